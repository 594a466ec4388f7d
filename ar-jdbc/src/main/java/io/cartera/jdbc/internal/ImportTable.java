package io.cartera.jdbc.internal;

import io.cartera.account.LedgerId;
import io.cartera.freshness.SourceId;
import io.cartera.freshness.SourceImported;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.outer.ImportRepository;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Through which days sources were imported. A ledger is its own shard key here, since no customer is concerned. */
final class ImportTable implements ImportRepository {

    private static final Sql OF_LEDGER = Sql.of(
            "read imports",
            "select command, source, imported_through, recorded_at, actor, basis from cartera_import"
                    + " where shard_key = ? and ledger = ?");

    private static final Sql INSERT = Sql.of(
            "insert import",
            "insert into cartera_import (shard_key, ledger, command, source, imported_through, recorded_at, actor, basis)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)");

    private final Transaction transaction;

    ImportTable(Transaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public List<SourceImported> all(LedgerId ledger) {
        transaction.requireUsable();
        String name = ledger.value();
        // Not every database orders by code point.
        return transaction
                .list(OF_LEDGER, parameters -> parameters.text(name).text(name), row -> imported(ledger, row))
                .stream()
                .sorted(SourceImported.inOrderOfRecording())
                .toList();
    }

    @Override
    public void add(SourceImported imported) {
        transaction.requireWritable();
        // Where it is the key that refuses, another session was first, and the work is to look again.
        if (all(imported.ledger()).stream()
                .anyMatch(earlier -> earlier.command().equals(imported.command()))) {
            throw transaction.failed(new DuplicateKeyException("import " + imported.command() + " is taken"));
        }
        String ledger = imported.ledger().value();
        transaction.update(
                INSERT,
                parameters -> parameters
                        .text(ledger)
                        .text(ledger)
                        .text(imported.command().value())
                        .text(imported.source().value())
                        .date(imported.through())
                        .instant(imported.at())
                        .text(imported.actor().value())
                        .text(imported.basis().map(Basis::reference).orElse(null)));
    }

    private static SourceImported imported(LedgerId ledger, Row row) throws SQLException {
        CommandId command = CommandId.of(row.text());
        SourceId source = SourceId.of(row.text());
        LocalDate through = row.date();
        Instant at = row.instant();
        SourceImported imported = SourceImported.of(ledger, command, source, through, at, Actor.of(row.text()));
        return Optional.ofNullable(row.textOrNone())
                .map(Basis::of)
                .map(imported::onBasis)
                .orElse(imported);
    }
}
