package io.cartera.headroom;

import io.cartera.account.AccountId;
import io.cartera.trace.Command;
import io.cartera.trace.Event;
import io.cartera.trace.RecordedFact;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fact with its stamp: on which account, by which command, by whom, on what basis and when it was recorded, what it
 * left of the reservation, and on which figures it was approved. It is what a store keeps and what listeners are told.
 * Immutable.
 */
public final class HeadroomRecorded implements Event, RecordedFact {

    private final AccountId account;
    private final Command command;
    private final HeadroomFact fact;
    private final Instant at;
    private final @Nullable StagesLeft left;
    private final @Nullable HeadroomGrounds grounds;

    private HeadroomRecorded(
            AccountId account,
            Command command,
            HeadroomFact fact,
            Instant at,
            @Nullable StagesLeft left,
            @Nullable HeadroomGrounds grounds) {
        this.account = Objects.requireNonNull(account, "account");
        this.command = command.withContent(Map.of());
        this.fact = Objects.requireNonNull(fact, "fact");
        this.at = Require.instant(at, "at");
        this.left = left;
        this.grounds = grounds;
        boolean isIdentified = !(fact instanceof Reservation reservation)
                || command.id().value().equals(reservation.id().value());
        if (command.kind() != fact.recordedBy()
                || !isIdentified
                || !fact.customer().equals(account.customer())
                || (fact instanceof GroupMembership) != (left == null)) {
            throw new IllegalArgumentException(fact + " is not what " + command + " records on " + account);
        }
    }

    /**
     * This fact, recorded by this command on this account at this instant; the fact holds the content of the command.
     *
     * @param left what is left of the reservation after it; empty for a membership alone
     * @throws IllegalArgumentException if the command is of another kind, has another identifier than the reservation, or
     *     the account is that of another customer
     */
    public static HeadroomRecorded of(
            AccountId account, Command command, HeadroomFact fact, Instant at, Optional<StagesLeft> left) {
        return new HeadroomRecorded(account, command, fact, at, left.orElse(null), null);
    }

    /**
     * The same with the figures on which it was approved.
     *
     * @throws IllegalArgumentException if it is not a reservation that was asked for
     */
    public HeadroomRecorded approvedOn(HeadroomGrounds figures) {
        if (!(fact instanceof Reservation reservation) || !reservation.isReserved()) {
            throw new IllegalArgumentException(fact + " is not approved");
        }
        return new HeadroomRecorded(account, command, fact, at, left, Objects.requireNonNull(figures, "figures"));
    }

    /** On which account. */
    public AccountId account() {
        return account;
    }

    /** The command, by whom and on what basis; without content, which is the fact. */
    @Override
    public Command command() {
        return command;
    }

    /** The fact. */
    public HeadroomFact fact() {
        return fact;
    }

    /** When it was recorded, in microseconds. */
    @Override
    public Instant at() {
        return at;
    }

    /** What is left of the reservation after it; empty for a membership. */
    public Optional<StagesLeft> left() {
        return Optional.ofNullable(left);
    }

    /** On which figures it was approved; empty for what is not asked for. */
    public Optional<HeadroomGrounds> grounds() {
        return Optional.ofNullable(grounds);
    }

    /** The reservation that it begins or goes on with; empty for a membership. */
    public Optional<ReservationId> reservation() {
        if (fact instanceof Reservation reservation) {
            return Optional.of(reservation.id());
        }
        return fact instanceof ReservationStep step ? Optional.of(step.reservation()) : Optional.empty();
    }

    /** {@code headroom}. */
    @Override
    public String form() {
        return "headroom";
    }

    /** Customer, what the fact says, what it left, and the figures on which it was approved. */
    @Override
    public Map<String, String> content() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("customer", fact.customer().value());
        content.putAll(fact.fields());
        left().ifPresent(stages -> {
            content.put("reserved", stages.reserved().toString());
            content.put("ordered", stages.ordered().toString());
            content.put("unbilled", stages.unbilled().toString());
        });
        grounds().ifPresent(figures -> content.putAll(figures.fields()));
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeadroomRecorded that
                && account.equals(that.account)
                && command.equals(that.command)
                && fact.equals(that.fact)
                && at.equals(that.at)
                && Objects.equals(left, that.left)
                && Objects.equals(grounds, that.grounds);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, command, fact);
    }

    @Override
    public String toString() {
        return "HeadroomRecorded[" + account + ", " + command + ", " + fact + ", " + at + "]";
    }
}
