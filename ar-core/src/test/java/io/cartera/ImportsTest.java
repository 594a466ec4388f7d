package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.payment.BankLineId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.AccountRepository;
import io.cartera.store.AccountRepository.Foreseen;
import io.cartera.store.ExternalRefRepository;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Event;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import does beyond its commands; on every store: {@code ImportTest} of ar-jdbc. */
class ImportsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final SeriesId SALES = SeriesId.of("sales");
    private static final int CUSTOMERS = 5;

    private final InMemoryStore store = new InMemoryStore();
    private final Receivables books = Receivables.over(store);

    @BeforeEach
    void register() {
        for (int i = 0; i < CUSTOMERS; i++) {
            books.customers()
                    .register(Customer.organisation(customer(i), "Customer").build())
                    .orElseThrow();
        }
    }

    private static CustomerId customer(int number) {
        return CustomerId.of("C-" + number % CUSTOMERS);
    }

    private static Invoice.Builder invoice(int number) {
        // The customers come in falling order.
        return Invoice.draft(InvoiceId.of("INV-" + number), customer(CUSTOMERS * 100 - number), DAY.plusDays(number))
                .line("Goods", Money.parse("EUR 10"));
    }

    private static Iterator<Imports.Line> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Imports.Line.document(invoice(number).build()))
                .iterator();
    }

    private static void unexpected(Imports.Line line, Outcome<?> outcome) {
        throw new AssertionError(line + ": " + outcome);
    }

    @Test
    void documents_of_a_series_are_numbered_in_the_order_of_the_lines_whoever_their_customers_are() {
        books.numbering().define(NumberSeries.yearly(SALES, "F")).orElseThrow();
        Stream<Imports.Line> lines = IntStream.range(0, 40)
                .mapToObj(number -> Imports.Line.document(
                        number % 2 == 0
                                ? invoice(number).numberedBy(SALES).build()
                                : invoice(number).build()));

        Imports.Tally tally = books.imports().run(lines.iterator(), ImportsTest::unexpected);

        assertThat(tally.applied()).isEqualTo(40);
        assertThat(books.numbering().numbers(SALES))
                .extracting(taken -> taken.claim().document().orElseThrow())
                .isEqualTo(IntStream.range(0, 20)
                        .mapToObj(place -> InvoiceId.of("INV-" + 2 * place))
                        .toList());
        assertThat(books.numbering().gaps(SALES)).isEmpty();
    }

    @Test
    void a_line_of_a_bank_statement_is_received_once_within_a_chunk() {
        BankLineId bankLine = BankLineId.of("ES12", "L-1", 1);
        Stream<Imports.Line> lines = IntStream.range(0, 2)
                .mapToObj(number -> Imports.Line.payment(
                        Payment.received(PaymentId.of("P-" + number), customer(number), Money.parse("EUR 1"), DAY)
                                .withBankLine(bankLine)));
        List<String> told = new ArrayList<>();

        books.imports().run(lines.iterator(), (line, outcome) -> told.add(line.toString()));

        assertThat(told).containsExactly("Line[P-1 of C-1]");
    }

    /** Payments of customers in falling order, of which each three want one bank line and each four one reference. */
    private static List<Imports.Line> paymentsThatShareNames() {
        return IntStream.range(0, 24)
                .mapToObj(number -> {
                    Payment payment = Payment.received(
                            PaymentId.of("P-" + number), customer(CUSTOMERS * 100 - number), Money.parse("EUR 1"), DAY);
                    return Imports.Line.payment(
                            number % 2 == 0
                                    ? payment.withBankLine(BankLineId.of("ES12", "L-" + number / 6, 1))
                                    : payment.withExternalRef(ExternalRef.of("erp", "R-" + number / 8)));
                })
                .toList();
    }

    /** The lines of which the first ones before them took the name. */
    private static List<String> lateComers() {
        return IntStream.range(0, 24)
                .filter(number -> number % 2 == 0 ? number % 6 > 0 : number % 8 > 1)
                .mapToObj(number -> "Line[P-" + number + " of " + customer(CUSTOMERS * 100 - number) + "]")
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 24})
    void of_two_lines_that_want_one_name_the_first_gets_it_whatever_the_chunks(int chunk) {
        List<String> told = new ArrayList<>();

        Imports.Tally tally = books.imports()
                .inChunksOf(chunk)
                .run(paymentsThatShareNames().iterator(), (line, outcome) -> {
                    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
                    told.add(line.toString());
                });

        assertThat(told).isEqualTo(lateComers());
        assertThat(tally.applied()).isEqualTo(24 - told.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 24})
    void also_where_customers_are_kept_apart_the_first_gets_it(int chunk) {
        List<String> told = new ArrayList<>();

        Receivables.over(new TwoServers(store))
                .imports()
                .inChunksOf(chunk)
                .run(paymentsThatShareNames().iterator(), (line, outcome) -> told.add(line.toString()));

        assertThat(told).containsExactlyInAnyOrderElementsOf(lateComers());
    }

    /** A store over two servers, of customers with odd and even numbers, which refuses a write over both. */
    private record TwoServers(ReceivablesStore real) implements ReceivablesStore {
        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            return real.write(session -> {
                Set<Integer> servers = new HashSet<>();
                AccountRepository accounts = watching(AccountRepository.class, session.accounts(), args -> {
                    for (Object arg : args) {
                        if (arg instanceof AccountId account) {
                            servers.add(server(account.customer()));
                        } else if (arg instanceof Collection<?> all) {
                            all.forEach(each -> servers.add(
                                    server(((Foreseen) each).account().customer())));
                        }
                    }
                    assertThat(servers).hasSizeLessThan(2);
                });
                return work.apply(Forgetful.answering(Session.class, session, "accounts", () -> accounts));
            });
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return real.read(work);
        }

        @Override
        public boolean keepsTogether(CustomerId one, CustomerId other) {
            return server(one) == server(other);
        }

        private static int server(CustomerId customer) {
            return Integer.parseInt(customer.value().substring(2)) % 2;
        }

        private static <T> T watching(Class<T> type, T real, Consumer<List<Object>> watch) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, args) -> {
                        watch.accept(args == null ? List.of() : List.of(args));
                        return called.invoke(real, args);
                    }));
        }
    }

    @Test
    void a_transaction_holds_only_customers_that_are_kept_together_and_their_lines_in_order() {
        List<Event> heard = new ArrayList<>();
        Receivables sharded = Receivables.over(new TwoServers(store)).notifying(heard::add);

        Imports.Tally tally = sharded.imports().run(lines(20), ImportsTest::unexpected);

        assertThat(tally.applied()).isEqualTo(20);
        assertThat(heard).hasSize(20);
        for (int number = 0; number < CUSTOMERS; number++) {
            assertThat(books.accounts().history(customer(number)).changes())
                    .extracting(change -> change.recording().command().id().value())
                    .isEqualTo(commandsOf(customer(number)));
        }
        assertThat(books.audit().verify()).isEmpty();
    }

    private static List<String> commandsOf(CustomerId customer) {
        return IntStream.range(0, 20)
                .mapToObj(number -> invoice(number).build())
                .filter(invoice -> invoice.customer().equals(customer))
                .map(invoice -> invoice.id().value())
                .toList();
    }

    @Test
    void a_chunk_takes_a_transaction_for_each_group_that_is_kept_together() {
        LosingStore together = new LosingStore(store);
        LosingStore apart = new LosingStore(store).keepingApart();

        Receivables.over(together).imports().run(lines(20), ImportsTest::unexpected);
        Imports.Tally again = Receivables.over(apart).imports().run(lines(20), ImportsTest::unexpected);

        assertThat(together.writes()).isEqualTo(1);
        assertThat(apart.writes()).isEqualTo(CUSTOMERS);
        assertThat(again).hasToString("Tally[0 applied, 20 repeated, 0 not applied]");
    }

    @Test
    void opening_balances_are_taken_over_once() {
        List<Entry> entries = List.of(
                Entry.builder(ItemId.debit("OLD-1"), EntryKind.OPENING_BALANCE, Money.parse("EUR 70"), DAY)
                        .build(),
                Entry.builder(ItemId.credit("OLD-2"), EntryKind.OPENING_BALANCE, Money.parse("EUR 20"), DAY)
                        .build());
        List<Imports.Line> lines = List.of(
                Imports.Line.openingBalances(CommandId.of("OPEN-3"), customer(3), entries),
                Imports.Line.openingBalances(CommandId.of("OPEN-1"), customer(1), entries),
                Imports.Line.openingBalances(CommandId.of("OPEN-1"), customer(1), entries));

        Imports.Tally tally = books.imports().run(lines.iterator(), ImportsTest::unexpected);

        assertThat(tally).hasToString("Tally[2 applied, 1 repeated, 0 not applied]");
        assertThat(books.adjustments().takeOver(CommandId.of("OPEN-3"), customer(3), entries))
                .isInstanceOf(Outcome.Applied.class);
        assertThat(books.accounts().history(customer(3)).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.recording().command().kind()).isEqualTo(CommandKind.TAKE_OVER);
                    assertThat(change.entries()).isEqualTo(entries);
                });
    }

    @Test
    void an_entry_that_is_no_opening_balance_ends_the_import() {
        Entry invoice = Entry.builder(ItemId.debit("OLD-1"), EntryKind.INVOICE, Money.parse("EUR 70"), DAY)
                .build();
        List<Imports.Line> lines =
                List.of(Imports.Line.openingBalances(CommandId.of("OPEN"), customer(0), List.of(invoice)));

        assertThatThrownBy(() -> books.imports().run(lines.iterator(), ImportsTest::unexpected))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no opening balance");
    }

    /** A store of which a session does not see the references that it has attached itself. */
    private record Forgetful(ReceivablesStore real) implements ReceivablesStore {
        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            return real.write(session -> work.apply(answering(
                    Session.class,
                    session,
                    "externalRefs",
                    () -> answering(ExternalRefRepository.class, session.externalRefs(), "find", Optional::empty))));
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return real.read(work);
        }

        private static <T> T answering(Class<T> type, T real, String method, Supplier<Object> answer) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, called, args) ->
                            called.getName().equals(method) ? answer.get() : called.invoke(real, args)));
        }
    }

    @Test
    void a_reference_names_one_thing_of_a_chunk_even_where_a_session_does_not_see_what_it_added() {
        ExternalRef ref = ExternalRef.of("erp", "4711");
        Stream<Imports.Line> lines = IntStream.range(0, 2)
                .mapToObj(number -> Imports.Line.payment(
                        Payment.received(PaymentId.of("P-" + number), customer(number), Money.parse("EUR 1"), DAY)
                                .withExternalRef(ref)));
        List<String> told = new ArrayList<>();

        Receivables.over(new Forgetful(store))
                .imports()
                .run(lines.iterator(), (line, outcome) -> told.add(line.toString()));

        assertThat(told).containsExactly("Line[P-1 of C-1]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_chunk_whose_commit_was_lost_is_in_once_and_told_once(boolean kept) {
        LosingStore losing = new LosingStore(store);
        LosingStore lost = kept ? losing.keepingAndLosing(1) : losing.undoingAndLosing(1);
        List<Event> heard = new ArrayList<>();

        Imports.Tally tally =
                Receivables.over(lost).notifying(heard::add).imports().run(lines(20), ImportsTest::unexpected);

        assertThat(tally).hasToString("Tally[20 applied, 0 repeated, 0 not applied]");
        assertThat(heard).hasSize(20);
        assertThat(IntStream.range(0, CUSTOMERS)
                        .map(number -> books.accounts()
                                .history(customer(number))
                                .changes()
                                .size())
                        .sum())
                .isEqualTo(20);
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void no_line_is_read_before_the_chunk_before_it_is_kept() {
        List<Event> heard = new ArrayList<>();
        List<Integer> ahead = new ArrayList<>();
        Iterator<Imports.Line> lines = IntStream.range(0, 100)
                .mapToObj(number -> {
                    ahead.add(number - heard.size());
                    return Imports.Line.document(invoice(number).build());
                })
                .iterator();

        books.notifying(heard::add).imports().inChunksOf(8).run(lines, ImportsTest::unexpected);

        assertThat(heard).hasSize(100);
        assertThat(ahead).allMatch(lead -> lead < 8).contains(7);
    }

    @Test
    void what_cannot_be_a_command_ends_the_import_and_leaves_the_chunks_before_it() {
        List<Imports.Line> lines = new ArrayList<>();
        lines(10).forEachRemaining(lines::add);
        books.numbering().define(NumberSeries.yearly(SALES, "F")).orElseThrow();
        Invoice numbered = invoice(77).numberedBy(SALES).build();
        books.invoicing().issue(numbered).orElseThrow();
        Invoice again =
                books.invoicing().find(numbered.customer(), numbered.id()).orElseThrow();
        Invoice foreign = Invoice.draft(InvoiceId.of("INV-78"), customer(0), DAY)
                .line("Goods", Money.parse("EUR 1"))
                .numberedBy(SALES)
                .build()
                .numbered(again.number().orElseThrow());
        lines.add(Imports.Line.document(foreign));
        lines.add(Imports.Line.document(invoice(79).build()));

        assertThatThrownBy(() -> books.imports().run(lines.iterator(), ImportsTest::unexpected))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INV-78");

        assertThat(books.accounts().history(customer(0)).changes()).hasSize(2);
        assertThat(books.invoicing().find(invoice(79).build().customer(), InvoiceId.of("INV-79")))
                .isEmpty();
    }

    @Test
    void nothing_comes_to_nothing() {
        assertThat(books.imports().run(lines(0), ImportsTest::unexpected))
                .hasToString("Tally[0 applied, 0 repeated, 0 not applied]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_001})
    void a_chunk_has_a_size(int lines) {
        assertThatThrownBy(() -> books.imports().inChunksOf(lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a chunk of " + lines);
    }
}
