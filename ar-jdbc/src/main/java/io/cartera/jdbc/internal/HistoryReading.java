package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.statement.HistoryLine;
import io.cartera.statement.HistoryPage;
import io.cartera.statement.HistoryQuery;
import io.cartera.time.DateRange;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/** The entries of an account, page by page: the condition on the place is a range of the table's key. */
final class HistoryReading {

    private static final DateRange ANY_DAY = DateRange.upTo(LocalDate.of(9999, 12, 31));

    // Ordered by all of the key, so that every database reads the rows of a page and no more.
    private static final String TEXT = "select e.version, e.seq, c.recorded_at, e."
            + EntryColumns.NAMES.replace(", ", ", e.") + " from cartera_entry e join cartera_command c"
            + " on c.shard_key = e.shard_key and c.ledger = e.ledger and c.customer = e.customer"
            + " and c.version = e.version"
            + " where e.shard_key = ? and e.ledger = ? and e.customer = ?"
            + " and e.version %1$s= ? and (e.version %1$s ? or e.seq %1$s ?)"
            + " and e.effective_on between ? and ? and e.amount_minor between ? and ?"
            + " and replace(?, concat('|', e.kind, '|'), '') <> ?"
            + " and (cast(? as char(3)) is null or e.currency = ?)"
            + " and (cast(? as char(128)) is null or e.document = ?)"
            // A store without a codec cannot tell whether a sealed one is asked for, and says so when it reads it.
            + " and (cast(? as char(1000)) is null or e.reference = ? or e.reference like '" + SensitiveTexts.SEALED
            + "%%')"
            + " order by e.shard_key %2$s, e.ledger %2$s, e.customer %2$s, e.version %2$s, e.seq %2$s limit ?";

    private static final Sql FORWARD = Sql.of("read a page of a history", String.format(Locale.ROOT, TEXT, ">", "asc"));
    private static final Sql BACKWARD =
            Sql.of("read a page of a history, latest first", String.format(Locale.ROOT, TEXT, "<", "desc"));

    private static final int OPENED_AT_A_TIME = 1000;

    private HistoryReading() {}

    static HistoryPage page(Transaction transaction, AccountId account, HistoryQuery query) {
        transaction.texts().expect(account.customer());
        boolean isCompared = !query.isMatchedAlone()
                && (query.reference().isEmpty() || !transaction.texts().seals());
        return HistoryPage.of(
                query,
                isCompared
                        ? lines(transaction, account, query, query.reference(), query.pageSize() + 1)
                        : opened(transaction, account, query));
    }

    /**
     * The database cannot compare references that are sealed, nor everything that is asked of a query, so all are read
     * until the page is full.
     */
    private static List<HistoryLine> opened(Transaction transaction, AccountId account, HistoryQuery query) {
        List<HistoryLine> found = new ArrayList<>();
        HistoryQuery rest = query;
        boolean isLast = false;
        while (!isLast && found.size() <= query.pageSize()) {
            List<HistoryLine> lines = lines(transaction, account, rest, Optional.empty(), OPENED_AT_A_TIME);
            lines.stream()
                    .filter(query::matches)
                    .limit(query.pageSize() + 1L - found.size())
                    .forEach(found::add);
            isLast = lines.size() < OPENED_AT_A_TIME;
            rest = isLast ? rest : query.after(lines.get(lines.size() - 1));
        }
        return found;
    }

    private static List<HistoryLine> lines(
            Transaction transaction, AccountId account, HistoryQuery query, Optional<String> reference, int most) {
        return transaction.list(
                query.isLatestFirst() ? BACKWARD : FORWARD,
                parameters -> bind(parameters, account, query, reference.map(SensitiveTexts::plain), most),
                row -> HistoryLine.of(
                        row.number(),
                        row.count(),
                        row.instant(),
                        EntryColumns.read(account.ledger(), account.customer(), row)));
    }

    private static void bind(
            Parameters parameters, AccountId account, HistoryQuery query, Optional<String> reference, int most)
            throws SQLException {
        long after = query.afterVersion().orElse(query.isLatestFirst() ? Long.MAX_VALUE : 0L);
        DateRange period = query.period().orElse(ANY_DAY);
        String kinds = query.kinds().stream().map(Enum::name).collect(Collectors.joining("|", "|", "|"));
        String currency = query.currency().map(CurrencyUnit::getCode).orElse(null);
        String document = query.document().orElse(null);
        parameters
                .account(account)
                .number(after)
                .number(after)
                .number(query.afterPosition())
                .period(period)
                .number(query.leastMinor())
                .number(query.mostMinor())
                .text(kinds)
                .text(kinds)
                .text(currency)
                .text(currency)
                .text(document)
                .text(document)
                .text(reference.orElse(null))
                .text(reference.orElse(null))
                .number(most);
    }
}
