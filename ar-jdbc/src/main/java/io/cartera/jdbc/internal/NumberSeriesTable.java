package io.cartera.jdbc.internal;

import io.cartera.account.LedgerId;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.store.NumberClaim;
import io.cartera.store.NumberSeriesRepository;
import io.cartera.store.TakenNumber;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The number series of one session, each a row to be locked. */
final class NumberSeriesTable implements NumberSeriesRepository, AutoCloseable {

    private static final String YEARLY = "YEARLY";

    private static final String SERIES_COLUMNS = "series, prefix, joined_by, restarts, shows_year, digits,"
            + " first_ordinal, first_year, first_of_year, recorded_at, actor, basis";

    private static final Sql DEFINE = Sql.of(
            "define series",
            "insert into cartera_number_series (shard_key, ledger, " + SERIES_COLUMNS
                    + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    // What is new is chained from its first number on: the default of the column.
    private static final String READ_COLUMNS = SERIES_COLUMNS + ", chained_from";

    private static final String FIND_TEXT =
            "select " + READ_COLUMNS + " from cartera_number_series where shard_key = ? and ledger = ? and series = ?";

    private static final Sql FIND = Sql.of("find series", FIND_TEXT);

    private static final Sql LOCK = Sql.of("lock series", FIND_TEXT + " for update");

    private static final Sql ALL =
            Sql.of("read series", "select " + READ_COLUMNS + " from cartera_number_series where ledger = ?");

    private final Transaction transaction;
    private final Accounts accounts;
    private final WriteBuffer numbers;
    private final Runnable sendTheRest;
    private final TreeMap<SeriesKey, LockedSeries> locked = new TreeMap<>();

    /** What else there is to write is sent before a series is locked, for all wait for it. */
    NumberSeriesTable(Transaction transaction, Accounts accounts, Runnable sendTheRest) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.numbers = new WriteBuffer(transaction, List.of(NumberTable.INSERT));
        this.sendTheRest = sendTheRest;
    }

    @Override
    public Optional<NumberSeries> find(LedgerId ledger, SeriesId series) {
        return transaction
                .find(FIND, new SeriesKey(ledger, series)::to, NumberSeriesTable::definition)
                .map(Definition::series);
    }

    @Override
    public List<Definition> all(LedgerId ledger) {
        transaction.requireUsable();
        if (transaction.writes()) {
            accounts.shutGate();
        }
        return transaction
                .list(ALL, parameters -> parameters.text(ledger.value()), NumberSeriesTable::definition)
                .stream()
                .sorted(Comparator.comparing(definition -> definition.series().id()))
                .toList();
    }

    @Override
    public void define(LedgerId ledger, Definition definition) {
        NumberSeries series = definition.series();
        accounts.changeGate();
        transaction.update(DEFINE, parameters -> {
            parameters
                    .text(series.id().value())
                    .text(ledger.value())
                    .text(series.id().value());
            parameters
                    .text(series.prefix())
                    .text(series.separator())
                    .text(series.startsAgainEachYear() ? YEARLY : "NEVER")
                    .number(series.writesYear() ? 1 : 0)
                    .number(series.digits())
                    .number(series.firstOrdinal());
            boolean isTakenOver = series.firstYear().isPresent();
            parameters
                    .numberOrNone(isTakenOver ? series.firstYear().getAsInt() : null)
                    .numberOrNone(isTakenOver ? series.firstOrdinalOfFirstYear() : null)
                    .instant(definition.recordedAt())
                    .text(definition.actor().value())
                    .text(definition.basis().map(Basis::reference).orElse(null));
        });
    }

    @Override
    public Optional<TakenNumber> latest(LedgerId ledger, SeriesId series, LocalDate day) {
        SeriesKey key = new SeriesKey(ledger, series);
        LockedSeries held = locked.get(key);
        if (held != null) {
            transaction.requireUsable();
            return held.latest(day);
        }
        return find(ledger, series)
                .flatMap(known -> NumberTable.latest(transaction, key, NumberTable.period(known.countedIn(day))));
    }

    @Override
    public Optional<TakenNumber> last(LedgerId ledger, SeriesId series) {
        return NumberTable.last(transaction, new SeriesKey(ledger, series));
    }

    @Override
    public void lock(LedgerId ledger, SeriesId series) {
        transaction.requireWritable();
        SeriesKey key = new SeriesKey(ledger, series);
        if (locked.containsKey(key)) {
            return;
        }
        if (!locked.isEmpty() && key.compareTo(locked.lastKey()) < 0) {
            throw new IllegalStateException("series " + series + " must be locked before "
                    + locked.lastKey().series());
        }
        sendTheRest.run();
        NumberSeries known = transaction
                .find(LOCK, key::to, NumberSeriesTable::definition)
                .map(Definition::series)
                .orElseThrow(() -> new IllegalArgumentException("no series " + series + " in ledger " + ledger));
        locked.put(key, new LockedSeries(transaction, key, known));
        accounts.lockNoMore(series);
    }

    @Override
    public List<TakenNumber> take(LedgerId ledger, SeriesId series, List<NumberClaim> claims, Instant now) {
        transaction.requireWritable();
        claims.forEach(claim -> claim.account().ifPresent(accounts::requireLocked));
        lock(ledger, series);
        SeriesKey key = new SeriesKey(ledger, series);
        List<TakenNumber> taken = locked.get(key).next(claims, now);
        taken.forEach(
                number -> numbers.add(NumberTable.INSERT, parameters -> NumberTable.bind(key, number, parameters)));
        numbers.flush();
        return taken;
    }

    @Override
    public Optional<TakenNumber> voidedBy(LedgerId ledger, SeriesId series, CommandId command) {
        return NumberTable.voidedBy(transaction, new SeriesKey(ledger, series), command);
    }

    @Override
    public void forEach(LedgerId ledger, SeriesId series, Consumer<? super TakenNumber> action) {
        NumberTable.forEach(transaction, new SeriesKey(ledger, series), action);
    }

    @Override
    public void close() {
        numbers.close();
    }

    private static Definition definition(Row row) throws SQLException {
        SeriesId id = SeriesId.of(row.text());
        String prefix = row.text();
        String separator = row.text();
        boolean isYearly = row.text().equals(YEARLY);
        boolean showsYear = row.count() == 1;
        NumberSeries plain = (isYearly ? NumberSeries.yearly(id, prefix) : NumberSeries.continuous(id, prefix))
                .separatedBy(separator)
                .withDigits(row.count())
                .startingAt(row.number());
        NumberSeries shown = showsYear ? plain.writingYear() : plain;
        int firstYear = row.count();
        long firstOfYear = row.number();
        NumberSeries series = firstYear == 0 ? shown : shown.startingIn(firstYear, firstOfYear);
        Instant recordedAt = row.instant();
        Actor actor = Actor.of(row.text());
        Optional<Basis> basis = Optional.ofNullable(row.textOrNone()).map(Basis::of);
        return Definition.of(series, recordedAt, actor, basis).chainedFrom(row.number());
    }
}
