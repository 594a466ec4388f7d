package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.store.AccountRepository.Foreseen;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The items and commands of one account that somebody foresaw to ask for, read with those of others. */
final class Foresight {

    private static final Foresight NONE = new Foresight(Set.of(), Set.of());

    private final Set<ItemId> documents;
    private final Set<CommandId> commands;
    private final Map<ItemId, Item> items = new HashMap<>();
    private final Map<Key, Long> versions = new HashMap<>();

    private Foresight(Set<ItemId> documents, Set<CommandId> commands) {
        this.documents = documents;
        this.commands = commands;
    }

    /** Where nothing was foreseen. */
    static Foresight none() {
        return NONE;
    }

    /** Reads it for accounts of one ledger. */
    static Map<AccountId, Foresight> read(Transaction transaction, LedgerId ledger, Collection<Foreseen> accounts) {
        Map<AccountId, Foresight> read = new HashMap<>();
        accounts.forEach(each -> read.put(each.account(), new Foresight(each.documents(), each.commands())));
        List<Asked<ItemId>> documents = accounts.stream()
                .flatMap(each -> each.documents().stream().map(item -> new Asked<>(each.account(), item)))
                .toList();
        if (!documents.isEmpty()) {
            ItemTable.ofDocuments(
                    transaction,
                    ledger,
                    documents,
                    (account, item) -> read.get(account).items.put(item.id(), item));
        }
        List<Asked<CommandId>> commands = accounts.stream()
                .flatMap(each -> each.commands().stream().map(command -> new Asked<>(each.account(), command)))
                .toList();
        if (!commands.isEmpty()) {
            CommandTable.versions(
                    transaction,
                    ledger,
                    commands,
                    (account, given) ->
                            read.get(account).versions.put(new Key(given.kind(), given.command()), given.version()));
        }
        return read;
    }

    /** Whether it knows the item, and whether there is none. */
    boolean knows(ItemId item) {
        return documents.contains(item.part() == 1 ? item : new ItemId(item.side(), item.document(), 1));
    }

    Optional<Item> item(ItemId item) {
        return Optional.ofNullable(items.get(item));
    }

    /** Whether it knows the command, and whether there is none. */
    boolean knows(CommandId command) {
        return commands.contains(command);
    }

    /** The version that the command led to; none if it was not applied. */
    @Nullable
    Long version(CommandKind kind, CommandId command) {
        return versions.get(new Key(kind, command));
    }

    /** Something asked of an account. */
    record Asked<T>(AccountId account, T what) {}

    /** A command that was applied. */
    record Given(CommandKind kind, CommandId command, long version) {}

    private record Key(CommandKind kind, CommandId command) {}
}
