package io.cartera.inmemory;

import io.cartera.account.OpenRun;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is open on accounts that follow one another as columns of numbers: made by the first reading after one of them was
 * written, and kept until one is written again. Readings run beside each other: two may make the same columns, and either's
 * are right. Writes never run beside them.
 */
final class ColumnBlock {

    private final MemoryAccount[] accounts;
    /** Where the open items of an account lay before, unless it was written since; only writes change it. */
    private final OpenColumns.@Nullable Part[] before;

    private volatile @Nullable OpenColumns open;
    private volatile @Nullable DatedColumns dated;
    private volatile int lastChangeDay;

    /** A block of accounts; the open items of those that were in other blocks are taken over from there. */
    ColumnBlock(List<MemoryAccount> accounts) {
        this.accounts = accounts.toArray(MemoryAccount[]::new);
        this.before = new OpenColumns.Part[accounts.size()];
        for (int place = 0; place < before.length; place++) {
            MemoryAccount account = this.accounts[place];
            if (account.block != null) {
                before[place] = account.block.known(account.place);
            }
            account.block = this;
            account.place = place;
        }
        lastChangeDay = lastChange();
    }

    List<MemoryAccount> accounts() {
        return List.of(accounts);
    }

    private OpenColumns.@Nullable Part known(int place) {
        OpenColumns made = open;
        return made == null ? before[place] : made.part(place);
    }

    /** To be called when an account was written or a write undone. */
    void forget(int place) {
        OpenColumns made = open;
        for (int other = 0; made != null && other < before.length; other++) {
            before[other] = made.part(other);
        }
        before[place] = null;
        open = null;
        dated = null;
        lastChangeDay = Integer.MAX_VALUE;
    }

    /** Hands over what is open as of a day, with all that is recorded: by account, currency, debits before credits. */
    void forEachRun(int day, DatedColumns.Scratch scratch, Consumer<? super OpenRun> action) {
        if (day < lastChangeDay && lastChangeDay == Integer.MAX_VALUE) {
            lastChangeDay = lastChange();
        }
        if (day >= lastChangeDay) {
            OpenColumns made = open;
            if (made == null) {
                made = OpenColumns.of(accounts, before);
                open = made;
            }
            made.forEach(action);
        } else {
            DatedColumns made = dated;
            if (made == null) {
                made = DatedColumns.of(accounts);
                dated = made;
            }
            made.forEach(day, scratch, action);
        }
    }

    private int lastChange() {
        int last = Integer.MIN_VALUE;
        for (MemoryAccount account : accounts) {
            last = Math.max(last, account.lastChangeDay());
        }
        return last;
    }
}
