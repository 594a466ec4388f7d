package io.cartera.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.Receivables;
import io.cartera.account.AccountChange;
import io.cartera.account.Adjustment;
import io.cartera.account.AllocationId;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.account.TwoLegs;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.TaxBreakdown;
import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyBag;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.statement.BalanceRow;
import io.cartera.statement.BalanceTable;
import io.cartera.terms.DiscountOffer;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final List<CustomerId> CUSTOMERS = List.of(ACME, CustomerId.of("BOLT"));
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final DateRange ALWAYS = DateRange.upTo(LocalDate.parse("2099-12-31"));
    private static final GlAccount RECEIVABLES = GlAccount.of("1200");
    private static final GlAccount UNAPPLIED = GlAccount.of("1210");
    private static final PostingRules RULES = rules(RECEIVABLES, UNAPPLIED).build();

    private static PostingRules.Builder rules(GlAccount receivables, GlAccount unapplied) {
        return PostingRules.builder(receivables, unapplied)
                .against(EntryKind.INVOICE, GlAccount.of("4000"))
                .against(EntryKind.CREDIT_NOTE, GlAccount.of("4100"))
                .against(EntryKind.RECEIPT, GlAccount.of("1000"))
                .against(EntryKind.RETURNED_PAYMENT, GlAccount.of("1000"))
                .tax(rate -> GlAccount.of("2200-" + rate.value().toPlainString()))
                .otherwise(GlAccount.of("9999"));
    }

    private Receivables books = books();

    private static Receivables books() {
        Receivables books = Receivables.over(new InMemoryStore());
        CUSTOMERS.forEach(customer -> books.customers()
                .register(Customer.organisation(customer, customer.value()).build()));
        return books;
    }

    private static InvoiceLine line(String net, String rate) {
        return InvoiceLine.of("goods", Money.parse(net)).taxedAt(Percentage.of(rate));
    }

    private List<String> posted(PostingRules rules) {
        return books.generalLedger().journal(ACME, rules, ALWAYS).stream()
                .flatMap(entry -> entry.lines().stream()
                        .map(posting ->
                                entry.on() + " " + posting.side() + " " + posting.account() + " " + posting.amount()))
                .toList();
    }

    @Test
    void L04_an_invoice_with_tax_its_payment_and_its_application_are_balanced_postings() {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line(line("EUR 100", "21"))
                        .build());
        books.cash().receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 50"), DAY.plusDays(5)));
        books.cash().apply(ACME, DAY.plusDays(6));

        assertThat(posted(RULES))
                .containsExactly(
                        "2026-01-10 DEBIT 1200 EUR 121.00",
                        "2026-01-10 CREDIT 4000 EUR 100.00",
                        "2026-01-10 CREDIT 2200-21 EUR 21.00",
                        "2026-01-15 CREDIT 1210 EUR 50.00",
                        "2026-01-15 DEBIT 1000 EUR 50.00",
                        "2026-01-16 DEBIT 1210 EUR 50.00",
                        "2026-01-16 CREDIT 1200 EUR 50.00");
    }

    @Test
    void C039_the_rounding_of_documents_has_its_own_account_where_the_rules_name_one() {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line(line("EUR 100", "21"))
                        .rounding(Money.parse("EUR -0.50"))
                        .terms(PaymentTerms.parse("50% net 10; remainder net 40"))
                        .build())
                .orElseThrow();
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, DAY.plusDays(1))
                        .line(line("EUR 10", "21"))
                        .rounding(Money.parse("EUR -0.10"))
                        .build())
                .orElseThrow();

        PostingRules apart =
                rules(RECEIVABLES, UNAPPLIED).rounding(GlAccount.of("7600")).build();
        assertThat(posted(apart))
                .containsExactly(
                        "2026-01-10 DEBIT 1200 EUR 60.25",
                        "2026-01-10 CREDIT 4000 EUR 50.00",
                        "2026-01-10 CREDIT 2200-21 EUR 10.50",
                        "2026-01-10 DEBIT 7600 EUR 0.25",
                        "2026-01-10 DEBIT 1200 EUR 60.25",
                        "2026-01-10 CREDIT 4000 EUR 50.00",
                        "2026-01-10 CREDIT 2200-21 EUR 10.50",
                        "2026-01-10 DEBIT 7600 EUR 0.25",
                        "2026-01-11 CREDIT 1210 EUR 12.00",
                        "2026-01-11 DEBIT 4100 EUR 10.00",
                        "2026-01-11 DEBIT 2200-21 EUR 2.10",
                        "2026-01-11 CREDIT 7600 EUR 0.10");
        assertThat(posted(RULES)).contains("2026-01-10 CREDIT 4000 EUR 49.75", "2026-01-11 DEBIT 4100 EUR 9.90");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        rules(RECEIVABLES, UNAPPLIED).rounding(RECEIVABLES).build());
    }

    private Outcome<AccountChange> adjust(String command, Adjustment adjustment) {
        return books.adjustments().adjust(CommandId.of(command), ACME, adjustment);
    }

    private Money taxCorrectedAt(String rate) {
        ItemId invoice = ItemId.debit("INV-1");
        return books.generalLedger().journal(ACME, RULES, ALWAYS).stream()
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.account().equals(GlAccount.of("2200-" + rate)))
                .filter(line -> !line.item().equals(invoice))
                .map(JournalLine::signed)
                .reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
    }

    private void issue(String terms, InvoiceLine... lines) {
        Invoice.Builder draft = Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY).terms(PaymentTerms.parse(terms));
        List.of(lines).forEach(draft::line);
        books.invoicing().issue(draft.build()).orElseThrow();
    }

    @Test
    void L04_a_document_that_is_given_up_in_twelve_equal_parts_has_exactly_its_tax_corrected() {
        issue("net 30", line("EUR 99.17", "21"));
        Adjustment part = Adjustment.badDebt(ItemId.debit("INV-1"), DAY).of(Money.parse("EUR 10"));
        for (int i = 0; i < 12; i++) {
            adjust("W-" + i, part).orElseThrow();
        }

        assertThat(taxCorrectedAt("21")).isEqualTo(Money.parse("EUR 20.83"));

        books.accounts()
                .reverse(CommandId.of("R"), ACME, ItemId.credit("W-5"), DAY)
                .orElseThrow();
        adjust("W-12", part.of(Money.parse("EUR 3"))).orElseThrow();
        adjust("W-13", part.of(Money.parse("EUR 7"))).orElseThrow();
        assertThat(taxCorrectedAt("21")).isEqualTo(Money.parse("EUR 20.83"));
    }

    @Property(tries = 100)
    void L04_whatever_parts_a_document_is_given_up_in_its_tax_is_corrected_exactly(@ForAll long seed) {
        books = books();
        Random random = new Random(seed);
        issue(
                "net 30 less 2% net 10",
                line("EUR " + (1 + random.nextInt(90)) + "." + (10 + random.nextInt(90)), "21"),
                line("EUR " + (1 + random.nextInt(90)) + "." + (10 + random.nextInt(90)), "4"),
                line("EUR 3", "0"));
        OpenItem item = books.accounts().openItems(ACME, DAY).get(0);
        DiscountOffer offer = item.offers().get(0);
        boolean isTaken = random.nextBoolean();
        long left = item.openMinor();
        for (int i = 0; left > 0; i++) {
            // What was given up before it would leave less of the offer.
            boolean takesOffer = i == 0 && isTaken;
            long minor = takesOffer ? MinorUnits.of(offer.amount()) : Math.min(left, 1 + random.nextInt(900));
            Adjustment part = (takesOffer
                            ? Adjustment.cashDiscount(item.id(), DAY).taking(offer)
                            : random.nextBoolean()
                                    ? Adjustment.concession(item.id(), DAY)
                                    : Adjustment.badDebt(item.id(), DAY))
                    .of(MinorUnits.toMoney(CurrencyUnit.EUR, minor));
            adjust("W-" + i, part).orElseThrow();
            left -= minor;
            if (random.nextInt(4) == 0) {
                books.accounts()
                        .reverse(CommandId.of("R-" + i), ACME, ItemId.credit("W-" + i), DAY)
                        .orElseThrow();
                left += minor;
            }
        }

        Invoice issued = books.invoicing().find(ACME, InvoiceId.of("INV-1")).orElseThrow();
        for (TaxBreakdown tax : issued.taxes()) {
            assertThat(taxCorrectedAt(tax.rate().value().toPlainString())).isEqualTo(tax.tax());
        }
    }

    private void credit(String id, InvoiceLine line) {
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of(id), ACME, DAY)
                        .line(line)
                        .crediting(InvoiceId.of("INV-1"))
                        .build())
                .orElseThrow();
    }

    @Test
    void L04_what_is_given_up_after_a_credit_note_bears_the_tax_of_what_the_note_left() {
        issue("net 30", line("EUR 100", "21"), line("EUR 100", "0"));
        credit("CN-1", line("EUR 100", "21"));
        adjust("W-1", Adjustment.badDebt(ItemId.debit("INV-1"), DAY).of(Money.parse("EUR 100")))
                .orElseThrow();

        assertThat(taxCorrectedAt("21")).isEqualTo(Money.parse("EUR 21"));
        assertThat(posted(RULES)).contains("2026-01-10 DEBIT 9999 EUR 100.00");
    }

    @Test
    void L04_a_credit_note_takes_back_what_was_corrected_too_much_before_it_as_long_as_both_stand() {
        issue("net 30", line("EUR 100", "21"), line("EUR 100", "0"));
        adjust("W-1", Adjustment.badDebt(ItemId.debit("INV-1"), DAY).of(Money.parse("EUR 50")))
                .orElseThrow();
        assertThat(taxCorrectedAt("21")).isEqualTo(Money.parse("EUR 4.75"));

        credit("CN-1", line("EUR 100", "21"));
        assertThat(taxCorrectedAt("21")).isEqualTo(Money.parse("EUR 21"));
        assertThat(posted(RULES)).contains("2026-01-10 CREDIT 2200-21 EUR 4.75", "2026-01-10 DEBIT 9999 EUR 4.75");

        adjust("W-2", Adjustment.badDebt(ItemId.debit("INV-1"), DAY).of(Money.parse("EUR 50")))
                .orElseThrow();
        assertThat(taxCorrectedAt("21")).isEqualTo(Money.parse("EUR 21"));
        reverse("R-1", "W-1");
        assertThat(taxCorrectedAt("21")).isEqualTo(Money.parse("EUR 21"));
        reverse("R-2", "CN-1");
        assertThat(taxCorrectedAt("21")).isEqualTo(Money.parse("EUR 0"));
    }

    private void reverse(String command, String credit) {
        books.accounts()
                .reverse(CommandId.of(command), ACME, ItemId.credit(credit), DAY)
                .orElseThrow();
    }

    @Property(tries = 60)
    void L04_the_tax_of_a_document_is_never_corrected_beyond_what_was_charged(@ForAll long seed) {
        books = books();
        Random random = new Random(seed);
        issue("net 30", line("EUR 60", "21"), line("EUR 40", "4"), line("EUR 50", "0"));
        Invoice issued = books.invoicing().find(ACME, InvoiceId.of("INV-1")).orElseThrow();
        ItemId item = ItemId.debit("INV-1");
        List<String> undoable = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String id = "S-" + i;
            int step = random.nextInt(4);
            boolean applied = false;
            if (step == 0) {
                String rate = List.of("21", "4", "0").get(random.nextInt(3));
                applied = books.invoicing()
                        .issue(Invoice.creditNote(InvoiceId.of(id), ACME, DAY)
                                .line(line("EUR " + (1 + random.nextInt(40)), rate))
                                .crediting(InvoiceId.of("INV-1"))
                                .build())
                        .applied()
                        .isPresent();
            } else if (step < 3) {
                Adjustment part = step == 1 ? Adjustment.concession(item, DAY) : Adjustment.badDebt(item, DAY);
                applied = adjust(id, part.of(Money.ofMinor(CurrencyUnit.EUR, 1 + random.nextInt(6000))))
                        .applied()
                        .isPresent();
            } else if (!undoable.isEmpty()) {
                reverse(id, undoable.remove(random.nextInt(undoable.size())));
            }
            if (applied) {
                undoable.add(id);
            }
            for (TaxBreakdown tax : issued.taxes()) {
                Money corrected = taxCorrectedAt(tax.rate().value().toPlainString());
                Money ofNotes = undoable.stream()
                        .flatMap(each -> books.invoicing().find(ACME, InvoiceId.of(each)).stream())
                        .flatMap(note -> note.taxes().stream())
                        .filter(other -> other.rate().equals(tax.rate()))
                        .map(TaxBreakdown::tax)
                        .reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
                Money most = ofNotes.isGreaterThan(tax.tax()) ? ofNotes : tax.tax();
                assertThat(corrected.isNegative()).isFalse();
                assertThat(corrected.isGreaterThan(most))
                        .as("%s of %s at %s", corrected, most, tax.rate())
                        .isFalse();
            }
        }
        while (!undoable.isEmpty()) {
            reverse("U-" + undoable.size(), undoable.remove(0));
        }
        for (TaxBreakdown tax : issued.taxes()) {
            assertThat(taxCorrectedAt(tax.rate().value().toPlainString())).isEqualTo(Money.zero(CurrencyUnit.EUR));
        }
    }

    @Test
    void L04_where_there_is_no_tax_no_account_is_asked_for_and_where_none_is_known_the_rate_is_named() {
        issue("net 30 less 2% net 10", line("EUR 1000", "0"));
        books.cash().receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 980"), DAY));
        books.cash().apply(ACME, DAY).orElseThrow();
        PostingRules full = rules(RECEIVABLES, UNAPPLIED)
                .tax(rate -> rate.equals(Percentage.of("21")) ? GlAccount.of("2200") : null)
                .build();

        assertThat(posted(full))
                .contains("2026-01-10 CREDIT 4000 EUR 1000.00", "2026-01-10 DEBIT 9999 EUR 20.00")
                .noneMatch(line -> line.contains("2200"));

        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-2"), ACME, DAY)
                        .line(line("EUR 10", "4"))
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> posted(full))
                .withMessageContaining("no account for tax at 4");
    }

    @Test
    void what_is_given_up_of_a_debit_after_its_transfer_corrects_no_tax_before_it_does() {
        issue("net 30", line("EUR 100", "21"));
        adjust("W-1", Adjustment.badDebt(ItemId.debit("INV-1"), DAY).of(Money.parse("EUR 12.10")))
                .orElseThrow();
        books.adjustments()
                .record(CommandId.of("T-1"), TwoLegs.transfer(ACME, ItemId.debit("INV-1"), CUSTOMERS.get(1), DAY))
                .orElseThrow();
        books.adjustments()
                .adjust(CommandId.of("W-2"), CUSTOMERS.get(1), Adjustment.badDebt(ItemId.debit("T-1"), DAY))
                .orElseThrow();

        assertThat(taxCorrectedAt("21")).isEqualTo(Money.parse("EUR 2.10"));
        assertThat(books.generalLedger().journal(CUSTOMERS.get(1), RULES, ALWAYS))
                .flatExtracting(JournalEntry::lines)
                .extracting(JournalLine::account)
                .containsOnly(RECEIVABLES, UNAPPLIED, GlAccount.of("9999"));
    }

    @Test
    void where_receivables_and_unapplied_are_one_account_an_application_posts_nothing() {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line("goods", Money.parse("EUR 50"))
                        .build());
        books.cash().receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 50"), DAY));
        books.cash().apply(ACME, DAY);

        assertThat(posted(rules(RECEIVABLES, RECEIVABLES).build()))
                .containsExactly(
                        "2026-01-10 DEBIT 1200 EUR 50.00",
                        "2026-01-10 CREDIT 4000 EUR 50.00",
                        "2026-01-10 CREDIT 1200 EUR 50.00",
                        "2026-01-10 DEBIT 1000 EUR 50.00");
    }

    @Test
    void a_reversal_posts_the_opposite_of_what_it_reverses_with_its_tax() {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line(line("EUR 100", "21"))
                        .line(line("EUR 10", "0"))
                        .build());
        books.accounts().reverse(CommandId.of("UNDO"), ACME, ItemId.debit("INV-1"), DAY.plusDays(1));

        assertThat(posted(RULES).subList(3, 8))
                .containsExactly(
                        "2026-01-11 CREDIT 1210 EUR 131.00",
                        "2026-01-11 DEBIT 4000 EUR 110.00",
                        "2026-01-11 DEBIT 2200-21 EUR 21.00",
                        "2026-01-11 DEBIT 1210 EUR 131.00",
                        "2026-01-11 CREDIT 1200 EUR 131.00");
    }

    @Test
    void only_what_counts_from_a_day_in_the_period_is_posted() {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line("goods", Money.parse("EUR 50"))
                        .build());
        books.accounts().reverse(CommandId.of("UNDO"), ACME, ItemId.debit("INV-1"), DAY.plusDays(30));

        List<JournalEntry> february =
                books.generalLedger().journal(ACME, RULES, DateRange.ofClosed(DAY.plusDays(1), DAY.plusDays(40)));

        assertThat(february).hasSize(1);
        assertThat(february.get(0).on()).isEqualTo(DAY.plusDays(30));
        assertThat(february.get(0).recording().version()).isEqualTo(2);
        assertThat(february.get(0).account().customer()).isEqualTo(ACME);
    }

    @Test
    void rules_that_leave_a_kind_without_an_account_are_refused_and_name_it() {
        PostingRules.Builder rules =
                PostingRules.builder(RECEIVABLES, UNAPPLIED).against(EntryKind.INVOICE, GlAccount.of("4000"));

        assertThatIllegalArgumentException().isThrownBy(rules::build).withMessageContaining("DEBIT_NOTE");
        PostingRules whole = rules.otherwise(GlAccount.of("9"))
                .against(EntryKind.SMALL_DIFFERENCE, Side.DEBIT, GlAccount.of("7"))
                .build();
        assertThat(whole.against(EntryKind.DEBIT_NOTE, Side.DEBIT)).isEqualTo(GlAccount.of("9"));
        assertThat(whole.against(EntryKind.SMALL_DIFFERENCE, Side.DEBIT)).isEqualTo(GlAccount.of("7"));
        assertThat(whole.against(EntryKind.SMALL_DIFFERENCE, Side.CREDIT)).isEqualTo(GlAccount.of("9"));
        assertThatIllegalArgumentException().isThrownBy(() -> rules.against(EntryKind.REVERSAL, GlAccount.of("9")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.against(EntryKind.INVOICE, Side.CREDIT, GlAccount.of("9")));
        assertThatIllegalArgumentException().isThrownBy(() -> RULES.against(EntryKind.REVERSAL, Side.DEBIT));
        assertThatIllegalArgumentException().isThrownBy(() -> RULES.against(EntryKind.INVOICE, Side.CREDIT));
    }

    @Test
    void nothing_stands_against_an_account_on_which_open_items_stand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        rules(RECEIVABLES, UNAPPLIED).otherwise(RECEIVABLES).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules(RECEIVABLES, UNAPPLIED)
                        .against(EntryKind.RECEIPT, UNAPPLIED)
                        .build());
        PostingRules rules =
                rules(RECEIVABLES, UNAPPLIED).tax(rate -> RECEIVABLES).build();
        assertThatIllegalArgumentException().isThrownBy(() -> rules.tax(Percentage.of("21")));
    }

    @Property(tries = 150)
    void L02_receivables_and_unapplied_are_what_is_open_on_every_day(@ForAll long seed) {
        work(new Random(seed));

        List<JournalEntry> journal = new ArrayList<>();
        books.generalLedger().journal(RULES, ALWAYS, journal::add);

        for (JournalEntry entry : journal) {
            assertThat(sum(entry.lines())).isEqualTo(MoneyBag.empty());
            assertThat(entry.lines()).noneMatch(posting -> posting.amount().isZero());
        }
        for (int day = 0; day < 70; day += 3) {
            LocalDate asOf = DAY.plusDays(day);
            MoneyBag all = MoneyBag.empty();
            for (CustomerId customer : CUSTOMERS) {
                assertThat(on(journal, customer, asOf, RECEIVABLES)).isEqualTo(open(customer, asOf, Side.DEBIT));
                assertThat(on(journal, customer, asOf, UNAPPLIED)).isEqualTo(open(customer, asOf, Side.CREDIT));
                for (Money balance : books.accounts().balance(customer, asOf).amounts()) {
                    all = all.plus(balance);
                }
            }
            assertThat(books.generalLedger().controlTotal(asOf)).isEqualTo(all);
        }
    }

    @Property(tries = 100)
    void C029_the_balance_table_rolls_forward_and_sums_to_the_control_total(@ForAll long seed) {
        work(new Random(seed));
        LocalDate middle = DAY.plusDays(20);
        LocalDate last = DAY.plusDays(45);

        BalanceTable first = books.generalLedger().balances(DateRange.ofClosed(DAY, middle));
        BalanceTable second = books.generalLedger().balances(DateRange.ofClosed(middle.plusDays(1), last));

        for (BalanceRow row : second.rows()) {
            CurrencyUnit currency = row.amounts().closing().getCurrencyUnit();
            assertThat(row.amounts().closing())
                    .isEqualTo(books.accounts().balance(row.customer(), last).in(currency));
            assertThat(row.amounts().opening())
                    .isEqualTo(books.accounts().balance(row.customer(), middle).in(currency));
        }
        assertThat(first.rows())
                .allMatch(row -> second.rows().stream()
                        .anyMatch(next -> next.customer().equals(row.customer())
                                && next.amounts().opening().equals(row.amounts().closing())));
        second.totals().forEach(total -> {
            CurrencyUnit currency = total.closing().getCurrencyUnit();
            assertThat(total.closing())
                    .isEqualTo(books.generalLedger().controlTotal(last).in(currency))
                    .isEqualTo(total.opening().plus(total.debits()).minus(total.credits()));
            assertThat(second.total(currency)).contains(total);
        });
    }

    private MoneyBag open(CustomerId customer, LocalDate asOf, Side side) {
        return books.accounts().openItems(customer, asOf).stream()
                .filter(item -> item.side() == side)
                .map(item -> side == Side.DEBIT ? item.open() : item.open().negated())
                .collect(MoneyBag.collector());
    }

    private static MoneyBag on(List<JournalEntry> journal, CustomerId customer, LocalDate asOf, GlAccount account) {
        return sum(journal.stream()
                .filter(entry -> entry.account().customer().equals(customer)
                        && !entry.on().isAfter(asOf))
                .flatMap(entry -> entry.lines().stream())
                .filter(posting -> posting.account().equals(account))
                .toList());
    }

    private static MoneyBag sum(List<JournalLine> lines) {
        return lines.stream().map(JournalLine::signed).collect(MoneyBag.collector());
    }

    /** New books and thirty commands, back-dated ones and refused ones among them. */
    private void work(Random random) {
        books = books();
        for (int number = 1; number <= 30; number++) {
            CustomerId customer = CUSTOMERS.get(random.nextInt(2));
            LocalDate day = DAY.plusDays(random.nextInt(60));
            CommandId command = CommandId.of("C" + number);
            String currency = random.nextInt(4) == 0 ? "JPY " : "EUR ";
            switch (random.nextInt(8)) {
                case 0, 1 ->
                    books.invoicing()
                            .issue(Invoice.draft(InvoiceId.of("I" + number), customer, day)
                                    .line(line(currency + (1 + random.nextInt(500)), "21"))
                                    .line(line(currency + (1 + random.nextInt(500)), "7"))
                                    .build());
                case 2 ->
                    books.invoicing()
                            .issue(Invoice.creditNote(InvoiceId.of("N" + number), customer, day)
                                    .line(line(currency + (1 + random.nextInt(200)), "21"))
                                    .build());
                case 3, 4 ->
                    books.cash()
                            .receive(Payment.received(
                                    PaymentId.of("P" + number),
                                    customer,
                                    Money.parse(currency + (1 + random.nextInt(500))),
                                    day));
                case 5 -> books.cash().apply(customer, day);
                case 6 -> books.cash().release(command, customer, new AllocationId(1 + random.nextInt(number), 1), day);
                default -> undo(random, command, customer, 1 + random.nextInt(number), day);
            }
        }
    }

    private void undo(Random random, CommandId command, CustomerId customer, int number, LocalDate day) {
        if (random.nextBoolean()) {
            books.accounts().reverse(command, customer, ItemId.debit("I" + number), day);
        } else {
            books.cash()
                    .returned(PaymentReturn.bounced(command, customer, PaymentId.of("P" + number), day, "no funds"));
        }
    }
}
