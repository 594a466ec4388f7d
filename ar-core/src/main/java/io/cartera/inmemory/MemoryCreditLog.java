package io.cartera.inmemory;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.credit.DecisionId;
import io.cartera.creditlog.CreditLog;
import io.cartera.creditlog.CreditLogRecorded;
import io.cartera.customer.CustomerId;
import io.cartera.store.CreditLogRepository;
import io.cartera.store.DuplicateKeyException;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Credit decisions of a store in memory. */
final class MemoryCreditLog implements CreditLogRepository {

    private final MemorySession session;

    MemoryCreditLog(MemorySession session) {
        this.session = session;
    }

    @Override
    public CreditLog find(AccountId account) {
        return CreditLog.of(account, facts(account));
    }

    @Override
    public CreditLog find(AccountId account, DecisionId decision) {
        MemoryAccount found = session.find(account);
        return CreditLog.of(account, found == null ? List.of() : found.creditLog.of(decision));
    }

    @Override
    public Optional<CreditLogRecorded> find(AccountId account, CommandKind kind, CommandId command) {
        MemoryAccount found = session.find(account);
        return found == null ? Optional.empty() : Optional.ofNullable(found.creditLog.find(kind, command));
    }

    @Override
    public Optional<Instant> lastRecordedAt(AccountId account) {
        List<CreditLogRecorded> facts = facts(account);
        return facts.isEmpty()
                ? Optional.empty()
                : Optional.of(facts.get(facts.size() - 1).at());
    }

    private List<CreditLogRecorded> facts(AccountId account) {
        MemoryAccount found = session.find(account);
        return found == null ? List.of() : found.creditLog.all();
    }

    @Override
    public SortedMap<CustomerId, CreditLog> all(LedgerId ledger) {
        SortedMap<CustomerId, CreditLog> logs = new TreeMap<>();
        session.books()
                .in(ledger)
                .filter(account -> !account.creditLog.all().isEmpty())
                .forEach(account -> logs.put(account.id.customer(), CreditLog.of(account.id, account.creditLog.all())));
        return logs;
    }

    @Override
    public SortedMap<CustomerId, CreditLog> all(LedgerId ledger, DateRange days) {
        SortedMap<CustomerId, CreditLog> logs = new TreeMap<>();
        all(ledger).forEach((customer, log) -> {
            CreditLog found = log.of(days);
            if (!found.facts().isEmpty()) {
                logs.put(customer, found);
            }
        });
        return logs;
    }

    @Override
    public void add(CreditLogRecorded recorded) {
        MemoryAccount account = session.toWrite(recorded.account());
        if (account.creditLog.find(recorded.command().kind(), recorded.command().id()) != null) {
            throw session.failed(new DuplicateKeyException(recorded.command().id() + " is taken"));
        }
        account.creditLog.add(recorded);
        session.onFailure(account.creditLog::removeLast);
    }
}
