package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.ItemId;
import io.cartera.collection.RefundAnswer;
import io.cartera.collection.RefundId;
import io.cartera.collection.RefundRequest;
import io.cartera.collection.RefundState.Standing;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The calls that docs/refunds.md shows, run, and compared with it word for word. */
class RefundsDocumentTest {

    private final Receivables shop =
            Receivables.over(new InMemoryStore(), Clock.fixed(Instant.parse("2026-03-16T09:00:00Z"), ZoneOffset.UTC));

    @Test
    void what_the_document_shows_comes_out_as_it_says() {
        var acme = CustomerId.of("ACME");
        var books = shop;
        var today = LocalDate.parse("2026-03-01");
        books.customers().register(Customer.organisation(acme, "Acme S.L.").build());
        // document: begin
        books.cash().receive(Payment.received(PaymentId.of("PAY-1"), acme, Money.parse("EUR 100"), today));
        var clerk = books.actingAs(Actor.of("clerk"));
        var head = books.actingAs(Actor.of("head"));
        var id = RefundId.of("REF-1");

        clerk.refunds()
                .request(RefundRequest.of(id, acme, ItemId.credit("PAY-1"), Money.parse("EUR 60"), today, "paid twice")
                        .payBy(today.plusDays(14)));
        clerk.refunds().answer(RefundAnswer.approved(id, acme, today)); // refused: the clerk asked for it
        head.refunds().answer(RefundAnswer.approved(id, acme, today.plusDays(2)));
        books.refunds().waiting(AsOf.of(today.plusDays(15))); // REF-1: approved, waiting for 15 days, late by 1

        books.refunds().pay(id, acme, today.plusDays(15), PaymentMethod.of("transfer"));
        books.accounts().balance(acme, today.plusDays(15)); // EUR -40.00
        books.refunds().of(acme, AsOf.of(today.plusDays(15))); // REF-1: paid, 15 days after it was asked for
        // document: end

        var late = AsOf.of(today.plusDays(15));
        assertThat(books.accounts().balance(acme, late.date()).in(CurrencyUnit.EUR))
                .isEqualTo(Money.parse("EUR -40"));
        assertThat(books.refunds().waiting(late)).isEmpty();
        assertThat(books.refunds().waiting(AsOf.of(today.plusDays(2)))).hasSize(1);
        assertThat(books.refunds().of(acme, late)).singleElement().satisfies(refund -> {
            assertThat(refund.standing()).isEqualTo(Standing.PAID);
            assertThat(refund.answeredBy()).contains(Actor.of("head"));
            assertThat(refund.waitedDays()).isEqualTo(15);
            assertThat(refund.lateDays()).isEqualTo(1);
        });
    }

    @Test
    void the_document_shows_this_very_snippet() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "refunds.md"));
        String source = Files.readString(Path.of("src", "test", "java", "io", "cartera", "RefundsDocumentTest.java"));
        String begin = "// document: begin\n";
        String snippet = source.substring(
                        source.indexOf(begin) + begin.length(), source.indexOf("        // document: end"))
                .stripTrailing()
                .stripIndent();

        assertThat(document).contains("```java\n" + snippet + "\n```");
    }
}
