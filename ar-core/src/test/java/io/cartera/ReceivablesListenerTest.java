package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.AccountChanged;
import io.cartera.account.AccountId;
import io.cartera.account.AllocationId;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Settlement;
import io.cartera.account.TwoLegs;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.CustomerRegistered;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.LimitGranted;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.store.OutcomeUnknownException;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.store.StoreException;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener hears, when, and what it cannot spoil. */
@Timeout(60)
class ReceivablesListenerTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BETA = CustomerId.of("BETA");
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final Money ONE = Money.parse("EUR 1");

    private final InMemoryStore store = new InMemoryStore();
    private final Receivables silent = Receivables.over(store);
    private final List<Event> heard = Collections.synchronizedList(new ArrayList<>());
    private final Receivables books = silent.notifying(heard::add);
    private Desk door = Desk.of(store, Clock.systemUTC());

    private void registerAll() {
        for (CustomerId customer : List.of(ACME, BETA)) {
            silent.customers()
                    .register(Customer.organisation(customer, "Customer").build());
        }
    }

    private static Payment payment(CustomerId customer, String id) {
        return Payment.received(PaymentId.of(id), customer, ONE, DAY);
    }

    private static Outcome<?> pay(Receivables door, CustomerId customer, String id) {
        return door.cash().receive(payment(customer, id));
    }

    /** Whose account changed to which version. */
    private static String told(Event event) {
        AccountChanged changed = (AccountChanged) event;
        return changed.account().customer() + " " + changed.change().recording().version();
    }

    private List<String> toldSoFar() {
        return List.copyOf(heard).stream().map(ReceivablesListenerTest::told).toList();
    }

    private List<Outcome<?>> oneCommandOfEachKind() {
        return List.of(
                books.customers().register(Customer.organisation(ACME, "Acme").build()),
                books.credit().grant(CommandId.of("G-1"), ACME, CreditLimit.unlimited(), DAY),
                books.invoicing()
                        .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                                .line("Goods", ONE)
                                .build()),
                books.cash().receive(payment(ACME, "PAY-1")),
                books.cash()
                        .settle(
                                CommandId.of("S-1"),
                                ACME,
                                Settlement.none().matching(ItemId.credit("PAY-1"), ItemId.debit("INV-1"), ONE, DAY)),
                books.cash().release(CommandId.of("R-1"), ACME, new AllocationId(3, 1), DAY),
                books.cash().apply(CommandId.of("A-1"), ACME, DAY, AllocationPolicy.largest()),
                books.cash()
                        .returned(PaymentReturn.bounced(CommandId.of("RET-1"), ACME, PaymentId.of("PAY-1"), DAY, "no")),
                books.accounts().reverse(CommandId.of("REV-1"), ACME, ItemId.debit("INV-1"), DAY),
                books.accounts().close(CommandId.of("C-1"), DAY));
    }

    @Test
    void every_command_tells_what_its_outcome_carries() {
        List<Outcome<?>> outcomes = oneCommandOfEachKind();

        assertThat(outcomes).allMatch(outcome -> outcome.applied().isPresent());
        assertThat(heard)
                .isEqualTo(outcomes.stream()
                        .flatMap(outcome -> outcome.events().stream())
                        .toList());
        AccountId account = AccountId.of(LedgerId.MAIN, ACME);
        List<Event> facts = new ArrayList<>();
        facts.add(CustomerRegistered.of(
                CommandId.of("ACME"), silent.customers().find(ACME).orElseThrow()));
        facts.add(LimitGranted.of(
                account,
                CommandId.of("G-1"),
                silent.credit().limits(ACME).grants().get(0).version()));
        silent.accounts().history(ACME).changes().forEach(change -> facts.add(AccountChanged.of(account, change)));
        facts.add(LedgerClosed.of(LedgerId.MAIN, silent.accounts().closings().get(0)));
        assertThat(heard).isEqualTo(facts);
    }

    @Test
    void a_repeat_has_an_equal_outcome_with_equal_events_and_tells_nothing() {
        List<Outcome<?>> first = oneCommandOfEachKind();
        heard.clear();

        assertThat(oneCommandOfEachKind()).isEqualTo(first);
        assertThat(heard).isEmpty();
    }

    @Test
    void what_is_refused_or_in_conflict_tells_nothing() {
        registerAll();
        pay(books, ACME, "PAY-1");
        books.credit().grant(CommandId.of("G-1"), ACME, CreditLimit.unlimited(), DAY);
        books.accounts().close(CommandId.of("C-1"), DAY.minusDays(1));
        heard.clear();

        List<Outcome<?>> outcomes = List.of(
                pay(books, CustomerId.of("NOBODY"), "PAY-1"),
                books.cash().receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 2"), DAY)),
                books.cash().receive(Payment.received(PaymentId.of("PAY-2"), ACME, ONE, DAY.minusDays(2))),
                books.customers().register(Customer.organisation(ACME, "Other").build()),
                books.credit().grant(CommandId.of("G-1"), ACME, CreditLimit.noCredit(), DAY),
                books.credit().grant(CommandId.of("G-2"), CustomerId.of("NOBODY"), CreditLimit.noCredit(), DAY),
                books.accounts().close(CommandId.of("C-1"), DAY));

        assertThat(outcomes).allMatch(outcome -> outcome.applied().isEmpty());
        assertThat(outcomes).allMatch(outcome -> outcome.events().isEmpty());
        assertThat(heard).isEmpty();
    }

    @Test
    void a_unit_tells_all_it_did_in_order_after_it_is_kept() {
        registerAll();
        pay(silent, ACME, "PAY-0");
        List<Integer> readable = new ArrayList<>();
        Receivables telling = books.notifying(
                event -> readable.add(silent.accounts().history(ACME).changes().size()));

        telling.accounts().inOneUnit(ACME, batch -> {
            batch.receive(payment(ACME, "PAY-1"));
            batch.receive(payment(ACME, "PAY-0"));
            batch.receive(payment(ACME, "PAY-2"));
            batch.receive(payment(ACME, "PAY-1"));
            batch.release(CommandId.of("R-1"), new AllocationId(9, 9), DAY);
            assertThat(heard).isEmpty();
            return batch.receive(payment(ACME, "PAY-3"));
        });

        assertThat(toldSoFar()).containsExactly("ACME 2", "ACME 3", "ACME 4");
        assertThat(readable).containsExactly(4, 4, 4);
    }

    @Test
    void a_unit_that_fails_tells_nothing() {
        registerAll();

        assertThatThrownBy(() -> books.accounts().inOneUnit(ACME, batch -> {
                    batch.receive(payment(ACME, "PAY-1"));
                    throw new IllegalStateException("the host's");
                }))
                .isInstanceOf(IllegalStateException.class);
        pay(books, ACME, "PAY-2");

        assertThat(toldSoFar()).containsExactly("ACME 1");
    }

    /** A store that undoes every work once, at its end, and then runs it again. */
    private final class RunningTwice implements ReceivablesStore {

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            assertThatThrownBy(() -> store.write(session -> {
                        work.apply(session);
                        throw new IllegalStateException("run again");
                    }))
                    .hasMessage("run again");
            return store.write(work);
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return store.read(work);
        }
    }

    @Test
    void a_run_that_the_store_undid_tells_nothing() {
        registerAll();
        Desk desk = Desk.of(new RunningTwice(), Clock.systemUTC()).notifying(heard::add);

        for (String id : List.of("PAY-1", "PAY-2")) {
            desk.inOneUnit(ACME, batch -> batch.receive(payment(ACME, id)));
        }

        assertThat(toldSoFar()).containsExactly("ACME 1", "ACME 2");
        assertThat(desk.postbox().isEmpty()).isTrue();
    }

    @Test
    void a_second_run_that_finds_nothing_to_do_tells_nothing() {
        registerAll();
        Desk desk = Desk.of(new RunningTwice(), Clock.systemUTC()).notifying(heard::add);
        List<Integer> runs = new ArrayList<>();

        desk.inOneUnit(ACME, batch -> {
            runs.add(runs.size());
            return runs.size() == 1 ? batch.receive(payment(ACME, "PAY-1")) : "nothing";
        });

        assertThat(runs).hasSize(2);
        assertThat(heard).isEmpty();
        assertThat(desk.postbox().isEmpty()).isTrue();
    }

    @Test
    void a_command_whose_outcome_stays_unknown_tells_nothing_and_holds_up_nobody() {
        registerAll();
        LosingStore losing = new LosingStore(store).keepingAndLosing(1).unreachable(Writing.MOST_LOOKS);
        Desk desk = Desk.of(losing, Clock.systemUTC()).notifying(heard::add);

        assertThatThrownBy(() -> desk.inOneUnit(ACME, batch -> batch.receive(payment(ACME, "PAY-1"))))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(desk.postbox().isEmpty()).isTrue();
        desk.inOneUnit(ACME, batch -> batch.receive(payment(ACME, "PAY-2")));

        assertThat(toldSoFar()).containsExactly("ACME 2");
    }

    @Test
    void a_listener_that_throws_is_logged_and_spoils_neither_the_command_nor_others() {
        registerAll();
        List<LogRecord> log = new ArrayList<>();
        IllegalStateException failure = new IllegalStateException("the listener's own");
        Receivables failing = silent.notifying(event -> {
                    throw failure;
                })
                .notifying(heard::add);

        loggingTo(log, () -> {
            assertThat(pay(failing, ACME, "PAY-1").applied()).isPresent();
            assertThat(pay(failing, ACME, "PAY-2").applied()).isPresent();
        });

        assertThat(toldSoFar()).containsExactly("ACME 1", "ACME 2");
        assertThat(log).hasSize(2).allSatisfy(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.SEVERE);
            assertThat(record.getThrown()).isSameAs(failure);
            assertThat(record.getMessage()).contains("AccountChanged", "ACME").doesNotContain("PAY-1", "EUR");
        });
    }

    private static void loggingTo(List<LogRecord> log, Runnable work) {
        Logger logger = Logger.getLogger(Receivables.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.add(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }

    @Test
    void an_error_comes_out_of_a_command_that_stands_and_holds_up_nothing() {
        registerAll();
        AssertionError error = new AssertionError("not to be hushed up");
        door = door.notifying(event -> {
            heard.add(event);
            if (heard.size() == 1) {
                pay(ACME, "PAY-2");
                pay(BETA, "PAY-2");
                throw error;
            }
        });

        assertThatThrownBy(() -> pay(ACME, "PAY-1")).isSameAs(error);

        assertThat(toldSoFar()).containsExactly("ACME 1", "ACME 2", "BETA 1");
        assertThat(door.postbox().isEmpty()).isTrue();
    }

    @Test
    void an_error_on_the_first_event_of_a_unit_keeps_no_event_from_any_listener() {
        registerAll();
        List<Event> heardByFailing = new ArrayList<>();
        AssertionError error = new AssertionError("on the first event");
        Receivables failing = silent.notifying(event -> {
                    heardByFailing.add(event);
                    if (heardByFailing.size() == 1) {
                        throw error;
                    }
                })
                .notifying(heard::add);

        assertThatThrownBy(() -> failing.accounts().inOneUnit(ACME, batch -> {
                    batch.receive(payment(ACME, "PAY-1"));
                    batch.receive(payment(ACME, "PAY-2"));
                    return batch.receive(payment(ACME, "PAY-3"));
                }))
                .isSameAs(error)
                .hasNoSuppressedExceptions();
        assertThat(pay(failing, ACME, "PAY-4").applied()).isPresent();

        assertThat(toldSoFar()).containsExactly("ACME 1", "ACME 2", "ACME 3", "ACME 4");
        assertThat(heardByFailing).isEqualTo(heard);
    }

    @Test
    void a_checked_exception_that_was_smuggled_out_is_logged_like_any_other() {
        registerAll();
        List<LogRecord> log = new ArrayList<>();
        IOException failure = new IOException("smuggled");
        Receivables failing = silent.notifying(event -> ReceivablesListenerTest.<RuntimeException>smuggle(failure))
                .notifying(heard::add);

        loggingTo(log, () -> assertThat(pay(failing, ACME, "PAY-1").applied()).isPresent());

        assertThat(toldSoFar()).containsExactly("ACME 1");
        assertThat(log).extracting(LogRecord::getThrown).containsExactly(failure);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void smuggle(Throwable failure) throws T {
        throw (T) failure;
    }

    private record Noted(int step) implements Event {}

    @Test
    void however_many_errors_there_are_the_first_comes_out_with_ten_more_and_the_rest_are_logged() {
        int letters = 20_000;
        Postbox postbox = new Postbox();
        List<LogRecord> log = new ArrayList<>();
        List<AssertionError> errors = new ArrayList<>();
        List<ReceivablesListener> listeners = new ArrayList<>();
        listeners.add(event -> {
            heard.add(event);
            if (heard.size() == 1) {
                for (int step = 1; step < letters; step++) {
                    note(postbox, listeners, step);
                }
            }
            errors.add(new AssertionError(event));
            throw errors.get(errors.size() - 1);
        });

        loggingTo(
                log,
                () -> assertThatThrownBy(() -> note(postbox, listeners, 0)).satisfies(thrown -> {
                    assertThat(thrown).isSameAs(errors.get(0));
                    assertThat(thrown.getSuppressed()).containsExactlyElementsOf(errors.subList(1, 11));
                }));

        // Whole lists are compared, as looking for each element would take long.
        assertThat(heard)
                .isEqualTo(IntStream.range(0, letters).mapToObj(Noted::new).toList());
        assertThat(log.stream().map(LogRecord::getThrown).toList()).isEqualTo(errors.subList(11, letters));
        assertThat(postbox.isEmpty()).isTrue();
    }

    private void note(Postbox postbox, List<ReceivablesListener> listeners, int step) {
        postbox.write(store, List.of("subject"), listeners, Writing.ofCommand(store, (session, told) -> {
            told.accept(new Noted(step));
            return step;
        }));
    }

    @Test
    void one_error_thrown_again_and_again_comes_out_once() {
        registerAll();
        AssertionError error = new AssertionError("the same");
        Receivables failing = silent.notifying(event -> {
            heard.add(event);
            throw error;
        });

        assertThatThrownBy(() -> failing.accounts().inOneUnit(ACME, batch -> {
                    batch.receive(payment(ACME, "PAY-1"));
                    return batch.receive(payment(ACME, "PAY-2"));
                }))
                .isSameAs(error)
                .hasNoSuppressedExceptions();

        assertThat(toldSoFar()).containsExactly("ACME 1", "ACME 2");
    }

    @Test
    void a_further_error_thrown_again_and_again_is_suppressed_once() {
        registerAll();
        AssertionError first = new AssertionError("first");
        AssertionError further = new AssertionError("further");
        Receivables failing = silent.notifying(event -> {
            heard.add(event);
            throw heard.size() == 1 ? first : further;
        });

        assertThatThrownBy(() -> failing.accounts().inOneUnit(ACME, batch -> {
                    batch.receive(payment(ACME, "PAY-1"));
                    batch.receive(payment(ACME, "PAY-2"));
                    return batch.receive(payment(ACME, "PAY-3"));
                }))
                .isSameAs(first);

        assertThat(first.getSuppressed()).containsExactly(further);
    }

    @Test
    void a_failed_command_keeps_its_own_exception_when_a_listener_fails_on_what_it_held_up() {
        registerAll();
        List<LogRecord> log = Collections.synchronizedList(new ArrayList<>());
        AssertionError error = new AssertionError("the listener's own");
        StoreException failed = new StoreException("failed");
        CountDownLatch isFirst = new CountDownLatch(1);
        ReceivablesStore failing = new ReceivablesStore() {
            @Override
            public <T> T write(Function<? super Session, ? extends T> work) {
                T result = store.write(work);
                if (isFirst.getCount() == 0) {
                    return result;
                }
                isFirst.countDown();
                CountDownLatch isBehind = new CountDownLatch(1);
                meanwhile(() -> {
                    pay(ACME, "PAY-2");
                    isBehind.countDown();
                });
                ReceivablesListenerTest.await(isBehind);
                throw failed;
            }

            @Override
            public <T> T read(Function<? super Session, ? extends T> work) {
                return store.read(work);
            }
        };
        door = Desk.of(failing, Clock.systemUTC()).notifying(event -> {
            heard.add(event);
            throw error;
        });

        loggingTo(log, () -> assertThatThrownBy(() -> pay(ACME, "PAY-1")).isSameAs(failed));

        assertThat(toldSoFar()).containsExactly("ACME 2");
        assertThat(log).extracting(LogRecord::getThrown).containsExactly(error);
        assertThat(door.postbox().isEmpty()).isTrue();
    }

    private Outcome<?> pay(CustomerId customer, String id) {
        return door.inOneUnit(customer, batch -> batch.receive(payment(customer, id)));
    }

    @Test
    void a_listener_may_give_commands_whose_events_come_after_those_that_are_being_told() {
        registerAll();
        List<String> calls = new ArrayList<>();
        door = door.notifying(event -> {
            calls.add("begin " + told(event));
            if (told(event).equals("ACME 1")) {
                assertThat(pay(BETA, "PAY-3").applied()).isPresent();
                assertThat(pay(ACME, "PAY-3").applied()).isPresent();
                assertThat(silent.accounts().history(BETA).changes()).hasSize(1);
            }
            calls.add("end " + told(event));
        });

        door.inOneUnit(ACME, batch -> {
            batch.receive(payment(ACME, "PAY-1"));
            return batch.receive(payment(ACME, "PAY-2"));
        });

        assertThat(calls)
                .containsExactly(
                        "begin ACME 1",
                        "end ACME 1",
                        "begin ACME 2",
                        "end ACME 2",
                        "begin ACME 3",
                        "end ACME 3",
                        "begin BETA 1",
                        "end BETA 1");
        assertThat(door.postbox().isEmpty()).isTrue();
    }

    @Test
    void a_chain_of_commands_from_listeners_may_be_long() {
        registerAll();
        door = door.notifying(event -> {
            heard.add(event);
            if (heard.size() < 10_000) {
                pay(heard.size() % 2 == 0 ? ACME : BETA, "PAY-" + heard.size());
            }
        });

        pay(ACME, "PAY-0");

        assertThat(heard).hasSize(10_000);
    }

    @Test
    void a_door_tells_its_own_listeners_in_their_order_and_so_do_doors_derived_from_it() {
        registerAll();
        List<String> calls = new ArrayList<>();
        Receivables one = silent.notifying(event -> calls.add("one " + told(event)));
        Receivables two = one.notifying(event -> calls.add("two " + told(event)));

        pay(silent, ACME, "PAY-1");
        pay(one, ACME, "PAY-2");
        pay(two.actingAs(Actor.of("clerk-7")), ACME, "PAY-3");

        assertThat(calls).containsExactly("one ACME 2", "one ACME 3", "two ACME 3");
        assertThatNullPointerException()
                .isThrownBy(() -> silent.notifying(null))
                .withMessage("listener");
    }

    @Test
    void ledgers_have_accounts_of_their_own() {
        registerAll();

        pay(books.inLedger(LedgerId.of("branch")), ACME, "PAY-1");

        assertThat(heard)
                .extracting(event -> ((AccountChanged) event).account())
                .containsExactly(AccountId.of(LedgerId.of("branch"), ACME));
    }

    /** Does work on a thread of its own, which the caller waits for in the end. */
    private static Thread meanwhile(Runnable work) {
        Thread thread = new Thread(work, "clerk");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch done) {
        try {
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("stopped", e);
        }
    }

    /** A store whose first write is kept, and comes back only when the others are done. */
    private ReceivablesStore keepingTheFirst(CountDownLatch isKept, CountDownLatch othersAreDone) {
        return new ReceivablesStore() {
            @Override
            public <T> T write(Function<? super Session, ? extends T> work) {
                T result = store.write(work);
                if (isKept.getCount() > 0) {
                    isKept.countDown();
                    await(othersAreDone);
                }
                return result;
            }

            @Override
            public <T> T read(Function<? super Session, ? extends T> work) {
                return store.read(work);
            }
        };
    }

    @Test
    void what_was_kept_later_is_told_later_although_its_command_ends_first() throws InterruptedException {
        registerAll();
        CountDownLatch firstIsKept = new CountDownLatch(1);
        CountDownLatch secondIsDone = new CountDownLatch(1);
        door = Desk.of(keepingTheFirst(firstIsKept, secondIsDone), Clock.systemUTC())
                .notifying(heard::add);

        Thread first = meanwhile(() -> pay(ACME, "PAY-1"));
        await(firstIsKept);
        pay(ACME, "PAY-2");
        assertThat(heard).isEmpty();
        pay(BETA, "PAY-1");
        assertThat(toldSoFar()).containsExactly("BETA 1");
        secondIsDone.countDown();
        first.join();

        assertThat(toldSoFar()).containsExactly("BETA 1", "ACME 1", "ACME 2");
        assertThat(door.postbox().isEmpty()).isTrue();
    }

    @Test
    void whoever_is_listening_to_one_account_holds_up_neither_other_accounts_nor_commands()
            throws InterruptedException {
        registerAll();
        CountDownLatch isListening = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        door = door.notifying(event -> {
            heard.add(event);
            if (told(event).equals("ACME 1")) {
                isListening.countDown();
                await(mayGoOn);
            }
        });

        Thread listening = meanwhile(() -> pay(ACME, "PAY-1"));
        await(isListening);
        assertThat(pay(ACME, "PAY-2").applied()).isPresent();
        assertThat(pay(BETA, "PAY-1").applied()).isPresent();
        assertThat(toldSoFar()).containsExactly("ACME 1", "BETA 1");
        mayGoOn.countDown();
        listening.join();

        assertThat(toldSoFar()).containsExactly("ACME 1", "BETA 1", "ACME 2");
        assertThat(door.postbox().isEmpty()).isTrue();
    }

    @Test
    void eight_clerks_on_three_accounts_are_told_in_order_and_nothing_is_left_over() throws InterruptedException {
        List<CustomerId> customers = List.of(ACME, BETA, CustomerId.of("GAMMA"));
        silent.customers()
                .register(Customer.organisation(customers.get(2), "Customer").build());
        registerAll();
        door = door.notifying(heard::add);
        List<Thread> clerks = new ArrayList<>();
        for (int c = 0; c < 8; c++) {
            int clerk = c;
            clerks.add(meanwhile(() -> {
                for (int i = 0; i < 300; i++) {
                    pay(customers.get(i % 3), clerk + "-" + i);
                }
            }));
        }
        for (Thread clerk : clerks) {
            clerk.join();
        }

        for (CustomerId customer : customers) {
            assertThat(toldSoFar().stream().filter(told -> told.startsWith(customer + " ")))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 800)
                            .mapToObj(version -> customer + " " + version)
                            .toList());
        }
        assertThat(door.postbox().isEmpty()).isTrue();
    }

    private Outcome<?> transfer(CustomerId from, CustomerId to, String payment, String id) {
        return new Adjustments(door).record(CommandId.of(id), TwoLegs.transfer(from, ItemId.credit(payment), to, DAY));
    }

    @Test
    void a_transfer_waits_for_what_is_kept_before_it_on_either_account_and_holds_up_what_comes_after()
            throws InterruptedException {
        registerAll();
        CountDownLatch firstIsKept = new CountDownLatch(1);
        CountDownLatch othersAreDone = new CountDownLatch(1);
        door = Desk.of(keepingTheFirst(firstIsKept, othersAreDone), Clock.systemUTC())
                .notifying(heard::add);

        Thread first = meanwhile(() -> pay(BETA, "PAY-1"));
        await(firstIsKept);
        pay(ACME, "PAY-2");
        assertThat(transfer(ACME, BETA, "PAY-2", "T-1").applied()).isPresent();
        pay(ACME, "PAY-3");
        assertThat(toldSoFar()).containsExactly("ACME 1");
        othersAreDone.countDown();
        first.join();

        assertThat(toldSoFar()).containsExactly("ACME 1", "BETA 1", "ACME 2", "BETA 2", "ACME 3");
        assertThat(door.postbox().isEmpty()).isTrue();
    }

    @Test
    void six_clerks_who_transfer_in_a_ring_are_told_in_order_with_both_events_together() throws InterruptedException {
        List<CustomerId> customers = List.of(ACME, BETA, CustomerId.of("GAMMA"));
        silent.customers()
                .register(Customer.organisation(customers.get(2), "Customer").build());
        registerAll();
        List<String> pairs = Collections.synchronizedList(new ArrayList<>());
        ThreadLocal<String> last = ThreadLocal.withInitial(() -> "");
        door = door.notifying(heard::add).notifying(event -> {
            AccountChanged changed = (AccountChanged) event;
            String command = changed.change().recording().command().id().value();
            if (command.equals(last.get())) {
                pairs.add(command);
            }
            last.set(command);
        });
        List<Thread> clerks = new ArrayList<>();
        for (int c = 0; c < 6; c++) {
            int clerk = c;
            clerks.add(meanwhile(() -> {
                for (int i = 0; i < 100; i++) {
                    CustomerId from = customers.get((clerk + i) % 3);
                    CustomerId to = customers.get((clerk + i + 1 + clerk % 2) % 3);
                    String id = clerk + "-" + i;
                    pay(from, id);
                    transfer(from, to, id, "T" + id);
                }
            }));
        }
        for (Thread clerk : clerks) {
            clerk.join();
        }

        assertThat(pairs).hasSize(600).doesNotHaveDuplicates();
        for (CustomerId customer : customers) {
            int changes = silent.accounts().history(customer).changes().size();
            assertThat(toldSoFar().stream().filter(told -> told.startsWith(customer + " ")))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, changes)
                            .mapToObj(version -> customer + " " + version)
                            .toList());
        }
        assertThat(heard).hasSize(600 + 2 * 600);
        assertThat(door.postbox().isEmpty()).isTrue();
    }
}
