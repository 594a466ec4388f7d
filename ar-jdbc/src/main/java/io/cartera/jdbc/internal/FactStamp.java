package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The columns that every table of facts beside the account begins with, after those of the account. */
record FactStamp(long position, Command command, Instant at, LocalDate on) {

    static final String COLUMNS = "seq, kind, command, recorded_at, actor, basis, effective_on";

    /** The same columns of a table with a name of its own in the statement. */
    static String columnsOf(String table) {
        return table + "." + COLUMNS.replace(", ", ", " + table + ".");
    }

    /** Binds them, the account's first. */
    Parameters bind(Parameters parameters, AccountId account, SensitiveColumn basis) throws SQLException {
        return parameters
                .account(account)
                .number(position)
                .code(command.kind())
                .text(command.id().value())
                .instant(at)
                .text(command.actor().value())
                .basis(
                        basis,
                        account.customer(),
                        command.basis(),
                        account.ledger().value(),
                        position)
                .date(on);
    }

    /** Reads them, those of the account excepted. */
    static FactStamp read(Row row, AccountId account, SensitiveColumn basis) throws SQLException {
        long position = row.number();
        CommandKind kind = row.code(CommandKind.class);
        CommandId id = CommandId.of(row.text());
        Instant at = row.instant();
        Actor actor = Actor.of(row.text());
        Optional<Basis> restsOn =
                row.basis(basis, account.customer(), account.ledger().value(), position);
        return new FactStamp(position, Command.of(kind, id, actor, restsOn), at, row.date());
    }
}
