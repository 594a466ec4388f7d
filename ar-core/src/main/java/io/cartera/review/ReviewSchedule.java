package io.cartera.review;

import io.cartera.creditfile.AssignedRating;
import io.cartera.creditfile.CreditReview;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditLimits;
import io.cartera.money.MinorUnits;
import io.cartera.time.AsOf;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * After how many months the credit of a customer is reviewed, by its grade and its limit.
 * <p>
 * Months are those of the grade, or the general ones where the grade has none, and at most those of any limit that is
 * reached. They count from the last review, and before the first from the first day on which the customer has a rating or a
 * limit; a review may have named the day of the next one itself, which goes before. Who has neither was never given credit
 * by anybody and is not reviewed. A review is of the customer: recorded through one ledger it counts in all of them, as a
 * rating does; limits are those of one ledger. An unlimited limit reaches every amount. Immutable. Worked: every 12 months, grade D every 3,
 * from EUR 100,000 every 6: an A with EUR 150,000, reviewed on 10 January, is due on 10 July.
 */
public final class ReviewSchedule {

    private final int general;
    private final TreeMap<String, Integer> byGrade;
    private final List<FromLimit> byLimit;

    private record FromLimit(Money limit, int months) {}

    private ReviewSchedule(int general, TreeMap<String, Integer> byGrade, List<FromLimit> byLimit) {
        this.general = GradeConditions.months(general);
        this.byGrade = byGrade;
        this.byLimit = byLimit;
    }

    /** Every so many months, 1 to 1200. */
    public static ReviewSchedule every(int months) {
        return new ReviewSchedule(months, new TreeMap<>(), List.of());
    }

    /** As often as a table says: by grade, and those without a grade that the table has like those that are not rated. */
    public static ReviewSchedule by(ConditionsTable table) {
        ReviewSchedule schedule = every(table.conditions(Optional.empty()).reviewMonths());
        for (Map.Entry<String, GradeConditions> grade : table.grades().entrySet()) {
            schedule = schedule.forGrade(grade.getKey(), grade.getValue().reviewMonths());
        }
        return schedule;
    }

    /** The same where customers of a grade are reviewed every so many months. */
    public ReviewSchedule forGrade(String grade, int months) {
        TreeMap<String, Integer> all = new TreeMap<>(byGrade);
        all.put(Require.id(grade, "grade"), GradeConditions.months(months));
        return new ReviewSchedule(general, all, byLimit);
    }

    /**
     * The same where customers with this limit or more in its currency are reviewed every so many months at least.
     *
     * @throws IllegalArgumentException if the limit is negative
     */
    public ReviewSchedule fromLimit(Money limit, int months) {
        if (MinorUnits.of(limit) < 0) {
            throw new IllegalArgumentException("the limit is " + limit + ", it must not be negative");
        }
        List<FromLimit> all = new ArrayList<>(byLimit);
        all.add(new FromLimit(limit, GradeConditions.months(months)));
        return new ReviewSchedule(general, byGrade, List.copyOf(all));
    }

    /** After how many months a customer with this grade and limit is reviewed. */
    public int months(Optional<String> grade, Optional<CreditLimit> limit) {
        int months = grade.map(name -> byGrade.getOrDefault(name, general)).orElse(general);
        return byLimit.stream()
                .filter(from ->
                        limit.filter(held -> reaches(held, from.limit())).isPresent())
                .mapToInt(FromLimit::months)
                .reduce(months, Math::min);
    }

    private static boolean reaches(CreditLimit held, Money bound) {
        return held instanceof CreditLimit.Unlimited
                || held instanceof CreditLimit.UpTo upTo
                        && upTo.amount().isSameCurrency(bound)
                        && !upTo.amount().isLessThan(bound);
    }

    /**
     * When a customer is to be reviewed next, which may be over; empty for one that has neither a rating nor a limit, nor
     * was ever reviewed.
     *
     * @param limits all limits that were granted to the customer
     */
    public Optional<DueReview> next(CustomerFile file, CreditLimits limits, AsOf asOf) {
        Objects.requireNonNull(asOf, "asOf");
        Optional<CustomerFactRecorded> last = file.find(CustomerFactKind.CREDIT_REVIEW, CustomerFact.ONLY, asOf);
        Optional<LocalDate> lastOn = last.map(recorded -> recorded.fact().from());
        Optional<String> grade = file.content(CustomerFactKind.RATING, asOf).map(AssignedRating::grade);
        Optional<CreditLimit> limit = limits.at(asOf);
        Optional<LocalDate> named = last.flatMap(recorded ->
                        recorded.fact().content(CustomerFactKind.CREDIT_REVIEW).find())
                .flatMap(CreditReview::nextOn);
        return lastOn.or(() -> beginning(file, limits, asOf))
                .map(start -> named.orElseGet(() -> start.plusMonths(months(grade, limit))))
                .map(dueOn -> new DueReview(file.customer().id(), dueOn, lastOn, grade, limit));
    }

    private static Optional<LocalDate> beginning(CustomerFile file, CreditLimits limits, AsOf asOf) {
        Stream<LocalDate> rated = file.facts().stream()
                .filter(recorded -> recorded.fact().kind() == CustomerFactKind.RATING
                        && asOf.counts(recorded.fact().from(), recorded.at()))
                .map(recorded -> recorded.fact().from());
        Stream<LocalDate> limited = limits.grants().stream()
                .filter(granted -> asOf.counts(granted.grant().from(), granted.recordedAt()))
                .map(granted -> granted.grant().from());
        return Stream.concat(rated, limited).min(Comparator.naturalOrder());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReviewSchedule that
                && general == that.general
                && byGrade.equals(that.byGrade)
                && byLimit.equals(that.byLimit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(general, Map.copyOf(byGrade), byLimit);
    }

    @Override
    public String toString() {
        return "ReviewSchedule[every " + general + " months, " + byGrade + ", " + byLimit + "]";
    }
}
