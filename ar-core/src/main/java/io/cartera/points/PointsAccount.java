package io.cartera.points;

import io.cartera.account.AccountId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Refusal;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All entries of one customer's points in one programme, in the order of recording, and what is read from them.
 * <p>
 * Days never fall from one entry to the next, so what was answered for a day stays true once a later entry is there; a document
 * that earns or claws back late counts from the day of the last entry. No lot, and so no balance, is ever below zero on
 * any day. Points expire by their last day, without an entry. What takes points takes those that expire first, of one day
 * those that came first; what is clawed back is taken from what the document itself earned before, also where that
 * expired unused. What is clawed back and
 * not there any more is owed: the next points that are earned or given back, and can still be used, settle it first. Immutable and thread-safe.
 * <p>
 * Worked: INV-1 earns 10 usable through June, INV-2 earns 20 usable through December. A redemption of 15 takes 10 of
 * INV-1 and 5 of INV-2. All of INV-1 is credited: 10 are clawed back of INV-2, since INV-1 has none left; 5 stay. All of INV-2 is
 * credited: the 5 are taken and 15 are owed. INV-3 earns 18: 3 come to the balance.
 */
public final class PointsAccount {

    private final AccountId account;
    private final RewardProgramId program;
    private final List<PointsRecorded> recorded;
    private final Map<Subject, PointsRecorded> bySubject = new HashMap<>();
    private final Map<CommandId, PointsRecorded> redemptions = new HashMap<>();
    private final Map<InvoiceId, Long> clawedBack = new HashMap<>();
    private final Lots lots = new Lots();

    private PointsAccount(AccountId account, RewardProgramId program, List<PointsRecorded> recorded) {
        this.account = Objects.requireNonNull(account, "account");
        this.program = Objects.requireNonNull(program, "program");
        this.recorded = List.copyOf(recorded);
        Set<List<Object>> commands = new HashSet<>();
        Instant last = Instant.MIN;
        LocalDate day = LocalDate.MIN;
        for (PointsRecorded next : this.recorded) {
            PointsEntry entry = next.entry();
            boolean fits = next.account().equals(account)
                    && entry.program().equals(program)
                    && !next.at().isBefore(last)
                    && !entry.effectiveOn().isBefore(day)
                    && commands.add(List.of(entry.kind(), next.command().id()))
                    && follows(next);
            if (!fits) {
                throw new IllegalArgumentException(next + " cannot follow what is on the points account of " + account);
            }
            last = next.at();
            day = entry.effectiveOn();
        }
    }

    private boolean follows(PointsRecorded next) {
        PointsEntry entry = next.entry();
        boolean isNew = entry.subject()
                .map(subject -> bySubject.put(new Subject(entry.kind(), subject), next) == null)
                .orElse(true);
        boolean isKnown = true;
        if (entry.kind() == PointsKind.REDEEMED) {
            redemptions.put(next.command().id(), next);
        }
        if (entry.kind() == PointsKind.GIVEN_BACK || entry.kind() == PointsKind.VOUCHER_USED) {
            PointsRecorded redemption =
                    redemptions.get(CommandId.of(entry.subject().orElseThrow()));
            isKnown = redemption != null
                    && (entry.kind() == PointsKind.VOUCHER_USED
                            || entry.points() == redemption.entry().points());
        }
        if (entry.kind() == PointsKind.CLAWED_BACK) {
            InvoiceId document = entry.document().orElseThrow();
            long all = clawedBack.merge(document, entry.points(), Math::addExact);
            isKnown = find(PointsKind.EARNED, document.value())
                    .filter(earned -> earned.entry().points() >= all)
                    .isPresent();
        }
        return lots.add(entry) && isNew && isKnown;
    }

    /**
     * The account with these entries.
     *
     * @throws IllegalArgumentException if one is of another account or programme, comes before the one before it, repeats what can
     *     be once, names what is not there, or takes a lot below zero
     */
    public static PointsAccount of(AccountId account, RewardProgramId program, List<PointsRecorded> recorded) {
        return new PointsAccount(account, program, recorded);
    }

    /**
     * The account with one entry more.
     *
     * @throws IllegalArgumentException as {@link #of} says
     */
    public PointsAccount with(PointsRecorded next) {
        List<PointsRecorded> all = new ArrayList<>(recorded);
        all.add(next);
        return new PointsAccount(account, program, all);
    }

    /** Whose points, in which ledger. */
    public AccountId account() {
        return account;
    }

    /** Of which programme. */
    public RewardProgramId program() {
        return program;
    }

    /** All entries, in the order of recording. */
    public List<PointsRecorded> recorded() {
        return recorded;
    }

    /** How many points can be used as of a day. */
    public long balance(AsOf asOf) {
        return lots(asOf).stream().mapToLong(PointsLot::left).reduce(0, Math::addExact);
    }

    /** The lots that can be used as of a day: what expires first, then what came first. */
    public List<PointsLot> lots(AsOf asOf) {
        return asOf(asOf).usable(asOf.date());
    }

    /** How many points the customer owes as of a day, which the next ones settle. */
    public long owed(AsOf asOf) {
        return asOf(asOf).owed();
    }

    /** How many points expire after which last day, of those usable as of a day; those without an end are left out. */
    public SortedMap<LocalDate, Long> expiring(AsOf asOf) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        lots(asOf).forEach(lot -> lot.usableThrough().ifPresent(day -> days.merge(day, lot.left(), Math::addExact)));
        return days;
    }

    /** How many points had expired unused by the beginning of the day. */
    public long expired(AsOf asOf) {
        return asOf(asOf).expiredBefore(asOf.date());
    }

    private Lots asOf(AsOf asOf) {
        Lots then = new Lots();
        recorded.stream()
                .filter(each -> asOf.counts(each.entry().effectiveOn(), each.at()))
                .forEach(each -> then.add(each.entry()));
        return then;
    }

    /** The entry about this, such as the earning of a document, the claw-back by a credit note or the use of a voucher. */
    public Optional<PointsRecorded> find(PointsKind kind, String subject) {
        return Optional.ofNullable(bySubject.get(new Subject(kind, subject)));
    }

    /** What the command of this kind with this identifier recorded. */
    public Optional<PointsRecorded> find(CommandKind kind, CommandId command) {
        return recorded.stream()
                .filter(each ->
                        each.command().kind() == kind && each.command().id().equals(command))
                .findFirst();
    }

    /** The vouchers that were given and not used, also on a document that was reversed later, given back or past their last day as of a day, in the order of recording. */
    public List<PointsRecorded> openVouchers(AsOf asOf) {
        List<PointsRecorded> then = recorded.stream()
                .filter(each -> asOf.counts(each.entry().effectiveOn(), each.at()))
                .toList();
        Set<String> ended = new HashSet<>();
        then.stream()
                .filter(each -> each.entry().kind() == PointsKind.VOUCHER_USED
                        || each.entry().kind() == PointsKind.GIVEN_BACK)
                .forEach(each -> ended.add(each.entry().subject().orElseThrow()));
        return then.stream()
                .filter(each -> each.entry().kind() == PointsKind.REDEEMED
                        && !ended.contains(each.command().id().value())
                        && each.entry()
                                .reward()
                                .filter(reward -> isOpen(reward, asOf.date()))
                                .isPresent())
                .toList();
    }

    private static boolean isOpen(Reward reward, LocalDate on) {
        return reward.value().isPresent()
                && reward.validThrough().filter(last -> last.isBefore(on)).isEmpty();
    }

    /** How many points of a document were clawed back so far. */
    public long clawedBack(InvoiceId document) {
        return clawedBack.getOrDefault(document, 0L);
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
        PointsEntry earned = find(PointsKind.EARNED, document.id().value())
                .orElseThrow(() -> new IllegalArgumentException("document " + document.id() + " has not earned"))
                .entry();
        List<Invoice> counted = new ArrayList<>();
        notes.stream()
                .filter(other -> !other.id().equals(note.id())
                        && find(PointsKind.CLAWED_BACK, other.id().value()).isPresent())
                .forEach(counted::add);
        counted.add(note);
        long stays = CreditedBases.pointsAfter(earned.basis(), document, counted);
        return Math.max(0, earned.points() - stays - clawedBack(document.id()));
    }

    /**
     * Why an entry cannot be booked on its day; empty where it can. Of documents it knows what the entries say: that a used voucher is given
     * back only where its document was reversed is for those who know the documents.
     */
    public Optional<Refusal> refusalOf(PointsEntry ordered) {
        PointsKind kind = ordered.kind();
        if (kind == PointsKind.CLAWED_BACK
                && find(PointsKind.EARNED, ordered.document().orElseThrow().value())
                        .isEmpty()) {
            return Optional.of(new PointsRefusal.NotEarned(ordered.document().get()));
        }
        Optional<PointsRecorded> before = ordered.subject().flatMap(subject -> find(kind, subject));
        if (before.isPresent()) {
            return Optional.of(already(before.get()));
        }
        if (kind == PointsKind.GIVEN_BACK || kind == PointsKind.VOUCHER_USED) {
            Optional<Refusal> refusal = refusalOfVoucher(ordered);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        LocalDate earliest = earliest(ordered);
        boolean waits = kind == PointsKind.EARNED || kind == PointsKind.CLAWED_BACK;
        if (!waits && ordered.effectiveOn().isBefore(earliest)) {
            return Optional.of(new PointsRefusal.TooEarly(ordered.effectiveOn(), earliest));
        }
        long usable = lots.balance(ordered.effectiveOn());
        return kind == PointsKind.REDEEMED && usable < ordered.points()
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
        Optional<Reward> reward = Optional.ofNullable(redemptions.get(id))
                .flatMap(each -> each.entry().reward());
        if (reward.isEmpty() || (uses && reward.get().value().isEmpty())) {
            return Optional.of(new PointsRefusal.UnknownRedemption(id));
        }
        Optional<PointsRecorded> givenBack = find(PointsKind.GIVEN_BACK, subject);
        if (uses && givenBack.isPresent()) {
            return Optional.of(already(givenBack.get()));
        }
        // A voucher that was used was so in time.
        boolean isInTime = find(PointsKind.VOUCHER_USED, subject).isPresent();
        return reward.get()
                .validThrough()
                .filter(last -> !isInTime && last.isBefore(ordered.effectiveOn()))
                .map(last -> new PointsRefusal.VoucherExpired(id, last));
    }

    private LocalDate earliest(PointsEntry ordered) {
        return recorded.isEmpty()
                ? ordered.effectiveOn()
                : recorded.get(recorded.size() - 1).entry().effectiveOn();
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
            case REDEEMED -> ordered.booked(on, lots.take(ordered.points(), on), 0);
            case GIVEN_BACK -> givenBack(ordered, on);
            case VOUCHER_USED, GIFT_GRANTED -> ordered.booked(on, List.of(), 0);
        };
    }

    private PointsEntry earned(PointsEntry ordered, LocalDate on) {
        PointsMove.LotKey lot = new PointsMove.LotKey(
                InvoiceId.of(ordered.subject().orElseThrow()),
                ordered.usableThrough().orElse(Require.LAST_DAY));
        // What comes too late to be used settles nothing either.
        long settled = lot.through().isBefore(on) ? 0 : Math.min(ordered.points(), lots.owed());
        long left = ordered.points() - settled;
        return ordered.booked(on, left == 0 ? List.of() : List.of(lot.move(left)), -settled);
    }

    // What is owed is settled with what can still be used and expires first; the rest comes back to its lots.
    private PointsEntry givenBack(PointsEntry ordered, LocalDate on) {
        PointsEntry redemption =
                redemptions.get(CommandId.of(ordered.subject().orElseThrow())).entry();
        LocalDate least = ordered.usableThrough().orElse(LocalDate.MIN);
        Map<PointsMove.LotKey, Long> back = new LinkedHashMap<>();
        long settles = lots.owed();
        long settled = 0;
        for (PointsMove taken : redemption.moves()) {
            LocalDate through =
                    taken.lot().through().isBefore(least) ? least : taken.lot().through();
            long settling = through.isBefore(on) ? 0 : Math.min(settles, -taken.points());
            settles -= settling;
            settled += settling;
            long left = -taken.points() - settling;
            if (left > 0) {
                back.merge(new PointsMove.LotKey(taken.source(), through), left, Math::addExact);
            }
        }
        List<PointsMove> moves = back.entrySet().stream()
                .map(lot -> lot.getKey().move(lot.getValue()))
                .toList();
        return ordered.booked(on, moves, -settled);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PointsAccount that
                && account.equals(that.account)
                && program.equals(that.program)
                && recorded.equals(that.recorded);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, program, recorded);
    }

    @Override
    public String toString() {
        return "PointsAccount[" + account + ", " + program + ", " + recorded.size() + " entries]";
    }

    private record Subject(PointsKind kind, String subject) {}
}
