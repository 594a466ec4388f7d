package io.cartera.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ForwardingList;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class EarningsTest {

    private static final AccountId ACCOUNT = AccountId.of(LedgerId.of("main"), CustomerId.of("ACME"));
    private static final LocalDate DAY = LocalDate.parse("2026-01-01");
    private static final ItemId INVOICE = ItemId.debit("INV-1");

    private static Command command(CommandKind kind, String id) {
        return Command.of(kind, CommandId.of(id), Actor.of("clerk"), Optional.empty());
    }

    /** How often a reversal of an invoice with so many payments and a discount goes on to a next link. */
    private static long stepsToReverse(int payments) {
        InMemoryStore store = new InMemoryStore();
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.builder(INVOICE, EntryKind.INVOICE, Money.parse("EUR " + (payments + 1)), DAY)
                .build());
        Settlement settlement = Settlement.none();
        for (int i = 1; i <= payments; i++) {
            ItemId payment = ItemId.credit("P" + i);
            entries.add(Entry.builder(payment, EntryKind.RECEIPT, Money.parse("EUR 1"), DAY)
                    .build());
            settlement = settlement.matching(payment, INVOICE, Money.parse("EUR 1"), DAY);
        }
        Settlement all = Settlement.of(entries, settlement.matches()).adjusting(Adjustment.cashDiscount(INVOICE, DAY));
        store.write(session -> {
            CustomerAccount unit =
                    CustomerAccount.over(ACCOUNT, session.accounts().lock(ACCOUNT), Instant.EPOCH);
            unit.settle(command(CommandKind.APPLY, "S"), all).orElseThrow();
            session.accounts().record(unit.writes());
            return unit.version();
        });
        return store.write(session -> {
            long[] steps = {0};
            CustomerAccount unit = CustomerAccount.over(
                    ACCOUNT, counting(session.accounts().lock(ACCOUNT), steps), Instant.EPOCH.plusSeconds(1));
            AccountChange change = unit.reverse(command(CommandKind.REVERSE, "R"), INVOICE, DAY)
                    .orElseThrow();
            assertThat(change.entries()).hasSize(2);
            return steps[0];
        });
    }

    private static AccountFacts counting(AccountFacts facts, long[] steps) {
        return (AccountFacts) Proxy.newProxyInstance(
                AccountFacts.class.getClassLoader(),
                new Class<?>[] {AccountFacts.class},
                (proxy, method, arguments) -> {
                    Object answer = method.invoke(facts, arguments);
                    return method.getName().equals("links") ? counting((List<?>) answer, steps) : answer;
                });
    }

    private static <T> List<T> counting(List<T> links, long[] steps) {
        return new ForwardingList<>() {
            @Override
            protected List<T> delegate() {
                return links;
            }

            @Override
            public Iterator<T> iterator() {
                steps[0] += links.size();
                return links.iterator();
            }
        };
    }

    @Test
    void undoing_a_debit_goes_through_its_allocations_a_few_times_however_many_there_are() {
        long few = stepsToReverse(10);
        long many = stepsToReverse(400);

        assertThat(few).isPositive();
        assertThat(many).isLessThan(few * 80);
    }
}
