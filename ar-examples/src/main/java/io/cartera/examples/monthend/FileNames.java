package io.cartera.examples.monthend;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** File names made of identifiers: percent-encoded, so that any identifier names a file in its folder. */
final class FileNames {

    // File systems take 255 bytes, and the ending needs some.
    private static final int MOST = 200;
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private FileNames() {}

    /** The identifier, percent-encoded; one that grows too long is cut and ends with its SHA-256. */
    static String of(String id) {
        StringBuilder name = new StringBuilder();
        for (byte unit : id.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(unit) >= 0) {
                name.append((char) unit);
            } else {
                name.append(String.format(Locale.ROOT, "%%%02X", unit & 0xFF));
            }
        }
        return name.length() <= MOST ? name.toString() : name.substring(0, MOST - 64) + sha256(id);
    }

    private static String sha256(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
