package io.cartera;

import io.cartera.access.Permission;
import io.cartera.invoice.DocumentNumber;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.NumberingRefusal;
import io.cartera.invoice.SeriesId;
import io.cartera.store.NumberClaim;
import io.cartera.store.NumberSeriesRepository;
import io.cartera.store.NumberSeriesRepository.Definition;
import io.cartera.store.Session;
import io.cartera.store.TakenNumber;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Difference;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The series that number documents without a gap. A document says by {@link io.cartera.invoice.Invoice.Builder#numberedBy}
 * which series numbers it, and gets its number when it is issued.
 * <p>
 * A series belongs to one ledger. Its definitions and numbers are no changes of an account: each is its own record, with
 * actor, basis and instant, and listeners are not told of them. Thread-safe. Example:
 * <pre>{@code
 * books.numbering().define(NumberSeries.yearly(SeriesId.of("sales"), "F"));
 * books.invoicing().issue(Invoice.draft(InvoiceId.of("INV-1"), acme, LocalDate.parse("2026-01-10"))
 *         .line("Consulting", Money.parse("EUR 3000")).numberedBy(SeriesId.of("sales")).build());
 * books.invoicing().find(acme, InvoiceId.of("INV-1")).orElseThrow().number(); // F-2026-00001
 * }</pre>
 */
public final class Numbering {

    private final Desk desk;

    Numbering(Desk desk) {
        this.desk = desk;
    }

    /**
     * Defines a series, once: the same definition again changes nothing, another one under its identifier is
     * {@link Outcome.Conflicting}. Refused with {@link NumberingRefusal.WrittenAlike} where its numbers could be written as
     * those of another series of the ledger. The identifier of the series is that of the command.
     */
    public Outcome<NumberSeries> define(NumberSeries series) {
        Objects.requireNonNull(series, "series");
        CommandId command = CommandId.of(series.id().value());
        return desk.write(Permission.MAINTAIN_NUMBER_SERIES, desk.ledger(), (session, told) -> {
            List<NumberSeries> all = all(session);
            Optional<NumberSeries> existing =
                    all.stream().filter(other -> other.id().equals(series.id())).findFirst();
            if (existing.isPresent()) {
                return existing.get()
                        .differenceFrom(series)
                        .<Outcome<NumberSeries>>map(difference -> Outcome.Conflicting.of(command, difference))
                        .orElseGet(() -> new Outcome.Applied<>(command, series, List.of()));
            }
            Optional<NumberSeries> alike =
                    all.stream().filter(series::mayWriteAs).findFirst();
            if (alike.isPresent()) {
                return new Outcome.Refused<>(
                        command,
                        NumberingRefusal.WrittenAlike.of(
                                series.id(), alike.get().id()));
            }
            session.numberSeries().define(desk.ledger(), Definition.of(series, desk.now(), desk.actor(), desk.basis()));
            return new Outcome.Applied<>(command, series, List.of());
        });
    }

    private List<NumberSeries> all(Session session) {
        return session.numberSeries().all(desk.ledger()).stream()
                .map(Definition::series)
                .toList();
    }

    /**
     * Takes the next number of a series for nothing, such as one that was used before these books were kept, or one on
     * a form that was spoiled. No document will bear it; it stays among the numbers, with the reason. A document that was
     * issued keeps its number, also where it is reversed. A repeat changes nothing; another day or reason under the same
     * identifier is {@link Outcome.Conflicting}. Refused with {@link NumberingRefusal.UnknownSeries} or, where the day is
     * before that of the latest number, {@link NumberingRefusal.IssuedBeforeLast}.
     *
     * @param command the identifier of the command, unique within the series
     * @param on the day, among the dates of issue
     * @param reason why no document bears it; nothing personal, since it stays for ever as it is: the chain of the series
     *     covers it in clear, and no erasure reaches it
     * @return the number
     */
    public Outcome<DocumentNumber> voidNext(CommandId command, SeriesId series, LocalDate on, String reason) {
        Objects.requireNonNull(series, "series");
        Command order = desk.command(CommandKind.VOID_NUMBER, Objects.requireNonNull(command, "command"));
        NumberClaim bare = NumberClaim.voided(order, Require.date(on, "on"), reason);
        NumberClaim claim = desk.log().map(bare::loggedBy).orElse(bare);
        return desk.write(Permission.MAINTAIN_NUMBER_SERIES, series, (session, told) -> {
            NumberSeriesRepository all = session.numberSeries();
            if (all.find(desk.ledger(), series).isEmpty()) {
                return new Outcome.Refused<>(command, NumberingRefusal.UnknownSeries.of(series));
            }
            all.lock(desk.ledger(), series);
            Optional<TakenNumber> earlier = all.voidedBy(desk.ledger(), series, command);
            if (earlier.isPresent()) {
                return Difference.between(content(earlier.get().claim()), content(claim))
                        .<Outcome<DocumentNumber>>map(difference -> Outcome.Conflicting.of(command, difference))
                        .orElseGet(() -> applied(command, earlier.get()));
            }
            return tooEarly(all, series, on)
                    .<Outcome<DocumentNumber>>map(refusal -> new Outcome.Refused<>(command, refusal))
                    .orElseGet(() -> applied(
                            command,
                            all.take(desk.ledger(), series, List.of(claim), desk.now())
                                    .get(0)));
        });
    }

    private Optional<Refusal> tooEarly(NumberSeriesRepository all, SeriesId series, LocalDate on) {
        return all.latest(desk.ledger(), series, on)
                .map(latest -> latest.claim().on())
                .filter(on::isBefore)
                .map(last -> NumberingRefusal.IssuedBeforeLast.of(series, on, last));
    }

    private static Outcome<DocumentNumber> applied(CommandId command, TakenNumber taken) {
        return new Outcome.Applied<>(command, taken.number(), List.of());
    }

    private static Map<String, String> content(NumberClaim claim) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("on", claim.on().toString());
        content.put("reason", claim.reason().orElse(""));
        return content;
    }

    /** The series of the ledger, by identifier: what was defined, by whom, when and on what basis. */
    public List<Definition> series() {
        return desk.read(
                Permission.READ_NUMBER_SERIES, session -> session.numberSeries().all(desk.ledger()));
    }

    /**
     * The numbers of a series that were taken, in their order: which document each is on, or why it is void, by whom and
     * when; none where there is no such series.
     */
    public List<TakenNumber> numbers(SeriesId series) {
        return desk.read(Permission.READ_NUMBER_SERIES, session -> numbers(session, series));
    }

    private List<TakenNumber> numbers(Session session, SeriesId series) {
        List<TakenNumber> numbers = new ArrayList<>();
        session.numberSeries().forEach(desk.ledger(), series, numbers::add);
        return List.copyOf(numbers);
    }

    /** The numbers of a series that are missing, from the first to the last that was taken: none in sound books. */
    public List<NumberSeries.Gap> gaps(SeriesId series) {
        return desk.read(
                Permission.READ_NUMBER_SERIES,
                session -> session.numberSeries()
                        .find(desk.ledger(), series)
                        .map(known -> known.gaps(numbers(session, series).stream()
                                .map(TakenNumber::number)
                                .toList()))
                        .orElse(List.of()));
    }
}
