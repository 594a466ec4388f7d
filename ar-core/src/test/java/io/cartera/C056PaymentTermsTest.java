package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountRefusal;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TermStart;
import io.cartera.terms.TermsNotApplicableException.Reason;
import io.cartera.time.BusinessCalendar;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payment terms as they are agreed, at the door: what is posted when a document is issued, and undone. */
class C056PaymentTermsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate ISSUED = LocalDate.parse("2026-01-10");
    private static final LocalDate LATER = LocalDate.parse("2026-03-31");
    private static final PaymentTerms THREE = PaymentTerms.parse("30% net 0; equal net 30; equal net 60");

    private final Receivables books =
            Receivables.over(new InMemoryStore(), Clock.fixed(Instant.parse("2026-01-10T09:00:00Z"), ZoneOffset.UTC));

    @BeforeEach
    void register() {
        books.customers()
                .register(Customer.organisation(ACME, "Acme S.L.").terms(THREE).build())
                .orElseThrow();
    }

    private static Invoice.Builder draft(String id, String amount) {
        return Invoice.draft(InvoiceId.of(id), ACME, ISSUED).line("Consulting", Money.parse(amount));
    }

    private List<String> open(LocalDate on) {
        return books.accounts().openItems(ACME, on).stream()
                .map(item -> item.id() + " " + item.open() + " due " + item.dueOn())
                .toList();
    }

    private static Refusal refusal(Outcome<AccountChange> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<AccountChange>) outcome).refusal();
    }

    @Test
    void the_customers_terms_make_one_entry_for_each_instalment_in_one_command() {
        AccountChange change =
                books.invoicing().issue(draft("INV-1", "EUR 100.01").build()).orElseThrow();

        assertThat(change.recording().version()).isEqualTo(1);
        assertThat(change.entries())
                .extracting(
                        entry -> entry.id().part() + " " + entry.kind() + " " + entry.amount() + " " + entry.dueOn())
                .containsExactly(
                        "1 INVOICE EUR 30.00 2026-01-10",
                        "2 INVOICE EUR 35.01 2026-02-09",
                        "3 INVOICE EUR 35.00 2026-03-11");
        assertThat(change.entries()).extracting(Entry::documentOn).containsOnly(ISSUED);
        assertThat(open(ISSUED))
                .containsExactly(
                        "INV-1 EUR 30.00 due 2026-01-10",
                        "INV-1#2 EUR 35.01 due 2026-02-09",
                        "INV-1#3 EUR 35.00 due 2026-03-11");
    }

    @Test
    void simple_terms_a_stated_due_date_and_a_credit_note_make_one_entry() {
        books.invoicing()
                .issue(draft("INV-1", "EUR 100").terms(PaymentTerms.netDays(30)).build())
                .orElseThrow();
        books.invoicing().issue(draft("INV-2", "EUR 100").dueOn(LATER).build()).orElseThrow();
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, ISSUED)
                        .line("Returned", Money.parse("EUR 10"))
                        .build())
                .orElseThrow();

        assertThat(open(ISSUED))
                .containsExactly(
                        "INV-1 EUR 100.00 due 2026-02-09",
                        "INV-2 EUR 100.00 due 2026-03-31",
                        "CN-1 EUR 10.00 due 2026-01-10");
    }

    @Test
    void the_tax_part_is_the_tax_of_the_document() {
        books.invoicing()
                .issue(Invoice.debitNote(InvoiceId.of("DN-1"), ACME, ISSUED)
                        .line(InvoiceLine.of("Freight", Money.parse("EUR 200")).taxedAt(Percentage.of("18")))
                        .terms(PaymentTerms.parse("tax-part net 0; net-part net 30"))
                        .build())
                .orElseThrow();

        assertThat(open(ISSUED)).containsExactly("DN-1 EUR 36.00 due 2026-01-10", "DN-1#2 EUR 200.00 due 2026-02-09");
    }

    @Test
    void an_instalment_of_nothing_is_not_posted_and_the_others_are_numbered_without_a_gap() {
        books.invoicing().issue(draft("INV-1", "EUR 0.01").build()).orElseThrow();

        assertThat(open(ISSUED)).containsExactly("INV-1 EUR 0.01 due 2026-02-09");
    }

    @Test
    void dates_from_which_terms_run_are_stated_on_the_document_and_belong_to_it() {
        Invoice.Builder draft = draft("INV-1", "EUR 100").terms(PaymentTerms.parse("net 30 from delivery"));
        Invoice delivered =
                draft.date(TermStart.DELIVERY, LocalDate.parse("2026-01-31")).build();
        books.invoicing().issue(delivered).orElseThrow();

        assertThat(open(ISSUED)).containsExactly("INV-1 EUR 100.00 due 2026-03-02");
        assertThat(books.invoicing().issue(delivered)).isInstanceOf(Outcome.Applied.class);
        assertThat(books.invoicing()
                        .issue(draft.date(TermStart.DELIVERY, LocalDate.parse("2026-02-01"))
                                .build()))
                .isInstanceOfSatisfying(Outcome.Conflicting.class, conflict -> {
                    assertThat(conflict.field()).isEqualTo("dates");
                    assertThat(conflict.existing()).isEqualTo("invoice 2026-01-10, delivery 2026-01-31");
                });
        assertThat(draft("INV-2", "EUR 1")
                        .period(DateRange.ofClosed(ISSUED, ISSUED))
                        .build()
                        .dates()
                        .period())
                .contains(DateRange.ofClosed(ISSUED, ISSUED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Invoice.creditNote(InvoiceId.of("CN-1"), ACME, ISSUED)
                        .line("Returned", Money.parse("EUR 10"))
                        .date(TermStart.DELIVERY, ISSUED)
                        .build());
    }

    @Test
    void terms_that_cannot_be_applied_are_refused_by_name_audited_and_burn_nothing() {
        PaymentTerms fromOrder = PaymentTerms.parse("net 30 from order");
        Outcome<AccountChange> undated = books.invoicing()
                .issue(draft("INV-1", "EUR 100").terms(fromOrder).build());
        Outcome<AccountChange> tooLittle = books.invoicing()
                .issue(draft("INV-2", "EUR 100")
                        .terms(PaymentTerms.parse("EUR 500.00 net 0; remainder net 30"))
                        .build());

        assertThat(refusal(undated))
                .isEqualTo(TermsNotApplicable.of(fromOrder, Reason.DATE_MISSING, "the order date is not known"));
        assertThat(((TermsNotApplicable) refusal(tooLittle)).reason()).isEqualTo(Reason.EXCEEDS_TOTAL);
        assertThat(open(ISSUED)).isEmpty();
        assertThat(books.invoicing().find(ACME, InvoiceId.of("INV-1"))).isEmpty();
        assertThat(books.audit().trail(ACME))
                .extracting(AuditRecord::outcome)
                .containsExactly("Applied", "Refused:TermsNotApplicable", "Refused:TermsNotApplicable");
        assertThat(books.invoicing()
                        .issue(draft("INV-1", "EUR 100")
                                .date(TermStart.ORDER, ISSUED)
                                .terms(fromOrder)
                                .build()))
                .isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void terms_that_reduce_the_tax_at_invoice_apply_to_a_document_that_states_them_or_states_no_tax() {
        PaymentTerms atInvoice = PaymentTerms.parse("net 30 less 2% net 10 (tax at-invoice)");
        PaymentTerms inParts = PaymentTerms.parse("50% net 30 less 2% net 10 (tax at-invoice); remainder net 60");
        CustomerId customer = CustomerId.of("B");
        books.customers()
                .register(Customer.organisation(customer, "B").terms(atInvoice).build())
                .orElseThrow();
        InvoiceLine taxed = InvoiceLine.of("Consulting", Money.parse("EUR 100")).taxedAt(Percentage.of("21"));
        InvoiceLine untaxed = InvoiceLine.of("Consulting", Money.parse("EUR 100"));
        Invoice.Builder ofTheWhole =
                Invoice.draft(InvoiceId.of("INV-1"), customer, ISSUED).line(taxed);
        Invoice.Builder parts = Invoice.draft(InvoiceId.of("INV-1"), customer, ISSUED)
                .line(taxed)
                .terms(inParts);

        for (Invoice.Builder draft : List.of(ofTheWhole, ofTheWhole.dueOn(LATER), parts)) {
            assertThat(((TermsNotApplicable) refusal(books.invoicing().issue(draft.build()))).reason())
                    .isEqualTo(Reason.TAX_REDUCED_AT_INVOICE);
        }
        assertThat(books.accounts().openItems(customer, LATER)).isEmpty();

        List<Invoice> taken = List.of(
                Invoice.draft(InvoiceId.of("INV-1"), customer, ISSUED)
                        .line(taxed)
                        .terms(atInvoice)
                        .build(),
                Invoice.draft(InvoiceId.of("INV-2"), customer, ISSUED)
                        .line(untaxed)
                        .build(),
                Invoice.creditNote(InvoiceId.of("CN-1"), customer, ISSUED)
                        .line(taxed)
                        .build());
        for (Invoice invoice : taken) {
            assertThat(books.invoicing().issue(invoice)).isInstanceOf(Outcome.Applied.class);
        }
        assertThat(books.accounts().openItems(customer, ISSUED))
                .extracting(item -> item.id().document() + " " + item.open())
                .containsExactlyInAnyOrder("INV-1 EUR 120.58", "INV-2 EUR 100.00", "CN-1 EUR 121.00");
    }

    @Test
    void a_due_date_beyond_the_year_9999_is_refused_by_name_and_audited() {
        Invoice.Builder last = Invoice.draft(InvoiceId.of("INV-1"), ACME, LocalDate.of(9999, 12, 30))
                .line("Consulting", Money.parse("EUR 1"));
        List<LocalDate> closed = List.of(LocalDate.of(9999, 12, 31));
        Receivables rolling = books.onCalendar(BusinessCalendar.everyDay().withHolidays(closed));

        for (String terms : List.of("net 30", "net 1 roll following")) {
            assertThat(((TermsNotApplicable) refusal(rolling.invoicing()
                                    .issue(last.terms(PaymentTerms.parse(terms)).build())))
                            .reason())
                    .isEqualTo(Reason.DATE_OUT_OF_RANGE);
        }
        assertThat(books.audit().trail(ACME))
                .extracting(AuditRecord::outcome)
                .containsExactly("Applied", "Refused:TermsNotApplicable", "Refused:TermsNotApplicable");
        rolling.invoicing()
                .issue(last.terms(PaymentTerms.parse("net 1 roll preceding")).build())
                .orElseThrow();
        assertThat(open(LocalDate.of(9999, 12, 31))).containsExactly("INV-1 EUR 1.00 due 9999-12-30");
    }

    @Test
    void business_days_are_those_of_the_doors_calendar_and_nothing_rolls_without_one() {
        PaymentTerms rolling = PaymentTerms.parse("net 29 roll following");
        Invoice invoice = draft("INV-1", "EUR 100").terms(rolling).build();

        assertThat(((TermsNotApplicable) refusal(books.invoicing().issue(invoice))).reason())
                .isEqualTo(Reason.CALENDAR_MISSING);
        books.onCalendar(BusinessCalendar.weekends(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))
                .invoicing()
                .issue(invoice)
                .orElseThrow();
        assertThat(open(ISSUED)).as("2026-02-08 is a Sunday").containsExactly("INV-1 EUR 100.00 due 2026-02-09");
        assertThat(books.invoicing().issue(invoice))
                .as("a repeat asks nothing of the terms")
                .isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void a_repeat_has_the_same_outcome_and_another_document_conflicts() {
        Invoice invoice = draft("INV-1", "EUR 100").build();
        AccountChange first = books.invoicing().issue(invoice).orElseThrow();

        assertThat(books.invoicing().issue(invoice).orElseThrow()).isEqualTo(first);
        assertThat(books.invoicing().issue(draft("INV-1", "EUR 101").build()))
                .isInstanceOfSatisfying(
                        Outcome.Conflicting.class,
                        conflict -> assertThat(conflict.field()).isEqualTo("total"));
        assertThat(books.accounts().history(ACME).changes()).hasSize(1);
        assertThat(books.audit().trail(ACME))
                .extracting(AuditRecord::outcome)
                .containsExactly("Applied", "Applied", "Conflicting:total");
    }

    @Test
    void a_part_whose_identifier_is_taken_posts_none_of_the_others() {
        Entry taken = Entry.builder(new ItemId(Side.DEBIT, "INV-1", 3), EntryKind.INVOICE, Money.parse("EUR 1"), ISSUED)
                .build();
        books.cash()
                .settle(CommandId.of("S-1"), ACME, Settlement.of(List.of(taken), List.of()))
                .orElseThrow();

        assertThat(books.invoicing().issue(draft("INV-1", "EUR 100").build())).isInstanceOf(Outcome.Conflicting.class);
        assertThat(open(ISSUED)).hasSize(1);
        assertThat(books.invoicing().find(ACME, InvoiceId.of("INV-1"))).isEmpty();
    }

    @Test
    void reversing_the_document_reverses_all_its_instalments_and_frees_what_paid_them() {
        books.invoicing().issue(draft("INV-1", "EUR 100").build()).orElseThrow();
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 40"), ISSUED))
                .orElseThrow();
        books.cash().apply(ACME, ISSUED).orElseThrow();
        CommandId command = CommandId.of("REV-1");
        AccountChange undone = books.invoicing()
                .reverse(command, ACME, InvoiceId.of("INV-1"), LATER)
                .orElseThrow();

        assertThat(undone.entries())
                .extracting(entry -> entry.id() + " " + entry.kind() + " " + entry.amount())
                .containsExactly(
                        "REV-1 REVERSAL EUR 30.00", "REV-1#2 REVERSAL EUR 35.00", "REV-1#3 REVERSAL EUR 35.00");
        assertThat(open(LATER)).containsExactly("PAY-1 EUR 40.00 due 2026-01-10");
        assertThat(open(LATER.minusDays(1))).hasSize(2);
        assertThat(books.invoicing()
                        .reverse(command, ACME, InvoiceId.of("INV-1"), LATER)
                        .orElseThrow())
                .isEqualTo(undone);
        assertThat(books.invoicing().reverse(command, ACME, InvoiceId.of("INV-1"), ISSUED))
                .isInstanceOf(Outcome.Conflicting.class);
        assertThat(refusal(books.invoicing().reverse(CommandId.of("REV-2"), ACME, InvoiceId.of("INV-1"), LATER)))
                .isInstanceOf(AccountRefusal.AlreadyReversed.class);
    }

    @Test
    void reversing_a_document_is_all_or_nothing() {
        books.invoicing().issue(draft("INV-1", "EUR 100").build()).orElseThrow();
        books.accounts()
                .reverse(CommandId.of("REV-1"), ACME, new ItemId(Side.DEBIT, "INV-1", 2), LATER)
                .orElseThrow();

        assertThat(refusal(books.invoicing().reverse(CommandId.of("REV-2"), ACME, InvoiceId.of("INV-1"), LATER)))
                .isInstanceOf(AccountRefusal.AlreadyReversed.class);
        assertThat(open(LATER)).hasSize(2);
        assertThat(refusal(books.invoicing().reverse(CommandId.of("REV-3"), ACME, InvoiceId.of("INV-9"), LATER)))
                .isEqualTo(new AccountRefusal.UnknownItem(ItemId.debit("INV-9")));
    }

    @Test
    void reversing_a_document_leaves_what_somebody_else_posted_under_its_identifier() {
        books.invoicing()
                .issue(draft("INV-1", "EUR 50").terms(PaymentTerms.netDays(30)).build())
                .orElseThrow();
        Entry stranger = Entry.builder(
                        new ItemId(Side.DEBIT, "INV-1", 2), EntryKind.DEBIT_NOTE, Money.parse("EUR 7"), ISSUED)
                .build();
        books.cash()
                .settle(CommandId.of("S-1"), ACME, Settlement.none().posting(stranger))
                .orElseThrow();

        books.invoicing()
                .reverse(CommandId.of("REV-1"), ACME, InvoiceId.of("INV-1"), LATER)
                .orElseThrow();

        assertThat(open(LATER)).hasSize(1).first().asString().contains("EUR 7.00");
        assertThat(refusal(books.invoicing().reverse(CommandId.of("REV-2"), ACME, InvoiceId.of("S-1"), LATER)))
                .isInstanceOf(AccountRefusal.UnknownItem.class);
    }

    @Test
    void a_conflict_comes_before_terms_that_cannot_be_applied() {
        Entry taken = Entry.builder(ItemId.debit("INV-1"), EntryKind.DEBIT_NOTE, Money.parse("EUR 7"), ISSUED)
                .build();
        books.cash()
                .settle(CommandId.of("S-1"), ACME, Settlement.none().posting(taken))
                .orElseThrow();

        assertThat(books.invoicing()
                        .issue(draft("INV-1", "EUR 50")
                                .terms(PaymentTerms.parse("net 30 from order"))
                                .build()))
                .isInstanceOf(Outcome.Conflicting.class);
        assertThat(books.invoicing()
                        .issue(draft("INV-1", "EUR 50")
                                .terms(PaymentTerms.parse("net 30 less 2% net 10 (tax at-invoice)"))
                                .build()))
                .isInstanceOf(Outcome.Conflicting.class);
    }

    @Test
    void reversing_a_credit_note_reverses_the_credit() {
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, ISSUED)
                        .line("Returned", Money.parse("EUR 10"))
                        .build())
                .orElseThrow();

        books.invoicing()
                .reverse(CommandId.of("REV-1"), ACME, InvoiceId.of("CN-1"), LATER)
                .orElseThrow();

        assertThat(open(LATER)).isEmpty();
        assertThat(open(ISSUED)).hasSize(1);
    }

    @Test
    void a_reversal_takes_no_identifier_that_is_in_use() {
        books.invoicing().issue(draft("INV-1", "EUR 100").build()).orElseThrow();
        Entry taken = Entry.builder(
                        new ItemId(Side.CREDIT, "REV-1", 2), EntryKind.RECEIPT, Money.parse("EUR 1"), ISSUED)
                .build();
        books.cash()
                .settle(CommandId.of("S-1"), ACME, Settlement.of(List.of(taken), List.of()))
                .orElseThrow();

        assertThat(books.invoicing().reverse(CommandId.of("REV-1"), ACME, InvoiceId.of("INV-1"), LATER))
                .isInstanceOf(Outcome.Conflicting.class);
        assertThat(open(LATER)).hasSize(4);
    }

    @Test
    void an_invoice_in_instalments_is_one_deal() {
        books.invoicing().issue(draft("INV-1", "EUR 100").build()).orElseThrow();
        books.invoicing().issue(draft("INV-2", "EUR 100").build()).orElseThrow();
        books.invoicing()
                .reverse(CommandId.of("REV-1"), ACME, InvoiceId.of("INV-2"), ISSUED)
                .orElseThrow();

        assertThat(books.analysis()
                        .customerFacts(ACME, LATER)
                        .deals(CurrencyUnit.EUR)
                        .count())
                .isEqualTo(1);
        assertThat(books.analysis()
                        .customerFacts(ACME, LATER)
                        .deals(CurrencyUnit.EUR)
                        .revenue())
                .isEqualTo(Money.parse("EUR 100"));
    }
}
