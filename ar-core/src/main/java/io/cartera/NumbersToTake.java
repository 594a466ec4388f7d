package io.cartera;

import io.cartera.account.AccountId;
import io.cartera.audit.IssuedDocumentLog;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.NumberingRefusal;
import io.cartera.invoice.SeriesId;
import io.cartera.store.NumberClaim;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.RetryableStoreException;
import io.cartera.store.Session;
import io.cartera.store.TakenNumber;
import io.cartera.trace.Command;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The numbers that a unit of work needs, taken together when all the rest of it is done: whoever takes one makes all wait who
 * issue by the same series, whatever the account. Until then the series are looked at and not locked, which is enough to
 * refuse, since the date of the latest number never falls.
 */
final class NumbersToTake {

    private final ReceivablesStore store;
    private final Session session;
    private final AccountId account;
    private final Optional<IssuedDocumentLog> log;
    private final Map<SeriesId, Optional<NumberSeries>> known = new HashMap<>();
    private final Map<Count, Optional<LocalDate>> latest = new HashMap<>();
    // Everybody locks in this order, so nobody waits for ever.
    private final TreeMap<SeriesId, List<NumberClaim>> claims = new TreeMap<>();

    NumbersToTake(ReceivablesStore store, Session session, AccountId account, Optional<IssuedDocumentLog> log) {
        this.log = log;
        this.store = store;
        this.session = session;
        this.account = account;
    }

    /** What is counted together: a series, or a year of it. */
    private record Count(SeriesId series, OptionalInt year) {}

    /** Why a document that was not issued before gets no number; empty where no series numbers it. */
    Optional<Refusal> refusal(Invoice document) {
        document.number().ifPresent(number -> {
            throw new IllegalArgumentException(
                    "document " + document.id() + " has the number " + number + ", it gets one when it is issued");
        });
        return document.series()
                .flatMap(id -> apart(id)
                        .or(() -> find(id).map(series -> beforeLast(series, document.issuedOn()))
                                .orElseGet(() -> Optional.of(NumberingRefusal.UnknownSeries.of(id)))));
    }

    // A number without its document, or a document without its number, is what a series is there to prevent.
    private Optional<Refusal> apart(SeriesId series) {
        return store.keepsTogether(account.customer(), series)
                ? Optional.empty()
                : Optional.of(KeptApart.of(account.customer(), series));
    }

    private Optional<Refusal> beforeLast(NumberSeries series, LocalDate issuedOn) {
        return latest.computeIfAbsent(count(series, issuedOn), count -> latestDay(series.id(), issuedOn))
                .filter(issuedOn::isBefore)
                .map(last -> NumberingRefusal.IssuedBeforeLast.of(series.id(), issuedOn, last));
    }

    /** Adds a document that was issued and wants its number. */
    void add(Invoice document, Command command) {
        document.series().ifPresent(id -> {
            NumberSeries series = find(id).orElseThrow();
            claims.computeIfAbsent(id, none -> new ArrayList<>())
                    .add(logged(NumberClaim.issued(command, account, document.id(), document.issuedOn())
                            .over(document)));
            latest.put(count(series, document.issuedOn()), Optional.of(document.issuedOn()));
        });
    }

    private NumberClaim logged(NumberClaim claim) {
        return log.map(claim::loggedBy).orElse(claim);
    }

    /** Takes them; the session locks no account afterwards. */
    void take(Supplier<Instant> clock) {
        claims.forEach((series, wanted) -> {
            session.numberSeries().lock(account.ledger(), series);
            Set<Count> looked = new HashSet<>();
            wanted.stream()
                    .map(NumberClaim::on)
                    .filter(day -> looked.add(count(find(series).orElseThrow(), day)))
                    .forEach(day -> requireStillInTime(series, day));
            session.numberSeries().take(account.ledger(), series, wanted, clock.get());
        });
    }

    private void requireStillInTime(SeriesId series, LocalDate issuedOn) {
        if (latestDay(series, issuedOn).filter(issuedOn::isBefore).isPresent()) {
            // Run again, the work is told so by name.
            throw new RetryableStoreException("series " + series + " has gone on to a later day meanwhile");
        }
    }

    private Optional<NumberSeries> find(SeriesId id) {
        return known.computeIfAbsent(id, unknown -> session.numberSeries().find(account.ledger(), unknown));
    }

    private Optional<LocalDate> latestDay(SeriesId series, LocalDate day) {
        return session.numberSeries()
                .latest(account.ledger(), series, day)
                .map(TakenNumber::claim)
                .map(NumberClaim::on);
    }

    private static Count count(NumberSeries series, LocalDate day) {
        return new Count(series.id(), series.countedIn(day));
    }
}
