package io.cartera.jdbc.sealing;

import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The master keys, which the host keeps: the current one wraps data keys, the older ones still open what they wrapped.
 * <p>
 * Keep them where the database and its backups are not. Implementations are thread-safe. Example:
 * <pre>{@code
 * KeyRing before = KeyRing.of("2026", Map.of("2026", key));
 * KeyRing rotating = KeyRing.of("2027", Map.of("2026", key, "2027", next)); // until nothing lies under 2026
 * }</pre>
 */
public interface KeyRing {

    /** The identifier of the key that wraps from now on: 1 to 128 characters, which are kept with what it wraps. */
    String currentId();

    /** The key with an identifier: AES, 256 bits. Empty if it is not here. */
    Optional<SecretKey> find(String id);

    /**
     * A ring that does not change.
     *
     * @param keys the keys by identifier
     * @throws IllegalArgumentException if the current one is not among them, or cannot be kept with what it wraps
     */
    static KeyRing of(String currentId, Map<String, SecretKey> keys) {
        WrappedKey.requireMasterKeyId(currentId);
        Map<String, SecretKey> all = Map.copyOf(keys);
        if (!all.containsKey(currentId)) {
            throw new IllegalArgumentException("no key " + currentId);
        }
        return new KeyRing() {
            @Override
            public String currentId() {
                return currentId;
            }

            @Override
            public Optional<SecretKey> find(String id) {
                return Optional.ofNullable(all.get(id));
            }

            @Override
            public String toString() {
                return "KeyRing[" + currentId + "]";
            }
        };
    }
}
