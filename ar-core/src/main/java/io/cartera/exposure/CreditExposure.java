package io.cartera.exposure;

import io.cartera.account.OpenItemSource;
import io.cartera.money.MoneyBag;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What is at stake with a customer, in one currency, each term listed once and none below zero.
 * <p>
 * {@code gross = open debits + unbilled + open orders + reservations}, {@code relief = unapplied + collateral + insured},
 * {@code net = max(0, gross − relief)}. What is at stake in other currencies is told apart, unless it was converted by
 * rates of a day: see {@link ExposureTally}. Immutable. Worked: open debits 62,000, unbilled 8,000, open orders 15,000,
 * unapplied 3,000, collateral 2,000: net 80,000; of a limit of 100,000 there is 20,000 left, 80.00 % are used.
 */
public final class CreditExposure {

    private final CurrencyUnit currency;
    private final Map<ExposureTerm, Money> terms;
    private final MoneyBag otherCurrencies;

    private CreditExposure(CurrencyUnit currency, Map<ExposureTerm, Money> terms, MoneyBag otherCurrencies) {
        this.currency = Objects.requireNonNull(currency, "currency");
        this.terms = terms;
        this.otherCurrencies = Objects.requireNonNull(otherCurrencies, "otherCurrencies");
    }

    /** Nothing at stake, in this currency. */
    public static CreditExposure none(CurrencyUnit currency) {
        Objects.requireNonNull(currency, "currency");
        Map<ExposureTerm, Money> terms = new EnumMap<>(ExposureTerm.class);
        for (ExposureTerm term : ExposureTerm.values()) {
            terms.put(term, Money.zero(currency));
        }
        return new CreditExposure(currency, terms, MoneyBag.empty());
    }

    /** What is at stake on items alone. */
    public static CreditExposure of(Money openDebits, Money unapplied, MoneyBag otherCurrencies) {
        Objects.requireNonNull(openDebits, "openDebits");
        Objects.requireNonNull(unapplied, "unapplied");
        return none(openDebits.getCurrencyUnit())
                .with(ExposureTerm.OPEN_DEBITS, openDebits)
                .with(ExposureTerm.UNAPPLIED, unapplied)
                .inOtherCurrencies(otherCurrencies);
    }

    /** The exposure on these items, all of one customer, told in a currency. */
    public static CreditExposure of(OpenItemSource items, CurrencyUnit currency) {
        return ExposureTally.create().add(items).in(currency);
    }

    /**
     * What is at stake with several customers together, told in a currency. What relieves one of them beyond its own
     * exposure relieves no other one.
     *
     * @throws CurrencyMismatchException if one is told in another currency
     */
    public static CreditExposure together(Collection<CreditExposure> members, CurrencyUnit currency) {
        CreditExposure sum = none(currency);
        for (CreditExposure member : members) {
            CreditExposure counted = member.withoutIdleRelief();
            for (ExposureTerm term : ExposureTerm.values()) {
                sum = sum.with(term, sum.amount(term).plus(counted.amount(term)));
            }
            MoneyBag others = sum.otherCurrencies;
            for (Money other : member.otherCurrencies.amounts()) {
                others = others.plus(other);
            }
            sum = sum.inOtherCurrencies(others);
        }
        return sum;
    }

    private CreditExposure withoutIdleRelief() {
        CreditExposure counted = this;
        Money left = gross();
        for (ExposureTerm term : ExposureTerm.values()) {
            if (term.relieves()) {
                Money used = amount(term).isGreaterThan(left) ? left : amount(term);
                counted = counted.with(term, used);
                left = left.minus(used);
            }
        }
        return counted;
    }

    /**
     * The same with another amount of a term, such as the insured part or what collateral is worth.
     *
     * @throws CurrencyMismatchException if it is in another currency
     * @throws IllegalArgumentException if it is negative
     */
    public CreditExposure with(ExposureTerm term, Money amount) {
        if (!amount.getCurrencyUnit().equals(currency)) {
            throw new CurrencyMismatchException(currency, amount.getCurrencyUnit());
        }
        if (amount.isNegative()) {
            throw new IllegalArgumentException(term + " is " + amount + ", it must not be negative");
        }
        Map<ExposureTerm, Money> changed = new EnumMap<>(terms);
        changed.put(Objects.requireNonNull(term, "term"), amount);
        return new CreditExposure(currency, changed, otherCurrencies);
    }

    /** The same with other exposures in other currencies. */
    public CreditExposure inOtherCurrencies(MoneyBag others) {
        return new CreditExposure(currency, terms, others);
    }

    /** The currency in which it is told. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** The amount of a term, zero or more. */
    public Money amount(ExposureTerm term) {
        return terms.get(Objects.requireNonNull(term, "term"));
    }

    /** The open debits in the currency. */
    public Money openDebits() {
        return amount(ExposureTerm.OPEN_DEBITS);
    }

    /** The open credits in the currency. */
    public Money unapplied() {
        return amount(ExposureTerm.UNAPPLIED);
    }

    /** The net exposure in each other currency. */
    public MoneyBag otherCurrencies() {
        return otherCurrencies;
    }

    /** The sum of the terms that are at stake. */
    public Money gross() {
        return sum(false);
    }

    /** The sum of the terms that relieve. */
    public Money relief() {
        return sum(true);
    }

    /** Gross less relief, at least zero. */
    public Money net() {
        return net(gross().minus(relief()));
    }

    /** What counts towards a limit on a term: for orders what is reserved too. */
    public Money measuredOn(ExposureTerm term) {
        return term == ExposureTerm.OPEN_ORDERS ? amount(term).plus(amount(ExposureTerm.RESERVATIONS)) : amount(term);
    }

    private Money sum(boolean relieving) {
        Money sum = Money.zero(currency);
        for (Map.Entry<ExposureTerm, Money> term : terms.entrySet()) {
            if (term.getKey().relieves() == relieving) {
                sum = sum.plus(term.getValue());
            }
        }
        return sum;
    }

    static Money net(Money balance) {
        return balance.isNegative() ? Money.zero(balance.getCurrencyUnit()) : balance;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditExposure that
                && currency.equals(that.currency)
                && terms.equals(that.terms)
                && otherCurrencies.equals(that.otherCurrencies);
    }

    @Override
    public int hashCode() {
        return Objects.hash(terms, otherCurrencies);
    }

    /** The net amount and the terms that are not zero. */
    @Override
    public String toString() {
        String listed = terms.entrySet().stream()
                .filter(term -> !term.getValue().isZero())
                .map(term -> term.getKey() + " " + term.getValue())
                .collect(Collectors.joining(", "));
        return "CreditExposure[" + net() + ": " + listed
                + (otherCurrencies.isEmpty() ? "" : ", also " + otherCurrencies) + "]";
    }
}
