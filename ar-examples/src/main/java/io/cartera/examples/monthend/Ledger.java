package io.cartera.examples.monthend;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The accepted rows of a ledger by customer. Customers are taken from it as they are posted: a large ledger is not held
 * twice.
 *
 * @param lastDay the last day on which a document was issued or a payment received
 */
record Ledger(Map<String, LedgerCustomer> customers, Optional<LocalDate> lastDay) {}
