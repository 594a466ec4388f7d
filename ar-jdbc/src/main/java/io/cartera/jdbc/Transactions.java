package io.cartera.jdbc;

import io.cartera.jdbc.internal.JdbcSession;
import io.cartera.jdbc.sealing.SensitiveCodec;
import java.util.function.Consumer;
import java.util.function.Function;

/** Whose transactions the sessions run in; the methods keep the contract of {@link io.cartera.store.ReceivablesStore}. */
interface Transactions {

    <T> T write(Function<? super JdbcSession, ? extends T> work);

    <T> T read(Function<? super JdbcSession, ? extends T> work);

    void afterCompletion(Consumer<? super Boolean> action);

    /**
     * The same, on a database that is several servers.
     *
     * @throws IllegalArgumentException if the product was never tried so, or transactions are the host's
     */
    Transactions sharded();

    /** The same, with the texts that may be personal sealed by this codec. */
    Transactions sealing(SensitiveCodec codec);
}
