package io.cartera;

import static io.cartera.ClubBooks.ACME;
import static io.cartera.ClubBooks.BETA;
import static io.cartera.ClubBooks.day;
import static io.cartera.ClubBooks.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.points.EarnedBy;
import io.cartera.points.PointsRecorded;
import io.cartera.relationship.SegmentMembership;
import io.cartera.relationship.SegmentMembership.Move;
import io.cartera.reward.EarnRule;
import io.cartera.reward.RewardProfile;
import io.cartera.reward.RewardTerms;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.math.BigDecimal;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** C119: richer rewards for customers of high value, by tier and by figures. */
class C119RicherRewardsTest {

    private final ClubBooks club = new ClubBooks();

    @Test
    void points_are_multiplied_by_tier_and_the_evidence_says_so() {
        club.club = ClubBooks.program(RewardTerms.builder()
                .rule(EarnRule.of("all", eur("1000"), 1))
                .multiplier("GOLD", Percentage.of("150"))
                .multiplier("PLATINUM", Percentage.of("200")));
        club.issue("INV-1", "5000", "02-01");
        club.issue("INV-2", "5000", "02-02");
        club.issue("INV-3", "5000", "02-03");

        PointsRecorded gold = club.earn("INV-1", RewardProfile.inTier("GOLD")).orElseThrow();

        assertThat(gold.entry().points()).isEqualTo(7);
        assertThat(gold.entry().tier()).contains("GOLD");
        assertThat(gold.entry().basis())
                .containsExactly(EarnedBy.of("all", eur("5000"), eur("1000"), 1, Percentage.of("150")));
        assertThat(club.earn("INV-2", RewardProfile.inTier("PLATINUM"))
                        .orElseThrow()
                        .entry()
                        .points())
                .isEqualTo(10);
        assertThat(club.earn("INV-3", RewardProfile.inTier("SILVER"))
                        .orElseThrow()
                        .entry()
                        .points())
                .isEqualTo(5);
    }

    @Test
    void a_rule_is_for_tiers_and_for_figures_of_at_least_so_much_and_what_is_not_known_is_not() {
        EarnRule rich = EarnRule.of("rich", eur("100"), 5)
                .forTier("GOLD")
                .forTier("PLATINUM")
                .atLeast("turnover", new BigDecimal("100000"));
        club.club = ClubBooks.program(RewardTerms.builder().rule(rich).rule(EarnRule.of("all", eur("1000"), 1)));
        RewardProfile gold = RewardProfile.inTier("GOLD");
        club.issue("INV-1", "1000", "02-01");
        club.issue("INV-2", "1000", "02-02");
        club.issue("INV-3", "1000", "02-03");
        club.issue("INV-4", "1000", "02-04");

        assertThat(points("INV-1", gold.with("turnover", new BigDecimal("100000.00"))))
                .isEqualTo(50);
        assertThat(points("INV-2", gold.with("turnover", new BigDecimal("99999.99"))))
                .isEqualTo(1);
        assertThat(points("INV-3", gold)).isEqualTo(1);
        assertThat(points("INV-4", RewardProfile.inTier("SILVER").with("turnover", new BigDecimal("200000"))))
                .isEqualTo(1);
    }

    @Test
    void C119_a_run_of_points_reads_the_tier_from_the_memberships_of_the_day() {
        club.club = ClubBooks.program(RewardTerms.builder()
                .rule(EarnRule.of("all", eur("1000"), 1))
                .multiplier("high", Percentage.of("200")));
        club.books.customers().register(Customer.organisation(BETA, "Beta").build());
        club.issue("INV-1", "5000", "02-01");
        club.issue(Invoice.draft(InvoiceId.of("INV-2"), BETA, day("02-01")).line("goods", eur("5000")));
        club.books
                .customers()
                .record(
                        CommandId.of("M-1"),
                        FileEntry.of(ACME, day("02-01")).segment(SegmentMembership.of("value", "high", Move.ENTERED)))
                .orElseThrow();
        Function<CustomerId, RewardProfile> profiles =
                club.books.segments().rewardProfiles("value", AsOf.of(day("02-28")));

        assertThat(profiles.apply(ACME)).isEqualTo(RewardProfile.inTier("high"));
        assertThat(profiles.apply(BETA)).isEqualTo(RewardProfile.none());
        assertThat(club.books
                        .segments()
                        .rewardProfiles("value", AsOf.of(day("01-31")))
                        .apply(ACME))
                .isEqualTo(RewardProfile.none());
        assertThat(club.books
                        .segments()
                        .rewardProfiles("other", AsOf.of(day("02-28")))
                        .apply(ACME))
                .isEqualTo(RewardProfile.none());
        assertThat(club.books.rewards().earnAll(club.club, DateRange.of(day("02-01"), day("03-01")), profiles))
                .extracting(outcome -> outcome.orElseThrow().entry().points())
                .containsExactly(10L, 5L);
    }

    @Test
    void C119_who_bought_much_earns_more_by_the_figures_of_the_books() {
        club.club = ClubBooks.program(RewardTerms.builder()
                .rule(EarnRule.of("good", eur("1000"), 1)
                        .atLeast(RewardProfile.TURNOVER, new BigDecimal("5000"))
                        .atLeast(RewardProfile.PURCHASES, BigDecimal.ONE)));
        club.books.customers().register(Customer.organisation(BETA, "Beta").build());
        club.issue("INV-1", "5000", "02-01");
        club.issue(Invoice.draft(InvoiceId.of("INV-2"), BETA, day("02-01")).line("goods", eur("4999")));
        DateRange february = DateRange.of(day("02-01"), day("03-01"));
        Function<CustomerId, RewardProfile> profiles = club.books
                .segments()
                .rewardProfiles(
                        "value", club.books.segments().purchasers(february, CurrencyUnit.EUR), AsOf.of(day("02-28")));

        assertThat(profiles.apply(BETA).figure(RewardProfile.TURNOVER)).contains(new BigDecimal("4999"));
        assertThat(profiles.apply(CustomerId.of("NOBODY"))).isEqualTo(RewardProfile.none());
        assertThat(club.books.rewards().earnAll(club.club, february, profiles))
                .extracting(outcome -> outcome.orElseThrow().entry().points())
                .containsExactly(5L, 0L);
    }

    private long points(String invoice, RewardProfile profile) {
        return club.earn(invoice, profile).orElseThrow().entry().points();
    }
}
