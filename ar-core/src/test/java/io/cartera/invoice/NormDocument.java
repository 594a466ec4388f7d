package io.cartera.invoice;

import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A document of other systems under EN 16931, as it was read from its file: what it says, and how it is ours. */
final class NormDocument {

    private final Map<String, @Nullable Object> read;
    private final CurrencyUnit currency;

    private NormDocument(Map<String, @Nullable Object> read) {
        this.read = read;
        this.currency = CurrencyUnit.of(text(read, "currency").orElseThrow());
    }

    static NormDocument of(@Nullable Object read) {
        return new NormDocument(map(read));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(@Nullable Object read) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(read);
    }

    private static List<Map<String, @Nullable Object>> maps(Map<String, @Nullable Object> of, String name) {
        return ((List<?>) Objects.requireNonNull(of.get(name)))
                .stream().map(NormDocument::map).toList();
    }

    private static Optional<String> text(Map<String, @Nullable Object> of, String name) {
        return Optional.ofNullable(of.get(name)).map(Object::toString);
    }

    private Optional<Money> money(Map<String, @Nullable Object> of, String name) {
        return text(of, name).map(this::money);
    }

    private Money money(String amount) {
        return Money.of(currency, new BigDecimal(amount).stripTrailingZeros());
    }

    String name() {
        return text(read, "file").orElseThrow();
    }

    /** What it says that it comes to; zero where it says nothing. */
    Money figure(String name) {
        return money(map(read.get("totals")), name).orElse(Money.zero(currency));
    }

    Money tax() {
        return money(read, "taxTotal").orElse(Money.zero(currency));
    }

    boolean isCreditNote() {
        return text(read, "kind").orElseThrow().equals("CreditNote");
    }

    /** The names of all that it says that it comes to. */
    Set<String> figures() {
        return map(read.get("totals")).keySet();
    }

    /** Category, rate, taxable amount and tax of each of its subtotals, sorted; several may say the same. */
    List<String> taxes() {
        return maps(read, "taxSubtotals").stream()
                .map(each -> told(
                        taxing(each),
                        money(each, "taxable").orElseThrow(),
                        money(each, "tax").orElse(Money.zero(currency))))
                .sorted()
                .toList();
    }

    private static String told(String taxing, Money base, Money tax) {
        return taxing + ": " + tax + " on " + base;
    }

    private static String taxing(Map<String, @Nullable Object> of) {
        return text(of, "category").orElseThrow() + " " + rate(of);
    }

    private static Percentage rate(Map<String, @Nullable Object> of) {
        // What is not subject to tax has no rate in the norm.
        return Percentage.of(text(of, "rate").orElse("0"));
    }

    private static TaxCategory category(Map<String, @Nullable Object> of) {
        return TaxCategory.ofCode(text(of, "category").orElseThrow());
    }

    /** How our breakdown of a document is told in the terms of {@link #taxes}. */
    static List<String> taxes(DocumentTotals totals) {
        return totals.taxes().stream()
                .map(tax -> told(tax.category().code() + " " + tax.rate(), tax.base(), tax.tax()))
                .sorted()
                .toList();
    }

    Invoice.Builder draft() {
        return filled(
                isCreditNote()
                        ? Invoice.creditNote(id(), CustomerId.of("BUYER"), issuedOn())
                        : Invoice.draft(id(), CustomerId.of("BUYER"), issuedOn()),
                false);
    }

    /** The document that says the opposite, with all signs turned: what is less than nothing as one is a claim as the other. */
    Invoice.Builder turned() {
        return filled(
                isCreditNote()
                        ? Invoice.draft(id(), CustomerId.of("BUYER"), issuedOn())
                        : Invoice.creditNote(id(), CustomerId.of("BUYER"), issuedOn()),
                true);
    }

    private Invoice.Builder filled(Invoice.Builder draft, boolean isTurned) {
        for (Map<String, @Nullable Object> each : maps(read, "lines")) {
            InvoiceLine line = line(each);
            draft.line(isTurned ? line.negated() : line);
        }
        for (Map<String, @Nullable Object> each : maps(read, "allowanceCharges")) {
            AllowanceCharge adjustment = adjustment(each).taxed(category(each), rate(each));
            draft.adjusted(isTurned ? adjustment.negated() : adjustment);
        }
        Money rounding = figure("PayableRoundingAmount");
        Money prepaid = figure("PrepaidAmount");
        return draft.rounding(isTurned ? rounding.negated() : rounding).prepaid(isTurned ? prepaid.negated() : prepaid);
    }

    private InvoiceId id() {
        return InvoiceId.of(text(read, "id").orElseThrow());
    }

    private LocalDate issuedOn() {
        return LocalDate.parse(text(read, "issueDate").orElseThrow());
    }

    /** The lines whose price comes to another amount than they state, with both. */
    Map<String, List<Money>> linesThatStateAnotherAmount() {
        Map<String, List<Money>> others = new TreeMap<>();
        for (Map<String, @Nullable Object> each : maps(read, "lines")) {
            InvoiceLine line = line(each);
            line.computedNet()
                    .filter(computed -> !computed.equals(line.net()))
                    .ifPresent(computed -> others.put(text(each, "id").orElseThrow(), List.of(computed, line.net())));
        }
        return others;
    }

    private InvoiceLine line(Map<String, @Nullable Object> each) {
        Money net = money(each, "amount").orElseThrow();
        String name = "line " + text(each, "id").orElseThrow();
        Optional<BigDecimal> quantity = text(each, "quantity").map(BigDecimal::new);
        Optional<BigDecimal> price = text(each, "price").map(BigDecimal::new);
        boolean isPriced = quantity.isPresent() && price.isPresent();
        InvoiceLine line =
                isPriced ? InvoiceLine.priced(name, quantity.get(), price.get(), currency) : InvoiceLine.of(name, net);
        if (isPriced && text(each, "baseQuantity").isPresent()) {
            line = line.per(new BigDecimal(text(each, "baseQuantity").get()));
        }
        for (Map<String, @Nullable Object> adjustment : maps(each, "allowanceCharges")) {
            line = line.adjusted(adjustment(adjustment));
        }
        return line.stating(net).taxed(category(each), rate(each));
    }

    private AllowanceCharge adjustment(Map<String, @Nullable Object> each) {
        Money amount = money(each, "amount").orElseThrow();
        AllowanceCharge adjustment = Boolean.TRUE.equals(each.get("charge"))
                ? AllowanceCharge.charge(amount)
                : AllowanceCharge.allowance(amount);
        Optional<String> percent = text(each, "percent");
        Optional<Money> base = money(each, "base");
        if (percent.isPresent() && base.isPresent()) {
            adjustment = adjustment.by(Percentage.of(percent.get()), base.get());
        }
        return text(each, "reason").map(adjustment::because).orElse(adjustment);
    }

    @Override
    public String toString() {
        return name();
    }
}
