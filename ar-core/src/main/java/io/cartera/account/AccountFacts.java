package io.cartera.account;

import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/**
 * What a unit of work asks of one locked account: a store answers from what is recorded, never from what the unit has
 * not yet recorded.
 * <p>
 * No question needs the whole history: the open items, one item, the links of one item, one command. Answers stay the
 * same while the account is locked. Used by one thread.
 */
public interface AccountFacts {

    /** Where the account stands. */
    AccountHead head();

    /** The item, whether open or settled. */
    Optional<Item> item(ItemId id);

    /** All links of the item, released ones too, in the order of recording. */
    List<Link> links(ItemId id);

    /** The link of this allocation. */
    Optional<Link> link(AllocationId id);

    /** The items with an open amount greater than zero, by due date, document date, identifier. */
    Iterator<Item> open(CurrencyUnit currency, Side side);

    /** The currencies in which {@link #open} has an item. */
    Set<CurrencyUnit> openCurrencies(Side side);

    /** What the command with this kind and identifier changed, if there was one. */
    Optional<AccountChange> change(CommandKind kind, CommandId id);
}
