package io.cartera.invoice;

import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line of an invoice (EN 16931, BG-25): what for, how much net, how it is taxed, and how the amount comes about.
 * <p>
 * A line is either an amount ({@link #of}), which is never rounded here, or a quantity at a price ({@link #priced}):
 * then its net amount is quantity × price ÷ base quantity − allowances + charges, computed exactly and rounded half-up
 * once to the currency, and again whenever one of them changes. Where a document to be kept states another amount,
 * {@link #stating} takes that one, as the last word; {@link #computedNet()} tells them apart. The net amount may be
 * negative (a deduction). A line without a rate means "tax not stated". Immutable. Worked: 31 at 386.52 for 366 is
 * 32.7382…, which is 32.74. Example:
 * {@code InvoiceLine.of("Consulting", Money.parse("EUR 3000")).taxedAt(Percentage.of("21"))}.
 */
public final class InvoiceLine {

    /** The most allowances and charges a line has. */
    public static final int MAX_ADJUSTMENTS = 1_000;

    private final String description;
    private final Money net;
    private final @Nullable Percentage taxRate;
    private final @Nullable String productGroup;
    private final @Nullable LineDetail detail;

    private InvoiceLine(
            String description,
            Money net,
            @Nullable Percentage taxRate,
            @Nullable String productGroup,
            @Nullable LineDetail detail) {
        this.description = Require.text(description, "description");
        this.net = Objects.requireNonNull(net, "net");
        this.taxRate = taxRate;
        this.productGroup = productGroup;
        this.detail = LineDetail.NONE.equals(detail) ? null : detail;
        MinorUnits.of(net);
    }

    /** A line of an amount, whose tax is not stated. */
    public static InvoiceLine of(String description, Money net) {
        return new InvoiceLine(description, net, null, null, null);
    }

    /**
     * A line of a quantity at a price, whose tax is not stated.
     *
     * @param quantity how many (BT-129); may be negative
     * @param price what the base quantity costs net (BT-146). EN 16931 sets no limit to its decimals; here, and in the
     *     tables, it is 12: one that has more is rounded by the caller, who keeps the stated amount with {@link #stating}
     * @param currency in which the price is
     * @throws IllegalArgumentException if a number is 10^15 or more, or has more than 12 decimals
     * @throws io.cartera.money.AmountOutOfRangeException if the net amount is out of range
     */
    public static InvoiceLine priced(String description, BigDecimal quantity, BigDecimal price, CurrencyUnit currency) {
        LineDetail detail = LineDetail.NONE.priced(
                LineDetail.exact(Objects.requireNonNull(quantity, "quantity"), "quantity"),
                LineDetail.exact(Objects.requireNonNull(price, "price"), "price"));
        return of(description, Money.zero(Objects.requireNonNull(currency, "currency")))
                .computed(detail);
    }

    private InvoiceLine computed(LineDetail changed) {
        Money computed = changed.net(net.getCurrencyUnit());
        return new InvoiceLine(description, computed == null ? net : computed, taxRate, productGroup, changed);
    }

    private InvoiceLine with(LineDetail changed) {
        return new InvoiceLine(description, net, taxRate, productGroup, changed);
    }

    private LineDetail detail() {
        return detail == null ? LineDetail.NONE : detail;
    }

    /**
     * This line, its price being that of so many.
     *
     * @throws IllegalArgumentException if it is not positive, or no number as {@link #priced} takes it
     * @throws IllegalStateException if the line has no price
     */
    public InvoiceLine per(BigDecimal baseQuantity) {
        BigDecimal base = checkedBase(baseQuantity);
        requirePrice();
        return computed(detail().per(base));
    }

    private static BigDecimal checkedBase(BigDecimal baseQuantity) {
        BigDecimal base = LineDetail.exact(Objects.requireNonNull(baseQuantity, "baseQuantity"), "baseQuantity");
        if (base.signum() <= 0) {
            throw new IllegalArgumentException("baseQuantity is " + base + ", it must be positive");
        }
        return base;
    }

    /**
     * This line, counted in a unit (BT-130), such as {@code HUR}.
     *
     * @throws IllegalStateException if the line has no price
     */
    public InvoiceLine inUnits(String unit) {
        requirePrice();
        return with(detail().unit(Require.id(unit, "unit")));
    }

    private void requirePrice() {
        if (detail().price() == null) {
            throw new IllegalStateException("the line has no price");
        }
    }

    /** This line, for a product as the seller calls it (BT-155). */
    public InvoiceLine product(String product) {
        return with(detail().product(Require.id(product, "product")));
    }

    /**
     * This line with one more allowance or charge (BG-27, BG-28). Where the line has a price, its net amount is computed
     * again; an amount without a price includes it already.
     *
     * @throws IllegalArgumentException if it states a tax of its own, or beyond {@link #MAX_ADJUSTMENTS} of them
     * @throws CurrencyMismatchException if it is in another currency
     */
    public InvoiceLine adjusted(AllowanceCharge by) {
        requireFits(by);
        if (adjustments().size() == MAX_ADJUSTMENTS) {
            throw tooMany();
        }
        return computed(detail().adjusted(by));
    }

    private void requireFits(AllowanceCharge by) {
        if (!by.amount().isSameCurrency(net)) {
            throw new CurrencyMismatchException(
                    net.getCurrencyUnit(), by.amount().getCurrencyUnit());
        }
        if (by.taxing().isPresent()) {
            throw new IllegalArgumentException("what is taken off a line or put on it is taxed as the line");
        }
    }

    private static IllegalArgumentException tooMany() {
        return new IllegalArgumentException("a line has at most " + MAX_ADJUSTMENTS + " allowances and charges");
    }

    /**
     * This line with the net amount that a document states (BT-131), whatever its price would come to. It is the last
     * word: a price, base quantity, allowance or charge that is changed later is computed with again.
     *
     * @throws CurrencyMismatchException if it is in another currency
     */
    public InvoiceLine stating(Money net) {
        if (!net.isSameCurrency(this.net)) {
            throw new CurrencyMismatchException(this.net.getCurrencyUnit(), net.getCurrencyUnit());
        }
        return new InvoiceLine(description, net, taxRate, productGroup, detail);
    }

    /**
     * This line of a document that was written already, with the quantity and the price that explain its amount. Nothing is
     * computed and nothing can be out of range: the net amount stays as it was stated. For stores, and for documents of
     * other systems.
     *
     * @param baseQuantity what the price is for; empty where that is one
     * @throws IllegalArgumentException if a number is not as {@link #priced} and {@link #per} take it
     */
    public InvoiceLine explainedBy(BigDecimal quantity, BigDecimal price, Optional<BigDecimal> baseQuantity) {
        LineDetail priced = detail().priced(LineDetail.exact(quantity, "quantity"), LineDetail.exact(price, "price"));
        return with(baseQuantity.map(InvoiceLine::checkedBase).map(priced::per).orElse(priced));
    }

    /**
     * This line of a document that was written already, with all its allowances and charges, in place of those it had. As
     * with {@link #explainedBy}, the net amount stays as it was stated.
     *
     * @throws IllegalArgumentException as with {@link #adjusted}
     * @throws CurrencyMismatchException if one is in another currency
     */
    public InvoiceLine explainedBy(List<AllowanceCharge> adjustments) {
        adjustments.forEach(this::requireFits);
        if (adjustments.size() > MAX_ADJUSTMENTS) {
            throw tooMany();
        }
        return with(detail().adjusted(adjustments));
    }

    /** This line, taxed at a rate, in the category that the rate {@linkplain TaxCategory#usualAt usually} means. */
    public InvoiceLine taxedAt(Percentage rate) {
        return taxed(TaxCategory.usualAt(Objects.requireNonNull(rate, "rate")), rate);
    }

    /**
     * This line, taxed in a category at a rate. A reason why it bears no tax is dropped where the category
     * {@linkplain TaxCategory#allowsReason has none}.
     *
     * @throws IllegalArgumentException if the category does not {@linkplain TaxCategory#allows allow} the rate
     */
    public InvoiceLine taxed(TaxCategory category, Percentage rate) {
        Taxing taxing = Taxing.of(category, rate, detail().exemptionReason()).withoutOddReason();
        return new InvoiceLine(
                description,
                net,
                rate,
                productGroup,
                detail().taxed(taxing.category().unlessUsualAt(rate).orElse(null), taxing.reason()));
    }

    /**
     * This line, with the reason why it bears no tax (BT-120). One that the category
     * {@linkplain TaxCategory#allowsReason does not have} is kept as it is stated, and told by a check of the draft.
     *
     * @throws IllegalStateException if its tax is not stated
     */
    public InvoiceLine exemptBecause(String reason) {
        if (taxRate == null) {
            throw new IllegalStateException("what bears no tax has a category first");
        }
        return with(detail().taxed(detail().category(), Require.text(reason, "reason")));
    }

    /** This line, counted in a product group. */
    public InvoiceLine inGroup(String productGroup) {
        return new InvoiceLine(description, net, taxRate, Require.text(productGroup, "product group"), detail);
    }

    /** This line with the signs of quantity and amounts turned, for a document that says the opposite. */
    public InvoiceLine negated() {
        LineDetail turned = detail().adjusted(
                        adjustments().stream().map(AllowanceCharge::negated).toList());
        if (turned.quantity() != null && turned.price() != null) {
            turned = turned.priced(turned.quantity().negate(), turned.price());
        }
        return new InvoiceLine(description, net.negated(), taxRate, productGroup, turned);
    }

    /** What the line is for. */
    public String description() {
        return description;
    }

    /** The amount before tax (BT-131). */
    public Money net() {
        return net;
    }

    /** What price, allowances and charges come to, where the line has a price; other than {@link #net()} where that was stated. */
    public Optional<Money> computedNet() {
        return Optional.ofNullable(detail().net(net.getCurrencyUnit()));
    }

    /** The rate of tax (BT-152), 0 where the category has none; empty where tax is not stated. */
    public Optional<Percentage> taxRate() {
        return Optional.ofNullable(taxRate);
    }

    /** The tax category (BT-151); empty where tax is not stated. */
    public Optional<TaxCategory> taxCategory() {
        return taxing().map(Taxing::category);
    }

    /** Why the line bears no tax. */
    public Optional<String> exemptionReason() {
        return Optional.ofNullable(detail().exemptionReason());
    }

    Optional<Taxing> taxing() {
        if (taxRate == null) {
            return Optional.empty();
        }
        TaxCategory category = detail().category();
        return Optional.of(new Taxing(
                category == null ? TaxCategory.usualAt(taxRate) : category, taxRate, detail().exemptionReason()));
    }

    /** The group of products it belongs to. */
    public Optional<String> productGroup() {
        return Optional.ofNullable(productGroup);
    }

    /** What the seller calls the product (BT-155). */
    public Optional<String> product() {
        return Optional.ofNullable(detail().product());
    }

    /** How many (BT-129), without trailing zeros. */
    public Optional<BigDecimal> quantity() {
        return Optional.ofNullable(detail().quantity());
    }

    /** The unit in which is counted (BT-130). */
    public Optional<String> unit() {
        return Optional.ofNullable(detail().unit());
    }

    /** What the base quantity costs net (BT-146), without trailing zeros. */
    public Optional<BigDecimal> price() {
        return Optional.ofNullable(detail().price());
    }

    /** The quantity that the price is for (BT-149); empty where that is one. */
    public Optional<BigDecimal> baseQuantity() {
        return Optional.ofNullable(detail().priceBase());
    }

    /** What is taken off the line and put on it, in the order in which it was stated. */
    public List<AllowanceCharge> adjustments() {
        return detail().adjustments();
    }

    /** Whether it states more than text, amount, rate of tax and product group. */
    public boolean isDetailed() {
        return detail != null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InvoiceLine that
                && description.equals(that.description)
                && net.equals(that.net)
                && Objects.equals(taxRate, that.taxRate)
                && Objects.equals(productGroup, that.productGroup)
                && Objects.equals(detail, that.detail);
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
