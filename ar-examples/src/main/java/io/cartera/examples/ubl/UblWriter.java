package io.cartera.examples.ubl;

import com.helger.ubl21.UBL21Marshaller;
import com.helger.ubl21.UBL21Marshaller.UBL21JAXBMarshaller;
import io.cartera.invoice.DocumentNumber;
import io.cartera.invoice.DocumentTotals;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceType;
import io.cartera.invoice.RemittanceReference;
import io.cartera.invoice.TaxBreakdown;
import io.cartera.terms.TermStart;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import javax.xml.validation.Schema;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BillingReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DeliveryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.FinancialAccountType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentTermsType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PeriodType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.PaymentIDType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxExemptionReasonType;
import org.joda.money.Money;
import org.w3c.dom.Document;

/**
 * Writes documents of the books as UBL 2.1: an invoice or debit note as an {@code Invoice}, a credit note as a
 * {@code CreditNote}.
 * <p>
 * All totals are those of the document; what is written is valid by the schema. The number (BT-1) is that of the series,
 * else the identifier. What a payer is to quote (BT-83) is written where the document states it, and of a numbered document
 * always. A line without a price is written as one at its amount. Due date (BT-9) and terms (BT-20) are written where the
 * document states them: give it the due date by the customer's terms before, if the reader is to know it. Stateless.
 * Example: {@code UblWriter.write(invoice, UblFrame.between(us, UblParty.buyer(invoice, file)))}.
 */
public final class UblWriter {

    private static final String NOT_DEFINED = "1";

    private UblWriter() {}

    /**
     * The document as a text in UTF-8.
     *
     * @throws IllegalArgumentException if a text has a character that XML cannot hold
     */
    public static byte[] write(Invoice document, UblFrame frame) {
        var body = body(document, frame);
        return document.type() == InvoiceType.CREDIT_NOTE
                ? text(UBL21Marshaller.creditNote(), CreditNotes.of(body))
                : text(UBL21Marshaller.invoice(), body);
    }

    /** The document as a tree; not checked by the schema. */
    static Document tree(Invoice document, UblFrame frame) {
        var body = body(document, frame);
        Document tree = document.type() == InvoiceType.CREDIT_NOTE
                ? UBL21Marshaller.creditNote().setUseSchema(false).getAsDocument(CreditNotes.of(body))
                : UBL21Marshaller.invoice().setUseSchema(false).getAsDocument(body);
        return Objects.requireNonNull(tree, "tree");
    }

    private static <T> byte[] text(UBL21JAXBMarshaller<T> marshaller, T body) {
        Schema schema = marshaller.getSchema();
        byte[] text = marshaller.setUseSchema(false).setFormattedOutput(true).getAsBytes(body);
        try {
            UblSchema.check(schema, SafeXml.parse(Objects.requireNonNull(text, "text")));
        } catch (FlawedTextException e) {
            throw new IllegalStateException("what is written is valid by the schema", e);
        }
        return text;
    }

    /** The code of a type (BT-3). */
    static String codeOf(InvoiceType type) {
        return switch (type) {
            case INVOICE -> "380";
            case DEBIT_NOTE -> "383";
            case CREDIT_NOTE -> "381";
        };
    }

    private static oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType body(
            Invoice document, UblFrame frame) {
        var body = new oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType();
        body.setCustomizationID(Carried.text(frame.customization()));
        Optional.ofNullable(frame.profile()).map(Carried::text).ifPresent(body::setProfileID);
        body.setID(Carried.text(
                document.number().map(DocumentNumber::text).orElse(document.id().value())));
        body.setIssueDate(document.issuedOn());
        document.statedDueOn().ifPresent(body::setDueDate);
        body.setInvoiceTypeCode(codeOf(document.type()));
        body.setDocumentCurrencyCode(document.currency().getCode());
        Optional.ofNullable(frame.buyerReference()).map(Carried::text).ifPresent(body::setBuyerReference);
        references(document, frame, body);
        SupplierPartyType seller = new SupplierPartyType();
        seller.setParty(UblParties.write(frame.seller()));
        body.setAccountingSupplierParty(seller);
        CustomerPartyType buyer = new CustomerPartyType();
        buyer.setParty(UblParties.write(frame.buyer()));
        body.setAccountingCustomerParty(buyer);
        dates(document, body);
        payment(document, frame, body);
        amounts(document, body);
        return body;
    }

    private static void references(
            Invoice document, UblFrame frame, oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType body) {
        // A credit note refers to what it credits; that is written as such, not as an order.
        document.reference()
                .filter(reference -> !document.credits().map(InvoiceId::value).equals(Optional.of(reference)))
                .ifPresent(reference -> {
                    OrderReferenceType order = new OrderReferenceType();
                    order.setID(Carried.text(reference));
                    body.setOrderReference(order);
                });
        document.credits()
                .map(InvoiceId::value)
                .or(() -> Optional.ofNullable(frame.preceding()))
                .ifPresent(before -> {
                    DocumentReferenceType reference = new DocumentReferenceType();
                    reference.setID(Carried.text(before));
                    BillingReferenceType billing = new BillingReferenceType();
                    billing.setInvoiceDocumentReference(reference);
                    body.addBillingReference(billing);
                });
    }

    private static void dates(Invoice document, oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType body) {
        document.dates().period().ifPresent(period -> {
            PeriodType written = new PeriodType();
            written.setStartDate(period.start());
            written.setEndDate(period.endExclusive().minusDays(1));
            body.addInvoicePeriod(written);
        });
        document.dates().find(TermStart.DELIVERY).ifPresent(delivered -> {
            DeliveryType delivery = new DeliveryType();
            delivery.setActualDeliveryDate(delivered);
            body.addDelivery(delivery);
        });
    }

    private static void payment(
            Invoice document, UblFrame frame, oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType body) {
        Optional<RemittanceReference> toQuote =
                document.number().isPresent() ? document.remittance() : document.statedRemittance();
        if (toQuote.isPresent() || frame.paymentMeans() != null || frame.payTo() != null) {
            PaymentMeansType means = new PaymentMeansType();
            means.setPaymentMeansCode(frame.paymentMeans() == null ? NOT_DEFINED : Carried.text(frame.paymentMeans()));
            toQuote.ifPresent(reference -> means.addPaymentID(new PaymentIDType(reference.value())));
            if (frame.payTo() != null) {
                FinancialAccountType account = new FinancialAccountType();
                account.setID(Carried.text(frame.payTo()));
                means.setPayeeFinancialAccount(account);
            }
            body.addPaymentMeans(means);
        }
        document.statedTerms().ifPresent(terms -> {
            PaymentTermsType written = new PaymentTermsType();
            written.addNote(new NoteType(terms.toString()));
            body.addPaymentTerms(written);
        });
    }

    private static void amounts(
            Invoice document, oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType body) {
        document.adjustments().forEach(each -> body.addAllowanceCharge(WrittenLines.adjustment(each)));
        DocumentTotals totals = document.totals();
        if (!totals.taxes().isEmpty()) {
            body.addTaxTotal(tax(totals));
        }
        body.setLegalMonetaryTotal(totals(document, totals));
        for (int i = 0; i < document.lines().size(); i++) {
            body.addInvoiceLine(WrittenLines.line(document.lines().get(i), i + 1));
        }
    }

    private static TaxTotalType tax(DocumentTotals totals) {
        TaxTotalType written = new TaxTotalType();
        written.setTaxAmount(number(totals.tax())).setCurrencyID(code(totals.tax()));
        for (TaxBreakdown tax : totals.taxes()) {
            TaxCategoryType category = WrittenLines.category(tax.category(), tax.rate());
            tax.exemptionReason().ifPresent(reason -> exempt(category, Carried.text(reason)));
            TaxSubtotalType subtotal = new TaxSubtotalType();
            subtotal.setTaxableAmount(number(tax.base())).setCurrencyID(code(tax.base()));
            subtotal.setTaxAmount(number(tax.tax())).setCurrencyID(code(tax.tax()));
            subtotal.setTaxCategory(category);
            written.addTaxSubtotal(subtotal);
        }
        return written;
    }

    private static void exempt(TaxCategoryType category, String reason) {
        String text = reason;
        if (Carried.hasCode(reason)) {
            category.setTaxExemptionReasonCode(Carried.codeOf(reason));
            text = Carried.afterCode(reason);
        }
        if (!text.isBlank()) {
            category.addTaxExemptionReason(new TaxExemptionReasonType(text));
        }
    }

    private static MonetaryTotalType totals(Invoice document, DocumentTotals totals) {
        MonetaryTotalType written = new MonetaryTotalType();
        String currency = document.currency().getCode();
        written.setLineExtensionAmount(number(totals.lines())).setCurrencyID(currency);
        written.setTaxExclusiveAmount(number(totals.taxExclusive())).setCurrencyID(currency);
        written.setTaxInclusiveAmount(number(totals.taxInclusive())).setCurrencyID(currency);
        if (!totals.allowances().isZero()) {
            written.setAllowanceTotalAmount(number(totals.allowances())).setCurrencyID(currency);
        }
        if (!totals.charges().isZero()) {
            written.setChargeTotalAmount(number(totals.charges())).setCurrencyID(currency);
        }
        if (!totals.prepaid().isZero()) {
            written.setPrepaidAmount(number(totals.prepaid())).setCurrencyID(currency);
        }
        if (!totals.rounding().isZero()) {
            written.setPayableRoundingAmount(number(totals.rounding())).setCurrencyID(currency);
        }
        written.setPayableAmount(number(totals.payable())).setCurrencyID(currency);
        return written;
    }

    static BigDecimal number(Money amount) {
        return amount.getAmount();
    }

    static String code(Money amount) {
        return amount.getCurrencyUnit().getCode();
    }
}
