package io.cartera.examples.bench;

/**
 * One way to do a workload. What it needs is made when it is made; only {@link #run()} is measured.
 *
 * @param <R> the result in the contender's own form
 */
interface Contender<R> extends AutoCloseable {

    /** Does the work once. */
    R run();

    /** Whether a run leaves everything as it was. */
    default boolean isRepeatable() {
        return true;
    }

    /** What is to be done before a run, or before many where it is repeatable; not measured. */
    default void prepare() {}

    /** The result of a run in the common form. */
    Rows rows(R result);

    @Override
    default void close() {}
}
