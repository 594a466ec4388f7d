package io.cartera.inmemory;

import io.cartera.account.OpenRun;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is open on all accounts of a ledger as columns of numbers, in blocks of accounts, by customer. */
final class LedgerColumns {

    private static final int ACCOUNTS = 64;

    private final List<ColumnBlock> blocks = new ArrayList<>();

    /** Columns for these accounts, which are in order. */
    LedgerColumns(List<MemoryAccount> accounts) {
        for (int from = 0; from < accounts.size(); from += ACCOUNTS) {
            blocks.add(new ColumnBlock(accounts.subList(from, Math.min(from + ACCOUNTS, accounts.size()))));
        }
    }

    static int dayOf(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    /** Puts a new account in its place, or takes away one that is not to be after all. */
    void change(MemoryAccount account, boolean isThere) {
        int at = blockOf(account);
        List<MemoryAccount> accounts =
                at < 0 ? new ArrayList<>() : new ArrayList<>(blocks.get(at).accounts());
        int place = 0;
        while (place < accounts.size() && accounts.get(place).id.compareTo(account.id) < 0) {
            place++;
        }
        if (isThere) {
            accounts.add(place, account);
        } else {
            accounts.remove(place);
        }
        replace(at, accounts);
    }

    /** The last block that begins before the account or with it; the first where none does, −1 where there are none. */
    private int blockOf(MemoryAccount account) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (blocks.get(middle).accounts().get(0).id.compareTo(account.id) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Math.min(low, high);
    }

    private void replace(int at, List<MemoryAccount> accounts) {
        List<ColumnBlock> made = new ArrayList<>();
        int half = accounts.size() > 2 * ACCOUNTS ? accounts.size() / 2 : accounts.size();
        if (half > 0) {
            made.add(new ColumnBlock(accounts.subList(0, half)));
        }
        if (half < accounts.size()) {
            made.add(new ColumnBlock(accounts.subList(half, accounts.size())));
        }
        if (at >= 0) {
            blocks.remove(at);
        }
        blocks.addAll(Math.max(at, 0), made);
    }

    /** Hands over what is open as of a day, with all that is recorded: by account, currency, debits before credits. */
    void forEachRun(int day, Consumer<? super OpenRun> action) {
        DatedColumns.Scratch scratch = new DatedColumns.Scratch();
        for (ColumnBlock block : blocks) {
            block.forEachRun(day, scratch, action);
        }
    }
}
