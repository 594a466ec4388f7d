package io.cartera.analysis;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.Allocation;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.Side;
import io.cartera.collection.PromiseState;
import io.cartera.time.AsOf;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/** Reads one history into a tally for each currency. */
final class BehaviourReading {

    private final AsOf asOf;
    private final SortedMap<CurrencyUnit, PaymentRecord.Tally> tallies = new TreeMap<>();

    BehaviourReading(AsOf asOf) {
        this.asOf = asOf;
    }

    void read(AccountHistory history) {
        Map<ItemId, Entry> entries = new LinkedHashMap<>();
        Set<ItemId> undone = new HashSet<>();
        for (AccountChange change : history.changes()) {
            for (Entry entry : change.entries()) {
                if (asOf.counts(entry.effectiveOn(), change.recording().at())) {
                    entries.put(entry.id(), entry);
                    entry.reversal().ifPresent(reversal -> undone.add(reversal.item()));
                }
            }
        }
        Map<ItemId, Debt> debts = new LinkedHashMap<>();
        entries.forEach((id, entry) -> {
            if (id.side() == Side.DEBIT && !undone.contains(id)) {
                debts.put(id, new Debt(entry));
                if (entry.kind() == EntryKind.RETURNED_PAYMENT) {
                    tally(entry.currency()).returned(entry.amountMinor());
                }
            }
        });
        for (Link link : history.links()) {
            long minor = link.minorAt(asOf);
            Allocation allocation = link.allocation();
            Debt debt = minor > 0 ? debts.get(allocation.debit()) : null;
            if (debt != null) {
                debt.settle(entries.get(allocation.credit()), minor);
            }
        }
        debts.values().forEach(debt -> debt.addTo(tally(debt.entry.currency()), asOf.date()));
    }

    void read(PromiseState promise) {
        switch (promise.standing()) {
            case BROKEN, PARTLY_KEPT ->
                tally(promise.promise().amount().getCurrencyUnit()).brokenPromise();
            case PENDING, KEPT, WITHDRAWN -> {}
        }
    }

    private PaymentRecord.Tally tally(CurrencyUnit currency) {
        return tallies.computeIfAbsent(currency, key -> new PaymentRecord.Tally(key, asOf.date()));
    }

    SortedMap<CurrencyUnit, PaymentRecord> records() {
        SortedMap<CurrencyUnit, PaymentRecord> records = new TreeMap<>();
        tallies.forEach((currency, tally) -> {
            if (!tally.isEmpty()) {
                records.put(currency, new PaymentRecord(tally));
            }
        });
        return records;
    }

    private static final class Debt {

        private final Entry entry;
        private final Map<LocalDate, Long> paid = new HashMap<>();
        private long open;
        private long givenUp;

        Debt(Entry entry) {
            this.entry = entry;
            this.open = entry.amountMinor();
        }

        void settle(Entry credit, long minor) {
            open -= minor;
            EntryKind origin = credit.origin();
            if (origin.isMoneyIn() || origin == EntryKind.NETTING) {
                paid.merge(credit.receivedOn(), minor, Long::sum);
            } else if (origin == EntryKind.BAD_DEBT) {
                givenUp += minor;
            }
        }

        void addTo(PaymentRecord.Tally tally, LocalDate on) {
            long daysSoFar = on.toEpochDay() - entry.dueOn().toEpochDay();
            boolean isOverdue = open > 0 && daysSoFar > 0;
            if (isOverdue) {
                tally.overdue(open, daysSoFar);
            }
            boolean isIncurredHere = entry.kind() == EntryKind.INVOICE
                    || entry.kind() == EntryKind.DEBIT_NOTE
                    || entry.kind() == EntryKind.OPENING_BALANCE;
            if (!isIncurredHere) {
                return;
            }
            paid.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(part -> tally.experience(
                            entry,
                            PaymentRecord.Experience.Kind.PAID,
                            part.getValue(),
                            part.getKey().toEpochDay() - entry.dueOn().toEpochDay()));
            if (isOverdue) {
                tally.experience(entry, PaymentRecord.Experience.Kind.OVERDUE, open, daysSoFar);
            }
            if (givenUp > 0) {
                tally.experience(entry, PaymentRecord.Experience.Kind.GIVEN_UP, givenUp, Math.max(daysSoFar, 0));
            }
            if (open == 0 && givenUp == 0 && !paid.isEmpty()) {
                tally.settled(entry, paid);
            } else if (isOverdue || givenUp > 0) {
                tally.unpaid();
            }
        }
    }
}
