package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.collection.NoticeId;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.SentNotice;
import io.cartera.credit.CreditCheck;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditDecision.Approved;
import io.cartera.credit.CreditDecision.Declined;
import io.cartera.credit.CreditDecision.Referred;
import io.cartera.credit.CreditOverride;
import io.cartera.credit.CreditPicture;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditReason;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.DecisionId;
import io.cartera.creditfile.CreditReview;
import io.cartera.creditfile.SettlementMode;
import io.cartera.creditlog.CreditLogRefusal;
import io.cartera.creditlog.OverrideRate;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.relationship.Standing;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class C149CreditDecisionsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");
    private static final Actor SALES = Actor.of("sales");
    private static final Actor CHIEF = Actor.of("chief");
    private static final CreditPolicy POLICY = CreditPolicy.named("house", 1, LocalDate.parse("2026-01-01"))
            .checking(
                    CreditCheck.standing(),
                    CreditCheck.overdueDays(30),
                    CreditCheck.overdueShare(Percentage.of("50")),
                    CreditCheck.brokenPromises(0),
                    CreditCheck.returnedPayments(0, 90),
                    CreditCheck.terms(0),
                    CreditCheck.ramp(60, Percentage.of("50")));

    private final Receivables books = Receivables.over(
                    new InMemoryStore(), Clock.fixed(Instant.parse("2026-03-31T10:00:00Z"), ZoneOffset.UTC))
            .actingAs(SALES);

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private static CreditRequest order(String amount) {
        return CreditRequest.of(ACME, eur(amount), DAY, SalesDocumentKind.ORDER);
    }

    @BeforeEach
    void a_customer_of_old() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        books.credit()
                .grant(ACME, CreditLimit.of(eur("5000")), DAY.minusYears(1))
                .orElseThrow();
        issue("OLD", "1000", DAY.minusDays(90));
        pay("PAY-OLD", "1000", DAY.minusDays(60), "OLD");
        issue("INV-1", "600", DAY.minusDays(10));
    }

    private void issue(String id, String amount, LocalDate on) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), ACME, on)
                        .line("Goods", eur(amount))
                        .build())
                .orElseThrow();
    }

    private void pay(String id, String amount, LocalDate on, String debit) {
        books.cash()
                .receive(Payment.received(PaymentId.of(id), ACME, eur(amount), on))
                .orElseThrow();
        books.cash()
                .settle(
                        CommandId.of("S-" + id),
                        ACME,
                        Settlement.none().matching(ItemId.credit(id), ItemId.debit(debit), eur(amount), on))
                .orElseThrow();
    }

    private Outcome<CreditDecision> record(String id, CreditRequest request) {
        return books.decisions().record(DecisionId.of(id), request, POLICY);
    }

    private Outcome<CreditOverride> override(String command, String decision, Actor approver, String amount) {
        return books.actingAs(approver)
                .decisions()
                .override(
                        CommandId.of(command),
                        ACME,
                        DAY,
                        CreditOverride.of(DecisionId.of(decision), approver, eur(amount), DAY.plusDays(2), "known"));
    }

    @Test
    void a_good_customer_is_approved_on_what_the_books_say_and_nothing_is_recorded() {
        CreditDecision decision = books.decisions().decide(order("4400"), POLICY);

        assertThat(decision).isInstanceOf(Approved.class);
        assertThat(((Approved) decision).headroom()).contains(eur("0"));
        CreditPicture picture = decision.picture();
        assertThat(picture.own().exposure()).isEqualTo(eur("600"));
        assertThat(picture.overdue()).contains(new CreditPicture.Overdue(0, eur("0"), eur("600")));
        assertThat(picture.brokenPromises()).contains(0);
        assertThat(picture.returnedPayments()).contains(List.of());
        assertThat(picture.standing()).contains(AdministrativeStatus.OPEN);
        assertThat(picture.terms()).contains(PaymentTerms.netDays(30));
        assertThat(picture.firstSaleOn()).contains(DAY.minusDays(90));
        assertThat(books.decisions().decide(order("4400.01"), POLICY)).isInstanceOf(Declined.class);
        assertThat(books.decisions().log(ACME).facts()).isEmpty();
    }

    @Test
    void what_a_policy_does_not_ask_for_is_not_looked_up() {
        CreditPicture picture = books.decisions().picture(order("1"), CreditPolicy.ofDefaults());

        assertThat(picture.overdue()).isEmpty();
        assertThat(picture.standing()).isEmpty();
        assertThat(picture.brokenPromises()).isEmpty();
        assertThat(picture.returnedPayments()).isEmpty();
        assertThat(picture.firstSaleOn()).isEmpty();
    }

    @Test
    void lateness_broken_promises_and_returned_payments_are_read_from_the_books() {
        issue("LATE", "900", DAY.minusDays(75));
        books.collections()
                .promise(PromiseToPay.of(PromiseId.of("P-1"), ACME, eur("100"), DAY.minusDays(20), DAY.minusDays(10)))
                .orElseThrow();
        pay("PAY-1", "300", DAY.minusDays(5), "INV-1");
        books.cash()
                .returned(PaymentReturn.bounced(
                        CommandId.of("R-1"), ACME, PaymentId.of("PAY-1"), DAY.minusDays(1), "no funds"))
                .orElseThrow();

        CreditDecision decision = books.decisions().decide(order("1"), POLICY);
        assertThat(decision).isInstanceOf(Referred.class);
        assertThat(decision.reasons())
                .contains(
                        new CreditReason.OverdueTooLong(45, 30),
                        new CreditReason.OverdueShareTooHigh(eur("900"), eur("1500"), Percentage.of("50")),
                        new CreditReason.PaymentsReturned(1, 0, 90));
        assertThat(decision.explain()).anyMatch(sentence -> sentence.contains("overdue by 45 days"));
    }

    @Test
    void C05_on_hold_is_not_approved_and_an_override_of_another_lifts_it_for_that_sale() {
        books.customers()
                .record(CommandId.of("H"), FileEntry.of(ACME, DAY).standing(Standing.onHold("late")))
                .orElseThrow();

        CreditDecision held = record("D-1", order("100")).orElseThrow();
        assertThat(held).isInstanceOf(Referred.class);
        assertThat(held.reasons()).containsExactly(new CreditReason.NotInGoodStanding(AdministrativeStatus.ON_HOLD));
        override("O-1", "D-1", CHIEF, "100").orElseThrow();

        var log = books.decisions().log(ACME);
        CreditDecision again = books.decisions().decide(order("100").askedBy(SALES), POLICY);
        assertThat(log.lifting(DecisionId.of("D-1"), again)).isPresent();
        assertThat(log.lifting(DecisionId.of("D-2"), again)).isEmpty();
        CreditDecision more = books.decisions().decide(order("101").askedBy(SALES), POLICY);
        assertThat(log.lifting(DecisionId.of("D-1"), more)).isEmpty();
        CreditDecision delivery = POLICY.decide(
                CreditRequest.of(ACME, eur("100"), DAY, SalesDocumentKind.DELIVERY)
                        .askedBy(SALES),
                again.picture());
        assertThat(log.lifting(DecisionId.of("D-1"), delivery)).isEmpty();
    }

    @Test
    void C02_a_decision_on_record_is_the_one_that_the_books_gave_then_whatever_happens_later() {
        CreditDecision recorded = record("D-1", order("4000")).orElseThrow();
        assertThat(recorded).isEqualTo(books.decisions().decide(order("4000").askedBy(SALES), POLICY));

        issue("INV-2", "4000", DAY);

        assertThat(books.decisions().decide(order("4000").askedBy(SALES), POLICY))
                .isInstanceOf(Declined.class);
        assertThat(books.decisions().find(ACME, DecisionId.of("D-1"))).contains(recorded);
        assertThat(record("D-1", order("4000")).orElseThrow()).isEqualTo(recorded);
        assertThat(record("D-1", order("4001"))).isInstanceOf(Outcome.Conflicting.class);
        assertThat(books.decisions().log(ACME).facts()).hasSize(1);
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void C03_overrides_are_refused_with_the_figures() {
        record("OK", order("1")).orElseThrow();
        CreditPolicy strict = POLICY.checking(CreditCheck.limit().stopping());
        books.decisions().record(DecisionId.of("NO"), order("9000"), strict).orElseThrow();
        books.decisions()
                .record(
                        DecisionId.of("HELD"),
                        order("9000"),
                        POLICY.checking(CreditCheck.limit().holding()))
                .orElseThrow();

        assertRefused(override("1", "NONE", CHIEF, "1"), new CreditLogRefusal.UnknownDecision(DecisionId.of("NONE")));
        assertRefused(override("2", "OK", CHIEF, "1"), new CreditLogRefusal.NotOverridable(DecisionId.of("OK")));
        assertRefused(override("3", "NO", CHIEF, "9000"), new CreditLogRefusal.NotOverridable(DecisionId.of("NO")));
        assertRefused(
                override("4", "HELD", SALES, "9000"),
                new CreditLogRefusal.ApproverAskedForIt(DecisionId.of("HELD"), SALES));
        assertRefused(
                override("5", "HELD", CHIEF, "8999.99"),
                new CreditLogRefusal.AmountTooSmall(eur("9000"), eur("8999.99")));
        CreditOverride over = CreditOverride.of(DecisionId.of("HELD"), CHIEF, eur("9000"), DAY.minusDays(1), "known");
        assertRefused(
                books.actingAs(CHIEF).decisions().override(CommandId.of("6"), ACME, DAY.minusDays(1), over),
                new CreditLogRefusal.NoSuchTime(DAY.minusDays(1), DAY, DAY.minusDays(1)));
        override("7", "HELD", CHIEF, "9000").orElseThrow();
        assertThat(override("7", "HELD", CHIEF, "9000").applied()).isPresent();
        assertThat(override("7", "HELD", CHIEF, "9001")).isInstanceOf(Outcome.Conflicting.class);
        CustomerId nobody = CustomerId.of("NOBODY");
        assertThat(books.decisions()
                        .record(
                                DecisionId.of("D"),
                                CreditRequest.of(nobody, eur("1"), DAY, SalesDocumentKind.ORDER),
                                POLICY))
                .isInstanceOf(Outcome.Refused.class);
    }

    private static void assertRefused(Outcome<CreditOverride> outcome, CreditLogRefusal refusal) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    @Test
    void C149_the_rate_of_overrides_is_told_by_policy_and_approver() {
        CreditPolicy holding = POLICY.checking(CreditCheck.limit().holding());
        for (String amount : List.of("1", "9001", "9002", "9003")) {
            books.decisions()
                    .record(DecisionId.of("D-" + amount), order(amount), holding)
                    .orElseThrow();
        }
        record("STOPPED", order("9004")).orElseThrow();
        override("O-1", "D-9001", CHIEF, "9001").orElseThrow();
        override("O-2", "D-9001", CHIEF, "9500").orElseThrow();
        override("O-3", "D-9002", Actor.of("other chief"), "9002").orElseThrow();

        List<OverrideRate> rates = books.decisions().overrideRates(DateRange.ofClosed(DAY, DAY));
        assertThat(rates)
                .containsExactly(new OverrideRate(
                        "house", 1, 5, 3, 2, new TreeMap<>(Map.of(CHIEF, 1, Actor.of("other chief"), 1))));
        assertThat(rates.get(0).percent()).contains(new BigDecimal("66.67"));
        assertThat(books.decisions().overrideRates(DateRange.ofClosed(DAY.plusDays(1), DAY.plusDays(9))))
                .isEmpty();
    }

    @Test
    void a_host_tells_what_only_it_knows_and_it_is_kept_with_the_decision() {
        CreditPolicy risky = CreditPolicy.ofDefaults().checking(CreditCheck.settlement());
        assertThat(books.decisions().decide(order("1"), risky).reasons())
                .containsExactly(new CreditReason.NotKnown(CreditCheck.Subject.SETTLEMENT));

        books.decisions()
                .record(
                        DecisionId.of("D-1"),
                        order("1"),
                        risky,
                        picture -> picture.settlementMode(SettlementMode.OPEN_CREDIT))
                .orElseThrow();
        assertThat(books.decisions()
                        .find(ACME, DecisionId.of("D-1"))
                        .flatMap(made -> made.picture().settlementMode()))
                .isEqualTo(Optional.of(SettlementMode.OPEN_CREDIT));
        assertThat(books.decisions()
                        .decide(order("1"), risky, picture -> picture.settlementMode(SettlementMode.OPEN_CREDIT)))
                .isInstanceOf(Approved.class);
    }

    @Test
    void C02_the_decision_on_a_reservation_is_kept_and_an_override_lets_one_through_that_was_refused() {
        Reservation order = Reservation.of(
                ReservationId.of("SO-1"), ACME, eur("4000"), SalesDocumentKind.ORDER, DAY, DAY.plusDays(7));
        CreditDecision before = books.decisions().decide(order("4000").askedBy(SALES), POLICY);
        books.reservations().reserve(order, POLICY).orElseThrow();
        assertThat(books.decisions().find(ACME, DecisionId.of("SO-1"))).contains(before);
        assertThat(books.reservations().reserve(order, POLICY).applied()).isPresent();
        assertThat(books.decisions().log(ACME).facts()).hasSize(1);

        CreditPolicy holding = POLICY.checking(CreditCheck.limit().holding());
        Reservation second = Reservation.of(
                ReservationId.of("SO-2"), ACME, eur("500"), SalesDocumentKind.ORDER, DAY, DAY.plusDays(7));
        books.decisions().record(DecisionId.of("D-1"), order("500"), holding).orElseThrow();
        assertThat(books.reservations()
                        .reserve(second, holding, DecisionId.of("D-1"))
                        .applied())
                .isEmpty();
        override("O-1", "D-1", CHIEF, "500").orElseThrow();
        assertThat(books.reservations().reserve(second, holding).applied()).isEmpty();
        assertThat(books.reservations()
                        .reserve(second, holding, DecisionId.of("D-1"))
                        .applied())
                .isPresent();
        assertThat(books.decisions().find(ACME, DecisionId.of("SO-2"))).get().isInstanceOf(Referred.class);
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void C062_C075_C076_notices_reviews_and_the_class_of_risk_are_read_where_the_policy_asks_for_them() {
        CreditPolicy strict = CreditPolicy.named("strict", 1, LocalDate.parse("2026-01-01"))
                .checking(CreditCheck.dunningLevel(2), CreditCheck.review(0), CreditCheck.riskClass("HIGH"));
        issue("LATE", "100", DAY.minusDays(120));
        books.collections()
                .sent(SentNotice.of(
                        NoticeId.of("N-1"),
                        ACME,
                        2,
                        DAY.minusDays(30),
                        SentNotice.Channel.LETTER,
                        List.of(ItemId.debit("LATE"))))
                .orElseThrow();
        books.ratings()
                .record(
                        CommandId.of("R-1"),
                        FileEntry.of(ACME, DAY.minusDays(200))
                                .creditReview(CreditReview.of(CreditReview.Outcome.CONFIRMED)
                                        .nextOn(DAY.minusDays(1))))
                .orElseThrow();

        CreditPicture picture = books.decisions().decide(order("10"), strict).picture();

        assertThat(picture.dunningLevel()).contains(2);
        assertThat(picture.reviewDue()).contains(DAY.minusDays(1));
        assertThat(picture.riskClass())
                .isEqualTo(books.risks()
                        .assess(ACME, AsOf.of(DAY))
                        .orElseThrow()
                        .riskClass()
                        .map(Enum::name))
                .isPresent();
        assertThat(books.decisions().decide(order("10"), POLICY).picture().dunningLevel())
                .isEmpty();
        pay("PAY-LATE", "100", DAY, "LATE");
        assertThat(books.decisions().decide(order("10"), strict).picture().dunningLevel())
                .contains(0);
    }

    @Test
    void C149_an_override_holds_no_longer_than_the_policy_lets_it() {
        CreditPolicy usual = POLICY.checking(CreditCheck.limit().holding());
        CreditPolicy week = usual.overriddenForAtMost(7);
        books.decisions().record(DecisionId.of("CD-W"), order("9000"), week).orElseThrow();
        books.decisions().record(DecisionId.of("CD-U"), order("9000"), usual).orElseThrow();

        assertThat(overrideThrough("CD-W", 8)).contains(new CreditLogRefusal.TooLong(DAY.plusDays(8), DAY.plusDays(7)));
        assertThat(overrideThrough("CD-W", 7)).isEmpty();
        assertThat(overrideThrough("CD-U", 91))
                .contains(new CreditLogRefusal.TooLong(DAY.plusDays(91), DAY.plusDays(90)));
        assertThat(overrideThrough("CD-U", 90)).isEmpty();
        assertThat(CreditPolicy.parse(week.toString())).isEqualTo(week);
        assertThat(week.toString()).contains("overridden for days: 7");
        assertThat(POLICY.toString()).doesNotContain("overridden");
        assertThatIllegalArgumentException().isThrownBy(() -> POLICY.overriddenForAtMost(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> POLICY.overriddenForAtMost(3661));
    }

    private Optional<Refusal> overrideThrough(String decision, int days) {
        Outcome<CreditOverride> outcome = books.actingAs(CHIEF)
                .decisions()
                .override(
                        CommandId.of("O-" + decision + days),
                        ACME,
                        DAY,
                        CreditOverride.of(
                                DecisionId.of(decision), CHIEF, eur("9000"), DAY.plusDays(days), "known for years"));
        return outcome instanceof Outcome.Refused<CreditOverride> refused
                ? Optional.of(refused.refusal())
                : Optional.empty();
    }
}
