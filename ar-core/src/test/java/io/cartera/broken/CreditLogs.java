package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.credit.DecisionId;
import io.cartera.creditlog.CreditLog;
import io.cartera.creditlog.CreditLogRecorded;
import io.cartera.customer.CustomerId;
import io.cartera.store.CreditLogRepository;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/** Credit decisions that are passed on as they are. */
class CreditLogs implements CreditLogRepository {

    final CreditLogRepository sound;

    CreditLogs(Parts parts) {
        this.sound = parts.creditLog();
    }

    @Override
    public CreditLog find(AccountId account) {
        return sound.find(account);
    }

    @Override
    public CreditLog find(AccountId account, DecisionId decision) {
        return sound.find(account, decision);
    }

    @Override
    public Optional<CreditLogRecorded> find(AccountId account, CommandKind kind, CommandId command) {
        return sound.find(account, kind, command);
    }

    @Override
    public Optional<Instant> lastRecordedAt(AccountId account) {
        return sound.lastRecordedAt(account);
    }

    @Override
    public SortedMap<CustomerId, CreditLog> all(LedgerId ledger) {
        return sound.all(ledger);
    }

    @Override
    public SortedMap<CustomerId, CreditLog> all(LedgerId ledger, DateRange days) {
        return sound.all(ledger, days);
    }

    @Override
    public void add(CreditLogRecorded recorded) {
        sound.add(recorded);
    }
}
