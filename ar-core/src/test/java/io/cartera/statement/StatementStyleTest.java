package io.cartera.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.Receivables;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingSpec;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The styles on one worked account, read through the door. */
class StatementStyleTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final DateRange FEBRUARY = DateRange.of(day("2026-02-01"), day("2026-03-01"));
    private static final AgingSpec AGING = AgingSpec.byDueDate(AgingBuckets.days(30, 60));

    private final Receivables books = Receivables.over(new InMemoryStore());

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    /** Opening 500, invoice 1000, receipts 500 and 250, credit note 100: closing 650. */
    @BeforeEach
    void the_worked_account() {
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        issue("INV-0", "500", "2026-01-10");
        issue("INV-1", "1000", "2026-02-02");
        receive("PAY-1", "500", "2026-02-06");
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, day("2026-02-07"))
                        .line("Goods", eur("100"))
                        .build());
        receive("PAY-2", "250", "2026-02-10");
    }

    private void issue(String id, String amount, String on) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), ACME, day(on))
                        .dueOn(day(on).plusDays(10))
                        .line("Goods", eur(amount))
                        .build());
    }

    private void receive(String id, String amount, String on) {
        books.cash().receive(Payment.received(PaymentId.of(id), ACME, eur(amount), day(on)));
    }

    private void settle(String credit, String debit, String amount, String on) {
        books.cash()
                .settle(
                        CommandId.of(credit + " " + debit),
                        ACME,
                        Settlement.none().matching(ItemId.credit(credit), ItemId.debit(debit), eur(amount), day(on)))
                .orElseThrow();
    }

    private TAccount in(StatementStyle style) {
        Statement statement = books.accounts().statement(ACME, style, FEBRUARY, AGING);
        assertThat(statement.style()).isEqualTo(style);
        assertThat(statement.agingSpec()).isEqualTo(AGING);
        assertThat(statement.closingOn()).isEqualTo("2026-02-28");
        assertThat(statement.find(CurrencyUnit.USD)).isEmpty();
        assertThat(statement.accounts()).hasSize(1);
        return statement.find(CurrencyUnit.EUR).orElseThrow();
    }

    private static List<String> told(List<OpenItem> items) {
        return items.stream()
                .map(item -> item.id() + " " + item.amount().getAmount() + " - "
                        + item.applied().getAmount() + " = " + item.open().getAmount())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void every_style_runs_from_500_to_650_and_ages_what_is_open_at_the_end(StatementStyle style) {
        settle("PAY-1", "INV-0", "500", "2026-02-06");
        settle("CN-1", "INV-1", "100", "2026-02-07");
        settle("PAY-2", "INV-1", "250", "2026-02-10");

        TAccount account = in(style);

        assertThat(account.opening()).isEqualTo(eur("500"));
        assertThat(account.debitTotal()).isEqualTo(eur("1000"));
        assertThat(account.creditTotal()).isEqualTo(eur("850"));
        assertThat(account.closing()).isEqualTo(eur("650"));
        assertThat(account.aging())
                .isEqualTo(AgedAmounts.of(eur("0"), List.of(eur("650"), eur("0"), eur("0")), eur("0")));
    }

    @Test
    void an_activity_statement_lists_the_entries_with_balances_and_what_is_open() {
        settle("PAY-1", "INV-0", "500", "2026-02-06");

        TAccount account = in(StatementStyle.ACTIVITY);

        assertThat(account.lines())
                .extracting(line -> line.entry().id() + " " + line.balance().getAmount())
                .containsExactly("INV-1 1500.00", "PAY-1 1000.00", "CN-1 900.00", "PAY-2 650.00");
        assertThat(told(account.openItems()))
                .containsExactly(
                        "INV-1 1000.00 - 0.00 = 1000.00",
                        "CN-1 100.00 - 0.00 = 100.00",
                        "PAY-2 250.00 - 0.00 = 250.00");
    }

    @Test
    void a_balance_forward_statement_sums_up_by_kind_and_lists_entries_but_no_open_items() {
        TAccount account = in(StatementStyle.BALANCE_FORWARD);

        assertThat(account.movements())
                .containsExactly(
                        new Movement(Side.DEBIT, EntryKind.INVOICE, 1, eur("1000")),
                        new Movement(Side.CREDIT, EntryKind.RECEIPT, 2, eur("750")),
                        new Movement(Side.CREDIT, EntryKind.CREDIT_NOTE, 1, eur("100")));
        assertThat(account.movements())
                .extracting(Movement::change)
                .containsExactly(eur("1000"), eur("-750"), eur("-100"));
        assertThat(account.lines())
                .extracting(line -> line.entry().id().document())
                .containsExactly("INV-1", "PAY-1", "CN-1", "PAY-2");
        assertThat(account.openItems()).isEmpty();
    }

    @Test
    void an_open_item_statement_lists_open_debits_then_unapplied_credits_with_what_is_paid_and_no_entries() {
        settle("PAY-1", "INV-1", "300", "2026-02-06");
        settle("CN-1", "INV-1", "100", "2026-02-07");

        TAccount account = in(StatementStyle.OPEN_ITEM);

        assertThat(account.lines()).isEmpty();
        assertThat(told(account.openItems()))
                .containsExactly(
                        "INV-0 500.00 - 0.00 = 500.00",
                        "INV-1 1000.00 - 400.00 = 600.00",
                        "PAY-1 500.00 - 300.00 = 200.00",
                        "PAY-2 250.00 - 0.00 = 250.00");
        assertThat(account.openItems().get(1).overdueDays(day("2026-02-28"))).isEqualTo(16);
        assertThat(account.aging())
                .isEqualTo(AgedAmounts.of(eur("0"), List.of(eur("600"), eur("500"), eur("0")), eur("450")));
    }

    @Test
    void what_is_applied_after_the_period_is_still_open_at_its_end() {
        settle("PAY-1", "INV-0", "500", "2026-02-28");
        settle("PAY-2", "INV-1", "250", "2026-03-01");

        assertThat(told(in(StatementStyle.OPEN_ITEM).openItems()))
                .containsExactly(
                        "INV-1 1000.00 - 0.00 = 1000.00",
                        "CN-1 100.00 - 0.00 = 100.00",
                        "PAY-2 250.00 - 0.00 = 250.00");
    }

    @Test
    void what_falls_due_on_the_last_day_is_not_due_and_the_day_before_it_is_1_day_overdue() {
        LocalDate due = day("2026-02-12");
        for (int days = 0; days < 2; days++) {
            DateRange toThen = DateRange.ofClosed(FEBRUARY.start(), due.plusDays(days));
            AgedAmounts aging = books.accounts()
                    .statement(ACME, StatementStyle.OPEN_ITEM, toThen, AGING)
                    .accounts()
                    .get(0)
                    .aging();

            assertThat(aging.notDue()).isEqualTo(eur(days == 0 ? "1000" : "0"));
            assertThat(aging.overdue().get(0)).isEqualTo(eur(days == 0 ? "500" : "1500"));
        }
    }

    @Test
    void open_items_that_even_out_have_a_T_account_and_settled_ones_have_none() {
        receive("PAY-3", "650", "2026-02-20");
        DateRange march = DateRange.of(day("2026-03-01"), day("2026-04-01"));

        Statement open = books.accounts().statement(ACME, StatementStyle.OPEN_ITEM, march, AGING);
        assertThat(open.accounts()).singleElement().satisfies(account -> {
            assertThat(account.closing()).isEqualTo(eur("0"));
            assertThat(account.movements()).isEmpty();
            assertThat(account.openItems()).hasSize(6);
            assertThat(account.aging().unapplied()).isEqualTo(eur("1500"));
        });

        books.cash().apply(ACME, day("2026-03-01"));
        assertThat(books.accounts()
                        .statement(ACME, StatementStyle.OPEN_ITEM, march, AGING)
                        .accounts())
                .isEmpty();
    }

    @Test
    void an_empty_period_closes_as_it_opens_and_must_not_close_before_the_year_1() {
        LocalDate day = day("2026-02-06");
        Statement none = books.accounts().statement(ACME, StatementStyle.ACTIVITY, DateRange.of(day, day), AGING);

        assertThat(none.closingOn()).isEqualTo("2026-02-05");
        assertThat(none.accounts()).singleElement().satisfies(account -> {
            assertThat(account.opening()).isEqualTo(eur("1500"));
            assertThat(account.closing()).isEqualTo(eur("1500"));
            assertThat(account.lines()).isEmpty();
            assertThat(account.openItems()).hasSize(2);
        });

        DateRange before = DateRange.of(day("0001-01-01"), day("0001-01-01"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> books.accounts().statement(ACME, StatementStyle.ACTIVITY, before, AGING))
                .withMessageContaining("outside the years 1 to 9999");
    }

    @Test
    void a_statement_cannot_be_changed() {
        TAccount account = in(StatementStyle.ACTIVITY);

        assertThatThrownBy(() -> account.movements().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> account.openItems().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_style_is_found_by_its_name(StatementStyle style) {
        assertThat(StatementStyle.of(style.styleName())).isSameAs(style);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ACTIVITY", "open item", " activity"})
    void an_unknown_style_is_refused_with_the_names_of_the_known(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatementStyle.of(name))
                .withMessage("unknown statement style '" + name + "', known are open-item, balance-forward, activity");
    }

    @Test
    void a_style_without_a_name_is_refused() {
        assertThatNullPointerException()
                .isThrownBy(() -> StatementStyle.of(null))
                .withMessageContaining("styleName");
    }
}
