package io.cartera.audit;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The link of the chain that belongs to one row of the audit trail: see {@link AuditChain}. A store keeps one for each
 * row. Immutable.
 */
public final class AuditLink {

    private final long sequence;
    private final int form;
    private final @Nullable Fingerprint facts;
    private final @Nullable Fingerprint texts;
    private final Fingerprint hash;

    private AuditLink(
            long sequence, int form, @Nullable Fingerprint facts, @Nullable Fingerprint texts, Fingerprint hash) {
        this.sequence = sequence;
        this.form = form;
        this.facts = facts;
        this.texts = texts;
        this.hash = Objects.requireNonNull(hash, "hash");
    }

    /** The link with these parts, as {@link AuditChain#next} made it. */
    public static AuditLink of(
            long sequence, int form, Optional<Fingerprint> facts, Optional<Fingerprint> texts, Fingerprint hash) {
        return new AuditLink(sequence, form, facts.orElse(null), texts.orElse(null), hash);
    }

    /** Which row of the account it belongs to, from 1 on. */
    public long sequence() {
        return sequence;
    }

    /** The version of the canonical form in which row, facts and texts were taken. */
    public int form() {
        return form;
    }

    /** The SHA-256 of what was recorded, without texts; empty where nothing was. */
    public Optional<Fingerprint> facts() {
        return Optional.ofNullable(facts);
    }

    /** The keyed commitment to all texts of the row and of what was recorded; empty where there were none. */
    public Optional<Fingerprint> texts() {
        return Optional.ofNullable(texts);
    }

    /** The SHA-256 of the hash before and of this row, with the two fingerprints. */
    public Fingerprint hash() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuditLink that
                && sequence == that.sequence
                && form == that.form
                && Objects.equals(facts, that.facts)
                && Objects.equals(texts, that.texts)
                && hash.equals(that.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "AuditLink[" + sequence + ", " + hash + "]";
    }
}
