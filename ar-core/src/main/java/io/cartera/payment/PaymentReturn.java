package io.cartera.payment;

import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandId;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A payment that the bank takes back: a bounced cheque, a returned direct debit, a chargeback.
 * <p>
 * Its identifier is that of the command which records it, and of the debit it leaves on the account. It returns the
 * whole payment. Immutable.
 *
 * @param id the identifier of the return
 * @param customer whose payment it was
 * @param payment the payment
 * @param on the day of return, by the bank
 * @param reason the bank's reason, such as {@code insufficient funds}
 */
public record PaymentReturn(CommandId id, CustomerId customer, PaymentId payment, LocalDate on, String reason) {

    /** Checks the day and the reason. */
    public PaymentReturn {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(payment, "payment");
        Require.date(on, "on");
        Require.text(reason, "reason");
    }

    /** Leaves the reason out: what a bank writes may be personal. */
    @Override
    public String toString() {
        return "PaymentReturn[" + id + ", " + customer + ", " + payment + ", " + on + "]";
    }
}
