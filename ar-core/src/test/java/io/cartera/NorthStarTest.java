package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.OpenItem;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingReport;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditReason;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.segment.AbcClass;
import io.cartera.segment.Segmentation;
import io.cartera.segment.SegmentedCustomer;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.DateRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The snippet of the README, as it stands there, and the figures written beside it. */
class NorthStarTest {

    private final CustomerId acme = CustomerId.of("ACME");
    private final LocalDate today = LocalDate.parse("2026-03-31");
    private Receivables books = Receivables.over(new InMemoryStore());

    @BeforeEach
    void the_calls_we_want_to_write() {
        // README: begin
        var acme = CustomerId.of("ACME");
        var books = Receivables.over(new InMemoryStore()); // later: JdbcStore.using(dataSource)

        books.customers()
                .register(Customer.organisation(acme, "Acme S.L.")
                        .terms(PaymentTerms.netDays(30))
                        .build());
        books.credit().grant(acme, CreditLimit.of(Money.parse("EUR 5000")), LocalDate.parse("2026-01-01"));
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), acme, LocalDate.parse("2026-01-10"))
                        .line("Consulting", Money.parse("EUR 3000"))
                        .build());
        books.cash()
                .receive(Payment.received(
                                PaymentId.of("PAY-1"), acme, Money.parse("EUR 1200"), LocalDate.parse("2026-02-20"))
                        .withReference("INV-1"));
        books.cash().apply(acme, LocalDate.parse("2026-02-20")); // by the default policy: reference, then due date

        var today = LocalDate.parse("2026-03-31");
        books.accounts().aging(AgingBuckets.days(30, 60, 90), today); // 31-60: 1800.00
        books.accounts().openItems(acme, LocalDate.parse("2026-02-15")); // as it was: INV-1 open 3000.00
        books.credit().decide(acme, Money.parse("EUR 4000"), today); // Declined: over by 800.00
        books.segments().of(Segmentation.abc(), DateRange.yearTo(today)); // ACME: 3000.00, class A
        // README: end
        this.books = books;
    }

    @Test
    void aging_puts_the_open_1800_in_31_to_60_days() {
        AgingReport aging = books.accounts().aging(AgingBuckets.days(30, 60, 90), today);

        assertThat(aging.find(acme, CurrencyUnit.EUR).orElseThrow().overdue())
                .containsExactly(
                        Money.parse("EUR 0"), Money.parse("EUR 1800"), Money.parse("EUR 0"), Money.parse("EUR 0"));
        assertThat(aging.spec().buckets().labels()).containsExactly("1-30", "31-60", "61-90", "90+");
    }

    @Test
    void open_items_of_a_past_day_are_as_they_were() {
        List<OpenItem> items = books.accounts().openItems(acme, LocalDate.parse("2026-02-15"));

        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item.id()).hasToString("INV-1");
            assertThat(item.open()).isEqualTo(Money.parse("EUR 3000"));
            assertThat(item.dueOn()).isEqualTo("2026-02-09");
        });
    }

    @Test
    void an_order_of_4000_is_declined_with_the_figures() {
        assertThat(books.credit().decide(acme, Money.parse("EUR 4000"), today))
                .isInstanceOfSatisfying(
                        CreditDecision.Declined.class,
                        declined -> assertThat(declined.reasons())
                                .containsExactly(new CreditReason.LimitExceeded(
                                        Money.parse("EUR 5000"),
                                        Money.parse("EUR 1800"),
                                        Money.parse("EUR 4000"),
                                        Money.parse("EUR 800"))));
    }

    @Test
    void the_only_customer_is_class_A() {
        assertThat(books.segments().of(Segmentation.abc(), DateRange.yearTo(today)))
                .containsExactly(new SegmentedCustomer(acme, Money.parse("EUR 3000"), AbcClass.A));
    }

    @Test
    void the_readme_shows_this_very_snippet() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        String source = Files.readString(Path.of("src", "test", "java", "io", "cartera", "NorthStarTest.java"));
        String snippet = source.substring(
                        source.indexOf("// README: begin\n") + "// README: begin\n".length(),
                        source.indexOf("        // README: end"))
                .stripTrailing()
                .stripIndent();

        assertThat(readme).contains("```java\n" + snippet + "\n```");
    }

    @Test
    void the_first_shell_block_of_the_readme_has_the_two_commands() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        String block = readme.substring(readme.indexOf("```sh\n") + "```sh\n".length());

        assertThat(block.substring(0, block.indexOf("```")).lines())
                .hasSize(2)
                .last()
                .isEqualTo("mvn verify");
        assertThat(Files.readString(Path.of("..", ".ci", "run"))).contains("mvn verify");
    }
}
