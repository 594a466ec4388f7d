package io.cartera.account;

import io.cartera.customer.CustomerId;
import io.cartera.money.ExchangeRate;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Why an account refuses a command, with the figures that were compared.
 * <p>
 * The entries of a command are looked at in their order, then its matches in theirs, and the first refusal is given. Of
 * several for one of them the first of these: unknown item or allocation, not reversible, bound to a counterpart, already
 * reversed, already returned, moved away, already released, not releasable, currency differs, period closed, too early, nothing open, over-applied
 * (the credit before the debit), not offered, converts to nothing, converts beyond the range. Before all of them comes
 * refund apart. Further refusals may come with later versions.
 */
public interface AccountRefusal extends Refusal {

    /**
     * No such item is on the account.
     *
     * @param item the item that was named
     */
    record UnknownItem(ItemId item) implements AccountRefusal {}

    /**
     * No such allocation is on the account.
     *
     * @param allocation the allocation that was named
     */
    record UnknownAllocation(AllocationId allocation) implements AccountRefusal {}

    /**
     * An entry of this kind cannot be reversed, or cannot be returned, or has no counterpart to be undone with: only
     * receipts and deposits are returned, a reversal is never reversed, and only legs are undone in pairs.
     *
     * @param item the item
     * @param kind what it is
     */
    record NotReversible(ItemId item, EntryKind kind) implements AccountRefusal {}

    /**
     * The item is a leg of a transfer, a netting or a conversion, and is undone together with its counterpart or not at
     * all: {@link CustomerAccount#undoLegs}.
     *
     * @param item the leg
     * @param counterpart the other leg
     */
    record BoundToCounterpart(ItemId item, Entry.Counterpart counterpart) implements AccountRefusal {}

    /**
     * Some of the item was moved to another customer or currency, or netted. Its reversal or return must wait until that
     * is undone: what came of it is in use elsewhere.
     *
     * @param item the item
     * @param leg the leg that took it
     * @param counterpart where it went
     */
    record MovedAway(ItemId item, ItemId leg, Entry.Counterpart counterpart) implements AccountRefusal {}

    /**
     * One leg of a transfer, or of its undoing, is recorded, and the account of the other one, which is not kept in one
     * transaction with it, says no: what was moved is in transit. The command given again tries again.
     *
     * @param awaited on whose account the leg is missing
     * @param why the code of what that account says: that of its refusal, or {@code Conflicting}
     */
    record LegInTransit(CustomerId awaited, String why) implements AccountRefusal {}

    /**
     * The item is reversed already.
     *
     * @param item the item
     * @param by the reversal
     */
    record AlreadyReversed(ItemId item, ItemId by) implements AccountRefusal {}

    /**
     * The bank took the payment back already.
     *
     * @param item the receipt
     * @param by the returned-payment debit
     */
    record AlreadyReturned(ItemId item, ItemId by) implements AccountRefusal {}

    /**
     * The allocation is released already.
     *
     * @param allocation the allocation
     * @param on the day of its release
     */
    record AlreadyReleased(AllocationId allocation, LocalDate on) implements AccountRefusal {}

    /**
     * The allocation belongs to a reversal, a returned payment, an adjustment or a leg and ends only with it.
     *
     * @param allocation the allocation
     * @param entry the reversal, returned payment, adjustment or leg
     */
    record NotReleasable(AllocationId allocation, ItemId entry) implements AccountRefusal {}

    /**
     * The amounts to be linked are not all in one currency.
     *
     * @param credit the credit
     * @param debit the debit
     * @param creditCurrency the credit's currency
     * @param debitCurrency the debit's currency
     * @param currency the currency of the amount to be linked
     */
    record CurrencyDiffers(
            ItemId credit, ItemId debit, CurrencyUnit creditCurrency, CurrencyUnit debitCurrency, CurrencyUnit currency)
            implements AccountRefusal {}

    /**
     * The ledger is closed through a later or the same day.
     *
     * @param effectiveOn the day wanted
     * @param closedThrough the last closed day
     */
    record PeriodClosed(LocalDate effectiveOn, LocalDate closedThrough) implements AccountRefusal {}

    /**
     * An allocation would count before one of its sides does.
     *
     * @param item the side that begins later
     * @param effectiveOn the day wanted
     * @param earliest the first possible day
     */
    record TooEarly(ItemId item, LocalDate effectiveOn, LocalDate earliest) implements AccountRefusal {}

    /**
     * All that is open of an item was to be adjusted, but on some day from the wanted one on nothing is.
     *
     * @param item the item
     * @param effectiveOn the day wanted
     */
    record NothingOpen(ItemId item, LocalDate effectiveOn) implements AccountRefusal {}

    /**
     * So little would be converted that nothing comes of it.
     *
     * @param item the credit
     * @param amount what was to be converted
     * @param rate the rate
     */
    record ConvertsToNothing(ItemId item, Money amount, ExchangeRate rate) implements AccountRefusal {}

    /**
     * So much would be converted that what comes of it is beyond {@link io.cartera.money.MinorUnits#MAX} minor units of
     * the other currency.
     *
     * @param item the credit
     * @param amount what was to be converted
     * @param rate the rate
     */
    record ConvertsBeyondRange(ItemId item, Money amount, ExchangeRate rate) implements AccountRefusal {}

    /**
     * More would be allocated than is open on some day from the wanted one on.
     *
     * @param item the item
     * @param asked the amount to be allocated
     * @param open the least that is open from that day on
     * @param effectiveOn the day wanted
     */
    record OverApplied(ItemId item, Money asked, Money open, LocalDate effectiveOn) implements AccountRefusal {}

    /**
     * A cash discount would take an offer that its debit does not have, or more of it than is left: see
     * {@link OpenItem#leftOf}. One that takes no offer is never refused so.
     *
     * @param item the debit
     * @param asked the discount
     * @param left what of the offer may still be taken; zero where the debit has no such offer
     */
    record NotOffered(ItemId item, Money asked, Money left) implements AccountRefusal {}

    /**
     * A policy proposes a refund or write-off that says when and by whom it was asked for, or how it was paid. Such a one is recorded by
     * {@link CustomerAccount#adjust}, which keeps that and refuses who approved it alone.
     *
     * @param credit the credit that was to be refunded, or the debit that was to be written off
     */
    record RefundApart(ItemId credit) implements AccountRefusal {}
}
