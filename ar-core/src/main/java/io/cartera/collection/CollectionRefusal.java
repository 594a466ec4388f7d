package io.cartera.collection;

import io.cartera.account.ItemId;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Why a dispute, a promise, the end of one or a notice is refused, with the figures that were compared. Besides there are
 * {@link io.cartera.account.AccountRefusal.UnknownItem} and {@link io.cartera.account.AccountRefusal.PeriodClosed}.
 * <p>
 * Of several, the first of these is given: unknown dispute or promise, unknown item, no debit, already ended, too early,
 * period closed, currency differs, above amount. Further refusals may come with later versions.
 */
public interface CollectionRefusal extends Refusal {

    /**
     * No such dispute is on the account.
     *
     * @param dispute the dispute that was named
     */
    record UnknownDispute(DisputeId dispute) implements CollectionRefusal {}

    /**
     * No such promise is on the account.
     *
     * @param promise the promise that was named
     */
    record UnknownPromise(PromiseId promise) implements CollectionRefusal {}

    /**
     * A credit is neither disputed nor promised, and nobody is asked to pay it.
     *
     * @param item the credit
     */
    record NotADebit(ItemId item) implements CollectionRefusal {}

    /**
     * The dispute is resolved already.
     *
     * @param dispute the dispute
     * @param on since when
     */
    record AlreadyResolved(DisputeId dispute, LocalDate on) implements CollectionRefusal {}

    /**
     * The promise is withdrawn or replaced already.
     *
     * @param promise the promise
     * @param on since when
     */
    record AlreadyWithdrawn(PromiseId promise, LocalDate on) implements CollectionRefusal {}

    /**
     * A dispute would end before it was opened, or a promise before it was given.
     *
     * @param effectiveOn the day wanted
     * @param earliest the first possible day
     */
    record TooEarly(LocalDate effectiveOn, LocalDate earliest) implements CollectionRefusal {}

    /**
     * The amount is in another currency than the item.
     *
     * @param item the item
     * @param itemCurrency its currency
     * @param currency the currency of the amount
     */
    record CurrencyDiffers(ItemId item, CurrencyUnit itemCurrency, CurrencyUnit currency)
            implements CollectionRefusal {}

    /**
     * More is disputed or promised than the items amount to, or more upheld than was disputed.
     *
     * @param asked the amount
     * @param most the most that it may be
     */
    record AboveAmount(Money asked, Money most) implements CollectionRefusal {}
}
