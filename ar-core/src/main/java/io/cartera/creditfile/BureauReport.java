package io.cartera.creditfile;

import io.cartera.money.MinorUnits;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a credit bureau reported on a customer on a day.
 * <p>
 * The score is 0 to 100, the higher the better, with at most two decimals: whoever asks the bureau translates its scale;
 * its own grade stays as it is. A customer may stand on the bureau's list of defaulters, which does not put it on ours.
 * The reference finds the report again. Texts may be personal, so {@link #toString()} leaves all but the bureau and the
 * day out. Immutable.
 */
public final class BureauReport {

    private final String bureau;
    private final LocalDate reportedOn;
    private final Said said;

    private record Said(
            @Nullable BigDecimal score,
            @Nullable String grade,
            @Nullable Money limit,
            @Nullable String reference,
            boolean isListed) {
        static final Said NOTHING = new Said(null, null, null, null, false);
    }

    private BureauReport(String bureau, LocalDate reportedOn, Said said) {
        this.bureau = Require.id(bureau, "bureau");
        this.reportedOn = Require.date(reportedOn, "reportedOn");
        this.said = said;
    }

    /** A report of a bureau of a day. */
    public static BureauReport of(String bureau, LocalDate reportedOn) {
        return new BureauReport(bureau, reportedOn, Said.NOTHING);
    }

    private BureauReport saying(Said newSaid) {
        return new BureauReport(bureau, reportedOn, newSaid);
    }

    /** The same with a score, 0 to 100 with at most two decimals. */
    public BureauReport withScore(BigDecimal score) {
        return saying(
                new Said(AssignedRating.ratingScore(score), said.grade, said.limit, said.reference, said.isListed));
    }

    /** The same with the grade that the bureau gives. */
    public BureauReport withGrade(String grade) {
        return saying(new Said(said.score, Require.id(grade, "grade"), said.limit, said.reference, said.isListed));
    }

    /**
     * The same with the credit limit that the bureau recommends.
     *
     * @throws IllegalArgumentException if it is negative
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public BureauReport recommending(Money limit) {
        if (MinorUnits.of(limit) < 0) {
            throw new IllegalArgumentException("the limit is " + limit + ", it must not be negative");
        }
        return saying(new Said(said.score, said.grade, limit, said.reference, said.isListed));
    }

    /** The same with where the report is found. */
    public BureauReport withReference(String reference) {
        return saying(
                new Said(said.score, said.grade, said.limit, Require.text(reference, "reference"), said.isListed));
    }

    /** The same of a customer that stands on the bureau's list of defaulters. */
    public BureauReport listing() {
        return saying(new Said(said.score, said.grade, said.limit, said.reference, true));
    }

    /** The bureau. */
    public String bureau() {
        return bureau;
    }

    /** The day of the report. */
    public LocalDate reportedOn() {
        return reportedOn;
    }

    /** The score, 0 to 100. */
    public Optional<BigDecimal> score() {
        return Optional.ofNullable(said.score);
    }

    /** The bureau's own grade. */
    public Optional<String> grade() {
        return Optional.ofNullable(said.grade);
    }

    /** The limit that the bureau recommends. */
    public Optional<Money> limit() {
        return Optional.ofNullable(said.limit);
    }

    /** Where the report is found. */
    public Optional<String> reference() {
        return Optional.ofNullable(said.reference);
    }

    /** Whether the customer stands on the bureau's list of defaulters. */
    public boolean isListed() {
        return said.isListed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BureauReport that
                && bureau.equals(that.bureau)
                && reportedOn.equals(that.reportedOn)
                && said.equals(that.said);
    }

    @Override
    public int hashCode() {
        return Objects.hash(bureau, reportedOn);
    }

    @Override
    public String toString() {
        return "BureauReport[" + bureau + ", " + reportedOn + "]";
    }
}
