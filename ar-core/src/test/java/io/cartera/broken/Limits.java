package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimits;
import io.cartera.exposure.LimitGranted;
import io.cartera.store.CreditLimitRepository;
import java.util.SortedMap;

/** Credit limits that are passed on as they are. */
class Limits implements CreditLimitRepository {

    final CreditLimitRepository sound;

    Limits(Parts parts) {
        this.sound = parts.creditLimits();
    }

    @Override
    public CreditLimits find(AccountId account) {
        return sound.find(account);
    }

    @Override
    public SortedMap<CustomerId, CreditLimits> all(LedgerId ledger) {
        return sound.all(ledger);
    }

    @Override
    public void add(LimitGranted granted) {
        sound.add(granted);
    }
}
