package io.cartera.account;

import java.util.List;
import java.util.Objects;

/**
 * What a unit of work wants recorded: the changes in version order, and the items as they stand afterwards.
 * <p>
 * A store appends the facts of the changes, writes the items (those whose entry is among the changes are new) and moves
 * the account from {@code fromVersion} to the version of the last change, all or nothing. Immutable.
 *
 * @param account the account
 * @param fromVersion the version on which the unit of work is based
 * @param changes one for each applied command
 * @param items every item that was opened or changed, by identifier
 */
public record AccountWrites(AccountId account, long fromVersion, List<AccountChange> changes, List<Item> items) {

    /** Copies the lists. */
    public AccountWrites {
        Objects.requireNonNull(account, "account");
        changes = List.copyOf(changes);
        items = List.copyOf(items);
    }

    /** The version after the last change. */
    public long toVersion() {
        return fromVersion + changes.size();
    }
}
