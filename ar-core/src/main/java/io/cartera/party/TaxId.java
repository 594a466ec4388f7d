package io.cartera.party;

import io.cartera.identifier.Identifier;
import io.cartera.identifier.IdentifierScheme;
import io.cartera.trace.internal.Require;
import java.util.Objects;

/**
 * An identifier under which a tax office knows somebody: its scheme and its value, as {@link IdentifierScheme#ES_NIF} and
 * {@code 12345678Z}.
 * <p>
 * The scheme is one of {@link io.cartera.identifier}, or the caller's own. Of the value only the shape of an identifier is
 * checked, 1 to 128 characters and no control characters; one that breaks the rule of its scheme is kept as it was stated,
 * and what is wrong with it a {@link io.cartera.identifier.IdentifierCheck} says of the {@link #identifier()}. A value may be
 * that of a person, so {@link #toString()} shows the scheme only. Immutable.
 */
public final class TaxId {

    private final Identifier identifier;

    private TaxId(IdentifierScheme scheme, String value) {
        this.identifier = Identifier.of(Objects.requireNonNull(scheme, "scheme"), Require.id(value, "tax identifier"));
    }

    /**
     * The identifier of a scheme with this value.
     *
     * @throws IllegalArgumentException if the value is blank, longer than 128 characters or has a control character
     */
    public static TaxId of(IdentifierScheme scheme, String value) {
        return new TaxId(scheme, value);
    }

    /** The scheme. */
    public IdentifierScheme scheme() {
        return identifier.scheme();
    }

    /** The value as it was stated. */
    public String value() {
        return identifier.value();
    }

    /** The number under its scheme, to be checked. */
    public Identifier identifier() {
        return identifier;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TaxId that && identifier.equals(that.identifier);
    }

    @Override
    public int hashCode() {
        return identifier.hashCode();
    }

    /** Shows the scheme only. */
    @Override
    public String toString() {
        return "TaxId[" + scheme() + "]";
    }
}
