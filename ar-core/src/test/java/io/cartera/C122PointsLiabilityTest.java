package io.cartera;

import static io.cartera.ClubBooks.day;
import static io.cartera.ClubBooks.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.money.Percentage;
import io.cartera.reward.EarnRule;
import io.cartera.reward.PointsLiability;
import io.cartera.reward.RewardTerms;
import io.cartera.time.AsOf;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C122: what is owed for points (IFRS 15, Example 52). */
class C122PointsLiabilityTest {

    @Test
    void example_52_splits_the_price_and_recognises_the_points_as_they_are_used() {
        // A currency without minor units, as the example rounds.
        Money worth = PointsLiability.outstanding(10_000, Money.parse("JPY 1"), Percentage.of("5"));
        PointsLiability liability = PointsLiability.allocate(Money.parse("JPY 100000"), worth);

        assertThat(worth).isEqualTo(Money.parse("JPY 9500"));
        assertThat(liability.goods()).isEqualTo(Money.parse("JPY 91324"));
        assertThat(liability.points()).isEqualTo(Money.parse("JPY 8676"));
        assertThat(liability.revenue(4_500, 9_500)).isEqualTo(Money.parse("JPY 4110"));
        assertThat(liability.owed(4_500, 9_500)).isEqualTo(Money.parse("JPY 4566"));
        assertThat(liability.revenue(8_500, 9_700)).isEqualTo(Money.parse("JPY 7603"));
        assertThat(liability.revenue(8_500, 9_700).minus(liability.revenue(4_500, 9_500)))
                .isEqualTo(Money.parse("JPY 3493"));
        assertThat(liability.owed(8_500, 9_700)).isEqualTo(Money.parse("JPY 1073"));
        assertThat(liability.revenue(9_700, 9_700)).isEqualTo(liability.points());
        assertThat(liability.owed(0, 9_500)).isEqualTo(liability.points());
        assertThat(liability.revenue(0, 0)).isEqualTo(liability.points());
    }

    @Test
    void the_books_tell_what_is_owed_as_of_a_day() {
        ClubBooks club = new ClubBooks();
        club.club = ClubBooks.program(RewardTerms.builder()
                .rule(EarnRule.of("all", eur("1000"), 1))
                .pointValue(eur("0.95"))
                .breakage(Percentage.of("10")));
        club.issue("INV-1", "11000", "02-01");
        club.earn("INV-1");
        club.redeem("V-1", 4, "02-02");

        // 11 x 0.95 x 0.9 = 9.405, and 7 x 0.95 x 0.9 = 5.985.
        assertThat(club.books.rewards().liability(club.club, AsOf.of(day("02-01"))))
                .contains(eur("9.41"));
        assertThat(club.books.rewards().liability(club.club, AsOf.of(day("02-02"))))
                .contains(eur("5.99"));
        assertThat(club.books.rewards().liability(club.club, AsOf.of(day("01-31"))))
                .contains(eur("0"));
        assertThat(club.books.rewards().liability(ClubBooks.program(RewardTerms.builder()), AsOf.of(day("02-02"))))
                .isEmpty();
    }

    @Test
    void figures_that_make_no_sense_are_refused() {
        Money one = eur("1");
        PointsLiability liability = PointsLiability.allocate(eur("10"), one);

        assertThatThrownBy(() -> PointsLiability.outstanding(-1, one, Percentage.of("0")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PointsLiability.outstanding(1, one, Percentage.of("101")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PointsLiability.allocate(one, Money.parse("USD 1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PointsLiability.allocate(eur("0"), eur("0")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> liability.revenue(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(liability.points().plus(liability.goods())).isEqualTo(eur("10"));
    }
}
