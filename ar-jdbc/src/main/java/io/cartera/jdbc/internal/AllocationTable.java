package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.Side;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** The allocations, read with their releases. */
final class AllocationTable {

    static final Sql INSERT = Sql.of(
            "insert allocation",
            "insert into cartera_allocation (shard_key, ledger, customer, version, number, credit_document, credit_part,"
                    + " debit_document, debit_part, currency, amount_minor, effective_on, recorded_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final String COLUMNS = "a.version, a.number, a.credit_document, a.credit_part, a.debit_document,"
            + " a.debit_part, a.currency, a.amount_minor, a.effective_on";

    private static final Sql BY_VERSION = Sql.of(
            "read allocations",
            "select " + COLUMNS + " from cartera_allocation a"
                    + " where a.shard_key = ? and a.ledger = ? and a.customer = ? and a.version between ? and ?"
                    + " order by a.version, a.number");

    private static final String LINKS = "select " + COLUMNS + ", a.recorded_at, r.effective_on, r.recorded_at"
            + " from cartera_allocation a left join cartera_release r"
            + " on r.shard_key = a.shard_key and r.ledger = a.ledger and r.customer = a.customer"
            + " and r.allocation_version = a.version and r.allocation_number = a.number"
            + " where a.shard_key = ? and a.ledger = ? and a.customer = ?";

    private static final Sql LINKS_OF_CREDIT = Sql.of(
            "read links of a credit",
            LINKS + " and a.credit_document = ? and a.credit_part = ? order by a.version, a.number");

    private static final Sql LINKS_OF_DEBIT = Sql.of(
            "read links of a debit",
            LINKS + " and a.debit_document = ? and a.debit_part = ? order by a.version, a.number");

    private static final Sql LINK = Sql.of("find link", LINKS + " and a.version = ? and a.number = ?");

    private AllocationTable() {}

    static void insert(WriteBuffer books, AccountId account, Allocation allocation, Instant at) {
        books.add(
                INSERT,
                parameters -> parameters
                        .account(account)
                        .number(allocation.id().version())
                        .number(allocation.id().number())
                        .document(allocation.credit())
                        .document(allocation.debit())
                        .money(allocation.amount())
                        .date(allocation.effectiveOn())
                        .instant(at));
    }

    static Map<Long, List<Allocation>> read(Transaction transaction, AccountId account, long from, long to) {
        return ByVersion.group(transaction.list(
                BY_VERSION,
                parameters -> parameters.account(account).number(from).number(to),
                row -> {
                    Allocation allocation = allocation(row);
                    return new ByVersion<>(allocation.id().version(), allocation);
                }));
    }

    static List<Link> links(Transaction transaction, AccountId account, ItemId item) {
        return transaction.list(
                item.side() == Side.CREDIT ? LINKS_OF_CREDIT : LINKS_OF_DEBIT,
                parameters -> parameters.account(account).document(item),
                AllocationTable::link);
    }

    static Optional<Link> link(Transaction transaction, AccountId account, AllocationId id) {
        return transaction.find(
                LINK,
                parameters -> parameters.account(account).number(id.version()).number(id.number()),
                AllocationTable::link);
    }

    private static Allocation allocation(Row row) throws SQLException {
        AllocationId id = new AllocationId(row.number(), row.count());
        ItemId credit = row.document(Side.CREDIT);
        ItemId debit = row.document(Side.DEBIT);
        Money amount = row.money();
        return Allocation.of(id, credit, debit, amount, row.date());
    }

    private static Link link(Row row) throws SQLException {
        Link live = Link.live(allocation(row), row.instant());
        LocalDate endedOn = row.dateOrNone();
        Instant endedAt = row.instantOrNone();
        return endedOn == null || endedAt == null
                ? live
                : new Link(live.allocation(), live.recordedAt(), Optional.of(new Link.Ended(endedOn, endedAt)));
    }
}
