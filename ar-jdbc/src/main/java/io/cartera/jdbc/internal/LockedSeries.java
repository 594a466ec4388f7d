package io.cartera.jdbc.internal;

import io.cartera.invoice.DocumentNumber;
import io.cartera.invoice.NumberSeries;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.NumberClaim;
import io.cartera.store.TakenNumber;
import io.cartera.trace.CommandId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A number series that the session holds: what is read of it once stays true. */
final class LockedSeries {

    private final Transaction transaction;
    private final SeriesKey key;
    private final NumberSeries series;
    private final TreeMap<Integer, Optional<TakenNumber>> latest = new TreeMap<>();

    LockedSeries(Transaction transaction, SeriesKey key, NumberSeries series) {
        this.transaction = transaction;
        this.key = key;
        this.series = series;
    }

    /** The latest number among which documents of that day are counted. */
    Optional<TakenNumber> latest(LocalDate day) {
        return latest.computeIfAbsent(
                NumberTable.period(series.countedIn(day)), period -> NumberTable.latest(transaction, key, period));
    }

    /** The next numbers, one for each claim; still to be written. Where one cannot be given, none is. */
    List<TakenNumber> next(List<NumberClaim> claims, Instant now) {
        TreeMap<Integer, Optional<TakenNumber>> before = new TreeMap<>(latest);
        List<TakenNumber> next = new ArrayList<>();
        boolean isWhole = false;
        try {
            Optional<TakenNumber> last = NumberTable.last(transaction, key);
            for (NumberClaim claim : claims) {
                requireNew(claim, next);
                TakenNumber taken = follow(last, claim, now);
                latest.put(NumberTable.period(taken.number().year()), Optional.of(taken));
                last = Optional.of(taken);
                next.add(taken);
            }
            isWhole = true;
        } finally {
            if (!isWhole) {
                latest.clear();
                latest.putAll(before);
            }
        }
        return List.copyOf(next);
    }

    private TakenNumber follow(Optional<TakenNumber> last, NumberClaim claim, Instant now) {
        Optional<TakenNumber> before = latest(claim.on());
        before.filter(number -> claim.on().isBefore(number.claim().on())).ifPresent(number -> {
            throw new IllegalArgumentException(claim + " is before " + number + " of series " + series.id());
        });
        DocumentNumber number =
                before.map(known -> series.after(known.number(), claim.on())).orElseGet(() -> series.first(claim.on()));
        Instant at = last.map(known -> later(known.recordedAt(), now)).orElse(now);
        return TakenNumber.of(number, last.map(TakenNumber::position).orElse(0L) + 1, at, claim)
                .linkedAfter(key.ledger(), last, () -> NumberTable.lastAnswer(transaction, key));
    }

    private static Instant later(Instant last, Instant now) {
        Instant next = last.plus(1, ChronoUnit.MICROS);
        return now.isBefore(next) ? next : now;
    }

    // A document has one number by a key of the table; the identifier of a void is that of documents of many accounts
    // too.
    private void requireNew(NumberClaim claim, List<TakenNumber> others) {
        CommandId command = claim.command().id();
        boolean isTaken = claim.document().isEmpty()
                && (others.stream()
                                .filter(TakenNumber::isVoid)
                                .anyMatch(other -> other.claim().command().id().equals(command))
                        || NumberTable.voidedBy(transaction, key, command).isPresent());
        if (isTaken) {
            throw transaction.failed(new DuplicateKeyException("a number was voided by the same command"));
        }
    }
}
