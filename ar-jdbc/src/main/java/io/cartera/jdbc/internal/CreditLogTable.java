package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.credit.CreditCheck;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.DecisionId;
import io.cartera.credit.LimitMeasure;
import io.cartera.credit.Strictness;
import io.cartera.creditlog.CreditLog;
import io.cartera.creditlog.CreditLogFact;
import io.cartera.creditlog.CreditLogRecorded;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.jdbc.internal.Parameters.Binding;
import io.cartera.money.MinorUnits;
import io.cartera.store.CreditLogRepository;
import io.cartera.store.UnreadableException;
import io.cartera.time.DateRange;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Credit decisions with all that they were made of, and what overrides them; the figures that laws are about in columns too. */
final class CreditLogTable implements CreditLogRepository {

    private static final String COLUMNS =
            "seq, kind, command, recorded_at, actor, basis, effective_on, decision, outcome,"
                    + " request, picture, policy, explained, under_decision, approver, currency, amount_minor, through_on,"
                    + " reason, withdraws";

    static final Sql INSERT = Sql.of(
            "insert credit decision",
            "insert into cartera_credit_log (shard_key, ledger, customer, " + COLUMNS
                    + ", requester, policy_name, policy_version, on_credit_minor, exposure_minor, limit_minor)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final String OF =
            "select " + COLUMNS + " from cartera_credit_log where shard_key = ? and ledger = ? and customer = ?";

    private static final Sql OF_ACCOUNT = Sql.of("read credit decisions", OF + " order by seq");

    private static final Sql OF_DECISION = Sql.of(
            "read one credit decision",
            OF + " and decision = ? union all " + OF + " and under_decision = ? order by seq");

    private static final Sql OF_COMMAND =
            Sql.of("read the credit decision of a command", OF + " and kind = ? and command = ?");

    private static final Sql OF_LEDGER = Sql.of(
            "read credit decisions of a ledger",
            "select customer, " + COLUMNS + " from cartera_credit_log where ledger = ? order by customer, seq");

    private static final Sql OF_DAYS = Sql.of(
            "read the credit decisions of some days",
            "select customer, " + COLUMNS + " from cartera_credit_log l where ledger = ?"
                    + " and exists (select 1 from cartera_credit_log d where d.shard_key = l.shard_key"
                    + " and d.ledger = l.ledger and d.customer = l.customer and d.kind = 'DECIDE_CREDIT'"
                    + " and d.effective_on >= ? and d.effective_on <= ?"
                    + " and (d.command = l.decision or d.command = l.under_decision))"
                    + " order by customer, seq");

    private static final String LAST = " from cartera_credit_log where shard_key = ? and ledger = ? and customer = ?"
            + " order by shard_key desc, ledger desc, customer desc, seq desc limit 1";

    private static final Sql LAST_AT =
            Sql.of("read the instant of the last credit decision", "select recorded_at" + LAST);

    private static final Sql LAST_SEQ = Sql.of("count credit decisions", "select seq" + LAST);

    private final Transaction transaction;
    private final Accounts accounts;
    private final WriteBuffer documents;
    private final Positions positions;

    CreditLogTable(Transaction transaction, Accounts accounts, WriteBuffer documents) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.documents = documents;
        this.positions = new Positions(transaction, accounts, LAST_SEQ);
    }

    @Override
    public CreditLog find(AccountId account) {
        return log(account, ofAccount(OF_ACCOUNT, account, parameters -> parameters.account(account)));
    }

    @Override
    public CreditLog find(AccountId account, DecisionId decision) {
        Binding scope = parameters -> parameters
                .account(account)
                .text(decision.value())
                .account(account)
                .text(decision.value());
        return log(account, ofAccount(OF_DECISION, account, scope));
    }

    @Override
    public Optional<CreditLogRecorded> find(AccountId account, CommandKind kind, CommandId command) {
        Binding scope = parameters -> parameters.account(account).code(kind).text(command.value());
        return ofAccount(OF_COMMAND, account, scope).stream().findFirst();
    }

    @Override
    public Optional<Instant> lastRecordedAt(AccountId account) {
        transaction.requireUsable();
        documents.flush();
        return transaction.find(LAST_AT, parameters -> parameters.account(account), Row::instant);
    }

    private List<CreditLogRecorded> ofAccount(Sql sql, AccountId account, Binding scope) {
        transaction.requireUsable();
        documents.flush();
        transaction.texts().expect(account.customer());
        return transaction.list(sql, scope, row -> recorded(account, row));
    }

    private static CreditLog log(AccountId account, List<CreditLogRecorded> facts) {
        try {
            return CreditLog.of(account, facts);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("the credit decisions of " + account + " make no log", e);
        }
    }

    @Override
    public SortedMap<CustomerId, CreditLog> all(LedgerId ledger) {
        return ofLedger(OF_LEDGER, ledger, parameters -> parameters.text(ledger.value()));
    }

    @Override
    public SortedMap<CustomerId, CreditLog> all(LedgerId ledger, DateRange days) {
        return ofLedger(
                OF_DAYS, ledger, parameters -> parameters.text(ledger.value()).period(days));
    }

    private SortedMap<CustomerId, CreditLog> ofLedger(Sql sql, LedgerId ledger, Binding scope) {
        transaction.requireUsable();
        documents.flush();
        transaction.texts().expectAll();
        Map<CustomerId, List<CreditLogRecorded>> facts = new HashMap<>();
        transaction.each(
                sql,
                scope,
                row -> recorded(AccountId.of(ledger, CustomerId.of(row.text())), row),
                recorded -> facts.computeIfAbsent(recorded.account().customer(), customer -> new ArrayList<>())
                        .add(recorded));
        SortedMap<CustomerId, CreditLog> logs = new TreeMap<>();
        facts.forEach((customer, all) -> logs.put(customer, log(AccountId.of(ledger, customer), all)));
        return logs;
    }

    @Override
    public void add(CreditLogRecorded recorded) {
        AccountId account = recorded.account();
        accounts.requireLocked(account);
        long position = positions.next(account);
        Command command = recorded.command();
        CreditLogFact fact = recorded.fact();
        Map<String, String> fields = fact.fields();
        Money amount = amount(fact);
        documents.add(INSERT, parameters -> {
            parameters
                    .account(account)
                    .number(position)
                    .code(command.kind())
                    .text(command.id().value())
                    .instant(recorded.at())
                    .text(command.actor().value())
                    .basis(
                            SensitiveColumn.CREDIT_LOG_BASIS,
                            account.customer(),
                            command.basis(),
                            account.ledger().value(),
                            position)
                    .date(fact.effectiveOn())
                    .text(fact.decision().value())
                    .text(fields.get("outcome"))
                    .text(fields.get("request"))
                    .text(fields.get("picture"))
                    .text(fields.get("policy"))
                    .text(fields.get("explained"))
                    .text(fields.get("under"))
                    .text(fields.get("approver"))
                    .text(amount == null ? null : amount.getCurrencyUnit().getCode())
                    .numberOrNone(amount == null ? null : MinorUnits.of(amount))
                    .date(
                            fact instanceof CreditLogFact.Overridden overridden
                                    ? overridden.override().through()
                                    : null)
                    .text(fields.get("reason"))
                    .text(fields.get("withdraws"));
            bindFigures(parameters, fact instanceof CreditLogFact.Decided decided ? decided.made() : null);
        });
    }

    private static @Nullable Money amount(CreditLogFact fact) {
        if (fact instanceof CreditLogFact.Decided decided) {
            return decided.made().asked();
        }
        return fact instanceof CreditLogFact.Overridden overridden
                ? overridden.override().amount()
                : null;
    }

    private static void bindFigures(Parameters parameters, @Nullable CreditDecision made) throws SQLException {
        CreditPolicy policy = made == null ? null : made.policy();
        Optional<Bound> bound = made == null ? Optional.empty() : Bound.of(made);
        parameters
                .text(
                        made == null
                                ? null
                                : made.request().askedBy().map(Actor::value).orElse(null))
                .text(policy == null ? null : policy.name())
                .numberOrNone(policy == null ? null : policy.version())
                .numberOrNone(bound.map(Bound::onCredit).orElse(null))
                .numberOrNone(bound.map(Bound::exposure).orElse(null))
                .numberOrNone(bound.map(Bound::limit).orElse(null));
    }

    /** The figures of the customer's own limit, where the policy holds the sale to it, in minor units. */
    private record Bound(long onCredit, long exposure, long limit) {

        static Optional<Bound> of(CreditDecision made) {
            LimitMeasure own = made.picture().own();
            Money onCredit = made.request().onCredit();
            boolean isHeld = made.policy().checks().stream()
                    .anyMatch(check -> check.subject() == CreditCheck.Subject.LIMIT
                            && check.strictness(made.request().kind()).compareTo(Strictness.HOLD) >= 0);
            Money most = Money.ofMinor(onCredit.getCurrencyUnit(), MinorUnits.MAX);
            boolean isAsked = isHeld && onCredit.isPositive() && !own.exposure().isGreaterThan(most);
            return own.limit()
                    .filter(limit -> isAsked)
                    .filter(CreditLimit.UpTo.class::isInstance)
                    .map(limit -> ((CreditLimit.UpTo) limit).amount())
                    .filter(onCredit::isSameCurrency)
                    .map(limit ->
                            new Bound(MinorUnits.of(onCredit), MinorUnits.of(own.exposure()), MinorUnits.of(limit)));
        }
    }

    private static CreditLogRecorded recorded(AccountId account, Row row) throws SQLException {
        long position = row.number();
        CommandKind kind = row.code(CommandKind.class);
        CommandId id = CommandId.of(row.text());
        Instant at = row.instant();
        Actor actor = Actor.of(row.text());
        Optional<Basis> basis = row.basis(
                SensitiveColumn.CREDIT_LOG_BASIS,
                account.customer(),
                account.ledger().value(),
                position);
        LocalDate on = row.date();
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field :
                List.of("decision", "outcome", "request", "picture", "policy", "explained", "under", "approver")) {
            put(fields, field, row.textOrNone());
        }
        String currency = row.textOrNone();
        Long minor = row.numberOrNone();
        LocalDate through = row.dateOrNone();
        if (through != null && currency != null && minor != null) {
            put(
                    fields,
                    "amount",
                    MinorUnits.toMoney(CurrencyUnit.of(currency), minor).toString());
            put(fields, "through", through.toString());
        }
        put(fields, "reason", row.textOrNone());
        put(fields, "withdraws", row.textOrNone());
        try {
            CreditLogFact fact = CreditLogFact.of(kind, account.customer(), on, fields);
            return CreditLogRecorded.of(account, Command.of(kind, id, actor, basis), fact, at);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(
                    "row " + position + " of the credit decisions of " + account + " is no decision", e);
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
