package io.cartera.jdbc;

import static io.cartera.jdbc.CanaryBooks.ANN;
import static io.cartera.jdbc.CanaryBooks.BOB;
import static io.cartera.jdbc.CanaryBooks.CANARY;
import static io.cartera.jdbc.CanaryBooks.COLUMNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cartera.Receivables;
import io.cartera.account.AccountId;
import io.cartera.account.EntryKind;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditFinding;
import io.cartera.audit.AuditKey;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.SeriesId;
import io.cartera.jdbc.sealing.SensitiveTextException;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.statement.HistoryLine;
import io.cartera.statement.HistoryPage;
import io.cartera.statement.HistoryQuery;
import io.cartera.store.ReceivablesStore;
import io.cartera.time.AsOf;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What lies in the tables of a store that seals, and what comes of it when somebody changes it there. */
class SealedTextsTest {

    private static final String MARK = "{sealed}";
    private static final int MOST_LINES = 2_300;

    @ParameterizedTest
    @EnumSource
    void no_text_that_may_be_personal_is_in_any_table_while_all_are_without_a_codec(TestDatabase kind)
            throws SQLException {
        DataSource plain = kind.fresh();
        CanaryBooks.keep(JdbcStore.using(plain));
        assertThat(CanaryBooks.columnsWith(plain, CANARY)).containsExactlyElementsOf(COLUMNS);

        DataSource sealed = kind.fresh();
        CanaryBooks.keep(sealing(sealed));
        assertThat(CanaryBooks.columnsWith(sealed, CANARY)).isEmpty();
        assertThat(CanaryBooks.columnsWith(sealed, MARK)).containsAll(COLUMNS).hasSize(COLUMNS.size() + 1);
    }

    @ParameterizedTest
    @EnumSource
    void the_key_under_which_the_audit_trail_commits_to_texts_is_sealed_with_them(TestDatabase kind)
            throws SQLException {
        DataSource plain = kind.fresh();
        CanaryBooks.keep(JdbcStore.using(plain));
        assertThat(CanaryBooks.columnsWith(plain, auditKey(JdbcStore.using(plain))))
                .containsExactly("cartera_account.audit_key");

        DataSource sealed = kind.fresh();
        CanaryBooks.keep(sealing(sealed));
        assertThat(CanaryBooks.columnsWith(sealed, auditKey(sealing(sealed)))).isEmpty();
    }

    private static String auditKey(ReceivablesStore store) {
        byte[] key = store.read(session -> session.audit()
                .key(CanaryBooks.account(ANN))
                .map(AuditKey::bytes)
                .orElseThrow());
        return new String(key, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @EnumSource
    void sealed_or_not_the_store_tells_the_same_and_the_audit_trail_verifies(TestDatabase kind) {
        JdbcStore plain = JdbcStore.using(kind.fresh());
        JdbcStore sealed = sealing(kind.fresh());
        CanaryBooks.keep(plain);
        CanaryBooks.keep(sealed);

        assertThat(CanaryBooks.told(sealed)).isEqualTo(CanaryBooks.told(plain));
        assertThat(String.join("\n", CanaryBooks.told(sealed))).contains(CANARY + "name 1", CANARY + "group INV-B2");
        assertThat(CanaryBooks.over(sealed).audit().verify()).isEmpty();
        assertThat(CanaryBooks.over(sealed).audit().violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_sealed_text_in_the_place_of_any_other_does_not_open(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = sealing(database);
        CanaryBooks.keep(store);
        List<String> told = CanaryBooks.told(store);
        List<String> unnoticed = new ArrayList<>();
        for (String column : COLUMNS) {
            List<String> here = CanaryBooks.kept(database, column, ANN);
            Map<String, String> others = new TreeMap<>();
            others.put(
                    "another customer's",
                    CanaryBooks.kept(database, column, BOB).get(0));
            others.put("another row's", here.get(here.size() - 1));
            for (String from : COLUMNS) {
                others.put(
                        "that of " + from, CanaryBooks.kept(database, from, ANN).get(0));
            }
            // A column with one row, the column itself, and an item and its entry, which have the very same text.
            others.values().removeIf(here.get(0)::equals);
            assertThat(others).hasSizeGreaterThanOrEqualTo(COLUMNS.size() - 1);
            for (Map.Entry<String, String> other : others.entrySet()) {
                CanaryBooks.exchange(database, column, here.get(0), other.getValue());
                Throwable thrown = catchThrowable(() -> CanaryBooks.told(store));
                if (!(thrown instanceof SensitiveTextException)
                        || thrown.getMessage().contains(CANARY)) {
                    unnoticed.add(other.getKey() + " in " + column + ": " + thrown);
                }
                CanaryBooks.exchange(database, column, here.get(0), other.getValue());
            }
        }

        assertThat(unnoticed).isEmpty();
        assertThat(CanaryBooks.told(store)).isEqualTo(told);
    }

    @ParameterizedTest
    @EnumSource
    void a_sealed_text_of_which_one_character_is_another_does_not_open(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = sealing(database);
        CanaryBooks.keep(store);
        String kept = CanaryBooks.kept(database, "cartera_customer.name", ANN).get(0);
        for (int i = MARK.length(); i < kept.length(); i++) {
            String changed = kept.substring(0, i) + (char) (kept.charAt(i) ^ 1) + kept.substring(i + 1);
            CanaryBooks.exchange(database, "cartera_customer.name", kept, changed);
            assertThatThrownBy(() -> store.read(session -> session.customers().find(ANN)))
                    .as(changed)
                    .isInstanceOf(SensitiveTextException.class)
                    .hasMessageStartingWith("cartera_customer.name of C-1 []");
            CanaryBooks.exchange(database, "cartera_customer.name", changed, kept);
        }
        assertThat(store.<Optional<Customer>>read(session -> session.customers().find(ANN))
                        .map(Customer::name))
                .contains(CANARY + "name 1");
    }

    @ParameterizedTest
    @EnumSource
    void a_plain_text_in_the_place_of_a_sealed_one_is_read_and_found_by_the_audit_trail(TestDatabase kind)
            throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = sealing(database);
        CanaryBooks.keep(store);
        String kept = CanaryBooks.kept(database, "cartera_customer.name", ANN).get(0);

        CanaryBooks.exchange(database, "cartera_customer.name", kept, "Somebody else");

        assertThat(CanaryBooks.over(store).audit().verify())
                .extracting(AuditFinding::kind)
                .containsExactly(AuditFinding.Kind.TEXTS_CHANGED);
    }

    @ParameterizedTest
    @EnumSource
    void a_key_of_the_audit_trail_that_was_changed_is_a_finding_and_no_command_goes_on_without_it(TestDatabase kind)
            throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = sealing(database);
        CanaryBooks.keep(store);
        String noKey = kind == TestDatabase.H2 ? "X'" + "20".repeat(40) + "'" : "'" + " ".repeat(40) + "'";
        TestDatabase.execute(database, "update cartera_account set audit_key = " + noKey + " where customer = 'C-1'");
        CanaryBooks.exchange(
                database,
                "cartera_payment.reference",
                CanaryBooks.kept(database, "cartera_payment.reference", BOB).get(0),
                "Somebody else");

        assertThat(CanaryBooks.over(store).audit().verify())
                .extracting(finding -> finding.account().customer() + " " + finding.kind())
                .containsExactly("C-1 UNREADABLE", "C-2 TEXTS_CHANGED");
        assertThatThrownBy(() -> receive(store, ANN, "PAY-9", "INV-9"))
                .isInstanceOf(SensitiveTextException.class)
                .hasMessage("cartera_account.audit_key of C-1 [main] is no key");
    }

    @ParameterizedTest
    @EnumSource
    void a_work_that_passes_over_a_text_that_does_not_open_is_told_which_it_was(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = sealing(database);
        CanaryBooks.keep(store);
        TestDatabase.execute(database, "update cartera_customer set name = '{sealed}1:x' where customer = 'C-1'");

        assertThatThrownBy(() -> store.write(
                        session -> catchThrowable(() -> session.customers().find(ANN))))
                .isInstanceOf(SensitiveTextException.class)
                .hasMessage("cartera_customer.name of C-1 [] does not open: it was changed, or belongs elsewhere");
    }

    @ParameterizedTest
    @EnumSource
    void who_takes_a_number_opens_no_text_of_who_took_the_last_one(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = sealing(database);
        CanaryBooks.keep(store);
        TestDatabase.execute(database, "update cartera_number set basis = '{sealed}1:x' where customer = 'C-2'");

        CanaryBooks.over(store)
                .invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-9"), ANN, Desk.DAY)
                        .line(InvoiceLine.of("line", Money.parse("EUR 1")))
                        .numberedBy(SeriesId.of("F"))
                        .build())
                .orElseThrow();

        assertThat(TestDatabase.count(database, "cartera_number")).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void what_was_written_before_is_read_and_what_comes_later_is_sealed(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore plain = JdbcStore.using(database);
        CanaryBooks.keep(plain);
        List<String> told = CanaryBooks.told(plain);
        JdbcStore store = sealing(database);

        assertThat(CanaryBooks.told(store)).isEqualTo(told);
        assertThat(TestDatabase.count(database, "cartera_subject_key")).isZero();
        receive(store, ANN, "PAY-9", "Geheim 9");

        assertThat(CanaryBooks.columnsWith(database, "Geheim")).isEmpty();
        assertThat(CanaryBooks.columnsWith(database, CANARY)).containsExactlyElementsOf(COLUMNS);
        assertThat(CanaryBooks.told(store)).containsAll(told);
        assertThat(history(store, HistoryQuery.all().withReference("Geheim 9")))
                .extracting(line -> line.entry().id().document())
                .containsExactly("PAY-9");
        assertThat(CanaryBooks.over(store).audit().verify()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void without_a_codec_a_sealed_text_is_told_as_such_and_nothing_is_lost(TestDatabase kind) {
        DataSource database = kind.fresh();
        CanaryBooks.keep(sealing(database));
        JdbcStore without = JdbcStore.using(database);

        assertThatThrownBy(() -> without.read(session -> session.customers().all()))
                .isInstanceOf(SensitiveTextException.class)
                .hasMessageMatching("cartera_customer.name of C-[12] \\[] is sealed, and the store has no codec");
        assertThatThrownBy(() -> receive(without, ANN, "PAY-9", "INV-9")).isInstanceOf(SensitiveTextException.class);
        assertThatThrownBy(() -> history(without, HistoryQuery.all().withReference(CANARY + "remittance PAY-A1")))
                .isInstanceOf(SensitiveTextException.class);
        assertThatThrownBy(
                        () -> history(without, HistoryQuery.all().latestFirst().withReference("not there")))
                .isInstanceOf(SensitiveTextException.class);
        assertThat(CanaryBooks.over(sealing(database)).audit().verify()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_text_that_looks_sealed_comes_back_as_it_was(TestDatabase kind) throws SQLException {
        for (boolean seals : new boolean[] {false, true}) {
            DataSource database = kind.fresh();
            JdbcStore store = seals ? sealing(database) : JdbcStore.using(database);
            List<String> texts = List.of("{sealed}1:A1:abc", "{plain}x", "{plain}{plain}", "{sealed}", "{", "{x}");
            Receivables books = CanaryBooks.over(store);
            books.customers()
                    .register(Customer.person(ANN, texts.get(0)).build())
                    .orElseThrow();
            for (String text : texts) {
                receive(store, ANN, "PAY-" + texts.indexOf(text), text);
            }

            assertThat(history(store, HistoryQuery.all()))
                    .extracting(line -> line.entry().reference().orElseThrow())
                    .isEqualTo(texts);
            for (String text : texts) {
                assertThat(history(store, HistoryQuery.all().withReference(text)))
                        .extracting(line -> line.entry().id().document())
                        .containsExactly("PAY-" + texts.indexOf(text));
            }
            assertThat(store.<List<Customer>>read(session -> session.customers().all()))
                    .extracting(Customer::name)
                    .containsExactly(texts.get(0));
            // The other store reads what is not sealed.
            if (!seals) {
                assertThat(history(sealing(database), HistoryQuery.all()))
                        .extracting(line -> line.entry().reference().orElseThrow())
                        .isEqualTo(texts);
            }
            assertThat(books.audit().verify()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_longest_text_of_the_longest_characters_is_kept_in_every_column(TestDatabase kind) {
        JdbcStore store = sealing(kind.fresh());
        String longest = "\uffee".repeat(1000);
        Customer customer =
                Customer.person(ANN, longest).country(longest).industry(longest).build();
        CanaryBooks.over(store).customers().register(customer).orElseThrow();
        receive(store, ANN, "PAY-1", longest);

        assertThat(store.<Optional<Customer>>read(session -> session.customers().find(ANN)))
                .contains(customer);
        assertThat(history(store, HistoryQuery.all().withReference(longest))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void pages_by_reference_are_the_same_sealed_or_not(TestDatabase kind) {
        JdbcStore plain = JdbcStore.using(kind.fresh());
        JdbcStore sealed = sealing(kind.fresh());
        for (JdbcStore store : List.of(plain, sealed)) {
            register(store);
            CanaryBooks.over(store).accounts().inOneUnit(ANN, batch -> {
                for (int i = 0; i < MOST_LINES; i++) {
                    Payment payment = Payment.received(PaymentId.of("PAY-" + i), ANN, Money.parse("EUR 1"), Desk.DAY);
                    batch.receive(
                                    i % 333 == 7 || i > MOST_LINES - 3
                                            ? payment.withReference("wanted")
                                            : i % 2 == 0 ? payment.withReference("other " + i) : payment)
                            .orElseThrow();
                }
                return true;
            });
        }
        List<HistoryQuery> queries = List.of(
                HistoryQuery.all().withReference("wanted"),
                HistoryQuery.all().withReference("wanted").latestFirst(),
                HistoryQuery.all().withReference("wanted").ofKinds(EntryKind.DEPOSIT),
                HistoryQuery.all().withReference("not there"));
        for (HistoryQuery query : queries) {
            for (int size : new int[] {1, 4, 9, 1000}) {
                List<HistoryPage> expected = pages(plain, query.inPagesOf(size));
                assertThat(pages(sealed, query.inPagesOf(size))).isEqualTo(expected);
            }
        }
        assertThat(pages(plain, queries.get(0).inPagesOf(4))).hasSizeGreaterThan(2);
    }

    private static List<HistoryPage> pages(ReceivablesStore store, HistoryQuery query) {
        List<HistoryPage> pages = new ArrayList<>();
        Optional<HistoryQuery> next = Optional.of(query);
        while (next.isPresent()) {
            HistoryPage page = CanaryBooks.over(store).accounts().history(ANN, next.get());
            pages.add(page);
            next = page.next();
        }
        return pages;
    }

    @ParameterizedTest
    @EnumSource
    void keys_are_read_once_for_a_ledger_and_once_for_a_command(TestDatabase kind) {
        FaultyDatabase database = new FaultyDatabase(kind.fresh());
        JdbcStore store = sealing(database);
        CanaryBooks.keep(store);

        database.failAt(0, "");
        store.read(session -> {
            session.accounts()
                    .openItems(LedgerId.MAIN, AsOf.of(Desk.DAY))
                    .forEach(item -> assertThat(item.reference()).isNotNull());
            return true;
        });
        long accounts = kind == TestDatabase.H2 ? 3 : 1;
        assertThat(queries(database)).isEqualTo(1 + accounts);

        FaultyDatabase few = new FaultyDatabase(kind.fresh());
        FaultyDatabase many = new FaultyDatabase(kind.fresh());
        assertThat(statementsToReceive(many, 50)).isEqualTo(statementsToReceive(few, 2));
    }

    private static long statementsToReceive(FaultyDatabase database, int payments) {
        JdbcStore store = sealing(database);
        register(store);
        database.failAt(0, "");
        CanaryBooks.over(store).accounts().inOneUnit(ANN, batch -> {
            for (int i = 0; i < payments; i++) {
                batch.receive(Payment.received(PaymentId.of("PAY-" + i), ANN, Money.parse("EUR 1"), Desk.DAY)
                                .withReference("INV-" + i))
                        .orElseThrow();
            }
            return true;
        });
        return database.calls().stream()
                .filter(call -> call.startsWith("execute"))
                .count();
    }

    private static long queries(FaultyDatabase database) {
        return database.calls().stream().filter("executeQuery"::equals).count();
    }

    @ParameterizedTest
    @EnumSource
    void in_a_transaction_of_the_host_texts_and_keys_come_and_go_with_it(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        Host host = new Host(database);
        register(JdbcStore.using(database));
        JdbcStore store = JdbcStore.joining(host).sealing(MasterKeys.first());

        host.transactAndRollBack(() -> receive(store, ANN, "PAY-1", CANARY));
        assertThat(TestDatabase.count(database, "cartera_subject_key")).isZero();
        host.transact(() -> receive(store, ANN, "PAY-1", CANARY));
        assertThat(CanaryBooks.columnsWith(database, CANARY)).isEmpty();
        host.transactAndRollBack(
                () -> assertThat(store.subjectKeys().erase(ANN)).isTrue());

        JdbcStore own = sealing(database);
        assertThat(own.subjectKeys().isErased(ANN)).isFalse();
        assertThat(history(own, HistoryQuery.all()))
                .extracting(line -> line.entry().reference())
                .containsExactly(Optional.of(CANARY));
        assertThat(own.subjectKeys().byMasterKey()).containsExactly(Map.entry("K1", 1L));
    }

    private static void register(ReceivablesStore store) {
        CanaryBooks.over(store)
                .customers()
                .register(Customer.person(ANN, "Ann").build())
                .orElseThrow();
    }

    private static JdbcStore sealing(DataSource database) {
        return JdbcStore.using(database).sealing(MasterKeys.first());
    }

    private static List<HistoryLine> history(ReceivablesStore store, HistoryQuery query) {
        AccountId account = CanaryBooks.account(ANN);
        return store.<HistoryPage>read(session -> session.accounts().history(account, query))
                .lines();
    }

    private static void receive(ReceivablesStore store, CustomerId who, String payment, String reference) {
        CanaryBooks.over(store)
                .cash()
                .receive(Payment.received(PaymentId.of(payment), who, Money.parse("EUR 1"), Desk.DAY)
                        .withReference(reference))
                .orElseThrow();
    }
}
