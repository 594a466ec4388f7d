package io.cartera.account;

import io.cartera.trace.Event;
import java.util.Objects;

/**
 * An account has one more change. The account and the {@linkplain io.cartera.trace.Recording#version() version} of the
 * change name the event for ever. Immutable.
 *
 * @param account whose account it is
 * @param change what the command added
 */
public record AccountChanged(AccountId account, AccountChange change) implements Event {

    /** Refuses nulls. */
    public AccountChanged {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(change, "change");
    }
}
