package io.cartera.document;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.external.Referent;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.PaymentId;
import io.cartera.trace.CommandKind;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The names under which facts say what they say. */
final class FactFields {

    static final String DOCUMENT = "document";
    static final String KIND = "documentKind";
    static final String HASH = "contentHash";
    static final String STORAGE = "storageRef";
    static final String ACCESS = "accessLabel";
    static final String JURISDICTION = "jurisdiction";
    static final String SUBJECT_KIND = "subjectKind";
    static final String SUBJECT_LEDGER = "subjectLedger";
    static final String SUBJECT_CUSTOMER = "subjectCustomer";
    static final String SUBJECT = "subject";
    static final String TAG = "tag";
    static final String HOLD = "hold";
    static final String REASON = "reason";
    static final String CERTIFICATE = "certificate";

    private final Map<String, String> values = new LinkedHashMap<>();

    static FactFields of(DocumentId document) {
        return new FactFields().with(DOCUMENT, document.value());
    }

    FactFields with(String name, String value) {
        values.put(name, value);
        return this;
    }

    FactFields with(String name, Optional<String> value) {
        value.ifPresent(there -> values.put(name, there));
        return this;
    }

    FactFields with(Referent subject) {
        return with(SUBJECT_KIND, subject.kind().name())
                .with(SUBJECT_LEDGER, subject.ledger().map(LedgerId::value))
                .with(SUBJECT_CUSTOMER, subject.customer().value())
                .with(SUBJECT, subject.id());
    }

    Map<String, String> inOrder() {
        return Collections.unmodifiableMap(values);
    }

    static DocumentFact fact(CommandKind kind, CustomerId customer, LocalDate on, Map<String, String> fields) {
        DocumentId document = DocumentId.of(required(fields, DOCUMENT));
        return switch (kind) {
            case REGISTER_DOCUMENT -> record(customer, document, on, fields);
            case LINK_DOCUMENT -> new DocumentLink(customer, document, subject(fields), on);
            case TAG_DOCUMENT -> new DocumentTag(customer, document, required(fields, TAG), on);
            case PLACE_HOLD -> new LegalHold(customer, document, required(fields, HOLD), required(fields, REASON), on);
            case LIFT_HOLD ->
                new LegalHold.Lift(customer, document, required(fields, HOLD), required(fields, REASON), on);
            case RECORD_DISPOSAL -> new Disposal(customer, document, required(fields, CERTIFICATE), on);
            default -> throw new IllegalArgumentException(kind + " records nothing about a document");
        };
    }

    private static DocumentRecord record(
            CustomerId customer, DocumentId document, LocalDate on, Map<String, String> fields) {
        DocumentRecord record = DocumentRecord.of(
                customer,
                document,
                DocumentKind.of(required(fields, KIND)),
                on,
                required(fields, HASH),
                required(fields, STORAGE));
        String access = fields.get(ACCESS);
        record = access == null ? record : record.withAccess(access);
        String jurisdiction = fields.get(JURISDICTION);
        return jurisdiction == null ? record : record.inJurisdiction(jurisdiction);
    }

    private static Referent subject(Map<String, String> fields) {
        CustomerId customer = CustomerId.of(required(fields, SUBJECT_CUSTOMER));
        Referent.Kind kind = Referent.Kind.valueOf(required(fields, SUBJECT_KIND));
        if (kind == Referent.Kind.CUSTOMER) {
            return Referent.customer(customer);
        }
        AccountId account = AccountId.of(LedgerId.of(required(fields, SUBJECT_LEDGER)), customer);
        String id = required(fields, SUBJECT);
        return kind == Referent.Kind.DOCUMENT
                ? Referent.document(account, InvoiceId.of(id))
                : Referent.payment(account, PaymentId.of(id));
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the fact has no " + name);
        }
        return value;
    }
}
