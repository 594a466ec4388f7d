package io.cartera.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHead;
import io.cartera.account.AccountId;
import io.cartera.account.AllocationId;
import io.cartera.account.CustomerAccount;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Link;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That what an allocation takes does not grow with what is open, nor with what was settled before: told by what is asked of
 * the account, since time tells little on a busy machine.
 */
class AllocationStepsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Money ONE = Money.parse("EUR 1");
    private static final AccountId ACCOUNT = AccountId.of(LedgerId.MAIN, CustomerId.of("C"));
    private static final int PAYMENTS = 10;

    @ParameterizedTest
    @ValueSource(ints = {11, 1_000, 100_000})
    void payments_that_come_one_by_one_read_the_debits_they_pay_and_no_more(int open) {
        Counted facts = new Counted(open);
        CustomerAccount account = CustomerAccount.over(ACCOUNT, facts, Instant.EPOCH);

        for (int i = 1; i <= PAYMENTS; i++) {
            post(account, "P" + i, ONE);
            apply(account, "A" + i);
            assertThat(account.item(debit(i)).orElseThrow().openMinor()).isZero();
        }

        assertThat(facts.read).isEqualTo(PAYMENTS);
        assertThat(facts.asked).isLessThanOrEqualTo(4 * PAYMENTS);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 1_000, 100_000})
    void one_payment_of_several_reads_them_once_and_asks_for_none_by_name(int open) {
        Counted facts = new Counted(open);
        CustomerAccount account = CustomerAccount.over(ACCOUNT, facts, Instant.EPOCH);
        post(account, "P", ONE.multipliedBy(PAYMENTS));
        int before = facts.asked;

        AccountChange change = apply(account, "A");

        assertThat(change.allocations()).hasSize(PAYMENTS);
        assertThat(facts.read).isEqualTo(PAYMENTS);
        assertThat(facts.asked - before).isLessThanOrEqualTo(3);
    }

    @Test
    void a_debit_that_is_opened_again_takes_its_place_before_those_that_follow() {
        Counted facts = new Counted(100);
        CustomerAccount account = CustomerAccount.over(ACCOUNT, facts, Instant.EPOCH);
        post(account, "P", ONE.multipliedBy(5));
        AccountChange change = apply(account, "A");
        account.release(
                        command(CommandKind.RELEASE, "R"),
                        change.allocations().get(2).id(),
                        DAY)
                .orElseThrow();

        AccountChange again = apply(account, "B");

        assertThat(again.allocations())
                .singleElement()
                .satisfies(allocation -> assertThat(allocation.debit()).isEqualTo(debit(3)));
        // One more, to see that it comes later.
        assertThat(facts.read).isEqualTo(6);
    }

    private static void post(CustomerAccount account, String payment, Money amount) {
        Entry entry = Entry.builder(ItemId.credit(payment), EntryKind.RECEIPT, amount, DAY)
                .build();
        account.post(command(CommandKind.RECEIVE, payment), entry).orElseThrow();
    }

    private static AccountChange apply(CustomerAccount account, String id) {
        return account.apply(
                        command(CommandKind.APPLY, id),
                        () -> Settlement.of(
                                List.of(),
                                AllocationPolicy.oldest()
                                        .propose(
                                                account.open(CurrencyUnit.EUR, Side.CREDIT, DAY),
                                                account.open(CurrencyUnit.EUR, Side.DEBIT, DAY),
                                                DAY)
                                        .matches()))
                .orElseThrow();
    }

    private static Command command(CommandKind kind, String id) {
        return Command.of(kind, CommandId.of(id), Actor.SYSTEM, Optional.empty());
    }

    private static ItemId debit(int number) {
        return ItemId.debit(String.format("I%06d", number));
    }

    /** An account on which so many invoices of 1.00 are open, each made when it is read, and which counts what is asked. */
    private static final class Counted implements AccountFacts {

        private final int open;
        private int read;
        private int asked;

        Counted(int open) {
            this.open = open;
        }

        private static Item item(int number) {
            return Item.opened(
                    Entry.builder(debit(number), EntryKind.INVOICE, ONE, DAY).build(), Instant.EPOCH);
        }

        @Override
        public AccountHead head() {
            return AccountHead.at(open, Instant.EPOCH);
        }

        @Override
        public Optional<Item> item(ItemId id) {
            asked++;
            return id.side() == Side.DEBIT
                    ? Optional.of(item(Integer.parseInt(id.document().substring(1))))
                    : Optional.empty();
        }

        @Override
        public List<Link> links(ItemId id) {
            asked++;
            return List.of();
        }

        @Override
        public Optional<Link> link(AllocationId id) {
            asked++;
            return Optional.empty();
        }

        @Override
        public Iterator<Item> open(CurrencyUnit currency, Side side) {
            asked++;
            return IntStream.rangeClosed(1, side == Side.DEBIT ? open : 0)
                    .mapToObj(number -> {
                        read++;
                        return item(number);
                    })
                    .iterator();
        }

        @Override
        public Set<CurrencyUnit> openCurrencies(Side side) {
            asked++;
            return Set.of(CurrencyUnit.EUR);
        }

        @Override
        public Optional<AccountChange> change(CommandKind kind, CommandId id) {
            asked++;
            return Optional.empty();
        }
    }
}
