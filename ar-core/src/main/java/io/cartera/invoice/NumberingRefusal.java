package io.cartera.invoice;

import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.Objects;

/** Why a document or a series gets no number. There will be more reasons. */
public interface NumberingRefusal extends Refusal {

    /** No such series was defined in the ledger. Immutable. */
    final class UnknownSeries implements NumberingRefusal {

        private final SeriesId series;

        private UnknownSeries(SeriesId series) {
            this.series = Objects.requireNonNull(series, "series");
        }

        /** The refusal of a number of this series. */
        public static UnknownSeries of(SeriesId series) {
            return new UnknownSeries(series);
        }

        /** The series that was named. */
        public SeriesId series() {
            return series;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof UnknownSeries that && series.equals(that.series);
        }

        @Override
        public int hashCode() {
            return series.hashCode();
        }

        @Override
        public String toString() {
            return "UnknownSeries[" + series + "]";
        }
    }

    /**
     * A document dated before one of its series that has its number already, in the same year where the series starts
     * again each year: numbers follow the dates of issue. Immutable.
     * <p>
     * What to do: issue it dated on or after {@link #lastOn()}, or number it by another series.
     */
    final class IssuedBeforeLast implements NumberingRefusal {

        private final SeriesId series;
        private final LocalDate issuedOn;
        private final LocalDate lastOn;

        private IssuedBeforeLast(SeriesId series, LocalDate issuedOn, LocalDate lastOn) {
            this.series = Objects.requireNonNull(series, "series");
            this.issuedOn = Objects.requireNonNull(issuedOn, "issuedOn");
            this.lastOn = Objects.requireNonNull(lastOn, "lastOn");
        }

        /**
         * The refusal of a number.
         *
         * @param series the series
         * @param issuedOn the date of issue
         * @param lastOn the date of the last number of the series, or of the year
         */
        public static IssuedBeforeLast of(SeriesId series, LocalDate issuedOn, LocalDate lastOn) {
            return new IssuedBeforeLast(series, issuedOn, lastOn);
        }

        /** The series. */
        public SeriesId series() {
            return series;
        }

        /** The date of issue that was too early. */
        public LocalDate issuedOn() {
            return issuedOn;
        }

        /** The date of the last number: the earliest day that is possible now. */
        public LocalDate lastOn() {
            return lastOn;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof IssuedBeforeLast that
                    && series.equals(that.series)
                    && issuedOn.equals(that.issuedOn)
                    && lastOn.equals(that.lastOn);
        }

        @Override
        public int hashCode() {
            return Objects.hash(series, issuedOn, lastOn);
        }

        @Override
        public String toString() {
            return "IssuedBeforeLast[" + series + ", " + issuedOn + ", last " + lastOn + "]";
        }
    }

    /**
     * A series whose numbers could be written as those of another series of the ledger: see
     * {@link NumberSeries#mayWriteAs}. Immutable.
     */
    final class WrittenAlike implements NumberingRefusal {

        private final SeriesId series;
        private final SeriesId existing;

        private WrittenAlike(SeriesId series, SeriesId existing) {
            this.series = Objects.requireNonNull(series, "series");
            this.existing = Objects.requireNonNull(existing, "existing");
        }

        /**
         * The refusal of a series.
         *
         * @param series the one that was to be defined
         * @param existing the one there is
         */
        public static WrittenAlike of(SeriesId series, SeriesId existing) {
            return new WrittenAlike(series, existing);
        }

        /** The series that was to be defined. */
        public SeriesId series() {
            return series;
        }

        /** The series there is. */
        public SeriesId existing() {
            return existing;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof WrittenAlike that && series.equals(that.series) && existing.equals(that.existing);
        }

        @Override
        public int hashCode() {
            return Objects.hash(series, existing);
        }

        @Override
        public String toString() {
            return "WrittenAlike[" + series + ", " + existing + "]";
        }
    }
}
