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
import io.cartera.collection.NoticeId;
import io.cartera.collection.NoticeWithdrawal;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.PromiseWithdrawal;
import io.cartera.collection.RefundAnswer;
import io.cartera.collection.RefundId;
import io.cartera.collection.RefundRequest;
import io.cartera.collection.SentNotice;
import io.cartera.customer.CustomerId;
import io.cartera.jdbc.internal.Parameters.Binding;
import io.cartera.money.MinorUnits;
import io.cartera.store.CollectionRepository;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandKind;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Disputes, promises to pay, their ends, notices and requests for refunds, with the items that promises are for and notices are about. */
final class CollectionTable implements CollectionRepository {

    static final Sql INSERT = Sql.of(
            "insert collection fact",
            "insert into cartera_collection_fact (shard_key, ledger, customer, seq, kind, command, recorded_at,"
                    + " actor, basis, effective_on, resolves, ends, resolution, side, document, part, reason, currency,"
                    + " amount_minor, until_on, owner, notice_level, channel, notice_reference, withdraws, withdrawn_because,"
                    + " answers, answer, declined_because) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    static final Sql INSERT_ITEM = Sql.of(
            "insert promised item",
            "insert into cartera_promised_item (shard_key, ledger, customer, promise, number, side, document, part)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)");

    static final Sql INSERT_NOTICED = Sql.of(
            "insert noticed item",
            "insert into cartera_noticed_item (shard_key, ledger, customer, notice, number, side, document, part)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)");

    private static final String APPROVED = "APPROVED";
    private static final String DECLINED = "DECLINED";

    private static final String COLUMNS = FactStamp.columnsOf("f")
            + ", f.resolves, f.ends, f.resolution, f.side, f.document, f.part, f.reason, f.currency, f.amount_minor, f.until_on, f.owner"
            + ", f.notice_level, f.channel, f.notice_reference, f.withdraws, f.withdrawn_because, f.answers, f.answer, f.declined_because";

    private static final Sql OF_ACCOUNT = Sql.of(
            "read collection facts",
            "select " + COLUMNS + " from cartera_collection_fact f"
                    + " where f.shard_key = ? and f.ledger = ? and f.customer = ? order by f.seq");

    private static final Sql ITEMS_OF_ACCOUNT = Sql.of(
            "read promised items",
            "select customer, promise, side, document, part from cartera_promised_item"
                    + " where shard_key = ? and ledger = ? and customer = ? order by promise, number");

    private static final Sql NOTICED_OF_ACCOUNT = Sql.of(
            "read noticed items",
            "select customer, notice, side, document, part from cartera_noticed_item"
                    + " where shard_key = ? and ledger = ? and customer = ? order by notice, number");

    private static final Sql OF_LEDGER = Sql.of(
            "read collection facts of a ledger",
            "select f.customer, " + COLUMNS + " from cartera_collection_fact f"
                    + " where f.ledger = ? and f.effective_on <= ? and f.recorded_at <= ?"
                    + " and f.kind not in ('RECORD_NOTICE', 'WITHDRAW_NOTICE')"
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
        List<Kept> kept = transaction.list(OF_ACCOUNT, scope, row -> kept(account.ledger(), account.customer(), row));
        Map<Named, List<ItemId>> items = new HashMap<>();
        addItems(items, kept, CommandKind.PROMISE, ITEMS_OF_ACCOUNT, scope);
        addItems(items, kept, CommandKind.RECORD_NOTICE, NOTICED_OF_ACCOUNT, scope);
        return CollectionFile.of(
                account,
                kept.stream().map(fact -> fact.in(account.ledger(), items)).toList());
    }

    @Override
    public SortedMap<CustomerId, CollectionFile> all(LedgerId ledger, AsOf asOf) {
        transaction.requireUsable();
        documents.flush();
        transaction.texts().expectAll();
        List<Kept> kept = transaction.list(
                OF_LEDGER,
                parameters -> parameters
                        .text(ledger.value())
                        .date(asOf.date())
                        .bound(asOf.knownAt().orElse(Instant.MAX)),
                row -> kept(ledger, CustomerId.of(row.text()), row));
        Map<Named, List<ItemId>> items = new HashMap<>();
        addItems(items, kept, CommandKind.PROMISE, ITEMS_OF_LEDGER, parameters -> parameters.text(ledger.value()));
        Map<CustomerId, List<CollectionRecorded>> facts = new HashMap<>();
        kept.forEach(fact -> facts.computeIfAbsent(fact.customer(), customer -> new ArrayList<>())
                .add(fact.in(ledger, items)));
        SortedMap<CustomerId, CollectionFile> files = new TreeMap<>();
        facts.forEach((customer, all) -> files.put(customer, CollectionFile.of(AccountId.of(ledger, customer), all)));
        return files;
    }

    /** Adds the items that facts of a kind name; nothing is asked for where there is none of the kind. */
    private void addItems(Map<Named, List<ItemId>> items, List<Kept> kept, CommandKind kind, Sql sql, Binding scope) {
        if (kept.stream().anyMatch(fact -> fact.command().kind() == kind)) {
            transaction.each(
                    sql,
                    scope,
                    row -> new NamedItem(new Named(CustomerId.of(row.text()), kind, row.text()), row.item()),
                    found -> items.computeIfAbsent(found.by(), by -> new ArrayList<>())
                            .add(found.item()));
        }
    }

    @Override
    public void add(CollectionRecorded recorded) {
        AccountId account = recorded.account();
        accounts.requireLocked(account);
        long position = positions.next(account);
        FactStamp stamp = new FactStamp(
                position, recorded.command(), recorded.at(), recorded.fact().effectiveOn());
        Columns columns = Columns.of(recorded.fact());
        documents.add(INSERT, parameters -> {
            stamp.bind(parameters, account, SensitiveColumn.COLLECTION_BASIS);
            columns.bind(parameters);
        });
        if (recorded.fact() instanceof PromiseToPay promise) {
            addItems(INSERT_ITEM, account, promise.id().value(), promise.items());
        } else if (recorded.fact() instanceof SentNotice notice) {
            addItems(INSERT_NOTICED, account, notice.id().value(), notice.items());
        }
    }

    private void addItems(Sql insert, AccountId account, String by, List<ItemId> items) {
        int number = 0;
        for (ItemId item : items) {
            int next = ++number;
            documents.add(
                    insert,
                    parameters ->
                            parameters.account(account).text(by).number(next).item(item));
        }
    }

    private static Kept kept(LedgerId ledger, CustomerId customer, Row row) throws SQLException {
        FactStamp stamp = FactStamp.read(row, AccountId.of(ledger, customer), SensitiveColumn.COLLECTION_BASIS);
        return new Kept(customer, stamp.command(), stamp.at(), stamp.on(), Columns.of(row));
    }

    /** What names items: a promise or a notice. */
    private record Named(CustomerId customer, CommandKind kind, String id) {}

    private record NamedItem(Named by, ItemId item) {}

    /** A row: its fact is whole once the items that it names are known. */
    private record Kept(CustomerId customer, Command command, Instant at, LocalDate on, Columns columns) {

        CollectionRecorded in(LedgerId ledger, Map<Named, List<ItemId>> items) {
            String id = command.id().value();
            List<ItemId> named = items.getOrDefault(new Named(customer, command.kind(), id), List.of());
            CollectionFact fact = switch (command.kind()) {
                case OPEN_DISPUTE -> columns.dispute(DisputeId.of(id), customer, on);
                case RESOLVE_DISPUTE -> columns.resolution(customer, on);
                case PROMISE -> columns.promise(PromiseId.of(id), customer, on).forItems(named);
                case RECORD_NOTICE -> columns.notice(NoticeId.of(id), customer, on, named);
                case WITHDRAW_NOTICE -> columns.noticeWithdrawal(customer, on);
                case REQUEST_REFUND -> columns.refundRequest(RefundId.of(id), customer, on);
                case ANSWER_REFUND -> columns.refundAnswer(customer, on);
                default -> columns.withdrawal(customer, on);
            };
            return CollectionRecorded.of(AccountId.of(ledger, customer), command, fact, at);
        }
    }

    /** How a notice was sent. */
    private record Sending(
            int level, SentNotice.Channel channel, @Nullable String reference) {}

    /** Which notice was withdrawn, and why. */
    private record Withdrawn(String notice, String reason) {}

    /** Which refund was answered, and why it is declined where it is. */
    private record Answered(
            String refund, boolean isApproved, @Nullable String declined) {}

    /** What only some kinds of facts have. */
    private record Columns(
            @Nullable String resolves,
            @Nullable String ends,
            DisputeResolution.@Nullable Kind resolution,
            @Nullable ItemId item,
            @Nullable String reason,
            @Nullable Money amount,
            @Nullable LocalDate until,
            @Nullable String owner,
            @Nullable Sending sending,
            @Nullable Withdrawn withdrawn,
            @Nullable Answered answered) {

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
                        dispute.owner().map(Actor::value).orElse(null),
                        null,
                        null,
                        null);
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
                        null,
                        null,
                        null,
                        null);
            }
            if (fact instanceof SentNotice notice) {
                Sending sending = new Sending(
                        notice.level(), notice.channel(), notice.reference().orElse(null));
                return new Columns(null, null, null, null, null, null, null, null, sending, null, null);
            }
            if (fact instanceof NoticeWithdrawal withdrawal) {
                Withdrawn withdrawn = new Withdrawn(withdrawal.notice().value(), withdrawal.reason());
                return new Columns(null, null, null, null, null, null, null, null, null, withdrawn, null);
            }
            if (fact instanceof RefundRequest request) {
                return new Columns(
                        null,
                        null,
                        null,
                        request.credit(),
                        request.reason(),
                        request.amount(),
                        request.payBy().orElse(null),
                        null,
                        null,
                        null,
                        null);
            }
            if (fact instanceof RefundAnswer answer) {
                Answered answered = new Answered(
                        answer.refund().value(),
                        answer.isApproved(),
                        answer.reason().orElse(null));
                return new Columns(null, null, null, null, null, null, null, null, null, null, answered);
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
                        null,
                        null,
                        null,
                        null);
            }
            return new Columns(
                    null,
                    ((PromiseWithdrawal) fact).promise().value(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
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
                    .text(owner)
                    .numberOrNone(sending == null ? null : sending.level())
                    .text(sending == null ? null : sending.channel().value())
                    .text(sending == null ? null : sending.reference())
                    .text(withdrawn == null ? null : withdrawn.notice())
                    .text(withdrawn == null ? null : withdrawn.reason())
                    .text(answered == null ? null : answered.refund())
                    .text(answered == null ? null : answered.isApproved() ? APPROVED : DECLINED)
                    .text(answered == null ? null : answered.declined());
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
            String owner = row.textOrNone();
            int level = row.count();
            String channel = row.textOrNone();
            String kept = row.textOrNone();
            String withdraws = row.textOrNone();
            String because = row.textOrNone();
            String answers = row.textOrNone();
            String answer = row.textOrNone();
            String declined = row.textOrNone();
            return new Columns(
                    resolves,
                    ends,
                    resolution == null ? null : DisputeResolution.Kind.valueOf(resolution),
                    document == null ? null : new ItemId(Side.valueOf(side), document, part),
                    reason,
                    currency == null ? null : MinorUnits.toMoney(CurrencyUnit.of(currency), minor),
                    until,
                    owner,
                    channel == null ? null : new Sending(level, SentNotice.Channel.of(channel), kept),
                    withdraws == null ? null : new Withdrawn(withdraws, Objects.requireNonNull(because, "because")),
                    answers == null ? null : new Answered(answers, APPROVED.equals(answer), declined));
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

        SentNotice notice(NoticeId id, CustomerId customer, LocalDate sentOn, List<ItemId> about) {
            Sending sent = Objects.requireNonNull(sending, "sending");
            SentNotice notice = SentNotice.of(id, customer, sent.level(), sentOn, sent.channel(), about);
            return sent.reference() == null ? notice : notice.withReference(sent.reference());
        }

        NoticeWithdrawal noticeWithdrawal(CustomerId customer, LocalDate on) {
            Withdrawn gone = Objects.requireNonNull(withdrawn, "withdrawn");
            return NoticeWithdrawal.of(NoticeId.of(gone.notice()), customer, on, gone.reason());
        }

        RefundRequest refundRequest(RefundId id, CustomerId customer, LocalDate on) {
            RefundRequest request = RefundRequest.of(id, customer, item, amount, on, reason);
            return until == null ? request : request.payBy(until);
        }

        RefundAnswer refundAnswer(CustomerId customer, LocalDate on) {
            Answered given = Objects.requireNonNull(answered, "answered");
            RefundId refund = RefundId.of(given.refund());
            return given.isApproved()
                    ? RefundAnswer.approved(refund, customer, on)
                    : RefundAnswer.declined(refund, customer, on, Objects.requireNonNull(given.declined(), "declined"));
        }

        PromiseWithdrawal withdrawal(CustomerId customer, LocalDate on) {
            return PromiseWithdrawal.of(PromiseId.of(ends), customer, on);
        }
    }
}
