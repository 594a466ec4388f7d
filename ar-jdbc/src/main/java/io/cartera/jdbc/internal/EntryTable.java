package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.jdbc.internal.Parameters.Binding;
import io.cartera.time.DateRange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The entries. */
final class EntryTable {

    static final Sql INSERT = Sql.of(
            "insert entry",
            "insert into cartera_entry (shard_key, ledger, customer, version, seq, " + EntryColumns.NAMES
                    + ") values (?, ?, ?, ?, ?, " + EntryColumns.PLACES + ")");

    private static final Sql BY_VERSION = Sql.of(
            "read entries",
            "select version, " + EntryColumns.NAMES + " from cartera_entry"
                    + " where shard_key = ? and ledger = ? and customer = ? and version between ? and ?"
                    + " order by version, seq");

    private static final String OF_PERIOD = "select customer, " + EntryColumns.NAMES + " from cartera_entry where %s"
            + " and effective_on between ? and ? order by %s version, seq";

    private static final Sql OF_LEDGER = Sql.of(
            "read entries of a ledger", String.format(Locale.ROOT, OF_PERIOD, "ledger = ?", "codepoints(customer),"));

    private static final Sql OF_ACCOUNT = Sql.of(
            "read entries of an account",
            String.format(Locale.ROOT, OF_PERIOD, "shard_key = ? and ledger = ? and customer = ?", ""));

    private EntryTable() {}

    static void insert(
            WriteBuffer books, AccountId account, long version, int position, Entry entry, @Nullable String reference) {
        books.add(
                INSERT,
                parameters -> EntryColumns.bind(
                        parameters.account(account).number(version).number(position), entry, reference));
    }

    static Map<Long, List<Entry>> read(Transaction transaction, AccountId account, long from, long to) {
        return ByVersion.group(transaction.list(
                BY_VERSION,
                parameters -> parameters.account(account).number(from).number(to),
                row -> new ByVersion<>(row.number(), EntryColumns.read(account.ledger(), account.customer(), row))));
    }

    static void forEach(
            Transaction transaction,
            LedgerId ledger,
            DateRange period,
            BiConsumer<? super CustomerId, ? super Entry> action) {
        transaction.texts().expectAll();
        if (transaction.readsByAccount()) {
            for (AccountId account : AccountTable.in(transaction, ledger)) {
                forEach(transaction, account, period, action);
            }
        } else {
            forEach(transaction, OF_LEDGER, ledger, parameters -> parameters.text(ledger.value()), period, action);
        }
    }

    static void forEach(
            Transaction transaction,
            AccountId account,
            DateRange period,
            BiConsumer<? super CustomerId, ? super Entry> action) {
        transaction.texts().expect(account.customer());
        forEach(transaction, OF_ACCOUNT, account.ledger(), parameters -> parameters.account(account), period, action);
    }

    private static void forEach(
            Transaction transaction,
            Sql sql,
            LedgerId ledger,
            Binding scope,
            DateRange period,
            BiConsumer<? super CustomerId, ? super Entry> action) {
        transaction.each(
                sql,
                parameters -> {
                    scope.to(parameters);
                    parameters.period(period);
                },
                row -> {
                    CustomerId customer = CustomerId.of(row.text());
                    return new OfCustomer(customer, EntryColumns.read(ledger, customer, row));
                },
                found -> action.accept(found.customer(), found.entry()));
    }

    private record OfCustomer(CustomerId customer, Entry entry) {}
}
