package io.cartera.account;

import io.cartera.trace.Event;
import java.util.Objects;

/**
 * An account has one more change. The account and the {@linkplain io.cartera.trace.Recording#version() version} of the
 * change name the event for ever. Immutable.
 */
public final class AccountChanged implements Event {

    private final AccountId account;
    private final AccountChange change;

    private AccountChanged(AccountId account, AccountChange change) {
        this.account = Objects.requireNonNull(account, "account");
        this.change = Objects.requireNonNull(change, "change");
    }

    /** This change of this account. */
    public static AccountChanged of(AccountId account, AccountChange change) {
        return new AccountChanged(account, change);
    }

    /** Whose account it is. */
    public AccountId account() {
        return account;
    }

    /** What the command added. */
    public AccountChange change() {
        return change;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountChanged that && account.equals(that.account) && change.equals(that.change);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, change);
    }

    @Override
    public String toString() {
        return "AccountChanged[" + account + ", " + change + "]";
    }
}
