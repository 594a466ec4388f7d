package io.cartera.terms;

import static io.cartera.terms.TermsArbitraries.WEEK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.cartera.money.AmountOutOfRangeException;
import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyArbitraries;
import io.cartera.money.Percentage;
import io.cartera.terms.TermsNotApplicableException.Reason;
import io.cartera.time.BusinessDayConvention;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class CashDiscountTest {

    private static final LocalDate ISSUED = LocalDate.parse("2019-01-01");
    private static final TermDates DATES = TermDates.of(ISSUED);

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private static TaxedAmount taxed(String rate, String net, String tax) {
        return TaxedAmount.of(Percentage.of(rate), eur(net), eur(tax));
    }

    private static CashDiscount.Builder percent(String percent) {
        return CashDiscount.builder().tier(Percentage.of(percent), DueDateRule.netDays(10));
    }

    private static CashDiscount.Builder fixed(String amount) {
        return CashDiscount.builder().tier(eur(amount), DueDateRule.netDays(10));
    }

    private static DiscountOffer offer(CashDiscount.Builder discount, TaxedAmount... amounts) {
        List<DiscountOffer> offers = discount.build().offers(List.of(amounts), DATES);
        assertThat(offers).hasSize(1);
        return offers.get(0);
    }

    private static CashDiscount.Builder gross(String percent) {
        return percent(percent).of(DiscountOn.GROSS);
    }

    @Provide
    Arbitrary<CashDiscount> discounts() {
        return TermsArbitraries.discounts();
    }

    @Provide
    Arbitrary<TermDates> dates() {
        return TermsArbitraries.dates();
    }

    /** Amounts at two rates, with the tax that goes with them, more or less. */
    @Provide
    Arbitrary<List<TaxedAmount>> amounts() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 10_000_000),
                        Arbitraries.longs().between(0, 10_000_000))
                .as((one, other) -> List.of(
                        TaxedAmount.of(
                                Percentage.of("21"),
                                Money.ofMinor(eur("0").getCurrencyUnit(), one),
                                Money.ofMinor(eur("0").getCurrencyUnit(), one * 21 / 100)),
                        TaxedAmount.of(
                                Percentage.of("10"),
                                Money.ofMinor(eur("0").getCurrencyUnit(), other),
                                Money.ofMinor(eur("0").getCurrencyUnit(), other / 10))));
    }

    @Test
    void C1_the_last_day_of_ten_days_is_the_eleventh() {
        DiscountOffer offer = offer(percent("10"), TaxedAmount.untaxed(eur("1000")));

        assertThat(offer.until()).isEqualTo("2019-01-11");
        assertThat(offer.holdsOn(LocalDate.parse("2019-01-11"))).isTrue();
        assertThat(offer.holdsOn(LocalDate.parse("2019-01-12"))).isFalse();
    }

    @Test
    void C3_the_tax_is_never_reduced() {
        DiscountOffer offer = offer(percent("10").tax(TaxTreatment.NEVER_REDUCED), taxed("15", "1000", "150"));

        assertThat(offer.completing(eur("1150"))).isEqualTo(eur("1050"));
        assertThat(offer.tax()).isEqualTo(eur("0"));
    }

    @Test
    void C5_without_tax() {
        DiscountOffer offer = offer(percent("10"), TaxedAmount.untaxed(eur("1000")));

        assertThat(offer.amount()).isEqualTo(eur("100"));
        assertThat(offer.completing(eur("1000"))).isEqualTo(eur("900"));
    }

    @Test
    void C7_a_fixed_tax_takes_no_discount() {
        // The fixed tax of 0.05 is none of the amounts that take a discount; the total is 1725.05.
        DiscountOffer offer = offer(gross("10"), taxed("15", "1500", "225"));

        assertThat(offer.completing(eur("1725.05"))).isEqualTo(eur("1552.55"));
        assertThat(offer.net()).isEqualTo(eur("150"));
        assertThat(offer.tax()).isEqualTo(eur("22.50"));
    }

    @Test
    void C9_each_rate_of_tax_has_its_share() {
        DiscountOffer offer = offer(gross("10"), taxed("15", "1000", "150"), taxed("0", "2000", "0"));

        assertThat(offer.completing(eur("3150"))).isEqualTo(eur("2835"));
        assertThat(offer.parts()).containsExactly(taxed("15", "100", "15"), taxed("0", "200", "0"));
    }

    @Test
    void C11_two_documents_with_the_tax_never_reduced() {
        CashDiscount.Builder discount = percent("10").tax(TaxTreatment.NEVER_REDUCED);
        Money first = offer(discount, taxed("15", "1000", "150")).amount();
        Money second = offer(discount, taxed("0", "2000", "0")).amount();

        assertThat(first.plus(second)).isEqualTo(eur("300"));
        assertThat(eur("3150").minus(first).minus(second)).isEqualTo(eur("2850"));
    }

    @Test
    void C13_the_tax_is_reduced_at_invoice() {
        CashDiscount mixed = CashDiscount.builder()
                .tier(Percentage.of("2"), DueDateRule.netDays(10))
                .tax(TaxTreatment.REDUCED_AT_INVOICE)
                .build();
        List<TaxedAmount> stated = mixed.taxedAtInvoice(List.of(taxed("21", "100", "21")));

        assertThat(stated).containsExactly(taxed("21", "100", "20.58"));
        assertThat(stated.get(0).gross()).isEqualTo(eur("120.58"));
        assertThat(mixed.offers(stated, DATES)).singleElement().satisfies(offer -> {
            assertThat(offer.amount()).isEqualTo(eur("2"));
            assertThat(offer.tax()).isEqualTo(eur("0"));
        });
        assertThat(percent("2").build().taxedAtInvoice(List.of(taxed("21", "100", "21"))))
                .containsExactly(taxed("21", "100", "21"));
    }

    @Test
    void C15_the_discount_is_rounded_to_the_cent_and_cash_is_rounded_by_the_till() {
        // 868.35 less 10 % is 781.515. Our discount is 86.835 half-up, so 781.51 is to be paid; a till that has no
        // coins below 0.05 rounds that up to the 781.55 of the source.
        DiscountOffer offer = offer(percent("10"), TaxedAmount.untaxed(eur("868.35")));

        assertThat(offer.amount()).isEqualTo(eur("86.84"));
        assertThat(offer.completing(eur("868.35"))).isEqualTo(eur("781.51"));
    }

    @Test
    void C17_a_fixed_discount_is_split_into_net_and_tax() {
        DiscountOffer offer = offer(fixed("50"), taxed("18", "200", "36"));

        assertThat(offer.amount()).isEqualTo(eur("50"));
        assertThat(offer.completing(eur("236"))).isEqualTo(eur("186"));
        assertThat(offer.parts()).containsExactly(taxed("18", "42.37", "7.63"));
    }

    @Test
    void C19_a_discount_is_in_the_currency_of_the_document() {
        // USD 100 at 50 are booked as INR 5000; the discount of the INR document is INR 500.
        assertThat(CashDiscount.of(Percentage.of("10"), 10)
                        .offers(List.of(TaxedAmount.untaxed(Money.parse("INR 5000"))), DATES))
                .extracting(DiscountOffer::amount)
                .containsExactly(Money.parse("INR 500"));
    }

    @Test
    void C21_C23_what_completes_the_invoice_is_what_is_open_after_part_payments_less_the_whole_discount() {
        DiscountOffer offer = offer(gross("1"), taxed("19", "20", "3.80"));

        assertThat(offer.amount()).isEqualTo(eur("0.24"));
        assertThat(offer.completing(eur("23.80")))
                .as("a payment of 1.00 does not complete it")
                .isEqualTo(eur("23.56"));
        assertThat(offer.completing(eur("22.80"))).as("the 1.00 paid").isEqualTo(eur("22.56"));
    }

    @Test
    void C25_the_tax_correction_of_a_fixed_discount() {
        assertThat(offer(fixed("100"), taxed("19", "500", "95")).tax()).isEqualTo(eur("15.97"));
    }

    @Test
    void C27_the_tax_correction_of_a_small_one() {
        // The write-off of 2 beside it has the same correction; write-offs are not terms.
        DiscountOffer offer = offer(fixed("2"), taxed("6", "100", "6"));

        assertThat(offer.tax()).isEqualTo(eur("0.11"));
        assertThat(offer.completing(eur("106"))).isEqualTo(eur("104"));
    }

    @Test
    void C29_two_tiers_with_days_of_grace_and_the_next_business_day() {
        CashDiscount discount = CashDiscount.parse("2% net 10, 1% net 20 (grace 2, roll following)");
        List<DiscountOffer> offers = discount.offers(
                List.of(TaxedAmount.untaxed(eur("1000"))),
                TermDates.of(LocalDate.parse("2024-03-01")).withCalendar(WEEK));

        assertThat(offers)
                .extracting(DiscountOffer::toString)
                .containsExactly("EUR 20.00 until 2024-03-13", "EUR 10.00 until 2024-03-25");
        assertThat(CashDiscount.offerOn(offers, LocalDate.parse("2024-03-13"))).contains(offers.get(0));
        assertThat(CashDiscount.offerOn(offers, LocalDate.parse("2024-03-14"))).contains(offers.get(1));
        assertThat(CashDiscount.offerOn(offers, LocalDate.parse("2024-03-25"))).contains(offers.get(1));
        assertThat(CashDiscount.offerOn(offers, LocalDate.parse("2024-03-26"))).isEmpty();
    }

    @Test
    void C31_a_tax_that_is_charged_and_reversed_is_corrected_both_ways() {
        DiscountOffer offer = offer(gross("2"), taxed("20", "1000", "200"), taxed("20", "0", "-200"));

        assertThat(offer.amount()).isEqualTo(eur("20"));
        assertThat(offer.completing(eur("1000"))).isEqualTo(eur("980"));
        assertThat(offer.parts()).containsExactly(taxed("20", "20", "4"), taxed("20", "0", "-4"));
    }

    @Test
    void the_base_is_net_unless_it_is_said_to_be_gross() {
        assertThat(offer(percent("2"), taxed("21", "1000", "210")).amount()).isEqualTo(eur("20.00"));
        assertThat(offer(percent("2"), taxed("21", "1000", "210")).tax())
                .as("20 with its share of tax: 20 × 210 / 1210")
                .isEqualTo(eur("3.47"));
        assertThat(offer(gross("2"), taxed("21", "1000", "210")).amount()).isEqualTo(eur("24.20"));
    }

    @Test
    void lines_that_take_no_discount_are_left_out_by_the_caller_and_instalments_have_their_share() {
        List<Instalment> instalments =
                PaymentTerms.parse("30% net 0; remainder net 30").instalments(eur("1000.01"), DATES);
        List<List<TaxedAmount>> shares =
                TaxedAmount.apportion(List.of(taxed("21", "500.01", "105.00"), taxed("0", "100", "0")), instalments);

        assertThat(shares)
                .containsExactly(
                        List.of(taxed("21", "150.00", "31.50"), taxed("0", "30.00", "0")),
                        List.of(taxed("21", "350.01", "73.50"), taxed("0", "70.00", "0")));
        assertThat(TaxedAmount.apportion(
                        List.of(taxed("21", "1", "0.21")),
                        List.of(Instalment.of(1, ISSUED, eur("0")), Instalment.of(2, ISSUED, eur("0")))))
                .containsExactly(List.of(taxed("21", "1", "0.21")), List.of(taxed("21", "0", "0")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaxedAmount.apportion(List.of(taxed("21", "1", "0.21")), List.of()));
    }

    @Test
    void what_leaving_a_discount_costs_in_a_year() {
        assertThat(CashDiscount.yearlyCost(Percentage.of("2"), 20, 360)).isEqualTo("36.7347");
        assertThat(CashDiscount.yearlyCost(Percentage.of("2"), 20, 365)).isEqualTo("37.2449");
        assertThat(CashDiscount.yearlyCost(Percentage.of("3"), 35, 365)).isEqualTo("32.2533");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CashDiscount.yearlyCost(Percentage.of("100"), 20, 365))
                .withMessageContaining("below 100 %");
        assertThatIllegalArgumentException().isThrownBy(() -> CashDiscount.yearlyCost(Percentage.of("2"), 0, 365));
        assertThatIllegalArgumentException().isThrownBy(() -> CashDiscount.yearlyCost(Percentage.of("2"), 1, 12));
    }

    @Test
    void a_part_payment_settles_its_part_where_that_is_agreed() {
        DiscountOffer offer = offer(percent("2"), TaxedAmount.untaxed(eur("1000")));

        assertThat(offer.settledBy(eur("490.00"))).isEqualTo(eur("500.00"));
        assertThat(offer.settledBy(eur("980.00"))).isEqualTo(eur("1000.00"));
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        offer(percent("100"), TaxedAmount.untaxed(eur("1"))).settledBy(eur("1")));
    }

    @Property
    void M09_a_discount_is_not_above_what_it_is_taken_of_and_its_parts_sum_to_it(
            @ForAll("discounts") CashDiscount discount,
            @ForAll("amounts") List<TaxedAmount> amounts,
            @ForAll("dates") TermDates dates) {
        Money gross = Money.total(amounts.stream().map(TaxedAmount::gross).toList());
        Money net = Money.total(amounts.stream().map(TaxedAmount::net).toList());
        Money most = discount.tax == TaxTreatment.REDUCED_ON_PAYMENT ? gross : net;

        for (DiscountOffer offer : discount.offers(amounts, dates)) {
            assertThat(offer.amount()).isGreaterThan(eur("0")).isLessThanOrEqualTo(most);
            assertThat(Money.total(
                            offer.parts().stream().map(TaxedAmount::gross).toList()))
                    .isEqualTo(offer.amount());
            assertThat(offer.net().plus(offer.tax())).isEqualTo(offer.amount());
            assertThat(offer.parts()).hasSameSizeAs(amounts);
        }
    }

    @Property
    void M09_a_discount_holds_on_no_day_after_its_last(
            @ForAll("discounts") CashDiscount discount,
            @ForAll("amounts") List<TaxedAmount> amounts,
            @ForAll("dates") TermDates dates) {
        List<DiscountOffer> offers = discount.offers(amounts, dates);

        assertThat(offers).extracting(DiscountOffer::until).isSorted();
        for (DiscountOffer offer : offers) {
            Money best =
                    CashDiscount.offerOn(offers, offer.until()).orElseThrow().amount();
            assertThat(best).isGreaterThanOrEqualTo(offer.amount());
        }
        if (!offers.isEmpty()) {
            LocalDate last = offers.get(offers.size() - 1).until();
            assertThat(CashDiscount.offerOn(offers, last.plusDays(1))).isEmpty();
        }
    }

    @Property
    void a_credit_note_takes_its_discount_as_the_mirror(
            @ForAll("discounts") CashDiscount discount,
            @ForAll("amounts") List<TaxedAmount> amounts,
            @ForAll("dates") TermDates dates) {
        List<TaxedAmount> negated = amounts.stream()
                .map(amount -> TaxedAmount.of(
                        amount.rate(), amount.net().negated(), amount.tax().negated()))
                .toList();

        assertThat(discount.offers(negated, dates))
                .extracting(
                        offer -> offer.amount().negated() + " " + offer.tax().negated() + offer.until())
                .containsExactlyElementsOf(discount.offers(amounts, dates).stream()
                        .map(offer -> offer.amount() + " " + offer.tax() + offer.until())
                        .toList());
    }

    @Property
    void M01_shares_of_instalments_sum_to_the_amounts(
            @ForAll("amounts") List<TaxedAmount> amounts, @ForAll List<Integer> weights) {
        List<Instalment> instalments = weights.stream()
                .map(weight -> Instalment.of(1, ISSUED, MinorUnits.toMoney(eur("0").getCurrencyUnit(), weight)))
                .toList();
        if (instalments.isEmpty()) {
            return;
        }
        List<List<TaxedAmount>> shares = TaxedAmount.apportion(amounts, instalments);

        for (int i = 0; i < amounts.size(); i++) {
            int at = i;
            assertThat(Money.total(
                            shares.stream().map(share -> share.get(at).net()).toList()))
                    .isEqualTo(amounts.get(i).net());
            assertThat(Money.total(
                            shares.stream().map(share -> share.get(at).tax()).toList()))
                    .isEqualTo(amounts.get(i).tax());
        }
    }

    @Property
    void M06_a_discount_survives_being_printed_and_parsed(@ForAll("discounts") CashDiscount discount) {
        assertThat(CashDiscount.parse(discount.toString())).isEqualTo(discount).hasSameHashCodeAs(discount);
    }

    @Test
    void a_discount_has_a_text() {
        CashDiscount discount = CashDiscount.builder()
                .tier(Percentage.of("2.50"), DueDateRule.netDays(10))
                .tier(eur("5"), DueDateRule.proximo(10))
                .graceDays(3)
                .rolling(BusinessDayConvention.PRECEDING)
                .of(DiscountOn.GROSS)
                .tax(TaxTreatment.NEVER_REDUCED)
                .build();

        assertThat(discount)
                .hasToString("2.5% net 10, EUR 5.00 net 0 months 1 day 10 (grace 3, roll preceding, gross, tax never)");
        assertThat(percent("2").tax(TaxTreatment.REDUCED_AT_INVOICE).build()).hasToString("2% net 10 (tax at-invoice)");
    }

    @Test
    void unsound_discounts_are_refused_with_the_reason() {
        refuses(CashDiscount.builder(), "0 tiers");
        refuses(percent("2").graceDays(366), "days of grace are 366");
        refuses(percent("2").graceDays(-1), "days of grace are -1");
        refuses(
                percent("2").tier(Percentage.of("2"), DueDateRule.netDays(20)),
                "tier '2% net 20' is no less than '2% net 10' before it");
        refuses(fixed("2").tier(eur("3"), DueDateRule.netDays(20)), "is no less than");
        refuses(gross("2").tax(TaxTreatment.REDUCED_AT_INVOICE), "of the net amount");
        assertThatIllegalArgumentException().isThrownBy(() -> percent("0"));
        assertThatIllegalArgumentException().isThrownBy(() -> percent("100.01"));
        assertThatIllegalArgumentException().isThrownBy(() -> fixed("0"));
        assertThatNullPointerException()
                .isThrownBy(() -> CashDiscount.builder().tier(Percentage.of("2"), null))
                .withMessage("until");
    }

    private static void refuses(CashDiscount.Builder discount, String reason) {
        assertThatIllegalArgumentException().isThrownBy(discount::build).withMessageContaining(reason);
    }

    @Test
    void a_discount_that_cannot_be_applied_says_why() {
        List<TaxedAmount> dollars = List.of(TaxedAmount.untaxed(Money.parse("USD 100")));
        assertThatExceptionOfType(TermsNotApplicableException.class)
                .isThrownBy(() -> fixed("5").build().offers(dollars, DATES))
                .returns(Reason.CURRENCY_DIFFERS, TermsNotApplicableException::reason);
        assertThatExceptionOfType(TermsNotApplicableException.class)
                .isThrownBy(() -> percent("5")
                        .rolling(BusinessDayConvention.FOLLOWING)
                        .build()
                        .offers(dollars, DATES))
                .returns(Reason.CALENDAR_MISSING, TermsNotApplicableException::reason);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> percent("5").build().offers(List.of(), DATES));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() ->
                        percent("5").build().offers(List.of(dollars.get(0), TaxedAmount.untaxed(eur("1"))), DATES));
        assertThat(percent("5").build().offers(List.of(TaxedAmount.untaxed(eur("0"))), DATES))
                .isEmpty();
        assertThat(offer(fixed("50"), TaxedAmount.untaxed(eur("30"))).amount())
                .as("a fixed discount is at most the whole")
                .isEqualTo(eur("30"));
        assertThat(offer(fixed("50").tax(TaxTreatment.NEVER_REDUCED), taxed("21", "30", "6.30"))
                        .amount())
                .as("and at most the net amount where the tax stays")
                .isEqualTo(eur("30"));
    }

    @Property
    void amounts_of_any_size_are_discounted_exactly(@ForAll("money") Money amount) {
        List<DiscountOffer> offers =
                CashDiscount.of(Percentage.of("50"), 10).offers(List.of(TaxedAmount.untaxed(amount)), DATES);

        BigDecimal twice = offers.isEmpty()
                ? BigDecimal.ZERO
                : offers.get(0).amount().getAmount().add(offers.get(0).amount().getAmount());
        assertThat(twice.subtract(amount.getAmount()).abs())
                .isLessThanOrEqualTo(BigDecimal.ONE.movePointLeft(amount.getScale()));
    }

    @Provide
    Arbitrary<Money> money() {
        return MoneyArbitraries.amounts();
    }

    @Test
    void a_part_payment_earns_at_most_the_whole_discount_in_its_currency_and_direction() {
        DiscountOffer offer = offer(percent("2"), TaxedAmount.untaxed(eur("1000")));
        DiscountOffer credit = offer(percent("2"), TaxedAmount.untaxed(eur("-1000")));

        assertThat(offer.settledBy(eur("2000"))).isEqualTo(eur("2020.00"));
        assertThat(offer.settledBy(eur("0"))).isEqualTo(eur("0"));
        assertThat(credit.settledBy(eur("-490"))).isEqualTo(eur("-500"));
        assertThat(credit.settledBy(eur("-2000"))).isEqualTo(eur("-2020"));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> offer.settledBy(Money.parse("USD 490")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> offer.settledBy(eur("-490")))
                .withMessage("a payment of EUR -490.00 earns no discount of EUR 20.00");
        assertThatIllegalArgumentException().isThrownBy(() -> credit.settledBy(eur("490")));
    }

    @Test
    void nothing_is_left_to_pay_where_less_is_open_than_the_discount() {
        DiscountOffer offer = offer(percent("2"), TaxedAmount.untaxed(eur("1000")));
        DiscountOffer credit = offer(percent("2"), TaxedAmount.untaxed(eur("-1000")));

        assertThat(offer.completing(eur("15"))).isEqualTo(eur("0"));
        assertThat(offer.completing(eur("20.01"))).isEqualTo(eur("0.01"));
        assertThat(credit.completing(eur("-15"))).isEqualTo(eur("0"));
        assertThat(credit.completing(eur("-1000"))).isEqualTo(eur("-980"));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> offer.completing(Money.parse("USD 1000")));
    }

    @Test
    void an_instalment_that_is_the_net_or_the_tax_part_has_only_that() {
        TaxedAmount whole = taxed("21", "100", "21");
        TaxedAmount some = taxed("21", "40", "8.40");
        List<Instalment> byParts =
                PaymentTerms.parse("tax-part net 0; net-part net 30").instalments(whole.gross(), whole.tax(), DATES);
        List<Instalment> taxFirst = PaymentTerms.parse("tax-part net 0; equal net 30; equal net 60")
                .instalments(whole.gross(), whole.tax(), DATES);
        List<Instalment> netFirst =
                PaymentTerms.parse("net-part net 0; remainder net 30").instalments(whole.gross(), whole.tax(), DATES);

        assertThat(TaxedAmount.apportion(List.of(whole, some), byParts))
                .containsExactly(
                        List.of(taxed("21", "0", "21"), taxed("21", "0", "8.40")),
                        List.of(taxed("21", "100", "0"), taxed("21", "40", "0")));
        assertThat(TaxedAmount.apportion(List.of(whole), taxFirst))
                .containsExactly(
                        List.of(taxed("21", "0", "21")),
                        List.of(taxed("21", "50", "0")),
                        List.of(taxed("21", "50", "0")));
        assertThat(TaxedAmount.apportion(List.of(whole), netFirst))
                .containsExactly(List.of(taxed("21", "100", "0")), List.of(taxed("21", "0", "21")));
    }

    @Test
    void amounts_of_several_currencies_are_not_apportioned() {
        List<Instalment> instalments = PaymentTerms.netDays(30).instalments(eur("100"), DATES);
        TaxedAmount dollars = TaxedAmount.untaxed(Money.parse("USD 100"));

        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> TaxedAmount.apportion(List.of(dollars), instalments));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(
                        () -> TaxedAmount.apportion(List.of(TaxedAmount.untaxed(eur("100")), dollars), instalments));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> TaxedAmount.apportion(
                        List.of(TaxedAmount.untaxed(eur("100"))),
                        List.of(Instalment.of(1, ISSUED, eur("50")), Instalment.of(2, ISSUED, Money.parse("USD 50")))));
    }

    @Test
    void where_the_tax_stays_no_percentage_takes_more_than_the_net_amount() {
        DiscountOffer offer = offer(gross("100").tax(TaxTreatment.NEVER_REDUCED), taxed("21", "100", "21"));

        assertThat(offer.amount()).isEqualTo(eur("100"));
        assertThat(offer.parts()).containsExactly(taxed("21", "100", "0"));
        assertThat(offer(percent("100").tax(TaxTreatment.NEVER_REDUCED), taxed("21", "100", "-20"))
                        .amount())
                .as("nor than the gross amount")
                .isEqualTo(eur("80"));
    }

    @Test
    void a_discount_that_rolls_back_never_ends_before_the_invoice() {
        CashDiscount discount = CashDiscount.parse("2% net 0 (roll preceding)");
        TermDates sunday = TermDates.of(LocalDate.parse("2025-06-15")).withCalendar(WEEK);

        assertThat(discount.offers(List.of(TaxedAmount.untaxed(eur("100"))), sunday))
                .extracting(DiscountOffer::until)
                .containsExactly(LocalDate.parse("2025-06-16"));
    }

    @Test
    void a_discount_beyond_the_year_9999_is_not_applicable() {
        List<TaxedAmount> amounts = List.of(TaxedAmount.untaxed(eur("100")));
        TermDates last = TermDates.of(LocalDate.of(9999, 12, 30));
        TermDates closed = last.withCalendar(WEEK.withHolidays(List.of(LocalDate.of(9999, 12, 31))));

        for (String text : List.of("2% net 10", "2% net 0 (grace 5)")) {
            assertThatExceptionOfType(TermsNotApplicableException.class)
                    .isThrownBy(() -> CashDiscount.parse(text).offers(amounts, last));
        }
        assertThatExceptionOfType(TermsNotApplicableException.class)
                .isThrownBy(
                        () -> CashDiscount.parse("2% net 1 (roll following)").offers(amounts, closed));
        assertThat(CashDiscount.parse("2% net 1 (roll modified-following)").offers(amounts, closed))
                .extracting(DiscountOffer::until)
                .containsExactly(LocalDate.of(9999, 12, 30));
    }

    @Test
    void tiers_whose_days_are_out_of_order_are_refused() {
        refuses(
                CashDiscount.builder()
                        .tier(Percentage.of("2"), DueDateRule.netDays(20))
                        .tier(Percentage.of("1"), DueDateRule.netDays(10)),
                "tier '1% net 10' ends before '2% net 20' that stands before it");
        refuses(
                CashDiscount.builder()
                        .tier(Percentage.of("2"), DueDateRule.netDaysThenEndOfMonth(20))
                        .tier(eur("5"), DueDateRule.netDaysThenEndOfMonth(30))
                        .tier(Percentage.of("1"), DueDateRule.netDaysThenEndOfMonth(10)),
                "ends before");
        CashDiscount byDate = CashDiscount.parse("2% net 0 end-of-month, 1% net 10");
        List<TaxedAmount> amounts = List.of(TaxedAmount.untaxed(eur("100")));

        assertThat(byDate.offers(amounts, TermDates.of(LocalDate.parse("2026-01-25"))))
                .hasSize(2);
        assertThatExceptionOfType(TermsNotApplicableException.class)
                .isThrownBy(() -> byDate.offers(amounts, TermDates.of(LocalDate.parse("2026-01-10"))))
                .withMessage("tier '1% net 10' ends 2026-01-20, before '2% net 0 end-of-month' that stands before it");
        assertThat(CashDiscount.parse("2% net 10, EUR 5.00 net 10").offers(amounts, DATES))
                .as("the greater of two until the same day")
                .hasSize(2);
    }

    @Test
    void a_share_that_is_out_of_range_is_refused_by_name() {
        // What rounding forty taxes leaves falls to net amounts that nearly cancel out: 19 cents by a whole of one.
        List<TaxedAmount> nearlyNothing = new ArrayList<>(Collections.nCopies(40, taxed("21", "0", "0.01")));
        nearlyNothing.add(taxed("0", "9000000000000000", "0"));
        nearlyNothing.add(taxed("0", "-8999999999999999.99", "0"));

        assertThatExceptionOfType(AmountOutOfRangeException.class)
                .isThrownBy(() -> gross("50").build().offers(nearlyNothing, DATES));
    }

    @Test
    void messages_speak_of_discounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CashDiscount.parse("EUR5 net 10"))
                .withMessage("not a discount of the form '2% net 10' or 'EUR 5.00 net 10'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CashDiscount.parse("0% net 10"))
                .withMessage("discount is 0 %, above 0 to 100 is allowed");
    }
}
