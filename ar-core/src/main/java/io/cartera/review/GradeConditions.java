package io.cartera.review;

import io.cartera.creditfile.SettlementMode;
import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.internal.Require;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a grade leads to: how the customer settles, by which terms, up to which limit, with which share paid in advance, and
 * after how many months it is reviewed. Twelve months and no deposit unless stated. Immutable. Example:
 * {@code GradeConditions.of(SettlementMode.OPEN_CREDIT, PaymentTerms.netDays(60)).withLimit(Money.parse("EUR 50000"))}.
 */
public final class GradeConditions {

    private static final int YEARLY = 12;
    private static final int MOST_MONTHS = 1200;

    private final SettlementMode mode;
    private final PaymentTerms terms;
    private final @Nullable Money limit;
    private final Percentage deposit;
    private final int reviewMonths;

    private GradeConditions(
            SettlementMode mode, PaymentTerms terms, @Nullable Money limit, Percentage deposit, int reviewMonths) {
        this.mode = Objects.requireNonNull(mode, "mode");
        this.terms = Objects.requireNonNull(terms, "terms");
        this.limit = limit;
        this.deposit = Objects.requireNonNull(deposit, "deposit");
        this.reviewMonths = reviewMonths;
    }

    /** How a customer of the grade settles, and by which terms of payment. */
    public static GradeConditions of(SettlementMode mode, PaymentTerms terms) {
        return new GradeConditions(mode, terms, null, Percentage.of("0"), YEARLY);
    }

    /**
     * The same with the highest limit that is proposed.
     *
     * @throws IllegalArgumentException if it is negative
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public GradeConditions withLimit(Money newLimit) {
        if (MinorUnits.of(newLimit) < 0) {
            throw new IllegalArgumentException("the limit is " + newLimit + ", it must not be negative");
        }
        return new GradeConditions(mode, terms, newLimit, deposit, reviewMonths);
    }

    /**
     * The same with the share of an order that is paid in advance.
     *
     * @throws IllegalArgumentException if it is more than 100 %
     */
    public GradeConditions withDeposit(Percentage share) {
        if (share.compareTo(Percentage.of("100")) > 0) {
            throw new IllegalArgumentException("the deposit is " + share + ", more than the order");
        }
        return new GradeConditions(mode, terms, limit, share, reviewMonths);
    }

    /** The same, reviewed after so many months, 1 to 1200. */
    public GradeConditions reviewedAfter(int months) {
        return new GradeConditions(mode, terms, limit, deposit, months(months));
    }

    static int months(int months) {
        if (Require.positive(months, "months") > MOST_MONTHS) {
            throw new IllegalArgumentException("months is " + months + ", at most " + MOST_MONTHS + " are allowed");
        }
        return months;
    }

    /** How it settles. */
    public SettlementMode mode() {
        return mode;
    }

    /** The terms of payment. */
    public PaymentTerms terms() {
        return terms;
    }

    /** The highest limit that is proposed; empty where the table says none. */
    public Optional<Money> limit() {
        return Optional.ofNullable(limit);
    }

    /** The share of an order that is paid in advance. */
    public Percentage deposit() {
        return deposit;
    }

    /** After how many months it is reviewed, where the calendar is made {@linkplain ReviewSchedule#by of the table}. */
    public int reviewMonths() {
        return reviewMonths;
    }

    /** The conditions in English, for the person they concern. */
    String inWords() {
        String settles = switch (mode) {
            case OPEN_CREDIT -> "on open credit";
            case SECURED -> "on credit that is secured";
            case CASH_ON_DELIVERY -> "in cash on delivery";
            case PREPAYMENT -> "by payment in advance";
        };
        return settles + ", terms " + terms
                + (deposit.value().signum() == 0 ? "" : ", with " + deposit + " of each order paid in advance")
                + ", and reviewed again after " + reviewMonths + " months";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GradeConditions that
                && mode == that.mode
                && terms.equals(that.terms)
                && Objects.equals(limit, that.limit)
                && deposit.equals(that.deposit)
                && reviewMonths == that.reviewMonths;
    }

    @Override
    public int hashCode() {
        return Objects.hash(mode, terms, limit, deposit, reviewMonths);
    }

    @Override
    public String toString() {
        return mode + ", " + terms + (limit == null ? "" : ", limit " + limit) + ", deposit " + deposit
                + ", review after " + reviewMonths + " months";
    }
}
