package io.cartera.jdbc;

import io.cartera.jdbc.sealing.AesGcmCodec;
import io.cartera.jdbc.sealing.KeyRing;
import io.cartera.jdbc.sealing.SensitiveCodec;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Master keys for tests, the same ones on every run. */
final class MasterKeys {

    private MasterKeys() {}

    /** A key of 256 bits that are all alike. */
    static SecretKey key(int of) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) of);
        return new SecretKeySpec(bytes, "AES");
    }

    /** The codec whose only master key is the first. */
    static SensitiveCodec first() {
        return AesGcmCodec.under(KeyRing.of("K1", Map.of("K1", key(1))));
    }

    /** The codec that wraps under the second master key and still opens what the first one wrapped. */
    static SensitiveCodec rotating() {
        return AesGcmCodec.under(KeyRing.of("K2", Map.of("K1", key(1), "K2", key(2))));
    }

    /** The codec that wraps under the first master key and still opens what the second one wrapped. */
    static SensitiveCodec thenFirst() {
        return AesGcmCodec.under(KeyRing.of("K1", Map.of("K1", key(1), "K2", key(2))));
    }

    /** The codec whose only master key is the second. */
    static SensitiveCodec second() {
        return AesGcmCodec.under(KeyRing.of("K2", Map.of("K2", key(2))));
    }
}
