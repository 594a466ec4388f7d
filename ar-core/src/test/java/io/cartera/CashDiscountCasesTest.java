package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountRefusal;
import io.cartera.account.Adjustment;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.allocation.AllocationChain;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.allocation.AllocationReason;
import io.cartera.allocation.Explanation;
import io.cartera.allocation.Tolerance;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.journal.GlAccount;
import io.cartera.journal.PostingRules;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.settlement.SettlementState;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.BusinessCalendar;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/**
 * Discounts for paying early, from the invoice to the general ledger. Cases of section C and D of other systems are
 * named by their numbers; unless it is said, the invoice is dated 2019-01-01 and the discount is offered for ten days.
 */
class CashDiscountCasesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate ISSUED = LocalDate.parse("2019-01-01");
    private static final LocalDate IN_TIME = LocalDate.parse("2019-01-02");
    private static final LocalDate LAST = LocalDate.parse("2019-01-11");
    private static final DateRange ALWAYS = DateRange.upTo(LocalDate.parse("2099-12-31"));
    private static final PostingRules RULES = PostingRules.builder(GlAccount.of("AR"), GlAccount.of("AR"))
            .against(EntryKind.RECEIPT, GlAccount.of("bank"))
            .against(EntryKind.CASH_DISCOUNT, GlAccount.of("discount"))
            .against(EntryKind.BAD_DEBT, GlAccount.of("written off"))
            .against(EntryKind.SMALL_DIFFERENCE, GlAccount.of("difference"))
            .tax(rate -> GlAccount.of("tax " + rate.value().toPlainString()))
            .otherwise(GlAccount.of("sales"))
            .build();

    private Receivables books = Receivables.over(new InMemoryStore());
    private int commands;

    CashDiscountCasesTest() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private CommandId next() {
        return CommandId.of("K" + ++commands);
    }

    private ItemId issue(String id, String terms, InvoiceLine... lines) {
        return issue(id, ISSUED, terms, lines);
    }

    private ItemId issue(String id, LocalDate on, String terms, InvoiceLine... lines) {
        Invoice.Builder draft = Invoice.draft(InvoiceId.of(id), ACME, on).terms(PaymentTerms.parse(terms));
        List.of(lines).forEach(draft::line);
        books.invoicing().issue(draft.build()).orElseThrow();
        return ItemId.debit(id);
    }

    private static InvoiceLine line(String net) {
        return InvoiceLine.of("goods", eur(net));
    }

    private static InvoiceLine line(String net, String rate) {
        return line(net).taxedAt(Percentage.of(rate));
    }

    private ItemId pay(String id, String amount, LocalDate on) {
        return pay(id, amount, on, "");
    }

    private ItemId pay(String id, String amount, LocalDate on, String reference) {
        Payment payment = Payment.received(PaymentId.of(id), ACME, eur(amount), on);
        books.cash()
                .receive(reference.isEmpty() ? payment : payment.withReference(reference))
                .orElseThrow();
        return ItemId.credit(id);
    }

    private AccountChange apply(LocalDate on) {
        return books.cash().apply(ACME, on).orElseThrow();
    }

    private AccountChange apply(LocalDate on, AllocationPolicy policy) {
        return books.cash().apply(next(), ACME, on, policy).orElseThrow();
    }

    private AccountChange adjust(Adjustment adjustment) {
        return books.adjustments().adjust(next(), ACME, adjustment).orElseThrow();
    }

    private Outcome<AccountChange> release(AllocationId allocation, LocalDate on) {
        return books.cash().release(next(), ACME, allocation, on);
    }

    private Map<String, String> open(LocalDate on) {
        Map<String, String> open = new TreeMap<>();
        for (OpenItem item : books.accounts().openItems(ACME, on)) {
            open.put(
                    (item.side() == Side.DEBIT ? "" : "-") + item.id(),
                    item.open().getAmount().toPlainString());
        }
        return open;
    }

    private SettlementState state(String id, LocalDate on) {
        return books.invoicing().settlement(ACME, InvoiceId.of(id), on).orElseThrow();
    }

    private static List<Money> discounts(AccountChange change) {
        return change.entries().stream()
                .filter(entry -> entry.kind() == EntryKind.CASH_DISCOUNT)
                .map(Entry::amount)
                .toList();
    }

    /** What a command posted, but for receivables: account and amount, debits without a sign. */
    private List<String> posted(AccountChange change) {
        return posted(change, RULES);
    }

    private List<String> posted(AccountChange change, PostingRules rules) {
        return books.generalLedger().journal(ACME, rules, ALWAYS).stream()
                .filter(entry -> entry.recording().equals(change.recording()))
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> !line.account().value().equals("AR"))
                .map(line -> line.account() + " " + line.signed().getAmount())
                .toList();
    }

    private String why(LocalDate on, AllocationPolicy policy) {
        Explanation found =
                books.cash().propose(ACME, on, policy).explanations().get(0);
        return found.reason() + ", left " + found.leftOver().getAmount() + ", short "
                + found.shortBy().getAmount();
    }

    @Test
    void C1_the_last_day_is_the_day_of_the_value_date_and_no_later_one() {
        issue("INV-1", "net 30 less 10% net 10", line("1000"));
        issue("INV-2", "net 30 less 10% net 10", line("1000"));
        Payment booked = Payment.received(PaymentId.of("P1"), ACME, eur("900"), LAST.plusDays(3));
        books.cash().receive(booked.withReference("INV-1").withValueOn(LAST)).orElseThrow();
        Payment late = Payment.received(PaymentId.of("P2"), ACME, eur("900"), LAST.plusDays(3));
        books.cash()
                .receive(late.withReference("INV-2").withValueOn(LAST.plusDays(1)))
                .orElseThrow();

        assertThat(why(LAST.plusDays(3), AllocationPolicy.referenceThenDue()))
                .isEqualTo("DISCOUNT_TAKEN, left 0.00, short 0.00");
        assertThat(discounts(apply(LAST.plusDays(3)))).containsExactly(eur("100"));

        assertThat(open(LAST.plusDays(3))).containsExactly(Map.entry("INV-2", "100.00"));
    }

    @Test
    void C3_tax_that_is_never_reduced_is_not_corrected() {
        issue("INV-1", "net 30 less 10% net 10 (tax never)", line("1000", "15"));
        pay("P", "1050", IN_TIME);

        AccountChange change = apply(IN_TIME);

        assertThat(open(IN_TIME)).isEmpty();
        assertThat(posted(change)).containsExactly("discount 100.00");
    }

    @Test
    void C5_a_payment_in_time_closes_the_invoice() {
        issue("INV-1", "net 30 less 10% net 10", line("1000"));
        pay("P", "900", IN_TIME);

        AccountChange change = apply(IN_TIME);

        assertThat(open(IN_TIME)).isEmpty();
        assertThat(posted(change)).containsExactly("discount 100.00");
        SettlementState state = state("INV-1", IN_TIME);
        assertThat(state.paid()).isEqualTo(eur("900"));
        assertThat(state.discounted()).isEqualTo(eur("100"));
        assertThat(state.status()).isEqualTo(SettlementState.Status.PAID);
    }

    @Test
    void C7_what_takes_no_discount_is_a_document_of_its_own() {
        // A discount is taken of all of a document; a charge that takes none, such as a fixed tax, is not on it.
        issue("INV-1", "net 30 less 10% net 10 (gross)", line("1500", "15"));
        issue("FEE-1", "net 30", line("0.05"));
        pay("P", "1552.55", IN_TIME);

        AccountChange change = apply(IN_TIME);

        assertThat(open(IN_TIME)).isEmpty();
        assertThat(posted(change)).containsExactly("discount 150.00", "tax 15 22.50");
    }

    @Test
    void C9_each_rate_of_tax_is_corrected_by_its_share() {
        issue("INV-1", "net 30 less 10% net 10 (gross)", line("1000", "15"), line("2000", "0"));
        pay("P", "2835", IN_TIME);

        AccountChange change = apply(IN_TIME);

        assertThat(discounts(change)).containsExactly(eur("315"));
        assertThat(posted(change)).containsExactly("discount 300.00", "tax 15 15.00");
    }

    @Test
    void C11_one_payment_takes_the_discounts_of_a_batch() {
        issue("INV-1", "net 30 less 10% net 10 (tax never)", line("1000", "15"));
        issue("INV-2", "net 30 less 10% net 10 (tax never)", line("2000"));
        pay("P", "2850", IN_TIME);

        for (AllocationPolicy policy : List.of(
                AllocationPolicy.referenceThenDue(),
                AllocationPolicy.oldest(),
                AllocationPolicy.largest(),
                AllocationPolicy.imputation("principal", item -> 0),
                AllocationPolicy.clearAccount(),
                AllocationChain.standard())) {
            assertThat(books.cash().propose(ACME, IN_TIME, policy).adjustments())
                    .as(policy.policyName())
                    .extracting(adjustment -> adjustment.amount().orElseThrow())
                    .containsExactlyInAnyOrder(eur("100"), eur("200"));
        }
        assertThat(discounts(apply(IN_TIME))).containsExactly(eur("100"), eur("200"));
        assertThat(open(IN_TIME)).isEmpty();
    }

    @Test
    void C13_tax_reduced_at_invoice_stays_as_it_is_when_the_discount_is_taken() {
        issue("INV-1", "net 30 less 2% net 10 (tax at-invoice)", line("100", "21"));
        assertThat(open(ISSUED)).containsExactly(Map.entry("INV-1", "120.58"));
        pay("P", "118.58", IN_TIME);

        AccountChange change = apply(IN_TIME);

        assertThat(open(IN_TIME)).isEmpty();
        assertThat(posted(change)).containsExactly("discount 2.00");
    }

    @Test
    void C15_coins_make_no_second_discount() {
        // To be paid is 781.51. Who pays 781.55, as the till of the source rounds, takes 86.80 of the 86.84 offered.
        // Who pays 781.50 lacks a cent, which is no discount: it stays open, or is a small difference by the tolerance.
        issue("INV-1", "net 30 less 10% net 10", line("868.35"));
        pay("P1", "781.55", IN_TIME, "INV-1");
        assertThat(discounts(apply(IN_TIME))).containsExactly(eur("86.80"));
        issue("INV-2", "net 30 less 10% net 10", line("868.35"));
        pay("P2", "781.50", IN_TIME, "INV-2");
        AllocationChain tolerant = AllocationChain.standard().tolerating(Tolerance.upTo(eur("0.05")));

        assertThat(apply(IN_TIME).entries()).isEmpty();
        assertThat(open(IN_TIME)).containsExactly(Map.entry("INV-2", "86.85"));

        issue("INV-3", "net 30 less 10% net 10", line("868.35"));
        pay("P3", "781.50", IN_TIME, "INV-3");
        assertThat(apply(IN_TIME, tolerant).entries())
                .extracting(entry -> entry.kind() + " " + entry.amount())
                .containsExactly("CASH_DISCOUNT EUR 86.84", "SMALL_DIFFERENCE EUR 0.01");
    }

    @Test
    void C17_a_fixed_discount_is_net_and_tax() {
        issue("INV-1", "net 30 less EUR 50.00 net 10", line("200", "18"));
        pay("P", "186", IN_TIME);

        AccountChange change = apply(IN_TIME);

        assertThat(posted(change)).containsExactly("discount 42.37", "tax 18 7.63");
        assertThat(open(IN_TIME)).isEmpty();
    }

    @Test
    void C19_a_discount_is_in_the_currency_of_the_document_whatever_the_books_are_kept_in() {
        // USD 100 at 50 are INR 5000 elsewhere; the account is in USD, and a rate never touches what is open.
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, ISSUED)
                        .terms(PaymentTerms.parse("net 30 less 10% net 10"))
                        .line("goods", Money.parse("USD 100"))
                        .build())
                .orElseThrow();
        books.cash()
                .receive(Payment.received(PaymentId.of("P"), ACME, Money.parse("USD 90"), IN_TIME))
                .orElseThrow();

        assertThat(discounts(apply(IN_TIME))).containsExactly(Money.parse("USD 10"));
        assertThat(open(IN_TIME)).isEmpty();
    }

    @Test
    void C21_a_part_payment_earns_nothing_and_loses_nothing() {
        issue("INV-1", "net 30 less 1% net 10 (gross)", line("20", "19"));
        pay("P1", "1.00", IN_TIME);
        assertThat(why(IN_TIME, AllocationPolicy.referenceThenDue()))
                .isEqualTo("DISCOUNT_NOT_EARNED, left 0.00, short 22.80");

        assertThat(apply(IN_TIME).entries()).isEmpty();

        assertThat(open(IN_TIME)).containsExactly(Map.entry("INV-1", "22.80"));
        assertThat(state("INV-1", IN_TIME).status()).isEqualTo(SettlementState.Status.PART);
    }

    @Test
    void C23_two_payments_give_the_same_in_one_run_and_one_after_the_other() {
        for (boolean isOneRun : List.of(true, false)) {
            String id = "INV-" + isOneRun;
            issue(id, "net 30 less 1% net 10 (gross)", line("20", "19"));
            pay("1-" + id, "1.00", IN_TIME, id);
            if (!isOneRun) {
                apply(IN_TIME);
            }
            pay("2-" + id, "22.56", IN_TIME, id);

            AccountChange change = apply(IN_TIME);

            assertThat(discounts(change)).containsExactly(eur("0.24"));
            assertThat(change.allocations())
                    .extracting(Allocation::amount)
                    .containsExactlyElementsOf(
                            isOneRun
                                    ? List.of(eur("1"), eur("22.56"), eur("0.24"))
                                    : List.of(eur("22.56"), eur("0.24")));
            assertThat(open(IN_TIME)).isEmpty();
        }
    }

    @Test
    void C25_a_discount_that_nobody_offered_corrects_the_tax_by_its_share() {
        ItemId invoice = issue("INV-1", "net 30", line("500", "19"));
        pay("P", "495", IN_TIME);
        apply(IN_TIME);

        AccountChange change = adjust(Adjustment.cashDiscount(invoice, IN_TIME).of(eur("100")));

        assertThat(open(IN_TIME)).isEmpty();
        assertThat(posted(change)).containsExactly("discount 84.03", "tax 19 15.97");
    }

    @Test
    void C27_a_discount_and_a_write_off_correct_the_tax_alike() {
        ItemId invoice = issue("INV-1", "net 30", line("100", "6"));
        ItemId payment = pay("P", "102", IN_TIME);

        AccountChange change = books.cash()
                .settle(
                        next(),
                        ACME,
                        Settlement.none()
                                .matching(payment, invoice, eur("102"), IN_TIME)
                                .adjusting(Adjustment.cashDiscount(invoice, IN_TIME)
                                        .of(eur("2")))
                                .adjusting(Adjustment.badDebt(invoice, IN_TIME)))
                .orElseThrow();

        assertThat(open(IN_TIME)).isEmpty();
        assertThat(posted(change)).containsExactly("discount 1.89", "tax 6 0.11", "written off 1.89", "tax 6 0.11");
    }

    @Test
    void C29_the_tier_is_that_of_the_value_date_with_grace_and_business_days() {
        books = books.onCalendar(BusinessCalendar.weekends(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        LocalDate issued = LocalDate.parse("2024-03-01");
        Map<String, String> rest = new TreeMap<>();
        for (String row : List.of("13 980", "14 980", "14 990", "25 990", "26 990")) {
            String[] words = row.split(" ");
            LocalDate day = LocalDate.parse("2024-03-" + words[0]);
            issue("INV-" + row, issued, "net 60 less 2% net 10, 1% net 20 (grace 2, roll following)", line("1000"));
            pay("P-" + row, words[1], day, "INV-" + row);
            rest.put(row, discounts(apply(day)) + " " + state("INV-" + row, day).open());
        }

        assertThat(rest)
                .containsExactly(
                        Map.entry("13 980", "[EUR 20.00] EUR 0.00"),
                        Map.entry("14 980", "[] EUR 20.00"),
                        Map.entry("14 990", "[EUR 10.00] EUR 0.00"),
                        Map.entry("25 990", "[EUR 10.00] EUR 0.00"),
                        Map.entry("26 990", "[] EUR 10.00"));
    }

    @Test
    void C31_a_tax_that_the_buyer_owes_is_not_on_our_books() {
        // The source charges 20 % and takes it back, and corrects both by 4; an invoice of ours states no such tax.
        issue("INV-1", "net 30 less 2% net 7", line("1000", "0"));
        pay("P", "980", IN_TIME);

        assertThat(posted(apply(IN_TIME))).containsExactly("discount 20.00");
        assertThat(open(IN_TIME)).isEmpty();
    }

    @Test
    void D5_a_write_off_corrects_the_tax_by_its_share() {
        ItemId invoice = issue("INV-1", "net 30", line("5", "19"));
        pay("P", "3.05", IN_TIME);
        apply(IN_TIME);
        assertThat(open(IN_TIME)).containsExactly(Map.entry("INV-1", "2.90"));

        AccountChange change = adjust(Adjustment.badDebt(invoice, IN_TIME));

        assertThat(posted(change)).containsExactly("written off 2.44", "tax 19 0.46");
        assertThat(state("INV-1", IN_TIME).open()).isEqualTo(eur("0"));
        books.accounts()
                .reverse(next(), ACME, change.entries().get(0).id(), IN_TIME)
                .orElseThrow();
        assertThat(open(IN_TIME)).containsExactly(Map.entry("INV-1", "2.90"));
    }

    @Test
    void D7_a_small_difference_corrects_the_tax_and_a_bank_fee_does_not() {
        ItemId first = issue("INV-1", "net 30", line("5", "19"));
        ItemId second = issue("INV-2", "net 30", line("5", "19"));
        pay("P1", "5.75", IN_TIME, "INV-1");
        pay("P2", "5.75", IN_TIME, "INV-2");
        apply(IN_TIME);

        assertThat(posted(adjust(Adjustment.smallDifference(first, IN_TIME))))
                .containsExactly("difference 0.17", "tax 19 0.03");
        assertThat(posted(adjust(Adjustment.bankFee(second, IN_TIME)))).containsExactly("sales 0.20");
        assertThat(open(IN_TIME)).isEmpty();
    }

    @Test
    void D11_credit_notes_payments_discounts_and_write_offs_of_three_invoices_in_one_settlement() {
        // Who pays what, and what is given up, is the clerk's to say here; the settlement records it as one.
        ItemId first = issue("INV-1", "net 30", line("8000"));
        ItemId second = issue("INV-2", "net 30", line("7100"));
        ItemId third = issue("INV-3", "net 30", line("1600"));
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CM"), ACME, ISSUED)
                        .line("goods", eur("500"))
                        .build())
                .orElseThrow();
        ItemId one = pay("P1", "5000", IN_TIME);
        ItemId two = pay("P2", "5000", IN_TIME);

        AccountChange change = books.cash()
                .settle(
                        next(),
                        ACME,
                        Settlement.none()
                                .matching(ItemId.credit("CM"), third, eur("500"), IN_TIME)
                                .matching(one, third, eur("1000"), IN_TIME)
                                .matching(one, second, eur("3000"), IN_TIME)
                                .matching(one, first, eur("1000"), IN_TIME)
                                .matching(two, first, eur("5000"), IN_TIME)
                                .adjusting(
                                        Adjustment.cashDiscount(third, IN_TIME).of(eur("100")))
                                .adjusting(
                                        Adjustment.cashDiscount(second, IN_TIME).of(eur("50")))
                                .adjusting(
                                        Adjustment.concession(second, IN_TIME).of(eur("50")))
                                .adjusting(Adjustment.concession(first, IN_TIME).of(eur("1")))
                                .adjusting(
                                        Adjustment.cashDiscount(first, IN_TIME).of(eur("1599"))))
                .orElseThrow();

        assertThat(open(IN_TIME)).isEqualTo(Map.of("INV-1", "400.00", "INV-2", "4000.00"));
        assertThat(change.entries()).extracting(entry -> entry.id().part()).containsExactly(1, 2, 3, 4, 5);
        assertThat(books.accounts().balance(ACME, IN_TIME).in(eur("1").getCurrencyUnit()))
                .isEqualTo(eur("4400"));
    }

    @Test
    void a_discount_is_taken_by_paying_less_and_never_given_to_who_pays_all() {
        Map<String, String> found = new TreeMap<>();
        for (String paid : List.of("96.99", "97.99", "98.00", "99.00", "100.00", "101.00")) {
            issue("INV-" + paid, "net 30 less 2% net 10", line("100"));
            pay("P-" + paid, paid, IN_TIME, "INV-" + paid);
            found.put(paid, discounts(apply(IN_TIME, AllocationPolicy.exactReference())) + "");
            Settlement rest = books.cash()
                    .propose(ACME, IN_TIME, AllocationPolicy.referenceThenDue())
                    .toSettlement();
            found.merge(paid, discounts(books.cash().settle(next(), ACME, rest).orElseThrow()) + "", String::concat);
        }

        // A rule by evidence knows the discount as it was offered; what is less is left to the one by order.
        assertThat(found)
                .containsEntry("96.99", "[][]")
                .containsEntry("97.99", "[][]")
                .containsEntry("98.00", "[EUR 2.00][]")
                .containsEntry("100.00", "[][]");
        issue("INV-X", "net 30 less 2% net 10", line("100"));
        pay("P-X", "99.00", IN_TIME, "INV-X");
        assertThat(discounts(apply(IN_TIME))).containsExactly(eur("1"));
    }

    @Test
    void a_payment_of_many_comes_out_in_full_or_with_all_discounts_or_takes_what_lacks_off_the_last() {
        for (int i = 10; i < 70; i++) {
            issue("INV-" + i, "net 30 less 2% net 10", line("100"));
        }
        ItemId all = pay("P1", "5880", IN_TIME);
        Map<String, Integer> taken = new TreeMap<>();
        for (AllocationPolicy policy : List.of(AllocationPolicy.oldest(), AllocationPolicy.largest())) {
            taken.put(
                    policy.policyName(),
                    books.cash().propose(ACME, IN_TIME, policy).adjustments().size());
        }
        assertThat(taken).containsEntry("oldest", 60).containsEntry("largest", 60);

        books.accounts().reverse(next(), ACME, all, IN_TIME).orElseThrow();
        ItemId full = pay("P2", "4900", IN_TIME);
        assertThat(books.cash()
                        .propose(ACME, IN_TIME, AllocationPolicy.oldest())
                        .adjustments())
                .isEmpty();
        books.accounts().reverse(next(), ACME, full, IN_TIME).orElseThrow();
        pay("P3", "197", IN_TIME);
        assertThat(discounts(apply(IN_TIME))).containsExactlyInAnyOrder(eur("1"), eur("2"));
    }

    @Test
    void a_payment_that_names_another_open_document_earns_nothing_on_the_one_it_happens_to_complete() {
        issue("INV-1", "net 30 less 2% net 10", line("100"));
        issue("INV-2", "net 60 less 2% net 10", line("500"));
        pay("P", "98", IN_TIME, "INV-2");

        assertThat(books.cash()
                        .propose(ACME, IN_TIME, AllocationPolicy.oldest())
                        .adjustments())
                .isEmpty();
        apply(IN_TIME);
        assertThat(open(IN_TIME)).isEqualTo(Map.of("INV-1", "100.00", "INV-2", "402.00"));
    }

    @Test
    void a_credit_note_earns_no_discount_and_pro_rata_grants_none() {
        issue("INV-1", "net 30 less 2% net 10", line("100"));
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN"), ACME, IN_TIME)
                        .line("goods", eur("98"))
                        .build())
                .orElseThrow();
        assertThat(apply(IN_TIME).entries()).isEmpty();
        assertThat(open(IN_TIME)).isEqualTo(Map.of("INV-1", "2.00"));

        issue("INV-2", "net 30 less 2% net 10", line("100"));
        pay("P", "100", IN_TIME);
        assertThat(books.cash()
                        .propose(ACME, IN_TIME, AllocationPolicy.proRata())
                        .adjustments())
                .isEmpty();
    }

    @Test
    void instalments_have_their_own_discounts() {
        issue("INV-1", "50% net 10 less 2% net 5; remainder net 40 less 3% net 20", line("100", "21"));
        assertThat(books.accounts().openItems(ACME, ISSUED))
                .extracting(item -> item.offers().toString())
                .containsExactly("[EUR 1.00 until 2019-01-06]", "[EUR 1.50 until 2019-01-21]");
        pay("P1", "59.50", LocalDate.parse("2019-01-05"));
        pay("P2", "59.00", LocalDate.parse("2019-01-21"));

        AccountChange change = apply(LocalDate.parse("2019-01-21"));

        assertThat(discounts(change)).containsExactly(eur("1"), eur("1.50"));
        assertThat(open(LocalDate.parse("2019-01-21"))).isEmpty();
    }

    @Test
    void what_is_taken_of_an_offer_corrects_the_tax_in_proportion_and_kinds_may_keep_the_tax() {
        issue("INV-1", "net 30 less 2% net 10 (gross)", line("100", "21"));
        pay("P", "120", IN_TIME);
        AccountChange taken = apply(IN_TIME);
        assertThat(posted(taken)).containsExactly("discount 0.83", "tax 21 0.17");

        ItemId second = issue("INV-2", "net 30", line("100", "21"));
        AccountChange lost = adjust(Adjustment.badDebt(second, IN_TIME));
        PostingRules keeping = PostingRules.builder(GlAccount.of("AR"), GlAccount.of("AR"))
                .tax(rate -> GlAccount.of("tax"))
                .keepingTax(EntryKind.BAD_DEBT)
                .otherwise(GlAccount.of("other"))
                .build();
        assertThat(posted(lost, keeping)).containsExactly("other 121.00");
        assertThat(posted(lost)).containsExactly("written off 100.00", "tax 21 21.00");
    }

    @Test
    void releasing_what_earned_a_discount_reverses_it_and_no_earlier_answer_moves() {
        issue("INV-1", "net 30 less 2% net 10", line("100"));
        pay("P1", "40", IN_TIME);
        AllocationId first = apply(IN_TIME).allocations().get(0).id();
        pay("P2", "58", LAST);
        AccountChange earned = apply(LAST);
        AllocationId second = earned.allocations().get(0).id();
        assertThat(earned.entries().get(0).earnedBy()).containsExactly(first, second);
        LocalDate later = LAST.plusDays(20);

        AccountChange released = release(first, later).orElseThrow();

        assertThat(released.entries())
                .extracting(entry -> entry.kind() + " " + entry.side() + " " + entry.effectiveOn())
                .containsExactly("REVERSAL DEBIT " + later);
        assertThat(open(later.minusDays(1))).isEmpty();
        assertThat(open(later)).isEqualTo(Map.of("INV-1", "42.00", "-P1", "40.00"));
        assertThat(state("INV-1", later.minusDays(1)).discounted()).isEqualTo(eur("2"));
        assertThat(state("INV-1", later).discounted()).isEqualTo(eur("0"));

        assertThat(release(first, later)).isInstanceOf(Outcome.Refused.class);
        assertThat(release(second, later).orElseThrow().entries()).isEmpty();
        assertThat(open(later)).isEqualTo(Map.of("INV-1", "100.00", "-P1", "40.00", "-P2", "58.00"));
        assertThat(posted(released)).containsExactly("discount -2.00");
    }

    @Test
    void a_discount_is_lost_with_a_payment_that_is_returned_or_reversed_and_with_the_invoice_once() {
        issue("INV-1", "net 30 less 2% net 10", line("100"));
        ItemId payment = pay("P", "98", IN_TIME);
        apply(IN_TIME);
        LocalDate later = LAST.plusDays(5);
        AccountChange returned = books.cash()
                .returned(PaymentReturn.bounced(next(), ACME, PaymentId.of("P"), later, "no funds"))
                .orElseThrow();

        assertThat(returned.entries())
                .extracting(entry -> entry.kind() + " " + entry.id().part() + " " + entry.amount())
                .containsExactly("RETURNED_PAYMENT 1 EUR 98.00", "REVERSAL 2 EUR 2.00");
        assertThat(open(later)).isEqualTo(Map.of("INV-1", "100.00"));
        assertThat(open(later.minusDays(1))).isEmpty();

        ItemId second = issue("INV-2", "net 30 less 2% net 10", line("100"));
        ItemId mistaken = pay("P2", "98", IN_TIME, "INV-2");
        apply(IN_TIME);
        assertThat(books.accounts()
                        .reverse(next(), ACME, mistaken, later)
                        .orElseThrow()
                        .entries())
                .hasSize(2);
        assertThat(open(later)).isEqualTo(Map.of("INV-1", "100.00", "INV-2", "100.00"));

        pay("P3", "98", IN_TIME, "INV-2");
        apply(later);
        AccountChange all =
                books.accounts().reverse(next(), ACME, second, later).orElseThrow();
        assertThat(all.entries())
                .extracting(entry -> entry.kind() + " " + entry.side() + " " + entry.amount())
                .containsExactly("REVERSAL CREDIT EUR 100.00", "REVERSAL DEBIT EUR 2.00");
        assertThat(open(later)).isEqualTo(Map.of("INV-1", "100.00", "-P3", "98.00"));
        assertThat(payment.document()).isEqualTo("P");
    }

    @Test
    void a_release_in_a_closed_period_is_refused_and_leaves_the_discount() {
        issue("INV-1", "net 30 less 2% net 10", line("100"));
        pay("P", "98", IN_TIME);
        AllocationId allocation = apply(IN_TIME).allocations().get(0).id();
        books.accounts().close(LAST);

        assertThat(release(allocation, LAST))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.refusal()).isEqualTo(new AccountRefusal.PeriodClosed(LAST, LAST)));
        assertThat(open(LAST)).isEmpty();
        assertThat(release(allocation, LAST.plusDays(1)).orElseThrow().entries())
                .hasSize(1);
        assertThat(open(LAST)).isEmpty();
        assertThat(open(LAST.plusDays(1))).isEqualTo(Map.of("INV-1", "100.00", "-P", "98.00"));
    }

    @Test
    void an_identifier_that_is_taken_is_a_conflict_and_nothing_is_recorded() {
        issue("INV-1", "net 30 less 2% net 10", line("100"));
        pay("P", "98", IN_TIME);
        AllocationId allocation = books.cash()
                .apply(CommandId.of("A"), ACME, IN_TIME, AllocationPolicy.oldest())
                .orElseThrow()
                .allocations()
                .get(0)
                .id();

        assertThat(books.cash().release(CommandId.of("INV-1"), ACME, allocation, LAST))
                .isEqualTo(new Outcome.Conflicting<>(CommandId.of("INV-1"), "INVOICE", "REVERSAL", "kind"));
        assertThat(open(LAST)).isEmpty();
        assertThat(books.cash().apply(CommandId.of("A"), ACME, IN_TIME, AllocationPolicy.oldest()))
                .isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void a_settlement_with_adjustments_repeats_and_conflicts_by_its_content() {
        ItemId invoice = issue("INV-1", "net 30 less 2% net 10", line("100"));
        Settlement writingOff = Settlement.none()
                .adjusting(Adjustment.badDebt(invoice, IN_TIME).of(eur("5")).because("bankrupt"));
        CommandId command = CommandId.of("S");
        AccountChange first = books.cash().settle(command, ACME, writingOff).orElseThrow();

        assertThat(books.cash().settle(command, ACME, writingOff).orElseThrow()).isEqualTo(first);
        assertThat(books.cash()
                        .settle(
                                command,
                                ACME,
                                Settlement.none()
                                        .adjusting(Adjustment.badDebt(invoice, IN_TIME)
                                                .of(eur("5"))
                                                .because("gone"))))
                .isEqualTo(new Outcome.Conflicting<>(command, "bankrupt", "gone", "reason"));
        assertThat(books.cash()
                        .settle(
                                command,
                                ACME,
                                Settlement.none()
                                        .adjusting(Adjustment.badDebt(invoice, IN_TIME)
                                                .of(eur("6"))
                                                .because("bankrupt"))))
                .isInstanceOf(Outcome.Conflicting.class);
    }

    @Test
    void a_cash_discount_posted_with_its_match_is_earned_by_what_stands_beside_it() {
        ItemId invoice = issue("INV-1", "net 30", line("100"));
        ItemId payment = pay("P", "98", IN_TIME);
        Entry discount = Entry.builder(ItemId.credit("D"), EntryKind.CASH_DISCOUNT, eur("2"), IN_TIME)
                .build();
        AccountChange change = books.cash()
                .settle(
                        next(),
                        ACME,
                        Settlement.none()
                                .posting(discount)
                                .matching(discount.id(), invoice, eur("2"), IN_TIME)
                                .matching(payment, invoice, eur("98"), IN_TIME))
                .orElseThrow();
        AllocationId paid = change.allocations().get(1).id();

        assertThat(change.entries().get(0).earnedBy()).containsExactly(paid);
        release(paid, LAST).orElseThrow();
        assertThat(open(LAST)).isEqualTo(Map.of("INV-1", "100.00", "-P", "98.00"));
    }

    @Test
    void a_chain_without_a_word_takes_what_is_the_one_discounted_amount_and_leaves_two_to_a_person() {
        issue("INV-1", "net 30 less 2% net 10", line("100"));
        pay("P1", "98", IN_TIME);
        assertThat(why(IN_TIME, AllocationChain.standard())).isEqualTo("DISCOUNT_TAKEN, left 0.00, short 0.00");
        issue("INV-2", "net 30 less 2% net 10", line("100"));
        assertThat(why(IN_TIME, AllocationChain.standard())).startsWith(AllocationReason.AMBIGUOUS.name());
    }
}
