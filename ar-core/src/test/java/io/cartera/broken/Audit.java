package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.store.AuditRecord;
import io.cartera.store.AuditTrail;
import io.cartera.store.Violation;
import java.util.List;

/** An audit trail that passes everything on. */
class Audit implements AuditTrail {

    final AuditTrail sound;

    Audit(Parts parts) {
        this.sound = parts.audit();
    }

    @Override
    public void append(AuditRecord row) {
        sound.append(row);
    }

    @Override
    public List<AuditRecord> of(AccountId account) {
        return sound.of(account);
    }

    @Override
    public List<Violation> violations() {
        return sound.violations();
    }
}
