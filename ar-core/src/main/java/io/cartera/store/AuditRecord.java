package io.cartera.store;

import io.cartera.account.AccountId;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One row of the audit trail: who ordered what on which account, when, on what basis, and what came of it.
 * <p>
 * It holds identifiers and codes, no amounts and no personal data. A repeat of an applied command has no row of its
 * own. Immutable.
 *
 * @param account the account
 * @param at when
 * @param kind what was ordered
 * @param command under which identifier
 * @param actor by whom
 * @param basis on what basis
 * @param outcome {@code Applied}, {@code Conflicting:} and the field, or {@code Refused:} and the refusal's code
 */
public record AuditRecord(
        AccountId account,
        Instant at,
        CommandKind kind,
        CommandId command,
        Actor actor,
        Optional<Basis> basis,
        String outcome) {

    /** Cuts the instant to microseconds. */
    public AuditRecord {
        Objects.requireNonNull(account, "account");
        at = Require.instant(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(basis, "basis");
        Require.text(outcome, "outcome");
    }
}
