package io.cartera.examples.ubl;

import static io.cartera.examples.ubl.UblParties.clean;
import static io.cartera.examples.ubl.UblParties.first;

import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.InvoiceLine;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AllowanceChargeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CommodityClassificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The lines, allowances and charges of one document, from UBL. Amounts of lines are taken as stated. The reason for an
 * exemption, which UBL states once for a category and rate, is that of every line, allowance and charge of these. Prices and
 * quantities of more than 12 decimals are rounded half-up to these.
 */
final class UblLines {

    private static final int MAX_TEXT = 1000;
    private static final BigDecimal MAX_PERCENTAGE = new BigDecimal("1000");
    private static final int MAX_DECIMALS = 12;
    private static final BigDecimal BEYOND = new BigDecimal("1000000000000000");

    private final CurrencyUnit currency;
    private final Map<StatedTax, String> exemptions;
    private final Optional<StatedTax> assumed;

    /** Those of a document in this currency, with its reasons, and the tax of what states none. */
    UblLines(CurrencyUnit currency, Map<StatedTax, String> exemptions, Optional<StatedTax> assumed) {
        this.currency = currency;
        this.exemptions = exemptions;
        this.assumed = assumed;
    }

    InvoiceLine line(InvoiceLineType read, int position) {
        Optional<ItemType> item = Optional.ofNullable(read.getItem());
        Money net = Carried.money(currency, read.getLineExtensionAmountValue());
        List<AllowanceCharge> adjustments = new ArrayList<>();
        read.getAllowanceCharge().forEach(each -> adjustments.add(untaxed(each)));
        String name = item.map(UblLines::name).orElse("Line " + position);
        InvoiceLine line = priced(name, read, net, adjustments);
        for (AllowanceCharge each : adjustments) {
            line = line.adjusted(each);
        }
        line = line.stating(net);
        if (item.isPresent()) {
            line = described(line, item.get());
        }
        Optional<StatedTax> tax = taxOf(read).or(() -> assumed);
        return tax.isPresent() ? tax.get().on(line, exemptions.get(tax.get())) : line;
    }

    private static @Nullable String name(ItemType item) {
        String name = clean(item.getNameValue());
        String described = name != null ? name : first(item.getDescription(), text -> clean(text.getValue()));
        return described == null ? null : shortened(described);
    }

    private static String shortened(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        boolean isPair = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1));
        return text.substring(0, isPair ? MAX_TEXT - 1 : MAX_TEXT);
    }

    private InvoiceLine priced(String name, InvoiceLineType read, Money net, List<AllowanceCharge> adjustments) {
        PriceType price = read.getPrice();
        BigDecimal quantity = read.getInvoicedQuantityValue();
        String unit = read.getInvoicedQuantity() == null
                ? null
                : id(read.getInvoicedQuantity().getUnitCode());
        if (price == null || price.getPriceAmountValue() == null || quantity == null) {
            return whole(name, net, adjustments).inUnits(unit == null ? Carried.ONE : unit);
        }
        if (isBeyond(quantity) || isBeyond(price.getPriceAmountValue())) {
            return whole(name, net, adjustments).inUnits(unit == null ? Carried.ONE : unit);
        }
        InvoiceLine line = InvoiceLine.priced(name, held(quantity), held(price.getPriceAmountValue()), currency);
        BigDecimal base = price.getBaseQuantityValue() == null ? null : held(price.getBaseQuantityValue());
        // A price for none is none: that it was not kept is told.
        boolean isPer = base != null && base.signum() > 0 && base.compareTo(BigDecimal.ONE) != 0 && !isBeyond(base);
        line = isPer ? line.per(base) : line;
        return line.inUnits(unit == null ? Carried.ONE : unit);
    }

    // The books keep 12 decimals. The amount of the line is stated, so nothing hangs on the rest, and that it is cut is
    // told.
    private static BigDecimal held(BigDecimal number) {
        return number.stripTrailingZeros().scale() > MAX_DECIMALS
                ? number.setScale(MAX_DECIMALS, RoundingMode.HALF_UP)
                : number;
    }

    private static boolean isBeyond(BigDecimal number) {
        return number.abs().compareTo(BEYOND) >= 0;
    }

    /** A line of an amount, as one at the price that gives it; minus one where that is negative, as prices are not. */
    static InvoiceLine whole(String name, Money net, List<AllowanceCharge> adjustments) {
        Money before = beforeAdjustments(net, adjustments);
        return InvoiceLine.priced(
                name,
                before.isNegative() ? BigDecimal.ONE.negate() : BigDecimal.ONE,
                before.abs().getAmount(),
                net.getCurrencyUnit());
    }

    private static Money beforeAdjustments(Money net, List<AllowanceCharge> adjustments) {
        Money before = net;
        for (AllowanceCharge each : adjustments) {
            before = each.isCharge() ? before.minus(each.amount()) : before.plus(each.amount());
        }
        return before;
    }

    private InvoiceLine described(InvoiceLine line, ItemType item) {
        InvoiceLine described = line;
        String product = item.getSellersItemIdentification() == null
                ? null
                : id(item.getSellersItemIdentification().getIDValue());
        if (product != null) {
            described = described.product(product);
        }
        String group = first(item.getCommodityClassification(), UblLines::group);
        if (group != null) {
            described = described.inGroup(group);
        }
        return described;
    }

    // The list and the code, since codes of different lists are alike; of the parties' own list the code alone.
    private static @Nullable String group(CommodityClassificationType read) {
        if (read.getItemClassificationCode() == null) {
            return null;
        }
        String code = clean(read.getItemClassificationCodeValue());
        String list = clean(read.getItemClassificationCode().getListID());
        boolean isOwn = list == null || list.equals(Carried.OWN_LIST);
        return code == null || !Carried.isId(code) ? null : isOwn ? code : list + ":" + code;
    }

    private static @Nullable String id(@Nullable String text) {
        String id = clean(text);
        return id != null && Carried.isId(id) ? id : null;
    }

    /** The tax that a line states. */
    static Optional<StatedTax> taxOf(InvoiceLineType read) {
        return Optional.ofNullable(read.getItem())
                .flatMap(item -> item.getClassifiedTaxCategory().stream().findFirst())
                .map(StatedTax::of);
    }

    /** The tax that an allowance or charge of the document states. */
    static Optional<StatedTax> taxOf(AllowanceChargeType read) {
        return read.getTaxCategory().stream().findFirst().map(StatedTax::of);
    }

    /** An allowance or charge of the document. */
    AllowanceCharge taxed(AllowanceChargeType read) {
        AllowanceCharge adjustment = untaxed(read);
        Optional<StatedTax> tax = taxOf(read).or(() -> assumed);
        return tax.isPresent() ? tax.get().on(adjustment, exemptions.get(tax.get())) : adjustment;
    }

    private AllowanceCharge untaxed(AllowanceChargeType read) {
        Money amount = Carried.money(currency, read.getAmountValue());
        AllowanceCharge adjustment =
                read.isChargeIndicatorValue(false) ? AllowanceCharge.charge(amount) : AllowanceCharge.allowance(amount);
        BigDecimal percent = read.getMultiplierFactorNumericValue();
        BigDecimal base = read.getBaseAmountValue();
        // They are information; where they are none that we can hold, that is told.
        boolean isBy = percent != null
                && percent.signum() >= 0
                && percent.compareTo(MAX_PERCENTAGE) <= 0
                && percent.stripTrailingZeros().scale() <= 6
                && base != null
                && Carried.isExact(currency, base);
        if (isBy) {
            adjustment = adjustment.by(new Percentage(percent), Carried.money(currency, base));
        }
        String reason = first(read.getAllowanceChargeReason(), text -> clean(text.getValue()));
        return reason == null ? adjustment : adjustment.because(shortened(reason));
    }
}
