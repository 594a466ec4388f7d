package io.cartera.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.account.AccountId;
import io.cartera.account.Adjustment;
import io.cartera.account.CustomerAccount;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItemSource;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Who reads open items in a session that writes gets each, also where what is handed over is settled at once. */
class OpenItemsWhileWritingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final AsOf LATER = AsOf.of(DAY.plusDays(100));
    private static final CustomerId CUSTOMER = CustomerId.of("A");
    private static final AccountId ACCOUNT = AccountId.of(LedgerId.MAIN, CUSTOMER);

    @Test
    void ofAnAccount() {
        assertThat(writtenOff(session -> session.accounts().openItems(ACCOUNT, LATER)))
                .containsExactly("D1", "D2", "D3", "D4", "D5", "D6");
    }

    @Test
    void ofALedger() {
        assertThat(writtenOff(session -> session.accounts().openItems(LedgerId.MAIN, LATER)))
                .containsExactly("D1", "D2", "D3", "D4", "D5", "D6");
    }

    private static List<String> writtenOff(Function<Session, OpenItemSource> reading) {
        InMemoryStore store = new InMemoryStore();
        Receivables books = Receivables.over(store);
        books.customers().register(Customer.organisation(CUSTOMER, "A").build());
        for (int i = 1; i <= 6; i++) {
            books.invoicing()
                    .issue(Invoice.draft(InvoiceId.of("D" + i), CUSTOMER, DAY)
                            .dueOn(DAY)
                            .line("x", Money.parse("EUR 10"))
                            .build())
                    .orElseThrow();
        }
        List<String> seen = new ArrayList<>();
        store.write(session -> {
            session.accounts().lock(ACCOUNT);
            reading.apply(session).forEach(item -> {
                CustomerAccount account =
                        CustomerAccount.over(ACCOUNT, session.accounts().lock(ACCOUNT), Instant.now());
                CommandId id = CommandId.of("W" + seen.size());
                account.adjust(
                                Command.of(CommandKind.WRITE_OFF, id, Actor.SYSTEM, Optional.empty()),
                                Adjustment.badDebt(item.id(), DAY))
                        .orElseThrow();
                session.accounts().record(account.writes());
                seen.add(item.id().document());
            });
            return 0;
        });
        assertThat(books.accounts().openItems(CUSTOMER, LATER.date())).isEmpty();
        return seen;
    }
}
