package io.cartera.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Side;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingSpec;
import io.cartera.customer.CustomerId;
import io.cartera.time.DateRange;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Recording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class StatementTest {

    private static final AccountId ACCOUNT = AccountId.of(LedgerId.MAIN, CustomerId.of("ACME"));
    private static final Instant DAWN = Instant.parse("2026-01-01T06:00:00Z");
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final DateRange MARCH = DateRange.ofClosed(FIRST, LocalDate.parse("2026-03-31"));
    private static final AgingSpec AGING = AgingSpec.byDueDate(AgingBuckets.days(30, 60));

    /** One command an hour from dawn on, each recording one entry. */
    private static AccountHistory history(List<Entry> entries) {
        List<AccountChange> changes = new ArrayList<>();
        for (Entry entry : entries) {
            long version = changes.size() + 1L;
            Command command =
                    Command.of(CommandKind.SETTLE, CommandId.of("C-" + version), Actor.SYSTEM, Optional.empty());
            Recording recording = new Recording(version, DAWN.plusSeconds(3600 * version), command);
            changes.add(AccountChange.of(recording, List.of(entry), List.of(), List.of()));
        }
        return AccountHistory.of(ACCOUNT, changes);
    }

    private static Entry invoice(String id, String amount, LocalDate on) {
        return Entry.builder(ItemId.debit(id), EntryKind.INVOICE, Money.parse(amount), on)
                .build();
    }

    private static Entry receipt(String id, String amount, LocalDate on) {
        return Entry.builder(ItemId.credit(id), EntryKind.RECEIPT, Money.parse(amount), on)
                .build();
    }

    private static Entry creditNote(String id, String amount, LocalDate on) {
        return Entry.builder(ItemId.credit(id), EntryKind.CREDIT_NOTE, Money.parse(amount), on)
                .build();
    }

    private static Statement activity(AccountHistory history, DateRange period) {
        return Statement.of(history, StatementStyle.ACTIVITY, period, AGING);
    }

    private static TAccount only(AccountHistory history) {
        List<TAccount> accounts = activity(history, MARCH).accounts();
        assertThat(accounts).hasSize(1);
        return accounts.get(0);
    }

    private static List<String> balances(TAccount account) {
        return account.lines().stream()
                .map(line -> line.entry().id() + " " + line.balance().getAmount())
                .toList();
    }

    @Test
    void the_worked_account_runs_from_500_to_650() {
        TAccount account = only(history(List.of(
                invoice("INV-0", "EUR 500", FIRST.minusDays(20)),
                invoice("INV-1", "EUR 1000", FIRST.plusDays(1)),
                receipt("PAY-1", "EUR 500", FIRST.plusDays(5)),
                creditNote("CN-1", "EUR 100", FIRST.plusDays(6)),
                receipt("PAY-2", "EUR 250", FIRST.plusDays(9)))));

        assertThat(account.opening()).isEqualTo(Money.parse("EUR 500"));
        assertThat(balances(account)).containsExactly("INV-1 1500.00", "PAY-1 1000.00", "CN-1 900.00", "PAY-2 650.00");
        assertThat(account.debitTotal()).isEqualTo(Money.parse("EUR 1000"));
        assertThat(account.creditTotal()).isEqualTo(Money.parse("EUR 850"));
        assertThat(account.closing()).isEqualTo(Money.parse("EUR 650"));
        assertThat(account.currency()).isEqualTo(CurrencyUnit.EUR);
        assertThat(account.lines(Side.DEBIT)).hasSize(1);
        assertThat(account.lines(Side.CREDIT))
                .extracting(line -> line.entry().id().document())
                .containsExactly("PAY-1", "CN-1", "PAY-2");
    }

    @Test
    void the_first_and_the_last_day_are_in_the_period_and_their_neighbours_are_not() {
        LocalDate last = MARCH.endExclusive().minusDays(1);
        AccountHistory history = history(List.of(
                invoice("BEFORE", "EUR 1", FIRST.minusDays(1)),
                invoice("FIRST", "EUR 10", FIRST),
                invoice("LAST", "EUR 100", last),
                invoice("AFTER", "EUR 1000", last.plusDays(1))));

        assertThat(only(history).opening()).isEqualTo(Money.parse("EUR 1"));
        assertThat(balances(only(history))).containsExactly("FIRST 11.00", "LAST 111.00");
        assertThat(only(history).closing()).isEqualTo(Money.parse("EUR 111"));
        assertThat(activity(history, MARCH).closingOn()).isEqualTo(last);
    }

    @Test
    void entries_stand_by_the_day_from_which_they_count_then_in_the_order_of_recording() {
        TAccount account = only(history(List.of(
                invoice("Z", "EUR 4", FIRST.plusDays(2)),
                invoice("LATE", "EUR 8", FIRST.plusDays(3)),
                invoice("A", "EUR 2", FIRST.plusDays(2)),
                invoice("BACKDATED", "EUR 1", FIRST))));

        assertThat(balances(account)).containsExactly("BACKDATED 1.00", "Z 5.00", "A 7.00", "LATE 15.00");
    }

    @Test
    void M07_every_currency_has_a_T_account_of_its_own_by_code() {
        AccountHistory history = history(List.of(
                invoice("1", "USD 7", FIRST), invoice("2", "EUR 5", FIRST), receipt("3", "USD 9", FIRST.plusDays(1))));

        assertThat(activity(history, MARCH).accounts())
                .extracting(TAccount::closing)
                .containsExactly(Money.parse("EUR 5"), Money.parse("USD -2"));
    }

    @Test
    void a_currency_with_an_opening_balance_alone_has_a_T_account_and_one_of_a_later_day_has_none() {
        AccountHistory idle =
                history(List.of(invoice("3", "USD 7", FIRST.minusDays(9)), invoice("4", "JPY 7", FIRST.plusDays(60))));

        assertThat(activity(idle, MARCH).accounts()).singleElement().satisfies(account -> {
            assertThat(account.opening()).isEqualTo(Money.parse("USD 7"));
            assertThat(account.lines()).isEmpty();
            assertThat(account.closing()).isEqualTo(Money.parse("USD 7"));
        });
    }

    @Test
    void entries_that_come_to_zero_in_the_period_still_show() {
        TAccount account =
                only(history(List.of(invoice("1", "EUR 5", FIRST), receipt("2", "EUR 5", FIRST.plusDays(1)))));

        assertThat(balances(account)).containsExactly("1 5.00", "2 0.00");
        assertThat(account.closing()).isEqualTo(Money.parse("EUR 0"));
    }

    @Test
    void T05_a_statement_as_it_was_known_does_not_know_what_was_recorded_later() {
        AccountHistory history =
                history(List.of(invoice("1", "EUR 5", FIRST), invoice("BACKDATED", "EUR 3", FIRST.minusDays(1))));

        TAccount known = only(history.knownAt(DAWN.plusSeconds(3600)));
        assertThat(known.opening()).isEqualTo(Money.parse("EUR 0"));
        assertThat(known.closing()).isEqualTo(Money.parse("EUR 5"));
        assertThat(only(history).opening()).isEqualTo(Money.parse("EUR 3"));
    }

    @Test
    void an_account_without_activity_has_an_empty_statement() {
        Statement statement = activity(history(List.of()), MARCH);

        assertThat(statement.accounts()).isEmpty();
        assertThat(statement.account()).isEqualTo(ACCOUNT);
        assertThat(statement.period()).isEqualTo(MARCH);
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<Integer> days = Arbitraries.integers().between(-20, 50);
        Arbitrary<Long> minors = Arbitraries.longs().between(1, 1_000_000);
        Arbitrary<CurrencyUnit> currencies = Arbitraries.of(CurrencyUnit.EUR, CurrencyUnit.JPY);
        return Combinators.combine(days, minors, currencies, Arbitraries.of(Side.class))
                .as((day, minor, currency, side) -> {
                    ItemId id = new ItemId(side, "X", 1);
                    EntryKind kind = side == Side.DEBIT ? EntryKind.INVOICE : EntryKind.RECEIPT;
                    return Entry.builder(id, kind, Money.ofMinor(currency, minor), FIRST.plusDays(day))
                            .build();
                })
                .list()
                .ofMaxSize(25);
    }

    @Property
    void L01_opening_plus_debits_less_credits_is_closing_and_each_line_follows_from_the_one_before(
            @ForAll("entries") List<Entry> entries) {
        AccountHistory history = history(entries);

        for (TAccount account : activity(history, MARCH).accounts()) {
            Money running = account.opening();
            for (StatementLine line : account.lines()) {
                Money amount = line.entry().amount();
                running = line.entry().side() == Side.DEBIT ? running.plus(amount) : running.minus(amount);
                assertThat(line.balance()).isEqualTo(running);
                assertThat(MARCH.contains(line.entry().effectiveOn())).isTrue();
            }
            assertThat(running).isEqualTo(account.closing());
            assertThat(account.opening().plus(account.debitTotal()).minus(account.creditTotal()))
                    .isEqualTo(account.closing());
            assertThat(account.closing())
                    .isEqualTo(history.balance(LocalDate.parse("2026-03-31")).in(account.currency()));
            assertThat(account.opening())
                    .isEqualTo(history.balance(FIRST.minusDays(1)).in(account.currency()));
            assertThat(account.lines())
                    .isSortedAccordingTo(
                            Comparator.comparing(line -> line.entry().effectiveOn()));
        }
    }

    @Property
    void L01_the_closing_of_one_period_opens_the_next(
            @ForAll("entries") List<Entry> entries, @ForAll @IntRange(min = 0, max = 30) int cut) {
        AccountHistory history = history(entries);
        LocalDate middle = FIRST.plusDays(cut);

        for (TAccount whole : activity(history, MARCH).accounts()) {
            CurrencyUnit currency = whole.currency();
            Statement before = activity(history, DateRange.of(FIRST, middle));
            Statement after = activity(history, DateRange.of(middle, MARCH.endExclusive()));
            Optional<TAccount> first = before.find(currency);
            Optional<TAccount> second = after.find(currency);
            Money zero = Money.zero(currency);

            assertThat(second.map(TAccount::opening).orElse(zero))
                    .isEqualTo(first.map(TAccount::closing).orElse(zero));
            List<StatementLine> joined = new ArrayList<>();
            first.ifPresent(account -> joined.addAll(account.lines()));
            second.ifPresent(account -> joined.addAll(account.lines()));
            assertThat(joined).isEqualTo(whole.lines());
        }
    }

    @Property
    void T06_shifting_every_date_by_so_many_days_shifts_the_statement(
            @ForAll("entries") List<Entry> entries, @ForAll @IntRange(min = -700_000, max = 2_000_000) int shift) {
        List<Entry> shifted = entries.stream()
                .map(entry -> Entry.builder(
                                entry.id(),
                                entry.kind(),
                                entry.amount(),
                                entry.effectiveOn().plusDays(shift))
                        .build())
                .toList();
        DateRange later =
                DateRange.of(FIRST.plusDays(shift), MARCH.endExclusive().plusDays(shift));

        assertThat(digest(activity(history(shifted), later), shift))
                .isEqualTo(digest(activity(history(entries), MARCH), 0));
    }

    private static List<String> digest(Statement statement, int shift) {
        List<String> digest = new ArrayList<>();
        digest.add(statement.closingOn().minusDays(shift).toString());
        for (TAccount account : statement.accounts()) {
            digest.add(account.opening() + " " + account.debitTotal() + " " + account.creditTotal());
            account.lines()
                    .forEach(line -> digest.add(line.entry().effectiveOn().minusDays(shift) + " "
                            + line.entry().amount() + " " + line.balance()));
        }
        return digest;
    }

    @Test
    void a_statement_cannot_be_changed() {
        Statement statement = activity(history(List.of(invoice("1", "EUR 5", FIRST))), MARCH);

        assertThatThrownBy(() -> statement.accounts().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> statement.accounts().get(0).lines().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        AccountHistory history = history(List.of());

        assertThatNullPointerException()
                .isThrownBy(() -> Statement.of(null, StatementStyle.ACTIVITY, MARCH, AGING))
                .withMessageContaining("history");
        assertThatNullPointerException()
                .isThrownBy(() -> Statement.of(history, StatementStyle.ACTIVITY, null, AGING))
                .withMessageContaining("period");
        assertThatNullPointerException()
                .isThrownBy(() -> Statement.of(history, null, MARCH, AGING))
                .withMessageContaining("style");
        assertThatNullPointerException()
                .isThrownBy(() -> Statement.of(history, StatementStyle.ACTIVITY, MARCH, null))
                .withMessageContaining("aging");
        assertThatNullPointerException()
                .isThrownBy(() -> activity(history, MARCH).find(null))
                .withMessageContaining("currency");
        assertThatNullPointerException()
                .isThrownBy(() -> new StatementLine(null, Money.parse("EUR 1")))
                .withMessageContaining("entry");
        assertThatNullPointerException()
                .isThrownBy(() -> new StatementLine(invoice("1", "EUR 5", FIRST), null))
                .withMessageContaining("balance");
    }
}
