package io.cartera.examples.onlineretail;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.examples.onlineretail.NaiveOnlineRetail.Row;
import io.cartera.examples.reconciliation.SharedData;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.segment.Classification;
import io.cartera.segment.Purchasers;
import io.cartera.segment.Rfm;
import io.cartera.time.DateRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Recency, frequency and money of a year of Online Retail II, scored from the books and by plain SQL over the rows of the
 * source, in every way of scoring: the two have nothing in common but the rows.
 */
class OnlineRetailRfmSqlTest {

    private static final DateRange YEAR =
            DateRange.ofClosed(LocalDate.parse("2009-12-01"), LocalDate.parse("2010-11-30"));

    private static final String NTILE = "ntile(5) over (partition by %s order by %s, customer)";
    private static final String BELOW =
            "5 * (rank() over (partition by %1$s order by %2$s) - 1) / count(*) over (partition by %1$s) + 1";
    private static final String UP_TO = "(5 * count(*) over (partition by %1$s order by %2$s"
            + " range between unbounded preceding and current row) + count(*) over (partition by %1$s) - 1)"
            + " / count(*) over (partition by %1$s)";

    private static Connection database;
    private static Purchasers purchasers;

    @BeforeAll
    static void read_the_source_into_a_table_and_into_books() throws IOException, SQLException {
        List<Row> rows =
                NaiveOnlineRetail.of(SharedData.folder("online-retail")).documents();
        database = DriverManager.getConnection("jdbc:h2:mem:");
        try (Statement statement = database.createStatement()) {
            statement.execute("create table document (customer varchar(20), sale int, issued date, pence bigint)");
        }
        try (PreparedStatement insert = database.prepareStatement("insert into document values (?, ?, ?, ?)")) {
            for (Row row : rows) {
                insert.setString(1, row.debtor());
                insert.setInt(2, row.kind().equals("I") ? 1 : 0);
                insert.setObject(3, row.day());
                insert.setLong(4, row.thousandths() / 10);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        Receivables books = Receivables.over(new InMemoryStore());
        rows.stream().collect(Collectors.groupingBy(Row::debtor)).forEach((debtor, documents) -> {
            CustomerId customer = CustomerId.of(debtor);
            books.customers()
                    .register(Customer.organisation(customer, debtor).build())
                    .orElseThrow();
            books.accounts().inOneUnit(customer, batch -> {
                documents.forEach(row -> batch.issue(document(customer, row)).orElseThrow());
                return documents.size();
            });
        });
        purchasers = books.segments().purchasers(YEAR, CurrencyUnit.GBP);
    }

    @AfterAll
    static void close() throws SQLException {
        if (database != null) {
            database.close();
        }
    }

    private static Invoice document(CustomerId customer, Row row) {
        Money amount = Money.of(CurrencyUnit.GBP, BigDecimal.valueOf(Math.abs(row.thousandths()) / 10, 2));
        InvoiceId id = InvoiceId.of(row.number());
        Invoice.Builder draft = row.thousandths() < 0
                ? Invoice.creditNote(id, customer, row.day())
                : row.kind().equals("I")
                        ? Invoice.draft(id, customer, row.day())
                        : Invoice.debitNote(id, customer, row.day());
        return draft.line("goods", amount).build();
    }

    /** The code of each customer with a sale, by SQL: the scoring of a value within its peers, thrice. */
    private static Map<String, String> bySql(String scoring, boolean isNested, String money) throws SQLException {
        String withinR = isNested ? "r" : "1";
        String withinF = isNested ? "r, f" : "1";
        String sql = "with figures as (select customer, max(case when sale = 1 then issued end) latest,"
                + " sum(sale) purchases, sum(pence) pence from document group by customer having sum(sale) > 0),"
                + " recency as (select figures.*, " + scoring.formatted("1", "latest") + " r from figures),"
                + " frequency as (select recency.*, " + scoring.formatted(withinR, "purchases") + " f from recency),"
                + " monetary as (select frequency.*, " + scoring.formatted(withinF, money) + " m from frequency)"
                + " select customer, r, f, m from monetary";
        Map<String, String> codes = new TreeMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                codes.put(rows.getString(1), rows.getString(2) + rows.getString(3) + rows.getString(4));
            }
        }
        return codes;
    }

    private static Map<String, String> byBooks(Rfm rfm) {
        Map<String, String> codes = new TreeMap<>();
        for (Classification.Placed placed : rfm.classify(purchasers).placed()) {
            if (placed.purchases().count() > 0) {
                codes.put(placed.customer().value(), placed.segment());
            }
        }
        return codes;
    }

    @Test
    void figures_are_those_of_the_source() throws SQLException {
        List<String> bySql = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select customer, sum(sale),"
                        + " max(case when sale = 1 then issued end), sum(pence) from document group by customer"
                        + " order by customer")) {
            while (rows.next()) {
                bySql.add(rows.getString(1) + " " + rows.getLong(2) + " " + rows.getString(3) + " " + rows.getLong(4));
            }
        }

        assertThat(purchasers.all().stream()
                        .map(each -> each.customer() + " " + each.count() + " "
                                + each.last().map(LocalDate::toString).orElse("null") + " "
                                + each.total().getAmountMinorLong()))
                .isEqualTo(bySql)
                .hasSizeGreaterThan(4300);
    }

    @Test
    void ntile_is_that_of_the_database() throws SQLException {
        assertThat(byBooks(Rfm.ofDefaults().splittingTies())).isEqualTo(bySql(NTILE, false, "pence"));
        assertThat(byBooks(Rfm.ofDefaults().splittingTies().nested())).isEqualTo(bySql(NTILE, true, "pence"));
    }

    @Test
    void shares_that_keep_ties_together_are_those_of_the_database() throws SQLException {
        assertThat(byBooks(Rfm.ofDefaults())).isEqualTo(bySql(BELOW, false, "pence"));
        assertThat(byBooks(Rfm.ofDefaults().nested())).isEqualTo(bySql(BELOW, true, "pence"));
        assertThat(byBooks(Rfm.ofDefaults().byShareUpTo())).isEqualTo(bySql(UP_TO, false, "pence"));
        assertThat(byBooks(Rfm.ofDefaults().byShareUpTo().nested())).isEqualTo(bySql(UP_TO, true, "pence"));
    }

    @Test
    void the_mean_of_a_purchase_is_ranked_as_by_the_database() throws SQLException {
        assertThat(byBooks(Rfm.ofDefaults().byMean()))
                .isEqualTo(bySql(BELOW, false, "cast(pence as decimal(38, 20)) / purchases"));
    }

    @Test
    void ties_are_what_the_two_ways_differ_in() throws SQLException {
        Map<String, String> split = bySql(NTILE, false, "pence");
        Map<String, String> kept = bySql(BELOW, false, "pence");

        assertThat(split.entrySet().stream()
                        .filter(each -> !each.getValue().equals(kept.get(each.getKey())))
                        .count())
                .isGreaterThan(100);
    }
}
