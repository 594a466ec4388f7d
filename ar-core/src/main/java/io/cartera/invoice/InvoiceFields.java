package io.cartera.invoice;

import io.cartera.terms.TermDates;
import io.cartera.trace.ExternalRef;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a document states, field by field under names of their own, in a fixed order: by them a repeat is told from a conflict. */
final class InvoiceFields {

    private InvoiceFields() {}

    static Map<String, String> of(Invoice document, @Nullable TermDates dates, DocumentDetail detail) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", document.id().value());
        fields.put("type", document.type().name());
        fields.put("customer", document.customer().value());
        fields.put("issuedOn", document.issuedOn().toString());
        fields.put("total", document.total().toString());
        if (dates != null) {
            fields.put("dates", dates.toString());
        }
        document.statedDueOn().ifPresent(value -> fields.put("dueOn", value.toString()));
        document.statedTerms().ifPresent(value -> fields.put("terms", value.toString()));
        document.reference().ifPresent(value -> fields.put("reference", value));
        document.credits().ifPresent(value -> fields.put("credits", value.value()));
        document.series().ifPresent(value -> fields.put("series", value.value()));
        if (!document.externalRefs().isEmpty()) {
            fields.put("externalRefs", ExternalRef.text(document.externalRefs()));
        }
        List<InvoiceLine> lines = document.lines();
        for (int i = 0; i < lines.size(); i++) {
            InvoiceLine line = lines.get(i);
            String prefix = "line " + (i + 1) + " ";
            fields.put(prefix + "description", line.description());
            fields.put(prefix + "net", line.net().toString());
            line.taxRate().ifPresent(value -> fields.put(prefix + "tax rate", value.toString()));
            line.productGroup().ifPresent(value -> fields.put(prefix + "product group", value));
            detailed(fields, prefix, line);
        }
        adjusted(fields, "document ", document.adjustments());
        put(fields, "rounding", Optional.ofNullable(detail.rounding()));
        put(fields, "prepaid", Optional.ofNullable(detail.prepaid()));
        put(fields, "remittance", document.statedRemittance());
        return fields;
    }

    private static void detailed(Map<String, String> fields, String prefix, InvoiceLine line) {
        line.taxing().ifPresent(tax -> {
            put(fields, prefix + "tax category", tax.category().unlessUsualAt(tax.rate()));
            put(fields, prefix + "exemption reason", Optional.ofNullable(tax.reason()));
        });
        put(fields, prefix + "product", line.product());
        put(fields, prefix + "quantity", line.quantity().map(BigDecimal::toPlainString));
        put(fields, prefix + "unit", line.unit());
        put(fields, prefix + "price", line.price().map(BigDecimal::toPlainString));
        put(fields, prefix + "base quantity", line.baseQuantity().map(BigDecimal::toPlainString));
        adjusted(fields, prefix, line.adjustments());
    }

    private static void adjusted(Map<String, String> fields, String prefix, List<AllowanceCharge> adjustments) {
        for (int i = 0; i < adjustments.size(); i++) {
            AllowanceCharge each = adjustments.get(i);
            String name = prefix + "adjustment " + (i + 1);
            fields.put(name, each.toString());
            put(fields, name + " reason", each.reason());
            put(fields, name + " exemption reason", each.exemptionReason());
        }
    }

    private static void put(Map<String, String> fields, String name, Optional<?> value) {
        value.ifPresent(present -> fields.put(name, present.toString()));
    }
}
