package io.cartera.examples.ubl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Document;

/** What a document states and the one written from its draft does not. */
final class NotKept {

    // The longest beginning of a path counts. Types have a finding of their own.
    private static final Map<String, String> TERMS = Map.ofEntries(
            Map.entry("Note", "BT-22"),
            Map.entry("DueDate", "BT-9"),
            Map.entry("TaxPointDate", "BT-7"),
            Map.entry("TaxCurrencyCode", "BT-6"),
            Map.entry("TaxTotal/TaxAmount", "BT-111"),
            Map.entry("AccountingCost", "BT-19"),
            Map.entry("BuyerReference", "BT-10"),
            Map.entry("ProjectReference", "BT-11"),
            Map.entry("ContractDocumentReference", "BT-12"),
            Map.entry("OrderReference/ID", "BT-13"),
            Map.entry("OrderReference/SalesOrderID", "BT-14"),
            Map.entry("ReceiptDocumentReference", "BT-15"),
            Map.entry("DespatchDocumentReference", "BT-16"),
            Map.entry("OriginatorDocumentReference", "BT-17"),
            Map.entry("BillingReference", "BG-3"),
            Map.entry("AccountingSupplierParty", "BG-4"),
            Map.entry("AccountingSupplierParty/Party/PartyTaxScheme", "BT-32"),
            Map.entry("AccountingSupplierParty/Party/PartyLegalEntity/CompanyLegalForm", "BT-33"),
            Map.entry("AccountingCustomerParty", "BG-7"),
            Map.entry("PayeeParty", "BG-10"),
            Map.entry("TaxRepresentativeParty", "BG-11"),
            Map.entry("Delivery", "BG-13"),
            Map.entry("InvoicePeriod", "BG-14"),
            Map.entry("PaymentMeans", "BG-16"),
            Map.entry("PaymentMeans/PaymentID", "BT-83"),
            Map.entry("PaymentMeans/PayeeFinancialAccount", "BG-17"),
            Map.entry("PaymentMeans/CardAccount", "BG-18"),
            Map.entry("PaymentMeans/PaymentMandate", "BG-19"),
            Map.entry("PaymentTerms", "BT-20"),
            Map.entry("AllowanceCharge/AllowanceChargeReasonCode", "BT-98, BT-105"),
            Map.entry("AllowanceCharge/TaxCategory/ID", "BT-95, BT-102"),
            Map.entry("TaxTotal/TaxSubtotal/TaxCategory/ID", "BT-118"),
            Map.entry("AdditionalDocumentReference", "BG-24"),
            Map.entry("Line/ID", "BT-126"),
            Map.entry("Line/Note", "BT-127"),
            Map.entry("Line/DocumentReference", "BT-128"),
            Map.entry("Line/OrderLineReference", "BT-132"),
            Map.entry("Line/AccountingCost", "BT-133"),
            Map.entry("Line/InvoicePeriod", "BG-26"),
            Map.entry("Line/AllowanceCharge/AllowanceChargeReasonCode", "BT-140, BT-145"),
            Map.entry("Line/Quantity", "BT-129"),
            Map.entry("Line/Item/ClassifiedTaxCategory/ID", "BT-151"),
            Map.entry("Line/Price/PriceAmount", "BT-146"),
            Map.entry("Line/Price/BaseQuantity", "BT-149"),
            Map.entry("Line/Price/AllowanceCharge", "BT-147, BT-148"),
            Map.entry("Line/Item/Description", "BT-154"),
            Map.entry("Line/Item/BuyersItemIdentification", "BT-156"),
            Map.entry("Line/Item/StandardItemIdentification", "BT-157"),
            Map.entry("Line/Item/CommodityClassification", "BT-158"),
            Map.entry("Line/Item/OriginCountry", "BT-159"),
            Map.entry("Line/Item/AdditionalItemProperty", "BG-32"));

    private static final Map<String, String> FIGURES = Map.of(
            "BT-106", "LegalMonetaryTotal/LineExtensionAmount",
            "BT-107", "LegalMonetaryTotal/AllowanceTotalAmount",
            "BT-108", "LegalMonetaryTotal/ChargeTotalAmount",
            "BT-109", "LegalMonetaryTotal/TaxExclusiveAmount",
            "BT-110", "TaxTotal/TaxAmount",
            "BT-112", "LegalMonetaryTotal/TaxInclusiveAmount",
            "BT-115", "LegalMonetaryTotal/PayableAmount",
            "BT-116", "TaxTotal/TaxSubtotal/TaxableAmount",
            "BT-117", "TaxTotal/TaxSubtotal/TaxAmount");

    private NotKept() {}

    /**
     * By path; numbers are compared without signs where these were turned. A figure that is told to differ is not told
     * again.
     */
    static List<UblFinding> between(
            Document read, Document written, boolean isTurned, List<UblFinding.TotalDiffers> differing) {
        Set<String> told = differing.stream()
                .map(figure -> FIGURES.get(figure.term().substring(0, "BT-000".length())))
                .collect(Collectors.toSet());
        told.add("TypeCode");
        List<UblFinding> findings = new ArrayList<>();
        Leaves.of(read, isTurned).notIn(Leaves.of(written, isTurned)).forEach((path, times) -> {
            if (!told.contains(path)) {
                findings.add(new UblFinding.NotKept(path, term(path), times));
            }
        });
        return findings;
    }

    private static Optional<String> term(String path) {
        String beginning = path;
        while (!TERMS.containsKey(beginning)) {
            int slash = beginning.lastIndexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            beginning = beginning.substring(0, slash);
        }
        return Optional.of(TERMS.get(beginning));
    }
}
