package io.cartera;

import io.cartera.account.AccountChange;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.trace.Outcome;
import java.util.Optional;

/** The use cases of invoices, debit notes and credit notes. Thread-safe. */
public final class Invoicing {

    private final Desk desk;

    Invoicing(Desk desk) {
        this.desk = desk;
    }

    /**
     * Issues a document: keeps it as it is and posts its total to the customer's account on the date of issue. Due
     * dates are resolved here: the document's own, else its own terms, else the customer's, else net 30. The
     * identifier is that of the command: a repeat changes nothing, another document under it is
     * {@link Outcome.Conflicting}. Refused with {@link UnknownCustomer} or
     * {@link io.cartera.account.AccountRefusal.PeriodClosed}.
     */
    public Outcome<AccountChange> issue(Invoice invoice) {
        return desk.inOneUnit(invoice.customer(), batch -> batch.issue(invoice));
    }

    /** The document with this identifier, as it was issued. */
    public Optional<Invoice> find(CustomerId customer, InvoiceId id) {
        return desk.read(session -> session.invoices().find(desk.account(customer), id));
    }
}
