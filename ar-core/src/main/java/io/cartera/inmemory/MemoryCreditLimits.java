package io.cartera.inmemory;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.store.CreditLimitRepository;
import io.cartera.store.DuplicateKeyException;
import io.cartera.time.Timeline;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The credit limits of a store in memory. */
final class MemoryCreditLimits implements CreditLimitRepository {

    private final MemorySession session;

    MemoryCreditLimits(MemorySession session) {
        this.session = session;
    }

    @Override
    public Timeline<CreditLimit> find(AccountId account) {
        return timeline(grants(account));
    }

    @Override
    public SortedMap<CustomerId, Timeline<CreditLimit>> all(LedgerId ledger) {
        SortedMap<CustomerId, Timeline<CreditLimit>> limits = new TreeMap<>();
        session.books().accounts.forEach((id, account) -> {
            if (id.ledger().equals(ledger) && !account.grants.isEmpty()) {
                limits.put(id.customer(), timeline(account.grants));
            }
        });
        return limits;
    }

    @Override
    public List<LimitGrant> grants(AccountId account) {
        MemoryAccount found = session.books().accounts.get(account);
        return found == null ? List.of() : List.copyOf(found.grants);
    }

    @Override
    public void add(AccountId account, LimitGrant grant) {
        MemoryAccount found = session.toWrite(account);
        if (found.grants.stream().anyMatch(other -> other.command().equals(grant.command()))) {
            throw session.failed(new DuplicateKeyException(grant.command() + " is taken"));
        }
        session.add(found.grants, grant);
    }

    private static Timeline<CreditLimit> timeline(List<LimitGrant> grants) {
        Timeline<CreditLimit> limits = Timeline.empty();
        for (LimitGrant grant : grants) {
            limits = limits.with(
                    grant.version().from(),
                    grant.version().value(),
                    grant.version().recordedAt());
        }
        return limits;
    }
}
