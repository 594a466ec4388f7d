package io.cartera.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.customer.CustomerId;
import io.cartera.money.AmountOutOfRangeException;
import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.terms.Instalment;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TermsNotApplicableException;
import io.cartera.time.BusinessCalendar;
import io.cartera.trace.Difference;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class InvoiceTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final InvoiceId ID = InvoiceId.of("INV-1");
    private static final LocalDate ISSUED = LocalDate.parse("2026-01-10");
    private static final PaymentTerms NET_30 = PaymentTerms.netDays(30);
    private static final Money ONE_CENT = Money.parse("EUR 0.01");

    private static Invoice.Builder draft() {
        return Invoice.draft(ID, ACME, ISSUED);
    }

    private static Invoice full() {
        return draft().line(InvoiceLine.of("Consulting", Money.parse("EUR 3000"))
                        .taxedAt(Percentage.of("21"))
                        .inGroup("services"))
                .dueOn(LocalDate.parse("2026-03-01"))
                .terms(NET_30)
                .reference("ORDER-9")
                .build();
    }

    @Test
    void a_document_says_what_it_is_for_whom_and_how_much() {
        Invoice invoice = full();

        assertThat(invoice.id()).isEqualTo(ID);
        assertThat(invoice.type()).isEqualTo(InvoiceType.INVOICE);
        assertThat(invoice.customer()).isEqualTo(ACME);
        assertThat(invoice.issuedOn()).isEqualTo(ISSUED);
        assertThat(invoice.reference()).contains("ORDER-9");
        assertThat(invoice.currency()).isEqualTo(CurrencyUnit.EUR);
        assertThat(invoice.net()).isEqualTo(Money.parse("EUR 3000"));
        assertThat(invoice.tax()).isEqualTo(Money.parse("EUR 630"));
        assertThat(invoice.total()).isEqualTo(Money.parse("EUR 3630"));
        assertThat(invoice.lines()).singleElement().satisfies(line -> {
            assertThat(line.description()).isEqualTo("Consulting");
            assertThat(line.net()).isEqualTo(Money.parse("EUR 3000"));
            assertThat(line.taxRate()).contains(Percentage.of("21"));
            assertThat(line.productGroup()).contains("services");
        });
        assertThat(Invoice.debitNote(ID, ACME, ISSUED)
                        .line("Freight", ONE_CENT)
                        .build()
                        .type())
                .isEqualTo(InvoiceType.DEBIT_NOTE);
        assertThat(Invoice.creditNote(ID, ACME, ISSUED)
                        .line("Returned", ONE_CENT)
                        .build()
                        .type())
                .isEqualTo(InvoiceType.CREDIT_NOTE);
    }

    @Test
    void where_tax_is_not_stated_the_total_is_the_net() {
        Invoice invoice = draft().line("Consulting", Money.parse("EUR 3000")).build();

        assertThat(invoice.total()).isEqualTo(Money.parse("EUR 3000"));
        assertThat(invoice.tax()).isEqualTo(Money.parse("EUR 0"));
        assertThat(invoice.taxes()).isEmpty();
    }

    @Test
    void the_due_date_is_the_stated_one_else_by_the_stated_terms_else_by_the_customers() {
        Invoice.Builder plain = draft().line("Consulting", ONE_CENT);

        assertThat(plain.build().dueOn(NET_30)).isEqualTo("2026-02-09");
        assertThat(plain.terms(PaymentTerms.netDays(60)).build().dueOn(NET_30)).isEqualTo("2026-03-11");
        assertThat(plain.dueOn(LocalDate.parse("2026-01-20")).build().dueOn(NET_30))
                .isEqualTo("2026-01-20");
        assertThat(plain.build().statedDueOn()).contains(LocalDate.parse("2026-01-20"));
        assertThat(plain.build().statedTerms()).contains(PaymentTerms.netDays(60));
    }

    @Test
    void due_on_the_day_of_issue_is_the_earliest() {
        Invoice.Builder plain = draft().line("Consulting", ONE_CENT);

        assertThat(plain.dueOn(ISSUED).build().dueOn(NET_30)).isEqualTo(ISSUED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.dueOn(ISSUED.minusDays(1)).build())
                .withMessageContainingAll("2026-01-09", "2026-01-10");
    }

    @Test
    void a_credit_note_states_neither_due_date_nor_terms() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Invoice.creditNote(ID, ACME, ISSUED)
                        .line("Returned", ONE_CENT)
                        .dueOn(ISSUED)
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Invoice.creditNote(ID, ACME, ISSUED)
                        .line("Returned", ONE_CENT)
                        .terms(NET_30)
                        .build());
    }

    @Test
    void a_total_of_one_cent_is_the_least_whatever_the_type() {
        assertThat(draft().line("Consulting", ONE_CENT).build().total()).isEqualTo(ONE_CENT);
        for (Invoice.Builder builder : new Invoice.Builder[] {
            draft(), Invoice.debitNote(ID, ACME, ISSUED), Invoice.creditNote(ID, ACME, ISSUED)
        }) {
            builder.line("Consulting", ONE_CENT).line("Discount", ONE_CENT.negated());
            assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("EUR 0.00");
            builder.line("More discount", ONE_CENT.negated());
            assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("EUR -0.01");
        }
    }

    @Test
    void a_document_has_at_least_one_line_and_at_most_ten_thousand() {
        Invoice.Builder builder = draft();
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("line");

        for (int i = 0; i < 10_000; i++) {
            builder.line("Item", ONE_CENT);
        }
        assertThat(builder.build().total()).isEqualTo(Money.parse("EUR 100.00"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.line("One more", ONE_CENT))
                .withMessageContaining("10000");
        assertThat(builder.build().lines()).hasSize(10_000);
    }

    @Test
    void either_all_lines_state_their_tax_or_none_does() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft().line("Consulting", ONE_CENT)
                        .line(InvoiceLine.of("Travel", ONE_CENT).taxedAt(Percentage.of("0")))
                        .build())
                .withMessageContaining("1 of 2");
    }

    @Test
    void M07_lines_in_two_currencies_make_no_document() {
        assertThatThrownBy(() -> draft().line("Consulting", Money.parse("EUR 1"))
                        .line("Travel", Money.parse("USD 1"))
                        .build())
                .isInstanceOf(CurrencyMismatchException.class);
    }

    @Test
    void M05_a_total_at_the_bound_is_a_document_and_one_beyond_is_refused() {
        Money most = Money.ofMinor(CurrencyUnit.EUR, MinorUnits.MAX);

        assertThat(draft().line("All", most).build().total()).isEqualTo(most);
        assertThatThrownBy(
                        () -> draft().line("All", most).line("More", ONE_CENT).build())
                .isInstanceOf(AmountOutOfRangeException.class);
        assertThatThrownBy(() -> InvoiceLine.of("All", most.plus(ONE_CENT)))
                .isInstanceOf(AmountOutOfRangeException.class);
        assertThatThrownBy(() -> draft().line(InvoiceLine.of("All", most).taxedAt(Percentage.of("21")))
                        .build())
                .isInstanceOf(AmountOutOfRangeException.class);
        assertThatThrownBy(() -> draft().line(InvoiceLine.of("All", most).taxedAt(Percentage.of("1000")))
                        .build())
                .isInstanceOf(AmountOutOfRangeException.class);
    }

    @Test
    void M05_a_net_beyond_the_bound_is_refused_though_a_deduction_brings_the_total_within() {
        Money large = Money.parse("EUR 9000000000000000");
        Invoice.Builder builder = draft().line(InvoiceLine.of("A", large).taxedAt(Percentage.of("0")))
                .line(InvoiceLine.of("B", large).taxedAt(Percentage.of("0")))
                .line(InvoiceLine.of("C", Money.parse("EUR -900000000000000")).taxedAt(Percentage.of("1000")));

        assertThatThrownBy(builder::build).isInstanceOf(AmountOutOfRangeException.class);
    }

    @Test
    void I01_the_first_field_that_differs_is_named() {
        Invoice invoice = full();
        InvoiceLine line = invoice.lines().get(0);

        assertThat(invoice.differenceFrom(full())).isEmpty();
        assertThat(invoice).isEqualTo(full()).hasSameHashCodeAs(full());
        assertDiffers(Invoice.draft(InvoiceId.of("INV-2"), ACME, ISSUED), line, "id", "INV-1", "INV-2");
        assertDiffers(Invoice.debitNote(ID, ACME, ISSUED), line, "type", "INVOICE", "DEBIT_NOTE");
        assertDiffers(Invoice.draft(ID, CustomerId.of("B"), ISSUED), line, "customer", "ACME", "B");
        assertDiffers(Invoice.draft(ID, ACME, ISSUED.plusDays(1)), line, "issuedOn", "2026-01-10", "2026-01-11");
        assertDiffers(draft(), line, "dueOn", "2026-03-01", "");
        assertDiffers(draft().dueOn(LocalDate.parse("2026-03-01")), line, "terms", "net 30", "");
        Invoice.Builder noReference =
                draft().dueOn(LocalDate.parse("2026-03-01")).terms(NET_30);
        assertDiffers(noReference, line, "reference", "ORDER-9", "");
        Invoice.Builder same =
                draft().dueOn(LocalDate.parse("2026-03-01")).terms(NET_30).reference("ORDER-9");
        Invoice other = same.line(InvoiceLine.of("Advice", line.net())
                        .taxedAt(Percentage.of("21"))
                        .inGroup("services"))
                .build();
        assertThat(invoice.differenceFrom(other))
                .contains(new Difference("line 1 description", "Consulting", "Advice"));
    }

    @Test
    void I01_lines_that_differ_only_in_split_rate_or_group_differ() {
        Invoice one = draft().line("A", Money.parse("EUR 3"))
                .line("B", Money.parse("EUR 1"))
                .build();
        Invoice two = draft().line("A", Money.parse("EUR 2"))
                .line("B", Money.parse("EUR 2"))
                .build();
        Invoice grouped = draft().line(InvoiceLine.of("A", Money.parse("EUR 3")).inGroup("g"))
                .line("B", Money.parse("EUR 1"))
                .build();
        Invoice exempt = draft().line(InvoiceLine.of("A", Money.parse("EUR 3")).taxedAt(Percentage.of("0")))
                .line(InvoiceLine.of("B", Money.parse("EUR 1")).taxedAt(Percentage.of("0")))
                .build();

        assertThat(one.differenceFrom(two)).contains(new Difference("line 1 net", "EUR 3.00", "EUR 2.00"));
        assertThat(one.differenceFrom(grouped)).contains(new Difference("line 1 product group", "", "g"));
        assertThat(one.differenceFrom(exempt)).contains(new Difference("line 1 tax rate", "", "0 %"));
        assertThat(one).isNotEqualTo(two).isNotEqualTo(grouped).isNotEqualTo(exempt);
    }

    private static void assertDiffers(
            Invoice.Builder offered, InvoiceLine line, String field, String existing, String value) {
        Invoice invoice = offered.line(line).build();
        Optional<Difference> difference = full().differenceFrom(invoice);

        assertThat(difference).contains(new Difference(field, existing, value));
        assertThat(full()).isNotEqualTo(invoice);
    }

    @Test
    void nothing_that_may_be_personal_is_shown() {
        assertThat(full()).hasToString("INVOICE[INV-1, ACME, 2026-01-10, EUR 3630.00]");
        assertThat(full().lines().get(0)).hasToString("InvoiceLine[EUR 3000.00 at 21 %]");
    }

    @Test
    void a_document_does_not_follow_its_builder_and_cannot_be_changed() {
        Invoice.Builder builder = draft().line("A", ONE_CENT);
        Invoice invoice = builder.build();
        builder.line("B", ONE_CENT).reference("late");

        assertThat(invoice.lines()).hasSize(1);
        assertThat(invoice.reference()).isEmpty();
        assertThatThrownBy(() -> invoice.lines().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void dates_lie_in_the_years_1_to_9999() {
        LocalDate last = LocalDate.of(9999, 12, 31);

        assertThat(Invoice.draft(ID, ACME, last)
                        .line("A", ONE_CENT)
                        .dueOn(last)
                        .build()
                        .issuedOn())
                .isEqualTo(last);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Invoice.draft(ID, ACME, last.plusDays(1)))
                .withMessageContaining("issuedOn");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Invoice.draft(ID, ACME, LocalDate.MIN))
                .withMessageContaining("issuedOn");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft().dueOn(last.plusDays(1)))
                .withMessageContaining("dueOn");
        Invoice beyond = Invoice.draft(ID, ACME, last).line("A", ONE_CENT).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> beyond.dueOn(NET_30))
                .withMessageContaining("due date");
    }

    @Test
    void terms_that_roll_need_a_calendar_for_the_due_date_and_the_instalments() {
        PaymentTerms rolling = PaymentTerms.parse("net 29 roll following");
        BusinessCalendar week = BusinessCalendar.weekends(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        Invoice.Builder draft = draft().line("A", ONE_CENT);

        assertThat(draft.build().dueOn(rolling, week)).isEqualTo("2026-02-09");
        assertThat(draft.build().instalments(rolling, week))
                .containsExactly(Instalment.of(1, LocalDate.parse("2026-02-09"), ONE_CENT));
        assertThatExceptionOfType(TermsNotApplicableException.class)
                .isThrownBy(() -> draft.build().dueOn(rolling));
        assertThatExceptionOfType(TermsNotApplicableException.class)
                .isThrownBy(() -> draft.build().instalments(rolling));
        assertThat(draft.dueOn(ISSUED).build().dueOn(rolling, week)).isEqualTo(ISSUED);
        assertThat(draft.build().instalments(rolling)).containsExactly(Instalment.of(1, ISSUED, ONE_CENT));
        refusesNull("calendar", () -> draft.build().dueOn(rolling, null));
    }

    @Test
    void texts_that_no_store_could_keep_are_refused_by_name() {
        for (String text : new String[] {"", " ", "a\u0000", "\uD83D", "x".repeat(1001)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> draft().reference(text))
                    .withMessageStartingWith("reference");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> InvoiceLine.of(text, ONE_CENT))
                    .withMessageStartingWith("description");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> InvoiceLine.of("A", ONE_CENT).inGroup(text))
                    .withMessageStartingWith("product group");
        }
        assertThat(draft().line("x".repeat(1000), ONE_CENT)
                        .reference("y".repeat(1000))
                        .build()
                        .reference())
                .contains("y".repeat(1000));
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        refusesNull("id", () -> Invoice.draft(null, ACME, ISSUED));
        refusesNull("customer", () -> Invoice.draft(ID, null, ISSUED));
        refusesNull("issuedOn", () -> Invoice.draft(ID, ACME, null));
        refusesNull("line", () -> draft().line(null));
        refusesNull("description", () -> draft().line(null, ONE_CENT));
        refusesNull("net", () -> draft().line("A", null));
        refusesNull("dueOn", () -> draft().dueOn(null));
        refusesNull("terms", () -> draft().terms(null));
        refusesNull("reference", () -> draft().reference(null));
        refusesNull("rate", () -> InvoiceLine.of("A", ONE_CENT).taxedAt(null));
        refusesNull("product group", () -> InvoiceLine.of("A", ONE_CENT).inGroup(null));
        refusesNull("otherwise", () -> draft().line("A", ONE_CENT).build().dueOn(null));
        refusesNull("offered", () -> full().differenceFrom(null));
    }

    private static void refusesNull(String name, Runnable call) {
        assertThatNullPointerException().isThrownBy(call::run).withMessageContaining(name);
    }
}
