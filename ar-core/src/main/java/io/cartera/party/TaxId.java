package io.cartera.party;

import io.cartera.trace.internal.Require;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An identifier under which a tax office knows somebody: its scheme and its value, as {@code es-nif} and
 * {@code 12345678Z}.
 * <p>
 * A scheme is 1 to 32 lower-case letters, digits and hyphens. Of the value only the shape of an identifier is checked; one
 * with a wrong check digit is kept as it was stated, and is somebody's finding, not a refusal here. A value may be that of a
 * person, so {@link #toString()} shows the scheme only. Immutable.
 */
public final class TaxId {

    private static final Pattern SCHEME = Pattern.compile("[a-z0-9-]{1,32}");

    private final String scheme;
    private final String value;

    private TaxId(String scheme, String value) {
        Objects.requireNonNull(scheme, "scheme");
        if (!SCHEME.matcher(scheme).matches()) {
            throw new IllegalArgumentException(
                    "scheme " + Require.shown(scheme) + " is not 1 to 32 lower-case letters, digits and hyphens");
        }
        this.scheme = scheme;
        this.value = Require.id(value, "tax identifier");
    }

    /**
     * The identifier of a scheme with this value.
     *
     * @throws IllegalArgumentException if the scheme is none, or the value is blank, longer than 128 characters or has a
     *     control character
     */
    public static TaxId of(String scheme, String value) {
        return new TaxId(scheme, value);
    }

    /** The scheme. */
    public String scheme() {
        return scheme;
    }

    /** The value as it was stated. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TaxId that && scheme.equals(that.scheme) && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scheme, value);
    }

    /** Shows the scheme only. */
    @Override
    public String toString() {
        return "TaxId[" + scheme + "]";
    }
}
