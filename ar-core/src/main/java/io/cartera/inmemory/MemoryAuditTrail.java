package io.cartera.inmemory;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditKey;
import io.cartera.audit.AuditLink;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.CustomerId;
import io.cartera.store.AuditTrail;
import io.cartera.store.Violation;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The audit trail of a store in memory. */
final class MemoryAuditTrail implements AuditTrail {

    private final MemorySession session;

    MemoryAuditTrail(MemorySession session) {
        this.session = session;
    }

    @Override
    public void append(AuditRecord row, AuditFacts facts) {
        MemoryAccount account = session.toWrite(row.account());
        session.add(account.audit, row);
        session.add(account.audited, facts);
    }

    @Override
    public List<AuditRecord> of(AccountId account) {
        return find(account).map(found -> List.copyOf(found.audit)).orElse(List.of());
    }

    @Override
    public List<AuditLink> links(AccountId account) {
        return find(account).map(MemoryAccount::auditLinks).orElse(List.of());
    }

    @Override
    public SortedMap<CustomerId, AuditLink> heads(LedgerId ledger) {
        SortedMap<CustomerId, AuditLink> heads = new TreeMap<>();
        session.books().in(ledger).filter(account -> !account.audit.isEmpty()).forEach(account -> {
            List<AuditLink> links = account.auditLinks();
            heads.put(account.id.customer(), links.get(links.size() - 1));
        });
        return heads;
    }

    @Override
    public Optional<AuditKey> key(AccountId account) {
        return find(account).map(found -> found.auditKey);
    }

    private Optional<MemoryAccount> find(AccountId account) {
        return Optional.ofNullable(session.find(account));
    }

    /** Nothing: its objects are written by nobody else. */
    @Override
    public List<Violation> violations() {
        return List.of();
    }
}
