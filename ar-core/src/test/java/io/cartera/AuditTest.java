package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditAnchor;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditFinding;
import io.cartera.audit.AuditFinding.Kind;
import io.cartera.audit.AuditLink;
import io.cartera.audit.AuditRecord;
import io.cartera.contract.AuditedBooks;
import io.cartera.contract.ModelRun;
import io.cartera.contract.Replay;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.store.ReceivablesStore;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Books that are right, and what somebody may do to them without the door. */
class AuditTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final AccountId ACCOUNT = AccountId.of(LedgerId.MAIN, ACME);
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");

    private final ReceivablesStore store = new InMemoryStore();
    private final Receivables books = AuditedBooks.writtenTo(store);

    private static Command command(CommandKind kind, String id) {
        return Command.of(kind, CommandId.of(id), Actor.SYSTEM, Optional.empty());
    }

    private void append(AuditRecord row, AuditFacts facts) {
        store.write(session -> {
            session.accounts().lock(row.account());
            session.audit().append(row, facts);
            return true;
        });
    }

    private List<String> found() {
        return books.audit().verify().stream().map(AuditFinding::toString).toList();
    }

    @Test
    void H02_every_row_has_a_link_and_the_books_are_right() {
        assertThat(found()).isEmpty();
        assertThat(books.audit().links(ACME)).hasSameSizeAs(books.audit().trail(ACME));
        assertThat(books.audit().links(ACME)).extracting(AuditLink::form).containsOnly(1);
        assertThat(books.audit().links(CustomerId.of("nobody"))).isEmpty();
        assertThat(books.inLedger(LedgerId.of("branch")).audit().verify()).isEmpty();
    }

    @Test
    void H01_the_books_are_right_after_random_commands() {
        InMemoryStore other = new InMemoryStore();
        ModelRun run = new ModelRun(other);
        SplittableRandom random = new SplittableRandom(20261122);
        for (int i = 0; i < 200; i++) {
            run.step(random);
        }

        assertThat(Receivables.over(other).audit().verify()).isEmpty();
        assertThat(run.outcomes()).hasSizeGreaterThan(5);
    }

    @Test
    void H02_what_is_recorded_without_a_row_is_found() {
        store.write(session -> {
            session.accounts().lock(ACCOUNT);
            session.invoices()
                    .add(
                            ACCOUNT,
                            Invoice.draft(InvoiceId.of("GHOST"), ACME, DAY)
                                    .line("Goods", Money.parse("EUR 1"))
                                    .build());
            return true;
        });

        assertThat(found()).containsExactly("main/ACME: NOT_AUDITED (ISSUE GHOST)");
    }

    @Test
    void H02_a_second_row_for_a_command_that_was_applied_is_found() {
        append(
                AuditRecord.of(ACCOUNT, Instant.EPOCH, command(CommandKind.APPLY, "A-1"), "Applied"),
                AuditFacts.of(books.accounts().history(ACME).changes().get(0)));

        assertThat(books.audit().verify())
                .extracting(AuditFinding::kind)
                .containsExactlyInAnyOrder(Kind.FACTS_CHANGED, Kind.APPLIED_TWICE);
    }

    @Test
    void H02_a_row_whose_facts_are_gone_is_found() {
        AccountHistory history = books.accounts().history(ACME);
        append(
                AuditRecord.of(ACCOUNT, Instant.EPOCH, command(CommandKind.SETTLE, "S-99"), "Applied"),
                AuditFacts.of(history.changes().get(0)));

        int last = books.audit().trail(ACME).size();
        assertThat(found()).containsExactly("main/ACME row " + last + ": FACTS_MISSING (SETTLE S-99)");
    }

    @Test
    void H03_a_chain_that_was_made_anew_is_found_by_the_anchor() {
        AuditAnchor anchor = books.audit().anchor();
        // The same commands again, under other keys: every chain is right and none is the one there was.
        Receivables again = AuditedBooks.writtenTo(new InMemoryStore());

        assertThat(again.audit().verify()).isEmpty();
        assertThat(again.audit().verify(anchor))
                .extracting(AuditFinding::kind)
                .containsExactly(Kind.REPLACED, Kind.REPLACED);
    }

    @Test
    void H03_accounts_of_which_less_or_nothing_is_left_are_found_by_the_anchor() {
        int rows = books.audit().trail(ACME).size();
        Map<CustomerId, AuditAnchor.Head> heads =
                new TreeMap<>(books.audit().anchor().heads());
        AuditAnchor.Head head = heads.get(ACME);
        heads.put(ACME, new AuditAnchor.Head(rows + 1L, head.hash()));
        heads.put(CustomerId.of("GONE"), head);
        AuditAnchor later = AuditAnchor.of(LedgerId.MAIN, Instant.EPOCH, heads);

        assertThat(books.audit().verify(later).stream().map(AuditFinding::toString))
                .containsExactly(
                        "main/ACME row " + (rows + 1) + ": TRUNCATED", "main/GONE row " + rows + ": TRUNCATED");
    }

    @Test
    void an_anchor_of_another_ledger_is_refused() {
        AuditAnchor other = AuditAnchor.of(LedgerId.of("branch"), Instant.EPOCH, Map.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> books.audit().verify(other))
                .withMessageContaining("branch");
    }

    @Test
    void E02_the_changes_replayed_into_an_empty_store_come_to_the_same_state() {
        ReceivablesStore replayed = Replay.of(store, new InMemoryStore());

        assertThat(Replay.histories(replayed))
                .isEqualTo(Replay.histories(store))
                .hasSize(2);
        assertThat(Replay.openItems(replayed))
                .isEqualTo(Replay.openItems(store))
                .hasSizeGreaterThan(100);
    }

    @Test
    void E02_random_changes_replayed_come_to_the_same_state_and_can_go_on() {
        InMemoryStore other = new InMemoryStore();
        ModelRun run = new ModelRun(other);
        SplittableRandom random = new SplittableRandom(20261123);
        for (int i = 0; i < 200; i++) {
            run.step(random);
        }
        ReceivablesStore replayed = Replay.of(other, new InMemoryStore());

        assertThat(Replay.openItems(replayed))
                .isEqualTo(Replay.openItems(other))
                .isNotEmpty();
        AccountHistory history = Replay.histories(other).values().iterator().next();
        List<AccountWrites> both = List.of(AccountWrites.replaying(history), AccountWrites.replaying(history));
        assertThat(both.get(0)).isEqualTo(both.get(1));
        assertThat(both.get(0).toVersion()).isEqualTo(history.changes().size());
    }
}
