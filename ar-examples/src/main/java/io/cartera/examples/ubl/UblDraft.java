package io.cartera.examples.ubl;

import static io.cartera.examples.ubl.UblParties.clean;
import static io.cartera.examples.ubl.UblParties.first;

import io.cartera.customer.CustomerId;
import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.DocumentTotals;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.InvoiceType;
import io.cartera.invoice.RemittanceReference;
import io.cartera.invoice.TaxBreakdown;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TermStart;
import io.cartera.time.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DeliveryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PeriodType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** One UBL document on its way to a draft, and how its figures compare to those of the draft. */
final class UblDraft {

    private final oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType read;
    private final CustomerId customer;
    private final InvoiceType stated;
    private final CurrencyUnit currency;
    private final UblLines lines;

    /**
     * A document whose draft is for a customer.
     *
     * @throws IllegalArgumentException if it is in no currency that we know, or issued on no day that we know
     */
    UblDraft(
            oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType read,
            InvoiceType stated,
            CustomerId customer) {
        this.read = read;
        this.stated = stated;
        this.customer = customer;
        String code = clean(read.getDocumentCurrencyCodeValue());
        // The schema takes years of five digits, and documents without a currency.
        if (code == null || read.getIssueDateValueLocal() == null) {
            throw new IllegalArgumentException(
                    "the document has no currency, or no date of issue before the year 10000");
        }
        this.currency = CurrencyUnit.of(code);
        this.lines = new UblLines(currency, exemptions(), assumed());
    }

    private Map<StatedTax, String> exemptions() {
        Map<StatedTax, String> exemptions = new HashMap<>();
        subtotals().forEach(subtotal -> {
            TaxCategoryType category = subtotal.getTaxCategory();
            String text = first(category.getTaxExemptionReason(), reason -> clean(reason.getValue()));
            String code = clean(category.getTaxExemptionReasonCodeValue());
            String reason = code == null ? text : text == null ? code : code + " " + text;
            if (reason != null && reason.length() <= 1000) {
                exemptions.put(StatedTax.of(category), reason);
            }
        });
        return exemptions;
    }

    /**
     * The tax of the lines, allowances and charges that state none, where others do: the only one of the document, else the
     * only one whose stated base (BT-116) is not what its parts come to without these.
     */
    Optional<StatedTax> assumed() {
        Map<StatedTax, BigDecimal> missing = new HashMap<>();
        subtotals()
                .forEach(subtotal ->
                        missing.merge(StatedTax.of(subtotal.getTaxCategory()), base(subtotal), BigDecimal::add));
        read.getInvoiceLine()
                .forEach(line -> UblLines.taxOf(line)
                        .ifPresent(tax -> missing.merge(
                                tax, line.getLineExtensionAmountValue().negate(), BigDecimal::add)));
        read.getAllowanceCharge()
                .forEach(each -> UblLines.taxOf(each)
                        .ifPresent(tax -> missing.merge(
                                tax,
                                each.isChargeIndicatorValue(false)
                                        ? each.getAmountValue().negate()
                                        : each.getAmountValue(),
                                BigDecimal::add)));
        if (missing.size() > 1) {
            missing.values().removeIf(amount -> amount.signum() == 0);
        }
        return missing.size() == 1 ? Optional.of(missing.keySet().iterator().next()) : Optional.empty();
    }

    private static BigDecimal base(TaxSubtotalType subtotal) {
        return Objects.requireNonNullElse(subtotal.getTaxableAmountValue(), BigDecimal.ZERO);
    }

    /** How many lines, allowances and charges state no tax. */
    int untaxed() {
        return (int) (read.getInvoiceLine().stream()
                        .filter(line -> UblLines.taxOf(line).isEmpty())
                        .count()
                + read.getAllowanceCharge().stream()
                        .filter(each -> UblLines.taxOf(each).isEmpty())
                        .count());
    }

    private List<TaxSubtotalType> subtotals() {
        return read.getTaxTotal().stream()
                .filter(this::isInCurrency)
                .flatMap(total -> total.getTaxSubtotal().stream())
                .filter(subtotal -> subtotal.getTaxCategory() != null)
                .toList();
    }

    private boolean isInCurrency(TaxTotalType total) {
        return currency.getCode().equals(total.getTaxAmount().getCurrencyID());
    }

    /** What the parts come to, with the signs that they have. */
    DocumentTotals totals() {
        return builder(stated, false).totals();
    }

    /** The draft; with the signs turned where that is the opposite document. */
    Invoice build(boolean isTurned) {
        return builder(typed(isTurned), isTurned).build();
    }

    /** What the draft is. */
    InvoiceType typed(boolean isTurned) {
        if (!isTurned) {
            return stated;
        }
        return stated == InvoiceType.CREDIT_NOTE ? InvoiceType.INVOICE : InvoiceType.CREDIT_NOTE;
    }

    private Invoice.Builder builder(InvoiceType type, boolean isTurned) {
        InvoiceId id = InvoiceId.of(read.getIDValue().strip());
        LocalDate issuedOn = read.getIssueDateValueLocal();
        Invoice.Builder builder = switch (type) {
            case INVOICE -> Invoice.draft(id, customer, issuedOn);
            case DEBIT_NOTE -> Invoice.debitNote(id, customer, issuedOn);
            case CREDIT_NOTE -> Invoice.creditNote(id, customer, issuedOn);
        };
        for (int i = 0; i < read.getInvoiceLine().size(); i++) {
            InvoiceLine line = lines.line(read.getInvoiceLine().get(i), i + 1);
            builder.line(isTurned ? line.negated() : line);
        }
        read.getAllowanceCharge().forEach(each -> {
            AllowanceCharge adjustment = lines.taxed(each);
            builder.adjusted(isTurned ? adjustment.negated() : adjustment);
        });
        MonetaryTotalType totals = read.getLegalMonetaryTotal();
        Money rounding = figure(totals.getPayableRoundingAmountValue());
        builder.rounding(isTurned ? rounding.negated() : rounding);
        Money prepaid = figure(totals.getPrepaidAmountValue());
        builder.prepaid(isTurned ? prepaid.negated() : prepaid);
        if (type == InvoiceType.CREDIT_NOTE) {
            crediting(builder);
        } else {
            dated(builder, issuedOn);
        }
        referring(builder);
        return builder;
    }

    private void crediting(Invoice.Builder builder) {
        Optional.ofNullable(preceding(read))
                .filter(Carried::isId)
                .ifPresent(document -> builder.crediting(InvoiceId.of(document)));
    }

    /** The document before that this one refers to (BT-25), the first where there are several. */
    static @Nullable String preceding(oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType read) {
        return first(
                read.getBillingReference(),
                reference -> reference.getInvoiceDocumentReference() == null
                        ? null
                        : clean(reference.getInvoiceDocumentReference().getIDValue()));
    }

    private void dated(Invoice.Builder builder, LocalDate issuedOn) {
        LocalDate dueOn = read.getDueDateValueLocal();
        if (dueOn != null && !dueOn.isBefore(issuedOn)) {
            builder.dueOn(dueOn);
        }
        PaymentTerms agreed =
                first(read.getPaymentTerms(), terms -> first(terms.getNote(), note -> terms(clean(note.getValue()))));
        if (agreed != null) {
            builder.terms(agreed);
        }
        LocalDate delivered = first(read.getDelivery(), DeliveryType::getActualDeliveryDateValueLocal);
        if (delivered != null) {
            builder.date(TermStart.DELIVERY, delivered);
        }
        DateRange period = first(read.getInvoicePeriod(), UblDraft::period);
        if (period != null) {
            builder.period(period);
        }
    }

    private static @Nullable DateRange period(PeriodType read) {
        LocalDate start = read.getStartDateValueLocal();
        LocalDate end = read.getEndDateValueLocal();
        return start == null || end == null || end.isBefore(start) ? null : DateRange.ofClosed(start, end);
    }

    // Only our own words are terms; what others write freely is not kept, and that is told.
    private static @Nullable PaymentTerms terms(@Nullable String note) {
        try {
            return note == null ? null : PaymentTerms.parse(note);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private void referring(Invoice.Builder builder) {
        String order = read.getOrderReference() == null
                ? null
                : clean(read.getOrderReference().getIDValue());
        if (order != null && order.length() <= 1000) {
            builder.reference(order);
        }
        RemittanceReference toQuote = first(
                read.getPaymentMeans(),
                means -> first(
                        means.getPaymentID(),
                        id -> RemittanceReference.read(id.getValue()).orElse(null)));
        if (toQuote != null) {
            builder.remittance(toQuote);
        }
    }

    private Money figure(@Nullable BigDecimal amount) {
        return amount == null ? Money.zero(currency) : Carried.money(currency, amount);
    }

    /** The figures that the document states, and its parts do not come to; by term, then by category and rate. */
    List<UblFinding.TotalDiffers> differences(DocumentTotals computed) {
        MonetaryTotalType totals = read.getLegalMonetaryTotal();
        List<UblFinding.TotalDiffers> found = new ArrayList<>();
        compare(found, "BT-106", figure(totals.getLineExtensionAmountValue()), computed.lines());
        compare(found, "BT-107", figure(totals.getAllowanceTotalAmountValue()), computed.allowances());
        compare(found, "BT-108", figure(totals.getChargeTotalAmountValue()), computed.charges());
        compare(found, "BT-109", figure(totals.getTaxExclusiveAmountValue()), computed.taxExclusive());
        Money tax = Money.zero(currency);
        for (TaxTotalType total : read.getTaxTotal()) {
            tax = isInCurrency(total) ? tax.plus(figure(total.getTaxAmountValue())) : tax;
        }
        compare(found, "BT-110", tax, computed.tax());
        compare(found, "BT-112", figure(totals.getTaxInclusiveAmountValue()), computed.taxInclusive());
        compare(found, "BT-115", figure(totals.getPayableAmountValue()), computed.payable());
        taxes(found, computed);
        return found;
    }

    // The norm has one subtotal for a category and rate; where there are several, their sum is compared.
    private void taxes(List<UblFinding.TotalDiffers> found, DocumentTotals computed) {
        Map<StatedTax, TaxBreakdown> ours = new HashMap<>();
        computed.taxes()
                .forEach(tax ->
                        ours.put(StatedTax.of(tax.category().code(), tax.rate().value()), tax));
        Map<StatedTax, Money> bases = new LinkedHashMap<>();
        Map<StatedTax, Money> taxes = new LinkedHashMap<>();
        for (TaxSubtotalType subtotal : subtotals()) {
            StatedTax tax = StatedTax.of(subtotal.getTaxCategory());
            bases.merge(tax, figure(subtotal.getTaxableAmountValue()), Money::plus);
            taxes.merge(tax, figure(subtotal.getTaxAmountValue()), Money::plus);
        }
        Money none = Money.zero(currency);
        bases.forEach((tax, base) -> {
            Optional<TaxBreakdown> own = Optional.ofNullable(ours.get(tax));
            compare(found, "BT-116 of " + tax, base, own.map(TaxBreakdown::base).orElse(none));
            compare(
                    found,
                    "BT-117 of " + tax,
                    taxes.get(tax),
                    own.map(TaxBreakdown::tax).orElse(none));
        });
    }

    private static void compare(List<UblFinding.TotalDiffers> found, String term, Money stated, Money computed) {
        if (!stated.equals(computed)) {
            found.add(new UblFinding.TotalDiffers(term, stated, computed));
        }
    }
}
