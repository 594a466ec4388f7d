package io.cartera.relationship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LifecycleRulesTest {

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "'', 2026-01-01, PROSPECT",
        "2026-01-01, 2025-12-31, PROSPECT",
        "2026-01-01, 2026-01-01, NEW",
        "2026-01-01, 2026-04-01, NEW",
        "2026-01-01, 2026-04-02, AT_RISK",
        "2026-01-01, 2026-06-30, AT_RISK",
        "2026-01-01, 2026-07-01, DORMANT",
        "2026-01-01, 2027-01-01, DORMANT",
        "2026-01-01, 2027-01-02, LOST",
        "2026-03-01 2026-01-01, 2026-04-01, NEW",
        "2026-03-01 2026-01-01, 2026-04-02, ACTIVE",
        "2026-01-01 2027-01-02, 2027-01-01, DORMANT",
        "2026-01-01 2027-01-02, 2027-01-02, REACTIVATED",
        "2026-01-01 2027-01-01, 2027-01-01, ACTIVE",
        "2026-01-01 2027-01-02 2027-03-01, 2027-04-02, REACTIVATED",
        "2026-01-01 2027-01-02 2027-03-01, 2027-04-03, ACTIVE"
    })
    void C018_the_stage_follows_from_the_days_of_the_sales(String sales, LocalDate on, LifecycleStage stage) {
        List<LocalDate> days = Stream.of(sales.split(" "))
                .filter(day -> !day.isEmpty())
                .map(LocalDate::parse)
                .toList();

        assertThat(LifecycleRules.standard().stage(days, on)).isEqualTo(stage);
    }

    @Test
    void thresholds_rise() {
        assertThatIllegalArgumentException().isThrownBy(() -> LifecycleRules.of(10, 20, 20, 30));
        assertThatIllegalArgumentException().isThrownBy(() -> LifecycleRules.of(10, 20, 30, 30));
        assertThatIllegalArgumentException().isThrownBy(() -> LifecycleRules.of(0, 20, 30, 40));
        assertThat(LifecycleRules.of(1, 2, 3, 4)
                        .stage(List.of(LocalDate.parse("2026-01-01")), LocalDate.parse("2026-01-04")))
                .isEqualTo(LifecycleStage.AT_RISK);
    }
}
