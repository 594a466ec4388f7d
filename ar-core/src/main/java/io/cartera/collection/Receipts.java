package io.cartera.collection;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.Allocation;
import io.cartera.account.Entry;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.collection.PromiseState.Standing;
import io.cartera.time.AsOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** The money that came in and stayed, as of a day; promises take it one after another, so that each receipt counts once. */
final class Receipts {

    private static final int MAX_GRACE_DAYS = 366;

    private final LocalDate date;
    private final int graceDays;
    private final List<Receipt> receipts = new ArrayList<>();

    private Receipts(LocalDate date, int graceDays) {
        if (graceDays < 0 || graceDays > MAX_GRACE_DAYS) {
            throw new IllegalArgumentException("days of grace is " + graceDays + ", 0 to " + MAX_GRACE_DAYS);
        }
        this.date = date;
        this.graceDays = graceDays;
    }

    static Receipts by(AsOf asOf, AccountHistory history, int graceDays) {
        AccountHistory known = history.knownAt(asOf);
        Receipts all = new Receipts(asOf.date(), graceDays);
        Map<ItemId, Receipt> byId = new HashMap<>();
        Map<ItemId, Posted> posted = new HashMap<>();
        for (AccountChange change : known.changes()) {
            for (Entry entry : change.entries()) {
                posted.put(entry.id(), new Posted(entry, change.recording().version()));
                if (entry.origin().isMoneyIn() && !entry.effectiveOn().isAfter(asOf.date())) {
                    Receipt receipt = new Receipt(entry);
                    byId.put(entry.id(), receipt);
                    all.receipts.add(receipt);
                }
            }
        }
        for (Link link : known.links()) {
            long minor = link.minorAt(AsOf.of(asOf.date()));
            Receipt receipt = byId.get(link.allocation().credit());
            if (minor != 0 && receipt != null) {
                receipt.use(link.allocation(), posted.get(link.allocation().debit()));
            }
        }
        all.receipts.sort(Comparator.<Receipt, LocalDate>comparing(receipt -> receipt.entry.receivedOn())
                .thenComparing(receipt -> receipt.entry.id()));
        return all;
    }

    PromiseState takenBy(PromiseToPay promise) {
        LocalDate last = promise.payBy().plusDays(graceDays);
        long promised = promise.amount().getAmountMinorLong();
        long received = 0;
        for (Receipt receipt : receipts) {
            LocalDate on = receipt.entry.receivedOn();
            boolean counts = receipt.entry.currency().equals(promise.amount().getCurrencyUnit())
                    && !on.isBefore(promise.promisedOn())
                    && !on.isAfter(last);
            if (counts) {
                received += receipt.take(promised - received, promise.items());
            }
        }
        return PromiseState.of(
                promise,
                standing(received, promised, date.isAfter(last)),
                Money.ofMinor(promise.amount().getCurrencyUnit(), received));
    }

    private static Standing standing(long received, long promised, boolean isOver) {
        if (received == promised) {
            return Standing.KEPT;
        }
        if (!isOver) {
            return Standing.PENDING;
        }
        return received == 0 ? Standing.BROKEN : Standing.PARTLY_KEPT;
    }

    private record Posted(Entry entry, long version) {}

    /** What is left of a receipt, and of what it pays of each debit, while promises take it. */
    private static final class Receipt {

        private final Entry entry;
        private final Map<ItemId, Long> paid = new HashMap<>();
        private long left;

        Receipt(Entry entry) {
            this.entry = entry;
            this.left = entry.amountMinor();
        }

        void use(Allocation allocation, Posted debit) {
            boolean cameWithIt = debit.version() == allocation.id().version();
            boolean isGone = switch (debit.entry().kind()) {
                case REVERSAL, RETURNED_PAYMENT -> true;
                // What takes a credit away is allocated to it at once. A debit that arrives, and a refund whose credit
                // was
                // undone, are paid like any debit.
                case REFUND, TRANSFER, NETTING, CONVERSION -> cameWithIt;
                default -> false;
            };
            if (isGone) {
                left -= allocation.amountMinor();
            } else {
                paid.merge(allocation.debit(), allocation.amountMinor(), Long::sum);
            }
        }

        long take(long wanted, List<ItemId> items) {
            long before = left;
            if (items.isEmpty()) {
                left -= Math.min(left, wanted);
            } else {
                long still = wanted;
                for (ItemId item : items) {
                    long taken = Math.min(still, Math.min(left, paid.getOrDefault(item, 0L)));
                    paid.computeIfPresent(item, (id, minor) -> minor - taken);
                    left -= taken;
                    still -= taken;
                }
            }
            return before - left;
        }
    }
}
