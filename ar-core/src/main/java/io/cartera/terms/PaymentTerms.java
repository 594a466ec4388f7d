package io.cartera.terms;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The agreement on when and how a document is to be paid: in one sum or in instalments, each with its share of the total
 * and a rule for its due date, and perhaps with a discount for early payment.
 * <p>
 * Terms are sound as they are built: their shares are a whole, whatever the total. Either the last instalment is the
 * remainder, or the last ones are equal parts; or percentages and fractions of the total come to exactly 100 %; or they
 * are the net part and the tax part. Each share is rounded half-up to the currency's minor unit once, on the total
 * without its sign, and the last instalment absorbs what rounding left; equal parts differ by at most one minor unit.
 * <p>
 * Terms have a canonical text of at most {@value #MAX_LENGTH} characters, which stores keep; equal terms have equal
 * texts. It is the rule of the due date ({@code net 30}), or for instalments each share before its rule, parted by
 * semicolons; a {@linkplain CashDiscount discount} follows the rule. Worked: {@code 30% net 0; remainder net 30 less 2%
 * net 10} for EUR 1000.01 of 2026-01-10 is EUR 300.00 due at once and EUR 700.01 due on 2026-02-09, with two per cent for
 * who pays that by 2026-01-20. Immutable and thread-safe.
 */
public final class PaymentTerms {

    /** The longest term in days. */
    public static final int MAX_NET_DAYS = DueDateRule.MAX_DAYS;

    /** The most instalments. */
    public static final int MAX_INSTALMENTS = 120;

    /** The greatest length of the text. */
    public static final int MAX_LENGTH = 4000;

    private static final String BETWEEN = "; ";
    private static final String LESS = " less ";

    private final List<Part> parts;
    private final String text;

    private record Part(
            InstalmentShare share,
            DueDateRule rule,
            @Nullable CashDiscount discount) {

        Instalment of(Instalment plain) {
            Instalment instalment = switch (share.kind) {
                case NET_PART -> plain.asNetPart();
                case TAX_PART -> plain.asTaxPart();
                case OF_TOTAL, FIXED, OF_REST, EQUAL, REMAINDER -> plain;
            };
            return discount == null ? instalment : instalment.withDiscount(discount);
        }

        String dueText() {
            return discount == null ? rule.toString() : rule + LESS + discount;
        }
    }

    private PaymentTerms(List<Part> parts) {
        this.parts = List.copyOf(parts);
        if (this.parts.isEmpty() || this.parts.size() > MAX_INSTALMENTS) {
            throw new IllegalArgumentException(
                    this.parts.size() + " instalments, 1 to " + MAX_INSTALMENTS + " are allowed");
        }
        Splitting.requireWhole(shares());
        this.text = print();
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "terms have " + text.length() + " characters, at most " + MAX_LENGTH + " are allowed");
        }
    }

    private String print() {
        if (parts.size() == 1 && parts.get(0).share().equals(InstalmentShare.remainder())) {
            return parts.get(0).dueText();
        }
        return parts.stream().map(part -> part.share() + " " + part.dueText()).collect(Collectors.joining(BETWEEN));
    }

    /**
     * All due so many days after the date of the document.
     *
     * @throws IllegalArgumentException if days is not 0 to {@value #MAX_NET_DAYS}
     */
    public static PaymentTerms netDays(int days) {
        return of(DueDateRule.netDays(days));
    }

    /** All due by a rule. */
    public static PaymentTerms of(DueDateRule rule) {
        return builder().instalment(InstalmentShare.remainder(), rule).build();
    }

    /**
     * Equal parts, each a month after the one before: their rules are the first one's with no, one, two, … months more,
     * so a first one on the 31st gives the 31st of every month that has one.
     *
     * @throws IllegalArgumentException if parts is not 1 to {@link #MAX_INSTALMENTS}, the last rule would have more than
     *     {@link DueDateRule#MAX_MONTHS} months, or the text is longer than {@link #MAX_LENGTH}
     */
    public static PaymentTerms monthly(int parts, DueDateRule first) {
        if (parts == 1) {
            return of(first);
        }
        Builder builder = builder();
        for (int i = 0; i < Math.min(parts, MAX_INSTALMENTS + 1); i++) {
            builder.instalment(InstalmentShare.equalPart(), first.plusMonths(i));
        }
        return builder.build();
    }

    /** Starts terms with instalments. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the form that {@link #toString()} writes, such as {@code net 30}.
     *
     * @throws IllegalArgumentException if the text is not of that form or the terms are unsound
     * @throws io.cartera.money.AmountOutOfRangeException if a fixed amount is out of range
     */
    public static PaymentTerms parse(String text) {
        if (Objects.requireNonNull(text, "terms").length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "terms have " + text.length() + " characters, at most " + MAX_LENGTH + " are allowed");
        }
        Builder builder = builder();
        for (String part : text.split(BETWEEN, -1)) {
            read(part, builder);
        }
        PaymentTerms terms = builder.build();
        if (!terms.text.equals(text)) {
            throw new IllegalArgumentException("terms are not of the form 'net 30'");
        }
        return terms;
    }

    private static void read(String text, Builder builder) {
        int rule = text.startsWith("net ") ? 0 : text.indexOf(" net ") + 1;
        InstalmentShare share =
                rule == 0 ? InstalmentShare.remainder() : InstalmentShare.parse(text.substring(0, rule - 1));
        int less = text.indexOf(LESS);
        if (less < rule) {
            builder.instalment(share, DueDateRule.parse(text.substring(rule)));
        } else {
            builder.instalment(
                    share,
                    DueDateRule.parse(text.substring(rule, less)),
                    CashDiscount.parse(text.substring(less + LESS.length())));
        }
    }

    /** These terms, with a discount on every instalment in place of those there were. */
    public PaymentTerms withDiscount(CashDiscount discount) {
        Builder builder = builder();
        parts.forEach(part -> builder.instalment(part.share(), part.rule(), discount));
        return builder.build();
    }

    /**
     * The day on which a document of this date falls due, its last instalment where there are several.
     *
     * @throws TermsNotApplicableException if another date or a calendar is needed, or that day lies beyond the year 9999
     */
    public LocalDate dueOn(LocalDate documentOn) {
        return dueOn(TermDates.of(Require.date(documentOn, "document date")));
    }

    /**
     * The day on which a document with these dates falls due, its last instalment where there are several.
     *
     * @throws TermsNotApplicableException if a date or a calendar is missing, or that day lies beyond the year 9999
     */
    public LocalDate dueOn(TermDates dates) {
        Objects.requireNonNull(dates, "dates");
        return parts.stream()
                .map(part -> part.rule().dueOn(dates))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The instalments of a document whose tax is not stated: see {@link #instalments(Money, Money, TermDates)}. */
    public List<Instalment> instalments(Money total, TermDates dates) {
        return instalments(total, Money.zero(total.getCurrencyUnit()), dates);
    }

    /**
     * The instalments of a document, numbered from 1 in the order of the terms; they sum to the total. None has the
     * other sign than the total; one may be zero. A document of zero has one instalment, due on the date of the invoice.
     *
     * @param total what is to be paid
     * @param tax what of it is tax, which matters for instalments that are the net or the tax part
     * @throws TermsNotApplicableException if a date or a calendar is missing, an amount is in another currency, an
     *     instalment would be negative, or a due date lies beyond the year 9999
     * @throws CurrencyMismatchException if tax is in another currency
     * @throws io.cartera.money.AmountOutOfRangeException if an amount is out of range
     */
    public List<Instalment> instalments(Money total, Money tax, TermDates dates) {
        if (!Objects.requireNonNull(total, "total").isSameCurrency(Objects.requireNonNull(tax, "tax"))) {
            throw new CurrencyMismatchException(total.getCurrencyUnit(), tax.getCurrencyUnit());
        }
        if (total.isZero()) {
            return List.of(Instalment.of(1, dates.invoicedOn(), total));
        }
        List<Money> amounts = parts.size() == 1 ? List.of(total) : Splitting.of(total, tax, shares());
        List<Instalment> instalments = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            Part part = parts.get(i);
            Instalment instalment = Instalment.of(i + 1, part.rule().dueOn(dates), amounts.get(i));
            instalments.add(part.of(instalment));
        }
        return List.copyOf(instalments);
    }

    /**
     * What these terms mean for a document with these dates, in English, line by line: each instalment with how its due
     * date comes about, step by step, and until when which discount is offered.
     *
     * @throws TermsNotApplicableException if a date or a calendar is missing, a date lies beyond the year 9999, or tiers
     *     of a discount are out of order
     */
    public List<String> explain(TermDates dates) {
        return explain(dates, Locale.ENGLISH);
    }

    /**
     * The same in Spanish, Russian or Chinese, by the language of the locale; in English for any other. Dates are written
     * as {@code 2026-01-10} and amounts as {@code EUR 5.00} in every language. Worked, in Spanish, for {@code net 30 less 2%
     * net 10}: "fecha de la factura 2026-01-10; más 30 días: 2026-02-09; vence el 2026-02-09", "menos 2% si se paga hasta el
     * 2026-01-20".
     *
     * @throws TermsNotApplicableException as {@link #explain(TermDates)}
     */
    public List<String> explain(TermDates dates, Locale locale) {
        TermWords words = TermWords.in(locale);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            List<String> ofPart = new ArrayList<>();
            ofPart.add(String.join("; ", part.rule().explain(dates, locale)));
            if (part.discount() != null) {
                ofPart.addAll(part.discount().explain(dates, words));
            }
            int number = i + 1;
            ofPart.forEach(line -> lines.add(
                    parts.size() == 1 ? line : words.say("instalment", number, words.share(part.share()), line)));
        }
        return List.copyOf(lines);
    }

    /** Whether it is one sum, so many days after the date of the document, without a discount. */
    public boolean isNetDays() {
        return parts.size() == 1
                && parts.get(0).rule().isNetDays()
                && parts.get(0).discount() == null;
    }

    /**
     * The days between the date of the document and its due date.
     *
     * @throws IllegalStateException if these are not terms of net days only
     */
    public int days() {
        if (!isNetDays()) {
            throw new IllegalStateException("terms '" + text + "' are not net days");
        }
        return parts.get(0).rule().days;
    }

    /**
     * Whether a discount of theirs reduces the tax at invoice. Only a document that states such terms itself, of one
     * instalment, has its tax reduced; issuing another one under them is refused.
     */
    public boolean reducesTaxAtInvoice() {
        return parts.stream()
                .map(Part::discount)
                .anyMatch(discount -> discount != null && discount.tax == TaxTreatment.REDUCED_AT_INVOICE);
    }

    /** How many instalments there are. */
    public int size() {
        return parts.size();
    }

    /** The discount of terms with one instalment. */
    public Optional<CashDiscount> discount() {
        return parts.size() == 1 ? Optional.ofNullable(parts.get(0).discount()) : Optional.empty();
    }

    private List<InstalmentShare> shares() {
        return parts.stream().map(Part::share).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PaymentTerms that && text.equals(that.text);
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

    /** Collects the instalments, in their order. Not thread-safe. */
    public static final class Builder {

        private final List<Part> parts = new ArrayList<>();

        private Builder() {}

        /** Adds an instalment. */
        public Builder instalment(InstalmentShare share, DueDateRule rule) {
            return add(share, rule, null);
        }

        /** Adds an instalment with a discount for early payment. */
        public Builder instalment(InstalmentShare share, DueDateRule rule, CashDiscount discount) {
            return add(share, rule, Objects.requireNonNull(discount, "discount"));
        }

        private Builder add(InstalmentShare share, DueDateRule rule, @Nullable CashDiscount discount) {
            parts.add(new Part(Objects.requireNonNull(share, "share"), Objects.requireNonNull(rule, "rule"), discount));
            return this;
        }

        /**
         * The terms.
         *
         * @throws IllegalArgumentException with the reason, if there are no instalments or more than
         *     {@link #MAX_INSTALMENTS}, their shares are not a whole, or the text is longer than {@link #MAX_LENGTH}
         */
        public PaymentTerms build() {
            return new PaymentTerms(parts);
        }
    }
}
