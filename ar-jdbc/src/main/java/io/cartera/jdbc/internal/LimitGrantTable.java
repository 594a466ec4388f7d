package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.money.MinorUnits;
import io.cartera.store.CreditLimitRepository;
import io.cartera.time.Timeline;
import io.cartera.trace.CommandId;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/** The credit limits granted. */
final class LimitGrantTable implements CreditLimitRepository {

    static final Sql INSERT = Sql.of(
            "insert limit",
            "insert into cartera_limit_grant (shard_key, ledger, customer, seq, command, kind, currency,"
                    + " amount_minor, effective_on, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final String COLUMNS = "command, kind, currency, amount_minor, effective_on, recorded_at";

    private static final Sql OF_ACCOUNT = Sql.of(
            "read limits",
            "select " + COLUMNS + " from cartera_limit_grant"
                    + " where shard_key = ? and ledger = ? and customer = ? order by seq");

    private static final Sql OF_LEDGER = Sql.of(
            "read limits of a ledger",
            "select customer, " + COLUMNS + " from cartera_limit_grant where ledger = ? order by customer, seq");

    private static final Sql LAST = Sql.of(
            "count limits",
            "select seq from cartera_limit_grant where shard_key = ? and ledger = ? and customer = ?"
                    + " order by shard_key desc, ledger desc, customer desc, seq desc limit 1");

    private final Transaction transaction;
    private final Accounts accounts;
    private final WriteBuffer documents;
    private final Positions positions;

    LimitGrantTable(Transaction transaction, Accounts accounts, WriteBuffer documents) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.documents = documents;
        this.positions = new Positions(transaction, accounts, LAST);
    }

    @Override
    public Timeline<CreditLimit> find(AccountId account) {
        Timeline<CreditLimit> limits = Timeline.empty();
        for (LimitGrant grant : grants(account)) {
            limits = with(limits, grant);
        }
        return limits;
    }

    @Override
    public SortedMap<CustomerId, Timeline<CreditLimit>> all(LedgerId ledger) {
        transaction.requireUsable();
        documents.flush();
        SortedMap<CustomerId, Timeline<CreditLimit>> all = new TreeMap<>();
        transaction.each(
                OF_LEDGER,
                parameters -> parameters.text(ledger.value()),
                row -> new OfCustomer(CustomerId.of(row.text()), grant(row)),
                found -> all.merge(
                        found.customer(),
                        with(Timeline.empty(), found.grant()),
                        (before, first) -> with(before, found.grant())));
        return all;
    }

    @Override
    public List<LimitGrant> grants(AccountId account) {
        transaction.requireUsable();
        documents.flush();
        return List.copyOf(
                transaction.list(OF_ACCOUNT, parameters -> parameters.account(account), LimitGrantTable::grant));
    }

    @Override
    public void add(AccountId account, LimitGrant grant) {
        accounts.requireLocked(account);
        long position = positions.next(account);
        Timeline.Version<CreditLimit> version = grant.version();
        documents.add(INSERT, parameters -> {
            parameters.account(account).number(position).text(grant.command().value());
            bind(parameters, version.value());
            parameters.date(version.from()).instant(version.recordedAt());
        });
    }

    private static Timeline<CreditLimit> with(Timeline<CreditLimit> limits, LimitGrant grant) {
        Timeline.Version<CreditLimit> version = grant.version();
        return limits.with(version.from(), version.value(), version.recordedAt());
    }

    private static void bind(Parameters parameters, CreditLimit limit) throws SQLException {
        if (limit instanceof CreditLimit.UpTo upTo) {
            parameters.code(Kind.UP_TO).money(upTo.amount());
        } else {
            Kind kind = limit instanceof CreditLimit.Unlimited ? Kind.UNLIMITED : Kind.NO_CREDIT;
            parameters.code(kind).text(null).numberOrNone(null);
        }
    }

    private static LimitGrant grant(Row row) throws SQLException {
        CommandId command = CommandId.of(row.text());
        Kind kind = row.code(Kind.class);
        String currency = row.textOrNone();
        long minor = row.number();
        CreditLimit limit = switch (kind) {
            case NO_CREDIT -> CreditLimit.noCredit();
            case UNLIMITED -> CreditLimit.unlimited();
            case UP_TO -> CreditLimit.of(MinorUnits.toMoney(CurrencyUnit.of(currency), minor));
        };
        LocalDate from = row.date();
        return new LimitGrant(command, new Timeline.Version<>(from, limit, row.instant()));
    }

    private enum Kind {
        NO_CREDIT,
        UNLIMITED,
        UP_TO
    }

    private record OfCustomer(CustomerId customer, LimitGrant grant) {}
}
