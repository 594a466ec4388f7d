package io.cartera.account;

import io.cartera.terms.DiscountOffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * What the offers of a debit still come to after what has settled it so far: in proportion to what of it was not credited,
 * written off or moved, rounded half-up once, less the discounts that stand, and only for the days that no money on it
 * has missed.
 *
 * @param offers the offers as the debit made them
 * @param amountMinor the whole amount of the debit
 * @param goneMinor what of it was credited, written off or moved
 * @param takenMinor the discounts that stand on it
 * @param latest the last value date of money on it
 */
record OffersLeft(List<DiscountOffer> offers, long amountMinor, long goneMinor, long takenMinor, LocalDate latest) {

    static final OffersLeft NONE = new OffersLeft(List.of(), 0, 0, 0, LocalDate.MIN);

    static OffersLeft of(Entry debit) {
        return debit.offers().isEmpty()
                ? NONE
                : new OffersLeft(debit.offers(), debit.amountMinor(), 0, 0, LocalDate.MIN);
    }

    boolean isEmpty() {
        return offers.isEmpty();
    }

    /** After a credit of that kind, with that value date, has settled so much. */
    OffersLeft settledBy(EntryKind kind, LocalDate valueOn, long minor) {
        if (offers.isEmpty()) {
            return this;
        }
        return switch (kind) {
            case CASH_DISCOUNT -> new OffersLeft(offers, amountMinor, goneMinor, takenMinor + minor, latest);
            case RECEIPT, DEPOSIT, NETTING ->
                new OffersLeft(offers, amountMinor, goneMinor, takenMinor, valueOn.isAfter(latest) ? valueOn : latest);
            // The customer did pay what a bank kept; and of what is reversed there is nothing to pay early.
            case BANK_FEE, REVERSAL -> this;
            default -> new OffersLeft(offers, amountMinor, goneMinor + minor, takenMinor, latest);
        };
    }

    /** The offers that money with this value date may take, none of which money before has missed. */
    List<DiscountOffer> on(LocalDate valueOn) {
        return offers.stream()
                .filter(offer -> offer.holdsOn(valueOn) && offer.holdsOn(latest) && minor(offer) > 0)
                .toList();
    }

    /** What may still be taken of an offer. */
    long minor(DiscountOffer offer) {
        long whole = offer.amount().getAmountMinorLong();
        return Math.max(0, share(whole, amountMinor - goneMinor) - takenMinor);
    }

    /** What may still be taken of the offer of which this is all or a part; zero if there is none. */
    long minorOf(DiscountOffer taken) {
        return offers.stream()
                .filter(offer -> isPart(taken, offer))
                .mapToLong(this::minor)
                .max()
                .orElse(0);
    }

    private static boolean isPart(DiscountOffer taken, DiscountOffer offer) {
        return taken.until().equals(offer.until())
                && taken.amount().isSameCurrency(offer.amount())
                && taken.amount().isPositive()
                && !taken.amount().isGreaterThan(offer.amount())
                && offer.taking(taken.amount()).equals(taken);
    }

    /**
     * What goes with a part of the debit that moves away: what is less to be taken after it. So the parts of an offer
     * come to no more than it, however often something moves.
     */
    List<DiscountOffer> movedWith(long minor) {
        OffersLeft after = new OffersLeft(offers, amountMinor, goneMinor + minor, takenMinor, latest);
        List<DiscountOffer> moved = new ArrayList<>();
        for (DiscountOffer offer : offers) {
            long part = minor(offer) - after.minor(offer);
            if (part > 0 && offer.holdsOn(latest)) {
                Money amount = Money.ofMinor(offer.amount().getCurrencyUnit(), part);
                long discountable = Math.max(part, share(offer.discountable().getAmountMinorLong(), minor));
                moved.add(DiscountOffer.of(
                        offer.until(),
                        amount,
                        Money.ofMinor(amount.getCurrencyUnit(), discountable),
                        offer.taking(amount).parts()));
            }
        }
        return moved;
    }

    private long share(long whole, long part) {
        return part == amountMinor
                ? whole
                : BigDecimal.valueOf(whole)
                        .multiply(BigDecimal.valueOf(part))
                        .divide(BigDecimal.valueOf(amountMinor), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
