package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.Fingerprint;
import io.cartera.audit.SeriesLink;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.DocumentNumber;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.SeriesId;
import io.cartera.store.NumberClaim;
import io.cartera.store.TakenNumber;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The numbers that were taken. The period is the year in which a number is counted, or 0 for all years. */
final class NumberTable {

    /** What {@link #number} reads. */
    static final String NUMBER = "series, period, ordinal, written";

    private static final int ALL_YEARS = 0;

    private static final String COLUMNS =
            NUMBER + ", seq, recorded_at, issued_on, customer, document, reason, kind, command, actor, basis,"
                    + " chain_form, document_hash, own_link, chain_hash";

    // Of whoever took the number before, the text may be personal, and nobody asks for it.
    private static final String WITHOUT_BASIS = COLUMNS.replace(", basis,", ", null,");

    static final Sql INSERT = Sql.of(
            "insert number",
            "insert into cartera_number (shard_key, ledger, " + COLUMNS
                    + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final String AMONG_SERIES = " from cartera_number where shard_key = ? and ledger = ? and series = ?";
    private static final String OF_SERIES = "select " + COLUMNS + AMONG_SERIES;
    private static final String OF_SERIES_WITHOUT_BASIS = "select " + WITHOUT_BASIS + AMONG_SERIES;

    // The key in falling order lets every database read one row of it.
    private static final Sql LATEST = Sql.of(
            "find latest number",
            OF_SERIES_WITHOUT_BASIS
                    + " and period = ? order by shard_key desc, ledger desc, series desc, period desc, ordinal desc"
                    + " limit 1");

    private static final Sql LAST = Sql.of(
            "find last number",
            OF_SERIES_WITHOUT_BASIS + " order by shard_key desc, ledger desc, series desc, seq desc limit 1");

    private static final Sql LAST_ANSWER = Sql.of(
            "find last answer of a log",
            "select own_link" + AMONG_SERIES
                    + " and own_link is not null order by shard_key desc, ledger desc, series desc, seq desc limit 1");

    private static final Sql VOIDED =
            Sql.of("find voided number", OF_SERIES + " and document is null and customer is null and command = ?");

    private static final Sql IN_ORDER = Sql.of("read numbers", OF_SERIES + " order by period, ordinal");

    private NumberTable() {}

    /** The period that stands for a year. */
    static int period(OptionalInt year) {
        return year.orElse(ALL_YEARS);
    }

    /** The latest number of a period, without the basis of its command. */
    static Optional<TakenNumber> latest(Transaction transaction, SeriesKey key, int period) {
        return transaction.find(
                LATEST, parameters -> key.to(parameters).number(period), row -> taken(key.ledger(), row));
    }

    /** The number that was taken last, of whatever period, without the basis of its command. */
    static Optional<TakenNumber> last(Transaction transaction, SeriesKey key) {
        return transaction.find(LAST, key::to, row -> taken(key.ledger(), row));
    }

    /** What a log answered for the latest number of those written for which one was asked. */
    static Optional<String> lastAnswer(Transaction transaction, SeriesKey key) {
        return transaction.find(LAST_ANSWER, key::to, Row::text);
    }

    static Optional<TakenNumber> voidedBy(Transaction transaction, SeriesKey key, CommandId command) {
        return transaction.find(
                VOIDED, parameters -> key.to(parameters).text(command.value()), row -> taken(key.ledger(), row));
    }

    static void forEach(Transaction transaction, SeriesKey key, Consumer<? super TakenNumber> action) {
        transaction.texts().expectAll();
        transaction.each(IN_ORDER, key::to, row -> taken(key.ledger(), row), action);
    }

    /** Binds {@link #INSERT}. */
    static void bind(SeriesKey key, TakenNumber taken, Parameters parameters) throws SQLException {
        NumberClaim claim = taken.claim();
        Command command = claim.command();
        key.to(parameters)
                .number(period(taken.number().year()))
                .number(taken.number().ordinal())
                .text(taken.number().text())
                .number(taken.position())
                .instant(taken.recordedAt())
                .date(claim.on())
                .text(claim.account().map(account -> account.customer().value()).orElse(null))
                .text(claim.document().map(InvoiceId::value).orElse(null))
                .text(claim.reason().orElse(null))
                .code(command.kind())
                .text(command.id().value())
                .text(command.actor().value());
        Optional<CustomerId> customer = claim.account().map(AccountId::customer);
        if (customer.isPresent()) {
            parameters.basis(
                    SensitiveColumn.NUMBER_BASIS,
                    customer.get(),
                    command.basis(),
                    key.ledger().value(),
                    taken.number().series().value(),
                    period(taken.number().year()),
                    taken.number().ordinal());
        } else {
            parameters.text(command.basis().map(Basis::reference).orElse(null));
        }
        Optional<SeriesLink> link = taken.link();
        parameters
                .numberOrNone(link.map(SeriesLink::form).orElse(null))
                .bytes(link.flatMap(SeriesLink::facts).map(Fingerprint::bytes).orElse(null))
                .text(link.flatMap(SeriesLink::own).orElse(null))
                .bytes(link.map(SeriesLink::hash).map(Fingerprint::bytes).orElse(null));
    }

    /** Reads {@link #NUMBER}. */
    static DocumentNumber number(Row row) throws SQLException {
        SeriesId series = SeriesId.of(row.text());
        int period = row.count();
        long ordinal = row.number();
        String written = row.text();
        return period == ALL_YEARS
                ? DocumentNumber.of(series, ordinal, written)
                : DocumentNumber.inYear(series, period, ordinal, written);
    }

    private static TakenNumber taken(LedgerId ledger, Row row) throws SQLException {
        DocumentNumber number = number(row);
        long position = row.number();
        Instant recordedAt = row.instant();
        LocalDate on = row.date();
        String customer = row.textOrNone();
        String document = row.textOrNone();
        String reason = row.textOrNone();
        CommandKind kind = row.code(CommandKind.class);
        CommandId id = CommandId.of(row.text());
        Actor actor = Actor.of(row.text());
        Optional<Basis> basis = customer == null
                ? Optional.ofNullable(row.textOrNone()).map(Basis::of)
                : row.basis(
                        SensitiveColumn.NUMBER_BASIS,
                        CustomerId.of(customer),
                        ledger.value(),
                        number.series().value(),
                        period(number.year()),
                        number.ordinal());
        Command command = Command.of(kind, id, actor, basis);
        NumberClaim claim = reason != null
                ? NumberClaim.voided(command, on, reason)
                : NumberClaim.issued(
                        command, AccountId.of(ledger, CustomerId.of(customer)), InvoiceId.of(document), on);
        TakenNumber taken = TakenNumber.of(number, position, recordedAt, claim);
        int form = row.count();
        Optional<Fingerprint> facts = Optional.ofNullable(row.bytesOrNone()).map(Fingerprint::of);
        Optional<String> own = Optional.ofNullable(row.textOrNone());
        byte[] hash = row.bytesOrNone();
        return hash == null ? taken : taken.linked(SeriesLink.of(form, facts, own, Fingerprint.of(hash)));
    }
}
