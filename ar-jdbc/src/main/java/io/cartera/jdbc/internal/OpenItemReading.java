package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItem;
import io.cartera.customer.CustomerId;
import io.cartera.jdbc.internal.Parameters.Binding;
import io.cartera.time.AsOf;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * What was open as of a day, of an account in one statement.
 * <p>
 * With all that is recorded, an item whose last change lies on or before the day is exact as it stands; of the others
 * the links are folded. As known at an instant the links of every item are folded, of what was recorded by then.
 */
final class OpenItemReading {

    private static final String COLUMNS = "i.customer, i." + EntryColumns.NAMES.replace(", ", ", i.");
    private static final String COUNTS_STILL = "case when r.effective_on is null or r.effective_on > ? then";
    private static final String FOLDED = "select " + COLUMNS + ", i.amount_minor - coalesce(cast(sum(" + COUNTS_STILL
            + " a.amount_minor end) as bigint), 0) as still_open from cartera_item i"
            + " left join cartera_allocation a"
            + " on a.shard_key = i.shard_key and a.ledger = i.ledger and a.customer = i.customer";

    private static final String OF_CREDIT = " and a.credit_document = i.document and a.credit_part = i.part";
    private static final String OF_DEBIT = " and a.debit_document = i.document and a.debit_part = i.part";
    private static final String BEGUN = " and a.effective_on <= ?";
    static final String RELEASES = " left join cartera_release r"
            + " on r.shard_key = a.shard_key and r.ledger = a.ledger and r.customer = a.customer"
            + " and r.allocation_version = a.version and r.allocation_number = a.number";

    private static final String KNOWN_ALLOCATIONS = BEGUN + " and a.recorded_at <= ?" + RELEASES;
    private static final String KNOWN_RELEASES = " and r.recorded_at <= ?";

    private static final String OF_ACCOUNT = " where i.shard_key = ? and i.ledger = ? and i.customer = ?";
    private static final String OF_LEDGER = " where i.ledger = ?";
    private static final String EXACT = "select " + COLUMNS + ", i.open_minor as still_open from cartera_item i";
    // Most items did not change after the day and most are settled, so the way is by what is open. H2 would go by
    // the day of the last change if that were a column here.
    private static final String UNCHANGED =
            " and i.effective_on <= ? and coalesce(i.last_change_on, i.effective_on) <= ? and i." + ItemTable.IS_OPEN;
    private static final String CHANGED_LATER = " and i.effective_on <= ? and i.last_change_on > ?";
    private static final String KNOWN = " and i.effective_on <= ? and i.recorded_at <= ?";
    private static final String CREDITS = " and i.side = 'CREDIT' group by " + COLUMNS;
    private static final String DEBITS = " and i.side = 'DEBIT' group by " + COLUMNS;

    private static final String OPEN = "select customer, " + EntryColumns.NAMES + ", still_open from (";
    private static final String IN_ORDER =
            ") o where still_open > 0 order by codepoints(customer), currency, side desc,"
                    + " due_on, document_on, codepoints(document), part";

    private static final Reading ACCOUNT = Reading.of("read open items of an account", OF_ACCOUNT);
    private static final Reading LEDGER = Reading.of("read open items of a ledger", OF_LEDGER);

    private OpenItemReading() {}

    private static String asOf(String scope) {
        return OPEN + EXACT + scope + UNCHANGED
                + " union all " + FOLDED + OF_CREDIT + BEGUN + RELEASES + scope + CHANGED_LATER + CREDITS
                + " union all " + FOLDED + OF_DEBIT + BEGUN + RELEASES + scope + CHANGED_LATER + DEBITS
                + IN_ORDER;
    }

    private static String known(String scope) {
        return OPEN + FOLDED + OF_CREDIT + KNOWN_ALLOCATIONS + KNOWN_RELEASES + scope + KNOWN + CREDITS
                + " union all " + FOLDED + OF_DEBIT + KNOWN_ALLOCATIONS + KNOWN_RELEASES + scope + KNOWN + DEBITS
                + IN_ORDER;
    }

    static void ofAccount(Transaction transaction, AccountId account, AsOf asOf, Consumer<? super OpenItem> action) {
        transaction.texts().expect(account.customer());
        read(transaction, ACCOUNT, account.ledger(), parameters -> parameters.account(account), asOf, action);
    }

    static void ofLedger(Transaction transaction, LedgerId ledger, AsOf asOf, Consumer<? super OpenItem> action) {
        transaction.texts().expectAll();
        if (transaction.readsByAccount()) {
            AccountTable.in(transaction, ledger).forEach(account -> ofAccount(transaction, account, asOf, action));
        } else {
            read(transaction, LEDGER, ledger, parameters -> parameters.text(ledger.value()), asOf, action);
        }
    }

    private static void read(
            Transaction transaction,
            Reading reading,
            LedgerId ledger,
            Binding scope,
            AsOf asOf,
            Consumer<? super OpenItem> action) {
        if (asOf.knownAt().isPresent()) {
            Instant at = asOf.knownAt().get();
            Binding binding = parameters -> bindKnown(parameters, scope, asOf.date(), at);
            transaction.each(reading.known(), binding, row -> item(ledger, row), action);
        } else {
            Binding binding = parameters -> bind(parameters, scope, asOf.date());
            transaction.each(reading.asOf(), binding, row -> item(ledger, row), action);
        }
    }

    private static void bind(Parameters parameters, Binding scope, LocalDate day) throws SQLException {
        scope.to(parameters);
        parameters.date(day).date(day);
        for (int side = 0; side < 2; side++) {
            parameters.date(day).date(day);
            scope.to(parameters);
            parameters.date(day).date(day);
        }
    }

    private static void bindKnown(Parameters parameters, Binding scope, LocalDate day, Instant at) throws SQLException {
        for (int side = 0; side < 2; side++) {
            parameters.date(day).date(day).bound(at).bound(at);
            scope.to(parameters);
            parameters.date(day).bound(at);
        }
    }

    private static OpenItem item(LedgerId ledger, Row row) throws SQLException {
        CustomerId customer = CustomerId.of(row.text());
        Entry entry = EntryColumns.read(ledger, customer, row);
        return OpenItem.of(customer, entry, row.number());
    }

    /** The two statements of a scope: with all that is recorded, and as known at an instant. */
    private record Reading(Sql asOf, Sql known) {

        static Reading of(String name, String scope) {
            return new Reading(
                    Sql.of(name, OpenItemReading.asOf(scope)),
                    Sql.of(name + " as known", OpenItemReading.known(scope)));
        }
    }
}
