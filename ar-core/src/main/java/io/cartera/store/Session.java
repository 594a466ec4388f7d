package io.cartera.store;

/** One transaction on a store, through its repositories. Valid inside the function it was given to, for one thread. */
public interface Session {

    /** The customer file. */
    CustomerRepository customers();

    /** The issued documents. */
    InvoiceRepository invoices();

    /** The series that number documents, and their numbers. */
    NumberSeriesRepository numberSeries();

    /** The payments received. */
    PaymentRepository payments();

    /** What other systems call customers, documents and payments. */
    ExternalRefRepository externalRefs();

    /** The accounts. */
    AccountRepository accounts();

    /** The credit limits. */
    CreditLimitRepository creditLimits();

    /** Reservations, orders, and groups that share a limit. */
    HeadroomRepository headroom();

    /** Disputes and promises to pay. */
    CollectionRepository collections();

    /** Credit decisions and what overrides them. */
    CreditLogRepository creditLog();

    /** The audit trail. */
    AuditTrail audit();

    /** What was recorded and is still to be handed on. */
    Outbox outbox();
}
