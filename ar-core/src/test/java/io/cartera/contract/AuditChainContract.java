package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.BRANCH;
import static io.cartera.contract.Samples.accountOf;
import static io.cartera.contract.Samples.customer;
import static io.cartera.contract.Samples.eur;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.cartera.Receivables;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditAnchor;
import io.cartera.audit.AuditChain;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditKey;
import io.cartera.audit.AuditLink;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.CustomerId;
import io.cartera.store.AuditTrail;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The chain over the rows of an {@link AuditTrail}. */
public abstract class AuditChainContract extends StoreContract {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.000001Z");
    private static final LocalDate DAY = Samples.day("2026-01-10");

    /** For the test of a store. */
    protected AuditChainContract() {}

    private static AuditRecord row(AccountId account, String command, String outcome) {
        return AuditRecord.of(
                account,
                NOON,
                Command.of(
                        CommandKind.ISSUE,
                        CommandId.of(command),
                        Bookkeeper.CLERK,
                        Optional.of(Basis.of("contract 12"))),
                outcome);
    }

    private void append(AuditRecord row, AuditFacts facts) {
        write(row.account(), session -> session.audit().append(row, facts));
    }

    private AuditRecord refused(AccountId account, String command) {
        AuditRecord row = row(account, command, "Refused:PeriodClosed");
        append(row, AuditFacts.none());
        return row;
    }

    private AuditKey keyOf(AccountId account) {
        return read(session -> session.audit().key(account)).orElseThrow();
    }

    private List<AuditLink> links(AccountId account) {
        return read(session -> session.audit().links(account));
    }

    /** The links that rows and facts make, by the book. */
    private List<AuditLink> expected(AccountId account, List<AuditRecord> rows, List<AuditFacts> facts) {
        List<AuditLink> links = new ArrayList<>();
        Optional<AuditLink> head = Optional.empty();
        for (int i = 0; i < rows.size(); i++) {
            head = Optional.of(AuditChain.next(rows.get(i), facts.get(i), head, Optional.of(keyOf(account))));
            links.add(head.get());
        }
        return links;
    }

    private static List<AuditFacts> none(int rows) {
        return Collections.nCopies(rows, AuditFacts.none());
    }

    @Test
    void H01_the_links_are_those_of_rows_and_facts_under_the_key_of_the_account() {
        AccountChange change = keeperOf(ACME_ACCOUNT).debit("INV-1", eur("100"), DAY, DAY);
        List<AuditRecord> rows = List.of(
                row(ACME_ACCOUNT, "INV-1", "Applied"),
                row(ACME_ACCOUNT, "INV-2", "Refused:PeriodClosed"),
                row(ACME_ACCOUNT, "INV-3", "Applied"));
        List<AuditFacts> facts = List.of(AuditFacts.of(change), AuditFacts.none(), AuditFacts.of(customer(ACME)));
        write(ACME_ACCOUNT, session -> {
            for (int i = 0; i < rows.size(); i++) {
                session.audit().append(rows.get(i), facts.get(i));
            }
        });

        assertEquals(expected(ACME_ACCOUNT, rows, facts), links(ACME_ACCOUNT));
    }

    @Test
    void H01_the_chain_goes_on_from_session_to_session() {
        List<AuditRecord> rows = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            rows.add(refused(ACME_ACCOUNT, "INV-" + i));
        }

        assertEquals(expected(ACME_ACCOUNT, rows, none(4)), links(ACME_ACCOUNT));
    }

    @Test
    void H01_the_chain_goes_on_after_a_session_that_failed() {
        AuditRecord first = refused(ACME_ACCOUNT, "INV-1");
        try {
            write(ACME_ACCOUNT, session -> {
                session.audit().append(row(ACME_ACCOUNT, "INV-2", "Applied"), AuditFacts.none());
                throw new IllegalCallerException("the work fails");
            });
        } catch (IllegalCallerException expected) {
            assertEquals("the work fails", expected.getMessage());
        }
        AuditRecord third = refused(ACME_ACCOUNT, "INV-3");

        assertEquals(expected(ACME_ACCOUNT, List.of(first, third), none(2)), links(ACME_ACCOUNT));
    }

    @Test
    void H01_every_account_has_a_chain_of_its_own() {
        AuditRecord acme = refused(ACME_ACCOUNT, "INV-1");
        AuditRecord beta = refused(BETA_ACCOUNT, "INV-1");
        AuditRecord branch = refused(ACME_IN_BRANCH, "INV-1");

        assertEquals(expected(ACME_ACCOUNT, List.of(acme), none(1)), links(ACME_ACCOUNT));
        assertEquals(expected(BETA_ACCOUNT, List.of(beta), none(1)), links(BETA_ACCOUNT));
        assertEquals(expected(ACME_IN_BRANCH, List.of(branch), none(1)), links(ACME_IN_BRANCH));
    }

    @Test
    void an_account_without_rows_has_no_links() {
        write(session -> session.accounts().lock(ACME_ACCOUNT));

        assertEquals(List.of(), links(ACME_ACCOUNT));
        assertEquals(List.of(), links(BETA_ACCOUNT));
    }

    @Test
    void an_account_has_one_key_from_its_opening_on() {
        write(session -> session.accounts().lock(ACME_ACCOUNT));
        AuditKey key = keyOf(ACME_ACCOUNT);
        refused(ACME_ACCOUNT, "INV-1");

        assertEquals(key, keyOf(ACME_ACCOUNT));
        assertEquals(Optional.empty(), read(session -> session.audit().key(BETA_ACCOUNT)));
    }

    @Test
    void no_two_accounts_have_the_same_key() {
        refused(ACME_ACCOUNT, "INV-1");
        refused(ACME_IN_BRANCH, "INV-1");
        refused(BETA_ACCOUNT, "INV-1");

        assertNotEquals(keyOf(ACME_ACCOUNT), keyOf(BETA_ACCOUNT));
        assertNotEquals(keyOf(ACME_ACCOUNT), keyOf(ACME_IN_BRANCH));
    }

    @Test
    void the_heads_of_a_ledger_are_the_last_links_by_customer() {
        List<CustomerId> customers = new ArrayList<>();
        for (String id : Samples.idsOutOfOrder()) {
            AccountId account = accountOf(id);
            refused(account, "INV-1");
            refused(account, "INV-2");
            refused(AccountId.of(BRANCH, CustomerId.of(id)), "INV-3");
            customers.add(account.customer());
        }
        write(session -> session.accounts().lock(accountOf("without rows")));

        var heads = read(session -> session.audit().heads(LedgerId.MAIN));

        assertEquals(customers.stream().sorted().toList(), List.copyOf(heads.keySet()));
        heads.forEach((customer, head) ->
                assertEquals(links(AccountId.of(LedgerId.MAIN, customer)).get(1), head));
    }

    @Test
    void H02_what_every_command_recorded_is_as_its_row_has_it() {
        Receivables books = AuditedBooks.writtenTo(store());

        assertEquals(List.of(), books.audit().verify());
        long notApplied = books.audit().trail(ACME).stream()
                        .filter(row -> !row.isApplied())
                        .count()
                + books.audit().trail(BETA).stream()
                        .filter(row -> !row.isApplied())
                        .count();
        assertEquals(AuditedBooks.NOT_APPLIED, notApplied);
    }

    @Test
    void H03_an_anchor_holds_however_the_books_go_on() {
        Receivables books = AuditedBooks.writtenTo(store());
        AuditAnchor anchor = books.audit().anchor();
        books.customers().register(customer(CustomerId.of("later"))).orElseThrow();
        books.invoicing().issue(Samples.invoice(ACME, "INV-9", eur("1"), DAY)).orElseThrow();

        assertEquals(List.of(), books.audit().verify(AuditAnchor.parse(anchor.text())));
        assertEquals(List.of(ACME, BETA), List.copyOf(anchor.heads().keySet()));
    }
}
