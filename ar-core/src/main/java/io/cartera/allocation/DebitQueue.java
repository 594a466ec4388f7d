package io.cartera.allocation;

import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import io.cartera.allocation.EarlyPayment.Left;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Open debits in their order, paid off as a proposal grows; goes through them once, whatever the number of credits, and
 * reads on only as far as the money, or the discounts it may take, reach.
 */
final class DebitQueue {

    private final Iterator<OpenItem> inOrder;
    private final EarlyPayment payment;
    private final Map<ItemId, Left> paidOutOfOrder;
    // Those that are read and not paid in full, from the position on.
    private final List<Left> ahead = new ArrayList<>();
    private final Map<ItemId, Left> isAhead;
    private final Function<OpenItem, List<OpenItem>> preference;
    // Only where credits prefer some debits is any found otherwise than by order.
    private final boolean findsByItem;
    private int position;
    private @Nullable OpenItem lastRead;

    private DebitQueue(
            Iterable<OpenItem> debits,
            EarlyPayment payment,
            Function<OpenItem, List<OpenItem>> preference,
            boolean findsByItem) {
        this.inOrder = debits.iterator();
        this.payment = payment;
        this.preference = preference;
        this.findsByItem = findsByItem;
        this.paidOutOfOrder = findsByItem ? new HashMap<>() : Map.of();
        this.isAhead = findsByItem ? new HashMap<>() : Map.of();
    }

    /** Debits of which each credit pays the first. */
    static DebitQueue inOrder(Iterable<OpenItem> debits, EarlyPayment payment) {
        return new DebitQueue(debits, payment, credit -> List.of(), false);
    }

    /** Debits of which each credit pays those first that it prefers, then the others in their order. */
    static DebitQueue preferring(
            Function<OpenItem, List<OpenItem>> preference, Iterable<OpenItem> debits, EarlyPayment payment) {
        return new DebitQueue(debits, payment, preference, true);
    }

    /** Lets one credit after another pay. */
    AllocationProposal payAll(OpenSet credits) {
        for (OpenItem credit : credits) {
            if (at(0) == null) {
                break;
            }
            List<OpenItem> preferred = preference.apply(credit);
            long money = credit.openMinor();
            pay(credit, preferred.isEmpty() ? money : payPreferred(credit, preferred, money));
        }
        return payment.proposal();
    }

    private void pay(OpenItem credit, long money) {
        if (money > 0) {
            payment.pay(credit, money, this::at);
            passPaid();
        }
    }

    private long payPreferred(OpenItem credit, List<OpenItem> preferred, long money) {
        List<Left> wanted = new ArrayList<>();
        for (OpenItem debit : preferred) {
            Left left = left(debit);
            if (left.minor > 0) {
                wanted.add(left);
            }
        }
        long rest = payment.pay(credit, money, i -> i < wanted.size() ? wanted.get(i) : null);
        for (Left left : wanted) {
            if (!isAhead.containsKey(left.debit.id())) {
                paidOutOfOrder.put(left.debit.id(), left);
            } else if (left.minor == 0) {
                ahead.remove(left);
                isAhead.remove(left.debit.id());
            }
        }
        passPaid();
        return rest;
    }

    // A debit that the queue has read and passed is paid in full.
    private Left left(OpenItem debit) {
        Left known = isAhead.getOrDefault(debit.id(), paidOutOfOrder.get(debit.id()));
        if (known != null) {
            return known;
        }
        boolean isPassed = lastRead != null && OpenItem.openOrder().compare(debit, lastRead) <= 0;
        return new Left(debit, isPassed ? 0 : debit.openMinor());
    }

    private void passPaid() {
        while (position < ahead.size() && ahead.get(position).minor == 0) {
            if (findsByItem) {
                isAhead.remove(ahead.get(position).debit.id());
            }
            position++;
        }
        if (position == ahead.size()) {
            ahead.clear();
            position = 0;
        }
    }

    /** The debit at a position after those that are paid in full. */
    private @Nullable Left at(int index) {
        while (position + index >= ahead.size()) {
            if (!read()) {
                return null;
            }
        }
        return ahead.get(position + index);
    }

    private boolean read() {
        while (inOrder.hasNext()) {
            OpenItem next = inOrder.next();
            lastRead = next;
            Left known = findsByItem ? paidOutOfOrder.remove(next.id()) : null;
            Left left = known != null ? known : new Left(next, next.openMinor());
            if (left.minor > 0) {
                ahead.add(left);
                if (findsByItem) {
                    isAhead.put(next.id(), left);
                }
                return true;
            }
        }
        return false;
    }
}
