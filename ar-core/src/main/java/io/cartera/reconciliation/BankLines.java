package io.cartera.reconciliation;

import io.cartera.payment.BankLine;
import io.cartera.payment.PlatformPayout;
import io.cartera.time.DateRange;
import io.cartera.trace.ExternalRef;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Lines of a bank as lines of a statement, with payouts of platforms taken apart into what customers paid and got back.
 */
final class BankLines {

    private static final Comparator<BankLine> ORDER = Comparator.comparing(BankLine::bookedOn)
            .thenComparing(BankLine::account)
            .thenComparing(line -> line.id().reference())
            .thenComparingInt(BankLine::occurrence);

    private final Map<Money, List<BankLine>> left = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();
    private final List<StatedLine> apart = new ArrayList<>();
    private final DateRange period;
    private final int mostDays;

    BankLines(Collection<BankLine> lines, Collection<StatedLine> ours, DateRange period, int mostDays) {
        lines.stream()
                .filter(line -> period.contains(line.bookedOn()))
                .sorted(ORDER)
                .forEach(line -> left.computeIfAbsent(line.amount(), amount -> new ArrayList<>())
                        .add(line));
        ours.forEach(line -> line.document().ifPresent(named::add));
        this.period = period;
        this.mostDays = mostDays;
    }

    /**
     * Takes apart the payouts that arrived: first those whose number a line has, then the others by the day, each time
     * the earliest first. By the day no line is taken that is a payment of ours or has the number of any payout.
     */
    BankLines with(Collection<PlatformPayout> payouts) {
        Set<ExternalRef> ids = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (PlatformPayout payout : payouts) {
            if (!ids.add(payout.id())) {
                throw new IllegalArgumentException("payouts has " + payout.id() + " twice");
            }
            numbers.add(payout.id().id());
        }
        List<PlatformPayout> unnamed = payouts.stream()
                .sorted(Comparator.comparing(PlatformPayout::paidOn)
                        .thenComparing(payout -> payout.id().toString()))
                .filter(payout -> !takeApart(
                        payout,
                        line -> line.reference().equals(Optional.of(payout.id().id()))))
                .toList();
        for (PlatformPayout payout : unnamed) {
            boolean arrived = takeApart(
                    payout,
                    line -> Math.abs(ChronoUnit.DAYS.between(line.bookedOn(), payout.paidOn())) <= mostDays
                            && !named.contains(line.paymentId().value())
                            && line.reference().filter(numbers::contains).isEmpty());
            if (!arrived && payout.net().isZero()) {
                state(payout);
            }
        }
        return this;
    }

    private boolean takeApart(PlatformPayout payout, Predicate<BankLine> condition) {
        List<BankLine> same = left.getOrDefault(payout.net(), List.of());
        Optional<BankLine> arrived = same.stream().filter(condition).findFirst();
        arrived.ifPresent(line -> {
            same.remove(line);
            state(payout);
        });
        return arrived.isPresent();
    }

    private void state(PlatformPayout payout) {
        payout.lines().stream()
                .filter(line -> !line.gross().isZero() && period.contains(line.on()))
                .forEach(line -> apart.add(stated(line)));
    }

    private static StatedLine stated(PlatformPayout.Line line) {
        return line.gross().isPositive()
                ? StatedLine.of(
                        PlatformPayout.paymentId(line.ref()).value(),
                        line.gross().negated(),
                        line.on())
                : StatedLine.of(line.gross().negated(), line.on());
    }

    /** All lines: those of payments that we have by their name, the others without one. */
    List<StatedLine> lines() {
        Stream<StatedLine> lines = left.values().stream().flatMap(List::stream).map(line -> {
            String payment = line.paymentId().value();
            return named.contains(payment)
                    ? StatedLine.of(payment, line.amount().negated(), line.bookedOn())
                    : StatedLine.of(line.amount().negated(), line.bookedOn());
        });
        return Stream.concat(lines, apart.stream()).toList();
    }
}
