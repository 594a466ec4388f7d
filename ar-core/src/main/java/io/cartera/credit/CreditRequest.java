package io.cartera.credit;

import io.cartera.customer.CustomerId;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.ReservationId;
import io.cartera.money.MinorUnits;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.Actor;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The question whether a customer may buy: how much, on which day, by which kind of document, on which terms, who asks,
 * and what of it is paid before or on delivery or is secured.
 * <p>
 * {@code onCredit = amount − paid first − paid on delivery}. An amount of zero or less is a correction, which adds nothing
 * to what is owed. All amounts are in one currency; what is paid first and on delivery is together at most the amount, and
 * so is what is secured. Immutable and thread-safe. Worked: a sale of EUR 1000 of which EUR 400 are paid first is a credit of
 * EUR 600.
 */
public final class CreditRequest {

    private final CustomerId customer;
    private final Money amount;
    private final LocalDate on;
    private final SalesDocumentKind kind;
    private final @Nullable PaymentTerms terms;
    private final @Nullable Actor askedBy;
    private final Money paidFirst;
    private final Money paidOnDelivery;
    private final Money secured;
    private final @Nullable ReservationId reservation;

    private CreditRequest(
            CreditRequest base,
            SalesDocumentKind kind,
            @Nullable PaymentTerms terms,
            @Nullable Actor askedBy,
            Money paidFirst,
            Money paidOnDelivery,
            Money secured) {
        this.reservation = base.reservation;
        this.customer = base.customer;
        this.amount = base.amount;
        this.on = base.on;
        this.kind = Objects.requireNonNull(kind, "kind");
        this.terms = terms;
        this.askedBy = askedBy;
        this.paidFirst = part(paidFirst, "paidFirst");
        this.paidOnDelivery = part(paidOnDelivery, "paidOnDelivery");
        this.secured = part(secured, "secured");
        part(paidFirst.plus(paidOnDelivery), "what is paid first and on delivery");
    }

    private CreditRequest(CreditRequest base, ReservationId reservation) {
        this.customer = base.customer;
        this.amount = base.amount;
        this.on = base.on;
        this.kind = base.kind;
        this.terms = base.terms;
        this.askedBy = base.askedBy;
        this.paidFirst = base.paidFirst;
        this.paidOnDelivery = base.paidOnDelivery;
        this.secured = base.secured;
        this.reservation = Objects.requireNonNull(reservation, "reservation");
    }

    private CreditRequest(CustomerId customer, Money amount, LocalDate on, SalesDocumentKind kind) {
        this.reservation = null;
        this.customer = Objects.requireNonNull(customer, "customer");
        this.amount = Objects.requireNonNull(amount, "amount");
        MinorUnits.of(amount);
        this.on = Require.date(on, "on");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.terms = null;
        this.askedBy = null;
        this.paidFirst = Money.zero(amount.getCurrencyUnit());
        this.paidOnDelivery = paidFirst;
        this.secured = paidFirst;
    }

    private Money part(Money part, String name) {
        MinorUnits.of(Objects.requireNonNull(part, name));
        boolean isOfTheAmount = part.isSameCurrency(amount) && !part.isNegative();
        if (!isOfTheAmount || (part.isPositive() && part.isGreaterThan(amount))) {
            throw new IllegalArgumentException(name + " is " + part + " of " + amount + ", it must be a part of it");
        }
        return part;
    }

    /**
     * A sale on credit.
     *
     * @param customer who buys
     * @param amount the amount of the sale; zero or less for a correction
     * @param on the day for which it is decided
     * @param kind the step of the sale
     * @throws io.cartera.money.AmountOutOfRangeException if the amount is out of range
     */
    public static CreditRequest of(CustomerId customer, Money amount, LocalDate on, SalesDocumentKind kind) {
        return new CreditRequest(customer, amount, on, kind);
    }

    /** The same sale on another day. */
    public CreditRequest onDay(LocalDate day) {
        CreditRequest other = new CreditRequest(customer, amount, day, kind);
        CreditRequest same = new CreditRequest(other, kind, terms, askedBy, paidFirst, paidOnDelivery, secured);
        return reservation == null ? same : new CreditRequest(same, reservation);
    }

    /** The same sale at another step. */
    public CreditRequest at(SalesDocumentKind step) {
        return new CreditRequest(this, step, terms, askedBy, paidFirst, paidOnDelivery, secured);
    }

    /** This request for terms of its own, in place of those that are agreed. */
    public CreditRequest onTerms(PaymentTerms asked) {
        return new CreditRequest(
                this, kind, Objects.requireNonNull(asked, "asked"), askedBy, paidFirst, paidOnDelivery, secured);
    }

    /** This request on the terms that are agreed. */
    public CreditRequest onAgreedTerms() {
        return new CreditRequest(this, kind, null, askedBy, paidFirst, paidOnDelivery, secured);
    }

    /** This request, made by somebody. */
    public CreditRequest askedBy(Actor actor) {
        return new CreditRequest(
                this, kind, terms, Objects.requireNonNull(actor, "actor"), paidFirst, paidOnDelivery, secured);
    }

    /**
     * This request where so much is paid before anything is handed over, and has not come yet: what has come lowers what is at
     * stake by itself, and would count twice.
     */
    public CreditRequest payingFirst(Money part) {
        return new CreditRequest(this, kind, terms, askedBy, part, paidOnDelivery, secured);
    }

    /** This request where so much is paid when the goods are handed over. */
    public CreditRequest payingOnDelivery(Money part) {
        return new CreditRequest(this, kind, terms, askedBy, paidFirst, part, secured);
    }

    /** This request where a security covers so much. */
    public CreditRequest securedFor(Money part) {
        return new CreditRequest(this, kind, terms, askedBy, paidFirst, paidOnDelivery, part);
    }

    /**
     * This request as a later step of a sale for which a part of the limit is reserved, or that was stated: what is left of that is
     * at stake already, and the door leaves it out, so that the sale does not count twice. Without it a delivery of an order
     * that is on file counts beside the order.
     */
    public CreditRequest ofReservation(ReservationId reserved) {
        return new CreditRequest(this, reserved);
    }

    /** So much more is paid first, at most all; what was to be paid on delivery gives way. */
    CreditRequest payingFirstMore(Money more) {
        Money first = least(paidFirst.plus(more), amount);
        Money onDelivery = least(paidOnDelivery, amount.minus(first));
        return new CreditRequest(this, kind, terms, askedBy, first, onDelivery, secured);
    }

    CreditRequest payingOnDeliveryMore(Money more) {
        return payingOnDelivery(least(paidOnDelivery.plus(more), amount.minus(paidFirst)));
    }

    CreditRequest securedForMore(Money more) {
        return securedFor(least(secured.plus(more), amount));
    }

    private static Money least(Money one, Money other) {
        return one.isGreaterThan(other) ? other : one;
    }

    /** Who buys. */
    public CustomerId customer() {
        return customer;
    }

    /** The amount of the sale. */
    public Money amount() {
        return amount;
    }

    /** The day for which it is decided. */
    public LocalDate on() {
        return on;
    }

    /** The step of the sale. */
    public SalesDocumentKind kind() {
        return kind;
    }

    /** The terms that are asked for; empty where those that are agreed will do. */
    public Optional<PaymentTerms> terms() {
        return Optional.ofNullable(terms);
    }

    /** Who asks; empty where nobody is named. */
    public Optional<Actor> askedBy() {
        return Optional.ofNullable(askedBy);
    }

    /** What is paid before anything is handed over. */
    public Money paidFirst() {
        return paidFirst;
    }

    /** What is paid when the goods are handed over. */
    public Money paidOnDelivery() {
        return paidOnDelivery;
    }

    /** What a security covers. */
    public Money secured() {
        return secured;
    }

    /** The reservation of which it is a later step; empty where it is none. */
    public Optional<ReservationId> reservation() {
        return Optional.ofNullable(reservation);
    }

    /** What would be owed by the sale: zero or less for a correction and for a sale that is paid by delivery. */
    public Money onCredit() {
        return amount.minus(paidFirst).minus(paidOnDelivery);
    }

    /** Whether it adds nothing to what is owed because it corrects, rather than sells. */
    public boolean isCorrection() {
        return !amount.isPositive();
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static CreditRequest parse(String text) {
        TextLines lines = TextLines.of(text, "credit request");
        CreditRequest request = of(
                CustomerId.of(lines.take("customer")),
                TextLines.money(lines.take("amount")),
                TextLines.date(lines.take("on")),
                TextLines.constant(SalesDocumentKind.class, lines.take("document")));
        request = lines.find("terms")
                .map(PaymentTerms::parse)
                .map(request::onTerms)
                .orElse(request);
        request = lines.find("asked by").map(Actor::of).map(request::askedBy).orElse(request);
        request = lines.find("paid first")
                .map(TextLines::money)
                .map(request::payingFirst)
                .orElse(request);
        request = lines.find("paid on delivery")
                .map(TextLines::money)
                .map(request::payingOnDelivery)
                .orElse(request);
        request = lines.find("secured")
                .map(TextLines::money)
                .map(request::securedFor)
                .orElse(request);
        request = lines.find("reservation")
                .map(ReservationId::of)
                .map(request::ofReservation)
                .orElse(request);
        lines.requireSame(request.toString());
        return request;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditRequest that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, amount, on, kind);
    }

    /**
     * Its text form, a line for each thing it says: {@code customer}, {@code amount}, {@code on}, {@code document}, and
     * where it says them {@code terms}, {@code asked by}, {@code paid first}, {@code paid on delivery}, {@code secured},
     * {@code reservation}.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        TextLines.add(text, "customer", customer.value());
        TextLines.add(text, "amount", amount.toString());
        TextLines.add(text, "on", on.toString());
        TextLines.add(text, "document", CheckText.word(kind));
        terms().ifPresent(asked -> TextLines.add(text, "terms", asked.toString()));
        askedBy().ifPresent(actor -> TextLines.add(text, "asked by", actor.value()));
        addPart(text, "paid first", paidFirst);
        addPart(text, "paid on delivery", paidOnDelivery);
        addPart(text, "secured", secured);
        reservation().ifPresent(reserved -> TextLines.add(text, "reservation", reserved.value()));
        return text.toString();
    }

    private static void addPart(StringBuilder text, String name, Money part) {
        if (part.isPositive()) {
            TextLines.add(text, name, part.toString());
        }
    }
}
