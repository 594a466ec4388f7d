package io.cartera.allocation;

import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.terms.DiscountOffer;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What may be taken off a debit as a discount.
 *
 * @param amount how much, greater than zero
 * @param offer the offer of the debit; none where it was agreed elsewhere: the account knows only what it was issued with
 */
record Offered(Money amount, Optional<DiscountOffer> offer) {

    long minor() {
        return amount.getAmountMinorLong();
    }

    Adjustment taken(ItemId debit, LocalDate on) {
        Adjustment discount = Adjustment.cashDiscount(debit, on);
        return offer.map(discount::taking).orElse(discount).of(amount);
    }
}
