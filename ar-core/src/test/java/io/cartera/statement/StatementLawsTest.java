package io.cartera.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountHistory;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingSpec;
import io.cartera.collection.HeldBack;
import io.cartera.statement.RandomBooks.Step;
import io.cartera.time.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What holds of statements in every style, whatever happened on the account. */
class StatementLawsTest {

    private static final int FIRST_STEP = -20;
    private static final LocalDate FIRST = RandomBooks.DAY_0;
    private static final LocalDate LAST = FIRST.plusDays(30);
    private static final DateRange MARCH = DateRange.ofClosed(FIRST, LAST);
    private static final AgingSpec AGING = AgingSpec.byDueDate(AgingBuckets.days(5, 15));

    @Provide
    Arbitrary<List<Step>> steps() {
        return RandomBooks.steps(FIRST_STEP, 50);
    }

    private static Statement in(StatementStyle style, AccountHistory history, DateRange period) {
        return Statement.of(history, style, period, AGING);
    }

    @Property(tries = 500)
    void L01_opening_and_activity_are_closing_in_every_style_and_currency(
            @ForAll("steps") List<Step> steps, @ForAll StatementStyle style) {
        AccountHistory history = new RandomBooks().after(steps).history();
        Statement statement = in(style, history, MARCH);

        for (TAccount account : statement.accounts()) {
            assertThat(account.opening()).isEqualTo(balance(history, account.currency(), FIRST.minusDays(1)));
            assertThat(account.closing()).isEqualTo(balance(history, account.currency(), LAST));
            assertThat(account.opening().plus(account.debitTotal()).minus(account.creditTotal()))
                    .isEqualTo(account.closing());
            assertThat(account.movements().stream().map(Movement::change).reduce(account.opening(), Money::plus))
                    .isEqualTo(account.closing());
            if (style.listsEntries()) {
                assertThat(account.lines().stream()
                                .map(line ->
                                        signed(line.entry().side(), line.entry().amount()))
                                .reduce(account.opening(), Money::plus))
                        .isEqualTo(account.closing());
                assertThat(account.lines()).hasSize((int)
                        account.movements().stream().mapToLong(Movement::count).sum());
            }
        }
    }

    /** Neither totals nor links of the books are used. */
    private static Money balance(AccountHistory history, CurrencyUnit currency, LocalDate on) {
        return history.entries()
                .filter(entry -> entry.currency().equals(currency)
                        && !entry.effectiveOn().isAfter(on))
                .map(entry -> signed(entry.side(), entry.amount()))
                .reduce(Money.zero(currency), Money::plus);
    }

    private static Money signed(Side side, Money amount) {
        return side == Side.DEBIT ? amount : amount.negated();
    }

    @Property(tries = 500)
    void L01_the_closing_of_one_period_opens_the_next_in_whatever_style(
            @ForAll("steps") List<Step> steps,
            @ForAll @IntRange(min = 0, max = 31) int cut,
            @ForAll StatementStyle one,
            @ForAll StatementStyle other) {
        AccountHistory history = new RandomBooks().after(steps).history();
        Statement before = in(one, history, DateRange.of(FIRST, FIRST.plusDays(cut)));
        Statement after = in(other, history, DateRange.of(FIRST.plusDays(cut), MARCH.endExclusive()));

        for (CurrencyUnit currency : currencies(before, after)) {
            assertThat(after.find(currency).map(TAccount::opening).orElse(Money.zero(currency)))
                    .isEqualTo(before.find(currency).map(TAccount::closing).orElse(Money.zero(currency)));
        }
    }

    @Property(tries = 500)
    void a_statement_without_what_was_before_the_period_is_that_of_the_history(
            @ForAll("steps") List<Step> steps,
            @ForAll @IntRange(min = 0, max = 31) int from,
            @ForAll @IntRange(min = 0, max = 31) int days,
            @ForAll StatementStyle style) {
        AccountHistory history = new RandomBooks().after(steps).history();
        DateRange period =
                DateRange.of(FIRST.plusDays(from), FIRST.plusDays(from).plusDays(days));
        List<OpenItem> open = history.openItems(period.endExclusive().minusDays(1));

        Statement found = Statement.of(
                history.account(),
                open,
                action -> history.entries()
                        .forEach(entry -> action.accept(history.account().customer(), entry)),
                style,
                period,
                AGING,
                HeldBack.nothing());

        assertThat(found).hasToString(in(style, history, period).toString());
        assertThat(found.accounts())
                .usingRecursiveComparison()
                .isEqualTo(in(style, history, period).accounts());
        Statistics.label("T-accounts").collect(found.accounts().size());
    }

    private static Set<CurrencyUnit> currencies(Statement... statements) {
        Set<CurrencyUnit> currencies = new TreeSet<>();
        for (Statement statement : statements) {
            statement.accounts().stream().map(TAccount::currency).forEach(currencies::add);
        }
        return currencies;
    }

    @Property(tries = 500)
    void L03_open_debits_less_open_credits_are_the_closing_balance(
            @ForAll("steps") List<Step> steps, @ForAll StatementStyle style) {
        AccountHistory history = new RandomBooks().after(steps).history();
        Statement statement = in(style, history, MARCH);

        List<OpenItem> listed = new ArrayList<>();
        for (TAccount account : statement.accounts()) {
            if (style.listsOpenItems()) {
                assertThat(account.openItems().stream()
                                .map(item -> signed(item.side(), item.open()))
                                .reduce(Money.zero(account.currency()), Money::plus))
                        .isEqualTo(account.closing());
            }
            account.openItems().forEach(item -> {
                assertThat(item.currency()).isEqualTo(account.currency());
                assertThat(item.applied().plus(item.open())).isEqualTo(item.amount());
            });
            listed.addAll(account.openItems());
        }
        assertThat(listed).isEqualTo(style.listsOpenItems() ? history.openItems(LAST) : List.of());
        assertThat(listed).isSortedAccordingTo(OpenItem.readingOrder());
        Statistics.label("open debits beside open credits, some in part")
                .collect(isInteresting(history.openItems(LAST)))
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 25));
    }

    private static boolean isInteresting(List<OpenItem> items) {
        return items.stream().map(OpenItem::side).distinct().count() == 2
                && items.stream().anyMatch(item -> item.applied().isPositive());
    }

    @Property(tries = 500)
    void T01_the_columns_of_the_aging_sum_to_the_closing_balance(
            @ForAll("steps") List<Step> steps, @ForAll StatementStyle style) {
        AccountHistory history = new RandomBooks().after(steps).history();

        for (TAccount account : in(style, history, MARCH).accounts()) {
            assertThat(account.aging().balance()).isEqualTo(account.closing());
            assertThat(account.aging().currency()).isEqualTo(account.currency());
            assertThat(account.aging().overdue()).hasSize(3);
            assertThat(account.aging().openDebits()).isEqualTo(open(history, account.currency(), Side.DEBIT));
            assertThat(account.aging().unapplied()).isEqualTo(open(history, account.currency(), Side.CREDIT));
            assertThat(account.aging().notDue())
                    .isEqualTo(history.openItems(LAST).stream()
                            .filter(item -> item.currency().equals(account.currency())
                                    && item.side() == Side.DEBIT
                                    && !item.dueOn().isBefore(LAST))
                            .map(OpenItem::open)
                            .reduce(Money.zero(account.currency()), Money::plus));
        }
    }

    private static Money open(AccountHistory history, CurrencyUnit currency, Side side) {
        return history.openItems(LAST).stream()
                .filter(item -> item.currency().equals(currency) && item.side() == side)
                .map(OpenItem::open)
                .reduce(Money.zero(currency), Money::plus);
    }

    @Property(tries = 500)
    void a_style_changes_what_is_listed_and_no_figure(@ForAll("steps") List<Step> steps) {
        AccountHistory history = new RandomBooks().after(steps).history();
        Statement whole = in(StatementStyle.ACTIVITY, history, MARCH);

        for (StatementStyle style : StatementStyle.values()) {
            Statement statement = in(style, history, MARCH);
            assertThat(figures(statement)).isEqualTo(figures(whole));
            for (TAccount account : statement.accounts()) {
                TAccount all = whole.find(account.currency()).orElseThrow();
                assertThat(account.lines()).isEqualTo(style.listsEntries() ? all.lines() : List.of());
                assertThat(account.openItems()).isEqualTo(style.listsOpenItems() ? all.openItems() : List.of());
            }
        }
    }

    private static List<String> figures(Statement statement) {
        return statement.accounts().stream()
                .map(account -> account.opening() + " " + account.movements() + " " + account.debitTotal() + " "
                        + account.creditTotal() + " " + account.closing() + " " + account.aging())
                .toList();
    }

    private static List<String> all(Statement statement) {
        List<String> all = new ArrayList<>(figures(statement));
        for (TAccount account : statement.accounts()) {
            account.lines().forEach(line -> all.add(line.entry() + " " + line.balance()));
            account.openItems().forEach(item -> all.add(item + " of " + item.amount()));
        }
        return all;
    }

    @Property(tries = 500)
    void every_currency_with_something_to_state_has_a_T_account_and_no_other(@ForAll("steps") List<Step> steps) {
        AccountHistory history = new RandomBooks().after(steps).history();
        Set<CurrencyUnit> expected = new TreeSet<>();
        history.entries()
                .filter(entry -> MARCH.contains(entry.effectiveOn()))
                .forEach(entry -> expected.add(entry.currency()));
        history.openItems(LAST).forEach(item -> expected.add(item.currency()));
        history.balance(FIRST.minusDays(1)).currencies().stream()
                .filter(currency ->
                        !balance(history, currency, FIRST.minusDays(1)).isZero())
                .forEach(expected::add);

        assertThat(in(StatementStyle.OPEN_ITEM, history, MARCH).accounts())
                .extracting(TAccount::currency)
                .containsExactlyElementsOf(expected);
    }

    @Property(tries = 500)
    void T02_what_counts_from_a_later_day_on_changes_nothing(
            @ForAll("steps") List<Step> steps, @ForAll("steps") List<Step> more, @ForAll StatementStyle style) {
        RandomBooks books = new RandomBooks().after(steps);
        List<String> before = all(in(style, books.history(), MARCH));
        List<Step> later =
                more.stream().map(step -> step.plusDays(31 - FIRST_STEP)).toList();

        assertThat(all(in(style, books.after(later).history(), MARCH))).isEqualTo(before);
    }

    @Property(tries = 500)
    void T05_what_is_recorded_later_does_not_change_a_statement_as_it_was_known(
            @ForAll("steps") List<Step> steps, @ForAll("steps") List<Step> later, @ForAll StatementStyle style) {
        RandomBooks books = new RandomBooks().after(steps);
        AccountHistory known = books.history();
        Instant instant = known.changes().isEmpty()
                ? Instant.EPOCH
                : known.changes().get(known.changes().size() - 1).recording().at();
        AccountHistory then = books.after(later).history().knownAt(instant);

        assertThat(all(in(style, then, MARCH))).isEqualTo(all(in(style, known, MARCH)));
    }

    @Property(tries = 500)
    void movements_are_debits_before_credits_each_kind_once_and_never_empty(@ForAll("steps") List<Step> steps) {
        AccountHistory history = new RandomBooks().after(steps).history();

        for (TAccount account :
                in(StatementStyle.BALANCE_FORWARD, history, MARCH).accounts()) {
            int last = -1;
            for (Movement movement : account.movements()) {
                int place = 100 * movement.side().ordinal() + movement.kind().ordinal();
                assertThat(place).isGreaterThan(last);
                assertThat(movement.count()).isPositive();
                assertThat(movement.total())
                        .isEqualTo(account.lines(movement.side()).stream()
                                .filter(line -> line.entry().kind() == movement.kind())
                                .map(line -> line.entry().amount())
                                .reduce(Money.zero(account.currency()), Money::plus));
                last = place;
            }
        }
    }
}
