package io.cartera.forecast;

import io.cartera.account.AccountHistory;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyTally;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How good forecasts were: what was foretold of open debits against what became of them through a later day.
 * <p>
 * A debit counts as settled on the day that {@link PaymentHistory} has, which is that on which it was paid but for a twentieth; where no more was
 * open when it was forecast, on the day from which nothing of it was. What is still open, was taken back or given up is
 * counted apart, and says nothing of days. Days are means with two decimals, shares have four, both rounded half-up once. Immutable. Worked: expected on the
 * 10th and the 20th, settled on the 13th and the 18th: an error of 2.50 days and a bias of 0.50 days too early.
 */
public final class ForecastReview {

    private final LocalDate through;
    private final int forecasts;
    private final Tally tally;

    private ForecastReview(LocalDate through, int forecasts, Tally tally) {
        this.through = through;
        this.forecasts = forecasts;
        this.tally = tally;
    }

    /** A review of forecasts through a day, to be filled with what became of the accounts. */
    public static Reading of(List<PaymentForecast> forecasts, LocalDate through) {
        return new Reading(List.copyOf(forecasts), Require.date(through, "through"));
    }

    /** The last day that was looked at. */
    public LocalDate through() {
        return through;
    }

    /** How many forecasts were looked at. */
    public int forecastCount() {
        return forecasts;
    }

    /** How many of the debits were settled. */
    public int settledCount() {
        return tally.settled;
    }

    /** The mean of the days between the expected day and that of settlement; empty where nothing was settled. */
    public Optional<BigDecimal> meanAbsoluteError() {
        return mean(tally.absoluteDays);
    }

    /** The mean of the days by which settlement came later than expected, less than zero where earlier. */
    public Optional<BigDecimal> bias() {
        return mean(tally.days);
    }

    private Optional<BigDecimal> mean(long sum) {
        return tally.settled == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(tally.settled), 2, RoundingMode.HALF_UP));
    }

    /** Which share of those settled, that had an interval, was settled within it; four fifths is what to expect. */
    public Optional<BigDecimal> coverage() {
        return tally.withInterval == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(tally.within)
                        .divide(BigDecimal.valueOf(tally.withInterval), 4, RoundingMode.HALF_UP));
    }

    /** What was expected through the day, by currency. */
    public SortedMap<CurrencyUnit, Money> expected() {
        return totals(tally.expected);
    }

    /** What of the debits forecast was settled through the day, by currency: the actuals. */
    public SortedMap<CurrencyUnit, Money> actual() {
        return totals(tally.actual);
    }

    private static SortedMap<CurrencyUnit, Money> totals(SortedMap<CurrencyUnit, MoneyTally> tallies) {
        SortedMap<CurrencyUnit, Money> totals = new TreeMap<>();
        tallies.forEach((currency, sum) -> totals.put(currency, sum.total()));
        return totals;
    }

    @Override
    public String toString() {
        return "ForecastReview[" + through + ", " + tally.settled + " of " + forecasts + " settled, error "
                + meanAbsoluteError() + ", bias " + bias() + ", coverage " + coverage() + "]";
    }

    /** Takes in accounts, in any order, each once. Not thread-safe. */
    public static final class Reading {

        private record Key(CustomerId customer, ItemId debit) {}

        private final List<PaymentForecast> forecasts;
        private final LocalDate through;
        private final Map<Key, LocalDate> paid = new HashMap<>();
        private final Map<Key, LocalDate> closed = new HashMap<>();

        private Reading(List<PaymentForecast> forecasts, LocalDate through) {
            this.forecasts = forecasts;
            this.through = through;
        }

        /** Adds what became of an account. */
        public Reading add(AccountHistory history) {
            Objects.requireNonNull(history, "history");
            new DebitReading(through).read(history, new DebitReading.Telling() {
                @Override
                public void paid(OpenItem debit, LocalDate paidOn, Optional<LocalDate> closedOn) {
                    Key key = new Key(debit.customer(), debit.id());
                    paid.put(key, paidOn);
                    closedOn.ifPresent(day -> closed.put(key, day));
                }

                @Override
                public void open(OpenItem debit) {
                    // Not settled, which is what it is counted as where nothing is told.
                }
            });
            return this;
        }

        /** The review of what was added. */
        public ForecastReview result() {
            Tally tally = new Tally();
            for (PaymentForecast forecast : forecasts) {
                OpenItem debit = forecast.debit();
                Map<Key, LocalDate> days = DebitReading.isRest(debit) ? closed : paid;
                tally.add(forecast, through, Optional.ofNullable(days.get(new Key(debit.customer(), debit.id()))));
            }
            return new ForecastReview(through, forecasts.size(), tally);
        }
    }

    /** Adds up. */
    private static final class Tally {

        private final SortedMap<CurrencyUnit, MoneyTally> expected = new TreeMap<>();
        private final SortedMap<CurrencyUnit, MoneyTally> actual = new TreeMap<>();
        private int settled;
        private long days;
        private long absoluteDays;
        private int withInterval;
        private int within;

        void add(PaymentForecast forecast, LocalDate through, Optional<LocalDate> day) {
            CurrencyUnit currency = forecast.debit().currency();
            MoneyTally foretold = expected.computeIfAbsent(currency, MoneyTally::in);
            MoneyTally came = actual.computeIfAbsent(currency, MoneyTally::in);
            if (!forecast.expectedOn().isAfter(through)) {
                foretold.addMinor(forecast.debit().openMinor());
            }
            if (day.isPresent()) {
                came.addMinor(forecast.debit().openMinor());
                settled++;
                long late = day.get().toEpochDay() - forecast.expectedOn().toEpochDay();
                days += late;
                absoluteDays += Math.abs(late);
                if (forecast.earliest().isPresent()) {
                    withInterval++;
                    boolean isEarly = day.get().isBefore(forecast.earliest().orElseThrow());
                    boolean isLate = day.get().isAfter(forecast.latest().orElseThrow());
                    within += isEarly || isLate ? 0 : 1;
                }
            }
        }
    }
}
