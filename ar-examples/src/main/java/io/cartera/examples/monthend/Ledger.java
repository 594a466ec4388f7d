package io.cartera.examples.monthend;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The accepted rows of a ledger by customer, and whether it says itself which credit pays which debit. Customers are
 * taken from it as they are posted: a large ledger is not held twice.
 *
 * @param lastDay the last day on which a document was issued or a payment received
 */
record Ledger(boolean hasAllocations, Map<String, LedgerCustomer> customers, Optional<LocalDate> lastDay) {}
