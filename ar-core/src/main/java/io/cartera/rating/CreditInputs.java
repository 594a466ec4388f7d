package io.cartera.rating;

import io.cartera.analysis.PaymentRecord;
import io.cartera.creditfile.BureauReport;
import io.cartera.creditfile.FinancialStatements;
import io.cartera.time.AsOf;
import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What models look at: how the customer pays in one currency, its yearly accounts, what bureaus report, and figures of the
 * host's own. What is not given is not known. Immutable.
 * <p>
 * Models ask for figures by name. These are read from the payment record, where it has them: {@value #WEIGHTED_DAYS},
 * {@value #AVERAGE_DAYS}, {@value #DAYS_WITH_UNPAID}, {@value #SHARE_ON_TIME}, {@value #OVERDUE_DAYS},
 * {@value #BROKEN_PROMISES}, {@value #RETURNED_PAYMENTS} and {@value #LATE_TREND}. The first two and the share are of debits
 * that are settled: a model that looks at them should look at {@value #DAYS_WITH_UNPAID} or {@value #OVERDUE_DAYS} besides,
 * or not paying would score better than paying late. {@value #BUREAU_SCORE} is that of the latest report that has one, of
 * those of one day of the bureau first by name. A figure of the host's own has another name.
 * <p>
 * What is too old says nothing and counts as not given: yearly accounts of a year that ended more than 24
 * months before the day, and reports from more than 12 months before it, unless
 * {@linkplain #notOlderThan stated otherwise}.
 */
public final class CreditInputs {

    /** The days beyond terms of what is settled, weighted with the amounts. */
    public static final String WEIGHTED_DAYS = "weighted days beyond terms";
    /** The days beyond terms of what is settled, each debit counted once. */
    public static final String AVERAGE_DAYS = "average days beyond terms";
    /** The days beyond terms of what was paid, is overdue or was given up: see {@link PaymentRecord#weightedDaysWithUnpaid}. */
    public static final String DAYS_WITH_UNPAID = "days beyond terms, unpaid ones so far";
    /** The share of what is settled that was paid on time, by amount, 0 to 1. */
    public static final String SHARE_ON_TIME = "share on time";
    /** For how many days the oldest debit has been overdue. */
    public static final String OVERDUE_DAYS = "days overdue";
    /** How many promises were broken. */
    public static final String BROKEN_PROMISES = "broken promises";
    /** How many payments were returned. */
    public static final String RETURNED_PAYMENTS = "returned payments";
    /** By how many days payments take longer than half a year before: see {@link PaymentRecord#trend}. */
    public static final String LATE_TREND = "days later than half a year before";
    /** The score of a bureau in its latest report that has one, 0 to 100. */
    public static final String BUREAU_SCORE = "bureau score";

    private static final List<String> OURS = List.of(
            WEIGHTED_DAYS,
            AVERAGE_DAYS,
            DAYS_WITH_UNPAID,
            SHARE_ON_TIME,
            OVERDUE_DAYS,
            BROKEN_PROMISES,
            RETURNED_PAYMENTS,
            LATE_TREND,
            BUREAU_SCORE);
    private static final int HALF_A_YEAR = 6;
    private static final int STATEMENT_MONTHS = 24;
    private static final int REPORT_MONTHS = 12;
    private static final int MOST_MONTHS = 1200;
    private static final long BOUND = 1_000_000_000_000_000L;
    private static final int DECIMALS = 10;
    private static final Comparator<BureauReport> LATEST_FIRST = Comparator.comparing(BureauReport::reportedOn)
            .reversed()
            .thenComparing(BureauReport::bureau, CodePoints::compare);

    private final CurrencyUnit currency;
    private final AsOf asOf;
    private final @Nullable PaymentRecord behaviour;
    private final @Nullable FinancialStatements statements;
    private final List<BureauReport> reports;
    private final SortedMap<String, BigDecimal> figures;
    private final Ages ages;

    private record Ages(int statements, int reports) {}

    private CreditInputs(
            CurrencyUnit currency,
            AsOf asOf,
            @Nullable PaymentRecord behaviour,
            @Nullable FinancialStatements statements,
            List<BureauReport> reports,
            SortedMap<String, BigDecimal> figures,
            Ages ages) {
        this.currency = Objects.requireNonNull(currency, "currency");
        this.asOf = Objects.requireNonNull(asOf, "asOf");
        this.behaviour = behaviour;
        this.statements = statements;
        this.reports = reports;
        this.figures = figures;
        this.ages = ages;
    }

    /** Nothing known yet, in the currency in which credit is given, as of a day and as known at an instant. */
    public static CreditInputs of(CurrencyUnit currency, AsOf asOf) {
        return new CreditInputs(
                currency,
                asOf,
                null,
                null,
                List.of(),
                new TreeMap<>(CodePoints::compare),
                new Ages(STATEMENT_MONTHS, REPORT_MONTHS));
    }

    /**
     * The same with how the customer pays; a record that says that nothing is known adds nothing.
     *
     * @throws IllegalArgumentException if the record is in another currency
     */
    public CreditInputs withBehaviour(PaymentRecord newBehaviour) {
        if (!newBehaviour.currency().equals(currency)) {
            throw new IllegalArgumentException(
                    "the payments are in " + newBehaviour.currency() + ", the inputs in " + currency);
        }
        return new CreditInputs(
                currency, asOf, newBehaviour.isUnknown() ? null : newBehaviour, statements, reports, figures, ages);
    }

    /** The same with yearly accounts, which may be in another currency: models use their ratios. */
    public CreditInputs withStatements(FinancialStatements newStatements) {
        return new CreditInputs(
                currency, asOf, behaviour, Objects.requireNonNull(newStatements, "statements"), reports, figures, ages);
    }

    /** The same with one more report of a bureau. */
    public CreditInputs withReport(BureauReport report) {
        List<BureauReport> all = new ArrayList<>(reports);
        all.add(Objects.requireNonNull(report, "report"));
        all.sort(LATEST_FIRST);
        return new CreditInputs(currency, asOf, behaviour, statements, List.copyOf(all), figures, ages);
    }

    /**
     * The same with a figure of the host's own, such as the years it has been known.
     *
     * @throws IllegalArgumentException if the name is one of ours, or the figure has more than ten decimals or is larger
     *     than 10^15 either way
     */
    public CreditInputs withFigure(String name, BigDecimal value) {
        if (OURS.contains(Require.id(name, "name"))) {
            throw new IllegalArgumentException(name + " is read from what is given");
        }
        SortedMap<String, BigDecimal> all = new TreeMap<>(figures);
        all.put(name, Require.decimal(value, "value", BOUND, DECIMALS));
        return new CreditInputs(currency, asOf, behaviour, statements, reports, all, ages);
    }

    /**
     * The same where yearly accounts and reports count up to another age, in months before the day, each 1 to 1200: those that
     * are older count as not given, whenever they were given.
     */
    public CreditInputs notOlderThan(int statementMonths, int reportMonths) {
        return new CreditInputs(
                currency,
                asOf,
                behaviour,
                statements,
                reports,
                figures,
                new Ages(months(statementMonths, "statementMonths"), months(reportMonths, "reportMonths")));
    }

    private static int months(int months, String name) {
        if (Require.positive(months, name) > MOST_MONTHS) {
            throw new IllegalArgumentException(name + " is " + months + ", at most " + MOST_MONTHS + " are allowed");
        }
        return months;
    }

    private boolean isRecent(LocalDate on, int months) {
        return !on.isBefore(asOf.date().minusMonths(months));
    }

    /** The currency in which credit is given. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** As of when. */
    public AsOf asOf() {
        return asOf;
    }

    /** How the customer pays; empty where nothing is known. */
    public Optional<PaymentRecord> behaviour() {
        return Optional.ofNullable(behaviour);
    }

    /** The yearly accounts; empty where none are given, or they are too old. */
    public Optional<FinancialStatements> statements() {
        return Optional.ofNullable(statements).filter(given -> isRecent(given.yearEnd(), ages.statements()));
    }

    /** What bureaus report, without what is too old, the latest first, those of one day by bureau. */
    public List<BureauReport> reports() {
        return reports.stream()
                .filter(report -> isRecent(report.reportedOn(), ages.reports()))
                .toList();
    }

    /** The host's own figures, by name. */
    public Map<String, BigDecimal> figures() {
        return new TreeMap<>(figures);
    }

    /** A figure by its name, ours or the host's; empty where it is not known. */
    public Optional<BigDecimal> figure(String name) {
        return switch (Require.id(name, "name")) {
            case WEIGHTED_DAYS -> behaviour().flatMap(PaymentRecord::weightedDays);
            case AVERAGE_DAYS -> behaviour().flatMap(PaymentRecord::averageDays);
            case DAYS_WITH_UNPAID -> behaviour().flatMap(PaymentRecord::weightedDaysWithUnpaid);
            case SHARE_ON_TIME -> behaviour().flatMap(PaymentRecord::onTimeByAmount);
            case OVERDUE_DAYS -> behaviour().map(PaymentRecord::overdueDays).map(BigDecimal::valueOf);
            case BROKEN_PROMISES ->
                behaviour().map(PaymentRecord::brokenPromises).map(BigDecimal::valueOf);
            case RETURNED_PAYMENTS ->
                behaviour().map(PaymentRecord::returnedCount).map(BigDecimal::valueOf);
            case LATE_TREND -> behaviour().flatMap(payments -> payments.trend(HALF_A_YEAR));
            case BUREAU_SCORE ->
                reports().stream().flatMap(report -> report.score().stream()).findFirst();
            default -> Optional.ofNullable(figures.get(name));
        };
    }

    @Override
    public String toString() {
        return "CreditInputs[" + currency + ", " + asOf.date() + ", "
                + behaviour().map(PaymentRecord::toString).orElse("unknown")
                + ", accounts "
                + statements()
                        .map(FinancialStatements::yearEnd)
                        .map(LocalDate::toString)
                        .orElse("none")
                + ", reports " + reports().size() + ", figures " + figures.keySet() + "]";
    }
}
