package io.cartera.examples.ubl;

import io.cartera.invoice.Invoice;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A UBL document as it was read: a draft and its frame, unless a finding is fatal, and what else is to be known of it.
 * Immutable.
 */
public final class UblDocument {

    private final @Nullable Invoice draft;
    private final @Nullable UblFrame frame;
    private final List<UblFinding> findings;

    private UblDocument(@Nullable Invoice draft, @Nullable UblFrame frame, List<UblFinding> findings) {
        this.draft = draft;
        this.frame = frame;
        this.findings = List.copyOf(findings);
    }

    static UblDocument of(Invoice draft, UblFrame frame, List<UblFinding> findings) {
        return new UblDocument(Objects.requireNonNull(draft), Objects.requireNonNull(frame), findings);
    }

    static UblDocument without(List<UblFinding> findings) {
        return new UblDocument(null, null, findings);
    }

    /** The draft; empty where a finding is fatal. */
    public Optional<Invoice> draft() {
        return Optional.ofNullable(draft);
    }

    /** What the document states beside it; there where the draft is. */
    public Optional<UblFrame> frame() {
        return Optional.ofNullable(frame);
    }

    /**
     * What is to be known: the type, the signs, the buyer, tax that was assumed, figures that differ by term, what is not kept by path. In that
     * order.
     */
    public List<UblFinding> findings() {
        return findings;
    }

    /** The kind of document and how much is to be known of it. */
    @Override
    public String toString() {
        return "UblDocument[" + (draft == null ? "no draft" : draft.type()) + ", " + findings.size() + " findings]";
    }
}
