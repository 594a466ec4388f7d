package io.cartera.reconciliation;

import org.joda.money.Money;

/** In what our statement and theirs are not at one, with the lines that show it. Immutable. */
public sealed interface Discrepancy {

    /**
     * By how much their total is above ours for it, positive or negative; zero where only the days differ. The sum of all
     * discrepancies is the difference of the two totals.
     */
    Money difference();

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
    }
}
