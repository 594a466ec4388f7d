package io.cartera.forecast;

import io.cartera.forecast.LatenessSettings.PayDayUse;
import io.cartera.forecast.PastDebits.PastDebit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Forecasts made as of earlier days, with what was known then, against what came since: chooses the settings and the
 * levels of the quantiles. All settings are
 * compared over the same debits. Reads a sample of the customers, drawn by what their debits are and not by their names.
 */
final class Backtest {

    private static final int MOST_DEBITS = 40_000;
    private static final double[] STEPS_BACK = {1, 1.5, 2, 3};
    private static final double WORTH_IT = 0.995;
    private static final double CHANCE = 0.15;
    private static final int PARTS = 1_000;
    private static final double PRIOR = 40;
    private static final double CAUTIOUS = 0.8;
    /** Four fifths and a hundredth, since ends chosen on the past fit it a little better than what comes. */
    private static final double COVERAGE = 0.81;

    private static final double USUAL_COVERAGE_COUNTS = 20;
    private static final double USUAL_TAIL = 10;
    private static final double UNTRIED_TAIL = 4;
    private static final int LEAST_TAIL = 2;
    private static final int MOST_TAIL = 45;
    private static final double TIE = 0.0005;

    private final List<PastDebits> customers;
    private final int today;
    private final int[] origins;

    Backtest(List<PastDebits> customers, int today) {
        this.customers = sample(customers);
        this.today = today;
        this.origins = origins();
    }

    private static List<PastDebits> sample(List<PastDebits> customers) {
        List<PastDebits> drawn = new ArrayList<>();
        int debits = 0;
        for (PastDebits customer : customers.stream()
                .sorted(Comparator.comparingLong(PastDebits::mark))
                .toList()) {
            if (debits + customer.size() <= MOST_DEBITS || drawn.isEmpty()) {
                drawn.add(customer);
                debits += customer.size();
            }
        }
        return drawn;
    }

    /** Far enough back that most of what was open then is settled now, and not before there was a history. */
    private int[] origins() {
        int[] lives = customers.stream()
                .flatMap(customer -> customer.debits().stream())
                .filter(PastDebit::isSettled)
                .mapToInt(debit -> debit.settled() - debit.issued())
                .sorted()
                .toArray();
        int first = customers.stream()
                .filter(customer -> customer.size() > 0)
                .mapToInt(customer -> customer.debits().get(0).issued())
                .min()
                .orElse(today);
        if (lives.length < 20) {
            return new int[0];
        }
        int life = Math.max(7, lives[lives.length * 3 / 4]);
        return Arrays.stream(STEPS_BACK)
                .mapToInt(step -> today - (int) Math.round(step * life))
                .filter(day -> day - first >= life)
                .toArray();
    }

    /** The best of a few settings, each changed alone, and what the debits themselves suggest where none is clearly better. */
    LatenessSettings settings() {
        LatenessSettings best = LatenessSettings.USUAL.withPlaceWeight(PlaceWeight.of(customers));
        long[] count = new long[1];
        each(best, (curves, curve, debit, origin) -> count[0]++);
        // The fewer forecasts were looked at, the more of a difference is chance.
        double worthIt = WORTH_IT - CHANCE / Math.sqrt(Math.max(1, count[0]));
        double error = error(best);
        List<UnaryOperator<LatenessSettings>> changes = List.of(
                LatenessSettings::fromIssue,
                settings -> settings.withPayDays(PayDayUse.WEEK),
                settings -> settings.withPayDays(PayDayUse.MONTH),
                settings -> settings.withPayDays(PayDayUse.BOTH),
                settings -> settings.withHalfLife(180),
                settings -> settings.withHalfLife(60),
                settings -> settings.withHalfLife(25),
                settings -> settings.withPlaceWeight(0.7),
                settings -> settings.withPlaceWeight(6),
                settings -> settings.withShapeWeight(1.5),
                settings -> settings.withShapeWeight(12));
        for (UnaryOperator<LatenessSettings> change : changes) {
            LatenessSettings changed = change.apply(best);
            double another = error(changed);
            if (another < error * worthIt) {
                best = changed;
                error = another;
            }
        }
        return best;
    }

    private double error(LatenessSettings settings) {
        long[] sum = new long[1];
        each(settings, (curves, curve, debit, origin) -> {
            int age = origin - curves.start(debit);
            int guess = curve.quantileBeyond(age, 0.5);
            int known = Math.min(debit.settled(), today) - curves.start(debit);
            sum[0] += debit.settled() <= today ? Math.abs(guess - known) : Math.max(0, Math.min(known - guess, 30));
        });
        return sum[0];
    }

    /** The levels at which the middle and the ends of the interval would have been right. */
    Levels levels(LatenessSettings settings) {
        SurvivalTally through = prior();
        SurvivalTally before = prior();
        SurvivalTally middle = prior();
        List<Place> came = new ArrayList<>();
        each(settings, (curves, curve, debit, origin) -> {
            int age = origin - curves.start(debit);
            if (debit.settled() <= today) {
                int day = debit.settled() - curves.start(debit);
                double upTo = curve.upToBeyond(age, day);
                double below = curve.upToBeyond(age, day - 1);
                through.known(part(upTo), 1);
                before.known(part(below), 1);
                middle.known(part((upTo + below) / 2), 1);
                came.add(new Place(below, upTo));
            } else {
                int part = part(curve.upToBeyond(age, today - curves.start(debit)));
                through.laterThan(part, 1);
                before.laterThan(part, 1);
                middle.laterThan(part, 1);
            }
        });
        DayCurve lows = through.curve();
        DayCurve highs = before.curve();
        double tail = tail(lows, highs, came);
        DayCurve middles = middle.curve();
        return new Levels(
                level(lows, tail), level(middles, 0.5), level(highs, CAUTIOUS), level(highs, 1 - tail), middles);
    }

    /**
     * The share to leave out at either end: a tenth, but where many debits are settled on one day each end takes in more
     * than was asked of it, and where customers change, less.
     */
    private static double tail(DayCurve lows, DayCurve highs, List<Place> came) {
        double best = Double.POSITIVE_INFINITY;
        int chosen = 0;
        // Curves by themselves are too sure, as long as nothing tells.
        double usual = USUAL_TAIL - UNTRIED_TAIL * USUAL_COVERAGE_COUNTS / (came.size() + USUAL_COVERAGE_COUNTS);
        for (int percent = LEAST_TAIL; percent <= MOST_TAIL; percent++) {
            double low = level(lows, percent / 100.0);
            double high = level(highs, 1 - percent / 100.0);
            double within = COVERAGE * USUAL_COVERAGE_COUNTS;
            for (Place place : came) {
                within += place.through >= low && place.before < high ? 1 : 0;
            }
            // Of equal ones the nearest to the usual.
            double off = Math.abs(within / (came.size() + USUAL_COVERAGE_COUNTS) - COVERAGE)
                    + TIE * Math.abs(percent - usual);
            if (off < best) {
                best = off;
                chosen = percent;
            }
        }
        return chosen / 100.0;
    }

    private static SurvivalTally prior() {
        SurvivalTally tally = new SurvivalTally(PARTS);
        for (int part = 5; part < PARTS; part += 10) {
            tally.known(part, PRIOR / 100);
        }
        return tally;
    }

    private static int part(double share) {
        return (int) Math.round(share * PARTS);
    }

    private static double level(DayCurve curve, double share) {
        return curve.quantile(share) / (double) PARTS;
    }

    /** Where the day that came lies on its curve: the share before it, and the share through it. */
    private record Place(double before, double through) {}

    private interface Looking {
        void look(LatenessCurves curves, DayCurve curve, PastDebit debit, int origin);
    }

    private void each(LatenessSettings settings, Looking looking) {
        for (int origin : origins) {
            LatenessCurves curves = LatenessCurves.of(customers, settings, origin);
            for (PastDebits customer : customers) {
                List<PastDebit> open = customer.debits().stream()
                        .filter(debit -> debit.issued() <= origin && debit.settled() > origin)
                        .toList();
                if (!open.isEmpty()) {
                    LatenessCurves.Known known = curves.known(customer);
                    if (known.curve().isEmpty()) {
                        continue;
                    }
                    open.forEach(debit ->
                            looking.look(curves, curves.outlook(known, debit.issued(), debit.due()), debit, origin));
                }
            }
        }
    }

    /** Levels of quantiles: the low end, the middle, the day that four of five reach, the high end, and those of any share. */
    record Levels(double low, double middle, double cautious, double high, DayCurve middles) {

        double of(double share) {
            return level(middles, share);
        }
    }
}
