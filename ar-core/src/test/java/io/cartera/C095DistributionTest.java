package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.customer.FiscalProfile;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.party.IndustryCode;
import io.cartera.party.Organisation;
import io.cartera.party.PostalAddress;
import io.cartera.party.Region;
import io.cartera.portfolio.Breakdown;
import io.cartera.portfolio.CustomerGrouping;
import io.cartera.portfolio.Importance;
import io.cartera.segment.AbcClass;
import io.cartera.time.DateRange;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C095 and C100: turnover by what the customer file says, and how much one customer matters, in figures worked by hand. */
class C095DistributionTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-01");
    private static final DateRange YEAR = DateRange.of(DAY, LocalDate.parse("2027-01-01"));

    private final Receivables books = Receivables.over(new InMemoryStore());
    private int commands;

    private FileEntry customer(String id, String country, String billed) {
        CustomerId customer = CustomerId.of(id);
        books.customers()
                .register(Customer.organisation(customer, id)
                        .fiscal(
                                FiscalProfile.of(Organisation.of(id))
                                        .address(PostalAddress.in(country)
                                                .line("Main Street 1")
                                                .city("Town")
                                                .build())
                                        .build(),
                                DAY)
                        .build())
                .orElseThrow();
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("I"), customer, LocalDate.parse("2026-03-01"))
                        .line("goods", Money.parse("EUR " + billed))
                        .build())
                .orElseThrow();
        return FileEntry.of(customer, DAY);
    }

    private void record(CustomerFact fact) {
        books.customers().record(CommandId.of("F" + ++commands), fact).orElseThrow();
    }

    private List<String> rows(CustomerGrouping grouping) {
        return books.portfolio().breakdown(grouping, CurrencyUnit.EUR, YEAR).rows().stream()
                .map(Breakdown.Row::toString)
                .toList();
    }

    private void customers() {
        FileEntry anna = customer("ANNA", "ES", "600");
        FileEntry bolt = customer("BOLT", "ES", "100");
        FileEntry cork = customer("CORK", "FR", "300");
        record(anna.region(Region.of("ES-MD")));
        record(bolt.region(Region.of("ES-CT")));
        record(anna.industry(IndustryCode.of("nace-2.1", "46.73")));
        record(cork.industry(IndustryCode.of("sic", "5211")));
        record(cork.industry(IndustryCode.of("nace-2.1", "46.73")));
        record(bolt.owner(Actor.of("ann")));
        record(cork.owner(Actor.of("ann")));
        record(FileEntry.of(CustomerId.of("ANNA"), YEAR.endExclusive()).owner(Actor.of("bob")));
    }

    @Test
    void turnover_is_told_by_country_region_industry_and_owner_on_the_last_day() {
        customers();

        assertThat(rows(CustomerGrouping.byCountry()))
                .containsExactly("ES EUR 700.00, 70 % of 2", "FR EUR 300.00, 30 % of 1");
        assertThat(rows(CustomerGrouping.byRegion()))
                .containsExactly(
                        "ES-MD EUR 600.00, 60 % of 1", "(none) EUR 300.00, 30 % of 1", "ES-CT EUR 100.00, 10 % of 1");
        assertThat(rows(CustomerGrouping.byIndustry()))
                .as("by the first scheme")
                .containsExactly("nace-2.1 46.73 EUR 900.00, 90 % of 2", "(none) EUR 100.00, 10 % of 1");
        assertThat(rows(CustomerGrouping.byOwner()))
                .as("not by who owns it later")
                .containsExactly("(none) EUR 600.00, 60 % of 1", "ann EUR 400.00, 40 % of 2");
        assertThat(books.portfolio()
                        .breakdown(CustomerGrouping.byCountry(), CurrencyUnit.EUR, YEAR)
                        .hhi())
                .as("70² + 30²")
                .contains(new BigDecimal("5800.00"));
        assertThat(books.portfolio()
                        .breakdown(CustomerGrouping.byRegion(), CurrencyUnit.EUR, YEAR)
                        .hhi())
                .as("(36 + 1)/49 of the 700 that have a region")
                .contains(new BigDecimal("7551.02"));
    }

    @Test
    void importance_is_class_place_and_share_of_turnover_and_of_what_is_open() {
        customers();

        Importance anna = books.questions().importance(CustomerId.of("ANNA"), CurrencyUnit.EUR, YEAR);
        assertThat(anna.abc()).contains(AbcClass.A);
        assertThat(anna.turnover().orElseThrow().share().value()).isEqualByComparingTo("60");
        assertThat(anna.turnover().orElseThrow().rank()).isEqualTo(1);
        Importance bolt = books.questions().importance(CustomerId.of("BOLT"), CurrencyUnit.EUR, YEAR);
        assertThat(bolt.turnover().orElseThrow().rank()).isEqualTo(3);
        assertThat(bolt.receivables().orElseThrow().share().value()).isEqualByComparingTo("10");
        assertThat(bolt.customers()).isEqualTo(3);
        Importance nobody = books.questions().importance(CustomerId.of("NOBODY"), CurrencyUnit.EUR, YEAR);
        assertThat(nobody.abc()).isEmpty();
        assertThat(nobody.turnover()).isEmpty();
        assertThat(nobody.receivables()).isEmpty();
    }
}
