package io.cartera.jdbc;

import io.cartera.store.ReceivablesStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The store over two servers keeps the published contract, but for what the engine in front of them cannot. Not told that
 * there are two, it does what it does on one: nothing dies here between two commits.
 */
@EnabledIf(value = "io.cartera.jdbc.Shards#isHere", disabledReason = Shards.ABSENT)
class ShardedStoreContractTest extends DatabaseStoreContract {

    @RegisterExtension
    static final KnownLimits LIMITS = new KnownLimits()
            .because(
                    "what comes from several servers is merged in the order of UTF-16, not of code points",
                    "expected: <[",
                    "LedgerContract.the_ledger_is_the_sum_of_its_accounts",
                    "OpenItemsContract.the_open_items_of_a_ledger_are_those_of_its_accounts_by_customer",
                    "AccountRepositoryContract.entries_of_a_period_come_account_by_account_in_the_order_of_recording",
                    "OutboxContract.accounts_that_have_waited_equally_long_come_by_identifier")
            .because(
                    "a day before October 1582 comes back as another one",
                    "0000-12-30",
                    "OpenItemsContract.the_aging_of_a_ledger_is_that_of_its_open_items",
                    "OpenItemsContract.the_smallest_and_largest_amounts_of_any_currency_come_back",
                    "AccountFactsContract.open_items_come_by_due_date_document_date_and_code_point",
                    "AccountHistoryContract.the_first_and_the_last_day_come_back",
                    "InvoiceRepositoryContract.the_first_and_the_last_day_come_back",
                    "PaymentRepositoryContract.the_first_and_the_last_day_come_back",
                    "AccountRepositoryContract.closings_come_back_with_all_their_parts_in_the_order_of_recording",
                    "AccountRepositoryContract.a_closed_ledger_is_never_opened_again",
                    "CollectionRepositoryContract.every_kind_of_fact_comes_back",
                    "CustomerFileContract.every_kind_of_fact_comes_back",
                    "CreditLimitRepositoryContract.every_kind_of_limit_comes_back",
                    "HeadroomRepositoryContract.what_holds_through_a_day_is_live_through_it")
            .because(
                    "the checks of the books are more than the engine's reader of SQL understands: run them on each server",
                    "Unknown column 'd.minor'",
                    "AuditChainContract.H03_an_anchor_holds_however_the_books_go_on",
                    "AuditChainContract.H02_what_every_command_recorded_is_as_its_row_has_it")
            .because(
                    "the gate is on one server and may be open before another has committed",
                    "cartera_number_series_key",
                    "NumberSeriesRepositoryContract.a_series_defined_by_two_clerks_is_defined_once");

    private static @Nullable Shards shards;

    @BeforeAll
    static void open() {
        shards = Shards.open();
    }

    @Override
    ReceivablesStore emptyStore() {
        shards.empty();
        return JdbcStore.using(shards.together()).sharded(any -> "one");
    }

    @AfterAll
    static void close() {
        shards.close();
    }
}
