package io.cartera.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.rating.PaymentHistoryScore;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What holds of payment records and their scores whatever the history. */
class PaymentBehaviourLawsTest {

    private static final LocalDate LAST = LocalDate.parse("2026-06-01");

    /** A debit that is paid so many days beyond terms, or is open where that is after the day asked about. */
    record Deal(int minor, int dueBefore, int daysLate) {

        LocalDate dueOn() {
            return LAST.minusDays(dueBefore);
        }

        LocalDate paidOn() {
            return dueOn().plusDays(daysLate);
        }

        boolean isPaid() {
            return !paidOn().isAfter(LAST);
        }
    }

    @Provide
    Arbitrary<List<Deal>> deals() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 100_000),
                        Arbitraries.integers().between(1, 1000),
                        Arbitraries.integers().between(-29, 1200))
                .as(Deal::new)
                .list()
                .ofMaxSize(6);
    }

    private static PaymentRecord record(String customer, String prefix, List<Deal> deals) {
        CustomerId id = CustomerId.of(customer);
        Receivables books = Receivables.over(new InMemoryStore());
        books.customers().register(Customer.organisation(id, "Acme").build()).orElseThrow();
        int number = 0;
        for (Deal deal : deals) {
            String document = prefix + ++number;
            Money amount = Money.ofMinor(CurrencyUnit.EUR, deal.minor());
            books.invoicing()
                    .issue(Invoice.draft(
                                    InvoiceId.of(document), id, deal.dueOn().minusDays(30))
                            .terms(PaymentTerms.netDays(30))
                            .line("goods", amount)
                            .build())
                    .orElseThrow();
            if (deal.isPaid()) {
                books.cash()
                        .receive(Payment.received(PaymentId.of("P" + document), id, amount, deal.paidOn())
                                .withReference(document))
                        .orElseThrow();
                books.cash().apply(id, deal.paidOn()).orElseThrow();
            }
        }
        return books.ratings().behaviour(id, AsOf.of(LAST)).in(CurrencyUnit.EUR);
    }

    @Property(tries = 60)
    void the_days_are_those_of_the_deals_weighted_with_their_amounts(@ForAll("deals") List<Deal> deals) {
        PaymentRecord record = record("ACME", "INV-", deals);
        List<Deal> paid = deals.stream().filter(Deal::isPaid).toList();
        long minor = paid.stream().mapToLong(Deal::minor).sum();
        long times = paid.stream()
                .mapToLong(deal -> (long) deal.minor() * deal.daysLate())
                .sum();
        long open = deals.stream()
                .filter(deal -> !deal.isPaid())
                .mapToLong(Deal::minor)
                .sum();

        assertThat(record.settledCount()).isEqualTo(paid.size());
        assertThat(record.overdue()).isEqualTo(Money.ofMinor(CurrencyUnit.EUR, open));
        assertThat(record.isUnknown()).isEqualTo(deals.isEmpty());
        if (!paid.isEmpty()) {
            assertThat(record.weightedDays())
                    .contains(BigDecimal.valueOf(times).divide(BigDecimal.valueOf(minor), 2, RoundingMode.HALF_UP));
            assertThat(record.onTimeCount())
                    .isEqualTo(
                            paid.stream().filter(deal -> deal.daysLate() <= 0).count());
        }
    }

    @Property(tries = 40)
    void names_and_the_order_of_recording_do_not_matter(@ForAll("deals") List<Deal> deals, @ForAll long seed) {
        List<Deal> mixed = new ArrayList<>(deals);
        Collections.shuffle(mixed, new Random(seed));
        PaymentRecord one = record("ACME", "INV-", deals);
        PaymentRecord other = record("ZETA", "X", mixed);

        assertThat(other.weightedDays()).isEqualTo(one.weightedDays());
        assertThat(other.averageDays()).isEqualTo(one.averageDays());
        assertThat(other.onTimeByAmount()).isEqualTo(one.onTimeByAmount());
        assertThat(other.trend(6)).isEqualTo(one.trend(6));
        assertThat(PaymentHistoryScore.standard().of(other))
                .isEqualTo(PaymentHistoryScore.standard().of(one));
    }

    @Property(tries = 60)
    void C070a_paying_a_debit_later_never_raises_the_score(@ForAll("deals") List<Deal> deals, @ForAll long seed) {
        if (deals.isEmpty()) {
            return;
        }
        Random random = new Random(seed);
        List<Deal> worse = new ArrayList<>(deals);
        int place = random.nextInt(deals.size());
        Deal deal = deals.get(place);
        worse.set(place, new Deal(deal.minor(), deal.dueBefore(), deal.daysLate() + 1 + random.nextInt(200)));
        PaymentRecord before = record("ACME", "INV-", deals);
        PaymentRecord after = record("ACME", "INV-", worse);

        for (PaymentHistoryScore score : List.of(
                PaymentHistoryScore.standard(),
                PaymentHistoryScore.standard().byMeanDays(),
                PaymentHistoryScore.standard().overMonths(6),
                PaymentHistoryScore.standard().overMonths(6).byMeanDays())) {
            // Without anything counted before there is no score to hold the other against.
            score.of(before)
                    .ifPresent(was -> assertThat(score.of(after).orElseThrow())
                            .as(score.name())
                            .isLessThanOrEqualTo(was));
        }
    }
}
