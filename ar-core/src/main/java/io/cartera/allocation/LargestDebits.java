package io.cartera.allocation;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import io.cartera.allocation.EarlyPayment.Left;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Open debits by what is open of them now; one that is paid in part takes its new place. */
final class LargestDebits {

    private final EarlyPayment payment;
    private final PriorityQueue<Left> left = new PriorityQueue<>(Comparator.comparingLong((Left debit) -> debit.minor)
            .reversed()
            .thenComparing(debit -> debit.debit, OpenItem.openOrder()));

    private LargestDebits(OpenSet debits, LocalDate on) {
        this.payment = EarlyPayment.of(debits, on);
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
        return largest.payment.proposal();
    }

    private void pay(OpenItem credit) {
        List<Left> reached = new ArrayList<>();
        payment.pay(credit, credit.openMinor(), index -> {
            if (index == reached.size() && !left.isEmpty()) {
                reached.add(left.remove());
            }
            return index < reached.size() ? reached.get(index) : null;
        });
        reached.stream().filter(debit -> debit.minor > 0).forEach(left::add);
    }
}
