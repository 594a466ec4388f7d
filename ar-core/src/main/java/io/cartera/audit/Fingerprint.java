package io.cartera.audit;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.util.Arrays;
import java.util.HexFormat;

/** The 256 bits of a SHA-256 hash or of an HMAC made with it. Immutable; {@link #toString()} is in hexadecimal. */
public final class Fingerprint {

    /** How many bytes it has. */
    public static final int SIZE = 32;

    private final byte[] bytes;

    private Fingerprint(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The fingerprint with these bytes.
     *
     * @throws IllegalArgumentException if there are not {@value #SIZE} of them
     */
    public static Fingerprint of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a fingerprint has " + SIZE + " bytes, not " + bytes.length);
        }
        return new Fingerprint(bytes.clone());
    }

    /**
     * The fingerprint that {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static Fingerprint parse(String hexadecimal) {
        if (hexadecimal.length() != 2 * SIZE || !hexadecimal.matches("[0-9a-f]*")) {
            throw new IllegalArgumentException(
                    "a fingerprint is written as " + 2 * SIZE + " hexadecimal digits in small letters");
        }
        return of(HexFormat.of().parseHex(hexadecimal));
    }

    /** The fingerprint that a function of 256 bits made. */
    static Fingerprint of(HashCode made) {
        return new Fingerprint(made.asBytes());
    }

    /** The SHA-256 of some bytes. */
    static Fingerprint sha256(byte[] bytes) {
        return of(Hashing.sha256().hashBytes(bytes));
    }

    /** The SHA-256 of this fingerprint and some bytes after it. */
    Fingerprint followedBy(byte[] next) {
        return of(Hashing.sha256().newHasher().putBytes(bytes).putBytes(next).hash());
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
