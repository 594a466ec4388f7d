package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.Receivables;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingSpec;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.statement.HistoryQuery;
import io.cartera.statement.Statement;
import io.cartera.statement.StatementStyle;
import io.cartera.store.Violation;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What daily work on an account costs does not depend on how much was settled on it before. */
class SettledItemsTest {

    private static final int SETTLED = Integer.getInteger("cartera.settled", 1_000);
    private static final int FEW_SETTLED = 10;
    private static final int ROUNDS = 60;
    private static final int FIRST_MEASURED = 20;

    private static final LocalDate TODAY = LocalDate.parse("2026-05-20");
    private static final DateRange LAST_MONTH = DateRange.ofClosed(LocalDate.parse("2026-05-01"), TODAY);
    private static final AgingSpec AGING = AgingSpec.byDueDate(AgingBuckets.days(30, 60, 90));
    private static final CustomerId FEW = CustomerId.of("FEW");
    private static final CustomerId MANY = CustomerId.of("MANY");

    @ParameterizedTest
    @EnumSource
    void daily_work_takes_the_same_statements_with_many_settled_items_as_with_ten(TestDatabase kind)
            throws SQLException {
        try (HikariDataSource pool = kind.pool(1)) {
            StatementLog log = StatementLog.of(pool);
            JdbcStore store = JdbcStore.using(log.database());
            Receivables books =
                    Receivables.over(store, Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));
            int settled = settle(books, pool);
            if (kind == TestDatabase.POSTGRESQL) {
                TestDatabase.execute(pool, "analyze");
            }

            Costs costs = new Costs(log);
            for (int round = 0; round < ROUNDS; round++) {
                for (CustomerId customer : List.of(FEW, MANY)) {
                    work(costs, books, customer, round);
                }
            }

            costs.print(kind + " with " + settled + " settled items");
            costs.works()
                    .forEach(work ->
                            assertThat(costs.statements(MANY, work)).as(work).isEqualTo(costs.statements(FEW, work)));
            if (Integer.getInteger("cartera.settled") != null) {
                // What grows with the account would be hundreds of times as much. Not in every build: others may be
                // busy.
                costs.works()
                        .forEach(work -> assertThat(costs.median(MANY, work))
                                .as(work)
                                .isLessThan(
                                        costs.median(FEW, work).multipliedBy(4).plusMillis(20)));
            }
            assertThat(store.<List<Violation>>read(session -> session.audit().violations()))
                    .isEmpty();
        }
    }

    /** Ten settled invoices for both, and then many for one. */
    private static int settle(Receivables books, HikariDataSource database) throws SQLException {
        for (CustomerId customer : List.of(FEW, MANY)) {
            books.customers()
                    .register(Customer.organisation(customer, "Customer").build())
                    .orElseThrow();
            books.accounts().inOneUnit(customer, batch -> {
                for (int i = 0; i < FEW_SETTLED; i++) {
                    LocalDate day = LocalDate.parse("2026-03-01").minusDays(30L * i);
                    batch.issue(invoice(customer, "OLD-" + i, day)).orElseThrow();
                    batch.receive(payment(customer, "OLD-PAY-" + i, day)).orElseThrow();
                    batch.apply(CommandId.of("OLD-APPLY-" + i), day, AllocationPolicy.oldest())
                            .orElseThrow();
                }
                return true;
            });
        }
        int settled = FEW_SETTLED;
        int times = 0;
        while (settled < SETTLED) {
            settled *= 2;
            times++;
        }
        new SettledItems(database, MANY).doubled(times);
        return settled;
    }

    private static void work(Costs costs, Receivables books, CustomerId customer, int round) {
        LocalDate day = LAST_MONTH.start().plusDays(round % 20);
        costs.of(
                customer,
                "issue",
                () -> books.invoicing()
                        .issue(invoice(customer, "NEW-" + round, day))
                        .orElseThrow());
        costs.of(
                customer,
                "receive",
                () -> books.cash()
                        .receive(payment(customer, "NEW-PAY-" + round, day))
                        .orElseThrow());
        costs.of(
                customer,
                "open items",
                () -> assertThat(books.accounts().openItems(customer, TODAY)).hasSize(2));
        costs.of(
                customer,
                "apply",
                () -> books.cash()
                        .apply(CommandId.of("NEW-APPLY-" + round), customer, day, AllocationPolicy.oldest())
                        .orElseThrow());
        costs.of(
                customer,
                "collectable",
                () -> assertThat(books.collections().collectable(customer, AsOf.of(TODAY)))
                        .isEmpty());
        costs.of(customer, "statement", () -> {
            Statement statement = books.accounts().statement(customer, StatementStyle.ACTIVITY, LAST_MONTH, AGING);
            assertThat(statement.accounts().get(0).lines()).hasSize(2 * round + 2);
        });
        costs.of(
                customer,
                "page",
                () -> assertThat(books.accounts()
                                .history(
                                        customer,
                                        HistoryQuery.all().latestFirst().inPagesOf(20))
                                .lines())
                        .hasSize(20));
    }

    private static Invoice invoice(CustomerId customer, String id, LocalDate day) {
        return Invoice.draft(InvoiceId.of(id), customer, day)
                .line("Goods", Money.parse("EUR 10"))
                .build();
    }

    private static Payment payment(CustomerId customer, String id, LocalDate day) {
        return Payment.received(PaymentId.of(id), customer, Money.parse("EUR 10"), day);
    }

    /** What each kind of work sent and how long it took, round by round. */
    private static final class Costs {

        private final StatementLog log;
        private final Map<CustomerId, Map<String, List<List<String>>>> sent = new LinkedHashMap<>();
        private final Map<CustomerId, Map<String, List<Duration>>> took = new LinkedHashMap<>();

        Costs(StatementLog log) {
            this.log = log;
        }

        void of(CustomerId customer, String work, Runnable done) {
            log.takeSent();
            long begin = System.nanoTime();
            done.run();
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            sent.computeIfAbsent(customer, none -> new LinkedHashMap<>())
                    .computeIfAbsent(work, none -> new ArrayList<>())
                    .add(log.takeSent());
            took.computeIfAbsent(customer, none -> new LinkedHashMap<>())
                    .computeIfAbsent(work, none -> new ArrayList<>())
                    .add(time);
        }

        List<String> works() {
            return List.copyOf(sent.get(FEW).keySet());
        }

        List<List<String>> statements(CustomerId customer, String work) {
            return sent.get(customer).get(work);
        }

        Duration median(CustomerId customer, String work) {
            List<Duration> times = took.get(customer).get(work);
            List<Duration> sorted = times.subList(FIRST_MEASURED, times.size()).stream()
                    .sorted()
                    .toList();
            return sorted.get(sorted.size() / 2);
        }

        void print(String what) {
            works().forEach(work -> System.out.printf(
                    Locale.ROOT,
                    "settled items on %s: %s takes %d statements, %.2f ms; with ten %d, %.2f ms%n",
                    what,
                    work,
                    statements(MANY, work).get(0).size(),
                    median(MANY, work).toNanos() / 1e6,
                    statements(FEW, work).get(0).size(),
                    median(FEW, work).toNanos() / 1e6));
        }
    }
}
