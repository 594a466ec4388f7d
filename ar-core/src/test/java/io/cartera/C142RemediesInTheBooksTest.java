package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.credit.CreditCheck;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditDecision.Approved;
import io.cartera.credit.CreditDecision.Declined;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditReason;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.LimitMeasure;
import io.cartera.credit.Remedy;
import io.cartera.creditfile.CreditInsurance;
import io.cartera.creditfile.CreditReview;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.ExposureTerm;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.relationship.Standing;
import io.cartera.trace.CommandId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What a decision says would change it does, where it is done in the books. */
class C142RemediesInTheBooksTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BETA = CustomerId.of("BETA");
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");

    private final Receivables books =
            Receivables.over(new InMemoryStore(), Clock.fixed(Instant.parse("2026-03-31T10:00:00Z"), ZoneOffset.UTC));
    private int commands;

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private static CreditRequest order(String amount) {
        return CreditRequest.of(ACME, eur(amount), DAY, SalesDocumentKind.ORDER);
    }

    private static CreditPolicy policy(CreditCheck... checks) {
        return CreditPolicy.named("house", 1, LocalDate.parse("2026-01-01")).checking(checks);
    }

    private CommandId next() {
        commands++;
        return CommandId.of("C-" + commands);
    }

    private void customers(String limit) {
        for (CustomerId each : List.of(ACME, BETA)) {
            books.customers()
                    .register(Customer.organisation(each, each.value()).build())
                    .orElseThrow();
        }
        books.credit()
                .grant(ACME, CreditLimit.of(eur(limit)), DAY.minusYears(2))
                .orElseThrow();
    }

    private void issue(CustomerId customer, String id, Money amount, LocalDate on) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), customer, on)
                        .line("Goods", amount)
                        .build())
                .orElseThrow();
    }

    private void issue(String id, String amount, LocalDate on) {
        issue(ACME, id, eur(amount), on);
    }

    private void receive(String id, Money amount, LocalDate on) {
        books.cash()
                .receive(Payment.received(PaymentId.of(id), ACME, amount, on))
                .orElseThrow();
    }

    private void match(String payment, String debit, Money amount, LocalDate on) {
        books.cash()
                .settle(
                        next(),
                        ACME,
                        Settlement.none().matching(ItemId.credit(payment), ItemId.debit(debit), amount, on))
                .orElseThrow();
    }

    private void pay(String id, String amount, LocalDate on, String debit) {
        receive(id, eur(amount), on);
        match(id, debit, eur(amount), on);
    }

    private void returned(String payment, LocalDate on) {
        books.cash()
                .returned(PaymentReturn.bounced(next(), ACME, PaymentId.of(payment), on, "no funds"))
                .orElseThrow();
    }

    private void promised(String id, String amount, LocalDate on, LocalDate payBy) {
        books.collections()
                .promise(PromiseToPay.of(PromiseId.of(id), ACME, eur(amount), on, payBy))
                .orElseThrow();
    }

    private void insured(String share) {
        books.customers()
                .record(
                        next(),
                        FileEntry.of(ACME, DAY.minusYears(2))
                                .insurance(CreditInsurance.of("POL", "Insurer", eur("100000"), Percentage.of(share))))
                .orElseThrow();
    }

    private void grouped(String limit) {
        books.credit()
                .grant(
                        next(),
                        LimitGrant.of(BETA, CreditLimit.of(eur(limit)), DAY.minusYears(2))
                                .forGroup())
                .orElseThrow();
        books.reservations()
                .join(next(), GroupMembership.of(ACME, BETA, DAY.minusYears(2)))
                .orElseThrow();
    }

    private CreditDecision decide(String amount, CreditPolicy policy) {
        return books.decisions().decide(order(amount), policy);
    }

    private Money net() {
        return books.credit().exposure(ACME, CurrencyUnit.EUR, DAY).net();
    }

    @Test
    void C142_who_is_insured_is_not_told_to_pay_what_the_insurer_would_bear() {
        customers("1000");
        insured("90");
        issue("INV", "10000", DAY.minusDays(5));

        CreditDecision decision = decide("500", CreditPolicy.ofDefaults());
        assertThat(decision.remedies()).containsExactly(new Remedy.PayFirst(eur("500")));
        assertThat(decision.remedies(Remedy.Side.SELLER))
                .containsExactly(new Remedy.GrantLimit(LimitMeasure.Scope.OWN, "", eur("1500")));
    }

    private void reserved(String id, String amount) {
        books.reservations()
                .reserve(Reservation.of(
                        ReservationId.of(id), ACME, eur(amount), SalesDocumentKind.ORDER, DAY, DAY.plusDays(7)))
                .orElseThrow();
    }

    @Test
    void C142_nobody_is_told_to_pay_what_is_only_reserved() {
        customers("1000");
        reserved("SO-1", "900");
        assertThat(decide("200", CreditPolicy.ofDefaults()).remedies())
                .containsExactly(new Remedy.PayFirst(eur("100")));
        issue("INV", "50", DAY.minusDays(5));

        assertThat(decide("200", CreditPolicy.ofDefaults()).remedies())
                .containsExactly(new Remedy.Pay(eur("50")), new Remedy.PayFirst(eur("100")));
    }

    @Test
    void C142_what_is_reserved_beyond_the_limit_is_to_be_given_up_and_then_the_sale_is_approved() {
        customers("1000");
        reserved("SO-1", "800");
        books.credit().grant(next(), ACME, CreditLimit.of(eur("500")), DAY).orElseThrow();

        CreditDecision decision = decide("100", CreditPolicy.ofDefaults());

        assertThat(decision.remedies())
                .containsExactly(new Remedy.ReleaseReserved(eur("300")), new Remedy.PayFirst(eur("100")));
        assertThat(decision.remedies(Remedy.Side.SELLER))
                .containsExactly(new Remedy.GrantLimit(LimitMeasure.Scope.OWN, "", eur("900")));
        books.reservations()
                .release(ReservationRelease.of(ACME, ReservationId.of("SO-1"), DAY)
                        .of(eur("300")))
                .orElseThrow();
        assertThat(books.decisions().decide(order("100").payingFirst(eur("100")), CreditPolicy.ofDefaults()))
                .isInstanceOf(Approved.class);
    }

    @Test
    void C142_orders_over_a_limit_on_orders_are_given_up_where_the_sale_adds_none() {
        customers("5000");
        reserved("SO-1", "180");
        books.credit()
                .grant(
                        next(),
                        LimitGrant.of(ACME, CreditLimit.of(eur("100")), DAY.minusYears(1))
                                .on(ExposureTerm.OPEN_ORDERS))
                .orElseThrow();

        CreditDecision decision = books.decisions()
                .decide(CreditRequest.of(ACME, eur("10"), DAY, SalesDocumentKind.INVOICE), CreditPolicy.ofDefaults());

        assertThat(decision.remedies()).containsExactly(new Remedy.ReleaseReserved(eur("80")));
        books.reservations()
                .release(ReservationRelease.of(ACME, ReservationId.of("SO-1"), DAY)
                        .of(eur("80")))
                .orElseThrow();
        assertThat(books.decisions()
                        .decide(
                                CreditRequest.of(ACME, eur("10"), DAY, SalesDocumentKind.INVOICE),
                                CreditPolicy.ofDefaults()))
                .isInstanceOf(Approved.class);
    }

    @Test
    void C142_nobody_is_told_to_pay_what_another_member_of_the_group_owes() {
        customers("5000");
        grouped("1000");
        issue(BETA, "INV", eur("900"), DAY.minusDays(5));

        assertThat(decide("600", CreditPolicy.ofDefaults()).remedies())
                .containsExactly(new Remedy.PayFirst(eur("500")));
        issue("OWN", "100", DAY.minusDays(5));
        CreditDecision both = decide("600", CreditPolicy.ofDefaults());
        assertThat(both.remedies()).containsExactly(new Remedy.Pay(eur("100")), new Remedy.PayFirst(eur("500")));
        assertThat(both.explain()).noneMatch(sentence -> sentence.contains("1000.00") || sentence.contains("900.00"));
    }

    @Test
    void C142_nobody_is_told_to_pay_what_another_member_owes_in_another_currency() {
        customers("5000");
        grouped("1000");
        issue(BETA, "INV", Money.parse("USD 7"), DAY.minusDays(5));

        CreditDecision decision = decide("600", CreditPolicy.ofDefaults());
        assertThat(decision.remedies()).containsExactly(new Remedy.PayFirst(eur("600")));
        assertThat(books.decisions().decide(order("600").payingFirst(eur("600")), CreditPolicy.ofDefaults()))
                .isInstanceOf(Approved.class);
    }

    @Test
    void C142_a_part_that_is_open_debits_is_paid_down() {
        customers("5000");
        books.credit()
                .grant(
                        next(),
                        LimitGrant.of(ACME, CreditLimit.of(eur("100")), DAY.minusYears(1))
                                .on(ExposureTerm.OPEN_DEBITS))
                .orElseThrow();
        issue("INV", "180", DAY.minusDays(5));

        CreditDecision decision = decide("40", CreditPolicy.ofDefaults());
        assertThat(decision.remedies()).containsExactly(new Remedy.Pay(eur("80")));
        assertThat(decision.explain()).noneMatch(sentence -> sentence.contains("sale of EUR 0.00"));
        pay("PAY", "80", DAY, "INV");
        assertThat(decide("40", CreditPolicy.ofDefaults())).isInstanceOf(Approved.class);
    }

    @Test
    void C074_an_invoice_adds_to_the_open_debits_and_a_delivery_to_what_is_not_billed() {
        customers("5000");
        for (ExposureTerm term : List.of(ExposureTerm.OPEN_DEBITS, ExposureTerm.UNBILLED)) {
            books.credit()
                    .grant(
                            next(),
                            LimitGrant.of(ACME, CreditLimit.of(eur("100")), DAY.minusYears(1))
                                    .on(term))
                    .orElseThrow();
        }
        issue("INV", "90", DAY.minusDays(5));

        for (SalesDocumentKind kind : List.of(SalesDocumentKind.DELIVERY, SalesDocumentKind.INVOICE)) {
            Money most = eur(kind == SalesDocumentKind.INVOICE ? "10" : "100");
            CreditRequest fits = CreditRequest.of(ACME, most, DAY, kind);
            assertThat(books.decisions().decide(fits, CreditPolicy.ofDefaults()))
                    .isInstanceOf(Approved.class);
            CreditRequest over = CreditRequest.of(ACME, most.plus(eur("0.01")), DAY, kind);
            assertThat(books.decisions().decide(over, CreditPolicy.ofDefaults()))
                    .isInstanceOf(Declined.class);
        }
        assertThat(decide("4000", CreditPolicy.ofDefaults())).isInstanceOf(Approved.class);
    }

    @Test
    void C078_an_insurer_bears_its_share_of_what_unapplied_money_leaves() {
        customers("1000");
        insured("90");
        issue("INV", "10000", DAY.minusDays(5));
        assertThat(net()).isEqualTo(eur("1000"));

        receive("PAY", eur("5000"), DAY);
        assertThat(net()).as("unapplied").isEqualTo(eur("500"));
        match("PAY", "INV", eur("5000"), DAY);
        assertThat(net()).as("applied").isEqualTo(eur("500"));
    }

    @Test
    void C142_a_promise_is_broken_until_what_it_was_about_is_paid_and_a_cent_does_not_keep_it() {
        CreditPolicy strict = policy(CreditCheck.brokenPromises(0));
        customers("5000");
        issue("INV", "1000", DAY.minusDays(100));
        promised("P-1", "1000", DAY.minusDays(20), DAY.minusDays(10));
        pay("CENT", "0.01", DAY.minusDays(15), "INV");

        assertThat(decide("1", strict).reasons()).containsExactly(new CreditReason.PromisesBroken(1, 0));
        pay("REST", "999.99", DAY, "INV");
        assertThat(decide("1", strict)).isInstanceOf(Approved.class);
    }

    @Test
    void C142_a_returned_payment_counts_until_what_it_had_paid_is_paid_again_and_a_mistake_never_did() {
        CreditPolicy strict = policy(CreditCheck.returnedPayments(0, 90));
        customers("5000");
        issue("INV", "1000", DAY.minusDays(40));
        issue("OTHER", "10", DAY.minusDays(30));
        pay("PAY", "1000", DAY.minusDays(15), "INV");
        returned("PAY", DAY.minusDays(10));

        assertThat(decide("1", strict).reasons()).containsExactly(new CreditReason.PaymentsReturned(1, 0, 90));
        pay("AGAIN", "1000", DAY.minusDays(5), "INV");
        assertThat(decide("1", strict)).isInstanceOf(Approved.class);
        pay("PAY-2", "10", DAY.minusDays(4), "OTHER");
        CommandId mistake = next();
        books.cash()
                .returned(PaymentReturn.bounced(mistake, ACME, PaymentId.of("PAY-2"), DAY.minusDays(3), "other bank"))
                .orElseThrow();
        assertThat(decide("1", strict).reasons()).hasSize(1);
        books.accounts()
                .reverse(next(), ACME, ItemId.debit(mistake.value()), DAY.minusDays(3))
                .orElseThrow();
        assertThat(decide("1", strict)).isInstanceOf(Approved.class);
    }

    @Test
    void C105_a_reversed_sale_is_none_and_who_was_taken_over_is_not_new() {
        CreditPolicy ramp = policy(CreditCheck.ramp(60, Percentage.of("70")));
        customers("5000");
        issue("INV", "1", DAY.minusDays(400));
        assertThat(decide("4000", ramp)).isInstanceOf(Approved.class);
        books.invoicing()
                .reverse(next(), ACME, InvoiceId.of("INV"), DAY.minusDays(400))
                .orElseThrow();
        assertThat(decide("4000", ramp).reasons()).hasSize(1);
        books.adjustments()
                .takeOver(
                        next(),
                        ACME,
                        List.of(Entry.builder(
                                        ItemId.debit("OLD"), EntryKind.OPENING_BALANCE, eur("1"), DAY.minusDays(5))
                                .documentOn(DAY.minusDays(900))
                                .build()))
                .orElseThrow();
        assertThat(decide("4000", ramp)).isInstanceOf(Approved.class);
    }

    @Test
    void C074_a_later_step_of_a_sale_does_not_count_beside_its_reservation() {
        customers("5000");
        ReservationId order = ReservationId.of("SO-1");
        books.reservations()
                .reserve(Reservation.of(order, ACME, eur("4000"), SalesDocumentKind.ORDER, DAY, DAY.plusDays(7)))
                .orElseThrow();
        CreditRequest delivery = order("4000").at(SalesDocumentKind.DELIVERY);

        assertThat(books.decisions().decide(delivery, CreditPolicy.ofDefaults()))
                .isInstanceOf(Declined.class);
        CreditDecision step = books.decisions().decide(delivery.ofReservation(order), CreditPolicy.ofDefaults());
        assertThat(step).isInstanceOf(Approved.class);
        assertThat(CreditRequest.parse(step.request().toString())).isEqualTo(step.request());
        assertThat(books.decisions().decide(order("5000.01").ofReservation(order), CreditPolicy.ofDefaults()))
                .isInstanceOf(Declined.class);
        assertThat(books.decisions()
                        .decide(delivery.ofReservation(ReservationId.of("SO-2")), CreditPolicy.ofDefaults()))
                .isInstanceOf(Declined.class);
    }

    @Test
    void C075_who_was_reviewed_without_a_next_date_is_due_a_year_later_and_who_never_was_is_not_known() {
        CreditPolicy reviewed = policy(CreditCheck.review(0));
        customers("5000");
        assertThat(decide("1", reviewed).reasons())
                .containsExactly(new CreditReason.NotKnown(CreditCheck.Subject.REVIEW));
        books.ratings()
                .record(
                        next(),
                        FileEntry.of(ACME, DAY.minusDays(1))
                                .creditReview(CreditReview.of(CreditReview.Outcome.CONFIRMED)))
                .orElseThrow();

        assertThat(decide("1", reviewed)).isInstanceOf(Approved.class);
        CreditRequest later = CreditRequest.of(ACME, eur("1"), DAY.plusYears(1), SalesDocumentKind.ORDER);
        assertThat(books.decisions().decide(later, reviewed).reasons())
                .containsExactly(new CreditReason.ReviewOverdue(DAY.minusDays(1).plusYears(1), 0));
    }

    @Test
    void C142_money_that_has_come_is_not_to_be_named_as_paid_first_too() {
        customers("600");
        issue("INV", "500", DAY.minusDays(5));
        CreditRequest request = order("500").payingFirst(eur("400"));
        assertThat(books.decisions().decide(request, CreditPolicy.ofDefaults())).isInstanceOf(Approved.class);

        receive("PAY", eur("400"), DAY);
        assertThat(decide("500", CreditPolicy.ofDefaults())).as("without it").isInstanceOf(Approved.class);
        assertThat(decide("500.01", CreditPolicy.ofDefaults())).isInstanceOf(Declined.class);
    }

    @Property(tries = 150)
    void C142_whatever_the_books_are_what_a_decision_asks_for_makes_it_an_approval(@ForAll long seed) {
        Random random = new Random(seed);
        for (Remedy.Side side : Remedy.Side.values()) {
            new Trial(new Random(seed)).run(side, random.nextInt(900) + 1);
        }
    }

    /** One customer with a past, and the remedies as commands. */
    private static final class Trial {

        private static final CreditPolicy POLICY = policy(
                CreditCheck.standing(),
                CreditCheck.overdueDays(30),
                CreditCheck.overdueShare(Percentage.of("40")),
                CreditCheck.brokenPromises(0),
                CreditCheck.returnedPayments(0, 90),
                CreditCheck.review(0),
                CreditCheck.utilisation(Percentage.of("90")));

        private final C142RemediesInTheBooksTest test = new C142RemediesInTheBooksTest();
        private final Random random;

        Trial(Random random) {
            this.random = random;
        }

        private String amount(int most) {
            return Money.ofMinor(CurrencyUnit.EUR, 1 + random.nextInt(most * 100))
                    .getAmount()
                    .toPlainString();
        }

        private void past() {
            test.customers(amount(2000));
            if (random.nextBoolean()) {
                test.insured(String.valueOf(10 + random.nextInt(90)));
            }
            if (random.nextBoolean()) {
                test.grouped(amount(2000));
                test.issue(BETA, "B-1", eur(amount(900)), DAY.minusDays(5));
            }
            if (random.nextInt(3) == 0) {
                test.books
                        .credit()
                        .grant(
                                test.next(),
                                LimitGrant.of(ACME, CreditLimit.of(eur(amount(900))), DAY.minusYears(1))
                                        .on(random.nextBoolean() ? ExposureTerm.OPEN_DEBITS : ExposureTerm.OPEN_ORDERS))
                        .orElseThrow();
            }
            int invoices = random.nextInt(4);
            for (int i = 0; i < invoices; i++) {
                test.issue("INV-" + i, amount(900), DAY.minusDays(1 + random.nextInt(120)));
            }
            if (random.nextBoolean()) {
                test.receive("UNAPPLIED", eur(amount(900)), DAY.minusDays(1));
            }
            if (random.nextBoolean()) {
                test.promised("P-1", amount(900), DAY.minusDays(40), DAY.minusDays(20));
            }
            if (random.nextBoolean()) {
                test.issue("BOUNCED", "50", DAY.minusDays(50));
                test.pay("BACK", "50", DAY.minusDays(20), "BOUNCED");
                test.returned("BACK", DAY.minusDays(10));
            }
            if (random.nextBoolean()) {
                test.books
                        .reservations()
                        .state(Reservation.ofDocument(
                                ReservationId.of("SO-1"), ACME, eur(amount(400)), SalesDocumentKind.ORDER, DAY))
                        .orElseThrow();
            }
            if (random.nextInt(4) == 0) {
                test.books
                        .customers()
                        .record(
                                test.next(),
                                FileEntry.of(ACME, DAY.minusDays(3)).standing(Standing.onHold("late")))
                        .orElseThrow();
            }
        }

        void run(Remedy.Side side, int sale) {
            past();
            CreditRequest request = order(String.valueOf(sale));
            CreditDecision decision = test.books.decisions().decide(request, POLICY);
            List<Remedy> remedies = decision.remedies(side);
            for (Remedy remedy : remedies) {
                request = remedy.afterwards(request);
                done(remedy);
            }
            assertThat(test.books.decisions().decide(request, POLICY))
                    .as("%s after %s%n%s", decision.reasons(), remedies, decision.picture())
                    .isInstanceOf(Approved.class);
        }

        private void done(Remedy remedy) {
            if (remedy instanceof Remedy.Pay pay) {
                test.receive(test.next().value(), pay.amount(), DAY);
                test.books.cash().apply(ACME, DAY);
            } else if (remedy instanceof Remedy.ReleaseReserved released) {
                test.books
                        .reservations()
                        .release(ReservationRelease.of(ACME, ReservationId.of("SO-1"), DAY)
                                .of(released.amount()))
                        .orElseThrow();
            } else if (remedy instanceof Remedy.SettleOverdueLongerThan late) {
                settle(item -> item.overdueDays(DAY) > late.days());
            } else if (remedy instanceof Remedy.KeepPromises) {
                settle(item -> !item.documentOn().isAfter(DAY.minusDays(40)));
            } else if (remedy instanceof Remedy.MakeGoodReturns) {
                settle(item -> item.id().document().equals("BOUNCED"));
            } else if (remedy instanceof Remedy.GrantLimit grant) {
                granted(grant);
            } else if (remedy instanceof Remedy.LiftHold) {
                test.books
                        .customers()
                        .record(test.next(), FileEntry.of(ACME, DAY).standing(Standing.open()))
                        .orElseThrow();
            } else if (remedy instanceof Remedy.Review || remedy instanceof Remedy.FindOut) {
                test.books
                        .ratings()
                        .record(
                                test.next(),
                                FileEntry.of(ACME, DAY).creditReview(CreditReview.of(CreditReview.Outcome.CONFIRMED)))
                        .orElseThrow();
            } else {
                assertThat(remedy).isInstanceOf(Remedy.PayFirst.class);
            }
        }

        private void settle(Predicate<OpenItem> which) {
            List<OpenItem> items = test.books.accounts().openItems(ACME, DAY).stream()
                    .filter(item -> item.side() == Side.DEBIT)
                    .filter(which)
                    .sorted(Comparator.comparing(OpenItem::id))
                    .toList();
            for (OpenItem item : items) {
                String id = test.next().value();
                test.receive(id, item.open(), DAY);
                test.match(id, item.id().document(), item.open(), DAY);
            }
        }

        private void granted(Remedy.GrantLimit grant) {
            LimitGrant limit = LimitGrant.of(
                    grant.scope() == LimitMeasure.Scope.GROUP ? BETA : ACME, CreditLimit.of(grant.amount()), DAY);
            if (grant.scope() == LimitMeasure.Scope.GROUP) {
                limit = limit.forGroup();
            } else if (grant.scope() == LimitMeasure.Scope.PART) {
                limit = limit.on(
                        grant.name().equals("open debits") ? ExposureTerm.OPEN_DEBITS : ExposureTerm.OPEN_ORDERS);
            }
            test.books.credit().grant(test.next(), limit).orElseThrow();
        }
    }
}
