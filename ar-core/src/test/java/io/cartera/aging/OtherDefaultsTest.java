package io.cartera.aging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.TaxBreakdown;
import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyBag;
import io.cartera.money.Percentage;
import io.cartera.money.Proration;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OtherDefaultsTest {

    private static final LocalDate LAST_OF_YEAR = LocalDate.parse("2011-12-30");
    private static final Locale LOCALE = Locale.getDefault();
    private static final TimeZone ZONE = TimeZone.getDefault();

    @AfterEach
    void restoreTheDefaults() {
        Locale.setDefault(LOCALE);
        TimeZone.setDefault(ZONE);
    }

    static Stream<Arguments> defaults() {
        return Stream.of("en-US", "tr-TR", "ar-SA-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "hi-IN-u-nu-deva")
                .flatMap(locale -> Stream.of(
                                "UTC",
                                "Pacific/Apia",
                                "Asia/Kathmandu",
                                "America/St_Johns",
                                "Africa/Casablanca",
                                "Australia/Lord_Howe")
                        .map(zone -> Arguments.of(locale, zone)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("defaults")
    void T07_no_answer_depends_on_the_default_locale_or_zone(String locale, String zone) {
        setDefaults("en-US", "UTC");
        List<String> answers = answers();

        setDefaults(locale, zone);

        assertThat(Locale.getDefault().toLanguageTag()).isEqualTo(locale);
        assertThat(answers()).isEqualTo(answers);
    }

    @Test
    void the_defaults_would_show_in_an_answer_that_depended_on_them() {
        setDefaults("ar-SA-u-nu-arab", "Pacific/Apia");

        assertThat(String.format("INV-%05d", 42)).isNotEqualTo("INV-00042");
        assertThat(TimeZone.getDefault().getID()).isEqualTo("Pacific/Apia");
        setDefaults("tr-TR", "UTC");
        assertThat("INVOICE".toLowerCase(Locale.getDefault())).isNotEqualTo("invoice");
    }

    private static void setDefaults(String locale, String zone) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
    }

    /** Something of everything that prints, parses, reckons with dates or refuses in words. */
    private static List<String> answers() {
        CustomerId acme = CustomerId.of("I\u0131\u0130i-ACME");
        Customer customer = Customer.organisation(acme, "Acme")
                .terms(PaymentTerms.parse("net 30"))
                .build();
        Invoice invoice = Invoice.draft(InvoiceId.of("INV-00042"), acme, LAST_OF_YEAR)
                .line(InvoiceLine.of("Item", Money.parse("EUR 1234567.89")).taxedAt(Percentage.of("21.5")))
                .build();
        Payment payment = Payment.received(PaymentId.of("PAY-1"), acme, Money.parse("JPY 1000"), LAST_OF_YEAR);
        OpenItem item = OpenItem.debit(
                acme, "INV-00042", invoice.total(), LAST_OF_YEAR, invoice.dueOn(PaymentTerms.netDays(2)));
        AgingReport report = AgingSpec.byDueDate(AgingBuckets.days(30, 60, 90))
                .age(OpenItemSource.of(List.of(item)), LAST_OF_YEAR.plusDays(33));
        return List.of(
                customer + " " + customer.terms(),
                invoice.toString(),
                invoice.taxes().stream().map(TaxBreakdown::toString).toList().toString(),
                invoice.differenceFrom(Invoice.creditNote(InvoiceId.of("CN"), acme, LAST_OF_YEAR)
                                .line("Item", Money.parse("EUR 1"))
                                .build())
                        .toString(),
                payment.toString(),
                item + " " + item.overdueDays(LAST_OF_YEAR.plusDays(33)),
                report + " " + report.rows(),
                MoneyBag.of(Money.parse("USD 12345.67"), Money.parse("BHD -1.234"))
                        .toString(),
                Proration.equally(Money.parse("EUR -10000.00"), 3).toString(),
                DateRange.yearTo(LAST_OF_YEAR).toString(),
                AsOf.of(LAST_OF_YEAR)
                        .knownAt(Instant.parse("2011-12-30T10:00:00.123456Z"))
                        .toString(),
                refusal(() -> MinorUnits.inRange(Long.MAX_VALUE)),
                refusal(() -> PaymentTerms.netDays(1_000_000)),
                refusal(() -> CommandId.of("x".repeat(1_000))),
                refusal(() -> AgingBuckets.days(3_000, 2_000)));
    }

    private static String refusal(Runnable attempt) {
        try {
            attempt.run();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return e.getMessage();
        }
        throw new AssertionError("not refused");
    }
}
