package io.cartera.store;

import io.cartera.account.AccountId;
import io.cartera.payment.BankLineId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/** The payments received, as they were received, and which lines of bank statements they are. */
public interface PaymentRepository {

    /** The payment with this identifier on the account. */
    Optional<Payment> find(AccountId account, PaymentId id);

    /** All payments of the account, by identifier. */
    List<Payment> of(AccountId account);

    /**
     * Adds a payment whose identifier is not taken on the account. The caller holds the account's lock.
     *
     * @throws DuplicateKeyException if it is taken; a store that batches its writes may say so as late as on commit
     */
    void add(AccountId account, Payment payment);

    /** As what a line of a bank statement was received in the store, whatever the ledger; empty where it was not. */
    Optional<BankLineClaim> claimOf(BankLineId line);

    /**
     * Claims a line that nobody has received yet. The caller holds the locks of the accounts of all shares. Who claims the
     * same line under other locks meanwhile waits, or fails.
     *
     * @throws DuplicateKeyException if the line was received
     */
    void claim(BankLineClaim claim);

    /**
     * A line of a bank statement that was received, once and for all. Immutable.
     *
     * @param line the line
     * @param shares what became of it, by account; one or more
     */
    record BankLineClaim(BankLineId line, List<Share> shares) {
        /** Sorts the shares by account. */
        public BankLineClaim {
            Objects.requireNonNull(line, "line");
            shares =
                    shares.stream().sorted(Comparator.comparing(Share::account)).toList();
            if (shares.isEmpty()) {
                throw new IllegalArgumentException("line " + line + " has no share");
            }
        }
    }

    /**
     * So much of a line is that payment. Immutable.
     *
     * @param account whose
     * @param payment the payment
     * @param amount how much, in the currency of the line
     */
    record Share(AccountId account, PaymentId payment, Money amount) {
        /** Refuses nulls. */
        public Share {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(payment, "payment");
            Objects.requireNonNull(amount, "amount");
        }
    }
}
