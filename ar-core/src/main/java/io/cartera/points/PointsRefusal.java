package io.cartera.points;

import io.cartera.invoice.InvoiceId;
import io.cartera.trace.CommandId;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Why something about points is refused. Of several, one is given, the first in the order of these types: what a document and the
 * programme say, then that it is too late, then what the entries before it say. Two are out of order: that a note stands is said before
 * that it is too late, and so is that a voucher to be given back was used on a document that stands ({@link Already}). The value of a
 * voucher is not looked at where the points for it are not there. Further refusals may come with later versions.
 */
public interface PointsRefusal extends Refusal {

    /**
     * No such document is on the account.
     *
     * @param document the document that was named
     */
    record UnknownDocument(InvoiceId document) implements PointsRefusal {}

    /**
     * The programme has no terms on that day.
     *
     * @param program the programme
     * @param on the day
     */
    record NoTerms(RewardProgramId program, LocalDate on) implements PointsRefusal {}

    /**
     * The document earns nothing: it is a credit note or a debit note, or was reversed.
     *
     * @param document the document
     */
    record EarnsNothing(InvoiceId document) implements PointsRefusal {}

    /**
     * The document claws nothing back: it is neither a credit note to a document of its currency nor reversed.
     *
     * @param document the document
     */
    record CreditsNothing(InvoiceId document) implements PointsRefusal {}

    /**
     * Fewer points are asked for than the programme redeems at once.
     *
     * @param asked how many
     * @param least how many at least
     */
    record BelowMinimum(long asked, long least) implements PointsRefusal {}

    /**
     * The voucher is not what the points are worth by the terms of the day.
     *
     * @param asked the voucher wanted
     * @param worth what it would be; empty where points have no value
     */
    record OtherValue(Reward asked, Optional<Reward> worth) implements PointsRefusal {}

    /**
     * The voucher takes nothing off the document: this is no standing invoice or debit note in the voucher's currency, or has no allowance with
     * the redemption as its reason.
     *
     * @param redemption the redemption that gave it
     * @param document the document that was named
     */
    record NotOnDocument(CommandId redemption, InvoiceId document) implements PointsRefusal {}

    /**
     * Nothing is recorded ahead of time, since what comes after it could not be recorded until then.
     *
     * @param effectiveOn the day wanted
     * @param latest the last possible day: tomorrow, in UTC
     */
    record TooLate(LocalDate effectiveOn, LocalDate latest) implements PointsRefusal {}

    /**
     * The document has not earned any points that could be clawed back.
     *
     * @param document the document that is credited
     */
    record NotEarned(InvoiceId document) implements PointsRefusal {}

    /**
     * The credit note stands, or has not clawed back anything that could be restored.
     *
     * @param note the credit note
     */
    record NothingToRestore(InvoiceId note) implements PointsRefusal {}

    /**
     * No such redemption is on the account, or it gave no voucher.
     *
     * @param redemption the redemption that was named
     */
    record UnknownRedemption(CommandId redemption) implements PointsRefusal {}

    /**
     * It was recorded already, by another command: that the document earned, that the credit note clawed back, that the redemption
     * was undone, or that its voucher was used.
     *
     * @param kind what was recorded
     * @param subject of what
     * @param by by which command
     */
    record Already(PointsKind kind, String subject, CommandId by) implements PointsRefusal {}

    /**
     * The voucher can be used or given back no more.
     *
     * @param redemption the redemption that gave it
     * @param validThrough its last day
     */
    record VoucherExpired(CommandId redemption, LocalDate validThrough) implements PointsRefusal {}

    /**
     * Points are not redeemed, given back or used as a voucher before the last entry.
     *
     * @param effectiveOn the day wanted
     * @param earliest the first possible day
     */
    record TooEarly(LocalDate effectiveOn, LocalDate earliest) implements PointsRefusal {}

    /**
     * The customer has not so many points that are usable on that day.
     *
     * @param asked how many
     * @param usable how many there are
     */
    record NotEnough(long asked, long usable) implements PointsRefusal {}
}
