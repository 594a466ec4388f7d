package io.cartera.analysis;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.payment.ReturnKind;
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
        Entry.Builder entry = Entry.builder(id, kind, Money.parse(amount), on);
        if (kind.isLeg()) {
            entry.counterpart(CustomerId.of("OTHER"), new ItemId(id.side().opposite(), document, 1));
        }
        return (kind == EntryKind.RETURNED_PAYMENT ? entry.returned(ReturnKind.BOUNCED) : entry).build();
    }
}
