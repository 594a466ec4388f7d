package io.cartera.reconciliation;

import java.util.Optional;
import org.joda.money.Money;

/** In what our statement and theirs are not at one, with the lines that show it. Immutable. */
public sealed interface Discrepancy {

    /**
     * By how much their total is above ours for it, positive or negative; zero where only the days differ. The sum of all
     * discrepancies is the difference of the two totals.
     */
    Money difference();

    /** Our line; empty where they alone have one. */
    Optional<StatedLine> ourLine();

    /** Their line; empty where we alone have one. */
    Optional<StatedLine> theirLine();

    /**
     * They have a line that we have not.
     *
     * @param theirs the line
     */
    record MissingOurs(StatedLine theirs) implements Discrepancy {
        @Override
        public Money difference() {
            return theirs.amount();
        }

        @Override
        public Optional<StatedLine> ourLine() {
            return Optional.empty();
        }

        @Override
        public Optional<StatedLine> theirLine() {
            return Optional.of(theirs);
        }
    }

    /**
     * We have a line that they have not.
     *
     * @param ours the line
     */
    record MissingTheirs(StatedLine ours) implements Discrepancy {
        @Override
        public Money difference() {
            return ours.amount().negated();
        }

        @Override
        public Optional<StatedLine> ourLine() {
            return Optional.of(ours);
        }

        @Override
        public Optional<StatedLine> theirLine() {
            return Optional.empty();
        }
    }

    /**
     * Both have the document, with different amounts.
     *
     * @param ours our line
     * @param theirs their line
     */
    record AmountDiffers(StatedLine ours, StatedLine theirs) implements Discrepancy {
        @Override
        public Money difference() {
            return theirs.amount().minus(ours.amount());
        }

        @Override
        public Optional<StatedLine> ourLine() {
            return Optional.of(ours);
        }

        @Override
        public Optional<StatedLine> theirLine() {
            return Optional.of(theirs);
        }
    }

    /**
     * Both have the line, on days further apart than is let pass.
     *
     * @param ours our line
     * @param theirs their line
     */
    record DateDiffers(StatedLine ours, StatedLine theirs) implements Discrepancy {
        @Override
        public Money difference() {
            return Money.zero(ours.amount().getCurrencyUnit());
        }

        @Override
        public Optional<StatedLine> ourLine() {
            return Optional.of(ours);
        }

        @Override
        public Optional<StatedLine> theirLine() {
            return Optional.of(theirs);
        }
    }
}
