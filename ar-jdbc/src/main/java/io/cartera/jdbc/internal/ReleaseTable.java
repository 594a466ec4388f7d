package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.AllocationId;
import io.cartera.account.Release;
import io.cartera.trace.Recording;
import java.util.List;
import java.util.Map;

/** The releases. */
final class ReleaseTable {

    static final Sql INSERT = Sql.of(
            "insert release",
            "insert into cartera_release (shard_key, ledger, customer, allocation_version, allocation_number, version,"
                    + " seq, effective_on, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final Sql BY_VERSION = Sql.of(
            "read releases",
            "select version, allocation_version, allocation_number, effective_on from cartera_release"
                    + " where shard_key = ? and ledger = ? and customer = ? and version between ? and ?"
                    + " order by version, seq");

    private ReleaseTable() {}

    static void insert(WriteBuffer books, AccountId account, Recording recording, int position, Release release) {
        books.add(
                INSERT,
                parameters -> parameters
                        .account(account)
                        .number(release.allocation().version())
                        .number(release.allocation().number())
                        .number(recording.version())
                        .number(position)
                        .date(release.effectiveOn())
                        .instant(recording.at()));
    }

    static Map<Long, List<Release>> read(Transaction transaction, AccountId account, long from, long to) {
        return ByVersion.group(transaction.list(
                BY_VERSION,
                parameters -> parameters.account(account).number(from).number(to),
                row -> new ByVersion<>(
                        row.number(), new Release(new AllocationId(row.number(), row.count()), row.date()))));
    }
}
