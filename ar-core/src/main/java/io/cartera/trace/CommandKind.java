package io.cartera.trace;

/** What a command does. Command identifiers are unique within an account and kind. */
public enum CommandKind {
    /** A customer enters the customer file. */
    REGISTER_CUSTOMER,
    /** A credit limit is granted from a date on. */
    GRANT_LIMIT,
    /** A ledger is closed through a date. */
    CLOSE_PERIOD,
    /** An invoice, debit note or credit note is issued. */
    ISSUE,
    /** A payment is received. */
    RECEIVE,
    /** Open credits are applied to open debits by a policy. */
    APPLY,
    /** Entries and allocations are recorded together as the caller says. */
    SETTLE,
    /** An allocation is undone. */
    RELEASE,
    /** A clerk's mistake is undone by an opposite entry. */
    REVERSE,
    /** The bank returns a payment. */
    RETURN_PAYMENT,
    /** What is open of an item is written off. */
    WRITE_OFF,
    /** We bear a bank's fee. */
    BEAR_FEE,
    /** A cash discount is granted by itself, not by the payment that completes the debit. */
    GRANT_DISCOUNT,
    /** A credit is paid back. */
    REFUND,
    /** What was open in the books kept before is taken over. */
    TAKE_OVER,
    /** Something open is moved to another customer. */
    TRANSFER,
    /** One customer's debit is offset with another customer's credit. */
    NET,
    /** A credit is moved to another currency. */
    CONVERT,
    /** A transfer, a netting or a conversion is undone. */
    UNDO_LEGS,
    /** A customer disputes an item. */
    OPEN_DISPUTE,
    /** A dispute ends. */
    RESOLVE_DISPUTE,
    /** A customer promises to pay. */
    PROMISE,
    /** A promise no longer holds. */
    WITHDRAW_PROMISE,
    /** A reference of another system is attached to a customer, a document or a payment. */
    ATTACH_REF,
    /** A number series is defined. */
    DEFINE_SERIES,
    /** The next number of a series is voided. */
    VOID_NUMBER,
    /** A document that is kept is filed. */
    REGISTER_DOCUMENT,
    /** A filed document is linked with what it is about. */
    LINK_DOCUMENT,
    /** A filed document is classified. */
    TAG_DOCUMENT,
    /** A filed document must not be destroyed. */
    PLACE_HOLD,
    /** A filed document is let go again. */
    LIFT_HOLD,
    /** A filed document was destroyed. */
    RECORD_DISPOSAL,
    /** A fiscal profile holds from a day on. */
    CHANGE_FISCAL_PROFILE,
    /** A fiscal profile is found correct. */
    CONFIRM_FISCAL_PROFILE,
    /** An address for a purpose is stated. */
    STATE_ADDRESS,
    /** A customer's accounts wait for the first sale. */
    AWAIT_FIRST_SALE,
    /** The first sale opens an account. */
    OPEN_ACCOUNT,
    /** A contact point of a customer is stated. */
    STATE_CONTACT_POINT,
    /** A contact person is stated. */
    STATE_CONTACT_PERSON,
    /** An agreement is made. */
    MAKE_AGREEMENT,
    /** A customer is assigned to a class with defaults. */
    ASSIGN_PROFILE_CLASS,
    /** A customer gets a value of its own in place of a default. */
    SET_PROFILE_VALUE,
    /** The industry of a customer is stated. */
    STATE_INDUSTRY,
    /** The region of a customer is stated. */
    STATE_REGION,
    /** Somebody of ours becomes responsible for a customer. */
    ASSIGN_OWNER,
    /** A day that comes every year is stated. */
    STATE_OCCASION,
    /** A customer is held, closed or opened. */
    CHANGE_STANDING,
    /** An attribute of the host's own is set. */
    SET_ATTRIBUTE,
    /** A document of identity is stated. */
    STATE_IDENTITY_DOCUMENT,
    /** What a credit insurance covers of a customer is stated. */
    STATE_CREDIT_INSURANCE,
    /** What we hold should a customer not pay is stated. */
    STATE_SECURITY,
    /** A notice about unpaid items was sent. */
    RECORD_NOTICE,
    /** A credit grade is assigned to a customer. */
    ASSIGN_RATING,
    /** Yearly accounts of a customer are received. */
    RECEIVE_STATEMENTS,
    /** A report of a credit bureau is received. */
    RECEIVE_BUREAU_REPORT,
    /** The credit of a customer is reviewed. */
    REVIEW_CREDIT,
    /** A customer is put on the list of defaulters or taken off it. */
    CHANGE_DEFAULTER_LISTING,
    /** A part of a credit limit is reserved. */
    RESERVE,
    /** An order or a delivery that came without a reservation is stated. */
    STATE_ORDER,
    /** A reservation becomes an order, a delivery or an invoice. */
    COMMIT_RESERVATION,
    /** What is left of a reservation is given back. */
    RELEASE_RESERVATION,
    /** A customer joins a group under one limit, or leaves it. */
    CHANGE_GROUP,
    /** A credit decision is made. */
    DECIDE_CREDIT,
    /** A credit decision is overridden. */
    OVERRIDE_CREDIT,
    /** A notice about unpaid items counts no longer. */
    WITHDRAW_NOTICE,
    /** A refund is asked for. */
    REQUEST_REFUND,
    /** A refund that was asked for is approved or declined. */
    ANSWER_REFUND,
    /** The override of a credit decision counts no longer. */
    WITHDRAW_OVERRIDE,
    /** A customer comes into a segment, or is held in it. */
    CHANGE_SEGMENT,
    /** A document earns points. */
    EARN_POINTS,
    /** Points are clawed back. */
    CLAW_BACK_POINTS,
    /** Points become a voucher or a gift. */
    REDEEM_POINTS,
    /** Redeemed points are given back. */
    REVERSE_REDEMPTION,
    /** A voucher becomes a discount on a document. */
    USE_VOUCHER,
    /** A gift is given without points. */
    GRANT_GIFT,
    /** A customer is found to be at risk of leaving, or no longer. */
    FIND_AT_RISK,
    /** A new customer is found to make a large part of the turnover. */
    FIND_SIGNIFICANT,
    /** Points that were clawed back by a credit note come back, since it was reversed. */
    RESTORE_POINTS,
    /** An insurer is told of debits that are not paid, or asked to pay for them. */
    TELL_INSURER
}
