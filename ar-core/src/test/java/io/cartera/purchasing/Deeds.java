package io.cartera.purchasing;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.joda.money.Money;

/** Entries in the words of a test. */
public final class Deeds implements EntrySource {

    private final List<Map.Entry<CustomerId, Entry>> all = new ArrayList<>();

    public Deeds invoice(String customer, String day, String amount) {
        return add(
                customer,
                Entry.builder(
                                ItemId.debit("I" + all.size()),
                                EntryKind.INVOICE,
                                Money.parse(amount),
                                LocalDate.parse(day))
                        .build());
    }

    /** An invoice in instalments of these amounts, all on its day. */
    public Deeds instalments(String customer, String document, String day, String... amounts) {
        for (int i = 0; i < amounts.length; i++) {
            add(
                    customer,
                    Entry.builder(
                                    new ItemId(Side.DEBIT, document, i + 1),
                                    EntryKind.INVOICE,
                                    Money.parse(amounts[i]),
                                    LocalDate.parse(day))
                            .build());
        }
        return this;
    }

    /** Takes back one instalment of an invoice. */
    public Deeds instalmentReversed(String customer, String document, int part, String day) {
        Entry entry = all.stream()
                .map(Map.Entry::getValue)
                .filter(known -> known.id().equals(new ItemId(Side.DEBIT, document, part)))
                .findFirst()
                .orElseThrow();
        return add(
                customer,
                Entry.builder(ItemId.credit("X" + all.size()), EntryKind.REVERSAL, entry.amount(), LocalDate.parse(day))
                        .reversing(entry.id(), entry.kind())
                        .build());
    }

    public Deeds takenOver(String customer, String day, String amount) {
        return add(
                customer,
                Entry.builder(
                                ItemId.debit("O" + all.size()),
                                EntryKind.OPENING_BALANCE,
                                Money.parse(amount),
                                LocalDate.parse(day))
                        .build());
    }

    public Deeds credit(String customer, String day, String amount) {
        return add(
                customer,
                Entry.builder(
                                ItemId.credit("C" + all.size()),
                                EntryKind.CREDIT_NOTE,
                                Money.parse(amount),
                                LocalDate.parse(day))
                        .build());
    }

    public Deeds receipt(String customer, String day, String amount) {
        return add(
                customer,
                Entry.builder(
                                ItemId.credit("P" + all.size()),
                                EntryKind.RECEIPT,
                                Money.parse(amount),
                                LocalDate.parse(day))
                        .build());
    }

    /** Takes back the last entry, which is an invoice. */
    public Deeds reversed(String day) {
        Map.Entry<CustomerId, Entry> last = all.get(all.size() - 1);
        Entry entry = last.getValue();
        return add(
                last.getKey().value(),
                Entry.builder(ItemId.credit("X" + all.size()), EntryKind.REVERSAL, entry.amount(), LocalDate.parse(day))
                        .reversing(entry.id(), entry.kind())
                        .build());
    }

    public Deeds add(String customer, Entry entry) {
        all.add(Map.entry(CustomerId.of(customer), entry));
        return this;
    }

    /** The same in another order. */
    public Deeds shuffled(long seed) {
        Deeds other = new Deeds();
        other.all.addAll(all);
        Collections.shuffle(other.all, new Random(seed));
        return other;
    }

    public List<Entry> entries() {
        return all.stream().map(Map.Entry::getValue).toList();
    }

    @Override
    public void forEach(java.util.function.BiConsumer<? super CustomerId, ? super Entry> action) {
        all.forEach(each -> action.accept(each.getKey(), each.getValue()));
    }
}
