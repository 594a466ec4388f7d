package io.cartera.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An allocation that a unit of work has laid over its account: the link it makes, and how it is undone. The allocations of an
 * item are a chain, from the last one back.
 */
final class Laid implements Runnable {

    final Allocation allocation;
    private final AccountState state;
    private final Instant at;
    private final ItemInWork credit;
    private final ItemInWork debit;
    private final Item creditBefore;
    private final Item debitBefore;
    private final @Nullable Laid earlierOfCredit;
    private final @Nullable Laid earlierOfDebit;
    private @Nullable Link link;

    Laid(AccountState state, Allocation allocation, Instant at, ItemInWork credit, ItemInWork debit) {
        this.state = state;
        this.allocation = allocation;
        this.at = at;
        this.credit = credit;
        this.debit = debit;
        this.creditBefore = AccountState.known(credit);
        this.debitBefore = AccountState.known(debit);
        this.earlierOfCredit = credit.lastLaid;
        this.earlierOfDebit = debit.lastLaid;
    }

    /** Lays it over both items, from its day on, an epoch day. */
    void lay(int day) {
        long minor = allocation.amountMinor();
        credit.lastLaid = this;
        debit.lastLaid = this;
        state.change(credit, creditBefore.changed(-minor, day));
        state.change(debit, debitBefore.changed(-minor, day));
    }

    /** Takes it back; all that came after it was taken back before. */
    @Override
    public void run() {
        credit.lastLaid = earlierOfCredit;
        debit.lastLaid = earlierOfDebit;
        state.change(debit, debitBefore);
        state.change(credit, creditBefore);
        state.forget(this);
    }

    /** The link as it was made; a release is not in it. */
    Link link() {
        Link made = link;
        if (made == null) {
            made = Link.live(allocation, at);
            link = made;
        }
        return made;
    }

    /** All that were laid on an item, the first one first. */
    static List<Laid> on(ItemInWork item) {
        List<Laid> all = new ArrayList<>();
        Laid next = item.lastLaid;
        while (next != null) {
            all.add(next);
            next = next.credit == item ? next.earlierOfCredit : next.earlierOfDebit;
        }
        Collections.reverse(all);
        return all;
    }
}
