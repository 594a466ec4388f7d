package io.cartera.document;

import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A document that we keep: what it is, when it was issued, the fingerprint of its bytes and where they lie.
 * <p>
 * The fingerprint is SHA-256 (FIPS 180-4) in 64 small hexadecimal digits. Storage reference, access label (whoever may
 * see it; the host enforces it) and jurisdiction (whose rules of retention apply, such as {@code ES}) are identifiers of one
 * to 128 characters that must not be personal. Immutable. Example:
 * <pre>{@code
 * DocumentRecord.of(acme, DocumentId.of("CT-1"), DocumentKind.CONTRACT, day, DocumentRecord.sha256(bytes), "vault/CT-1")
 *         .inJurisdiction("ES").withAccess("legal");
 * }</pre>
 */
public final class DocumentRecord implements DocumentFact {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final CustomerId customer;
    private final DocumentId document;
    private final DocumentKind kind;
    private final LocalDate issuedOn;
    private final String contentHash;
    private final String storageRef;
    private final @Nullable String accessLabel;
    private final @Nullable String jurisdiction;

    private DocumentRecord(DocumentRecord of, @Nullable String accessLabel, @Nullable String jurisdiction) {
        this.customer = of.customer;
        this.document = of.document;
        this.kind = of.kind;
        this.issuedOn = of.issuedOn;
        this.contentHash = of.contentHash;
        this.storageRef = of.storageRef;
        this.accessLabel = accessLabel;
        this.jurisdiction = jurisdiction;
    }

    private DocumentRecord(
            CustomerId customer,
            DocumentId document,
            DocumentKind kind,
            LocalDate issuedOn,
            String contentHash,
            String storageRef) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.document = Objects.requireNonNull(document, "document");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.issuedOn = Require.date(issuedOn, "issuedOn");
        this.contentHash = Objects.requireNonNull(contentHash, "contentHash");
        this.storageRef = Require.id(storageRef, "storageRef");
        this.accessLabel = null;
        this.jurisdiction = null;
        if (!SHA_256.matcher(contentHash).matches()) {
            throw new IllegalArgumentException("contentHash is no SHA-256 in 64 small hexadecimal digits");
        }
    }

    /**
     * A document filed under a customer's account.
     *
     * @throws IllegalArgumentException if the fingerprint is none, the reference no identifier, or the day beyond the
     *     years 1 to 9999
     */
    public static DocumentRecord of(
            CustomerId customer,
            DocumentId document,
            DocumentKind kind,
            LocalDate issuedOn,
            String contentHash,
            String storageRef) {
        return new DocumentRecord(customer, document, kind, issuedOn, contentHash, storageRef);
    }

    /** The fingerprint of these bytes. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Objects.requireNonNull(content, "content")));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** This document, to be seen only by whom the host grants this label. */
    public DocumentRecord withAccess(String label) {
        return new DocumentRecord(this, Require.id(label, "label"), jurisdiction);
    }

    /** This document, kept as the rules of this jurisdiction say. */
    public DocumentRecord inJurisdiction(String code) {
        return new DocumentRecord(this, accessLabel, Require.id(code, "jurisdiction"));
    }

    @Override
    public CustomerId customer() {
        return customer;
    }

    @Override
    public DocumentId document() {
        return document;
    }

    /** What it is. */
    public DocumentKind kind() {
        return kind;
    }

    /** When it was issued. */
    public LocalDate issuedOn() {
        return issuedOn;
    }

    /** SHA-256 of its bytes. */
    public String contentHash() {
        return contentHash;
    }

    /** Under which reference the host keeps the bytes. */
    public String storageRef() {
        return storageRef;
    }

    /** Who may see it, as the host calls it. */
    public Optional<String> accessLabel() {
        return Optional.ofNullable(accessLabel);
    }

    /** Whose rules of retention apply. */
    public Optional<String> jurisdiction() {
        return Optional.ofNullable(jurisdiction);
    }

    /** The day of issue. */
    @Override
    public LocalDate effectiveOn() {
        return issuedOn;
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.REGISTER_DOCUMENT;
    }

    @Override
    public Map<String, String> fields() {
        return FactFields.of(document)
                .with(FactFields.KIND, kind.value())
                .with(FactFields.HASH, contentHash)
                .with(FactFields.STORAGE, storageRef)
                .with(FactFields.ACCESS, accessLabel())
                .with(FactFields.JURISDICTION, jurisdiction())
                .inOrder();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DocumentRecord that
                && customer.equals(that.customer)
                && issuedOn.equals(that.issuedOn)
                && fields().equals(that.fields());
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, document);
    }

    @Override
    public String toString() {
        return "DocumentRecord[" + document + ", " + kind + ", " + customer + ", " + issuedOn + "]";
    }
}
