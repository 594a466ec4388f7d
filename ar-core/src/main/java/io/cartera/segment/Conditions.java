package io.cartera.segment;

import io.cartera.party.Region;
import io.cartera.segment.CustomerCondition.Finding;
import io.cartera.segment.CustomerCondition.State;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.Money;

/** The conditions that come with the library. */
final class Conditions {

    private Conditions() {}

    private static Finding found(boolean holds, String says) {
        return new Finding(holds ? State.HOLDS : State.FAILS, says);
    }

    private static <T> CustomerCondition of(
            String what, Function<CustomerPicture, Optional<T>> reading, Function<T, Finding> judging) {
        return picture ->
                reading.apply(picture).map(judging).orElseGet(() -> new Finding(State.UNKNOWN, what + " is not known"));
    }

    static CustomerCondition totalAtLeast(Money least) {
        Objects.requireNonNull(least, "least");
        return of(
                "the total in " + least.getCurrencyUnit(),
                picture -> picture.purchases()
                        .map(PurchaseTotals::total)
                        .filter(total -> total.getCurrencyUnit().equals(least.getCurrencyUnit())),
                total -> {
                    boolean holds = !total.isLessThan(least);
                    return found(holds, "total " + total + (holds ? " is not below " : " is below ") + least);
                });
    }

    static CustomerCondition purchasesAtLeast(long least) {
        if (least < 1) {
            throw new IllegalArgumentException("least is " + least + ", at least 1 is required");
        }
        return of("the number of purchases", CustomerPicture::purchases, bought -> {
            boolean holds = bought.count() >= least;
            return found(holds, bought.count() + " purchases are" + (holds ? " not" : "") + " below " + least);
        });
    }

    static CustomerCondition boughtSince(LocalDate day) {
        Require.date(day, "day");
        return of("the last purchase", CustomerPicture::purchases, bought -> {
            boolean holds = bought.last().filter(last -> !last.isBefore(day)).isPresent();
            String last = bought.last().map(LocalDate::toString).orElse("none");
            return found(holds, "last purchase " + last + (holds ? " is" : " is not") + " since " + day);
        });
    }

    static CustomerCondition inSegment(String scheme, String segment) {
        Require.id(scheme, "scheme");
        Require.id(segment, "segment");
        return of(
                "the segment in " + scheme,
                picture -> picture.segment(scheme),
                own -> found(own.equals(segment), scheme + " is " + own + ", asked " + segment));
    }

    static CustomerCondition inRegion(Region region) {
        Objects.requireNonNull(region, "region");
        return of(
                "the region",
                CustomerPicture::region,
                own -> found(own.equals(region), "region is " + own.code() + ", asked " + region.code()));
    }

    static CustomerCondition word(String name, String word) {
        Require.id(name, "name");
        Require.id(word, "word");
        return of(
                name,
                picture -> picture.word(name),
                own -> found(own.equals(word), name + " is " + own + ", asked " + word));
    }

    /** The deciding state decides as soon as one has it; else what is unknown, else the other one. */
    static CustomerCondition combined(CustomerCondition[] conditions, State deciding, State otherwise, String between) {
        List<CustomerCondition> all = List.of(conditions);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("conditions are empty, at least one is required");
        }
        return picture -> {
            List<Finding> findings = new ArrayList<>();
            all.forEach(condition -> findings.add(condition.find(picture)));
            State state = otherwise;
            for (Finding finding : findings) {
                boolean isDecided = state == deciding;
                if (!isDecided && finding.state() != otherwise) {
                    state = finding.state();
                }
            }
            return new Finding(
                    state, findings.stream().map(Finding::says).collect(Collectors.joining(between, "(", ")")));
        };
    }

    static CustomerCondition not(CustomerCondition condition) {
        Objects.requireNonNull(condition, "condition");
        return picture -> {
            Finding finding = condition.find(picture);
            State state = switch (finding.state()) {
                case HOLDS -> State.FAILS;
                case FAILS -> State.HOLDS;
                case UNKNOWN -> State.UNKNOWN;
            };
            return new Finding(state, "not: " + finding.says());
        };
    }
}
