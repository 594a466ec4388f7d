package io.cartera.terms;

import io.cartera.time.BusinessDayConvention;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The canonical text of a discount for early payment. */
final class DiscountText {

    private static final String BETWEEN = ", ";
    private static final Pattern OPTIONS =
            Pattern.compile("(?:grace (?<grace>[0-9]{1,3}))?,? ?(?:roll (?<roll>[a-z-]+))?,? ?(?<gross>gross)?,? ?"
                    + "(?:tax (?<tax>never|at-invoice))?");

    private DiscountText() {}

    static String print(CashDiscount discount) {
        StringJoiner tiers = new StringJoiner(BETWEEN);
        discount.tiers.forEach(tier -> tiers.add(tier.toString()));
        StringJoiner options = new StringJoiner(BETWEEN, " (", ")").setEmptyValue("");
        if (discount.graceDays > 0) {
            options.add("grace " + discount.graceDays);
        }
        if (discount.roll != BusinessDayConvention.NONE) {
            options.add("roll " + RuleText.word(discount.roll));
        }
        if (discount.base == DiscountOn.GROSS) {
            options.add("gross");
        }
        if (discount.tax != TaxTreatment.REDUCED_ON_PAYMENT) {
            options.add(discount.tax == TaxTreatment.NEVER_REDUCED ? "tax never" : "tax at-invoice");
        }
        return tiers + options.toString();
    }

    static CashDiscount parse(String text) {
        if (Objects.requireNonNull(text, "discount").length() > PaymentTerms.MAX_LENGTH) {
            throw noDiscount();
        }
        CashDiscount.Builder discount = CashDiscount.builder();
        String tiers = text;
        int options = text.indexOf(" (");
        if (options >= 0 && text.endsWith(")")) {
            options(text.substring(options + 2, text.length() - 1), discount);
            tiers = text.substring(0, options);
        }
        for (String tier : tiers.split(BETWEEN, -1)) {
            add(DiscountTier.parse(tier), discount);
        }
        CashDiscount parsed = discount.build();
        if (!parsed.toString().equals(text)) {
            throw noDiscount();
        }
        return parsed;
    }

    private static void add(DiscountTier tier, CashDiscount.Builder discount) {
        if (tier.percent() != null) {
            discount.tier(tier.percent(), tier.until());
        } else {
            discount.tier(Objects.requireNonNull(tier.fixed()), tier.until());
        }
    }

    // Loose, since the text must come out again as it went in.
    private static void options(String text, CashDiscount.Builder discount) {
        Matcher found = OPTIONS.matcher(text);
        if (!found.matches()) {
            throw noDiscount();
        }
        if (found.group("grace") != null) {
            discount.graceDays(Integer.parseInt(found.group("grace")));
        }
        if (found.group("roll") != null) {
            discount.rolling(RuleText.convention(found.group("roll")));
        }
        if (found.group("gross") != null) {
            discount.of(DiscountOn.GROSS);
        }
        String tax = found.group("tax");
        if (tax != null) {
            discount.tax(tax.equals("never") ? TaxTreatment.NEVER_REDUCED : TaxTreatment.REDUCED_AT_INVOICE);
        }
    }

    private static IllegalArgumentException noDiscount() {
        return new IllegalArgumentException(
                "not a discount of the form '2% net 10, 1% net 20 (grace 2, roll following," + " gross, tax never)'");
    }
}
