package io.cartera.access;

/**
 * What an actor needs to be allowed, for the commands and readings of the door. Which method needs which is in
 * {@code docs/permissions.md}, and a test compares the two.
 * <p>
 * A host gives them to its roles. More may come with later versions, so a policy should refuse what it does not know.
 */
public enum Permission {
    /** See the customer file: who a customer is and its references. */
    READ_CUSTOMERS,
    /** Change the customer file: register, record changes, attach references. */
    MAINTAIN_CUSTOMERS,
    /** See documents, their references and how far they are settled. */
    READ_DOCUMENTS,
    /** Issue documents. */
    ISSUE_DOCUMENTS,
    /** Attach references of other systems to documents. */
    MAINTAIN_DOCUMENTS,
    /** Undo documents that were issued by mistake. */
    REVERSE_DOCUMENTS,
    /** See number series and their numbers. */
    READ_NUMBER_SERIES,
    /** Define number series and void numbers. */
    MAINTAIN_NUMBER_SERIES,
    /** See payments and their references. */
    READ_PAYMENTS,
    /** Receive payments, bank lines that are shared included, and attach references to them. */
    RECEIVE_PAYMENTS,
    /** Record that a bank took a payment back. */
    RETURN_PAYMENTS,
    /** Apply credits to debits, settle, and release what was applied. */
    APPLY_PAYMENTS,
    /** Book what is neither document nor payment: write-offs, fees, refunds. */
    ADJUST_ACCOUNTS,
    /** Move items between customers or currencies, net them, and undo that. Asked for both customers. */
    TRANSFER_ITEMS,
    /** Take over opening balances. */
    TAKE_OVER_BALANCES,
    /** Import many documents and payments, and record through which day a source was imported. */
    IMPORT,
    /** See which sources were imported through which day, and which are late. */
    READ_IMPORTS,
    /** See accounts: open items, balances, aging, history, statements, a customer at a glance. */
    READ_ACCOUNTS,
    /** Undo entries that were recorded by mistake. */
    REVERSE_ENTRIES,
    /** Close a ledger through a day. */
    CLOSE_LEDGER,
    /** See the accounts as the general ledger does. */
    READ_GENERAL_LEDGER,
    /** See the audit trail, take anchors and verify. */
    READ_AUDIT_TRAIL,
    /** Hand on what was recorded to other systems. */
    RELAY_EVENTS,
    /** See limits, exposure and credit decisions. */
    READ_CREDIT,
    /** Grant credit limits. */
    GRANT_CREDIT_LIMITS,
    /** See how customers pay, ratings, what they rest on, reviews, and the list of defaulters. */
    READ_RATINGS,
    /** Record ratings, yearly accounts, reports of bureaus, and reviews. */
    RATE_CUSTOMERS,
    /** Put customers on the list of defaulters and take them off it. */
    LIST_DEFAULTERS,
    /** Put credit decisions on record. */
    RECORD_CREDIT_DECISIONS,
    /** Override credit decisions. */
    OVERRIDE_CREDIT_DECISIONS,
    /** Reserve credit, state orders, and go on with reservations or give them back. */
    RESERVE_CREDIT,
    /** Say which customers share a limit. */
    MAINTAIN_CREDIT_GROUPS,
    /** Ask for refunds. */
    REQUEST_REFUNDS,
    /** Approve or decline refunds that were asked for. */
    APPROVE_REFUNDS,
    /** Pay refunds that were approved. */
    PAY_REFUNDS,
    /** See disputes, promises, notices, refunds that were asked for, and what is collectable. */
    READ_COLLECTIONS,
    /** Record disputes, how they ended, promises, their withdrawal, and notices that were sent. */
    RECORD_COLLECTIONS,
    /** See the register of documents that are kept, and what may be destroyed. */
    READ_FILED_DOCUMENTS,
    /** File documents, link and classify them. */
    FILE_DOCUMENTS,
    /** Place and lift legal holds. */
    HOLD_DOCUMENTS,
    /** Record that documents were destroyed. */
    DISPOSE_OF_DOCUMENTS,
    /** See turnover, key figures, anomalies, behaviour, segments and forecasts. */
    READ_ANALYSES,
    /** See points of customers, why they earned them, vouchers, and what is owed for them. */
    READ_POINTS,
    /** Let documents earn points, and claw back what was credited. */
    EARN_POINTS,
    /** Redeem points, give redeemed ones back, and use vouchers. */
    REDEEM_POINTS,
    /** Give gifts without points. */
    GRANT_GIFTS;

    /** Whether what it allows is put on record: everything but to read, and to hand on what is on record already. */
    public boolean recordsSomething() {
        return !name().startsWith("READ_") && this != RELAY_EVENTS;
    }
}
