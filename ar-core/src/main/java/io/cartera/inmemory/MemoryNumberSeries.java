package io.cartera.inmemory;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.SeriesLink;
import io.cartera.invoice.DocumentNumber;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.NumberClaim;
import io.cartera.store.NumberSeriesRepository;
import io.cartera.store.TakenNumber;
import io.cartera.trace.CommandId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The number series of a store in memory. */
final class MemoryNumberSeries implements NumberSeriesRepository {

    private final MemorySession session;

    MemoryNumberSeries(MemorySession session) {
        this.session = session;
    }

    @Override
    public Optional<NumberSeries> find(LedgerId ledger, SeriesId series) {
        return book(ledger, series).map(book -> book.definition.series());
    }

    @Override
    public List<Definition> all(LedgerId ledger) {
        return session.books().numberSeries.entrySet().stream()
                .filter(entry -> entry.getKey().ledger().equals(ledger))
                .map(entry -> entry.getValue().definition)
                .toList();
    }

    @Override
    public void define(LedgerId ledger, Definition definition) {
        Map<Key, Book> all = session.booksToWrite().numberSeries;
        Key key = new Key(ledger, definition.series().id());
        if (all.containsKey(key)) {
            throw session.failed(new DuplicateKeyException("series " + key.series() + " is taken"));
        }
        all.put(key, new Book(definition));
        session.onFailure(() -> all.remove(key));
    }

    @Override
    public Optional<TakenNumber> latest(LedgerId ledger, SeriesId series, LocalDate day) {
        return book(ledger, series).map(book -> book.latest(day));
    }

    @Override
    public Optional<TakenNumber> last(LedgerId ledger, SeriesId series) {
        return book(ledger, series).map(book -> book.last);
    }

    @Override
    public void lock(LedgerId ledger, SeriesId series) {
        session.booksToWrite();
        requireBook(ledger, series);
        session.lock(new Key(ledger, series));
    }

    @Override
    public List<TakenNumber> take(LedgerId ledger, SeriesId series, List<NumberClaim> claims, Instant now) {
        lock(ledger, series);
        Book book = requireBook(ledger, series);
        List<TakenNumber> taken = new ArrayList<>();
        boolean isWhole = false;
        try {
            for (NumberClaim claim : claims) {
                claim.account().ifPresent(session::toWrite);
                if (book.isKnown(claim)) {
                    throw session.failed(
                            new DuplicateKeyException(claim.command().id() + " has a number of " + series));
                }
                taken.add(book.take(ledger, claim, now.truncatedTo(ChronoUnit.MICROS)));
            }
            isWhole = true;
        } finally {
            if (isWhole) {
                session.onFailure(() -> book.undo(taken));
            } else {
                book.undo(taken);
            }
        }
        return List.copyOf(taken);
    }

    @Override
    public Optional<TakenNumber> voidedBy(LedgerId ledger, SeriesId series, CommandId command) {
        return book(ledger, series).map(book -> book.voids.get(command));
    }

    @Override
    public void forEach(LedgerId ledger, SeriesId series, Consumer<? super TakenNumber> action) {
        book(ledger, series).ifPresent(book -> book.byYear.values().forEach(numbers -> numbers.forEach(action)));
    }

    /** The document with the number that was taken for it. */
    Invoice numbered(AccountId account, Invoice document) {
        return document.series()
                .flatMap(series -> book(account.ledger(), series))
                .map(book -> book.documents.get(new Bearer(account, document.id())))
                .map(taken -> document.numbered(taken.number()))
                .orElse(document);
    }

    private Optional<Book> book(LedgerId ledger, SeriesId series) {
        return Optional.ofNullable(session.books().numberSeries.get(new Key(ledger, series)));
    }

    private Book requireBook(LedgerId ledger, SeriesId series) {
        return book(ledger, series)
                .orElseThrow(() -> new IllegalArgumentException("no series " + series + " in ledger " + ledger));
    }

    /** A series of a ledger. */
    record Key(LedgerId ledger, SeriesId series) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::ledger).thenComparing(Key::series);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Bearer(AccountId account, InvoiceId document) {}

    /** One series with its numbers. */
    static final class Book {

        private static final Integer ALL_YEARS = 0;

        private final Definition definition;
        private final TreeMap<Integer, List<TakenNumber>> byYear = new TreeMap<>();
        private final Map<Bearer, TakenNumber> documents = new HashMap<>();
        private final Map<CommandId, TakenNumber> voids = new HashMap<>();
        private @Nullable TakenNumber last;

        private Book(Definition definition) {
            this.definition = definition;
        }

        Book copy() {
            Book copy = new Book(definition);
            byYear.values().stream()
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(TakenNumber::position))
                    .forEach(copy::add);
            return copy;
        }

        private @Nullable TakenNumber latest(LocalDate day) {
            List<TakenNumber> numbers =
                    byYear.get(definition.series().countedIn(day).orElse(ALL_YEARS));
            return numbers == null || numbers.isEmpty() ? null : numbers.get(numbers.size() - 1);
        }

        private boolean isKnown(NumberClaim claim) {
            return claim.document().isPresent()
                    ? documents.containsKey(bearer(claim))
                    : voids.containsKey(claim.command().id());
        }

        private TakenNumber take(LedgerId ledger, NumberClaim claim, Instant now) {
            NumberSeries series = definition.series();
            TakenNumber latest = latest(claim.on());
            if (latest != null && claim.on().isBefore(latest.claim().on())) {
                throw new IllegalArgumentException(claim + " is before " + latest + " of series " + series.id());
            }
            DocumentNumber number =
                    latest == null ? series.first(claim.on()) : series.after(latest.number(), claim.on());
            Instant at = last != null && !now.isAfter(last.recordedAt())
                    ? last.recordedAt().plus(1, ChronoUnit.MICROS)
                    : now;
            TakenNumber taken = TakenNumber.of(number, last == null ? 1 : last.position() + 1, at, claim)
                    .linkedAfter(ledger, Optional.ofNullable(last), this::lastAnswer);
            add(taken);
            return taken;
        }

        private Optional<String> lastAnswer() {
            return byYear.values().stream()
                    .flatMap(List::stream)
                    .filter(number -> number.link().flatMap(SeriesLink::own).isPresent())
                    .max(Comparator.comparing(TakenNumber::position))
                    .flatMap(TakenNumber::link)
                    .flatMap(SeriesLink::own);
        }

        private void add(TakenNumber taken) {
            byYear.computeIfAbsent(taken.number().year().orElse(ALL_YEARS), none -> new ArrayList<>())
                    .add(taken);
            if (taken.isVoid()) {
                voids.put(taken.claim().command().id(), taken);
            } else {
                documents.put(bearer(taken.claim()), taken);
            }
            last = taken;
        }

        private void undo(List<TakenNumber> taken) {
            for (int i = taken.size() - 1; i >= 0; i--) {
                TakenNumber number = taken.get(i);
                List<TakenNumber> numbers = byYear.get(number.number().year().orElse(ALL_YEARS));
                numbers.remove(numbers.size() - 1);
                voids.remove(number.claim().command().id(), number);
                number.claim().document().ifPresent(document -> documents.remove(bearer(number.claim())));
            }
            last = byYear.values().stream()
                    .filter(numbers -> !numbers.isEmpty())
                    .map(numbers -> numbers.get(numbers.size() - 1))
                    .max(Comparator.comparing(TakenNumber::position))
                    .orElse(null);
        }

        private static Bearer bearer(NumberClaim claim) {
            return new Bearer(claim.account().orElseThrow(), claim.document().orElseThrow());
        }
    }
}
