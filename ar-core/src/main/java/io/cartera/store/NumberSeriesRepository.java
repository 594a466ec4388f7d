package io.cartera.store;

import io.cartera.account.LedgerId;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The series that number the documents of a ledger, and every number that was taken.
 * <p>
 * Facts are only ever added. A number is taken in the transaction that issues its document, so where that fails the number
 * was never taken, and no number is ever missing. Who takes one holds the series to the end of the transaction: all others
 * wait. So it is the <em>last lock</em> of a session, after which no other account can be locked, and what else the
 * session has to write should be written before.
 */
public interface NumberSeriesRepository {

    /** The series of this identifier in the ledger, as it was defined. */
    Optional<NumberSeries> find(LedgerId ledger, SeriesId series);

    /**
     * The series of a ledger, by identifier. In a session that may write, nobody else defines one in the ledger until the
     * session ends, so that what is decided on the list still holds when one is added.
     */
    List<Definition> all(LedgerId ledger);

    /**
     * Defines a series.
     *
     * @throws DuplicateKeyException if the identifier is taken in the ledger
     */
    void define(LedgerId ledger, Definition definition);

    /**
     * The latest number, void or not, among which documents of that day are counted: of the series, or of the day's year.
     * What it says of a series that is not locked may be out of date; but the date of the latest number never falls. The
     * basis of its command, a text about another customer, may be left out.
     */
    Optional<TakenNumber> latest(LedgerId ledger, SeriesId series, LocalDate day);

    /** The number that was taken last, void or not, of whatever year; its basis may be left out, as with {@link #latest}. */
    Optional<TakenNumber> last(LedgerId ledger, SeriesId series);

    /**
     * Locks a series until the session ends. Whoever else locks it waits.
     *
     * @throws IllegalArgumentException if there is no such series
     * @throws IllegalStateException if a series that comes later, by ledger and identifier, is locked already
     */
    void lock(LedgerId ledger, SeriesId series);

    /**
     * Takes the next numbers, one for each claim in their order, and locks the series if it is not. The first one follows
     * the {@link #latest}, and each is kept with the link that {@link TakenNumber#linkedAfter} makes of it after the one
     * before. The caller holds the locks of the accounts of the documents.
     *
     * @param now when; each number is recorded then, but later than the number before it
     * @return the numbers, in the order of the claims
     * @throws IllegalArgumentException if there is no such series, or a claim is dated before one that has its number
     *     already, in the same year where the series starts again each year
     * @throws IllegalStateException if an account is not locked
     * @throws DuplicateKeyException if a document has a number of the series, or a number was voided by the same command
     */
    List<TakenNumber> take(LedgerId ledger, SeriesId series, List<NumberClaim> claims, Instant now);

    /** The number that was voided by this command. */
    Optional<TakenNumber> voidedBy(LedgerId ledger, SeriesId series, CommandId command);

    /** Hands over all numbers of a series that were taken, in the order of the numbers. */
    void forEach(LedgerId ledger, SeriesId series, Consumer<? super TakenNumber> action);

    /** A series, and by whom it was defined, when and on what basis: its own audit record. Immutable. */
    final class Definition {

        private final NumberSeries series;
        private final Instant recordedAt;
        private final Actor actor;
        private final Optional<Basis> basis;
        private final long chainedFrom;

        private Definition(
                NumberSeries series, Instant recordedAt, Actor actor, Optional<Basis> basis, long chainedFrom) {
            this.series = Objects.requireNonNull(series, "series");
            this.recordedAt = Require.instant(recordedAt, "recordedAt");
            this.actor = Objects.requireNonNull(actor, "actor");
            this.basis = Objects.requireNonNull(basis, "basis");
            this.chainedFrom = chainedFrom;
            if (chainedFrom < 1) {
                throw new IllegalArgumentException("chainedFrom is " + chainedFrom + ", at least 1 is required");
            }
        }

        /**
         * The definition of a series, whose numbers are a chain from the first on.
         *
         * @param series what is defined
         * @param recordedAt when, cut to microseconds
         * @param actor by whom
         * @param basis on what basis
         */
        public static Definition of(NumberSeries series, Instant recordedAt, Actor actor, Optional<Basis> basis) {
            return new Definition(series, recordedAt, actor, basis, 1);
        }

        /** This definition of a series whose first numbers were taken before there was a chain: from which position on it is one. */
        public Definition chainedFrom(long position) {
            return new Definition(series, recordedAt, actor, basis, position);
        }

        /** From which position on numbers are a chain, and one without a link is wrong: 1, but in books from before there was one. */
        public long chainedFrom() {
            return chainedFrom;
        }

        /** What was defined. */
        public NumberSeries series() {
            return series;
        }

        /** When it was recorded. */
        public Instant recordedAt() {
            return recordedAt;
        }

        /** By whom it was ordered. */
        public Actor actor() {
            return actor;
        }

        /** On what basis. */
        public Optional<Basis> basis() {
            return basis;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Definition that
                    && series.equals(that.series)
                    && recordedAt.equals(that.recordedAt)
                    && actor.equals(that.actor)
                    && basis.equals(that.basis)
                    && chainedFrom == that.chainedFrom;
        }

        @Override
        public int hashCode() {
            return Objects.hash(series, recordedAt);
        }

        @Override
        public String toString() {
            return "Definition[" + series.id() + " by " + actor + "]";
        }
    }
}
