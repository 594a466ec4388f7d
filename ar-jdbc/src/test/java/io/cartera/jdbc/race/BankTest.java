package io.cartera.jdbc.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.Receivables;
import io.cartera.account.AccountId;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.TwoLegs;
import io.cartera.jdbc.JdbcStore;
import io.cartera.money.MoneyBag;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.store.Violation;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * T6: clerks move credit from customer to customer, readers add up what all have; whenever they look, it is the same.
 * Two seconds always, {@code -Dcartera.bank=60} for a minute.
 */
class BankTest {

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("cartera.bank", 2));
    private static final Duration LONGEST_CONTROL = Duration.ofSeconds(60);
    private static final int CLERKS = 6;
    private static final int READERS = 2;
    private static final int CUSTOMERS = 16;
    private static final int CREDITS_OF_A_CLERK = 8;
    private static final Money CREDIT = Money.parse("EUR 10");
    private static final MoneyBag TOTAL =
            MoneyBag.of(CREDIT.multipliedBy(CLERKS * CREDITS_OF_A_CLERK).negated());

    /** A credit, and who has it now. */
    private record Held(ItemId credit, int customer) {}

    private final AtomicLong transfers = new AtomicLong();
    private final AtomicLong readings = new AtomicLong();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @EnumSource
    void I06_T6_the_total_is_the_same_in_every_reading_while_credit_moves(Sessions sessions) {
        try (HikariDataSource database = sessions.pool(CLERKS + READERS)) {
            run(database, database, TIME, false);
            System.out.printf(
                    Locale.ROOT,
                    "T6 %s: %d transfers, %d readings of the total, %d wrong%s%n",
                    sessions,
                    transfers.get(),
                    readings.get(),
                    wrong.size(),
                    wrong.isEmpty() ? "" : ", the first " + wrong.get(0) + ", the last " + wrong.get(wrong.size() - 1));

            assertThat(wrong).isEmpty();
            assertThat(readings).hasPositiveValue();
            assertThat(transfers).hasPositiveValue();
            assertThat(JdbcStore.using(database)
                            .<List<Violation>>read(session -> session.audit().violations()))
                    .isEmpty();
        }
    }

    /** The control: readings without a snapshot must be seen to be wrong. */
    @Test
    void I06_T6_a_total_of_several_states_is_seen() {
        try (HikariDataSource database = Sessions.POSTGRESQL.pool(CLERKS + READERS)) {
            DataSource lax =
                    TamperedDatabase.rewriting(database, sql -> sql.replace("repeatable read", "read committed"));

            run(database, lax, LONGEST_CONTROL, true);

            assertThat(wrong).isNotEmpty();
        }
    }

    private void run(DataSource database, DataSource ofReaders, Duration time, boolean isUntilWrong) {
        ReceivablesStore store = JdbcStore.using(database);
        Receivables books = Receivables.over(store);
        Round.register(store, CUSTOMERS);
        List<List<Held>> held = new ArrayList<>();
        for (int clerk = 0; clerk < CLERKS; clerk++) {
            held.add(credits(books, clerk));
        }
        ExecutorService threads = Executors.newFixedThreadPool(CLERKS + READERS);
        try {
            long end = System.nanoTime() + time.toNanos();
            List<Future<?>> works = new ArrayList<>();
            for (int clerk = 0; clerk < CLERKS; clerk++) {
                int own = clerk;
                works.add(threads.submit(() -> move(books, own, held.get(own), end, isUntilWrong)));
            }
            for (int reader = 0; reader < READERS; reader++) {
                works.add(threads.submit(() -> read(JdbcStore.using(ofReaders), end, isUntilWrong)));
            }
            works.forEach(BankTest::await);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Held> credits(Receivables books, int clerk) {
        List<Held> credits = new ArrayList<>();
        for (int i = 0; i < CREDITS_OF_A_CLERK; i++) {
            String id = "PAY-" + clerk + "-" + i;
            int customer = (clerk + i) % CUSTOMERS;
            books.cash()
                    .receive(Payment.received(PaymentId.of(id), Round.customer(customer), CREDIT, Round.DAY))
                    .orElseThrow();
            credits.add(new Held(ItemId.credit(id), customer));
        }
        return credits;
    }

    /** Hands on one after another of a clerk's credits, each whole. */
    private void move(Receivables books, int clerk, List<Held> credits, long end, boolean isUntilWrong) {
        SplittableRandom choice = new SplittableRandom(clerk);
        for (int number = 0; number == 0 || goesOn(end, isUntilWrong); number++) {
            int which = choice.nextInt(credits.size());
            Held from = credits.get(which);
            int to = (from.customer() + 1 + choice.nextInt(CUSTOMERS - 1)) % CUSTOMERS;
            String id = "MOVE-" + clerk + "-" + number;
            books.adjustments()
                    .record(
                            CommandId.of(id),
                            TwoLegs.transfer(
                                    Round.customer(from.customer()), from.credit(), Round.customer(to), Round.DAY))
                    .orElseThrow();
            credits.set(which, new Held(ItemId.credit(id), to));
            transfers.incrementAndGet();
        }
    }

    /** Adds up account after account, and as the control account of the general ledger. */
    private void read(ReceivablesStore store, long end, boolean isUntilWrong) {
        Receivables books = Receivables.over(store);
        for (int reading = 0; reading == 0 || goesOn(end, isUntilWrong); reading++) {
            MoneyBag total = reading % 2 == 0
                    ? store.<MoneyBag>read(BankTest::total)
                    : books.generalLedger().controlTotal(Round.DAY);
            if (!total.equals(TOTAL)) {
                wrong.add(total + " by reading " + readings.get());
            }
            readings.incrementAndGet();
        }
    }

    private static MoneyBag total(Session session) {
        List<Money> open = new ArrayList<>();
        for (AccountId account : session.accounts().accounts(LedgerId.MAIN)) {
            session.accounts().openItems(account, AsOf.of(Round.DAY)).forEach(item -> open.add(item.signedOpen()));
        }
        return open.stream().collect(MoneyBag.collector());
    }

    private boolean goesOn(long end, boolean isUntilWrong) {
        return System.nanoTime() < end && (!isUntilWrong || wrong.isEmpty());
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a command or a reading failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while credit moves", interrupted);
        }
    }
}
