package io.cartera.cover;

import io.cartera.account.OpenItem;
import io.cartera.creditfile.CreditInsurance;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import org.joda.money.Money;

/**
 * The last day on which an insurer can be told of, or asked for, an open debit: so many days after its due date as the policy
 * has it. In order by day, then notification before claim, customer and item. Immutable. Worked: due on 2026-02-28, to be
 * notified within 30 days: by 2026-03-30.
 */
public final class CoverDeadline implements Comparable<CoverDeadline> {

    /** What is to be done by then. */
    public enum Kind {
        /** The insurer is to be told that the debit is not paid. */
        NOTIFICATION,
        /** The loss is to be claimed. */
        CLAIM
    }

    private static final Comparator<CoverDeadline> IN_ORDER = Comparator.comparing(CoverDeadline::lastDay)
            .thenComparing(CoverDeadline::kind)
            .thenComparing(deadline -> deadline.item().customer())
            .thenComparing(deadline -> deadline.item().id());

    private final Kind kind;
    private final InsuredItem insured;
    private final CreditInsurance insurance;
    private final LocalDate lastDay;

    private CoverDeadline(Kind kind, InsuredItem insured, CreditInsurance insurance, LocalDate lastDay) {
        this.kind = kind;
        this.insured = insured;
        this.insurance = insurance;
        this.lastDay = lastDay;
    }

    static CoverDeadline of(Kind kind, InsuredItem insured, CreditInsurance insurance, int days) {
        return new CoverDeadline(
                kind, insured, insurance, insured.item().dueOn().plusDays(days));
    }

    /** What is to be done. */
    public Kind kind() {
        return kind;
    }

    /** Of which debit. */
    public OpenItem item() {
        return insured.item();
    }

    /** How much of it is insured. */
    public Money atStake() {
        return insured.insured();
    }

    /** Under which policy. */
    public CreditInsurance insurance() {
        return insurance;
    }

    /** The last day on which it is in time. */
    public LocalDate lastDay() {
        return lastDay;
    }

    /** How many days are left on a day: 0 on the last day, negative after it. */
    public long daysLeft(LocalDate on) {
        return ChronoUnit.DAYS.between(Objects.requireNonNull(on, "on"), lastDay);
    }

    @Override
    public int compareTo(CoverDeadline other) {
        return IN_ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CoverDeadline that
                && kind == that.kind
                && insured.equals(that.insured)
                && insurance.equals(that.insurance)
                && lastDay.equals(that.lastDay);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, insured, lastDay);
    }

    @Override
    public String toString() {
        return "CoverDeadline[" + kind + " of " + item().id() + " to " + insurance.insurer() + " by " + lastDay + ", "
                + atStake() + "]";
    }
}
