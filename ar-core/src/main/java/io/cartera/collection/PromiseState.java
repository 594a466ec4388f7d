package io.cartera.collection;

import java.util.Objects;
import org.joda.money.Money;

/**
 * A promise as of a day: whether it is kept, and how much was received on it. Immutable.
 */
public final class PromiseState {

    /** The states of a promise. */
    public enum Standing {
        /** Not yet kept, and there is time. */
        PENDING,
        /** All of it was received in time. */
        KEPT,
        /** The time is over, and some of it was received. */
        PARTLY_KEPT,
        /** The time is over, and nothing was received. */
        BROKEN,
        /** Withdrawn or replaced while there was time; one that ends later stays what it was. */
        WITHDRAWN
    }

    private final PromiseToPay promise;
    private final Standing standing;
    private final Money received;

    private PromiseState(PromiseToPay promise, Standing standing, Money received) {
        this.promise = Objects.requireNonNull(promise, "promise");
        this.standing = Objects.requireNonNull(standing, "standing");
        this.received = Objects.requireNonNull(received, "received");
    }

    static PromiseState of(PromiseToPay promise, Standing standing, Money received) {
        return new PromiseState(promise, standing, received);
    }

    /** The promise. */
    public PromiseToPay promise() {
        return promise;
    }

    /** Where it stands. */
    public Standing standing() {
        return standing;
    }

    /** How much was received on it in time, at most its amount; zero where it was withdrawn. */
    public Money received() {
        return received;
    }

    /** How much may still come on it: what a pending promise lacks, else zero. */
    public Money awaited() {
        return standing == Standing.PENDING ? promise.amount().minus(received) : Money.zero(received.getCurrencyUnit());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PromiseState that
                && promise.equals(that.promise)
                && standing == that.standing
                && received.equals(that.received);
    }

    @Override
    public int hashCode() {
        return Objects.hash(promise, standing);
    }

    @Override
    public String toString() {
        return "PromiseState[" + promise + ", " + standing + ", received " + received + "]";
    }
}
