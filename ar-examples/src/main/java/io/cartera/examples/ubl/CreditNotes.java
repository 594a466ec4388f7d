package io.cartera.examples.ubl;

import java.util.List;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CreditNoteLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.CreditNoteTypeCodeType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.CreditedQuantityType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.InvoiceTypeCodeType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.InvoicedQuantityType;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;

/**
 * UBL has two documents of nearly the same parts. All is read from and written to the invoice; here the credit note becomes
 * one, and one becomes it. What a draft has no place for is not taken over: it is told by comparing the documents.
 */
final class CreditNotes {

    private CreditNotes() {}

    /** The parts of a credit note, as an invoice has them. */
    static InvoiceType asInvoice(CreditNoteType note) {
        InvoiceType invoice = new InvoiceType();
        invoice.setCustomizationID(note.getCustomizationID());
        invoice.setProfileID(note.getProfileID());
        invoice.setID(note.getID());
        invoice.setIssueDate(note.getIssueDate());
        if (note.getCreditNoteTypeCode() != null) {
            invoice.setInvoiceTypeCode(new InvoiceTypeCodeType(note.getCreditNoteTypeCodeValue()));
        }
        invoice.setDocumentCurrencyCode(note.getDocumentCurrencyCode());
        invoice.setBuyerReference(note.getBuyerReference());
        invoice.setOrderReference(note.getOrderReference());
        invoice.setBillingReference(note.getBillingReference());
        invoice.setAccountingSupplierParty(note.getAccountingSupplierParty());
        invoice.setAccountingCustomerParty(note.getAccountingCustomerParty());
        invoice.setInvoicePeriod(note.getInvoicePeriod());
        invoice.setDelivery(note.getDelivery());
        invoice.setPaymentMeans(note.getPaymentMeans());
        invoice.setPaymentTerms(note.getPaymentTerms());
        invoice.setAllowanceCharge(note.getAllowanceCharge());
        invoice.setTaxTotal(note.getTaxTotal());
        invoice.setLegalMonetaryTotal(note.getLegalMonetaryTotal());
        invoice.setInvoiceLine(
                note.getCreditNoteLine().stream().map(CreditNotes::invoiceLine).toList());
        return invoice;
    }

    private static InvoiceLineType invoiceLine(CreditNoteLineType note) {
        InvoiceLineType line = new InvoiceLineType();
        line.setID(note.getID());
        if (note.getCreditedQuantity() != null) {
            InvoicedQuantityType quantity = new InvoicedQuantityType(note.getCreditedQuantityValue());
            quantity.setUnitCode(note.getCreditedQuantity().getUnitCode());
            line.setInvoicedQuantity(quantity);
        }
        line.setLineExtensionAmount(note.getLineExtensionAmount());
        line.setAllowanceCharge(note.getAllowanceCharge());
        line.setItem(note.getItem());
        line.setPrice(note.getPrice());
        return line;
    }

    /** The credit note of these parts. */
    static CreditNoteType of(InvoiceType invoice) {
        CreditNoteType note = new CreditNoteType();
        note.setCustomizationID(invoice.getCustomizationID());
        note.setProfileID(invoice.getProfileID());
        note.setID(invoice.getID());
        note.setIssueDate(invoice.getIssueDate());
        note.setCreditNoteTypeCode(new CreditNoteTypeCodeType(invoice.getInvoiceTypeCodeValue()));
        note.setDocumentCurrencyCode(invoice.getDocumentCurrencyCode());
        note.setBuyerReference(invoice.getBuyerReference());
        note.setOrderReference(invoice.getOrderReference());
        note.setBillingReference(invoice.getBillingReference());
        note.setAccountingSupplierParty(invoice.getAccountingSupplierParty());
        note.setAccountingCustomerParty(invoice.getAccountingCustomerParty());
        note.setPaymentMeans(invoice.getPaymentMeans());
        note.setAllowanceCharge(invoice.getAllowanceCharge());
        note.setTaxTotal(invoice.getTaxTotal());
        note.setLegalMonetaryTotal(invoice.getLegalMonetaryTotal());
        List<CreditNoteLineType> lines =
                invoice.getInvoiceLine().stream().map(CreditNotes::noteLine).toList();
        note.setCreditNoteLine(lines);
        return note;
    }

    private static CreditNoteLineType noteLine(InvoiceLineType invoice) {
        CreditNoteLineType line = new CreditNoteLineType();
        line.setID(invoice.getID());
        CreditedQuantityType quantity = new CreditedQuantityType(invoice.getInvoicedQuantityValue());
        quantity.setUnitCode(invoice.getInvoicedQuantity().getUnitCode());
        line.setCreditedQuantity(quantity);
        line.setLineExtensionAmount(invoice.getLineExtensionAmount());
        line.setAllowanceCharge(invoice.getAllowanceCharge());
        line.setItem(invoice.getItem());
        line.setPrice(invoice.getPrice());
        return line;
    }
}
