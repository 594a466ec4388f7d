package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.accountOf;
import static io.cartera.contract.Samples.customer;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static io.cartera.contract.Samples.payment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cartera.Receivables;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountChanged;
import io.cartera.account.AccountId;
import io.cartera.account.AllocationId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.store.Outbox;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What an {@link Outbox} has to be handed on, and how it is. */
public abstract class OutboxContract extends StoreContract {

    private static final int FAR_TOO_MANY = 20_000;

    private static final LocalDate DAY = day("2026-01-10");
    private static final int CLERKS = 8;
    private static final int POSTINGS = 12;

    /** For the test of a store. */
    protected OutboxContract() {}

    private List<AccountChanged> pending(int most) {
        return read(session -> session.outbox().pending(LedgerId.MAIN, most));
    }

    private void acknowledge(AccountId account, long throughVersion) {
        write(account, session -> session.outbox().acknowledge(account, throughVersion));
    }

    /** Posts some receipts on an account, each by a command of its own. */
    private List<AccountChanged> post(AccountId account, String... ids) {
        List<AccountChanged> messages = new ArrayList<>();
        for (String id : ids) {
            AccountChange change = keeperOf(account).credit(id, eur("1"), DAY);
            messages.add(AccountChanged.of(account, change));
        }
        return messages;
    }

    private static List<String> told(List<AccountChanged> messages) {
        return messages.stream()
                .map(message -> message.account().customer() + " "
                        + message.change().recording().version())
                .toList();
    }

    @Test
    void nothing_is_pending_where_nothing_was_recorded() {
        assertEquals(List.of(), pending(10));
        write(session -> session.accounts().lock(ACME_ACCOUNT));
        assertEquals(List.of(), pending(10));
    }

    @Test
    void H04_every_applied_command_of_an_account_is_one_message_in_the_order_of_versions() {
        List<AccountChange> story = Story.tell(keeperOf(ACME_ACCOUNT));

        assertEquals(
                story.stream()
                        .map(change -> AccountChanged.of(ACME_ACCOUNT, change))
                        .toList(),
                pending(1000));
    }

    @Test
    void H04_several_commands_of_one_unit_are_as_many_messages() {
        write(session -> {
            keeperOf(ACME_ACCOUNT)
                    .apply(
                            session,
                            unit -> unit.post(
                                    Bookkeeper.command(CommandKind.RECEIVE, "PAY-1"),
                                    Bookkeeper.receipt("PAY-1", eur("1"), DAY)));
            keeperOf(ACME_ACCOUNT)
                    .apply(
                            session,
                            unit -> unit.post(
                                    Bookkeeper.command(CommandKind.RECEIVE, "PAY-2"),
                                    Bookkeeper.receipt("PAY-2", eur("1"), DAY)));
        });

        assertEquals(List.of("ACME 1", "ACME 2"), told(pending(10)));
    }

    @Test
    void what_is_acknowledged_does_not_come_again() {
        post(ACME_ACCOUNT, "PAY-1", "PAY-2", "PAY-3");
        acknowledge(ACME_ACCOUNT, 2);
        assertEquals(List.of("ACME 3"), told(pending(10)));
        acknowledge(ACME_ACCOUNT, 3);
        assertEquals(List.of(), pending(10));
    }

    @Test
    void what_is_recorded_after_all_was_acknowledged_is_pending() {
        post(ACME_ACCOUNT, "PAY-1");
        acknowledge(ACME_ACCOUNT, 1);
        List<AccountChanged> later = post(ACME_ACCOUNT, "PAY-2", "PAY-3");

        assertEquals(later, pending(10));
    }

    @Test
    void an_earlier_acknowledgement_given_again_changes_nothing() {
        post(ACME_ACCOUNT, "PAY-1", "PAY-2", "PAY-3");
        acknowledge(ACME_ACCOUNT, 2);
        acknowledge(ACME_ACCOUNT, 2);
        acknowledge(ACME_ACCOUNT, 1);

        assertEquals(List.of("ACME 3"), told(pending(10)));
    }

    @Test
    void what_is_not_recorded_yet_is_not_acknowledged() {
        post(ACME_ACCOUNT, "PAY-1");

        assertThrows(IllegalArgumentException.class, () -> acknowledge(ACME_ACCOUNT, 2));
        assertEquals(List.of("ACME 1"), told(pending(10)));
    }

    @Test
    void an_acknowledgement_is_given_under_the_lock_of_the_account_only() {
        post(ACME_ACCOUNT, "PAY-1");

        assertThrows(
                IllegalStateException.class,
                () -> write(BETA_ACCOUNT, session -> session.outbox().acknowledge(ACME_ACCOUNT, 1)));
        assertEquals(List.of("ACME 1"), told(pending(10)));
    }

    @Test
    void an_acknowledgement_that_is_undone_counts_for_nothing() {
        post(ACME_ACCOUNT, "PAY-1", "PAY-2");
        for (long through : new long[] {1, 2}) {
            assertThrows(
                    IllegalCallerException.class,
                    () -> write(ACME_ACCOUNT, session -> {
                        session.outbox().acknowledge(ACME_ACCOUNT, through);
                        throw new IllegalCallerException("the work fails");
                    }));
            assertEquals(List.of("ACME 1", "ACME 2"), told(pending(10)));
        }
    }

    @Test
    void H04_what_was_undone_has_no_message() {
        assertThrows(
                IllegalCallerException.class,
                () -> write(session -> {
                    keeperOf(ACME_ACCOUNT)
                            .apply(
                                    session,
                                    unit -> unit.post(
                                            Bookkeeper.command(CommandKind.RECEIVE, "PAY-1"),
                                            Bookkeeper.receipt("PAY-1", eur("1"), DAY)));
                    throw new IllegalCallerException("the work fails");
                }));
        assertEquals(List.of(), pending(10));
        List<AccountChanged> kept = post(ACME_ACCOUNT, "PAY-2");

        assertEquals(kept, pending(10));
    }

    @Test
    void no_more_messages_come_than_are_asked_for_and_the_rest_comes_after_them() {
        post(ACME_ACCOUNT, "PAY-1", "PAY-2", "PAY-3");
        post(BETA_ACCOUNT, "PAY-1", "PAY-2");

        assertEquals(List.of("ACME 1", "ACME 2"), told(pending(2)));
        assertEquals(List.of("ACME 1", "ACME 2"), told(pending(2)));
        assertEquals(3, pending(3).size());
        assertEquals(5, pending(5).size());
        acknowledge(ACME_ACCOUNT, 2);
        assertEquals(3, pending(5).size());
        assertThrows(IllegalArgumentException.class, () -> pending(0));
    }

    @Test
    void the_account_that_has_waited_longest_comes_first() {
        Receivables books = Receivables.over(store(), new RisingClock("2026-05-01T12:00:00Z"));
        List<String> ids = Samples.idsOutOfOrder();
        for (String id : ids) {
            books.customers().register(customer(CustomerId.of(id))).orElseThrow();
            books.cash()
                    .receive(payment(CustomerId.of(id), "PAY-1", eur("1"), DAY))
                    .orElseThrow();
        }
        CustomerId first = CustomerId.of(ids.get(0));
        books.cash().receive(payment(first, "PAY-2", eur("1"), DAY)).orElseThrow();

        List<String> waiting = new ArrayList<>(ids);
        waiting.add(1, ids.get(0));
        assertEquals(
                waiting,
                told(pending(100)).stream().map(OutboxContract::customerOf).toList());
        acknowledge(accountOf(ids.get(0)), 1);
        waiting.subList(0, 2).clear();
        waiting.add(ids.get(0));
        assertEquals(
                waiting,
                told(pending(100)).stream().map(OutboxContract::customerOf).toList());
    }

    private static String customerOf(String told) {
        return told.substring(0, told.lastIndexOf(' '));
    }

    @Test
    void accounts_that_have_waited_equally_long_come_by_identifier() {
        List<String> ids = new ArrayList<>();
        for (String id : Samples.idsOutOfOrder()) {
            post(accountOf(id), "PAY-1");
            ids.add(id);
        }
        List<CustomerId> sorted = ids.stream().map(CustomerId::of).sorted().toList();

        assertEquals(
                sorted,
                pending(100).stream()
                        .map(message -> message.account().customer())
                        .toList());
        assertEquals(
                sorted.subList(0, 3),
                pending(3).stream().map(message -> message.account().customer()).toList());
    }

    @Test
    void messages_are_those_of_the_ledger() {
        post(ACME_IN_BRANCH, "PAY-1");
        post(BETA_ACCOUNT, "PAY-1");

        assertEquals(List.of("BETA 1"), told(pending(10)));
        assertEquals(List.of("ACME 1"), told(read(session -> session.outbox().pending(Samples.BRANCH, 10))));
        acknowledge(BETA_ACCOUNT, 1);
        assertEquals(List.of("ACME 1"), told(read(session -> session.outbox().pending(Samples.BRANCH, 10))));
    }

    private Receivables openBooks(CustomerId... customers) {
        Receivables books = Receivables.over(store());
        for (CustomerId customer : customers) {
            books.customers().register(customer(customer)).orElseThrow();
        }
        return books;
    }

    @Test
    void H04_refused_and_repeated_commands_have_no_message() {
        Receivables books = openBooks(ACME);
        books.cash().receive(payment(ACME, "PAY-1", eur("1"), DAY)).orElseThrow();
        books.cash().receive(payment(ACME, "PAY-1", eur("1"), DAY)).orElseThrow();
        books.cash().receive(payment(ACME, "PAY-1", eur("2"), DAY));
        books.cash().release(CommandId.of("R-1"), ACME, new AllocationId(9, 1), DAY);

        assertEquals(List.of("ACME 1"), told(books.outbox().pending(10)));
    }

    @Test
    void a_relay_hands_over_all_that_waits_and_acknowledges_it() {
        Receivables books = openBooks(ACME, BETA);
        books.cash().receive(payment(ACME, "PAY-1", eur("1"), DAY)).orElseThrow();
        books.cash().receive(payment(ACME, "PAY-2", eur("1"), DAY)).orElseThrow();
        books.cash().receive(payment(BETA, "PAY-1", eur("1"), DAY)).orElseThrow();
        List<AccountChanged> handed = new ArrayList<>();

        assertEquals(3, books.outbox().relay(10, handed::add));

        assertEquals(List.of("ACME 1", "ACME 2", "BETA 1"), told(handed));
        assertEquals(0, books.outbox().relay(10, handed::add));
        assertEquals(3, handed.size());
    }

    @Test
    void H04_a_relay_that_fails_hands_over_again_what_it_failed_at() {
        Receivables books = openBooks(ACME);
        for (int i = 1; i <= 4; i++) {
            books.cash().receive(payment(ACME, "PAY-" + i, eur("1"), DAY)).orElseThrow();
        }
        List<AccountChanged> handed = new ArrayList<>();

        assertThrows(
                IllegalCallerException.class,
                () -> books.outbox().relay(10, message -> {
                    handed.add(message);
                    if (message.change().recording().version() == 3) {
                        throw new IllegalCallerException("the queue is gone");
                    }
                }));
        books.outbox().relay(10, handed::add);

        assertEquals(List.of("ACME 1", "ACME 2", "ACME 3", "ACME 3", "ACME 4"), told(handed));
    }

    @Test
    void H04_a_relay_that_dies_before_it_acknowledges_hands_over_again() {
        Receivables books = openBooks(ACME);
        books.cash().receive(payment(ACME, "PAY-1", eur("1"), DAY)).orElseThrow();

        List<AccountChanged> handedOverAndDied = books.outbox().pending(10);

        List<AccountChanged> again = new ArrayList<>();
        books.outbox().relay(10, again::add);
        assertEquals(handedOverAndDied, again);
        assertEquals(List.of("ACME 1"), told(again));
    }

    @Test
    void H04_clerks_and_two_relays_at_once_lose_no_message_and_hand_over_first_in_order() {
        CustomerId[] customers = {ACME, BETA, CustomerId.of("GAMMA")};
        Receivables books = openBooks(customers);
        List<String> handed = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger atWork = new AtomicInteger(CLERKS);
        List<Supplier<Boolean>> works = new ArrayList<>();
        for (int clerk = 0; clerk < CLERKS; clerk++) {
            String name = "C" + clerk;
            CustomerId customer = customers[clerk % customers.length];
            works.add(() -> {
                try {
                    post(books, customer, name);
                } finally {
                    atWork.decrementAndGet();
                }
                return true;
            });
        }
        for (int relay = 0; relay < 2; relay++) {
            works.add(() -> {
                boolean isLast = false;
                while (!isLast) {
                    isLast = atWork.get() == 0;
                    // A relay that hands over the same for ever must not outlive its test.
                    while (handed.size() < FAR_TOO_MANY
                            && books.outbox()
                                            .relay(
                                                    7,
                                                    message -> handed.add(told(List.of(message))
                                                            .get(0)))
                                    > 0) {
                        Thread.onSpinWait();
                    }
                }
                return true;
            });
        }

        Clerks.together(works);

        Map<String, List<String>> first = new LinkedHashMap<>();
        for (String message : new LinkedHashSet<>(handed)) {
            first.computeIfAbsent(customerOf(message), customer -> new ArrayList<>())
                    .add(message);
        }
        for (CustomerId customer : customers) {
            long version = books.accounts().history(customer).changes().size();
            assertEquals(
                    LongStream.rangeClosed(1, version)
                            .mapToObj(v -> customer + " " + v)
                            .toList(),
                    first.get(customer.value()));
        }
        assertEquals(List.of(), pending(10));
        assertTrue(handed.size() >= CLERKS * POSTINGS);
    }

    /** Payments, each followed by a command that is refused and a unit that is undone. */
    private static void post(Receivables books, CustomerId customer, String name) {
        for (int i = 0; i < POSTINGS; i++) {
            String id = name + "-" + i;
            books.cash().receive(payment(customer, id, eur("1"), DAY)).orElseThrow();
            books.cash().release(CommandId.of("R-" + id), customer, new AllocationId(999, 1), DAY);
            assertThrows(
                    IllegalCallerException.class,
                    () -> books.accounts().inOneUnit(customer, unit -> {
                        unit.receive(payment(customer, id + " undone", eur("1"), DAY));
                        throw new IllegalCallerException("the work fails");
                    }));
        }
    }
}
