package io.cartera.examples.ubl;

import static io.cartera.examples.ubl.UblWriter.code;
import static io.cartera.examples.ubl.UblWriter.number;

import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.TaxCategory;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AllowanceChargeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CommodityClassificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemIdentificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.AllowanceChargeReasonType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.ItemClassificationCodeType;

/** Lines, allowances and charges as UBL has them; quantities with a unit, prices with the quantity they are for. */
final class WrittenLines {

    private WrittenLines() {}

    static InvoiceLineType line(InvoiceLine line, int position) {
        InvoiceLineType written = new InvoiceLineType();
        written.setID(Integer.toString(position));
        InvoiceLine priced =
                line.price().isPresent() ? line : UblLines.whole(line.description(), line.net(), line.adjustments());
        String unit = Carried.text(priced.unit().orElse(Carried.ONE));
        written.setInvoicedQuantity(priced.quantity().orElseThrow()).setUnitCode(unit);
        written.setLineExtensionAmount(number(line.net())).setCurrencyID(code(line.net()));
        line.adjustments().forEach(each -> written.addAllowanceCharge(adjustment(each)));
        written.setItem(item(line));
        PriceType price = new PriceType();
        price.setPriceAmount(priced.price().orElseThrow()).setCurrencyID(code(line.net()));
        price.setBaseQuantity(priced.baseQuantity().orElse(BigDecimal.ONE)).setUnitCode(unit);
        written.setPrice(price);
        return written;
    }

    private static ItemType item(InvoiceLine line) {
        ItemType item = new ItemType();
        item.setName(Carried.text(line.description()));
        line.product().ifPresent(product -> {
            ItemIdentificationType identification = new ItemIdentificationType();
            identification.setID(Carried.text(product));
            item.setSellersItemIdentification(identification);
        });
        line.productGroup().ifPresent(group -> item.addCommodityClassification(classification(Carried.text(group))));
        line.taxCategory()
                .ifPresent(category -> item.addClassifiedTaxCategory(
                        category(category, line.taxRate().orElseThrow())));
        return item;
    }

    private static CommodityClassificationType classification(String group) {
        int colon = group.indexOf(':');
        boolean isOfList = colon > 0 && colon < group.length() - 1;
        ItemClassificationCodeType code = new ItemClassificationCodeType(isOfList ? group.substring(colon + 1) : group);
        code.setListID(isOfList ? group.substring(0, colon) : Carried.OWN_LIST);
        CommodityClassificationType classification = new CommodityClassificationType();
        classification.setItemClassificationCode(code);
        return classification;
    }

    /** A category with its rate; what is not subject to tax has none. */
    static TaxCategoryType category(TaxCategory category, Percentage rate) {
        TaxCategoryType written = new TaxCategoryType();
        written.setID(category.code());
        if (category != TaxCategory.NOT_SUBJECT) {
            written.setPercent(rate.value());
        }
        written.setTaxScheme(UblParties.scheme());
        return written;
    }

    static AllowanceChargeType adjustment(AllowanceCharge adjustment) {
        AllowanceChargeType written = new AllowanceChargeType();
        written.setChargeIndicator(adjustment.isCharge());
        adjustment
                .reason()
                .ifPresent(reason ->
                        written.addAllowanceChargeReason(new AllowanceChargeReasonType(Carried.text(reason))));
        adjustment.percentage().ifPresent(percentage -> written.setMultiplierFactorNumeric(percentage.value()));
        written.setAmount(number(adjustment.amount())).setCurrencyID(code(adjustment.amount()));
        adjustment
                .percentageBase()
                .ifPresent(base -> written.setBaseAmount(number(base)).setCurrencyID(code(base)));
        adjustment
                .taxCategory()
                .ifPresent(category -> written.addTaxCategory(
                        category(category, adjustment.taxRate().orElseThrow())));
        return written;
    }
}
