package io.cartera.store;

import io.cartera.customer.CustomerId;
import io.cartera.invoice.SeriesId;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A place where receivables are kept.
 * <p>
 * Work is done in a {@link Session}, which is valid only inside the function and for its thread. Sessions do not nest:
 * opening one inside another on the same thread is an {@link IllegalStateException}. Stores are thread-safe.
 */
public interface ReceivablesStore {

    /**
     * Runs work that may write: all of it is kept when the function returns, nothing when it throws.
     * <p>
     * A store that owns its transactions may run the function again from the start when the database asks for it, so
     * the function must have no effect but through its session.
     *
     * @throws StoreException if the store fails; nothing is kept, except after {@link OutcomeUnknownException}
     */
    <T> T write(Function<? super Session, ? extends T> work);

    /**
     * Runs work that only reads, on one consistent state: what others write meanwhile is not seen. The repositories of
     * the session refuse to write.
     *
     * @throws StoreException if the store fails
     */
    <T> T read(Function<? super Session, ? extends T> work);

    /**
     * Whether all that one write keeps of both customers is kept or nothing. So it is on one server. Where customers are
     * spread over several, one answer for two customers is the answer for ever; a command over two that are kept apart is
     * recorded with one after the other, each by a write of its own, or refused. A store that passes all on to another one
     * has to pass this on too.
     */
    default boolean keepsTogether(CustomerId one, CustomerId other) {
        return true;
    }

    /** Whether all that one write keeps of a customer and of a number series is kept or nothing. */
    default boolean keepsTogether(CustomerId customer, SeriesId series) {
        return true;
    }

    /**
     * Runs an action once it is certain what became of what this thread has written last, with {@code true} where it is
     * kept. A store that owns its transactions knows when {@link #write} has returned, and runs it at once. A store that
     * takes part in a transaction of the host runs it after that one has ended, in the order of the calls, whichever
     * thread ends it; with {@code false} where it was rolled back or nobody knows. What the action throws comes out of
     * here, or goes to whoever ends the transaction.
     */
    default void afterCompletion(Consumer<? super Boolean> action) {
        action.accept(true);
    }
}
