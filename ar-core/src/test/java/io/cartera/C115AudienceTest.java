package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.campaign.Audience;
import io.cartera.campaign.ConsentCheck;
import io.cartera.contactpoint.ContactPoint;
import io.cartera.contactpoint.ContactPurpose;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.relationship.Standing;
import io.cartera.segment.CustomerCondition;
import io.cartera.segment.CustomerPicture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C115, C121: whom to address with what, and who consented to it. */
class C115AudienceTest extends Addressable {

    @Test
    void C115_C121_everybody_is_in_or_out_with_the_first_reason_and_nobody_is_in_without_consent() {
        consenting("BEST");
        FileEntry closed = consenting("CLOSED");
        record(closed.standing(Standing.closed("gone")));
        FileEntry anyPurpose = register("FOR-ANYTHING");
        record(anyPurpose.contactPoint("office", ContactPoint.email("office@example.org")));
        consenting("PROSPECT");
        consenting("SMALL");
        FileEntry withdrawn = consenting("WITHDRAWN");
        record(withdrawn.contactPoint("news", NEWS).until(DAY));

        Audience audience = Audience.select(
                pictures(
                        bought("BEST", 3, "900"),
                        bought("CLOSED", 3, "900"),
                        bought("FOR-ANYTHING", 3, "900"),
                        bought("SMALL", 1, "10"),
                        bought("WITHDRAWN", 3, "900")),
                CustomerCondition.totalAtLeast(Money.parse("EUR 500")),
                ContactPurpose.MARKETING,
                CONSENT);

        assertThat(told(audience))
                .containsExactly(
                        "BEST in: total EUR 900.00 is not below EUR 500.00",
                        "CLOSED out: the customer is closed",
                        "FOR-ANYTHING out: no consent: no contact point names the purpose marketing",
                        "PROSPECT out: the total in EUR is not known",
                        "SMALL out: total EUR 10.00 is below EUR 500.00",
                        "WITHDRAWN out: no consent: no contact point names the purpose marketing");
        assertThat(audience.members().get(0).routes())
                .extracting(route -> route.point())
                .containsExactly(NEWS);
        assertThat(audience.toString() + audience.members()).doesNotContain("example.org");
    }

    @Test
    void C121_a_register_of_the_host_is_asked_too_and_nobody_is_exported_without_a_file() {
        consenting("A");
        consenting("B");
        ConsentCheck robinson = (file, purpose, asOf) ->
                file.customer().id().value().equals("B") && purpose.equals(ContactPurpose.MARKETING) && asOf.equals(NOW)
                        ? Optional.of("on the list of objections")
                        : Optional.empty();
        List<CustomerPicture> pictures = new ArrayList<>(pictures());
        pictures.add(CustomerPicture.of(CustomerId.of("C")));

        assertThat(told(Audience.select(pictures, ANYBODY, ContactPurpose.MARKETING, CONSENT.and(robinson))))
                .containsExactly(
                        "A in: anybody",
                        "B out: no consent: on the list of objections",
                        "C out: no file, so no consent");
        // What a register of the host allows, without any way to reach the customer, is not enough.
        register("D");
        assertThat(told(Audience.select(
                        pictures(), ANYBODY, ContactPurpose.MARKETING, (file, purpose, asOf) -> Optional.empty())))
                .contains("D out: no contact point for the purpose marketing");
        pictures.add(pictures.get(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Audience.select(pictures, ANYBODY, ContactPurpose.MARKETING, CONSENT));
    }

    @Test
    void C115_prospects_may_be_addressed_and_the_order_of_the_pictures_changes_nothing() {
        IntStream.range(0, 20).forEach(i -> consenting("P" + (10 + i)));
        List<CustomerPicture> shuffled = new ArrayList<>(pictures());
        Collections.shuffle(shuffled, new Random(7));

        assertThat(told(Audience.select(shuffled, ANYBODY, ContactPurpose.MARKETING, CONSENT)))
                .hasSize(20)
                .isEqualTo(told(Audience.select(pictures(), ANYBODY, ContactPurpose.MARKETING, CONSENT)));
    }
}
