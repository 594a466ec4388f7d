package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.CustomerAccount;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.exposure.CreditLimit;
import io.cartera.payment.BankLine;
import io.cartera.store.StoreException;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.ExternalRef;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody writes to the tables without going through the store. */
class BehindOurBackTest {

    @ParameterizedTest
    @EnumSource
    void the_tables_refuse_what_the_books_would_refuse(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        Desk desk = Desk.over(JdbcStore.using(database));
        desk.books().credit().grant(Desk.ACME, CreditLimit.of(Money.parse("EUR 5")), Desk.DAY);
        desk.issue("INV-1", "EUR 10");
        desk.receive("PAY-1", "EUR 4");
        var match = desk.apply("APPLY").orElseThrow().allocations().get(0);
        desk.books().cash().release(CommandId.of("RELEASE"), Desk.ACME, match.id(), Desk.DAY);

        refused(kind, database, "cartera_item_open", "update cartera_item set open_minor = -1");
        refused(kind, database, "cartera_item_open", "update cartera_item set open_minor = amount_minor + 1");
        refused(kind, database, "cartera_item_amount", "update cartera_item set amount_minor = 0, open_minor = 0");
        refused(kind, database, "cartera_item_side", "update cartera_item set side = 'BOTH' where side = 'DEBIT'");
        refused(kind, database, "cartera_item_part", "update cartera_item set part = 0");
        refused(kind, database, "cartera_item_due", "update cartera_item set due_on = date '2025-01-01'");
        refused(kind, database, "cartera_item_change", "update cartera_item set last_change_on = date '2025-01-01'");
        refused(kind, database, "cartera_item_reversal", "update cartera_item set kind = 'REVERSAL'");
        refused(kind, database, "cartera_item_key", again("cartera_item"));
        refused(kind, database, "cartera_entry_amount", "update cartera_entry set amount_minor = -10");
        refused(kind, database, "cartera_entry_side", "update cartera_entry set side = 'X' where side = 'DEBIT'");
        refused(kind, database, "cartera_entry_part", "update cartera_entry set part = 0");
        refused(kind, database, "cartera_entry_due", "update cartera_entry set due_on = date '2025-01-01'");
        refused(kind, database, "cartera_entry_reversal", "update cartera_entry set reverses_part = 1");
        refused(kind, database, "cartera_entry_key", again("cartera_entry"));
        refused(
                kind,
                database,
                "cartera_entry_once",
                "update cartera_entry set side = 'CREDIT', document = 'ONE' where part = 1");
        refused(kind, database, "cartera_allocation_amount", "update cartera_allocation set amount_minor = 0");
        refused(kind, database, "cartera_allocation_number", "update cartera_allocation set number = 0");
        refused(kind, database, "cartera_allocation_key", again("cartera_allocation"));
        refused(kind, database, "cartera_release_key", again("cartera_release"));
        refused(kind, database, "cartera_command_version", "update cartera_command set version = 0 where version = 1");
        refused(kind, database, "cartera_command_key", again("cartera_command"));
        refused(
                kind,
                database,
                "cartera_command_once",
                "update cartera_command set kind = 'SETTLE', command = 'ONE' where version < 3");
        refused(kind, database, "cartera_account_version", "update cartera_account set version = 0");
        refused(kind, database, "cartera_account_version", "update cartera_account set version = -1");
        refused(
                kind,
                database,
                "cartera_account_waiting",
                "update cartera_account set acknowledged_version = version + 1");
        refused(kind, database, "cartera_account_key", again("cartera_account"));
        refused(kind, database, "cartera_outbox_key", again("cartera_outbox"));
        refused(kind, database, "cartera_payment_amount", "update cartera_payment set amount_minor = 0");
        refused(kind, database, "cartera_payment_key", again("cartera_payment"));
        refused(kind, database, "cartera_invoice_key", again("cartera_invoice"));
        refused(kind, database, "cartera_invoice_line_key", again("cartera_invoice_line"));
        refused(kind, database, "cartera_limit_grant_amount", "update cartera_limit_grant set amount_minor = null");
        refused(kind, database, "cartera_limit_grant_amount", "update cartera_limit_grant set amount_minor = -1");
        refused(kind, database, "cartera_limit_grant_key", again("cartera_limit_grant"));
        desk.books()
                .collections()
                .dispute(Dispute.opened(
                        DisputeId.of("D-1"), Desk.ACME, ItemId.debit("INV-1"), DisputeReason.PRICE, Desk.DAY))
                .orElseThrow();
        desk.books()
                .collections()
                .promise(PromiseToPay.of(PromiseId.of("P-1"), Desk.ACME, Money.parse("EUR 1"), Desk.DAY, Desk.DAY)
                        .forItems(List.of(ItemId.debit("INV-1"))))
                .orElseThrow();
        String facts = "update cartera_collection_fact set ";
        refused(kind, database, "cartera_collection_fact_key", again("cartera_collection_fact"));
        refused(kind, database, "cartera_collection_fact_amount", facts + "amount_minor = 0 where kind = 'PROMISE'");
        refused(kind, database, "cartera_collection_fact_dispute", facts + "reason = null where kind = 'OPEN_DISPUTE'");
        refused(kind, database, "cartera_collection_fact_resolution", facts + "resolves = 'D-1'");
        refused(kind, database, "cartera_collection_fact_until", facts + "until_on = date '2025-01-01'");
        refused(kind, database, "cartera_collection_fact_ended_once", facts + "ends = 'P-0'");
        refused(kind, database, "cartera_promised_item_key", again("cartera_promised_item"));
        refused(kind, database, "cartera_promised_item_side", "update cartera_promised_item set side = 'X'");
        refused(kind, database, "cartera_promised_item_part", "update cartera_promised_item set part = 0");
        refused(kind, database, "cartera_audit_key", again("cartera_audit"));
        refused(kind, database, "cartera_customer_key", again("cartera_customer"));
        desk.books().accounts().close(Desk.DAY).orElseThrow();
        refused(kind, database, "cartera_closing_key", again("cartera_closing"));
        refused(
                kind,
                database,
                "cartera_closing_once",
                "insert into cartera_closing select ledger, 2, command, closed_through, recorded_at, actor, basis"
                        + " from cartera_closing");
        refused(kind, database, "cartera_gate_slot", "update cartera_gate set slot = 65 where slot = 64");
        refused(kind, database, "cartera_gate_key", again("cartera_gate"));
    }

    @ParameterizedTest
    @EnumSource
    void a_name_of_another_system_and_a_line_of_a_bank_statement_stand_for_one_thing_in_the_tables_too(
            TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        Desk desk = Desk.over(JdbcStore.using(database));
        BankLine line = BankLine.builder("ES12", Desk.DAY, Money.parse("EUR 4")).build();
        desk.books()
                .cash()
                .receive(line.toPayment(Desk.ACME).withExternalRef(ExternalRef.of("stripe", "ch_1")))
                .orElseThrow();

        refused(kind, database, "cartera_external_ref_key", again("cartera_external_ref"));
        refused(
                kind,
                database,
                "cartera_external_ref_shard",
                "update cartera_external_ref set shard_key = 'another', customer = 'BOLT'");
        refused(
                kind,
                database,
                "cartera_bank_line_key",
                "insert into cartera_bank_line select shard_key, bank_line, occurrence, seq, ledger, 'BOLT', payment,"
                        + " currency, amount_minor from cartera_bank_line");
        refused(kind, database, "cartera_bank_line_seq", "update cartera_bank_line set seq = 0");
        refused(kind, database, "cartera_bank_line_amount", "update cartera_bank_line set amount_minor = 0");
        refused(kind, database, "cartera_payment_bank_line", "update cartera_payment set bank_line = null");
    }

    @ParameterizedTest
    @EnumSource
    void a_second_reversal_of_an_entry_is_refused_whatever_its_command(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        Desk desk = Desk.over(JdbcStore.using(database));
        desk.issue("INV-1", "EUR 10");
        desk.issue("INV-2", "EUR 10");
        for (String id : List.of("INV-1", "INV-2")) {
            desk.books()
                    .accounts()
                    .reverse(CommandId.of("REVERSE " + id), Desk.ACME, ItemId.debit(id), Desk.DAY)
                    .orElseThrow();
        }

        refused(
                kind,
                database,
                "cartera_entry_reversed_once",
                "update cartera_entry set reverses_document = 'INV-1' where reverses_document = 'INV-2'");
    }

    @ParameterizedTest
    @EnumSource
    void a_second_release_of_an_allocation_is_refused_whatever_its_version(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        Desk desk = Desk.over(JdbcStore.using(database));
        desk.issue("INV-1", "EUR 10");
        desk.receive("PAY-1", "EUR 4");
        var match = desk.apply("APPLY").orElseThrow().allocations().get(0);
        desk.books().cash().release(CommandId.of("RELEASE"), Desk.ACME, match.id(), Desk.DAY);

        refused(
                kind,
                database,
                "cartera_release_key",
                "insert into cartera_release select shard_key, ledger, customer, allocation_version, allocation_number,"
                        + " 99, 1, effective_on, recorded_at from cartera_release");
        refused(
                kind,
                database,
                "cartera_release_once",
                "insert into cartera_release select shard_key, ledger, customer, 99, 1, version, seq,"
                        + " effective_on, recorded_at from cartera_release");
    }

    @ParameterizedTest
    @EnumSource
    void an_item_that_changed_since_it_was_read_undoes_the_work(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = JdbcStore.using(database);
        Desk desk = Desk.over(store);
        desk.issue("INV-1", "EUR 10");
        desk.receive("PAY-1", "EUR 4");

        assertThatThrownBy(() -> store.write(session -> {
                    CustomerAccount unit = CustomerAccount.over(
                            Desk.ACCOUNT, session.accounts().lock(Desk.ACCOUNT), Instant.parse("2026-06-02T00:00:00Z"));
                    unit.settle(
                                    command("SETTLE"),
                                    Settlement.none()
                                            .matching(
                                                    ItemId.credit("PAY-1"),
                                                    ItemId.debit("INV-1"),
                                                    Money.parse("EUR 4"),
                                                    Desk.DAY))
                            .orElseThrow();
                    steal(database);
                    session.accounts().record(unit.writes());
                    return true;
                }))
                .isExactlyInstanceOf(StoreException.class)
                .hasMessage("update item found a row that is not as it was read");

        assertThat(TestDatabase.count(database, "cartera_allocation")).isZero();
        assertThat(TestDatabase.count(database, "cartera_command")).isEqualTo(2);
    }

    private static void steal(DataSource database) {
        try {
            TestDatabase.execute(database, "update cartera_item set open_minor = 5 where document = 'INV-1'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Command command(String id) {
        return Command.of(CommandKind.SETTLE, CommandId.of(id), Actor.SYSTEM, Optional.empty());
    }

    private static String again(String table) {
        return "insert into " + table + " select * from " + table;
    }

    private static void refused(TestDatabase kind, DataSource database, String constraint, String sql) {
        assertThatThrownBy(() -> TestDatabase.execute(database, sql))
                .as(sql)
                .isInstanceOfSatisfying(SQLException.class, e -> {
                    assertThat(e.getSQLState()).startsWith("23");
                    assertThat(e.getMessage().toLowerCase(Locale.ROOT)).contains(kind.told(constraint));
                });
    }
}
