package io.cartera.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.aging.AgingSpec;
import io.cartera.customer.CustomerId;
import io.cartera.time.AsOf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Accounts, through the door: thousands of random commands, back-dated and dated ahead, and hundreds of questions about
 * any day, as known at any instant. The same commands for every store: a failure names the seed and the command.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class AsOfTortureContract extends StoreContract {

    private static final long SEED = 20260731;
    private static final int EVERY = 20;

    /** What must have happened for the run to be worth its name. */
    private static final Set<String> MET = Set.of(
            "issue Applied",
            "issue Conflicting",
            "issue PeriodClosed",
            "issue UnknownCustomer",
            "issue CreditedBeyondDocument",
            "receive Applied",
            "receive Conflicting",
            "receive PeriodClosed",
            "apply Applied",
            "apply Conflicting",
            "settle Applied",
            "settle Conflicting",
            "settle UnknownItem",
            "settle CurrencyDiffers",
            "settle PeriodClosed",
            "settle TooEarly",
            "settle OverApplied",
            "release Applied",
            "release Conflicting",
            "release UnknownAllocation",
            "release AlreadyReleased",
            "release NotReleasable",
            "reverse Applied",
            "reverse Conflicting",
            "reverse CreditedDocument",
            "reverse UnknownItem",
            "reverse NotReversible",
            "reverse AlreadyReversed",
            "reverse AlreadyReturned",
            "return Applied",
            "return Conflicting",
            "return UnknownItem",
            "return NotReversible",
            "return AlreadyReversed",
            "return AlreadyReturned");

    /** For stores that keep the contract. */
    protected AsOfTortureContract() {}

    /**
     * How many commands are given before questions are asked, and again after that. A store that differs from a proven one in
     * what has no bearing on days and instants may take fewer, at least 1,500: with less not all that has to happen does.
     */
    protected int commands() {
        return 5_000;
    }

    // No more than the commands come to: twelve are given on a day.
    private int days() {
        return commands() * 2 / 25;
    }

    @Test
    void after_thousands_of_commands_every_day_is_as_a_replay_has_it() {
        TortureRun run = new TortureRun(store(), SEED);
        run.go(commands());
        NaiveAnswers replay = run.replay();
        BookAnswers books = run.answersNow();

        List<Integer> days = run.someDays(days());
        for (int day : days) {
            AsOf asOf = AsOf.of(TortureRun.date(day));
            run.requireSame(replay.asOf(day), books.asOf(asOf.date()), asOf);
        }

        assertEquals(days(), days.size());
        Set<String> missing = new TreeSet<>(MET);
        missing.removeAll(run.outcomes().keySet());
        assertEquals(Set.of(), missing, "outcomes that did not come");
    }

    @Test
    void old_questions_as_known_then_have_the_old_answers_byte_for_byte_after_thousands_of_commands_more() {
        TortureRun run = new TortureRun(store(), SEED);
        run.go(commands());
        Instant then = run.lastRecordedAt();
        Map<Integer, byte[]> old = new LinkedHashMap<>();
        BookAnswers before = run.answersNow();
        for (int day : run.someDays(days())) {
            old.put(day, bytes(before.asOf(TortureRun.date(day))));
        }

        run.go(commands());
        BookAnswers now = run.answersNow();
        BookAnswers known = now.knownAt(then);
        NaiveAnswers replay = run.replay();
        int changed = 0;
        for (Map.Entry<Integer, byte[]> answer : old.entrySet()) {
            int day = answer.getKey();
            AsOf asOf = AsOf.of(TortureRun.date(day)).knownAt(then);
            String again = known.asOf(asOf.date());
            run.requireSame(new String(answer.getValue(), StandardCharsets.UTF_8), again, asOf);
            assertArrayEquals(answer.getValue(), bytes(again));
            if (day % EVERY == 0) {
                String today = now.asOf(asOf.date());
                run.requireSame(replay.asOf(day), today, AsOf.of(asOf.date()));
                changed += today.equals(again) ? 0 : 1;
            }
        }

        assertTrue(changed > days() / 80, "what was recorded later changed " + changed + " of the answers of today");
    }

    @Test
    void any_day_as_known_at_any_instant_is_as_it_was_told_then() {
        TortureRun run = new TortureRun(store(), SEED + 1);
        Map<AsOf, String> told = new LinkedHashMap<>();
        while (told.size() < days() / 2) {
            run.go(EVERY);
            int day = run.someDay();
            told.put(
                    AsOf.of(TortureRun.date(day)).knownAt(run.lastRecordedAt()),
                    run.replay().asOf(day));
        }

        BookAnswers now = run.answersNow();
        for (Map.Entry<AsOf, String> answer : told.entrySet()) {
            AsOf asOf = answer.getKey();
            BookAnswers books = now.knownAt(asOf.knownAt().orElseThrow());
            run.requireSame(answer.getValue(), books.asOf(asOf.date()), asOf);
        }
    }

    @Test
    void an_account_and_the_ledger_say_the_same_about_any_day() {
        TortureRun run = new TortureRun(store(), SEED + 2);
        run.go(commands() / 10);
        Instant then = run.lastRecordedAt();
        run.go(commands() / 10);

        for (int day : run.someDays(days() / EVERY / 2)) {
            AsOf now = AsOf.of(TortureRun.date(day));
            for (AsOf asOf : List.of(now, now.knownAt(then))) {
                List<OpenItem> ofAccounts = new ArrayList<>();
                for (CustomerId customer : run.customers()) {
                    ofAccounts.addAll(run.books().accounts().openItems(customer, asOf));
                }
                List<OpenItem> ofLedger = new ArrayList<>();
                run.books().accounts().openItems(asOf, ofLedger::add);
                assertEquals(ofAccounts, ofLedger, () -> "open items " + asOf);
                for (AgingSpec spec : List.of(
                        AgingSpec.byDueDate(AnswerText.BUCKETS), AgingSpec.byDocumentDate(AnswerText.BUCKETS))) {
                    assertEquals(
                            spec.age(OpenItemSource.of(ofAccounts), asOf.date()).rows(),
                            run.books().accounts().aging(spec, asOf).rows(),
                            () -> "aging " + asOf);
                }
            }
            for (CustomerId customer : run.customers()) {
                assertEquals(
                        run.books().accounts().history(customer).balance(now.date()),
                        run.books().accounts().balance(customer, now.date()),
                        () -> "balance of " + customer + " on " + now.date());
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
