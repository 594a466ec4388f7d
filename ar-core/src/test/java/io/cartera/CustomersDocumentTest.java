package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.ProfileClass;
import io.cartera.customer.ProfileField;
import io.cartera.forecast.PaymentDatePredictor;
import io.cartera.forecast.Peers;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.membership.SegmentPolicy;
import io.cartera.membership.SegmentationPlan;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.points.RewardProgramId;
import io.cartera.portfolio.CustomerGrouping;
import io.cartera.reward.EarnRule;
import io.cartera.reward.RewardProfile;
import io.cartera.reward.RewardProgram;
import io.cartera.reward.RewardTerms;
import io.cartera.segment.Rfm;
import io.cartera.segment.ValueTiers;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The calls that docs/customers.md shows, run, and compared with it word for word. */
class CustomersDocumentTest {
    private final Receivables books =
            Receivables.over(new InMemoryStore(), Clock.fixed(Instant.parse("2026-12-31T09:00:00Z"), ZoneOffset.UTC));

    private void sold(CustomerId customer, int number, String amount, LocalDate on, int paidAfter) {
        String id = customer.value() + "-" + number;
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), customer, on)
                        .line("Goods", Money.parse("EUR " + amount))
                        .build())
                .orElseThrow();
        if (paidAfter > 0) {
            books.cash()
                    .receive(Payment.received(
                                    PaymentId.of("P-" + id),
                                    customer,
                                    Money.parse("EUR " + amount),
                                    on.plusDays(paidAfter))
                            .withReference(id))
                    .orElseThrow();
            books.cash().apply(customer, on.plusDays(paidAfter)).orElseThrow();
        }
    }

    @Test
    void what_the_document_shows_comes_out_as_it_says() {
        var acme = CustomerId.of("ACME");
        var bolt = CustomerId.of("BOLT");
        books.customers()
                .register(Customer.organisation(acme, "Acme S.L.").country("ES").build());
        books.customers()
                .register(Customer.organisation(bolt, "Bolt Ltd").country("GB").build());
        for (int month = 8; month <= 12; month++) {
            sold(bolt, month, "200", LocalDate.of(2025, month, 10), 30);
        }
        for (int month = 1; month <= 6; month++) {
            sold(acme, month, "600", LocalDate.of(2026, month, 5), month < 6 ? 40 : 0);
            if (month < 3) {
                sold(bolt, month, "200", LocalDate.of(2026, month, 10), 30);
            }
        }
        var today = LocalDate.parse("2026-06-30");
        var year = DateRange.yearTo(today);
        // document: begin
        // One customer: plain questions, each answer with its evidence.
        books.questions().isStillCustomer(bolt, today); // no: last bought on 2026-02-10
        books.questions().lastOperation(acme, today); // 2026-06-14, a receipt
        books.questions().shareOfTurnover(acme, CurrencyUnit.EUR, year); // 72.00 %, rank 1
        books.questions().payerClass(acme, today);
        books.questions().evolution(acme, CurrencyUnit.EUR, YearMonth.parse("2026-01"), YearMonth.parse("2026-06"));

        // All of them: dependence, what came and went, by country.
        books.portfolio().concentration(year).get(CurrencyUnit.EUR).hhi(); // 5968: 72² + 28²
        books.portfolio().breakdown(CustomerGrouping.byCountry(), CurrencyUnit.EUR, year);

        // When the money comes, and how sure that is.
        books.forecasts().payments(PaymentDatePredictor.shrunk(), today, Peers.byIndustry());
        books.forecasts().cash(PaymentDatePredictor.shrunk(), today, Peers.byIndustry(), 13); // by week

        // Who matters, and what follows: the next invoice of a gold customer is due after 60 days.
        var tiers =
                ValueTiers.named("value").from("gold", Money.parse("EUR 1000")).otherwise("standard");
        var plan = SegmentationPlan.of(tiers)
                .with(SegmentPolicy.none()
                        .assign(
                                "gold",
                                ProfileClass.named("gold").with(ProfileField.PAYMENT_TERMS, PaymentTerms.netDays(60)))
                        .assign("standard", ProfileClass.named("standard")));
        var bought = books.segments().purchasers(year, CurrencyUnit.EUR);
        Rfm.ofDefaults().score(bought); // recency, frequency, money: "555" is the best
        books.segments().record(books.segments().run(CommandId.of("SEG-2026-06"), plan, bought, today));

        // Points: a second little ledger beside the account.
        var club = RewardProgram.of(RewardProgramId.of("CLUB"))
                .from(
                        LocalDate.parse("2026-01-01"),
                        RewardTerms.builder()
                                .rule(EarnRule.of("all", Money.parse("EUR 10"), 1))
                                .lifetime(Period.ofYears(1))
                                .pointValue(Money.parse("EUR 0.10"))
                                .build());
        books.rewards().earnAll(club, year, customer -> RewardProfile.none());
        books.rewards().points(club.id(), acme).balance(AsOf.of(today)); // 360
        // document: end

        assertThat(books.questions().isStillCustomer(bolt, today).isStillCustomer())
                .isFalse();
        assertThat(books.questions().isStillCustomer(bolt, today).lastDeal()).contains(LocalDate.parse("2026-02-10"));
        assertThat(books.questions().lastOperation(acme, today).toString()).contains("2026-06-14", "RECEIPT");
        var share =
                books.questions().shareOfTurnover(acme, CurrencyUnit.EUR, year).orElseThrow();
        assertThat(share.share().value()).isEqualByComparingTo("72");
        assertThat(share.rank()).isEqualTo(1);
        assertThat(books.portfolio()
                        .concentration(year)
                        .get(CurrencyUnit.EUR)
                        .hhi()
                        .orElseThrow())
                .isEqualByComparingTo("5968");
        assertThat(books.portfolio()
                        .breakdown(CustomerGrouping.byCountry(), CurrencyUnit.EUR, year)
                        .toString())
                .contains("ES", "3600", "GB", "1400");
        assertThat(books.forecasts().payments(PaymentDatePredictor.shrunk(), today, Peers.byIndustry()))
                .singleElement()
                .satisfies(forecast -> assertThat(forecast.expectedOn())
                        .isBetween(LocalDate.parse("2026-07-10"), LocalDate.parse("2026-07-20")));
        assertThat(books.rewards().points(club.id(), acme).balance(AsOf.of(today)))
                .isEqualTo(360);
        sold(acme, 7, "10", today, 0);
        assertThat(books.accounts().openItems(acme, today))
                .anyMatch(item ->
                        item.id().document().equals("ACME-7") && item.dueOn().equals(today.plusDays(60)));
    }

    @Test
    void the_document_shows_this_very_snippet() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "customers.md"));
        String source = Files.readString(Path.of("src", "test", "java", "io", "cartera", "CustomersDocumentTest.java"));
        String begin = "// document: begin\n";
        String snippet = source.substring(
                        source.indexOf(begin) + begin.length(), source.indexOf("        // document: end"))
                .stripTrailing()
                .stripIndent();

        assertThat(document).contains("```java\n" + snippet + "\n```");
    }
}
