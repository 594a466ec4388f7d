package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.accountOf;
import static io.cartera.contract.Samples.eur;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.HeadroomFact;
import io.cartera.headroom.HeadroomFile;
import io.cartera.headroom.HeadroomGrounds;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.headroom.StagesLeft;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.HeadroomRepository;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What a {@link HeadroomRepository} keeps. */
public abstract class HeadroomRepositoryContract extends StoreContract {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 10);
    private static final LocalDate LATER = LocalDate.of(2026, 2, 1);
    private static final Instant AT = Instant.parse("2026-01-10T10:00:00.123456Z");

    /** For the test of a store. */
    protected HeadroomRepositoryContract() {}

    private static HeadroomRecorded recorded(
            AccountId account, String command, HeadroomFact fact, Optional<StagesLeft> left) {
        return HeadroomRecorded.of(
                account,
                Command.of(fact.recordedBy(), CommandId.of(command), Actor.of("clerk-7"), Optional.empty()),
                fact,
                AT,
                left);
    }

    private static Optional<StagesLeft> left(long reserved, long ordered, long unbilled) {
        return Optional.of(StagesLeft.of(CurrencyUnit.EUR, reserved, ordered, unbilled));
    }

    /** Of EUR 1.00, from {@link #DAY} through {@link #LATER}. */
    static HeadroomRecorded reserved(AccountId account, String id) {
        return reserved(account, id, LATER);
    }

    private static HeadroomRecorded reserved(AccountId account, String id, LocalDate through) {
        Reservation reservation = Reservation.of(
                ReservationId.of(id), account.customer(), eur("1"), SalesDocumentKind.ORDER, DAY, through);
        return recorded(account, id, reservation, left(100, 0, 0));
    }

    private static HeadroomRecorded committed(
            String id, String command, SalesDocumentKind kind, String amount, LocalDate on, Optional<StagesLeft> left) {
        Commitment commitment = Commitment.to(kind, "D-" + command, ACME, ReservationId.of(id), eur(amount), on);
        return recorded(ACME_ACCOUNT, command, commitment, left);
    }

    private static HeadroomRecorded released(String id, String command, LocalDate on) {
        return recorded(ACME_ACCOUNT, command, ReservationRelease.of(ACME, ReservationId.of(id), on), left(0, 0, 0));
    }

    private static HeadroomRecorded member(AccountId account, String command, CustomerId root, LocalDate from) {
        return recorded(account, command, GroupMembership.of(account.customer(), root, from), Optional.empty());
    }

    private void add(HeadroomRecorded... all) {
        for (HeadroomRecorded recorded : all) {
            write(recorded.account(), session -> session.headroom().add(recorded));
        }
    }

    private HeadroomFile file(AccountId account) {
        return read(session -> session.headroom().find(account));
    }

    private List<HeadroomRecorded> live(LocalDate day) {
        return read(session -> session.headroom().live(ACME_ACCOUNT, day)).facts();
    }

    @Test
    void an_account_without_facts_has_an_empty_file_and_no_group() {
        write(session -> session.accounts().lock(ACME_ACCOUNT));

        assertEquals(HeadroomFile.of(ACME_ACCOUNT, List.of()), file(ACME_ACCOUNT));
        assertEquals(HeadroomFile.of(BETA_ACCOUNT, List.of()), file(BETA_ACCOUNT));
        assertEquals(List.of(), live(DAY));
        assertEquals(Optional.empty(), read(session -> session.headroom().lastRecordedAt(ACME_ACCOUNT)));
        assertEquals(false, read(session -> session.headroom().isGroup(ACME_ACCOUNT)));
        assertEquals(
                Set.of(),
                read(session -> session.headroom().group(ACME_ACCOUNT)).keySet());
    }

    @Test
    void every_kind_of_fact_comes_back() {
        Reservation whole = Reservation.of(
                        ReservationId.of("whole"),
                        ACME,
                        eur("3.21"),
                        SalesDocumentKind.QUOTATION,
                        DAY,
                        Samples.LAST_DAY)
                .withReference("Q-7 ÄÖ 圣诞");
        HeadroomGrounds own = HeadroomGrounds.of(eur("12.34"), Optional.of(eur("20")));
        Money beyond = Money.ofMajor(CurrencyUnit.EUR, Long.MAX_VALUE).multipliedBy(3);
        List<HeadroomRecorded> kept = new ArrayList<>(List.of(
                recorded(ACME_ACCOUNT, "whole", whole, left(321, 0, 0))
                        .approvedOn(own.ofGroup(BETA, eur("77"), eur("99.99"))),
                reserved(ACME_ACCOUNT, "unlimited").approvedOn(HeadroomGrounds.of(beyond, Optional.empty())),
                reserved(ACME_ACCOUNT, "R"),
                recorded(
                        ACME_ACCOUNT,
                        "order",
                        Reservation.ofDocument(ReservationId.of("order"), ACME, eur("1"), SalesDocumentKind.ORDER, DAY),
                        left(0, 100, 0)),
                recorded(
                        ACME_ACCOUNT,
                        "delivery",
                        Reservation.ofDocument(
                                ReservationId.of("delivery"), ACME, eur("1"), SalesDocumentKind.DELIVERY, DAY),
                        left(0, 0, 100)),
                committed("R", "1", SalesDocumentKind.ORDER, "0.50", DAY, left(50, 50, 0)),
                committed("R", "2", SalesDocumentKind.DELIVERY, "0.20", DAY, left(50, 30, 20)),
                committed("R", "3", SalesDocumentKind.INVOICE, "0.90", LATER, left(10, 0, 0)),
                recorded(
                        ACME_ACCOUNT,
                        "4",
                        ReservationRelease.of(ACME, ReservationId.of("R"), LATER)
                                .of(eur("0.03")),
                        left(7, 0, 0)),
                released("R", "5", LATER),
                member(ACME_ACCOUNT, "m1", BETA, DAY),
                recorded(ACME_ACCOUNT, "m2", GroupMembership.of(ACME, BETA, DAY).until(LATER), Optional.empty()),
                recorded(ACME_ACCOUNT, "m3", GroupMembership.none(ACME, LATER), Optional.empty())));
        HeadroomRecorded based = reserved(ACME_ACCOUNT, "based");
        kept.add(HeadroomRecorded.of(
                ACME_ACCOUNT,
                Command.of(
                        based.fact().recordedBy(),
                        CommandId.of("based"),
                        Actor.of("clerk-7"),
                        Optional.of(Basis.of("mail of 3 May"))),
                based.fact(),
                AT,
                based.left()));
        add(kept.toArray(HeadroomRecorded[]::new));

        assertEquals(kept, file(ACME_ACCOUNT).facts());
        for (HeadroomRecorded recorded : kept) {
            assertEquals(
                    Optional.of(recorded),
                    read(session -> session.headroom()
                            .find(
                                    ACME_ACCOUNT,
                                    recorded.command().kind(),
                                    recorded.command().id())));
        }
        assertEquals(Optional.of(AT), read(session -> session.headroom().lastRecordedAt(ACME_ACCOUNT)));
    }

    @Test
    void facts_added_in_one_session_are_seen_in_it_in_the_order_of_recording() {
        List<HeadroomRecorded> kept = List.of(
                reserved(ACME_ACCOUNT, "z"),
                reserved(ACME_ACCOUNT, "a"),
                committed("z", "2", SalesDocumentKind.ORDER, "0.40", DAY, left(60, 40, 0)),
                committed("z", "1", SalesDocumentKind.ORDER, "0.60", DAY, left(0, 100, 0)));
        write(ACME_ACCOUNT, session -> {
            kept.forEach(session.headroom()::add);
            assertEquals(kept, session.headroom().find(ACME_ACCOUNT).facts());
            assertEquals(kept, session.headroom().live(ACME_ACCOUNT, DAY).facts());
            assertEquals(
                    3,
                    session.headroom()
                            .find(ACME_ACCOUNT, ReservationId.of("z"))
                            .facts()
                            .size());
        });

        assertEquals(kept, file(ACME_ACCOUNT).facts());
    }

    @Test
    void one_reservation_comes_with_its_own_steps_only() {
        add(
                reserved(ACME_ACCOUNT, "R"),
                reserved(ACME_ACCOUNT, "S"),
                committed("R", "1", SalesDocumentKind.ORDER, "1", DAY, left(0, 100, 0)),
                released("S", "2", DAY));

        HeadroomFile one = read(session -> session.headroom().find(ACME_ACCOUNT, ReservationId.of("R")));

        assertEquals(
                List.of("R", "1"),
                one.facts().stream()
                        .map(recorded -> recorded.command().id().value())
                        .toList());
    }

    @Test
    void what_holds_through_a_day_is_live_through_it() {
        HeadroomRecorded reserved = reserved(ACME_ACCOUNT, "R");
        add(reserved);

        assertEquals(List.of(reserved), live(LocalDate.of(1, 1, 1)));
        assertEquals(List.of(reserved), live(LATER));
        assertEquals(List.of(), live(LATER.plusDays(1)));
    }

    @Test
    void what_is_ordered_or_delivered_stays_live_until_it_is_billed_or_given_back() {
        HeadroomRecorded reserved = reserved(ACME_ACCOUNT, "R");
        HeadroomRecorded ordered = committed("R", "1", SalesDocumentKind.ORDER, "0.40", DAY, left(60, 40, 0));
        HeadroomRecorded delivered = committed("R", "2", SalesDocumentKind.DELIVERY, "0.40", DAY, left(60, 0, 40));
        HeadroomRecorded billed = committed("R", "3", SalesDocumentKind.INVOICE, "0.40", DAY, left(60, 0, 0));
        add(reserved, ordered);
        assertEquals(List.of(reserved, ordered), live(Samples.LAST_DAY));
        add(delivered);
        assertEquals(List.of(reserved, ordered, delivered), live(Samples.LAST_DAY));
        add(billed);
        assertEquals(List.of(reserved, ordered, delivered, billed), live(LATER));
        assertEquals(List.of(), live(LATER.plusDays(1)));
    }

    @Test
    void what_is_given_back_is_live_before_its_last_step_only() {
        HeadroomRecorded reserved = reserved(ACME_ACCOUNT, "R", Samples.LAST_DAY);
        HeadroomRecorded released = released("R", "1", LATER);
        add(reserved, released);

        assertEquals(List.of(reserved, released), live(LATER.minusDays(1)));
        assertEquals(List.of(), live(LATER));
    }

    @Test
    void the_live_reservations_of_a_ledger_come_by_customer() {
        Samples.idsOutOfOrder().forEach(id -> add(reserved(accountOf(id), "R")));
        add(reserved(ACME_IN_BRANCH, "R"));
        add(reserved(accountOf("gone"), "R", DAY));

        SortedMap<CustomerId, HeadroomFile> all =
                read(session -> session.headroom().live(LedgerId.MAIN, LATER));

        assertEquals(
                Samples.IDS_IN_ORDER,
                all.keySet().stream().map(CustomerId::value).toList());
        all.forEach((customer, file) ->
                assertEquals(List.of(reserved(AccountId.of(LedgerId.MAIN, customer), "R")), file.facts()));
    }

    @Test
    void memberships_are_found_from_the_member_and_from_the_root() {
        AccountId gamma = accountOf("gamma");
        HeadroomRecorded acme = member(ACME_ACCOUNT, "m", BETA, DAY);
        HeadroomRecorded elsewhere = member(ACME_ACCOUNT, "n", gamma.customer(), LATER);
        HeadroomRecorded other = member(gamma, "m", BETA, DAY);
        add(acme, reserved(ACME_ACCOUNT, "R"), other, elsewhere, member(ACME_IN_BRANCH, "m", BETA, DAY));

        assertEquals(
                List.of(acme, elsewhere),
                read(session -> session.headroom().memberships(ACME_ACCOUNT)).facts());
        SortedMap<CustomerId, HeadroomFile> group =
                read(session -> session.headroom().group(BETA_ACCOUNT));
        assertEquals(Set.of(ACME, gamma.customer()), group.keySet());
        assertEquals(List.of(acme, elsewhere), group.get(ACME).facts());
        assertEquals(List.of(other), group.get(gamma.customer()).facts());
        assertEquals(
                Set.of(ACME), read(session -> session.headroom().group(gamma)).keySet());
        assertEquals(
                Set.of(),
                read(session -> session.headroom().group(ACME_ACCOUNT)).keySet());
    }

    @Test
    void a_command_records_once_and_a_reservation_begins_once() {
        HeadroomRecorded first = reserved(ACME_ACCOUNT, "R");
        add(first);

        assertThrows(DuplicateKeyException.class, () -> add(first));
        assertThrows(DuplicateKeyException.class, () -> add(reserved(ACME_ACCOUNT, "R", DAY)));
        HeadroomRecorded stated = recorded(
                ACME_ACCOUNT,
                "R",
                Reservation.ofDocument(ReservationId.of("R"), ACME, eur("1"), SalesDocumentKind.ORDER, DAY),
                left(0, 100, 0));
        assertThrows(DuplicateKeyException.class, () -> add(stated));
        HeadroomRecorded released = released("R", "1", DAY);
        add(released);
        assertThrows(DuplicateKeyException.class, () -> add(released));

        assertEquals(List.of(first, released), file(ACME_ACCOUNT).facts());
        assertEquals(List.of(), live(DAY));
    }

    @Test
    void the_same_identifier_on_another_account_or_ledger_is_another() {
        List<HeadroomRecorded> kept =
                List.of(reserved(ACME_ACCOUNT, "R"), reserved(BETA_ACCOUNT, "R"), reserved(ACME_IN_BRANCH, "R"));
        kept.forEach(this::add);

        kept.forEach(recorded ->
                assertEquals(List.of(recorded), file(recorded.account()).facts()));
    }

    @Test
    void identifiers_that_look_alike_are_different() {
        List<HeadroomRecorded> kept =
                Samples.IDS.stream().map(id -> reserved(ACME_ACCOUNT, id)).toList();
        kept.forEach(this::add);

        assertEquals(kept, file(ACME_ACCOUNT).facts());
        kept.forEach(recorded -> assertEquals(
                List.of(recorded),
                read(session -> session.headroom()
                                .find(ACME_ACCOUNT, recorded.reservation().orElseThrow()))
                        .facts()));
    }

    @Test
    void a_group_is_there_once_it_is_opened_whoever_belongs_to_it() {
        add(member(ACME_ACCOUNT, "m", BETA, DAY));
        write(session -> assertFalse(session.headroom().lockGroup(BETA_ACCOUNT)));
        write(session -> {
            session.headroom().openGroup(BETA_ACCOUNT);
            session.headroom().openGroup(BETA_ACCOUNT);
            assertTrue(session.headroom().lockGroup(BETA_ACCOUNT));
        });

        write(session -> assertTrue(session.headroom().lockGroup(BETA_ACCOUNT)));
        assertEquals(true, read(session -> session.headroom().isGroup(BETA_ACCOUNT)));
        assertEquals(false, read(session -> session.headroom().isGroup(ACME_ACCOUNT)));
        assertEquals(false, read(session -> session.headroom().isGroup(AccountId.of(ACME_IN_BRANCH.ledger(), BETA))));
    }

    @Test
    void groups_are_locked_in_their_order_and_before_all_accounts() {
        List<AccountId> both = List.of(ACME_ACCOUNT, BETA_ACCOUNT).stream()
                .sorted(Comparator.naturalOrder())
                .toList();
        write(session -> both.forEach(session.headroom()::openGroup));

        assertThrows(
                IllegalStateException.class,
                () -> write(session -> {
                    session.headroom().lockGroup(both.get(1));
                    session.headroom().lockGroup(both.get(0));
                }));
        assertThrows(
                IllegalStateException.class,
                () -> write(ACME_ACCOUNT, session -> session.headroom().lockGroup(ACME_ACCOUNT)));
        write(session -> {
            both.forEach(session.headroom()::lockGroup);
            session.accounts().lock(ACME_ACCOUNT);
            assertTrue(session.headroom().lockGroup(both.get(0)));
        });
    }

    @Test
    void nothing_is_added_without_the_lock_of_the_account() {
        assertThrows(
                IllegalStateException.class,
                () -> write(session -> session.headroom().add(reserved(ACME_ACCOUNT, "R"))));
    }
}
