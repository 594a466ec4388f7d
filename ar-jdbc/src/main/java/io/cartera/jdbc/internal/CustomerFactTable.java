package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.party.Sensitive;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.RetryableStoreException;
import io.cartera.store.UnreadableException;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.Recording;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts of customers. How many a customer has is in its row, which is locked to add one: so most customers, who have
 * none, cost no question.
 */
final class CustomerFactTable {

    private static final String COLUMNS =
            "seq, ledger, kind, fact_key, command, recorded_at, actor, basis, effective_on," + " until_on, content";

    private static final String OF_CUSTOMER =
            "select " + COLUMNS + " from cartera_customer_fact where shard_key = ? and customer = ?";

    private static final Sql FACTS = Sql.of("read customer facts", OF_CUSTOMER + " order by seq");

    private static final Sql FACT = Sql.of("find customer fact", OF_CUSTOMER + " and seq = ?");

    private static final Sql INSERT = Sql.of(
            "insert customer fact",
            "insert into cartera_customer_fact (shard_key, customer, " + COLUMNS
                    + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final Sql LOCK = Sql.of(
            "lock customer", "select last_fact from cartera_customer where shard_key = ? and customer = ? for update");

    private static final Sql COUNT = Sql.of(
            "count customer fact",
            "update cartera_customer set last_fact = ? where shard_key = ? and customer = ? and last_fact = ?");

    private final Transaction transaction;
    private final Accounts accounts;
    /** How many facts the customers have whose rows were read, or are locked, by this session. */
    private final Map<CustomerId, Long> counts = new HashMap<>();

    private final Map<CustomerId, Long> locked = new HashMap<>();

    CustomerFactTable(Transaction transaction, Accounts accounts) {
        this.transaction = transaction;
        this.accounts = accounts;
    }

    /** Notes how many facts a customer has. */
    void counted(CustomerId id, long last) {
        counts.put(id, last);
    }

    List<CustomerFactRecorded> of(CustomerId id) {
        transaction.requireUsable();
        Long count = counts.get(id);
        return count != null && count == 0 ? List.of() : read(id);
    }

    private List<CustomerFactRecorded> read(CustomerId id) {
        transaction.texts().expect(id);
        List<CustomerFactRecorded> facts = List.copyOf(transaction.list(
                FACTS, parameters -> parameters.shardOf(id).text(id.value()), row -> recorded(id, row)));
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).number() != i + 1L) {
                throw new UnreadableException("customer " + id + " has no fact " + (i + 1L));
            }
        }
        return facts;
    }

    Optional<CustomerFactRecorded> find(CustomerId id, long number) {
        transaction.requireUsable();
        transaction.texts().expect(id);
        return transaction.find(
                FACT, parameters -> parameters.shardOf(id).text(id.value()).number(number), row -> recorded(id, row));
    }

    List<CustomerFactRecorded> lock(CustomerId id) {
        transaction.requireWritable();
        accounts.requireAnyLocked(id);
        Optional<Long> last =
                transaction.find(LOCK, parameters -> parameters.shardOf(id).text(id.value()), Row::number);
        if (last.isEmpty()) {
            return List.of();
        }
        locked.put(id, last.get());
        counts.put(id, last.get());
        List<CustomerFactRecorded> facts = of(id);
        if (facts.size() == last.get()) {
            return facts;
        }
        // A transaction of the host may see an older state than the one that it has locked; one of ours cannot.
        boolean isOlder = transaction.isJoined() && facts.size() < last.get();
        throw transaction.failed(
                isOlder
                        ? new RetryableStoreException("customer " + id + " has had facts since")
                        : new UnreadableException(
                                "customer " + id + " has " + facts.size() + " facts, its row says " + last.get()));
    }

    void append(CustomerFactRecorded recorded) {
        AccountId account = recorded.account();
        CustomerId id = account.customer();
        accounts.requireLocked(account);
        if (!locked.containsKey(id)) {
            throw new IllegalStateException("the file of " + id + " is not locked");
        }
        transaction.update(INSERT, parameters -> bind(parameters, recorded));
        int counted = transaction.update(
                COUNT,
                parameters -> parameters
                        .number(recorded.number())
                        .shardOf(id)
                        .text(id.value())
                        .number(recorded.number() - 1));
        if (counted != 1) {
            throw transaction.failed(
                    new DuplicateKeyException("fact " + recorded.number() + " of " + id + " is not the next"));
        }
        locked.put(id, recorded.number());
        counts.put(id, recorded.number());
    }

    private static void bind(Parameters parameters, CustomerFactRecorded recorded) throws SQLException {
        CustomerFact fact = recorded.fact();
        CustomerId id = fact.customer();
        parameters
                .shardOf(id)
                .text(id.value())
                .number(recorded.number())
                .text(recorded.account().ledger().value())
                .text(fact.kind().name())
                .text(fact.key())
                .text(recorded.command().id().value())
                .instant(recorded.at())
                .text(recorded.command().actor().value())
                .basis(
                        SensitiveColumn.CUSTOMER_FACT_BASIS,
                        id,
                        recorded.command().basis(),
                        recorded.number())
                .date(fact.from())
                .date(fact.until().orElse(null));
        @Nullable String content = fact.text().find().orElse(null);
        if (fact.kind().isPersonal()) {
            parameters.sensitive(SensitiveColumn.CUSTOMER_FACT_CONTENT, id, content, recorded.number());
        } else {
            parameters.text(content);
        }
    }

    private static CustomerFactRecorded recorded(CustomerId id, Row row) throws SQLException {
        long number = row.number();
        AccountId account = AccountId.of(LedgerId.of(row.text()), id);
        CustomerFactKind<?> kind = CustomerFactKind.of(row.text());
        String key = row.text();
        CommandId command = CommandId.of(row.text());
        Instant at = row.instant();
        Actor actor = Actor.of(row.text());
        Optional<Basis> basis = row.basis(SensitiveColumn.CUSTOMER_FACT_BASIS, id, number);
        LocalDate from = row.date();
        @Nullable LocalDate until = row.dateOrNone();
        @Nullable String content = row.sensitiveOrNone(SensitiveColumn.CUSTOMER_FACT_CONTENT, id, number);
        Sensitive<String> text = content == null ? Sensitive.erased() : Sensitive.of(content);
        return CustomerFactRecorded.of(
                account,
                CustomerFact.stored(id, kind, key, from, until, text),
                new Recording(number, at, Command.of(kind.recordedBy(), command, actor, basis)));
    }
}
