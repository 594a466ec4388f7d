package io.cartera;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceType;
import io.cartera.terms.Instalment;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.BusinessCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The entries that a document posts: one for each instalment with an amount, numbered from 1 without a gap, since a
 * document is found by its first part and reversed part after part; one for a credit note.
 */
final class InvoiceEntries {

    private InvoiceEntries() {}

    static ItemId first(Invoice invoice) {
        return id(invoice, 1);
    }

    static List<Entry> of(Invoice invoice, PaymentTerms terms, @Nullable BusinessCalendar calendar) {
        if (invoice.type() == InvoiceType.CREDIT_NOTE) {
            return List.of(
                    entry(invoice, 1, invoice.total(), invoice.issuedOn()).build());
        }
        List<Entry> entries = new ArrayList<>();
        List<Instalment> instalments =
                calendar == null ? invoice.instalments(terms) : invoice.instalments(terms, calendar);
        for (int i = 0; i < instalments.size(); i++) {
            Instalment instalment = instalments.get(i);
            if (instalment.amount().isPositive()) {
                entries.add(entry(invoice, entries.size() + 1, instalment.amount(), instalment.dueOn())
                        .offers(
                                calendar == null
                                        ? invoice.offers(instalments, i)
                                        : invoice.offers(instalments, i, calendar))
                        .build());
            }
        }
        return entries;
    }

    private static Entry.Builder entry(Invoice invoice, int part, Money amount, LocalDate dueOn) {
        EntryKind kind = switch (invoice.type()) {
            case INVOICE -> EntryKind.INVOICE;
            case DEBIT_NOTE -> EntryKind.DEBIT_NOTE;
            case CREDIT_NOTE -> EntryKind.CREDIT_NOTE;
        };
        Entry.Builder entry = Entry.builder(id(invoice, part), kind, amount, invoice.issuedOn())
                .dueOn(dueOn);
        // What a payer is asked to quote is how a payment finds its document.
        invoice.postedReference().ifPresent(entry::reference);
        return entry;
    }

    private static ItemId id(Invoice invoice, int part) {
        Side side = invoice.type() == InvoiceType.CREDIT_NOTE ? Side.CREDIT : Side.DEBIT;
        return new ItemId(side, invoice.id().value(), part);
    }
}
