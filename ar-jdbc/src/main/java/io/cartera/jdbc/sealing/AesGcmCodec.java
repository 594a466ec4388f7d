package io.cartera.jdbc.sealing;

import io.cartera.customer.CustomerId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM of the JDK, by NIST SP 800-38D: a random data key for each customer, wrapped under a master key of the host.
 * <p>
 * Every text has a random nonce of 96 bits, and the tag covers its {@linkplain SensitivePlace place} and the number of the
 * key: changed in one bit, or put into another row, column or customer, it does not open. A text of n bytes in UTF-8 becomes
 * 3 + 4/3 (n + 28) characters, rounded up. Random nonces allow 2<sup>32</sup> texts under one key, and as many customers
 * under one master key. Thread-safe. Example:
 * <pre>{@code
 * SecretKey key = new SecretKeySpec(bytesFromTheVault, "AES"); // 32 of them
 * SensitiveCodec codec = AesGcmCodec.under(KeyRing.of("2026", Map.of("2026", key)));
 * Receivables books = Receivables.over(JdbcStore.using(dataSource).sealing(codec));
 * }</pre>
 */
public final class AesGcmCodec implements SensitiveCodec {

    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "AES";

    private final KeyRing ring;

    private AesGcmCodec(KeyRing ring) {
        this.ring = Objects.requireNonNull(ring, "ring");
    }

    /**
     * With the master keys of this ring, which is asked whenever a data key is wrapped or unwrapped.
     *
     * @throws SensitiveTextException if the current key is not in it, or is not of 256 bits
     * @throws IllegalArgumentException if the current key is for another algorithm than AES, or its identifier is blank or has
     *     more than 128 characters
     */
    public static AesGcmCodec under(KeyRing ring) {
        AesGcmCodec codec = new AesGcmCodec(ring);
        String id = WrappedKey.requireMasterKeyId(codec.masterKeyId());
        String algorithm = codec.masterKey(id).getAlgorithm();
        if (!ALGORITHM.equalsIgnoreCase(algorithm)) {
            throw new IllegalArgumentException("master key " + id + " is for " + algorithm + ", not for " + ALGORITHM);
        }
        return codec;
    }

    @Override
    public String masterKeyId() {
        return ring.currentId();
    }

    @Override
    public WrappedKey newKey(CustomerId customer, int number) {
        return wrapped(customer, number, AesGcm.random(KEY_BYTES));
    }

    @Override
    public WrappedKey rewrapped(CustomerId customer, int number, WrappedKey key) {
        return wrapped(customer, number, unwrapped(customer, number, key));
    }

    @Override
    public Sealing under(CustomerId customer, int number, WrappedKey key) {
        byte[] bytes = unwrapped(customer, number, key);
        Sealing sealing = new UnderKey(new SecretKeySpec(bytes, ALGORITHM), number);
        Arrays.fill(bytes, (byte) 0);
        return sealing;
    }

    private WrappedKey wrapped(CustomerId customer, int number, byte[] key) {
        String id = masterKeyId();
        try {
            return WrappedKey.of(id, AesGcm.seal(masterKey(id), wrapping(id, customer, number), key));
        } catch (GeneralSecurityException e) {
            throw new SensitiveTextException("master key " + id + " wraps no key", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] unwrapped(CustomerId customer, int number, WrappedKey key) {
        String id = key.masterKeyId();
        try {
            return AesGcm.open(masterKey(id), wrapping(id, customer, number), key.text());
        } catch (GeneralSecurityException e) {
            throw new SensitiveTextException(
                    "key " + number + " of " + customer + " does not open: it was changed, or master key " + id
                            + " is not the one that wrapped it",
                    e);
        }
    }

    private SecretKey masterKey(String id) {
        SecretKey key =
                ring.find(id).orElseThrow(() -> new SensitiveTextException("master key " + id + " is not in the ring"));
        // A key that never leaves its device does not show its bytes.
        byte[] bytes = key.getEncoded();
        if (bytes != null && bytes.length != KEY_BYTES) {
            throw new SensitiveTextException("master key " + id + " has not 256 bits");
        }
        return key;
    }

    private static Context wrapping(String masterKeyId, CustomerId customer, int number) {
        return new Context()
                .with("cartera subject key")
                .with(masterKeyId)
                .with(customer.value())
                .with(Integer.toString(number));
    }

    private static final class UnderKey implements Sealing {

        private final SecretKey key;
        private final int number;

        UnderKey(SecretKey key, int number) {
            this.key = key;
            this.number = number;
        }

        @Override
        public String seal(SensitivePlace place, String text) {
            try {
                return AesGcm.seal(key, context(place), text.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new SensitiveTextException(place + " cannot be sealed", e);
            }
        }

        @Override
        public String open(SensitivePlace place, String sealed) {
            try {
                return new String(AesGcm.open(key, context(place), sealed), StandardCharsets.UTF_8);
            } catch (GeneralSecurityException e) {
                throw new SensitiveTextException(place + " does not open: it was changed, or belongs elsewhere", e);
            }
        }

        private Context context(SensitivePlace place) {
            return new Context()
                    .with("cartera text")
                    .with(Integer.toString(number))
                    .with(place.bytes());
        }
    }
}
