package io.cartera.points;

import io.cartera.account.AccountId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.points.PointsMove.LotKey;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Refusal;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work over the points of one customer in one programme: says why an entry cannot be booked, books it, and takes it up.
 * An entry costs what it moves, however many there are before it. Not thread-safe: it belongs to whoever holds the lock of
 * the account. What is read of points, {@link PointsAccount} says. Example:
 * <pre>{@code
 * PointsLedger ledger = PointsLedger.of(account, club, List.of());
 * PointsEntry booked = ledger.booked(PointsEntry.of(club, acme, day).earned(InvoiceId.of("INV-1"), basis));
 * ledger.add(PointsRecorded.of(account, command, booked, at));
 * ledger.balance(day);
 * }</pre>
 */
public final class PointsLedger {

    private final AccountId account;
    private final RewardProgramId program;
    private final Map<Key, PointsRecorded> bySubject = new HashMap<>();
    private final Map<Key, PointsRecorded> byCommand = new HashMap<>();
    private final Map<InvoiceId, Long> clawedBack = new HashMap<>();
    private final Lots lots = new Lots();
    private @Nullable PointsRecorded last;

    private PointsLedger(AccountId account, RewardProgramId program) {
        this.account = Objects.requireNonNull(account, "account");
        this.program = Objects.requireNonNull(program, "program");
    }

    /**
     * The ledger with these entries, in the order of recording.
     *
     * @throws IllegalArgumentException as {@link PointsAccount#of} says
     */
    public static PointsLedger of(AccountId account, RewardProgramId program, List<PointsRecorded> recorded) {
        PointsLedger ledger = new PointsLedger(account, program);
        recorded.forEach(ledger::add);
        return ledger;
    }

    /**
     * Takes up one entry more.
     *
     * @throws IllegalArgumentException as {@link PointsAccount#of} says; the ledger is of no use afterwards
     */
    public void add(PointsRecorded next) {
        PointsEntry entry = next.entry();
        Instant at = last == null ? Instant.MIN : last.at();
        LocalDate day = last == null ? LocalDate.MIN : last.entry().effectiveOn();
        boolean fits = next.account().equals(account)
                && entry.program().equals(program)
                && !next.at().isBefore(at)
                && !entry.effectiveOn().isBefore(day)
                && byCommand.put(
                                new Key(
                                        entry.kind().recordedBy(),
                                        next.command().id().value()),
                                next)
                        == null
                && follows(next);
        if (!fits) {
            throw new IllegalArgumentException(next + " cannot follow what is on the points account of " + account);
        }
        last = next;
    }

    private boolean follows(PointsRecorded next) {
        PointsEntry entry = next.entry();
        boolean isNew = entry.subject()
                .map(subject -> bySubject.put(new Key(entry.kind().recordedBy(), subject), next) == null)
                .orElse(true);
        boolean isKnown = switch (entry.kind()) {
            case VOUCHER_USED -> redemption(entry).isPresent();
            case GIVEN_BACK ->
                redemption(entry)
                        .filter(redeemed -> redeemed.points() == entry.points())
                        .isPresent();
            case CLAWED_BACK -> isOfWhatWasEarned(entry, entry.points());
            case RESTORED ->
                isOfWhatWasEarned(entry, -entry.points())
                        && clawBackRestoredBy(entry).isPresent();
            case EARNED, REDEEMED, GIFT_GRANTED -> true;
        };
        return lots.add(entry) && isNew && isKnown;
    }

    private boolean isOfWhatWasEarned(PointsEntry entry, long more) {
        InvoiceId document = entry.document().orElseThrow();
        long all = clawedBack.merge(document, more, Math::addExact);
        return all >= 0
                && find(PointsKind.EARNED, document.value())
                        .filter(earned -> earned.entry().points() >= all)
                        .isPresent();
    }

    /** The redemption that an entry is about. */
    Optional<PointsEntry> redemption(PointsEntry entry) {
        return find(
                        PointsKind.REDEEMED.recordedBy(),
                        CommandId.of(entry.subject().orElseThrow()))
                .map(PointsRecorded::entry);
    }

    /** What a note clawed back of the document of which an entry restores it. */
    Optional<PointsEntry> clawBackRestoredBy(PointsEntry entry) {
        return find(PointsKind.CLAWED_BACK, entry.subject().orElseThrow())
                .map(PointsRecorded::entry)
                .filter(clawedBack -> clawedBack.document().equals(entry.document()));
    }

    /** Of which programme. */
    public RewardProgramId program() {
        return program;
    }

    /** How many points can be used on a day, by all that is recorded. */
    public long balance(LocalDate on) {
        return lots.balance(on);
    }

    /** How many points of a document were clawed back so far and not restored. */
    public long clawedBack(InvoiceId document) {
        return clawedBack.getOrDefault(document, 0L);
    }

    /** The entry about this, such as the earning of a document, the claw-back by a credit note or the use of a voucher. */
    public Optional<PointsRecorded> find(PointsKind kind, String subject) {
        return Optional.ofNullable(bySubject.get(new Key(kind.recordedBy(), subject)));
    }

    /** What the command of this kind with this identifier recorded. */
    public Optional<PointsRecorded> find(CommandKind kind, CommandId command) {
        return Optional.ofNullable(byCommand.get(new Key(kind, command.value())));
    }

    /** How many lots were looked at so far: what the work grew with. */
    long looks() {
        return lots.looks();
    }

    /**
     * How many points are to be clawed back by a credit note: what the document earned, less what it earns on what is left of it
     * after this note and those that clawed back before, less what they clawed back. A line of the note lowers the base of the rule for its
     * product group, else that of the rule for all lines; one without a group, and what is taken off or put on the note, lowers first what
     * earned by no rule, then that of the rule for all lines, then the others in their order. Where all of the document is credited, all is clawed back.
     * So the parts of a document come to all of it, however it is split. Never less than zero.
     *
     * @param document the document, which has earned
     * @param note a note that credits it
     * @param notes all notes that credit it
     * @throws IllegalArgumentException if the document has not earned
     */
    public long toClawBack(Invoice document, Invoice note, List<Invoice> notes) {
        List<Invoice> counted = clawedBackBy(notes, note);
        counted.add(note);
        return Math.max(0, earnedTooMuch(document, counted) - clawedBack(document.id()));
    }

    /**
     * How many points come back since a credit note was reversed: what is clawed back of the document beyond what those notes
     * make due that stand and clawed back. Never less than zero, and zero where the next note clawed back so much less already.
     *
     * @param document the document, which has earned
     * @param note the note that was reversed
     * @param notes all notes to the document that stand
     * @throws IllegalArgumentException if the document has not earned
     */
    public long toRestore(Invoice document, Invoice note, List<Invoice> notes) {
        return Math.max(0, clawedBack(document.id()) - earnedTooMuch(document, clawedBackBy(notes, note)));
    }

    private List<Invoice> clawedBackBy(List<Invoice> notes, Invoice without) {
        List<Invoice> counted = new ArrayList<>();
        notes.stream()
                .filter(other -> !other.id().equals(without.id())
                        && find(PointsKind.CLAWED_BACK, other.id().value()).isPresent())
                .forEach(counted::add);
        return counted;
    }

    private long earnedTooMuch(Invoice document, List<Invoice> notes) {
        PointsEntry earned = find(PointsKind.EARNED, document.id().value())
                .orElseThrow(() -> new IllegalArgumentException("document " + document.id() + " has not earned"))
                .entry();
        return notes.isEmpty() ? 0 : earned.points() - CreditedBases.pointsAfter(earned.basis(), document, notes);
    }

    /**
     * Why an entry cannot be booked on its day; empty where it can. Of documents it knows what the entries say: that a used voucher is given
     * back only where its document was reversed is for those who know the documents.
     */
    public Optional<Refusal> refusalOf(PointsEntry ordered) {
        return new PointsRules(this).refusalOf(ordered);
    }

    /** The first day on which an entry may count. */
    LocalDate earliest(PointsEntry ordered) {
        return last == null ? ordered.effectiveOn() : last.entry().effectiveOn();
    }

    /**
     * The entry as it is to be recorded: on its day or, where it is late, on that of the last entry, with the lots that it moves.
     *
     * @throws IllegalArgumentException if it {@linkplain #refusalOf cannot} be booked
     */
    public PointsEntry booked(PointsEntry ordered) {
        refusalOf(ordered).ifPresent(refusal -> {
            throw new IllegalArgumentException(ordered + " is refused: " + refusal);
        });
        LocalDate earliest = earliest(ordered);
        LocalDate on = ordered.effectiveOn().isBefore(earliest) ? earliest : ordered.effectiveOn();
        return switch (ordered.kind()) {
            case EARNED -> earned(ordered, on);
            case CLAWED_BACK -> {
                List<PointsMove> moves =
                        lots.take(ordered.points(), on, ordered.document().orElseThrow());
                long taken = -moves.stream().mapToLong(PointsMove::points).sum();
                yield ordered.booked(on, moves, ordered.points() - taken);
            }
            case RESTORED -> restored(ordered, on);
            case REDEEMED -> ordered.booked(on, lots.take(ordered.points(), on), 0);
            case GIVEN_BACK -> givenBack(ordered, on);
            case VOUCHER_USED, GIFT_GRANTED -> ordered.booked(on, List.of(), 0);
        };
    }

    private PointsEntry earned(PointsEntry ordered, LocalDate on) {
        ComingPoints coming = new ComingPoints(on, lots.owed());
        coming.come(ownLot(ordered), ordered.points());
        return coming.booked(ordered);
    }

    private static LotKey ownLot(PointsEntry earned) {
        return new LotKey(
                InvoiceId.of(earned.subject().orElseThrow()),
                earned.usableThrough().orElse(Require.LAST_DAY));
    }

    // What is owed is settled with what can still be used and expires first; the rest comes back to its lots.
    private PointsEntry givenBack(PointsEntry ordered, LocalDate on) {
        ComingPoints coming = new ComingPoints(on, lots.owed());
        for (PointsMove taken : redemption(ordered).orElseThrow().moves()) {
            coming.come(atLeast(ordered, taken.lot()), -taken.points());
        }
        return coming.booked(ordered);
    }

    // What was taken last comes back first, so what is left is as if less had been taken. What was owed is so no more.
    // What of it was settled meanwhile, and what other notes took, comes to the document's own lot.
    private PointsEntry restored(PointsEntry ordered, LocalDate on) {
        PointsEntry clawedBack = clawBackRestoredBy(ordered).orElseThrow();
        ComingPoints coming = new ComingPoints(on, lots.owed());
        long wanted = ordered.points();
        long cancelled = Math.min(wanted, clawedBack.owed());
        long toOwn = coming.cancel(cancelled);
        wanted -= cancelled;
        List<PointsMove> latestFirst = new ArrayList<>(clawedBack.moves());
        Collections.reverse(latestFirst);
        for (PointsMove taken : latestFirst) {
            long back = Math.min(wanted, -taken.points());
            coming.come(atLeast(ordered, taken.lot()), back);
            wanted -= back;
        }
        PointsEntry earned = find(
                        PointsKind.EARNED, ordered.document().orElseThrow().value())
                .orElseThrow()
                .entry();
        coming.come(atLeast(ordered, ownLot(earned)), toOwn + wanted);
        return coming.booked(ordered);
    }

    private static LotKey atLeast(PointsEntry ordered, LotKey lot) {
        LocalDate least = ordered.usableThrough().orElse(LocalDate.MIN);
        return lot.through().isBefore(least) ? new LotKey(lot.source(), least) : lot;
    }

    /** What an entry is found by: its command, or what it is about. */
    private record Key(CommandKind kind, String id) {}
}
