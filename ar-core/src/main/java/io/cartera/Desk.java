package io.cartera;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.store.AuditRecord;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a door works: its store, clock, ledger, actor and basis. */
record Desk(ReceivablesStore store, Clock clock, LedgerId ledger, Actor actor, Optional<Basis> basis) {

    private static final Logger LOG = LoggerFactory.getLogger(Receivables.class);

    Desk {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(basis, "basis");
    }

    static Desk of(ReceivablesStore store, Clock clock) {
        return new Desk(store, clock, LedgerId.MAIN, Actor.SYSTEM, Optional.empty());
    }

    Desk actingAs(Actor other) {
        return new Desk(store, clock, ledger, other, basis);
    }

    Desk onBasis(Basis other) {
        return new Desk(store, clock, ledger, actor, Optional.of(other));
    }

    Desk inLedger(LedgerId other) {
        return new Desk(store, clock, other, actor, basis);
    }

    AccountId account(CustomerId customer) {
        return AccountId.of(ledger, customer);
    }

    Command command(CommandKind kind, CommandId id) {
        return Command.of(kind, id, actor, basis);
    }

    CommandId mint() {
        return CommandId.of(UUID.randomUUID().toString());
    }

    Instant now() {
        return clock.instant();
    }

    /** Work of several commands on one account, under its lock. */
    <T> T inOneUnit(CustomerId customer, Function<? super AccountBatch, ? extends T> work) {
        Objects.requireNonNull(work, "work");
        AccountId account = account(customer);
        return store.write(session -> {
            AccountBatch batch = AccountBatch.open(this, session, account);
            T result = work.apply(batch);
            batch.record();
            return result;
        });
    }

    <T> T read(Function<? super Session, ? extends T> work) {
        return store.read(work);
    }

    /** Adds a row to the audit trail and says so in the log; identifiers and codes only. */
    void audit(Session session, AccountId account, Instant at, Command command, Outcome<?> outcome) {
        String code = code(outcome);
        session.audit()
                .append(new AuditRecord(
                        account, at, command.kind(), command.id(), command.actor(), command.basis(), code));
        LOG.debug("{} {} on {} decided: {}", command.kind(), command.id(), account, code);
    }

    private static String code(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            return "Refused:" + refused.refusal().code();
        }
        if (outcome instanceof Outcome.Conflicting<?> conflict) {
            return "Conflicting:" + conflict.field();
        }
        return "Applied";
    }
}
