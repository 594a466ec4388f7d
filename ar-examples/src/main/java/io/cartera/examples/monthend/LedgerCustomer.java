package io.cartera.examples.monthend;

import io.cartera.customer.Customer;
import io.cartera.invoice.Invoice;
import io.cartera.payment.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** A customer of a ledger, its credit limit if one is on file, and the accepted rows of its account as they come in. */
record LedgerCustomer(
        Customer file,
        Optional<Money> limit,
        List<Invoice> documents,
        List<Payment> payments,
        List<AllocationRow> allocations) {

    LedgerCustomer(Customer file, Optional<Money> limit) {
        this(file, limit, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
