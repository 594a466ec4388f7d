package io.cartera.credit;

import io.cartera.money.MoneyBag;
import org.joda.money.Money;

/**
 * Why a sale on credit is not simply approved, with the figures that were compared. Further reasons may come with later
 * versions.
 */
public interface CreditReason {

    /**
     * The exposure with the sale would exceed the limit.
     *
     * @param limit the limit in force
     * @param exposure the exposure before the sale
     * @param asked the amount of the sale
     * @param over by how much the limit would be exceeded
     */
    record LimitExceeded(Money limit, Money exposure, Money asked, Money over) implements CreditReason {}

    /**
     * No limit is on file.
     *
     * @param exposure the exposure before the sale
     * @param asked the amount of the sale
     */
    record LimitNotSet(Money exposure, Money asked) implements CreditReason {}

    /**
     * The limit is in another currency than the sale, and nothing is converted without a rate.
     *
     * @param limit the limit in force
     * @param asked the amount of the sale
     */
    record LimitInOtherCurrency(Money limit, Money asked) implements CreditReason {}

    /**
     * The customer also owes in other currencies, which the limit does not measure.
     *
     * @param exposures the exposure in each of them
     */
    record ExposureInOtherCurrencies(MoneyBag exposures) implements CreditReason {}
}
