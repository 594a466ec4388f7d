package io.cartera.jdbc.sealing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM as text: the version, and Base64 of nonce, ciphertext and tag. Nonces are random, 96 bits. */
final class AesGcm {

    private static final String VERSION = "A1:";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AesGcm() {}

    /** So many random bytes. */
    static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static String seal(SecretKey key, Context context, byte[] plain) throws GeneralSecurityException {
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(plain);
        byte[] both = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return VERSION + Base64.getEncoder().withoutPadding().encodeToString(both);
    }

    static byte[] open(SecretKey key, Context context, String sealed) throws GeneralSecurityException {
        byte[] both = bytes(sealed);
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, context).doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
    }

    /** Takes one way of writing only: where the last character has bits to spare, the decoder would pass over them. */
    private static byte[] bytes(String sealed) throws AEADBadTagException {
        if (sealed.startsWith(VERSION)) {
            String text = sealed.substring(VERSION.length());
            try {
                byte[] bytes = Base64.getDecoder().decode(text);
                if (bytes.length >= NONCE_BYTES + TAG_BYTES
                        && Base64.getEncoder()
                                .withoutPadding()
                                .encodeToString(bytes)
                                .equals(text)) {
                    return bytes;
                }
            } catch (IllegalArgumentException notBase64) {
                // Its message tells a character of the text.
            }
        }
        throw new AEADBadTagException("not in the form " + VERSION);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, Context context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(context.bytes());
        return cipher;
    }
}
