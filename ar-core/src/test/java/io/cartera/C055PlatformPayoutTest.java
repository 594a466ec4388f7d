package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.payment.BankLine;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.payment.PlatformPayout;
import io.cartera.reconciliation.Discrepancy;
import io.cartera.reconciliation.Reconciliation;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.ExternalRef;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C055: what a payment platform pays out in one sum, with its fees; and that the sum at the bank is explained. */
class C055PlatformPayoutTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate DAY = LocalDate.parse("2026-03-10");
    private static final DateRange MARCH = DateRange.ofClosed(DAY.withDayOfMonth(1), DAY.withDayOfMonth(31));

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private static ExternalRef ref(String id) {
        return ExternalRef.of("stripe", id);
    }

    private static PlatformPayout payout() {
        return PlatformPayout.builder(ref("po_1"), DAY.plusDays(2), CurrencyUnit.EUR)
                .charge(ref("ch_1"), ACME, eur("100.00"), eur("1.75"), DAY)
                .charge(ref("ch_2"), BOLT, eur("50.00"), eur("1.00"), DAY.plusDays(1))
                .takenBack(ref("re_1"), ACME, eur("30.00"), eur("2.00"), DAY.plusDays(1))
                .build();
    }

    @Test
    void gross_less_fees_is_what_arrives_at_the_bank() {
        PlatformPayout payout = payout();

        assertThat(payout.gross()).isEqualTo(eur("120.00"));
        assertThat(payout.fees()).isEqualTo(eur("4.75"));
        assertThat(payout.net()).isEqualTo(eur("115.25"));
        assertThat(payout.explains(line("115.25"))).isTrue();
        assertThat(payout.explains(line("115.24"))).isFalse();
        assertThat(payout.lines())
                .extracting(PlatformPayout.Line::net)
                .containsExactly(eur("98.25"), eur("49.00"), eur("-32.00"));
    }

    private static BankLine line(String amount) {
        return BankLine.builder("ES91", DAY.plusDays(3), eur(amount)).build();
    }

    @Property(tries = 200)
    void net_is_gross_less_fees_whatever_the_lines(
            @ForAll @Size(max = 30) List<@IntRange(min = -5000, max = 5000) Integer> amounts) {
        PlatformPayout.Builder builder = PlatformPayout.builder(ref("po"), DAY, CurrencyUnit.EUR);
        long net = 0;
        for (int i = 0; i < amounts.size(); i++) {
            int amount = amounts.get(i);
            Money fee = Money.ofMinor(CurrencyUnit.EUR, i * 7L - 20);
            Money gross = Money.ofMinor(CurrencyUnit.EUR, Math.abs(amount));
            net += amount - (i * 7L - 20);
            if (amount > 0) {
                builder.charge(ref("l" + i), ACME, gross, fee, DAY);
            } else if (amount < 0) {
                builder.takenBack(ref("l" + i), ACME, gross, fee, DAY);
            } else {
                builder.fee(ref("l" + i), fee, DAY);
            }
        }
        PlatformPayout payout = builder.build();

        assertThat(payout.net()).isEqualTo(Money.ofMinor(CurrencyUnit.EUR, net));
        assertThat(payout.net()).isEqualTo(payout.gross().minus(payout.fees()));
    }

    @Test
    void customers_are_credited_gross_under_a_name_of_the_platform_and_a_repeat_changes_nothing() {
        Receivables books = books();
        for (int times = 0; times < 2; times++) {
            payout().payments()
                    .forEach(payment ->
                            assertThat(books.cash().receive(payment).applied()).isPresent());
        }

        assertThat(books.accounts().balance(ACME, DAY).in(CurrencyUnit.EUR)).isEqualTo(eur("-100.00"));
        assertThat(books.accounts().balance(BOLT, MARCH.endExclusive()).in(CurrencyUnit.EUR))
                .isEqualTo(eur("-50.00"));
        assertThat(books.cash().find(ref("ch_1")).map(Payment::id)).contains(PaymentId.of("stripe:ch_1"));
    }

    @Test
    void the_sum_at_the_bank_agrees_with_the_gross_payments_in_the_books() {
        Receivables books = books();
        payout().payments().forEach(books.cash()::receive);
        books.cash()
                .returned(PaymentReturn.chargeback(
                        CommandId.of("CB"), BOLT, PaymentId.of("stripe:ch_2"), DAY.plusDays(9), "not authorised"));
        BankLine cheque =
                BankLine.builder("ES91", DAY, eur("70.00")).reference("T-9").build();
        books.cash().receive(cheque.toPayment(ACME));

        Reconciliation found = books.cash().reconcile(MARCH, List.of(line("115.25"), cheque), List.of(payout()), 3);

        assertThat(found.agreed()).hasSize(3);
        // What the platform took back is in no book of ours yet, and the chargeback in no payout.
        assertThat(found.discrepancies())
                .extracting(Discrepancy::difference)
                .containsExactlyInAnyOrder(eur("30.00"), eur("-50.00"));
        // Theirs is the bank's, with the fees that it never saw put back.
        assertThat(found.difference().in(CurrencyUnit.EUR)).isEqualTo(eur("-20.00"));
    }

    @Test
    void a_payout_that_did_not_arrive_is_not_taken_for_paid() {
        Receivables books = books();
        payout().payments().forEach(books.cash()::receive);

        assertThat(books.cash()
                        .reconcile(MARCH, List.of(), List.of(payout()), 3)
                        .discrepancies())
                .hasSize(2)
                .allMatch(Discrepancy.MissingTheirs.class::isInstance);
        assertThat(books.cash()
                        .reconcile(MARCH, List.of(line("115.24")), List.of(payout()), 3)
                        .agreed())
                .isEmpty();
        BankLine late = BankLine.builder("ES91", DAY.plusDays(6), eur("115.25")).build();
        assertThat(books.cash()
                        .reconcile(MARCH, List.of(late), List.of(payout()), 3)
                        .agreed())
                .isEmpty();
        BankLine named = BankLine.builder("ES91", DAY.plusDays(6), eur("115.25"))
                .reference("po_1")
                .build();
        assertThat(books.cash()
                        .reconcile(MARCH, List.of(named), List.of(payout()), 3)
                        .agreed())
                .hasSize(2);
    }

    @Test
    void one_line_of_the_bank_pays_one_of_two_equal_payouts_and_a_payout_of_nothing_needs_none() {
        Receivables books = books();
        PlatformPayout other = PlatformPayout.builder(ref("po_2"), DAY.plusDays(2), CurrencyUnit.EUR)
                .charge(ref("ch_9"), ACME, eur("115.25"), eur("0.00"), DAY)
                .build();
        PlatformPayout nothing = PlatformPayout.builder(ref("po_3"), DAY, CurrencyUnit.EUR)
                .charge(ref("ch_7"), ACME, eur("10.00"), eur("1.00"), DAY)
                .takenBack(ref("re_7"), ACME, eur("9.00"), eur("0.00"), DAY)
                .build();
        List<PlatformPayout> payouts = List.of(other, payout(), nothing);
        payouts.forEach(payout -> payout.payments().forEach(books.cash()::receive));

        Reconciliation one = books.cash().reconcile(MARCH, List.of(line("115.25")), payouts, 3);
        assertThat(one.agreed()).hasSize(3);
        assertThat(one.discrepancies())
                .extracting(Discrepancy::difference)
                .containsExactlyInAnyOrder(eur("115.25"), eur("30.00"), eur("9.00"));
    }

    private static PlatformPayout hundred(String number, String charge, CustomerId customer, LocalDate paidOn) {
        return PlatformPayout.builder(ref(number), paidOn, CurrencyUnit.EUR)
                .charge(ref(charge), customer, eur("100.00"), eur("0.00"), paidOn)
                .build();
    }

    @Test
    void a_payout_that_did_not_arrive_leaves_the_lines_of_others_alone() {
        Receivables books = books();
        PlatformPayout missing = hundred("po_1", "ch_1", ACME, DAY);
        PlatformPayout arrived = hundred("po_2", "ch_2", BOLT, DAY.plusDays(2));
        List<PlatformPayout> payouts = List.of(missing, arrived);
        payouts.forEach(payout -> payout.payments().forEach(books.cash()::receive));
        BankLine second = BankLine.builder("ES91", DAY.plusDays(2), eur("100.00"))
                .reference("po_2")
                .build();

        Reconciliation found = books.cash().reconcile(MARCH, List.of(second), payouts, 3);
        assertThat(found.agreed()).hasSize(1);
        assertThat(found.discrepancies())
                .singleElement()
                .isInstanceOfSatisfying(
                        Discrepancy.MissingTheirs.class,
                        line -> assertThat(line.ours().document()).contains("stripe:ch_1"));

        // Two lines with the number of the second: the other one is not the first's either.
        BankLine again = BankLine.builder("ES91", DAY.plusDays(1), eur("100.00"))
                .reference("po_2")
                .build();
        assertThat(books.cash()
                        .reconcile(MARCH, List.of(again), List.of(missing), 3)
                        .agreed())
                .hasSize(1);
        BankLine paid = BankLine.builder("ES91", DAY, eur("100.00"))
                .reference("T-1")
                .payer("Bolt")
                .build();
        books.cash().receive(paid.toPayment(BOLT));
        Reconciliation named = books.cash().reconcile(MARCH, List.of(paid, second), payouts, 3);
        assertThat(named.agreed()).hasSize(2);
        assertThat(named.discrepancies())
                .singleElement()
                .isInstanceOfSatisfying(
                        Discrepancy.MissingTheirs.class,
                        line -> assertThat(line.ours().document()).contains("stripe:ch_1"));
    }

    @Test
    void a_payout_comes_once() {
        List<PlatformPayout> twice =
                List.of(hundred("po_1", "ch_1", ACME, DAY), hundred("po_1", "ch_2", ACME, DAY.plusDays(1)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> books().cash().reconcile(MARCH, List.of(), twice, 3))
                .withMessageContaining("po_1");
    }

    @Test
    void a_charge_too_long_for_the_name_of_a_payment_is_refused_at_once() {
        PlatformPayout.Builder builder = PlatformPayout.builder(ref("po"), DAY, CurrencyUnit.EUR);

        builder.charge(ref("c".repeat(121)), ACME, eur("1"), eur("0"), DAY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.charge(ref("c".repeat(122)), ACME, eur("1"), eur("0"), DAY));
        assertThat(builder.build().payments()).hasSize(1);
    }

    @Test
    void lines_are_of_one_currency_and_come_once() {
        PlatformPayout.Builder builder = PlatformPayout.builder(ref("po"), DAY, CurrencyUnit.EUR);

        assertThatIllegalArgumentException().isThrownBy(() -> builder.charge(ref("c"), ACME, eur("0"), eur("0"), DAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.takenBack(ref("c"), ACME, eur("-1"), eur("0"), DAY));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> builder.charge(ref("c"), ACME, Money.parse("USD 1"), eur("0"), DAY));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> builder.fee(ref("c"), Money.parse("USD 1"), DAY));
        builder.fee(ref("c"), eur("1"), DAY);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.fee(ref("c"), eur("1"), DAY));
        assertThat(builder.build().payments()).isEmpty();
        assertThat(builder.build().net()).isEqualTo(eur("-1"));
    }

    private static Receivables books() {
        Receivables books = Receivables.over(new InMemoryStore());
        for (CustomerId customer : List.of(ACME, BOLT)) {
            books.customers()
                    .register(Customer.organisation(customer, customer.value()).build());
        }
        return books;
    }
}
