package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditChain;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditKey;
import io.cartera.audit.AuditLink;
import io.cartera.audit.AuditRecord;
import io.cartera.audit.Fingerprint;
import io.cartera.customer.CustomerId;
import io.cartera.store.AuditTrail;
import io.cartera.store.Violation;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The audit trail: each row with its link, whose number is the row's place. The account's lock keeps others out. */
final class AuditTable implements AuditTrail {

    static final Sql INSERT = Sql.of(
            "insert audit",
            "insert into cartera_audit (shard_key, ledger, customer, seq, audited_at, kind, command, actor, basis,"
                    + " outcome, form, facts_hash, texts_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final Sql OF_ACCOUNT = Sql.of(
            "read audit",
            "select seq, audited_at, kind, command, actor, basis, outcome from cartera_audit"
                    + " where shard_key = ? and ledger = ? and customer = ? order by seq");

    private static final String LINK = "seq, form, facts_hash, texts_hash, hash";

    private static final Sql LINKS = Sql.of(
            "read audit links",
            "select " + LINK + " from cartera_audit"
                    + " where shard_key = ? and ledger = ? and customer = ? order by seq");

    // Not the greatest of all: the key in falling order lets every database read one row of it.
    private static final Sql LAST = Sql.of(
            "last audit link",
            "select " + LINK + " from cartera_audit where shard_key = ? and ledger = ? and customer = ?"
                    + " order by shard_key desc, ledger desc, customer desc, seq desc limit 1");

    private static final Sql LAST_OF_EACH = Sql.of(
            "last audit links",
            "select a.customer, a." + LINK.replace(", ", ", a.") + " from (select w.of_customer,"
                    + " (select b.seq from cartera_audit b"
                    + " where b.shard_key = w.of_customer and b.ledger = ? and b.customer = w.of_customer"
                    + " order by b.shard_key desc, b.ledger desc, b.customer desc, b.seq desc limit 1)"
                    + " as last_seq from unnest(cast(? as varchar array)) as w (of_customer)) h"
                    + " join cartera_audit a on a.shard_key = h.of_customer and a.customer = h.of_customer"
                    + " and a.seq = h.last_seq where a.ledger = ?");

    private static final Sql HEADS = Sql.of(
            "read audit heads",
            "select a.customer, a." + LINK.replace(", ", ", a.") + " from cartera_audit a join"
                    + " (select shard_key, customer, max(seq) as last_seq from cartera_audit"
                    + " where ledger = ? group by shard_key, customer) h"
                    + " on a.shard_key = h.shard_key and a.customer = h.customer and a.seq = h.last_seq"
                    + " where a.ledger = ?");

    private final Transaction transaction;
    private final Accounts accounts;
    private final WriteBuffer documents;
    private final Map<AccountId, AuditLink> added = new HashMap<>();
    private final Map<AccountId, AuditLink> heads = new HashMap<>();
    private final Set<AccountId> headsRead = new HashSet<>();

    AuditTable(Transaction transaction, Accounts accounts, WriteBuffer documents) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.documents = documents;
    }

    @Override
    public void append(AuditRecord row, AuditFacts facts) {
        LockedAccount account = accounts.requireLocked(row.account());
        AuditLink link = AuditChain.next(row, facts, head(row.account()), account.auditKey());
        added.put(row.account(), link);
        heads.remove(row.account());
        documents.add(
                INSERT,
                parameters -> parameters
                        .account(row.account())
                        .number(link.sequence())
                        .instant(row.at())
                        .code(row.kind())
                        .text(row.command().value())
                        .text(row.actor().value())
                        .basis(
                                SensitiveColumn.AUDIT_BASIS,
                                row.account().customer(),
                                row.basis(),
                                row.account().ledger().value(),
                                link.sequence())
                        .text(row.outcome())
                        .number(link.form())
                        .bytes(link.facts().map(Fingerprint::bytes).orElse(null))
                        .bytes(link.texts().map(Fingerprint::bytes).orElse(null))
                        .bytes(link.hash().bytes()));
    }

    private Optional<AuditLink> head(AccountId account) {
        AuditLink own = added.get(account);
        if (own != null) {
            return Optional.of(own);
        }
        if (accounts.isNew(account)) {
            return Optional.empty();
        }
        if (!accounts.lockedTogether().contains(account)) {
            return transaction.find(LAST, parameters -> parameters.account(account), AuditTable::link);
        }
        if (!headsRead.contains(account)) {
            readHeads(account.ledger());
        }
        return Optional.ofNullable(heads.get(account));
    }

    private void readHeads(LedgerId ledger) {
        List<AccountId> together = accounts.lockedTogether().stream()
                .filter(account -> !accounts.isNew(account) && !added.containsKey(account))
                .toList();
        headsRead.addAll(together);
        transaction.each(
                LAST_OF_EACH,
                parameters -> parameters.text(ledger.value()).shardsOf(together).text(ledger.value()),
                row -> Map.entry(AccountId.of(ledger, CustomerId.of(row.text())), link(row)),
                head -> heads.put(head.getKey(), head.getValue()));
    }

    @Override
    public List<AuditRecord> of(AccountId account) {
        flush();
        transaction.texts().expect(account.customer());
        return List.copyOf(
                transaction.list(OF_ACCOUNT, parameters -> parameters.account(account), row -> record(account, row)));
    }

    @Override
    public List<AuditLink> links(AccountId account) {
        flush();
        return List.copyOf(transaction.list(LINKS, parameters -> parameters.account(account), AuditTable::link));
    }

    @Override
    public SortedMap<CustomerId, AuditLink> heads(LedgerId ledger) {
        flush();
        SortedMap<CustomerId, AuditLink> heads = new TreeMap<>();
        transaction.each(
                HEADS,
                parameters -> parameters.text(ledger.value()).text(ledger.value()),
                row -> Map.entry(CustomerId.of(row.text()), link(row)),
                head -> heads.put(head.getKey(), head.getValue()));
        return heads;
    }

    @Override
    public Optional<AuditKey> key(AccountId account) {
        transaction.requireUsable();
        transaction.texts().expect(account.customer());
        return AccountTable.auditKey(transaction, account);
    }

    private void flush() {
        transaction.requireUsable();
        documents.flush();
    }

    @Override
    public List<Violation> violations() {
        accounts.flush();
        documents.flush();
        return BooksCheck.violations(transaction);
    }

    private static AuditRecord record(AccountId account, Row row) throws SQLException {
        long position = row.number();
        Instant at = row.instant();
        CommandKind kind = row.code(CommandKind.class);
        CommandId command = CommandId.of(row.text());
        Actor actor = Actor.of(row.text());
        Optional<Basis> basis = row.basis(
                SensitiveColumn.AUDIT_BASIS,
                account.customer(),
                account.ledger().value(),
                position);
        return AuditRecord.of(account, at, Command.of(kind, command, actor, basis), row.text());
    }

    private static AuditLink link(Row row) throws SQLException {
        long position = row.number();
        int form = row.count();
        Optional<Fingerprint> facts = Optional.ofNullable(row.bytesOrNone()).map(Fingerprint::of);
        Optional<Fingerprint> texts = Optional.ofNullable(row.bytesOrNone()).map(Fingerprint::of);
        return AuditLink.of(position, form, facts, texts, Fingerprint.of(row.bytes()));
    }
}
