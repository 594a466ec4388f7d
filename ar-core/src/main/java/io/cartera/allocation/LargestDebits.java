package io.cartera.allocation;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import io.cartera.account.Settlement.Match;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.joda.money.Money;

/** Open debits by what is open of them now; one that is paid in part takes its new place. */
final class LargestDebits {

    private final LocalDate on;
    private final PriorityQueue<Left> left = new PriorityQueue<>(
            Comparator.comparingLong(Left::minor).reversed().thenComparing(Left::debit, OpenItem.openOrder()));
    private final List<Match> matches = new ArrayList<>();

    private LargestDebits(OpenSet debits, LocalDate on) {
        this.on = on;
        for (OpenItem debit : debits) {
            left.add(new Left(debit, debit.openMinor()));
        }
    }

    static AllocationProposal propose(OpenSet credits, OpenSet debits, LocalDate on) {
        LargestDebits largest = new LargestDebits(debits, on);
        for (OpenItem credit : credits) {
            if (largest.left.isEmpty()) {
                break;
            }
            largest.pay(credit);
        }
        return AllocationProposal.of(largest.matches);
    }

    private void pay(OpenItem credit) {
        long money = credit.openMinor();
        while (money > 0 && !left.isEmpty()) {
            Left first = left.remove();
            long part = Math.min(money, first.minor);
            matches.add(new Match(credit.id(), first.debit.id(), Money.ofMinor(first.debit.currency(), part), on));
            money -= part;
            if (part < first.minor) {
                left.add(new Left(first.debit, first.minor - part));
            }
        }
    }

    private record Left(OpenItem debit, long minor) {}
}
