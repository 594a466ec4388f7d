package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
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
import io.cartera.account.AccountChanged;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountRefusal;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.account.TwoLegs;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.DisputeResolution;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.external.BankLineTaken;
import io.cartera.external.ExternalRefAttached;
import io.cartera.external.ExternalRefRefusal;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.payment.BankLine;
import io.cartera.payment.BankLineSplit;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.trace.CommandId;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds when several clerks work at the same time. They start together, round after round: a store that lets them
 * through once in two rounds by luck does not do so in all of them.
 */
public abstract class ConcurrencyContract extends StoreContract {

    private static final int ROUNDS = 50;
    private static final int ROUNDS_OF_MANY = 20;
    private static final LocalDate DAY = day("2026-01-10");

    private Receivables books;

    /** For the test of a store. */
    protected ConcurrencyContract() {}

    @BeforeEach
    final void openTheDoor() {
        books = Receivables.over(store());
        books.customers().register(customer(ACME)).orElseThrow();
    }

    private static <T> List<T> together(int clerks, IntFunction<T> work) {
        return Clerks.together(IntStream.range(0, clerks)
                .<Supplier<T>>mapToObj(clerk -> () -> work.apply(clerk))
                .toList());
    }

    private Outcome<AccountChange> match(String command, String credit, String debit) {
        return books.cash()
                .settle(
                        CommandId.of(command),
                        ACME,
                        Settlement.none().matching(ItemId.credit(credit), ItemId.debit(debit), eur("100"), DAY));
    }

    /** The history itself refuses versions with a hole and instants that do not rise. */
    private AccountHistory history(int versions) {
        AccountHistory history = books.accounts().history(ACME);
        assertEquals(versions, history.changes().size());
        return history;
    }

    private void assertOpen(int items, String sum, Side side) {
        List<OpenItem> open = books.accounts().openItems(ACME, DAY);
        assertEquals(items, open.size());
        assertEquals(
                eur(sum).getAmountMinorLong(),
                open.stream().mapToLong(OpenItem::openMinor).sum());
        assertTrue(open.stream().allMatch(item -> item.side() == side), () -> "open " + open);
    }

    private static void assertOneAppliedAndOneOverApplied(List<Outcome<AccountChange>> outcomes) {
        Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, theOneNotApplied(outcomes));
        assertInstanceOf(AccountRefusal.OverApplied.class, refused.refusal());
    }

    private static <T> void assertOneAppliedAndOneConflicting(List<Outcome<T>> outcomes, String field) {
        assertEquals(
                field,
                assertInstanceOf(Outcome.Conflicting.class, theOneNotApplied(outcomes))
                        .field());
    }

    private static <T> Outcome<T> theOneNotApplied(List<Outcome<T>> outcomes) {
        List<Outcome<T>> others =
                outcomes.stream().filter(outcome -> outcome.applied().isEmpty()).toList();
        assertEquals(1, others.size(), () -> "outcomes " + outcomes);
        return others.get(0);
    }

    @Test
    void two_clerks_cannot_allocate_the_same_receipt_twice() {
        books.accounts().inOneUnit(ACME, batch -> {
            for (int round = 0; round < ROUNDS; round++) {
                batch.issue(invoice(ACME, "INV-" + round + "-0", eur("100"), DAY));
                batch.issue(invoice(ACME, "INV-" + round + "-1", eur("100"), DAY));
                batch.receive(payment(ACME, "PAY-" + round, eur("100"), DAY));
            }
            return true;
        });

        for (int i = 0; i < ROUNDS; i++) {
            String round = "-" + i;
            assertOneAppliedAndOneOverApplied(
                    together(2, clerk -> match("S" + round + "-" + clerk, "PAY" + round, "INV" + round + "-" + clerk)));
        }

        history(4 * ROUNDS);
        assertOpen(ROUNDS, "5000", Side.DEBIT);
    }

    @Test
    void two_clerks_cannot_pay_the_same_invoice_twice() {
        books.accounts().inOneUnit(ACME, batch -> {
            for (int round = 0; round < ROUNDS; round++) {
                batch.issue(invoice(ACME, "INV-" + round, eur("100"), DAY));
                batch.receive(payment(ACME, "PAY-" + round + "-0", eur("100"), DAY));
                batch.receive(payment(ACME, "PAY-" + round + "-1", eur("100"), DAY));
            }
            return true;
        });

        for (int i = 0; i < ROUNDS; i++) {
            String round = "-" + i;
            assertOneAppliedAndOneOverApplied(
                    together(2, clerk -> match("S" + round + "-" + clerk, "PAY" + round + "-" + clerk, "INV" + round)));
        }

        history(4 * ROUNDS);
        assertOpen(ROUNDS, "5000", Side.CREDIT);
    }

    @Test
    void clerks_who_apply_by_policy_at_once_share_the_money() {
        for (int i = 0; i < ROUNDS_OF_MANY; i++) {
            String round = "-" + i;
            books.accounts().inOneUnit(ACME, batch -> {
                batch.issue(invoice(ACME, "INV" + round, eur("150"), DAY));
                batch.receive(payment(ACME, "PAY-1" + round, eur("100"), DAY));
                batch.receive(payment(ACME, "PAY-2" + round, eur("20"), DAY));
                return true;
            });

            List<Outcome<AccountChange>> outcomes = together(
                    3,
                    clerk -> books.cash()
                            .apply(CommandId.of("A-" + clerk + round), ACME, DAY, AllocationPolicy.oldest()));

            assertEquals(
                    1,
                    outcomes.stream()
                            .map(Outcome::orElseThrow)
                            .filter(change -> !change.allocations().isEmpty())
                            .count());
        }

        history(6 * ROUNDS_OF_MANY);
        assertEquals(
                30 * 100L * ROUNDS_OF_MANY,
                books.accounts().openItems(ACME, DAY).stream()
                        .mapToLong(item -> item.side() == Side.DEBIT ? item.openMinor() : 1)
                        .sum());
    }

    @Test
    void first_postings_on_a_new_account_are_all_kept() {
        for (int i = 0; i < ROUNDS_OF_MANY; i++) {
            Bookkeeper keeper = keeperOf(accountOf("N-" + i));
            together(4, clerk -> keeper.credit("PAY-" + clerk, eur("1"), DAY));
        }

        List<AccountHistory> histories = read(session -> IntStream.range(0, ROUNDS_OF_MANY)
                .mapToObj(i -> session.accounts().history(accountOf("N-" + i)))
                .toList());
        for (AccountHistory history : histories) {
            assertEquals(4, history.changes().size());
            assertEquals(
                    List.of("PAY-0", "PAY-1", "PAY-2", "PAY-3"),
                    history.entries()
                            .map(entry -> entry.id().document())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void no_update_is_lost() {
        int clerks = 4;
        int postings = 25;

        together(clerks, clerk -> {
            for (int i = 0; i < postings; i++) {
                books.cash()
                        .receive(payment(ACME, "PAY-" + clerk + "-" + i, eur("1"), DAY))
                        .orElseThrow();
            }
            return true;
        });

        history(clerks * postings);
        assertOpen(clerks * postings, "100", Side.CREDIT);
        assertEquals(1 + clerks * postings, books.audit().trail(ACME).size());
    }

    @Test
    void what_clerks_recorded_is_told_once_in_order_and_when_it_can_be_read() {
        int clerks = 8;
        int postings = 12;
        List<Long> told = Collections.synchronizedList(new ArrayList<>());
        List<Long> toldTooEarly = Collections.synchronizedList(new ArrayList<>());
        Receivables telling = books.notifying(event -> {
            AccountChange change = ((AccountChanged) event).change();
            long version = change.recording().version();
            if (!books.accounts().history(ACME).changes().contains(change)) {
                toldTooEarly.add(version);
            }
            told.add(version);
        });

        together(clerks, clerk -> {
            for (int i = 0; i < postings; i += 2) {
                String id = clerk + "-" + i;
                telling.cash().receive(payment(ACME, id, eur("1"), DAY));
                telling.accounts().inOneUnit(ACME, batch -> {
                    batch.receive(payment(ACME, id, eur("1"), DAY));
                    return batch.receive(payment(ACME, id + "-1", eur("1"), DAY));
                });
            }
            return true;
        });

        assertEquals(LongStream.rangeClosed(1, clerks * postings).boxed().toList(), told);
        assertEquals(List.of(), toldTooEarly);
    }

    @Test
    void clerks_on_different_accounts_do_not_disturb_each_other() {
        int clerks = 4;
        int postings = 20;

        together(clerks, clerk -> {
            Bookkeeper keeper = keeperOf(accountOf("C-" + clerk));
            for (int i = 0; i < postings; i++) {
                keeper.credit("PAY-" + i, eur("1"), DAY);
            }
            return true;
        });

        for (int clerk = 0; clerk < clerks; clerk++) {
            assertEquals(postings, keeperOf(accountOf("C-" + clerk)).version());
        }
    }

    @Test
    void one_command_given_by_two_clerks_has_one_effect_and_equal_outcomes() {
        for (int i = 0; i < ROUNDS; i++) {
            String id = "INV-" + i;
            List<Outcome<AccountChange>> outcomes =
                    together(2, clerk -> books.invoicing().issue(invoice(ACME, id, eur("100"), DAY)));

            assertTrue(outcomes.get(0).applied().isPresent());
            assertEquals(outcomes.get(0), outcomes.get(1));
        }

        history(ROUNDS);
        assertEquals(1 + ROUNDS, books.audit().trail(ACME).size());
    }

    @Test
    void one_identifier_with_two_contents_is_applied_once_and_conflicts_once() {
        for (int i = 0; i < ROUNDS; i++) {
            String id = "PAY-" + i;
            assertOneAppliedAndOneConflicting(
                    together(2, clerk -> books.cash().receive(payment(ACME, id, eur("10" + clerk), DAY))), "amount");
        }

        history(ROUNDS);
        assertEquals(1 + 2 * ROUNDS, books.audit().trail(ACME).size());
    }

    @Test
    void a_customer_registered_by_two_clerks_is_on_file_once() {
        for (int i = 0; i < ROUNDS; i++) {
            Customer file = customer(CustomerId.of("C-" + i));

            List<Outcome<Customer>> outcomes =
                    together(2, clerk -> books.customers().register(file));

            assertEquals(outcomes.get(0), outcomes.get(1));
        }

        assertEquals(1 + ROUNDS, books.customers().all().size());
        int rows = read(session -> IntStream.range(0, ROUNDS)
                .map(i -> session.audit().of(accountOf("C-" + i)).size())
                .sum());
        assertEquals(ROUNDS, rows);
    }

    @Test
    void two_files_for_one_customer_are_applied_once_and_conflict_once() {
        for (int i = 0; i < ROUNDS; i++) {
            Customer.Builder file = customer(CustomerId.of("C-" + i)).toBuilder();
            List<Customer> files =
                    List.of(file.country("ES").build(), file.country("PT").build());

            assertOneAppliedAndOneConflicting(
                    together(2, clerk -> books.customers().register(files.get(clerk))), "country");
        }
    }

    @Test
    void one_name_of_another_system_given_by_two_clerks_to_two_customers_names_one_of_them() {
        for (int i = 0; i < ROUNDS; i++) {
            ExternalRef ref = ExternalRef.of("stripe", "cus_" + i);
            String round = "-" + i;

            List<Outcome<Customer>> outcomes = together(
                    2,
                    clerk -> books.customers()
                            .register(customer(CustomerId.of("C-" + clerk + round)).toBuilder()
                                    .externalRef(ref)
                                    .build()));

            assertOneAppliedAndOneTaken(outcomes);
            assertEquals(applied(outcomes), books.customers().find(ref));
        }

        assertEquals(1 + ROUNDS, books.customers().all().size());
    }

    @Test
    void one_name_of_another_system_attached_by_two_clerks_to_two_payments_names_one_of_them() {
        List<CustomerId> customers = List.of(ACME, Samples.BETA);
        books.customers().register(customer(Samples.BETA)).orElseThrow();
        for (int i = 0; i < ROUNDS; i++) {
            PaymentId id = PaymentId.of("PAY-" + i);
            customers.forEach(each -> books.cash().receive(payment(each, id.value(), eur("1"), DAY)));
            ExternalRef ref = ExternalRef.of("stripe", "ch_" + i);
            CommandId command = CommandId.of("X-" + i);

            List<Outcome<ExternalRefAttached>> outcomes =
                    together(2, clerk -> books.cash().attach(command, customers.get(clerk), id, ref));

            assertOneAppliedAndOneTaken(outcomes);
            assertEquals(
                    applied(outcomes).map(attached -> attached.referent().customer()),
                    books.cash().find(ref).map(Payment::customer));
        }
    }

    @Test
    void one_line_of_a_bank_statement_received_by_two_clerks_for_two_customers_is_one_payment() {
        List<CustomerId> customers = List.of(ACME, Samples.BETA);
        books.customers().register(customer(Samples.BETA)).orElseThrow();
        for (int i = 0; i < ROUNDS; i++) {
            BankLine line = BankLine.builder("ES12", DAY, eur("5")).build().withOccurrence(i + 1);

            List<Outcome<AccountChange>> outcomes =
                    together(2, clerk -> books.cash().receive(line.toPayment(customers.get(clerk))));

            Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, theOneNotApplied(outcomes));
            assertInstanceOf(BankLineTaken.class, refused.refusal());
        }

        assertEquals(
                eur("-" + 5 * ROUNDS), books.generalLedger().controlTotal(DAY).in(CurrencyUnit.EUR));
    }

    @Test
    void one_line_of_a_bank_statement_split_in_two_ways_by_two_clerks_is_split_in_one() {
        List<CustomerId> others = List.of(Samples.BETA, CustomerId.of("GAMMA"));
        others.forEach(each -> books.customers().register(customer(each)).orElseThrow());
        for (int i = 0; i < ROUNDS; i++) {
            BankLineSplit split = BankLineSplit.of(
                    BankLine.builder("ES12", DAY, eur("5")).build().withOccurrence(i + 1));

            assertOneAppliedAndOneConflicting(
                    together(
                            2,
                            clerk -> books.cash()
                                    .receive(split.share(ACME, eur("2")).share(others.get(clerk), eur("3")))),
                    "shares");
        }

        assertOpen(ROUNDS, "" + 2 * ROUNDS, Side.CREDIT);
        assertEquals(
                eur("-" + 5 * ROUNDS), books.generalLedger().controlTotal(DAY).in(CurrencyUnit.EUR));
    }

    private static <T> void assertOneAppliedAndOneTaken(List<Outcome<T>> outcomes) {
        Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, theOneNotApplied(outcomes));
        assertInstanceOf(ExternalRefRefusal.Taken.class, refused.refusal());
    }

    private static <T> Optional<T> applied(List<Outcome<T>> outcomes) {
        return outcomes.stream().flatMap(outcome -> outcome.applied().stream()).findFirst();
    }

    @Test
    void a_closing_ordered_by_two_clerks_is_recorded_once() {
        for (int i = 0; i < ROUNDS_OF_MANY; i++) {
            CommandId command = CommandId.of("CLOSE-" + i);

            List<Outcome<LocalDate>> outcomes =
                    together(2, clerk -> books.accounts().close(command, DAY));

            assertEquals(outcomes.get(0), outcomes.get(1));
        }

        assertEquals(ROUNDS_OF_MANY, books.accounts().closings().size());
    }

    @Test
    void a_customer_registered_in_two_ledgers_at_once_is_on_file_once() {
        Receivables branch = books.inLedger(Samples.BRANCH);
        for (int i = 0; i < ROUNDS; i++) {
            Customer file = customer(CustomerId.of("C-" + i));

            List<Outcome<Customer>> outcomes = together(
                    2, clerk -> (clerk == 0 ? books : branch).customers().register(file));

            assertEquals(outcomes.get(0), outcomes.get(1));
        }

        assertEquals(1 + ROUNDS, books.customers().all().size());
    }

    @Test
    void a_limit_granted_by_two_clerks_is_granted_once() {
        for (int i = 0; i < ROUNDS; i++) {
            CommandId command = CommandId.of("G-" + i);
            List<Outcome<CreditLimit>> outcomes =
                    together(2, clerk -> books.credit().grant(command, ACME, CreditLimit.of(eur("5000")), DAY));

            assertEquals(outcomes.get(0), outcomes.get(1));
        }

        assertEquals(ROUNDS, books.credit().limits(ACME).grants().size());
    }

    @Test
    void C01_reservations_made_at_once_never_share_one_headroom() {
        LocalDate through = LocalDate.of(2999, 12, 31);
        books.credit().grant(ACME, CreditLimit.of(eur("5")), DAY).orElseThrow();
        for (int i = 0; i < 3; i++) {
            String round = "R-" + i + "-";
            List<Outcome<HeadroomRecorded>> outcomes = together(
                    8,
                    clerk -> books.reservations()
                            .reserve(Reservation.of(
                                    ReservationId.of(round + clerk),
                                    ACME,
                                    eur("1"),
                                    SalesDocumentKind.ORDER,
                                    DAY,
                                    through)));
            List<ReservationId> approved = outcomes.stream()
                    .flatMap(outcome -> outcome.applied().stream())
                    .flatMap(recorded -> recorded.reservation().stream())
                    .toList();

            assertEquals(5, approved.size());
            approved.forEach(id -> books.reservations()
                    .release(ReservationRelease.of(ACME, id, DAY))
                    .orElseThrow());
        }
    }

    @Test
    void C01_members_of_a_group_never_share_one_headroom() {
        CustomerId root = CustomerId.of("ROOT");
        List<CustomerId> members = List.of(CustomerId.of("MEMBER-0"), CustomerId.of("MEMBER-1"));
        Stream.concat(Stream.of(root), members.stream())
                .forEach(customer -> books.customers()
                        .register(Customer.organisation(customer, "Group").build())
                        .orElseThrow());
        books.credit()
                .grant(
                        CommandId.of("GROUP"),
                        LimitGrant.of(root, CreditLimit.of(eur("5")), DAY).forGroup())
                .orElseThrow();
        members.forEach(member -> books.reservations()
                .join(CommandId.of("JOIN"), GroupMembership.of(member, root, DAY))
                .orElseThrow());

        List<Outcome<HeadroomRecorded>> outcomes = together(
                8,
                clerk -> books.reservations()
                        .reserve(Reservation.of(
                                ReservationId.of("R-" + clerk),
                                members.get(clerk % 2),
                                eur("1"),
                                SalesDocumentKind.ORDER,
                                DAY,
                                LocalDate.of(2999, 12, 31))));

        assertEquals(
                5,
                outcomes.stream()
                        .filter(outcome -> outcome.applied().isPresent())
                        .count());
    }

    @Test
    void a_dispute_resolved_by_two_clerks_is_resolved_once() {
        books.invoicing()
                .issue(Samples.invoice(ACME, "DISPUTED", eur("1"), DAY))
                .orElseThrow();
        for (int i = 0; i < ROUNDS; i++) {
            DisputeId id = DisputeId.of("D-" + i);
            books.collections()
                    .dispute(Dispute.opened(id, ACME, ItemId.debit("DISPUTED"), DisputeReason.PRICE, DAY))
                    .orElseThrow();

            List<Outcome<DisputeResolution>> outcomes = together(
                    2,
                    clerk -> books.collections()
                            .resolve(
                                    CommandId.of(id + " by " + clerk),
                                    clerk == 0
                                            ? DisputeResolution.upheld(id, ACME, DAY)
                                            : DisputeResolution.rejected(id, ACME, DAY)));

            assertEquals(
                    1,
                    outcomes.stream()
                            .filter(outcome -> outcome.applied().isPresent())
                            .count());
        }

        assertEquals(2 * ROUNDS, books.collections().file(ACME).facts().size());
    }

    @Test
    void several_commands_in_one_unit_are_not_mixed_with_those_of_another() {
        for (int i = 0; i < ROUNDS_OF_MANY; i++) {
            String round = "-" + i;
            together(
                    2,
                    clerk -> books.accounts().inOneUnit(ACME, batch -> {
                        for (int number = 0; number < 3; number++) {
                            batch.receive(payment(ACME, clerk + round + "-" + number, eur("1"), DAY));
                        }
                        return true;
                    }));
        }

        List<String> ids = history(6 * ROUNDS_OF_MANY)
                .entries()
                .map(entry -> entry.id().document())
                .toList();
        for (int i = 0; i < ids.size(); i += 3) {
            String unit = ids.get(i).substring(0, ids.get(i).lastIndexOf('-'));
            assertEquals(List.of(unit + "-0", unit + "-1", unit + "-2"), ids.subList(i, i + 3));
        }
    }

    @Test
    void transfers_in_both_directions_come_to_an_end_and_keep_the_sum() {
        List<CustomerId> customers = List.of(ACME, Samples.BETA);
        books.customers().register(customer(Samples.BETA)).orElseThrow();
        int clerks = 4;
        int transfers = 20;
        for (CustomerId each : customers) {
            books.accounts().inOneUnit(each, batch -> {
                for (int i = 0; i < clerks * transfers; i++) {
                    batch.receive(payment(each, "PAY-" + i, eur("1"), DAY));
                }
                return true;
            });
        }

        together(clerks, clerk -> {
            for (int i = 0; i < transfers; i++) {
                CustomerId from = customers.get(clerk % 2);
                ItemId item = ItemId.credit("PAY-" + (clerk * transfers + i));
                books.adjustments()
                        .record(
                                CommandId.of("T-" + clerk + "-" + i),
                                TwoLegs.transfer(from, item, customers.get(1 - clerk % 2), DAY))
                        .orElseThrow();
            }
            return true;
        });

        for (CustomerId each : customers) {
            AccountHistory history = books.accounts().history(each);
            assertEquals(2 * clerks * transfers, history.changes().size());
            assertEquals(
                    clerks * transfers,
                    history.entries()
                            .filter(entry -> entry.kind() == EntryKind.TRANSFER)
                            .count());
            List<OpenItem> open = books.accounts().openItems(each, DAY);
            assertEquals(clerks * transfers, open.size());
            assertTrue(open.stream().allMatch(item -> item.side() == Side.CREDIT), () -> "open " + open);
        }
        assertEquals(
                eur("-" + 2 * clerks * transfers),
                books.generalLedger().controlTotal(DAY).in(CurrencyUnit.EUR));
    }
}
