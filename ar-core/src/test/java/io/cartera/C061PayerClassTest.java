package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.Adjustment;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.TwoLegs;
import io.cartera.analysis.PaymentBehaviour;
import io.cartera.analysis.PaymentRecord;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.creditfile.AssignedRating;
import io.cartera.creditfile.DefaulterListing;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.customerfile.CustomerFileRefusal;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.ExchangeRate;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.rating.CreditInputs;
import io.cartera.rating.Evidence;
import io.cartera.rating.PayerClass;
import io.cartera.rating.PayerFinding;
import io.cartera.rating.PayerRules;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** C061: does the customer always pay on time, or is it on our list of defaulters? */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class C061PayerClassTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DUE = LocalDate.parse("2026-03-01");
    private static final AsOf JUNE = AsOf.of(LocalDate.parse("2026-06-01"));
    private static final PayerRules RULES = PayerRules.usual();
    private static final DefaulterListing LISTING =
            DefaulterListing.listed(Actor.of("eve"), "does not pay", "court file 7");

    private final List<Event> told = new ArrayList<>();
    private final Receivables books = Receivables.over(
                    new InMemoryStore(), Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC))
            .actingAs(Actor.of("clerk"))
            .notifying(told::add);

    @BeforeEach
    void register() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
    }

    private void issue(String id, String amount, LocalDate due) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), ACME, due.minusDays(30))
                        .terms(PaymentTerms.netDays(30))
                        .line("goods", Money.parse(amount))
                        .build())
                .orElseThrow();
    }

    private void pay(String payment, String invoice, String amount, LocalDate on) {
        books.cash()
                .receive(Payment.received(PaymentId.of(payment), ACME, Money.parse(amount), on)
                        .withReference(invoice))
                .orElseThrow();
        assertThat(books.cash().apply(ACME, on).applied()).isPresent();
    }

    private PaymentBehaviour behaviour(AsOf asOf) {
        return books.ratings().behaviour(ACME, asOf);
    }

    private PaymentRecord euros() {
        return behaviour(JUNE).in(CurrencyUnit.EUR);
    }

    private PayerFinding finding(AsOf asOf) {
        return books.ratings().payerClass(ACME, RULES, asOf);
    }

    @Test
    void C061_of_a_customer_without_a_history_nothing_is_known_and_that_is_said() {
        assertThat(behaviour(JUNE).isUnknown()).isTrue();
        assertThat(behaviour(JUNE).currencies()).isEmpty();
        assertThat(euros().isUnknown()).isTrue();
        assertThat(euros().weightedDays()).isEmpty();
        assertThat(euros().onTimeByAmount()).isEmpty();
        assertThat(finding(JUNE).payerClass()).isEqualTo(PayerClass.UNKNOWN);
        issue("INV-1", "EUR 100", LocalDate.parse("2026-07-01"));
        assertThat(finding(JUNE).payerClass()).isEqualTo(PayerClass.UNKNOWN);
    }

    @Test
    void C061_a_share_takes_enough_debits_and_the_finding_says_on_how_many_it_rests() {
        issue("INV-1", "EUR 100", DUE);
        issue("INV-2", "EUR 100", DUE);
        pay("PAY-1", "INV-1", "EUR 100", DUE);
        pay("PAY-2", "INV-2", "EUR 100", DUE);
        assertThat(finding(JUNE).payerClass()).as("two of two on time").isEqualTo(PayerClass.UNKNOWN);
        assertThat(finding(JUNE).debits()).isEqualTo(2);
        assertThat(finding(JUNE).evidence()).containsExactly(Evidence.of("debits settled or overdue", 2, 3));
        PayerFinding ofTwo = books.ratings().payerClass(ACME, PayerRules.usual().withLeastDebits(2), JUNE);
        assertThat(ofTwo.payerClass()).isEqualTo(PayerClass.ALWAYS_ON_TIME);

        issue("INV-3", "EUR 100", DUE);
        pay("PAY-3", "INV-3", "EUR 100", DUE);
        assertThat(finding(JUNE).payerClass()).isEqualTo(PayerClass.ALWAYS_ON_TIME);
        assertThat(finding(JUNE).debits()).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PayerRules.usual().withLeastDebits(0))
                .withMessageContaining("leastDebits");
    }

    @Test
    void C061_one_debit_that_is_overdue_for_long_is_enough() {
        issue("INV-1", "EUR 100", JUNE.date().minusDays(31));

        assertThat(finding(JUNE).payerClass()).isEqualTo(PayerClass.HABITUALLY_LATE);
        assertThat(finding(JUNE).debits()).isEqualTo(1);
    }

    /** The example of {@link PaymentRecord}. */
    @Test
    void C061_days_beyond_terms_are_told_by_debit_and_weighted_with_amounts() {
        issue("INV-1", "EUR 100", DUE);
        issue("INV-2", "EUR 300", DUE);
        pay("PAY-1", "INV-1", "EUR 100", DUE.plusDays(10));
        pay("PAY-2", "INV-2", "EUR 300", DUE.minusDays(2));

        assertThat(euros().settledCount()).isEqualTo(2);
        assertThat(euros().settled()).isEqualTo(Money.parse("EUR 400"));
        assertThat(euros().averageDays()).contains(new BigDecimal("4.00"));
        assertThat(euros().weightedDays()).contains(new BigDecimal("1.00"));
        assertThat(euros().onTimeByCount()).contains(new BigDecimal("0.5000"));
        assertThat(euros().onTimeByAmount()).contains(new BigDecimal("0.7500"));
        assertThat(euros().longestDays()).contains(10L);
        assertThat(euros().isUnknown()).isFalse();
        assertThat(behaviour(AsOf.of(DUE)).in(CurrencyUnit.EUR).settledCount()).isEqualTo(1);
    }

    @Test
    void C061_the_days_of_a_debit_paid_in_parts_are_weighted_and_it_is_on_time_only_if_all_of_it_was() {
        issue("INV-1", "EUR 100", DUE);
        pay("PAY-1", "INV-1", "EUR 75", DUE);
        assertThat(euros().settledCount()).isZero();
        assertThat(euros().overdue()).isEqualTo(Money.parse("EUR 25"));
        assertThat(euros().overdueDays()).isEqualTo(92);
        pay("PAY-2", "INV-1", "EUR 25", DUE.plusDays(40));

        assertThat(euros().weightedDays()).contains(new BigDecimal("10.00"));
        assertThat(euros().onTimeCount()).isZero();
        assertThat(euros().onTimeByAmount()).contains(new BigDecimal("0.7500"));
        assertThat(euros().overdue()).isEqualTo(Money.parse("EUR 0"));
        assertThat(euros().experiences()).hasSize(2);
    }

    @Test
    void C061_money_counts_from_the_day_it_came_and_currencies_are_never_mixed() {
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 100"), DUE.minusDays(40)))
                .orElseThrow();
        issue("INV-1", "EUR 100", DUE);
        issue("INV-2", "USD 100", DUE);
        assertThat(books.cash().apply(ACME, DUE.plusDays(20)).applied()).isPresent();

        assertThat(euros().weightedDays()).contains(new BigDecimal("-40.00"));
        assertThat(behaviour(JUNE).in(CurrencyUnit.USD).overdue()).isEqualTo(Money.parse("USD 100"));
        assertThat(behaviour(JUNE).currencies()).containsExactly(CurrencyUnit.EUR, CurrencyUnit.USD);
        assertThat(behaviour(JUNE.knownAt(Instant.parse("2026-06-30T11:59:59Z")))
                        .isUnknown())
                .isTrue();
    }

    @Test
    void C061_what_was_reversed_never_was_and_what_was_given_up_was_never_paid() {
        issue("INV-1", "EUR 100", DUE);
        issue("INV-2", "EUR 50", DUE);
        books.invoicing()
                .reverse(CommandId.of("R-1"), ACME, InvoiceId.of("INV-1"), DUE.plusDays(5))
                .orElseThrow();
        books.adjustments()
                .adjust(CommandId.of("W-1"), ACME, Adjustment.badDebt(ItemId.debit("INV-2"), DUE.plusDays(60)))
                .orElseThrow();

        assertThat(euros().experiences()).singleElement().satisfies(each -> {
            assertThat(each.kind()).isEqualTo(PaymentRecord.Experience.Kind.GIVEN_UP);
            assertThat(each.days()).isEqualTo(92);
        });
        assertThat(euros().givenUp()).isEqualTo(Money.parse("EUR 50"));
        assertThat(euros().settledCount()).isZero();
        assertThat(finding(JUNE).proposal()).containsExactly(Evidence.of("debits given up", 1, 1));
    }

    @Test
    void C061_returned_payments_and_broken_promises_are_counted() {
        issue("INV-1", "EUR 100", DUE);
        pay("PAY-1", "INV-1", "EUR 100", DUE);
        books.cash()
                .returned(PaymentReturn.bounced(
                        CommandId.of("B-1"), ACME, PaymentId.of("PAY-1"), DUE.plusDays(3), "no funds"))
                .orElseThrow();
        books.collections()
                .promise(PromiseToPay.of(
                        PromiseId.of("P-1"), ACME, Money.parse("EUR 100"), DUE.plusDays(4), DUE.plusDays(9)))
                .orElseThrow();

        assertThat(euros().returnedCount()).isEqualTo(1);
        assertThat(euros().returned()).isEqualTo(Money.parse("EUR 100"));
        assertThat(euros().brokenPromises()).isEqualTo(1);
        assertThat(behaviour(AsOf.of(DUE.plusDays(9))).in(CurrencyUnit.EUR).brokenPromises())
                .isZero();
        assertThat(euros().overdue()).isEqualTo(Money.parse("EUR 100"));
    }

    @Test
    void C061_the_trend_compares_the_last_months_with_as_many_before() {
        issue("INV-1", "EUR 100", DUE);
        issue("INV-2", "EUR 100", LocalDate.parse("2026-05-01"));
        pay("PAY-1", "INV-1", "EUR 100", DUE.plusDays(5));

        assertThat(euros().trend(2)).contains(new BigDecimal("26.00"));
        assertThat(euros().trend(24)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> euros().trend(0));
    }

    @Test
    void C061_each_class_follows_by_its_rule_with_the_figures() {
        for (int i = 1; i <= 20; i++) {
            issue("INV-" + i, "EUR 10", DUE);
            pay("PAY-" + i, "INV-" + i, "EUR 10", i == 1 ? DUE.plusDays(1) : DUE);
        }
        assertThat(finding(JUNE).payerClass()).isEqualTo(PayerClass.ALWAYS_ON_TIME);
        assertThat(finding(JUNE).evidence())
                .containsExactly(Evidence.of("percent on time", 95, 95), Evidence.of("percent on time", 95, 75));
        assertThat(finding(JUNE).isListingProposed()).isFalse();

        issue("INV-21", "EUR 10", LocalDate.parse("2026-05-15"));
        assertThat(finding(JUNE).payerClass()).isEqualTo(PayerClass.OCCASIONALLY_LATE);
        AsOf later = AsOf.of(LocalDate.parse("2026-06-15"));
        assertThat(finding(later).payerClass()).isEqualTo(PayerClass.HABITUALLY_LATE);
        assertThat(finding(later).evidence()).containsExactly(Evidence.of("days overdue", 31, 30));
        assertThat(books.ratings()
                        .payerClass(ACME, RULES.withShares(Percentage.of("100"), Percentage.of("99")), JUNE)
                        .payerClass())
                .isEqualTo(PayerClass.HABITUALLY_LATE);
        assertThat(finding(later).isListingProposed()).isFalse();
        AsOf autumn = AsOf.of(LocalDate.parse("2026-08-13"));
        assertThat(finding(autumn).proposal()).containsExactly(Evidence.of("days overdue", 90, 90));
        assertThat(finding(autumn).payerClass()).isEqualTo(PayerClass.HABITUALLY_LATE);
    }

    @Test
    void C061_a_share_just_below_a_bound_is_not_shown_as_that_bound() {
        for (int i = 1; i <= 3; i++) {
            issue("INV-" + i, "EUR 10", DUE);
            pay("PAY-" + i, "INV-" + i, "EUR 10", i == 1 ? DUE.plusDays(1) : DUE);
        }
        PayerFinding found = books.ratings()
                .payerClass(ACME, RULES.withShares(Percentage.of("66.67"), Percentage.of("66.6667")), JUNE);

        assertThat(found.payerClass()).isEqualTo(PayerClass.HABITUALLY_LATE);
        assertThat(found.evidence())
                .extracting(Evidence::observed)
                .containsExactly(new BigDecimal("66.6666"), new BigDecimal("66.6666"));
        assertThat(found.evidence())
                .extracting(Evidence::bound)
                .containsExactly(new BigDecimal("66.67"), new BigDecimal("66.6667"));
    }

    @Test
    void C061_money_that_was_moved_here_counts_from_the_day_the_customer_paid_it() {
        CustomerId bolt = CustomerId.of("BOLT");
        books.customers().register(Customer.organisation(bolt, "Bolt").build()).orElseThrow();
        issue("INV-1", "EUR 100", DUE);
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), bolt, Money.parse("EUR 100"), DUE))
                .orElseThrow();
        books.adjustments()
                .record(CommandId.of("T-1"), TwoLegs.transfer(bolt, ItemId.credit("PAY-1"), ACME, DUE.plusDays(60)))
                .orElseThrow();
        assertThat(books.cash().apply(ACME, DUE.plusDays(60)).applied()).isPresent();

        assertThat(euros().weightedDays()).contains(new BigDecimal("0.00"));
        assertThat(euros().onTimeCount()).isEqualTo(1);
    }

    @Test
    void C061_money_that_was_converted_counts_from_the_day_the_customer_paid_it() {
        issue("INV-1", "USD 110", DUE);
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 100"), DUE.plusDays(3)))
                .orElseThrow();
        books.adjustments()
                .record(
                        CommandId.of("X-1"),
                        TwoLegs.conversion(
                                ACME,
                                ItemId.credit("PAY-1"),
                                ExchangeRate.of(CurrencyUnit.EUR, CurrencyUnit.USD, new BigDecimal("1.1"), DUE),
                                DUE.plusDays(60)))
                .orElseThrow();
        assertThat(books.cash().apply(ACME, DUE.plusDays(60)).applied()).isPresent();

        assertThat(behaviour(JUNE).in(CurrencyUnit.USD).weightedDays()).contains(new BigDecimal("3.00"));
    }

    @Test
    void C061_a_credit_taken_over_from_older_books_says_nothing_of_when_anybody_paid() {
        issue("INV-1", "EUR 100", DUE);
        books.adjustments()
                .takeOver(
                        CommandId.of("O-1"),
                        ACME,
                        List.of(Entry.builder(
                                        ItemId.credit("OLD-1"),
                                        EntryKind.OPENING_BALANCE,
                                        Money.parse("EUR 100"),
                                        DUE.minusDays(90))
                                .build()))
                .orElseThrow();
        assertThat(books.cash().apply(ACME, DUE.plusDays(20)).applied()).isPresent();

        assertThat(euros().isUnknown()).isTrue();
        assertThat(euros().settledCount()).isZero();
    }

    @Test
    void C061_a_broken_promise_is_known_where_nothing_was_settled_yet() {
        issue("INV-1", "EUR 100", LocalDate.parse("2026-07-01"));
        books.collections()
                .promise(PromiseToPay.of(PromiseId.of("P-1"), ACME, Money.parse("EUR 100"), DUE, DUE.plusDays(9)))
                .orElseThrow();

        assertThat(euros().isUnknown()).isFalse();
        assertThat(CreditInputs.of(CurrencyUnit.EUR, JUNE)
                        .withBehaviour(euros())
                        .figure(CreditInputs.BROKEN_PROMISES))
                .contains(BigDecimal.ONE);
    }

    @Test
    void C061_not_paying_never_looks_better_than_paying_late_where_the_unpaid_counts() {
        issue("INV-1", "EUR 100", DUE);
        issue("INV-2", "EUR 100", DUE);
        pay("PAY-1", "INV-1", "EUR 100", DUE);
        assertThat(euros().weightedDays()).contains(new BigDecimal("0.00"));
        assertThat(euros().weightedDaysWithUnpaid()).contains(new BigDecimal("46.00"));
        assertThat(CreditInputs.of(CurrencyUnit.EUR, JUNE)
                        .withBehaviour(euros())
                        .figure(CreditInputs.DAYS_WITH_UNPAID))
                .contains(new BigDecimal("46.00"));
        pay("PAY-2", "INV-2", "EUR 100", DUE.plusDays(80));
        assertThat(euros().weightedDays()).contains(new BigDecimal("40.00"));
        assertThat(euros().weightedDaysWithUnpaid()).contains(new BigDecimal("40.00"));
    }

    @Test
    void C061_the_trend_is_rounded_once() {
        // A third of a day late before, a sixth now: 0.1667 less, where 0.17 − 0.33 would be 0.16 less.
        issue("INV-1", "EUR 2", DUE);
        issue("INV-2", "EUR 1", DUE);
        issue("INV-3", "EUR 5", LocalDate.parse("2026-05-01"));
        issue("INV-4", "EUR 1", LocalDate.parse("2026-05-01"));
        pay("PAY-1", "INV-1", "EUR 2", DUE);
        pay("PAY-2", "INV-2", "EUR 1", DUE.plusDays(1));
        pay("PAY-3", "INV-3", "EUR 5", LocalDate.parse("2026-05-01"));
        pay("PAY-4", "INV-4", "EUR 1", LocalDate.parse("2026-05-02"));

        assertThat(euros().trend(2)).contains(new BigDecimal("-0.17"));
    }

    @Test
    void C061_nobody_is_a_defaulter_before_somebody_else_approved_it() {
        assertThat(books.ratings()
                        .list(
                                CommandId.of("L-1"),
                                ACME,
                                DefaulterListing.listed(Actor.of("clerk"), "late", "file"),
                                DUE))
                .isEqualTo(new Outcome.Refused<>(
                        CommandId.of("L-1"), new CustomerFileRefusal.ApprovedByProposer(ACME, Actor.of("clerk"))));
        assertThat(books.ratings().defaulters(JUNE)).isEmpty();

        Outcome<?> listed = books.ratings().list(CommandId.of("L-1"), ACME, LISTING, DUE);
        assertThat(listed.applied()).isPresent();
        assertThat(books.ratings().list(CommandId.of("L-1"), ACME, LISTING, DUE))
                .isEqualTo(listed);
        assertThat(books.ratings().list(CommandId.of("L-1"), ACME, LISTING, DUE.plusDays(1)))
                .isInstanceOf(Outcome.Conflicting.class);

        assertThat(told.get(told.size() - 1).code()).isEqualTo("DefaulterListingChanged");
        assertThat(books.ratings().defaulters(AsOf.of(DUE.minusDays(1)))).isEmpty();
        assertThat(books.ratings().defaulters(JUNE)).singleElement().satisfies(recorded -> {
            assertThat(recorded.command().actor()).isEqualTo(Actor.of("clerk"));
            assertThat(recorded.fact()
                            .content(CustomerFactKind.DEFAULTER_LISTING)
                            .find())
                    .contains(LISTING);
        });
        assertThat(finding(JUNE).payerClass()).isEqualTo(PayerClass.DEFAULTER);
        assertThat(finding(AsOf.of(DUE.minusDays(1))).payerClass()).isEqualTo(PayerClass.UNKNOWN);
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void C061_a_listing_is_lifted_by_approval_too_and_one_that_is_not_in_force_is_not() {
        DefaulterListing lifted = DefaulterListing.lifted(Actor.of("eve"), "has paid");
        assertThat(books.ratings().list(CommandId.of("U-1"), ACME, lifted, DUE))
                .isEqualTo(new Outcome.Refused<>(CommandId.of("U-1"), new CustomerFileRefusal.NotListed(ACME, DUE)));
        books.ratings().list(CommandId.of("L-1"), ACME, LISTING, DUE).orElseThrow();
        books.ratings()
                .list(CommandId.of("U-1"), ACME, lifted, DUE.plusDays(30))
                .orElseThrow();

        assertThat(books.ratings().defaulters(AsOf.of(DUE.plusDays(29)))).hasSize(1);
        assertThat(books.ratings().defaulters(AsOf.of(DUE.plusDays(30)))).isEmpty();
        assertThat(finding(JUNE).payerClass()).isEqualTo(PayerClass.UNKNOWN);
    }

    @Test
    void C061_a_listing_is_recorded_where_it_is_asked_for_and_nowhere_else() {
        FileEntry entry = FileEntry.of(ACME, DUE);
        CommandId id = CommandId.of("C-1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> books.customers().record(id, entry.defaulterListing(LISTING)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> books.customers().record(id, entry.rating(AssignedRating.of("A"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> books.ratings().record(id, entry.defaulterListing(LISTING)));
        assertThat(books.customers().file(ACME).orElseThrow().facts()).isEmpty();
    }

    @Test
    void C061_the_whole_ledger_is_read_customer_by_customer() {
        CustomerId bolt = CustomerId.of("BOLT");
        books.customers().register(Customer.organisation(bolt, "Bolt").build()).orElseThrow();
        issue("INV-1", "EUR 100", DUE);
        List<PaymentBehaviour> read = new ArrayList<>();

        books.ratings().behaviour(JUNE, read::add);

        assertThat(read).containsExactly(behaviour(JUNE), books.ratings().behaviour(bolt, JUNE));
        assertThat(read.get(1).isUnknown()).isTrue();
    }
}
