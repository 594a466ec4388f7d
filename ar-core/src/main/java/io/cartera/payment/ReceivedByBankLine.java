package io.cartera.payment;

import io.cartera.trace.Refusal;
import java.util.Objects;

/**
 * A payment that is a line of a bank statement is not reversed: the bank has the money, whoever it was received for. What
 * to do: move it to who paid, by a transfer; record its return, if the bank took it back. Immutable.
 */
public final class ReceivedByBankLine implements Refusal {

    private final PaymentId payment;
    private final BankLineId line;

    private ReceivedByBankLine(PaymentId payment, BankLineId line) {
        this.payment = Objects.requireNonNull(payment, "payment");
        this.line = Objects.requireNonNull(line, "line");
    }

    /** The refusal to reverse this payment, which was received by this line. */
    public static ReceivedByBankLine of(PaymentId payment, BankLineId line) {
        return new ReceivedByBankLine(payment, line);
    }

    /** The payment that was to be reversed. */
    public PaymentId payment() {
        return payment;
    }

    /** The line by which it was received. */
    public BankLineId line() {
        return line;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReceivedByBankLine that && payment.equals(that.payment) && line.equals(that.line);
    }

    @Override
    public int hashCode() {
        return Objects.hash(payment, line);
    }

    @Override
    public String toString() {
        return "ReceivedByBankLine[" + payment + ", " + line + "]";
    }
}
