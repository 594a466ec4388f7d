package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.campaign.Audience;
import io.cartera.campaign.Campaign;
import io.cartera.campaign.CampaignOutcome;
import io.cartera.contactpoint.ContactPurpose;
import io.cartera.customer.CustomerId;
import io.cartera.segment.PurchaseTotals;
import io.cartera.segment.Purchasers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C120: what came of a campaign, beside those who were held out. */
class C120CampaignTest extends Addressable {

    private Campaign campaign(int customers) {
        IntStream.range(0, customers).forEach(i -> consenting("C" + (100 + i)));
        return Campaign.of(
                "spring", SPRING, "10 % off", Audience.select(pictures(), ANYBODY, ContactPurpose.MARKETING, CONSENT));
    }

    @Test
    void C120_the_hold_out_is_decided_by_the_hash_of_campaign_and_customer() {
        Campaign half = campaign(200).holdingOut(500);

        // SHA-256 of "spring", a line feed and "ACME", modulo 1000, by other tools: 373.
        assertThat(half.holdingOut(373).isHeldOut(CustomerId.of("ACME"))).isFalse();
        assertThat(half.holdingOut(374).isHeldOut(CustomerId.of("ACME"))).isTrue();
        assertThat(half.addressed().size() + half.heldOut().size()).isEqualTo(200);
        assertThat(half.heldOut().size()).isBetween(70, 130);
        assertThat(half.holdingOut(0).heldOut()).isEmpty();
        // More held out are those from before and others besides.
        assertThat(half.holdingOut(800).heldOut()).containsAll(half.heldOut());
        Campaign other =
                Campaign.of("summer", SPRING, "10 % off", half.audience()).holdingOut(500);
        assertThat(other.heldOut()).isNotEqualTo(half.heldOut());
        assertThatIllegalArgumentException().isThrownBy(() -> half.holdingOut(1000));
        assertThatIllegalArgumentException().isThrownBy(() -> half.holdingOut(-1));
    }

    @Test
    void C120_the_outcome_is_measured_against_the_held_out_with_their_numbers() {
        Campaign half = campaign(40).holdingOut(400);
        List<PurchaseTotals> all = new ArrayList<>();
        // Two of the addressed buy 200.00 and 100.00, one of the held out 100.00.
        all.add(after(half.addressed().get(0), 2, "200"));
        all.add(after(half.addressed().get(1), 1, "100"));
        all.add(after(half.heldOut().get(0), 1, "100"));
        all.add(PurchaseTotals.of(CustomerId.of("stranger"), 9, Money.parse("EUR 9999"), DAY));
        CampaignOutcome outcome = half.outcome(Purchasers.of(SPRING, CurrencyUnit.EUR, all));
        long in = half.addressed().size();
        long out = half.heldOut().size();

        assertThat(outcome.addressed()).isEqualTo(new CampaignOutcome.Group(in, 2, 3, Money.parse("EUR 300")));
        assertThat(outcome.heldOut()).isEqualTo(new CampaignOutcome.Group(out, 1, 1, Money.parse("EUR 100")));
        assertThat(outcome.isSmall(30)).isTrue();
        assertThat(outcome.isSmall(2)).isFalse();
        BigDecimal uplift = new BigDecimal(300)
                .divide(BigDecimal.valueOf(in), 20, java.math.RoundingMode.HALF_UP)
                .subtract(new BigDecimal(100).divide(BigDecimal.valueOf(out), 20, java.math.RoundingMode.HALF_UP));
        assertThat(outcome.uplift().orElseThrow().getAmount())
                .isEqualTo(uplift.setScale(2, java.math.RoundingMode.HALF_UP));
        assertThat(outcome.effect().orElseThrow().getAmount())
                .isEqualTo(uplift.multiply(BigDecimal.valueOf(in)).setScale(2, java.math.RoundingMode.HALF_UP));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> half.outcome(Purchasers.of(YEAR, CurrencyUnit.EUR, List.of())));
    }

    private static PurchaseTotals after(Audience.Member member, long count, String total) {
        return PurchaseTotals.of(member.customer(), count, Money.parse("EUR " + total), DAY);
    }

    @Test
    void C120_without_a_hold_out_no_uplift_is_told() {
        CampaignOutcome outcome = campaign(3).outcome(Purchasers.of(SPRING, CurrencyUnit.EUR, List.of()));

        assertThat(outcome.uplift()).isEmpty();
        assertThat(outcome.effect()).isEmpty();
        assertThat(outcome.buyersUplift()).isEmpty();
        assertThat(outcome.addressed().customers()).isEqualTo(3);
    }
}
