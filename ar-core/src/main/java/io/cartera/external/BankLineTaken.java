package io.cartera.external;

import io.cartera.customer.CustomerId;
import io.cartera.payment.BankLineId;
import io.cartera.trace.Refusal;
import java.util.List;
import java.util.Objects;

/**
 * The line of a bank statement was received already, as other payments than this one: for other customers, in another
 * ledger, or under another identifier. What to do: nothing where the payments are right; money that was received for the
 * wrong customer is moved by a transfer. Immutable.
 */
public final class BankLineTaken implements Refusal {

    private final BankLineId line;
    private final List<Referent> payments;

    private BankLineTaken(BankLineId line, List<Referent> payments) {
        this.line = Objects.requireNonNull(line, "line");
        this.payments = List.copyOf(payments);
        for (Referent payment : this.payments) {
            if (payment.kind() != Referent.Kind.PAYMENT) {
                throw new IllegalArgumentException(payment + " is no payment");
            }
        }
    }

    /**
     * The refusal to receive this line once more.
     *
     * @param payments the payments that it was received as, by account; each names its ledger and customer
     * @throws IllegalArgumentException if one is no payment
     */
    public static BankLineTaken of(BankLineId line, List<Referent> payments) {
        return new BankLineTaken(line, payments);
    }

    /** The line. */
    public BankLineId line() {
        return line;
    }

    /** The payments that it was received as, by account: one, or one for each share. */
    public List<Referent> payments() {
        return payments;
    }

    /** For whom it was received, in the order of the payments. */
    public List<CustomerId> customers() {
        return payments.stream().map(Referent::customer).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BankLineTaken that && line.equals(that.line) && payments.equals(that.payments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(line, payments);
    }

    @Override
    public String toString() {
        return "BankLineTaken[" + line + " as " + payments + "]";
    }
}
