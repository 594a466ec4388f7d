package io.cartera.collection;

import io.cartera.account.ItemId;
import io.cartera.trace.Difference;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Why a dispute, a promise, a notice, a refund that is asked for, or the end of one is refused, with the figures that were compared. Besides there are
 * {@link io.cartera.account.AccountRefusal.UnknownItem} and {@link io.cartera.account.AccountRefusal.PeriodClosed}.
 * <p>
 * Of several, the first of these is given: unknown dispute, promise, notice or refund, unknown item, no debit, already ended, too early,
 * period closed, currency differs, above amount, too late, answered by who
 * asked. Of a refund that is to be paid: unknown refund, not approved, another one, too late. Notices and requests for refunds move no balance, and a closed period refuses none. Further refusals may come with later versions.
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
     * No such notice is on the account.
     *
     * @param notice the notice that was named
     */
    record UnknownNotice(NoticeId notice) implements CollectionRefusal {}

    /**
     * No such refund was asked for on the account.
     *
     * @param refund the refund that was named
     */
    record UnknownRefund(RefundId refund) implements CollectionRefusal {}

    /**
     * An item of the account has the identifier that the refund would have when it is paid.
     *
     * @param item the item
     */
    record RefundNameTaken(ItemId item) implements CollectionRefusal {}

    /**
     * The refund is paid already.
     *
     * @param refund the refund
     */
    record RefundPaid(RefundId refund) implements CollectionRefusal {}

    /**
     * The refund is approved or declined already; one that is approved may still be declined.
     *
     * @param refund the refund
     * @param on since when
     */
    record RefundAlreadyAnswered(RefundId refund, LocalDate on) implements CollectionRefusal {}

    /**
     * The refund is not approved by the day on which it would be paid, or its approval was taken back.
     *
     * @param refund the refund
     * @param on the day on which it would be paid
     */
    record RefundNotApproved(RefundId refund, LocalDate on) implements CollectionRefusal {}

    /**
     * Something else was asked for and approved under that identifier than would be paid.
     *
     * @param refund the refund
     * @param difference the first field in which they differ: {@code credit}, {@code amount}, {@code reason}, {@code requestedOn},
     *     {@code requester}, {@code approvedOn}, {@code approver}; what was approved, and what would be paid
     */
    record RefundDiffers(RefundId refund, Difference difference) implements CollectionRefusal {}

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
     * The notice is withdrawn already.
     *
     * @param notice the notice
     * @param on since when
     */
    record NoticeAlreadyWithdrawn(NoticeId notice, LocalDate on) implements CollectionRefusal {}

    /**
     * A notice would have been sent, or a refund asked for, answered or paid, after it is recorded: the day is later than it can be anywhere at that instant.
     *
     * @param wanted the day wanted
     * @param latest the last possible day: that of the instant in UTC, and one more
     */
    record TooLate(LocalDate wanted, LocalDate latest) implements CollectionRefusal {}

    /**
     * A dispute would end before it was opened, a promise before it was given, a notice before it was sent; or a notice would
     * have been sent before the date of the first document that it names; or a refund is asked for before the day from which the
     * credit counts, or answered before it was asked for.
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
     * More is disputed or promised than the items amount to, more upheld than was disputed, or more asked back than is open of
     * the credit and not asked back already.
     *
     * @param asked the amount
     * @param most the most that it may be
     */
    record AboveAmount(Money asked, Money most) implements CollectionRefusal {}
}
