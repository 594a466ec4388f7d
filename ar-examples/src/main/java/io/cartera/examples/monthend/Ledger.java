package io.cartera.examples.monthend;

import io.cartera.invoice.Invoice;
import io.cartera.payment.Payment;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The accepted rows of a ledger, in memory until they are posted. */
final class Ledger {

    private final boolean hasAllocations;
    private final Map<String, LedgerCustomer> customers = new LinkedHashMap<>();
    private final Map<String, Invoice> documents = new HashMap<>();
    private final Map<String, Payment> payments = new HashMap<>();

    Ledger(boolean hasAllocations) {
        this.hasAllocations = hasAllocations;
    }

    /** Whether the ledger says itself which credit pays which debit. */
    boolean hasAllocations() {
        return hasAllocations;
    }

    Collection<LedgerCustomer> customers() {
        return customers.values();
    }

    Optional<LedgerCustomer> customer(String id) {
        return Optional.ofNullable(customers.get(id));
    }

    Optional<Invoice> document(String id) {
        return Optional.ofNullable(documents.get(id));
    }

    Optional<Payment> payment(String id) {
        return Optional.ofNullable(payments.get(id));
    }

    void add(LedgerCustomer customer) {
        customers.put(customer.file().id().value(), customer);
    }

    void add(LedgerCustomer customer, Invoice document) {
        documents.put(document.id().value(), document);
        customer.documents().add(document);
    }

    void add(LedgerCustomer customer, Payment payment) {
        payments.put(payment.id().value(), payment);
        customer.payments().add(payment);
    }

    /** The last day on which a document was issued or a payment received. */
    Optional<LocalDate> lastDay() {
        return Stream.concat(
                        documents.values().stream().map(Invoice::issuedOn),
                        payments.values().stream().map(Payment::receivedOn))
                .max(LocalDate::compareTo);
    }
}
