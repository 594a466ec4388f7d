package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.TwoLegs;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.overview.CustomerSelfView;
import io.cartera.overview.ShareGrant;
import io.cartera.overview.ShareGrant.Part;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What a customer may see of the own account. */
class C044CustomerSelfViewTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BETA = CustomerId.of("BETA");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ShareGrant ALL = ShareGrant.of(ACME, NOW.plusSeconds(1), Part.BALANCE, Part.values());

    private final Receivables books = Receivables.over(new InMemoryStore());

    C044CustomerSelfViewTest() {
        for (CustomerId customer : List.of(ACME, BETA)) {
            books.customers()
                    .register(Customer.organisation(customer, "Of " + customer).build())
                    .orElseThrow();
            books.invoicing()
                    .issue(Invoice.draft(InvoiceId.of("INV-" + customer), customer, DAY)
                            .line("goods", Money.parse("EUR 100"))
                            .build())
                    .orElseThrow();
        }
        books.collections()
                .dispute(Dispute.opened(DisputeId.of("D-1"), ACME, ItemId.debit("INV-ACME"), DisputeReason.QUALITY, DAY)
                        .ownedBy(Actor.of("our clerk")))
                .orElseThrow();
    }

    private Optional<CustomerSelfView> shared(CustomerId customer, ShareGrant grant, Instant at) {
        return books.customers().overview(customer, AsOf.of(DAY)).orElseThrow().sharedBy(grant, at);
    }

    @Test
    void C044_a_customer_sees_the_parts_that_are_granted_of_the_own_account() {
        CustomerSelfView view = shared(ACME, ALL, NOW).orElseThrow();

        assertThat(view.name()).isEqualTo("Of ACME");
        assertThat(view.balance().orElseThrow().in(CurrencyUnit.EUR)).isEqualTo(Money.parse("EUR 100"));
        assertThat(view.openItems().orElseThrow()).extracting(OpenItem::id).containsExactly(ItemId.debit("INV-ACME"));
        assertThat(view.disputes().orElseThrow()).singleElement().satisfies(dispute -> {
            assertThat(dispute.isOpen()).isTrue();
            assertThat(dispute.disputed()).contains(Money.parse("EUR 100"));
            assertThat(dispute.toString()).doesNotContain("clerk");
        });
        assertThat(view.promises()).contains(List.of());
        assertThat(view.toString()).doesNotContain("100");
    }

    @Test
    void a_reason_of_ours_is_not_shown() {
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 30"), DAY))
                .orElseThrow();
        books.adjustments()
                .adjust(
                        CommandId.of("RF"),
                        ACME,
                        Adjustment.refund(ItemId.credit("PAY-1"), DAY).because("her lawyer wrote"))
                .orElseThrow();
        books.accounts()
                .reverse(CommandId.of("R"), ACME, ItemId.credit("PAY-1"), DAY)
                .orElseThrow();

        assertThat(shared(ACME, ALL, NOW).orElseThrow().openItems().orElseThrow())
                .filteredOn(item -> item.id().equals(ItemId.debit("RF")))
                .singleElement()
                .satisfies(item -> assertThat(item.reference()).isEmpty());
    }

    @Test
    void of_what_arrived_from_another_customer_neither_document_nor_payment_text_is_shown() {
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-2"), BETA, Money.parse("EUR 7"), DAY)
                        .withReference("loan of Beta's owner"))
                .orElseThrow();
        books.adjustments()
                .record(CommandId.of("T-1"), TwoLegs.transfer(BETA, ItemId.credit("PAY-2"), ACME, DAY))
                .orElseThrow();
        books.adjustments()
                .record(CommandId.of("T-2"), TwoLegs.transfer(BETA, ItemId.debit("INV-BETA"), ACME, DAY))
                .orElseThrow();

        assertThat(books.accounts().openItems(ACME, DAY))
                .extracting(item -> item.reference().orElse(""))
                .contains("loan of Beta's owner", "INV-BETA");
        assertThat(shared(ACME, ALL, NOW).orElseThrow().openItems().orElseThrow())
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.reference()).isEmpty());
    }

    @Test
    void what_is_not_granted_is_empty_and_not_a_list_of_nothing() {
        CustomerSelfView view = shared(ACME, ShareGrant.of(ACME, NOW.plusSeconds(1), Part.BALANCE), NOW)
                .orElseThrow();

        assertThat(view.balance()).isPresent();
        assertThat(view.openItems()).isEmpty();
        assertThat(view.disputes()).isEmpty();
        assertThat(view.promises()).isEmpty();
    }

    @Test
    void a_grant_of_another_customer_or_of_the_past_shows_nothing() {
        assertThat(shared(BETA, ALL, NOW)).isEmpty();
        assertThat(shared(ACME, ALL, NOW.plusSeconds(1))).isEmpty();
    }

    /** A new method of the view is looked at here before it gives away what is ours. */
    @Test
    void it_has_no_method_that_gives_away_what_is_ours() {
        Set<String> names = new TreeSet<>();
        for (Class<?> type : List.of(CustomerSelfView.class, CustomerSelfView.SharedDispute.class)) {
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()))
                    .map(Method::getName)
                    .forEach(names::add);
        }

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "asOf",
                        "balance",
                        "customer",
                        "disputed",
                        "disputes",
                        "equals",
                        "hashCode",
                        "isOpen",
                        "item",
                        "name",
                        "openItems",
                        "openedOn",
                        "promises",
                        "toString");
    }
}
