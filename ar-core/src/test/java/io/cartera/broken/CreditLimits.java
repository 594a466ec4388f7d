package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.store.CreditLimitRepository;
import io.cartera.time.Timeline;
import java.util.List;
import java.util.SortedMap;

/** Credit limits that are passed on as they are. */
class CreditLimits implements CreditLimitRepository {

    final CreditLimitRepository sound;

    CreditLimits(Parts parts) {
        this.sound = parts.creditLimits();
    }

    @Override
    public Timeline<CreditLimit> find(AccountId account) {
        return sound.find(account);
    }

    @Override
    public SortedMap<CustomerId, Timeline<CreditLimit>> all(LedgerId ledger) {
        return sound.all(ledger);
    }

    @Override
    public List<LimitGrant> grants(AccountId account) {
        return sound.grants(account);
    }

    @Override
    public void add(AccountId account, LimitGrant grant) {
        sound.add(account, grant);
    }
}
