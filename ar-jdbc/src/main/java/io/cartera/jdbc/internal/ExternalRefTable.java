package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.external.ExternalRefAttached;
import io.cartera.external.Referent;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.PaymentId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.ExternalRefRepository;
import io.cartera.store.RetryableStoreException;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.ExternalRef;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The references of other systems. A reference is unique over all customers, so it cannot be found under a customer's
 * shard key: it is its own.
 */
final class ExternalRefTable implements ExternalRefRepository {

    private static final String COLUMNS = "kind, external_system, external_id, ledger, customer, thing, command_kind,"
            + " command, actor, basis, recorded_at";

    private static final Sql INSERT = Sql.of(
            "insert external reference",
            "insert into cartera_external_ref (shard_key, " + COLUMNS
                    + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final Sql FIND = Sql.of(
            "find external reference",
            "select " + COLUMNS + " from cartera_external_ref"
                    + " where shard_key = ? and kind = ? and external_system = ? and external_id = ?");

    private static final Sql OF_CUSTOMER = Sql.of(
            "read external references of a customer",
            "select " + COLUMNS + " from cartera_external_ref where customer = ? and kind = ? and thing = ?");

    private static final Sql OF_DOCUMENT = Sql.of(
            "read external references",
            "select " + COLUMNS + " from cartera_external_ref"
                    + " where customer = ? and kind = ? and thing = ? and ledger = ?");

    private static final Sql BY_COMMAND = Sql.of(
            "find external reference by command",
            "select " + COLUMNS + " from cartera_external_ref"
                    + " where customer = ? and ledger = ? and command = ? and command_kind = ?");

    private final Transaction transaction;
    private final Accounts accounts;
    private final Map<Referent.Kind, Set<ExternalRef>> missed = new EnumMap<>(Referent.Kind.class);

    ExternalRefTable(Transaction transaction, Accounts accounts) {
        this.transaction = transaction;
        this.accounts = accounts;
    }

    @Override
    public Optional<ExternalRefAttached> find(Referent.Kind kind, ExternalRef ref) {
        Optional<ExternalRefAttached> found = transaction.find(
                FIND,
                parameters ->
                        parameters.text(ref.id()).code(kind).text(ref.system()).text(ref.id()),
                ExternalRefTable::attached);
        if (found.isEmpty()) {
            missed.computeIfAbsent(kind, none -> new HashSet<>()).add(ref);
        }
        return found;
    }

    @Override
    public List<ExternalRefAttached> of(Referent referent) {
        transaction.requireUsable();
        transaction.texts().expect(referent.customer());
        return transaction
                .list(
                        referent.ledger().isPresent() ? OF_DOCUMENT : OF_CUSTOMER,
                        parameters -> {
                            parameters
                                    .text(referent.customer().value())
                                    .code(referent.kind())
                                    .text(referent.id());
                            if (referent.ledger().isPresent()) {
                                parameters.text(referent.ledger().get().value());
                            }
                        },
                        ExternalRefTable::attached)
                .stream()
                .sorted(Comparator.comparing(ExternalRefAttached::ref))
                .toList();
    }

    @Override
    public Optional<ExternalRefAttached> attachedBy(AccountId account, CommandId command) {
        transaction.requireUsable();
        transaction.texts().expect(account.customer());
        return transaction.find(
                BY_COMMAND,
                parameters -> parameters
                        .text(account.customer().value())
                        .text(account.ledger().value())
                        .text(command.value())
                        .code(CommandKind.ATTACH_REF),
                ExternalRefTable::attached);
    }

    @Override
    public void add(ExternalRefAttached attached) {
        accounts.requireLocked(attached.account());
        try {
            insert(attached);
        } catch (DuplicateKeyException taken) {
            if (missed.getOrDefault(attached.referent().kind(), Set.of()).contains(attached.ref())) {
                // Somebody attached it since, on another account; run again, the work decides on what it names now.
                throw transaction.replaced(new RetryableStoreException(taken.getMessage(), taken.getCause()));
            }
            throw taken;
        }
        missed.getOrDefault(attached.referent().kind(), new HashSet<>()).remove(attached.ref());
    }

    private void insert(ExternalRefAttached attached) {
        Command command = attached.command();
        transaction.update(
                INSERT,
                parameters -> parameters
                        .text(attached.ref().id())
                        .code(attached.referent().kind())
                        .text(attached.ref().system())
                        .text(attached.ref().id())
                        .text(attached.account().ledger().value())
                        .text(attached.account().customer().value())
                        .text(attached.referent().id())
                        .code(command.kind())
                        .text(command.id().value())
                        .text(command.actor().value())
                        .basis(
                                SensitiveColumn.EXTERNAL_REF_BASIS,
                                attached.account().customer(),
                                command.basis(),
                                attached.referent().kind().name(),
                                attached.ref().system(),
                                attached.ref().id())
                        .instant(attached.recordedAt()));
    }

    private static ExternalRefAttached attached(Row row) throws SQLException {
        Referent.Kind kind = row.code(Referent.Kind.class);
        ExternalRef ref = ExternalRef.of(row.text(), row.text());
        LedgerId ledger = LedgerId.of(row.text());
        AccountId account = AccountId.of(ledger, CustomerId.of(row.text()));
        Referent referent = referent(kind, account, row.text());
        CommandKind commandKind = row.code(CommandKind.class);
        CommandId id = CommandId.of(row.text());
        Actor actor = Actor.of(row.text());
        Optional<Basis> basis =
                row.basis(SensitiveColumn.EXTERNAL_REF_BASIS, account.customer(), kind.name(), ref.system(), ref.id());
        Command command = Command.of(commandKind, id, actor, basis);
        return ExternalRefAttached.of(account, referent, ref, command, row.instant());
    }

    private static Referent referent(Referent.Kind kind, AccountId account, String thing) {
        return switch (kind) {
            case CUSTOMER -> Referent.customer(account.customer());
            case DOCUMENT -> Referent.document(account, InvoiceId.of(thing));
            case PAYMENT -> Referent.payment(account, PaymentId.of(thing));
        };
    }
}
