package io.cartera.account;

import io.cartera.terms.CashDiscount;
import io.cartera.terms.DiscountOffer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What an entry says about discounts for early payment: what is sound, and how it is compared: not by what earned a discount,
 * which is the account's to say.
 */
final class EntryOffers {

    private EntryOffers() {}

    static void requireSound(Entry entry) {
        List<DiscountOffer> offers = entry.offers();
        boolean isDiscount = entry.kind() == EntryKind.CASH_DISCOUNT;
        if (!entry.earnedBy().isEmpty() && !isDiscount) {
            throw new IllegalArgumentException("only a cash discount is earned, not " + entry);
        }
        if (offers.isEmpty()) {
            return;
        }
        if (isDiscount
                ? offers.size() != 1 || !offers.get(0).amount().equals(entry.amount())
                : entry.side() == Side.CREDIT) {
            throw new IllegalArgumentException("debits offer discounts, and a cash discount takes one: " + entry);
        }
        if (offers.size() > CashDiscount.MAX_TIERS) {
            throw new IllegalArgumentException(
                    offers.size() + " offers on " + entry + ", at most " + CashDiscount.MAX_TIERS + " are allowed");
        }
        LocalDate last = offers.get(0).until();
        for (DiscountOffer offer : offers) {
            boolean isWithin = offer.amount().getCurrencyUnit().equals(entry.currency())
                    && offer.amount().isPositive()
                    && !offer.amount().isGreaterThan(entry.amount());
            if (!isWithin || offer.until().isBefore(last)) {
                throw new IllegalArgumentException("a discount of " + offer + " cannot be offered on " + entry
                        + ": offers are greater than zero, not above the amount, and in the order of their days");
            }
            last = offer.until();
        }
    }

    static void addTo(Map<String, String> fields, Entry entry) {
        for (int i = 0; i < entry.offers().size(); i++) {
            DiscountOffer offer = entry.offers().get(i);
            fields.put("offer " + (i + 1), offer + " of " + offer.parts());
        }
    }
}
