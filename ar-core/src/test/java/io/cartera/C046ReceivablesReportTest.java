package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.Adjustment;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.aging.AgedBalance;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingSpec;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.overview.CollectionEffectiveness;
import io.cartera.overview.DaysOfSales;
import io.cartera.overview.ReceivablesReading;
import io.cartera.overview.ReceivablesReport;
import io.cartera.overview.RollRates;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.table.TextTable;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** C046: what the receivables come to on a day. The figures of the values are those of the textbooks. */
class C046ReceivablesReportTest {

    private static final AgingSpec SPEC = AgingSpec.byDueDate(AgingBuckets.days(30, 60, 90));
    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final LocalDate YEAR_END = LocalDate.parse("2025-12-31");

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private static Optional<BigDecimal> figure(String value) {
        return Optional.of(new BigDecimal(value));
    }

    @Nested
    class Days_of_sales {

        @Test
        void are_by_the_average_of_the_period_and_what_is_above_the_best_possible_is_delay() {
            DaysOfSales days = new DaysOfSales(eur("420"), eur("250"), eur("530"), 92);

            assertThat(days.outstanding()).isEqualTo(figure("72.91"));
            assertThat(days.bestPossible()).isEqualTo(figure("43.40"));
            assertThat(days.delinquent()).isEqualTo(figure("29.51"));
            DaysOfSales other = new DaysOfSales(eur("15000"), eur("4000"), eur("10000"), 30);
            assertThat(Stream.of(other.outstanding(), other.bestPossible(), other.delinquent()))
                    .containsExactly(figure("45.00"), figure("12.00"), figure("33.00"));
        }

        @Test
        void are_unknown_without_sales_and_refused_where_more_is_not_due_than_there_is() {
            assertThat(new DaysOfSales(eur("1"), eur("1"), eur("0"), 1).outstanding())
                    .isEmpty();
            assertThat(new DaysOfSales(eur("1"), eur("1"), eur("-5"), 1).delinquent())
                    .isEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new DaysOfSales(eur("1"), eur("2"), eur("5"), 1))
                    .withMessage("not due is EUR 2.00 of EUR 1.00");
            assertThatIllegalArgumentException().isThrownBy(() -> new DaysOfSales(eur("1"), eur("1"), eur("5"), 0));
            assertThatExceptionOfType(CurrencyMismatchException.class)
                    .isThrownBy(() -> new DaysOfSales(eur("1"), eur("1"), Money.parse("USD 5"), 1));
        }
    }

    @Nested
    class Collection_effectiveness {

        @Test
        void names_by_what_the_sales_are_divided() {
            assertThat(of("380", "530", 1, "420", "250").index()).isEqualTo(figure("74.24"));
            assertThat(of("380", "530", 3, "420", "250").index()).isEqualTo(figure("44.57"));
        }

        @Test
        void is_100_where_nothing_is_overdue_and_unknown_where_there_was_nothing_to_collect() {
            assertThat(of("380", "530", 1, "250", "250").index()).isEqualTo(figure("100.00"));
            assertThat(of("0", "100", 1, "100", "100").index()).isEmpty();
            assertThat(of("0", "0", 1, "0", "0").index()).isEmpty();
            assertThat(of("100", "0", 1, "100", "0").index()).isEqualTo(figure("0.00"));
            assertThatIllegalArgumentException().isThrownBy(() -> of("1", "1", 1, "1", "2"));
            assertThatIllegalArgumentException().isThrownBy(() -> of("1", "1", 0, "1", "1"));
        }

        @Test
        void of_several_months_is_what_was_collected_by_what_could_be() {
            // 50 of 100 and 300 of 300: not the mean of 50 and 100.
            assertThat(CollectionEffectiveness.together(
                            List.of(of("100", "0", 1, "50", "0"), of("200", "200", 1, "100", "100"))))
                    .isEqualTo(figure("87.50"));
            assertThat(CollectionEffectiveness.together(List.of(of("380", "530", 3, "420", "250"))))
                    .isEqualTo(figure("44.57"));
            assertThat(CollectionEffectiveness.together(List.of())).isEmpty();
        }

        private CollectionEffectiveness of(String beginning, String sales, int months, String total, String notDue) {
            return new CollectionEffectiveness(eur(beginning), eur(sales), months, eur(total), eur(notDue));
        }
    }

    @Nested
    class Roll_rates {

        @Test
        void are_what_goes_on_to_the_next_stage_and_their_product_is_what_is_lost() {
            RollRates rates =
                    RollRates.of(List.of(eur("100000"), eur("50000"), eur("23000"), eur("8000"), eur("2000")));

            assertThat(rates.rates())
                    .containsExactly(figure("50.0000"), figure("46.0000"), figure("34.7826"), figure("25.0000"));
            assertThat(rates.lossRates())
                    .containsExactly(
                            figure("2.0000"),
                            figure("4.0000"),
                            figure("8.6957"),
                            figure("25.0000"),
                            figure("100.0000"));
        }

        @Test
        void are_unknown_of_a_stage_that_nothing_reached() {
            RollRates rates = RollRates.of(List.of(eur("10"), eur("0"), eur("0")));

            assertThat(rates.rates()).containsExactly(figure("0.0000"), Optional.empty());
            assertThat(rates.lossRates()).containsExactly(figure("0.0000"), Optional.empty(), Optional.empty());
            assertThatIllegalArgumentException().isThrownBy(() -> RollRates.of(List.of(eur("1"))));
            assertThatIllegalArgumentException().isThrownBy(() -> RollRates.of(List.of(eur("1"), eur("-1"))));
        }

        @Test
        void are_read_from_what_was_open_on_the_due_date_and_so_many_days_after_it() {
            Receivables books = books("ACME");
            sell(books, "ACME", "I1", "100", "2025-07-01");
            sell(books, "ACME", "I2", "100", "2025-07-02");
            sell(books, "ACME", "I3", "100", "2025-07-03");
            sell(books, "ACME", "WRONG", "1000", "2025-07-04");
            sell(books, "ACME", "LATER", "1000", "2025-09-03");
            pay(books, "ACME", "P1", "I1", "100", "2025-07-31");
            pay(books, "ACME", "P2", "I2", "40", "2025-08-31");
            pay(books, "ACME", "P3", "I3", "100", "2025-09-02");
            books.accounts()
                    .reverse(CommandId.of("R"), id("ACME"), ItemId.debit("WRONG"), LocalDate.parse("2025-12-01"));
            returned(books, "ACME", "P2", "2025-10-20");

            RollRates rates = books.analysis()
                    .receivables(SPEC, YEAR_END, 12)
                    .rollRates(EUR)
                    .orElseThrow();

            // I1 is paid on the day it falls due, 40 of I2 30 days later and I3 31 days later; the bank took the 40
            // back.
            assertThat(rates.reached()).containsExactly(eur("300"), eur("200"), eur("160"), eur("60"), eur("100"));
            assertThat(rates.rates().get(3)).isEqualTo(figure("166.6667"));
        }
    }

    @Nested
    class Young_books {

        @Test
        void have_days_of_sales_from_the_month_of_their_first_entry_on() {
            Receivables books = books("ACME", "BOLT");
            sell(books, "ACME", "I1", "3100", "2025-12-05");
            DaysOfSales days = books.analysis()
                    .receivables(SPEC, YEAR_END, 12)
                    .daysOfSales(EUR)
                    .orElseThrow();

            assertThat(days.days()).isEqualTo(31);
            assertThat(days.outstanding()).isEqualTo(figure("31.00"));

            sell(books, "BOLT", "I2", "USD 5", "2025-11-30");
            assertThat(books.analysis()
                            .receivables(SPEC, YEAR_END, 12)
                            .daysOfSales(EUR)
                            .orElseThrow()
                            .days())
                    .isEqualTo(61);
            assertThat(books.analysis()
                            .receivables(SPEC, YEAR_END, 1)
                            .daysOfSales(EUR)
                            .orElseThrow()
                            .days())
                    .isEqualTo(31);
        }
    }

    @Nested
    class Roll_rates_of_the_books {

        @Test
        void take_a_bad_debt_for_lost_and_a_payment_for_collected() {
            Receivables books = books("ACME");
            sell(books, "ACME", "I1", "100", "2025-01-01");
            sell(books, "ACME", "I2", "100", "2025-01-02");
            sell(books, "ACME", "I3", "100", "2025-01-03");
            pay(books, "ACME", "P1", "I1", "100", "2025-01-20");
            LocalDate day = LocalDate.parse("2025-02-25");
            for (Adjustment adjustment : List.of(
                    Adjustment.badDebt(ItemId.debit("I2"), day), Adjustment.concession(ItemId.debit("I3"), day))) {
                assertThat(books.adjustments()
                                .adjust(CommandId.of("W" + adjustment.hashCode()), id("ACME"), adjustment)
                                .applied())
                        .isPresent();
            }

            RollRates rates = books.analysis()
                    .receivables(SPEC, YEAR_END, 12)
                    .rollRates(EUR)
                    .orElseThrow();

            assertThat(rates.reached()).containsExactly(eur("300"), eur("200"), eur("200"), eur("200"), eur("200"));
            assertThat(rates.lossRates().get(0)).isEqualTo(figure("66.6667"));
        }

        @Test
        void of_consecutive_month_ends_neither_repeat_nor_skip_a_due_date() {
            Receivables books = books("ACME");
            for (LocalDate on = LocalDate.parse("2024-01-01"); on.getYear() < 2025; on = on.plusDays(1)) {
                sell(books, "ACME", "I" + on, "1", on.toString());
            }
            for (AgingSpec spec : List.of(SPEC, AgingSpec.byDueDate(AgingBuckets.days(30)))) {
                YearMonth month = YearMonth.parse("2024-01");
                Money all = eur("0");
                for (; month.isBefore(YearMonth.parse("2025-06")); month = month.plusMonths(1)) {
                    Money billed = books.analysis()
                            .receivables(spec, month.atEndOfMonth(), 1)
                            .rollRates(EUR)
                            .map(rates -> rates.reached().get(0))
                            .orElse(eur("0"));
                    assertThat(billed.isLessThan(eur("32"))).isTrue();
                    all = all.plus(billed);
                }
                assertThat(all).isEqualTo(eur("366"));
            }
        }
    }

    @Nested
    class The_report {

        @Test
        void has_the_figures_of_a_quarter() {
            Receivables books = books("ACME");
            sell(books, "ACME", "OLD", "380", "2025-08-20");
            sell(books, "ACME", "OCT", "200", "2025-10-10");
            sell(books, "ACME", "NOV", "150", "2025-11-10");
            sell(books, "ACME", "DEC", "180", "2025-12-05");
            pay(books, "ACME", "P1", "OLD", "380", "2025-10-31");
            pay(books, "ACME", "P2", "OCT", "110", "2025-12-20");

            ReceivablesReport report = books.analysis().receivables(SPEC, YEAR_END, 3);

            assertThat(report.countback(EUR).orElseThrow().days()).isEqualTo(figure("74.95"));
            DaysOfSales days = report.daysOfSales(EUR).orElseThrow();
            assertThat(days).isEqualTo(new DaysOfSales(eur("420"), eur("180"), eur("530"), 92));
            assertThat(days.outstanding()).isEqualTo(figure("72.91"));
            assertThat(report.effectiveness(EUR))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            YearMonth.parse("2025-10"),
                            new CollectionEffectiveness(eur("380"), eur("200"), 1, eur("200"), eur("200")),
                            YearMonth.parse("2025-11"),
                            new CollectionEffectiveness(eur("200"), eur("150"), 1, eur("350"), eur("150")),
                            YearMonth.parse("2025-12"),
                            new CollectionEffectiveness(eur("350"), eur("180"), 1, eur("420"), eur("180"))));
            assertThat(report.effectiveness(EUR).values())
                    .extracting(CollectionEffectiveness::index)
                    .containsExactly(figure("100.00"), figure("0.00"), figure("31.43"));
        }

        @Test
        void counts_what_was_taken_over_as_there_at_the_beginning_of_its_month() {
            Receivables books = books("ACME");
            Entry opening = Entry.builder(
                            ItemId.debit("O-1"), EntryKind.OPENING_BALANCE, eur("100"), LocalDate.parse("2025-12-10"))
                    .documentOn(LocalDate.parse("2025-10-10"))
                    .dueOn(LocalDate.parse("2025-11-10"))
                    .build();
            assertThat(books.adjustments()
                            .takeOver(CommandId.of("T"), id("ACME"), List.of(opening))
                            .applied())
                    .isPresent();
            Outcome<?> paid = books.cash()
                    .receive(Payment.received(PaymentId.of("P"), id("ACME"), eur("60"), LocalDate.parse("2025-12-20")));
            assertThat(paid.applied()).isPresent();

            assertThat(books.analysis().receivables(SPEC, YEAR_END, 2).effectiveness(EUR))
                    .containsExactly(Map.entry(
                            YearMonth.parse("2025-12"),
                            new CollectionEffectiveness(eur("100"), eur("0"), 1, eur("40"), eur("0"))));
        }

        @Test
        void takes_what_is_not_due_as_at_most_the_balance() {
            Receivables books = books("ACME", "BOLT");
            sell(books, "ACME", "I1", "100", "2025-12-20");
            books.cash().receive(Payment.received(PaymentId.of("P"), id("ACME"), eur("30"), YEAR_END));
            ReceivablesReport report = books.analysis().receivables(SPEC, YEAR_END, 1);

            assertThat(report.daysOfSales(EUR)).contains(new DaysOfSales(eur("70"), eur("70"), eur("100"), 31));
            assertThat(report.effectiveness(EUR).get(YearMonth.parse("2025-12")).index())
                    .isEqualTo(figure("100.00"));

            books.cash().receive(Payment.received(PaymentId.of("Q"), id("BOLT"), eur("500"), YEAR_END));
            report = books.analysis().receivables(SPEC, YEAR_END, 1);

            assertThat(report.daysOfSales(EUR)).contains(new DaysOfSales(eur("0"), eur("0"), eur("100"), 31));
            assertThat(report.effectiveness(EUR).get(YearMonth.parse("2025-12")).index())
                    .isEqualTo(figure("100.00"));
        }

        @Test
        void of_empty_books_is_empty_and_of_the_first_days_of_the_calendar_too() {
            ReceivablesReport report = books().analysis().receivables(SPEC, YEAR_END, 12);

            assertThat(report.currencies()).isEmpty();
            assertThat(report.rollRates(EUR)).isEmpty();
            assertThat(report.effectiveness(EUR)).isEmpty();
            assertThat(report.tables(10))
                    .hasSize(5)
                    .allMatch(table -> table.rows().isEmpty());
            LocalDate first = LocalDate.of(1, 1, 1);
            assertThat(books().analysis().receivables(SPEC, first, 120).asOf()).isEqualTo(first);
            for (int months : new int[] {0, -1, 121}) {
                assertThatIllegalArgumentException().isThrownBy(() -> ReceivablesReading.of(SPEC, YEAR_END, months));
            }
        }

        @Test
        void keeps_currencies_apart_and_does_not_depend_on_the_order_or_on_names() {
            List<String> told = new ArrayList<>();
            for (int seed = 0; seed < 4; seed++) {
                List<Runnable> steps = new ArrayList<>();
                Receivables books = books("ACME", "BOLT");
                String a = seed % 2 == 0 ? "ACME" : "BOLT";
                String b = seed % 2 == 0 ? "BOLT" : "ACME";
                for (int i = 0; i < 12; i++) {
                    String on = "2025-" + (i < 3 ? "0" : "") + (i < 3 ? i + 7 : i % 3 + 10) + "-1" + i % 3;
                    String name = "I" + i;
                    String customer = i % 3 == 0 ? a : b;
                    String amount = (i % 4 == 0 ? "USD " : "EUR ") + (100 + i);
                    steps.add(() -> sell(books, customer, name, amount, on));
                }
                Collections.shuffle(steps, new Random(seed));
                steps.forEach(Runnable::run);
                ReceivablesReport report = books.analysis().receivables(SPEC, YEAR_END, 6);
                assertThat(report.currencies()).containsExactly(EUR, CurrencyUnit.USD);
                told.add(report.tables(0).stream().map(TextTable::csv).toList().toString());
            }
            assertThat(told).allMatch(told.get(0)::equals);
        }

        @Test
        void agrees_with_the_readings_that_it_is_made_of_as_of_an_earlier_day_too() {
            Receivables books = books("ACME", "BOLT");
            sell(books, "ACME", "I1", "100", "2025-06-01");
            sell(books, "BOLT", "I2", "300", "2025-07-01");
            LocalDate then = LocalDate.parse("2025-11-15");
            ReceivablesReport before = books.analysis().receivables(SPEC, then, 6);
            pay(books, "ACME", "P1", "I1", "100", "2025-11-16");
            sell(books, "BOLT", "I3", "50", "2025-11-20");
            books.accounts().reverse(CommandId.of("R"), id("BOLT"), ItemId.debit("I2"), YEAR_END);
            ReceivablesReport after = books.analysis().receivables(SPEC, then, 6);

            assertThat(after.tables(5)).isEqualTo(before.tables(5));
            assertThat(after.aging().rows()).hasSize(2);
            assertThat(after.largestDebtors(EUR, 5))
                    .extracting(AgedBalance::customer)
                    .containsExactly(id("BOLT"), id("ACME"));
            assertThat(after.countback(EUR).orElseThrow().days())
                    .isEqualTo(
                            books.analysis().daysSalesOutstanding(then).get(EUR).days());
        }
    }

    @Nested
    class Its_tables {

        @Test
        void are_for_spreadsheets_and_pages() {
            Receivables books = books("=ACME|1");
            sell(books, "=ACME|1", "I1", "100", "2025-10-01");

            List<TextTable> tables =
                    books.analysis().receivables(SPEC, YEAR_END, 1).tables(3);

            assertThat(tables)
                    .extracting(TextTable::title)
                    .containsExactly(
                            "Aging as of 2025-12-31",
                            "Days outstanding",
                            "Collection effectiveness",
                            "Roll rates",
                            "Largest debtors");
            assertThat(tables.get(0).csv())
                    .isEqualTo("Currency,Not due,1-30,31-60,61-90,90+,Unapplied,Deposits,Balance\n"
                            + "EUR,0.00,0.00,0.00,100.00,0.00,0.00,0.00,100.00\n");
            assertThat(tables.get(1).csv())
                    .isEqualTo("Currency,Countback,Average,Best possible,Delinquent\nEUR,92.00,,,\n");
            assertThat(tables.get(4).csv())
                    .isEqualTo(
                            "Currency,Rank,Customer,Not due,Overdue,Balance\n" + "EUR,1,'=ACME|1,0.00,100.00,100.00\n");
            assertThat(tables.get(4).markdown())
                    .isEqualTo("## Largest debtors\n\n"
                            + "| Currency | Rank | Customer | Not due | Overdue | Balance |\n"
                            + "| --- | ---: | --- | ---: | ---: | ---: |\n"
                            + "| EUR | 1 | =ACME\\|1 | 0.00 | 100.00 | 100.00 |\n");
        }
    }

    private static CustomerId id(String customer) {
        return CustomerId.of(customer);
    }

    private static Receivables books(String... customers) {
        Receivables books = Receivables.over(new InMemoryStore());
        for (String customer : customers) {
            books.customers()
                    .register(Customer.organisation(id(customer), customer)
                            .terms(PaymentTerms.netDays(30))
                            .build());
        }
        return books;
    }

    private static void sell(Receivables books, String customer, String name, String amount, String on) {
        Money money = Money.parse(amount.contains(" ") ? amount : "EUR " + amount);
        assertThat(books.invoicing()
                        .issue(Invoice.draft(InvoiceId.of(name), id(customer), LocalDate.parse(on))
                                .line("Goods", money)
                                .build())
                        .applied())
                .isPresent();
    }

    private static void pay(
            Receivables books, String customer, String payment, String invoice, String amount, String on) {
        LocalDate day = LocalDate.parse(on);
        books.cash()
                .receive(Payment.received(PaymentId.of(payment), id(customer), eur(amount), day)
                        .withReference(invoice));
        assertThat(books.cash().apply(id(customer), day).applied()).isPresent();
    }

    private static void returned(Receivables books, String customer, String payment, String on) {
        assertThat(books.cash()
                        .returned(PaymentReturn.bounced(
                                CommandId.of("RET-" + payment),
                                id(customer),
                                PaymentId.of(payment),
                                LocalDate.parse(on),
                                "no funds"))
                        .applied())
                .isPresent();
    }
}
