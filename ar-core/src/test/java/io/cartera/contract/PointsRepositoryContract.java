package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.BRANCH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.points.EarnedBy;
import io.cartera.points.PointsAccount;
import io.cartera.points.PointsEntry;
import io.cartera.points.PointsLedger;
import io.cartera.points.PointsMove;
import io.cartera.points.PointsRecorded;
import io.cartera.points.Reward;
import io.cartera.points.RewardProgramId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.Session;
import io.cartera.store.outer.OuterSession;
import io.cartera.store.outer.PointsRepository;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What a {@link PointsRepository} keeps; for stores with the outer ring. */
public abstract class PointsRepositoryContract extends StoreContract {

    private static final RewardProgramId CLUB = RewardProgramId.of("CLUB");
    private static final RewardProgramId OTHER = RewardProgramId.of("OTHER");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 10);
    private static final LocalDate LATER = LocalDate.of(2026, 6, 30);
    private static final Instant AT = Instant.parse("2026-01-10T10:00:00.123456Z");
    private static final Money EURO = Money.parse("EUR 1");
    private static final Percentage WHOLE = Percentage.of("100");

    /** For the test of a store. */
    protected PointsRepositoryContract() {}

    private static PointsRepository points(Session session) {
        return OuterSession.of(session).points();
    }

    private static PointsEntry.Dated dated(AccountId account, RewardProgramId program) {
        return PointsEntry.of(program, account.customer(), DAY);
    }

    private static PointsRecorded recorded(AccountId account, String command, PointsEntry entry) {
        return PointsRecorded.of(
                account,
                Command.of(entry.kind().recordedBy(), CommandId.of(command), Actor.of("clerk-7"), Optional.empty()),
                entry,
                AT);
    }

    /** What a document of so many euros earns at a point each. */
    private static PointsRecorded earned(AccountId account, String document, RewardProgramId program) {
        PointsEntry ordered = dated(account, program)
                .earned(InvoiceId.of(document), List.of(EarnedBy.of("all", Money.parse("EUR 10"), EURO, 1, WHOLE)));
        return recorded(account, document, ordered.booked(DAY, List.of(PointsMove.of(InvoiceId.of(document), 10)), 0));
    }

    private static PointsRecorded earned(AccountId account, String document) {
        return earned(account, document, CLUB);
    }

    private static PointsRecorded gift(AccountId account, String command, String gift) {
        return recorded(
                account,
                command,
                dated(account, CLUB).giftGranted(Reward.gift(gift, 1)).booked(DAY, List.of(), 0));
    }

    private void add(PointsRecorded... all) {
        for (PointsRecorded recorded : all) {
            write(recorded.account(), session -> points(session).add(recorded));
        }
    }

    private PointsAccount file(AccountId account) {
        return read(session -> points(session).find(account, CLUB));
    }

    @Test
    void every_kind_of_entry_comes_back() {
        List<PointsEntry> ordered = List.of(
                dated(ACME_ACCOUNT, CLUB)
                        .earned(
                                InvoiceId.of("INV-1 \u00DF"),
                                List.of(
                                        EarnedBy.of(
                                                        "toys \u00DF",
                                                        Money.parse("EUR 1234.56"),
                                                        Money.parse("EUR 0.5"),
                                                        3,
                                                        Percentage.of("112.5"))
                                                .inGroup("toys"),
                                        EarnedBy.of("all", Money.parse("EUR 0"), EURO, 1, WHOLE)))
                        .inTier("GOLD")
                        .usableThrough(LATER),
                dated(ACME_ACCOUNT, CLUB)
                        .earned(
                                InvoiceId.of("INV-2"),
                                List.of(EarnedBy.of("all", Money.parse("EUR 20"), EURO, 1, WHOLE))),
                dated(ACME_ACCOUNT, CLUB).earned(InvoiceId.of("INV-3"), List.of()),
                dated(ACME_ACCOUNT, CLUB).redeemed(8331, Reward.voucher(Money.parse("JPY 500"))),
                dated(ACME_ACCOUNT, CLUB)
                        .redeemed(1, Reward.voucher(Money.parse("BHD 1.234")).validThrough(Samples.LAST_DAY)),
                dated(ACME_ACCOUNT, CLUB).redeemed(2, Reward.gift("MUG \u00DF", 12)),
                dated(ACME_ACCOUNT, CLUB).clawedBack(InvoiceId.of("INV-2"), InvoiceId.of("CN-1"), 20),
                dated(ACME_ACCOUNT, CLUB).givenBack(CommandId.of("C-3")).usableThrough(LATER.plusDays(9)),
                dated(ACME_ACCOUNT, CLUB).voucherUsed(CommandId.of("C-4"), InvoiceId.of("INV-3")),
                dated(ACME_ACCOUNT, CLUB).giftGranted(Reward.gift("CALENDAR", 1)),
                dated(ACME_ACCOUNT, CLUB)
                        .restored(InvoiceId.of("INV-2"), InvoiceId.of("CN-1"), 20)
                        .usableThrough(LATER.plusDays(9)));
        PointsLedger ledger = PointsLedger.of(ACME_ACCOUNT, CLUB, List.of());
        List<PointsRecorded> all = new ArrayList<>();
        for (PointsEntry entry : ordered) {
            int number = all.size();
            Optional<Basis> basis = number % 2 == 0 ? Optional.of(Basis.of("file " + number)) : Optional.empty();
            Command command = Command.of(
                    entry.kind().recordedBy(), CommandId.of("C-" + number), Actor.of("clerk-" + number), basis);
            all.add(PointsRecorded.of(ACME_ACCOUNT, command, ledger.booked(entry), AT.plusNanos(1000L * number)));
            ledger.add(all.get(number));
        }
        add(all.toArray(PointsRecorded[]::new));

        assertEquals(all, file(ACME_ACCOUNT).recorded());
        // It was rich enough to tell: some points were owed and settled.
        assertEquals(1, all.get(6).entry().owed());
        assertEquals(-1, all.get(7).entry().owed());
    }

    @Test
    void entries_come_in_the_order_of_recording_even_at_one_instant() {
        List<PointsRecorded> all = List.of(
                earned(ACME_ACCOUNT, "INV-2"),
                gift(ACME_ACCOUNT, "Z", "one"),
                gift(ACME_ACCOUNT, "A", "two"),
                earned(ACME_ACCOUNT, "INV-1"));
        write(ACME_ACCOUNT, session -> all.forEach(points(session)::add));

        assertEquals(all, file(ACME_ACCOUNT).recorded());
    }

    @Test
    void moves_of_one_entry_come_in_their_order() {
        List<PointsRecorded> earned = new ArrayList<>();
        List<PointsMove> moves = new ArrayList<>();
        for (int i = 12; i > 0; i--) {
            earned.add(earned(ACME_ACCOUNT, "INV-" + i));
            moves.add(PointsMove.of(InvoiceId.of("INV-" + i), -10));
        }
        PointsRecorded redeemed = recorded(
                ACME_ACCOUNT,
                "R",
                dated(ACME_ACCOUNT, CLUB).redeemed(120, Reward.gift("BIKE", 1)).booked(DAY, moves, 0));
        add(earned.toArray(PointsRecorded[]::new));
        add(redeemed);

        assertEquals(moves, file(ACME_ACCOUNT).recorded().get(12).entry().moves());
    }

    @Test
    void what_a_session_adds_it_reads() {
        PointsRecorded earned = earned(ACME_ACCOUNT, "INV-1");

        write(ACME_ACCOUNT, session -> {
            points(session).add(earned);
            assertEquals(
                    List.of(earned), points(session).find(ACME_ACCOUNT, CLUB).recorded());
            assertEquals(Optional.of(AT), points(session).lastRecordedAt(ACME_ACCOUNT));
        });
    }

    @Test
    void an_account_without_points_is_empty() {
        assertEquals(PointsAccount.of(ACME_ACCOUNT, CLUB, List.of()), file(ACME_ACCOUNT));
        assertEquals(Optional.empty(), read(session -> points(session).lastRecordedAt(ACME_ACCOUNT)));
    }

    @Test
    void programmes_accounts_and_ledgers_are_kept_apart() {
        PointsRecorded club = earned(ACME_ACCOUNT, "INV-1");
        PointsRecorded other = recorded(
                ACME_ACCOUNT, "E-2", earned(ACME_ACCOUNT, "INV-1", OTHER).entry());
        PointsRecorded inBranch = earned(ACME_IN_BRANCH, "INV-1");
        PointsRecorded beta = earned(BETA_ACCOUNT, "INV-1");
        add(beta, club, other, inBranch);

        assertEquals(List.of(club), file(ACME_ACCOUNT).recorded());
        assertEquals(
                List.of(other),
                read(session -> points(session).find(ACME_ACCOUNT, OTHER)).recorded());
        assertEquals(List.of(inBranch), file(ACME_IN_BRANCH).recorded());
        assertEquals(List.of(club, other), read(session -> points(session).of(ACME_ACCOUNT)));
        assertEquals(List.of(beta), read(session -> points(session).of(BETA_ACCOUNT)));
        assertEquals(
                List.of(Map.entry(ACME, file(ACME_ACCOUNT)), Map.entry(BETA_ACCOUNT.customer(), file(BETA_ACCOUNT))),
                List.copyOf(read(session -> points(session).all(LedgerId.MAIN, CLUB))
                        .entrySet()));
        assertEquals(
                List.of(file(ACME_IN_BRANCH)),
                List.copyOf(read(session -> points(session).all(BRANCH, CLUB)).values()));
        assertEquals(
                List.of(),
                List.copyOf(read(session -> points(session).all(BRANCH, OTHER)).values()));
    }

    @Test
    void identifiers_that_look_alike_are_different() {
        PointsRecorded composed = earned(ACME_ACCOUNT, "INV-\u00E9");
        PointsRecorded decomposed = earned(ACME_ACCOUNT, "INV-e\u0301");
        PointsRecorded lower = earned(ACME_ACCOUNT, "inv-\u00E9");
        PointsRecorded trailing = earned(ACME_ACCOUNT, "INV-\u00E9 ");
        add(composed, decomposed, lower, trailing);

        assertEquals(
                List.of(composed, decomposed, lower, trailing),
                file(ACME_ACCOUNT).recorded());
    }

    @Test
    void what_a_command_recorded_is_found_by_kind_and_identifier_in_any_programme() {
        PointsRecorded earned = recorded(
                ACME_ACCOUNT, "C-1", earned(ACME_ACCOUNT, "INV-1", OTHER).entry());
        PointsRecorded gift = gift(ACME_ACCOUNT, "C-1", "MUG");
        add(earned, gift);

        assertEquals(Optional.of(earned), found(ACME_ACCOUNT, CommandKind.EARN_POINTS, "C-1"));
        assertEquals(Optional.of(gift), found(ACME_ACCOUNT, CommandKind.GRANT_GIFT, "C-1"));
        assertEquals(Optional.empty(), found(ACME_ACCOUNT, CommandKind.GRANT_GIFT, "C-2"));
        assertEquals(Optional.empty(), found(BETA_ACCOUNT, CommandKind.GRANT_GIFT, "C-1"));
    }

    private Optional<PointsRecorded> found(AccountId account, CommandKind kind, String command) {
        return read(session -> points(session).find(account, kind, CommandId.of(command)));
    }

    @Test
    void the_last_instant_is_that_of_the_last_entry_in_any_programme() {
        PointsEntry other = earned(ACME_ACCOUNT, "INV-1", OTHER).entry();
        Command command = Command.of(CommandKind.EARN_POINTS, CommandId.of("E"), Actor.SYSTEM, Optional.empty());
        add(
                earned(ACME_ACCOUNT, "INV-1"),
                PointsRecorded.of(ACME_ACCOUNT, command, other, AT.plusSeconds(60)),
                earned(BETA_ACCOUNT, "INV-1"));

        assertEquals(
                Optional.of(AT.plusSeconds(60)), read(session -> points(session).lastRecordedAt(ACME_ACCOUNT)));
        assertEquals(Optional.of(AT), read(session -> points(session).lastRecordedAt(BETA_ACCOUNT)));
    }

    @Test
    void a_command_records_once_and_the_first_entry_stays() {
        PointsRecorded first = gift(ACME_ACCOUNT, "G-1", "one");
        add(first);

        assertThrows(DuplicateKeyException.class, () -> add(gift(ACME_ACCOUNT, "G-1", "two")));
        assertEquals(List.of(first), file(ACME_ACCOUNT).recorded());
    }

    @Test
    void a_document_earns_once_in_a_programme() {
        PointsRecorded first = earned(ACME_ACCOUNT, "INV-1");
        PointsRecorded other = recorded(
                ACME_ACCOUNT, "E-2", earned(ACME_ACCOUNT, "INV-1", OTHER).entry());
        add(first, other);

        assertThrows(DuplicateKeyException.class, () -> add(recorded(ACME_ACCOUNT, "E-3", first.entry())));
        assertEquals(List.of(first), file(ACME_ACCOUNT).recorded());
    }

    @Test
    void an_entry_is_added_under_the_lock_of_its_account_only() {
        assertThrows(
                IllegalStateException.class,
                () -> write(ACME_ACCOUNT, session -> points(session).add(earned(BETA_ACCOUNT, "INV-1"))));

        assertEquals(List.of(), file(BETA_ACCOUNT).recorded());
    }
}
