package io.cartera.examples.onlineretail;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.customer.CustomerId;
import io.cartera.examples.reconciliation.PostedLedger;
import io.cartera.examples.reconciliation.SharedData;
import io.cartera.portfolio.Cohorts;
import io.cartera.portfolio.Concentration;
import io.cartera.portfolio.CustomerGrowth;
import io.cartera.portfolio.PortfolioBridge;
import io.cartera.purchasing.PurchaseHistory;
import io.cartera.segment.Segmentation;
import io.cartera.time.DateRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Key figures of a year of Online Retail II, from the books and from plain SQL over the rows of the source. The two share nothing but the
 * definitions: rows of whole pence other than zero count, those without a customer are of CASH, and a deal is a row of kind I above zero.
 */
class OnlineRetailFiguresTest {

    private static final LocalDate FIRST = LocalDate.parse("2009-12-01");
    private static final LocalDate LAST = LocalDate.parse("2010-11-30");
    private static final DateRange YEAR = DateRange.ofClosed(FIRST, LAST);

    private static Receivables books;
    private static PurchaseHistory history;
    private static Connection sql;

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException, SQLException {
        Path source = SharedData.folder("online-retail");
        Path target = folder.resolve("ledger");
        OnlineRetail.write(source, target);
        books = PostedLedger.inMemory(target);
        history = books.portfolio().history(LAST);
        Path raw = folder.resolve("invoices.csv");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(source.resolve("invoices.csv.gz")))) {
            Files.copy(in, raw);
        }
        sql = DriverManager.getConnection("jdbc:h2:mem:figures");
        try (Statement statement = sql.createStatement()) {
            statement.execute("create table doc as select coalesce(nullif(customer, ''), 'CASH') as customer,"
                    + " cast(substring(issued, 1, 10) as date) as on_day, substring(issued, 1, 7) as on_month,"
                    + " cast(amountThousandths as bigint) / 10 as pence,"
                    + " kind = 'I' and cast(amountThousandths as bigint) > 0 as deal"
                    + " from csvread('" + raw + "')"
                    + " where cast(amountThousandths as bigint) <> 0"
                    + " and mod(cast(amountThousandths as bigint), 10) = 0");
            statement.execute("create table turnover as select customer, sum(pence) as t from doc group by customer");
            statement.execute("create table firsts (customer varchar primary key, d date) as"
                    + " select customer, min(on_day) from doc where deal group by customer");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        // Without the real data there was nothing to open.
        if (sql != null) {
            sql.close();
        }
    }

    private static List<String> rows(String query) {
        try (Statement statement = sql.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(result.getString(i));
                }
                rows.add(String.join(" ", cells));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private static String row(Object... cells) {
        return Arrays.stream(cells).map(Object::toString).collect(Collectors.joining(" "));
    }

    private static long pence(Money amount) {
        return amount.getAmountMinorLong();
    }

    @Test
    void turnover_by_customer_and_month_is_that_of_the_source() {
        List<String> told = new ArrayList<>();
        history.in(CurrencyUnit.GBP).forEach((customer, purchases) -> {
            for (YearMonth month = YearMonth.from(FIRST);
                    !month.isAfter(YearMonth.from(LAST));
                    month = month.plusMonths(1)) {
                if (!purchases.turnover(month).isZero() || purchases.deals(month) > 0) {
                    told.add(row(customer, month, pence(purchases.turnover(month)), purchases.deals(month)));
                }
            }
        });

        assertThat(told)
                .hasSizeGreaterThan(10_000)
                .containsExactlyInAnyOrderElementsOf(
                        rows("select customer, on_month, sum(pence), sum(case when deal then 1 else 0 end) from doc"
                                + " group by customer, on_month"
                                + " having sum(pence) <> 0 or sum(case when deal then 1 else 0 end) > 0"));
    }

    @Test
    void the_hundred_largest_customers_and_their_order_are_those_of_the_source() {
        Concentration concentration = books.portfolio().concentration(YEAR).get(CurrencyUnit.GBP);

        assertThat(concentration.shares().top(100).stream()
                        .map(share -> row(share.rank(), share.customer(), pence(share.amount()))))
                .containsExactlyElementsOf(rows("select rank() over (order by t desc), customer, t from turnover"
                        + " order by t desc, customer limit 100"));
        assertThat(List.of(row(
                        concentration.customers(),
                        concentration.hhi().orElseThrow(),
                        concentration.ratio(1).orElseThrow().value(),
                        concentration.ratio(4).orElseThrow().value())))
                .isEqualTo(
                        rows("with p as (select t, row_number() over (order by t desc) as n from turnover where t > 0),"
                                + " w as (select cast(sum(t) as decimal(40, 10)) as w from p)"
                                + " select count(*), round(sum(cast(t as decimal(40, 10)) * t) * 10000 / (max(w) * max(w)), 2),"
                                + " trim(trailing '.' from trim(trailing '0' from cast(round(sum(case when n <= 1 then t end) * 100 / max(w), 2) as decimal(20, 2)))),"
                                + " trim(trailing '.' from trim(trailing '0' from cast(round(sum(case when n <= 4 then t end) * 100 / max(w), 2) as decimal(20, 2))))"
                                + " from p, w"));
    }

    @Test
    void abc_classes_are_those_of_the_source() {
        List<String> told = books.segments().of(Segmentation.abc(), YEAR).stream()
                .map(customer -> row(customer.customer(), customer.abc()))
                .toList();

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        rows("with b as (select customer, t, sum(greatest(t, 0)) over () as w,"
                                + " sum(greatest(t, 0)) over (order by t desc range unbounded preceding)"
                                + " - sum(greatest(t, 0)) over (partition by t) as before from turnover)"
                                + " select customer, case when t <= 0 then 'C' when before * 100 < w * 80 then 'A'"
                                + " when before * 100 < w * 95 then 'B' else 'C' end from b"));
    }

    @Test
    void cohorts_are_those_of_the_source() {
        Cohorts cohorts = Cohorts.of(history);
        List<String> told = new ArrayList<>();
        for (YearMonth first : cohorts.firstMonths()) {
            for (int age = 0; cohorts.active(first, age).isPresent(); age++) {
                long active = cohorts.active(first, age).orElseThrow();
                if (active > 0) {
                    told.add(row(first, age, active));
                }
            }
        }

        assertThat(told)
                .hasSizeGreaterThan(70)
                .containsExactlyInAnyOrderElementsOf(
                        rows("select formatdatetime(f.d, 'yyyy-MM'), datediff(month, f.d, doc.on_day),"
                                + " count(distinct doc.customer) from doc join firsts f on f.customer = doc.customer where deal"
                                + " group by formatdatetime(f.d, 'yyyy-MM'), datediff(month, f.d, doc.on_day)"));
    }

    @Test
    void the_bridge_between_the_half_years_is_that_of_the_source() {
        LocalDate middle = LocalDate.parse("2010-06-01");
        PortfolioBridge bridge = books.portfolio()
                .bridge(CurrencyUnit.GBP, DateRange.of(FIRST, middle), DateRange.of(middle, YEAR.endExclusive()));
        List<String> told = Arrays.stream(PortfolioBridge.Move.values())
                .filter(move -> bridge.total(move).isPositive())
                .map(move -> row(move, pence(bridge.total(move))))
                .toList();

        assertThat(told)
                .hasSizeGreaterThanOrEqualTo(4)
                .containsExactlyInAnyOrderElementsOf(rows(
                        "with h as (select customer, sum(case when on_day < date '2010-06-01' then pence else 0 end) as a,"
                                + " sum(case when on_day >= date '2010-06-01' then pence else 0 end) as b,"
                                + " max(case when deal and on_day < date '2010-06-01' then 1 else 0 end) as known,"
                                + " max(case when deal and on_day >= date '2010-06-01' then 1 else 0 end) as buying"
                                + " from doc group by customer),"
                                + " m as (select case when a <= 0 and b > 0 and known = 1 then 'REACTIVATED'"
                                + " when a <= 0 and b > 0 then 'NEW' when a > 0 and b <= 0 and buying = 0 then 'LOST'"
                                + " when b > a then 'EXPANSION' else 'CONTRACTION' end as move, abs(b - a) as d from h where a <> b)"
                                + " select move, sum(d) from m group by move"));
        assertThat(bridge.start().plus(bridge.change())).isEqualTo(bridge.end());
    }

    @Test
    void customers_by_year_are_those_of_the_source() {
        CustomerGrowth growth = CustomerGrowth.of(history, 2009, 2010);

        assertThat(growth.years().stream().map(year -> row(year.year(), year.customers())))
                .containsExactlyElementsOf(
                        rows(
                                "select year(on_day), count(distinct customer) from doc where deal group by year(on_day) order by 1"));
        assertThat(books.questions()
                        .shareOfTurnover(CustomerId.of(OnlineRetail.CASH), CurrencyUnit.GBP, YEAR)
                        .orElseThrow()
                        .rank())
                .isEqualTo(1);
    }
}
