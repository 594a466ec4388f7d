package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.LedgerId;
import io.cartera.freshness.Freshness;
import io.cartera.freshness.SourceFreshness;
import io.cartera.freshness.SourceId;
import io.cartera.freshness.SourceImported;
import io.cartera.freshness.UpdateCadence;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C081: sources that are imported daily, weekly or monthly, and those that are late. */
class C081FreshnessTest {

    private static final SourceId SHOP = SourceId.of("shop");
    private static final SourceId BANK = SourceId.of("bank");
    private static final SourceId RATES = SourceId.of("rates");
    private static final SourceId CRM = SourceId.of("crm");
    private static final LocalDate DAY = LocalDate.parse("2026-03-10");
    private static final Map<SourceId, UpdateCadence> CADENCES = Map.of(
            SHOP, UpdateCadence.daily(),
            BANK, UpdateCadence.weekly(),
            RATES, UpdateCadence.monthly(),
            CRM, UpdateCadence.daily());

    private final Ticking clock = new Ticking();
    private final List<Event> told = new ArrayList<>();
    private final Receivables books =
            Receivables.over(new InMemoryStore(), clock).notifying(told::add);

    private Outcome<SourceImported> imported(String command, SourceId source, LocalDate through) {
        return books.imports().imported(CommandId.of(command), source, through);
    }

    @Test
    void C081_a_day_that_is_still_to_come_is_refused_since_it_would_hide_what_is_late_for_ever() {
        LocalDate tomorrow =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);

        assertThat(imported("a-1", SHOP, tomorrow).applied()).isPresent();
        assertThatThrownBy(() -> imported("a-2", SHOP, tomorrow.plusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(books.imports().imported()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "P1D, 2026-03-10, 2026-03-11",
        "P7D, 2026-03-01, 2026-03-08",
        "P1M, 2026-01-15, 2026-02-15",
        "P1M, 2026-01-31, 2026-02-28",
        "P1M, 2026-02-28, 2026-03-31",
        "P1M, 2028-02-28, 2028-03-28",
        "P3M, 2026-03-31, 2026-06-30",
        "P1Y, 2024-02-29, 2025-02-28",
        "P1M1D, 2026-01-31, 2026-03-01",
        "P1D, 2026-01-31, 2026-02-01",
        "P1M, 9999-12-31, +10000-01-31",
    })
    void C081_a_source_is_due_one_period_later_and_ends_of_months_stay_ends(
            Period period, LocalDate through, LocalDate due) {
        assertThat(UpdateCadence.every(period).dueAfter(through)).isEqualTo(due);
    }

    @Test
    void C081_the_usual_cadences_are_a_day_a_week_and_a_month_and_others_are_periods_that_go_forward() {
        assertThat(UpdateCadence.daily()).isEqualTo(UpdateCadence.every(Period.ofDays(1)));
        assertThat(UpdateCadence.weekly()).isEqualTo(UpdateCadence.every(Period.ofDays(7)));
        assertThat(UpdateCadence.monthly()).isEqualTo(UpdateCadence.every(Period.ofMonths(1)));
        for (String none : List.of("P0D", "P-1D", "P1M-1D", "P1201M", "P36601D")) {
            assertThatIllegalArgumentException().as(none).isThrownBy(() -> UpdateCadence.every(Period.parse(none)));
        }
    }

    @Test
    void C081_stale_sources_are_listed_with_figures_and_those_that_were_never_imported_first() {
        imported("I-1", SHOP, DAY).orElseThrow();
        imported("I-2", BANK, DAY).orElseThrow();
        imported("I-3", RATES, DAY).orElseThrow();

        Freshness freshness = books.imports().freshness(CADENCES, DAY.plusDays(8));

        assertThat(freshness.sources()).extracting(SourceFreshness::source).containsExactly(CRM, SHOP, BANK, RATES);
        assertThat(freshness.stale()).extracting(SourceFreshness::source).containsExactly(CRM, SHOP, BANK);
        assertThat(freshness.stale()).extracting(SourceFreshness::daysLate).containsExactly(0L, 7L, 1L);
        assertThat(freshness.stale().get(0).lastThrough()).isEmpty();
        assertThat(freshness.stale().get(0).dueOn()).isEmpty();
        assertThat(freshness.stale().get(1).lastThrough()).contains(DAY);
        assertThat(freshness.stale().get(1).dueOn()).contains(DAY.plusDays(1));
        assertThat(freshness.stale().get(2).dueOn()).contains(DAY.plusDays(7));
        assertThat(freshness.stale().get(2).cadence()).isEqualTo(UpdateCadence.weekly());
        assertThat(freshness)
                .hasToString("Freshness[SourceFreshness[crm, never imported],"
                        + " SourceFreshness[shop, through 2026-03-10, 7 days late],"
                        + " SourceFreshness[bank, through 2026-03-10, 1 days late],"
                        + " SourceFreshness[rates, through 2026-03-10, 0 days late]]");
    }

    @Test
    void C081_a_source_is_late_from_the_day_after_it_was_due() {
        imported("I-1", SHOP, DAY).orElseThrow();
        Map<SourceId, UpdateCadence> daily = Map.of(SHOP, UpdateCadence.daily());

        assertThat(books.imports().freshness(daily, DAY).stale()).isEmpty();
        assertThat(books.imports().freshness(daily, DAY.plusDays(1)).stale()).isEmpty();
        assertThat(books.imports().freshness(daily, DAY.plusDays(2)).stale())
                .extracting(SourceFreshness::daysLate)
                .containsExactly(1L);
        assertThat(books.imports().freshness(Map.of(), DAY.plusDays(2)).sources())
                .isEmpty();
    }

    @Test
    void C081_the_latest_day_counts_in_whichever_order_the_days_come() {
        imported("I-1", SHOP, DAY).orElseThrow();
        imported("I-2", SHOP, DAY.minusDays(30)).orElseThrow();

        assertThat(books.imports()
                        .freshness(Map.of(SHOP, UpdateCadence.daily()), DAY.plusDays(1))
                        .stale())
                .isEmpty();
        assertThat(books.imports().imported())
                .extracting(SourceImported::through)
                .containsExactly(DAY, DAY.minusDays(30));
    }

    @Test
    void C081_what_was_late_as_known_at_an_instant_stays_so() {
        SourceImported first = imported("I-1", SHOP, DAY.minusDays(5)).orElseThrow();
        SourceImported second = imported("I-2", SHOP, DAY).orElseThrow();
        AsOf then = AsOf.of(DAY.minusDays(1));
        Map<SourceId, UpdateCadence> daily = Map.of(SHOP, UpdateCadence.daily());

        assertThat(books.imports().freshness(daily, then).stale()).isEmpty();
        assertThat(books.imports().freshness(daily, then.knownAt(second.at())).stale())
                .isEmpty();
        assertThat(books.imports()
                        .freshness(daily, then.knownAt(second.at().minusNanos(1000)))
                        .stale())
                .extracting(SourceFreshness::daysLate)
                .containsExactly(3L);
        assertThat(books.imports()
                        .freshness(daily, then.knownAt(first.at().minusNanos(1000)))
                        .stale())
                .extracting(SourceFreshness::lastThrough)
                .allMatch(Optional::isEmpty)
                .hasSize(1);
    }

    @Test
    void C081_an_import_is_recorded_once_with_who_when_and_why_and_told_once() {
        Receivables clerk = books.actingAs(Actor.of("ann")).onBasis(Basis.of("file 7"));
        Outcome<SourceImported> outcome = clerk.imports().imported(CommandId.of("I-1"), SHOP, DAY);
        SourceImported recorded = SourceImported.of(
                        LedgerId.MAIN, CommandId.of("I-1"), SHOP, DAY, Ticking.START, Actor.of("ann"))
                .onBasis(Basis.of("file 7"));

        assertThat(outcome.orElseThrow()).isEqualTo(recorded);
        assertThat(imported("I-1", SHOP, DAY)).isEqualTo(outcome);
        assertThat(books.imports().imported()).containsExactly(recorded);
        assertThat(told).containsExactly(recorded);
        assertThat(imported("I-1", BANK, DAY)).isInstanceOf(Outcome.Conflicting.class);
        assertThat(imported("I-1", SHOP, DAY.plusDays(1))).isInstanceOf(Outcome.Conflicting.class);
        assertThat(books.imports().imported()).containsExactly(recorded);
    }

    @Test
    void C081_each_ledger_has_imports_of_its_own() {
        imported("I-1", SHOP, DAY).orElseThrow();
        Receivables branch = books.inLedger(LedgerId.of("branch"));

        assertThat(branch.imports().imported()).isEmpty();
        assertThat(branch.imports().imported(CommandId.of("I-1"), BANK, DAY).applied())
                .isPresent();
        assertThat(branch.imports().imported())
                .extracting(SourceImported::source)
                .containsExactly(BANK);
    }

    /** A second later each time it is asked. */
    private static final class Ticking extends Clock {
        static final Instant START = Instant.parse("2026-03-11T04:00:00Z");
        private Instant next = START;

        @Override
        public Instant instant() {
            Instant now = next;
            next = next.plusSeconds(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
