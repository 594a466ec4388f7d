package io.cartera.jdbc.internal;

import io.cartera.account.EntryKind;
import io.cartera.account.LedgerId;
import io.cartera.account.Side;
import io.cartera.aging.AgedSums;
import io.cartera.aging.AgingBuckets;
import io.cartera.customer.CustomerId;
import io.cartera.time.AsOf;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;

/**
 * What is open on all accounts of a ledger, added up by customer, currency, side and column of an aging, in one statement.
 * <p>
 * No item is folded: a column holds the amounts of its items less the allocations of them that count. Nothing open is
 * negative, so a sum of zero has nothing open in it. With all that is recorded, items whose last change lies on or before
 * the day bring what is open of them, and nobody asks for their allocations. Deposits that stand apart are a column before
 * the first one.
 */
final class AgingReading {

    private static final int COLUMNS = AgingBuckets.MAX_LIMITS + 2;

    private static final int DEPOSITS = -1;
    private static final String IS_DEPOSIT = " when aged_kind = '" + EntryKind.DEPOSIT + "' then " + DEPOSITS;

    private static final String BY_COLUMN = IntStream.range(0, COLUMNS - 1)
            .mapToObj(column -> " when aged_on >= ? then " + column)
            .collect(Collectors.joining("", "", " else " + (COLUMNS - 1) + " end"));

    private static final String SUMS = "select customer, currency, side, age_column, sum(minor) as open_minor from ("
            + "select customer, currency, side, case%s" + BY_COLUMN + " as age_column, minor from (%s) o"
            + ") c group by customer, currency, side, age_column having sum(minor) > 0"
            + " order by codepoints(customer), currency, side desc, age_column";

    private static final String ITEMS = "select i.customer, i.currency, i.side, i.%s as aged_on,%s ";
    private static final String OF_LEDGER = " where i.ledger = ? and i.effective_on <= ?";

    private static final String UNCHANGED = " and i.last_change_on <= ? and i." + ItemTable.IS_OPEN;
    private static final String CHANGED_LATER = " and i.last_change_on > ?";
    private static final String KNOWN = " and i.recorded_at <= ?";

    private static final String ALLOCATED = "-a.amount_minor from cartera_item i join cartera_allocation a"
            + " on a.shard_key = i.shard_key and a.ledger = i.ledger and a.customer = i.customer"
            + " and i.side = '%1$s' and a.%2$s_document = i.document and a.%2$s_part = i.part"
            + OpenItemReading.RELEASES + "%3$s";
    private static final String COUNTS = " and a.effective_on <= ? and (r.effective_on is null or r.effective_on > ?)";

    private static final Reading BY_DUE_DATE = Reading.of("age a ledger by due date", "due_on", false);
    private static final Reading BY_DOCUMENT_DATE = Reading.of("age a ledger by document date", "document_on", false);
    private static final Reading BY_DUE_DATE_APART =
            Reading.of("age a ledger by due date, deposits apart", "due_on", true);
    private static final Reading BY_DOCUMENT_DATE_APART =
            Reading.of("age a ledger by document date, deposits apart", "document_on", true);

    private AgingReading() {}

    // What arrived of a deposit on another account is one too.
    private static String items(String agedOn, boolean depositsApart) {
        return String.format(
                Locale.ROOT, ITEMS, agedOn, depositsApart ? " coalesce(i.moved_kind, i.kind) as aged_kind," : "");
    }

    private static String sums(boolean depositsApart, String items) {
        return String.format(Locale.ROOT, SUMS, depositsApart ? IS_DEPOSIT : "", items);
    }

    private static String asOf(String agedOn, boolean depositsApart) {
        String items = items(agedOn, depositsApart);
        return sums(
                depositsApart,
                items + "i.open_minor as minor from cartera_item i" + OF_LEDGER + UNCHANGED
                        + " union all " + items + "i.amount_minor from cartera_item i" + OF_LEDGER + CHANGED_LATER
                        + " union all " + items + allocated(Side.CREDIT, "") + OF_LEDGER + CHANGED_LATER + COUNTS
                        + " union all " + items + allocated(Side.DEBIT, "") + OF_LEDGER + CHANGED_LATER + COUNTS);
    }

    private static String known(String agedOn, boolean depositsApart) {
        String items = items(agedOn, depositsApart);
        String releases = " and r.recorded_at <= ?";
        String recorded = " and a.recorded_at <= ?";
        return sums(
                depositsApart,
                items + "i.amount_minor as minor from cartera_item i" + OF_LEDGER + KNOWN
                        + " union all " + items + allocated(Side.CREDIT, releases) + OF_LEDGER + KNOWN + COUNTS
                        + recorded
                        + " union all " + items + allocated(Side.DEBIT, releases) + OF_LEDGER + KNOWN + COUNTS
                        + recorded);
    }

    private static String allocated(Side side, String releases) {
        return String.format(Locale.ROOT, ALLOCATED, side.name(), side.name().toLowerCase(Locale.ROOT), releases);
    }

    /** Adds up what is open as of then. */
    static void read(Transaction transaction, LedgerId ledger, AsOf asOf, AgedSums sums) {
        Reading reading = reading(sums);
        transaction.each(
                asOf.knownAt().isPresent() ? reading.known() : reading.asOf(),
                parameters -> {
                    bindColumns(parameters, sums.firstDays());
                    if (asOf.knownAt().isPresent()) {
                        bindKnown(
                                parameters, ledger, asOf.date(), asOf.knownAt().get());
                    } else {
                        bind(parameters, ledger, asOf.date());
                    }
                },
                Sum::read,
                sum -> sum.addTo(sums));
    }

    private static Reading reading(AgedSums sums) {
        if (sums.showsDeposits()) {
            return sums.isByDueDate() ? BY_DUE_DATE_APART : BY_DOCUMENT_DATE_APART;
        }
        return sums.isByDueDate() ? BY_DUE_DATE : BY_DOCUMENT_DATE;
    }

    // The oldest column begins with the first day of all, so those that the aging does not have get nothing.
    private static void bindColumns(Parameters parameters, List<LocalDate> firstDays) throws SQLException {
        for (int column = 0; column < COLUMNS - 1; column++) {
            parameters.date(firstDays.get(Math.min(column, firstDays.size() - 1)));
        }
    }

    private static void bind(Parameters parameters, LedgerId ledger, LocalDate day) throws SQLException {
        for (int items = 0; items < 2; items++) {
            parameters.text(ledger.value()).date(day).date(day);
        }
        for (int side = 0; side < 2; side++) {
            parameters.text(ledger.value()).date(day).date(day).date(day).date(day);
        }
    }

    private static void bindKnown(Parameters parameters, LedgerId ledger, LocalDate day, Instant at)
            throws SQLException {
        parameters.text(ledger.value()).date(day).bound(at);
        for (int side = 0; side < 2; side++) {
            parameters
                    .bound(at)
                    .text(ledger.value())
                    .date(day)
                    .bound(at)
                    .date(day)
                    .date(day)
                    .bound(at);
        }
    }

    /** The two statements by one date: with all that is recorded, and as known at an instant. */
    private record Reading(Sql asOf, Sql known) {

        static Reading of(String name, String agedOn, boolean depositsApart) {
            return new Reading(
                    Sql.of(name, AgingReading.asOf(agedOn, depositsApart)),
                    Sql.of(name + " as known", AgingReading.known(agedOn, depositsApart)));
        }
    }

    /** What is open on one side in one column. */
    private record Sum(CustomerId customer, CurrencyUnit currency, Side side, int column, BigInteger minor) {

        static Sum read(Row row) throws SQLException {
            return new Sum(CustomerId.of(row.text()), row.currency(), row.code(Side.class), row.count(), row.whole());
        }

        void addTo(AgedSums sums) {
            if (column == DEPOSITS) {
                sums.addDeposits(customer, currency, minor);
            } else {
                sums.add(customer, currency, side, column, minor);
            }
        }
    }
}
