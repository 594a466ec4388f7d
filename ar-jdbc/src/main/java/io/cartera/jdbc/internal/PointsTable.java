package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.MinorUnits;
import io.cartera.points.PointsAccount;
import io.cartera.points.PointsEntry;
import io.cartera.points.PointsKind;
import io.cartera.points.PointsMove;
import io.cartera.points.PointsRecorded;
import io.cartera.points.Reward;
import io.cartera.points.RewardProgramId;
import io.cartera.store.UnreadableException;
import io.cartera.store.outer.PointsRepository;
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

/** Points of customers: each entry with what it says in columns of its own, and the lots that it moves in rows. */
final class PointsTable implements PointsRepository {

    /** The last day of a lot without an end. */
    private static final LocalDate NO_END = LocalDate.of(9999, 12, 31);

    private static final String COLUMNS = FactStamp.COLUMNS
            + ", program, subject, document, points, owed, usable_through, tier, earned_by, currency, amount_minor,"
            + " valid_through, gift, quantity";

    static final Sql INSERT = Sql.of(
            "insert points entry",
            "insert into cartera_points_entry (shard_key, ledger, customer, " + COLUMNS + ")"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    static final Sql INSERT_MOVE = Sql.of(
            "insert points move",
            "insert into cartera_points_move (shard_key, ledger, customer, seq, number, program, source, usable_through,"
                    + " points) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final String OF = "select customer, " + COLUMNS
            + " from cartera_points_entry where shard_key = ? and ledger = ? and customer = ?";

    private static final Sql OF_ACCOUNT = Sql.of("read points of an account", OF + " order by seq");

    private static final Sql OF_PROGRAM = Sql.of("read points", OF + " and program = ? order by seq");

    private static final Sql OF_COMMAND =
            Sql.of("read the points entry of a command", OF + " and kind = ? and command = ?");

    private static final Sql OF_LEDGER = Sql.of(
            "read points of a ledger",
            "select customer, " + COLUMNS
                    + " from cartera_points_entry where ledger = ? and program = ? order by customer, seq");

    private static final String MOVES = "select customer, seq, source, usable_through, points from cartera_points_move";

    private static final Sql MOVES_OF_ACCOUNT = Sql.of(
            "read points moves of an account",
            MOVES + " where shard_key = ? and ledger = ? and customer = ? order by seq, number");

    private static final Sql MOVES_OF_PROGRAM = Sql.of(
            "read points moves",
            MOVES + " where shard_key = ? and ledger = ? and customer = ? and program = ? order by seq, number");

    private static final Sql MOVES_OF_ENTRY = Sql.of(
            "read points moves of an entry",
            MOVES + " where shard_key = ? and ledger = ? and customer = ? and seq = ? order by number");

    private static final Sql MOVES_OF_LEDGER = Sql.of(
            "read points moves of a ledger",
            MOVES + " where ledger = ? and program = ? order by customer, seq, number");

    private static final String LAST = " from cartera_points_entry where shard_key = ? and ledger = ? and customer = ?"
            + " order by shard_key desc, ledger desc, customer desc, seq desc limit 1";

    private static final Sql LAST_AT = Sql.of("read the instant of the last points entry", "select recorded_at" + LAST);

    private static final Sql LAST_SEQ = Sql.of("count points entries", "select seq" + LAST);

    private final Transaction transaction;
    private final Accounts accounts;
    private final WriteBuffer documents;
    private final Positions positions;

    PointsTable(Transaction transaction, Accounts accounts, WriteBuffer documents) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.documents = documents;
        this.positions = new Positions(transaction, accounts, LAST_SEQ);
    }

    @Override
    public PointsAccount find(AccountId account, RewardProgramId program) {
        Parameters.Binding scope = parameters -> parameters.account(account).text(program.value());
        List<Line> lines = ofAccount(OF_PROGRAM, account, scope);
        return file(account, program, recorded(lines, moves(MOVES_OF_PROGRAM, scope)));
    }

    @Override
    public List<PointsRecorded> of(AccountId account) {
        Parameters.Binding scope = parameters -> parameters.account(account);
        return recorded(ofAccount(OF_ACCOUNT, account, scope), moves(MOVES_OF_ACCOUNT, scope));
    }

    @Override
    public Optional<PointsRecorded> find(AccountId account, CommandKind kind, CommandId command) {
        List<Line> lines = ofAccount(
                OF_COMMAND,
                account,
                parameters -> parameters.account(account).code(kind).text(command.value()));
        return lines.stream()
                .findFirst()
                .map(line -> line.with(moves(
                                MOVES_OF_ENTRY,
                                parameters -> parameters.account(account).number(line.stamp.position()))
                        .getOrDefault(line.key(), List.of())));
    }

    @Override
    public Optional<Instant> lastRecordedAt(AccountId account) {
        transaction.requireUsable();
        documents.flush();
        return transaction.find(LAST_AT, parameters -> parameters.account(account), Row::instant);
    }

    @Override
    public SortedMap<CustomerId, PointsAccount> all(LedgerId ledger, RewardProgramId program) {
        transaction.requireUsable();
        documents.flush();
        transaction.texts().expectAll();
        Parameters.Binding scope = parameters -> parameters.text(ledger.value()).text(program.value());
        List<Line> lines = transaction.list(OF_LEDGER, scope, row -> Line.read(ledger, row));
        Map<CustomerId, List<PointsRecorded>> each = new HashMap<>();
        recorded(lines, moves(MOVES_OF_LEDGER, scope))
                .forEach(recorded -> each.computeIfAbsent(recorded.account().customer(), none -> new ArrayList<>())
                        .add(recorded));
        SortedMap<CustomerId, PointsAccount> all = new TreeMap<>();
        each.forEach(
                (customer, recorded) -> all.put(customer, file(AccountId.of(ledger, customer), program, recorded)));
        return all;
    }

    private List<Line> ofAccount(Sql sql, AccountId account, Parameters.Binding scope) {
        transaction.requireUsable();
        documents.flush();
        transaction.texts().expect(account.customer());
        return transaction.list(sql, scope, row -> Line.read(account.ledger(), row));
    }

    private static PointsAccount file(AccountId account, RewardProgramId program, List<PointsRecorded> recorded) {
        try {
            return PointsAccount.of(account, program, recorded);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("the points of " + account + " make no points account", e);
        }
    }

    private static List<PointsRecorded> recorded(List<Line> lines, Map<Key, List<PointsMove>> moves) {
        return lines.stream()
                .map(line -> line.with(moves.getOrDefault(line.key(), List.of())))
                .toList();
    }

    private Map<Key, List<PointsMove>> moves(Sql sql, Parameters.Binding scope) {
        Map<Key, List<PointsMove>> moves = new HashMap<>();
        transaction.list(sql, scope, row -> {
            Key key = new Key(CustomerId.of(row.text()), row.number());
            return moves.computeIfAbsent(key, none -> new ArrayList<>()).add(move(key, row));
        });
        return moves;
    }

    private static PointsMove move(Key key, Row row) throws SQLException {
        InvoiceId source = InvoiceId.of(row.text());
        LocalDate through = row.date();
        long points = row.number();
        try {
            return PointsMove.of(source, points).usableThrough(through);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("a move of points entry " + key + " is none", e);
        }
    }

    @Override
    public void add(PointsRecorded recorded) {
        AccountId account = recorded.account();
        accounts.requireLocked(account);
        long position = positions.next(account);
        PointsEntry entry = recorded.entry();
        FactStamp stamp = new FactStamp(position, recorded.command(), recorded.at(), entry.effectiveOn());
        documents.add(INSERT, parameters -> bind(stamp.bind(parameters, account, SensitiveColumn.POINTS_BASIS), entry));
        for (int i = 0; i < entry.moves().size(); i++) {
            PointsMove move = entry.moves().get(i);
            int number = i + 1;
            documents.add(
                    INSERT_MOVE,
                    parameters -> parameters
                            .account(account)
                            .number(position)
                            .number(number)
                            .text(entry.program().value())
                            .text(move.source().value())
                            .date(move.usableThrough().orElse(NO_END))
                            .number(move.points()));
        }
    }

    private static void bind(Parameters parameters, PointsEntry entry) throws SQLException {
        Optional<Reward> reward = entry.reward();
        Optional<Money> value = reward.flatMap(Reward::value);
        parameters
                .text(entry.program().value())
                .text(entry.subject().orElse(null))
                .text(entry.document().map(InvoiceId::value).orElse(null))
                .number(entry.points())
                .number(entry.owed())
                .date(entry.usableThrough().orElse(null))
                .text(entry.tier().orElse(null))
                .text(entry.basisText().orElse(null))
                .text(value.map(money -> money.getCurrencyUnit().getCode()).orElse(null))
                .numberOrNone(value.map(MinorUnits::of).orElse(null))
                .date(reward.flatMap(Reward::validThrough).orElse(null))
                .text(reward.flatMap(Reward::gift).orElse(null))
                .numberOrNone(reward.filter(each -> each.gift().isPresent())
                        .map(Reward::quantity)
                        .orElse(null));
    }

    private record Key(CustomerId customer, long position) {}

    /** An entry without its moves. */
    private record Line(AccountId account, FactStamp stamp, PointsEntry ordered, long points, long owed) {

        Key key() {
            return new Key(account.customer(), stamp.position());
        }

        PointsRecorded with(List<PointsMove> moves) {
            try {
                PointsEntry entry = ordered.booked(stamp.on(), moves, owed);
                if (entry.points() != points) {
                    throw new IllegalArgumentException(points + " points, " + entry.points() + " are moved");
                }
                return PointsRecorded.of(account, stamp.command(), entry, stamp.at());
            } catch (IllegalArgumentException e) {
                throw unreadable(account, stamp, e);
            }
        }

        static Line read(LedgerId ledger, Row row) throws SQLException {
            AccountId account = AccountId.of(ledger, CustomerId.of(row.text()));
            FactStamp stamp = FactStamp.read(row, account, SensitiveColumn.POINTS_BASIS);
            PointsEntry.Dated dated = PointsEntry.of(RewardProgramId.of(row.text()), account.customer(), stamp.on());
            String subject = row.textOrNone();
            String document = row.textOrNone();
            long points = row.number();
            long owed = row.number();
            LocalDate through = row.dateOrNone();
            String tier = row.textOrNone();
            String earnedBy = row.textOrNone();
            String currency = row.textOrNone();
            Long amount = row.numberOrNone();
            LocalDate validThrough = row.dateOrNone();
            String gift = row.textOrNone();
            Long quantity = row.numberOrNone();
            try {
                Optional<Reward> reward = gift != null && quantity != null
                        ? Optional.of(Reward.gift(gift, quantity.intValue()))
                        : voucher(currency, amount, validThrough);
                PointsEntry entry = switch (kind(stamp)) {
                    case EARNED -> {
                        PointsEntry earned = dated.earned(
                                InvoiceId.of(required(subject)),
                                earnedBy == null ? List.of() : PointsEntry.basisOf(earnedBy));
                        yield tier == null ? earned : earned.inTier(tier);
                    }
                    case CLAWED_BACK ->
                        dated.clawedBack(InvoiceId.of(required(document)), InvoiceId.of(required(subject)), points);
                    case RESTORED ->
                        dated.restored(InvoiceId.of(required(document)), InvoiceId.of(required(subject)), points);
                    case REDEEMED -> dated.redeemed(points, reward.orElseThrow(Line::lacking));
                    case GIVEN_BACK -> dated.givenBack(CommandId.of(required(subject)));
                    case VOUCHER_USED ->
                        dated.voucherUsed(CommandId.of(required(subject)), InvoiceId.of(required(document)));
                    case GIFT_GRANTED -> dated.giftGranted(reward.orElseThrow(Line::lacking));
                };
                return new Line(account, stamp, through == null ? entry : entry.usableThrough(through), points, owed);
            } catch (IllegalArgumentException e) {
                throw unreadable(account, stamp, e);
            }
        }

        private static Optional<Reward> voucher(
                @Nullable String currency, @Nullable Long amount, @Nullable LocalDate validThrough) {
            if (currency == null || amount == null) {
                return Optional.empty();
            }
            Reward voucher = Reward.voucher(MinorUnits.toMoney(CurrencyUnit.of(currency), amount));
            return Optional.of(validThrough == null ? voucher : voucher.validThrough(validThrough));
        }

        private static PointsKind kind(FactStamp stamp) {
            Command command = stamp.command();
            for (PointsKind kind : PointsKind.values()) {
                if (kind.recordedBy() == command.kind()) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(command.kind() + " records no points");
        }

        private static String required(@Nullable String value) {
            if (value == null) {
                throw lacking();
            }
            return value;
        }

        private static IllegalArgumentException lacking() {
            return new IllegalArgumentException("the entry lacks what its kind has");
        }

        private static UnreadableException unreadable(AccountId account, FactStamp stamp, IllegalArgumentException e) {
            return new UnreadableException(
                    "row " + stamp.position() + " of the points of " + account + " is no entry", e);
        }
    }
}
