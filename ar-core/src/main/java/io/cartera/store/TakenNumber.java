package io.cartera.store;

import io.cartera.account.LedgerId;
import io.cartera.audit.SeriesChain;
import io.cartera.audit.SeriesLink;
import io.cartera.audit.SeriesRow;
import io.cartera.invoice.DocumentNumber;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A number of a series that was taken, once and for all, and what for. Immutable.
 * <p>
 * Within a series positions are 1, 2, 3, … in the order in which numbers were taken, through all years, and the instants
 * strictly increase with them.
 */
public final class TakenNumber {

    private final DocumentNumber number;
    private final long position;
    private final Instant recordedAt;
    private final NumberClaim claim;
    private final @Nullable SeriesLink link;

    private TakenNumber(
            DocumentNumber number, long position, Instant recordedAt, NumberClaim claim, @Nullable SeriesLink link) {
        this.link = link;
        this.number = Objects.requireNonNull(number, "number");
        this.position = position;
        this.recordedAt = Require.instant(recordedAt, "recordedAt");
        this.claim = Objects.requireNonNull(claim, "claim");
        if (position < 1) {
            throw new IllegalArgumentException("position is " + position + ", at least 1 is required");
        }
    }

    /**
     * A number as it was taken.
     *
     * @param number the number
     * @param position the how manieth of its series to be taken, at least 1
     * @param recordedAt when, cut to microseconds
     * @param claim what for
     */
    public static TakenNumber of(DocumentNumber number, long position, Instant recordedAt, NumberClaim claim) {
        return new TakenNumber(number, position, recordedAt, claim, null);
    }

    /** This number with the link of its series' chain, as it was kept. */
    public TakenNumber linked(SeriesLink link) {
        return new TakenNumber(number, position, recordedAt, claim, Objects.requireNonNull(link, "link"));
    }

    /**
     * This number with the link that follows from the number before, which a store keeps with it. A log of the claim is
     * asked for its part, and neither the log nor the document is held any longer.
     *
     * @param last the number before it, by position; empty where it is the first of the series
     * @param answered what a log answered for the latest number of the series for which one was asked; asked for only where
     *     there is a log now and there was none for the number before
     */
    public TakenNumber linkedAfter(LedgerId ledger, Optional<TakenNumber> last, Supplier<Optional<String>> answered) {
        SeriesRow row = row(ledger);
        Optional<SeriesLink> before = last.flatMap(TakenNumber::link);
        Optional<String> own = claim.log()
                .map(log -> log.next(
                        before.flatMap(SeriesLink::own).or(answered),
                        row,
                        claim.invoice().map(document -> document.numbered(number))));
        SeriesLink next = SeriesChain.next(row, claim.invoice().map(SeriesChain::factsOf), own, before);
        return new TakenNumber(number, position, recordedAt, claim.kept(), next);
    }

    /** The number as the chain of its series covers it. */
    public SeriesRow row(LedgerId ledger) {
        return claim.document().isPresent()
                ? SeriesRow.issued(
                        ledger,
                        number,
                        position,
                        recordedAt,
                        claim.on(),
                        claim.command(),
                        claim.account().orElseThrow().customer(),
                        claim.document().get())
                : SeriesRow.voided(
                        ledger,
                        number,
                        position,
                        recordedAt,
                        claim.on(),
                        claim.command(),
                        claim.reason().orElseThrow());
    }

    /** The link of its series' chain; empty where it was taken before there was one. Not compared. */
    public Optional<SeriesLink> link() {
        return Optional.ofNullable(link);
    }

    /** The number. */
    public DocumentNumber number() {
        return number;
    }

    /** The how manieth of its series it was to be taken. */
    public long position() {
        return position;
    }

    /** When it was taken. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** What it was taken for: which document, or why it is void; by whom. */
    public NumberClaim claim() {
        return claim;
    }

    /** Whether no document bears it. */
    public boolean isVoid() {
        return claim.document().isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TakenNumber that
                && number.equals(that.number)
                && position == that.position
                && recordedAt.equals(that.recordedAt)
                && claim.equals(that.claim);
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, position);
    }

    @Override
    public String toString() {
        return "TakenNumber[" + number + ", " + claim + "]";
    }
}
