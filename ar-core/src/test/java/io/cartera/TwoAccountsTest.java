package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountChanged;
import io.cartera.account.CustomerAccount;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.TwoLegs;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of a command over two accounts whatever the account itself comes to. */
class TwoAccountsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BETA = CustomerId.of("BETA");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    private final InMemoryStore store = new InMemoryStore();
    private final Receivables books = Receivables.over(store);
    private final Desk desk = Desk.of(store, Clock.systemUTC());
    private final Command command = desk.command(CommandKind.TRANSFER, CommandId.of("B-1"));

    @BeforeEach
    void register() {
        for (CustomerId customer : List.of(ACME, BETA)) {
            books.customers()
                    .register(Customer.organisation(customer, "Customer").build());
        }
    }

    private static Outcome<AccountChange> post(Command command, CustomerAccount account) {
        return account.post(
                command,
                Entry.builder(ItemId.debit("B-1"), EntryKind.OPENING_BALANCE, Money.parse("EUR 5"), DAY)
                        .build());
    }

    private void assertThatNothingIsRecordedOf(TwoAccounts.Work work) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new TwoAccounts(desk, ACME, BETA).run(command, work))
                .withMessageContaining("B-1");

        for (CustomerId customer : List.of(ACME, BETA)) {
            assertThat(books.accounts().history(customer).changes()).isEmpty();
            assertThat(books.audit().trail(customer)).hasSize(1);
        }
    }

    @Test
    void L02_what_one_account_alone_would_keep_is_recorded_on_neither() {
        assertThatNothingIsRecordedOf((first, second) -> new Outcome.Applied<>(
                command.id(), List.of(), post(command, first).events()));
        assertThatNothingIsRecordedOf((first, second) -> {
            post(command, second);
            return new Outcome.Conflicting<>(command.id(), "RECEIPT", "TRANSFER", "kind");
        });
    }

    @Test
    void L02_what_came_to_a_conflict_is_not_recorded_though_both_accounts_changed() {
        assertThatNothingIsRecordedOf((first, second) -> {
            post(command, first);
            post(command, second);
            return new Outcome.Conflicting<>(command.id(), "RECEIPT", "TRANSFER", "kind");
        });
    }

    /** A store in which something happens between the first session and what follows it. */
    private static final class Interrupted implements ReceivablesStore {
        private final ReceivablesStore store;
        private Runnable meanwhile;

        Interrupted(ReceivablesStore store, Runnable meanwhile) {
            this.store = store;
            this.meanwhile = meanwhile;
        }

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            return happening(store.write(work));
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return happening(store.read(work));
        }

        private <T> T happening(T result) {
            Runnable next = meanwhile;
            meanwhile = () -> {};
            next.run();
            return result;
        }
    }

    @Test
    void a_leg_that_is_recorded_while_its_undoing_waits_for_the_lock_is_undone_with_its_counterpart() {
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 10"), DAY))
                .orElseThrow();
        Receivables waiting = Receivables.over(new Interrupted(
                store,
                () -> books.adjustments()
                        .record(CommandId.of("T-1"), TwoLegs.transfer(ACME, ItemId.credit("PAY-1"), BETA, DAY))
                        .orElseThrow()));

        Outcome<List<AccountChanged>> undone =
                waiting.adjustments().undo(CommandId.of("U-1"), ACME, ItemId.debit("T-1"), DAY);

        assertThat(undone.orElseThrow())
                .extracting(changed -> changed.account().customer())
                .containsExactly(ACME, BETA);
        assertThat(books.accounts().openItems(BETA, DAY)).isEmpty();
        assertThat(books.accounts().openItems(ACME, DAY))
                .singleElement()
                .satisfies(item -> assertThat(item.open()).isEqualTo(Money.parse("EUR 10")));
        assertThat(books.audit().trail(ACME)).hasSize(4);
    }
}
