package io.cartera.invoice;

import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.trace.internal.Require;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line of an invoice: what for, how much net, and at which tax rate.
 * <p>
 * The net amount may be negative (a deduction) and is never rounded here. A line without a rate means "tax not
 * stated". Immutable. Example:
 * {@code InvoiceLine.of("Consulting", Money.parse("EUR 3000")).taxedAt(Percentage.of("21"))}.
 */
public final class InvoiceLine {

    private final String description;
    private final Money net;
    private final @Nullable Percentage taxRate;
    private final @Nullable String productGroup;

    private InvoiceLine(String description, Money net, @Nullable Percentage taxRate, @Nullable String productGroup) {
        this.description = Require.text(description, "description");
        this.net = Objects.requireNonNull(net, "net");
        this.taxRate = taxRate;
        this.productGroup = productGroup;
        MinorUnits.of(net);
    }

    /** A line whose tax is not stated. */
    public static InvoiceLine of(String description, Money net) {
        return new InvoiceLine(description, net, null, null);
    }

    /** This line, taxed at a rate. */
    public InvoiceLine taxedAt(Percentage rate) {
        return new InvoiceLine(description, net, Objects.requireNonNull(rate, "rate"), productGroup);
    }

    /** This line, counted in a product group. */
    public InvoiceLine inGroup(String productGroup) {
        return new InvoiceLine(description, net, taxRate, Require.text(productGroup, "product group"));
    }

    /** What the line is for. */
    public String description() {
        return description;
    }

    /** The amount before tax. */
    public Money net() {
        return net;
    }

    /** The rate of tax; empty where tax is not stated. */
    public Optional<Percentage> taxRate() {
        return Optional.ofNullable(taxRate);
    }

    /** The group of products it belongs to. */
    public Optional<String> productGroup() {
        return Optional.ofNullable(productGroup);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InvoiceLine that
                && description.equals(that.description)
                && net.equals(that.net)
                && Objects.equals(taxRate, that.taxRate)
                && Objects.equals(productGroup, that.productGroup);
    }

    @Override
    public int hashCode() {
        return Objects.hash(description, net);
    }

    @Override
    public String toString() {
        return "InvoiceLine[" + net + taxRate().map(rate -> " at " + rate).orElse("") + "]";
    }
}
