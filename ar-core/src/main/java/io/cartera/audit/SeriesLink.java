package io.cartera.audit;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The link of a series' chain that belongs to one number: see {@link SeriesChain}. Immutable. */
public final class SeriesLink {

    private final int form;
    private final @Nullable Fingerprint facts;
    private final @Nullable String own;
    private final Fingerprint hash;

    private SeriesLink(int form, @Nullable Fingerprint facts, @Nullable String own, Fingerprint hash) {
        this.form = form;
        this.facts = facts;
        this.own = own;
        this.hash = Objects.requireNonNull(hash, "hash");
    }

    /** The link with these parts, as {@link SeriesChain#next} made it. */
    public static SeriesLink of(int form, Optional<Fingerprint> facts, Optional<String> own, Fingerprint hash) {
        return new SeriesLink(form, facts.orElse(null), own.orElse(null), hash);
    }

    /** The version of the canonical form. */
    public int form() {
        return form;
    }

    /** The SHA-256 of the facts of the document; empty where the number is void. */
    public Optional<Fingerprint> facts() {
        return Optional.ofNullable(facts);
    }

    /** What the host's {@link IssuedDocumentLog} made of it; empty where there was none. */
    public Optional<String> own() {
        return Optional.ofNullable(own);
    }

    /** The SHA-256 of the hash before and of this row. */
    public Fingerprint hash() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeriesLink that
                && form == that.form
                && Objects.equals(facts, that.facts)
                && Objects.equals(own, that.own)
                && hash.equals(that.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "SeriesLink[" + hash + "]";
    }
}
