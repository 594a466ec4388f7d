package io.cartera.payment;

import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import io.cartera.trace.Difference;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final boolean isDeposit;

    private Payment(
            PaymentId id,
            CustomerId customer,
            Money amount,
            LocalDate receivedOn,
            LocalDate valueOn,
            @Nullable String reference,
            @Nullable PaymentMethod method,
            boolean isDeposit) {
        this.id = Objects.requireNonNull(id, "id");
        this.customer = Objects.requireNonNull(customer, "customer");
        this.currency = amount.getCurrencyUnit();
        this.amountMinor = MinorUnits.of(amount);
        this.receivedOn = Require.date(receivedOn, "receivedOn");
        this.valueOn = Require.date(valueOn, "valueOn");
        this.reference = reference;
        this.method = method;
        this.isDeposit = isDeposit;
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("amount of " + id + " is " + amount + ", it must be positive");
        }
    }

    /**
     * A payment received on a day.
     *
     * @throws IllegalArgumentException if the amount is not positive
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public static Payment received(PaymentId id, CustomerId customer, Money amount, LocalDate receivedOn) {
        return new Payment(id, customer, amount, receivedOn, receivedOn, null, null, false);
    }

    /** This payment with the payer's reference. */
    public Payment withReference(String reference) {
        return new Payment(
                id, customer, amount(), receivedOn, valueOn, Require.text(reference, "reference"), method, isDeposit);
    }

    /** This payment with the method it was made by. */
    public Payment withMethod(PaymentMethod method) {
        return new Payment(
                id,
                customer,
                amount(),
                receivedOn,
                valueOn,
                reference,
                Objects.requireNonNull(method, "method"),
                isDeposit);
    }

    /** This payment with the bank's value date. */
    public Payment withValueOn(LocalDate valueOn) {
        return new Payment(id, customer, amount(), receivedOn, valueOn, reference, method, isDeposit);
    }

    /** This payment as a deposit: money paid ahead of the invoice. */
    public Payment asDeposit() {
        return new Payment(id, customer, amount(), receivedOn, valueOn, reference, method, true);
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
        fields.put("deposit", isDeposit ? "yes" : "no");
        return fields;
    }
}
