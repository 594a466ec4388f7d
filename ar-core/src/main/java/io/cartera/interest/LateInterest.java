package io.cartera.interest;

import io.cartera.account.AccountHistory;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.money.Percentage;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.time.DayCount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What lateness costs: simple interest at an agreed rate, at a reference rate and a margin, or at a rate a day; and a fixed
 * compensation where there is one. What is lawful and agreed is the caller's to know: there is no default rate.
 * <p>
 * Interest runs from the day after the due date through the day of payment, without days of grace: its days are payment
 * less due date. On each of them what was open at the end of the day before bears interest, so a day's allocations count
 * from the next day on, in whatever order they were made. An allocation counts from its own day, not the bank's: money that
 * lies unapplied stops no interest. What is open again, since an allocation was released or a payment returned, bears
 * interest again from the day after, with its old due date.
 * <p>
 * It never compounds: interest is no principal, unless it is posted as a debit that falls due and is not
 * {@linkplain #leavingOut left out}. Credits bear none. Nor does a debit that was reversed by what is known, on any day: it
 * was a mistake. A receipt that was reversed has paid until then: what bears interest again does so from the day after the
 * reversal, which favours the customer. Before the day from which a debit counts on this account none runs, so what was taken over or transferred
 * when it was late costs nothing here for the days before, and brings no compensation. Where a transfer is undone, the days
 * between it and its undoing cost nothing on either account.
 * <p>
 * Calculation is exact, and rounded once for each debit and period, half up in its currency. It posts nothing: what is
 * claimed is the caller's to post, as a debit note, which counts as a sale. Immutable; thread-safe if the rates and the function given are.
 * <p>
 * Worked (Directive 2011/7/EU): EUR 10,000 due 2024-05-15, paid 2025-03-10, at the rate of the European Central Bank at the
 * start of each semester and 8 %: 46 days at 12.50, 184 at 12.25, 69 at 11.15 % of 365 days are 985.85, and 40.00
 * compensation. Rounded by segments it would be 985.84.
 */
public final class LateInterest {

    private final LateRate rate;
    private final @Nullable FixedCompensation compensation;
    private final @Nullable BiFunction<Entry, LocalDate, Money> leavingOut;

    private LateInterest(
            LateRate rate,
            @Nullable FixedCompensation compensation,
            @Nullable BiFunction<Entry, LocalDate, Money> leavingOut) {
        this.rate = rate;
        this.compensation = compensation;
        this.leavingOut = leavingOut;
    }

    /** At an agreed rate a year of 365 days. */
    public static LateInterest atAgreedRate(Percentage aYear) {
        Objects.requireNonNull(aYear, "aYear");
        return new LateInterest(LateRate.agreed(aYear), null, null);
    }

    /** At a reference rate and a margin in percentage points, together never below zero, a year of 365 days. */
    public static LateInterest atReferenceRate(ReferenceRates rates, Percentage margin, RateResetRule rule) {
        Objects.requireNonNull(rates, "rates");
        Objects.requireNonNull(margin, "margin");
        Objects.requireNonNull(rule, "rule");
        return new LateInterest(LateRate.reference(rates, margin, rule), null, null);
    }

    /** At a rate a day, such as the 0.05 % of the Chinese regulation on payments to small and medium-sized enterprises. */
    public static LateInterest atDailyRate(Percentage aDay) {
        Objects.requireNonNull(aDay, "aDay");
        return new LateInterest(LateRate.daily(aDay), null, null);
    }

    /**
     * This, with the days of a year counted so.
     *
     * @throws IllegalArgumentException if the rate is one a day
     */
    public LateInterest countedBy(DayCount count) {
        return new LateInterest(rate.countedBy(Objects.requireNonNull(count, "count")), compensation, leavingOut);
    }

    /**
     * This, with a fixed compensation for each debit that falls late, by what first bears interest of it. Where it has steps
     * by the debt, a debit in another currency than theirs brings interest and no compensation.
     */
    public LateInterest withCompensation(FixedCompensation sum) {
        return new LateInterest(rate, Objects.requireNonNull(sum, "sum"), leavingOut);
    }

    /**
     * This, without part of a debit: what is in dispute, or all of a debit note that is interest itself. A debit of the
     * kind {@link EntryKind#LATE_CHARGE} never bears interest.
     *
     * @param amount what is left out of a debit at the end of a day, zero or more, in the debit's currency; where it is
     *     more than is open, all is left out. Asked for each day past the due date on which something is open
     */
    public LateInterest leavingOut(BiFunction<Entry, LocalDate, Money> amount) {
        return new LateInterest(rate, compensation, Objects.requireNonNull(amount, "amount"));
    }

    /**
     * What each debit of an account cost through a day, as known at an instant where one is given; those that cost no day
     * are left out. By currency code, due date, identifier.
     *
     * @throws MissingReferenceRateException if a rate is needed and missing
     * @throws io.cartera.money.AmountOutOfRangeException if an interest is out of the range of amounts
     */
    public List<AccruedInterest> accrued(AccountHistory history, AsOf asOf) {
        AccountHistory known = history.knownAt(asOf);
        return accrued(known, DateRange.upTo(asOf.date()));
    }

    /** What each debit of an account cost in a period: see {@link #accrued(AccountHistory, AsOf)}. */
    public List<AccruedInterest> accrued(AccountHistory history, DateRange period) {
        Objects.requireNonNull(period, "period");
        return Principal.of(history).values().stream()
                .sorted(Comparator.comparing(
                                (Principal principal) -> principal.debit().currency())
                        .thenComparing(principal -> principal.debit().dueOn())
                        .thenComparing(principal -> principal.debit().id()))
                .map(principal -> accrued(principal, period))
                .filter(interest -> interest.days() > 0)
                .toList();
    }

    /**
     * What one debit cost in a period; zero where it was not late in it, empty where it is no debit of the account or was
     * reversed. Errors as of {@link #accrued(AccountHistory, AsOf)}.
     */
    public Optional<AccruedInterest> accrued(AccountHistory history, ItemId item, DateRange period) {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(period, "period");
        return Optional.ofNullable(Principal.of(history).get(item)).map(principal -> accrued(principal, period));
    }

    private AccruedInterest accrued(Principal principal, DateRange period) {
        List<Principal.Step> steps = principal.steps(period.endExclusive(), leavingOut);
        List<InterestSegment> segments = new ArrayList<>();
        for (Principal.Step step : steps) {
            LocalDate day = step.start().isBefore(period.start()) ? period.start() : step.start();
            while (day.isBefore(step.end())) {
                LateRate.Span span = rate.on(day, principal.firstLateDay());
                LocalDate end = span.until().isBefore(step.end()) ? span.until() : step.end();
                segments.add(segment(DateRange.of(day, end), principal.money(step), span));
                day = end;
            }
        }
        return new AccruedInterest(principal, period, segments, compensation(principal, steps, period));
    }

    private InterestSegment segment(DateRange days, Money principal, LateRate.Span span) {
        return new InterestSegment(days, principal, span, rate.interest(principal, span.percent(), days));
    }

    private @Nullable Money compensation(Principal principal, List<Principal.Step> steps, DateRange period) {
        boolean isDue = compensation != null
                && !steps.isEmpty()
                && compensation.isFor(principal.debit().currency())
                && period.contains(steps.get(0).start())
                && !wasLateElsewhere(principal.debit());
        return isDue ? compensation.on(principal.money(steps.get(0))) : null;
    }

    private static boolean wasLateElsewhere(Entry debit) {
        boolean isFromElsewhere = debit.kind().isLeg() || debit.kind() == EntryKind.OPENING_BALANCE;
        return isFromElsewhere && debit.effectiveOn().isAfter(debit.dueOn());
    }
}
