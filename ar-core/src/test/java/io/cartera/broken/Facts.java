package io.cartera.broken;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHead;
import io.cartera.account.AllocationId;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.Side;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/** Facts of an account that are passed on as they are. */
class Facts implements AccountFacts {

    final AccountFacts sound;

    Facts(AccountFacts sound) {
        this.sound = sound;
    }

    @Override
    public AccountHead head() {
        return sound.head();
    }

    @Override
    public Optional<Item> item(ItemId id) {
        return sound.item(id);
    }

    @Override
    public List<Link> links(ItemId id) {
        return sound.links(id);
    }

    @Override
    public Optional<Link> link(AllocationId id) {
        return sound.link(id);
    }

    @Override
    public Iterator<Item> open(CurrencyUnit currency, Side side) {
        return sound.open(currency, side);
    }

    @Override
    public Set<CurrencyUnit> openCurrencies(Side side) {
        return sound.openCurrencies(side);
    }

    @Override
    public Optional<AccountChange> change(CommandKind kind, CommandId id) {
        return sound.change(kind, id);
    }
}
