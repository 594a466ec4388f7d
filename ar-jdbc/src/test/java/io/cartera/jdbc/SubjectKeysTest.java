package io.cartera.jdbc;

import static io.cartera.jdbc.CanaryBooks.ANN;
import static io.cartera.jdbc.CanaryBooks.BOB;
import static io.cartera.jdbc.CanaryBooks.CANARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.Receivables;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditAnchor;
import io.cartera.audit.AuditFinding;
import io.cartera.audit.AuditKey;
import io.cartera.customer.Customer;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.jdbc.sealing.AesGcmCodec;
import io.cartera.jdbc.sealing.KeyRing;
import io.cartera.jdbc.sealing.SensitiveCodec;
import io.cartera.jdbc.sealing.SensitiveTextException;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The keys of the customers: made once, wrapped anew without touching a text, erased for good. */
@Timeout(120)
class SubjectKeysTest {

    private static final int CLERKS = 6;

    private final ExecutorService clerks = Executors.newCachedThreadPool();

    @AfterEach
    void goHome() {
        clerks.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void another_master_key_wraps_the_keys_and_no_row_of_the_books_is_written_anew(TestDatabase kind)
            throws SQLException {
        DataSource database = kind.fresh();
        CanaryBooks.keep(sealing(database, MasterKeys.first()));
        List<String> told = CanaryBooks.told(sealing(database, MasterKeys.first()));
        List<String> rows = CanaryBooks.rows(database, "cartera_subject_key");
        SubjectKeys keys = sealing(database, MasterKeys.rotating()).subjectKeys();
        assertThat(CanaryBooks.told(sealing(database, MasterKeys.rotating()))).isEqualTo(told);
        assertThat(keys.byMasterKey()).containsExactly(Map.entry("K1", 2L));

        assertThat(keys.rewrap()).isEqualTo(2);

        assertThat(keys.byMasterKey()).containsExactly(Map.entry("K2", 2L));
        assertThat(keys.rewrap()).isZero();
        assertThat(CanaryBooks.rows(database, "cartera_subject_key")).isEqualTo(rows);
        assertThat(CanaryBooks.told(sealing(database, MasterKeys.second()))).isEqualTo(told);
        assertThat(CanaryBooks.over(sealing(database, MasterKeys.second()))
                        .audit()
                        .verify())
                .isEmpty();
        assertThatThrownBy(() -> CanaryBooks.told(sealing(database, MasterKeys.first())))
                .isInstanceOf(SensitiveTextException.class)
                .hasMessage("master key K2 is not in the ring");
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_master_key_opens_nothing_and_writes_nothing(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        CanaryBooks.keep(sealing(database, MasterKeys.first()));
        List<String> rows = CanaryBooks.rows(database, "none");
        JdbcStore wrong = sealing(database, AesGcmCodec.under(KeyRing.of("K1", Map.of("K1", MasterKeys.key(3)))));

        assertThatThrownBy(() -> CanaryBooks.told(wrong))
                .isInstanceOf(SensitiveTextException.class)
                .hasMessageMatching(
                        "key 1 of C-[12] does not open: it was changed, or master key K1 is not the one that"
                                + " wrapped it");
        assertThatThrownBy(() -> receive(wrong, "PAY-9")).isInstanceOf(SensitiveTextException.class);
        SensitiveCodec rotating =
                AesGcmCodec.under(KeyRing.of("K2", Map.of("K1", MasterKeys.key(3), "K2", MasterKeys.key(2))));
        assertThatThrownBy(() -> sealing(database, rotating).subjectKeys().rewrap())
                .isInstanceOf(SensitiveTextException.class);
        assertThat(CanaryBooks.rows(database, "none")).isEqualTo(rows);
    }

    @ParameterizedTest
    @EnumSource
    void keys_that_were_exchanged_in_the_table_do_not_open(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = sealing(database, MasterKeys.first());
        CanaryBooks.keep(store);
        String column = "cartera_subject_key.wrapped_key";
        CanaryBooks.exchange(
                database,
                column,
                CanaryBooks.kept(database, column, ANN).get(0),
                CanaryBooks.kept(database, column, BOB).get(0));

        assertThatThrownBy(() -> CanaryBooks.told(store)).isInstanceOf(SensitiveTextException.class);

        TestDatabase.execute(database, "delete from cartera_subject_key");
        assertThatThrownBy(() -> store.read(session -> session.customers().find(ANN)))
                .isInstanceOf(SensitiveTextException.class)
                .hasMessage("cartera_customer.name of C-1 [] is sealed under a key that is not there");
    }

    @ParameterizedTest
    @EnumSource
    void after_an_erasure_the_texts_of_a_customer_are_gone_and_all_else_goes_on(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = sealing(database, MasterKeys.first());
        CanaryBooks.keep(store);
        Receivables books = CanaryBooks.over(store);
        AuditAnchor anchor = books.audit().anchor();
        assertThat(store.subjectKeys().isErased(ANN)).isFalse();

        assertThat(store.subjectKeys().erase(ANN)).isTrue();

        assertThat(store.subjectKeys().isErased(ANN)).isTrue();
        assertThat(store.subjectKeys().isErased(BOB)).isFalse();
        assertThat(store.subjectKeys().erase(ANN)).isFalse();
        assertThat(CanaryBooks.kept(database, "cartera_subject_key.wrapped_key", ANN))
                .isEmpty();
        String told = String.join("\n", CanaryBooks.told(store));
        assertThat(told)
                .contains("key none", CANARY + "name 2", CANARY + "line INV-A2", CANARY + "remittance PAY-A2")
                .doesNotContain(
                        CANARY + "name 1", CANARY + "line INV-A1", CANARY + "remittance PAY-A1", CANARY + "basis 1");
        Customer erased = books.customers().find(ANN).orElseThrow();
        assertThat(erased.name()).isEqualTo("erased");
        assertThat(erased.country()).isEmpty();
        assertThat(books.invoicing()
                        .find(ANN, InvoiceId.of("INV-A1"))
                        .orElseThrow()
                        .lines())
                .extracting(InvoiceLine::description)
                .containsOnly("erased");
        assertThat(books.audit().verify(anchor)).isEmpty();

        receive(store, "PAY-9");
        assertThat(CanaryBooks.kept(database, "cartera_payment.reference", ANN))
                .filteredOn(text -> text.startsWith("{sealed}2:"))
                .hasSize(1);
        assertThat(String.join("\n", CanaryBooks.told(store))).contains(CANARY + "PAY-9");
        assertThat(sealing(database, MasterKeys.rotating()).subjectKeys().rewrap())
                .isEqualTo(2);
        assertThat(CanaryBooks.over(sealing(database, MasterKeys.second()))
                        .audit()
                        .verify(anchor))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void facts_that_are_changed_after_an_erasure_are_still_found(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = sealing(database, MasterKeys.first());
        CanaryBooks.keep(store);
        store.subjectKeys().erase(ANN);

        TestDatabase.execute(database, "update cartera_entry set amount_minor = 1 where document = 'PAY-A1'");

        assertThat(CanaryBooks.over(store).audit().verify())
                .extracting(AuditFinding::kind)
                .startsWith(AuditFinding.Kind.FACTS_CHANGED);
    }

    @ParameterizedTest
    @EnumSource
    void who_erases_waits_for_who_has_locked_an_account_of_the_customer(TestDatabase kind)
            throws InterruptedException, ExecutionException, TimeoutException {
        DataSource database = kind.fresh();
        JdbcStore store = sealing(database, MasterKeys.first());
        CanaryBooks.keep(store);
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<Boolean> clerk = clerks.submit(() -> store.write(session -> {
            session.accounts().lock(CanaryBooks.account(ANN));
            locked.countDown();
            return await(goOn);
        }));
        assertThat(await(locked)).isTrue();

        Future<Boolean> erased = clerks.submit(
                () -> sealing(database, MasterKeys.first()).subjectKeys().erase(ANN));

        assertThatThrownBy(() -> erased.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        goOn.countDown();
        assertThat(clerk.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(erased.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void two_who_are_the_first_to_write_about_a_customer_seal_under_one_key(TestDatabase kind)
            throws InterruptedException, ExecutionException, TimeoutException, SQLException {
        for (boolean givesUp : new boolean[] {false, true}) {
            DataSource database = kind.fresh();
            JdbcStore store = sealing(database, MasterKeys.first());
            CountDownLatch made = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            Future<Boolean> first = clerks.submit(() -> store.write(session -> {
                session.accounts().lock(AccountId.of(LedgerId.of("L1"), ANN));
                made.countDown();
                await(goOn);
                if (givesUp) {
                    throw new UnsupportedOperationException("changed my mind");
                }
                return true;
            }));
            assertThat(await(made)).isTrue();
            Future<Boolean> second = clerks.submit(() -> store.write(session -> {
                session.accounts().lock(AccountId.of(LedgerId.of("L2"), ANN));
                return true;
            }));
            assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            goOn.countDown();

            assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
            if (givesUp) {
                assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(UnsupportedOperationException.class);
            } else {
                assertThat(first.get(30, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(TestDatabase.count(database, "cartera_subject_key")).isEqualTo(1);
            assertThat(auditKeys(store, List.of("L1", "L2"))).hasSize(givesUp ? 1 : 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void many_who_begin_at_once_in_many_ledgers_all_get_through(TestDatabase kind)
            throws InterruptedException, ExecutionException, TimeoutException, SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = sealing(database, MasterKeys.first());
        CanaryBooks.over(JdbcStore.using(database))
                .customers()
                .register(Customer.person(ANN, "Ann").build())
                .orElseThrow();
        CyclicBarrier start = new CyclicBarrier(CLERKS);
        List<Future<Boolean>> all = new ArrayList<>();
        List<String> ledgers = new ArrayList<>();
        for (int i = 0; i < CLERKS; i++) {
            String ledger = "L" + i;
            ledgers.add(ledger);
            all.add(clerks.submit(() -> {
                start.await(30, TimeUnit.SECONDS);
                return CanaryBooks.over(store)
                        .inLedger(LedgerId.of(ledger))
                        .cash()
                        .receive(payment("PAY-" + ledger))
                        .applied()
                        .isPresent();
            }));
        }
        for (Future<Boolean> each : all) {
            assertThat(each.get(60, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(TestDatabase.count(database, "cartera_subject_key")).isEqualTo(1);
        assertThat(auditKeys(store, ledgers)).hasSize(CLERKS);
        assertThat(CanaryBooks.columnsWith(database, CANARY)).isEmpty();
    }

    private static Set<AuditKey> auditKeys(ReceivablesStore store, List<String> ledgers) {
        return store.read(session -> {
            Set<AuditKey> keys = new HashSet<>();
            for (String ledger : ledgers) {
                Optional<AuditKey> key = session.audit().key(AccountId.of(LedgerId.of(ledger), ANN));
                key.ifPresent(keys::add);
            }
            return keys;
        });
    }

    @ParameterizedTest
    @EnumSource
    void neither_what_is_thrown_nor_what_is_logged_holds_a_text_or_a_key(TestDatabase kind) throws SQLException {
        List<String> logged = new ArrayList<>();
        Handler handler = listening(logged);
        Logger logger = Logger.getLogger("io.cartera");
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
        try {
            DataSource database = kind.fresh();
            JdbcStore store = sealing(database, MasterKeys.first());
            CanaryBooks.keep(store);
            CanaryBooks.told(store);
            List<Throwable> thrown = new ArrayList<>();
            for (String column : CanaryBooks.COLUMNS) {
                String kept = CanaryBooks.kept(database, column, ANN).get(0);
                String changed = kept.substring(0, 20) + "!" + kept.substring(21);
                CanaryBooks.exchange(database, column, kept, changed);
                thrown.add(thrownBy(() -> CanaryBooks.told(store)));
                CanaryBooks.exchange(database, column, kept, changed);
            }
            thrown.add(thrownBy(() -> store.write(session -> {
                session.customers().add(Customer.person(ANN, CANARY + "name").build());
                return true;
            })));
            thrown.add(thrownBy(() -> JdbcStore.using(database)
                    .sealing(MasterKeys.second())
                    .read(session -> session.customers().all())));

            assertThat(logged).isNotEmpty();
            assertThat(thrown).hasSize(CanaryBooks.COLUMNS.size() + 2);
            List<String> words = new ArrayList<>(logged);
            for (Throwable each : thrown) {
                for (Throwable cause = each; cause != null; cause = cause.getCause()) {
                    words.add(cause.toString());
                }
            }
            List<String> secrets = new ArrayList<>(List.of(
                    CANARY,
                    "{sealed}",
                    CanaryBooks.kept(database, "cartera_subject_key.wrapped_key", ANN)
                            .get(0)));
            secrets.addAll(shown(MasterKeys.key(1).getEncoded()));
            secrets.addAll(shown(store.<byte[]>read(session -> session.audit()
                    .key(CanaryBooks.account(ANN))
                    .map(AuditKey::bytes)
                    .orElseThrow())));
            assertThat(secrets).hasSize(3 + 2 * 2).allMatch(secret -> secret.length() >= 7);
            assertThat(words).noneMatch(word -> secrets.stream().anyMatch(word::contains));
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }
    }

    /** How bytes may be written, as far as the end of both cannot differ. */
    private static List<String> shown(byte[] secret) {
        return List.of(
                HexFormat.of().formatHex(secret),
                Base64.getEncoder().withoutPadding().encodeToString(secret));
    }

    private static Throwable thrownBy(Runnable work) {
        try {
            work.run();
        } catch (StoreException expected) {
            return expected;
        }
        throw new AssertionError("nothing was thrown");
    }

    private static Handler listening(List<String> logged) {
        return new Handler() {
            @Override
            public synchronized void publish(LogRecord line) {
                logged.add(new SimpleFormatter().format(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static JdbcStore sealing(DataSource database, SensitiveCodec codec) {
        return JdbcStore.using(database).sealing(codec);
    }

    private static Payment payment(String id) {
        return Payment.received(PaymentId.of(id), ANN, Money.parse("EUR 1"), Desk.DAY)
                .withReference(CANARY + id);
    }

    private static void receive(ReceivablesStore store, String payment) {
        CanaryBooks.over(store).cash().receive(payment(payment)).orElseThrow();
    }
}
