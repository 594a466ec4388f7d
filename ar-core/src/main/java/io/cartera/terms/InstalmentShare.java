package io.cartera.terms;

import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How much of a document an instalment is.
 * <p>
 * Of the total: a percentage, an exact fraction, a fixed amount, the part before tax, or the tax. Of what the instalments
 * before leave: a percentage, an equal part, or all. A fixed amount of a negative document is negative. Shares have a
 * canonical text, and are equal when their texts are: {@code 30%}, {@code 1/3}, {@code EUR 500.00}, {@code net-part},
 * {@code tax-part}, {@code 25%-of-rest}, {@code equal}, {@code remainder}. Immutable.
 */
public final class InstalmentShare {

    enum Kind {
        OF_TOTAL,
        FIXED,
        NET_PART,
        TAX_PART,
        OF_REST,
        EQUAL,
        REMAINDER
    }

    private static final String OF_REST = "-of-rest";

    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,6})?)%(-of-rest)?");
    private static final Pattern FRACTION = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})");
    private static final Pattern FIXED = Pattern.compile("([A-Z]{3}) ([0-9]{1,18}(?:\\.[0-9]{1,9})?)");

    private static final InstalmentShare REMAINDER = new InstalmentShare(Kind.REMAINDER, Ratio.ONE, null, "remainder");
    private static final InstalmentShare EQUAL = new InstalmentShare(Kind.EQUAL, Ratio.ONE, null, "equal");
    private static final InstalmentShare NET_PART = new InstalmentShare(Kind.NET_PART, Ratio.ONE, null, "net-part");
    private static final InstalmentShare TAX_PART = new InstalmentShare(Kind.TAX_PART, Ratio.ONE, null, "tax-part");

    final Kind kind;
    final Ratio ratio;
    private final @Nullable Money amount;
    private final String text;

    private InstalmentShare(Kind kind, Ratio ratio, @Nullable Money amount, String text) {
        this.kind = kind;
        this.ratio = ratio;
        this.amount = amount;
        this.text = text;
    }

    /**
     * A percentage of the total.
     *
     * @throws IllegalArgumentException if it is zero or more than 100 %
     */
    public static InstalmentShare percent(Percentage ofTotal) {
        return new InstalmentShare(Kind.OF_TOTAL, ratioOf(ofTotal), null, inText(ofTotal));
    }

    /**
     * A percentage of what the instalments before this one leave.
     *
     * @throws IllegalArgumentException if it is zero or more than 100 %
     */
    public static InstalmentShare percentOfRest(Percentage ofRest) {
        return new InstalmentShare(Kind.OF_REST, ratioOf(ofRest), null, inText(ofRest) + OF_REST);
    }

    /**
     * An exact fraction of the total, such as one third; two fourths are a half.
     *
     * @throws IllegalArgumentException if it is not above zero and at most one
     */
    public static InstalmentShare fraction(int numerator, int denominator) {
        if (numerator < 1 || denominator < numerator) {
            throw new IllegalArgumentException(numerator + "/" + denominator + " is no share of a total");
        }
        Ratio ratio = Ratio.of(numerator, denominator);
        return new InstalmentShare(Kind.OF_TOTAL, ratio, null, ratio.numerator() + "/" + ratio.denominator());
    }

    /**
     * A fixed amount.
     *
     * @throws IllegalArgumentException if it is not above zero
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public static InstalmentShare fixed(Money amount) {
        if (MinorUnits.of(amount) <= 0) {
            throw new IllegalArgumentException("fixed instalment is " + amount + ", it must be positive");
        }
        return new InstalmentShare(Kind.FIXED, Ratio.ONE, amount, amount.toString());
    }

    /** What the instalments before it leave; the last one. */
    public static InstalmentShare remainder() {
        return REMAINDER;
    }

    /**
     * An equal part of what the instalments before leave, together with the others of its kind, which are the last ones.
     * They differ by at most one minor unit, larger ones first.
     */
    public static InstalmentShare equalPart() {
        return EQUAL;
    }

    /** The total before tax. */
    public static InstalmentShare netPart() {
        return NET_PART;
    }

    /** The tax. */
    public static InstalmentShare taxPart() {
        return TAX_PART;
    }

    static InstalmentShare parse(String text) {
        InstalmentShare share = read(text);
        if (!share.text.equals(text)) {
            throw noShare();
        }
        return share;
    }

    private static InstalmentShare read(String text) {
        for (InstalmentShare known : new InstalmentShare[] {REMAINDER, EQUAL, NET_PART, TAX_PART}) {
            if (known.text.equals(text)) {
                return known;
            }
        }
        Matcher percent = PERCENT.matcher(text);
        if (percent.matches()) {
            Percentage value = Percentage.of(percent.group(1));
            return percent.group(2) == null ? percent(value) : percentOfRest(value);
        }
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.matches()) {
            return fraction(Integer.parseInt(fraction.group(1)), Integer.parseInt(fraction.group(2)));
        }
        return fixed(money(text).orElseThrow(InstalmentShare::noShare));
    }

    /** An amount such as {@code EUR 500.00}; empty where the text is none. */
    static Optional<Money> money(String text) {
        Matcher fixed = FIXED.matcher(text);
        if (!fixed.matches()) {
            return Optional.empty();
        }
        CurrencyUnit currency = CurrencyUnit.of(fixed.group(1));
        BigDecimal number = new BigDecimal(fixed.group(2));
        return number.scale() > currency.getDecimalPlaces()
                ? Optional.empty()
                : Optional.of(Money.of(currency, number));
    }

    /** What is of the rest, without the word for it. */
    String ofRest() {
        return text.substring(0, text.length() - OF_REST.length());
    }

    /** The fixed amount. */
    Money amount() {
        return Objects.requireNonNull(amount, "amount");
    }

    static Ratio ratioOf(Percentage percentage) {
        Ratio ratio =
                Ratio.ofPercent(Objects.requireNonNull(percentage, "percentage").value());
        if (ratio.equals(Ratio.ZERO) || ratio.compareTo(Ratio.ONE) > 0) {
            throw new IllegalArgumentException("share is " + percentage + ", above 0 to 100 is allowed");
        }
        return ratio;
    }

    static String inText(Percentage percentage) {
        return percentage.value().toPlainString() + "%";
    }

    private static IllegalArgumentException noShare() {
        return new IllegalArgumentException(
                "not a share of the form '30%', '1/3', 'EUR 500.00', 'net-part', 'tax-part',"
                        + " '25%-of-rest', 'equal' or 'remainder'");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InstalmentShare that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text;
    }
}
