package io.cartera.points;

import io.cartera.invoice.InvoiceId;
import io.cartera.trace.CommandId;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.Optional;

/** Why an entry cannot be booked on what a ledger has. */
final class PointsRules {

    private final PointsLedger ledger;

    PointsRules(PointsLedger ledger) {
        this.ledger = ledger;
    }

    /** The first refusal in the order of {@link PointsRefusal}; empty where there is none. */
    Optional<Refusal> refusalOf(PointsEntry ordered) {
        PointsKind kind = ordered.kind();
        if (kind == PointsKind.CLAWED_BACK
                && ledger.find(
                                PointsKind.EARNED,
                                ordered.document().orElseThrow().value())
                        .isEmpty()) {
            return Optional.of(new PointsRefusal.NotEarned(ordered.document().get()));
        }
        if (kind == PointsKind.RESTORED && ledger.clawBackRestoredBy(ordered).isEmpty()) {
            return Optional.of(new PointsRefusal.NothingToRestore(
                    InvoiceId.of(ordered.subject().orElseThrow())));
        }
        Optional<PointsRecorded> before = ordered.subject().flatMap(subject -> ledger.find(kind, subject));
        if (before.isPresent()) {
            return Optional.of(already(before.get()));
        }
        Optional<Refusal> ofVoucher = kind == PointsKind.GIVEN_BACK || kind == PointsKind.VOUCHER_USED
                ? refusalOfVoucher(ordered)
                : Optional.empty();
        return ofVoucher.or(() -> tooEarly(ordered)).or(() -> notEnough(ordered));
    }

    private Optional<Refusal> tooEarly(PointsEntry ordered) {
        LocalDate earliest = ledger.earliest(ordered);
        return !ordered.kind().waits() && ordered.effectiveOn().isBefore(earliest)
                ? Optional.of(new PointsRefusal.TooEarly(ordered.effectiveOn(), earliest))
                : Optional.empty();
    }

    private Optional<Refusal> notEnough(PointsEntry ordered) {
        if (ordered.kind() != PointsKind.REDEEMED) {
            return Optional.empty();
        }
        long usable = ledger.balance(ordered.effectiveOn());
        return usable < ordered.points()
                ? Optional.of(new PointsRefusal.NotEnough(ordered.points(), usable))
                : Optional.empty();
    }

    private static Refusal already(PointsRecorded before) {
        PointsEntry entry = before.entry();
        return new PointsRefusal.Already(
                entry.kind(), entry.subject().orElseThrow(), before.command().id());
    }

    private Optional<Refusal> refusalOfVoucher(PointsEntry ordered) {
        String subject = ordered.subject().orElseThrow();
        CommandId id = CommandId.of(subject);
        boolean uses = ordered.kind() == PointsKind.VOUCHER_USED;
        Optional<Reward> reward = ledger.redemption(ordered).flatMap(PointsEntry::reward);
        if (reward.isEmpty() || (uses && reward.get().value().isEmpty())) {
            return Optional.of(new PointsRefusal.UnknownRedemption(id));
        }
        Optional<PointsRecorded> givenBack = ledger.find(PointsKind.GIVEN_BACK, subject);
        if (uses && givenBack.isPresent()) {
            return Optional.of(already(givenBack.get()));
        }
        // A voucher that was used was so in time.
        boolean isInTime = ledger.find(PointsKind.VOUCHER_USED, subject).isPresent();
        return reward.get()
                .validThrough()
                .filter(through -> !isInTime && through.isBefore(ordered.effectiveOn()))
                .map(through -> new PointsRefusal.VoucherExpired(id, through));
    }
}
