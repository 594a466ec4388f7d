package io.cartera.portfolio;

import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;

/**
 * What would be left if one customer were lost: of the turnover, of the concentration, and what is open with it and might
 * have to be written off. Nothing is forecast: the others buy what they bought. Shares are of the turnover above zero, as {@link Shares} has them;
 * what is lost and left is of the whole turnover: of 60.00, 60.00 and −20.00 the first makes 50.00 %, and leaves 40.00 of 100.00. Immutable.
 * <p>
 * Worked: of EUR 100.00 one customer makes 60.00 and eight make 5.00 each. Without it 40.00 are left, 60.00 % are lost, and the
 * index falls from 3800 to 1250.
 */
public final class LossScenario {

    private final CustomerId customer;
    private final Money lost;
    private final Money remaining;
    private final RankedShare share;
    private final Money atStake;
    private final Concentration before;
    private final Concentration after;

    private LossScenario(RankedShare share, Money remaining, Money atStake, Concentration before, Concentration after) {
        this.customer = share.customer();
        this.lost = share.amount();
        this.remaining = remaining;
        this.share = share;
        this.atStake = atStake;
        this.before = before;
        this.after = after;
    }

    /**
     * The loss of a customer.
     *
     * @param turnover of all customers in a period
     * @param open what is open with the customer, in that currency
     * @return empty where the customer has no turnover in the period
     * @throws CurrencyMismatchException if the amounts are not in one currency
     */
    public static Optional<LossScenario> of(Map<CustomerId, Money> turnover, CustomerId customer, Money open) {
        Concentration before = Concentration.of(turnover);
        Objects.requireNonNull(open, "open");
        return before.shares().of(customer).map(share -> {
            if (!open.getCurrencyUnit().equals(share.amount().getCurrencyUnit())) {
                throw new CurrencyMismatchException(share.amount().getCurrencyUnit(), open.getCurrencyUnit());
            }
            SortedMap<CustomerId, Money> left = new TreeMap<>(turnover);
            left.remove(customer);
            BigInteger rest = Whole.sum(left.values().stream().map(Whole::minor).toList());
            Money remaining = Whole.money(share.amount().getCurrencyUnit(), rest);
            Money atStake = open.isNegative() ? Money.zero(open.getCurrencyUnit()) : open;
            return new LossScenario(share, remaining, atStake, before, Concentration.of(left));
        });
    }

    /** The customer that is lost. */
    public CustomerId customer() {
        return customer;
    }

    /** The turnover that is lost. */
    public Money lostTurnover() {
        return lost;
    }

    /** The turnover that is left. */
    public Money remainingTurnover() {
        return remaining;
    }

    /** The customer's place and share. */
    public RankedShare share() {
        return share;
    }

    /** The margin that is lost, at this rate of the turnover, rounded half up (away from zero); the books know no cost. */
    public Money lostMargin(Percentage rate) {
        return rate.of(lost, RoundingMode.HALF_UP);
    }

    /** What is open with the customer, and might have to be written off; zero where we owe it more than it owes us. */
    public Money atStake() {
        return atStake;
    }

    /** The concentration as it is. */
    public Concentration before() {
        return before;
    }

    /** The concentration without the customer. */
    public Concentration after() {
        return after;
    }

    @Override
    public String toString() {
        return "LossScenario[" + customer + ", lost " + lost + ", remaining " + remaining + ", open " + atStake + "]";
    }
}
