package io.cartera.broken;

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

/** An audit trail that passes everything on. */
class Audit implements AuditTrail {

    final AuditTrail sound;

    Audit(Parts parts) {
        this.sound = parts.audit();
    }

    @Override
    public void append(AuditRecord row, AuditFacts facts) {
        sound.append(row, facts);
    }

    @Override
    public List<AuditRecord> of(AccountId account) {
        return sound.of(account);
    }

    @Override
    public List<AuditLink> links(AccountId account) {
        return sound.links(account);
    }

    @Override
    public SortedMap<CustomerId, AuditLink> heads(LedgerId ledger) {
        return sound.heads(ledger);
    }

    @Override
    public Optional<AuditKey> key(AccountId account) {
        return sound.key(account);
    }

    @Override
    public List<Violation> violations() {
        return sound.violations();
    }
}
