package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.payment.BankLineId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.PaymentRepository;
import java.util.List;
import java.util.Optional;

/** Payments that are passed on as they are. */
class Payments implements PaymentRepository {

    final PaymentRepository sound;

    Payments(Parts parts) {
        this.sound = parts.payments();
    }

    @Override
    public Optional<Payment> find(AccountId account, PaymentId id) {
        return sound.find(account, id);
    }

    @Override
    public Optional<BankLineClaim> claimOf(BankLineId line) {
        return sound.claimOf(line);
    }

    @Override
    public void claim(BankLineClaim claim) {
        sound.claim(claim);
    }

    @Override
    public List<Payment> of(AccountId account) {
        return sound.of(account);
    }

    @Override
    public void add(AccountId account, Payment payment) {
        sound.add(account, payment);
    }
}
