package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.AccountRefusal;
import io.cartera.audit.AuditFinding;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditNotGranted;
import io.cartera.credit.CreditPicture;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditReason;
import io.cartera.credit.CreditReason.GroupLimitExceeded;
import io.cartera.credit.CreditReason.LimitExceeded;
import io.cartera.credit.CreditReason.PartLimitExceeded;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.DecisionId;
import io.cartera.credit.LimitMeasure;
import io.cartera.credit.Remedy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditExposure;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.ExposureTerm;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.HeadroomRefusal;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.headroom.ReservationState;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C073: limits, exposure, reservations and groups, through the door. */
class ReservationsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final CustomerId ROOT = CustomerId.of("ROOT");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate WEEK = DAY.plusDays(7);
    private static final ReservationId R = ReservationId.of("SO-1");

    private final Receivables books =
            Receivables.over(new InMemoryStore(), Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC));

    @BeforeEach
    void register() {
        for (CustomerId customer : List.of(ACME, BOLT, ROOT)) {
            books.customers()
                    .register(Customer.organisation(customer, "Some S.L.").build())
                    .orElseThrow();
        }
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private void limit(CustomerId customer, String amount) {
        books.credit().grant(customer, CreditLimit.of(eur(amount)), DAY).orElseThrow();
    }

    private static Reservation order(CustomerId customer, String id, String amount) {
        return Reservation.of(ReservationId.of(id), customer, eur(amount), SalesDocumentKind.ORDER, DAY, WEEK);
    }

    private Outcome<HeadroomRecorded> reserve(String id, String amount) {
        return books.reservations().reserve(order(ACME, id, amount));
    }

    private static Invoice invoice(CustomerId customer, String id, String amount, LocalDate on) {
        return Invoice.draft(InvoiceId.of(id), customer, on)
                .line("Goods", eur(amount))
                .build();
    }

    private void commit(String id, SalesDocumentKind kind, String amount, LocalDate on) {
        books.reservations()
                .commit(CommandId.of(id), Commitment.to(kind, id, ACME, R, eur(amount), on))
                .orElseThrow();
    }

    private CreditExposure exposure(LocalDate on) {
        return books.credit().exposure(ACME, CurrencyUnit.EUR, on);
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal();
    }

    private static List<CreditReason> reasons(Outcome<?> outcome) {
        return ((CreditNotGranted) refusal(outcome)).decision().reasons();
    }

    @Test
    void two_reservations_never_share_one_headroom() {
        limit(ACME, "100");

        assertThat(reserve("SO-1", "60").applied()).isPresent();
        assertThat(reasons(reserve("SO-2", "50")))
                .containsExactly(new LimitExceeded(eur("100"), eur("60"), eur("50"), eur("10")));
        HeadroomRecorded last = reserve("SO-3", "40").orElseThrow();

        assertThat(exposure(DAY).net()).isEqualTo(eur("100"));
        assertThat(last.grounds().orElseThrow().exposure()).isEqualTo(eur("60"));
        assertThat(last.grounds().orElseThrow().limit()).contains(eur("100"));
    }

    @Test
    void a_reservation_cannot_be_made_twice_on_one_headroom_by_turning_back_the_calendar() {
        limit(ACME, "100");
        books.credit().grant(ACME, CreditLimit.of(eur("100")), DAY.minusDays(5)).orElseThrow();
        reserve("SO-1", "60").orElseThrow();
        Reservation earlier = Reservation.of(
                ReservationId.of("SO-2"), ACME, eur("50"), SalesDocumentKind.ORDER, DAY.minusDays(1), WEEK);

        assertThat(refusal(books.reservations().reserve(earlier))).isInstanceOf(CreditNotGranted.class);
    }

    @Test
    void a_reservation_expires_by_its_date_without_any_command() {
        limit(ACME, "100");
        reserve("SO-1", "60").orElseThrow();

        assertThat(exposure(WEEK).amount(ExposureTerm.RESERVATIONS)).isEqualTo(eur("60"));
        assertThat(exposure(WEEK.plusDays(1)).net()).isEqualTo(eur("0"));
        Outcome<HeadroomRecorded> late = books.reservations()
                .commit(
                        CommandId.of("D-1"),
                        Commitment.to(SalesDocumentKind.ORDER, "D-1", ACME, R, eur("60"), WEEK.plusDays(1)));
        assertThat(refusal(late)).isEqualTo(new HeadroomRefusal.NothingLeft(R, WEEK.plusDays(1)));
    }

    @Test
    void G07_what_was_reserved_is_counted_once_from_the_order_to_the_invoice() {
        limit(ACME, "1000");
        reserve("SO-1", "150").orElseThrow();
        commit("O-1", SalesDocumentKind.ORDER, "150", DAY.plusDays(1));
        commit("D-1", SalesDocumentKind.DELIVERY, "100", DAY.plusDays(2));
        books.reservations()
                .issue(invoice(ACME, "INV-1", "110", DAY.plusDays(3)), R)
                .orElseThrow();

        for (int day = 0; day < 3; day++) {
            assertThat(exposure(DAY.plusDays(day)).net()).as("day " + day).isEqualTo(eur("150"));
        }
        CreditExposure after = exposure(DAY.plusDays(3));
        assertThat(after.openDebits()).isEqualTo(eur("110"));
        assertThat(after.amount(ExposureTerm.OPEN_ORDERS)).isEqualTo(eur("40"));
        assertThat(after.net()).isEqualTo(eur("150"));
        assertThat(exposure(DAY.plusDays(2)).amount(ExposureTerm.UNBILLED)).isEqualTo(eur("100"));
    }

    @Test
    void G07_an_invoice_of_more_than_was_ordered_takes_what_is_left() {
        limit(ACME, "1000");
        reserve("SO-1", "100").orElseThrow();

        books.reservations().issue(invoice(ACME, "INV-1", "130", DAY), R).orElseThrow();

        assertThat(exposure(DAY).net()).isEqualTo(eur("130"));
        assertThat(books.reservations().live(ACME, AsOf.of(DAY))).isEmpty();
        books.reservations().issue(invoice(ACME, "INV-2", "5", DAY), R).orElseThrow();
        assertThat(exposure(DAY).net()).isEqualTo(eur("135"));
    }

    @Test
    void an_invoice_and_its_commitment_are_both_kept_or_neither() {
        limit(ACME, "1000");
        reserve("SO-1", "100").orElseThrow();
        Invoice early = invoice(ACME, "INV-1", "100", DAY.minusDays(1));

        assertThat(refusal(books.reservations().issue(early, R)))
                .isEqualTo(new HeadroomRefusal.TooEarly(DAY.minusDays(1), DAY));
        assertThat(refusal(books.reservations().issue(invoice(ACME, "INV-1", "1", DAY), ReservationId.of("none"))))
                .isInstanceOf(HeadroomRefusal.UnknownReservation.class);
        assertThat(books.accounts().history(ACME).changes()).isEmpty();
        assertThat(exposure(DAY).net()).isEqualTo(eur("100"));
    }

    @Test
    void a_commitment_and_its_invoice_share_a_unit_of_several_commands() {
        limit(ACME, "1000");
        reserve("SO-1", "100").orElseThrow();

        books.accounts().inOneUnit(ACME, batch -> {
            batch.issue(invoice(ACME, "INV-1", "40", DAY)).orElseThrow();
            return batch.commit(
                            CommandId.of("C-1"),
                            Commitment.to(SalesDocumentKind.INVOICE, "INV-1", ACME, R, eur("40"), DAY))
                    .orElseThrow();
        });

        assertThat(exposure(DAY).net()).isEqualTo(eur("100"));
        assertThat(exposure(DAY).openDebits()).isEqualTo(eur("40"));
        Commitment none = Commitment.to(SalesDocumentKind.INVOICE, "INV-9", ACME, R, eur("1"), DAY);
        assertThat(refusal(books.reservations().commit(CommandId.of("C-2"), none)))
                .isInstanceOf(AccountRefusal.UnknownItem.class);
        assertThat(books.audit().verify()).isEqualTo(List.<AuditFinding>of());
    }

    @Test
    void what_is_left_is_given_back_in_parts_or_as_a_whole() {
        limit(ACME, "100");
        reserve("SO-1", "100").orElseThrow();
        books.reservations()
                .release(ReservationRelease.of(ACME, R, DAY).of(eur("30")))
                .orElseThrow();
        assertThat(exposure(DAY).net()).isEqualTo(eur("70"));

        books.reservations().release(ReservationRelease.of(ACME, R, DAY)).orElseThrow();

        assertThat(exposure(DAY).net()).isEqualTo(eur("0"));
        assertThat(refusal(books.reservations().release(ReservationRelease.of(ACME, R, DAY))))
                .isEqualTo(new HeadroomRefusal.NothingLeft(R, DAY));
        assertThat(reserve("SO-2", "100").applied()).isPresent();
    }

    @Test
    void orders_that_came_without_asking_count_too() {
        limit(ACME, "100");
        Reservation stated =
                Reservation.ofDocument(ReservationId.of("SO-9"), ACME, eur("80"), SalesDocumentKind.ORDER, DAY);
        books.reservations().state(stated).orElseThrow();

        assertThat(exposure(DAY.plusYears(1)).amount(ExposureTerm.OPEN_ORDERS)).isEqualTo(eur("80"));
        assertThat(refusal(reserve("SO-1", "21"))).isInstanceOf(CreditNotGranted.class);
        assertThatThrownBy(() -> books.reservations().reserve(stated)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_repeat_changes_nothing_and_other_content_is_a_conflict() {
        limit(ACME, "100");
        List<Event> heard = new ArrayList<>();
        Receivables telling = books.notifying(heard::add);
        Outcome<HeadroomRecorded> first = telling.reservations().reserve(order(ACME, "SO-1", "60"));

        assertThat(telling.reservations().reserve(order(ACME, "SO-1", "60"))).isEqualTo(first);
        assertThat(telling.reservations().reserve(order(ACME, "SO-1", "61")))
                .isEqualTo(new Outcome.Conflicting<>(CommandId.of("SO-1"), "EUR 60.00", "EUR 61.00", "amount"));
        assertThat(heard).hasSize(2).startsWith(first.events().get(0));
        Invoice invoice = invoice(ACME, "INV-1", "60", DAY);
        assertThat(books.reservations().issue(invoice, R))
                .isEqualTo(books.reservations().issue(invoice, R));
        assertThat(exposure(DAY).net()).isEqualTo(eur("60"));
        assertThat(books.audit().verify()).isEqualTo(List.<AuditFinding>of());
    }

    @Test
    void exposure_as_known_at_an_instant_does_not_change_later() {
        limit(ACME, "100");
        Instant before = reserve("SO-1", "60").orElseThrow().at();
        books.reservations().release(ReservationRelease.of(ACME, R, DAY)).orElseThrow();
        AsOf asOf = AsOf.of(DAY);

        CreditExposure known = books.credit().exposure(ACME, CurrencyUnit.EUR, asOf.knownAt(before));

        boolean isSameInstant =
                books.reservations().file(ACME).facts().get(1).at().equals(before);
        assertThat(known.net()).isEqualTo(isSameInstant ? eur("0") : eur("60"));
        assertThat(books.credit()
                        .exposure(ACME, CurrencyUnit.EUR, asOf.knownAt(before.minusSeconds(1)))
                        .net())
                .isEqualTo(eur("0"));
        assertThat(exposure(DAY).net()).isEqualTo(eur("0"));
    }

    @Test
    void C06_lowering_a_limit_breaks_no_history_and_stops_what_comes_after() {
        limit(ACME, "100");
        HeadroomRecorded approved = reserve("SO-1", "90").orElseThrow();
        limit(ACME, "50");

        assertThat(books.reservations().find(ACME, R, AsOf.of(DAY)).map(ReservationState::isLive))
                .contains(true);
        assertThat(books.reservations().file(ACME).facts()).containsExactly(approved);
        assertThat(refusal(reserve("SO-2", "1"))).isInstanceOf(CreditNotGranted.class);
    }

    @Test
    void C01_whoever_owes_by_invoice_has_that_much_less_to_reserve() {
        limit(ACME, "100");
        books.invoicing().issue(invoice(ACME, "INV-1", "70", DAY)).orElseThrow();
        assertThat(refusal(reserve("SO-1", "31"))).isInstanceOf(CreditNotGranted.class);
        books.cash()
                .receive(Payment.received(PaymentId.of("P-1"), ACME, eur("20"), DAY))
                .orElseThrow();

        assertThat(reserve("SO-2", "50").applied()).isPresent();
        assertThat(refusal(reserve("SO-3", "0.01"))).isInstanceOf(CreditNotGranted.class);
    }

    @Test
    void no_limit_on_file_refers_and_an_unknown_customer_is_refused() {
        assertThat(((CreditNotGranted) refusal(reserve("SO-1", "1"))).decision())
                .isInstanceOf(CreditDecision.Referred.class);
        assertThat(refusal(books.reservations().reserve(order(CustomerId.of("NOBODY"), "SO-1", "1"))))
                .isEqualTo(new UnknownCustomer(CustomerId.of("NOBODY")));
    }

    @Test
    void G11_a_limit_on_orders_stops_an_order_that_the_whole_limit_allows() {
        limit(ACME, "1000");
        books.credit()
                .grant(
                        CommandId.of("G-1"),
                        LimitGrant.of(ACME, CreditLimit.of(eur("99")), DAY).on(ExposureTerm.OPEN_ORDERS))
                .orElseThrow();

        assertThat(reasons(reserve("SO-1", "100")))
                .containsExactly(new PartLimitExceeded("open orders", eur("99"), eur("0"), eur("100"), eur("1")));
        assertThat(reserve("SO-1", "99").applied()).isPresent();
    }

    @Test
    void G09_a_limit_on_open_debits_counts_beside_the_whole_one() {
        limit(ACME, "1100");
        books.invoicing().issue(invoice(ACME, "INV-1", "500", DAY)).orElseThrow();
        assertThat(books.credit().decide(ACME, eur("1"), DAY)).isInstanceOf(CreditDecision.Approved.class);
        books.credit()
                .grant(
                        CommandId.of("G-1"),
                        LimitGrant.of(ACME, CreditLimit.of(eur("499")), DAY).on(ExposureTerm.OPEN_DEBITS))
                .orElseThrow();

        assertThat(books.credit().decide(ACME, eur("1"), DAY).reasons())
                .containsExactly(new PartLimitExceeded("open debits", eur("499"), eur("500"), eur("0"), eur("1")));
    }

    private void group(String limit) {
        books.credit()
                .grant(
                        CommandId.of("GROUP"),
                        LimitGrant.of(ROOT, CreditLimit.of(eur(limit)), DAY).forGroup())
                .orElseThrow();
        join(ACME);
        join(BOLT);
    }

    private Outcome<HeadroomRecorded> join(CustomerId member) {
        return books.reservations().join(CommandId.of("J-" + member), GroupMembership.of(member, ROOT, DAY));
    }

    @ParameterizedTest(name = "own limit {0}, group 15000: {1} fits")
    @CsvSource({"10000,10000", "20000,15000", "none,0", "0,0", "unlimited,15000", "nothing on file,15000"})
    void the_smaller_of_the_own_limit_and_that_of_the_group_holds(String own, String most) {
        group("15000");
        if (!own.equals("nothing on file")) {
            CreditLimit limit = switch (own) {
                case "none" -> CreditLimit.noCredit();
                case "unlimited" -> CreditLimit.unlimited();
                default -> CreditLimit.of(eur(own));
            };
            books.credit().grant(ACME, limit, DAY).orElseThrow();
        }
        Money over = eur(most).plusMinor(1);

        assertThat(refusal(books.reservations()
                        .reserve(Reservation.of(R, ACME, over, SalesDocumentKind.ORDER, DAY, WEEK))))
                .isInstanceOf(CreditNotGranted.class);
        if (!most.equals("0")) {
            assertThat(reserve("SO-1", most).applied()).isPresent();
        }
    }

    @Test
    void the_group_is_checked_first_on_what_is_at_stake_with_all_its_members() {
        group("100");
        limit(ACME, "90");
        limit(BOLT, "90");
        books.reservations().reserve(order(BOLT, "SO-1", "60")).orElseThrow();
        books.cash()
                .receive(Payment.received(PaymentId.of("P-1"), ROOT, eur("50"), DAY))
                .orElseThrow();

        assertThat(reasons(reserve("SO-1", "95")))
                .containsExactly(
                        new GroupLimitExceeded("ROOT", eur("100"), eur("60"), eur("95"), eur("55")),
                        new LimitExceeded(eur("90"), eur("0"), eur("95"), eur("5")));
        assertThat(reserve("SO-1", "40").orElseThrow().grounds().orElseThrow().groupExposure())
                .contains(eur("60"));
        assertThat(books.reservations()
                        .group(BOLT, CurrencyUnit.EUR, AsOf.of(DAY))
                        .keySet())
                .containsExactly(ACME, BOLT, ROOT);
        assertThat(books.reservations()
                        .group(ACME, CurrencyUnit.EUR, AsOf.of(DAY.minusDays(1)))
                        .keySet())
                .containsExactly(ACME);
    }

    private void groupOn(ExposureTerm term, String limit) {
        books.credit()
                .grant(
                        CommandId.of("GROUP-" + term),
                        LimitGrant.of(ROOT, CreditLimit.of(eur(limit)), DAY)
                                .forGroup()
                                .on(term))
                .orElseThrow();
    }

    @Test
    void C074_a_group_has_limits_on_parts_of_what_is_at_stake_with_all_its_members() {
        group("1000");
        groupOn(ExposureTerm.OPEN_ORDERS, "100");
        limit(ACME, "500");
        limit(BOLT, "500");
        books.reservations().reserve(order(BOLT, "SO-1", "60")).orElseThrow();
        books.invoicing().issue(invoice(BOLT, "INV-1", "300", DAY)).orElseThrow();

        assertThat(reasons(reserve("SO-1", "41")))
                .containsExactly(
                        new GroupLimitExceeded("ROOT on open orders", eur("100"), eur("60"), eur("41"), eur("1")));
        HeadroomRecorded reserved = reserve("SO-1", "40").orElseThrow();
        // The grounds tell of the whole.
        assertThat(reserved.grounds().orElseThrow().root()).contains(ROOT);
        assertThat(reserved.grounds().orElseThrow().groupExposure()).contains(eur("360"));
        assertThat(reserved.grounds().orElseThrow().groupLimit()).contains(eur("1000"));
        CreditDecision decided =
                books.decisions().log(ACME).decision(DecisionId.of("SO-1")).orElseThrow();
        assertThat(CreditPicture.parse(decided.picture().toString())).isEqualTo(decided.picture());
        assertThat(decided.picture().measures())
                .extracting(LimitMeasure::scope)
                .contains(LimitMeasure.Scope.GROUP_PART);
    }

    @Test
    void C074_a_group_may_have_a_limit_on_a_part_alone_and_debits_do_not_use_one_on_orders() {
        join(ACME);
        join(BOLT);
        groupOn(ExposureTerm.OPEN_ORDERS, "100");
        limit(ACME, "500");
        limit(BOLT, "500");
        books.invoicing().issue(invoice(BOLT, "INV-1", "300", DAY)).orElseThrow();

        assertThat(reserve("SO-1", "101").applied()).isEmpty();
        assertThat(reserve("SO-1", "100").applied()).isPresent();
        assertThat(books.decisions()
                        .decide(
                                CreditRequest.of(ACME, eur("50"), DAY, SalesDocumentKind.INVOICE),
                                CreditPolicy.ofDefaults()))
                .isInstanceOf(CreditDecision.Approved.class);
    }

    @Test
    void C142_what_a_group_has_on_order_beyond_its_limit_is_given_up_by_whom_it_is_and_nobody_hears_of_the_others() {
        group("1000");
        limit(ACME, "500");
        limit(BOLT, "500");
        books.reservations().reserve(order(BOLT, "SO-1", "60")).orElseThrow();
        reserve("SO-1", "80").orElseThrow();
        groupOn(ExposureTerm.OPEN_ORDERS, "100");

        CreditDecision decision = books.decisions()
                .decide(CreditRequest.of(ACME, eur("10"), DAY, SalesDocumentKind.INVOICE), CreditPolicy.ofDefaults());

        assertThat(decision.remedies()).containsExactly(new Remedy.ReleaseReserved(eur("40")));
        assertThat(decision.explain()).noneMatch(sentence -> sentence.contains("140") || sentence.contains("60.00"));
    }

    @Test
    void groups_have_one_level_and_their_history_is_kept() {
        group("100");

        assertThat(refusal(books.reservations().join(CommandId.of("J-2"), GroupMembership.of(ROOT, BOLT, DAY))))
                .isEqualTo(new HeadroomRefusal.GroupInGroup(BOLT, DAY));
        CustomerId other = CustomerId.of("OTHER");
        books.customers()
                .register(Customer.organisation(other, "Other").build())
                .orElseThrow();
        assertThat(refusal(books.reservations().join(CommandId.of("J-3"), GroupMembership.of(ROOT, other, DAY))))
                .isEqualTo(new HeadroomRefusal.GroupInGroup(ROOT, DAY));
        books.reservations()
                .join(CommandId.of("J-4"), GroupMembership.none(ACME, DAY.plusDays(1)))
                .orElseThrow();
        limit(ACME, "500");

        assertThat(refusal(reserve("SO-1", "101"))).isInstanceOf(CreditNotGranted.class);
        Reservation later = Reservation.of(R, ACME, eur("101"), SalesDocumentKind.ORDER, DAY.plusDays(1), WEEK);
        assertThat(books.reservations().reserve(later).applied()).isPresent();
    }

    @Test
    void a_group_lies_in_one_place() {
        ReceivablesStore one = new InMemoryStore();
        Receivables apart = Receivables.over(new ReceivablesStore() {
            @Override
            public <T> T write(Function<? super Session, ? extends T> work) {
                return one.write(work);
            }

            @Override
            public <T> T read(Function<? super Session, ? extends T> work) {
                return one.read(work);
            }

            @Override
            public boolean keepsTogether(CustomerId first, CustomerId second) {
                return first.equals(second);
            }
        });
        apart.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();

        assertThat(refusal(apart.reservations().join(CommandId.of("J"), GroupMembership.of(ACME, ROOT, DAY))))
                .isEqualTo(KeptApart.of(ACME, ROOT));
    }

    @Test
    void utilisation_counts_what_is_reserved() {
        limit(ACME, "100");
        reserve("SO-1", "60").orElseThrow();

        assertThat(books.credit().utilisation(DAY).get(0).exposure()).isEqualTo(eur("60"));
        assertThat(books.credit().utilisation(DAY).get(0).available()).isEqualTo(eur("40"));
        assertThat(books.credit().utilisation(WEEK.plusDays(1)).get(0).exposure())
                .isEqualTo(eur("0"));
        assertThat(books.credit().decide(ACME, eur("40"), DAY).reasons()).isEmpty();
        assertThat(books.credit().limits(ACME).inForce(AsOf.of(DAY))).isNotEqualTo(Optional.empty());
    }
}
