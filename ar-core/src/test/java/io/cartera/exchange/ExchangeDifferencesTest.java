package io.cartera.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cartera.Receivables;
import io.cartera.account.Adjustment;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.account.TwoLegs;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.ExchangeRate;
import io.cartera.money.ExchangeRateTable;
import io.cartera.money.MissingExchangeRateException;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.trace.CommandId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Realised and unrealised exchange differences: section H of the cases, and those of sections D and E that concern them. */
class ExchangeDifferencesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BETA = CustomerId.of("BETA");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final LocalDate END = DAY.plusDays(60);

    private final Receivables books = Receivables.over(new InMemoryStore());
    private final List<ExchangeRate> rates = new ArrayList<>();
    private CurrencyUnit base = CurrencyUnit.of("INR");
    private int commands;

    ExchangeDifferencesTest() {
        for (CustomerId customer : List.of(ACME, BETA)) {
            books.customers()
                    .register(Customer.organisation(customer, "Customer").build());
        }
    }

    private LocalDate day(int day) {
        return DAY.plusDays(day);
    }

    private void rate(String currency, int day, String rate) {
        rates.add(ExchangeRate.of(CurrencyUnit.of(currency), base, new BigDecimal(rate), day(day)));
    }

    private CommandId next() {
        return CommandId.of("X" + ++commands);
    }

    private ItemId invoice(String id, String amount, int day) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), ACME, day(day))
                        .line("Goods", Money.parse(amount))
                        .build())
                .orElseThrow();
        return ItemId.debit(id);
    }

    private ItemId note(String id, String amount, int day) {
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of(id), ACME, day(day))
                        .line("Goods", Money.parse(amount))
                        .build())
                .orElseThrow();
        return ItemId.credit(id);
    }

    private ItemId payment(String id, String amount, int day) {
        books.cash()
                .receive(Payment.received(PaymentId.of(id), ACME, Money.parse(amount), day(day)))
                .orElseThrow();
        return ItemId.credit(id);
    }

    private Allocation allocate(ItemId credit, ItemId debit, String amount, int day) {
        return books.cash()
                .settle(next(), ACME, Settlement.none().matching(credit, debit, Money.parse(amount), day(day)))
                .orElseThrow()
                .allocations()
                .get(0);
    }

    private List<String> differences() {
        return books.generalLedger().realisedDifferences(ACME, base, ExchangeRateTable.of(rates)).stream()
                .map(difference -> difference.amount().getAmount().toPlainString())
                .toList();
    }

    private BigDecimal sum() {
        return differences().stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Revaluation> revaluations(int day) {
        return books.generalLedger().revaluations(base, ExchangeRateTable.of(rates), day(day));
    }

    @Test
    void a_part_payment_at_a_better_rate_gains_on_its_part() {
        base = CurrencyUnit.EUR;
        rate("USD", 0, "0.90");
        rate("USD", 1, "0.93");
        ItemId invoice = invoice("INV-1", "USD 1000", 0);
        ItemId receipt = payment("PAY-1", "USD 1000", 1);

        allocate(receipt, invoice, "USD 400", 1);
        assertThat(differences()).containsExactly("12.00");
        allocate(receipt, invoice, "USD 600", 1);

        assertThat(differences()).containsExactly("12.00", "18.00");
        RealisedDifference gain = books.generalLedger()
                .realisedDifferences(ACME, base, ExchangeRateTable.of(rates))
                .get(0);
        assertThat(gain.isGain()).isTrue();
        assertThat(gain.credit()).isEqualTo(Money.parse("EUR 372"));
        assertThat(gain.debit()).isEqualTo(Money.parse("EUR 360"));
        assertThat(gain.on()).isEqualTo(day(1));
        assertThat(books.accounts().balance(ACME, END).in(CurrencyUnit.USD)).isEqualTo(Money.parse("USD 0"));
    }

    @Test
    void H1_a_payment_at_another_rate_makes_one_difference_and_cancelling_it_takes_it_back() {
        rate("USD", 0, "80");
        rate("USD", 1, "75.9");
        rate("USD", 2, "83.1");
        rate("USD", 3, "80.01");
        for (int day = 1; day <= 3; day++) {
            allocate(payment("PAY-" + day, "USD 1", day), invoice("INV-" + day, "USD 1", 0), "USD 1", day);
        }

        assertThat(differences()).containsExactly("-4.10", "3.10", "0.01");
        assertThat(books.accounts().openItems(ACME, END)).isEmpty();

        books.accounts().reverse(next(), ACME, ItemId.credit("PAY-1"), day(5)).orElseThrow();
        assertThat(differences()).containsExactly("-4.10", "3.10", "0.01", "4.10");
        assertThat(books.accounts().openItems(ACME, END)).hasSize(1);
        assertThat(revaluations(0)).isNotEmpty();
    }

    @Test
    void H3_an_advance_and_a_payment_of_the_rest_make_a_difference_each() {
        rate("USD", 0, "85");
        rate("USD", 1, "80");
        rate("USD", 2, "75");
        ItemId advance = payment("PAY-1", "USD 1", 0);
        ItemId invoice = invoice("INV-1", "USD 2", 1);

        allocate(advance, invoice, "USD 1", 1);
        assertThat(revaluations(1).get(0).open()).isEqualTo(Money.parse("USD 1"));
        assertThat(revaluations(1).get(0).booked()).isEqualTo(Money.parse("INR 80"));
        allocate(payment("PAY-2", "USD 1", 2), invoice, "USD 1", 2);

        assertThat(differences()).containsExactly("5.00", "-5.00");
        assertThat(books.accounts().openItems(ACME, END)).isEmpty();
    }

    /** The case's invoice is of a supplier, or its rate at 85: only what is allocated makes a difference, 100 × (80 − 85). */
    @Test
    void H5_only_what_is_allocated_makes_a_difference() {
        rate("USD", 0, "85");
        rate("USD", 1, "80");
        ItemId invoice = invoice("INV-1", "USD 100", 0);

        allocate(payment("PAY-1", "USD 200", 1), invoice, "USD 100", 1);

        assertThat(differences()).containsExactly("-500.00");
    }

    @Test
    void H7_a_part_payment_at_a_rate_of_many_decimals() {
        rate("USD", 0, "50");
        rate("USD", 1, "45.263");
        ItemId invoice = invoice("INV-1", "USD 100", 0);

        allocate(payment("PAY-1", "USD 20", 1), invoice, "USD 20", 1);

        assertThat(differences()).containsExactly("-94.74");
    }

    /** We keep the document's currency: the invoice of the case stands in the currency of the books here. */
    @Test
    void H9_Q_items_in_the_currency_of_our_books_need_no_rate_and_make_no_difference() {
        ItemId invoice = invoice("INV-1", "INR 85", 0);

        allocate(payment("PAY-1", "INR 100", 1), invoice, "INR 85", 1);

        assertThat(differences()).isEmpty();
        assertThat(revaluations(1)).isEmpty();
    }

    @Test
    void H11_a_loss_has_a_minus() {
        base = CurrencyUnit.USD;
        rate("EUR", 0, "0.5");
        rate("EUR", 1, "0.4");
        ItemId invoice = invoice("INV-1", "EUR 460", 0);

        allocate(payment("PAY-1", "EUR 460", 1), invoice, "EUR 460", 1);

        assertThat(differences()).containsExactly("-46.00");
        assertThat(books.generalLedger()
                        .realisedDifferences(ACME, base, ExchangeRateTable.of(rates))
                        .get(0)
                        .isGain())
                .isFalse();
    }

    /** A receipt of 1000 at 30, paid back at 31. */
    @Test
    void H13_a_refund_at_a_higher_rate_loses() {
        rate("EUR", 0, "30");
        rate("EUR", 1, "31");
        ItemId receipt = payment("PAY-1", "EUR 1000", 0);

        books.adjustments()
                .adjust(next(), ACME, Adjustment.refund(receipt, day(1)))
                .orElseThrow();

        assertThat(differences()).containsExactly("-1000.00");
    }

    /** The case posts 370.88 and 175.67, and corrects by 0.01; here the last allocation absorbs it, at once: 175.66. */
    @Test
    void H15_the_last_allocation_takes_what_rounding_left_of_the_book_value() {
        base = CurrencyUnit.USD;
        String perEuro = BigDecimal.ONE
                .divide(new BigDecimal("33.93972535567"), new MathContext(18))
                .toPlainString();
        rate("EUR", 0, "0.03");
        rate("EUR", 1, perEuro);
        ItemId first = invoice("INV-1", "EUR 12587.48", 0);
        ItemId second = invoice("INV-2", "EUR 5962.04", 0);
        ItemId receipt = payment("PAY-1", "EUR 18549.52", 1);
        assertThat(Money.parse("USD 370.88").plus(Money.parse("USD 175.67")))
                .isEqualTo(Money.parse("USD 546.54").plus(Money.parse("USD 0.01")));

        allocate(receipt, first, "EUR 12587.48", 1);
        allocate(receipt, second, "EUR 5962.04", 1);

        assertThat(books.generalLedger().realisedDifferences(ACME, base, ExchangeRateTable.of(rates)))
                .extracting(RealisedDifference::credit)
                .containsExactly(Money.parse("USD 370.88"), Money.parse("USD 175.66"));
        // 546.54 less 377.62 and 178.86
        assertThat(sum()).isEqualByComparingTo("-9.94");
    }

    /** The case lets a credit note of EUR 333 pay CHF 999 at 3; here it is converted first, at that stated rate. */
    @Test
    void H17_Q_a_credit_of_another_currency_pays_after_a_conversion() {
        ItemId invoice = invoice("INV-1", "CHF 5000", 0);
        ItemId note = note("CN-1", "EUR 333", 0);
        ExchangeRate three = ExchangeRate.of(CurrencyUnit.EUR, CurrencyUnit.of("CHF"), new BigDecimal("3"), day(0));

        books.adjustments()
                .record(CommandId.of("V"), TwoLegs.conversion(ACME, note, three, day(0)))
                .orElseThrow();
        allocate(ItemId.credit("V"), invoice, "CHF 999", 0);

        assertThat(books.accounts().openItems(ACME, END)).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo(invoice);
            assertThat(item.open()).isEqualTo(Money.parse("CHF 4001"));
        });
    }

    @Test
    void M08_a_conversion_realises_all_that_the_books_moved_by() {
        base = CurrencyUnit.EUR;
        rate("USD", 0, "0.90");
        rate("USD", 1, "0.93");
        ItemId receipt = payment("PAY-1", "USD 100", 0);
        ExchangeRate stated = ExchangeRate.of(CurrencyUnit.USD, CurrencyUnit.EUR, new BigDecimal("0.95"), day(1));

        books.adjustments()
                .record(CommandId.of("V"), TwoLegs.conversion(ACME, receipt, stated, day(1)))
                .orElseThrow();

        // EUR 90 were on the books, EUR 95 are.
        assertThat(differences()).containsExactly("-5.00");
        books.adjustments()
                .undo(CommandId.of("U"), ACME, ItemId.credit("V"), day(2))
                .orElseThrow();
        assertThat(sum()).isEqualByComparingTo("0");
    }

    @Test
    void M08_what_was_converted_from_the_base_currency_is_worth_what_it_cost() {
        base = CurrencyUnit.EUR;
        rate("USD", 0, "0.93");
        ItemId receipt = payment("PAY-1", "EUR 95", 0);
        ItemId invoice = invoice("INV-1", "USD 100", 0);
        ExchangeRate stated =
                ExchangeRate.of(CurrencyUnit.EUR, CurrencyUnit.USD, new BigDecimal("1.0526315789"), day(0));

        books.adjustments()
                .record(CommandId.of("V"), TwoLegs.conversion(ACME, receipt, stated, day(0)))
                .orElseThrow();
        assertThat(differences()).isEmpty();
        allocate(ItemId.credit("V"), invoice, "USD 100", 0);

        // USD 100 came for EUR 95 and pay what is worth EUR 93.
        assertThat(differences()).containsExactly("2.00");
    }

    @Test
    void E15_a_revaluation_adds_the_difference_on_the_day_and_takes_it_back_on_the_next() {
        rate("USD", 0, "80");
        rate("USD", 5, "85");
        invoice("INV-1", "USD 100", 0);

        assertThat(revaluations(5)).singleElement().satisfies(revaluation -> {
            assertThat(revaluation.customer()).isEqualTo(ACME);
            assertThat(revaluation.currency()).isEqualTo(CurrencyUnit.USD);
            assertThat(revaluation.closing()).isEqualTo(Money.parse("INR 8500"));
            assertThat(revaluation.posting()).isEqualTo(new Revaluation.Posting(day(5), Money.parse("INR 500")));
            assertThat(revaluation.takenBack()).isEqualTo(new Revaluation.Posting(day(6), Money.parse("INR -500")));
        });
        assertThat(books.accounts().balance(ACME, END).in(CurrencyUnit.USD)).isEqualTo(Money.parse("USD 100"));
    }

    /** The case nets a future payment in the report; here it counts from its own day, and is booked at its own rate. */
    @Test
    void E17_Q_a_payment_of_a_later_day_is_no_part_of_the_day_and_then_stands_at_its_own_rate() {
        rate("USD", 0, "80");
        rate("USD", 9, "75");
        invoice("INV-1", "USD 100", 0);
        payment("PAY-1", "USD 90", 9);

        assertThat(revaluations(8).get(0).booked()).isEqualTo(Money.parse("INR 8000"));
        assertThat(revaluations(9).get(0).open()).isEqualTo(Money.parse("USD 10"));
        assertThat(revaluations(9).get(0).booked()).isEqualTo(Money.parse("INR 1250"));
    }

    @Test
    void E19_an_advance_leaves_half_of_the_book_value() {
        rate("USD", 0, "80");
        ItemId invoice = invoice("INV-1", "USD 100", 0);

        allocate(payment("PAY-1", "USD 50", 0), invoice, "USD 50", 0);

        assertThat(revaluations(0).get(0).open()).isEqualTo(Money.parse("USD 50"));
        assertThat(revaluations(0).get(0).booked()).isEqualTo(Money.parse("INR 4000"));
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_missing_rate_is_told_with_pair_and_day() {
        rate("USD", 5, "80");
        invoice("INV-1", "USD 100", 0);

        assertThatExceptionOfType(MissingExchangeRateException.class)
                .isThrownBy(() -> revaluations(5))
                .withMessage("no rate USD/INR on or before 2026-03-01");
    }

    @Test
    void a_transfer_makes_no_difference_and_what_arrives_keeps_its_rate() {
        rate("USD", 0, "80");
        rate("USD", 5, "85");
        ItemId invoice = invoice("INV-1", "USD 100", 0);

        books.adjustments()
                .record(CommandId.of("T"), TwoLegs.transfer(ACME, invoice, BETA, day(5)))
                .orElseThrow();
        assertThat(revaluations(5)).singleElement().satisfies(revaluation -> {
            assertThat(revaluation.customer()).isEqualTo(BETA);
            assertThat(revaluation.booked()).isEqualTo(Money.parse("INR 8000"));
        });
        books.adjustments()
                .undo(CommandId.of("U"), BETA, ItemId.debit("T"), day(6))
                .orElseThrow();

        assertThat(differences()).isEmpty();
        assertThat(revaluations(6)).singleElement().satisfies(revaluation -> {
            assertThat(revaluation.customer()).isEqualTo(ACME);
            assertThat(revaluation.booked()).isEqualTo(Money.parse("INR 8000"));
        });
        assertThat(books.accounts().history(BETA).entries().map(entry -> entry.kind()))
                .containsExactly(EntryKind.TRANSFER, EntryKind.REVERSAL);
    }

    @Test
    void M08_a_receipt_that_is_reversed_gives_back_what_it_realised_though_another_came_after_it() {
        base = CurrencyUnit.EUR;
        rate("USD", 0, "0.50");
        rate("USD", 1, "0.62");
        ItemId invoice = invoice("INV-1", "USD 10.02", 0);
        allocate(payment("PAY-1", "USD 3.33", 1), invoice, "USD 3.33", 1);
        allocate(payment("PAY-2", "USD 3.33", 1), invoice, "USD 3.33", 1);
        assertThat(differences()).containsExactly("0.39", "0.40");

        books.accounts().reverse(next(), ACME, ItemId.credit("PAY-1"), day(5)).orElseThrow();

        assertThat(differences()).containsExactly("0.39", "0.40", "-0.39");
        allocate(payment("PAY-3", "USD 3.33", 1), invoice, "USD 3.33", 6);
        assertThat(differences()).containsExactly("0.39", "0.40", "-0.39", "0.39");
    }

    /** The order in which allocations begin and end is any; the last of them end in the order in which they began. */
    @Property(tries = 300)
    void M08_every_end_gives_back_exactly_what_its_allocation_realised_and_nothing_is_left_of_it(
            @ForAll @Size(min = 1, max = 14) List<@IntRange(min = 0, max = 499) Integer> steps,
            @ForAll @IntRange(min = 1, max = 30_000) int booked,
            @ForAll @IntRange(min = 1, max = 30_000) int paid) {
        ExchangeDifferencesTest fresh = new ExchangeDifferencesTest();
        fresh.rate("USD", 0, BigDecimal.valueOf(booked, 4).toPlainString());
        fresh.rate("USD", 1, BigDecimal.valueOf(paid, 4).toPlainString());
        ItemId invoice = fresh.invoice("INV-1", "USD 35.01", 0);
        ItemId receipt = fresh.payment("PAY-1", "USD 40.07", 1);
        List<Allocation> going = new ArrayList<>();
        int day = 2;
        for (int step : steps) {
            long free = 3501 - going.stream().mapToLong(Allocation::amountMinor).sum();
            if (step % 5 < 2 && !going.isEmpty() || free == 0) {
                fresh.release(going.remove(step % going.size()), day++);
            } else {
                Money asked = Money.ofMinor(CurrencyUnit.USD, Math.min(free, step + 1));
                going.add(fresh.allocate(receipt, invoice, asked.toString(), day++));
            }
        }
        for (Allocation allocation : going) {
            fresh.release(allocation, day++);
        }

        Map<AllocationId, Money> credits = new HashMap<>();
        Map<AllocationId, Money> debits = new HashMap<>();
        for (RealisedDifference each :
                fresh.books.generalLedger().realisedDifferences(ACME, fresh.base, ExchangeRateTable.of(fresh.rates))) {
            credits.merge(each.allocation(), each.credit(), Money::plus);
            debits.merge(each.allocation(), each.debit(), Money::plus);
        }
        assertThat(credits.values()).allMatch(Money::isZero);
        assertThat(debits.values()).allMatch(Money::isZero);

        // All of the invoice, once more and in one: nothing hangs over from what went before.
        fresh.allocate(receipt, invoice, "USD 35.01", day);
        Money owed = fresh.rates.get(0).convert(Money.parse("USD 35.01"));
        Money received = BookValue.share(fresh.rates.get(1).convert(Money.parse("USD 40.07")), 3501, 4007);
        assertThat(fresh.sum()).isEqualByComparingTo(received.minus(owed).getAmount());
    }

    private void release(Allocation allocation, int day) {
        books.cash().release(next(), ACME, allocation.id(), day(day)).orElseThrow();
    }

    /** However an invoice is paid off, all differences are what was received less what was booked, and nothing is left. */
    @Property(tries = 200)
    void the_parts_of_a_settled_invoice_sum_exactly_whatever_is_released_in_between(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 997) Integer> parts,
            @ForAll @IntRange(min = 1, max = 99_999) int booked,
            @ForAll @IntRange(min = 1, max = 99_999) int paid) {
        ExchangeDifferencesTest fresh = new ExchangeDifferencesTest();
        fresh.rate("USD", 0, BigDecimal.valueOf(booked, 4).toPlainString());
        fresh.rate("USD", 1, BigDecimal.valueOf(paid, 4).toPlainString());
        long whole = parts.stream().mapToInt(Integer::intValue).sum();
        Money amount = Money.ofMinor(CurrencyUnit.USD, whole);
        ItemId invoice = fresh.invoice("INV-1", amount.toString(), 0);
        ItemId receipt = fresh.payment("PAY-1", amount.toString(), 1);
        for (int part : parts) {
            String asked = Money.ofMinor(CurrencyUnit.USD, part).toString();
            Allocation allocation = fresh.allocate(receipt, invoice, asked, 2);
            if (part % 3 == 0) {
                fresh.books
                        .cash()
                        .release(fresh.next(), ACME, allocation.id(), fresh.day(3))
                        .orElseThrow();
                fresh.allocate(receipt, invoice, asked, 4);
            }
        }

        Money received = fresh.rates.get(1).convert(amount);
        Money owed = fresh.rates.get(0).convert(amount);
        assertThat(fresh.sum()).isEqualByComparingTo(received.minus(owed).getAmount());
        assertThat(fresh.revaluations(5)).isEmpty();
    }
}
