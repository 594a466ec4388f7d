package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.store.AuditRecord;
import io.cartera.store.AuditTrail;
import io.cartera.store.Violation;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The audit trail. */
final class AuditTable implements AuditTrail {

    static final Sql INSERT = Sql.of(
            "insert audit",
            "insert into cartera_audit (shard_key, ledger, customer, position, audited_at, kind, command, actor, basis,"
                    + " outcome) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final Sql OF_ACCOUNT = Sql.of(
            "read audit",
            "select audited_at, kind, command, actor, basis, outcome from cartera_audit"
                    + " where shard_key = ? and ledger = ? and customer = ? order by position");

    private static final Sql LAST = Sql.of(
            "count audit",
            "select position from cartera_audit where shard_key = ? and ledger = ? and customer = ?"
                    + " order by shard_key desc, ledger desc, customer desc, position desc limit 1");

    private final Transaction transaction;
    private final Accounts accounts;
    private final WriteBuffer documents;
    private final Positions positions;

    AuditTable(Transaction transaction, Accounts accounts, WriteBuffer documents) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.documents = documents;
        this.positions = new Positions(transaction, accounts, LAST);
    }

    @Override
    public void append(AuditRecord row) {
        accounts.requireLocked(row.account());
        long position = positions.next(row.account());
        documents.add(
                INSERT,
                parameters -> parameters
                        .account(row.account())
                        .number(position)
                        .instant(row.at())
                        .code(row.kind())
                        .text(row.command().value())
                        .text(row.actor().value())
                        .text(row.basis().map(Basis::reference).orElse(null))
                        .text(row.outcome()));
    }

    @Override
    public List<AuditRecord> of(AccountId account) {
        transaction.requireUsable();
        documents.flush();
        return List.copyOf(
                transaction.list(OF_ACCOUNT, parameters -> parameters.account(account), row -> record(account, row)));
    }

    @Override
    public List<Violation> violations() {
        accounts.flush();
        documents.flush();
        return BooksCheck.violations(transaction);
    }

    private static AuditRecord record(AccountId account, Row row) throws SQLException {
        Instant at = row.instant();
        CommandKind kind = row.code(CommandKind.class);
        CommandId command = CommandId.of(row.text());
        Actor actor = Actor.of(row.text());
        Optional<Basis> basis = Optional.ofNullable(row.textOrNone()).map(Basis::of);
        return new AuditRecord(account, at, kind, command, actor, basis, row.text());
    }
}
