package io.cartera.broken;

import io.cartera.account.LedgerId;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.store.NumberClaim;
import io.cartera.store.NumberSeriesRepository;
import io.cartera.store.TakenNumber;
import io.cartera.trace.CommandId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Number series that are passed on as they are. */
class NumberSeriesParts implements NumberSeriesRepository {

    final NumberSeriesRepository sound;

    NumberSeriesParts(Parts parts) {
        this.sound = parts.numberSeries();
    }

    @Override
    public Optional<NumberSeries> find(LedgerId ledger, SeriesId series) {
        return sound.find(ledger, series);
    }

    @Override
    public List<Definition> all(LedgerId ledger) {
        return sound.all(ledger);
    }

    @Override
    public void define(LedgerId ledger, Definition definition) {
        sound.define(ledger, definition);
    }

    @Override
    public Optional<TakenNumber> latest(LedgerId ledger, SeriesId series, LocalDate day) {
        return sound.latest(ledger, series, day);
    }

    @Override
    public Optional<TakenNumber> last(LedgerId ledger, SeriesId series) {
        return sound.last(ledger, series);
    }

    @Override
    public void lock(LedgerId ledger, SeriesId series) {
        sound.lock(ledger, series);
    }

    @Override
    public List<TakenNumber> take(LedgerId ledger, SeriesId series, List<NumberClaim> claims, Instant now) {
        return sound.take(ledger, series, claims, now);
    }

    @Override
    public Optional<TakenNumber> voidedBy(LedgerId ledger, SeriesId series, CommandId command) {
        return sound.voidedBy(ledger, series, command);
    }

    @Override
    public void forEach(LedgerId ledger, SeriesId series, Consumer<? super TakenNumber> action) {
        sound.forEach(ledger, series, action);
    }
}
