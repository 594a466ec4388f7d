package io.cartera.examples.monthend;

import io.cartera.invoice.Invoice;
import io.cartera.payment.Payment;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The accepted rows of a ledger by identifier, and whether it says itself which credit pays which debit. */
record Ledger(
        boolean hasAllocations,
        Map<String, LedgerCustomer> customers,
        Map<String, Invoice> documents,
        Map<String, Payment> payments) {

    Ledger(boolean hasAllocations) {
        this(hasAllocations, new LinkedHashMap<>(), new HashMap<>(), new HashMap<>());
    }

    /** The last day on which a document was issued or a payment received. */
    Optional<LocalDate> lastDay() {
        return Stream.concat(
                        documents.values().stream().map(Invoice::issuedOn),
                        payments.values().stream().map(Payment::receivedOn))
                .max(LocalDate::compareTo);
    }
}
