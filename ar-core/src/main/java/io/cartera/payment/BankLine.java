package io.cartera.payment;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line of a bank statement: money that came in on an account of ours, or went out.
 * <p>
 * A line has no number of its own, so it is known by what it says and by which of the lines that say the same it is
 * within its day: its {@linkplain #occurrence() occurrence}, counted from 1 by {@link #numbered} over the lines of a
 * statement. The same line in two overlapping statements is one line and becomes one payment, since {@link #paymentId()}
 * follows from it and {@link #toPayment} with the same customer gives the same payment; two equal lines in one statement
 * are two. A statement must hold whole days: one that begins in the middle of a day counts its equal lines anew.
 * <p>
 * An amount is greater than zero for money in, less for money out, never zero. {@link #toString()} leaves payer and text
 * out, since they may be personal. Immutable.
 */
public final class BankLine {

    private final String account;
    private final LocalDate bookedOn;
    private final CurrencyUnit currency;
    private final long amountMinor;
    private final @Nullable String reference;
    private final @Nullable String payer;
    private final @Nullable String text;
    private final int occurrence;

    private BankLine(Builder builder, int occurrence) {
        this.account = builder.account;
        this.bookedOn = builder.bookedOn;
        this.currency = builder.amount.getCurrencyUnit();
        this.amountMinor = MinorUnits.of(builder.amount);
        this.reference = builder.reference;
        this.payer = builder.payer;
        this.text = builder.text;
        this.occurrence = occurrence;
        if (amountMinor == 0) {
            throw new IllegalArgumentException("amount of a bank line is " + builder.amount);
        }
    }

    /**
     * Starts a line.
     *
     * @param account our account at the bank, such as its IBAN: 1 to 128 characters
     * @param bookedOn the day on which the bank booked it
     * @param amount how much, in positive, out negative
     */
    public static Builder builder(String account, LocalDate bookedOn, Money amount) {
        return new Builder(account, bookedOn, amount);
    }

    /** The lines of one statement in their order, each with its occurrence among those of its day that say the same. */
    public static List<BankLine> numbered(List<BankLine> statement) {
        Map<BankLine, Integer> counts = new HashMap<>();
        List<BankLine> numbered = new ArrayList<>();
        for (BankLine line : Objects.requireNonNull(statement, "statement")) {
            BankLine first = line.occurring(1);
            numbered.add(line.occurring(counts.merge(first, 1, Integer::sum)));
        }
        return List.copyOf(numbered);
    }

    /**
     * This line as the occurrence of that number among those that say the same.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public BankLine occurring(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("occurrence is " + number + ", at least 1 is required");
        }
        return new BankLine(new Builder(this), number);
    }

    /** Our account at the bank. */
    public String account() {
        return account;
    }

    /** The day on which the bank booked it. */
    public LocalDate bookedOn() {
        return bookedOn;
    }

    /** How much came in, or where negative went out. */
    public Money amount() {
        return Money.ofMinor(currency, amountMinor);
    }

    /** The bank's reference. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    /** The payer's name, as the bank has it. */
    public Optional<String> payer() {
        return Optional.ofNullable(payer);
    }

    /** What the payer wrote. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** Which of the lines of the day that say the same it is, from 1 on. */
    public int occurrence() {
        return occurrence;
    }

    /**
     * The identifier of the payment that the line becomes: {@code bank-} and the SHA-256 digest of all fields and the
     * occurrence. Two lines have the same one only where they are the same line.
     */
    public PaymentId paymentId() {
        Hasher hasher = Hashing.sha256().newHasher();
        for (String field : List.of(
                account,
                bookedOn.toString(),
                amount().toString(),
                reference().orElse(""),
                payer().orElse(""),
                text().orElse(""))) {
            hasher.putInt(field.length()).putUnencodedChars(field);
        }
        return PaymentId.of("bank-" + hasher.putInt(occurrence).hash());
    }

    /**
     * The payment of a customer that this line is, received on the day of booking, with the payer's text as reference.
     *
     * @throws IllegalArgumentException if no money came in
     */
    public Payment toPayment(CustomerId customer) {
        Payment payment = Payment.received(paymentId(), customer, amount(), bookedOn);
        return text == null ? payment : payment.withReference(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BankLine that
                && account.equals(that.account)
                && bookedOn.equals(that.bookedOn)
                && currency.equals(that.currency)
                && amountMinor == that.amountMinor
                && Objects.equals(reference, that.reference)
                && Objects.equals(payer, that.payer)
                && Objects.equals(text, that.text)
                && occurrence == that.occurrence;
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, bookedOn, amountMinor, reference, text, occurrence);
    }

    @Override
    public String toString() {
        return "BankLine[" + account + ", " + bookedOn + ", " + amount() + ", " + occurrence + "]";
    }

    /** Collects the parts of a line. Not thread-safe. */
    public static final class Builder {

        private final String account;
        private final LocalDate bookedOn;
        private final Money amount;
        private @Nullable String reference;
        private @Nullable String payer;
        private @Nullable String text;

        private Builder(String account, LocalDate bookedOn, Money amount) {
            this.account = Require.id(account, "account");
            this.bookedOn = Require.date(bookedOn, "bookedOn");
            this.amount = Objects.requireNonNull(amount, "amount");
        }

        private Builder(BankLine line) {
            this(line.account, line.bookedOn, line.amount());
            this.reference = line.reference;
            this.payer = line.payer;
            this.text = line.text;
        }

        /** Sets the bank's reference. */
        public Builder reference(String reference) {
            this.reference = Require.text(reference, "reference");
            return this;
        }

        /** Sets the payer's name. */
        public Builder payer(String payer) {
            this.payer = Require.text(payer, "payer");
            return this;
        }

        /** Sets what the payer wrote. */
        public Builder text(String text) {
            this.text = Require.text(text, "text");
            return this;
        }

        /**
         * The line, as the first of those that say the same.
         *
         * @throws IllegalArgumentException if the amount is zero
         * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
         */
        public BankLine build() {
            return new BankLine(this, 1);
        }
    }
}
