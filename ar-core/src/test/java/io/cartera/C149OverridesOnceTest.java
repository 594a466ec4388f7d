package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.access.AccessDeniedException;
import io.cartera.access.NotPermitted;
import io.cartera.access.Permission;
import io.cartera.credit.CreditCheck;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditOverride;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.DecisionId;
import io.cartera.credit.SupplyHold;
import io.cartera.creditfile.SettlementMode;
import io.cartera.creditlog.CreditLogFact;
import io.cartera.creditlog.CreditLogRefusal;
import io.cartera.creditlog.OverrideRate;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.relationship.Standing;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An override lets through the sale that was asked for, once, as its approver saw it. */
class C149OverridesOnceTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");
    private static final Actor SALES = Actor.of("sales");
    private static final Actor CHIEF = Actor.of("chief");
    private static final DecisionId D1 = DecisionId.of("D-1");
    private static final CreditPolicy POLICY = CreditPolicy.named("house", 1, LocalDate.parse("2026-01-01"))
            .checking(CreditCheck.limit().overridable(), CreditCheck.standing());

    private final Receivables books = Receivables.over(
                    new InMemoryStore(), Clock.fixed(Instant.parse("2026-03-31T10:00:00Z"), ZoneOffset.UTC))
            .actingAs(SALES);

    @BeforeEach
    void a_customer_with_a_limit_of_5000() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        books.credit()
                .grant(ACME, CreditLimit.of(eur("5000")), DAY.minusYears(1))
                .orElseThrow();
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private static CreditRequest order(String amount) {
        return CreditRequest.of(ACME, eur(amount), DAY, SalesDocumentKind.ORDER);
    }

    private CreditDecision record(String amount) {
        return books.decisions().record(D1, order(amount), POLICY).orElseThrow();
    }

    private Outcome<CreditOverride> override(Receivables by, Actor approver, String amount) {
        return by.decisions()
                .override(
                        CommandId.of("O-1"),
                        ACME,
                        DAY,
                        CreditOverride.of(D1, approver, eur(amount), DAY.plusDays(2), "known"));
    }

    private void overridden(String amount) {
        override(books.actingAs(CHIEF), CHIEF, amount).orElseThrow();
    }

    private Outcome<HeadroomRecorded> reserve(String id, String amount, CreditPolicy policy) {
        return books.reservations()
                .reserve(
                        Reservation.of(
                                ReservationId.of(id), ACME, eur(amount), SalesDocumentKind.ORDER, DAY, DAY.plusDays(7)),
                        policy,
                        D1);
    }

    private boolean isReserved(String id, String amount) {
        return reserve(id, amount, POLICY).applied().isPresent();
    }

    @Test
    void C03_one_override_lets_through_what_was_asked_and_no_more() {
        record("5500");
        overridden("9999");

        assertThat(isReserved("SO-1", "5500")).isTrue();
        assertThat(isReserved("SO-2", "5500")).isFalse();
        assertThat(isReserved("SO-3", "0.01")).isFalse();
        assertThat(isReserved("SO-1", "5500")).as("again").isTrue();
        assertThat(books.credit().exposure(ACME, CurrencyUnit.EUR, DAY).net()).isEqualTo(eur("5500"));
        assertThat(books.decisions().log(ACME).under(D1))
                .extracting(CreditLogFact.Decided::decision)
                .containsExactly(DecisionId.of("SO-1"));
    }

    @Test
    void C03_the_sale_goes_through_in_parts_and_what_is_released_does_not_come_back() {
        record("5500");
        overridden("5500");

        assertThat(isReserved("SO-1", "5000")).isTrue();
        assertThat(books.decisions().log(ACME).under(D1)).as("within the limit").isEmpty();
        assertThat(isReserved("SO-2", "300")).isTrue();
        assertThat(isReserved("SO-3", "200")).isTrue();
        assertThat(isReserved("SO-4", "0.01")).as("over by more than was seen").isFalse();
        for (String id : List.of("SO-1", "SO-2", "SO-3")) {
            books.reservations()
                    .release(ReservationRelease.of(ACME, ReservationId.of(id), DAY))
                    .orElseThrow();
        }
        assertThat(isReserved("SO-5", "5001")).as("of 5500, 500 are used").isFalse();
        assertThat(isReserved("SO-6", "5000")).isTrue();
    }

    @Test
    void C05_what_came_after_the_decision_is_not_lifted() {
        record("5500");
        overridden("5500");
        CreditPolicy other = CreditPolicy.named("strict", 9, LocalDate.parse("2026-01-01"))
                .checking(CreditCheck.limit().overridable(), CreditCheck.standing());
        assertThat(reserve("SO-1", "5500", other).applied()).isEmpty();

        books.customers()
                .record(CommandId.of("H"), FileEntry.of(ACME, DAY).standing(Standing.onHold("fraud")))
                .orElseThrow();
        assertThat(isReserved("SO-1", "5500")).isFalse();
    }

    @Test
    void C05_what_was_paid_first_in_the_decision_is_not_lifted_on_credit() {
        books.decisions()
                .record(D1, order("9900").payingFirst(eur("4800")), POLICY)
                .orElseThrow();
        overridden("9900");

        assertThat(isReserved("SO-1", "9900")).isFalse();
        assertThat(isReserved("SO-2", "5100")).isTrue();
    }

    @Test
    void C03_who_asked_cannot_approve_under_another_name() {
        record("5500");
        assertThat(override(books, CHIEF, "5500"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new CreditLogRefusal.ApproverAskedForIt(D1, SALES)));
        assertThat(override(books.actingAs(CHIEF), SALES, "5500").applied()).isEmpty();
        assertThat(override(books.actingAs(Actor.of("secretary")), CHIEF, "5500")
                        .applied())
                .isPresent();
    }

    @Test
    void C03_who_typed_the_request_asked_for_it_whoever_is_named() {
        books.decisions()
                .record(D1, order("5500").askedBy(Actor.of("ghost")), POLICY)
                .orElseThrow();
        assertThat(override(books, SALES, "5500").applied()).isEmpty();
        assertThat(override(books.actingAs(CHIEF), Actor.of("ghost"), "5500").applied())
                .isEmpty();
        assertThat(override(books.actingAs(CHIEF), CHIEF, "5500").applied()).isPresent();
    }

    @Test
    void C03_who_is_named_as_approver_may_approve() {
        record("5500");
        Receivables guarded = books.actingAs(Actor.of("secretary"))
                .admitting(request -> request.permission() == Permission.OVERRIDE_CREDIT_DECISIONS
                                && request.actor().equals(Actor.of("janitor"))
                        ? Optional.of(NotPermitted.INSTANCE)
                        : Optional.empty());
        assertThatThrownBy(() -> override(guarded, Actor.of("janitor"), "5500"))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(override(guarded, CHIEF, "5500").applied()).isPresent();
    }

    @Test
    void C149_a_sale_that_went_on_under_an_override_counts_once() {
        record("5500");
        overridden("5500");
        reserve("SO-1", "5500", POLICY).orElseThrow();

        List<OverrideRate> rates = books.decisions().overrideRates(DateRange.ofClosed(DAY, DAY));
        assertThat(rates).containsExactly(new OverrideRate("house", 1, 1, 1, 1, new TreeMap<>(Map.of(CHIEF, 1))));
        assertThat(rates.get(0).percent()).contains(new BigDecimal("100.00"));
    }

    @Test
    void C149_an_override_that_was_a_mistake_is_withdrawn_and_stays_on_record() {
        record("5500");
        overridden("5500");
        CreditLogFact.Withdrawn mistake =
                new CreditLogFact.Withdrawn(ACME, DAY, D1, CommandId.of("O-1"), "wrong customer");

        books.actingAs(CHIEF).decisions().withdraw(CommandId.of("W-1"), mistake).orElseThrow();
        assertThat(books.decisions().withdraw(CommandId.of("W-1"), mistake).applied())
                .isPresent();
        assertThat(books.decisions().withdraw(CommandId.of("W-2"), mistake))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new CreditLogRefusal.NothingToWithdraw(CommandId.of("O-1"))));
        assertThat(isReserved("SO-1", "5500")).isFalse();
        assertThat(books.decisions().log(ACME).overrides(D1, AsOf.of(DAY))).isEmpty();
        assertThat(books.decisions().log(ACME).facts()).hasSize(3);
        assertThat(books.decisions().overrideRates(DateRange.ofClosed(DAY, DAY)))
                .containsExactly(new OverrideRate("house", 1, 1, 1, 0, new TreeMap<>()));
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void C149_a_withdrawal_has_its_time_and_an_override() {
        record("5500");
        overridden("5500");
        for (LocalDate day : List.of(DAY.minusDays(1), DAY.plusDays(3))) {
            assertThat(books.decisions()
                            .withdraw(
                                    CommandId.of("W-" + day),
                                    new CreditLogFact.Withdrawn(ACME, day, D1, CommandId.of("O-1"), "late")))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.refusal())
                                    .isEqualTo(new CreditLogRefusal.NoSuchTime(day, DAY, DAY.plusDays(2))));
        }
        books.decisions()
                .withdraw(
                        CommandId.of("W"),
                        new CreditLogFact.Withdrawn(ACME, DAY.plusDays(1), D1, CommandId.of("O-1"), "from tomorrow"))
                .orElseThrow();
        assertThat(isReserved("SO-1", "5500")).isTrue();
        assertThat(books.decisions().log(ACME).overrides(D1, AsOf.of(DAY.plusDays(1))))
                .isEmpty();
    }

    @Test
    void C064_supply_is_lifted_by_what_is_on_record_for_that_sale() {
        CreditDecision then = record("5500");
        assertThat(books.decisions().log(ACME).supply(D1, then).answer()).isEqualTo(SupplyHold.Answer.HOLD);
        overridden("5500");
        assertThat(books.decisions().log(ACME).supply(D1, then).answer()).isEqualTo(SupplyHold.Answer.WARN);
        reserve("SO-1", "5500", POLICY).orElseThrow();
        assertThat(books.decisions().log(ACME).supply(D1, then).answer()).isEqualTo(SupplyHold.Answer.HOLD);
    }

    @Test
    void C02_a_reservation_does_not_take_the_name_of_a_decision_on_record() {
        books.decisions().record(DecisionId.of("SO-1"), order("6000"), POLICY).orElseThrow();
        Outcome<HeadroomRecorded> outcome = reserve("SO-1", "100", POLICY);
        assertThat(outcome).isInstanceOf(Outcome.Conflicting.class);
        assertThat(books.reservations().file(ACME).facts()).isEmpty();
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void C02_whatever_is_put_on_record_reads_back() {
        LocalDate far = DAY.plusYears(7000);
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line("Goods", eur("10"))
                        .build())
                .orElseThrow();
        CreditPolicy policy = CreditPolicy.ofDefaults().checking(CreditCheck.overdueDays(30));
        CreditDecision made = books.decisions()
                .record(D1, CreditRequest.of(ACME, eur("1"), far, SalesDocumentKind.ORDER), policy)
                .orElseThrow();

        CreditLogFact fact = books.decisions().log(ACME).facts().get(0).fact();
        assertThat(made.picture().overdue().orElseThrow().oldestDays()).isGreaterThan(2_000_000);
        assertThat(CreditLogFact.of(fact.recordedBy(), ACME, far, fact.fields()))
                .isEqualTo(fact);
        assertThat(((CreditLogFact.Decided) fact).explained()).isEqualTo(made.explain());
    }

    @Test
    void C02_outcome_and_words_are_those_that_were_kept() {
        CreditLogFact.Decided fact = new CreditLogFact.Decided(D1, record("5500"));
        Map<String, String> kept = new TreeMap<>(fact.fields());
        kept.put("outcome", "REFERRED");
        kept.put("explained", "It was referred.\nAs it was told then.");

        CreditLogFact.Decided read =
                (CreditLogFact.Decided) CreditLogFact.of(fact.recordedBy(), ACME, fact.effectiveOn(), kept);
        assertThat(read.outcome()).isEqualTo("REFERRED");
        assertThat(read.explained()).containsExactly("It was referred.", "As it was told then.");
        kept.put("outcome", "MAYBE");
        assertThatThrownBy(() -> CreditLogFact.of(fact.recordedBy(), ACME, fact.effectiveOn(), kept))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void C149_who_asks_is_the_actor_of_the_door_for_an_answer_too() {
        record("5500");
        overridden("5500");
        CreditDecision now = books.decisions().decide(order("5500"), POLICY);
        assertThat(now.request().askedBy()).contains(SALES);
        assertThat(books.decisions().log(ACME).lifting(D1, now)).isPresent();
    }

    @Test
    void C149_a_policy_that_is_not_in_force_yet_decides_nothing_and_no_check_is_lost() {
        CreditPolicy next = CreditPolicy.named("next", 2, DAY.plusDays(1));
        assertThatThrownBy(() -> books.decisions().decide(order("1"), next))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in force from 2026-04-01");
        assertThatThrownBy(() -> POLICY.checking(
                        CreditCheck.overdueDays(30).warning(),
                        CreditCheck.overdueDays(60).stopping()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overdue days");
        assertThat(CreditCheck.overdueDays(30).threshold()).isEqualTo(30);
        assertThat(CreditCheck.utilisation(Percentage.of("90")).share()).contains(Percentage.of("90"));
        assertThat(CreditCheck.riskClass("B", "A").riskClasses()).containsExactly("A", "B");
    }

    @Test
    void C072_what_the_host_knows_and_what_is_paid_first_is_told_to_a_reservation() {
        CreditPolicy prepaid = POLICY.checking(CreditCheck.settlement());
        Reservation rest = Reservation.of(
                ReservationId.of("SO-1"), ACME, eur("600"), SalesDocumentKind.ORDER, DAY, DAY.plusDays(7));
        CreditRequest sale = order("1000").payingFirst(eur("400")).securedFor(eur("600"));

        assertThat(books.reservations().reserve(rest, prepaid).applied())
                .as("not known")
                .isEmpty();
        assertThat(books.reservations()
                        .reserve(rest, sale, prepaid, picture -> picture.settlementMode(SettlementMode.PREPAYMENT))
                        .applied())
                .isEmpty();
        assertThat(books.reservations()
                        .reserve(rest, sale, prepaid, picture -> picture.settlementMode(SettlementMode.SECURED))
                        .applied())
                .isPresent();
        assertThat(books.decisions()
                        .find(ACME, DecisionId.of("SO-1"))
                        .orElseThrow()
                        .request())
                .isEqualTo(sale.askedBy(SALES));
        assertThatThrownBy(() -> books.reservations().reserve(rest, order("1000"), prepaid, picture -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void C064_a_quotation_goes_on_only_to_a_step_that_was_decided() {
        CreditPolicy easy = CreditPolicy.named("easy", 1, LocalDate.parse("2026-01-01"))
                .checking(CreditCheck.limit().ignoring(SalesDocumentKind.QUOTATION));
        for (String amount : List.of("1000000", "5000")) {
            books.reservations()
                    .reserve(
                            Reservation.of(
                                    ReservationId.of("Q-" + amount),
                                    ACME,
                                    eur(amount),
                                    SalesDocumentKind.QUOTATION,
                                    DAY,
                                    DAY.plusDays(7)),
                            easy)
                    .orElseThrow();
        }
        books.reservations()
                .release(ReservationRelease.of(ACME, ReservationId.of("Q-1000000"), DAY)
                        .of(eur("1")))
                .orElseThrow();

        assertThat(ordered("Q-1000000")).isInstanceOf(Outcome.Refused.class);
        Invoice invoice = Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                .line("Goods", eur("10"))
                .build();
        assertThat(books.reservations().issue(invoice, ReservationId.of("Q-1000000")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(books.invoicing().issue(invoice).applied()).isPresent();
    }

    private Outcome<HeadroomRecorded> ordered(String quotation) {
        return books.reservations()
                .commit(
                        CommandId.of("C-" + quotation),
                        Commitment.to(
                                SalesDocumentKind.ORDER,
                                "SO-" + quotation,
                                ACME,
                                ReservationId.of(quotation),
                                eur("10"),
                                DAY));
    }

    @Test
    void C064_a_quotation_that_would_have_been_approved_as_an_order_becomes_one() {
        books.reservations()
                .reserve(
                        Reservation.of(
                                ReservationId.of("Q-1"),
                                ACME,
                                eur("5000"),
                                SalesDocumentKind.QUOTATION,
                                DAY,
                                DAY.plusDays(7)),
                        POLICY)
                .orElseThrow();
        assertThat(ordered("Q-1").applied()).isPresent();
    }
}
