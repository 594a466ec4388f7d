package io.cartera.broken;

import io.cartera.account.AccountChanged;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.store.Outbox;
import java.util.List;

/** An outbox that passes everything on. */
class Relaying implements Outbox {

    final Outbox sound;

    Relaying(Parts parts) {
        this.sound = parts.outbox();
    }

    @Override
    public List<AccountChanged> pending(LedgerId ledger, int most) {
        return sound.pending(ledger, most);
    }

    @Override
    public void acknowledge(AccountId account, long throughVersion) {
        sound.acknowledge(account, throughVersion);
    }
}
