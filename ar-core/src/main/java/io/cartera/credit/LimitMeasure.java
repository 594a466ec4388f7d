package io.cartera.credit;

import io.cartera.exposure.CreditExposure;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.ExposureTerm;
import io.cartera.money.MoneyBag;
import io.cartera.trace.internal.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * A limit and the exposure that it measures, before the sale: of the customer's group, of the customer, or of a part of its
 * exposure that has a limit of its own. The exposure is zero or more; its terms, where they are told, explain it and are not
 * summed again. Immutable and thread-safe.
 */
public final class LimitMeasure {

    /** Whose limit it is, in the order in which they are looked at. */
    public enum Scope {
        /** Of the group to which the customer belongs. */
        GROUP,
        /** Of the group too, on a part of what is at stake with all its members. */
        GROUP_PART,
        /** The customer's own, on all that is at stake. */
        OWN,
        /** The customer's own, on a part of what is at stake to which the sale adds. */
        PART
    }

    /**
     * What an exposure is made of.
     *
     * @param name what it is, such as {@code open debits}
     * @param amount how much, less than zero where it relieves
     */
    public record Term(String name, Money amount) {

        /** Checks the name. */
        public Term {
            Require.id(name, "term");
            Objects.requireNonNull(amount, "amount");
        }
    }

    private static final String OPEN_DEBITS = CheckText.word(ExposureTerm.OPEN_DEBITS);
    private static final String OPEN_ORDERS = CheckText.word(ExposureTerm.OPEN_ORDERS);
    // Between a group and the part of its exposure on which it has a limit.
    private static final String ON = " on ";
    private static final String PAID = "paid";
    private static final String RELEASED = "released";
    private static final Set<String> OWED = Set.of(OPEN_DEBITS, CheckText.word(ExposureTerm.UNAPPLIED), PAID);
    private static final Set<String> RESERVED =
            Set.of(CheckText.word(ExposureTerm.RESERVATIONS), OPEN_ORDERS, RELEASED);
    private static final Set<String> BORNE =
            Set.of(CheckText.word(ExposureTerm.INSURED), CheckText.word(ExposureTerm.COLLATERAL));

    private final Scope scope;
    private final String name;
    private final Optional<CreditLimit> limit;
    private final Money exposure;
    private final MoneyBag otherCurrencies;
    private final List<Term> terms;
    private final boolean takesTheSale;

    private LimitMeasure(
            Scope scope,
            String name,
            Optional<CreditLimit> limit,
            Money exposure,
            MoneyBag otherCurrencies,
            List<Term> terms,
            boolean takesTheSale) {
        this.scope = scope;
        this.name = name;
        this.limit = Objects.requireNonNull(limit, "limit");
        this.exposure = Objects.requireNonNull(exposure, "exposure");
        this.otherCurrencies = Objects.requireNonNull(otherCurrencies, "otherCurrencies");
        this.terms = List.copyOf(terms);
        this.takesTheSale = takesTheSale;
        if (exposure.isNegative()) {
            throw new IllegalArgumentException("exposure is " + exposure + ", it must not be negative");
        }
    }

    /** The customer's own limit, empty where none is on file, and its exposure. */
    public static LimitMeasure own(Optional<CreditLimit> limit, Money exposure) {
        return new LimitMeasure(Scope.OWN, "", limit, exposure, MoneyBag.empty(), List.of(), true);
    }

    /** The customer's own limit and its exposure with the terms of it that are not zero. */
    public static LimitMeasure own(Optional<CreditLimit> limit, CreditExposure exposure) {
        return own(limit, exposure.net()).withTermsOf(exposure);
    }

    private LimitMeasure withTermsOf(CreditExposure exposure) {
        LimitMeasure told = withOtherCurrencies(exposure.otherCurrencies());
        for (ExposureTerm term : ExposureTerm.values()) {
            Money amount = exposure.amount(term);
            told = told.withTerm(CheckText.word(term), term.relieves() ? amount.negated() : amount);
        }
        return told;
    }

    /** The limit of the group of this name, which may be that of its root, and the group's exposure. */
    public static LimitMeasure group(String name, CreditLimit limit, Money exposure) {
        return named(Scope.GROUP, name, limit, exposure);
    }

    /** The limit of the group of this name and its exposure with the terms of it that are not zero. */
    public static LimitMeasure group(String name, CreditLimit limit, CreditExposure exposure) {
        return group(name, limit, exposure.net()).withTermsOf(exposure);
    }

    /** The limit on a part of the exposure, such as {@code open orders}, and that part. */
    public static LimitMeasure part(String name, CreditLimit limit, Money exposure) {
        return named(Scope.PART, name, limit, exposure);
    }

    /** The limit of the group of this name on a part of the exposures of its members, such as {@code open orders}, and that part. */
    public static LimitMeasure groupPart(String name, String part, CreditLimit limit, Money exposure) {
        return measured(Scope.GROUP_PART, Require.id(name, "name") + ON + Require.id(part, "part"), limit, exposure);
    }

    static LimitMeasure groupPart(String nameAndPart, CreditLimit limit, Money exposure) {
        // Two identifiers may be longer together than one may be.
        int between = nameAndPart.lastIndexOf(ON);
        return between < 0
                ? named(Scope.GROUP_PART, nameAndPart, limit, exposure)
                : groupPart(
                        nameAndPart.substring(0, between),
                        nameAndPart.substring(between + ON.length()),
                        limit,
                        exposure);
    }

    private static LimitMeasure named(Scope scope, String name, CreditLimit limit, Money exposure) {
        return measured(scope, Require.id(name, "name"), limit, exposure);
    }

    private static LimitMeasure measured(Scope scope, String name, CreditLimit limit, Money exposure) {
        return new LimitMeasure(scope, name, Optional.of(limit), exposure, MoneyBag.empty(), List.of(), true);
    }

    /** This one, to which the sale adds nothing: it stands in the way only where it is over its limit already. */
    public LimitMeasure withoutTheSale() {
        return new LimitMeasure(scope, name, limit, exposure, otherCurrencies, terms, false);
    }

    /** This one, with exposure in other currencies, which the limit does not measure. */
    public LimitMeasure withOtherCurrencies(MoneyBag others) {
        return new LimitMeasure(scope, name, limit, exposure, others, terms, takesTheSale);
    }

    /** This one, with one more term of its exposure; one of zero is not told. */
    public LimitMeasure withTerm(String termName, Money amount) {
        if (!amount.isSameCurrency(exposure)) {
            throw new IllegalArgumentException(amount + " is no term of an exposure of " + exposure);
        }
        List<Term> more = new ArrayList<>(terms);
        more.add(new Term(termName, amount));
        return amount.isZero()
                ? this
                : new LimitMeasure(scope, name, limit, exposure, otherCurrencies, more, takesTheSale);
    }

    /** This one under another limit. */
    public LimitMeasure withLimit(CreditLimit other) {
        return new LimitMeasure(scope, name, Optional.of(other), exposure, otherCurrencies, terms, takesTheSale);
    }

    /**
     * Whether it shrinks by what the customer pays: a part such as open orders does not, and of what an insurer or a security bears
     * nobody here knows how much less it becomes.
     */
    boolean isPaidDown() {
        boolean isBorne = terms.stream().anyMatch(term -> BORNE.contains(term.name()));
        return !isBorne && isOn(OPEN_DEBITS);
    }

    /** Whether it measures all that is at stake, or this part of it. */
    private boolean isOn(String part) {
        return switch (scope) {
            case GROUP, OWN -> true;
            case GROUP_PART -> name.endsWith(ON + part);
            case PART -> name.equals(part);
        };
    }

    /** Whether it is of the group, about which the customer is told no figures. */
    boolean isOfGroup() {
        return scope == Scope.GROUP || scope == Scope.GROUP_PART;
    }

    private boolean isPart() {
        return scope == Scope.GROUP_PART || scope == Scope.PART;
    }

    /** What of it is owed, so that it can be paid; where no terms are told all of it may be. */
    Money owed() {
        boolean isTold = terms.stream()
                .anyMatch(term -> !term.name().equals(PAID) && !term.name().equals(RELEASED));
        return isTold ? sumOf(OWED) : exposure;
    }

    /** What of it is reserved or ordered, so that it can be given up; where no terms are told nobody knows of any. */
    Money reserved() {
        if (isPart()) {
            return isOn(OPEN_ORDERS) ? exposure : Money.zero(exposure.getCurrencyUnit());
        }
        return sumOf(RESERVED);
    }

    // At least zero, and at most what is at stake.
    private Money sumOf(Set<String> names) {
        Money sum = Money.zero(exposure.getCurrencyUnit());
        for (Term term : terms) {
            sum = names.contains(term.name()) ? sum.plus(term.amount()) : sum;
        }
        return sum.isGreaterThan(exposure) ? exposure : atLeastZero(sum);
    }

    LimitMeasure paid(Money amount) {
        return isPaidDown() ? lowered(amount, PAID) : this;
    }

    /** What it is once so much of what is reserved or ordered is given up. */
    LimitMeasure released(Money amount) {
        return isOn(OPEN_ORDERS) ? lowered(amount, RELEASED) : this;
    }

    private LimitMeasure lowered(Money amount, String why) {
        Money left = atLeastZero(exposure.minus(amount));
        LimitMeasure lower = new LimitMeasure(scope, name, limit, left, otherCurrencies, terms, takesTheSale);
        return lower.withTerm(why, left.minus(exposure));
    }

    static Money atLeastZero(Money amount) {
        return amount.isNegative() ? Money.zero(amount.getCurrencyUnit()) : amount;
    }

    boolean isOfTheSame(LimitMeasure other) {
        return scope == other.scope && name.equals(other.name);
    }

    /** The limit as an amount in the currency of the sale: zero for none at all, empty where it is no such amount. */
    Optional<Money> most() {
        return limit.filter(known -> !(known instanceof CreditLimit.Unlimited))
                .map(known ->
                        known instanceof CreditLimit.UpTo upTo && !upTo.amount().isZero()
                                ? upTo.amount()
                                : Money.zero(exposure.getCurrencyUnit()))
                .filter(exposure::isSameCurrency);
    }

    boolean isUnlimited() {
        return limit.filter(CreditLimit.Unlimited.class::isInstance).isPresent();
    }

    /** Whose limit it is. */
    public Scope scope() {
        return scope;
    }

    /** The group or the part, or both; empty text for the customer's own. */
    public String name() {
        return name;
    }

    /** The limit; empty where none is on file. */
    public Optional<CreditLimit> limit() {
        return limit;
    }

    /** What is at stake under it, before the sale. */
    public Money exposure() {
        return exposure;
    }

    /** What is at stake in other currencies. */
    public MoneyBag otherCurrencies() {
        return otherCurrencies;
    }

    /** Whether the sale adds to the exposure. */
    public boolean takesTheSale() {
        return takesTheSale;
    }

    /** What the exposure is made of, as far as it is told. */
    public List<Term> terms() {
        return terms;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LimitMeasure that
                && isOfTheSame(that)
                && limit.equals(that.limit)
                && exposure.equals(that.exposure)
                && otherCurrencies.equals(that.otherCurrencies)
                && terms.equals(that.terms)
                && takesTheSale == that.takesTheSale;
    }

    @Override
    public int hashCode() {
        return Objects.hash(scope, name, limit, exposure);
    }

    @Override
    public String toString() {
        return PictureText.print(this);
    }
}
