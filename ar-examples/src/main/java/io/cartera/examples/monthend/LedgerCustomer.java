package io.cartera.examples.monthend;

import io.cartera.customer.Customer;
import io.cartera.invoice.Invoice;
import io.cartera.payment.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** A customer of a ledger and what was accepted for it, in the order of the files. */
final class LedgerCustomer {

    private final Customer file;
    private final Optional<Money> limit;
    private final List<Invoice> documents = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private final List<AllocationRow> allocations = new ArrayList<>();

    LedgerCustomer(Customer file, Optional<Money> limit) {
        this.file = file;
        this.limit = limit;
    }

    Customer file() {
        return file;
    }

    /** The credit limit; empty where none is on file. */
    Optional<Money> limit() {
        return limit;
    }

    List<Invoice> documents() {
        return documents;
    }

    List<Payment> payments() {
        return payments;
    }

    List<AllocationRow> allocations() {
        return allocations;
    }
}
