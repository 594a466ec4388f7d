package io.cartera.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import io.cartera.terms.CashDiscount;
import io.cartera.terms.DueDateRule;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TaxTreatment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class DocumentTotalsTest {

    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final Percentage TWENTY_FIVE = Percentage.of("25");
    private static final Percentage NONE = Percentage.of("0");

    private static Invoice.Builder draft() {
        return Invoice.draft(InvoiceId.of("INV-1"), CustomerId.of("ACME"), LocalDate.parse("2026-01-10"));
    }

    private static InvoiceLine priced(String quantity, String price) {
        return InvoiceLine.priced("Item", new BigDecimal(quantity), new BigDecimal(price), EUR);
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    @Test
    void C039_a_line_is_quantity_by_price_by_base_less_allowances_rounded_half_up_once() {
        assertThat(priced("31", "386.52").per(new BigDecimal("366")).net()).isEqualTo(eur("32.74"));
        assertThat(priced("616290", "0.061232374").net()).isEqualTo(eur("37736.90"));
        assertThat(priced("1", "0.005").net()).isEqualTo(eur("0.01"));
        assertThat(priced("-1", "0.005").net()).as("the mirror").isEqualTo(eur("-0.01"));
        InvoiceLine adjusted = priced("30", "158.125")
                .adjusted(AllowanceCharge.allowance(eur("43.75")).because("Damage"))
                .adjusted(AllowanceCharge.chargeOf(Percentage.of("10"), eur("200")));
        assertThat(adjusted.net()).isEqualTo(eur("4720.00"));
        assertThat(adjusted.adjustments()).hasSize(2);
        assertThat(adjusted.per(new BigDecimal("3")).net()).as("computed again").isEqualTo(eur("1557.50"));
    }

    @Test
    void C039_no_part_of_a_line_is_rounded_before_the_whole() {
        assertThat(priced("-1", "0.005")
                        .adjusted(AllowanceCharge.charge(eur("0.01")))
                        .net())
                .as("0.005, not -0.01 and 0.01")
                .isEqualTo(eur("0.01"));
        assertThat(priced("2", "0.01").per(new BigDecimal("3")).net()).isEqualTo(eur("0.01"));
        assertThat(priced("1", "0.01").per(new BigDecimal("3")).net()).isEqualTo(eur("0.00"));
        assertThat(priced("5", "0.333333333333").net()).isEqualTo(eur("1.67"));
    }

    @Test
    void C039_a_stated_amount_stands_and_what_the_price_comes_to_is_known() {
        InvoiceLine line = priced("245", "0.1973").stating(eur("48.33"));

        assertThat(line.net()).isEqualTo(eur("48.33"));
        assertThat(line.computedNet()).contains(eur("48.34"));
        assertThat(line.isDetailed()).isTrue();
        assertThat(InvoiceLine.of("Item", eur("1")).computedNet()).isEmpty();
        assertThat(InvoiceLine.of("Item", eur("1")).isDetailed()).isFalse();
    }

    @Test
    void C039_all_figures_of_a_document_follow_from_one_another() {
        DocumentTotals totals = draft().line(priced("2", "1273.00")
                        .stating(eur("1273.00"))
                        .adjusted(AllowanceCharge.allowance(eur("0.00")))
                        .stating(eur("1273.00"))
                        .taxedAt(TWENTY_FIVE))
                .line(priced("-1", "3.96").taxedAt(Percentage.of("15")))
                .line(priced("2", "2.48").taxedAt(Percentage.of("15")))
                .line(priced("-1", "25.00").taxed(TaxCategory.EXEMPT, NONE).exemptBecause("books"))
                .line(priced("250", "0.75").taxedAt(TWENTY_FIVE))
                .adjusted(AllowanceCharge.allowance(eur("100.00"))
                        .taxedAt(TWENTY_FIVE)
                        .because("Promotion discount"))
                .adjusted(AllowanceCharge.charge(eur("100.00"))
                        .taxedAt(TWENTY_FIVE)
                        .because("Freight"))
                .prepaid(eur("1000.00"))
                .rounding(eur("0.22"))
                .totals();

        assertThat(totals.lines()).isEqualTo(eur("1436.50"));
        assertThat(totals.allowances()).isEqualTo(eur("100.00"));
        assertThat(totals.charges()).isEqualTo(eur("100.00"));
        assertThat(totals.taxExclusive()).isEqualTo(eur("1436.50"));
        assertThat(totals.tax()).isEqualTo(eur("365.28"));
        assertThat(totals.taxInclusive()).isEqualTo(eur("1801.78"));
        assertThat(totals.rounding()).isEqualTo(eur("0.22"));
        assertThat(totals.total()).isEqualTo(eur("1802.00"));
        assertThat(totals.prepaid()).isEqualTo(eur("1000.00"));
        assertThat(totals.payable()).isEqualTo(eur("802.00"));
        assertThat(totals.taxes())
                .extracting(TaxBreakdown::toString)
                .containsExactly(
                        "TaxBreakdown[E 0 % of EUR -25.00 is EUR 0.00]",
                        "TaxBreakdown[S 15 % of EUR 1.00 is EUR 0.15]",
                        "TaxBreakdown[S 25 % of EUR 1460.50 is EUR 365.13]");
        assertThat(totals.taxes().get(0).exemptionReason()).contains("books");
    }

    @Test
    void C039_categories_of_one_rate_are_taxed_apart() {
        Invoice invoice = draft().line(
                        InvoiceLine.of("A", eur("0.04")).taxed(TaxCategory.STANDARD, Percentage.of("10")))
                .line(InvoiceLine.of("B", eur("0.04")).taxed(TaxCategory.CANARY_ISLANDS, Percentage.of("10")))
                .build();

        assertThat(invoice.taxes()).hasSize(2);
        assertThat(invoice.tax()).as("together it would be 0.01").isEqualTo(eur("0.00"));
    }

    @Test
    void C039_the_category_that_a_rate_usually_means_makes_no_other_line() {
        InvoiceLine plain = InvoiceLine.of("Item", eur("1")).taxedAt(TWENTY_FIVE);

        assertThat(InvoiceLine.of("Item", eur("1")).taxed(TaxCategory.STANDARD, TWENTY_FIVE))
                .isEqualTo(plain);
        assertThat(plain.isDetailed()).isFalse();
        assertThat(plain.taxCategory()).contains(TaxCategory.STANDARD);
        assertThat(plain.taxedAt(NONE).taxCategory()).contains(TaxCategory.ZERO_RATED);
        assertThat(plain.taxed(TaxCategory.EXEMPT, NONE).taxedAt(TWENTY_FIVE)).isEqualTo(plain);
    }

    @Test
    void C039_a_category_is_taxed_only_at_rates_it_may_have() {
        InvoiceLine line = InvoiceLine.of("Item", eur("1"));

        for (TaxCategory category : TaxCategory.values()) {
            assertThat(TaxCategory.ofCode(category.code())).isEqualTo(category);
            Percentage wrong = category.allows(TWENTY_FIVE) ? NONE : TWENTY_FIVE;
            if (!category.allows(wrong)) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> line.taxed(category, wrong))
                        .withMessageContaining(category.code());
            }
        }
        assertThat(List.of(TaxCategory.values()).stream().filter(category -> category.allows(TWENTY_FIVE)))
                .containsExactly(
                        TaxCategory.STANDARD,
                        TaxCategory.CANARY_ISLANDS,
                        TaxCategory.CEUTA_AND_MELILLA,
                        TaxCategory.SPLIT_PAYMENT);
        assertThat(TaxCategory.ofCode("B")).isEqualTo(TaxCategory.SPLIT_PAYMENT);
        assertThatIllegalArgumentException().isThrownBy(() -> TaxCategory.ofCode("X"));
    }

    @Test
    void C039_a_reason_for_no_tax_is_dropped_with_the_category_that_has_one() {
        InvoiceLine exempt =
                InvoiceLine.of("Item", eur("1")).taxed(TaxCategory.EXEMPT, NONE).exemptBecause("article 132");
        AllowanceCharge spared =
                AllowanceCharge.charge(eur("1")).taxed(TaxCategory.EXEMPT, NONE).exemptBecause("article 132");

        assertThat(exempt.taxed(TaxCategory.EXPORT, NONE).exemptionReason()).contains("article 132");
        assertThat(exempt.taxedAt(TWENTY_FIVE).exemptionReason()).isEmpty();
        assertThat(exempt.taxedAt(NONE).exemptionReason()).isEmpty();
        assertThat(spared.taxed(TaxCategory.EXPORT, NONE).exemptionReason()).contains("article 132");
        assertThat(spared.taxedAt(TWENTY_FIVE).exemptionReason()).isEmpty();
    }

    @Test
    void C039_what_explains_a_stated_amount_is_kept_without_computing() {
        BigDecimal price = new BigDecimal("90000000000000");
        InvoiceLine computed = InvoiceLine.priced("Item", new BigDecimal("100"), price, EUR)
                .adjusted(AllowanceCharge.allowance(eur("8900000000000000")))
                .per(new BigDecimal("0.5"));

        assertThat(InvoiceLine.of("Item", computed.net())
                        .explainedBy(new BigDecimal("100"), price, Optional.of(new BigDecimal("0.5")))
                        .explainedBy(computed.adjustments()))
                .isEqualTo(computed);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> computed.explainedBy(price, price, Optional.of(BigDecimal.ZERO)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> computed.explainedBy(
                        List.of(AllowanceCharge.charge(eur("1")).taxedAt(TWENTY_FIVE))));
        assertThatThrownBy(() -> computed.explainedBy(List.of(AllowanceCharge.charge(Money.parse("USD 1")))))
                .isInstanceOf(CurrencyMismatchException.class);
    }

    @Test
    void C039_tax_is_stated_by_all_or_none_also_by_what_the_document_takes_off() {
        Invoice.Builder mixed = draft().line(InvoiceLine.of("Item", eur("10")).taxedAt(TWENTY_FIVE))
                .adjusted(AllowanceCharge.allowance(eur("1")));

        assertThatIllegalArgumentException().isThrownBy(mixed::build).withMessageContaining("1 of 2");
        assertThat(draft().line("Item", eur("10"))
                        .adjusted(AllowanceCharge.allowance(eur("1")))
                        .build()
                        .total())
                .isEqualTo(eur("9"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InvoiceLine.of("Item", eur("1"))
                        .adjusted(AllowanceCharge.charge(eur("1")).taxedAt(TWENTY_FIVE)));
    }

    @Test
    void C039_tax_reduced_at_invoice_keeps_its_category_and_the_rounding() {
        Invoice.Builder draft = draft().line(InvoiceLine.of("Item", eur("100")).taxedAt(Percentage.of("21")))
                .line(InvoiceLine.of("Stamps", eur("10")).taxed(TaxCategory.NOT_SUBJECT, NONE))
                .rounding(eur("0.02"));
        CashDiscount discount = CashDiscount.builder()
                .tier(Percentage.of("2"), DueDateRule.netDays(10))
                .tax(TaxTreatment.REDUCED_AT_INVOICE)
                .build();
        Invoice reduced =
                draft.terms(PaymentTerms.netDays(30).withDiscount(discount)).build();

        assertThat(reduced.tax()).isEqualTo(eur("20.58"));
        assertThat(reduced.total()).isEqualTo(eur("130.60"));
        assertThat(reduced.taxes())
                .extracting(TaxBreakdown::category)
                .containsExactly(TaxCategory.NOT_SUBJECT, TaxCategory.STANDARD);
    }

    @Test
    void C039_a_line_with_its_signs_turned_is_worth_the_opposite() {
        InvoiceLine line = priced("3", "33.335")
                .inUnits("HUR")
                .product("P-1")
                .adjusted(AllowanceCharge.allowanceOf(Percentage.of("10"), eur("100")))
                .taxedAt(TWENTY_FIVE);

        assertThat(line.net()).isEqualTo(eur("90.01"));
        assertThat(line.negated().net()).isEqualTo(eur("-90.01"));
        assertThat(line.negated().computedNet()).contains(eur("-90.01"));
        assertThat(line.negated().negated()).isEqualTo(line);
    }

    @Test
    void C039_numbers_that_no_store_could_keep_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> priced("1E+15", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> priced("1", "0.0000000000001"));
        assertThatIllegalArgumentException().isThrownBy(() -> priced("1", "1E+2000000000"));
        assertThatIllegalArgumentException().isThrownBy(() -> priced("1", "1").per(BigDecimal.ZERO));
        assertThatIllegalStateException()
                .isThrownBy(() -> InvoiceLine.of("Item", eur("1")).per(BigDecimal.ONE));
        assertThatThrownBy(() -> priced("1", "1").adjusted(AllowanceCharge.charge(Money.parse("USD 1"))))
                .isInstanceOf(CurrencyMismatchException.class);
        assertThatThrownBy(() -> draft().line("Item", eur("1"))
                        .prepaid(Money.parse("USD 1"))
                        .build())
                .isInstanceOf(CurrencyMismatchException.class);
        assertThatThrownBy(() -> draft().line("Item", eur("1"))
                        .rounding(Money.parse("USD 1"))
                        .build())
                .isInstanceOf(CurrencyMismatchException.class);
        assertThat(priced("1.50", "2.00")).isEqualTo(priced("1.5", "2"));
    }

    @Test
    void C039_every_part_makes_another_document_and_its_difference_is_named() {
        InvoiceLine line = InvoiceLine.of("Item", eur("10")).taxedAt(TWENTY_FIVE);
        Invoice plain = draft().line(line).build();

        assertThat(plain.differenceFrom(draft().line(line.product("P-1")).build()))
                .hasValueSatisfying(difference -> assertThat(difference.field()).isEqualTo("line 1 product"));
        assertThat(plain.differenceFrom(draft().line(line).prepaid(eur("1")).build()))
                .hasValueSatisfying(difference -> assertThat(difference.field()).isEqualTo("prepaid"));
        assertThat(plain.differenceFrom(draft().line(line)
                        .remittance(RemittanceReference.parse("RF18 5390 0754 7034"))
                        .build()))
                .hasValueSatisfying(difference -> assertThat(difference.field()).isEqualTo("remittance"));
        assertThat(plain).isNotEqualTo(draft().line(line).prepaid(eur("1")).build());
        assertThat(plain)
                .isEqualTo(
                        draft().line(line).prepaid(eur("0")).rounding(eur("0")).build());
    }

    @Property
    void D01_M03_the_total_is_lines_less_allowances_plus_charges_plus_tax_plus_rounding(
            @ForAll @BigRange(min = "0.001", max = "9999") @Scale(3) BigDecimal quantity,
            @ForAll @BigRange(min = "0.0001", max = "999") @Scale(4) BigDecimal price,
            @ForAll @IntRange(min = 1, max = 1000) int base,
            @ForAll @LongRange(min = 0, max = 10_000) long off,
            @ForAll @LongRange(min = -99, max = 99) long rounding) {
        Money allowance = Money.ofMinor(EUR, off);
        DocumentTotals totals = draft().line(InvoiceLine.priced("Item", quantity, price, EUR)
                        .per(BigDecimal.valueOf(base))
                        .taxedAt(Percentage.of("21")))
                .line(InvoiceLine.of("More", eur("1000")).taxedAt(Percentage.of("10")))
                .adjusted(AllowanceCharge.allowance(allowance).taxedAt(Percentage.of("21")))
                .rounding(Money.ofMinor(EUR, rounding))
                .totals();

        BigDecimal line = quantity.multiply(price).divide(BigDecimal.valueOf(base), 2, RoundingMode.HALF_UP);
        BigDecimal tax = line.subtract(allowance.getAmount())
                .multiply(new BigDecimal("0.21"))
                .setScale(2, RoundingMode.HALF_UP);
        assertThat(totals.total().getAmount())
                .isEqualByComparingTo(line.add(new BigDecimal("1100"))
                        .subtract(allowance.getAmount())
                        .add(tax)
                        .add(BigDecimal.valueOf(rounding, 2)));
    }
}
