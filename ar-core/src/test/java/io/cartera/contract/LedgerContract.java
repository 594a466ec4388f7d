package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.BETA;
import static io.cartera.contract.Samples.customer;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static io.cartera.contract.Samples.invoice;
import static io.cartera.contract.Samples.payment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cartera.Receivables;
import io.cartera.UnknownCustomer;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountRefusal;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.exposure.CreditLimit;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.MoneyBag;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the books of a ledger promise through {@link Receivables}, whatever the store. */
public abstract class LedgerContract extends StoreContract {

    private static final LocalDate DAY = day("2026-01-10");

    private final HandSetClock clock = new HandSetClock("2026-05-01T12:00:00Z");
    private Receivables books;

    /** For the test of a store. */
    protected LedgerContract() {}

    @BeforeEach
    final void openTheDoor() {
        books = Receivables.over(store(), clock);
        books.customers().register(customer(ACME)).orElseThrow();
    }

    private static <T extends Refusal> T refusal(Class<T> type, Outcome<?> outcome) {
        return assertInstanceOf(
                type,
                assertInstanceOf(Outcome.Refused.class, outcome, "outcome").refusal());
    }

    private List<AccountChange> changes() {
        return books.accounts().history(ACME).changes();
    }

    private List<String> open(String on) {
        return books.accounts().openItems(ACME, day(on)).stream()
                .map(item -> item.id() + " " + item.open())
                .toList();
    }

    @Test
    void documents_come_back_as_they_were_issued_and_received() {
        Invoice invoice = Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                .terms(PaymentTerms.netDays(14))
                .line("Consulting", eur("100"))
                .build();
        Payment payment =
                payment(ACME, "PAY-1", eur("40"), DAY).withReference("INV-1").withMethod(PaymentMethod.of("cheque"));
        books.invoicing().issue(invoice).orElseThrow();
        books.cash().receive(payment).orElseThrow();

        assertEquals(Optional.of(invoice), books.invoicing().find(ACME, InvoiceId.of("INV-1")));
        assertEquals(Optional.of(payment), books.cash().find(ACME, PaymentId.of("PAY-1")));
        assertEquals(Optional.of(customer(ACME)), books.customers().find(ACME));
    }

    @Test
    void cash_is_applied_by_reference_and_then_by_due_date() {
        books.invoicing().issue(invoice(ACME, "INV-1", eur("100"), DAY)).orElseThrow();
        books.invoicing()
                .issue(invoice(ACME, "INV-2", eur("100"), day("2026-01-11")))
                .orElseThrow();
        books.cash()
                .receive(payment(ACME, "PAY-1", eur("150"), day("2026-02-20")).withReference("INV-2"))
                .orElseThrow();
        books.cash().apply(ACME, day("2026-02-20")).orElseThrow();

        assertEquals(List.of("INV-1 EUR 50.00"), open("2026-02-20"));
        assertEquals(List.of("INV-1 EUR 100.00", "INV-2 EUR 100.00"), open("2026-02-19"));
        assertEquals(MoneyBag.of(eur("50")), books.accounts().balance(ACME, day("2026-02-20")));
    }

    @Test
    void a_returned_payment_opens_the_invoice_again_with_its_own_due_date() {
        books.invoicing().issue(invoice(ACME, "INV-1", eur("100"), DAY)).orElseThrow();
        books.cash()
                .receive(payment(ACME, "PAY-1", eur("100"), day("2026-02-01")))
                .orElseThrow();
        books.cash().apply(ACME, day("2026-02-01")).orElseThrow();
        books.cash()
                .returned(PaymentReturn.bounced(
                        CommandId.of("RET-1"), ACME, PaymentId.of("PAY-1"), day("2026-02-10"), "insufficient funds"))
                .orElseThrow();

        assertEquals(List.of(), open("2026-02-09"));
        assertEquals(List.of("INV-1 EUR 100.00"), open("2026-02-10"));
        OpenItem again = books.accounts().openItems(ACME, day("2026-02-10")).get(0);
        assertEquals(day("2026-02-09"), again.dueOn());
    }

    @Test
    void instalments_are_open_one_by_one_each_with_its_own_due_date() {
        Invoice invoice = Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                .terms(PaymentTerms.parse("30% net 0; equal net 30; equal net 60"))
                .line("Consulting", eur("100.01"))
                .build();
        AccountChange issued = books.invoicing().issue(invoice).orElseThrow();
        books.cash()
                .receive(payment(ACME, "PAY-1", eur("40"), day("2026-01-20")).withReference("INV-1"))
                .orElseThrow();
        books.cash().apply(ACME, day("2026-01-20")).orElseThrow();

        assertEquals(3, issued.entries().size());
        assertEquals(issued, books.invoicing().issue(invoice).orElseThrow());
        assertEquals(List.of("INV-1 EUR 30.00", "INV-1#2 EUR 35.01", "INV-1#3 EUR 35.00"), open("2026-01-19"));
        assertEquals(List.of("INV-1#2 EUR 25.01", "INV-1#3 EUR 35.00"), open("2026-01-20"));
        assertEquals(
                List.of(day("2026-02-09"), day("2026-03-11")),
                books.accounts().openItems(ACME, day("2026-01-20")).stream()
                        .map(OpenItem::dueOn)
                        .toList());

        books.invoicing()
                .reverse(CommandId.of("REV-1"), ACME, InvoiceId.of("INV-1"), day("2026-01-25"))
                .orElseThrow();

        assertEquals(List.of("PAY-1 EUR 40.00"), open("2026-01-25"));
        assertEquals(List.of("INV-1#2 EUR 25.01", "INV-1#3 EUR 35.00"), open("2026-01-24"));
    }

    @Test
    void recorded_instants_rise_though_the_clock_stands_still_or_goes_back() {
        for (String now : List.of(
                "2026-05-01T12:00:00Z", "2026-05-01T12:00:00Z", "2026-05-01T11:00:00Z", "1970-01-01T00:00:00Z")) {
            clock.set(now);
            for (int i = 0; i < 3; i++) {
                books.cash()
                        .receive(payment(ACME, "PAY-" + changes().size(), eur("1"), DAY))
                        .orElseThrow();
            }
        }

        Instant expected = Instant.parse("2026-05-01T12:00:00Z");
        for (AccountChange change : changes()) {
            assertEquals(expected, change.recording().at());
            expected = expected.plusNanos(1000);
        }
        assertEquals(12, changes().size());
    }

    @Test
    void versions_are_1_to_n_one_for_each_command() {
        clock.set("2026-05-01T12:00:00.123456789Z");
        books.invoicing().issue(invoice(ACME, "INV-1", eur("1"), DAY)).orElseThrow();
        books.cash().receive(payment(ACME, "PAY-1", eur("1"), DAY)).orElseThrow();
        books.cash().receive(payment(ACME, "PAY-1", eur("2"), DAY));
        books.cash().receive(payment(ACME, "PAY-1", eur("1"), DAY));
        books.cash().apply(ACME, DAY).orElseThrow();

        AccountHistory history = books.accounts().history(ACME);
        assertEquals(
                List.of(1L, 2L, 3L),
                history.changes().stream()
                        .map(change -> change.recording().version())
                        .toList());
        assertEquals(
                Instant.parse("2026-05-01T12:00:00.123456Z"),
                history.changes().get(0).recording().at());
    }

    @Test
    void what_was_known_at_an_instant_is_not_changed_by_later_commands() {
        books.invoicing().issue(invoice(ACME, "INV-1", eur("100"), DAY)).orElseThrow();
        books.cash()
                .receive(payment(ACME, "PAY-1", eur("60"), day("2026-02-01")))
                .orElseThrow();
        Instant then = changes().get(1).recording().at();
        AsOf asOf = AsOf.of(day("2026-03-01")).knownAt(then);
        List<OpenItem> before = books.accounts().openItems(ACME, asOf);

        clock.set("2026-06-01T12:00:00Z");
        books.cash().apply(ACME, day("2026-02-01")).orElseThrow();
        books.cash().receive(payment(ACME, "PAY-2", eur("1"), DAY)).orElseThrow();
        books.accounts()
                .reverse(CommandId.of("REV-1"), ACME, ItemId.debit("INV-1"), DAY)
                .orElseThrow();

        assertEquals(before, books.accounts().openItems(ACME, asOf));
        assertEquals(2, before.size());
    }

    @Test
    void an_invoice_and_a_payment_may_share_an_identifier() {
        books.invoicing().issue(invoice(ACME, "4711", eur("100"), DAY)).orElseThrow();
        books.cash().receive(payment(ACME, "4711", eur("40"), DAY)).orElseThrow();

        assertEquals(List.of("4711 EUR 100.00", "4711 EUR 40.00"), open("2026-01-10"));
    }

    @Test
    void a_payment_and_a_credit_note_may_not_share_an_identifier() {
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("4711"), ACME, DAY)
                        .line("Returned goods", eur("40"))
                        .build())
                .orElseThrow();

        Outcome<AccountChange> outcome = books.cash().receive(payment(ACME, "4711", eur("40"), DAY));

        assertEquals(
                "kind",
                assertInstanceOf(Outcome.Conflicting.class, outcome, "outcome").field());
        assertEquals(Optional.empty(), books.cash().find(ACME, PaymentId.of("4711")));
        assertEquals(1, changes().size());
    }

    @Test
    void the_same_document_in_another_ledger_or_of_another_customer_is_another() {
        Receivables branch = books.inLedger(Samples.BRANCH);
        books.customers().register(customer(BETA)).orElseThrow();
        books.invoicing().issue(invoice(ACME, "INV-1", eur("1"), DAY)).orElseThrow();
        branch.invoicing().issue(invoice(ACME, "INV-1", eur("2"), DAY)).orElseThrow();
        books.invoicing().issue(invoice(BETA, "INV-1", eur("3"), DAY)).orElseThrow();

        assertEquals(MoneyBag.of(eur("1")), books.accounts().balance(ACME, DAY));
        assertEquals(MoneyBag.of(eur("2")), branch.accounts().balance(ACME, DAY));
        assertEquals(MoneyBag.of(eur("3")), books.accounts().balance(BETA, DAY));
        assertEquals(1, changes().size());
    }

    @Test
    void a_closed_period_refuses_by_name_and_only_in_its_ledger() {
        Receivables branch = books.inLedger(Samples.BRANCH);
        books.accounts().close(day("2026-01-31"));

        Outcome<AccountChange> late = books.invoicing().issue(invoice(ACME, "INV-1", eur("1"), day("2026-01-31")));

        assertEquals(
                new AccountRefusal.PeriodClosed(day("2026-01-31"), day("2026-01-31")),
                refusal(AccountRefusal.PeriodClosed.class, late));
        assertEquals(List.of(), changes());
        assertEquals(Optional.empty(), books.invoicing().find(ACME, InvoiceId.of("INV-1")));
        books.invoicing()
                .issue(invoice(ACME, "INV-2", eur("1"), day("2026-02-01")))
                .orElseThrow();
        branch.invoicing()
                .issue(invoice(ACME, "INV-1", eur("1"), day("2026-01-31")))
                .orElseThrow();
    }

    @Test
    void a_refused_fact_does_not_burn_its_identifier() {
        books.accounts().close(day("2026-01-31"));
        refusal(AccountRefusal.PeriodClosed.class, books.invoicing().issue(invoice(ACME, "INV-1", eur("1"), DAY)));
        refusal(AccountRefusal.PeriodClosed.class, books.cash().receive(payment(ACME, "PAY-1", eur("1"), DAY)));
        Settlement settlement =
                Settlement.none().matching(ItemId.credit("PAY-1"), ItemId.debit("INV-1"), eur("1"), day("2026-02-01"));
        refusal(AccountRefusal.UnknownItem.class, books.cash().settle(CommandId.of("S-1"), ACME, settlement));

        Invoice invoice = invoice(ACME, "INV-1", eur("2"), day("2026-02-01"));
        books.invoicing().issue(invoice).orElseThrow();
        books.cash()
                .receive(payment(ACME, "PAY-1", eur("2"), day("2026-02-01")))
                .orElseThrow();
        books.cash().settle(CommandId.of("S-1"), ACME, settlement).orElseThrow();

        assertEquals(Optional.of(invoice), books.invoicing().find(ACME, InvoiceId.of("INV-1")));
        assertEquals(3, changes().size());
    }

    @Test
    void an_unknown_customer_is_refused_and_nothing_is_recorded() {
        assertEquals(
                new UnknownCustomer(BETA),
                refusal(UnknownCustomer.class, books.invoicing().issue(invoice(BETA, "INV-1", eur("1"), DAY))));
        refusal(UnknownCustomer.class, books.cash().receive(payment(BETA, "PAY-1", eur("1"), DAY)));
        refusal(UnknownCustomer.class, books.credit().grant(BETA, CreditLimit.unlimited(), DAY));

        assertEquals(List.of(), books.accounts().history(BETA).changes());
        assertEquals(Optional.empty(), books.invoicing().find(BETA, InvoiceId.of("INV-1")));
        assertEquals(List.of(), books.credit().limits(BETA).grants());
    }

    @Test
    void a_unit_that_fails_leaves_nothing() {
        assertThrows(
                IllegalArgumentException.class,
                () -> books.accounts().inOneUnit(ACME, batch -> {
                    batch.issue(invoice(ACME, "INV-1", eur("1"), DAY)).orElseThrow();
                    batch.receive(payment(ACME, "PAY-1", eur("1"), DAY)).orElseThrow();
                    throw new IllegalArgumentException("the host's own");
                }));

        assertEquals(List.of(), changes());
        assertEquals(Optional.empty(), books.invoicing().find(ACME, InvoiceId.of("INV-1")));
        assertEquals(Optional.empty(), books.cash().find(ACME, PaymentId.of("PAY-1")));
        assertEquals(1, books.audit().trail(ACME).size());
        books.invoicing().issue(invoice(ACME, "INV-1", eur("2"), DAY)).orElseThrow();
    }

    @Test
    void a_refused_command_leaves_the_rest_of_its_unit_as_it_is() {
        List<Outcome<AccountChange>> outcomes = new ArrayList<>();
        books.accounts().inOneUnit(ACME, batch -> {
            outcomes.clear();
            outcomes.add(batch.issue(invoice(ACME, "INV-1", eur("100"), DAY)));
            outcomes.add(batch.receive(payment(ACME, "PAY-1", eur("60"), DAY)));
            outcomes.add(batch.settle(CommandId.of("S-1"), match("61")));
            outcomes.add(batch.settle(CommandId.of("S-2"), match("60")));
            outcomes.add(batch.issue(invoice(ACME, "INV-1", eur("100"), DAY)));
            return true;
        });

        refusal(AccountRefusal.OverApplied.class, outcomes.get(2));
        assertEquals(outcomes.get(0), outcomes.get(4));
        assertEquals(3, changes().size());
        assertEquals(List.of("INV-1 EUR 40.00"), open("2026-01-10"));
    }

    private static Settlement match(String amount) {
        return Settlement.none().matching(ItemId.credit("PAY-1"), ItemId.debit("INV-1"), eur(amount), DAY);
    }

    @Test
    void more_than_is_open_on_any_later_day_is_refused_with_the_figures() {
        books.invoicing().issue(invoice(ACME, "INV-1", eur("100"), DAY)).orElseThrow();
        books.cash().receive(payment(ACME, "PAY-1", eur("100"), DAY)).orElseThrow();
        Settlement later =
                Settlement.none().matching(ItemId.credit("PAY-1"), ItemId.debit("INV-1"), eur("70"), day("2026-03-01"));
        books.cash().settle(CommandId.of("S-1"), ACME, later).orElseThrow();

        assertEquals(
                new AccountRefusal.OverApplied(ItemId.credit("PAY-1"), eur("60"), eur("30"), DAY),
                refusal(AccountRefusal.OverApplied.class, books.cash().settle(CommandId.of("S-2"), ACME, match("60"))));
        books.cash().settle(CommandId.of("S-2"), ACME, match("30")).orElseThrow();
    }

    @Test
    void limits_hold_from_their_days_and_none_on_file_is_said_so() {
        assertEquals(Optional.empty(), books.credit().limits(ACME).on(DAY));
        books.credit().grant(ACME, CreditLimit.of(eur("5000")), DAY).orElseThrow();
        clock.set("2020-01-01T00:00:00Z");
        books.credit().grant(ACME, CreditLimit.noCredit(), day("2026-02-01")).orElseThrow();

        assertEquals(
                Optional.of(CreditLimit.of(eur("5000"))),
                books.credit().limits(ACME).on(day("2026-01-31")));
        assertEquals(
                Optional.of(CreditLimit.noCredit()), books.credit().limits(ACME).on(day("2026-02-01")));
    }

    @Test
    void the_ledger_is_the_sum_of_its_accounts() {
        for (String id : Samples.idsOutOfOrder()) {
            CustomerId customer = CustomerId.of(id);
            books.customers().register(customer(customer)).orElseThrow();
            books.invoicing()
                    .issue(invoice(customer, "INV-1", Money.parse("JPY 500"), DAY))
                    .orElseThrow();
            books.cash().receive(payment(customer, "PAY-1", eur("3"), DAY)).orElseThrow();
        }

        List<OpenItem> all = new ArrayList<>();
        books.accounts().openItems(AsOf.of(DAY), all::add);

        List<OpenItem> expected = new ArrayList<>();
        for (String id : Samples.IDS_IN_ORDER) {
            expected.addAll(books.accounts().openItems(CustomerId.of(id), DAY));
        }
        assertEquals(expected, all);
        assertEquals(2 * Samples.IDS_IN_ORDER.size(), all.size());
    }
}
