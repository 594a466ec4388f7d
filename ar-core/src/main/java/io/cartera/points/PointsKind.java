package io.cartera.points;

import io.cartera.trace.CommandKind;

/** What an entry of the points ledger says. */
public enum PointsKind {
    /** A document earned points. */
    EARNED(CommandKind.EARN_POINTS),
    /** A credit note, or the reversal of the document, took back what was earned for too much. */
    CLAWED_BACK(CommandKind.CLAW_BACK_POINTS),
    /** What a credit note took back came back, since the note was reversed. */
    RESTORED(CommandKind.RESTORE_POINTS),
    /** Points became a voucher or a gift. */
    REDEEMED(CommandKind.REDEEM_POINTS),
    /** A redemption was undone. */
    GIVEN_BACK(CommandKind.REVERSE_REDEMPTION),
    /** A voucher became a discount on a document. */
    VOUCHER_USED(CommandKind.USE_VOUCHER),
    /** A gift was given without points. */
    GIFT_GRANTED(CommandKind.GRANT_GIFT);

    private final CommandKind recordedBy;

    PointsKind(CommandKind recordedBy) {
        this.recordedBy = recordedBy;
    }

    /** Whether an entry that is late counts from the day of the last entry, rather than being refused. */
    boolean waits() {
        return this == EARNED || this == CLAWED_BACK || this == RESTORED;
    }

    /** Whether its points come, rather than go. */
    boolean comes() {
        return this == EARNED || this == RESTORED || this == GIVEN_BACK;
    }

    /** The kind of the command that records it. */
    public CommandKind recordedBy() {
        return recordedBy;
    }
}
