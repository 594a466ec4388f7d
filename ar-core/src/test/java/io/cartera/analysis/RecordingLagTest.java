package io.cartera.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.time.DateRange;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class RecordingLagTest {

    private static final DateRange ALWAYS = DateRange.upTo(LocalDate.parse("2099-12-31"));

    @Test
    void C033_what_is_recorded_after_its_day_is_late_by_so_many_days() {
        Clock clock = Clock.fixed(Instant.parse("2026-01-10T23:30:00Z"), ZoneOffset.UTC);
        Receivables books = Receivables.over(new InMemoryStore(), clock);
        String[] days = {"2026-01-10", "2026-01-09", "2026-01-05", "2026-02-01"};
        for (int i = 0; i < days.length; i++) {
            CustomerId customer = CustomerId.of("C" + i % 2);
            books.customers()
                    .register(Customer.organisation(customer, "Customer").build());
            books.cash()
                    .receive(Payment.received(
                            PaymentId.of("P" + i), customer, Money.parse("EUR 1"), LocalDate.parse(days[i])));
        }

        RecordingLag lag = books.analysis().recordingLag(ALWAYS, ZoneOffset.UTC);
        assertThat(lag).hasToString("RecordingLag[4 entries, 2 late, mean 1.50, most 5]");
        assertThat(books.analysis().recordingLag(ALWAYS, ZoneId.of("Europe/Madrid")))
                .hasToString("RecordingLag[4 entries, 3 late, mean 2.25, most 6]");
        assertThat(books.analysis()
                        .recordingLag(
                                DateRange.ofClosed(LocalDate.parse("2026-01-09"), LocalDate.parse("2026-01-10")),
                                ZoneOffset.UTC)
                        .mean())
                .isEqualTo("0.50");
        assertThat(books.analysis()
                        .recordingLag(DateRange.upTo(LocalDate.parse("2000-01-01")), ZoneOffset.UTC)
                        .mean())
                .isEqualTo("0.00");
    }
}
