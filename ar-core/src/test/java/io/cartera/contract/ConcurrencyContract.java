package io.cartera.contract;

import static io.cartera.contract.Bookkeeper.command;
import static io.cartera.contract.Samples.accountOf;
import static io.cartera.contract.Samples.customer;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static io.cartera.contract.Samples.invoice;
import static io.cartera.contract.Samples.payment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cartera.Receivables;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountRefusal;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.money.MoneyBag;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds when several clerks work at the same time. Each case runs many rounds, each on an account of its own.
 */
public abstract class ConcurrencyContract extends StoreContract {

    private static final int ROUNDS = 50;
    private static final LocalDate DAY = day("2026-01-10");

    private Receivables books;

    /** For the test of a store. */
    protected ConcurrencyContract() {}

    @BeforeEach
    final void openTheDoor() {
        books = Receivables.over(store());
    }

    private CustomerId registered(int round) {
        CustomerId customer = CustomerId.of("C-" + round);
        books.customers().register(customer(customer)).orElseThrow();
        return customer;
    }

    private void issue(CustomerId customer, String id, String amount) {
        books.invoicing().issue(invoice(customer, id, eur(amount), DAY)).orElseThrow();
    }

    private void receive(CustomerId customer, String id, String amount) {
        books.cash().receive(payment(customer, id, eur(amount), DAY)).orElseThrow();
    }

    private Outcome<AccountChange> match(CustomerId customer, String command, String credit, String debit) {
        return books.cash()
                .settle(
                        CommandId.of(command),
                        customer,
                        Settlement.none().matching(ItemId.credit(credit), ItemId.debit(debit), eur("100"), DAY));
    }

    private AccountHistory historyWithoutHoles(CustomerId customer, int versions) {
        // The history itself refuses versions with a hole and instants that do not rise.
        AccountHistory history = books.accounts().history(customer);
        assertEquals(versions, history.changes().size());
        return history;
    }

    private static void assertOneAppliedAndOneOverApplied(List<Outcome<AccountChange>> outcomes) {
        List<Outcome<AccountChange>> refused =
                outcomes.stream().filter(outcome -> outcome.applied().isEmpty()).toList();
        assertEquals(1, refused.size(), () -> "outcomes " + outcomes);
        Outcome.Refused<?> over = assertInstanceOf(Outcome.Refused.class, refused.get(0));
        assertInstanceOf(AccountRefusal.OverApplied.class, over.refusal());
    }

    @Test
    void two_clerks_cannot_allocate_the_same_receipt_twice() {
        for (int round = 0; round < ROUNDS; round++) {
            CustomerId customer = registered(round);
            issue(customer, "INV-1", "100");
            issue(customer, "INV-2", "100");
            receive(customer, "PAY-1", "100");

            assertOneAppliedAndOneOverApplied(Clerks.together(List.of(
                    () -> match(customer, "S-1", "PAY-1", "INV-1"), () -> match(customer, "S-2", "PAY-1", "INV-2"))));

            historyWithoutHoles(customer, 4);
            List<OpenItem> open = books.accounts().openItems(customer, DAY);
            assertEquals(1, open.size());
            assertEquals(eur("100"), open.get(0).open());
        }
    }

    @Test
    void two_clerks_cannot_pay_the_same_invoice_twice() {
        for (int round = 0; round < ROUNDS; round++) {
            CustomerId customer = registered(round);
            issue(customer, "INV-1", "100");
            receive(customer, "PAY-1", "100");
            receive(customer, "PAY-2", "100");

            assertOneAppliedAndOneOverApplied(Clerks.together(List.of(
                    () -> match(customer, "S-1", "PAY-1", "INV-1"), () -> match(customer, "S-2", "PAY-2", "INV-1"))));

            historyWithoutHoles(customer, 4);
            assertEquals(1, books.accounts().openItems(customer, DAY).size());
        }
    }

    @Test
    void clerks_who_apply_by_policy_at_once_share_the_money() {
        for (int round = 0; round < ROUNDS; round++) {
            CustomerId customer = registered(round);
            issue(customer, "INV-1", "150");
            receive(customer, "PAY-1", "100");
            receive(customer, "PAY-2", "20");

            Clerks.together(IntStream.range(0, 3)
                    .<Supplier<Outcome<AccountChange>>>mapToObj(clerk -> () ->
                            books.cash().apply(CommandId.of("A-" + clerk), customer, DAY, AllocationPolicy.oldest()))
                    .toList());

            historyWithoutHoles(customer, 6);
            List<OpenItem> open = books.accounts().openItems(customer, DAY);
            assertEquals(1, open.size());
            assertEquals(eur("30"), open.get(0).open());
        }
    }

    @Test
    void first_postings_on_a_new_account_are_all_kept() {
        for (int round = 0; round < ROUNDS; round++) {
            Bookkeeper keeper = keeperOf(accountOf("N-" + round));

            Clerks.together(IntStream.range(0, 4)
                    .<Supplier<AccountChange>>mapToObj(clerk -> () -> keeper.credit("PAY-" + clerk, eur("1"), DAY))
                    .toList());

            assertEquals(4, keeper.version());
            assertEquals(4, keeper.history().entries().count());
        }
    }

    @Test
    void no_update_is_lost() {
        CustomerId customer = registered(0);
        int clerks = 4;
        int postings = 40;

        Clerks.together(IntStream.range(0, clerks)
                .<Supplier<Boolean>>mapToObj(clerk -> () -> {
                    for (int i = 0; i < postings; i++) {
                        receive(customer, "PAY-" + clerk + "-" + i, "1");
                    }
                    return true;
                })
                .toList());

        historyWithoutHoles(customer, clerks * postings);
        assertEquals(MoneyBag.of(eur("-" + clerks * postings)), books.accounts().balance(customer, DAY));
        assertEquals(1 + clerks * postings, books.accounts().audit(customer).size());
    }

    @Test
    void clerks_on_different_accounts_do_not_disturb_each_other() {
        int clerks = 4;
        int postings = 25;
        IntStream.range(0, clerks).forEach(this::registered);

        Clerks.together(IntStream.range(0, clerks)
                .<Supplier<Boolean>>mapToObj(clerk -> () -> {
                    for (int i = 0; i < postings; i++) {
                        receive(CustomerId.of("C-" + clerk), "PAY-" + i, "1");
                    }
                    return true;
                })
                .toList());

        for (int clerk = 0; clerk < clerks; clerk++) {
            historyWithoutHoles(CustomerId.of("C-" + clerk), postings);
        }
    }

    @Test
    void one_command_given_by_two_clerks_has_one_effect_and_equal_outcomes() {
        for (int round = 0; round < ROUNDS; round++) {
            CustomerId customer = registered(round);

            List<Outcome<AccountChange>> outcomes = Clerks.together(List.of(
                    () -> books.invoicing().issue(invoice(customer, "INV-1", eur("100"), DAY)),
                    () -> books.invoicing().issue(invoice(customer, "INV-1", eur("100"), DAY))));

            assertTrue(outcomes.get(0).applied().isPresent());
            assertEquals(outcomes.get(0), outcomes.get(1));
            historyWithoutHoles(customer, 1);
            assertEquals(2, books.accounts().audit(customer).size());
        }
    }

    @Test
    void one_identifier_with_two_contents_is_applied_once_and_conflicts_once() {
        for (int round = 0; round < ROUNDS; round++) {
            CustomerId customer = registered(round);

            List<Outcome<AccountChange>> outcomes = Clerks.together(List.of(
                    () -> books.cash().receive(payment(customer, "PAY-1", eur("100"), DAY)),
                    () -> books.cash().receive(payment(customer, "PAY-1", eur("200"), DAY))));

            assertOneAppliedAndOneConflicting(outcomes, "amount");
            historyWithoutHoles(customer, 1);
        }
    }

    private static <T> void assertOneAppliedAndOneConflicting(List<Outcome<T>> outcomes, String field) {
        List<Outcome<T>> others =
                outcomes.stream().filter(outcome -> outcome.applied().isEmpty()).toList();
        assertEquals(1, others.size(), () -> "outcomes " + outcomes);
        assertEquals(
                field,
                assertInstanceOf(Outcome.Conflicting.class, others.get(0)).field());
    }

    @Test
    void a_customer_registered_by_two_clerks_is_on_file_once() {
        for (int round = 0; round < ROUNDS; round++) {
            CustomerId customer = CustomerId.of("C-" + round);
            Customer file = customer(customer);

            List<Outcome<Customer>> outcomes = Clerks.together(List.of(
                    () -> books.customers().register(file),
                    () -> books.customers().register(file)));

            assertEquals(outcomes.get(0), outcomes.get(1));
            assertEquals(1, books.accounts().audit(customer).size());
        }
        assertEquals(ROUNDS, books.customers().all().size());
    }

    @Test
    void two_files_for_one_customer_are_applied_once_and_conflict_once() {
        for (int round = 0; round < ROUNDS; round++) {
            Customer file = customer(CustomerId.of("C-" + round));
            Customer other = file.toBuilder().country("ES").build();

            List<Outcome<Customer>> outcomes = Clerks.together(List.of(
                    () -> books.customers().register(file),
                    () -> books.customers().register(other)));

            assertOneAppliedAndOneConflicting(outcomes, "country");
        }
    }

    @Test
    void a_limit_granted_by_two_clerks_is_granted_once() {
        for (int round = 0; round < ROUNDS; round++) {
            CustomerId customer = registered(round);
            Supplier<Outcome<CreditLimit>> grant =
                    () -> books.credit().grant(CommandId.of("G-1"), customer, CreditLimit.of(eur("5000")), DAY);

            List<Outcome<CreditLimit>> outcomes = Clerks.together(List.of(grant, grant));

            assertEquals(outcomes.get(0), outcomes.get(1));
            assertEquals(1, books.credit().limits(customer).versions().size());
        }
    }

    @Test
    void several_commands_in_one_unit_are_not_mixed_with_those_of_another() {
        for (int round = 0; round < ROUNDS; round++) {
            CustomerId customer = registered(round);

            Clerks.together(IntStream.range(0, 2)
                    .<Supplier<Boolean>>mapToObj(clerk -> () -> books.accounts().inOneUnit(customer, batch -> {
                        for (int i = 0; i < 3; i++) {
                            batch.receive(payment(customer, "PAY-" + clerk + "-" + i, eur("1"), DAY));
                        }
                        return true;
                    }))
                    .toList());

            List<String> clerks = historyWithoutHoles(customer, 6)
                    .entries()
                    .map(entry -> entry.id().document().substring(0, 5))
                    .toList();
            List<String> firstWasFirst = List.of("PAY-0", "PAY-0", "PAY-0", "PAY-1", "PAY-1", "PAY-1");
            List<String> secondWasFirst = List.of("PAY-1", "PAY-1", "PAY-1", "PAY-0", "PAY-0", "PAY-0");
            assertTrue(clerks.equals(firstWasFirst) || clerks.equals(secondWasFirst), () -> "order " + clerks);
        }
    }

    @Test
    void transfers_in_both_directions_come_to_an_end_and_keep_the_sum() {
        Bookkeeper first = keeperOf(accountOf("T-1"));
        Bookkeeper second = keeperOf(accountOf("T-2"));

        Clerks.together(IntStream.range(0, 4)
                .<Supplier<Boolean>>mapToObj(clerk -> () -> {
                    for (int i = 0; i < 25; i++) {
                        transfer(first, second, clerk % 2 == 0, clerk + "-" + i);
                    }
                    return true;
                })
                .toList());

        assertEquals(100, first.version());
        assertEquals(100, second.version());
        assertEquals(0, signedSum(first) + signedSum(second));
    }

    /** A debit on one account and a credit on the other in one transaction: the sum of both stays what it was. */
    private void transfer(Bookkeeper first, Bookkeeper second, boolean isForth, String id) {
        write(session -> {
            first.apply(session, unit -> unit.post(command(CommandKind.SETTLE, id), leg(isForth, id)));
            second.apply(session, unit -> unit.post(command(CommandKind.SETTLE, id), leg(!isForth, id)));
        });
    }

    private static Entry leg(boolean isDebit, String id) {
        ItemId item = isDebit ? ItemId.debit(id) : ItemId.credit(id);
        var kind = isDebit ? EntryKind.DEBIT_NOTE : EntryKind.CREDIT_NOTE;
        return Entry.builder(item, kind, eur("1"), DAY).build();
    }

    private static long signedSum(Bookkeeper keeper) {
        return keeper.history().entries().mapToLong(Entry::signedMinor).sum();
    }
}
