package io.cartera.invoice;

import io.cartera.terms.DiscountOffer;
import io.cartera.terms.Instalment;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TaxedAmount;
import io.cartera.terms.TermDates;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What terms make of a document: when it falls due, in which instalments, and what is offered for paying them early. */
record DueParts(Invoice document, TermDates known) {

    LocalDate dueOn(PaymentTerms otherwise) {
        PaymentTerms agreed = agreed(otherwise);
        return document.statedDueOn().orElseGet(() -> agreed.dueOn(known));
    }

    List<Instalment> instalments(PaymentTerms otherwise) {
        PaymentTerms agreed = agreed(otherwise);
        Optional<LocalDate> stated = document.statedDueOn();
        if (stated.isEmpty()) {
            return agreed.instalments(document.total(), document.tax(), known);
        }
        Instalment whole = Instalment.of(1, stated.get(), document.total());
        return List.of(agreed.discount().map(whole::withDiscount).orElse(whole));
    }

    List<DiscountOffer> offers(List<Instalment> instalments, int index) {
        Instalment instalment = instalments.get(index);
        if (instalment.discount().isEmpty()) {
            return List.of();
        }
        List<TaxedAmount> amounts = document.taxes().isEmpty()
                ? List.of(TaxedAmount.untaxed(instalment.amount()))
                : shareOf(instalments, index);
        return instalment.discount().get().offers(amounts, known).stream()
                .filter(offer -> offer.amount().isPositive())
                .map(offer ->
                        offer.amount().isGreaterThan(instalment.amount()) ? offer.taking(instalment.amount()) : offer)
                .toList();
    }

    private List<TaxedAmount> shareOf(List<Instalment> instalments, int index) {
        List<TaxedAmount> amounts = document.taxes().stream()
                .map(tax -> TaxedAmount.of(tax.rate(), tax.base(), tax.tax()))
                .toList();
        return TaxedAmount.apportion(amounts, instalments).get(index);
    }

    private PaymentTerms agreed(PaymentTerms otherwise) {
        Objects.requireNonNull(otherwise, "otherwise");
        if (document.type() == InvoiceType.CREDIT_NOTE) {
            throw new IllegalStateException("credit note " + document.id() + " has no due date");
        }
        return document.statedTerms().orElse(otherwise);
    }
}
