package io.cartera.examples.ubl;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Small documents of our own, of parts that a test chooses. */
final class UblText {

    private static final String NAMES =
            " xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\""
                    + " xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\"";
    private static final String ROOTS = "urn:oasis:names:specification:ubl:schema:xsd:";

    private UblText() {}

    /** An element {@code name}, given as {@code prefix:name attributes}, with what is in it. */
    static String in(String tag, String... inner) {
        String name = tag.split(" ")[0];
        return "<" + tag + ">" + String.join("", inner) + "</" + name + ">";
    }

    static String party(String role, String name, String taxId) {
        return in(
                "cac:" + role,
                in(
                        "cac:Party",
                        in("cac:PostalAddress", in("cac:Country", in("cbc:IdentificationCode", "ES"))),
                        taxId.isEmpty()
                                ? ""
                                : in(
                                        "cac:PartyTaxScheme",
                                        in("cbc:CompanyID", taxId),
                                        in("cac:TaxScheme", in("cbc:ID", "VAT"))),
                        in("cac:PartyLegalEntity", in("cbc:RegistrationName", name))));
    }

    static String parties() {
        return party("AccountingSupplierParty", "Taller Demo", "ESB00000001")
                + party("AccountingCustomerParty", "Compras Demo", "ESA00000002");
    }

    static String tax(String base, String tax, String rate) {
        return in(
                "cac:TaxTotal",
                in("cbc:TaxAmount currencyID=\"EUR\"", tax),
                in(
                        "cac:TaxSubtotal",
                        in("cbc:TaxableAmount currencyID=\"EUR\"", base),
                        in("cbc:TaxAmount currencyID=\"EUR\"", tax),
                        in(
                                "cac:TaxCategory",
                                in("cbc:ID", "S"),
                                in("cbc:Percent", rate),
                                in("cac:TaxScheme", in("cbc:ID", "VAT")))));
    }

    static String totals(String lines, String exclusive, String inclusive, String more, String payable) {
        return in(
                "cac:LegalMonetaryTotal",
                in("cbc:LineExtensionAmount currencyID=\"EUR\"", lines),
                in("cbc:TaxExclusiveAmount currencyID=\"EUR\"", exclusive),
                in("cbc:TaxInclusiveAmount currencyID=\"EUR\"", inclusive),
                more,
                in("cbc:PayableAmount currencyID=\"EUR\"", payable));
    }

    static String line(String kind, String quantity, String net, String price) {
        boolean isInvoice = kind.equals("Invoice");
        return in(
                isInvoice ? "cac:InvoiceLine" : "cac:CreditNoteLine",
                in("cbc:ID", "1"),
                in((isInvoice ? "cbc:InvoicedQuantity" : "cbc:CreditedQuantity") + " unitCode=\"HUR\"", quantity),
                in("cbc:LineExtensionAmount currencyID=\"EUR\"", net),
                in(
                        "cac:Item",
                        in("cbc:Name", "Work"),
                        in(
                                "cac:ClassifiedTaxCategory",
                                in("cbc:ID", "S"),
                                in("cbc:Percent", "21"),
                                in("cac:TaxScheme", in("cbc:ID", "VAT")))),
                in("cac:Price", in("cbc:PriceAmount currencyID=\"EUR\"", price)));
    }

    /** An invoice or credit note of these parts, in the order of the schema. */
    static String document(String kind, String... parts) {
        String[] all = new String[parts.length + 1];
        all[0] = in("cbc:CustomizationID", UblFrame.EN_16931);
        System.arraycopy(parts, 0, all, 1, parts.length);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + in(kind + " xmlns=\"" + ROOTS + kind + "-2\"" + NAMES, all);
    }

    /** What every document begins with. */
    static String head(String kind, String id, String code, String... dates) {
        return in("cbc:ID", id)
                + String.join("", Arrays.asList(dates))
                + in(kind.equals("Invoice") ? "cbc:InvoiceTypeCode" : "cbc:CreditNoteTypeCode", code)
                + in("cbc:DocumentCurrencyCode", "EUR");
    }

    /** Three hours of work at 50, 150.00 net and 31.50 tax. */
    static String plain(String id) {
        return document(
                "Invoice",
                head("Invoice", id, "380", in("cbc:IssueDate", "2026-02-02"), in("cbc:DueDate", "2026-03-04")),
                parties(),
                tax("150.00", "31.50", "21"),
                totals("150.00", "150.00", "181.50", "", "181.50"),
                line("Invoice", "3", "150.00", "50"));
    }

    static UblDocument read(String text) {
        return UblReader.ofBuyers().read(text.getBytes(StandardCharsets.UTF_8));
    }
}
