package io.cartera.forecast;

import io.cartera.account.OpenItem;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When what is open of a debit is likely to be settled: the day that is as likely too early as too late, an interval in
 * which four of five such debits are settled, and what that rests on.
 * <p>
 * It is the day <em>if</em> the debit is paid as others were; how likely it is never paid, it does not say. The interval
 * is missing where nothing is known but the terms, and holds more than four of five where many debits are settled on one and
 * the same day, such as the last of the month: no whole number of days holds just so many. Immutable. Example: due on 1 March, expected on 6 March, between 3 and
 * 19 March, by 14 settled debits of the customer.
 */
public final class PaymentForecast {

    /** The basis where a customer's own debits count at least four fifths. */
    public static final String CUSTOMER = "customer";
    /** The basis where a customer's own debits count less, beside those of its group or of all. */
    public static final String CUSTOMER_AND_GROUP = "customer+group";
    /** The basis where the customer never settled a debit, but others of its group did. */
    public static final String GROUP = "group";
    /** The basis where only customers of other groups settled any. */
    public static final String LEDGER = "ledger";
    /**
     * The basis where nobody ever settled a debit: the due date, or the next day where that is over, and thirty days more to be cautious, which
     * nobody measured. There is no interval.
     */
    public static final String TERMS = "terms";
    /**
     * The basis where the debit is older than any that was ever settled: an eighth of its age from now, in an exponential curve.
     * It is a rule of thumb.
     */
    public static final String AGE = "age";
    /** The basis where the customer promised to pay by a day, and keeps its promises. */
    public static final String PROMISE = "promise";

    private final OpenItem debit;
    private final LocalDate expectedOn;
    private final @Nullable LocalDate earliest;
    private final @Nullable LocalDate latest;
    private final LocalDate cautiousOn;
    private final String basis;
    private final int sampleSize;
    private final LikelyDays likely;

    private PaymentForecast(
            OpenItem debit,
            LocalDate expectedOn,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            Grounds grounds) {
        this.debit = debit;
        this.expectedOn = expectedOn;
        this.earliest = earliest;
        this.latest = latest;
        this.cautiousOn = grounds.cautiousOn();
        this.basis = grounds.basis();
        this.sampleSize = grounds.sampleSize();
        this.likely = grounds.likely();
    }

    private record Grounds(LocalDate cautiousOn, String basis, int sampleSize, LikelyDays likely) {}

    /**
     * A forecast without an interval.
     *
     * @param basis what it rests on, such as {@link #CUSTOMER}, or a word of the host's own
     * @param sampleSize how many settled debits of the customer are known, zero or more
     */
    public static PaymentForecast of(OpenItem debit, LocalDate expectedOn, String basis, int sampleSize) {
        if (sampleSize < 0) {
            throw new IllegalArgumentException("sampleSize is " + sampleSize + ", less than zero");
        }
        return new PaymentForecast(
                Objects.requireNonNull(debit, "debit"),
                Require.date(expectedOn, "expectedOn"),
                null,
                null,
                new Grounds(expectedOn, Require.id(basis, "basis"), sampleSize, LikelyDays.NONE));
    }

    /**
     * The same with the interval in which four of five such debits are settled, both ends included.
     *
     * @throws IllegalArgumentException if the expected day is not in it
     */
    public PaymentForecast between(LocalDate first, LocalDate last) {
        Require.date(first, "first");
        Require.date(last, "last");
        if (first.isAfter(expectedOn) || last.isBefore(expectedOn)) {
            throw new IllegalArgumentException(
                    "first and last are " + first + " and " + last + ", without the expected day, " + expectedOn);
        }
        return new PaymentForecast(debit, expectedOn, first, last, new Grounds(last, basis, sampleSize, likely));
    }

    /**
     * The same with the day by which four of five such debits are settled (P80).
     *
     * @throws IllegalArgumentException if it is before the expected day
     */
    public PaymentForecast cautiously(LocalDate day) {
        if (Require.date(day, "day").isBefore(expectedOn)) {
            throw new IllegalArgumentException("day is " + day + ", before the expected day, " + expectedOn);
        }
        return new PaymentForecast(debit, expectedOn, earliest, latest, new Grounds(day, basis, sampleSize, likely));
    }

    /**
     * The same with days of which each is as likely as the other, that of settlement being one of them: what {@link #chanceBy} and
     * {@link CashProjection} go by. Example: of the 3rd, 5th, 9th and 20th, three in four by the 9th.
     *
     * @param days 1 to 1000 days in any order; one may be there more than once
     */
    public PaymentForecast among(List<LocalDate> days) {
        return new PaymentForecast(
                debit, expectedOn, earliest, latest, new Grounds(cautiousOn, basis, sampleSize, LikelyDays.of(days)));
    }

    /**
     * How likely the debit is settled on or before a day, if it is settled at all: from 0 to 1, four decimals, rounded half-up.
     * Where no days were {@linkplain #among given} it rises in straight lines: one in ten on the first day of the interval, one in
     * two on the expected day, four in five on the cautious day, nine in ten on the last day of the interval, and all when as much time again has gone
     * by since the expected day. Where there is no doubt, all on the expected day.
     */
    public BigDecimal chanceBy(LocalDate day) {
        return BigDecimal.valueOf(shareBy(Require.date(day, "day"))).setScale(4, RoundingMode.HALF_UP);
    }

    double shareBy(LocalDate day) {
        return likely.isEmpty()
                ? LikelyDays.straight(
                        day,
                        List.of(earliest().orElse(expectedOn), expectedOn, cautiousOn, latest().orElse(cautiousOn)))
                : likely.shareBy(day);
    }

    /** The debit, with what is open of it. */
    public OpenItem debit() {
        return debit;
    }

    /** The day that is as likely too early as too late. */
    public LocalDate expectedOn() {
        return expectedOn;
    }

    /** The first day of the interval in which four of five are settled; empty where nothing is known but the terms. */
    public Optional<LocalDate> earliest() {
        return Optional.ofNullable(earliest);
    }

    /** The last day of the interval. */
    public Optional<LocalDate> latest() {
        return Optional.ofNullable(latest);
    }

    /**
     * The day by which four of five such debits are settled (P80): the last day of the interval where no other was given, the
     * expected day where there is no interval. It may come after the interval where that is short because many are settled on one day.
     */
    public LocalDate cautiousOn() {
        return cautiousOn;
    }

    /** What it rests on: one of the constants, or a word of a host's own predictor. */
    public String basis() {
        return basis;
    }

    /** How many settled debits of the customer are known. */
    public int sampleSize() {
        return sampleSize;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PaymentForecast that
                && debit.equals(that.debit)
                && expectedOn.equals(that.expectedOn)
                && earliest().equals(that.earliest())
                && latest().equals(that.latest())
                && cautiousOn.equals(that.cautiousOn)
                && basis.equals(that.basis)
                && sampleSize == that.sampleSize
                && likely.equals(that.likely);
    }

    @Override
    public int hashCode() {
        return Objects.hash(debit, expectedOn, earliest, latest, basis);
    }

    @Override
    public String toString() {
        return "PaymentForecast[" + debit.id() + ", " + expectedOn + ", " + earliest + " to " + latest + ", " + basis
                + " of " + sampleSize + "]";
    }
}
