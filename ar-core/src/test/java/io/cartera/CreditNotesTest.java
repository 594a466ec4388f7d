package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.AccountChange;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Settlement;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.CreditedBeyondDocument;
import io.cartera.invoice.CreditedDocument;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Credit notes that name the document they credit. */
class CreditNotesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    private Receivables books = begun();

    private static Receivables begun() {
        Receivables books = Receivables.over(new InMemoryStore());
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line("goods", Money.parse("EUR 100"))
                        .build())
                .orElseThrow();
        return books;
    }

    private static Invoice note(String id, String amount, String reference) {
        return Invoice.creditNote(InvoiceId.of(id), ACME, DAY)
                .line("goods returned", Money.parse(amount))
                .crediting(InvoiceId.of(reference))
                .build();
    }

    private Outcome<AccountChange> credit(String id, String amount, String reference) {
        return books.invoicing().issue(note(id, amount, reference));
    }

    private static Outcome<AccountChange> refused(String id, String document, String left, String asked) {
        return new Outcome.Refused<>(
                CommandId.of(id),
                CreditedBeyondDocument.of(InvoiceId.of(document), Money.parse(left), Money.parse(asked)));
    }

    @Test
    void D05_credit_notes_to_a_document_sum_to_at_most_its_total() {
        credit("CN-1", "EUR 60", "INV-1").orElseThrow();

        assertThat(credit("CN-2", "EUR 40.01", "INV-1")).isEqualTo(refused("CN-2", "INV-1", "EUR 40", "EUR 40.01"));
        credit("CN-2", "EUR 40", "INV-1").orElseThrow();
        assertThat(credit("CN-3", "EUR 0.01", "INV-1")).isEqualTo(refused("CN-3", "INV-1", "EUR 0", "EUR 0.01"));
        assertThat(books.accounts().balance(ACME, DAY).toString()).isEqualTo("[]");
    }

    @Test
    void D05_a_credit_note_is_in_the_currency_of_the_document() {
        assertThat(credit("CN-1", "USD 1", "INV-1")).isEqualTo(refused("CN-1", "INV-1", "EUR 100", "USD 1"));
    }

    @Test
    void a_reversed_credit_note_counts_no_more_and_its_repeat_is_what_it_was() {
        credit("CN-1", "EUR 100", "INV-1").orElseThrow();
        assertThat(credit("CN-1", "EUR 100", "INV-1")).isInstanceOf(Outcome.Applied.class);
        books.accounts()
                .reverse(CommandId.of("R"), ACME, ItemId.credit("CN-1"), DAY)
                .orElseThrow();

        assertThat(credit("CN-2", "EUR 100", "INV-1")).isInstanceOf(Outcome.Applied.class);
        assertThat(credit("CN-1", "EUR 100", "INV-1")).isInstanceOf(Outcome.Applied.class);
        assertThat(credit("CN-1", "EUR 101", "INV-1")).isInstanceOf(Outcome.Conflicting.class);
    }

    @Test
    void a_reference_alone_credits_nothing_and_what_is_credited_may_come_later_or_from_another_ledger() {
        assertThat(books.invoicing()
                        .issue(Invoice.creditNote(InvoiceId.of("CN-0"), ACME, DAY)
                                .line("goods returned", Money.parse("EUR 500"))
                                .reference("INV-1")
                                .build()))
                .isInstanceOf(Outcome.Applied.class);
        assertThat(credit("CN-1", "EUR 500", "INV-77")).isInstanceOf(Outcome.Applied.class);
        assertThat(credit("CN-2", "EUR 500", "CN-1")).isInstanceOf(Outcome.Applied.class);
        assertThat(books.inLedger(LedgerId.of("branch")).invoicing().issue(note("CN-4", "EUR 500", "INV-1")))
                .isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void only_credit_notes_credit_a_document_and_by_it_they_are_applied_to_it() {
        Invoice.Builder invoice = Invoice.draft(InvoiceId.of("INV-2"), ACME, DAY)
                .line("goods", Money.parse("EUR 1"))
                .crediting(InvoiceId.of("INV-1"));

        assertThatIllegalArgumentException().isThrownBy(invoice::build).withMessageContaining("only credit notes");
        assertThat(note("CN-1", "EUR 1", "INV-1").reference()).contains("INV-1");
    }

    @Test
    void credit_notes_that_came_before_the_document_they_name_count_in_its_currency() {
        credit("CN-1", "USD 900", "INV-2").orElseThrow();
        credit("CN-2", "EUR 30", "INV-2").orElseThrow();
        credit("CN-3", "EUR 80", "INV-3").orElseThrow();
        for (String id : List.of("INV-2", "INV-3")) {
            books.invoicing()
                    .issue(Invoice.draft(InvoiceId.of(id), ACME, DAY)
                            .line("goods", Money.parse("EUR 50"))
                            .build())
                    .orElseThrow();
        }

        assertThat(credit("CN-4", "EUR 21", "INV-2")).isEqualTo(refused("CN-4", "INV-2", "EUR 20", "EUR 21"));
        assertThat(credit("CN-4", "EUR 20", "INV-2")).isInstanceOf(Outcome.Applied.class);
        assertThat(credit("CN-5", "EUR 1", "INV-3")).isEqualTo(refused("CN-5", "INV-3", "EUR 0", "EUR 1"));
    }

    @Test
    void D05_what_was_given_up_of_a_document_is_not_credited_too() {
        books.adjustments()
                .adjust(
                        CommandId.of("W"),
                        ACME,
                        Adjustment.concession(ItemId.debit("INV-1"), DAY).of(Money.parse("EUR 2")))
                .orElseThrow();

        assertThat(credit("CN-1", "EUR 100", "INV-1")).isEqualTo(refused("CN-1", "INV-1", "EUR 98", "EUR 100"));
        books.accounts()
                .reverse(CommandId.of("R"), ACME, ItemId.credit("W"), DAY)
                .orElseThrow();
        assertThat(credit("CN-1", "EUR 100", "INV-1")).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void D05_a_credit_note_counts_until_the_day_of_its_reversal() {
        credit("CN-1", "EUR 100", "INV-1").orElseThrow();
        books.accounts()
                .reverse(CommandId.of("R"), ACME, ItemId.credit("CN-1"), DAY.plusDays(10))
                .orElseThrow();

        assertThat(credit("CN-2", "EUR 1", "INV-1")).isEqualTo(refused("CN-2", "INV-1", "EUR 0", "EUR 1"));
        assertThat(books.invoicing()
                        .issue(Invoice.creditNote(InvoiceId.of("CN-2"), ACME, DAY.plusDays(10))
                                .line("goods returned", Money.parse("EUR 100"))
                                .crediting(InvoiceId.of("INV-1"))
                                .build()))
                .isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void D05_a_reversed_document_is_not_credited_and_a_credited_one_not_reversed() {
        credit("CN-1", "EUR 1", "INV-1").orElseThrow();
        Outcome<AccountChange> credited = new Outcome.Refused<>(
                CommandId.of("R"), CreditedDocument.of(InvoiceId.of("INV-1"), List.of(InvoiceId.of("CN-1"))));

        assertThat(books.invoicing().reverse(CommandId.of("R"), ACME, InvoiceId.of("INV-1"), DAY))
                .isEqualTo(credited);
        assertThat(books.accounts().reverse(CommandId.of("R"), ACME, ItemId.debit("INV-1"), DAY))
                .isEqualTo(credited);
        books.accounts()
                .reverse(CommandId.of("R1"), ACME, ItemId.credit("CN-1"), DAY)
                .orElseThrow();
        books.invoicing()
                .reverse(CommandId.of("R"), ACME, InvoiceId.of("INV-1"), DAY)
                .orElseThrow();
        assertThat(credit("CN-2", "EUR 1", "INV-1")).isEqualTo(refused("CN-2", "INV-1", "EUR 0", "EUR 1"));
        assertThat(books.invoicing().reverse(CommandId.of("R"), ACME, InvoiceId.of("INV-1"), DAY))
                .isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void D05_a_document_is_not_reversed_from_a_day_before_its_credit_note_ends() {
        credit("CN-1", "EUR 100", "INV-1").orElseThrow();
        LocalDate end = DAY.plusDays(30);
        books.accounts()
                .reverse(CommandId.of("R1"), ACME, ItemId.credit("CN-1"), end)
                .orElseThrow();
        Outcome<AccountChange> credited = new Outcome.Refused<>(
                CommandId.of("R"), CreditedDocument.of(InvoiceId.of("INV-1"), List.of(InvoiceId.of("CN-1"))));

        assertThat(books.invoicing().reverse(CommandId.of("R"), ACME, InvoiceId.of("INV-1"), end.minusDays(1)))
                .isEqualTo(credited);
        assertThat(books.accounts().reverse(CommandId.of("R"), ACME, ItemId.debit("INV-1"), end.minusDays(1)))
                .isEqualTo(credited);
        assertThat(books.invoicing().reverse(CommandId.of("R"), ACME, InvoiceId.of("INV-1"), end))
                .isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void a_note_that_stood_on_no_day_bars_no_reversal() {
        LocalDate later = DAY.plusDays(5);
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, later)
                        .line("goods returned", Money.parse("EUR 60"))
                        .crediting(InvoiceId.of("INV-1"))
                        .build())
                .orElseThrow();
        books.accounts()
                .reverse(CommandId.of("R1"), ACME, ItemId.credit("CN-1"), later)
                .orElseThrow();

        assertThat(books.invoicing().reverse(CommandId.of("R"), ACME, InvoiceId.of("INV-1"), DAY))
                .isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void a_note_bars_no_reversal_that_counts_only_once_the_note_has_ended() {
        credit("CN-2", "EUR 60", "INV-1").orElseThrow();
        books.cash()
                .settle(
                        CommandId.of("S"),
                        ACME,
                        Settlement.none()
                                .matching(ItemId.credit("CN-2"), ItemId.debit("INV-1"), Money.parse("EUR 60"), DAY))
                .orElseThrow();
        books.accounts()
                .reverse(CommandId.of("R2"), ACME, ItemId.credit("CN-2"), DAY.plusDays(9))
                .orElseThrow();

        AccountChange reversed = books.accounts()
                .reverse(CommandId.of("R"), ACME, ItemId.debit("INV-1"), DAY)
                .orElseThrow();
        assertThat(reversed.entries().get(0).effectiveOn())
                .as("what the note paid was open again then")
                .isEqualTo(DAY.plusDays(9));
    }

    @Test
    void a_credit_note_that_another_one_names_is_reversed_by_either_command() {
        credit("CN-1", "EUR 10", "INV-1").orElseThrow();
        credit("CN-2", "EUR 10", "CN-1").orElseThrow();
        credit("CN-3", "EUR 10", "INV-1").orElseThrow();
        credit("CN-4", "EUR 10", "CN-3").orElseThrow();

        assertThat(books.accounts().reverse(CommandId.of("R1"), ACME, ItemId.credit("CN-1"), DAY))
                .isInstanceOf(Outcome.Applied.class);
        assertThat(books.invoicing().reverse(CommandId.of("R2"), ACME, InvoiceId.of("CN-3"), DAY))
                .isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void D05_holds_within_one_unit() {
        List<Outcome<AccountChange>> outcomes = books.accounts()
                .inOneUnit(
                        ACME,
                        batch -> List.of(
                                batch.issue(note("CN-1", "EUR 70", "INV-1")),
                                batch.issue(note("CN-2", "EUR 70", "INV-1"))));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Applied.class);
        assertThat(outcomes.get(1)).isEqualTo(refused("CN-2", "INV-1", "EUR 30", "EUR 70"));
    }

    @Property(tries = 50)
    void D05_whatever_is_credited_and_reversed(@ForAll Random random) {
        books = begun();
        long[] minor = new long[12];
        for (int i = 0; i < minor.length; i++) {
            if (random.nextInt(3) == 0 && i > 0) {
                int mistaken = random.nextInt(i);
                boolean isThere = minor[mistaken] > 0;
                Outcome<AccountChange> undone =
                        books.accounts().reverse(CommandId.of("R" + i), ACME, ItemId.credit("CN" + mistaken), DAY);
                assertThat(undone.applied().isPresent()).isEqualTo(isThere);
                minor[mistaken] = 0;
                continue;
            }
            long asked = 1 + random.nextInt(6000);
            long credited = Arrays.stream(minor).sum();
            Money amount = Money.ofMinor(CurrencyUnit.EUR, asked);
            boolean isApplied =
                    credit("CN" + i, amount.toString(), "INV-1").applied().isPresent();
            assertThat(isApplied).isEqualTo(credited + asked <= 10_000);
            minor[i] = isApplied ? asked : 0;
        }
    }
}
