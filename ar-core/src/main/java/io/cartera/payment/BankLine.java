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
 * A line has no number of its own, so it is known by what of it is not personal: our account, the days of booking and of
 * value, the amount, and the bank's own reference where there is one; and by which of the lines that are alike in these it
 * is within its day: its {@linkplain #occurrence() occurrence}, counted from 1 by {@link #numbered} over the lines of a
 * statement. The payer's name and text take no part, so that an identifier which outlives their erasure says nothing of
 * them; lines that differ in nothing else are two all the same. The same line in two overlapping statements is one line
 * and becomes one payment: {@link #toPayment} with the same customer gives the same payment, and one with another customer
 * is refused as taken, since the books know by {@link #id()} that the line was received. So a statement must hold whole days, and lines that are alike in the same order every time: else one
 * is counted as another, and its payment is refused as conflicting with the other's.
 * <p>
 * An amount is greater than zero for money in, less for money out, never zero. {@link #toString()} leaves payer and text
 * out, since they may be personal. Immutable.
 */
public final class BankLine {

    private final String account;
    private final LocalDate bookedOn;
    private final LocalDate valueOn;
    private final CurrencyUnit currency;
    private final long amountMinor;
    private final @Nullable String reference;
    private final @Nullable String payer;
    private final @Nullable String text;
    private final int occurrence;

    private BankLine(Builder builder, int occurrence) {
        this.account = builder.account;
        this.bookedOn = builder.bookedOn;
        this.valueOn = builder.valueOn;
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

    /** The lines of one statement in their order, each with its occurrence among those of its day that are alike. */
    public static List<BankLine> numbered(List<BankLine> statement) {
        Map<List<String>, Integer> counts = new HashMap<>();
        List<BankLine> numbered = new ArrayList<>();
        for (BankLine line : Objects.requireNonNull(statement, "statement")) {
            numbered.add(line.withOccurrence(counts.merge(line.known(), 1, Integer::sum)));
        }
        return List.copyOf(numbered);
    }

    /**
     * This line as the occurrence of that number among those that are alike.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public BankLine withOccurrence(int number) {
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

    /** The bank's value date, by which discounts go; the day of booking where the bank states none. */
    public LocalDate valueOn() {
        return valueOn;
    }

    /** How much came in, or where negative went out. */
    public Money amount() {
        return Money.ofMinor(currency, amountMinor);
    }

    /** The bank's own reference of the line. */
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

    /** Which of the lines of the day that are alike it is, from 1 on. */
    public int occurrence() {
        return occurrence;
    }

    /** By what the books know it: our account, a digest of days, amount and reference, and the occurrence. */
    public BankLineId id() {
        return BankLineId.of(account, digest().hash().toString(), occurrence);
    }

    /**
     * The identifier of the payment that the line becomes: {@code bank-} and the SHA-256 digest of account, days, amount,
     * reference and occurrence. Of the lines of whole days, {@linkplain #numbered numbered}, no two have the same one. It
     * tells nothing of payer and text, even to who guesses them.
     */
    public PaymentId paymentId() {
        return PaymentId.of("bank-" + digest().putInt(occurrence).hash());
    }

    private Hasher digest() {
        Hasher hasher = Hashing.sha256().newHasher();
        for (String field : known()) {
            hasher.putInt(field.length()).putUnencodedChars(field);
        }
        return hasher;
    }

    /** What it is known by, the occurrence aside: nothing that may be personal. */
    private List<String> known() {
        return List.of(
                account,
                bookedOn.toString(),
                valueOn.toString(),
                amount().toString(),
                reference().orElse(""));
    }

    /**
     * The payment of a customer that this line is, all of it, received on the day of booking with the bank's value date, and with
     * the payer's text as reference. A line that was paid for several customers is a {@link BankLineSplit}.
     *
     * @throws IllegalArgumentException if no money came in
     */
    public Payment toPayment(CustomerId customer) {
        requireIn();
        return toPayment(customer, amount());
    }

    Payment toPayment(CustomerId customer, Money share) {
        Payment payment = Payment.received(paymentId(), customer, share, bookedOn)
                .withValueOn(valueOn)
                .withBankLine(id());
        return text == null ? payment : payment.withReference(text);
    }

    void requireIn() {
        if (amountMinor < 0) {
            throw new IllegalArgumentException("amount of " + this + " went out");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BankLine that
                && account.equals(that.account)
                && bookedOn.equals(that.bookedOn)
                && valueOn.equals(that.valueOn)
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
        private LocalDate valueOn;
        private @Nullable String reference;
        private @Nullable String payer;
        private @Nullable String text;

        private Builder(String account, LocalDate bookedOn, Money amount) {
            this.account = Require.id(account, "account");
            this.bookedOn = Require.date(bookedOn, "bookedOn");
            this.valueOn = bookedOn;
            this.amount = Objects.requireNonNull(amount, "amount");
        }

        private Builder(BankLine line) {
            this(line.account, line.bookedOn, line.amount());
            this.valueOn = line.valueOn;
            this.reference = line.reference;
            this.payer = line.payer;
            this.text = line.text;
        }

        /** Sets the bank's value date, in place of the day of booking. */
        public Builder valueOn(LocalDate valueOn) {
            this.valueOn = Require.date(valueOn, "valueOn");
            return this;
        }

        /**
         * Sets the bank's own reference of the line. What the payer wrote belongs into {@link #text}: the identifier of
         * the payment follows from the reference.
         */
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
         * The line, as the first of those that are alike.
         *
         * @throws IllegalArgumentException if the amount is zero
         * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
         */
        public BankLine build() {
            return new BankLine(this, 1);
        }
    }
}
