package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFileRefusal;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.membership.SegmentChange;
import io.cartera.membership.SegmentationPlan;
import io.cartera.membership.SegmentationRun;
import io.cartera.money.Percentage;
import io.cartera.relationship.SegmentMembership;
import io.cartera.relationship.SegmentMembership.Move;
import io.cartera.segment.Classification;
import io.cartera.segment.Classification.Placed;
import io.cartera.segment.CustomerCondition;
import io.cartera.segment.CustomerPicture;
import io.cartera.segment.PurchaseTotals;
import io.cartera.segment.Purchasers;
import io.cartera.segment.Rfm;
import io.cartera.segment.SegmentRules;
import io.cartera.segment.SegmentationScheme;
import io.cartera.segment.ValueTiers;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C114: a customer whose value has risen becomes a high-value customer in time. */
class C114DynamicReassignmentTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
    private static final ValueTiers TIERS = ValueTiers.named("value")
            .from("high", Money.parse("EUR 10000"))
            .from("middle", Money.parse("EUR 1000"))
            .otherwise("ordinary");
    private static final SegmentationPlan PLAN =
            SegmentationPlan.of(TIERS).band(Percentage.of("10")).grace(30);

    private static Purchasers bought(LocalDate on, String... totals) {
        List<PurchaseTotals> all = new ArrayList<>();
        for (String total : totals) {
            CustomerId customer = all.isEmpty() ? ACME : CustomerId.of("C" + all.size());
            all.add(PurchaseTotals.of(customer, 1, Money.parse("EUR " + total), on.minusDays(1)));
        }
        return Purchasers.of(DateRange.of(on.minusYears(1), on), CurrencyUnit.EUR, all);
    }

    private static SegmentMembership in(String segment) {
        return SegmentMembership.of("value", segment, Move.ENTERED);
    }

    private static Optional<SegmentMembership> next(SegmentMembership before, String total, LocalDate on) {
        SegmentationRun run = PLAN.run(CommandId.of("R"), bought(on, total), Map.of(ACME, before), on);
        assertThat(run.changes().size() + run.unchanged()).isEqualTo(1);
        return run.changes().stream().map(SegmentChange::membership).findFirst();
    }

    @Test
    void C114_a_customer_rises_at_once_and_is_told_why() {
        SegmentMembership risen = next(in("middle"), "10000", MARCH).orElseThrow();

        assertThat(risen.segment()).isEqualTo("high");
        assertThat(risen.move()).isEqualTo(Move.UP);
        assertThat(risen.before()).contains("middle");
        assertThat(risen.reason()).contains("EUR 10000.00 is not below EUR 10000.00");
        assertThat(risen.run()).contains("R");
    }

    @Test
    void C114_within_the_band_nothing_changes_and_a_cent_below_it_the_customer_is_held() {
        assertThat(next(in("high"), "9000", MARCH)).isEmpty();

        SegmentMembership held = next(in("high"), "8999.99", MARCH).orElseThrow();
        assertThat(held.segment()).isEqualTo("high");
        assertThat(held.move()).isEqualTo(Move.HELD);
        assertThat(held.heldSince()).contains(MARCH);
    }

    @Test
    void C114_who_is_held_falls_when_the_grace_is_over_and_not_a_day_before() {
        SegmentMembership held = next(in("high"), "8999.99", MARCH).orElseThrow();

        assertThat(next(held, "8000", MARCH.plusDays(29))).isEmpty();
        SegmentMembership fallen = next(held, "8000", MARCH.plusDays(30)).orElseThrow();
        assertThat(fallen.move()).isEqualTo(Move.DOWN);
        assertThat(fallen.segment()).isEqualTo("middle");
        assertThat(fallen.heldSince()).isEmpty();
    }

    @Test
    void C114_who_recovers_is_confirmed_and_begins_anew_the_next_time() {
        SegmentMembership held = next(in("high"), "8000", MARCH).orElseThrow();
        SegmentMembership confirmed = next(held, "9000", MARCH.plusDays(10)).orElseThrow();

        assertThat(confirmed.move()).isEqualTo(Move.CONFIRMED);
        assertThat(confirmed.heldSince()).isEmpty();
        assertThat(next(confirmed, "8000", MARCH.plusDays(31)).orElseThrow().move())
                .isEqualTo(Move.HELD);
    }

    @Test
    void C114_a_member_that_bought_nothing_falls_to_the_last_segment() {
        SegmentationRun run =
                SegmentationPlan.of(TIERS).run(CommandId.of("R"), bought(MARCH), Map.of(ACME, in("high")), MARCH);

        SegmentMembership fallen = run.changes().get(0).membership();
        assertThat(fallen.segment()).isEqualTo("ordinary");
        assertThat(fallen.reason()).contains("nothing booked in 2025-03-01/2026-03-01");
    }

    private static final CustomerId PROSPECT = CustomerId.of("PROSPECT");
    private static final SegmentRules CARE = SegmentRules.named("care")
            .when("big", CustomerCondition.totalAtLeast(Money.parse("EUR 1000")))
            .when("vip", CustomerCondition.word("payer class", "GOOD"))
            .otherwise("other");

    private static CustomerPicture good(CustomerId customer) {
        return CustomerPicture.of(customer).with("payer class", "GOOD");
    }

    @Test
    void C114_a_rule_over_facts_keeps_a_member_that_bought_nothing_and_takes_a_prospect_in() {
        SegmentMembership vip = SegmentMembership.of("care", "vip", Move.ENTERED);
        // What was bought at another time is not bought in the window.
        CustomerPicture once =
                good(ACME).with(PurchaseTotals.of(ACME, 9, Money.parse("EUR 9000"), MARCH.minusYears(3)));
        SegmentationPlan plan =
                SegmentationPlan.of(CARE.seeing(List.of(once, good(PROSPECT), CustomerPicture.of(CustomerId.of("Z")))));

        SegmentationRun run = plan.run(CommandId.of("R"), bought(MARCH), Map.of(ACME, vip), MARCH);

        assertThat(run.unchanged()).isEqualTo(1);
        SegmentChange entered = run.changes().get(0);
        assertThat(run.changes()).hasSize(1);
        assertThat(entered.customer()).isEqualTo(PROSPECT);
        assertThat(entered.membership())
                .isEqualTo(SegmentMembership.of("care", "vip", Move.ENTERED)
                        .because("rule 2: payer class is GOOD, asked GOOD")
                        .byRun("R"));
        SegmentMembership fallen = SegmentationPlan.of(CARE.seeing(List.of(CustomerPicture.of(ACME))))
                .run(CommandId.of("R"), bought(MARCH), Map.of(ACME, vip), MARCH)
                .changes()
                .get(0)
                .membership();
        assertThat(fallen.segment()).isEqualTo("other");
        assertThat(fallen.reason()).contains("nothing booked in 2025-03-01/2026-03-01");
    }

    @Test
    void C114_a_scheme_that_puts_somebody_twice_or_nowhere_is_refused() {
        PurchaseTotals none = PurchaseTotals.none(ACME, Money.parse("EUR 0"));
        Placed known = new Placed(none, "middle", "known");

        assertThat(placing(known)
                        .run(CommandId.of("R"), bought(MARCH), Map.of(), MARCH)
                        .changes())
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> placing(known).run(CommandId.of("R"), bought(MARCH, "1"), Map.of(), MARCH));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> placing(known, known).run(CommandId.of("R"), bought(MARCH), Map.of(), MARCH));
        PurchaseTotals dollars = PurchaseTotals.none(ACME, Money.parse("USD 0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> placing(new Placed(dollars, "middle", "known"))
                        .run(CommandId.of("R"), bought(MARCH), Map.of(), MARCH));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> placing(new Placed(none, "nowhere", "known"))
                        .run(CommandId.of("R"), bought(MARCH), Map.of(), MARCH));
    }

    private static SegmentationPlan placing(Placed... known) {
        return SegmentationPlan.of(new SegmentationScheme() {
            @Override
            public String name() {
                return TIERS.name();
            }

            @Override
            public List<String> segments() {
                return TIERS.segments();
            }

            @Override
            public Classification classify(Purchasers purchasers) {
                return TIERS.classify(purchasers);
            }

            @Override
            public List<Placed> withoutPurchases(Purchasers purchasers) {
                return List.of(known);
            }
        });
    }

    @Test
    void C114_who_falls_stops_at_the_next_segment_whose_band_it_is_in_as_a_member_of_that_one_would() {
        assertThat(next(in("middle"), "950", MARCH)).isEmpty();
        SegmentMembership held = next(in("high"), "950", MARCH).orElseThrow();
        SegmentMembership fallen = next(held, "950", MARCH.plusDays(30)).orElseThrow();

        assertThat(fallen.move()).isEqualTo(Move.DOWN);
        assertThat(fallen.segment()).isEqualTo("middle");
        assertThat(fallen.reason()).contains("EUR 950.00 is not below EUR 1000.00 less 10 %");
        assertThat(next(fallen, "950", MARCH.plusDays(31))).isEmpty();
        assertThat(next(held, "899.99", MARCH.plusDays(30)).orElseThrow().segment())
                .isEqualTo("ordinary");
    }

    @Test
    void C114_a_window_may_end_with_the_day_of_the_run_and_not_after_it() {
        Purchasers tomorrow = bought(MARCH.plusDays(1), "1");

        assertThat(PLAN.run(CommandId.of("R"), tomorrow, Map.of(), MARCH).changes())
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.run(CommandId.of("R"), tomorrow, Map.of(), MARCH.minusDays(1)))
                .withMessageContaining("2026-02-28");
    }

    @Test
    void C114_a_segment_that_the_scheme_no_longer_has_is_left_as_if_there_was_none() {
        SegmentMembership entered = next(in("platinum"), "1", MARCH).orElseThrow();

        assertThat(entered.move()).isEqualTo(Move.ENTERED);
        assertThat(entered.before()).contains("platinum");
    }

    @Test
    void C114_schemes_that_do_not_cut_by_the_total_have_a_grace_but_no_band() {
        Rfm rfm = Rfm.ofDefaults().withClasses(2);
        SegmentMembership best = SegmentMembership.of(rfm.name(), "222", Move.ENTERED);
        SegmentationPlan plan =
                SegmentationPlan.of(rfm).band(Percentage.of("99")).grace(1);

        assertThat(plan.run(CommandId.of("R"), bought(MARCH, "5"), Map.of(ACME, best), MARCH)
                        .changes()
                        .get(0)
                        .membership()
                        .move())
                .isEqualTo(Move.HELD);
    }

    @Test
    void C114_plans_and_memberships_that_make_no_sense_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PLAN.band(Percentage.of("100")));
        assertThatIllegalArgumentException().isThrownBy(() -> PLAN.grace(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.run(
                        CommandId.of("R"),
                        bought(MARCH, "1"),
                        Map.of(ACME, SegmentMembership.of("other", "high", Move.UP)),
                        MARCH));
    }

    @Property
    void C114_runs_one_after_another_keep_to_hysteresis_and_grace(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 120) Integer> hundreds,
            @ForAll @IntRange(min = 1, max = 40) int days) {
        Map<CustomerId, SegmentMembership> members = new HashMap<>();
        LocalDate on = MARCH;
        LocalDate belowSince = null;
        String segment = null;
        for (int hundred : hundreds) {
            long total = hundred * 100L;
            SegmentationRun run = PLAN.run(CommandId.of("R" + on), bought(on, Long.toString(total)), members, on);
            String found = total >= 10_000 ? "high" : total >= 1000 ? "middle" : "ordinary";
            // The same by hand, for one customer: the state is the segment and the first day below it.
            if (segment == null || rank(found) <= rank(segment) || isKept(segment, total)) {
                segment = segment == null || rank(found) < rank(segment) ? found : segment;
                belowSince = null;
            } else if (belowSince == null) {
                belowSince = on;
            } else if (!on.isBefore(belowSince.plusDays(30))) {
                segment = segment.equals("high") && isKept("middle", total) ? "middle" : found;
                belowSince = null;
            }
            run.changes().forEach(change -> members.put(change.customer(), change.membership()));
            assertThat(members.get(ACME).segment()).isEqualTo(segment);
            assertThat(members.get(ACME).heldSince()).isEqualTo(Optional.ofNullable(belowSince));
            assertThat(PLAN.run(CommandId.of("again"), bought(on, Long.toString(total)), members, on)
                            .changes())
                    .isEmpty();
            on = on.plusDays(days);
        }
    }

    private static int rank(String segment) {
        return TIERS.segments().indexOf(segment);
    }

    private static boolean isKept(String segment, long total) {
        return segment.equals("high") && total >= 9000 || segment.equals("middle") && total >= 900;
    }

    // Through the door.

    private final List<Event> told = new ArrayList<>();
    private final InMemoryStore store = new InMemoryStore();
    private final Receivables books = Receivables.over(store).notifying(told::add);

    private SegmentationRun run(String id, String total, LocalDate on) {
        return books.segments().run(CommandId.of(id), PLAN, bought(on, total), on);
    }

    @Test
    void C114_recorded_changes_are_history_on_the_customer_file_and_are_told() {
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        books.segments().record(run("R-1", "1000", MARCH));
        told.clear();
        List<Outcome<CustomerFactRecorded>> outcomes = books.segments().record(run("R-2", "12000", MARCH.plusDays(10)));

        assertThat(outcomes).hasSize(1);
        assertThat(books.segments()
                        .memberships("value", AsOf.of(MARCH.plusDays(9)))
                        .get(ACME)
                        .segment())
                .isEqualTo("middle");
        assertThat(books.segments()
                        .memberships("value", AsOf.of(MARCH.plusDays(10)))
                        .get(ACME)
                        .segment())
                .isEqualTo("high");
        assertThat(books.segments().memberships("other", AsOf.of(MARCH))).isEmpty();
        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.code()).isEqualTo("SegmentChanged");
            assertThat(((CustomerFactRecorded) event)
                            .fact()
                            .content(CustomerFactKind.SEGMENT)
                            .find()
                            .orElseThrow()
                            .move())
                    .isEqualTo(Move.UP);
        });
    }

    @Test
    void C114_a_run_recorded_twice_has_one_effect() {
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        SegmentationRun run = run("R-1", "1000", MARCH);
        List<Outcome<CustomerFactRecorded>> first = books.segments().record(run);
        told.clear();

        assertThat(books.segments().record(run)).isEqualTo(first);
        assertThat(told).isEmpty();
        assertThat(run("R-2", "1000", MARCH).changes()).isEmpty();
        Outcome<CustomerFactRecorded> other =
                books.segments().record(run("R-1", "12000", MARCH)).get(0);
        assertThat(other).isInstanceOf(Outcome.Conflicting.class);
    }

    @Test
    void C114_a_run_that_somebody_overtook_is_refused_with_both_segments() {
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        SegmentationRun late = run("R-1", "1000", MARCH);
        books.customers()
                .record(CommandId.of("by hand"), FileEntry.of(ACME, MARCH).segment(in("high")))
                .orElseThrow();

        assertThat(books.segments().record(late))
                .containsExactly(new Outcome.Refused<>(
                        CommandId.of("R-1"),
                        new CustomerFileRefusal.SegmentMoved(
                                ACME, "value", Optional.empty(), Optional.of("high"), Optional.of(MARCH))));
        assertThat(books.customers().file(ACME).orElseThrow().facts()).hasSize(1);
    }

    @Test
    void C114_a_run_from_a_day_before_a_membership_is_refused_with_that_one() {
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        LocalDate april = LocalDate.parse("2026-04-01");
        books.segments().record(run("R-1", "1", april)).get(0).orElseThrow();

        assertThat(books.segments().record(run("R-2", "12000", MARCH)))
                .containsExactly(new Outcome.Refused<>(
                        CommandId.of("R-2"),
                        new CustomerFileRefusal.SegmentMoved(
                                ACME, "value", Optional.empty(), Optional.of("ordinary"), Optional.of(april))));
        assertThat(books.customers().file(ACME).orElseThrow().facts()).hasSize(1);
        // On the day itself the later one replaces the earlier, and another scheme is another chain.
        assertThat(books.segments().record(run("R-3", "12000", april)).get(0).applied())
                .isPresent();
        FileEntry march = FileEntry.of(ACME, MARCH);
        assertThat(books.customers()
                        .record(CommandId.of("S"), march.segment(SegmentMembership.of("other", "a", Move.ENTERED)))
                        .applied())
                .isPresent();
        SegmentMembership next = SegmentMembership.of("other", "b", Move.UP).before("a");
        assertThat(books.customers()
                        .record(
                                CommandId.of("T"),
                                FileEntry.of(ACME, MARCH.plusDays(1)).segment(next))
                        .applied())
                .isPresent();
    }

    @Test
    void C114_a_customer_that_is_not_on_file_is_refused_and_the_others_go_on() {
        books.customers()
                .register(Customer.organisation(CustomerId.of("C1"), "One").build());
        SegmentationRun run = books.segments().run(CommandId.of("R"), PLAN, bought(MARCH, "1", "2"), MARCH);

        List<Outcome<CustomerFactRecorded>> outcomes = books.segments().record(run);
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Refused<>(CommandId.of("R"), new UnknownCustomer(ACME)));
        assertThat(outcomes.get(1).applied()).isPresent();
    }
}
