package io.cartera.invoice;

import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import io.cartera.terms.DiscountOffer;
import io.cartera.terms.Instalment;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TermDates;
import io.cartera.terms.TermStart;
import io.cartera.time.BusinessCalendar;
import io.cartera.time.DateRange;
import io.cartera.trace.Difference;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A document that raises or lowers what a customer owes: an invoice, a debit note or a credit note.
 * <p>
 * It has 1 to {@value #MAX_LINES} lines in one currency, of which either all state their tax or none does. The total
 * is net plus tax, and the rounding where it states one, and is greater than zero for every type; the type says in which direction it counts. Tax is computed
 * by category and rate on the sum of the lines and of what the document takes off or puts on, half-up ({@link TaxBreakdown}), and all
 * figures are in {@link #totals()}; where the terms that the document states are one
 * instalment with a discount that reduces the tax at invoice, the tax of each rate is reduced at once
 * ({@link io.cartera.terms.CashDiscount#taxedAtInvoice}): 100.00 at 21 % and 2 % comes to 120.58. The due date is, in this order: the one stated, the
 * stated terms applied to the dates of the document, the customer's terms; it is never before the date of issue. Where
 * terms have instalments it is that of the last one. Credit notes have no due date. The identifier is the caller's from the draft on; the
 * number on the document, where a {@link NumberSeries} numbers it, is given at issue. {@link #toString()} shows no text that may be personal. Immutable. Example:
 * <pre>{@code
 * Invoice.draft(InvoiceId.of("INV-1"), acme, LocalDate.parse("2026-01-10"))
 *         .line("Consulting", Money.parse("EUR 3000"))
 *         .build();
 * }</pre>
 */
public final class Invoice {

    /** The most lines a document has. */
    public static final int MAX_LINES = 10_000;

    private final InvoiceId id;
    private final InvoiceType type;
    private final CustomerId customer;
    private final LocalDate issuedOn;
    // Most documents state no other date than that of their issue, and there are millions.
    private final @Nullable TermDates dates;
    private final @Nullable LocalDate dueOn;
    private final @Nullable PaymentTerms terms;
    private final @Nullable String reference;
    private final @Nullable InvoiceId credits;
    private final @Nullable SeriesId series;
    private final @Nullable DocumentNumber number;
    private final @Nullable BilledTo billedTo;
    private final List<ExternalRef> externalRefs;
    private final List<InvoiceLine> lines;
    private final @Nullable DocumentDetail detail;
    private final Totals totals;

    private Invoice(Builder builder) {
        this.id = builder.id;
        this.type = builder.type;
        this.customer = builder.customer;
        this.issuedOn = builder.issuedOn;
        this.dates = builder.dates;
        this.dueOn = builder.dueOn;
        this.terms = builder.terms;
        this.reference = builder.reference;
        this.credits = builder.credits;
        this.series = builder.series;
        this.number = null;
        this.billedTo = null;
        this.externalRefs = List.copyOf(builder.externalRefs);
        this.lines = List.copyOf(builder.lines);
        DocumentDetail stated = builder.detail();
        this.detail = stated.equals(DocumentDetail.NONE) ? null : stated;
        this.totals = builder.computed(stated);
        requireSound();
    }

    private Invoice(Invoice draft, @Nullable DocumentNumber number, @Nullable BilledTo billedTo) {
        this.id = draft.id;
        this.type = draft.type;
        this.customer = draft.customer;
        this.issuedOn = draft.issuedOn;
        this.dates = draft.dates;
        this.dueOn = draft.dueOn;
        this.terms = draft.terms;
        this.reference = draft.reference;
        this.credits = draft.credits;
        this.series = draft.series;
        this.number = number;
        this.billedTo = billedTo;
        this.externalRefs = draft.externalRefs;
        this.lines = draft.lines;
        this.detail = draft.detail;
        this.totals = draft.totals;
    }

    private void requireSound() {
        if (!totals.total().isPositive()) {
            throw new IllegalArgumentException("total of " + id + " is " + totals.total() + ", it must be positive");
        }
        boolean isBare = dueOn == null && terms == null && dates == null;
        if (type == InvoiceType.CREDIT_NOTE && !isBare) {
            throw new IllegalArgumentException(
                    "credit note " + id + " has no due date, no terms and no dates for them");
        }
        if (credits != null && type != InvoiceType.CREDIT_NOTE) {
            throw new IllegalArgumentException(id + " is a " + type + ", only credit notes credit a document");
        }
        if (postedReference().filter(text -> text.length() > Require.MAX_TEXT).isPresent()) {
            throw new IllegalArgumentException("reference of " + id
                    + " and what is to be quoted have together more than " + Require.MAX_TEXT + " characters");
        }
        if (dueOn != null && dueOn.isBefore(issuedOn)) {
            throw new IllegalArgumentException("due " + dueOn + " of " + id + " is before its issue " + issuedOn);
        }
    }

    /** Starts an invoice. */
    public static Builder draft(InvoiceId id, CustomerId customer, LocalDate issuedOn) {
        return new Builder(InvoiceType.INVOICE, id, customer, issuedOn);
    }

    /** Starts a debit note. */
    public static Builder debitNote(InvoiceId id, CustomerId customer, LocalDate issuedOn) {
        return new Builder(InvoiceType.DEBIT_NOTE, id, customer, issuedOn);
    }

    /** Starts a credit note. */
    public static Builder creditNote(InvoiceId id, CustomerId customer, LocalDate issuedOn) {
        return new Builder(InvoiceType.CREDIT_NOTE, id, customer, issuedOn);
    }

    /** The identifier. */
    public InvoiceId id() {
        return id;
    }

    /** Invoice, debit note or credit note. */
    public InvoiceType type() {
        return type;
    }

    /** Whom it is addressed to. */
    public CustomerId customer() {
        return customer;
    }

    /** The date of issue. */
    public LocalDate issuedOn() {
        return issuedOn;
    }

    /** The due date the document states itself. */
    public Optional<LocalDate> statedDueOn() {
        return Optional.ofNullable(dueOn);
    }

    /** The terms the document states itself. */
    public Optional<PaymentTerms> statedTerms() {
        return Optional.ofNullable(terms);
    }

    /** The date of issue and what other dates the document states, from which terms may run. */
    public TermDates dates() {
        return dates != null ? dates : TermDates.of(issuedOn);
    }

    /**
     * The day on which it falls due: the stated day, else by the stated terms, else by those given; the last one where
     * there are instalments.
     *
     * @throws io.cartera.terms.TermsNotApplicableException if a date is missing, the terms roll over business days, or
     *     that day lies beyond the year 9999
     * @throws IllegalStateException if it is a credit note, which falls due on no day
     */
    public LocalDate dueOn(PaymentTerms otherwise) {
        return parts(dates()).dueOn(otherwise);
    }

    /**
     * The day on which it falls due, as {@link #dueOn(PaymentTerms)}, by terms that may roll.
     *
     * @param calendar the business days over which terms roll
     * @throws io.cartera.terms.TermsNotApplicableException if a date is missing, or that day lies beyond the year 9999
     * @throws IllegalStateException if it is a credit note, which falls due on no day
     */
    public LocalDate dueOn(PaymentTerms otherwise, BusinessCalendar calendar) {
        return parts(dates().withCalendar(calendar)).dueOn(otherwise);
    }

    /**
     * The instalments in which it falls due, by the stated terms, else by those given. A stated due date makes it one
     * instalment, due on that day. Tax is that of the document, whatever terms that are given say of it.
     *
     * @throws io.cartera.terms.TermsNotApplicableException if the terms cannot be applied to it, or they roll over
     *     business days
     * @throws IllegalStateException if it is a credit note, which falls due on no day
     */
    public List<Instalment> instalments(PaymentTerms otherwise) {
        return parts(dates()).instalments(otherwise);
    }

    /**
     * The instalments in which it falls due, as {@link #instalments(PaymentTerms)}, by terms that may roll.
     *
     * @param calendar the business days over which terms roll
     * @throws io.cartera.terms.TermsNotApplicableException if the terms cannot be applied to it
     * @throws IllegalStateException if it is a credit note, which falls due on no day
     */
    public List<Instalment> instalments(PaymentTerms otherwise, BusinessCalendar calendar) {
        return parts(dates().withCalendar(calendar)).instalments(otherwise);
    }

    /**
     * What is offered for paying an instalment early, the first day first; none where its terms offer nothing. A
     * discount is taken of the instalment's share of the document's amounts by rate of tax, or of its whole amount where
     * the document states no tax.
     *
     * @param instalments all instalments, as {@link #instalments} gives them
     * @param index which of them, from 0 on
     * @throws io.cartera.terms.TermsNotApplicableException if a date is missing, days roll over business days, a fixed
     *     discount is in another currency, or the document has too many rates of tax
     */
    public List<DiscountOffer> offers(List<Instalment> instalments, int index) {
        return parts(dates()).offers(instalments, index);
    }

    /**
     * What is offered for paying an instalment early, as {@link #offers(List, int)}, by discounts that may roll.
     *
     * @param calendar the business days over which the days of a discount roll
     * @throws io.cartera.terms.TermsNotApplicableException if a date is missing, a fixed discount is in another currency,
     *     or the document has too many rates of tax
     */
    public List<DiscountOffer> offers(List<Instalment> instalments, int index, BusinessCalendar calendar) {
        return parts(dates().withCalendar(calendar)).offers(instalments, index);
    }

    private DueParts parts(TermDates known) {
        return new DueParts(this, known);
    }

    /** What it refers to: an order or the like; on a credit note the document it credits. For {@link #credits} see there. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    /** The document that a credit note says it credits; empty where it says nothing of the kind, and on other documents. */
    public Optional<InvoiceId> credits() {
        return Optional.ofNullable(credits);
    }

    /** The series that numbers it; empty where it bears no number but its identifier. */
    public Optional<SeriesId> series() {
        return Optional.ofNullable(series);
    }

    /** The number that its series gave it when it was issued; empty on a draft, and on a document without a series. */
    public Optional<DocumentNumber> number() {
        return Optional.ofNullable(number);
    }

    /**
     * This document with the number that its series gave it, as a store gives it back; callers do not number.
     *
     * @throws IllegalArgumentException if the number is of another series than that of the document
     * @throws IllegalStateException if it has a number
     */
    public Invoice numbered(DocumentNumber given) {
        if (!Objects.requireNonNull(given, "number").series().equals(series)) {
            throw new IllegalArgumentException("number " + given + " is not of the series of " + id);
        }
        if (number != null) {
            throw new IllegalStateException("document " + id + " has the number " + number);
        }
        return new Invoice(this, given, billedTo);
    }

    /**
     * The fiscal profile of the customer that was valid on the date of issue, as it was known when the document was issued;
     * no later fact changes it. Empty on a draft, and where the customer had none.
     */
    public Optional<BilledTo> billedTo() {
        return Optional.ofNullable(billedTo);
    }

    /**
     * This document with the profile of its customer, as it is issued or as a store gives it back; callers do not state it.
     *
     * @throws IllegalStateException if it has one
     */
    public Invoice billedTo(BilledTo profile) {
        if (billedTo != null) {
            throw new IllegalStateException("document " + id + " is billed to " + billedTo);
        }
        return new Invoice(this, number, Objects.requireNonNull(profile, "profile"));
    }

    /**
     * What other systems called the document when it was issued, in their order. Those that were attached later are in
     * {@code invoicing().externalRefs(customer, document)}.
     */
    public List<ExternalRef> externalRefs() {
        return externalRefs;
    }

    /** The lines, in their order. */
    public List<InvoiceLine> lines() {
        return lines;
    }

    /** The currency of all amounts. */
    public CurrencyUnit currency() {
        return totals.total().getCurrencyUnit();
    }

    /** What it takes off and puts on beside its lines (EN 16931, BG-20 and BG-21), in the order in which it states them. */
    public List<AllowanceCharge> adjustments() {
        return detail().adjustments();
    }

    /** What a payer is asked to quote (BT-83), where the document states it itself; see {@link #remittance()}. */
    public Optional<RemittanceReference> statedRemittance() {
        return Optional.ofNullable(detail().remittance());
    }

    /**
     * What a payer is asked to quote: what the document states, else the reference over its identifier
     * ({@link RemittanceReference#over}); empty where neither gives one. The number that a series gave it does not count: open
     * items know their document by its identifier, and a reference that they do not know would pay another one.
     */
    public Optional<RemittanceReference> remittance() {
        return statedRemittance().or(() -> RemittanceReference.over(id.value()));
    }

    /**
     * What its entries on the account say that it refers to, so that a payment finds it: its {@link #reference()}, what it
     * states that is {@linkplain #statedRemittance() to be quoted}, or both with a space between them, in this order; empty where
     * it states neither. Worked: {@code PO 7 RF18539007547034}.
     */
    public Optional<String> postedReference() {
        RemittanceReference asked = detail().remittance();
        if (asked == null) {
            return reference();
        }
        return Optional.of(reference == null ? asked.value() : reference + " " + asked.value());
    }

    /** Whether it states more than plain lines: details of a line, allowances, charges, rounding, what was prepaid or is to be quoted. */
    public boolean isDetailed() {
        boolean isDetailed = detail != null;
        for (int i = 0; i < lines.size() && !isDetailed; i++) {
            isDetailed = lines.get(i).isDetailed();
        }
        return isDetailed;
    }

    private DocumentDetail detail() {
        return detail == null ? DocumentDetail.NONE : detail;
    }

    /** All that it comes to, as EN 16931 names it. */
    public DocumentTotals totals() {
        return totals.stated(lines, detail());
    }

    /** The sum of the lines, less allowances and plus charges, before tax (BT-109). */
    public Money net() {
        return totals.net();
    }

    /** The sum of the taxes; zero where tax is not stated. */
    public Money tax() {
        return totals.tax();
    }

    /** By how much it rounds what is to be paid (BT-114); zero where it states nothing, less where it asks for less. */
    public Money rounding() {
        Money stated = detail().rounding();
        return stated != null ? stated : Money.zero(currency());
    }

    /** Net plus tax, and plus the rounding that the document states: what is posted. */
    public Money total() {
        return totals.total();
    }

    /** Whether the tax is stated as a discount for paying early leaves it, since the stated terms reduce it at invoice. */
    public boolean reducesTax() {
        return terms != null && terms.reducesTaxAtInvoice() && terms.size() == 1;
    }

    /** The tax by rate, lowest rate first, then by category; empty where tax is not stated. */
    public List<TaxBreakdown> taxes() {
        return totals.taxes();
    }

    /**
     * The first field in which an offered document differs from this one. Number and profile count where the offered
     * document has them: a draft has none yet.
     */
    public Optional<Difference> differenceFrom(Invoice offered) {
        return Difference.between(
                        fields(), Objects.requireNonNull(offered, "offered").fields())
                .or(() -> offered.number()
                        .filter(other -> !other.equals(number))
                        .map(other -> new Difference("number", number == null ? "" : number.text(), other.text())))
                .or(() -> offered.billedTo()
                        .filter(other -> !other.equals(billedTo))
                        .map(other -> new Difference(
                                "billedTo", billedTo == null ? "" : billedTo.toString(), other.toString())));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Invoice that
                && id.equals(that.id)
                && type == that.type
                && customer.equals(that.customer)
                && issuedOn.equals(that.issuedOn)
                && Objects.equals(dates, that.dates)
                && Objects.equals(dueOn, that.dueOn)
                && Objects.equals(terms, that.terms)
                && Objects.equals(reference, that.reference)
                && Objects.equals(credits, that.credits)
                && Objects.equals(series, that.series)
                && Objects.equals(number, that.number)
                && Objects.equals(billedTo, that.billedTo)
                && externalRefs.equals(that.externalRefs)
                && lines.equals(that.lines)
                && Objects.equals(detail, that.detail);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return type + "[" + id + ", " + customer + ", " + issuedOn + ", " + total() + "]";
    }

    private Map<String, String> fields() {
        return InvoiceFields.of(this, dates, detail());
    }

    /** Collects the parts of a document. Not thread-safe. */
    public static final class Builder {

        private final InvoiceType type;
        private final InvoiceId id;
        private final CustomerId customer;
        private final LocalDate issuedOn;
        private final List<InvoiceLine> lines = new ArrayList<>();
        private final SortedSet<ExternalRef> externalRefs = new TreeSet<>();
        private @Nullable TermDates dates;
        private @Nullable LocalDate dueOn;
        private @Nullable PaymentTerms terms;
        private @Nullable String reference;
        private @Nullable InvoiceId credits;
        private @Nullable SeriesId series;
        private final List<AllowanceCharge> adjustments = new ArrayList<>();
        private @Nullable Money rounding;
        private @Nullable Money prepaid;
        private @Nullable RemittanceReference remittance;

        private Builder(InvoiceType type, InvoiceId id, CustomerId customer, LocalDate issuedOn) {
            this.type = type;
            this.id = Objects.requireNonNull(id, "id");
            this.customer = Objects.requireNonNull(customer, "customer");
            this.issuedOn = Require.date(issuedOn, "issuedOn");
        }

        /** Adds a line whose tax is not stated. */
        public Builder line(String description, Money net) {
            return line(InvoiceLine.of(description, net));
        }

        /**
         * Adds a line.
         *
         * @throws IllegalArgumentException beyond {@link #MAX_LINES} lines
         */
        public Builder line(InvoiceLine line) {
            if (lines.size() == MAX_LINES) {
                throw new IllegalArgumentException("a document has at most " + MAX_LINES + " lines");
            }
            lines.add(Objects.requireNonNull(line, "line"));
            return this;
        }

        /**
         * Takes off or puts on something beside the lines (BG-20, BG-21).
         *
         * @throws IllegalArgumentException beyond {@link InvoiceLine#MAX_ADJUSTMENTS} of them
         */
        public Builder adjusted(AllowanceCharge by) {
            if (adjustments.size() == InvoiceLine.MAX_ADJUSTMENTS) {
                throw new IllegalArgumentException(
                        "a document has at most " + InvoiceLine.MAX_ADJUSTMENTS + " allowances and charges");
            }
            adjustments.add(Objects.requireNonNull(by, "by"));
            return this;
        }

        /** States by how much what is to be paid is rounded (BT-114): it is part of what is posted. Zero is none. */
        public Builder rounding(Money rounding) {
            this.rounding = noneIfZero(rounding, "rounding");
            return this;
        }

        /** States what was paid before (BT-113), as information: nothing is posted for it. Zero is none. */
        public Builder prepaid(Money prepaid) {
            this.prepaid = noneIfZero(prepaid, "prepaid");
            return this;
        }

        private static @Nullable Money noneIfZero(Money amount, String name) {
            MinorUnits.of(Objects.requireNonNull(amount, name));
            return amount.isZero() ? null : amount;
        }

        /** States what a payer is asked to quote (BT-83). */
        public Builder remittance(RemittanceReference remittance) {
            this.remittance = Objects.requireNonNull(remittance, "remittance");
            return this;
        }

        private DocumentDetail detail() {
            return new DocumentDetail(List.copyOf(adjustments), rounding, prepaid, remittance);
        }

        private Totals computed(DocumentDetail detail) {
            Totals asRated = Totals.of(lines, detail);
            if (prepaid != null && !prepaid.isSameCurrency(asRated.net())) {
                throw new CurrencyMismatchException(asRated.net().getCurrencyUnit(), prepaid.getCurrencyUnit());
            }
            return terms == null
                    ? asRated
                    : terms.discount().map(asRated::reducedBy).orElse(asRated);
        }

        /**
         * What the document would come to as it stands, also where that is nothing or less, so that it cannot be built.
         *
         * @throws IllegalArgumentException if there is no line, or some amounts state tax and others do not
         * @throws org.joda.money.CurrencyMismatchException if amounts are in several currencies
         * @throws io.cartera.money.AmountOutOfRangeException if an amount is out of range
         */
        public DocumentTotals totals() {
            DocumentDetail stated = detail();
            return computed(stated).stated(lines, stated);
        }

        /** States the due date. */
        public Builder dueOn(LocalDate dueOn) {
            this.dueOn = Require.date(dueOn, "dueOn");
            return this;
        }

        /** States the terms of payment. */
        public Builder terms(PaymentTerms terms) {
            this.terms = Objects.requireNonNull(terms, "terms");
            return this;
        }

        /**
         * States a date from which terms may run, such as that of delivery.
         *
         * @throws IllegalArgumentException if it is the date of issue or the middle of the period
         */
        public Builder date(TermStart start, LocalDate date) {
            this.dates = dates().with(start, date);
            return this;
        }

        /**
         * States the period that is invoiced.
         *
         * @throws IllegalArgumentException if it is empty
         */
        public Builder period(DateRange period) {
            this.dates = dates().withPeriod(period);
            return this;
        }

        private TermDates dates() {
            return dates != null ? dates : TermDates.of(issuedOn);
        }

        /**
         * States the document that a credit note credits: with the notes before it, at most what stands of that. Where no
         * reference is stated, it is the reference too.
         */
        public Builder crediting(InvoiceId document) {
            this.credits = Objects.requireNonNull(document, "document");
            this.reference = reference != null ? reference : document.value();
            return this;
        }

        /** States the series that numbers the document when it is issued. */
        public Builder numberedBy(SeriesId series) {
            this.series = Objects.requireNonNull(series, "series");
            return this;
        }

        /** States what the document refers to. */
        public Builder reference(String reference) {
            this.reference = Require.text(reference, "reference");
            return this;
        }

        /** Adds what another system calls the document. */
        public Builder externalRef(ExternalRef ref) {
            externalRefs.add(Objects.requireNonNull(ref, "ref"));
            return this;
        }

        /**
         * The document.
         *
         * @throws IllegalArgumentException if there is no line, some lines state tax and others do not, the total is
         *     not positive, it is due before its issue, a credit note states a due date, terms or dates for them, another
         *     document credits one, its reference leaves no room for what is to be quoted in the
         *     1000 characters of both, or a
         *     fixed discount that reduces the tax at invoice is in another currency
         * @throws org.joda.money.CurrencyMismatchException if the lines are in several currencies
         * @throws io.cartera.money.AmountOutOfRangeException if an amount is out of range
         */
        public Invoice build() {
            return new Invoice(this);
        }
    }
}
