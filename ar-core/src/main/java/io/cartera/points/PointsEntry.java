package io.cartera.points;

import io.cartera.customer.CustomerId;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.MinorUnits;
import io.cartera.trace.CommandId;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a customer's points ledger: points that were earned, clawed back, restored, redeemed or given back, a voucher that was
 * used, or a gift that was given.
 * <p>
 * It is ordered first, with what the caller says, and then {@linkplain PointsLedger#booked booked}: on which day it counts,
 * which lots it moves, and by how much it changes what the customer owes in points. Of a booked entry the moves come to the
 * points, earned, restored and given back ones counted up and the others down, plus what is owed more: 10 points that are clawed back of
 * which 7 are left move −7, and 3 more are owed. Entries are recorded once and never edited. Immutable.
 */
public final class PointsEntry {

    private final Dated dated;
    private final PointsKind kind;
    private final long points;
    private final @Nullable String subject;
    private final @Nullable InvoiceId document;
    private final List<EarnedBy> basis;
    private final @Nullable String tier;
    private final @Nullable LocalDate usableThrough;
    private final @Nullable Reward reward;
    private final List<PointsMove> moves;
    private final long owed;

    private PointsEntry(Parts parts) {
        this.dated = parts.dated;
        this.kind = parts.kind;
        this.points = parts.points;
        this.subject = parts.subject;
        this.document = parts.document;
        this.basis = parts.basis;
        this.tier = parts.tier;
        this.usableThrough = parts.usableThrough;
        this.reward = parts.reward;
        this.moves = parts.moves;
        this.owed = parts.owed;
        if (points < 0 || points > MinorUnits.MAX) {
            throw new IllegalArgumentException("points are " + points + ", 0 to 10^18 - 1 are allowed");
        }
    }

    /** Whose ledger, of which programme, from which day. */
    public static Dated of(RewardProgramId program, CustomerId customer, LocalDate on) {
        return new Dated(program, customer, on);
    }

    /**
     * Where an entry belongs; its methods say what it is.
     *
     * @param program the programme
     * @param customer whose points
     * @param on the day from which it counts, or from which it is wanted
     */
    public record Dated(RewardProgramId program, CustomerId customer, LocalDate on) {

        /** Checks the day. */
        public Dated {
            Objects.requireNonNull(program, "program");
            Objects.requireNonNull(customer, "customer");
            Require.date(on, "on");
        }

        /** A document earned what the rules say; the points are the sum of the basis. */
        public PointsEntry earned(InvoiceId document, List<EarnedBy> basis) {
            Parts parts = new Parts(this, PointsKind.EARNED);
            parts.basis = List.copyOf(basis);
            parts.points = parts.basis.stream().mapToLong(EarnedBy::points).reduce(0, Math::addExact);
            parts.subject = document.value();
            return new PointsEntry(parts);
        }

        /**
         * So many points that a document earned are taken back.
         *
         * @param by the credit note, or the document itself where it was reversed
         */
        public PointsEntry clawedBack(InvoiceId document, InvoiceId by, long points) {
            Parts parts = new Parts(this, PointsKind.CLAWED_BACK);
            parts.points = points;
            parts.subject = by.value();
            parts.document = document;
            return new PointsEntry(parts);
        }

        /**
         * So many points of a document, which a credit note took back, come back.
         *
         * @param note the credit note, which was reversed
         */
        public PointsEntry restored(InvoiceId document, InvoiceId note, long points) {
            Parts parts = new Parts(this, PointsKind.RESTORED);
            parts.points = points;
            parts.subject = note.value();
            parts.document = document;
            return new PointsEntry(parts);
        }

        /**
         * So many points become a voucher or a gift.
         *
         * @throws IllegalArgumentException if there are none
         */
        public PointsEntry redeemed(long points, Reward reward) {
            if (points < 1) {
                throw new IllegalArgumentException("points are " + points + ", at least 1 is required");
            }
            Parts parts = new Parts(this, PointsKind.REDEEMED);
            parts.points = points;
            parts.reward = Objects.requireNonNull(reward, "reward");
            return new PointsEntry(parts);
        }

        /** The redemption by that command is undone, and its points are given back. */
        public PointsEntry givenBack(CommandId redemption) {
            Parts parts = new Parts(this, PointsKind.GIVEN_BACK);
            parts.subject = redemption.value();
            return new PointsEntry(parts);
        }

        /** The voucher of that redemption becomes a discount on a document. */
        public PointsEntry voucherUsed(CommandId redemption, InvoiceId document) {
            Parts parts = new Parts(this, PointsKind.VOUCHER_USED);
            parts.subject = redemption.value();
            parts.document = Objects.requireNonNull(document, "document");
            return new PointsEntry(parts);
        }

        /**
         * A gift without points.
         *
         * @throws IllegalArgumentException if it is a voucher
         */
        public PointsEntry giftGranted(Reward gift) {
            if (gift.gift().isEmpty()) {
                throw new IllegalArgumentException(gift + " is no gift");
            }
            Parts parts = new Parts(this, PointsKind.GIFT_GRANTED);
            parts.reward = gift;
            return new PointsEntry(parts);
        }
    }

    private static final class Parts {
        private Dated dated;
        private final PointsKind kind;
        private long points;
        private @Nullable String subject;
        private @Nullable InvoiceId document;
        private List<EarnedBy> basis = List.of();
        private @Nullable String tier;
        private @Nullable LocalDate usableThrough;
        private @Nullable Reward reward;
        private List<PointsMove> moves = List.of();
        private long owed;

        private Parts(Dated dated, PointsKind kind) {
            this.dated = dated;
            this.kind = kind;
        }
    }

    private Parts parts() {
        Parts parts = new Parts(dated, kind);
        parts.points = points;
        parts.subject = subject;
        parts.document = document;
        parts.basis = basis;
        parts.tier = tier;
        parts.usableThrough = usableThrough;
        parts.reward = reward;
        parts.moves = moves;
        parts.owed = owed;
        return parts;
    }

    /** The same earning of a customer in this tier, such as {@code GOLD}. */
    public PointsEntry inTier(String tier) {
        Parts parts = only(PointsKind.EARNED);
        parts.tier = Require.id(tier, "tier");
        return new PointsEntry(parts);
    }

    /**
     * The same earning with a last day of use; or the same giving back or restoring of points that are usable at least through this
     * day, also where they were not any more.
     */
    public PointsEntry usableThrough(LocalDate day) {
        Parts parts = kind == PointsKind.GIVEN_BACK || kind == PointsKind.RESTORED ? parts() : only(PointsKind.EARNED);
        LocalDate last = Require.date(day, "usableThrough");
        parts.usableThrough = last.equals(Require.LAST_DAY) ? null : last;
        return new PointsEntry(parts);
    }

    private Parts only(PointsKind wanted) {
        if (kind != wanted) {
            throw new IllegalArgumentException(kind + " is not " + wanted);
        }
        return parts();
    }

    /**
     * The same as it is booked.
     *
     * @param on the day from which it counts
     * @param moves what it moves, a lot once
     * @param owed by how much more the customer owes points; less than zero where it owes less
     * @throws IllegalArgumentException if the moves do not come to the points, or have the wrong sign
     */
    public PointsEntry booked(LocalDate on, List<PointsMove> moves, long owed) {
        Parts parts = parts();
        parts.dated = new Dated(dated.program(), dated.customer(), on);
        parts.moves = List.copyOf(moves);
        parts.owed = owed;
        long moved = parts.moves.stream().mapToLong(PointsMove::points).reduce(0, Math::addExact);
        boolean comes = kind.comes();
        boolean goes = kind == PointsKind.CLAWED_BACK || kind == PointsKind.REDEEMED;
        long amount = comes ? Math.subtractExact(moved, owed) : Math.subtractExact(owed, moved);
        boolean isOneWay = parts.moves.stream().allMatch(move -> comes ? move.points() > 0 : goes && move.points() < 0);
        boolean isOnce = parts.moves.stream().map(PointsMove::lot).distinct().count() == parts.moves.size();
        boolean fitsOwed = comes ? owed <= 0 : kind == PointsKind.CLAWED_BACK ? owed >= 0 : owed == 0;
        if (!isOneWay || !isOnce || !fitsOwed || (kind != PointsKind.GIVEN_BACK && amount != points)) {
            throw new IllegalArgumentException(this + " is not booked by " + moves + " and " + owed + " owed");
        }
        parts.points = amount;
        return new PointsEntry(parts);
    }

    /** Of which programme. */
    public RewardProgramId program() {
        return dated.program();
    }

    /** Whose points. */
    public CustomerId customer() {
        return dated.customer();
    }

    /** The day from which it counts. */
    public LocalDate effectiveOn() {
        return dated.on();
    }

    /** What it says. */
    public PointsKind kind() {
        return kind;
    }

    /** How many points, zero or more: of a redemption that is undone, what was given back. */
    public long points() {
        return points;
    }

    /**
     * What it is about, which it can be once: the document that earned, the credit note or reversed document that claws back, the
     * reversed note whose claw-back is restored, the redemption that is given back, or the one whose voucher is used. Empty for redemptions and gifts.
     */
    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    /** The document whose points are clawed back or restored, or on which a voucher is used. */
    public Optional<InvoiceId> document() {
        return Optional.ofNullable(document);
    }

    /** Why so many points were earned, in the order of the rules. */
    public List<EarnedBy> basis() {
        return basis;
    }

    /** In which tier the customer was when it earned. */
    public Optional<String> tier() {
        return Optional.ofNullable(tier);
    }

    /** The last day on which earned points can be used; of points given back or restored the least last day. */
    public Optional<LocalDate> usableThrough() {
        return Optional.ofNullable(usableThrough);
    }

    /** What the customer is given. */
    public Optional<Reward> reward() {
        return Optional.ofNullable(reward);
    }

    /** What it moves; nothing before it is booked. */
    public List<PointsMove> moves() {
        return moves;
    }

    /** By how much more the customer owes points; less than zero where it owes less. */
    public long owed() {
        return owed;
    }

    /**
     * What the caller ordered, by name, in a fixed order: what a repeat must say again. What a document earns and claws back, and from
     * which day, follows from the document.
     */
    public Map<String, String> ordered() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("program", program().value());
        subject().ifPresent(value -> fields.put("subject", value));
        if (!kind.waits()) {
            document().ifPresent(value -> fields.put("document", value.value()));
            fields.put("on", effectiveOn().toString());
        }
        if (kind == PointsKind.REDEEMED) {
            fields.put("points", Long.toString(points));
        }
        reward().ifPresent(value -> fields.putAll(value.fields()));
        return fields;
    }

    /** All that it says besides the customer, by name, in a fixed order; what is absent is left out. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("program", program().value());
        fields.put("entry", kind.name());
        fields.put("on", effectiveOn().toString());
        subject().ifPresent(value -> fields.put("subject", value));
        document().ifPresent(value -> fields.put("document", value.value()));
        fields.put("points", Long.toString(points));
        reward().ifPresent(value -> fields.putAll(value.fields()));
        tier().ifPresent(value -> fields.put("tier", value));
        usableThrough().ifPresent(value -> fields.put("usableThrough", value.toString()));
        basisText().ifPresent(value -> fields.put("basis", value));
        if (!moves.isEmpty()) {
            fields.put(
                    "moves",
                    moves.stream()
                            .map(move -> move.lot().through() + "\t" + move.points() + "\t" + move.source())
                            .collect(Collectors.joining("\n")));
        }
        fields.put("owed", Long.toString(owed));
        return fields;
    }

    /** The basis in one text, for a store to keep; empty where there is none. */
    public Optional<String> basisText() {
        return basis.isEmpty() ? Optional.empty() : Optional.of(EarnedBy.text(basis));
    }

    /**
     * What {@link #basisText} gave.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static List<EarnedBy> basisOf(String text) {
        return EarnedBy.parse(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PointsEntry that && dated.equals(that.dated) && fields().equals(that.fields());
    }

    @Override
    public int hashCode() {
        return Objects.hash(dated, kind, subject, points);
    }

    @Override
    public String toString() {
        return "PointsEntry[" + customer() + ", " + fields() + "]";
    }
}
