package io.cartera.payment;

import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyTally;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a payment platform paid out in one sum: the charges of customers with what it kept of each, what it took back,
 * and its other fees.
 * <p>
 * The customer paid gross, and that is what {@link #payments()} has; the fee is ours. {@code net = gross − fees}, line
 * by line and in all, so the sum that arrives at the bank is explained to the cent: {@link #explains}. All is in one
 * currency. No line comes twice. Immutable. Worked: charges of EUR 100.00 and 50.00 with fees of 1.75 and 1.00, EUR
 * 30.00 taken back and a fee of 2.00 for it: gross 120.00, fees 4.75, net 115.25.
 */
public final class PlatformPayout {

    private final ExternalRef id;
    private final LocalDate paidOn;
    private final CurrencyUnit currency;
    private final List<Line> lines;
    private final Money net;

    private PlatformPayout(Builder builder) {
        this.id = builder.id;
        this.paidOn = builder.paidOn;
        this.currency = builder.currency;
        this.lines = List.copyOf(builder.lines);
        this.net = sum(Line::gross).minus(sum(Line::fee));
    }

    /**
     * Starts a payout.
     *
     * @param id the platform and its number of the payout
     * @param paidOn the day on which it was paid out
     */
    public static Builder builder(ExternalRef id, LocalDate paidOn, CurrencyUnit currency) {
        return new Builder(id, paidOn, currency);
    }

    /** The platform and its number of the payout. */
    public ExternalRef id() {
        return id;
    }

    /** The day on which it was paid out. */
    public LocalDate paidOn() {
        return paidOn;
    }

    /** The lines, in the order in which they were given. */
    public List<Line> lines() {
        return lines;
    }

    /** What the customers paid, less what was taken back. */
    public Money gross() {
        return sum(Line::gross);
    }

    /** What the platform kept. */
    public Money fees() {
        return sum(Line::fee);
    }

    /** What was paid out; negative where more was taken back and kept than came in. */
    public Money net() {
        return net;
    }

    private Money sum(Function<Line, Money> amounts) {
        MoneyTally sum = MoneyTally.in(currency);
        lines.forEach(line -> sum.add(amounts.apply(line)));
        return sum.total();
    }

    /**
     * The payments of the charges, gross, each named {@code platform:charge} and with the platform's number of the
     * charge as a reference of another system: to be received one by one. What was taken back is recorded as a return
     * of the payment, or as a refund.
     */
    public List<Payment> payments() {
        List<Payment> payments = new ArrayList<>();
        for (Line line : lines) {
            line.customer()
                    .filter(customer -> line.gross().isPositive())
                    .ifPresent(customer ->
                            payments.add(Payment.received(paymentId(line.ref()), customer, line.gross(), line.on())
                                    .withExternalRef(line.ref())));
        }
        return List.copyOf(payments);
    }

    /** The identifier of the payment of a charge. */
    public static PaymentId paymentId(ExternalRef charge) {
        return PaymentId.of(charge.system() + ":" + charge.id());
    }

    /** Whether a line of a bank statement has just the net amount, in or out. */
    public boolean explains(BankLine line) {
        return line.amount().equals(net());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlatformPayout that
                && id.equals(that.id)
                && paidOn.equals(that.paidOn)
                && currency.equals(that.currency)
                && lines.equals(that.lines);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, paidOn);
    }

    @Override
    public String toString() {
        return "PlatformPayout[" + id + ", " + paidOn + ", " + lines.size() + " lines, net " + net() + "]";
    }

    /** A line of a payout: {@code net = gross − fee}. Immutable. */
    public static final class Line {

        private final ExternalRef ref;
        private final Optional<CustomerId> customer;
        private final Money gross;
        private final Money fee;
        private final LocalDate on;

        private Line(ExternalRef ref, Optional<CustomerId> customer, Money gross, Money fee, LocalDate on) {
            this.ref = Objects.requireNonNull(ref, "ref");
            this.customer = customer;
            this.gross = gross;
            this.fee = fee;
            this.on = Require.date(on, "on");
        }

        /** The platform's number of the line. */
        public ExternalRef ref() {
            return ref;
        }

        /** Whose charge or return it is; empty for a fee. */
        public Optional<CustomerId> customer() {
            return customer;
        }

        /** What the customer paid, negative where it was taken back, zero for a fee. */
        public Money gross() {
            return gross;
        }

        /** What the platform kept of it; negative where it gave back a fee. */
        public Money fee() {
            return fee;
        }

        /** What it adds to the payout. */
        public Money net() {
            return gross.minus(fee);
        }

        /** The day of the charge, the return or the fee. */
        public LocalDate on() {
            return on;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Line that
                    && ref.equals(that.ref)
                    && customer.equals(that.customer)
                    && gross.equals(that.gross)
                    && fee.equals(that.fee)
                    && on.equals(that.on);
        }

        @Override
        public int hashCode() {
            return Objects.hash(ref, gross);
        }

        @Override
        public String toString() {
            return "Line[" + ref + ", " + on + ", gross " + gross + ", fee " + fee + "]";
        }
    }

    /** Collects the lines. Not thread-safe. */
    public static final class Builder {

        private final ExternalRef id;
        private final LocalDate paidOn;
        private final CurrencyUnit currency;
        private final List<Line> lines = new ArrayList<>();
        private final Set<ExternalRef> refs = new HashSet<>();

        private Builder(ExternalRef id, LocalDate paidOn, CurrencyUnit currency) {
            this.id = Objects.requireNonNull(id, "id");
            this.paidOn = Require.date(paidOn, "paidOn");
            this.currency = Objects.requireNonNull(currency, "currency");
        }

        /**
         * Adds what a customer paid.
         *
         * @param ref the platform's number of the charge
         * @param gross what the customer paid, greater than zero
         * @param fee what the platform kept of it; negative where it added something
         * @throws IllegalArgumentException if the gross amount is not positive, the line is there already, or platform and
         *     charge together are too long for the identifier of a payment
         * @throws CurrencyMismatchException if an amount is not in the currency of the payout
         * @throws io.cartera.money.AmountOutOfRangeException if an amount is out of range
         */
        public Builder charge(ExternalRef ref, CustomerId customer, Money gross, Money fee, LocalDate on) {
            paymentId(ref);
            return add(new Line(ref, Optional.of(customer), positive(gross, "gross"), own(fee), on));
        }

        /**
         * Adds what was taken back of what a customer had paid: a refund or a chargeback.
         *
         * @param ref the platform's number of the return
         * @param gross what was taken back, greater than zero
         * @param fee what the platform kept for it; negative where it gave back a fee
         * @throws IllegalArgumentException if the gross amount is not positive, or the line is there already
         * @throws CurrencyMismatchException if an amount is not in the currency of the payout
         * @throws io.cartera.money.AmountOutOfRangeException if an amount is out of range
         */
        public Builder takenBack(ExternalRef ref, CustomerId customer, Money gross, Money fee, LocalDate on) {
            return add(new Line(
                    ref, Optional.of(customer), positive(gross, "gross").negated(), own(fee), on));
        }

        /**
         * Adds a fee that stands by itself, such as one of the month; negative where the platform gave something.
         *
         * @throws IllegalArgumentException if the line is there already
         * @throws CurrencyMismatchException if the amount is not in the currency of the payout
         * @throws io.cartera.money.AmountOutOfRangeException if the amount is out of range
         */
        public Builder fee(ExternalRef ref, Money fee, LocalDate on) {
            return add(new Line(ref, Optional.empty(), Money.zero(currency), own(fee), on));
        }

        private Builder add(Line line) {
            if (!refs.add(line.ref())) {
                throw new IllegalArgumentException("line " + line.ref() + " is there already");
            }
            lines.add(line);
            return this;
        }

        private Money positive(Money amount, String name) {
            if (!own(amount).isPositive()) {
                throw new IllegalArgumentException(name + " is " + amount + ", it must be positive");
            }
            return amount;
        }

        private Money own(Money amount) {
            if (!amount.getCurrencyUnit().equals(currency)) {
                throw new CurrencyMismatchException(currency, amount.getCurrencyUnit());
            }
            return Money.ofMinor(currency, MinorUnits.of(amount));
        }

        /** The payout. */
        public PlatformPayout build() {
            return new PlatformPayout(this);
        }
    }
}
