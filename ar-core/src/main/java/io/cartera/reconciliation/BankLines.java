package io.cartera.reconciliation;

import io.cartera.payment.BankLine;
import io.cartera.payment.PlatformPayout;
import io.cartera.time.DateRange;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Lines of a bank as lines of a statement, with payouts of platforms taken apart into what customers paid and got back.
 */
final class BankLines {

    private static final Comparator<BankLine> ORDER = Comparator.comparing(BankLine::bookedOn)
            .thenComparing(BankLine::account)
            .thenComparing(line -> line.id().reference())
            .thenComparingInt(BankLine::occurrence);

    private final List<BankLine> left;
    private final Set<String> named = new HashSet<>();
    private final List<StatedLine> apart = new ArrayList<>();
    private final DateRange period;
    private final int mostDays;

    BankLines(Collection<BankLine> lines, Collection<StatedLine> ours, DateRange period, int mostDays) {
        this.left = new ArrayList<>(lines.stream()
                .filter(line -> period.contains(line.bookedOn()))
                .sorted(ORDER)
                .toList());
        ours.forEach(line -> line.document().ifPresent(named::add));
        this.period = period;
        this.mostDays = mostDays;
    }

    /** Takes apart the payouts that arrived, the earliest first. */
    BankLines with(Collection<PlatformPayout> payouts) {
        payouts.stream()
                .sorted(Comparator.comparing(PlatformPayout::paidOn)
                        .thenComparing(payout -> payout.id().toString()))
                .forEach(this::takeApart);
        return this;
    }

    private void takeApart(PlatformPayout payout) {
        Optional<BankLine> arrived = find(
                        payout,
                        line -> line.reference()
                                .filter(payout.id().id()::equals)
                                .isPresent())
                .or(() -> find(
                        payout,
                        line -> Math.abs(ChronoUnit.DAYS.between(line.bookedOn(), payout.paidOn())) <= mostDays));
        if (arrived.isPresent() || payout.net().isZero()) {
            arrived.ifPresent(left::remove);
            payout.lines().stream()
                    .filter(line -> !line.gross().isZero() && period.contains(line.on()))
                    .forEach(line -> apart.add(stated(line)));
        }
    }

    private Optional<BankLine> find(PlatformPayout payout, Predicate<BankLine> condition) {
        return left.stream().filter(payout::explains).filter(condition).findFirst();
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
        Stream<StatedLine> lines = left.stream().map(line -> {
            String payment = line.paymentId().value();
            return named.contains(payment)
                    ? StatedLine.of(payment, line.amount().negated(), line.bookedOn())
                    : StatedLine.of(line.amount().negated(), line.bookedOn());
        });
        return Stream.concat(lines, apart.stream()).toList();
    }
}
