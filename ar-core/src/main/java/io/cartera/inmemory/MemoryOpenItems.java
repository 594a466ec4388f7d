package io.cartera.inmemory;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.OpenRun;
import io.cartera.time.AsOf;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the accounts of a ledger in a store in memory have open as of then, account by account. */
final class MemoryOpenItems implements OpenItemSource {

    private final Supplier<Stream<MemoryAccount>> accounts;
    private final Supplier<LedgerColumns> columns;
    private final AsOf asOf;

    MemoryOpenItems(Supplier<Stream<MemoryAccount>> accounts, Supplier<LedgerColumns> columns, AsOf asOf) {
        this.accounts = accounts;
        this.columns = columns;
        this.asOf = Objects.requireNonNull(asOf, "asOf");
    }

    @Override
    public void forEach(Consumer<? super OpenItem> action) {
        accounts.get().forEach(account -> account.forEachOpen(asOf, action));
    }

    @Override
    public void forEachRun(Consumer<? super OpenRun> action) {
        Objects.requireNonNull(action, "action");
        if (asOf.knownAt().isPresent()) {
            OpenItemSource.super.forEachRun(action);
            return;
        }
        columns.get().forEachRun(LedgerColumns.dayOf(asOf.date()), action);
    }

    @Override
    public boolean isInOrder() {
        return true;
    }
}
