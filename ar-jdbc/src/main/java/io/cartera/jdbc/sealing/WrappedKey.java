package io.cartera.jdbc.sealing;

import java.util.Objects;

/**
 * The data key of a customer as the store keeps it: wrapped, with the identifier of the master key that opens it.
 * {@link #toString()} shows the identifier alone. Immutable.
 */
public final class WrappedKey {

    private static final int MOST_OF_ID = 128;
    private static final int MOST_OF_TEXT = 1000;

    private final String masterKeyId;
    private final String text;

    private WrappedKey(String masterKeyId, String text) {
        this.masterKeyId = requireMasterKeyId(masterKeyId);
        this.text = within(text, MOST_OF_TEXT, "text");
    }

    /**
     * A key that is wrapped.
     *
     * @param masterKeyId which master key opens it: 1 to 128 characters
     * @param text the wrapped key: 1 to 1000 characters
     * @throws IllegalArgumentException if one of them is empty or too long
     */
    public static WrappedKey of(String masterKeyId, String text) {
        return new WrappedKey(masterKeyId, text);
    }

    /** Which master key opens it. */
    public String masterKeyId() {
        return masterKeyId;
    }

    /** The wrapped key, of use to the codec that made it. */
    public String text() {
        return text;
    }

    /** The identifier of a master key, if it can be kept. */
    static String requireMasterKeyId(String id) {
        return within(id, MOST_OF_ID, "masterKeyId");
    }

    private static String within(String value, int most, String name) {
        if (value.isBlank() || value.length() > most) {
            throw new IllegalArgumentException(
                    name + " has " + value.length() + " characters, 1 to " + most + " are allowed");
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrappedKey that && masterKeyId.equals(that.masterKeyId) && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(masterKeyId, text);
    }

    @Override
    public String toString() {
        return "WrappedKey[" + masterKeyId + "]";
    }
}
