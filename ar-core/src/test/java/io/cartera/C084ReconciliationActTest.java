package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.MoneyBag;
import io.cartera.payment.BankLine;
import io.cartera.payment.BankLineSplit;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.reconciliation.Discrepancy;
import io.cartera.reconciliation.Reconciliation;
import io.cartera.reconciliation.ReconciliationAct;
import io.cartera.reconciliation.StatedLine;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C084: our books beside the customer's, the bank's and the control account of the general ledger. */
class C084ReconciliationActTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final LocalDate DAY = LocalDate.parse("2026-03-10");
    private static final DateRange MARCH = DateRange.ofClosed(DAY.withDayOfMonth(1), DAY.withDayOfMonth(31));

    private final Receivables books = Receivables.over(new InMemoryStore());

    C084ReconciliationActTest() {
        for (CustomerId customer : List.of(ACME, BOLT)) {
            books.customers()
                    .register(Customer.organisation(customer, customer.value())
                            .terms(PaymentTerms.netDays(30))
                            .build());
        }
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private static StatedLine line(String document, String amount, LocalDate on) {
        return StatedLine.of(document, eur(amount), on);
    }

    private void sell(CustomerId customer, String name, String amount, LocalDate on) {
        assertThat(books.invoicing()
                        .issue(Invoice.draft(InvoiceId.of(name), customer, on)
                                .line("Goods", Money.parse(amount.contains(" ") ? amount : "EUR " + amount))
                                .build())
                        .applied())
                .isPresent();
    }

    private void pay(CustomerId customer, String name, String amount, LocalDate on) {
        assertThat(books.cash()
                        .receive(Payment.received(PaymentId.of(name), customer, eur(amount), on))
                        .applied())
                .isPresent();
    }

    @Test
    void the_act_with_a_customer_has_both_sides_and_their_difference() {
        sell(ACME, "INV-1", "100", DAY.minusDays(30));
        sell(ACME, "INV-7", "50", DAY);
        pay(ACME, "PAY-1", "100", DAY.plusDays(1));
        sell(ACME, "APRIL", "999", MARCH.endExclusive());

        ReconciliationAct act = books.generalLedger()
                .reconcile(
                        ACME,
                        MARCH,
                        MoneyBag.of(eur("100")),
                        List.of(line("INV-7", "45", DAY), line("PAY-1", "-100", DAY.plusDays(1))),
                        3);

        assertThat(act.ourOpening()).isEqualTo(MoneyBag.of(eur("100")));
        assertThat(act.ourClosing()).isEqualTo(MoneyBag.of(eur("50")));
        assertThat(act.theirClosing()).isEqualTo(MoneyBag.of(eur("45")));
        assertThat(act.difference()).isEqualTo(MoneyBag.of(eur("-5")));
        assertThat(act.isAgreed()).isFalse();
        assertThat(act.table(EUR).csv())
                .isEqualTo("Day,Document,Our debit,Our credit,Their debit,Their credit,Difference\n"
                        + ",Opening,100.00,,100.00,,0.00\n"
                        + "2026-03-10,INV-7,50.00,,45.00,,-5.00\n"
                        + "2026-03-11,PAY-1,,100.00,,100.00,0.00\n"
                        + ",Turnover,50.00,100.00,45.00,100.00,-5.00\n"
                        + ",Closing,50.00,,45.00,,-5.00\n");
        assertThat(act.table(EUR).title()).isEqualTo("Reconciliation from 2026-03-01 to 2026-03-31, EUR");
    }

    @Test
    void both_agree_where_they_begin_alike_and_have_the_same_lines() {
        sell(ACME, "INV-7", "50", DAY);
        sell(ACME, "WRONG", "70", DAY);
        books.accounts().reverse(CommandId.of("R"), ACME, ItemId.debit("WRONG"), DAY.plusDays(2));

        List<StatedLine> theirs = List.of(line("inv-7 ", "50", DAY.plusDays(3)));
        ReconciliationAct act = books.generalLedger().reconcile(ACME, MARCH, MoneyBag.empty(), theirs, 3);

        assertThat(act.isAgreed()).isTrue();
        assertThat(act.difference().isEmpty()).isTrue();
        assertThat(act.rows()).hasSize(1);
        ReconciliationAct begun = books.generalLedger().reconcile(ACME, MARCH, MoneyBag.of(eur("1")), theirs, 3);
        assertThat(begun.isAgreed()).isFalse();
        assertThat(begun.difference()).isEqualTo(MoneyBag.of(eur("1")));
        ReconciliationAct nothing = books.generalLedger().reconcile(BOLT, MARCH, MoneyBag.empty(), List.of(), 0);
        assertThat(nothing.isAgreed()).isTrue();
        assertThat(nothing.currencies()).isEmpty();
    }

    @Test
    void a_mistake_of_an_earlier_period_is_undone_in_this_one() {
        sell(ACME, "WRONG", "70", DAY.minusDays(30));
        books.accounts().reverse(CommandId.of("R"), ACME, ItemId.debit("WRONG"), DAY);

        ReconciliationAct act = books.generalLedger()
                .reconcile(ACME, MARCH, MoneyBag.of(eur("70")), List.of(line("WRONG", "-70", DAY)), 0);

        assertThat(act.isAgreed()).isTrue();
        assertThat(act.ourClosing().isEmpty()).isTrue();
    }

    @Test
    void lines_of_other_days_count_on_neither_side() {
        sell(ACME, "APRIL", "100", MARCH.endExclusive());

        ReconciliationAct act = books.generalLedger()
                .reconcile(
                        ACME,
                        MARCH,
                        MoneyBag.empty(),
                        List.of(line("APRIL", "100", MARCH.endExclusive()), line("FEB", "5", DAY.minusDays(30))),
                        3);

        assertThat(act.isAgreed()).isTrue();
        assertThat(act.rows()).isEmpty();
        assertThat(act.theirClosing().isEmpty()).isTrue();
    }

    @Test
    void closings_follow_from_openings_and_lines_in_every_currency_whatever_the_order() {
        Random chance = new Random(11);
        List<StatedLine> theirs = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            LocalDate on = DAY.plusDays(chance.nextInt(60) - 30);
            String amount = (i % 3 == 0 ? "USD " : "EUR ") + (1 + chance.nextInt(50));
            sell(i % 2 == 0 ? ACME : BOLT, "I" + i, amount, on);
            if (MARCH.contains(on) && chance.nextInt(4) > 0) {
                Money stated = Money.parse(amount).plus(chance.nextInt(3) == 0 ? 1 : 0);
                LocalDate stands = on.plusDays(chance.nextInt(4));
                theirs.add(StatedLine.of("I" + i, stated, MARCH.contains(stands) ? stands : on));
            }
        }
        ReconciliationAct act = books.generalLedger().reconcile(MARCH, MoneyBag.of(eur("7")), theirs, 2);

        assertThat(act.ourClosing())
                .isEqualTo(
                        books.generalLedger().controlTotal(MARCH.endExclusive().minusDays(1)));
        assertThat(act.ourOpening())
                .isEqualTo(books.generalLedger().controlTotal(MARCH.start().minusDays(1)));
        for (CurrencyUnit currency : act.currencies()) {
            Money lines = theirs.stream()
                    .map(StatedLine::amount)
                    .filter(amount -> amount.getCurrencyUnit().equals(currency))
                    .reduce(Money.zero(currency), Money::plus);
            assertThat(act.theirClosing().in(currency))
                    .isEqualTo(act.theirOpening().in(currency).plus(lines));
            assertThat(act.difference().in(currency))
                    .isEqualTo(act.theirOpening()
                            .in(currency)
                            .minus(act.ourOpening().in(currency))
                            .plus(act.movements().difference().in(currency)));
        }
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(theirs, new Random(seed));
            ReconciliationAct again = books.generalLedger().reconcile(MARCH, MoneyBag.of(eur("7")), theirs, 2);
            assertThat(again.table(EUR)).isEqualTo(act.table(EUR));
            assertThat(again.rows()).isEqualTo(act.rows());
        }
    }

    @Test
    void the_control_account_is_found_short_by_the_posting_that_it_lacks() {
        sell(ACME, "INV-1", "100", DAY);
        sell(BOLT, "INV-2", "200", DAY);
        pay(BOLT, "PAY-2", "200", DAY.plusDays(1));

        ReconciliationAct act = books.generalLedger()
                .reconcile(MARCH, MoneyBag.empty(), List.of(line("INV-1", "100", DAY), line("INV-2", "200", DAY)), 0);

        assertThat(act.movements().discrepancies())
                .containsExactly(new Discrepancy.MissingTheirs(line("PAY-2", "-200", DAY.plusDays(1))));
        assertThat(act.difference()).isEqualTo(MoneyBag.of(eur("200")));
    }

    @Test
    void the_bank_is_compared_with_receipts_refunds_and_returns() {
        BankLine known =
                BankLine.builder("ES91", DAY, eur("60")).reference("T-1").build();
        BankLine unknown =
                BankLine.builder("ES91", DAY, eur("33")).reference("T-2").build();
        BankLine typed = BankLine.builder("ES91", DAY.plusDays(2), eur("40")).build();
        BankLine shared =
                BankLine.builder("ES91", DAY, eur("90")).reference("T-3").build();
        BankLine back = BankLine.builder("ES91", DAY.plusDays(5), eur("-40")).build();
        BankLine given = BankLine.builder("ES91", DAY.plusDays(6), eur("-10")).build();
        BankLine april =
                BankLine.builder("ES91", MARCH.endExclusive(), eur("5")).build();
        sell(ACME, "INV-1", "500", DAY.minusDays(9));
        books.cash().receive(known.toPayment(ACME));
        pay(ACME, "TYPED", "40", DAY);
        books.cash().receive(BankLineSplit.of(shared).share(ACME, eur("50")).share(BOLT, eur("40")));
        books.cash()
                .returned(PaymentReturn.bounced(
                        CommandId.of("RET"), ACME, PaymentId.of("TYPED"), DAY.plusDays(4), "no funds"));
        assertThat(books.adjustments()
                        .adjust(
                                CommandId.of("REF"),
                                BOLT,
                                Adjustment.refund(
                                                ItemId.credit(shared.paymentId().value()), DAY.plusDays(6))
                                        .of(eur("10")))
                        .applied())
                .isPresent();
        pay(ACME, "LOST", "77", DAY);
        pay(ACME, "MISTAKE", "88", DAY);
        books.accounts().reverse(CommandId.of("R"), ACME, ItemId.credit("MISTAKE"), DAY);

        Reconciliation found =
                books.cash().reconcile(MARCH, List.of(given, back, shared, typed, unknown, known, april), List.of(), 2);

        assertThat(found.agreed()).hasSize(5);
        assertThat(found.discrepancies())
                .containsExactly(
                        new Discrepancy.MissingTheirs(line("LOST", "-77", DAY)),
                        new Discrepancy.MissingOurs(StatedLine.of(eur("-33"), DAY)));
    }

    @Test
    void every_discrepancy_has_the_lines_that_show_it() {
        StatedLine ours = line("A", "1", DAY);
        StatedLine theirs = line("A", "2", DAY);

        assertThat(new Discrepancy.MissingOurs(theirs).ourLine()).isEmpty();
        assertThat(new Discrepancy.MissingOurs(theirs).theirLine()).contains(theirs);
        assertThat(new Discrepancy.MissingTheirs(ours).ourLine()).contains(ours);
        assertThat(new Discrepancy.MissingTheirs(ours).theirLine()).isEmpty();
        assertThat(new Discrepancy.AmountDiffers(ours, theirs).ourLine()).contains(ours);
        assertThat(new Discrepancy.DateDiffers(ours, theirs).theirLine()).contains(theirs);
    }
}
