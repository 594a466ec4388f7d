package io.cartera.payment;

import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.money.MinorUnits;
import io.cartera.trace.Difference;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money received from a customer.
 * <p>
 * The amount is greater than zero. The value date is the bank's; it does not move the day on which the payment enters
 * the account, and defaults to it. {@link #toString()} leaves the reference out, since it may be personal. Immutable.
 * Example: {@code Payment.received(PaymentId.of("PAY-1"), acme, Money.parse("EUR 1200"),
 * LocalDate.parse("2026-02-20")).withReference("INV-1")}.
 */
public final class Payment {

    private final PaymentId id;
    private final CustomerId customer;
    private final CurrencyUnit currency;
    private final long amountMinor;
    private final LocalDate receivedOn;
    private final LocalDate valueOn;
    private final @Nullable String reference;
    private final @Nullable PaymentMethod method;
    private final @Nullable BankLineId bankLine;
    private final List<ExternalRef> externalRefs;
    private final boolean isDeposit;

    private Payment(Parts parts) {
        this.id = parts.id;
        this.customer = parts.customer;
        this.currency = parts.currency;
        this.amountMinor = parts.amountMinor;
        this.receivedOn = parts.receivedOn;
        this.valueOn = parts.valueOn;
        this.reference = parts.reference;
        this.method = parts.method;
        this.bankLine = parts.bankLine;
        this.externalRefs = parts.externalRefs;
        this.isDeposit = parts.isDeposit;
    }

    /**
     * A payment received on a day.
     *
     * @throws IllegalArgumentException if the amount is not positive
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public static Payment received(PaymentId id, CustomerId customer, Money amount, LocalDate receivedOn) {
        return new Payment(new Parts(id, customer, amount, receivedOn));
    }

    /** This payment with the payer's reference. */
    public Payment withReference(String reference) {
        Parts parts = new Parts(this);
        parts.reference = Require.text(reference, "reference");
        return new Payment(parts);
    }

    /** This payment with the method it was made by. */
    public Payment withMethod(PaymentMethod method) {
        Parts parts = new Parts(this);
        parts.method = Objects.requireNonNull(method, "method");
        return new Payment(parts);
    }

    /** This payment with the bank's value date. */
    public Payment withValueOn(LocalDate valueOn) {
        Parts parts = new Parts(this);
        parts.valueOn = Require.date(valueOn, "valueOn");
        return new Payment(parts);
    }

    /** This payment with one more name that another system has for it, such as a platform's number of the charge. */
    public Payment withExternalRef(ExternalRef ref) {
        Parts parts = new Parts(this);
        SortedSet<ExternalRef> refs = new TreeSet<>(externalRefs);
        refs.add(Objects.requireNonNull(ref, "ref"));
        parts.externalRefs = List.copyOf(refs);
        return new Payment(parts);
    }

    /** This payment as that of a line of a bank statement, which it then takes for itself: see {@link BankLine#toPayment}. */
    public Payment withBankLine(BankLineId line) {
        Parts parts = new Parts(this);
        parts.bankLine = Objects.requireNonNull(line, "line");
        return new Payment(parts);
    }

    /** This payment as a deposit: money paid ahead of the invoice. */
    public Payment asDeposit() {
        Parts parts = new Parts(this);
        parts.isDeposit = true;
        return new Payment(parts);
    }

    /** The identifier. */
    public PaymentId id() {
        return id;
    }

    /** Who paid. */
    public CustomerId customer() {
        return customer;
    }

    /** How much. */
    public Money amount() {
        return Money.ofMinor(currency, amountMinor);
    }

    /** The day on which it enters the account. */
    public LocalDate receivedOn() {
        return receivedOn;
    }

    /** The bank's value date. */
    public LocalDate valueOn() {
        return valueOn;
    }

    /** What the payer says it is for. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    /** How it was paid. */
    public Optional<PaymentMethod> method() {
        return Optional.ofNullable(method);
    }

    /**
     * What other systems called the payment when it was received, in their order. Those that were attached later are in
     * {@code cash().externalRefs(customer, payment)}.
     */
    public List<ExternalRef> externalRefs() {
        return externalRefs;
    }

    /** The line of a bank statement that it is, or a share of. */
    public Optional<BankLineId> bankLine() {
        return Optional.ofNullable(bankLine);
    }

    /** Whether it was paid ahead of the invoice. */
    public boolean isDeposit() {
        return isDeposit;
    }

    /** The first field in which an offered payment differs from this one. */
    public Optional<Difference> differenceFrom(Payment offered) {
        return Difference.between(
                fields(), Objects.requireNonNull(offered, "offered").fields());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payment that && fields().equals(that.fields());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Payment[" + id + ", " + customer + ", " + receivedOn + ", " + amount() + "]";
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", id.value());
        fields.put("customer", customer.value());
        fields.put("amount", amount().toString());
        fields.put("receivedOn", receivedOn.toString());
        fields.put("valueOn", valueOn.toString());
        reference().ifPresent(value -> fields.put("reference", value));
        method().ifPresent(value -> fields.put("method", value.value()));
        bankLine().ifPresent(value -> {
            fields.put("bankAccount", value.account());
            fields.put("bankLine", value.reference());
            fields.put("occurrence", String.valueOf(value.occurrence()));
        });
        if (!externalRefs.isEmpty()) {
            fields.put("externalRefs", ExternalRef.text(externalRefs));
        }
        fields.put("deposit", isDeposit ? "yes" : "no");
        return fields;
    }

    /** What a payment is made of, while it is being made. */
    private static final class Parts {

        private final PaymentId id;
        private final CustomerId customer;
        private final CurrencyUnit currency;
        private final long amountMinor;
        private final LocalDate receivedOn;
        private LocalDate valueOn;
        private @Nullable String reference;
        private @Nullable PaymentMethod method;
        private @Nullable BankLineId bankLine;
        private List<ExternalRef> externalRefs = List.of();
        private boolean isDeposit;

        Parts(PaymentId id, CustomerId customer, Money amount, LocalDate receivedOn) {
            this.id = Objects.requireNonNull(id, "id");
            this.customer = Objects.requireNonNull(customer, "customer");
            this.currency = amount.getCurrencyUnit();
            this.amountMinor = MinorUnits.of(amount);
            this.receivedOn = Require.date(receivedOn, "receivedOn");
            this.valueOn = receivedOn;
            if (amountMinor <= 0) {
                throw new IllegalArgumentException("amount of " + id + " is " + amount + ", it must be positive");
            }
        }

        Parts(Payment payment) {
            this.id = payment.id;
            this.customer = payment.customer;
            this.currency = payment.currency;
            this.amountMinor = payment.amountMinor;
            this.receivedOn = payment.receivedOn;
            this.valueOn = payment.valueOn;
            this.reference = payment.reference;
            this.method = payment.method;
            this.bankLine = payment.bankLine;
            this.externalRefs = payment.externalRefs;
            this.isDeposit = payment.isDeposit;
        }
    }
}
