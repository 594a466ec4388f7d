package io.cartera.jdbc.internal;

import io.cartera.account.LedgerId;
import io.cartera.store.StoreException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The days through which ledgers are closed, and the gate before them.
 * <p>
 * Who locks accounts passes the gate first: it takes any one free row of the gate's table, and keeps it to the end of
 * its transaction. Who closes a ledger takes all rows, in order. So a posting sees the closing or ends before it, and
 * postings wait for each other only when more are under way than the gate has rows. The gate is always taken before
 * the accounts, so no circle of waiting arises. Not every database has shared row locks; this needs exclusive ones only.
 */
final class LedgerTable {

    /** As many as the script makes. */
    private static final int SLOTS = 64;

    private static final Sql TAKE_FREE =
            Sql.of("pass gate", "select slot from cartera_gate where slot = ? for update skip locked");

    private static final Sql TAKE = Sql.of("wait at gate", "select slot from cartera_gate where slot = ? for update");

    private static final Sql TAKE_ALL = Sql.of("shut gate", "select slot from cartera_gate order by slot for update");

    private static final Sql FIND = Sql.of("find ledger", "select closed_through from cartera_ledger where ledger = ?");

    private static final Sql INSERT =
            Sql.of("close ledger", "insert into cartera_ledger (closed_through, ledger) values (?, ?)");

    private static final Sql UPDATE =
            Sql.of("close ledger further", "update cartera_ledger set closed_through = ? where ledger = ?");

    private final Transaction transaction;
    private final Map<LedgerId, Optional<LocalDate>> read = new HashMap<>();
    private boolean passed;

    LedgerTable(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Makes sure that no ledger is closed until this transaction ends. */
    void pass() {
        if (passed) {
            return;
        }
        int start = ThreadLocalRandom.current().nextInt(SLOTS);
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
        return transaction.find(FIND, parameters -> parameters.text(ledger.value()), Row::date);
    }

    void close(LedgerId ledger, LocalDate through) {
        transaction.requireWritable();
        transaction.list(TAKE_ALL, parameters -> {}, Row::number);
        passed = true;
        read.remove(ledger);
        Optional<LocalDate> before = find(ledger);
        if (before.isEmpty() || before.get().isBefore(through)) {
            transaction.update(
                    before.isEmpty() ? INSERT : UPDATE,
                    parameters -> parameters.date(through).text(ledger.value()));
        }
    }
}
