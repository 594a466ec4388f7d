package io.cartera.analysis;

import io.cartera.customer.PaymentMethod;
import io.cartera.money.MoneyTally;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What came by one method in one currency: see {@link PaymentMethods}. Immutable. */
public final class PaymentMethodFigures {

    private final @Nullable PaymentMethod method;
    private final long count;
    private final Money amount;
    private final long returnedCount;
    private final Money returned;
    private final @Nullable BigDecimal daysToPay;

    private PaymentMethodFigures(@Nullable PaymentMethod method, Sum sum) {
        this.method = method;
        this.count = sum.received.count();
        this.amount = sum.received.total();
        this.returnedCount = sum.returned.count();
        this.returned = sum.returned.total();
        this.daysToPay = sum.applied.signum() == 0
                ? null
                : new BigDecimal(sum.daysTimesApplied).divide(new BigDecimal(sum.applied), 2, RoundingMode.HALF_UP);
    }

    /** The method; empty for payments of which none is stated. */
    public Optional<PaymentMethod> method() {
        return Optional.ofNullable(method);
    }

    /** The currency of all amounts. */
    public CurrencyUnit currency() {
        return amount.getCurrencyUnit();
    }

    /** How many payments were received, those that were returned later included. */
    public long count() {
        return count;
    }

    /** What they come to. */
    public Money amount() {
        return amount;
    }

    /** How many of them were returned. */
    public long returnedCount() {
        return returnedCount;
    }

    /** What was returned. */
    public Money returned() {
        return returned;
    }

    /** What was returned as a share of the amount received, from 0 to 1, rounded half-up to four decimals. */
    public BigDecimal returnedShare() {
        return returned.getAmount().divide(amount.getAmount(), 4, RoundingMode.HALF_UP);
    }

    /**
     * The mean of the days from the date of a document to the day on which the money was received, each weighted with the
     * amount applied, rounded half-up to two decimals; less than zero where the money came first. Empty where nothing is
     * applied to a document.
     */
    public Optional<BigDecimal> daysToPay() {
        return Optional.ofNullable(daysToPay);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PaymentMethodFigures that
                && Objects.equals(method, that.method)
                && count == that.count
                && amount.equals(that.amount)
                && returnedCount == that.returnedCount
                && returned.equals(that.returned)
                && Objects.equals(daysToPay, that.daysToPay);
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, count, amount);
    }

    @Override
    public String toString() {
        return "PaymentMethodFigures[" + (method == null ? "not stated" : method) + ", " + count + ", " + amount
                + ", returned " + returnedCount + ", " + returned + ", days to pay "
                + (daysToPay == null ? "none" : daysToPay) + "]";
    }

    /** What is added up for one method in one currency. */
    static final class Sum {

        private final MoneyTally received;
        private final MoneyTally returned;
        private BigInteger applied = BigInteger.ZERO;
        private BigInteger daysTimesApplied = BigInteger.ZERO;

        Sum(CurrencyUnit currency) {
            this.received = MoneyTally.in(currency);
            this.returned = MoneyTally.in(currency);
        }

        void receive(long minor, long returnedMinor) {
            received.addMinor(minor);
            if (returnedMinor > 0) {
                returned.addMinor(returnedMinor);
            }
        }

        void apply(long minor, long days) {
            applied = applied.add(BigInteger.valueOf(minor));
            daysTimesApplied = daysTimesApplied.add(BigInteger.valueOf(minor).multiply(BigInteger.valueOf(days)));
        }

        PaymentMethodFigures figures(@Nullable PaymentMethod method) {
            return new PaymentMethodFigures(method, this);
        }
    }
}
