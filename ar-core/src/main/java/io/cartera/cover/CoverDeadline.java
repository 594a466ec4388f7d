package io.cartera.cover;

import io.cartera.account.OpenItem;
import io.cartera.creditfile.CreditInsurance;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The last day on which an insurer can be told of, or asked for, an open debit: so many days after its due date as the policy
 * has it, and what came of it by the day of the reading. In order by last day, then notification before claim, customer and item.
 * Immutable. Worked: due on 2026-02-28, to be notified within 30 days: by 2026-03-30. As of 2026-03-30 it is {@link State#DUE}; as of
 * 2026-03-31 it is {@link State#MISSED}, and with a notice of 2026-03-30 it is {@link State#DONE}. A notice of 2026-03-31 is late: it
 * stays missed, and {@link #doneOn()} says when it was done all the same.
 */
public final class CoverDeadline implements Comparable<CoverDeadline> {

    /** What is to be done by then. */
    public enum Kind {
        /** The insurer is to be told that the debit is not paid. */
        NOTIFICATION,
        /** The loss is to be claimed. */
        CLAIM
    }

    /** How it stands on the day of the reading. */
    public enum State {
        /** It is to be done yet, and is in time on the last day, too. */
        DUE,
        /** The insurer was told by the last day. */
        DONE,
        /** The last day has passed, and the insurer was told later or not at all. */
        MISSED
    }

    private static final Comparator<CoverDeadline> IN_ORDER = Comparator.comparing(CoverDeadline::lastDay)
            .thenComparing(CoverDeadline::kind)
            .thenComparing(deadline -> deadline.item().customer())
            .thenComparing(deadline -> deadline.item().id());

    private final Kind kind;
    private final InsuredItem insured;
    private final CreditInsurance insurance;
    private final LocalDate lastDay;
    private final State state;
    private final @Nullable LocalDate doneOn;

    private CoverDeadline(Kind kind, InsuredItem insured, LocalDate lastDay, State state, @Nullable LocalDate doneOn) {
        this.kind = kind;
        this.insured = insured;
        this.insurance = insured.insurance().orElseThrow();
        this.lastDay = lastDay;
        this.state = state;
        this.doneOn = doneOn;
    }

    /** The deadline so many days after the due date, as it stands on a day by what the insurer was told by then. */
    static CoverDeadline of(Kind kind, InsuredItem insured, int days, ToldInsurers told, LocalDate on) {
        LocalDate lastDay = insured.item().dueOn().plusDays(days);
        Optional<LocalDate> done = told.first(
                kind, insured.item().id(), insured.insurance().orElseThrow().policy());
        boolean isPast = done.orElse(on).isAfter(lastDay);
        State state = isPast ? State.MISSED : done.isPresent() ? State.DONE : State.DUE;
        return new CoverDeadline(kind, insured, lastDay, state, done.orElse(null));
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

    /** How it stands on the day of the reading. */
    public State state() {
        return state;
    }

    /**
     * The first day on which the insurer was told of the debit under the policy, for a claim that it was asked to pay; after {@link #lastDay()} where that was late. Empty
     * while nothing of it is on file.
     */
    public Optional<LocalDate> doneOn() {
        return Optional.ofNullable(doneOn);
    }

    /** How it stands in words, in English, with the figures. */
    public String inWords() {
        String what = item().id() + " under policy " + insurance.policy() + ": the "
                + (kind == Kind.NOTIFICATION ? "notification" : "claim");
        String days = " by " + lastDay;
        String told = switch (state) {
            case DUE -> " is due" + days;
            case DONE -> " was due" + days + " and was made on " + doneOn;
            case MISSED ->
                doneOn == null
                        ? " was due" + days + " and is not on file"
                        : " was due" + days + " and was made on " + doneOn + ", too late";
        };
        return what + told + "; " + atStake() + (state == State.MISSED ? " is at risk." : " is at stake.");
    }

    InsuredItem insured() {
        return insured;
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
                && lastDay.equals(that.lastDay)
                && state == that.state
                && Objects.equals(doneOn, that.doneOn);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, insured, lastDay);
    }

    @Override
    public String toString() {
        return "CoverDeadline[" + kind + " of " + item().id() + " to " + insurance.insurer() + " by " + lastDay + ", "
                + state + (doneOn == null ? "" : " on " + doneOn) + ", " + atStake() + "]";
    }
}
