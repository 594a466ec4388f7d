package io.cartera.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class TaxTest {

    private static Invoice invoiceOf(List<InvoiceLine> lines) {
        Invoice.Builder builder =
                Invoice.draft(InvoiceId.of("INV-1"), CustomerId.of("ACME"), LocalDate.parse("2026-01-10"));
        lines.forEach(builder::line);
        return builder.build();
    }

    private static InvoiceLine line(String net, String rate) {
        return InvoiceLine.of("Item", Money.parse(net)).taxedAt(Percentage.of(rate));
    }

    @Test
    void tax_is_rounded_on_the_sum_of_the_lines_not_line_by_line() {
        Invoice invoice = invoiceOf(List.of(line("EUR 33.33", "21"), line("EUR 33.33", "21"), line("EUR 33.33", "21")));

        // Line by line it would be 3 × 7.00.
        assertThat(invoice.taxes())
                .containsExactly(
                        TaxBreakdown.of(Percentage.of("21"), Money.parse("EUR 99.99"), Money.parse("EUR 21.00")));
        Invoice small = invoiceOf(List.of(line("EUR 0.02", "21"), line("EUR 0.02", "21"), line("EUR 0.02", "21")));
        assertThat(small.tax()).as("0.0126, not 3 × 0.00").isEqualTo(Money.parse("EUR 0.01"));
        assertThat(small.total()).isEqualTo(Money.parse("EUR 0.07"));
    }

    @Test
    void half_a_minor_unit_goes_up() {
        assertThat(invoiceOf(List.of(line("EUR 0.10", "5"))).tax()).isEqualTo(Money.parse("EUR 0.01"));
        assertThat(invoiceOf(List.of(line("EUR 0.30", "5"))).tax()).isEqualTo(Money.parse("EUR 0.02"));
        assertThat(invoiceOf(List.of(line("EUR 0.09", "5"))).tax()).isEqualTo(Money.parse("EUR 0.00"));
        assertThat(invoiceOf(List.of(line("JPY 15", "10"))).tax()).isEqualTo(Money.parse("JPY 2"));
        assertThat(invoiceOf(List.of(line("BHD 0.005", "10"))).tax()).isEqualTo(Money.parse("BHD 0.001"));
    }

    @Test
    void tax_is_told_by_rate_lowest_first_and_21_is_the_same_rate_as_21_00() {
        Invoice invoice = invoiceOf(List.of(
                line("EUR 100.00", "21"),
                line("EUR 50.00", "4"),
                line("EUR 10.00", "21.00"),
                line("EUR 7.00", "0"),
                line("EUR 30.00", "10.5")));

        assertThat(invoice.taxes())
                .containsExactly(
                        TaxBreakdown.of(Percentage.of("0"), Money.parse("EUR 7.00"), Money.parse("EUR 0.00")),
                        TaxBreakdown.of(Percentage.of("4"), Money.parse("EUR 50.00"), Money.parse("EUR 2.00")),
                        TaxBreakdown.of(Percentage.of("10.5"), Money.parse("EUR 30.00"), Money.parse("EUR 3.15")),
                        TaxBreakdown.of(Percentage.of("21"), Money.parse("EUR 110.00"), Money.parse("EUR 23.10")));
        assertThat(invoice.net()).isEqualTo(Money.parse("EUR 197.00"));
        assertThat(invoice.tax()).isEqualTo(Money.parse("EUR 28.25"));
        assertThat(invoice.total()).isEqualTo(Money.parse("EUR 225.25"));
    }

    @Test
    void a_deduction_lowers_the_base_of_its_rate() {
        Invoice invoice = invoiceOf(List.of(line("EUR 100.00", "21"), line("EUR -10.00", "21")));

        assertThat(invoice.taxes())
                .containsExactly(
                        TaxBreakdown.of(Percentage.of("21"), Money.parse("EUR 90.00"), Money.parse("EUR 18.90")));
    }

    @Test
    void a_rate_whose_base_is_negative_gives_tax_back_rounded_as_the_mirror() {
        Invoice invoice = invoiceOf(List.of(line("EUR 100.00", "21"), line("EUR -0.10", "5")));

        assertThat(invoice.taxes().get(0).tax()).isEqualTo(Money.parse("EUR -0.01"));
        assertThat(invoice.total()).isEqualTo(Money.parse("EUR 120.89"));
    }

    @Provide
    Arbitrary<List<InvoiceLine>> lines() {
        Arbitrary<Money> nets =
                Arbitraries.longs().between(1, 1_000_000_00L).map(minor -> Money.ofMinor(CurrencyUnit.EUR, minor));
        Arbitrary<Percentage> rates =
                Arbitraries.of("0", "4", "5.5", "10", "21", "33.333333").map(Percentage::of);
        return Combinators.combine(nets, rates)
                .as((net, rate) -> InvoiceLine.of("Item", net).taxedAt(rate))
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property
    void M03_the_total_is_net_plus_tax_and_each_rate_is_rounded_once(@ForAll("lines") List<InvoiceLine> lines) {
        Invoice invoice = invoiceOf(lines);
        Map<Percentage, BigDecimal> bases = new TreeMap<>();
        lines.forEach(
                line -> bases.merge(line.taxRate().orElseThrow(), line.net().getAmount(), BigDecimal::add));
        BigDecimal net = bases.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tax = bases.entrySet().stream()
                .map(base -> base.getValue()
                        .multiply(base.getKey().value())
                        .divide(new BigDecimal(100), 2, RoundingMode.HALF_UP))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(invoice.net().getAmount()).isEqualByComparingTo(net);
        assertThat(invoice.tax().getAmount()).isEqualByComparingTo(tax);
        assertThat(invoice.total()).isEqualTo(invoice.net().plus(invoice.tax()));
        assertThat(invoice.taxes()).extracting(TaxBreakdown::rate).containsExactlyElementsOf(bases.keySet());
    }

    @Test
    void missing_parts_of_a_breakdown_are_refused_by_name() {
        Money money = Money.parse("EUR 1");
        Percentage rate = Percentage.of("21");

        assertThatNullPointerException()
                .isThrownBy(() -> TaxBreakdown.of(null, money, money))
                .withMessageContaining("rate");
        assertThatNullPointerException()
                .isThrownBy(() -> TaxBreakdown.of(rate, null, money))
                .withMessageContaining("base");
        assertThatNullPointerException()
                .isThrownBy(() -> TaxBreakdown.of(rate, money, null))
                .withMessageContaining("tax");
    }
}
