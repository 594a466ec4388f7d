package io.cartera.campaign;

import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyTally;
import io.cartera.segment.PurchaseTotals;
import io.cartera.segment.Purchasers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What those who were addressed bought, beside those who were held out, in one currency.
 * <p>
 * The uplift is the mean total of a customer addressed less that of one held out, and the effect is that times the addressed. Each
 * is computed from the sums and rounded once, half away from zero. Where a group is empty there is nothing to compare with, and
 * none is told. How sure that is depends on how many there were, so the numbers come with it: {@link #isSmall} says whether
 * either group has fewer than so many, and no significance is claimed. Immutable. Worked: 3 addressed bought 300.00 together, 2 held
 * out 100.00: means 100.00 and 50.00, uplift 50.00, effect 150.00; 2 of 3 and 1 of 2 bought at all: 66.67 and 50.00 %, so 16.67
 * points more.
 */
public final class CampaignOutcome {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final int DECIMALS = 2;

    private final Group addressed;
    private final Group heldOut;

    /**
     * One of the two groups. Immutable.
     *
     * @param customers how many there are
     * @param buyers how many of them bought anything
     * @param purchases how often
     * @param total for how much, credits taken off; may be negative
     */
    public record Group(long customers, long buyers, long purchases, Money total) {

        /** Refuses numbers that cannot be. */
        public Group {
            Objects.requireNonNull(total, "total");
            if (buyers < 0 || buyers > customers || purchases < buyers) {
                throw new IllegalArgumentException(
                        customers + " customers, " + buyers + " buyers and " + purchases + " purchases cannot be");
            }
        }
    }

    private CampaignOutcome(Group addressed, Group heldOut) {
        this.addressed = addressed;
        this.heldOut = heldOut;
    }

    static CampaignOutcome of(Purchasers purchasers, List<CustomerId> addressed, List<CustomerId> heldOut) {
        return new CampaignOutcome(group(purchasers, addressed), group(purchasers, heldOut));
    }

    private static Group group(Purchasers purchasers, List<CustomerId> customers) {
        List<PurchaseTotals> all = customers.stream()
                .map(purchasers::find)
                .flatMap(Optional::stream)
                .toList();
        MoneyTally total = MoneyTally.in(purchasers.currency());
        all.forEach(each -> total.addSum(each.total()));
        return new Group(
                customers.size(),
                all.stream().filter(each -> each.count() > 0).count(),
                all.stream().mapToLong(PurchaseTotals::count).reduce(0, Math::addExact),
                total.total());
    }

    /** Those who were addressed. */
    public Group addressed() {
        return addressed;
    }

    /** Those who were held out. */
    public Group heldOut() {
        return heldOut;
    }

    /** By how much more a customer that was addressed bought; may be negative. Empty where a group is. */
    public Optional<Money> uplift() {
        return effectTimes(heldOut.customers()).map(effect -> rounded(effect, addressed.customers()));
    }

    /** How much more all those addressed bought together; may be negative. Empty where a group is. */
    public Optional<Money> effect() {
        return effectTimes(heldOut.customers()).map(effect -> rounded(effect, 1));
    }

    /** The total of the addressed times the held out, less that of the held out times the addressed. */
    private Optional<BigDecimal> effectTimes(long heldOutCustomers) {
        return addressed.customers() == 0 || heldOutCustomers == 0
                ? Optional.empty()
                : Optional.of(times(addressed, heldOutCustomers).subtract(times(heldOut, addressed.customers())));
    }

    private static BigDecimal times(Group group, long factor) {
        return group.total().getAmount().multiply(BigDecimal.valueOf(factor));
    }

    private Money rounded(BigDecimal effectTimesHeldOut, long customers) {
        BigDecimal divisor = BigDecimal.valueOf(heldOut.customers()).multiply(BigDecimal.valueOf(customers));
        int decimals = addressed.total().getCurrencyUnit().getDecimalPlaces();
        return Money.of(
                addressed.total().getCurrencyUnit(),
                effectTimesHeldOut.divide(divisor, decimals, RoundingMode.HALF_UP));
    }

    /** How many percentage points more of the addressed bought at all, with two decimals; empty where a group is. */
    public Optional<BigDecimal> buyersUplift() {
        if (addressed.customers() == 0 || heldOut.customers() == 0) {
            return Optional.empty();
        }
        BigDecimal all = BigDecimal.valueOf(addressed.customers()).multiply(BigDecimal.valueOf(heldOut.customers()));
        BigDecimal more = BigDecimal.valueOf(addressed.buyers())
                .multiply(BigDecimal.valueOf(heldOut.customers()))
                .subtract(BigDecimal.valueOf(heldOut.buyers()).multiply(BigDecimal.valueOf(addressed.customers())));
        return Optional.of(more.multiply(HUNDRED).divide(all, DECIMALS, RoundingMode.HALF_UP));
    }

    /** Whether either group has fewer customers than this, so that chance may be all there is to see. */
    public boolean isSmall(long least) {
        return addressed.customers() < least || heldOut.customers() < least;
    }

    @Override
    public String toString() {
        return "CampaignOutcome[addressed " + addressed + ", held out " + heldOut + "]";
    }
}
