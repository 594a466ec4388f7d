package io.cartera.points;

import io.cartera.account.AccountId;
import io.cartera.invoice.InvoiceId;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
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
 * not there any more is owed: the next points that are earned or given back, and can still be used, settle it first. What a credit note
 * clawed back that is reversed is restored. What comes next is booked by a {@link PointsLedger}. Immutable and thread-safe.
 * <p>
 * Worked: INV-1 earns 10 usable through June, INV-2 earns 20 usable through December. A redemption of 15 takes 10 of
 * INV-1 and 5 of INV-2. All of INV-1 is credited: 10 are clawed back of INV-2, since INV-1 has none left; 5 stay. All of INV-2 is
 * credited: the 5 are taken and 15 are owed. INV-3 earns 18: 3 come to the balance.
 */
public final class PointsAccount {

    private final AccountId account;
    private final RewardProgramId program;
    private final List<PointsRecorded> recorded;
    // Of use as soon as all entries are in, and not changed afterwards.
    private final PointsLedger ledger;

    private PointsAccount(AccountId account, RewardProgramId program, List<PointsRecorded> recorded) {
        this.account = Objects.requireNonNull(account, "account");
        this.program = Objects.requireNonNull(program, "program");
        this.recorded = List.copyOf(recorded);
        this.ledger = PointsLedger.of(account, program, this.recorded);
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
        return ledger.find(kind, subject);
    }

    /** What the command of this kind with this identifier recorded. */
    public Optional<PointsRecorded> find(CommandKind kind, CommandId command) {
        return ledger.find(kind, command);
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

    /** How many points of a document were clawed back so far and not restored. */
    public long clawedBack(InvoiceId document) {
        return ledger.clawedBack(document);
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
}
