package io.cartera.jdbc.internal;

import io.cartera.store.StoreException;
import java.sql.Connection;

/**
 * A connection for the time of one session, and how far the session may end what it did on it. For one thread.
 */
public interface Lease extends AutoCloseable {

    /** The connection; whoever asks sends statements and nothing else. */
    Connection connection();

    /** The product behind it. */
    Engine engine();

    /** Whether the transaction is the host's: its isolation is the host's too, and it may have begun long ago. */
    boolean isJoined();

    /** Makes what was written as final as the session may: committed, or part of the host's transaction. Once. */
    void commit();

    /** Takes note of a failure after which nothing of the session may be kept. */
    void failed(StoreException failure);

    /** Undoes what was not made final. */
    @Override
    void close();
}
