package io.cartera.contract;

import static io.cartera.contract.Bookkeeper.command;
import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.customer;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static io.cartera.contract.Samples.invoice;
import static io.cartera.contract.Samples.payment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cartera.Receivables;
import io.cartera.account.CustomerAccount;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.analysis.EntryTotals;
import io.cartera.money.MoneyBag;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/**
 * What sessions of a {@link ReceivablesStore} see of each other: locks are waited for, what is not yet kept is not
 * seen, and a reading is of one moment. A store may let others wait or let them go on; both are right.
 */
public abstract class IsolationContract extends StoreContract {

    private static final LocalDate DAY = day("2026-01-10");

    /** For the test of a store. */
    protected IsolationContract() {}

    private static void post(Session session, Bookkeeper keeper, String id) {
        keeper.apply(
                session, unit -> unit.post(command(CommandKind.RECEIVE, id), Bookkeeper.receipt(id, eur("1"), DAY)));
    }

    @Test
    void whoever_locks_a_locked_account_waits_and_then_sees_what_was_recorded() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.credit("PAY-0", eur("1"), DAY);
        for (int round = 1; round <= 3; round++) {
            String id = "PAY-" + round;
            CountDownLatch locked = new CountDownLatch(1);
            CountDownLatch secondIsThrough = new CountDownLatch(1);
            Supplier<Long> first = () -> store().write(session -> {
                CustomerAccount unit = acme.unit(session);
                locked.countDown();
                Clerks.giveWayFor(secondIsThrough);
                unit.post(command(CommandKind.RECEIVE, id), Bookkeeper.receipt(id, eur("1"), DAY));
                session.accounts().record(unit.writes());
                return unit.version();
            });
            Supplier<Long> second = () -> {
                Clerks.waitFor(locked);
                long version = acme.version();
                secondIsThrough.countDown();
                return version;
            };

            List<Long> versions = Clerks.together(List.of(first, second));

            assertEquals(List.of(round + 1L, round + 1L), versions);
        }
    }

    @Test
    void whoever_locks_a_new_account_that_is_being_opened_waits_and_then_sees_what_was_recorded() {
        for (int round = 1; round <= 3; round++) {
            Bookkeeper keeper = keeperOf(Samples.accountOf("N-" + round));
            CountDownLatch opened = new CountDownLatch(1);
            CountDownLatch secondIsThrough = new CountDownLatch(1);
            Supplier<Long> first = () -> store().write(session -> {
                CustomerAccount unit = keeper.unit(session);
                opened.countDown();
                Clerks.giveWayFor(secondIsThrough);
                unit.post(command(CommandKind.RECEIVE, "PAY-1"), Bookkeeper.receipt("PAY-1", eur("1"), DAY));
                session.accounts().record(unit.writes());
                return unit.version();
            });
            Supplier<Long> second = () -> {
                Clerks.waitFor(opened);
                long version = keeper.version();
                secondIsThrough.countDown();
                return version;
            };

            assertEquals(List.of(1L, 1L), Clerks.together(List.of(first, second)));
        }
    }

    @Test
    void a_lock_ends_with_its_session_even_if_that_fails() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        for (int round = 1; round <= 3; round++) {
            CountDownLatch locked = new CountDownLatch(1);
            String id = "PAY-" + round;
            Supplier<Boolean> failing = () -> {
                try {
                    return store().write(session -> {
                        post(session, acme, id);
                        locked.countDown();
                        throw new IllegalArgumentException("the host's own");
                    });
                } catch (IllegalArgumentException expected) {
                    return false;
                }
            };
            Supplier<Boolean> following = () -> {
                Clerks.waitFor(locked);
                acme.credit(id, eur("2"), DAY);
                return true;
            };

            assertEquals(List.of(false, true), Clerks.together(List.of(failing, following)));
            assertEquals(round, acme.version());
        }
    }

    @Test
    void what_is_not_yet_kept_is_not_seen() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        Supplier<Boolean> writing = () -> {
            try {
                return store().write(session -> {
                    post(session, acme, "PAY-1");
                    session.customers().add(customer(ACME));
                    session.invoices().add(ACME_ACCOUNT, invoice(ACME, "INV-1", eur("1"), DAY));
                    session.accounts().close(LedgerId.MAIN, Samples.closing("CLOSE", DAY));
                    written.countDown();
                    Clerks.giveWayFor(seen);
                    throw new IllegalArgumentException("the host's own");
                });
            } catch (IllegalArgumentException expected) {
                return true;
            }
        };
        Supplier<Boolean> reading = () -> {
            Clerks.waitFor(written);
            boolean isAsBefore = read(session ->
                    session.accounts().history(ACME_ACCOUNT).changes().isEmpty()
                            && session.customers().all().isEmpty()
                            && session.accounts().accounts(LedgerId.MAIN).isEmpty()
                            && session.accounts().closedThrough(LedgerId.MAIN).isEmpty()
                            && openItems(session).isEmpty());
            seen.countDown();
            return isAsBefore;
        };

        assertEquals(List.of(true, true), Clerks.together(List.of(writing, reading)));
    }

    private static List<OpenItem> openItems(Session session) {
        List<OpenItem> items = new ArrayList<>();
        session.accounts().openItems(LedgerId.MAIN, AsOf.of(DAY)).forEach(items::add);
        return items;
    }

    @Test
    void a_reading_session_sees_one_moment_from_its_first_question_to_its_last() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Bookkeeper beta = keeperOf(BETA_ACCOUNT);
        acme.credit("PAY-1", eur("1"), DAY);
        beta.credit("PAY-1", eur("1"), DAY);
        Function<Session, List<Object>> question = session -> List.of(
                session.accounts().history(ACME_ACCOUNT),
                session.accounts().history(BETA_ACCOUNT),
                openItems(session),
                session.customers().all(),
                session.accounts().accounts(LedgerId.MAIN),
                session.accounts().closedThrough(LedgerId.MAIN));
        List<Object> before = read(question);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        Supplier<Boolean> reading = () -> store().read(session -> {
            boolean isAsBefore = session.accounts().history(ACME_ACCOUNT).equals(before.get(0));
            begun.countDown();
            Clerks.giveWayFor(written);
            return isAsBefore && question.apply(session).equals(before);
        });
        Supplier<Boolean> writing = () -> {
            Clerks.waitFor(begun);
            write(session -> {
                post(session, acme, "PAY-2");
                post(session, beta, "PAY-2");
                session.accounts().lock(Samples.accountOf("NEW"));
                session.customers().add(customer(ACME));
                session.accounts().close(LedgerId.MAIN, Samples.closing("CLOSE", DAY));
            });
            written.countDown();
            return true;
        };

        assertEquals(List.of(true, true), Clerks.together(List.of(reading, writing)));
        assertEquals(2, beta.version());
    }

    @Test
    void a_reader_never_sees_half_of_a_unit() {
        Receivables books = Receivables.over(store());
        books.customers().register(customer(ACME)).orElseThrow();

        assertNeverHalf(
                round -> books.accounts().inOneUnit(ACME, batch -> {
                    String id = "R-" + round;
                    batch.issue(invoice(ACME, id, eur("2"), DAY));
                    batch.receive(payment(ACME, id, eur("2"), DAY));
                    batch.settle(
                            CommandId.of(id),
                            Settlement.none().matching(ItemId.credit(id), ItemId.debit(id), eur("1"), DAY));
                    return true;
                }),
                session -> {
                    long commands =
                            session.accounts().history(ACME_ACCOUNT).changes().size();
                    long rows = session.audit().of(ACME_ACCOUNT).size() - 1;
                    return commands % 3 == 0
                            && commands == rows
                            && openItems(session).size() == commands / 3 * 2
                            && signedSum(openItems(session)) == 0;
                });

        assertEquals(MoneyBag.empty(), books.accounts().balance(ACME, DAY));
    }

    @Test
    void a_reader_never_sees_half_of_a_transfer() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Bookkeeper beta = keeperOf(BETA_ACCOUNT);

        assertNeverHalf(
                round -> {
                    String id = "T-" + round;
                    write(session -> {
                        acme.apply(session, unit -> unit.post(command(CommandKind.SETTLE, id), debitNote(id)));
                        post(session, beta, id);
                    });
                    return true;
                },
                session -> signedSum(openItems(session)) == 0
                        && session.accounts().history(ACME_ACCOUNT).changes().size()
                                == session.accounts()
                                        .history(BETA_ACCOUNT)
                                        .changes()
                                        .size());
    }

    private static Entry debitNote(String id) {
        return Entry.builder(ItemId.debit(id), EntryKind.DEBIT_NOTE, eur("1"), DAY)
                .build();
    }

    private static long signedSum(List<OpenItem> items) {
        return items.stream()
                .mapToLong(item -> item.side() == Side.DEBIT ? item.openMinor() : -item.openMinor())
                .sum();
    }

    /** Writes fifty times while a reader looks as often as it can; every look must find what always holds. */
    private void assertNeverHalf(Function<Integer, Boolean> writing, Function<Session, Boolean> alwaysHolds) {
        AtomicBoolean isDone = new AtomicBoolean();
        Supplier<Boolean> writer = () -> {
            try {
                for (int round = 0; round < 50; round++) {
                    writing.apply(round);
                }
                return true;
            } finally {
                isDone.set(true);
            }
        };
        Supplier<Boolean> reader = () -> {
            do {
                if (!read(alwaysHolds)) {
                    return false;
                }
            } while (!isDone.get());
            return true;
        };

        assertEquals(List.of(true, true), Clerks.together(List.of(writer, reader)));
        assertTrue(read(alwaysHolds));
    }

    @Test
    void what_a_closed_period_holds_does_not_change_even_if_somebody_was_about_to_post() {
        Receivables books = Receivables.over(store());
        books.customers().register(customer(ACME)).orElseThrow();
        DateRange january = DateRange.of(day("2026-01-01"), day("2026-02-01"));
        for (int round = 1; round <= 3; round++) {
            Receivables branch = books.inLedger(LedgerId.of("branch " + round));
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch closed = new CountDownLatch(1);
            Supplier<EntryTotals.Total> posting = () -> {
                branch.accounts().inOneUnit(ACME, batch -> {
                    begun.countDown();
                    Clerks.giveWayFor(closed);
                    return batch.receive(payment(ACME, "PAY-1", eur("1"), DAY));
                });
                return branch.accounts().totals(january).of(CurrencyUnit.EUR, EntryKind.RECEIPT);
            };
            Supplier<EntryTotals.Total> closing = () -> {
                Clerks.waitFor(begun);
                branch.accounts().close(day("2026-01-31"));
                EntryTotals.Total totals = branch.accounts().totals(january).of(CurrencyUnit.EUR, EntryKind.RECEIPT);
                closed.countDown();
                return totals;
            };

            List<EntryTotals.Total> totals = Clerks.together(List.of(posting, closing));

            assertEquals(totals.get(1), totals.get(0));
        }
    }
}
