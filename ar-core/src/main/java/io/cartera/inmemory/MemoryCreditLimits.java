package io.cartera.inmemory;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimits;
import io.cartera.exposure.LimitGranted;
import io.cartera.store.CreditLimitRepository;
import io.cartera.store.DuplicateKeyException;
import java.util.SortedMap;
import java.util.TreeMap;

/** The credit limits of a store in memory. */
final class MemoryCreditLimits implements CreditLimitRepository {

    private final MemorySession session;

    MemoryCreditLimits(MemorySession session) {
        this.session = session;
    }

    @Override
    public CreditLimits find(AccountId account) {
        MemoryAccount found = session.find(account);
        return found == null ? CreditLimits.none() : CreditLimits.of(found.grants);
    }

    @Override
    public SortedMap<CustomerId, CreditLimits> all(LedgerId ledger) {
        SortedMap<CustomerId, CreditLimits> limits = new TreeMap<>();
        session.books()
                .in(ledger)
                .filter(account -> !account.grants.isEmpty())
                .forEach(account -> limits.put(account.id.customer(), CreditLimits.of(account.grants)));
        return limits;
    }

    @Override
    public void add(LimitGranted granted) {
        MemoryAccount found = session.toWrite(granted.account());
        if (found.grants.stream().anyMatch(other -> other.command().equals(granted.command()))) {
            throw session.failed(new DuplicateKeyException(granted.command() + " is taken"));
        }
        session.add(found.grants, granted);
    }
}
