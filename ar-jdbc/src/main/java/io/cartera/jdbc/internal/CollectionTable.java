package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Side;
import io.cartera.collection.CollectionFact;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.CollectionRecorded;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.DisputeResolution;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.PromiseWithdrawal;
import io.cartera.customer.CustomerId;
import io.cartera.jdbc.internal.Parameters.Binding;
import io.cartera.money.MinorUnits;
import io.cartera.store.CollectionRepository;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Disputes, promises to pay and their ends, with the items that promises are for. */
final class CollectionTable implements CollectionRepository {

    static final Sql INSERT = Sql.of(
            "insert collection fact",
            "insert into cartera_collection_fact (shard_key, ledger, customer, seq, kind, command, recorded_at,"
                    + " actor, basis, effective_on, resolves, ends, resolution, side, document, part, reason, currency,"
                    + " amount_minor, until_on, owner) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    static final Sql INSERT_ITEM = Sql.of(
            "insert promised item",
            "insert into cartera_promised_item (shard_key, ledger, customer, promise, number, side, document, part)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)");

    private static final String COLUMNS =
            "f.seq, f.kind, f.command, f.recorded_at, f.actor, f.basis, f.effective_on, f.resolves,"
                    + " f.ends, f.resolution, f.side, f.document, f.part, f.reason, f.currency, f.amount_minor, f.until_on, f.owner";

    private static final Sql OF_ACCOUNT = Sql.of(
            "read collection facts",
            "select " + COLUMNS + " from cartera_collection_fact f"
                    + " where f.shard_key = ? and f.ledger = ? and f.customer = ? order by f.seq");

    private static final Sql ITEMS_OF_ACCOUNT = Sql.of(
            "read promised items",
            "select customer, promise, side, document, part from cartera_promised_item"
                    + " where shard_key = ? and ledger = ? and customer = ? order by promise, number");

    private static final Sql OF_LEDGER = Sql.of(
            "read collection facts of a ledger",
            "select f.customer, " + COLUMNS + " from cartera_collection_fact f"
                    + " where f.ledger = ? and f.effective_on <= ? and f.recorded_at <= ?"
                    + " order by f.customer, f.seq");

    private static final Sql ITEMS_OF_LEDGER = Sql.of(
            "read promised items of a ledger",
            "select customer, promise, side, document, part from cartera_promised_item"
                    + " where ledger = ? order by customer, promise, number");

    private static final Sql LAST = Sql.of(
            "count collection facts",
            "select seq from cartera_collection_fact where shard_key = ? and ledger = ? and customer = ?"
                    + " order by shard_key desc, ledger desc, customer desc, seq desc limit 1");

    private final Transaction transaction;
    private final Accounts accounts;
    private final WriteBuffer documents;
    private final Positions positions;

    CollectionTable(Transaction transaction, Accounts accounts, WriteBuffer documents) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.documents = documents;
        this.positions = new Positions(transaction, accounts, LAST);
    }

    @Override
    public CollectionFile find(AccountId account) {
        transaction.requireUsable();
        documents.flush();
        transaction.texts().expect(account.customer());
        Binding scope = parameters -> parameters.account(account);
        List<CollectionRecorded> facts = new ArrayList<>();
        List<Kept> kept = transaction.list(OF_ACCOUNT, scope, row -> kept(account.ledger(), account.customer(), row));
        if (!kept.isEmpty()) {
            Map<Promised, List<ItemId>> items = items(ITEMS_OF_ACCOUNT, scope);
            kept.forEach(fact -> facts.add(fact.in(account.ledger(), items)));
        }
        return CollectionFile.of(account, facts);
    }

    @Override
    public SortedMap<CustomerId, CollectionFile> all(LedgerId ledger, AsOf asOf) {
        transaction.requireUsable();
        documents.flush();
        transaction.texts().expectAll();
        Map<Promised, List<ItemId>> items = items(ITEMS_OF_LEDGER, parameters -> parameters.text(ledger.value()));
        Map<CustomerId, List<CollectionRecorded>> facts = new HashMap<>();
        transaction.each(
                OF_LEDGER,
                parameters -> parameters
                        .text(ledger.value())
                        .date(asOf.date())
                        .bound(asOf.knownAt().orElse(Instant.MAX)),
                row -> kept(ledger, CustomerId.of(row.text()), row),
                kept -> facts.computeIfAbsent(kept.customer(), customer -> new ArrayList<>())
                        .add(kept.in(ledger, items)));
        SortedMap<CustomerId, CollectionFile> files = new TreeMap<>();
        facts.forEach((customer, all) -> files.put(customer, CollectionFile.of(AccountId.of(ledger, customer), all)));
        return files;
    }

    private Map<Promised, List<ItemId>> items(Sql sql, Binding scope) {
        Map<Promised, List<ItemId>> items = new HashMap<>();
        transaction.each(
                sql,
                scope,
                row -> new PromisedItem(new Promised(CustomerId.of(row.text()), row.text()), row.item()),
                found -> items.computeIfAbsent(found.promised(), promise -> new ArrayList<>())
                        .add(found.item()));
        return items;
    }

    @Override
    public void add(CollectionRecorded recorded) {
        AccountId account = recorded.account();
        accounts.requireLocked(account);
        long position = positions.next(account);
        Command command = recorded.command();
        Columns columns = Columns.of(recorded.fact());
        documents.add(INSERT, parameters -> {
            parameters
                    .account(account)
                    .number(position)
                    .code(command.kind())
                    .text(command.id().value())
                    .instant(recorded.at())
                    .text(command.actor().value())
                    .basis(
                            SensitiveColumn.COLLECTION_BASIS,
                            account.customer(),
                            command.basis(),
                            account.ledger().value(),
                            position)
                    .date(recorded.fact().effectiveOn());
            columns.bind(parameters);
        });
        if (recorded.fact() instanceof PromiseToPay promise) {
            int number = 0;
            for (ItemId item : promise.items()) {
                int next = ++number;
                documents.add(
                        INSERT_ITEM,
                        parameters -> parameters
                                .account(account)
                                .text(promise.id().value())
                                .number(next)
                                .item(item));
            }
        }
    }

    private static Kept kept(LedgerId ledger, CustomerId customer, Row row) throws SQLException {
        long position = row.number();
        CommandKind kind = row.code(CommandKind.class);
        CommandId id = CommandId.of(row.text());
        Instant at = row.instant();
        Actor actor = Actor.of(row.text());
        Optional<Basis> basis = row.basis(SensitiveColumn.COLLECTION_BASIS, customer, ledger.value(), position);
        LocalDate on = row.date();
        return new Kept(customer, Command.of(kind, id, actor, basis), at, on, Columns.of(row));
    }

    private record Promised(CustomerId customer, String promise) {}

    private record PromisedItem(Promised promised, ItemId item) {}

    /** A row: its fact is whole once the items of a promise are known. */
    private record Kept(CustomerId customer, Command command, Instant at, LocalDate on, Columns columns) {

        CollectionRecorded in(LedgerId ledger, Map<Promised, List<ItemId>> items) {
            String id = command.id().value();
            CollectionFact fact = switch (command.kind()) {
                case OPEN_DISPUTE -> columns.dispute(DisputeId.of(id), customer, on);
                case RESOLVE_DISPUTE -> columns.resolution(customer, on);
                case PROMISE ->
                    columns.promise(PromiseId.of(id), customer, on)
                            .forItems(items.getOrDefault(new Promised(customer, id), List.of()));
                default -> columns.withdrawal(customer, on);
            };
            return CollectionRecorded.of(AccountId.of(ledger, customer), command, fact, at);
        }
    }

    /** What only some kinds of facts have. */
    private record Columns(
            @Nullable String resolves,
            @Nullable String ends,
            DisputeResolution.@Nullable Kind resolution,
            @Nullable ItemId item,
            @Nullable String reason,
            @Nullable Money amount,
            @Nullable LocalDate until,
            @Nullable String owner) {

        static Columns of(CollectionFact fact) {
            if (fact instanceof Dispute dispute) {
                return new Columns(
                        null,
                        null,
                        null,
                        dispute.item(),
                        dispute.reason().value(),
                        dispute.amount().orElse(null),
                        dispute.answerBy().orElse(null),
                        dispute.owner().map(Actor::value).orElse(null));
            }
            if (fact instanceof DisputeResolution resolution) {
                return new Columns(
                        resolution.dispute().value(),
                        null,
                        resolution.kind(),
                        null,
                        null,
                        resolution.amount().orElse(null),
                        null,
                        null);
            }
            if (fact instanceof PromiseToPay promise) {
                return new Columns(
                        null,
                        promise.replaced().map(PromiseId::value).orElse(null),
                        null,
                        null,
                        null,
                        promise.amount(),
                        promise.payBy(),
                        null);
            }
            return new Columns(null, ((PromiseWithdrawal) fact).promise().value(), null, null, null, null, null, null);
        }

        void bind(Parameters parameters) throws SQLException {
            parameters
                    .text(resolves)
                    .text(ends)
                    .code(resolution)
                    .code(item == null ? null : item.side())
                    .text(item == null ? null : item.document())
                    .numberOrNone(item == null ? null : item.part())
                    .text(reason)
                    .text(amount == null ? null : amount.getCurrencyUnit().getCode())
                    .numberOrNone(amount == null ? null : MinorUnits.of(amount))
                    .date(until)
                    .text(owner);
        }

        static Columns of(Row row) throws SQLException {
            String resolves = row.textOrNone();
            String ends = row.textOrNone();
            String resolution = row.textOrNone();
            String side = row.textOrNone();
            String document = row.textOrNone();
            int part = row.count();
            String reason = row.textOrNone();
            String currency = row.textOrNone();
            long minor = row.number();
            LocalDate until = row.dateOrNone();
            return new Columns(
                    resolves,
                    ends,
                    resolution == null ? null : DisputeResolution.Kind.valueOf(resolution),
                    document == null ? null : new ItemId(Side.valueOf(side), document, part),
                    reason,
                    currency == null ? null : MinorUnits.toMoney(CurrencyUnit.of(currency), minor),
                    until,
                    row.textOrNone());
        }

        Dispute dispute(DisputeId id, CustomerId customer, LocalDate openedOn) {
            Dispute dispute = Dispute.opened(id, customer, item, DisputeReason.of(reason), openedOn);
            dispute = amount == null ? dispute : dispute.of(amount);
            dispute = until == null ? dispute : dispute.answerBy(until);
            return owner == null ? dispute : dispute.ownedBy(Actor.of(owner));
        }

        DisputeResolution resolution(CustomerId customer, LocalDate on) {
            DisputeId dispute = DisputeId.of(resolves);
            return switch (resolution) {
                case UPHELD -> DisputeResolution.upheld(dispute, customer, on);
                case PARTLY_UPHELD -> DisputeResolution.partlyUpheld(dispute, customer, on, amount);
                case REJECTED -> DisputeResolution.rejected(dispute, customer, on);
                case WITHDRAWN -> DisputeResolution.withdrawn(dispute, customer, on);
            };
        }

        PromiseToPay promise(PromiseId id, CustomerId customer, LocalDate promisedOn) {
            PromiseToPay promise = PromiseToPay.of(id, customer, amount, promisedOn, until);
            return ends == null ? promise : promise.replacing(PromiseId.of(ends));
        }

        PromiseWithdrawal withdrawal(CustomerId customer, LocalDate on) {
            return PromiseWithdrawal.of(PromiseId.of(ends), customer, on);
        }
    }
}
