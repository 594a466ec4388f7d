package io.cartera.examples.monthend;

import static io.cartera.examples.monthend.OutputFolderTest.files;
import static io.cartera.examples.monthend.ReadingFilesTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.monthend.TestLedger.Run;
import io.cartera.jdbc.testing.TestH2;
import io.cartera.jdbc.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {

    @TempDir
    static Path folder;

    private static Map<String, String> inMemory;

    @BeforeAll
    static void runInMemory() {
        inMemory = files(TestLedger.run(folder.resolve("memory")).out());
    }

    static Stream<String> stores() {
        return Stream.of(LedgerStore.EMBEDDED, TestH2.freshFileUrl(), TestPostgres.freshUrl());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void every_store_gives_the_same_bytes(String store, @TempDir Path out) {
        Run run = TestLedger.run(out, "--store", store);

        assertThat(run.status()).isZero();
        assertThat(files(out)).isEqualTo(inMemory);
    }

    static Stream<String> databases() {
        return Stream.of(TestH2.freshUrl(), TestPostgres.freshUrl());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_ledger_that_is_not_empty_is_refused(String database, @TempDir Path home) {
        TestLedger ledger = TestLedger.in(home).documents("I1,INVOICE,ACME,2026-01-10,EUR,5,,,");
        ledger.run("--store", database, "--out", home.resolve("first").toString());

        assertRefused(ledger.run("--store", database), "not empty");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_store_with_some_of_the_tables_is_refused_and_left_alone(String database, @TempDir Path home)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("create table cartera_gate (slot smallint not null)");
        }

        assertRefused(TestLedger.in(home).run("--store", database), "the tables in this store are not whole");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void refused_allocations_are_the_same_in_a_database(String database, @TempDir Path home) {
        TestLedger ledger = TestLedger.in(home)
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,5,,,")
                .payments("P1,ACME,2026-01-10,EUR,4,,")
                .allocations("P1,I1,3,2026-01-11", "P1,I1,2,2026-01-10", "P1,I1,2,2026-01-12", "P1,I1,1,2026-01-09");

        Run run = ledger.run("--store", database);

        assertThat(run.rows("rejected.csv"))
                .containsExactly(
                        "allocations.csv,2,amount,3,over-applied: EUR 2.00 open of P1",
                        "allocations.csv,5,on,2026-01-09,before P1 of 2026-01-10")
                .isEqualTo(ledger.run().rows("rejected.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Memory", "jdbc:mysql://localhost/x?password=secret", "h2"})
    void other_stores_are_refused(String store, @TempDir Path home) {
        assertRefused(TestLedger.in(home).run("--store", store), "--store is neither");
    }

    @Test
    void a_database_that_cannot_be_reached_ends_the_run_without_telling_the_password(@TempDir Path home) {
        TestLedger ledger = TestLedger.in(home);

        Run absent = ledger.run("--store", "jdbc:postgresql://127.0.0.1:1/x?user=u&password=secret");
        Run malformed = ledger.run("--store", "jdbc:postgresql://host:port/x?password=secret");

        assertRefused(absent, "the store failed");
        assertThat(absent.errors() + malformed.errors()).doesNotContain("secret");
        assertThat(malformed.status()).isEqualTo(2);
    }
}
