package io.cartera.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** C108: what lies ahead of debits that have outlived what is known, with worked numbers. */
class OutlookTest {

    @Test
    void a_debit_that_outlived_its_customers_ways_is_joined_with_those_of_all() {
        DayCurve own = curve(5, 0.9, 300);
        DayCurve others = curve(5, 0.8, 100);

        DayCurve ahead = Outlook.beyond(own, 10, 50, others, 80);

        // One of ten is left at 300; two debits of all at 100 and half a debit by the rule, each by nine tenths.
        assertThat(ahead.upTo(99)).isCloseTo(0.45 / 3.25, within(1e-9));
        assertThat(ahead.upTo(100)).isCloseTo(2.25 / 3.25, within(1e-9));
        assertThat(ahead.quantile(0.5)).isEqualTo(100);
        assertThat(ahead.day(0)).isGreaterThan(50);
    }

    @Test
    void before_its_first_day_a_curve_is_what_it_is_and_beyond_all_days_the_age_decides() {
        DayCurve own = curve(5, 0.9, 300);

        assertThat(Outlook.beyond(own, 10, 4, own, 34)).isSameAs(own);
        assertThat(Outlook.beyond(own, 10, 400, own, 480).quantile(0.5)).isEqualTo(460);
        assertThat(Outlook.beyond(own, 10, 400, own, 480).quantile(0.9)).isBetween(560, 600);
    }

    @Test
    void what_is_waited_for_still_goes_on_and_what_was_waited_for_in_vain_does_not() {
        DayCurve young = waiting(10);
        DayCurve old = waiting(500);

        // Half of all came in ten days, of the later ones 5 in 65 days of waiting: an exponential curve with a mean of
        // 13 days.
        assertThat(young.upTo(10)).isCloseTo(0.5, within(1e-4));
        assertThat(young.quantile(0.75)).isBetween(17, 21);
        assertThat(old.upTo(10)).isEqualTo(1);
    }

    private static DayCurve waiting(int days) {
        SurvivalTally tally = new SurvivalTally(20);
        for (int day = 1; day <= 10; day++) {
            tally.known(day, 1);
            tally.laterThan(days, 1);
        }
        return tally.curveWithTail();
    }

    private static DayCurve curve(int day, double upTo, int last) {
        return DayCurve.of(new int[] {day, last}, new double[] {upTo, 1}, 2);
    }
}
