package io.cartera.audit;

import com.google.common.hash.Hashing;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The secret of an account under which the texts of its audit trail are committed to: 32 random bytes, made when the
 * account is opened and kept beside it.
 * <p>
 * A text that may be personal is in the chain by HMAC-SHA256 under this key only, so that nobody without the key can try
 * names until one fits. Once key and texts are erased, the chain still verifies. {@link #toString()} does not show the
 * key. Immutable.
 */
public final class AuditKey {

    /** How many bytes it has. */
    public static final int SIZE = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private AuditKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new key. */
    public static AuditKey random() {
        byte[] bytes = new byte[SIZE];
        RANDOM.nextBytes(bytes);
        return new AuditKey(bytes);
    }

    /**
     * The key with these bytes, as a store kept them.
     *
     * @throws IllegalArgumentException if there are not {@value #SIZE} of them
     */
    public static AuditKey of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a key has " + SIZE + " bytes, not " + bytes.length);
        }
        return new AuditKey(bytes.clone());
    }

    /** A copy of the bytes, for the store that keeps them. */
    public byte[] bytes() {
        return bytes.clone();
    }

    Fingerprint commitTo(Fields texts) {
        return texts.hashed(Hashing.hmacSha256(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuditKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "AuditKey";
    }
}
