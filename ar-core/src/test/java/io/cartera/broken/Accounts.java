package io.cartera.broken;

import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.EntrySource;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItemSource;
import io.cartera.statement.HistoryPage;
import io.cartera.statement.HistoryQuery;
import io.cartera.store.AccountRepository;
import io.cartera.store.LedgerClosing;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Accounts that pass everything on; what is open by age they make of their own open items, flawed or not. */
class Accounts implements AccountRepository {

    final AccountRepository sound;

    Accounts(Parts parts) {
        this.sound = parts.accounts();
    }

    @Override
    public AccountFacts lock(AccountId account) {
        return sound.lock(account);
    }

    @Override
    public void record(AccountWrites writes) {
        sound.record(writes);
    }

    @Override
    public AccountHistory history(AccountId account) {
        return sound.history(account);
    }

    @Override
    public HistoryPage history(AccountId account, HistoryQuery query) {
        return sound.history(account, query);
    }

    @Override
    public OpenItemSource openItems(AccountId account, AsOf asOf) {
        return sound.openItems(account, asOf);
    }

    @Override
    public OpenItemSource openItems(LedgerId ledger, AsOf asOf) {
        return sound.openItems(ledger, asOf);
    }

    @Override
    public EntrySource entries(AccountId account, DateRange period) {
        return sound.entries(account, period);
    }

    @Override
    public EntrySource entries(LedgerId ledger, DateRange period) {
        return sound.entries(ledger, period);
    }

    @Override
    public List<AccountId> accounts(LedgerId ledger) {
        return sound.accounts(ledger);
    }

    @Override
    public Optional<LocalDate> closedThrough(LedgerId ledger) {
        return sound.closedThrough(ledger);
    }

    @Override
    public List<LedgerClosing> closings(LedgerId ledger) {
        return sound.closings(ledger);
    }

    @Override
    public void close(LedgerId ledger, LedgerClosing closing) {
        sound.close(ledger, closing);
    }
}
