package io.cartera.store;

import io.cartera.account.AccountId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import java.util.Optional;

/** The payments received, as they were received. */
public interface PaymentRepository {

    /** The payment with this identifier on the account. */
    Optional<Payment> find(AccountId account, PaymentId id);

    /**
     * Adds a payment whose identifier is not taken on the account. The caller holds the account's lock.
     *
     * @throws DuplicateKeyException if it is taken; a store that batches its writes may say so as late as on commit
     */
    void add(AccountId account, Payment payment);
}
