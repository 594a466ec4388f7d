package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cartera.account.AccountChange;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.account.TwoLegs;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.DisputeResolution;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.PromiseWithdrawal;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.BankLine;
import io.cartera.payment.BankLineSplit;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.OutcomeUnknownException;
import io.cartera.store.RetryableStoreException;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store loses its connection in a commit: the door finds out what became of the command. */
class LostCommitTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Money ONE = Money.parse("EUR 1");

    private final InMemoryStore store = new InMemoryStore();
    private final List<Event> heard = new ArrayList<>();

    @AfterEach
    void nobodyIsInterrupted() {
        assertThat(Thread.interrupted()).isFalse();
    }

    /** A command of each kind that writes in a way of its own. */
    enum Given {
        REGISTER(books -> books.customers()
                .register(Customer.organisation(CustomerId.of("NEW"), "New").build())),
        ISSUE(books -> books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-2"), ACME, DAY)
                        .line("Goods", ONE)
                        .build())),
        APPLY_WITHOUT_AN_IDENTIFIER(books -> books.cash().apply(ACME, DAY)),
        CLOSE_WITHOUT_AN_IDENTIFIER(books -> books.accounts().close(DAY.minusDays(9))),
        GRANT_WITHOUT_AN_IDENTIFIER(books -> books.credit().grant(ACME, CreditLimit.of(ONE), DAY)),
        ADJUST(books ->
                books.adjustments().adjust(CommandId.of("X"), ACME, Adjustment.badDebt(ItemId.debit("INV-1"), DAY))),
        TRANSFER(books -> books.adjustments()
                .record(CommandId.of("X"), TwoLegs.transfer(ACME, ItemId.debit("INV-1"), BOLT, DAY))),
        SPLIT(books -> books.cash()
                .receive(BankLineSplit.of(BankLine.builder("ES12", DAY, Money.parse("EUR 2"))
                                .build())
                        .share(ACME, ONE)
                        .share(BOLT, ONE))),
        ATTACH(books -> books.customers().attach(CommandId.of("X"), ACME, ExternalRef.of("crm", "1"))),
        DISPUTE(books -> books.collections()
                .dispute(Dispute.opened(DisputeId.of("D-2"), ACME, ItemId.debit("INV-1"), DisputeReason.PRICE, DAY))),
        RESOLVE_WITHOUT_AN_IDENTIFIER(
                books -> books.collections().resolve(DisputeResolution.rejected(DisputeId.of("D-1"), ACME, DAY))),
        WITHDRAW_WITHOUT_AN_IDENTIFIER(
                books -> books.collections().withdraw(PromiseWithdrawal.of(PromiseId.of("P-1"), ACME, DAY)));

        private final Function<Receivables, Outcome<?>> command;

        Given(Function<Receivables, Outcome<?>> command) {
            this.command = command;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_command_that_was_kept_gives_its_outcome_and_is_told_once(Given given) {
        happensOnce(given, losing -> losing.keepingAndLosing(1), 2);
    }

    @ParameterizedTest
    @EnumSource
    void a_command_that_was_not_kept_is_done_again(Given given) {
        happensOnce(given, losing -> losing.undoingAndLosing(1), 2);
    }

    @ParameterizedTest
    @EnumSource
    void it_may_be_lost_again_and_the_store_may_be_away_for_a_while(Given given) {
        happensOnce(given, losing -> losing.undoingAndLosing(2).unreachable(1).keepingAndLosing(1), 5);
    }

    private void happensOnce(Given given, UnaryOperator<LosingStore> losses, int writes) {
        register();
        InMemoryStore twin = store.copy();
        List<Event> heardByTwin = new ArrayList<>();
        Outcome<?> expected = given.command.apply(Receivables.over(twin, CLOCK).notifying(heardByTwin::add));
        LosingStore losing = losses.apply(new LosingStore(store));

        Outcome<?> found = given.command.apply(Receivables.over(losing, CLOCK).notifying(heard::add));

        assertThat(found.applied()).isPresent();
        assertThat(expected.applied()).isPresent();
        assertThat(losing.writes()).isEqualTo(writes);
        assertThat(found.events()).isEqualTo(heard).hasSameSizeAs(heardByTwin);
        assertThat(state(store)).isEqualTo(state(twin));
    }

    @Test
    void a_unit_that_mints_its_identifiers_is_kept_once() {
        BiFunction<Integer, UnaryOperator<LosingStore>, List<String>> commands = (runs, losses) -> {
            InMemoryStore fresh = store.copy();
            LosingStore losing = losses.apply(new LosingStore(fresh));
            List<String> minted = new ArrayList<>();
            List<Event> told = new ArrayList<>();
            Outcome<AccountChange> outcome = Receivables.over(losing, CLOCK)
                    .notifying(told::add)
                    .accounts()
                    .inOneUnit(ACME, batch -> {
                        batch.receive(minting(minted)).orElseThrow();
                        return batch.receive(minting(minted));
                    });
            assertThat(minted).hasSize(2 * runs);
            assertThat(outcome.orElseThrow().recording().command().id().value())
                    .isEqualTo(minted.get(minted.size() - 1));
            assertThat(told).hasSize(2).endsWith(outcome.events().get(0));
            return Receivables.over(fresh).accounts().history(ACME).changes().stream()
                    .map(change -> change.recording().command().id().value())
                    .filter(minted::contains)
                    .toList();
        };
        register();

        assertThat(commands.apply(1, losing -> losing.keepingAndLosing(1))).hasSize(2);
        assertThat(commands.apply(1, losing -> losing.keepingAndLosing(3).unreachable(1)))
                .hasSize(2);
        assertThat(commands.apply(2, losing -> losing.undoingAndLosing(1))).hasSize(2);
        assertThat(commands.apply(2, losing -> losing.undoingAndLosing(1).keepingAndLosing(1)))
                .hasSize(2);
    }

    private static Payment minting(List<String> minted) {
        minted.add(UUID.randomUUID().toString());
        return Payment.received(PaymentId.of(minted.get(minted.size() - 1)), ACME, ONE, DAY);
    }

    @Test
    void what_others_did_meanwhile_is_told_after_what_was_kept_and_before_what_was_done_again() {
        register();
        for (boolean isKept : List.of(true, false)) {
            heard.clear();
            String suffix = isKept ? " kept" : " undone";
            LosingStore losing = new LosingStore(store);
            Receivables books = Receivables.over(losing, CLOCK).notifying(heard::add);
            Runnable others = () -> receive(books, "PAY-2" + suffix);
            (isKept ? losing.keepingAndLosing(1) : losing.undoingAndLosing(1)).meanwhile(others);

            receive(books, "PAY-1" + suffix);

            assertThat(heard)
                    .extracting(event -> event.toString().contains("PAY-1"))
                    .containsExactly(isKept, !isKept);
        }
    }

    @Test
    void a_command_that_was_not_kept_may_be_refused_when_it_is_done_again() {
        register();
        LosingStore losing = new LosingStore(store)
                .undoingAndLosing(1)
                .meanwhile(() -> Receivables.over(store, CLOCK).accounts().close(DAY));

        assertThat(receive(Receivables.over(losing, CLOCK).notifying(heard::add), "PAY-2"))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void a_refusal_that_was_lost_is_a_refusal_and_may_be_audited_twice() {
        register();
        int audited = Receivables.over(store).audit().trail(ACME).size();
        LosingStore losing = new LosingStore(store).keepingAndLosing(1);

        Outcome<?> outcome =
                Receivables.over(losing, CLOCK).accounts().reverse(CommandId.of("X"), ACME, ItemId.debit("NONE"), DAY);

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(Receivables.over(store).audit().trail(ACME)).hasSize(audited + 2);
    }

    @Test
    void where_the_store_stays_away_the_outcome_is_unknown_and_a_repeat_is_safe() {
        register();
        LosingStore losing = new LosingStore(store).keepingAndLosing(1).unreachable(Writing.MOST_LOOKS);
        Receivables books = Receivables.over(losing, CLOCK).notifying(heard::add);

        OutcomeUnknownException unknown =
                catchThrowableOfType(OutcomeUnknownException.class, () -> receive(books, "PAY-2"));

        assertThat(unknown).hasMessage("lost");
        assertThat(unknown.getSuppressed())
                .hasSize(Writing.MOST_LOOKS)
                .allMatch(RetryableStoreException.class::isInstance);
        int changes = Receivables.over(store).accounts().history(ACME).changes().size();
        assertThat(receive(books, "PAY-2").applied()).isPresent();
        assertThat(Receivables.over(store).accounts().history(ACME).changes()).hasSize(changes);
        assertThat(heard).isEmpty();
    }

    @Test
    void what_fails_after_it_is_clear_that_nothing_was_kept_is_that_failure() {
        register();
        int changes = Receivables.over(store).accounts().history(ACME).changes().size();
        LosingStore losing = new LosingStore(store).undoingAndLosing(1).undoing(1);
        Receivables books = Receivables.over(losing, CLOCK).notifying(heard::add);

        assertThatThrownBy(() -> receive(books, "PAY-2"))
                .isExactlyInstanceOf(RetryableStoreException.class)
                .hasMessage("undone");

        assertThat(losing.writes()).isEqualTo(2);
        assertThat(Receivables.over(store).accounts().history(ACME).changes()).hasSize(changes);
        assertThat(heard).isEmpty();
    }

    @Test
    void a_look_that_fails_after_it_has_found_the_command_has_found_it() {
        register();
        LosingStore losing = new LosingStore(store).keepingAndLosing(1).undoing(1);

        assertThat(receive(Receivables.over(losing, CLOCK).notifying(heard::add), "PAY-2")
                        .applied())
                .isPresent();

        assertThat(losing.writes()).isEqualTo(2);
        assertThat(heard).hasSize(1);
    }

    @Test
    void whoever_is_interrupted_waits_no_longer() {
        register();
        LosingStore losing = new LosingStore(store).keepingAndLosing(1).unreachable(Writing.MOST_LOOKS);

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> receive(Receivables.over(losing, CLOCK), "PAY-2"))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(losing.writes()).isEqualTo(2);
    }

    private void register() {
        Receivables books = Receivables.over(store, CLOCK);
        for (CustomerId customer : List.of(ACME, BOLT)) {
            books.customers()
                    .register(Customer.organisation(customer, "Customer").build())
                    .orElseThrow();
        }
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line("Goods", ONE)
                        .build())
                .orElseThrow();
        receive(books, "PAY-1").orElseThrow();
        books.collections()
                .dispute(Dispute.opened(DisputeId.of("D-1"), ACME, ItemId.debit("INV-1"), DisputeReason.PRICE, DAY))
                .orElseThrow();
        books.collections()
                .promise(PromiseToPay.of(PromiseId.of("P-1"), ACME, ONE, DAY, DAY))
                .orElseThrow();
    }

    private static Outcome<?> receive(Receivables books, String id) {
        return books.cash().receive(Payment.received(PaymentId.of(id), ACME, ONE, DAY));
    }

    /** How much of everything there is: minted identifiers differ. */
    private static List<Integer> state(InMemoryStore store) {
        Receivables books = Receivables.over(store);
        List<Integer> state = new ArrayList<>();
        state.add(books.customers().all().size());
        state.add(books.accounts().closings().size());
        for (CustomerId customer : List.of(ACME, BOLT, CustomerId.of("NEW"))) {
            state.add(books.accounts().history(customer).changes().size());
            state.add(books.accounts().openItems(customer, DAY).size());
            state.add(books.audit().trail(customer).size());
            state.add(books.credit().limits(customer).grants().size());
            state.add(books.collections().file(customer).facts().size());
            state.add(books.customers().externalRefs(customer).size());
        }
        return state;
    }
}
