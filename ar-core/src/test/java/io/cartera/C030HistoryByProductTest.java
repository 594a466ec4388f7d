package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.statement.HistoryPage;
import io.cartera.statement.HistoryQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C030: the history of a customer by product, and by a part of what somebody wrote. */
class C030HistoryByProductTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");

    private final Receivables books = Receivables.over(new InMemoryStore());

    @BeforeEach
    void trade() {
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        sell("INV-1", "BOLT", "iron");
        sell("INV-2", "NUT", "iron");
        sell("INV-3", "BOLT", "steel");
        sell("INV-4", "BOLT", "iron");
        pay("PAY-1", "order 4711, Straße 5");
        pay("PAY-2", "ORDER 4712");
        books.cash().receive(Payment.received(PaymentId.of("PAY-3"), ACME, Money.parse("EUR 1"), DAY));
    }

    private void sell(String name, String product, String group) {
        InvoiceLine line = InvoiceLine.of("A " + product, Money.parse("EUR 10"))
                .product(product)
                .inGroup(group);
        assertThat(books.invoicing()
                        .issue(Invoice.draft(InvoiceId.of(name), ACME, DAY)
                                .line("Carriage", Money.parse("EUR 2"))
                                .line(line)
                                .build())
                        .applied())
                .isPresent();
    }

    private void pay(String name, String reference) {
        books.cash()
                .receive(Payment.received(PaymentId.of(name), ACME, Money.parse("EUR 1"), DAY)
                        .withReference(reference));
    }

    private static List<String> documents(HistoryPage page) {
        return page.lines().stream().map(line -> line.entry().id().document()).toList();
    }

    private static Predicate<InvoiceLine> selling(String product) {
        return line -> line.product().equals(Optional.of(product));
    }

    @Test
    void shows_the_documents_that_sold_a_product_page_by_page() {
        HistoryQuery query = HistoryQuery.all().latestFirst().inPagesOf(2);
        HistoryPage first = books.accounts().history(ACME, query, selling("BOLT"));
        assertThat(documents(first)).containsExactly("INV-4", "INV-3");

        HistoryPage second = books.accounts().history(ACME, first.next().orElseThrow());
        assertThat(documents(second)).containsExactly("INV-1");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void shows_those_of_a_product_group_or_with_a_word_in_a_line_and_nothing_where_there_are_none() {
        HistoryQuery all = HistoryQuery.all();

        assertThat(documents(books.accounts()
                        .history(ACME, all, line -> line.productGroup().equals(Optional.of("iron")))))
                .containsExactly("INV-1", "INV-2", "INV-4");
        assertThat(documents(books.accounts()
                        .history(ACME, all, line -> line.description().contains("NUT"))))
                .containsExactly("INV-2");
        assertThat(books.accounts().history(ACME, all, selling("SCREW")).lines())
                .isEmpty();
    }

    @Test
    void finds_a_part_of_what_the_payer_wrote_whatever_the_case() {
        assertThat(mentioning("4711")).containsExactly("PAY-1");
        assertThat(mentioning("Order")).containsExactly("PAY-1", "PAY-2");
        assertThat(mentioning("STRASSE")).containsExactly("PAY-1");
        assertThat(mentioning("4713")).isEmpty();
        assertThat(documents(books.accounts()
                        .history(ACME, HistoryQuery.all().mentioning("order").ofDocuments(List.of("PAY-2", "INV-1")))))
                .containsExactly("PAY-2");
        assertThatIllegalArgumentException().isThrownBy(() -> HistoryQuery.all().mentioning(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> HistoryQuery.all().ofDocuments(List.of(" ")));
    }

    private List<String> mentioning(String text) {
        return documents(books.accounts().history(ACME, HistoryQuery.all().mentioning(text)));
    }

    @Test
    void a_query_tells_what_it_asks_but_not_what_may_be_personal() {
        HistoryQuery query = HistoryQuery.all().mentioning("Straße 5").ofDocuments(List.of("INV-1"));

        assertThat(query.toString()).contains("INV-1").doesNotContainIgnoringCase("stra");
        assertThat(query)
                .isEqualTo(HistoryQuery.all().ofDocuments(List.of("INV-1")).mentioning("STRASSE 5"))
                .isNotEqualTo(HistoryQuery.all().mentioning("Straße 5"))
                .isNotEqualTo(HistoryQuery.all().ofDocuments(List.of("INV-1")));
        assertThat(query.isMatchedAlone()).isTrue();
        assertThat(HistoryQuery.all().withReference("x").isMatchedAlone()).isFalse();
    }
}
