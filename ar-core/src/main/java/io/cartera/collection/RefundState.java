package io.cartera.collection;

import io.cartera.trace.Actor;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A refund that was asked for, as of a day: where it stands, since when, by whom, and whether it is late. Immutable.
 * <p>
 * Worked: asked for on 1 March, to be paid by the 15th, approved on the 3rd. As of the 15th it is approved, has been waiting
 * for 14 days and is not late; as of the 16th it is late by a day. Paid on the 16th, it took 15 days and stays late by one.
 */
public final class RefundState {

    /** Where a refund stands. */
    public enum Standing {
        /** Nobody has answered. */
        ASKED,
        /** It may be paid, and is not. */
        APPROVED,
        /** It is not paid. */
        DECLINED,
        /** It is paid. */
        PAID,
        /** It was paid, and the refund was reversed: money that came back, or a mistake. Whoever wants it asks again. */
        REVERSED
    }

    private final LocalDate asOf;
    private final RefundRequest request;
    private final Actor requester;
    private final @Nullable RefundAnswer answer;
    private final @Nullable Actor answeredBy;
    private final @Nullable Payout payout;

    RefundState(
            LocalDate asOf,
            RefundRequest request,
            Actor requester,
            @Nullable CollectionRecorded answer,
            @Nullable Payout payout) {
        this.asOf = asOf;
        this.request = request;
        this.requester = requester;
        this.answer = answer == null ? null : (RefundAnswer) answer.fact();
        this.answeredBy = answer == null ? null : answer.command().actor();
        this.payout = payout;
    }

    /** When so much of it was paid, and since when that is reversed. */
    record Payout(LocalDate on, Money amount, @Nullable LocalDate reversedOn) {}

    /** The day asked about. */
    public LocalDate asOf() {
        return asOf;
    }

    /** What is asked for. */
    public RefundRequest request() {
        return request;
    }

    /** Who asked. */
    public Actor requester() {
        return requester;
    }

    /** What was answered, if it was by that day. */
    public Optional<RefundAnswer> answer() {
        return Optional.ofNullable(answer);
    }

    /** Who answered. */
    public Optional<Actor> answeredBy() {
        return Optional.ofNullable(answeredBy);
    }

    /** Where it stands. */
    public Standing standing() {
        if (payout != null) {
            return payout.reversedOn() == null ? Standing.PAID : Standing.REVERSED;
        }
        if (answer == null) {
            return Standing.ASKED;
        }
        return answer.isApproved() ? Standing.APPROVED : Standing.DECLINED;
    }

    /** Whether somebody still has to do something: it is asked for or approved. */
    public boolean isWaiting() {
        return standing() == Standing.ASKED || standing() == Standing.APPROVED;
    }

    /** When it was paid, whether reversed since or not. */
    public Optional<LocalDate> paidOn() {
        return Optional.ofNullable(payout).map(Payout::on);
    }

    /** How much was paid, whether reversed since or not. */
    public Optional<Money> paid() {
        return Optional.ofNullable(payout).map(Payout::amount);
    }

    /** The days from the request until it was paid or declined, else until the day asked about; zero on the day itself. */
    public long waitedDays() {
        return ChronoUnit.DAYS.between(request.requestedOn(), end());
    }

    /** By how many days it is, or was paid, after the day by which it is to be paid; zero where it is in time, declined or has none. */
    public long lateDays() {
        return standing() == Standing.DECLINED
                ? 0
                : request.payBy()
                        .map(latest -> Math.max(0, ChronoUnit.DAYS.between(latest, end())))
                        .orElse(0L);
    }

    /** Whether it is, or was paid, after the day by which it is to be paid. */
    public boolean isLate() {
        return lateDays() > 0;
    }

    private LocalDate end() {
        if (payout != null) {
            return payout.on();
        }
        return answer != null && !answer.isApproved() ? answer.on() : asOf;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RefundState that
                && asOf.equals(that.asOf)
                && request.equals(that.request)
                && requester.equals(that.requester)
                && Objects.equals(answer, that.answer)
                && Objects.equals(answeredBy, that.answeredBy)
                && Objects.equals(payout, that.payout);
    }

    @Override
    public int hashCode() {
        return Objects.hash(asOf, request);
    }

    @Override
    public String toString() {
        return "RefundState[" + request + ", " + standing() + " as of " + asOf + "]";
    }
}
