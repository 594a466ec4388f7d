package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.campaign.CarePlan;
import io.cartera.contactpoint.ContactPoint;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.party.Occasion;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.junit.jupiter.api.Test;

/** C129: whom to greet, of those who consented. */
class C129CarePlanTest extends Addressable {

    @Test
    void C129_occasions_become_tasks_for_those_who_consented_and_the_others_are_told() {
        FileEntry ann = consenting("ANN");
        record(ann.occasion("birthday", Occasion.of("birthday", MonthDay.of(3, 10))));
        record(ann.occasion("leap", Occasion.of("founded", MonthDay.of(2, 29))));
        FileEntry bob = register("BOB");
        record(bob.occasion("birthday", Occasion.of("birthday", MonthDay.of(3, 5))));
        record(bob.contactPoint("office", ContactPoint.email("bob@example.org")));

        CarePlan plan = CarePlan.of(
                List.of(
                        books.customers().file(CustomerId.of("BOB")).orElseThrow(),
                        books.customers().file(CustomerId.of("ANN")).orElseThrow()),
                DateRange.of(DAY.minusDays(1), DAY.plusDays(30)),
                3,
                CONSENT,
                NOW);

        assertThat(plan.tasks())
                .extracting(task -> task.customer() + " " + task.occasion().key() + " "
                        + task.occasion().on() + " " + task.dueOn())
                .containsExactly("ANN leap 2026-02-28 2026-02-25", "ANN birthday 2026-03-10 2026-03-07");
        assertThat(plan.tasks().get(0).route().point()).isEqualTo(NEWS);
        assertThat(plan.letPass())
                .containsExactly(new CarePlan.LetPass(
                        CustomerId.of("BOB"),
                        "birthday",
                        LocalDate.parse("2026-03-05"),
                        "no consent: no contact point names the purpose marketing"));
    }
}
