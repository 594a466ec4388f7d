package io.cartera.jdbc.internal;

import org.jspecify.annotations.Nullable;

/**
 * The columns whose texts may be personal: those that the audit trail commits to by a key ({@code docs/canonical-form.md}),
 * but the content of commands, which names no texts; and that key. What is read where the customer's key was erased is what an erasure in the tables leaves.
 */
enum SensitiveColumn {
    CUSTOMER_NAME("cartera_customer", "name", "erased"),
    CUSTOMER_COUNTRY("cartera_customer", "country", null),
    CUSTOMER_INDUSTRY("cartera_customer", "industry", null),
    CUSTOMER_PERSON_NAME("cartera_customer", "person_name", null),
    CUSTOMER_FACT_BASIS("cartera_customer_fact", "basis", null),
    CUSTOMER_FACT_CONTENT("cartera_customer_fact", "content", null),
    AUDIT_KEY("cartera_account", "audit_key", null),
    COMMAND_BASIS("cartera_command", "basis", null),
    /** Of the item too, which has the very same text, so that the two can be compared in the tables. */
    ENTRY_REFERENCE("cartera_entry", "reference", null),
    INVOICE_REFERENCE("cartera_invoice", "reference", null),
    LINE_DESCRIPTION("cartera_invoice_line", "description", "erased"),
    LINE_PRODUCT_GROUP("cartera_invoice_line", "product_group", null),
    LINE_EXEMPTION_REASON("cartera_invoice_line_detail", "exemption_reason", null),
    ADJUSTMENT_REASON("cartera_invoice_adjustment", "reason", null),
    ADJUSTMENT_EXEMPTION_REASON("cartera_invoice_adjustment", "exemption_reason", null),
    PAYMENT_REFERENCE("cartera_payment", "reference", null),
    EXTERNAL_REF_BASIS("cartera_external_ref", "basis", null),
    COLLECTION_BASIS("cartera_collection_fact", "basis", null),
    DOCUMENT_BASIS("cartera_document_fact", "basis", null),
    HEADROOM_BASIS("cartera_headroom_fact", "basis", null),
    CREDIT_LOG_BASIS("cartera_credit_log", "basis", null),
    POINTS_BASIS("cartera_points_entry", "basis", null),
    NUMBER_BASIS("cartera_number", "basis", null),
    AUDIT_BASIS("cartera_audit", "basis", null);

    private final String table;
    private final String column;
    private final @Nullable String whenErased;

    SensitiveColumn(String table, String column, @Nullable String whenErased) {
        this.table = table;
        this.column = column;
        this.whenErased = whenErased;
    }

    String table() {
        return table;
    }

    String column() {
        return column;
    }

    /** What is read in its place where the key is erased; none where there may be none. */
    @Nullable
    String whenErased() {
        return whenErased;
    }
}
