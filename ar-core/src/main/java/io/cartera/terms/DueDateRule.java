package io.cartera.terms;

import io.cartera.time.BusinessDayConvention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How a due date follows from the dates of a document.
 * <p>
 * A rule has steps, each of which may be absent, and they are always taken in this order; one that needs another is
 * stated after it:
 * <ol>
 * <li>the start date, that of the invoice unless {@linkplain #from stated otherwise}; its day is not counted;
 * <li>plus days ({@link #netDays});
 * <li>plus months ({@link #plusMonths}), clamped to the length of the month reached; one more where the start date lies
 * after the {@linkplain #cutOffDay cut-off day} of its month;
 * <li>the {@linkplain #endOfMonth end of that month}, taken only now, or a {@linkplain #dayOfMonth day of it}, clamped
 * to its length;
 * <li>plus days once more ({@link #thenDays});
 * <li>the next of the {@linkplain #payDays pay days}, on or after;
 * <li>not before the date of the invoice;
 * <li>the {@linkplain #rolling roll to a business day}; where that would go back before the invoice or the start date, it
 * goes forward.
 * </ol>
 * So a due date is never before its start date nor before the invoice, and a later start date never gives an earlier due
 * date. "Net 30 end of month" has two readings, and there is no default between them: {@link #netDaysThenEndOfMonth}
 * takes 2025-01-14 to 2025-02-28, {@link #endOfMonthThenDays} to 2025-03-02.
 * <p>
 * {@link #toString()} is the canonical text, {@link #parse} reads it, and equal rules have equal texts. Its form is, with
 * what is absent left out and words in this order: {@code net 0 from delivery cut-off 25 months 1 end-of-month then 5
 * pay-days 10/25 roll following}; {@code day 15} stands in the place of {@code end-of-month}. Immutable and thread-safe.
 */
public final class DueDateRule {

    /** The most days of one step. */
    public static final int MAX_DAYS = 36_500;

    /** The most months. */
    public static final int MAX_MONTHS = 1200;

    final int days;
    final TermStart start;
    final int cutOff;
    final int months;
    final boolean toMonthEnd;
    final int day;
    final int thenDays;
    final List<Integer> payDays;
    final BusinessDayConvention roll;

    private DueDateRule(Draft draft) {
        this.days = draft.days;
        this.start = draft.start;
        this.cutOff = draft.cutOff;
        this.months = draft.months;
        this.toMonthEnd = draft.toMonthEnd;
        this.day = draft.day;
        this.thenDays = draft.thenDays;
        this.payDays = draft.payDays;
        this.roll = draft.roll;
    }

    /**
     * So many calendar days after the start date.
     *
     * @throws IllegalArgumentException if days is not 0 to {@value #MAX_DAYS}
     */
    public static DueDateRule netDays(int days) {
        Draft draft = new Draft();
        draft.days = within(days, 0, MAX_DAYS, "net days");
        return new DueDateRule(draft);
    }

    /** So many days after the start date, then the end of the month reached: one reading of "net 30 end of month". */
    public static DueDateRule netDaysThenEndOfMonth(int days) {
        return netDays(days).endOfMonth();
    }

    /** The end of the start date's month, then so many days: the other reading of "net 30 end of month". */
    public static DueDateRule endOfMonthThenDays(int days) {
        return netDays(0).endOfMonth().thenDays(days);
    }

    /** A day of the month that follows the start date's: {@code proximo(15)} is "15 prox" or "15 MFI". */
    public static DueDateRule proximo(int day) {
        return netDays(0).plusMonths(1).dayOfMonth(day);
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if the text is not of that form, or the rule is unsound
     */
    public static DueDateRule parse(String text) {
        return RuleText.parse(text);
    }

    /** This rule, running from another date. */
    public DueDateRule from(TermStart other) {
        Draft draft = new Draft(this);
        draft.start = Objects.requireNonNull(other, "start");
        return new DueDateRule(draft);
    }

    /**
     * This rule with one month more for a start date after this day of its month.
     *
     * @throws IllegalArgumentException if the day is not 1 to 30, the rule has neither end nor day of month, or it has
     *     net days before them: in both cases a later invoice might be due earlier. Days after the month's end or day
     *     are {@link #thenDays}.
     */
    public DueDateRule cutOffDay(int lastDay) {
        Draft draft = new Draft(this);
        draft.cutOff = within(lastDay, 1, 30, "cut-off day");
        if (!toMonthEnd && day == 0) {
            throw new IllegalArgumentException("a cut-off day needs an end of month or a day of the month");
        }
        if (days > 0) {
            throw new IllegalArgumentException("a cut-off day looks at the start date, so days come after the month");
        }
        return new DueDateRule(draft);
    }

    /**
     * This rule with so many months more.
     *
     * @throws IllegalArgumentException if it then has not 0 to {@value #MAX_MONTHS} months
     */
    public DueDateRule plusMonths(int more) {
        Draft draft = new Draft(this);
        draft.months = months + within(more, 0, MAX_MONTHS, "months");
        within(draft.months, 0, MAX_MONTHS, "months");
        return new DueDateRule(draft);
    }

    /**
     * This rule, moved to the end of the month reached.
     *
     * @throws IllegalArgumentException if it has a day of the month
     */
    public DueDateRule endOfMonth() {
        if (day != 0) {
            throw new IllegalArgumentException("a rule has a day of the month or its end, not both");
        }
        Draft draft = new Draft(this);
        draft.toMonthEnd = true;
        return new DueDateRule(draft);
    }

    /**
     * This rule, moved to a day of the month reached, or to its last day where it is shorter. "90 days end of month on
     * the 10th" is {@code netDays(90).plusMonths(1).dayOfMonth(10)}.
     *
     * @throws IllegalArgumentException if the day is not 1 to 31, the rule has an end of month, or it has no month, so
     *     that the day might lie before the start date: the next such day is {@link #payDays}
     */
    public DueDateRule dayOfMonth(int wanted) {
        Draft draft = new Draft(this);
        draft.day = within(wanted, 1, 31, "day of month");
        if (toMonthEnd) {
            throw new IllegalArgumentException("a rule has a day of the month or its end, not both");
        }
        if (months == 0) {
            throw new IllegalArgumentException("a day of the month needs at least one month, or say pay days");
        }
        return new DueDateRule(draft);
    }

    /**
     * This rule with so many days after the month's end or day.
     *
     * @throws IllegalArgumentException if days is not 0 to {@value #MAX_DAYS}, or there is no month before them, so that
     *     they are net days
     */
    public DueDateRule thenDays(int more) {
        if (months == 0 && !toMonthEnd) {
            throw new IllegalArgumentException("days that follow nothing are net days");
        }
        Draft draft = new Draft(this);
        draft.thenDays = within(more, 0, MAX_DAYS, "days then");
        return new DueDateRule(draft);
    }

    /**
     * This rule, moved to the next of these days of a month, on or after; each is the last day of a shorter month.
     *
     * @throws IllegalArgumentException if there is none, one is not 1 to 31, or one comes twice
     */
    public DueDateRule payDays(int... daysOfMonth) {
        List<Integer> sorted = new ArrayList<>();
        for (int wanted : Objects.requireNonNull(daysOfMonth, "pay days")) {
            sorted.add(within(wanted, 1, 31, "pay day"));
        }
        sorted.sort(null);
        if (sorted.isEmpty() || sorted.stream().distinct().count() < sorted.size()) {
            throw new IllegalArgumentException("pay days are " + Arrays.toString(daysOfMonth));
        }
        Draft draft = new Draft(this);
        draft.payDays = List.copyOf(sorted);
        return new DueDateRule(draft);
    }

    /** This rule, rolled to a business day in the end. */
    public DueDateRule rolling(BusinessDayConvention convention) {
        Draft draft = new Draft(this);
        draft.roll = Objects.requireNonNull(convention, "convention");
        return new DueDateRule(draft);
    }

    /** The date from which it runs. */
    public TermStart start() {
        return start;
    }

    /**
     * Whether it is known to be due before the other for a like date, or at least never after it: they differ in nothing
     * but their net days and months, of which it has fewer.
     */
    boolean isEarlierThan(DueDateRule other) {
        return !equals(other)
                && days <= other.days
                && months <= other.months
                && steadyPart().equals(other.steadyPart());
    }

    private List<Object> steadyPart() {
        return List.of(start, cutOff, toMonthEnd, day, thenDays, payDays, roll);
    }

    /** Whether it is nothing but days from the date of the invoice. */
    boolean isNetDays() {
        return start == TermStart.INVOICE
                && months == 0
                && !toMonthEnd
                && payDays.isEmpty()
                && roll == BusinessDayConvention.NONE;
    }

    /**
     * The due date.
     *
     * @throws TermsNotApplicableException if the start date is not known, the rule rolls and no calendar is given, or
     *     the date lies beyond the year 9999
     */
    public LocalDate dueOn(TermDates dates) {
        return new DueDateWay(this, dates).walk();
    }

    /**
     * How the due date comes about, in English, one step after another, the last one naming the due date. Worked, for
     * {@code net 30 end-of-month} and an invoice of 2025-01-14: "invoice date 2025-01-14", "plus 30 days: 2025-02-13",
     * "end of the month: 2025-02-28", "due on 2025-02-28".
     *
     * @throws TermsNotApplicableException as {@link #dueOn}
     */
    public List<String> explain(TermDates dates) {
        return explain(dates, Locale.ENGLISH);
    }

    /**
     * The same in Spanish, Russian or Chinese, by the language of the locale; in English for any other. Dates are written
     * as {@code 2025-01-14} in every language. Worked, in Russian, for {@code net 30 end-of-month} and an invoice of
     * 2025-01-14: "дата счёта 2025-01-14", "плюс 30 дней: 2025-02-13", "конец месяца: 2025-02-28", "срок оплаты 2025-02-28".
     *
     * @throws TermsNotApplicableException as {@link #dueOn}
     */
    public List<String> explain(TermDates dates, Locale locale) {
        return new DueDateWay(this, dates).explain(TermWords.in(locale));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DueDateRule that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return RuleText.print(this);
    }

    private static int within(int value, int least, int most, String name) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", " + least + " to " + most + " are allowed");
        }
        return value;
    }

    /** The steps while one of them changes. */
    private static final class Draft {

        private int days;
        private TermStart start = TermStart.INVOICE;
        private int cutOff;
        private int months;
        private boolean toMonthEnd;
        private int day;
        private int thenDays;
        private List<Integer> payDays = List.of();
        private BusinessDayConvention roll = BusinessDayConvention.NONE;

        Draft() {}

        Draft(DueDateRule rule) {
            days = rule.days;
            start = rule.start;
            cutOff = rule.cutOff;
            months = rule.months;
            toMonthEnd = rule.toMonthEnd;
            day = rule.day;
            thenDays = rule.thenDays;
            payDays = rule.payDays;
            roll = rule.roll;
        }
    }
}
