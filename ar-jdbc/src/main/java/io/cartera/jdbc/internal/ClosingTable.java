package io.cartera.jdbc.internal;

import io.cartera.account.LedgerId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.LedgerClosing;
import io.cartera.store.StoreException;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The closings of ledgers, and the gate before them.
 * <p>
 * Who locks accounts passes the gate first: it takes any one free row of the gate's table, and keeps it to the end of
 * its transaction. Who closes a ledger takes all rows, in order. So a posting sees the closing or ends before it, and
 * postings wait for each other only when more are under way than the gate has rows. The gate is always taken before
 * the accounts, so no circle of waiting arises. Not every database has shared row locks; this needs exclusive ones
 * only.
 */
final class ClosingTable {

    /** As many as the script makes. */
    static final int SLOTS = 64;

    /** The name of the gate's table. */
    static final String GATE = "cartera_gate";

    private static final Sql TAKE_FREE =
            Sql.of("pass gate", "select slot from cartera_gate where slot = ? for passing");

    private static final Sql TAKE = Sql.of("wait at gate", "select slot from cartera_gate where slot = ? for update");

    private static final Sql TAKE_ALL = Sql.of("shut gate", "select slot from cartera_gate order by slot for update");

    /** Whoever began before the closing and sees an older state finds the gate changed, and cannot pass. */
    private static final Sql CHANGE = Sql.of("change gate", "update cartera_gate set slot = slot");

    private static final Sql LATEST = Sql.of(
            "find ledger",
            "select closed_through from cartera_closing where ledger = ?" + " order by closed_through desc limit 1");

    private static final Sql OF_LEDGER = Sql.of(
            "read closings",
            "select command, closed_through, recorded_at, actor, basis from cartera_closing"
                    + " where ledger = ? order by seq");

    private static final Sql INSERT = Sql.of(
            "close ledger",
            "insert into cartera_closing (ledger, seq, command, closed_through, recorded_at, actor, basis)"
                    + " values (?, ?, ?, ?, ?, ?, ?)");

    private final Transaction transaction;
    private final Map<LedgerId, Optional<LocalDate>> read = new HashMap<>();
    private boolean passed;
    private boolean shut;

    ClosingTable(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Makes sure that no ledger is closed until this transaction ends. */
    void pass() {
        if (passed) {
            return;
        }
        // Sessions that follow one another in a transaction of the host come back to the row which it holds already.
        int start = Math.floorMod(System.identityHashCode(Thread.currentThread()), SLOTS);
        for (int i = 0; i < SLOTS && !passed; i++) {
            passed = take(TAKE_FREE, start + i);
        }
        if (!passed && !take(TAKE, start)) {
            throw transaction.failed(new StoreException("the gate has no row " + (start + 1) + ": see Schema"));
        }
        passed = true;
    }

    private boolean take(Sql sql, int place) {
        return transaction
                .find(sql, parameters -> parameters.number(place % SLOTS + 1), Row::number)
                .isPresent();
    }

    /** The last day through which a ledger is closed; behind the gate it cannot change. */
    Optional<LocalDate> closedThrough(LedgerId ledger) {
        transaction.requireUsable();
        return passed ? read.computeIfAbsent(ledger, this::find) : find(ledger);
    }

    private Optional<LocalDate> find(LedgerId ledger) {
        return transaction.find(LATEST, parameters -> parameters.text(ledger.value()), Row::date);
    }

    /**
     * The closings of a ledger, in the order of recording. Who may write shuts the gate first: what they decide on the
     * list, and the instant they stamp, still hold when they add to it.
     */
    List<LedgerClosing> closings(LedgerId ledger) {
        transaction.requireUsable();
        if (transaction.writes()) {
            shut();
        }
        return List.copyOf(
                transaction.list(OF_LEDGER, parameters -> parameters.text(ledger.value()), ClosingTable::closing));
    }

    /** Adds a closing, when everybody who has passed the gate is gone. */
    void close(LedgerId ledger, LedgerClosing closing) {
        transaction.requireWritable();
        List<LedgerClosing> closings = closings(ledger);
        if (closings.stream().anyMatch(earlier -> earlier.command().equals(closing.command()))) {
            throw transaction.failed(new DuplicateKeyException("closing " + closing.command() + " is taken"));
        }
        read.remove(ledger);
        change();
        transaction.update(
                INSERT,
                parameters -> parameters
                        .text(ledger.value())
                        .number(closings.size() + 1L)
                        .text(closing.command().value())
                        .date(closing.through())
                        .instant(closing.recordedAt())
                        .text(closing.actor().value())
                        .text(closing.basis().map(Basis::reference).orElse(null)));
    }

    /** Lets nobody pass who began before this ends and sees an older state. */
    void change() {
        transaction.update(CHANGE, parameters -> {});
    }

    /** Waits until everybody who has passed the gate is gone, and lets nobody pass. */
    void shut() {
        if (!shut) {
            transaction.list(TAKE_ALL, parameters -> {}, Row::number);
            shut = true;
            passed = true;
            read.clear();
        }
    }

    private static LedgerClosing closing(Row row) throws SQLException {
        CommandId command = CommandId.of(row.text());
        LocalDate through = row.date();
        Instant recordedAt = row.instant();
        Actor actor = Actor.of(row.text());
        Optional<Basis> basis = Optional.ofNullable(row.textOrNone()).map(Basis::of);
        return new LedgerClosing(command, through, recordedAt, actor, basis);
    }
}
