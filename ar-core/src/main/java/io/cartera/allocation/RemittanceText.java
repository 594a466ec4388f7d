package io.cartera.allocation;

import com.google.common.collect.ImmutableSet;
import io.cartera.allocation.NameIndex.Found;
import io.cartera.allocation.NameReading.Weight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a payer writes, as far as it can be read without guessing: numbers of documents, amounts, "2 of 3", a fee; and
 * whether there is more in it, numbers or words.
 *
 * @param <T> what a number of a document stands for
 */
final class RemittanceText<T> {

    private static final Set<String> OF = Set.of("OF", "DE", "VON", "DI", "VAN", "SUR", "ИЗ");
    private static final Set<String> CURRENCIES = CurrencyUnit.registeredCurrencies().stream()
            .map(CurrencyUnit::getCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final int LONGEST_COUNT = 3;

    private final Runs runs;
    private final CurrencyUnit currency;
    private final boolean[] read;
    private final boolean[] unknown;
    private final List<Found<T>> found = new ArrayList<>();
    private final List<Name<T>> guesses = new ArrayList<>();
    private final List<Name<T>> names = new ArrayList<>();
    private final List<Stated> stated = new ArrayList<>();
    private OptionalInt instalment = OptionalInt.empty();
    private OptionalInt instalments = OptionalInt.empty();
    private boolean hasUnknownNumbers;
    private boolean hasUnknownWords;
    private boolean speaksOfFee;
    private boolean speaksOfDiscount;
    private boolean speaksOfPart;

    private RemittanceText(Runs runs, CurrencyUnit currency) {
        this.runs = runs;
        this.currency = currency;
        this.read = new boolean[runs.size()];
        this.unknown = new boolean[runs.size()];
    }

    /**
     * What may be an amount in the text, in minor units; several where its separators can be read in two ways.
     *
     * @param isAmount whether a currency or its decimals say that it is one
     */
    private record Stated(int at, Set<Long> readings, boolean isAmount) {}

    /**
     * The number of a document as it stands in the text.
     *
     * @param <T> what it stands for
     * @param isFirst whether the text begins with it, so that more of it may have stood before
     * @param isLast whether the text ends with it, so that it may be cut off
     * @param needsAmount whether it names a document only if the amounts agree
     * @param beside a number right before or after it that is nothing known, and may be a part of it broken off
     */
    record Name<T>(Found<T> found, boolean isFirst, boolean isLast, boolean needsAmount, Optional<Beside> beside) {}

    /**
     * A number beside a name.
     *
     * @param isBefore whether it stands before the name
     * @param readings the amounts that it may be
     */
    record Beside(boolean isBefore, String number, Set<Long> readings) {}

    /**
     * Reads a text.
     *
     * @param paid the amount of the payment that it comes with
     * @param understood phrases that are understood as they stand, such as the payer's own name
     */
    static <T> RemittanceText<T> of(String text, NameIndex<T> names, Money paid, Collection<Runs> understood) {
        RemittanceText<T> reading = new RemittanceText<>(Runs.of(text), paid.getCurrencyUnit());
        List<Found<T>> all = names.in(reading.runs);
        List<Weight> weights = new NameReading(reading.runs, paid).weights(all);
        for (int i = 0; i < all.size(); i++) {
            reading.readNumber(all.get(i), weights.get(i));
        }
        understood.forEach(reading::readPhrase);
        reading.readDates();
        reading.readInstalments();
        reading.readAmounts();
        reading.readWords();
        for (int i = 0; i < all.size(); i++) {
            reading.readName(all.get(i), weights.get(i));
        }
        return reading;
    }

    private void readNumber(Found<T> number, Weight weight) {
        if (weight != Weight.NO_NAME) {
            mark(number.from(), number.to());
        }
        if (weight == Weight.NAMES || weight == Weight.NAMES_IF_PAID) {
            found.add(number);
        }
    }

    private void readName(Found<T> number, Weight weight) {
        boolean isFirst = number.from() == 0;
        boolean isLast = number.to() == runs.size();
        boolean needsAmount = weight != Weight.NAMES;
        if (weight == Weight.GUESS) {
            guesses.add(new Name<>(number, isFirst, isLast, needsAmount, beside(number)));
        } else if (weight != Weight.NO_NAME) {
            names.add(new Name<>(number, isFirst, isLast, needsAmount, beside(number)));
        }
    }

    /** The number that a blank or the end of a line sets apart from a name whose figures may go on in it. */
    private Optional<Beside> beside(Found<T> name) {
        int after = name.to();
        if (isUnknown(after)
                && runs.get(after - 1).isNumber()
                && runs.gapAfter(after - 1).isBlank()) {
            return Optional.of(new Beside(false, runs.get(after).text(), readings(after, after + 1)));
        }
        int before = name.from() - 1;
        return isUnknown(before)
                        && runs.get(before + 1).isNumber()
                        && runs.gapAfter(before).isBlank()
                ? Optional.of(new Beside(true, runs.get(before).text(), readings(before, before + 1)))
                : Optional.empty();
    }

    private boolean isUnknown(int at) {
        return at >= 0 && at < runs.size() && unknown[at] && runs.get(at).isNumber();
    }

    /** Whether there are numbers that may be amounts. */
    boolean looksLikeAmounts() {
        return !stated.isEmpty();
    }

    /** The numbers of documents, in the order of the text. */
    List<Name<T>> names() {
        return names;
    }

    /** Numbers of documents that may as well be something else. They name nothing. */
    List<Name<T>> guesses() {
        return guesses;
    }

    /** All that is named, in the order of the text, each once. */
    Set<T> named() {
        ImmutableSet.Builder<T> named = ImmutableSet.builder();
        found.forEach(number -> named.addAll(number.targets()));
        return named.build();
    }

    /** The amount between this number and the next one, in its readings, where there is exactly one. */
    Optional<Set<Long>> statedFor(T target) {
        List<Stated> between = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Found<T> number = found.get(i);
            int next = i + 1 < found.size() ? found.get(i + 1).from() : runs.size();
            if (number.targets().contains(target)) {
                stated.stream()
                        .filter(amount -> amount.at() >= number.to() && amount.at() < next)
                        .forEach(between::add);
            }
        }
        return between.size() == 1 ? Optional.of(between.get(0).readings()) : Optional.empty();
    }

    /** Whether the text states this amount. */
    boolean states(long minor) {
        return stated.stream().anyMatch(amount -> amount.readings().contains(minor));
    }

    /** Whether there are amounts in the text that are nothing else. */
    boolean hasAmounts() {
        return stated.stream().anyMatch(Stated::isAmount);
    }

    /** Whether every amount in the text, in one of its readings, is one of these. */
    boolean statesOnly(Set<Long> amounts) {
        return stated.stream()
                .filter(Stated::isAmount)
                .allMatch(each -> each.readings().stream().anyMatch(amounts::contains));
    }

    /** Which of its instalments the text says that this is. */
    OptionalInt instalment() {
        return instalment;
    }

    /** Of how many instalments the text says that this is one. */
    OptionalInt instalments() {
        return instalments;
    }

    /**
     * Whether there are numbers that name nothing known and are nothing else for certain: no amount with its currency or
     * just its decimals, no percentage or rate, no date, no instalment. After a word such as "invoice" only a currency
     * makes an amount of a number.
     */
    boolean hasUnknownNumbers() {
        return hasUnknownNumbers;
    }

    /** Whether there are words that are not known. */
    boolean hasUnknownWords() {
        return hasUnknownWords;
    }

    /** Whether the text speaks of a fee. */
    boolean speaksOfFee() {
        return speaksOfFee;
    }

    /** Whether the text speaks of a discount. */
    boolean speaksOfDiscount() {
        return speaksOfDiscount;
    }

    /** Whether the text says that this is a part of something: an instalment, or a payment on account. */
    boolean speaksOfPart() {
        return speaksOfPart || instalments.isPresent();
    }

    private void mark(int from, int to) {
        for (int i = from; i < to; i++) {
            read[i] = true;
        }
    }

    private void readPhrase(Runs phrase) {
        int size = phrase.size();
        for (int from = 0; size > 0 && from + size <= runs.size(); from++) {
            if (runs.key(from, size).equals(phrase.key())) {
                mark(from, from + size);
            }
        }
    }

    private boolean isUnreadNumber(int at) {
        return at >= 0 && at < runs.size() && !read[at] && runs.get(at).isNumber();
    }

    private boolean isUnreadWord(int at) {
        return at >= 0 && at < runs.size() && !read[at] && !runs.get(at).isNumber();
    }

    private int digits(int at) {
        return runs.get(at).text().length();
    }

    /** Whether the word before says that here comes the number of a document. */
    private boolean isCalledDocument(int at) {
        return at > 0
                && KnownWords.callsDocument(runs.get(at - 1).text())
                && !runs.gapAfter(at - 1).contains("\n");
    }

    private void readDates() {
        for (int i = 0; i < runs.size(); i++) {
            if (isDateInNumbers(i)) {
                mark(i, i + 3);
            } else if (KnownWords.isMonth(runs.get(i).text())) {
                readDateAround(i);
            }
        }
    }

    private boolean isDateInNumbers(int i) {
        if (!isUnreadNumber(i) || !isUnreadNumber(i + 1) || !isUnreadNumber(i + 2) || isCalledDocument(i)) {
            return false;
        }
        String gap = runs.gapAfter(i);
        boolean isAlone = joins(gap) && gap.equals(runs.gapAfter(i + 1)) && !isOneOfSeveral(i, i + 3);
        boolean isYearFirst = digits(i) == 4 && isUpTo(i + 1, 12) && isUpTo(i + 2, 31);
        boolean isYearLast = (digits(i + 2) == 4 || digits(i + 2) == 2)
                && ((isUpTo(i, 31) && isUpTo(i + 1, 12)) || (isUpTo(i, 12) && isUpTo(i + 1, 31)));
        return isAlone && (isYearFirst || isYearLast);
    }

    /** Reads the year after a month, and with it the day on either side of the month: "3 March 2026", "March 3, 2026". */
    private void readDateAround(int month) {
        boolean hasDayAfter = isUnreadNumber(month + 1) && isUpTo(month + 1, 31) && isYear(month + 2);
        int year = hasDayAfter ? month + 2 : month + 1;
        if (isYear(year)) {
            boolean hasDayBefore =
                    !hasDayAfter && isUnreadNumber(month - 1) && isUpTo(month - 1, 31) && !isCalledDocument(month - 1);
            mark(hasDayBefore ? month - 1 : month, year + 1);
        }
    }

    private boolean isUpTo(int at, int most) {
        if (digits(at) > 2) {
            return false;
        }
        int number = Integer.parseInt(runs.get(at).text());
        return number >= 1 && number <= most;
    }

    private boolean isYear(int at) {
        return isUnreadNumber(at) && runs.get(at).text().matches("(19|20)\\d\\d");
    }

    private void readInstalments() {
        for (int i = 0; i + 1 < runs.size(); i++) {
            if (isUnreadNumber(i)
                    && isUnreadNumber(i + 1)
                    && runs.gapAfter(i).strip().equals("/")) {
                readInstalment(i, i + 1);
            } else if (isUnreadNumber(i)
                    && isUnreadWord(i + 1)
                    && OF.contains(runs.get(i + 1).text())
                    && isUnreadNumber(i + 2)) {
                readInstalment(i, i + 2);
            }
        }
    }

    /** Whether a document that is named or a word for instalments stands beside. */
    private boolean isBesideWhatIsPaid(int first, int last) {
        return isInstalmentWord(first - 1)
                || isInstalmentWord(last + 1)
                || found.stream().anyMatch(number -> number.to() == first || number.from() == last + 1);
    }

    private boolean isInstalmentWord(int at) {
        return at >= 0
                && at < runs.size()
                && KnownWords.isInstalment(runs.get(at).text());
    }

    private void readInstalment(int first, int last) {
        boolean isCount = digits(first) <= LONGEST_COUNT && digits(last) <= LONGEST_COUNT;
        if (isCount && !isCalledDocument(first) && isBesideWhatIsPaid(first, last)) {
            int which = Integer.parseInt(runs.get(first).text());
            int of = Integer.parseInt(runs.get(last).text());
            if (which >= 1 && which <= of && of > 1) {
                instalment = OptionalInt.of(which);
                instalments = OptionalInt.of(of);
                mark(first, last + 1);
            }
        }
    }

    private void readAmounts() {
        for (int i = 0; i < runs.size(); i++) {
            if (isUnreadNumber(i)) {
                int to = i + 1;
                while (isUnreadNumber(to) && isSeparator(runs.gapAfter(to - 1))) {
                    to++;
                }
                readAmount(i, to);
                i = to - 1;
            }
        }
    }

    static boolean isSeparator(String gap) {
        return gap.equals(".") || gap.equals(",") || gap.equals("'") || gap.equals("’");
    }

    private void readAmount(int from, int to) {
        String before = runs.gapAfter(from - 1);
        String after = runs.gapAfter(to - 1);
        mark(from, to);
        if (after.strip().startsWith("%") || before.strip().endsWith("@")) {
            return;
        }
        Optional<String> unit = unitOf(from, to, before, after);
        if (unit.isPresent()) {
            if (unit.get().isEmpty() || unit.get().equals(currency.getCode())) {
                stated.add(new Stated(from, readings(from, to), true));
            }
            return;
        }
        boolean isPartOfCode = isJoinedWord(from - 1, before) || isJoinedWord(to, after);
        if (isPartOfCode) {
            readCode(from, to);
        } else {
            boolean isAmount = hasDecimals(from, to) && !isCalledDocument(from) && !isOneOfSeveral(from, to);
            stated.add(new Stated(from, readings(from, to), isAmount));
            if (!isAmount) {
                setUnknown(from, to);
            }
        }
    }

    private boolean hasDecimals(int from, int to) {
        return to - from > 1 && digits(to - 1) == currency.getDecimalPlaces();
    }

    // "7-2024.10" is no amount, and "1-12-03-24" no date.
    private boolean isOneOfSeveral(int from, int to) {
        return (from > 0 && joins(runs.gapAfter(from - 1))) || (to < runs.size() && joins(runs.gapAfter(to - 1)));
    }

    private static boolean joins(String gap) {
        return gap.equals("-") || gap.equals("/") || gap.equals(".");
    }

    /** The currency beside an amount: its code, empty for a sign, which may be that of several; none where none is. */
    private Optional<String> unitOf(int from, int to, String before, String after) {
        if (isUnreadWord(from - 1) && before.isBlank() && isCurrency(from - 1)) {
            read[from - 1] = true;
            return Optional.of(runs.get(from - 1).text());
        }
        // A currency before a number is that of this number.
        boolean isOfNext = isUnreadNumber(to + 1) && runs.gapAfter(to).isBlank();
        if (isUnreadWord(to) && after.isBlank() && isCurrency(to) && !isOfNext) {
            read[to] = true;
            return Optional.of(runs.get(to).text());
        }
        boolean hasSign = isSign(before.strip(), true) || isSign(after.strip(), false);
        return hasSign ? Optional.of("") : Optional.empty();
    }

    private boolean isCurrency(int at) {
        return isCurrency(runs.get(at).text());
    }

    /** Whether the word, in upper case, is the code of a currency. */
    static boolean isCurrency(String word) {
        return CURRENCIES.contains(word);
    }

    /** Whether a currency's sign stands at the end, or at the beginning. */
    static boolean isSign(String gap, boolean isBefore) {
        if (gap.isEmpty()) {
            return false;
        }
        int c = isBefore ? gap.codePointBefore(gap.length()) : gap.codePointAt(0);
        return Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    private boolean isJoinedWord(int at, String gap) {
        return isUnreadWord(at) && (gap.isEmpty() || gap.equals("-") || gap.equals("_"));
    }

    private void setUnknown(int from, int to) {
        hasUnknownNumbers = true;
        for (int i = from; i < to; i++) {
            unknown[i] = true;
        }
    }

    // Letters and digits in one: a quarter of a year, or a number of something.
    private void readCode(int from, int to) {
        boolean isQuarter = from > 0
                && runs.get(from - 1).text().equals("Q")
                && runs.get(from).text().matches("[1-4]");
        if (!isQuarter) {
            setUnknown(from, to);
        }
        if (isJoinedWord(from - 1, runs.gapAfter(from - 1))) {
            read[from - 1] = true;
        }
        if (isJoinedWord(to, runs.gapAfter(to - 1))) {
            read[to] = true;
        }
    }

    /** What digits with separators can mean: the last one stands before decimals, or all of them between thousands. */
    private Set<Long> readings(int from, int to) {
        StringBuilder digits = new StringBuilder();
        for (int i = from; i < to; i++) {
            digits.append(runs.get(i).text());
        }
        ImmutableSet.Builder<Long> readings = ImmutableSet.builder();
        boolean areThousands = true;
        for (int i = from + 1; i < to; i++) {
            areThousands &= digits(i) == 3;
        }
        if (areThousands) {
            minor(digits.toString(), 0).ifPresent(readings::add);
        }
        int decimals = to - from > 1 ? digits(to - 1) : 0;
        if (decimals > 0 && decimals <= currency.getDecimalPlaces()) {
            minor(digits.toString(), decimals).ifPresent(readings::add);
        }
        return readings.build();
    }

    private Optional<Long> minor(String digits, int decimals) {
        String padded = digits + "0".repeat(Math.max(0, currency.getDecimalPlaces() - decimals));
        return padded.length() > 18 ? Optional.empty() : Optional.of(Long.valueOf(padded));
    }

    private boolean isOnAccount(int at) {
        return runs.get(at).text().equals("ON")
                && isUnreadWord(at + 1)
                && runs.get(at + 1).text().equals("ACCOUNT");
    }

    private void readWords() {
        for (int i = 0; i < runs.size(); i++) {
            String word = runs.get(i).text();
            speaksOfFee |= KnownWords.isFee(word);
            speaksOfDiscount |= KnownWords.isDiscount(word);
            speaksOfPart |= isUnreadWord(i) && (KnownWords.isInstalment(word) || isOnAccount(i));
            if (isUnreadWord(i) && !KnownWords.contains(word) && !isCurrency(i)) {
                hasUnknownWords = true;
            }
        }
    }
}
