package io.cartera.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Release;
import io.cartera.account.Side;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Recording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A record that fails at any step leaves the account, and all else of its session, as it was. */
class RecordedUndoneTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Instant AT = Instant.parse("2026-01-01T10:00:00Z");
    private static final CustomerId CUSTOMER = CustomerId.of("A");
    private static final AccountId ACCOUNT = AccountId.of(LedgerId.MAIN, CUSTOMER);
    private static final Entry DEBIT = entry(ItemId.debit("D"), EntryKind.INVOICE, "EUR 10");
    private static final Entry CREDIT = entry(ItemId.credit("P"), EntryKind.RECEIPT, "EUR 6");
    private static final Entry NEW = entry(ItemId.debit("N"), EntryKind.INVOICE, "EUR 99");
    private static final Allocation PAID = allocation(1, 1, CREDIT.id(), DEBIT.id(), "EUR 4");
    private static final Release OFF = new Release(PAID.id(), DAY);

    private final InMemoryStore store = new InMemoryStore();

    @BeforeEach
    void first() {
        AccountChange change = change(1, List.of(DEBIT, CREDIT), List.of(PAID), List.of());
        store.write(session -> {
            session.accounts().lock(ACCOUNT);
            session.accounts()
                    .record(new AccountWrites(
                            ACCOUNT,
                            0,
                            List.of(change),
                            List.of(new Item(DEBIT, AT, 600, DAY), new Item(CREDIT, AT, 200, DAY))));
            return 0;
        });
    }

    @Test
    void aReleaseOfAnUnknownAllocation() {
        Release unknown = new Release(new AllocationId(1, 7), DAY);
        refused(change(2, List.of(NEW), List.of(another()), List.of(OFF, unknown)), "1.7", "A");
    }

    @Test
    void anAllocationOfAnUnknownCredit() {
        Allocation unknown = allocation(2, 2, ItemId.credit("GHOST"), DEBIT.id(), "EUR 1");
        refused(change(2, List.of(NEW), List.of(another(), unknown), List.of(OFF)), "GHOST", "A");
    }

    @Test
    void anAllocationOfAnUnknownDebit() {
        Allocation unknown = allocation(2, 2, CREDIT.id(), ItemId.debit("GHOST"), "EUR 1");
        refused(change(2, List.of(NEW), List.of(another(), unknown), List.of(OFF)), "GHOST", "A");
    }

    @Test
    void anItemWithoutEntry() {
        refused(change(2, List.of(), List.of(another()), List.of(OFF)), "N", "A");
    }

    @Test
    void aSessionTakesBackTheRestWhereTakingBackAPartFails() {
        MemorySession session = new MemorySession(new Books(), true);
        List<String> undone = new ArrayList<>();
        session.onFailure(() -> undone.add("first"));
        session.onFailure(() -> {
            throw new IllegalStateException("second");
        });
        session.onFailure(() -> {
            throw new IllegalStateException("third");
        });
        assertThatThrownBy(() -> session.end(false)).hasMessage("second");
        assertThat(undone).containsExactly("first");
    }

    private void refused(AccountChange bad, String what, String whose) {
        List<Item> items = List.of(
                new Item(DEBIT, AT, 0, DAY.plusDays(1)),
                new Item(CREDIT, AT, 100, DAY.plusDays(1)),
                Item.opened(NEW, AT));
        List<Object> before = whole();
        assertThatThrownBy(() -> store.write(session -> {
                    session.customers()
                            .add(Customer.organisation(CustomerId.of("B"), "B").build());
                    session.accounts().lock(ACCOUNT);
                    session.accounts().record(new AccountWrites(ACCOUNT, 1, List.of(bad), items));
                    return 0;
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(what)
                .hasMessageContaining(whose);
        assertThat(whole()).isEqualTo(before);
        assertThat(store.<Boolean>read(
                        session -> session.customers().find(CustomerId.of("B")).isPresent()))
                .isFalse();
    }

    /** All that an account says of itself, by the tables in which it keeps it. */
    private List<Object> whole() {
        return store.read(session -> {
            MemoryAccount account = ((MemorySession) session).find(ACCOUNT);
            List<Object> all = new ArrayList<>();
            all.add(List.copyOf(account.changes));
            all.add(List.copyOf(account.entries()));
            all.add(account.head().version());
            TreeMap<AllocationId, Object> links = new TreeMap<>();
            account.links.forEach(link -> links.put(link.allocation().id(), link));
            all.add(links);
            for (Entry entry : List.of(DEBIT, CREDIT, NEW)) {
                Item item = account.item(entry.id());
                all.add(item == null ? "none" : List.of(item.openMinor(), item.lastChangeDay()));
                all.add(account.links(entry.id()));
            }
            account.open().forEach((currency, sides) -> {
                for (Side side : Side.values()) {
                    List<Object> open = new ArrayList<>();
                    sides.of(side).forEach(item -> open.add(List.of(item.id(), item.openMinor())));
                    all.add(open);
                }
            });
            for (int i = 1; i <= 2; i++) {
                all.add(Optional.ofNullable(account.change(CommandKind.RELEASE, CommandId.of("C" + i))));
            }
            for (int days = -1; days <= 2; days++) {
                List<Object> open = new ArrayList<>();
                account.forEachOpen(
                        AsOf.of(DAY.plusDays(days)), item -> open.add(List.of(item.id(), item.openMinor())));
                all.add(open);
            }
            return all;
        });
    }

    private static Allocation another() {
        return allocation(2, 1, CREDIT.id(), DEBIT.id(), "EUR 1");
    }

    private static Entry entry(ItemId id, EntryKind kind, String amount) {
        return Entry.builder(id, kind, Money.parse(amount), DAY).build();
    }

    private static Allocation allocation(long version, int number, ItemId credit, ItemId debit, String amount) {
        return Allocation.of(new AllocationId(version, number), credit, debit, Money.parse(amount), DAY);
    }

    private static AccountChange change(
            long version, List<Entry> entries, List<Allocation> allocations, List<Release> releases) {
        Command command = Command.of(CommandKind.RELEASE, CommandId.of("C" + version), Actor.SYSTEM, Optional.empty());
        return AccountChange.of(new Recording(version, AT, command), entries, allocations, releases);
    }
}
