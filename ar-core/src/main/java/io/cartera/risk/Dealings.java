package io.cartera.risk;

import io.cartera.account.Allocation;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.Side;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * What was sold to a customer, how it was paid and what the bank took back, by day; mistakes that were reversed never were.
 * <p>
 * Sold is what was invoiced less what was credited by notes. Paid is also what was taken over, moved from another customer or
 * converted, by what it was in the beginning. A debit is paid in time where money that came by its due date pays all of it that no
 * discount, fee of a bank, small difference or credit note takes off.
 */
final class Dealings {

    private final SortedMap<CurrencyUnit, List<Sale>> sales = new TreeMap<>();
    private final SortedMap<CurrencyUnit, List<Paid>> payments = new TreeMap<>();
    private final List<Entry> returned = new ArrayList<>();
    private int paidInTime;
    private boolean hasDebits;

    /** A document that was sold in one currency, all its parts together. */
    record Sale(String document, LocalDate on, long minor) {}

    /** So much of a debit that was paid on a day, so many days after it fell due; before it where that is negative. */
    record Paid(ItemId debit, ItemId credit, LocalDate on, long minor, long daysLate) {}

    static Dealings of(RiskPicture picture) {
        Dealings dealings = new Dealings();
        dealings.read(picture);
        return dealings;
    }

    private void read(RiskPicture picture) {
        LocalDate day = picture.asOf().date();
        List<Entry> entries = picture.history()
                .entries()
                .filter(entry -> !entry.effectiveOn().isAfter(day))
                .toList();
        Set<ItemId> undone = new HashSet<>();
        entries.forEach(entry -> entry.reversal().ifPresent(reversal -> undone.add(reversal.item())));
        Map<ItemId, Entry> known = new HashMap<>();
        Map<ItemId, Long> credited = credited(picture, entries);
        Map<String, Sale> documents = new LinkedHashMap<>();
        Map<String, CurrencyUnit> currencies = new HashMap<>();
        for (Entry entry : entries) {
            if (undone.contains(entry.id())) {
                continue;
            }
            known.put(entry.id(), entry);
            hasDebits |= entry.side() == Side.DEBIT && entry.kind() != EntryKind.REVERSAL;
            if (entry.kind() == EntryKind.RETURNED_PAYMENT) {
                returned.add(entry);
            } else if (isSale(entry)) {
                String key = entry.currency() + " " + entry.id().document();
                currencies.put(key, entry.currency());
                documents.merge(
                        key,
                        new Sale(
                                entry.id().document(),
                                entry.effectiveOn(),
                                entry.amountMinor() - credited.getOrDefault(entry.id(), 0L)),
                        (one, other) -> new Sale(one.document(), one.on(), Math.addExact(one.minor(), other.minor())));
            }
        }
        documents.forEach((key, sale) -> {
            if (sale.minor() > 0) {
                sales.computeIfAbsent(currencies.get(key), currency -> new ArrayList<>())
                        .add(sale);
            }
        });
        sales.values().forEach(list -> list.sort(Comparator.comparing(Sale::on).thenComparing(Sale::document)));
        returned.sort(Comparator.comparing(Entry::effectiveOn).thenComparing(Entry::id));
        readPayments(picture, known);
    }

    /** How much of each debit credit notes have taken off. */
    private static Map<ItemId, Long> credited(RiskPicture picture, List<Entry> entries) {
        Set<ItemId> notes = new HashSet<>();
        entries.stream().filter(entry -> entry.kind() == EntryKind.CREDIT_NOTE).forEach(entry -> notes.add(entry.id()));
        Map<ItemId, Long> credited = new HashMap<>();
        for (Link link : picture.history().links()) {
            if (notes.contains(link.allocation().credit())) {
                credited.merge(link.allocation().debit(), link.minorAt(picture.asOf()), Long::sum);
            }
        }
        return credited;
    }

    private void readPayments(RiskPicture picture, Map<ItemId, Entry> known) {
        Map<ItemId, Long> inTime = new HashMap<>();
        Map<ItemId, Long> takenOff = new HashMap<>();
        for (Link link : picture.history().links()) {
            Allocation allocation = link.allocation();
            Entry debit = known.get(allocation.debit());
            Entry credit = known.get(allocation.credit());
            long minor = link.minorAt(picture.asOf());
            if (minor <= 0 || debit == null || credit == null || !isToBePaid(debit)) {
                continue;
            }
            if (lessens(credit.kind())) {
                takenOff.merge(debit.id(), minor, Long::sum);
            } else if (credit.origin().isMoneyIn()) {
                long late = ChronoUnit.DAYS.between(debit.dueOn(), credit.valueOn());
                payments.computeIfAbsent(debit.currency(), currency -> new ArrayList<>())
                        .add(new Paid(debit.id(), credit.id(), credit.valueOn(), minor, late));
                if (late <= 0) {
                    inTime.merge(debit.id(), minor, Long::sum);
                }
            }
        }
        payments.values()
                .forEach(list -> list.sort(Comparator.comparing(Paid::on)
                        .thenComparing(Paid::credit)
                        .thenComparing(Paid::debit)));
        inTime.forEach((debit, minor) -> {
            if (minor + takenOff.getOrDefault(debit, 0L) == known.get(debit).amountMinor()) {
                paidInTime++;
            }
        });
    }

    private static boolean isSale(Entry entry) {
        return entry.kind() == EntryKind.INVOICE || entry.kind() == EntryKind.DEBIT_NOTE;
    }

    private static boolean isToBePaid(Entry entry) {
        return entry.side() == Side.DEBIT
                && (entry.origin() == EntryKind.INVOICE
                        || entry.origin() == EntryKind.DEBIT_NOTE
                        || entry.origin() == EntryKind.OPENING_BALANCE);
    }

    private static boolean lessens(EntryKind kind) {
        return kind == EntryKind.CASH_DISCOUNT
                || kind == EntryKind.SMALL_DIFFERENCE
                || kind == EntryKind.BANK_FEE
                || kind == EntryKind.CREDIT_NOTE;
    }

    /** Whether anything was ever to be paid. */
    boolean hasDebits() {
        return hasDebits;
    }

    /** What was sold, by currency, day and document. */
    SortedMap<CurrencyUnit, List<Sale>> sales() {
        return sales;
    }

    /** What was paid and is still applied, by currency, day and items. */
    SortedMap<CurrencyUnit, List<Paid>> payments() {
        return payments;
    }

    /** What the bank took back, by day. */
    List<Entry> returned() {
        return returned;
    }

    /** How many debits were paid whole by the day on which they fell due. */
    int paidInTime() {
        return paidInTime;
    }
}
