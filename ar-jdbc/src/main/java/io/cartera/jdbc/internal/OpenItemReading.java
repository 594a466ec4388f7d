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
 * What was open as of a day, in one statement.
 * <p>
 * With all that is recorded, an item whose last change lies on or before the day is exact as it stands; of the others
 * the links are folded. As known at an instant the links of every item are folded, of what was recorded by then.
 */
final class OpenItemReading {

    private static final String LINKS = " from cartera_allocation a left join cartera_release r"
            + " on r.shard_key = a.shard_key and r.ledger = a.ledger and r.customer = a.customer"
            + " and r.allocation_version = a.version and r.allocation_number = a.number";

    private static final String OF_ITEM =
            " where a.shard_key = i.shard_key and a.ledger = i.ledger and a.customer = i.customer";

    private static final String OF_CREDIT = OF_ITEM + " and a.credit_document = i.document and a.credit_part = i.part";
    private static final String OF_DEBIT = OF_ITEM + " and a.debit_document = i.document and a.debit_part = i.part";

    private static final String COUNTS =
            " and a.effective_on <= ? and (r.effective_on is null or r.effective_on > ?)), 0)";

    private static final String RELEASE_KNOWN = " and r.recorded_at <= ?";
    private static final String ALLOCATION_KNOWN = " and a.recorded_at <= ?";
    private static final String APPLIED = "coalesce((select cast(sum(a.amount_minor) as bigint)";

    private static final String FOLDED = "i.amount_minor - case when i.side = 'CREDIT'"
            + " then " + APPLIED + LINKS + OF_CREDIT + COUNTS
            + " else " + APPLIED + LINKS + OF_DEBIT + COUNTS
            + " end";

    private static final String FOLDED_KNOWN = "i.amount_minor - case when i.side = 'CREDIT'"
            + " then " + APPLIED + LINKS + RELEASE_KNOWN + OF_CREDIT + ALLOCATION_KNOWN + COUNTS
            + " else " + APPLIED + LINKS + RELEASE_KNOWN + OF_DEBIT + ALLOCATION_KNOWN + COUNTS
            + " end";

    private static final String ITEMS = "select customer, " + EntryColumns.NAMES + ", ";
    private static final String OF_ACCOUNT = " i.shard_key = ? and i.ledger = ? and i.customer = ?";
    private static final String OF_LEDGER = " i.ledger = ?";
    private static final String EXACT_FROM = ITEMS + "open_minor as still_open from cartera_item i where";
    private static final String EXACT = " and i.effective_on <= ? and i.last_change_on <= ? and i.open_minor > 0";
    private static final String FOLDED_FROM = ITEMS + FOLDED + " as still_open from cartera_item i where";
    private static final String LATER_CHANGED = " and i.effective_on <= ? and i.last_change_on > ?";
    private static final String KNOWN_FROM = ITEMS + FOLDED_KNOWN + " as still_open from cartera_item i where";
    private static final String KNOWN = " and i.effective_on <= ? and i.recorded_at <= ?";

    private static final String OPEN = ITEMS + "still_open from (";
    private static final String IN_ORDER =
            ") o where still_open > 0 order by codepoints(customer), currency, side desc,"
                    + " due_on, document_on, codepoints(document), part";

    private static final Sql ACCOUNT = Sql.of(
            "read open items of an account as of a day",
            OPEN + EXACT_FROM + OF_ACCOUNT + EXACT + " union all " + FOLDED_FROM + OF_ACCOUNT + LATER_CHANGED
                    + IN_ORDER);

    private static final Sql LEDGER = Sql.of(
            "read open items as of a day",
            OPEN + EXACT_FROM + OF_LEDGER + EXACT + " union all " + FOLDED_FROM + OF_LEDGER + LATER_CHANGED + IN_ORDER);

    private static final Sql ACCOUNT_KNOWN =
            Sql.of("read open items of an account as known", OPEN + KNOWN_FROM + OF_ACCOUNT + KNOWN + IN_ORDER);

    private static final Sql LEDGER_KNOWN =
            Sql.of("read open items as known", OPEN + KNOWN_FROM + OF_LEDGER + KNOWN + IN_ORDER);

    private OpenItemReading() {}

    static void ofAccount(Transaction transaction, AccountId account, AsOf asOf, Consumer<? super OpenItem> action) {
        Binding scope = parameters -> parameters.account(account);
        read(transaction, ACCOUNT, ACCOUNT_KNOWN, scope, asOf, action);
    }

    static void ofLedger(Transaction transaction, LedgerId ledger, AsOf asOf, Consumer<? super OpenItem> action) {
        Binding scope = parameters -> parameters.text(ledger.value());
        read(transaction, LEDGER, LEDGER_KNOWN, scope, asOf, action);
    }

    private static void read(
            Transaction transaction, Sql now, Sql known, Binding scope, AsOf asOf, Consumer<? super OpenItem> action) {
        if (asOf.knownAt().isPresent()) {
            Instant at = asOf.knownAt().get();
            transaction.each(
                    known, parameters -> bindKnown(parameters, scope, asOf.date(), at), OpenItemReading::item, action);
        } else {
            transaction.each(now, parameters -> bind(parameters, scope, asOf.date()), OpenItemReading::item, action);
        }
    }

    private static void bind(Parameters parameters, Binding scope, LocalDate day) throws SQLException {
        scope.to(parameters);
        parameters.date(day).date(day);
        for (int side = 0; side < 2; side++) {
            parameters.date(day).date(day);
        }
        scope.to(parameters);
        parameters.date(day).date(day);
    }

    private static void bindKnown(Parameters parameters, Binding scope, LocalDate day, Instant at) throws SQLException {
        for (int side = 0; side < 2; side++) {
            parameters.bound(at).bound(at).date(day).date(day);
        }
        scope.to(parameters);
        parameters.date(day).bound(at);
    }

    private static OpenItem item(Row row) throws SQLException {
        CustomerId customer = CustomerId.of(row.text());
        Entry entry = EntryColumns.read(row);
        return OpenItem.of(customer, entry, row.number());
    }
}
