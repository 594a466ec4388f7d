package io.cartera.analysis;

import io.cartera.customer.PaymentMethod;
import io.cartera.payment.Payment;
import java.util.Objects;

/**
 * A finding: a payment came by a method that is not agreed with its customer. It is received all the same. Immutable.
 */
public final class PaymentMethodNotAllowed {

    private final Payment payment;
    private final PaymentMethod method;

    private PaymentMethodNotAllowed(Payment payment, PaymentMethod method) {
        this.payment = Objects.requireNonNull(payment, "payment");
        this.method = Objects.requireNonNull(method, "method");
    }

    static PaymentMethodNotAllowed of(Payment payment, PaymentMethod method) {
        return new PaymentMethodNotAllowed(payment, method);
    }

    /** The payment. */
    public Payment payment() {
        return payment;
    }

    /** The method it came by. */
    public PaymentMethod method() {
        return method;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PaymentMethodNotAllowed that
                && payment.equals(that.payment)
                && method.equals(that.method);
    }

    @Override
    public int hashCode() {
        return Objects.hash(payment, method);
    }

    @Override
    public String toString() {
        return "PaymentMethodNotAllowed[" + payment + ", " + method + "]";
    }
}
