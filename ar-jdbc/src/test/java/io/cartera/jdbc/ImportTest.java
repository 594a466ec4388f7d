package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.Imports;
import io.cartera.Receivables;
import io.cartera.account.AccountChanged;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountRefusal;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.jdbc.testing.TestPostgres;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.ReceivablesStore;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Books of another system taken in, on every store. */
@Timeout(120)
class ImportTest {

    private static final int LINES = 2_000;

    /** The stores: the one in memory, and the databases. */
    enum Place {
        MEMORY,
        H2,
        POSTGRESQL,
        MARIADB;

        void with(Consumer<ReceivablesStore> work) {
            if (this == MEMORY) {
                work.accept(new InMemoryStore());
                return;
            }
            try (HikariDataSource pool = TestDatabase.valueOf(name()).pool(2)) {
                work.accept(JdbcStore.using(pool));
            }
        }
    }

    private static List<AccountHistory> histories(Receivables books) {
        return IntStream.range(0, ImportLoad.CUSTOMERS)
                .mapToObj(number -> books.accounts().history(ImportLoad.customer(number)))
                .toList();
    }

    /** What the lines come to when each is given as a command of its own. */
    private static List<AccountHistory> oneByOne(int lines) {
        Receivables books = ImportLoad.begun(new InMemoryStore());
        IntStream.range(0, lines).forEach(number -> ImportLoad.give(books, number));
        return histories(books);
    }

    private static void assertSound(Receivables books) {
        assertThat(books.audit().violations()).isEmpty();
        assertThat(books.audit().verify()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_books_are_those_of_the_same_commands_one_by_one_whatever_the_chunks(Place place) {
        place.with(store -> {
            Receivables books = ImportLoad.begun(store);

            Imports.Tally tally = books.imports().inChunksOf(333).run(ImportLoad.lines(0, LINES), (line, no) -> {});

            assertThat(tally).hasToString("Tally[1500 applied, 0 repeated, 500 not applied]");
            assertThat(histories(books)).isEqualTo(oneByOne(LINES));
            // Refused lines are audited too.
            assertThat(IntStream.range(0, ImportLoad.CUSTOMERS)
                            .map(number -> books.audit()
                                    .trail(ImportLoad.customer(number))
                                    .size())
                            .sum())
                    .isEqualTo(ImportLoad.CUSTOMERS + LINES);
            assertSound(books);
        });
    }

    @ParameterizedTest
    @EnumSource
    void given_twice_it_takes_effect_once(Place place) {
        place.with(store -> {
            Receivables books = ImportLoad.begun(store);
            books.imports().inChunksOf(300).run(ImportLoad.lines(0, LINES), (line, no) -> {});
            List<AccountHistory> once = histories(books);

            Imports.Tally again = books.imports().inChunksOf(170).run(ImportLoad.lines(0, LINES), (line, no) -> {});

            assertThat(again).hasToString("Tally[0 applied, 1500 repeated, 500 not applied]");
            assertThat(histories(books)).isEqualTo(once);
            assertSound(books);
        });
    }

    private static final class Unplugged extends IllegalStateException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource
    void broken_off_in_the_middle_it_goes_on_when_it_is_given_again(Place place) {
        place.with(store -> {
            Receivables books = ImportLoad.begun(store);
            Iterator<Imports.Line> broken = IntStream.range(0, LINES)
                    .mapToObj(number -> {
                        if (number == 950) {
                            throw new Unplugged();
                        }
                        return ImportLoad.line(number);
                    })
                    .iterator();
            assertThatThrownBy(() -> books.imports().inChunksOf(100).run(broken, (line, no) -> {}))
                    .isInstanceOf(Unplugged.class);

            Imports.Tally rest = books.imports().inChunksOf(128).run(ImportLoad.lines(0, LINES), (line, no) -> {});

            assertThat(rest).hasToString("Tally[825 applied, 675 repeated, 500 not applied]");
            assertThat(histories(books)).isEqualTo(oneByOne(LINES));
            assertSound(books);
        });
    }

    @Test
    void a_program_killed_in_the_middle_leaves_whole_chunks_and_another_goes_on() throws Exception {
        String url = TestPostgres.freshUrl();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        Schema.apply(database);
        Receivables books = ImportLoad.begun(JdbcStore.using(database));
        killAt(1_000, url);

        Imports.Tally rest = books.imports().run(ImportLoad.lines(0, LINES), (line, no) -> {});

        assertThat(rest.repeated()).isBetween(75L * 9, 1_499L);
        assertThat(rest.applied() + rest.repeated()).isEqualTo(1_500);
        // The chunks of the program had 75 applied lines each, and none is there in part.
        assertThat(rest.repeated() % 75).isZero();
        assertThat(histories(books)).isEqualTo(oneByOne(LINES));
        assertSound(books);
    }

    private static void killAt(int line, String url) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportLoad.class.getName(),
                        url,
                        Integer.toString(LINES))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            String number = said.readLine();
            while (number != null && Integer.parseInt(number) < line) {
                number = said.readLine();
            }
            program.destroyForcibly();
        }
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isNotZero();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY") // which holds them, being the store
    void no_more_than_a_chunk_or_two_of_the_lines_is_held(Place place) {
        place.with(store -> {
            Receivables books = ImportLoad.begun(store);
            List<WeakReference<Imports.Line>> given = new ArrayList<>();
            AtomicInteger most = new AtomicInteger();
            Iterator<Imports.Line> lines = IntStream.range(0, 8_000)
                    .mapToObj(number -> {
                        Imports.Line line = ImportLoad.line(number);
                        given.add(new WeakReference<>(line));
                        if (number % 1_000 == 999) {
                            most.accumulateAndGet(alive(given), Math::max);
                        }
                        return line;
                    })
                    .iterator();

            Imports.Tally tally = books.imports().inChunksOf(250).run(lines, (line, no) -> {});

            assertThat(tally.applied()).isEqualTo(6_000);
            // Something was looked at: the lines of the chunk on the way.
            assertThat(most.get()).isBetween(100, 500);
        });
    }

    private static int alive(List<WeakReference<Imports.Line>> given) {
        System.gc();
        return (int) given.stream().filter(line -> line.get() != null).count();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_refused_is_told_with_the_reason_in_order_and_stops_nothing(Place place) {
        place.with(store -> {
            Receivables books = ImportLoad.begun(store);
            List<String> told = new ArrayList<>();
            Imports.Line stranger = Imports.Line.payment(
                    Payment.received(PaymentId.of("P"), Desk.ACME, Money.parse("EUR 1"), ImportLoad.FIRST_DAY));
            Imports.Line other = Imports.Line.document(
                    Invoice.draft(InvoiceId.of("INV-0"), ImportLoad.customer(0), ImportLoad.FIRST_DAY)
                            .line("Other goods", Money.parse("EUR 11"))
                            .build());
            List<Imports.Line> lines = new ArrayList<>(List.of(stranger));
            ImportLoad.lines(0, 4).forEachRemaining(lines::add);
            lines.add(other);
            lines.add(ImportLoad.line(4));

            Imports.Tally tally = books.imports()
                    .run(
                            lines.iterator(),
                            (line, outcome) -> told.add(line.command() + " "
                                    + (outcome instanceof Outcome.Refused<?> no ? code(no.refusal()) : "conflict")));

            assertThat(told).containsExactly("P UnknownCustomer", "BAD-0 OverApplied", "INV-0 conflict");
            assertThat(tally).hasToString("Tally[4 applied, 0 repeated, 3 not applied]");
            assertThat(books.accounts().history(ImportLoad.customer(0)).changes())
                    .hasSize(3);
        });
    }

    private static String code(Refusal refusal) {
        return refusal instanceof AccountRefusal.OverApplied
                ? "OverApplied"
                : refusal.getClass().getSimpleName();
    }

    @ParameterizedTest
    @EnumSource
    void a_reference_of_another_system_names_one_thing_across_the_accounts_of_a_chunk(Place place) {
        place.with(store -> {
            Receivables books = ImportLoad.begun(store);
            ExternalRef ref = ExternalRef.of("erp", "4711");
            Stream<Imports.Line> lines = IntStream.range(0, 2)
                    .mapToObj(number -> Imports.Line.payment(Payment.received(
                                    PaymentId.of("P-" + number),
                                    ImportLoad.customer(number),
                                    Money.parse("EUR 1"),
                                    ImportLoad.FIRST_DAY)
                            .withExternalRef(ref)));

            Imports.Tally tally = books.imports().run(lines.iterator(), (line, no) -> {});

            assertThat(tally).hasToString("Tally[1 applied, 0 repeated, 1 not applied]");
            assertThat(books.cash().find(ref)).get().extracting(Payment::id).hasToString("P-0");
        });
    }

    @ParameterizedTest
    @EnumSource
    void events_come_after_each_chunk_those_of_an_account_in_order(Place place) {
        place.with(store -> {
            List<AccountChanged> heard = new ArrayList<>();
            Receivables books = ImportLoad.begun(store).notifying(event -> heard.add((AccountChanged) event));

            books.imports().inChunksOf(90).run(ImportLoad.lines(0, 400), (line, no) -> {});

            assertThat(heard).hasSize(300);
            for (int number = 0; number < ImportLoad.CUSTOMERS; number++) {
                var customer = ImportLoad.customer(number);
                assertThat(heard.stream()
                                .filter(event -> event.account().customer().equals(customer)))
                        .extracting(AccountChanged::change)
                        .isEqualTo(books.accounts().history(customer).changes());
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void statements_grow_with_chunks_not_with_customers_or_lines(TestDatabase kind) {
        assertThat(statementsOfSecondChunk(kind, 7, 20))
                .isEqualTo(statementsOfSecondChunk(kind, 7, 200))
                .isEqualTo(statementsOfSecondChunk(kind, 2, 200))
                .isEqualTo(statementsOfSecondChunk(kind, 101, 200))
                .isLessThan(30);
    }

    private static int statementsOfSecondChunk(TestDatabase kind, int customers, int trades) {
        StatementLog log = StatementLog.of(kind.fresh());
        Receivables books = ImportLoad.begun(JdbcStore.using(log.database()), customers);
        Imports imports = books.imports();
        imports.run(ImportLoad.lines(0, 4 * trades, customers), (line, no) -> {});
        log.takeSent();
        imports.run(ImportLoad.lines(4 * trades, 8 * trades, customers), (line, no) -> {});
        return log.takeSent().size();
    }
}
