package io.cartera.audit;

import io.cartera.account.AccountId;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Outcome;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One row of the audit trail: who ordered what on which account, when, on what basis, and what came of it.
 * <p>
 * It holds identifiers and codes, no amounts and no personal data. A repeat of an applied command has no row of its
 * own. What an applied command recorded is in its {@link AuditFacts}. Instants have microseconds. Immutable.
 */
public final class AuditRecord {

    private static final String APPLIED = "Applied";

    private final AccountId account;
    private final Instant at;
    private final CommandKind kind;
    private final CommandId command;
    private final Actor actor;
    private final Optional<Basis> basis;
    private final String outcome;

    private AuditRecord(AccountId account, Instant at, Command command, String outcome) {
        this.account = Objects.requireNonNull(account, "account");
        this.at = Require.instant(at, "at");
        this.kind = command.kind();
        this.command = command.id();
        this.actor = command.actor();
        this.basis = command.basis();
        this.outcome = Require.text(outcome, "outcome");
    }

    /** The row of a command with its outcome. */
    public static AuditRecord of(AccountId account, Instant at, Command command, Outcome<?> outcome) {
        return new AuditRecord(account, at, command, code(outcome));
    }

    /**
     * The row of a command with the outcome as {@link #outcome()} has it, as a store kept it.
     *
     * @param command what was ordered; its content is left out
     */
    public static AuditRecord of(AccountId account, Instant at, Command command, String outcome) {
        return new AuditRecord(account, at, command, outcome);
    }

    private static String code(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            return "Refused:" + refused.refusal().code();
        }
        if (outcome instanceof Outcome.Conflicting<?> conflict) {
            return "Conflicting:" + conflict.field();
        }
        return APPLIED;
    }

    /** The account. */
    public AccountId account() {
        return account;
    }

    /** When. */
    public Instant at() {
        return at;
    }

    /** What was ordered. */
    public CommandKind kind() {
        return kind;
    }

    /** Under which identifier. */
    public CommandId command() {
        return command;
    }

    /** By whom. */
    public Actor actor() {
        return actor;
    }

    /** On what basis. */
    public Optional<Basis> basis() {
        return basis;
    }

    /** {@code Applied}, {@code Conflicting:} and the field, or {@code Refused:} and the refusal's code. */
    public String outcome() {
        return outcome;
    }

    /** Whether the command was applied. */
    public boolean isApplied() {
        return outcome.equals(APPLIED);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuditRecord that
                && account.equals(that.account)
                && at.equals(that.at)
                && kind == that.kind
                && command.equals(that.command)
                && actor.equals(that.actor)
                && basis.equals(that.basis)
                && outcome.equals(that.outcome);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, at, kind, command);
    }

    /** Leaves the basis out. */
    @Override
    public String toString() {
        return "AuditRecord[" + account + ", " + at + ", " + kind + " " + command + " by " + actor + ", " + outcome
                + "]";
    }
}
