package io.cartera.document;

import java.util.Optional;

/**
 * Where the host keeps the bytes of documents; a port. The library reads from it to compare a fingerprint and never deletes.
 * <p>
 * A reference is what {@link DocumentRecord#storageRef()} says. Implementations can be used by several threads at once.
 */
public interface DocumentStore {

    /** Keeps these bytes under the reference, in the place of what is there. */
    void put(String reference, byte[] content);

    /** The bytes under the reference. */
    Optional<byte[]> get(String reference);

    /** Destroys what is under the reference; nothing where nothing is. */
    void delete(String reference);

    /** Whether the bytes of a document are there and are those that were filed, by their fingerprint. */
    default boolean verify(DocumentRecord document) {
        return get(document.storageRef())
                .filter(content -> DocumentRecord.sha256(content).equals(document.contentHash()))
                .isPresent();
    }
}
