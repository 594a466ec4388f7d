package io.cartera.interest;

import static io.cartera.interest.LateAccount.ECB_BY_SEMESTER;
import static io.cartera.interest.LateAccount.day;
import static io.cartera.interest.LateAccount.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.ItemId;
import io.cartera.money.Percentage;
import io.cartera.time.DayCount;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatutoryInterestTest {

    private static final LateInterest EU = LateInterest.atReferenceRate(
                    ECB_BY_SEMESTER, Percentage.of("8"), RateResetRule.inForceAtSemesterStart())
            .withCompensation(FixedCompensation.europeanUnion());

    private final LateAccount account = new LateAccount();

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private AccruedInterest lateBy299Days(LateInterest policy) {
        ItemId item = account.owes("I1", "EUR 10000", "2024-05-15");
        account.pays(item, "EUR 10000", "2025-03-10");
        return account.through(policy, item, "2025-12-31");
    }

    @ParameterizedTest
    @CsvSource({
        "ACTUAL_365_FIXED, 157.534247, 617.534247, 210.780822, 985.85",
        "ACTUAL_ACTUAL_ISDA, 157.103825, 615.846995, 210.780822, 983.73",
        "ACTUAL_360, 159.722222, 626.111111, 213.708333, 999.54",
    })
    void C067_EU_the_worked_debt_costs_by_semesters_what_the_directive_has(
            DayCount count, String first, String second, String third, String total) {
        AccruedInterest interest = lateBy299Days(EU.countedBy(count));

        assertThat(interest.days()).isEqualTo(299);
        assertThat(interest.segments()).extracting(InterestSegment::days).containsExactly(46L, 184L, 69L);
        assertThat(interest.segments())
                .extracting(segment -> segment.percent().toPlainString())
                .containsExactly("12.5", "12.25", "11.15");
        assertThat(interest.segments())
                .extracting(segment -> segment.exact().toDecimal(6).toPlainString())
                .containsExactly(first, second, third);
        assertThat(interest.amount()).isEqualTo(eur(total));
        assertThat(interest.compensation()).contains(eur("40"));
    }

    @Test
    void it_is_rounded_once_and_not_by_segments() {
        AccruedInterest interest = lateBy299Days(EU);

        Money bySegments = interest.segments().stream()
                .map(segment -> segment.exact().rounded())
                .reduce(eur("0"), Money::plus);
        assertThat(bySegments).isEqualTo(eur("985.84"));
        assertThat(interest.amount()).isEqualTo(eur("985.85"));
    }

    @Test
    void it_explains_itself() {
        assertThat(lateBy299Days(EU).explain())
                .containsExactly(
                        "I1 fell due on 2024-05-15",
                        "2024-05-16 to 2024-06-30, 46 days: EUR 10000.00 at 12.5 % a year (4.5 % of 2024-01-01 and 8 %)"
                                + " is 157.534247",
                        "2024-07-01 to 2024-12-31, 184 days: EUR 10000.00 at 12.25 % a year (4.25 % of 2024-07-01 and 8 %)"
                                + " is 617.534247",
                        "2025-01-01 to 2025-03-10, 69 days: EUR 10000.00 at 11.15 % a year (3.15 % of 2025-01-01 and 8 %)"
                                + " is 210.780822",
                        "299 days, rounded once: EUR 985.85",
                        "compensation: EUR 40.00");
    }

    @Test
    void ES_the_latest_rate_before_the_semester_gives_the_same_by_the_dates_of_the_changes() {
        ReferenceRates changes = ReferenceRateTable.of(
                "ECB main refinancing",
                rate("2023-09-20", "2024-06-11", "4.50"),
                rate("2024-06-12", "2024-09-17", "4.25"),
                rate("2024-09-18", "2024-10-22", "3.65"),
                rate("2024-10-23", "2024-12-17", "3.40"),
                rate("2024-12-18", "2025-02-04", "3.15"));

        assertThat(lateBy299Days(LateInterest.atReferenceRate(
                                changes, Percentage.of("8"), RateResetRule.latestBeforeSemester()))
                        .amount())
                .isEqualTo(eur("985.85"));
    }

    @Test
    void a_rate_that_changes_on_the_first_day_of_a_semester_tells_the_rules_apart() {
        ReferenceRates rates = ReferenceRateTable.of(
                "base", rate("2024-01-01", "2024-06-30", "4"), rate("2024-07-01", "2025-06-30", "4.5"));
        ItemId item = account.owes("I1", "EUR 36500", "2024-06-20");

        // 10 days of June and 2 of July: a day at 1 % of 36,500 is 1.00.
        assertThat(amount(rates, RateResetRule.inForceAtSemesterStart(), item)).isEqualTo(eur("49"));
        assertThat(amount(rates, RateResetRule.onEachChange(), item)).isEqualTo(eur("49"));
        assertThat(amount(rates, RateResetRule.inForceAtSemesterStart().fixedAtStart(), item))
                .isEqualTo(eur("48"));
        assertThatExceptionOfType(MissingReferenceRateException.class)
                .isThrownBy(() -> amount(rates, RateResetRule.latestBeforeSemester(), item))
                .satisfies(missing -> assertThat(missing.day()).isEqualTo(day("2023-12-31")))
                .satisfies(missing -> assertThat(missing.reference()).isEqualTo("base"))
                .withMessage("no rate of base in force on 2023-12-31");
        ItemId later = account.owes("I2", "EUR 36500", "2024-06-30");
        assertThat(amount(rates, RateResetRule.latestBeforeSemester(), later)).isEqualTo(eur("8"));
        assertThat(amount(rates, RateResetRule.latestBeforeSemester().fixedAtStart(), later))
                .isEqualTo(eur("8"));
    }

    private Money amount(ReferenceRates rates, RateResetRule rule, ItemId item) {
        return account.through(LateInterest.atReferenceRate(rates, Percentage.of("0"), rule), item, "2024-07-02")
                .amount();
    }

    @Test
    void published_legal_rates_may_change_within_a_semester() {
        ReferenceRates legal = ReferenceRateTable.of(
                "legal rate", rate("2013-01-01", "2013-02-23", "7.75"), rate("2013-02-24", "2013-06-30", "8.75"));
        ItemId item = account.owes("I1", "EUR 36500", "2013-02-20");

        AccruedInterest interest = account.through(
                LateInterest.atReferenceRate(legal, Percentage.of("0"), RateResetRule.onEachChange()),
                item,
                "2013-02-25");

        assertThat(interest.segments()).extracting(InterestSegment::days).containsExactly(3L, 2L);
        assertThat(interest.amount()).isEqualTo(eur("40.75"));
    }

    @ParameterizedTest
    @CsvSource({"10000, 1085.41, 100", "9999.99, 1085.41, 70", "1000, 108.54, 70", "999.99, 108.54, 40"})
    void UK_the_rate_is_fixed_when_the_debt_falls_late_and_the_sum_goes_by_the_debt(
            String debt, String interest, String sum) {
        ReferenceRates bank = ReferenceRateTable.of(
                "Bank of England", rate("2023-08-03", "2024-07-31", "5.25"), rate("2024-08-01", "2024-11-06", "5.00"));
        LateInterest uk = LateInterest.atReferenceRate(
                        bank,
                        Percentage.of("8"),
                        RateResetRule.latestBeforeSemester().fixedAtStart())
                .withCompensation(FixedCompensation.unitedKingdom());
        ItemId item = account.owes("I1", "GBP " + debt, "2024-05-15");
        account.pays(item, "GBP " + debt, "2025-03-10");

        AccruedInterest accrued = account.through(uk, item, "2025-12-31");

        assertThat(accrued.segments())
                .singleElement()
                .satisfies(segment -> assertThat(segment.percent()).isEqualByComparingTo("13.25"));
        assertThat(accrued.amount()).isEqualTo(Money.parse("GBP " + interest));
        assertThat(accrued.compensation()).contains(Money.parse("GBP " + sum));
    }

    @Test
    void CN_a_rate_a_day_knows_no_year() {
        LateInterest daily = LateInterest.atDailyRate(Percentage.of("0.05"));

        assertThat(lateBy299Days(daily).amount()).isEqualTo(eur("1495"));
        assertThat(account.through(daily, ItemId.debit("I1"), "2024-05-16").explain())
                .contains("2024-05-16 to 2024-05-16, 1 day: EUR 10000.00 at 0.05 % a day is 5.000000");
        assertThatIllegalArgumentException().isThrownBy(() -> daily.countedBy(DayCount.ACTUAL_360));
    }

    @Test
    void RU_the_rate_of_each_day_by_the_length_of_its_year() {
        ReferenceRates key = ReferenceRateTable.of(
                "key rate",
                rate("2023-12-18", "2024-07-28", "16"),
                rate("2024-07-29", "2024-09-15", "18"),
                rate("2024-09-16", "2024-10-27", "19"),
                rate("2024-10-28", "2025-06-08", "21"));
        AccruedInterest interest =
                lateBy299Days(LateInterest.atReferenceRate(key, Percentage.of("0"), RateResetRule.onEachChange())
                        .countedBy(DayCount.ACTUAL_ACTUAL_ISDA));

        assertThat(interest.segments()).extracting(InterestSegment::days).containsExactly(74L, 49L, 42L, 134L);
        assertThat(interest.segments())
                .extracting(segment -> segment.exact().rounded())
                .containsExactly(eur("323.50"), eur("240.98"), eur("218.03"), eur("769.94"));
        assertThat(interest.amount()).isEqualTo(eur("1552.45"));
    }

    @Test
    void a_missing_rate_fails_by_name_and_only_where_it_is_needed() {
        ItemId item = account.owes("I1", "EUR 100", "2026-06-15");

        assertThat(account.through(EU, item, "2026-06-30").days()).isEqualTo(15);
        assertThatExceptionOfType(MissingReferenceRateException.class)
                .isThrownBy(() -> account.through(EU, item, "2026-07-01"))
                .withMessage("no rate of ECB main refinancing in force on 2026-07-01");
        account.pays(item, "EUR 100", "2026-06-30");
        assertThat(account.through(EU, item, "2026-07-01").days()).isEqualTo(15);
    }

    @Test
    void a_reference_rate_below_zero_lowers_the_rate_and_never_below_zero() {
        ReferenceRates negative = ReferenceRateTable.of("base", rate("2020-01-01", "2020-12-31", "-0.88"));
        ItemId item = account.owes("I1", "EUR 36500", "2020-01-31");

        assertThat(account.through(
                                LateInterest.atReferenceRate(
                                        negative, Percentage.of("9"), RateResetRule.onEachChange()),
                                item,
                                "2020-02-10")
                        .amount())
                .isEqualTo(eur("81.20"));
        assertThat(account.through(
                                LateInterest.atReferenceRate(
                                        negative, Percentage.of("0.5"), RateResetRule.onEachChange()),
                                item,
                                "2020-02-10")
                        .amount())
                .isEqualTo(eur("0"));
    }

    @Test
    void rates_that_answer_for_other_days_are_refused() {
        ItemId item = account.owes("I1", "EUR 100", "2026-01-31");
        LateInterest wrong = LateInterest.atReferenceRate(
                day -> rate("2020-01-01", "2020-12-31", "1"), Percentage.of("8"), RateResetRule.onEachChange());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> account.through(wrong, item, "2026-02-28"))
                .withMessage("asked for the rate of 2026-02-01, the rates gave 1 % in force 2020-01-01/2021-01-01");
    }
}
