package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.credit.CreditCheck;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditDecision.Approved;
import io.cartera.credit.CreditDecision.Declined;
import io.cartera.credit.CreditDecision.Referred;
import io.cartera.credit.CreditNotGranted;
import io.cartera.credit.CreditOverride;
import io.cartera.credit.CreditPolicies;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditReason;
import io.cartera.credit.CreditReason.LimitExceeded;
import io.cartera.credit.CreditReason.PartLimitExceeded;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.DecisionId;
import io.cartera.credit.OrderGate;
import io.cartera.credit.SupplyHold;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.ExposureTerm;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.LimitKind;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.HeadroomRefusal;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.relationship.Standing;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/**
 * Credit limits and exposure: cases known from the tests and the issues of other open systems for enterprise resource planning.
 * G01 to G21 number them as in the plan of this library, where a number stands for the case written down there; only those with odd
 * numbers were written down. The numbers are not of those systems.
 */
class ErpCreditCasesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-02-10");
    private static final Actor SALES = Actor.of("sales");
    private static final Actor CHIEF = Actor.of("chief");

    private final Receivables books = Receivables.over(
                    new InMemoryStore(),
                    Clock.fixed(DAY.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), ZoneOffset.UTC))
            .actingAs(SALES);

    ErpCreditCasesTest() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private void owe(String id, String amount) {
        books.invoicing().issue(invoice(id, amount)).orElseThrow();
    }

    private static Invoice invoice(String id, String amount) {
        return Invoice.draft(InvoiceId.of(id), ACME, DAY)
                .line("goods", eur(amount))
                .build();
    }

    private void limit(CreditLimit limit) {
        books.credit().grant(ACME, limit, DAY).orElseThrow();
    }

    private void limit(String amount) {
        limit(CreditLimit.of(eur(amount)));
    }

    private void limitOn(ExposureTerm term, String amount) {
        books.credit()
                .grant(
                        CommandId.of(term + " " + amount),
                        LimitGrant.of(ACME, CreditLimit.of(eur(amount)), DAY).on(term))
                .orElseThrow();
    }

    private CreditDecision decide(String amount) {
        return books.credit().decide(ACME, eur(amount), DAY);
    }

    private static Reservation order(String id, String amount) {
        return Reservation.of(ReservationId.of(id), ACME, eur(amount), SalesDocumentKind.ORDER, DAY, DAY.plusDays(30));
    }

    private Outcome<HeadroomRecorded> reserve(String id, String amount) {
        return books.reservations().reserve(order(id, amount));
    }

    private static List<CreditReason> reasons(Outcome<?> refused) {
        return ((CreditNotGranted) refusal(refused)).decision().reasons();
    }

    private static Refusal refusal(Outcome<?> refused) {
        return ((Outcome.Refused<?>) refused).refusal();
    }

    private Money net() {
        return books.credit().exposure(ACME, CurrencyUnit.EUR, DAY).net();
    }

    /** There, no limit on file is any amount; here that is said, and nothing on file is for a person to look at. */
    @Test
    void G01_any_amount_is_allowed_where_that_is_granted_and_not_where_nothing_is() {
        owe("INV-1", "100");
        assertThat(decide("100")).isInstanceOf(Referred.class);
        assertThat(decide("100").reasons()).containsExactly(new CreditReason.LimitNotSet(eur("100"), eur("100")));

        limit(CreditLimit.unlimited());

        assertThat(decide("0.01")).isInstanceOf(Approved.class);
        assertThat(decide("100")).isInstanceOf(Approved.class);
    }

    /**
     * There, a sale of nothing is warned of too where more is owed than the limit; here what adds nothing is never stopped, and the
     * first cent is.
     */
    @Test
    void G03_a_limit_of_zero_stops_every_sale_and_who_may_lifts_it() {
        owe("INV-1", "100");
        limit("0");
        CreditPolicy policy = CreditPolicy.named("house", 1, DAY.minusYears(1))
                .checking(CreditCheck.limit().stopping().overridable());
        assertThat(books.decisions().decide(sale("0"), policy)).isInstanceOf(Approved.class);

        CreditDecision stopped = books.decisions()
                .record(DecisionId.of("D-1"), sale("0.01"), policy)
                .orElseThrow();
        assertThat(stopped).isInstanceOf(Declined.class);
        assertThat(stopped.reasons())
                .containsExactly(new LimitExceeded(eur("0"), eur("100"), eur("0.01"), eur("100.01")));
        assertThat(books.reservations().reserve(order("SO-1", "0.01"), policy)).isInstanceOf(Outcome.Refused.class);
        assertThat(override(SALES)).isInstanceOf(Outcome.Refused.class);
        override(CHIEF).orElseThrow();

        assertThat(books.reservations()
                        .reserve(order("SO-2", "0.01"), policy, DecisionId.of("D-1"))
                        .applied())
                .isPresent();
        assertThat(net()).isEqualTo(eur("100.01"));
    }

    private static CreditRequest sale(String amount) {
        return CreditRequest.of(ACME, eur(amount), DAY, SalesDocumentKind.ORDER);
    }

    private Outcome<CreditOverride> override(Actor approver) {
        return books.actingAs(approver)
                .decisions()
                .override(
                        CommandId.of("O-" + approver.value()),
                        ACME,
                        DAY,
                        CreditOverride.of(DecisionId.of("D-1"), approver, eur("0.01"), DAY, "old friend"));
    }

    @Test
    void G05_an_order_beyond_the_limit_is_refused_and_kept_under_a_higher_one() {
        owe("INV-1", "100");
        limit("100");
        assertThat(reasons(reserve("SO-1", "50")))
                .containsExactly(new LimitExceeded(eur("100"), eur("100"), eur("50"), eur("50")));
        assertThat(net()).isEqualTo(eur("100"));

        limit("200");

        assertThat(reserve("SO-1", "50").applied()).isPresent();
        assertThat(net()).isEqualTo(eur("150"));
    }

    /** There, a draft invoice of more than was ordered changes nothing; here drafts are the host's, and what is issued counts once. */
    @Test
    void G07_an_invoice_of_more_than_was_ordered_is_not_counted_beside_its_order() {
        owe("INV-1", "100");
        limit("200");
        reserve("SO-1", "50").orElseThrow();
        books.reservations()
                .commit(
                        CommandId.of("O-1"),
                        Commitment.to(SalesDocumentKind.ORDER, "O-1", ACME, ReservationId.of("SO-1"), eur("50"), DAY))
                .orElseThrow();
        Invoice more = invoice("INV-2", "60");
        assertThat(net()).isEqualTo(eur("150"));

        books.reservations().issue(more, ReservationId.of("SO-1")).orElseThrow();

        assertThat(net()).isEqualTo(eur("160"));
        assertThat(books.credit().exposure(ACME, CurrencyUnit.EUR, DAY).amount(ExposureTerm.OPEN_ORDERS))
                .isEqualTo(eur("0"));
    }

    @Test
    void G09_the_limit_on_the_whole_and_that_on_what_is_unpaid_are_both_kept() {
        owe("INV-1", "500");
        limit("100");
        assertThat(decide("1").reasons())
                .containsExactly(new LimitExceeded(eur("100"), eur("500"), eur("1"), eur("401")));
        limit("1100");
        assertThat(decide("1")).isInstanceOf(Approved.class);

        limitOn(ExposureTerm.OPEN_DEBITS, "499");

        assertThat(decide("1").reasons())
                .containsExactly(new PartLimitExceeded("open debits", eur("499"), eur("500"), eur("0"), eur("1")));
    }

    @Test
    void G11_orders_have_a_limit_of_their_own_within_that_of_the_whole() {
        limit("1000");
        limitOn(ExposureTerm.OPEN_ORDERS, "99");
        assertThat(reasons(reserve("SO-1", "100")))
                .containsExactly(new PartLimitExceeded("open orders", eur("99"), eur("0"), eur("100"), eur("1")));

        limitOn(ExposureTerm.OPEN_ORDERS, "150");
        assertThat(reserve("SO-1", "100").applied()).isPresent();
        assertThat(reasons(reserve("SO-2", "100")))
                .containsExactly(new PartLimitExceeded("open orders", eur("150"), eur("100"), eur("100"), eur("50")));

        limitOn(ExposureTerm.OPEN_ORDERS, "1000");
        limit("100");
        assertThat(reasons(reserve("SO-2", "100")))
                .containsExactly(new LimitExceeded(eur("100"), eur("100"), eur("100"), eur("100")));
    }

    @Test
    void G13_a_shipment_is_held_by_limit_and_status_and_goes_when_both_are_lifted() {
        OrderGate gate = OrderGate.by(CreditPolicies.of(CreditPolicy.named("house", 1, DAY.minusYears(1))
                .checking(CreditCheck.standing().stopping())));
        CreditRequest shipment = CreditRequest.of(ACME, eur("100"), DAY, SalesDocumentKind.DELIVERY);
        limit("8");
        standing("H-1", Standing.onHold("STOP"));
        SupplyHold held = check(gate, shipment);
        assertThat(held.answer()).isEqualTo(SupplyHold.Answer.HOLD);
        assertThat(held.reasons())
                .containsExactly(
                        new LimitExceeded(eur("8"), eur("0"), eur("100"), eur("92")),
                        new CreditReason.NotInGoodStanding(AdministrativeStatus.ON_HOLD));

        limit(CreditLimit.unlimited());
        assertThat(check(gate, shipment).answer()).isEqualTo(SupplyHold.Answer.HOLD);
        standing("H-2", Standing.open());

        assertThat(check(gate, shipment).answer()).isEqualTo(SupplyHold.Answer.ALLOW);
    }

    private void standing(String command, Standing standing) {
        books.customers()
                .record(CommandId.of(command), FileEntry.of(ACME, DAY).standing(standing))
                .orElseThrow();
    }

    private SupplyHold check(OrderGate gate, CreditRequest request) {
        CreditPolicy policy = CreditPolicy.named("house", 1, DAY.minusYears(1)).checking(CreditCheck.standing());
        return gate.check(request, books.decisions().picture(request, policy));
    }

    @Test
    void G15_the_limit_from_the_later_day_holds_whatever_its_kind() {
        LocalDate later = DAY.plusDays(10);
        for (boolean isSwapped : new boolean[] {false, true}) {
            CustomerId customer = CustomerId.of("C-" + isSwapped);
            books.customers()
                    .register(Customer.organisation(customer, "One").build())
                    .orElseThrow();
            LimitGrant early = LimitGrant.of(customer, CreditLimit.of(eur("100")), DAY);
            LimitGrant late = LimitGrant.of(customer, CreditLimit.of(eur("200")), later);
            books.credit()
                    .grant(CommandId.of("L-1"), isSwapped ? early.ofKind(LimitKind.INSURED) : early)
                    .orElseThrow();
            books.credit()
                    .grant(CommandId.of("L-2"), isSwapped ? late : late.ofKind(LimitKind.INSURED))
                    .orElseThrow();

            assertThat(books.credit().limits(customer).on(later)).contains(CreditLimit.of(eur("200")));
            assertThat(books.credit().limits(customer).on(later.minusDays(1))).contains(CreditLimit.of(eur("100")));
        }
    }

    /** There, the share is taken of what is left of the limit, so that 940 of 1000 pass a watch of 90 %; here of the limit. */
    @Test
    void G17_a_watch_is_on_what_is_at_stake_with_the_sale() {
        owe("INV-1", "440");
        limit("1000");
        CreditPolicy watching = CreditPolicy.named("house", 1, DAY.minusYears(1))
                .checking(CreditCheck.utilisation(Percentage.of("90")).warning());

        CreditDecision decision = books.decisions().decide(sale("500"), watching);

        assertThat(decision).isInstanceOf(Approved.class);
        assertThat(decision.warnings()).singleElement().isInstanceOf(CreditReason.UtilisationTooHigh.class);
        assertThat(books.decisions().decide(sale("460"), watching).warnings()).isEmpty();
    }

    @Test
    void G19_an_order_that_was_closed_is_asked_again_before_it_goes_on() {
        limit("100");
        reserve("SO-1", "80").orElseThrow();
        ReservationId closed = ReservationId.of("SO-1");
        books.reservations().release(ReservationRelease.of(ACME, closed, DAY)).orElseThrow();
        reserve("SO-2", "80").orElseThrow();

        Commitment reopened = Commitment.to(SalesDocumentKind.ORDER, "O-1", ACME, closed, eur("80"), DAY);
        assertThat(refusal(books.reservations().commit(CommandId.of("O-1"), reopened)))
                .isEqualTo(new HeadroomRefusal.NothingLeft(closed, DAY));
        assertThat(reasons(reserve("SO-1-AGAIN", "80")))
                .containsExactly(new LimitExceeded(eur("100"), eur("80"), eur("80"), eur("60")));
    }

    @Test
    void G21_a_credit_note_is_issued_to_whoever_is_on_hold_and_over_the_limit() {
        owe("INV-1", "100");
        limit("50");
        standing("H-1", Standing.onHold("STOP"));

        assertThat(books.decisions()
                        .decide(
                                sale("-30"),
                                CreditPolicy.named("house", 1, DAY.minusYears(1))
                                        .checking(CreditCheck.standing().stopping())))
                .isInstanceOf(Approved.class);
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, DAY)
                        .line("goods back", eur("30"))
                        .crediting(InvoiceId.of("INV-1"))
                        .build())
                .orElseThrow();

        assertThat(net()).isEqualTo(eur("70"));
    }
}
