package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.payment.ReturnKind;
import java.sql.SQLException;
import java.time.LocalDate;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The columns of an entry, which its own table and that of the items share. */
final class EntryColumns {

    static final String NAMES = "side, document, part, kind, currency, amount_minor, effective_on, document_on, due_on,"
            + " value_on, reference, reverses_document, reverses_part, reverses_kind, returned,"
            + " counterpart_customer, counterpart_document, counterpart_part, moved_kind, offers, earned_by";
    static final String PLACES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

    private EntryColumns() {}

    /** How the reference of an entry is kept, of its own table and of the items. */
    static @Nullable String reference(SensitiveTexts texts, AccountId account, Entry entry) {
        ItemId id = entry.id();
        return texts.kept(
                SensitiveColumn.ENTRY_REFERENCE,
                account.customer(),
                entry.reference().orElse(null),
                account.ledger().value(),
                id.side().name(),
                id.document(),
                id.part());
    }

    /** The reference is given as it is kept. */
    static void bind(Parameters parameters, Entry entry, @Nullable String reference) throws SQLException {
        Entry.Reversal reversal = entry.reversal().orElse(null);
        Entry.Counterpart counterpart = entry.counterpart().orElse(null);
        parameters
                .item(entry.id())
                .code(entry.kind())
                .currency(entry.currency())
                .number(entry.amountMinor())
                .date(entry.effectiveOn())
                .date(entry.documentOn())
                .date(entry.dueOn())
                .date(entry.valueOn())
                .text(reference)
                .text(reversal == null ? null : reversal.item().document())
                .numberOrNone(reversal == null ? null : reversal.item().part())
                .code(reversal == null ? null : reversal.kind())
                .code(entry.returned().orElse(null))
                .text(counterpart == null ? null : counterpart.customer().value())
                .text(counterpart == null ? null : counterpart.item().document())
                .numberOrNone(counterpart == null ? null : counterpart.item().part())
                .code(entry.moved().orElse(null))
                .text(OfferText.write(entry.offers()))
                .text(OfferText.writeEarnedBy(entry.earnedBy()));
    }

    static Entry read(LedgerId ledger, CustomerId of, Row row) throws SQLException {
        ItemId id = row.item();
        EntryKind kind = row.code(EntryKind.class);
        Money amount = row.money();
        LocalDate effectiveOn = row.date();
        Entry.Builder entry = Entry.builder(id, kind, amount, effectiveOn)
                .documentOn(row.date())
                .dueOn(row.date())
                .valueOn(row.date());
        String reference = row.sensitiveOrNone(
                SensitiveColumn.ENTRY_REFERENCE, of, ledger.value(), id.side().name(), id.document(), id.part());
        if (reference != null) {
            entry.reference(reference);
        }
        String reversed = row.textOrNone();
        int part = row.count();
        String reversedKind = row.textOrNone();
        if (reversed != null && reversedKind != null) {
            entry.reversing(new ItemId(id.side().opposite(), reversed, part), EntryKind.valueOf(reversedKind));
        }
        String returned = row.textOrNone();
        if (returned != null) {
            entry.returned(ReturnKind.valueOf(returned));
        }
        String customer = row.textOrNone();
        String counterpart = row.textOrNone();
        int counterpartPart = row.count();
        if (customer != null && counterpart != null) {
            entry.counterpart(CustomerId.of(customer), new ItemId(id.side().opposite(), counterpart, counterpartPart));
        }
        String moved = row.textOrNone();
        if (moved != null) {
            entry.moved(EntryKind.valueOf(moved));
        }
        String offers = row.textOrNone();
        if (offers != null) {
            entry.offers(OfferText.read(offers, amount.getCurrencyUnit()));
        }
        String earnedBy = row.textOrNone();
        if (earnedBy != null) {
            entry.earnedBy(OfferText.readEarnedBy(earnedBy));
        }
        return entry.build();
    }
}
