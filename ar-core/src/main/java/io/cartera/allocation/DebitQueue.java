package io.cartera.allocation;

import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import io.cartera.account.Settlement.Match;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Open debits in their order, paid off as a proposal grows; goes through them once, whatever the number of credits. */
final class DebitQueue {

    private final Iterator<OpenItem> inOrder;
    private final LocalDate on;
    private final Map<ItemId, Long> paidOutOfOrder = new HashMap<>();
    private final List<Match> matches = new ArrayList<>();
    private @Nullable OpenItem first;
    private long firstLeft;

    DebitQueue(Iterable<OpenItem> debits, LocalDate on) {
        this.inOrder = debits.iterator();
        this.on = on;
        advance();
    }

    /** Lets one credit after another pay those debits first which it prefers, then the others in their order. */
    AllocationProposal payAll(OpenSet credits, Function<OpenItem, List<OpenItem>> preference) {
        for (OpenItem credit : credits) {
            if (first == null) {
                break;
            }
            pay(credit, preference.apply(credit));
        }
        return AllocationProposal.of(matches);
    }

    private void pay(OpenItem credit, List<OpenItem> preferred) {
        long money = credit.openMinor();
        for (OpenItem debit : preferred) {
            money -= payPreferred(credit, debit, money);
        }
        while (money > 0 && first != null) {
            long part = Math.min(money, firstLeft);
            match(credit, first, part);
            money -= part;
            firstLeft -= part;
            if (firstLeft == 0) {
                advance();
            }
        }
    }

    private long payPreferred(OpenItem credit, OpenItem debit, long money) {
        boolean isFirst = first != null && first.id().equals(debit.id());
        long left = isFirst ? firstLeft : debit.openMinor() - paidOutOfOrder.getOrDefault(debit.id(), 0L);
        long part = Math.min(money, left);
        // A debit that the queue has passed is paid in full.
        if (part <= 0 || isPassed(debit)) {
            return 0;
        }
        match(credit, debit, part);
        if (isFirst) {
            firstLeft -= part;
            if (firstLeft == 0) {
                advance();
            }
        } else {
            paidOutOfOrder.merge(debit.id(), part, Long::sum);
        }
        return part;
    }

    private boolean isPassed(OpenItem debit) {
        return first == null || OpenItem.openOrder().compare(debit, first) < 0;
    }

    private void advance() {
        first = null;
        while (first == null && inOrder.hasNext()) {
            OpenItem candidate = inOrder.next();
            firstLeft = candidate.openMinor() - paidOutOfOrder.getOrDefault(candidate.id(), 0L);
            if (firstLeft > 0) {
                first = candidate;
            }
        }
    }

    private void match(OpenItem credit, OpenItem debit, long minor) {
        matches.add(new Match(credit.id(), debit.id(), Money.ofMinor(debit.currency(), minor), on));
    }
}
