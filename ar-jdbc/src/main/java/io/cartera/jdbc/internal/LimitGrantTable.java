package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditLimits;
import io.cartera.exposure.ExposureTerm;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.LimitGranted;
import io.cartera.exposure.LimitKind;
import io.cartera.money.MinorUnits;
import io.cartera.store.CreditLimitRepository;
import io.cartera.store.UnreadableException;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/** The credit limits granted. */
final class LimitGrantTable implements CreditLimitRepository {

    static final Sql INSERT = Sql.of(
            "insert limit",
            "insert into cartera_limit_grant (shard_key, ledger, customer, seq, " + LimitGrantTable.COLUMNS
                    + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final String COLUMNS = "command, kind, currency, amount_minor, effective_on, recorded_at, until_on,"
            + " limit_kind, scope, term, reason, approver";

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
    private final HeadroomTable groups;
    private final Positions positions;

    LimitGrantTable(Transaction transaction, Accounts accounts, WriteBuffer documents, HeadroomTable groups) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.documents = documents;
        this.groups = groups;
        this.positions = new Positions(transaction, accounts, LAST);
    }

    @Override
    public CreditLimits find(AccountId account) {
        transaction.requireUsable();
        documents.flush();
        return limits(
                account,
                transaction.list(OF_ACCOUNT, parameters -> parameters.account(account), row -> granted(account, row)));
    }

    @Override
    public SortedMap<CustomerId, CreditLimits> all(LedgerId ledger) {
        transaction.requireUsable();
        documents.flush();
        SortedMap<AccountId, List<LimitGranted>> grants = new TreeMap<>();
        transaction.each(
                OF_LEDGER,
                parameters -> parameters.text(ledger.value()),
                row -> granted(AccountId.of(ledger, CustomerId.of(row.text())), row),
                found -> grants.computeIfAbsent(found.account(), first -> new ArrayList<>())
                        .add(found));
        SortedMap<CustomerId, CreditLimits> all = new TreeMap<>();
        grants.forEach((account, found) -> all.put(account.customer(), limits(account, found)));
        return all;
    }

    private static CreditLimits limits(AccountId account, List<LimitGranted> grants) {
        try {
            return CreditLimits.of(grants);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("the limits of " + account + " make no history", e);
        }
    }

    @Override
    public void add(LimitGranted granted) {
        AccountId account = granted.account();
        accounts.requireLocked(account);
        groups.changeLockedGroups();
        long position = positions.next(account);
        LimitGrant grant = granted.grant();
        documents.add(INSERT, parameters -> {
            parameters.account(account).number(position).text(granted.command().value());
            bind(parameters, grant.limit());
            parameters
                    .date(grant.from())
                    .instant(granted.recordedAt())
                    .date(grant.until().orElse(null))
                    .code(grant.kind())
                    .code(grant.isForGroup() ? Scope.GROUP : Scope.ACCOUNT)
                    .code(grant.term().orElse(null))
                    .text(grant.reason().orElse(null))
                    .text(grant.approver().map(Actor::value).orElse(null));
        });
    }

    private static void bind(Parameters parameters, CreditLimit limit) throws SQLException {
        if (limit instanceof CreditLimit.UpTo upTo) {
            parameters.code(Kind.UP_TO).money(upTo.amount());
        } else {
            Kind kind = limit instanceof CreditLimit.Unlimited ? Kind.UNLIMITED : Kind.NO_CREDIT;
            parameters.code(kind).text(null).numberOrNone(null);
        }
    }

    private static LimitGranted granted(AccountId account, Row row) throws SQLException {
        CommandId command = CommandId.of(row.text());
        Kind kind = row.code(Kind.class);
        String currency = row.textOrNone();
        long minor = row.number();
        CreditLimit limit = switch (kind) {
            case NO_CREDIT -> CreditLimit.noCredit();
            case UNLIMITED -> CreditLimit.unlimited();
            case UP_TO -> CreditLimit.of(MinorUnits.toMoney(CurrencyUnit.of(currency), minor));
        };
        LimitGrant grant = LimitGrant.of(account.customer(), limit, row.date());
        Instant recordedAt = row.instant();
        LocalDate until = row.dateOrNone();
        grant = until == null ? grant : grant.until(until);
        grant = grant.ofKind(row.code(LimitKind.class));
        grant = row.code(Scope.class) == Scope.GROUP ? grant.forGroup() : grant;
        String term = row.textOrNone();
        grant = term == null ? grant : grant.on(ExposureTerm.valueOf(term));
        String reason = row.textOrNone();
        grant = reason == null ? grant : grant.because(reason);
        String approver = row.textOrNone();
        return LimitGranted.of(
                account, command, approver == null ? grant : grant.approvedBy(Actor.of(approver)), recordedAt);
    }

    private enum Scope {
        ACCOUNT,
        GROUP
    }

    private enum Kind {
        NO_CREDIT,
        UNLIMITED,
        UP_TO
    }
}
