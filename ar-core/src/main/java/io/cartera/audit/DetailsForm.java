package io.cartera.audit;

import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.DocumentTotals;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.RemittanceReference;
import io.cartera.invoice.TaxCategory;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Form 1 of what few documents state beside plain lines, after the rest of the document. Frozen, as {@link CanonicalForm} is. */
final class DetailsForm {

    private final Fields facts;
    private final Fields texts;

    DetailsForm(Fields facts, Fields texts) {
        this.facts = facts;
        this.texts = texts;
    }

    void write(Invoice document) {
        List<InvoiceLine> lines = document.lines();
        facts.text("details")
                .number(lines.stream().filter(InvoiceLine::isDetailed).count());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isDetailed()) {
                facts.number(i + 1L);
                line(lines.get(i));
            }
        }
        adjustments(document.adjustments());
        DocumentTotals totals = document.totals();
        facts.amount(unlessZero(totals.rounding()))
                .amount(unlessZero(totals.prepaid()))
                .text(document.statedRemittance().map(RemittanceReference::value));
    }

    private static Optional<Money> unlessZero(Money amount) {
        return Optional.of(amount).filter(stated -> !stated.isZero());
    }

    private void line(InvoiceLine line) {
        facts.text(line.product())
                .text(line.quantity().map(BigDecimal::toPlainString))
                .text(line.unit())
                .text(line.price().map(BigDecimal::toPlainString))
                .text(line.baseQuantity().map(BigDecimal::toPlainString))
                .text(line.taxCategory().map(TaxCategory::code));
        texts.free(line.exemptionReason());
        adjustments(line.adjustments());
    }

    private void adjustments(List<AllowanceCharge> adjustments) {
        facts.number(adjustments.size());
        for (AllowanceCharge each : adjustments) {
            facts.text(each.isCharge() ? "charge" : "allowance")
                    .amount(each.amount())
                    .text(each.percentage().map(DetailsForm::text))
                    .amount(each.percentageBase())
                    .text(each.taxCategory().map(TaxCategory::code))
                    .text(each.taxRate().map(DetailsForm::text));
            texts.free(each.reason()).free(each.exemptionReason());
        }
    }

    private static String text(Percentage rate) {
        return rate.value().toPlainString();
    }
}
