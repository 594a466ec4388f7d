package io.cartera.jdbc.internal;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountChanged;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.store.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The outbox: a row for each account that has something to be handed on, and with each account how far it was. Both change
 * under the account's lock, so there is a row exactly where the account is further than what was acknowledged.
 */
final class OutboxTable implements Outbox {

    static final Sql INSERT = Sql.of(
            "insert outbox",
            "insert into cartera_outbox (shard_key, ledger, customer, waiting_since) values (?, ?, ?, ?)");

    private static final Sql WAITING = Sql.of(
            "read outbox",
            "select o.customer, a.acknowledged_version from cartera_outbox o join cartera_account a"
                    + " on a.shard_key = o.shard_key and a.ledger = o.ledger and a.customer = o.customer"
                    + " where o.ledger = ? order by o.waiting_since, codepoints(o.customer) limit ?");

    private static final Sql ACKNOWLEDGE = Sql.of(
            "acknowledge",
            "update cartera_account set acknowledged_version = ?"
                    + " where shard_key = ? and ledger = ? and customer = ?");

    private static final Sql DELETE =
            Sql.of("delete outbox", "delete from cartera_outbox where shard_key = ? and ledger = ? and customer = ?");

    private static final Sql WAIT_ON = Sql.of(
            "update outbox",
            "update cartera_outbox set waiting_since = (select c.recorded_at from cartera_command c"
                    + " where c.shard_key = ? and c.ledger = ? and c.customer = ? and c.version = ?)"
                    + " where shard_key = ? and ledger = ? and customer = ?");

    private final Transaction transaction;
    private final Accounts accounts;
    private final WriteBuffer books;

    OutboxTable(Transaction transaction, Accounts accounts, WriteBuffer books) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.books = books;
    }

    /** Puts an account into the outbox of which nothing was waiting. */
    static void insert(WriteBuffer books, AccountId account, Instant since) {
        books.add(INSERT, parameters -> parameters.account(account).instant(since));
    }

    @Override
    public List<AccountChanged> pending(LedgerId ledger, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most is " + most + ", at least 1 is required");
        }
        transaction.requireUsable();
        books.flush();
        List<Waiting> waiting = transaction.list(
                WAITING,
                parameters -> parameters.text(ledger.value()).number(most),
                row -> new Waiting(AccountId.of(ledger, CustomerId.of(row.text())), row.number()));
        List<AccountChanged> messages = new ArrayList<>();
        for (Waiting each : waiting) {
            int left = most - messages.size();
            if (left > 0) {
                long from = each.acknowledged() + 1;
                for (AccountChange change :
                        Changes.read(transaction, each.account(), from, each.acknowledged() + left)) {
                    messages.add(AccountChanged.of(each.account(), change));
                }
            }
        }
        return List.copyOf(messages);
    }

    @Override
    public void acknowledge(AccountId account, long throughVersion) {
        LockedAccount locked = accounts.requireLocked(account);
        long version = locked.version();
        if (throughVersion > version) {
            throw new IllegalArgumentException(
                    "version " + throughVersion + " of " + account + " is not recorded, it is at " + version);
        }
        if (throughVersion <= locked.acknowledged()) {
            return;
        }
        books.flush();
        transaction.update(
                ACKNOWLEDGE, parameters -> parameters.number(throughVersion).account(account));
        if (throughVersion == version) {
            transaction.update(DELETE, parameters -> parameters.account(account));
        } else {
            transaction.update(
                    WAIT_ON,
                    parameters -> parameters
                            .account(account)
                            .number(throughVersion + 1)
                            .account(account));
        }
        locked.acknowledge(throughVersion);
    }

    private record Waiting(AccountId account, long acknowledged) {}
}
