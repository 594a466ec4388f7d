package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.Receivables;
import io.cartera.account.AccountId;
import io.cartera.account.EntrySource;
import io.cartera.account.LedgerId;
import io.cartera.aging.AgingSpec;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.statement.HistoryPage;
import io.cartera.statement.HistoryQuery;
import io.cartera.store.AccountRepository;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every reading of a database is that of the store in memory which was given the same commands: what is open by age, as of
 * past and future days and as known at an instant, balances, statements, histories, what is overdue, facts of customers.
 */
class ReadingsEqualTest {

    private static final int DOCUMENTS = Integer.getInteger("cartera.documents", 3_000);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private static final InMemoryStore MEMORY = new InMemoryStore();
    private static Map<String, Integer> outcomes = Map.of();

    @BeforeAll
    static void record() {
        outcomes = GeneratedTrade.record(MEMORY, DOCUMENTS);
    }

    @ParameterizedTest
    @EnumSource
    void E01_readings_are_those_of_the_store_in_memory_with_the_same_commands(TestDatabase kind) throws Exception {
        try (HikariDataSource pool = kind.pool(1)) {
            JdbcStore store = JdbcStore.using(pool);
            long begin = System.nanoTime();
            assertThat(GeneratedTrade.record(store, DOCUMENTS)).isEqualTo(outcomes);
            if (kind == TestDatabase.POSTGRESQL) {
                TestDatabase.execute(pool, "analyze");
            }
            long recorded = System.nanoTime();
            Receivables books = Receivables.over(store);
            Map<String, Asked> asked = new TreeMap<>();

            questions().all().forEach(question -> {
                Asked ofKind = asked.computeIfAbsent(question.kind(), none -> new Asked());
                assertThat(ofKind.find(question, books))
                        .as(question.toString())
                        .isEqualTo(question.answer().apply(Receivables.over(MEMORY)));
            });

            System.out.printf(
                    Locale.ROOT,
                    "readings on %s: %,d documents and payments recorded in %d s, %d days, %s%n",
                    kind,
                    DOCUMENTS,
                    Duration.ofNanos(recorded - begin).toSeconds(),
                    ReadingQuestions.DAYS.size(),
                    asked);
        }
    }

    @Test
    void the_trade_has_all_that_changes_what_is_open() {
        assertThat(outcomes.keySet().stream().filter(name -> name.endsWith(" Applied")))
                .containsExactlyInAnyOrder(
                        "application Applied",
                        "bad debt Applied",
                        "credit note Applied",
                        "deposit Applied",
                        "dispute Applied",
                        "invoice Applied",
                        "payment Applied",
                        "promise Applied",
                        "release Applied",
                        "return Applied",
                        "reversal Applied",
                        "transfer Applied",
                        "transfer of a deposit Applied");
        assertThat(ReadingQuestions.DAYS).hasSizeGreaterThanOrEqualTo(20);
        assertThat(questions().all().map(ReadingQuestions.Question::kind).distinct())
                .hasSize(15);
    }

    @Test
    void a_wrong_reading_is_found() {
        assertThat(wrongKinds("openItems", AccountId.class, none -> null)).isEmpty();
        assertThat(wrongKinds(
                        "aging",
                        LedgerId.class,
                        asked -> asked.sound.aging(
                                (LedgerId) asked.args[0], (AgingSpec) asked.args[1], AsOf.of(LAST_DAY))))
                .containsExactly("aging", "aging as known");
        assertThat(wrongKinds(
                        "aging",
                        LedgerId.class,
                        asked -> asked.sound.aging(
                                (LedgerId) asked.args[0],
                                (AgingSpec) asked.args[1],
                                AsOf.of(((AsOf) asked.args[2]).date()))))
                .containsExactly("aging as known");
        assertThat(wrongKinds(
                        "openItems",
                        LedgerId.class,
                        asked -> asked.sound.openItems(
                                (LedgerId) asked.args[0], AsOf.of(((AsOf) asked.args[1]).date()))))
                .containsExactly("aging with disputes apart as known", "candidates as known");
        assertThat(wrongKinds(
                        "openItems",
                        AccountId.class,
                        asked -> asked.sound.openItems((AccountId) asked.args[0], AsOf.of(LAST_DAY))))
                .contains("statement", "balance", "open items", "open items as known", "collectable");
        assertThat(wrongKinds(
                        "entries",
                        LedgerId.class,
                        asked -> withoutLastDay(
                                asked.sound.entries((LedgerId) asked.args[0], (DateRange) asked.args[1]),
                                (DateRange) asked.args[1])))
                .containsExactly("balances", "facts of all");
        assertThat(wrongKinds(
                        "entries",
                        AccountId.class,
                        asked -> withoutLastDay(
                                asked.sound.entries((AccountId) asked.args[0], (DateRange) asked.args[1]),
                                (DateRange) asked.args[1])))
                .containsExactly("facts", "statement");
        assertThat(wrongKinds("history", AccountId.class, asked -> {
                    if (asked.args.length == 1) {
                        return asked.sound.history((AccountId) asked.args[0]);
                    }
                    HistoryQuery query = (HistoryQuery) asked.args[1];
                    HistoryPage page = asked.sound.history((AccountId) asked.args[0], query);
                    return page.lines().size() < 2
                            ? page
                            : HistoryPage.of(query, page.lines().subList(1, 2));
                }))
                .containsExactly("history");
    }

    private static ReadingQuestions questions() {
        return new ReadingQuestions(GeneratedTrade.customers(DOCUMENTS), 8, 3);
    }

    /** Few enough to be asked again for each wrong reading. */
    private static ReadingQuestions someQuestions() {
        return new ReadingQuestions(GeneratedTrade.customers(DOCUMENTS), 2, 2);
    }

    private static EntrySource withoutLastDay(EntrySource entries, DateRange period) {
        return action -> entries.forEach((customer, entry) -> {
            if (!entry.effectiveOn().equals(period.endExclusive().minusDays(1))) {
                action.accept(customer, entry);
            }
        });
    }

    /** Of which kinds the questions are that a store answers otherwise which answers one call so; null is the sound answer. */
    private static Set<String> wrongKinds(String call, Class<?> first, Function<Wrong, Object> answer) {
        ReceivablesStore flawed = new ReceivablesStore() {
            @Override
            public <T> T write(Function<? super Session, ? extends T> work) {
                return MEMORY.write(work);
            }

            @Override
            public <T> T read(Function<? super Session, ? extends T> work) {
                return MEMORY.read(session -> work.apply(flawed(session, call, first, answer)));
            }
        };
        Set<String> kinds = new TreeSet<>();
        someQuestions()
                .differences(Receivables.over(MEMORY), Receivables.over(flawed))
                .forEach(question -> kinds.add(question.kind()));
        return kinds;
    }

    private static Session flawed(Session session, String call, Class<?> first, Function<Wrong, Object> answer) {
        AccountRepository accounts = passing(AccountRepository.class, session.accounts(), (method, args) -> {
            boolean isMeant = method.getName().equals(call) && first.isInstance(args[0]);
            return isMeant ? answer.apply(new Wrong(session.accounts(), args)) : null;
        });
        return passing(
                Session.class, session, (method, args) -> method.getName().equals("accounts") ? accounts : null);
    }

    private static <T> T passing(Class<T> type, T sound, Answer answer) {
        InvocationHandler handler = (proxy, method, args) -> {
            Object instead = answer.to(method, args);
            return instead == null ? call(sound, method, args) : instead;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private interface Answer {
        Object to(Method method, Object[] args);
    }

    /** A call of a repository that is sound otherwise. */
    private record Wrong(AccountRepository sound, Object... args) {}

    /** How many questions of a kind the database was asked, and how long it took over them. */
    private static final class Asked {

        private int questions;
        private long nanos;

        Object find(ReadingQuestions.Question question, Receivables books) {
            long begin = System.nanoTime();
            Object answer = question.answer().apply(books);
            nanos += System.nanoTime() - begin;
            questions++;
            return answer;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d in %.1f s", questions, nanos / 1e9);
        }
    }
}
