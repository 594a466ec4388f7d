package io.cartera.examples.ubl;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * All that a document states, as paths with their values, however often each: what one states and another does not is what
 * got lost between them. Numbers are compared by value. The two kinds of documents name their lines, quantities and types
 * differently; here they are called the same.
 */
final class Leaves {

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
    private static final int MOST_DIGITS = 60;
    private static final Map<String, String> SAME = Map.of(
            "InvoiceLine", "Line",
            "CreditNoteLine", "Line",
            "InvoicedQuantity", "Quantity",
            "CreditedQuantity", "Quantity",
            "InvoiceTypeCode", "TypeCode",
            "CreditNoteTypeCode", "TypeCode");
    // Without a figure, the figure is zero.
    private static final List<String> ZERO_IF_ABSENT = List.of(
            "LegalMonetaryTotal/AllowanceTotalAmount",
            "LegalMonetaryTotal/ChargeTotalAmount",
            "LegalMonetaryTotal/PrepaidAmount",
            "LegalMonetaryTotal/PayableRoundingAmount",
            "AllowanceCharge/TaxCategory/Percent",
            "TaxTotal/TaxSubtotal/TaxCategory/Percent",
            "Line/Item/ClassifiedTaxCategory/Percent");

    private final SortedMap<String, Map<String, Integer>> byPath = new TreeMap<>();
    private final boolean withoutSigns;
    private boolean isEndless;

    private Leaves(boolean withoutSigns) {
        this.withoutSigns = withoutSigns;
    }

    /**
     * What a document states.
     *
     * @param withoutSigns whether numbers are compared without their signs
     */
    static Leaves of(Document document, boolean withoutSigns) {
        Leaves leaves = new Leaves(withoutSigns);
        leaves.below(document.getDocumentElement(), "");
        return leaves;
    }

    /** Whether it holds a number with more digits than any amount has, which would take long to compute with. */
    boolean isEndless() {
        return isEndless;
    }

    /** How often this states something that the other does not, by path. */
    SortedMap<String, Integer> notIn(Leaves other) {
        SortedMap<String, Integer> missing = new TreeMap<>();
        byPath.forEach((path, values) -> values.forEach((value, times) -> {
            int there = other.byPath.getOrDefault(path, Map.of()).getOrDefault(value, 0);
            if (times > there) {
                missing.merge(path, times - there, Integer::sum);
            }
        }));
        return missing;
    }

    /** The currencies of amounts; the tax may be stated in that of the seller's country besides. */
    SortedSet<String> currencies() {
        SortedSet<String> currencies = new TreeSet<>();
        byPath.forEach((path, values) -> {
            if (path.endsWith("/@currencyID") && !path.startsWith("TaxTotal/")) {
                currencies.addAll(values.keySet());
            }
        });
        return currencies;
    }

    private void below(Element element, String path) {
        boolean isLeaf = true;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                isLeaf = false;
                String name = SAME.getOrDefault(inner.getLocalName(), inner.getLocalName());
                below(inner, path.isEmpty() ? name : path + "/" + name);
            }
        }
        if (path.isEmpty()) {
            return;
        }
        String value = isLeaf ? comparable(element.getTextContent()) : "";
        if (ZERO_IF_ABSENT.contains(path) && value.equals("0")) {
            return;
        }
        if (isLeaf && !value.isEmpty()) {
            add(path, value);
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (!XMLNS.equals(attribute.getNamespaceURI()) && !XSI.equals(attribute.getNamespaceURI())) {
                add(path + "/@" + attribute.getLocalName(), attribute.getValue().strip());
            }
        }
    }

    private void add(String path, String value) {
        byPath.computeIfAbsent(path, first -> new HashMap<>()).merge(value, 1, Integer::sum);
    }

    private String comparable(String text) {
        String value = text.strip();
        if (!isNumber(value)) {
            return value;
        }
        if (value.length() > MOST_DIGITS) {
            isEndless = true;
            return value;
        }
        BigDecimal number = new BigDecimal(value);
        return (number.signum() == 0 ? BigDecimal.ZERO : (withoutSigns ? number.abs() : number).stripTrailingZeros())
                .toPlainString();
    }

    // By hand: an expression would go back and forth over megabytes of digits.
    private static boolean isNumber(String value) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean isSign = i == 0 && (c == '+' || c == '-');
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else if (!isSign) {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }
}
