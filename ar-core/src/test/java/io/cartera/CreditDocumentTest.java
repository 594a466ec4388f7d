package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.credit.CreditCheck;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditOverride;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.DecisionId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.LimitKind;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
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

/** The calls that docs/credit.md shows, run, and compared with it word for word. */
class CreditDocumentTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private final Receivables sales = Receivables.over(
                    new InMemoryStore(), Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC))
            .actingAs(Actor.of("sales"));

    @Test
    void what_the_document_shows_comes_out_as_it_says() {
        var acme = ACME;
        var today = TODAY;
        var books = sales;
        books.customers().register(Customer.organisation(acme, "Acme S.L.").build());
        // document: begin
        books.credit().grant(acme, CreditLimit.of(Money.parse("EUR 5000")), LocalDate.parse("2026-01-01"));
        books.credit()
                .grant(
                        CommandId.of("L-2"),
                        LimitGrant.of(acme, CreditLimit.of(Money.parse("EUR 8000")), LocalDate.parse("2026-03-01"))
                                .ofKind(LimitKind.TEMPORARY)
                                .until(LocalDate.parse("2026-04-01"))
                                .because("spring season")
                                .approvedBy(Actor.of("chief")));

        var order = ReservationId.of("SO-1");
        books.reservations()
                .reserve(Reservation.of(
                        order, acme, Money.parse("EUR 6000"), SalesDocumentKind.ORDER, today, today.plusDays(14)));
        books.reservations()
                .issue(
                        Invoice.draft(InvoiceId.of("INV-1"), acme, today)
                                .line("Goods", Money.parse("EUR 4000"))
                                .build(),
                        order);
        books.credit().exposure(acme, CurrencyUnit.EUR, today); // 6000.00: 4000.00 open, 2000.00 still reserved

        var policy = CreditPolicy.named("house", 1, LocalDate.parse("2026-01-01"))
                .checking(
                        CreditCheck.limit().overridable(),
                        CreditCheck.standing(),
                        CreditCheck.overdueDays(30),
                        CreditCheck.brokenPromises(0));
        var asked = CreditRequest.of(acme, Money.parse("EUR 2500"), today, SalesDocumentKind.ORDER);
        var decision =
                books.decisions().record(DecisionId.of("CD-1"), asked, policy).orElseThrow();
        decision.reasons(); // the limit of 8000.00 is exceeded by 500.00
        decision.remedies(); // what would make it an approval, as values
        decision.explain(); // the same in sentences, for the person it concerns

        var chief = books.actingAs(Actor.of("chief"));
        chief.decisions()
                .override(
                        CommandId.of("O-1"),
                        acme,
                        today,
                        CreditOverride.of(
                                DecisionId.of("CD-1"),
                                Actor.of("chief"),
                                Money.parse("EUR 2500"),
                                today.plusDays(2),
                                "a letter of credit is on its way"));

        books.reservations()
                .reserve(
                        Reservation.of(
                                ReservationId.of("SO-2"),
                                acme,
                                Money.parse("EUR 2500"),
                                SalesDocumentKind.ORDER,
                                today,
                                today.plusDays(14)),
                        policy,
                        DecisionId.of("CD-1")); // let through, once: what the chief saw and no more
        // document: end

        assertThat(books.credit().exposure(acme, CurrencyUnit.EUR, today).net()).isEqualTo(Money.parse("EUR 8500"));
        assertThat(books.credit().exposure(acme, CurrencyUnit.EUR, today).openDebits())
                .isEqualTo(Money.parse("EUR 4000"));
        assertThat(decision).isInstanceOf(CreditDecision.Declined.class);
        assertThat(decision.reasons().toString()).contains("8000", "500");
        assertThat(decision.remedies()).isNotEmpty();
        assertThat(decision.explain()).isNotEmpty();
        assertThat(books.decisions().log(acme).facts()).hasSize(4);
        assertThat(books.decisions().log(acme).under(DecisionId.of("CD-1"))).hasSize(1);
    }

    @Test
    void the_document_shows_this_very_snippet() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "credit.md"));
        String source = Files.readString(Path.of("src", "test", "java", "io", "cartera", "CreditDocumentTest.java"));
        String begin = "// document: begin\n";
        String snippet = source.substring(
                        source.indexOf(begin) + begin.length(), source.indexOf("        // document: end"))
                .stripTrailing()
                .stripIndent();

        assertThat(document).contains("```java\n" + snippet + "\n```");
    }
}
