package io.cartera.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.DocumentNumber;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.SeriesId;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class TakenNumberTest {

    @Test
    void neither_the_document_nor_the_log_is_held_once_the_number_is_taken() {
        CustomerId acme = CustomerId.of("ACME");
        SeriesId series = SeriesId.of("F");
        LocalDate day = LocalDate.parse("2026-01-10");
        Invoice document = Invoice.draft(InvoiceId.of("INV-1"), acme, day)
                .line("Goods", Money.parse("EUR 100"))
                .numberedBy(series)
                .build();
        Command command = Command.of(CommandKind.ISSUE, CommandId.of("INV-1"), Actor.of("clerk-7"), Optional.empty());
        NumberClaim claim = NumberClaim.issued(command, AccountId.of(LedgerId.MAIN, acme), document.id(), day)
                .over(document)
                .loggedBy((previous, row, told) -> previous.orElse("none") + told.isPresent());

        TakenNumber taken = TakenNumber.of(
                        DocumentNumber.of(series, 1, "F-00001"), 1, Instant.parse("2026-01-10T12:00:00Z"), claim)
                .linkedAfter(LedgerId.MAIN, Optional.empty(), () -> Optional.of("earlier "));

        assertThat(taken.link().orElseThrow().own()).contains("earlier true");
        assertThat(taken.link().orElseThrow().facts()).isPresent();
        assertThat(taken.claim()).isEqualTo(claim);
        assertThat(taken.claim().invoice()).isEmpty();
        assertThat(taken.claim().log()).isEmpty();
    }
}
