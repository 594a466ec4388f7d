package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountChanged;
import io.cartera.account.AccountId;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.TwoLegs;
import io.cartera.allocation.DebtorMatch;
import io.cartera.allocation.RemittanceMatcher;
import io.cartera.analysis.EntryTotals;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.external.BankLineTaken;
import io.cartera.external.Referent;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.payment.BankLine;
import io.cartera.payment.BankLineSplit;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.ReceivedByBankLine;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C048: a line of a bank statement becomes one payment, however often it is read. */
class BankLinesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    @Provide
    Arbitrary<List<BankLine>> year() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of("", "INV-1", "INV-2"),
                        Arbitraries.integers().between(0, 1))
                .as((day, amount, text, early) -> {
                    BankLine.Builder line = BankLine.builder(
                                    "ES12", DAY.plusDays(day), Money.of(CurrencyUnit.EUR, amount))
                            .valueOn(DAY.plusDays(day - early));
                    return (text.isEmpty() ? line : line.text(text)).build();
                })
                .list()
                .ofMaxSize(40);
    }

    private static List<BankLine> statement(List<BankLine> lines, int from, int to) {
        return lines.stream()
                .filter(line -> !line.bookedOn().isBefore(DAY.plusDays(from)))
                .filter(line -> line.bookedOn().isBefore(DAY.plusDays(to)))
                .toList();
    }

    @Property(tries = 200)
    void I03_overlapping_statements_add_only_what_is_new_and_equal_lines_of_one_are_two_payments(
            @ForAll("year") List<BankLine> lines,
            @ForAll List<@IntRange(max = 9) Integer> starts,
            @ForAll List<@IntRange(min = 1, max = 10) Integer> lengths) {
        Receivables books = Receivables.over(new InMemoryStore());
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        for (int i = 0; i < Math.min(starts.size(), lengths.size()); i++) {
            receive(books, statement(lines, starts.get(i), starts.get(i) + lengths.get(i)));
        }
        receive(books, lines);
        receive(books, statement(lines, 3, 7));

        EntryTotals totals = books.accounts().totals(DateRange.upTo(DAY.plusDays(30)));
        Money sum = lines.stream().map(BankLine::amount).reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
        assertThat(totals.of(CurrencyUnit.EUR, EntryKind.RECEIPT)).isEqualTo(new EntryTotals.Total(lines.size(), sum));
    }

    private static void receive(Receivables books, List<BankLine> statement) {
        BankLine.numbered(statement)
                .forEach(line -> books.cash().receive(line.toPayment(ACME)).orElseThrow());
    }

    @Test
    void I03_a_payment_that_is_a_bank_line_is_moved_to_who_paid_and_not_reversed() {
        Receivables books = Receivables.over(new InMemoryStore());
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        books.customers().register(Customer.organisation(BOLT, "Bolt").build());
        BankLine line = BankLine.builder("ES12", DAY, Money.parse("EUR 100")).build();
        books.cash().receive(line.toPayment(ACME)).orElseThrow();
        ItemId receipt = ItemId.credit(line.paymentId().value());

        assertThat(books.accounts().reverse(CommandId.of("R"), ACME, receipt, DAY))
                .isEqualTo(
                        new Outcome.Refused<>(CommandId.of("R"), ReceivedByBankLine.of(line.paymentId(), line.id())));
        books.adjustments()
                .record(CommandId.of("T"), TwoLegs.transfer(ACME, receipt, BOLT, DAY))
                .orElseThrow();
        assertThat(books.accounts().balance(BOLT, DAY).in(CurrencyUnit.EUR)).isEqualTo(Money.parse("EUR -100"));
        assertThat(books.accounts().balance(ACME, DAY).currencies()).isEmpty();
    }

    @Test
    void the_identifier_follows_from_nothing_personal() {
        BankLine line = BankLine.builder("ES12", DAY, Money.parse("EUR 1")).build();
        BankLine personal = BankLine.builder("ES12", DAY, Money.parse("EUR 1.00"))
                .payer("Maria")
                .text("for Maria")
                .build();

        assertThat(personal.paymentId())
                .as("whoever knows name and text must not find the payment by them")
                .isEqualTo(line.paymentId());
        assertThat(BankLine.numbered(List.of(line, personal, line)))
                .extracting(BankLine::occurrence)
                .as("lines that differ only in payer or text are two all the same")
                .containsExactly(1, 2, 3);
    }

    @Test
    void lines_that_differ_in_what_is_not_personal_are_different_payments() {
        BankLine line = BankLine.builder("ES12", DAY, Money.parse("EUR 1")).build();
        List<BankLine> others = List.of(
                BankLine.builder("ES13", DAY, Money.parse("EUR 1")).build(),
                BankLine.builder("ES12", DAY.plusDays(1), Money.parse("EUR 1")).build(),
                BankLine.builder("ES12", DAY, Money.parse("EUR 2")).build(),
                BankLine.builder("ES12", DAY, Money.parse("USD 1")).build(),
                BankLine.builder("ES12", DAY, Money.parse("EUR 1"))
                        .reference("A")
                        .build(),
                BankLine.builder("ES12", DAY, Money.parse("EUR 1"))
                        .valueOn(DAY.minusDays(1))
                        .build());
        List<PaymentId> ids =
                new ArrayList<>(others.stream().map(BankLine::paymentId).toList());
        ids.add(line.paymentId());
        ids.add(line.withOccurrence(2).paymentId());

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(BankLine.numbered(others)).extracting(BankLine::occurrence).containsOnly(1);
        assertThat(line.paymentId())
                // SHA-256 of each field's length and UTF-16 code units, then the occurrence, little-endian.
                .hasToString("bank-4553274f003d5c7d2b73bc5b8eae8986f5df828f907fe8e2830771afebc92e20");
    }

    @Test
    void the_payment_has_the_banks_value_date_by_which_discounts_go() {
        BankLine.Builder line = BankLine.builder("ES12", DAY, Money.parse("EUR 1"));

        assertThat(line.build().valueOn()).isEqualTo(DAY);
        assertThat(line.build().toPayment(ACME).valueOn()).isEqualTo(DAY);
        BankLine earlier = line.valueOn(DAY.minusDays(2)).text("INV-1").build();
        assertThat(earlier)
                .isNotEqualTo(BankLine.builder("ES12", DAY, Money.parse("EUR 1"))
                        .text("INV-1")
                        .build());
        assertThat(earlier.withOccurrence(2).toPayment(ACME))
                .isEqualTo(Payment.received(earlier.withOccurrence(2).paymentId(), ACME, Money.parse("EUR 1"), DAY)
                        .withValueOn(DAY.minusDays(2))
                        .withReference("INV-1")
                        .withBankLine(earlier.withOccurrence(2).id()));
    }

    @Test
    void money_out_is_no_payment_and_nothing_is_no_line() {
        BankLine out = BankLine.builder("ES12", DAY, Money.parse("EUR -1")).build();

        assertThatIllegalArgumentException().isThrownBy(() -> out.toPayment(ACME));
        assertThatIllegalArgumentException().isThrownBy(() -> out.withOccurrence(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        BankLine.builder("ES12", DAY, Money.parse("EUR 0")).build());
    }

    @Test
    void what_may_be_personal_is_not_shown() {
        BankLine line = BankLine.builder("ES12", DAY, Money.parse("EUR 1"))
                .payer("Somebody")
                .text("for something")
                .build();

        assertThat(line.toString()).contains("ES12").doesNotContain("Somebody").doesNotContain("something");
    }

    @Property(tries = 200)
    void I03_a_line_that_is_read_again_after_its_document_is_closed_is_received_for_no_other_customer(
            @ForAll List<@IntRange(max = 4) Integer> closings, @ForAll("lines") List<BankLine> lines) {
        Receivables books = Receivables.over(new InMemoryStore());
        for (CustomerId customer : List.of(ACME, BOLT)) {
            books.customers()
                    .register(Customer.organisation(customer, customer.value()).build());
        }
        List<OpenItem> open = new ArrayList<>();
        for (String document : List.of("A1", "A2", "A3")) {
            open.add(OpenItem.debit(ACME, document, Money.parse("EUR 1"), DAY, DAY));
        }
        open.add(OpenItem.debit(BOLT, "B1", Money.parse("EUR 1"), DAY, DAY));
        List<BankLine> numbered = BankLine.numbered(lines);
        Map<PaymentId, Set<CustomerId>> received = new HashMap<>();
        for (int run = 0; run <= closings.size(); run++) {
            RemittanceMatcher matcher = RemittanceMatcher.over(OpenItemSource.of(open))
                    .knowing("Acme", ACME)
                    .knowing("Bolt", BOLT)
                    .knowing("Both", ACME)
                    .knowing("Both", BOLT);
            for (BankLine line : numbered) {
                DebtorMatch found = matcher.find(line);
                // What is not certain at first a person gives to the owner of the document, whatever the payer's name.
                Optional<CustomerId> debtor = run == 0 && !found.isCertain()
                        ? found.debtors().stream().findFirst()
                        : found.debtor();
                debtor.ifPresent(customer -> {
                    books.cash().receive(line.toPayment(customer)).orElseThrow();
                    received.computeIfAbsent(line.paymentId(), first -> new HashSet<>())
                            .add(customer);
                });
            }
            if (run < closings.size() && closings.get(run) < open.size()) {
                open.remove((int) closings.get(run));
            }
        }

        assertThat(received.values())
                .allSatisfy(customers -> assertThat(customers).hasSize(1));
    }

    @Provide
    Arbitrary<List<BankLine>> lines() {
        return Combinators.combine(
                        Arbitraries.of("Acme", "Bolt", "Both"),
                        Arbitraries.of("", "A1", "A2 and A3", "B1", "A1 and B1", "C9"))
                .as((payer, text) -> {
                    BankLine.Builder line =
                            BankLine.builder("ES12", DAY, Money.parse("EUR 1")).payer(payer);
                    return (text.isEmpty() ? line : line.text(text)).build();
                })
                .list()
                .ofMaxSize(8);
    }

    private static Receivables booksOf(CustomerId... customers) {
        Receivables books = Receivables.over(new InMemoryStore());
        for (CustomerId customer : customers) {
            books.customers()
                    .register(Customer.organisation(customer, customer.value()).build());
        }
        return books;
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private static String outcomeOf(Outcome<?> outcome) {
        return outcome instanceof Outcome.Conflicting<?> conflict ? conflict.field() : outcome.toString();
    }

    @Test
    void I03_a_line_received_for_one_customer_is_refused_for_another_in_any_ledger_and_nothing_is_recorded() {
        Receivables books = booksOf(ACME, BOLT);
        BankLine line = BankLine.builder("ES12", DAY, eur("100")).build();
        books.cash().receive(line.toPayment(ACME)).orElseThrow();

        Outcome<?> refused = new Outcome.Refused<>(CommandId.of(line.paymentId().value()), taken(line));
        assertThat(books.cash().receive(line.toPayment(BOLT))).isEqualTo(refused);
        assertThat(books.inLedger(LedgerId.of("branch")).cash().receive(line.toPayment(ACME)))
                .isEqualTo(refused);
        assertThat(books.cash().receive(BankLineSplit.of(line).share(BOLT, eur("100"))))
                .isEqualTo(refused);
        assertThat(books.accounts().history(BOLT).changes()).isEmpty();
        assertThat(books.audit().trail(BOLT)).hasSize(3);
        assertThat(books.cash().receive(line.withOccurrence(2).toPayment(BOLT)).applied())
                .as("a second line that is alike is another")
                .isPresent();
        assertThat(books.cash().receive(line.toPayment(ACME)).applied()).isPresent();
        assertThat(books.generalLedger().controlTotal(DAY).in(CurrencyUnit.EUR)).isEqualTo(eur("-200"));
    }

    @Test
    void I03_a_line_is_one_payment_within_a_unit_of_several_commands_too() {
        Receivables books = booksOf(ACME);
        BankLine line = BankLine.builder("ES12", DAY, eur("100")).build();
        Payment other =
                Payment.received(PaymentId.of("BY-HAND"), ACME, eur("100"), DAY).withBankLine(line.id());
        List<Outcome<?>> outcomes = new ArrayList<>();
        books.accounts().inOneUnit(ACME, batch -> {
            outcomes.add(batch.receive(line.toPayment(ACME)));
            outcomes.add(batch.receive(other));
            return true;
        });

        assertThat(outcomes.get(0).applied()).isPresent();
        assertThat(outcomes.get(1)).isEqualTo(new Outcome.Refused<>(CommandId.of("BY-HAND"), taken(line)));
    }

    /** That a line is a payment of Acme's in the main ledger. */
    private static BankLineTaken taken(BankLine line) {
        AccountId account = new AccountId(LedgerId.MAIN, ACME);
        return BankLineTaken.of(line.id(), List.of(Referent.payment(account, line.paymentId())));
    }

    @Test
    void I03_who_receives_a_line_otherwise_is_told_which_payment_of_whom_and_where_it_is() {
        Receivables books = booksOf(ACME, BOLT);
        BankLine line = BankLine.builder("ES12", DAY, eur("100")).build();
        books.cash()
                .receive(Payment.received(PaymentId.of("BY-HAND"), ACME, eur("100"), DAY)
                        .withBankLine(line.id()))
                .orElseThrow();

        assertThat(books.cash().receive(BankLineSplit.of(line).share(ACME, eur("100"))))
                .isEqualTo(new Outcome.Conflicting<>(
                        CommandId.of(line.paymentId().value()),
                        "ACME BY-HAND in main",
                        "ACME " + line.paymentId() + " in main",
                        "payments"));
        assertThat(books.cash().receive(line.toPayment(BOLT))).satisfies(outcome -> {
            BankLineTaken taken = (BankLineTaken) ((Outcome.Refused<AccountChange>) outcome).refusal();
            assertThat(taken.line()).isEqualTo(line.id());
            assertThat(taken.customers()).containsExactly(ACME);
            assertThat(taken.payments()).singleElement().satisfies(payment -> {
                assertThat(payment.ledger()).contains(LedgerId.MAIN);
                assertThat(payment.id()).isEqualTo("BY-HAND");
            });
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BankLineTaken.of(line.id(), List.of(Referent.customer(ACME))));
    }

    @Test
    void a_line_that_was_paid_for_several_customers_is_received_in_shares() {
        Receivables books = booksOf(ACME, BOLT);
        BankLine line = BankLine.builder("ES12", DAY, eur("100"))
                .valueOn(DAY.minusDays(1))
                .text("INV-1 and B-7")
                .build();
        BankLineSplit split = BankLineSplit.of(line).share(BOLT, eur("40")).share(ACME, eur("59.99"));

        Outcome<List<AccountChanged>> first = books.cash().receive(split);

        assertThat(split.rest()).isEqualTo(eur("0.01"));
        assertThat(first.orElseThrow())
                .extracting(changed -> changed.account().customer())
                .containsExactly(ACME, BOLT);
        assertThat(books.accounts().balance(ACME, DAY).in(CurrencyUnit.EUR)).isEqualTo(eur("-59.99"));
        assertThat(books.accounts().balance(BOLT, DAY).in(CurrencyUnit.EUR)).isEqualTo(eur("-40"));
        assertThat(books.cash().find(BOLT, line.paymentId()))
                .contains(split.payments().get(1));
        assertThat(split.payments().get(1))
                .isEqualTo(Payment.received(line.paymentId(), BOLT, eur("40"), DAY)
                        .withValueOn(DAY.minusDays(1))
                        .withReference("INV-1 and B-7")
                        .withBankLine(line.id()));
        assertThat(books.cash().receive(split)).as("a repeat").isEqualTo(first);
        assertThat(books.audit().trail(ACME)).hasSize(2);

        assertThat(outcomeOf(books.cash().receive(BankLineSplit.of(line).share(ACME, eur("59.99")))))
                .isEqualTo("shares");
        assertThat(outcomeOf(books.cash()
                        .receive(BankLineSplit.of(line).share(ACME, eur("60")).share(BOLT, eur("40")))))
                .isEqualTo("shares");
        assertThat(outcomeOf(books.cash().receive(line.toPayment(ACME)))).isEqualTo("amount");
        assertThat(books.generalLedger().controlTotal(DAY).in(CurrencyUnit.EUR)).isEqualTo(eur("-99.99"));
    }

    @Test
    void shares_are_received_all_or_none() {
        Receivables books = booksOf(ACME);
        BankLine line = BankLine.builder("ES12", DAY, eur("100")).build();
        BankLineSplit split = BankLineSplit.of(line).share(ACME, eur("50")).share(BOLT, eur("50"));
        CommandId command = CommandId.of(line.paymentId().value());

        assertThat(books.cash().receive(split)).isEqualTo(new Outcome.Refused<>(command, new UnknownCustomer(BOLT)));
        books.customers().register(Customer.organisation(BOLT, "Bolt").build());
        books.accounts().close(DAY);
        assertThat(books.cash().receive(split)).isInstanceOf(Outcome.Refused.class);

        assertThat(books.accounts().history(ACME).changes()).isEmpty();
        assertThat(books.cash().find(ACME, line.paymentId())).isEmpty();
        assertThat(books.audit().trail(ACME))
                .extracting(AuditRecord::outcome)
                .containsExactly("Applied", "Refused:UnknownCustomer", "Refused:PeriodClosed");
    }

    @Test
    void shares_are_positive_one_a_customer_in_the_currency_of_the_line_and_no_more_than_it() {
        BankLineSplit split = BankLineSplit.of(
                        BankLine.builder("ES12", DAY, eur("100")).build())
                .share(ACME, eur("60"));
        Receivables books = booksOf(ACME);

        assertThatIllegalArgumentException().isThrownBy(() -> split.share(BOLT, eur("40.01")));
        assertThatIllegalArgumentException().isThrownBy(() -> split.share(BOLT, eur("0")));
        assertThatIllegalArgumentException().isThrownBy(() -> split.share(BOLT, eur("-1")));
        assertThatIllegalArgumentException().isThrownBy(() -> split.share(ACME, eur("1")));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> split.share(BOLT, Money.parse("USD 1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BankLineSplit.of(
                        BankLine.builder("ES12", DAY, eur("-1")).build()));
        assertThatIllegalArgumentException().isThrownBy(() -> books.cash().receive(BankLineSplit.of(split.line())));
    }
}
