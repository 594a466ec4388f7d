package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountRefusal;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.audit.AuditRecord;
import io.cartera.collection.CollectionRefusal;
import io.cartera.collection.RefundAnswer;
import io.cartera.collection.RefundId;
import io.cartera.collection.RefundRequest;
import io.cartera.collection.RefundState;
import io.cartera.collection.RefundState.Standing;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.Difference;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C052: a refund is on file from when it is asked for, approved by somebody else, and watched until it is paid. */
class C052RefundsInTimeTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final RefundId REF = RefundId.of("REF-1");
    private static final ItemId CREDIT = ItemId.credit("PAY-1");
    private static final Actor CLERK = Actor.of("clerk-7");
    private static final Actor HEAD = Actor.of("head of accounts");
    private static final PaymentMethod TRANSFER = PaymentMethod.of("transfer");

    private final Receivables all =
            Receivables.over(new InMemoryStore(), Clock.fixed(Instant.parse("2026-05-01T00:00:00Z"), ZoneOffset.UTC));
    private final Receivables clerk = all.actingAs(CLERK);
    private final Receivables head = all.actingAs(HEAD);

    @BeforeEach
    void payTooMuch() {
        all.customers().register(Customer.organisation(ACME, "Acme").build());
        all.cash().receive(Payment.received(PaymentId.of("PAY-1"), ACME, eur("100"), DAY.minusDays(9)));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private static RefundRequest asking(String id, String amount) {
        return RefundRequest.of(RefundId.of(id), ACME, CREDIT, eur(amount), DAY, "paid twice");
    }

    private RefundState state(LocalDate on) {
        List<RefundState> states = all.refunds().of(ACME, AsOf.of(on));
        assertThat(states).hasSize(1);
        return states.get(0);
    }

    private static Optional<Refusal> refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? Optional.of(refused.refusal()) : Optional.empty();
    }

    @Test
    void a_refund_is_asked_for_approved_and_paid_and_the_account_knows_each_step() {
        clerk.refunds().request(asking("REF-1", "60").payBy(DAY.plusDays(14))).orElseThrow();
        assertThat(all.accounts().balance(ACME, DAY).in(CurrencyUnit.EUR))
                .as("asking pays nothing")
                .isEqualTo(eur("-100"));
        head.refunds().answer(RefundAnswer.approved(REF, ACME, DAY.plusDays(2))).orElseThrow();
        AccountChange change =
                head.refunds().pay(REF, ACME, DAY.plusDays(15), TRANSFER).orElseThrow();

        Adjustment paid = all.adjustments().refunds(ACME).get(change);
        assertThat(paid)
                .isEqualTo(Adjustment.refund(CREDIT, DAY.plusDays(15))
                        .of(eur("60"))
                        .because("paid twice")
                        .requested(DAY, CLERK)
                        .approved(DAY.plusDays(2), HEAD)
                        .paidBy(TRANSFER));
        assertThat(all.accounts().balance(ACME, DAY.plusDays(15)).in(CurrencyUnit.EUR))
                .isEqualTo(eur("-40"));
        assertThat(all.audit().trail(ACME))
                .extracting(AuditRecord::outcome)
                .doesNotContain("Refused")
                .hasSize(5);
    }

    @Test
    void what_waits_is_told_as_of_any_day_with_how_late_it_is() {
        clerk.refunds().request(asking("REF-1", "60").payBy(DAY.plusDays(14))).orElseThrow();
        head.refunds().answer(RefundAnswer.approved(REF, ACME, DAY.plusDays(2))).orElseThrow();
        head.refunds().pay(REF, ACME, DAY.plusDays(15), TRANSFER).orElseThrow();

        assertThat(all.refunds().of(ACME, AsOf.of(DAY.minusDays(1)))).isEmpty();
        assertThat(state(DAY).standing()).isEqualTo(Standing.ASKED);
        assertThat(state(DAY).requester()).isEqualTo(CLERK);
        assertThat(state(DAY).waitedDays()).isZero();
        assertThat(state(DAY.plusDays(2)).standing()).isEqualTo(Standing.APPROVED);
        assertThat(state(DAY.plusDays(2)).answeredBy()).contains(HEAD);
        assertThat(state(DAY.plusDays(14)).isLate()).isFalse();
        assertThat(state(DAY.plusDays(14)).waitedDays()).isEqualTo(14);
        assertThat(state(DAY.plusDays(15)).standing()).isEqualTo(Standing.PAID);
        assertThat(state(DAY.plusDays(40)).waitedDays()).isEqualTo(15);
        assertThat(state(DAY.plusDays(40)).lateDays())
                .as("it was paid a day late")
                .isEqualTo(1);
        assertThat(state(DAY.plusDays(40)).paid()).contains(eur("60"));
        assertThat(all.refunds().waiting(AsOf.of(DAY.plusDays(14)))).hasSize(1);
        assertThat(all.refunds().waiting(AsOf.of(DAY.plusDays(15)))).isEmpty();
    }

    @Test
    void what_is_to_be_paid_first_comes_first_over_all_customers() {
        CustomerId bolt = CustomerId.of("BOLT");
        all.customers().register(Customer.organisation(bolt, "Bolt").build());
        all.cash().receive(Payment.received(PaymentId.of("PAY-2"), bolt, eur("10"), DAY.minusDays(9)));
        clerk.refunds().request(asking("REF-1", "10")).orElseThrow();
        clerk.refunds().request(asking("REF-2", "10").payBy(DAY.plusDays(9))).orElseThrow();
        clerk.refunds()
                .request(RefundRequest.of(RefundId.of("REF-3"), bolt, ItemId.credit("PAY-2"), eur("10"), DAY, "gone")
                        .payBy(DAY.plusDays(8)))
                .orElseThrow();
        clerk.refunds().request(asking("REF-4", "10").payBy(DAY.plusDays(1))).orElseThrow();
        head.refunds()
                .answer(RefundAnswer.declined(RefundId.of("REF-4"), ACME, DAY, "not owed"))
                .orElseThrow();

        assertThat(all.refunds().waiting(AsOf.of(DAY)))
                .extracting(state -> state.request().id().value())
                .containsExactly("REF-3", "REF-2", "REF-1");
        assertThat(all.refunds().of(ACME, AsOf.of(DAY)))
                .filteredOn(state -> state.standing() == Standing.DECLINED)
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.answer().flatMap(RefundAnswer::reason)).contains("not owed");
                    assertThat(state.isLate()).isFalse();
                    assertThat(state.waitedDays()).isZero();
                });
    }

    @Test
    void nobody_approves_what_they_asked_for_but_may_take_it_back() {
        clerk.refunds().request(asking("REF-1", "60")).orElseThrow();

        assertThat(refusal(clerk.refunds().answer(RefundAnswer.approved(REF, ACME, DAY))))
                .contains(new Adjustment.ApprovedByRequester(CLERK));
        assertThat(clerk.refunds()
                        .answer(RefundAnswer.declined(REF, ACME, DAY, "withdrawn"))
                        .applied())
                .isPresent();
        assertThat(refusal(head.refunds().answer(RefundAnswer.approved(REF, ACME, DAY))))
                .contains(new CollectionRefusal.RefundAlreadyAnswered(REF, DAY));
        assertThat(refusal(head.refunds().pay(REF, ACME, DAY, TRANSFER)))
                .contains(new CollectionRefusal.RefundNotApproved(REF, DAY));
        assertThat(all.audit().trail(ACME))
                .extracting(AuditRecord::outcome)
                .endsWith("Refused:RefundAlreadyAnswered", "Refused:RefundNotApproved");
    }

    @Test
    void nothing_is_paid_that_nobody_asked_for_or_before_it_is_approved() {
        assertThat(refusal(head.refunds().pay(REF, ACME, DAY, TRANSFER)))
                .contains(new CollectionRefusal.UnknownRefund(REF));
        assertThat(refusal(head.refunds().answer(RefundAnswer.approved(REF, ACME, DAY))))
                .contains(new CollectionRefusal.UnknownRefund(REF));
        clerk.refunds().request(asking("REF-1", "60")).orElseThrow();
        assertThat(refusal(head.refunds().answer(RefundAnswer.approved(REF, ACME, DAY.minusDays(1)))))
                .contains(new CollectionRefusal.TooEarly(DAY.minusDays(1), DAY));
        head.refunds().answer(RefundAnswer.approved(REF, ACME, DAY.plusDays(2))).orElseThrow();
        assertThat(refusal(head.refunds().pay(REF, ACME, DAY.plusDays(1), TRANSFER)))
                .contains(new CollectionRefusal.RefundNotApproved(REF, DAY.plusDays(1)));
        assertThat(all.accounts().balance(ACME, DAY).in(CurrencyUnit.EUR)).isEqualTo(eur("-100"));
    }

    @Test
    void no_more_is_asked_back_than_is_open_and_not_asked_back_already() {
        assertThat(refusal(clerk.refunds().request(asking("REF-0", "100.01"))))
                .contains(new CollectionRefusal.AboveAmount(eur("100.01"), eur("100")));
        clerk.refunds().request(asking("REF-1", "60")).orElseThrow();
        assertThat(refusal(clerk.refunds().request(asking("REF-2", "40.01"))))
                .contains(new CollectionRefusal.AboveAmount(eur("40.01"), eur("40")));
        head.refunds().answer(RefundAnswer.declined(REF, ACME, DAY, "no")).orElseThrow();
        clerk.refunds().request(asking("REF-2", "40.01")).orElseThrow();
        head.refunds()
                .answer(RefundAnswer.approved(RefundId.of("REF-2"), ACME, DAY))
                .orElseThrow();
        head.refunds().pay(RefundId.of("REF-2"), ACME, DAY, TRANSFER).orElseThrow();
        assertThat(refusal(clerk.refunds().request(asking("REF-3", "60"))))
                .as("what was paid is taken off once")
                .contains(new CollectionRefusal.AboveAmount(eur("60"), eur("59.99")));
    }

    @Test
    void a_credit_that_was_used_meanwhile_is_not_paid_back_too() {
        clerk.refunds().request(asking("REF-1", "60")).orElseThrow();
        head.refunds().answer(RefundAnswer.approved(REF, ACME, DAY)).orElseThrow();
        all.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line("Consulting", eur("50"))
                        .terms(PaymentTerms.netDays(30))
                        .build());
        all.cash().apply(ACME, DAY).orElseThrow();

        assertThat(refusal(head.refunds().pay(REF, ACME, DAY, TRANSFER))).get().isInstanceOf(AccountRefusal.class);
        assertThat(state(DAY).standing()).isEqualTo(Standing.APPROVED);
        head.refunds()
                .answer(RefundAnswer.declined(REF, ACME, DAY.plusDays(1), "used meanwhile"))
                .orElseThrow();
        assertThat(state(DAY).standing()).isEqualTo(Standing.APPROVED);
        assertThat(state(DAY.plusDays(1)).standing()).isEqualTo(Standing.DECLINED);
        assertThat(refusal(head.refunds().pay(REF, ACME, DAY, TRANSFER)))
                .as("the approval was taken back")
                .contains(new CollectionRefusal.RefundNotApproved(REF, DAY));
        assertThat(clerk.refunds().request(asking("REF-2", "50")).applied())
                .as("what is left may be asked for")
                .isPresent();
    }

    @Test
    void each_credit_is_asked_back_by_itself() {
        all.cash().receive(Payment.received(PaymentId.of("PAY-2"), ACME, eur("30"), DAY.minusDays(9)));
        clerk.refunds().request(asking("REF-1", "100")).orElseThrow();

        assertThat(clerk.refunds()
                        .request(RefundRequest.of(
                                RefundId.of("REF-2"), ACME, ItemId.credit("PAY-2"), eur("30"), DAY, "gone"))
                        .applied())
                .isPresent();
        assertThat(refusal(clerk.refunds().request(asking("REF-3", "0.01"))))
                .contains(new CollectionRefusal.AboveAmount(eur("0.01"), eur("0")));
    }

    @Test
    void no_other_refund_passes_for_one_that_was_asked_for() {
        clerk.adjustments()
                .adjust(
                        CommandId.of("OLD"),
                        ACME,
                        Adjustment.refund(CREDIT, DAY).of(eur("10")))
                .orElseThrow();
        assertThat(refusal(clerk.refunds().request(asking("OLD", "60"))))
                .contains(new CollectionRefusal.RefundNameTaken(ItemId.debit("OLD")));
        clerk.refunds().request(asking("REF-1", "60")).orElseThrow();
        head.refunds().answer(RefundAnswer.declined(REF, ACME, DAY, "no")).orElseThrow();

        assertThat(refusal(clerk.adjustments()
                        .adjust(
                                CommandId.of("REF-1"),
                                ACME,
                                Adjustment.refund(CREDIT, DAY).of(eur("60")))))
                .contains(new CollectionRefusal.RefundNotApproved(REF, DAY));
        assertThat(state(DAY).standing()).isEqualTo(Standing.DECLINED);
    }

    @Test
    void whoever_pays_one_by_hand_is_held_to_the_same_and_told_what_differs() {
        clerk.refunds().request(asking("REF-1", "60")).orElseThrow();
        head.refunds().answer(RefundAnswer.approved(REF, ACME, DAY)).orElseThrow();
        Adjustment approved = Adjustment.refund(CREDIT, DAY)
                .of(eur("60"))
                .because("paid twice")
                .requested(DAY, CLERK)
                .approved(DAY, HEAD);
        LocalDate latest = LocalDate.parse("2026-05-02");

        assertThat(byHand(Adjustment.refund(CREDIT, DAY).of(eur("61"))))
                .contains(differs("amount", "EUR 60.00", "EUR 61.00"));
        assertThat(byHand(Adjustment.refund(ItemId.credit("PAY-2"), DAY).of(eur("60"))))
                .contains(differs(
                        "credit", CREDIT.toString(), ItemId.credit("PAY-2").toString()));
        assertThat(byHand(Adjustment.refund(CREDIT, DAY).of(eur("60")).because("other")))
                .contains(differs("reason", "paid twice", "other"));
        assertThat(byHand(Adjustment.refund(CREDIT, DAY)
                        .of(eur("60"))
                        .because("paid twice")
                        .requested(DAY, CLERK)
                        .approved(DAY, Actor.of("other"))))
                .contains(differs("approver", HEAD.value(), "other"));
        assertThat(byHand(Adjustment.refund(CREDIT, latest.plusDays(1))
                        .of(eur("60"))
                        .because("paid twice")
                        .requested(DAY, CLERK)
                        .approved(DAY, HEAD)))
                .contains(new CollectionRefusal.TooLate(latest.plusDays(1), latest));
        assertThat(state(DAY).standing()).isEqualTo(Standing.APPROVED);

        assertThat(byHand(approved.paidBy(PaymentMethod.of("cheque")))).isEmpty();
        assertThat(state(DAY).standing()).isEqualTo(Standing.PAID);
        assertThat(byHand(approved.paidBy(PaymentMethod.of("cheque"))))
                .as("a repeat")
                .isEmpty();
    }

    private Optional<Refusal> byHand(Adjustment refund) {
        return refusal(head.adjustments().adjust(CommandId.of("REF-1"), ACME, refund));
    }

    private static Refusal differs(String field, String approved, String wanted) {
        return new CollectionRefusal.RefundDiffers(REF, new Difference(field, approved, wanted));
    }

    @Test
    void one_that_is_paid_by_hand_is_not_known_before_its_approval_where_a_clock_went_back() {
        InMemoryStore store = new InMemoryStore();
        Receivables later = Receivables.over(store, Clock.fixed(Instant.parse("2026-05-01T00:00:00Z"), ZoneOffset.UTC));
        Receivables earlier =
                Receivables.over(store, Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC));
        earlier.customers().register(Customer.organisation(ACME, "Acme").build());
        earlier.cash().receive(Payment.received(PaymentId.of("PAY-1"), ACME, eur("100"), DAY.minusDays(9)));
        later.actingAs(CLERK).refunds().request(asking("REF-1", "60")).orElseThrow();
        later.actingAs(HEAD)
                .refunds()
                .answer(RefundAnswer.approved(REF, ACME, DAY))
                .orElseThrow();

        AccountChange paid = earlier.actingAs(HEAD)
                .adjustments()
                .adjust(
                        CommandId.of("REF-1"),
                        ACME,
                        Adjustment.refund(CREDIT, DAY)
                                .of(eur("60"))
                                .because("paid twice")
                                .requested(DAY, CLERK)
                                .approved(DAY, HEAD))
                .orElseThrow();

        assertThat(paid.recording().at()).isAfterOrEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
    }

    @Test
    void one_that_is_paid_is_not_declined_any_more_nor_paid_on_a_day_to_come() {
        clerk.refunds().request(asking("REF-1", "60")).orElseThrow();
        head.refunds().answer(RefundAnswer.approved(REF, ACME, DAY)).orElseThrow();
        LocalDate latest = LocalDate.parse("2026-05-02");
        assertThat(refusal(head.refunds().pay(REF, ACME, latest.plusDays(1), TRANSFER)))
                .contains(new CollectionRefusal.TooLate(latest.plusDays(1), latest));
        head.refunds().pay(REF, ACME, DAY, TRANSFER).orElseThrow();

        assertThat(refusal(head.refunds().answer(RefundAnswer.declined(REF, ACME, DAY, "no"))))
                .contains(new CollectionRefusal.RefundPaid(REF));
    }

    @Test
    void what_was_known_then_is_told_even_where_a_clock_went_back() {
        Instant[] now = {Instant.parse("2026-04-01T00:00:10Z")};
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        Receivables books = Receivables.over(new InMemoryStore(), clock);
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        books.cash().receive(Payment.received(PaymentId.of("PAY-1"), ACME, eur("100"), DAY));
        books.actingAs(CLERK).refunds().request(asking("REF-1", "60")).orElseThrow();
        now[0] = Instant.parse("2026-04-01T00:00:20Z");
        books.actingAs(HEAD)
                .refunds()
                .answer(RefundAnswer.approved(REF, ACME, DAY))
                .orElseThrow();
        now[0] = Instant.parse("2026-04-01T00:00:05Z");
        AccountChange paid = books.refunds().pay(REF, ACME, DAY, TRANSFER).orElseThrow();

        assertThat(paid.recording().at()).isAfterOrEqualTo(Instant.parse("2026-04-01T00:00:20Z"));
        AsOf asked = AsOf.of(DAY).knownAt(Instant.parse("2026-04-01T00:00:15Z"));
        assertThat(books.refunds().of(ACME, asked))
                .extracting(RefundState::standing)
                .containsExactly(Standing.ASKED);
        assertThat(books.refunds().of(ACME, AsOf.of(DAY)))
                .extracting(RefundState::standing)
                .containsExactly(Standing.PAID);
    }

    @Test
    void a_refund_that_came_back_is_told_and_may_be_asked_for_again() {
        clerk.refunds().request(asking("REF-1", "100")).orElseThrow();
        head.refunds().answer(RefundAnswer.approved(REF, ACME, DAY)).orElseThrow();
        head.refunds().pay(REF, ACME, DAY, TRANSFER).orElseThrow();
        all.accounts()
                .reverse(CommandId.of("BACK"), ACME, ItemId.debit("REF-1"), DAY.plusDays(5))
                .orElseThrow();

        assertThat(state(DAY.plusDays(4)).standing()).isEqualTo(Standing.PAID);
        assertThat(state(DAY.plusDays(5)).standing()).isEqualTo(Standing.REVERSED);
        assertThat(state(DAY.plusDays(5)).isWaiting()).isFalse();
        assertThat(clerk.refunds().request(asking("REF-2", "100")).applied()).isPresent();
    }

    @Test
    void repeats_are_the_same_and_other_content_conflicts() {
        Outcome<RefundRequest> asked = clerk.refunds().request(asking("REF-1", "60"));
        assertThat(clerk.refunds().request(asking("REF-1", "60"))).isEqualTo(asked);
        assertThat(clerk.refunds().request(asking("REF-1", "61"))).isInstanceOf(Outcome.Conflicting.class);
        Outcome<RefundAnswer> answered =
                head.refunds().answer(CommandId.of("A"), RefundAnswer.approved(REF, ACME, DAY));
        assertThat(head.refunds().answer(CommandId.of("A"), RefundAnswer.approved(REF, ACME, DAY)))
                .isEqualTo(answered);
        assertThat(head.refunds().answer(CommandId.of("A"), RefundAnswer.declined(REF, ACME, DAY, "no")))
                .isInstanceOf(Outcome.Conflicting.class);
        Outcome<AccountChange> paid = head.refunds().pay(REF, ACME, DAY, TRANSFER);
        assertThat(head.refunds().pay(REF, ACME, DAY, TRANSFER)).isEqualTo(paid);
        assertThat(head.refunds().pay(REF, ACME, DAY.plusDays(1), TRANSFER)).isInstanceOf(Outcome.Conflicting.class);
    }

    @Test
    void what_is_asked_back_is_a_credit_of_that_currency_that_counts_by_then_and_not_in_the_future() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RefundRequest.of(REF, ACME, ItemId.debit("INV-1"), eur("1"), DAY, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> asking("REF-1", "0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asking("REF-1", "1").payBy(DAY.minusDays(1)));
        assertThat(refusal(clerk.refunds()
                        .request(RefundRequest.of(REF, ACME, ItemId.credit("PAY-9"), eur("1"), DAY, "x"))))
                .contains(new AccountRefusal.UnknownItem(ItemId.credit("PAY-9")));
        assertThat(refusal(
                        clerk.refunds().request(RefundRequest.of(REF, ACME, CREDIT, Money.parse("USD 1"), DAY, "x"))))
                .contains(new CollectionRefusal.CurrencyDiffers(CREDIT, CurrencyUnit.EUR, CurrencyUnit.USD));
        assertThat(refusal(
                        clerk.refunds().request(RefundRequest.of(REF, ACME, CREDIT, eur("1"), DAY.minusDays(10), "x"))))
                .contains(new CollectionRefusal.TooEarly(DAY.minusDays(10), DAY.minusDays(9)));
        LocalDate latest = LocalDate.parse("2026-05-02");
        clerk.refunds().request(asking("REF-9", "1")).orElseThrow();
        assertThat(refusal(
                        head.refunds().answer(RefundAnswer.approved(RefundId.of("REF-9"), ACME, latest.plusDays(1)))))
                .contains(new CollectionRefusal.TooLate(latest.plusDays(1), latest));
        assertThat(refusal(clerk.refunds()
                        .request(RefundRequest.of(REF, ACME, CREDIT, eur("1"), latest.plusDays(1), "x"))))
                .contains(new CollectionRefusal.TooLate(latest.plusDays(1), latest));
        assertThat(refusal(clerk.refunds()
                        .request(RefundRequest.of(REF, CustomerId.of("NONE"), CREDIT, eur("1"), DAY, "x"))))
                .contains(new UnknownCustomer(CustomerId.of("NONE")));
    }
}
