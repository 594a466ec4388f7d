package io.cartera.forecast;

import io.cartera.forecast.LatenessSettings.PayDayUse;
import io.cartera.forecast.PastDebits.PastDebit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How late debits are settled, learned from what was known on a day: of all customers, of each group, and of a customer,
 * whose own debits are joined with the spread of all customers around its usual lateness, and with its group as far as it is
 * not known itself.
 */
final class LatenessCurves {

    private static final int MOST_OF_ONE = 10;
    private static final double GROUP_PRIOR = 10;
    private static final int KNOWN_WELL = 5;
    private static final double LEAST_SPREAD = 0.5;
    private static final double SPREAD_PRIOR = 4;
    private static final int HUNDREDTHS = 100;
    private static final int STEPS = 60;
    private static final int WIDEST = 3_000;
    private static final int REACH = 3;
    private static final double ASSUMED = 4;
    private static final double ASSUMED_SPREAD = 12;
    /** A normal curve in places of 5 %, 15 % and so on, in distances from its first to its fourth fifth. */
    private static final double[] NORMAL = {-0.977, -0.616, -0.401, -0.229, -0.075, 0.075, 0.229, 0.401, 0.616, 0.977};

    private final LatenessSettings settings;
    private final int today;
    private final DayCurve all;
    private final Map<String, DayCurve> groups = new HashMap<>();
    private final double usualSpread;
    private final double[] shape;
    private final PayDays payDays;

    private LatenessCurves(LatenessSettings settings, int today, List<PastDebits> customers) {
        this.settings = settings;
        this.today = today;
        this.all = withDoubt(pooled(customers, DayCurve.NONE), customers);
        Map<String, List<PastDebits>> byGroup = new HashMap<>();
        customers.forEach(customer -> byGroup.computeIfAbsent(customer.group(), group -> new ArrayList<>())
                .add(customer));
        byGroup.forEach((group, members) -> groups.put(group, group.isEmpty() ? all : pooled(members, all)));
        this.usualSpread = usualSpread(customers);
        this.shape = shape(customers);
        this.payDays = PayDays.ofAll(customers, today, MOST_OF_ONE);
    }

    /** What was known on a day: debits issued by then, settled where they were by then. */
    static LatenessCurves of(List<PastDebits> customers, LatenessSettings settings, int today) {
        return new LatenessCurves(settings, today, customers);
    }

    /** The day from which the days of a debit count. */
    int start(PastDebit debit) {
        return start(debit.issued(), debit.due());
    }

    int start(int issued, int due) {
        return settings.isFromIssue() ? issued : due;
    }

    /** All customers together. */
    DayCurve all() {
        return all;
    }

    /** The days of one customer's debits. */
    DayCurve curve(PastDebits customer) {
        DayCurve group = groups.getOrDefault(customer.group(), all);
        double known = settledWeight(customer);
        if (known == 0) {
            return posterior(customer, group, settings.placeWeight() + settings.shapeWeight());
        }
        double unknown = settings.placeWeight() / (known + settings.placeWeight());
        SurvivalTally tally = observed(customer, group.size() + STEPS);
        tally.add(group, settings.shapeWeight() * unknown);
        double place = posterior(customer, group, settings.placeWeight()).trimean();
        double seen = known + settings.placeWeight();
        // The place itself is not known for sure, and it lies among the very debits by which it was found.
        double spread = spread(customer) * Math.sqrt((seen + 1) / Math.max(seen - 1, seen / 2));
        for (double step : shape) {
            tally.known((int) Math.round(place + spread * step), settings.shapeWeight() * (1 - unknown) / shape.length);
        }
        return tally.curve();
    }

    /** What is known of a customer: its curve, as how many debits that counts, and the days on which it pays. */
    record Known(DayCurve curve, double weight, PayDays payDays) {}

    Known known(PastDebits customer) {
        return new Known(
                curve(customer), settledWeight(customer) + settings.shapeWeight(), payDays.of(customer, today));
    }

    /** The days after today, as so many from the start, on which a debit of the customer may be settled. */
    DayCurve outlook(Known known, int issued, int due) {
        int start = start(issued, due);
        DayCurve curve = Outlook.beyond(known.curve, known.weight, today - start, all, today - issued);
        return onCalendar(curve, known.payDays, start);
    }

    /** Whether nobody's debit was ever settled as long after the start as this one is open. */
    boolean isOutlived(Known known, int start) {
        return !known.curve.reaches(today - start) && !all.reaches(today - start);
    }

    private DayCurve onCalendar(DayCurve curve, PayDays ownDays, int start) {
        if (settings.payDays() == PayDayUse.NONE) {
            return curve;
        }
        boolean byWeek = settings.payDays() != PayDayUse.MONTH;
        boolean byMonth = settings.payDays() != PayDayUse.WEEK;
        return curve.spreadBeyond(today - start, REACH, day -> ownDays.factor(start + day, byWeek, byMonth));
    }

    /** Which share of a customer's curve is its own debits. */
    double ownShare(PastDebits customer) {
        double known = settledWeight(customer);
        return known / (known + settings.shapeWeight());
    }

    /** How many of a customer's debits were settled. */
    int settled(PastDebits customer) {
        int settled = 0;
        for (PastDebit debit : customer.debits()) {
            settled += isKnown(debit) && debit.settled() <= today ? 1 : 0;
        }
        return settled;
    }

    private double settledWeight(PastDebits customer) {
        double weight = 0;
        for (PastDebit debit : customer.debits()) {
            weight += isKnown(debit) && debit.settled() <= today ? weight(debit) : 0;
        }
        return weight;
    }

    private boolean isKnown(PastDebit debit) {
        return debit.issued() <= today;
    }

    private double weight(PastDebit debit) {
        return Double.isInfinite(settings.halfLife())
                ? 1
                : StrictMath.pow(2, -Math.max(0, today - debit.due()) / settings.halfLife());
    }

    private DayCurve posterior(PastDebits customer, DayCurve prior, double weight) {
        SurvivalTally tally = observed(customer, prior.size());
        tally.add(prior, weight);
        return tally.curve();
    }

    private SurvivalTally observed(PastDebits customer, int more) {
        SurvivalTally tally = new SurvivalTally(customer.size() + more);
        for (PastDebit debit : customer.debits()) {
            if (isKnown(debit)) {
                add(tally, debit, weight(debit));
            }
        }
        return tally;
    }

    private void add(SurvivalTally tally, PastDebit debit, double weight) {
        if (debit.settled() <= today) {
            tally.known(debit.settled() - start(debit), weight);
        } else {
            tally.laterThan(today - start(debit), weight);
        }
    }

    /** Of several customers, no one of whom counts more than a few debits do. */
    private DayCurve pooled(List<PastDebits> customers, DayCurve prior) {
        SurvivalTally tally = new SurvivalTally(customers.size() * MOST_OF_ONE + prior.size());
        for (PastDebits customer : customers) {
            double share = Math.min(1, (double) MOST_OF_ONE / Math.max(1, customer.size()));
            for (PastDebit debit : customer.debits()) {
                if (isKnown(debit)) {
                    add(tally, debit, share * weight(debit));
                }
            }
        }
        tally.add(prior, GROUP_PRIOR);
        return prior.isEmpty() ? tally.curveWithTail() : tally.curve();
    }

    /** Nobody knows a ledger by a few debits: so many more are assumed, around their middle, as far apart as is usual. */
    private DayCurve withDoubt(DayCurve pooled, List<PastDebits> customers) {
        if (pooled.isEmpty()) {
            return pooled;
        }
        double known = customers.stream().mapToInt(this::settled).sum();
        SurvivalTally tally = new SurvivalTally(pooled.size() + NORMAL.length);
        tally.add(pooled, known);
        double place = pooled.trimean();
        for (double step : NORMAL) {
            tally.known((int) Math.round(place + ASSUMED_SPREAD * step), ASSUMED / NORMAL.length);
        }
        return tally.curve();
    }

    private double usualSpread(List<PastDebits> customers) {
        double[] spreads = customers.stream()
                .map(this::settledDays)
                .filter(days -> days.length >= KNOWN_WELL)
                .mapToDouble(LatenessCurves::spread)
                .sorted()
                .toArray();
        double usual = spreads.length == 0 ? ASSUMED_SPREAD : Math.max(LEAST_SPREAD, spreads[spreads.length / 2]);
        double known = customers.stream().mapToInt(this::settled).sum();
        return (known * usual + ASSUMED * ASSUMED_SPREAD) / (known + ASSUMED);
    }

    private double spread(PastDebits customer) {
        int[] days = settledDays(customer);
        double own = days.length < KNOWN_WELL ? usualSpread : Math.max(LEAST_SPREAD, spread(days));
        return (days.length * own + SPREAD_PRIOR * usualSpread) / (days.length + SPREAD_PRIOR);
    }

    /** From the first to the fourth fifth of the sorted days. */
    private static double spread(int[] sorted) {
        return sorted[(sorted.length * 4 - 1) / 5] - (double) sorted[sorted.length / 5];
    }

    private int[] settledDays(PastDebits customer) {
        int[] days = new int[customer.size()];
        int size = 0;
        for (PastDebit debit : customer.debits()) {
            if (isKnown(debit) && debit.settled() <= today) {
                days[size++] = debit.settled() - start(debit);
            }
        }
        int[] settled = Arrays.copyOf(days, size);
        Arrays.sort(settled);
        return settled;
    }

    /** How debits lie around the places of their customers, in spreads: the middles of equal parts. */
    private double[] shape(List<PastDebits> customers) {
        SurvivalTally tally = new SurvivalTally(customers.size() * MOST_OF_ONE);
        for (PastDebits customer : customers) {
            if (settled(customer) < 3) {
                continue;
            }
            DayCurve group = groups.getOrDefault(customer.group(), all);
            double place = posterior(customer, group, settings.placeWeight()).trimean();
            double spread = spread(customer);
            double share = Math.min(1, (double) MOST_OF_ONE / customer.size());
            for (PastDebit debit : customer.debits()) {
                if (isKnown(debit)) {
                    boolean isSettled = debit.settled() <= today;
                    double days = (isSettled ? debit.settled() : today) - start(debit) - place;
                    int step = (int) Math.round(Math.max(-WIDEST, Math.min(WIDEST, days / spread)) * HUNDREDTHS);
                    if (isSettled) {
                        tally.known(step, share * weight(debit));
                    } else {
                        tally.laterThan(step, share * weight(debit));
                    }
                }
            }
        }
        for (double step : NORMAL) {
            tally.known((int) Math.round(step * HUNDREDTHS), ASSUMED / NORMAL.length);
        }
        DayCurve curve = tally.curve();
        double[] steps = new double[STEPS];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = curve.quantile((i + 0.5) / STEPS) / (double) HUNDREDTHS;
        }
        return steps;
    }
}
