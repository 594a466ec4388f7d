package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.aging.AgingBuckets;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class FigureReaderTest {

    private static final LocalDate AS_OF = LocalDate.parse("2026-03-31");

    @Test
    void where_readings_take_long_it_says_how_many_are_done() {
        StringWriter said = new StringWriter();
        AtomicLong clock = new AtomicLong();
        Progress everyTime = new Progress(new PrintWriter(said), () -> clock.addAndGet(TimeUnit.SECONDS.toNanos(3)));

        Figures figures =
                new FigureReader(books(), everyTime).read("a ledger", AgingBuckets.days(30), AS_OF, List.of());

        int monthEnds = figures.agings().days().size();
        assertThat(monthEnds).isGreaterThan(1);
        assertThat(said.toString().lines())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 6 + monthEnds)
                        .mapToObj(done -> "month-end: working out figures, " + done + " readings of the ledger")
                        .toList());
    }

    private static Receivables books() {
        Receivables books = Receivables.over(new InMemoryStore());
        CustomerId acme = CustomerId.of("ACME");
        books.customers().register(Customer.organisation(acme, "Acme").build());
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), acme, LocalDate.parse("2026-01-10"))
                        .line("Consulting", Money.parse("EUR 100"))
                        .build());
        return books;
    }
}
