package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static io.cartera.contract.Samples.invoice;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cartera.account.AccountId;
import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.RemittanceReference;
import io.cartera.invoice.TaxCategory;
import io.cartera.money.Percentage;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.InvoiceRepository;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TermStart;
import io.cartera.time.DateRange;
import io.cartera.trace.ExternalRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What an {@link InvoiceRepository} keeps. */
public abstract class InvoiceRepositoryContract extends StoreContract {

    private static final LocalDate ISSUED = day("2026-01-10");

    /** For the test of a store. */
    protected InvoiceRepositoryContract() {}

    private void add(AccountId account, Invoice invoice) {
        write(account, session -> session.invoices().add(account, invoice));
    }

    private Optional<Invoice> find(AccountId account, String id) {
        return read(session -> session.invoices().find(account, InvoiceId.of(id)));
    }

    private void assertComesBack(Invoice invoice) {
        add(ACME_ACCOUNT, invoice);
        assertEquals(Optional.of(invoice), find(ACME_ACCOUNT, invoice.id().value()));
    }

    @Test
    void an_invoice_with_all_its_parts_comes_back() {
        assertComesBack(Invoice.draft(InvoiceId.of("INV-1"), ACME, ISSUED)
                .terms(PaymentTerms.netDays(14))
                .dueOn(day("2026-02-28"))
                .reference("order 4711")
                .line(InvoiceLine.of("Consulting", eur("3000"))
                        .taxedAt(Percentage.of("21"))
                        .inGroup("services"))
                .externalRef(ExternalRef.of("shop", "4711"))
                .externalRef(ExternalRef.of("crm", "D-1"))
                .build());
    }

    @Test
    void an_invoice_with_nothing_optional_comes_back() {
        assertComesBack(invoice(ACME, "INV-1", eur("3000"), ISSUED));
    }

    @Test
    void each_optional_part_comes_back_alone() {
        assertComesBack(draft("1").dueOn(ISSUED).build());
        assertComesBack(draft("2").terms(PaymentTerms.netDays(0)).build());
        assertComesBack(draft("3").reference("order 4711").build());
        assertComesBack(Invoice.draft(InvoiceId.of("4"), ACME, ISSUED)
                .line(InvoiceLine.of("Consulting", eur("1")).inGroup("services"))
                .build());
        assertComesBack(Invoice.draft(InvoiceId.of("5"), ACME, ISSUED)
                .line(InvoiceLine.of("Consulting", eur("1")).taxedAt(Percentage.of("0")))
                .build());
        assertComesBack(Samples.REFS.stream()
                .reduce(draft("6"), Invoice.Builder::externalRef, (one, other) -> one)
                .build());
    }

    @Test
    void terms_and_dates_of_the_greatest_length_come_back() {
        assertComesBack(draft("1").terms(Samples.LONGEST_TERMS).build());
        assertComesBack(draft("2").date(TermStart.DELIVERY, ISSUED).build());
        assertComesBack(draft("3")
                .date(TermStart.DELIVERY, day("2026-01-12"))
                .date(TermStart.GOODS_RECEIPT, day("2026-01-13"))
                .date(TermStart.ORDER, Samples.FIRST_DAY)
                .date(TermStart.CUSTOM, Samples.LAST_DAY)
                .period(DateRange.ofClosed(Samples.FIRST_DAY, Samples.LAST_DAY))
                .build());
    }

    private static Invoice.Builder draft(String id) {
        return Invoice.draft(InvoiceId.of(id), ACME, ISSUED).line("Consulting", eur("1"));
    }

    @Test
    void a_credit_note_and_a_debit_note_come_back_as_what_they_are() {
        assertComesBack(creditNote("CN-2", "INV-1"));
        assertComesBack(Invoice.creditNote(InvoiceId.of("CN-3"), ACME, ISSUED)
                .reference("your letter")
                .crediting(InvoiceId.of("INV-1"))
                .line("Returned goods", eur("1"))
                .build());
        assertComesBack(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, ISSUED)
                .reference("INV-1")
                .line("Returned goods", eur("12.50"))
                .build());
        assertComesBack(Invoice.debitNote(InvoiceId.of("DN-1"), ACME, ISSUED)
                .line("Freight forgotten", eur("12.50"))
                .build());
    }

    @Test
    void lines_and_tax_rates_come_back_in_their_order() {
        assertComesBack(Invoice.draft(InvoiceId.of("INV-1"), ACME, ISSUED)
                .line(InvoiceLine.of("Zebra", eur("33.33")).taxedAt(Percentage.of("21")))
                .line(InvoiceLine.of("Apple", eur("33.33")).taxedAt(Percentage.of("4.5")))
                .line(InvoiceLine.of("Zebra", eur("33.33")).taxedAt(Percentage.of("21")))
                .line(InvoiceLine.of("Rebate", eur("-10"))
                        .taxedAt(Percentage.of("5.123456"))
                        .inGroup("rebates"))
                .line(InvoiceLine.of("Stamps", eur("0")).taxedAt(Percentage.of("0")))
                .line(InvoiceLine.of("Luxury", eur("1")).taxedAt(Percentage.of("1000")))
                .build());
    }

    @Test
    void prices_allowances_and_charges_come_back() {
        InvoiceLine priced = InvoiceLine.priced("Hours", decimal("31"), decimal("386.520000000001"), CurrencyUnit.EUR);
        AllowanceCharge allowance = AllowanceCharge.allowance(eur("12.34"));
        assertComesBack(detailed("1", priced));
        assertComesBack(detailed("2", priced.per(decimal("366")).inUnits("HUR").product("P-1")));
        assertComesBack(detailed("3", InvoiceLine.of("Consulting", eur("1")).product("P-1")));
        assertComesBack(detailed("4", priced.stating(eur("7"))));
        assertComesBack(detailed(
                "5",
                priced.adjusted(allowance)
                        .adjusted(AllowanceCharge.chargeOf(Percentage.of("0.000001"), eur("-3"))
                                .because("frost"))
                        .adjusted(allowance.because("damage"))));
        assertComesBack(detailed(
                "6", InvoiceLine.of("Consulting", eur("1")).adjusted(allowance).stating(eur("2"))));
        assertComesBack(detailed(
                "7",
                InvoiceLine.priced(
                        "Most", decimal("-999999.999999999999"), decimal("-999999.000000000001"), CurrencyUnit.EUR)));
        assertComesBack(detailed(
                "8",
                InvoiceLine.priced("Most", decimal("999999999999999"), decimal("0.01"), CurrencyUnit.EUR)
                        .per(decimal("0.5"))));
        // In the order in which tables keep it, this one is out of range on the way.
        assertComesBack(detailed(
                "9",
                InvoiceLine.priced("Most", decimal("100"), decimal("90000000000000"), CurrencyUnit.EUR)
                        .adjusted(AllowanceCharge.allowance(eur("8900000000000000")))
                        .per(decimal("0.5"))));
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }

    private static Invoice detailed(String id, InvoiceLine line) {
        return Invoice.draft(InvoiceId.of(id), ACME, ISSUED).line(line).build();
    }

    @Test
    void tax_categories_and_what_documents_take_off_and_put_on_come_back() {
        Percentage zero = Percentage.of("0");
        AllowanceCharge allowance = AllowanceCharge.allowance(eur("1"));
        for (TaxCategory category : TaxCategory.values()) {
            Percentage rate = category.allows(zero) ? zero : Percentage.of("21");
            InvoiceLine line = InvoiceLine.of("Consulting", eur("9")).taxed(category, rate);
            assertComesBack(detailed(category + " 1", line));
            assertComesBack(detailed(category + " 2", line.exemptBecause("article 20")));
            assertComesBack(draftOf(category + " 3", line)
                    .adjusted(allowance.taxed(category, rate))
                    .build());
            assertComesBack(draftOf(category + " 4", line)
                    .adjusted(allowance
                            .by(Percentage.of("12.5"), eur("8"))
                            .because("rebate")
                            .taxed(category, rate)
                            .exemptBecause("article 20"))
                    .adjusted(AllowanceCharge.charge(eur("3")).taxed(category, rate))
                    .build());
        }
        assertComesBack(draft("1").rounding(eur("-0.02")).build());
        assertComesBack(draft("2").prepaid(eur("7")).build());
        assertComesBack(draft("3")
                .remittance(RemittanceReference.parse("RF18539007547034"))
                .build());
        assertComesBack(draft("4").adjusted(AllowanceCharge.charge(eur("3"))).build());
        assertEquals(
                List.of("1", "2", "3", "4"),
                read(session -> session.invoices().of(ACME_ACCOUNT)).stream()
                        .peek(each -> assertEquals(
                                Optional.of(each), find(ACME_ACCOUNT, each.id().value())))
                        .map(each -> each.id().value())
                        .filter(id -> id.length() == 1)
                        .toList());
    }

    private static Invoice.Builder draftOf(String id, InvoiceLine line) {
        return Invoice.draft(InvoiceId.of(id), ACME, ISSUED).line(line);
    }

    @Test
    void a_document_of_the_greatest_length_comes_back() {
        Invoice.Builder draft = Invoice.draft(InvoiceId.of("INV-1"), ACME, ISSUED);
        IntStream.range(0, Invoice.MAX_LINES).forEach(i -> draft.line("position " + (i * 7919 % 10_007), eur("1")));

        assertComesBack(draft.build());
    }

    @Test
    void the_smallest_and_largest_amounts_of_any_currency_come_back() {
        for (Money amount : Samples.AMOUNTS) {
            assertComesBack(invoice(ACME, "INV " + amount, amount, ISSUED));
        }
    }

    @Test
    void the_first_and_the_last_day_come_back() {
        assertComesBack(Invoice.draft(InvoiceId.of("INV-1"), ACME, Samples.FIRST_DAY)
                .dueOn(Samples.LAST_DAY)
                .line("Eternity", eur("1"))
                .build());
        assertComesBack(Invoice.draft(InvoiceId.of("INV-2"), ACME, Samples.LAST_DAY)
                .dueOn(Samples.LAST_DAY)
                .line("A moment", eur("1"))
                .build());
        assertComesBack(invoice(ACME, "INV-3", eur("1"), day("1582-10-10")));
        assertComesBack(invoice(ACME, "INV-4", eur("1"), day("1500-02-28")));
        assertComesBack(invoice(ACME, "INV-5", eur("1"), day("2024-02-29")));
    }

    @Test
    void texts_come_back_character_by_character() {
        IntStream.range(0, Samples.TEXTS.size()).forEach(i -> {
            String text = Samples.TEXTS.get(i);
            assertComesBack(Invoice.draft(InvoiceId.of("INV-" + i), ACME, ISSUED)
                    .reference(text)
                    .line(InvoiceLine.of(text, eur("1")).inGroup(text))
                    .build());
        });
    }

    @Test
    void identifiers_that_look_alike_are_different_documents() {
        for (String id : Samples.IDS) {
            add(ACME_ACCOUNT, named(id));
        }

        for (String id : Samples.IDS) {
            assertEquals(Optional.of(named(id)), find(ACME_ACCOUNT, id));
        }
    }

    private static Invoice named(String id) {
        return Invoice.draft(InvoiceId.of(id), ACME, ISSUED)
                .line("named " + id, eur("1"))
                .build();
    }

    @Test
    void an_identifier_in_another_account_or_ledger_is_another_document() {
        Invoice acme = invoice(ACME, "INV-1", eur("1"), ISSUED);
        Invoice beta = invoice(BETA, "INV-1", eur("2"), ISSUED);
        Invoice branch = invoice(ACME, "INV-1", eur("3"), ISSUED);
        add(ACME_ACCOUNT, acme);
        add(BETA_ACCOUNT, beta);
        add(ACME_IN_BRANCH, branch);

        assertEquals(Optional.of(acme), find(ACME_ACCOUNT, "INV-1"));
        assertEquals(Optional.of(beta), find(BETA_ACCOUNT, "INV-1"));
        assertEquals(Optional.of(branch), find(ACME_IN_BRANCH, "INV-1"));
    }

    @Test
    void all_documents_of_an_account_come_by_identifier() {
        Samples.idsOutOfOrder()
                .forEach(id -> add(
                        ACME_ACCOUNT,
                        draft(id)
                                .line(InvoiceLine.of("named " + id, eur("2")).inGroup(id))
                                .externalRef(ExternalRef.of("shop", id))
                                .build()));
        add(BETA_ACCOUNT, invoice(BETA, "B", eur("1"), ISSUED));
        add(ACME_IN_BRANCH, invoice(ACME, "C", eur("1"), ISSUED));

        List<Invoice> all = read(session -> session.invoices().of(ACME_ACCOUNT));
        assertEquals(
                Samples.IDS_IN_ORDER,
                all.stream().map(invoice -> invoice.id().value()).toList());
        all.forEach(each ->
                assertEquals(Optional.of(each), find(ACME_ACCOUNT, each.id().value())));
        assertEquals(1, read(session -> session.invoices().of(ACME_IN_BRANCH)).size());
        assertEquals(List.of(), read(session -> session.invoices().of(Samples.accountOf("NOBODY"))));
    }

    @Test
    void an_unknown_document_is_not_found() {
        add(ACME_ACCOUNT, invoice(ACME, "INV-1", eur("1"), ISSUED));

        assertEquals(Optional.empty(), find(ACME_ACCOUNT, "INV-2"));
        assertEquals(Optional.empty(), find(ACME_ACCOUNT, "inv-1"));
        assertEquals(Optional.empty(), find(BETA_ACCOUNT, "INV-1"));
        assertEquals(Optional.empty(), find(ACME_IN_BRANCH, "INV-1"));
    }

    @Test
    void the_credit_notes_to_a_document_are_found() {
        Invoice second = creditNote("CN-2", "INV-1");
        Invoice first = creditNote("CN-1", "INV-1");
        for (Invoice document : List.of(
                invoice(ACME, "INV-1", eur("9"), ISSUED),
                second,
                first,
                creditNote("CN-3", "INV-2"),
                creditNote("CN-4", "inv-1"),
                Invoice.creditNote(InvoiceId.of("CN-9"), ACME, ISSUED)
                        .reference("INV-1")
                        .line("Returned goods", eur("1"))
                        .build(),
                Invoice.creditNote(InvoiceId.of("CN-5"), ACME, ISSUED)
                        .line("Returned goods", eur("1"))
                        .build(),
                Invoice.debitNote(InvoiceId.of("DN-1"), ACME, ISSUED)
                        .reference("INV-1")
                        .line("Freight forgotten", eur("1"))
                        .build())) {
            add(ACME_ACCOUNT, document);
        }
        add(BETA_ACCOUNT, creditNote("CN-6", "INV-1"));
        add(ACME_IN_BRANCH, creditNote("CN-7", "INV-1"));

        assertEquals(List.of(first, second), creditNotesTo(ACME_ACCOUNT, "INV-1"));
        assertEquals(List.of(), creditNotesTo(ACME_ACCOUNT, "INV-3"));
        write(ACME_ACCOUNT, session -> {
            session.invoices().add(ACME_ACCOUNT, creditNote("CN-8", "INV-3"));
            assertEquals(
                    List.of(creditNote("CN-8", "INV-3")),
                    session.invoices().creditNotesTo(ACME_ACCOUNT, InvoiceId.of("INV-3")));
        });
    }

    @Test
    void a_credit_note_whose_transaction_failed_is_not_found() {
        assertThrows(
                DuplicateKeyException.class,
                () -> write(ACME_ACCOUNT, session -> {
                    session.invoices().add(ACME_ACCOUNT, creditNote("CN-1", "INV-1"));
                    session.invoices().add(ACME_ACCOUNT, creditNote("CN-1", "INV-1"));
                }));

        assertEquals(List.of(), creditNotesTo(ACME_ACCOUNT, "INV-1"));
    }

    private List<Invoice> creditNotesTo(AccountId account, String id) {
        return read(session -> session.invoices().creditNotesTo(account, InvoiceId.of(id)));
    }

    private static Invoice creditNote(String id, String of) {
        return Invoice.creditNote(InvoiceId.of(id), ACME, ISSUED)
                .crediting(InvoiceId.of(of))
                .line("Returned goods", eur("1"))
                .build();
    }

    @Test
    void an_identifier_is_taken_once_and_the_first_document_stays() {
        Invoice first = invoice(ACME, "INV-1", eur("1"), ISSUED);
        add(ACME_ACCOUNT, first);

        assertThrows(DuplicateKeyException.class, () -> add(ACME_ACCOUNT, first));
        assertThrows(DuplicateKeyException.class, () -> add(ACME_ACCOUNT, invoice(ACME, "INV-1", eur("2"), ISSUED)));
        assertThrows(
                DuplicateKeyException.class,
                () -> add(
                        ACME_ACCOUNT,
                        Invoice.creditNote(InvoiceId.of("INV-1"), ACME, ISSUED)
                                .line("Returned goods", eur("1"))
                                .build()));

        assertEquals(Optional.of(first), find(ACME_ACCOUNT, "INV-1"));
    }

    @Test
    void an_identifier_is_taken_once_within_a_session_too() {
        assertThrows(
                DuplicateKeyException.class,
                () -> write(ACME_ACCOUNT, session -> {
                    session.invoices().add(ACME_ACCOUNT, invoice(ACME, "INV-1", eur("1"), ISSUED));
                    session.invoices().add(ACME_ACCOUNT, invoice(ACME, "INV-1", eur("2"), ISSUED));
                }));

        assertEquals(Optional.empty(), find(ACME_ACCOUNT, "INV-1"));
    }
}
