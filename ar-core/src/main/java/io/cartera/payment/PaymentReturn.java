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
 * whole payment. Immutable. Example: {@code PaymentReturn.bounced(CommandId.of("RET-1"), acme, PaymentId.of("PAY-1"),
 * LocalDate.parse("2026-03-05"), "insufficient funds")}.
 */
public final class PaymentReturn {

    private final CommandId id;
    private final CustomerId customer;
    private final PaymentId payment;
    private final LocalDate on;
    private final ReturnKind kind;
    private final String reason;

    private PaymentReturn(
            CommandId id, CustomerId customer, PaymentId payment, LocalDate on, ReturnKind kind, String reason) {
        this.id = Objects.requireNonNull(id, "id");
        this.customer = Objects.requireNonNull(customer, "customer");
        this.payment = Objects.requireNonNull(payment, "payment");
        this.on = Require.date(on, "on");
        this.kind = kind;
        this.reason = Require.text(reason, "reason");
    }

    /**
     * A payment that the bank could not collect.
     *
     * @param id the identifier of the return
     * @param customer whose payment it was
     * @param payment the payment
     * @param on the day of return, by the bank
     * @param reason the bank's reason, such as {@code insufficient funds}
     */
    public static PaymentReturn bounced(
            CommandId id, CustomerId customer, PaymentId payment, LocalDate on, String reason) {
        return new PaymentReturn(id, customer, payment, on, ReturnKind.BOUNCED, reason);
    }

    /**
     * A payment that the payer had the bank take back.
     *
     * @param id the identifier of the return
     * @param customer whose payment it was
     * @param payment the payment
     * @param on the day of return, by the bank
     * @param reason the reason given, such as {@code not authorised}
     */
    public static PaymentReturn chargeback(
            CommandId id, CustomerId customer, PaymentId payment, LocalDate on, String reason) {
        return new PaymentReturn(id, customer, payment, on, ReturnKind.CHARGEBACK, reason);
    }

    /** The identifier of the return. */
    public CommandId id() {
        return id;
    }

    /** Whose payment it was. */
    public CustomerId customer() {
        return customer;
    }

    /** The payment. */
    public PaymentId payment() {
        return payment;
    }

    /** The day of return, by the bank. */
    public LocalDate on() {
        return on;
    }

    /** How it was returned. */
    public ReturnKind kind() {
        return kind;
    }

    /** The reason given. */
    public String reason() {
        return reason;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PaymentReturn that
                && id.equals(that.id)
                && customer.equals(that.customer)
                && payment.equals(that.payment)
                && on.equals(that.on)
                && kind == that.kind
                && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, customer, payment);
    }

    /** Leaves the reason out: what a bank writes may be personal. */
    @Override
    public String toString() {
        return "PaymentReturn[" + id + ", " + customer + ", " + payment + ", " + kind + ", " + on + "]";
    }
}
