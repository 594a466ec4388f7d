package io.cartera.examples.ubl;

import static io.cartera.examples.ubl.UblParties.clean;
import static io.cartera.examples.ubl.UblParties.first;

import com.helger.ubl21.UBL21Marshaller;
import com.helger.ubl21.UBL21Marshaller.UBL21JAXBMarshaller;
import io.cartera.customer.CustomerId;
import io.cartera.examples.ubl.UblFinding.Flaw;
import io.cartera.invoice.DocumentTotals;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Reads UBL 2.1 invoices and credit notes as drafts.
 * <p>
 * A text is untrusted: see {@link UblFinding.Flaw} for what is not read, nor looked up elsewhere. A document is valid by
 * its schema or not read either. Amounts of lines are taken as stated, all totals are computed, and each that differs is
 * told. Lines, allowances and charges without a tax have that of the others, where there is one only, and that is told. A document that comes to less than nothing is read as the opposite one with its signs turned. What a draft and its
 * frame have no place for is found by writing the draft again and comparing all that the two documents state. Of a
 * credit note, due date, period and dates of delivery are not kept. Thread-safe. Example:
 * <pre>{@code
 * UblDocument read = UblReader.ofBuyers().read(Files.readAllBytes(file));
 * read.draft().ifPresent(books.invoicing()::issue);
 * }</pre>
 */
public final class UblReader {

    private static final String INVOICE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
    private static final String CREDIT_NOTE = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

    private final Function<UblParty, CustomerId> customers;

    private UblReader(Function<UblParty, CustomerId> customers) {
        this.customers = customers;
    }

    /** A reader that finds the customer by what the document says of the buyer. */
    public static UblReader identifyingBuyersBy(Function<UblParty, CustomerId> customers) {
        return new UblReader(customers);
    }

    /** A reader that calls customers by an identifier of theirs: see {@link BuyerIds#of}. */
    public static UblReader ofBuyers() {
        return identifyingBuyersBy(BuyerIds::of);
    }

    /**
     * The document in a file; of a file that is too large, no more is read than shows it.
     *
     * @throws IOException if the file cannot be read
     */
    public UblDocument read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in.readNBytes(SafeXml.MAX_BYTES + 1));
        }
    }

    /** The document in a text. */
    public UblDocument read(byte[] xml) {
        try {
            return read(SafeXml.parse(xml));
        } catch (FlawedTextException e) {
            return UblDocument.without(List.of(e.finding()));
        }
    }

    private UblDocument read(Document xml) throws FlawedTextException {
        if (Leaves.of(xml, false).isEndless()) {
            throw new FlawedTextException(Flaw.ENDLESS_NUMBER);
        }
        Element root = xml.getDocumentElement();
        if (INVOICE.equals(root.getNamespaceURI()) && root.getLocalName().equals("Invoice")) {
            var invoice = bound(UBL21Marshaller.invoice(), xml);
            return draft(xml, invoice, ofCode(invoice.getInvoiceTypeCodeValue(), InvoiceType.INVOICE));
        }
        if (CREDIT_NOTE.equals(root.getNamespaceURI()) && root.getLocalName().equals("CreditNote")) {
            var note = bound(UBL21Marshaller.creditNote(), xml);
            return draft(xml, CreditNotes.asInvoice(note), InvoiceType.CREDIT_NOTE);
        }
        throw new FlawedTextException(Flaw.NOT_A_DOCUMENT);
    }

    private static <T> T bound(UBL21JAXBMarshaller<T> marshaller, Document xml) throws FlawedTextException {
        UblSchema.check(marshaller.getSchema(), xml);
        T bound = marshaller.setUseSchema(false).read(xml);
        if (bound == null) {
            throw new IllegalStateException("what is valid by the schema can be bound");
        }
        return bound;
    }

    private static InvoiceType ofCode(@Nullable String code, InvoiceType otherwise) {
        for (InvoiceType type : InvoiceType.values()) {
            if (UblWriter.codeOf(type).equals(clean(code))) {
                return type;
            }
        }
        return otherwise;
    }

    private UblDocument draft(
            Document xml, oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType read, InvoiceType stated) {
        UblFrame frame = frame(read);
        try {
            CustomerId customer = customers.apply(frame.buyer());
            UblDraft draft = new UblDraft(read, stated, customer);
            if (Leaves.of(xml, false).currencies().size() > 1) {
                return UblDocument.without(List.of(new UblFinding.NotDraftable("amounts are in several currencies")));
            }
            DocumentTotals totals = draft.totals();
            if (totals.total().isZero()) {
                return UblDocument.without(List.of(new UblFinding.AsksForNothing()));
            }
            boolean isTurned = totals.total().isNegative();
            Invoice built = draft.build(isTurned);
            List<UblFinding> findings = new ArrayList<>();
            String code = clean(read.getInvoiceTypeCodeValue());
            if (code != null && !UblWriter.codeOf(stated).equals(code)) {
                findings.add(new UblFinding.TypeRead(code, stated));
            }
            if (isTurned) {
                findings.add(new UblFinding.SignsTurned(stated, built.type()));
            }
            if (BuyerIds.isMade(customer)) {
                findings.add(new UblFinding.BuyerUnidentified(customer));
            }
            if (draft.untaxed() > 0) {
                draft.assumed()
                        .ifPresent(tax ->
                                findings.add(new UblFinding.TaxAssumed(tax.taxed(), tax.rate(), draft.untaxed())));
            }
            List<UblFinding.TotalDiffers> differing = draft.differences(totals);
            findings.addAll(differing);
            findings.addAll(NotKept.between(xml, UblWriter.tree(built, frame), isTurned, differing));
            return UblDocument.of(built, frame, findings);
        } catch (IllegalArgumentException | ArithmeticException e) {
            // The books check what they take: here is where a stranger's document meets them.
            return UblDocument.without(List.of(new UblFinding.NotDraftable(String.valueOf(e.getMessage()))));
        }
    }

    private static UblFrame frame(oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType read) {
        String customization = clean(read.getCustomizationIDValue());
        Optional<PaymentMeansType> means = read.getPaymentMeans().stream().findFirst();
        return new UblFrame(
                UblParties.read(
                        read.getAccountingSupplierParty() == null
                                ? null
                                : read.getAccountingSupplierParty().getParty()),
                UblParties.read(
                        read.getAccountingCustomerParty() == null
                                ? null
                                : read.getAccountingCustomerParty().getParty()),
                customization == null ? UblFrame.EN_16931 : customization,
                clean(read.getProfileIDValue()),
                clean(read.getBuyerReferenceValue()),
                means.map(first -> clean(first.getPaymentMeansCodeValue())).orElse(null),
                first(
                        read.getPaymentMeans(),
                        each -> each.getPayeeFinancialAccount() == null
                                ? null
                                : clean(each.getPayeeFinancialAccount().getIDValue())),
                UblDraft.preceding(read));
    }
}
