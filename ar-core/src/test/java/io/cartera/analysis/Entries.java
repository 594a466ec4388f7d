package io.cartera.analysis;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import java.time.LocalDate;
import org.joda.money.Money;

/** Entries in the words of a test. */
final class Entries {

    private Entries() {}

    static Entry entry(EntryKind kind, String document, String amount, String on) {
        return entry(kind, document, amount, LocalDate.parse(on));
    }

    static Entry entry(EntryKind kind, String document, String amount, LocalDate on) {
        ItemId id = kind.standsOn(Side.DEBIT) ? ItemId.debit(document) : ItemId.credit(document);
        return Entry.builder(id, kind, Money.parse(amount), on).build();
    }
}
