package io.cartera.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.Receivables;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.time.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class HistoryQueryTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");

    @Test
    void C030_a_clerk_turns_the_pages_of_a_customers_history() {
        Receivables books = Receivables.over(new InMemoryStore());
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        for (int number = 1; number <= 7; number++) {
            books.cash()
                    .receive(Payment.received(
                            PaymentId.of("P" + number), ACME, Money.parse("EUR " + number), DAY.plusDays(number)));
        }
        HistoryQuery query = HistoryQuery.all()
                .in(DateRange.ofClosed(DAY.plusDays(2), DAY.plusDays(6)))
                .ofKinds(EntryKind.RECEIPT)
                .latestFirst()
                .inPagesOf(2);

        List<String> pages = new ArrayList<>();
        for (Optional<HistoryQuery> next = Optional.of(query); next.isPresent(); ) {
            HistoryPage page = books.accounts().history(ACME, next.get());
            pages.add(page.lines().stream()
                    .map(line -> line.entry().id().document())
                    .toList()
                    .toString());
            next = page.next();
        }

        assertThat(pages).containsExactly("[P6, P5]", "[P4, P3]", "[P2]");
    }

    @Test
    void an_amount_is_asked_for_in_its_currency_both_ends_included() {
        HistoryQuery query = HistoryQuery.all().ofAmounts(Money.parse("EUR 10"), Money.parse("EUR 20"));

        assertThat(query.matches(line("EUR 10", "x"))).isTrue();
        assertThat(query.matches(line("EUR 20", "x"))).isTrue();
        assertThat(query.matches(line("EUR 20.01", "x"))).isFalse();
        assertThat(query.matches(line("EUR 9.99", "x"))).isFalse();
        assertThat(query.matches(line("USD 15", "x"))).isFalse();
        assertThatThrownBy(() -> query.ofAmounts(Money.parse("EUR 10"), Money.parse("USD 20")))
                .isInstanceOf(CurrencyMismatchException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> query.ofAmounts(Money.parse("EUR 10"), Money.parse("EUR 9")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> query.ofAmounts(Money.parse("EUR -5"), Money.parse("EUR 9")));
        assertThatThrownBy(() -> query.kinds().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_query_that_makes_no_sense_is_refused() {
        HistoryQuery query = HistoryQuery.all();

        assertThat(query.inPagesOf(HistoryQuery.MAX_PAGE_SIZE).pageSize()).isEqualTo(1000);
        assertThatIllegalArgumentException().isThrownBy(() -> query.inPagesOf(HistoryQuery.MAX_PAGE_SIZE + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> query.inPagesOf(0));
        assertThatIllegalArgumentException().isThrownBy(query::ofKinds);
        assertThatIllegalArgumentException().isThrownBy(() -> query.after(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> query.after(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> HistoryLine.of(1, 0, Instant.EPOCH, entry("EUR 1", "x")));
    }

    @Test
    void queries_with_the_same_conditions_are_equal_and_say_no_reference() {
        HistoryQuery query = HistoryQuery.all().withReference("Mr Smith").inPagesOf(5);

        assertThat(query)
                .isEqualTo(HistoryQuery.all().inPagesOf(5).withReference("Mr Smith"))
                .hasSameHashCodeAs(HistoryQuery.all().inPagesOf(5).withReference("Mr Smith"))
                .isNotEqualTo(HistoryQuery.all().inPagesOf(5))
                .isNotEqualTo(query.latestFirst());
        assertThat(query.toString()).doesNotContain("Smith");
        assertThat(query.matches(line("EUR 1", "Mr Smith"))).isTrue();
        assertThat(query.matches(line("EUR 1", "Mr Smit"))).isFalse();
    }

    private static HistoryLine line(String amount, String reference) {
        return HistoryLine.of(1, 1, Instant.EPOCH, entry(amount, reference));
    }

    private static Entry entry(String amount, String reference) {
        return Entry.builder(ItemId.credit("P"), EntryKind.RECEIPT, Money.parse(amount), DAY)
                .reference(reference)
                .build();
    }
}
