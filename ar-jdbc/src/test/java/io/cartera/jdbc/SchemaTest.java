package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.jdbc.internal.SchemaWork;
import io.cartera.store.StoreException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

    @ParameterizedTest
    @EnumSource
    void an_empty_database_lacks_all_and_after_the_script_nothing(TestDatabase kind) {
        DataSource database = kind.empty();

        assertThat(Schema.verify(database))
                .startsWith("table cartera_gate", "column cartera_gate.slot", "constraint cartera_gate_key")
                .contains(
                        "column cartera_item.open_minor", "constraint cartera_item_open", "index cartera_item_by_open")
                .hasSizeGreaterThan(150);

        Schema.apply(database);

        assertThat(Schema.verify(database)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_script_is_shown_as_it_runs(TestDatabase kind) throws SQLException {
        DataSource database = kind.empty();

        for (String statement : Schema.ddl(kind.dialect()).split(";\n")) {
            if (!statement.isBlank()) {
                TestDatabase.execute(database, statement);
            }
        }

        assertThat(Schema.verify(database)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_store_makes_no_table_by_itself(TestDatabase kind) {
        DataSource database = kind.empty();

        JdbcStore store = JdbcStore.using(database);

        assertThatThrownBy(() -> store.read(session -> session.customers().all()))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("read customers failed, SQLState 42");
        assertThat(Schema.verify(database)).contains("table cartera_customer");
    }

    @ParameterizedTest
    @EnumSource
    void a_database_that_has_the_tables_is_left_as_it_is(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        Desk.over(JdbcStore.using(database));

        assertThatThrownBy(() -> Schema.apply(database))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("statement 1 of V1__cartera failed");

        assertThat(TestDatabase.count(database, "cartera_customer")).isEqualTo(1);
        assertThat(TestDatabase.count(database, "cartera_gate")).isEqualTo(64);
    }

    @ParameterizedTest
    @EnumSource
    void an_upgrade_runs_what_is_not_there_and_nothing_twice(TestDatabase kind) {
        DataSource database = kind.empty();

        List<String> run = Schema.upgrade(database);

        assertThat(run).startsWith("V1__cartera");
        assertThat(Schema.verify(database)).isEmpty();
        assertThat(Schema.upgrade(database)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void an_upgrade_of_version_1_runs_the_scripts_after_it(TestDatabase kind) {
        DataSource database = kind.empty();
        List<String> all = Schema.upgrade(kind.empty());
        SchemaWork.apply(database, 1);

        assertThat(Schema.upgrade(database)).isEqualTo(all.subList(1, all.size()));

        assertThat(Schema.verify(database)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void an_upgrade_of_a_database_that_has_a_part_of_a_version_is_refused_by_name(TestDatabase kind)
            throws SQLException {
        DataSource database = kind.fresh();
        TestDatabase.execute(database, "alter table cartera_customer drop column industry");

        assertThatThrownBy(() -> Schema.upgrade(database))
                .isInstanceOf(StoreException.class)
                .hasMessage("the database has a part of V1__cartera, it lacks column cartera_customer.industry");
    }

    @ParameterizedTest
    @EnumSource
    void what_somebody_dropped_is_named(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        TestDatabase.execute(database, "alter table cartera_item drop constraint cartera_item_open");
        String of = kind == TestDatabase.MARIADB ? " on cartera_allocation" : "";
        TestDatabase.execute(database, "drop index cartera_allocation_by_debit" + of);
        TestDatabase.execute(database, "alter table cartera_customer drop column industry");
        TestDatabase.execute(database, "drop table cartera_closing");
        TestDatabase.execute(database, "drop view cartera_entry_view");
        TestDatabase.execute(database, "delete from cartera_currency where currency = 'JPY'");

        assertThat(Schema.verify(database))
                .isEqualTo(List.of(
                        "rows of cartera_currency",
                        "table cartera_closing",
                        "column cartera_closing.ledger",
                        "column cartera_closing.seq",
                        "column cartera_closing.command",
                        "column cartera_closing.closed_through",
                        "column cartera_closing.recorded_at",
                        "column cartera_closing.actor",
                        "column cartera_closing.basis",
                        "constraint cartera_closing_key",
                        "constraint cartera_closing_once",
                        "column cartera_customer.industry",
                        "constraint cartera_item_open",
                        "index cartera_allocation_by_debit",
                        "view cartera_entry_view"));
    }

    @ParameterizedTest
    @EnumSource
    void the_views_show_amounts_with_the_decimals_of_every_currency_that_is_known(TestDatabase kind)
            throws SQLException {
        DataSource database = kind.fresh();
        Desk desk = Desk.over(JdbcStore.using(database));
        for (CurrencyUnit currency : CurrencyUnit.registeredCurrencies()) {
            desk.issue("INV-" + currency, currency + " 7").orElseThrow();
            desk.receive("PAY-" + currency, Money.ofMinor(currency, 1).toString())
                    .orElseThrow();
        }

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select b.currency, b.balance, b.open_debits, p.amount, e.amount"
                                + " from cartera_balance_view b"
                                + " join cartera_payment_view p on p.currency = b.currency"
                                + " join cartera_entry_view e on e.currency = b.currency and e.side = 'DEBIT'")) {
            int seen = 0;
            for (; rows.next(); seen++) {
                CurrencyUnit currency = CurrencyUnit.of(rows.getString(1));
                BigDecimal cent = Money.ofMinor(currency, 1).getAmount();
                assertThat(rows.getBigDecimal(2))
                        .as(currency + "")
                        .isEqualByComparingTo(new BigDecimal(7).subtract(cent));
                assertThat(rows.getBigDecimal(3)).as(currency + "").isEqualByComparingTo("7");
                assertThat(rows.getBigDecimal(4)).as(currency + "").isEqualByComparingTo(cent);
                assertThat(rows.getBigDecimal(5)).as(currency + "").isEqualByComparingTo("7");
            }
            assertThat(seen).isEqualTo(CurrencyUnit.registeredCurrencies().size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_missing_row_of_the_gate_is_named(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        TestDatabase.execute(database, "delete from cartera_gate where slot = 17");

        assertThat(Schema.verify(database)).isEqualTo(List.of("rows of cartera_gate"));

        TestDatabase.execute(database, "drop table cartera_gate");
        assertThat(Schema.verify(database))
                .isEqualTo(List.of(
                        "table cartera_gate",
                        "column cartera_gate.slot",
                        "constraint cartera_gate_key",
                        "constraint cartera_gate_slot",
                        "rows of cartera_gate"));
    }

    @ParameterizedTest
    @EnumSource
    void without_the_rows_of_the_gate_nobody_posts(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        TestDatabase.execute(database, "delete from cartera_gate");
        JdbcStore store = JdbcStore.using(database);

        assertThatThrownBy(() -> store.write(session -> session.accounts().lock(Desk.ACCOUNT)))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("the gate has no row");
    }

    @ParameterizedTest
    @EnumSource
    void a_database_of_another_make_is_refused(TestDatabase kind) {
        FaultyDatabase other = new FaultyDatabase(kind.empty());
        other.answer("getDatabaseProductName", "Oracle");

        assertThatThrownBy(() -> JdbcStore.using(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no dialect for the database Oracle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.2.219 (2023-06-11)", "2.1.214 (2022-06-13)", "1.4.200 (2019-10-14)"})
    void an_h2_that_is_too_old_is_refused_by_name(String version) {
        FaultyDatabase old = new FaultyDatabase(TestDatabase.H2.empty());
        old.answer("getDatabaseProductVersion", version);

        assertThatThrownBy(() -> JdbcStore.using(old))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "H2 " + version.substring(0, version.indexOf(' ')) + " is too old, it takes 2.2.220 or newer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.2.220 (2023-07-04)", "2.10.1", "3.0.0-SNAPSHOT"})
    void an_h2_that_is_new_enough_is_taken(String version) {
        FaultyDatabase young = new FaultyDatabase(TestDatabase.H2.fresh());
        young.answer("getDatabaseProductVersion", version);

        assertThat(JdbcStore.using(young)
                        .<Integer>read(session -> session.customers().all().size()))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            MariaDB, 10.5.29-MariaDB,                 MariaDB 10.5.29, 10.6.0
            MySQL,   5.5.5-10.5.8-MariaDB-1:10.5.8,   MariaDB 10.5.8,  10.6.0
            MySQL,   8.0.16,                          MySQL 8.0.16,    8.0.17
            MySQL,   5.7.44-log,                      MySQL 5.7.44,    8.0.17
            """)
    void a_mariadb_or_mysql_that_is_too_old_is_refused_by_name(
            String product, String version, String told, String oldest) {
        FaultyDatabase old = new FaultyDatabase(TestDatabase.H2.empty());
        old.answer("getDatabaseProductName", product);
        old.answer("getDatabaseProductVersion", version);

        assertThatThrownBy(() -> JdbcStore.using(old))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(told + " is too old, it takes " + oldest + " or newer");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            MariaDB, 10.6.0-MariaDB
            MariaDB, 11.8.2-MariaDB-log
            MySQL,   5.5.5-10.11.19-MariaDB
            MySQL,   8.0.17
            MySQL,   8.4.5-commercial
            MySQL,   9.1.0
            """)
    void a_mariadb_or_mysql_that_is_new_enough_is_taken(String product, String version) {
        FaultyDatabase young = new FaultyDatabase(TestDatabase.MARIADB.fresh());
        young.answer("getDatabaseProductName", product);
        young.answer("getDatabaseProductVersion", version);

        assertThat(JdbcStore.using(young)
                        .<Integer>read(session -> session.customers().all().size()))
                .isZero();
    }

    @Test
    void a_mariadb_that_would_cut_what_does_not_fit_is_refused() {
        FaultyDatabase lax = new FaultyDatabase(TestDatabase.MARIADB.fresh());
        lax.answer("getString", "NO_ENGINE_SUBSTITUTION");

        assertThatThrownBy(() -> JdbcStore.using(lax))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("sql_mode is not strict");
    }

    @ParameterizedTest
    @EnumSource
    void a_database_that_cannot_be_reached_is_a_failure_of_the_store(TestDatabase kind) {
        FaultyDatabase gone = new FaultyDatabase(kind.empty());
        gone.failAt(1, "08001");

        assertThatThrownBy(() -> JdbcStore.using(gone))
                .isInstanceOf(StoreException.class)
                .hasMessage("connect failed, SQLState 08001");
    }

    @Test
    void on_postgresql_identifiers_sort_by_code_point_whatever_the_language_of_the_database() throws SQLException {
        DataSource database = TestDatabase.POSTGRESQL.fresh();
        String shortTexts =
                "information_schema.columns where table_name like 'cartera%' and table_schema = current_schema"
                        + " and character_maximum_length < 1000";

        assertThat(TestDatabase.count(database, shortTexts)).isGreaterThan(60);
        assertThat(TestDatabase.count(database, shortTexts + " and collation_name is distinct from 'C'"))
                .isZero();
    }

    @Test
    void on_mariadb_all_text_sorts_by_code_point_and_blanks_at_its_end_count() throws SQLException {
        DataSource database = TestDatabase.MARIADB.fresh();
        String texts = "information_schema.columns where table_schema = database() and character_maximum_length > 0";

        assertThat(TestDatabase.count(database, texts)).isGreaterThan(100);
        assertThat(TestDatabase.count(
                        database, texts + " and collation_name not in ('utf8mb4_nopad_bin', 'utf8mb4_0900_bin')"))
                .isZero();
    }
}
