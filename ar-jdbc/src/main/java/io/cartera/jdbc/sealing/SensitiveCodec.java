package io.cartera.jdbc.sealing;

import io.cartera.customer.CustomerId;

/**
 * Seals the texts that may be personal: a store that is given one
 * ({@link io.cartera.jdbc.JdbcStore#sealing}) writes none of them as it is.
 * <p>
 * Every customer has a data key of their own, which the store keeps wrapped, so that a customer's texts are gone for good
 * once that key is ({@link io.cartera.jdbc.SubjectKeys#erase}). Keys of a customer are numbered from 1; the next one is
 * made when something is sealed after an erasure. {@link AesGcmCodec} is the one that comes with the library.
 * <p>
 * The store calls it while it holds locks, and to unwrap a key once for each customer and session: one that asks over a network
 * keeps what it got for a while. What cannot be sealed or opened is a {@link SensitiveTextException}. No text and no key may be
 * in messages and logs.
 * Implementations are thread-safe.
 */
public interface SensitiveCodec {

    /** The identifier of the master key that wraps from now on. */
    String masterKeyId();

    /** A new data key, wrapped under the current master key. */
    WrappedKey newKey(CustomerId customer, int number);

    /**
     * The same data key, wrapped under the current master key.
     *
     * @throws SensitiveTextException if the key cannot be unwrapped
     */
    WrappedKey rewrapped(CustomerId customer, int number, WrappedKey key);

    /**
     * What seals and opens the texts of a customer under one of their keys. It is used by one thread, in one session.
     *
     * @throws SensitiveTextException if the key cannot be unwrapped
     */
    Sealing under(CustomerId customer, int number, WrappedKey key);

    /** Seals and opens the texts of a customer. */
    interface Sealing {

        /**
         * The text sealed for a place: at least as long as the text, and at most 4150 characters for a text of 1000, and
         * 980 in ASCII for one of 64 in ASCII, which is the key of an audit trail; no line
         * break. The same text gives another result each time, and none for another place is opened there.
         */
        String seal(SensitivePlace place, String text);

        /**
         * The text that was sealed for this place.
         *
         * @throws SensitiveTextException if it was changed, or sealed for another place, customer or key
         */
        String open(SensitivePlace place, String sealed);
    }
}
