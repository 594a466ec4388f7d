package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.CustomerAccount;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.store.ReceivablesStore;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a driver may turn or cut on the way comes back as it was. */
class RoundTripTest {

    private static final List<String> ZONES = List.of("America/St_Johns", "Pacific/Apia", "Asia/Kathmandu", "UTC");
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restoreTheZone() {
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @EnumSource
    void days_and_instants_do_not_depend_on_the_zone_of_the_machine(TestDatabase kind) {
        ReceivablesStore store = JdbcStore.using(kind.fresh());
        // The ends of the calendar, a day that Samoa never had, the gap of the Gregorian reform, a leap day.
        List<LocalDate> days =
                List.of(FIRST, LAST, LocalDate.of(2011, 12, 30), LocalDate.of(1582, 10, 10), LocalDate.of(2024, 2, 29));
        List<Instant> instants = List.of(
                Instant.parse("0001-01-01T00:00:00.000001Z"),
                Instant.parse("1582-10-10T12:00:00.5Z"),
                Instant.parse("2011-12-30T10:00:00.000001Z"),
                Instant.parse("2026-03-08T02:30:00.123456Z"), // no such time of day in St John's
                Instant.parse("9999-12-31T23:59:59.999998Z"));
        for (int i = 0; i < days.size(); i++) {
            TimeZone.setDefault(TimeZone.getTimeZone(ZONES.get(i % ZONES.size())));
            post(store, "INV-" + i, days.get(i), instants.get(i));
        }
        for (String id : ZONES) {
            TimeZone.setDefault(TimeZone.getTimeZone(id));
            AccountHistory history = store.read(session -> session.accounts().history(Desk.ACCOUNT));

            assertThat(history.entries().map(Entry::effectiveOn)).isEqualTo(days);
            assertThat(history.entries().map(Entry::dueOn)).isEqualTo(days);
            assertThat(history.changes().stream()
                            .map(change -> change.recording().at()))
                    .isEqualTo(instants);
            for (int i = 0; i < days.size(); i++) {
                assertThat(openItems(store, AsOf.of(LAST).knownAt(instants.get(i))))
                        .hasSize(i + 1);
                assertThat(openItems(
                                store, AsOf.of(LAST).knownAt(instants.get(i).minusNanos(1000))))
                        .hasSize(i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_ends_of_time_may_be_asked_for_but_not_recorded(TestDatabase kind) {
        ReceivablesStore store = JdbcStore.using(kind.fresh());
        post(store, "INV-1", FIRST, Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(openItems(store, AsOf.of(FIRST).knownAt(Instant.MAX))).hasSize(1);
        assertThat(openItems(store, AsOf.of(LAST).knownAt(Instant.MIN))).isEmpty();
        assertThat(entries(store, DateRange.upTo(LAST))).containsExactly("INV-1");
        assertThat(entries(store, DateRange.of(FIRST, FIRST))).isEmpty();
        assertThatThrownBy(() -> post(store, "INV-2", LAST, Instant.parse("+10000-01-01T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outside the years 1 to 9999");
        assertThat(entries(store, DateRange.upTo(LAST))).containsExactly("INV-1");
    }

    @ParameterizedTest
    @EnumSource
    void the_content_of_a_command_may_be_longer_than_any_text(TestDatabase kind) {
        ReceivablesStore store = JdbcStore.using(kind.fresh());
        Command command = Command.of(CommandKind.APPLY, CommandId.of("S"), Actor.SYSTEM, Optional.empty())
                .withContent(Map.of("long", "\u00e9=\r".repeat(700_000), "empty", "", "x", "="));
        store.write(session -> {
            CustomerAccount unit = unit(session.accounts().lock(Desk.ACCOUNT), Instant.parse("2026-01-01T00:00:00Z"));
            unit.apply(command, Settlement::none).orElseThrow();
            session.accounts().record(unit.writes());
            return true;
        });

        AccountHistory history = store.read(session -> session.accounts().history(Desk.ACCOUNT));

        assertThat(history.changes().get(0).recording().command().equals(command))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void identifiers_that_differ_in_case_accent_or_a_blank_at_the_end_are_different(TestDatabase kind) {
        ReceivablesStore store = JdbcStore.using(kind.fresh());
        List<String> inOrder =
                List.of("A", "A ", "A  ", "Z", "a", "a ", "ss", "\u00df", "\u00e1", "\ufb01", "\ud83d\ude00");
        for (String id : inOrder) {
            post(store, id, Desk.DAY, Instant.parse("2026-01-01T00:00:00Z").plusSeconds(inOrder.indexOf(id)));
            store.write(session -> {
                session.customers()
                        .add(Customer.organisation(CustomerId.of(id), "Acme").build());
                return true;
            });
        }

        assertThat(openItems(store, AsOf.of(LAST))).isEqualTo(inOrder);
        List<Customer> customers = store.read(session -> session.customers().all());
        assertThat(customers.stream().map(customer -> customer.id().value())).isEqualTo(inOrder);
        for (String id : inOrder) {
            Optional<Customer> found = store.read(session -> session.customers().find(CustomerId.of(id)));
            assertThat(found.map(customer -> customer.id().value())).contains(id);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_longest_identifiers_are_kept_in_every_key(TestDatabase kind) {
        ReceivablesStore store = JdbcStore.using(kind.fresh());
        AccountId account = AccountId.of(LedgerId.of("\u4e2d".repeat(128)), CustomerId.of("\ud83d\ude00".repeat(64)));
        String document = "\uffee".repeat(128);
        store.write(session -> {
            CustomerAccount unit = CustomerAccount.over(
                    account, session.accounts().lock(account), Instant.parse("2026-01-01T00:00:00Z"));
            unit.post(command(CommandKind.ISSUE, document), invoice(document, Desk.DAY))
                    .orElseThrow();
            session.accounts().record(unit.writes());
            return true;
        });

        AccountHistory history = store.read(session -> session.accounts().history(account));

        assertThat(history.entries().map(entry -> entry.id().document())).containsExactly(document);
    }

    @ParameterizedTest
    @EnumSource
    void many_open_items_come_in_their_order_over_all_pages(TestDatabase kind) {
        ReceivablesStore store = JdbcStore.using(kind.fresh());
        List<String> expected = new ArrayList<>();
        store.write(session -> {
            expected.clear();
            CustomerAccount unit = unit(session.accounts().lock(Desk.ACCOUNT), Instant.parse("2026-01-01T00:00:00Z"));
            for (int i = 0; i < 1_300; i++) {
                String id = String.valueOf(Character.toChars(i % 2 == 0 ? 0x1F600 + i : 0xE000 + i));
                unit.post(command(CommandKind.ISSUE, id), invoice(id, Desk.DAY.plusDays(i % 3)))
                        .orElseThrow();
                expected.add(i % 3 + " " + (i % 2) + " " + id);
            }
            session.accounts().record(unit.writes());
            return true;
        });
        // By due date, then by code point: the private use area before the faces.
        List<String> ids = expected.stream()
                .sorted(Comparator.comparing((String each) -> each.charAt(0))
                        .thenComparing(each -> each.codePointAt(4)))
                .map(each -> each.substring(4))
                .toList();

        List<String> open = store.write(session -> {
            List<String> found = new ArrayList<>();
            session.accounts()
                    .lock(Desk.ACCOUNT)
                    .open(CurrencyUnit.EUR, Side.DEBIT)
                    .forEachRemaining((Item item) -> found.add(item.id().document()));
            return found;
        });

        assertThat(open).isEqualTo(ids);
        assertThat(openItems(store, AsOf.of(LAST))).isEqualTo(ids);
        assertThat(openItems(store, AsOf.of(LAST).knownAt(Instant.MAX))).isEqualTo(ids);
    }

    private static void post(ReceivablesStore store, String id, LocalDate day, Instant at) {
        store.write(session -> {
            CustomerAccount unit = unit(session.accounts().lock(Desk.ACCOUNT), at);
            unit.post(command(CommandKind.ISSUE, id), invoice(id, day)).orElseThrow();
            session.accounts().record(unit.writes());
            return true;
        });
    }

    private static CustomerAccount unit(AccountFacts facts, Instant at) {
        return CustomerAccount.over(Desk.ACCOUNT, facts, at);
    }

    private static Command command(CommandKind kind, String id) {
        return Command.of(kind, CommandId.of(id), Actor.SYSTEM, Optional.empty());
    }

    private static Entry invoice(String id, LocalDate day) {
        return Entry.builder(ItemId.debit(id), EntryKind.INVOICE, Money.parse("EUR 1"), day)
                .build();
    }

    private static List<String> openItems(ReceivablesStore store, AsOf asOf) {
        return store.read(session -> {
            List<String> found = new ArrayList<>();
            session.accounts()
                    .openItems(Desk.ACCOUNT, asOf)
                    .forEach((OpenItem item) -> found.add(item.id().document()));
            return found;
        });
    }

    private static List<String> entries(ReceivablesStore store, DateRange period) {
        return store.read(session -> {
            List<String> found = new ArrayList<>();
            session.accounts()
                    .entries(Desk.ACCOUNT.ledger(), period)
                    .forEach((customer, entry) -> found.add(entry.id().document()));
            return found;
        });
    }
}
