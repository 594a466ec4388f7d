package io.cartera.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.customer.CustomerId;
import io.cartera.portfolio.PortfolioBridge.Move;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C103: what came and went between two periods. */
class C103PortfolioBridgeTest {

    private static Map<CustomerId, Money> of(Map<?, Long> major) {
        return major.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> CustomerId.of("C" + entry.getKey()),
                        entry -> Money.ofMajor(CurrencyUnit.EUR, entry.getValue())));
    }

    private static Money eur(long major) {
        return Money.ofMajor(CurrencyUnit.EUR, major);
    }

    @Test
    void the_worked_bridge() {
        PortfolioBridge bridge = PortfolioBridge.between(
                CurrencyUnit.EUR,
                of(Map.of("A", 100L, "B", 50L, "C", 40L)),
                of(Map.of("A", 130L, "B", 20L, "D", 60L, "E", 10L)),
                Set.of(CustomerId.of("CA"), CustomerId.of("CE")));

        assertThat(bridge.start()).isEqualTo(eur(190));
        assertThat(bridge.total(Move.NEW)).isEqualTo(eur(60));
        assertThat(bridge.total(Move.REACTIVATED)).isEqualTo(eur(10));
        assertThat(bridge.total(Move.EXPANSION)).isEqualTo(eur(30));
        assertThat(bridge.total(Move.CONTRACTION)).isEqualTo(eur(30));
        assertThat(bridge.total(Move.LOST)).isEqualTo(eur(40));
        assertThat(bridge.end()).isEqualTo(eur(220));
        assertThat(bridge.change()).isEqualTo(eur(30));
        assertThat(bridge.steps())
                .containsExactly(
                        new PortfolioBridge.Step(CustomerId.of("CA"), Move.EXPANSION, eur(30)),
                        new PortfolioBridge.Step(CustomerId.of("CB"), Move.CONTRACTION, eur(30)),
                        new PortfolioBridge.Step(CustomerId.of("CC"), Move.LOST, eur(40)),
                        new PortfolioBridge.Step(CustomerId.of("CD"), Move.NEW, eur(60)),
                        new PortfolioBridge.Step(CustomerId.of("CE"), Move.REACTIVATED, eur(10)));
    }

    @Test
    void credit_notes_alone_contract_and_a_lost_customer_may_owe_less_than_nothing() {
        PortfolioBridge bridge = PortfolioBridge.between(
                CurrencyUnit.EUR, of(Map.of("A", 10L)), of(Map.of("A", -5L, "B", -7L)), Set.of());

        assertThat(bridge.total(Move.LOST)).isEqualTo(eur(15));
        assertThat(bridge.total(Move.CONTRACTION)).isEqualTo(eur(7));
        assertThat(bridge.start().plus(bridge.change())).isEqualTo(bridge.end());
    }

    @Test
    void who_has_a_deal_in_the_second_period_is_not_lost_though_a_cancelled_one_weighs_more() {
        Set<CustomerId> a = Set.of(CustomerId.of("CA"));
        PortfolioBridge bridge = PortfolioBridge.between(
                CurrencyUnit.EUR, of(Map.of("A", 100L, "B", 10L)), of(Map.of("A", -10L)), Set.of(), a);

        assertThat(bridge.total(Move.CONTRACTION)).isEqualTo(eur(110));
        assertThat(bridge.total(Move.LOST)).isEqualTo(eur(10));
        assertThat(bridge.start().plus(bridge.change())).isEqualTo(bridge.end());
        assertThat(PortfolioBridge.between(CurrencyUnit.EUR, of(Map.of("A", -10L)), of(Map.of("A", 5L)), Set.of(), a)
                        .total(Move.NEW))
                .isEqualTo(eur(15));
    }

    @Test
    void nothing_and_nothing_have_a_bridge_without_steps() {
        PortfolioBridge bridge = PortfolioBridge.between(CurrencyUnit.EUR, Map.of(), Map.of(), Set.of());

        assertThat(bridge.steps()).isEmpty();
        assertThat(bridge.end()).isEqualTo(eur(0));
        assertThatThrownBy(() -> PortfolioBridge.between(CurrencyUnit.USD, of(Map.of("A", 10L)), Map.of(), Set.of()))
                .isInstanceOf(CurrencyMismatchException.class);
    }

    @Property
    void start_and_moves_are_the_end_to_the_cent(
            @ForAll @Size(max = 20) Map<@IntRange(max = 25) Integer, @LongRange(min = -9, max = 9) Long> first,
            @ForAll @Size(max = 20) Map<@IntRange(max = 25) Integer, @LongRange(min = -9, max = 9) Long> second,
            @ForAll Set<@IntRange(max = 25) Integer> known) {
        Map<CustomerId, Money> before = of(first);
        Map<CustomerId, Money> after = of(second);
        Set<CustomerId> ids = known.stream().map(id -> CustomerId.of("C" + id)).collect(Collectors.toSet());
        PortfolioBridge bridge = PortfolioBridge.between(CurrencyUnit.EUR, before, after, ids);

        Money end = bridge.start()
                .plus(bridge.total(Move.NEW))
                .plus(bridge.total(Move.REACTIVATED))
                .plus(bridge.total(Move.EXPANSION))
                .minus(bridge.total(Move.CONTRACTION))
                .minus(bridge.total(Move.LOST));
        assertThat(end).isEqualTo(bridge.end());
        assertThat(bridge.end()).isEqualTo(after.values().stream().reduce(eur(0), Money::plus));
        assertThat(bridge.steps()).allMatch(step -> step.amount().isPositive());
        Map<CustomerId, Money> stepped = new HashMap<>(before);
        bridge.steps()
                .forEach(step -> stepped.merge(
                        step.customer(),
                        step.move() == Move.LOST || step.move() == Move.CONTRACTION
                                ? step.amount().negated()
                                : step.amount(),
                        Money::plus));
        after.forEach((customer, amount) -> assertThat(stepped.get(customer) == null ? eur(0) : stepped.get(customer))
                .isEqualTo(amount));
    }
}
