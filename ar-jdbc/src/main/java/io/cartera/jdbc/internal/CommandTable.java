package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.jdbc.internal.Foresight.Asked;
import io.cartera.jdbc.internal.Foresight.Given;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Recording;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The commands that were applied. */
final class CommandTable {

    static final Sql INSERT = Sql.of(
            "insert command",
            "insert into cartera_command (shard_key, ledger, customer, version, recorded_at, kind, command, actor,"
                    + " basis, content) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final Sql BY_VERSION = Sql.of(
            "read commands",
            "select version, recorded_at, kind, command, actor, basis, content from cartera_command"
                    + " where shard_key = ? and ledger = ? and customer = ? and version between ? and ?"
                    + " order by version");

    private static final Sql VERSION_OF = Sql.of(
            "find command",
            "select version from cartera_command"
                    + " where shard_key = ? and ledger = ? and customer = ? and kind = ? and command = ?");

    private static final Sql VERSIONS_OF = Sql.of(
            "find commands",
            "select c.customer, c.kind, c.command, c.version"
                    + " from unnest(cast(? as varchar array), cast(? as varchar array)) as w (of_customer, given)"
                    + " join cartera_command c on c.shard_key = w.of_customer and c.command = w.given"
                    + " and c.customer = w.of_customer where c.ledger = ?");

    private CommandTable() {}

    /** Which of these commands, of whatever kind, were applied on accounts of a ledger. */
    static void versions(
            Transaction transaction,
            LedgerId ledger,
            List<Asked<CommandId>> asked,
            BiConsumer<? super AccountId, ? super Given> action) {
        transaction.each(
                VERSIONS_OF,
                parameters -> parameters
                        .shardsOf(asked.stream().map(Asked::account).toList())
                        .texts(asked.stream().map(each -> each.what().value()).toList())
                        .text(ledger.value()),
                row -> Map.entry(
                        AccountId.of(ledger, CustomerId.of(row.text())),
                        new Given(row.code(CommandKind.class), CommandId.of(row.text()), row.number())),
                found -> action.accept(found.getKey(), found.getValue()));
    }

    static void insert(WriteBuffer books, AccountId account, Recording recording) {
        Command command = recording.command();
        books.add(
                INSERT,
                parameters -> parameters
                        .account(account)
                        .number(recording.version())
                        .instant(recording.at())
                        .code(command.kind())
                        .text(command.id().value())
                        .text(command.actor().value())
                        .basis(
                                SensitiveColumn.COMMAND_BASIS,
                                account.customer(),
                                command.basis(),
                                account.ledger().value(),
                                recording.version())
                        // Identifiers, days and amounts: no text of the customer is an argument.
                        .text(written(command.content())));
    }

    static List<Recording> read(Transaction transaction, AccountId account, long from, long to) {
        return transaction.list(
                BY_VERSION,
                parameters -> parameters.account(account).number(from).number(to),
                row -> recording(account, row));
    }

    static Optional<Long> version(Transaction transaction, AccountId account, CommandKind kind, CommandId id) {
        return transaction.find(
                VERSION_OF, parameters -> parameters.account(account).code(kind).text(id.value()), Row::number);
    }

    private static Recording recording(AccountId account, Row row) throws SQLException {
        long version = row.number();
        Instant at = row.instant();
        CommandKind kind = row.code(CommandKind.class);
        CommandId id = CommandId.of(row.text());
        Actor actor = Actor.of(row.text());
        CustomerId customer = account.customer();
        String ledger = account.ledger().value();
        Optional<Basis> basis = row.basis(SensitiveColumn.COMMAND_BASIS, customer, ledger, version);
        return new Recording(version, at, Command.of(kind, id, actor, basis).withContent(parsed(row.text())));
    }

    // One line for each argument: commands hold no line feed, and their names no equals sign.
    private static String written(Map<String, String> content) {
        return content.entrySet().stream()
                .map(argument -> argument.getKey() + "=" + argument.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> parsed(String content) {
        Map<String, String> arguments = new LinkedHashMap<>();
        if (!content.isEmpty()) {
            for (String line : content.split("\n", -1)) {
                int equals = line.indexOf('=');
                arguments.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return arguments;
    }
}
