package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.HeadroomFact;
import io.cartera.headroom.HeadroomFile;
import io.cartera.headroom.HeadroomGrounds;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.headroom.StagesLeft;
import io.cartera.money.MinorUnits;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.HeadroomRepository;
import io.cartera.store.RetryableStoreException;
import io.cartera.store.UnreadableException;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Reservations with their steps, and memberships in groups. Beside the facts there is a row for each reservation with what
 * is left of it and until when it may count, by which the live ones are found; and one for each group, to be locked.
 */
final class HeadroomTable implements HeadroomRepository {

    private static final String OWN_COLUMNS = "reservation, document_kind, document, currency, amount_minor,"
            + " holds_through, reference, root, until_on, reserved_minor, ordered_minor, unbilled_minor, exposure_minor,"
            + " limit_minor, group_root, group_exposure_minor, group_limit_minor";

    private static final String COLUMNS = FactStamp.columnsOf("f") + ", f." + OWN_COLUMNS.replace(", ", ", f.");

    private static final String ACCOUNT = " where f.shard_key = ? and f.ledger = ? and f.customer = ?";

    private static final String FACTS = "select " + COLUMNS + " from cartera_headroom_fact f" + ACCOUNT;

    private static final String LIVE = " from cartera_reservation r join cartera_headroom_fact f"
            + " on f.shard_key = r.shard_key and f.ledger = r.ledger and f.customer = r.customer"
            + " and f.reservation = r.reservation";

    static final Sql INSERT = Sql.of(
            "insert headroom fact",
            "insert into cartera_headroom_fact (shard_key, ledger, customer, " + FactStamp.COLUMNS + ", " + OWN_COLUMNS
                    + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    static final Sql BEGIN = Sql.of(
            "insert reservation",
            "insert into cartera_reservation (shard_key, ledger, customer, reservation, currency, amount_minor,"
                    + " holds_through, reserved_minor, ordered_minor, unbilled_minor, changed_on, counts_through)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    // What is reserved counts as long as it holds; only the row knows through which day that is.
    static final Sql GO_ON = Sql.of(
            "update reservation",
            "update cartera_reservation set reserved_minor = ?, ordered_minor = ?, unbilled_minor = ?, changed_on = ?,"
                    + " counts_through = case when ? > 0 and holds_through > ? then holds_through else ? end"
                    + " where shard_key = ? and ledger = ? and customer = ? and reservation = ?"
                    + " and reserved_minor + ordered_minor + unbilled_minor >= ?");

    private static final Sql OF_ACCOUNT = Sql.of("read headroom facts", FACTS + " order by f.seq");

    private static final Sql OF_RESERVATION =
            Sql.of("read headroom facts of a reservation", FACTS + " and f.reservation = ? order by f.seq");

    private static final Sql OF_COMMAND =
            Sql.of("read the headroom fact of a command", FACTS + " and f.kind = ? and f.command = ?");

    private static final Sql MEMBERSHIPS =
            Sql.of("read memberships", FACTS + " and f.kind = 'CHANGE_GROUP' order by f.seq");

    private static final Sql LIVE_OF_ACCOUNT = Sql.of(
            "read live reservations",
            "select " + COLUMNS + LIVE + " where r.shard_key = ? and r.ledger = ? and r.customer = ?"
                    + " and r.counts_through >= ? order by f.seq");

    private static final Sql LIVE_OF_LEDGER = Sql.of(
            "read live reservations of a ledger",
            "select f.customer, " + COLUMNS + LIVE
                    + " where r.ledger = ? and r.counts_through >= ? order by f.customer, f.seq");

    private static final Sql OF_GROUP = Sql.of(
            "read memberships of a group",
            "select f.customer, " + COLUMNS + " from (select distinct shard_key, ledger, customer"
                    + " from cartera_headroom_fact where root = ? and ledger = ?) m join cartera_headroom_fact f"
                    + " on f.shard_key = m.shard_key and f.ledger = m.ledger and f.customer = m.customer"
                    + " where f.kind = 'CHANGE_GROUP' order by f.customer, f.seq");

    private static final Sql LAST_AT = Sql.of(
            "read the instant of the last headroom fact",
            "select recorded_at from cartera_headroom_fact where shard_key = ? and ledger = ? and customer = ?"
                    + " order by shard_key desc, ledger desc, customer desc, seq desc limit 1");

    private static final Sql LAST = Sql.of(
            "count headroom facts",
            "select seq from cartera_headroom_fact where shard_key = ? and ledger = ? and customer = ?"
                    + " order by shard_key desc, ledger desc, customer desc, seq desc limit 1");

    private static final String GROUP =
            "select customer from cartera_credit_group where shard_key = ? and ledger = ? and customer = ?";

    private static final Sql IS_GROUP = Sql.of("find group", GROUP);

    private static final Sql LOCK_GROUP = Sql.of("lock group", GROUP + " for update");

    /** Whoever began before and sees an older state finds the group changed, and cannot lock it. */
    private static final Sql CHANGE_GROUP = Sql.of(
            "change group",
            "update cartera_credit_group set customer = customer where shard_key = ? and ledger = ? and customer = ?");

    private static final Sql OPEN_GROUP =
            Sql.of("open group", "insert into cartera_credit_group (shard_key, ledger, customer) values (?, ?, ?)");

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final Transaction transaction;
    private final Accounts accounts;
    private final WriteBuffer documents;
    private final Positions positions;
    private final TreeSet<AccountId> lockedGroups = new TreeSet<>();

    HeadroomTable(Transaction transaction, Accounts accounts, WriteBuffer documents) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.documents = documents;
        this.positions = new Positions(transaction, accounts, LAST);
    }

    @Override
    public HeadroomFile find(AccountId account) {
        return file(account, ofAccount(OF_ACCOUNT, account, parameters -> parameters.account(account)));
    }

    @Override
    public HeadroomFile find(AccountId account, ReservationId reservation) {
        return file(
                account,
                ofAccount(
                        OF_RESERVATION,
                        account,
                        parameters -> parameters.account(account).text(reservation.value())));
    }

    @Override
    public Optional<HeadroomRecorded> find(AccountId account, CommandKind kind, CommandId command) {
        return ofAccount(
                        OF_COMMAND,
                        account,
                        parameters -> parameters.account(account).code(kind).text(command.value()))
                .stream()
                .findFirst();
    }

    @Override
    public HeadroomFile live(AccountId account, LocalDate day) {
        return file(
                account,
                ofAccount(
                        LIVE_OF_ACCOUNT,
                        account,
                        parameters -> parameters.account(account).date(day)));
    }

    @Override
    public SortedMap<CustomerId, HeadroomFile> live(LedgerId ledger, LocalDate day) {
        return inLedger(
                LIVE_OF_LEDGER, parameters -> parameters.text(ledger.value()).date(day), ledger);
    }

    @Override
    public HeadroomFile memberships(AccountId account) {
        return file(account, ofAccount(MEMBERSHIPS, account, parameters -> parameters.account(account)));
    }

    @Override
    public SortedMap<CustomerId, HeadroomFile> group(AccountId root) {
        return inLedger(
                OF_GROUP,
                parameters -> parameters
                        .text(root.customer().value())
                        .text(root.ledger().value()),
                root.ledger());
    }

    @Override
    public Optional<Instant> lastRecordedAt(AccountId account) {
        transaction.requireUsable();
        documents.flush();
        return transaction.find(LAST_AT, parameters -> parameters.account(account), Row::instant);
    }

    private List<HeadroomRecorded> ofAccount(Sql sql, AccountId account, Parameters.Binding scope) {
        transaction.requireUsable();
        documents.flush();
        transaction.texts().expect(account.customer());
        return transaction.list(sql, scope, row -> recorded(account, row));
    }

    private SortedMap<CustomerId, HeadroomFile> inLedger(Sql sql, Parameters.Binding scope, LedgerId ledger) {
        transaction.requireUsable();
        documents.flush();
        transaction.texts().expectAll();
        SortedMap<AccountId, List<HeadroomRecorded>> facts = new TreeMap<>();
        transaction.each(
                sql,
                scope,
                row -> recorded(AccountId.of(ledger, CustomerId.of(row.text())), row),
                found -> facts.computeIfAbsent(found.account(), first -> new ArrayList<>())
                        .add(found));
        SortedMap<CustomerId, HeadroomFile> files = new TreeMap<>();
        facts.forEach((account, found) -> files.put(account.customer(), file(account, found)));
        return files;
    }

    private static HeadroomFile file(AccountId account, List<HeadroomRecorded> facts) {
        try {
            return HeadroomFile.of(account, facts);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("the headroom facts of " + account + " make no file", e);
        }
    }

    @Override
    public boolean lockGroup(AccountId root) {
        requireNext(root);
        boolean isThere = lockedGroups.contains(root)
                || transaction
                        .find(LOCK_GROUP, parameters -> parameters.account(root), Row::text)
                        .isPresent();
        if (isThere) {
            lockedGroups.add(root);
        }
        return isThere;
    }

    private void requireNext(AccountId root) {
        transaction.requireWritable();
        if (!lockedGroups.contains(root)) {
            accounts.requireNoneLocked(root);
            if (!lockedGroups.isEmpty() && root.compareTo(lockedGroups.last()) < 0) {
                throw new IllegalStateException("group " + root + " must be locked before " + lockedGroups.last());
            }
        }
    }

    @Override
    public boolean isGroup(AccountId root) {
        transaction.requireUsable();
        return transaction
                .find(IS_GROUP, parameters -> parameters.account(root), Row::text)
                .isPresent();
    }

    @Override
    public void openGroup(AccountId root) {
        if (!lockGroup(root)) {
            try {
                transaction.update(OPEN_GROUP, parameters -> parameters.account(root));
            } catch (DuplicateKeyException other) {
                // Somebody opened it since; only a new transaction can lock what they made.
                throw transaction.replaced(new RetryableStoreException(other.getMessage(), other.getCause()));
            }
            lockedGroups.add(root);
        }
    }

    @Override
    public void add(HeadroomRecorded recorded) {
        AccountId account = recorded.account();
        accounts.requireLocked(account);
        FactStamp stamp = new FactStamp(
                positions.next(account),
                recorded.command(),
                recorded.at(),
                recorded.fact().effectiveOn());
        changeLockedGroups();
        documents.add(
                INSERT, parameters -> bind(stamp.bind(parameters, account, SensitiveColumn.HEADROOM_BASIS), recorded));
        if (recorded.fact() instanceof Reservation reservation) {
            begin(account, reservation, recorded.left().orElseThrow());
        } else if (recorded.left().isPresent()) {
            goOn(recorded, recorded.left().get());
        } else if (recorded.fact() instanceof GroupMembership membership) {
            // Whoever sees a state without the group finds nothing of it to lock but the account of the root.
            membership.root().ifPresent(root -> accounts.change(AccountId.of(account.ledger(), root)));
        }
    }

    /** Lets nobody lock the groups that are locked who sees an older state. */
    void changeLockedGroups() {
        lockedGroups.forEach(root -> transaction.update(CHANGE_GROUP, parameters -> parameters.account(root)));
    }

    private void begin(AccountId account, Reservation reservation, StagesLeft left) {
        LocalDate holdsThrough = reservation.holdsThrough().orElse(LAST_DAY);
        documents.add(
                BEGIN,
                parameters -> stages(
                                parameters
                                        .account(account)
                                        .text(reservation.id().value())
                                        .money(reservation.amount())
                                        .date(holdsThrough),
                                left)
                        .date(reservation.effectiveOn())
                        .date(left.countsThrough(holdsThrough, reservation.effectiveOn())));
    }

    private void goOn(HeadroomRecorded recorded, StagesLeft left) {
        LocalDate on = recorded.fact().effectiveOn();
        boolean isOnlyReserved = left.reserved().isPositive() && left.total().isEqual(left.reserved());
        LocalDate otherwise = left.countsThrough(LocalDate.MIN, on);
        documents.add(
                GO_ON,
                parameters -> stages(parameters, left)
                        .date(on)
                        .number(isOnlyReserved ? 1 : 0)
                        .date(otherwise)
                        .date(otherwise)
                        .account(recorded.account())
                        .text(recorded.reservation().map(ReservationId::value).orElseThrow())
                        .number(left.total().getAmountMinorLong()));
    }

    private static Parameters stages(Parameters parameters, StagesLeft left) throws SQLException {
        return parameters
                .number(left.reserved().getAmountMinorLong())
                .number(left.ordered().getAmountMinorLong())
                .number(left.unbilled().getAmountMinorLong());
    }

    private static void bind(Parameters parameters, HeadroomRecorded recorded) throws SQLException {
        HeadroomFact fact = recorded.fact();
        parameters.text(recorded.reservation().map(ReservationId::value).orElse(null));
        Optional<GroupMembership> membership = Optional.empty();
        if (fact instanceof Reservation reservation) {
            parameters
                    .code(reservation.kind())
                    .text(null)
                    .money(reservation.amount())
                    .date(reservation.holdsThrough().orElse(null))
                    .text(reservation.reference().orElse(null));
        } else if (fact instanceof Commitment commitment) {
            parameters
                    .code(commitment.kind())
                    .text(commitment.document())
                    .money(commitment.amount())
                    .date(null)
                    .text(null);
        } else if (fact instanceof ReservationRelease release) {
            parameters
                    .text(null)
                    .text(null)
                    .currency(recorded.left().orElseThrow().currency())
                    .numberOrNone(release.amount().map(MinorUnits::of).orElse(null))
                    .date(null)
                    .text(null);
        } else {
            membership = Optional.of((GroupMembership) fact);
            parameters
                    .text(null)
                    .text(null)
                    .text(null)
                    .numberOrNone(null)
                    .date(null)
                    .text(null);
        }
        parameters
                .text(membership
                        .flatMap(GroupMembership::root)
                        .map(CustomerId::value)
                        .orElse(null))
                .date(membership.flatMap(GroupMembership::until).orElse(null));
        Optional<StagesLeft> left = recorded.left();
        parameters
                .numberOrNone(left.map(StagesLeft::reserved)
                        .map(Money::getAmountMinorLong)
                        .orElse(null))
                .numberOrNone(left.map(StagesLeft::ordered)
                        .map(Money::getAmountMinorLong)
                        .orElse(null))
                .numberOrNone(left.map(StagesLeft::unbilled)
                        .map(Money::getAmountMinorLong)
                        .orElse(null));
        Optional<HeadroomGrounds> grounds = recorded.grounds();
        parameters
                .decimal(minor(grounds.map(HeadroomGrounds::exposure)))
                .numberOrNone(grounds.flatMap(HeadroomGrounds::limit)
                        .map(MinorUnits::of)
                        .orElse(null))
                .text(grounds.flatMap(HeadroomGrounds::root)
                        .map(CustomerId::value)
                        .orElse(null))
                .decimal(minor(grounds.flatMap(HeadroomGrounds::groupExposure)))
                .numberOrNone(grounds.flatMap(HeadroomGrounds::groupLimit)
                        .map(MinorUnits::of)
                        .orElse(null));
    }

    // A sum of amounts, which no long may hold.
    private static @Nullable BigDecimal minor(Optional<Money> sum) {
        return sum.map(money ->
                        money.getAmount().movePointRight(money.getCurrencyUnit().getDecimalPlaces()))
                .orElse(null);
    }

    private static HeadroomRecorded recorded(AccountId account, Row row) throws SQLException {
        FactStamp stamp = FactStamp.read(row, account, SensitiveColumn.HEADROOM_BASIS);
        Columns columns = Columns.of(row);
        try {
            return columns.recorded(account, stamp);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(
                    "row " + stamp.position() + " of the headroom facts of " + account + " is no fact", e);
        }
    }

    /** The columns of a fact as they stand in its row. */
    private record Columns(
            @Nullable String reservation,
            @Nullable String documentKind,
            @Nullable String document,
            @Nullable String currency,
            @Nullable Long amount,
            @Nullable LocalDate holdsThrough,
            @Nullable String reference,
            @Nullable String root,
            @Nullable LocalDate until,
            long reserved,
            long ordered,
            long unbilled,
            @Nullable BigDecimal exposure,
            @Nullable Long limit,
            @Nullable String groupRoot,
            @Nullable BigDecimal groupExposure,
            @Nullable Long groupLimit) {

        static Columns of(Row row) throws SQLException {
            return new Columns(
                    row.textOrNone(),
                    row.textOrNone(),
                    row.textOrNone(),
                    row.textOrNone(),
                    row.numberOrNone(),
                    row.dateOrNone(),
                    row.textOrNone(),
                    row.textOrNone(),
                    row.dateOrNone(),
                    row.number(),
                    row.number(),
                    row.number(),
                    row.decimalOrNone(),
                    row.numberOrNone(),
                    row.textOrNone(),
                    row.decimalOrNone(),
                    row.numberOrNone());
        }

        HeadroomRecorded recorded(AccountId account, FactStamp stamp) {
            HeadroomFact fact = fact(account.customer(), stamp);
            Optional<StagesLeft> left = reservation == null
                    ? Optional.empty()
                    : Optional.of(StagesLeft.of(CurrencyUnit.of(currency), reserved, ordered, unbilled));
            HeadroomRecorded recorded = HeadroomRecorded.of(account, stamp.command(), fact, stamp.at(), left);
            return exposure == null ? recorded : recorded.approvedOn(grounds(exposure));
        }

        private HeadroomFact fact(CustomerId customer, FactStamp stamp) {
            LocalDate on = stamp.on();
            return switch (stamp.command().kind()) {
                case RESERVE ->
                    referring(Reservation.of(
                            ReservationId.of(reservation),
                            customer,
                            money(amount),
                            SalesDocumentKind.valueOf(documentKind),
                            on,
                            holdsThrough));
                case STATE_ORDER ->
                    referring(Reservation.ofDocument(
                            ReservationId.of(reservation),
                            customer,
                            money(amount),
                            SalesDocumentKind.valueOf(documentKind),
                            on));
                case COMMIT_RESERVATION ->
                    Commitment.to(
                            SalesDocumentKind.valueOf(documentKind),
                            document,
                            customer,
                            ReservationId.of(reservation),
                            money(amount),
                            on);
                case RELEASE_RESERVATION -> {
                    ReservationRelease all = ReservationRelease.of(customer, ReservationId.of(reservation), on);
                    yield amount == null ? all : all.of(money(amount));
                }
                default -> {
                    GroupMembership membership = root == null
                            ? GroupMembership.none(customer, on)
                            : GroupMembership.of(customer, CustomerId.of(root), on);
                    yield until == null ? membership : membership.until(until);
                }
            };
        }

        private Reservation referring(Reservation made) {
            return reference == null ? made : made.withReference(reference);
        }

        private HeadroomGrounds grounds(BigDecimal before) {
            HeadroomGrounds own =
                    HeadroomGrounds.of(sum(before), Optional.ofNullable(limit).map(this::money));
            return groupRoot == null
                    ? own
                    : own.ofGroup(CustomerId.of(groupRoot), sum(groupExposure), money(groupLimit));
        }

        private Money money(Long minor) {
            return MinorUnits.toMoney(CurrencyUnit.of(currency), minor);
        }

        private Money sum(BigDecimal minor) {
            CurrencyUnit unit = CurrencyUnit.of(currency);
            return BigMoney.of(unit, minor.movePointLeft(unit.getDecimalPlaces()))
                    .toMoney();
        }
    }
}
