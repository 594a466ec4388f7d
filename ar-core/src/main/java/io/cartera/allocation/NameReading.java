package io.cartera.allocation;

import com.google.common.collect.ImmutableSet;
import io.cartera.allocation.NameIndex.Found;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Whether what looks like the number of a document is one: figures alone may as well be an amount, a percentage, a date or
 * the number of an account.
 */
final class NameReading {

    /** How much a number in a text says. */
    enum Weight {
        /** It names a document. */
        NAMES,
        /** It names a document if the amounts agree: a few figures, and no word that says of what. */
        NAMES_IF_PAID,
        /** It may be a document's, and as well a year, the amount paid or the number of an account: it names none. */
        GUESS,
        /** It is an amount, a percentage or part of a date. */
        NO_NAME
    }

    private static final int FEW_FIGURES = 4;
    private static final Set<String> CALL_ORDERS = ImmutableSet.of("ORDER", "PO", "PEDIDO");
    private static final Set<String> CALL_OTHERS =
            ImmutableSet.of("ACCOUNT", "ACCT", "ACH", "BANK", "CHECK", "CHEQUE", "IBAN", "SEPA", "SWIFT", "WIRE");

    private final Runs runs;
    private final Money paid;

    NameReading(Runs runs, Money paid) {
        this.runs = runs;
        this.paid = paid;
    }

    /** The weight of each, in their order. */
    <T> List<Weight> weights(List<Found<T>> found) {
        List<Weight> weights = new ArrayList<>();
        boolean isCalled = false;
        int end = -1;
        for (Found<T> each : found) {
            isCalled = isCalledDocument(each.from()) || (isCalled && end == each.from());
            end = each.to();
            weights.add(isFigures(each) ? weight(each.from(), each.to(), isCalled) : Weight.NAMES);
        }
        return weights;
    }

    private boolean isFigures(Found<?> name) {
        return runs.all().subList(name.from(), name.to()).stream().allMatch(Runs.Run::isNumber);
    }

    private boolean isCalledDocument(int at) {
        return at > 0 && KnownWords.callsDocument(word(at - 1)) && !isCalledOther(at);
    }

    /** Whether the word before, or the one before "no.", says that it is the number of something else. */
    private boolean isCalledOther(int at) {
        return isOneOf(CALL_OTHERS, at - 1)
                || isOneOf(CALL_ORDERS, at - 1)
                || (at > 1 && KnownWords.callsDocument(word(at - 1)) && isOneOf(CALL_OTHERS, at - 2));
    }

    private boolean isOneOf(Set<String> words, int at) {
        return at >= 0 && words.contains(word(at));
    }

    private String word(int at) {
        return runs.get(at).text();
    }

    private Weight weight(int from, int to, boolean isCalled) {
        if (isAmount(from, to) || isPartOfAmount(from, to) || isYearOfMonth(from, to)) {
            return Weight.NO_NAME;
        }
        boolean isDate = isYear(from, to) || isMonthAndYear(from, to) || isDay(from, to);
        boolean isOther = isOneOf(CALL_OTHERS, from - 1) || (isCalledOther(from) && !isOneOf(CALL_ORDERS, from - 1));
        if (isOther || isPaidAmount(from, to) || (isDate && !isCalled)) {
            return Weight.GUESS;
        }
        boolean isShort = to - from == 1 && word(from).length() <= FEW_FIGURES;
        return isDate || (isShort && !isCalled) ? Weight.NAMES_IF_PAID : Weight.NAMES;
    }

    /** Whether a currency stands beside it and at no other number, or a sign says that it is a share or a rate. */
    private boolean isAmount(int from, int to) {
        String before = runs.gapAfter(from - 1);
        String after = runs.gapAfter(to - 1);
        if (after.strip().startsWith("%") || before.strip().endsWith("@")) {
            return true;
        }
        boolean hasSignBefore = isSign(before, true) && !hasDecimals(from - 1);
        boolean hasCodeBefore =
                from > 0 && isCurrency(from - 1) && isNear(before) && !(from > 1 && hasDecimals(from - 2));
        boolean hasSignAfter = isSign(after, false) && !isNumber(to);
        boolean hasCodeAfter = to < runs.size() && isCurrency(to) && after.isBlank() && !isNumber(to + 1);
        return hasSignBefore || hasCodeBefore || hasSignAfter || hasCodeAfter;
    }

    private static boolean isNear(String gap) {
        return gap.isBlank() || gap.strip().equals(":") || gap.strip().equals(".");
    }

    private boolean isCurrency(int at) {
        return !runs.get(at).isNumber() && RemittanceText.isCurrency(word(at));
    }

    private boolean isNumber(int at) {
        return at >= 0 && at < runs.size() && runs.get(at).isNumber();
    }

    private static boolean isSign(String gap, boolean isBefore) {
        return RemittanceText.isSign(gap.strip(), isBefore);
    }

    /** Whether the run is what stands after a decimal point. */
    private boolean hasDecimals(int at) {
        return isNumber(at)
                && isNumber(at - 1)
                && RemittanceText.isSeparator(runs.gapAfter(at - 1))
                && word(at).length() == paid.getCurrencyUnit().getDecimalPlaces();
    }

    // "2,500" and "500,00": what stands on the other side of the comma is no number of a document.
    private boolean isPartOfAmount(int from, int to) {
        if (to - from > 1) {
            return false;
        }
        boolean isThousands = isNumber(from - 1)
                && RemittanceText.isSeparator(runs.gapAfter(from - 1))
                && word(from - 1).length() <= 3
                && word(from).length() == 3;
        boolean hasMore = isNumber(to)
                && RemittanceText.isSeparator(runs.gapAfter(to - 1))
                && (hasDecimals(to) || (word(to).length() == 3 && word(from).length() <= 3));
        return isThousands || hasMore;
    }

    private boolean isYear(int from, int to) {
        return to - from == 1 && isYear(from);
    }

    private boolean isYear(int at) {
        return word(at).matches("(19|20)\\d\\d");
    }

    private boolean isYearOfMonth(int from, int to) {
        return isYear(from, to)
                && (isMonthWord(from - 1) || (isNumber(from - 1) && isUpTo(from - 1, 31) && isMonthWord(from - 2)));
    }

    private boolean isMonthWord(int at) {
        return at >= 0 && KnownWords.isMonth(word(at));
    }

    private boolean isMonthAndYear(int from, int to) {
        return to - from == 2 && ((isUpTo(from, 12) && isYear(from + 1)) || (isYear(from) && isUpTo(from + 1, 12)));
    }

    private boolean isDay(int from, int to) {
        return to - from == 3
                && ((isYear(from) && isUpTo(from + 1, 12) && isUpTo(from + 2, 31))
                        || (isUpTo(from, 31) && isUpTo(from + 1, 31) && (isYear(from + 2) || isUpTo(from + 2, 99))));
    }

    private boolean isUpTo(int at, int most) {
        return word(at).length() <= 2 && word(at).matches("[0-9]+") && Integer.parseInt(word(at)) <= most;
    }

    /** Whether it is the amount paid, in whole units or without its point. */
    private boolean isPaidAmount(int from, int to) {
        if (to - from > 1 || word(from).length() > 15 || !word(from).matches("[0-9]+")) {
            return false;
        }
        CurrencyUnit currency = paid.getCurrencyUnit();
        long figures = Long.parseLong(word(from));
        long minor = Math.abs(paid.getAmountMinorLong());
        return figures == minor
                || Money.ofMinor(currency, minor).getAmount().compareTo(BigDecimal.valueOf(figures)) == 0;
    }
}
