package io.cartera.exposure;

import io.cartera.account.AccountId;
import io.cartera.time.Timeline;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import java.util.Objects;

/**
 * A credit limit was granted. Immutable.
 *
 * @param account to whose account
 * @param command the command that granted it
 * @param version the limit, from when on, and when it was recorded
 */
public record LimitGranted(AccountId account, CommandId command, Timeline.Version<CreditLimit> version)
        implements Event {

    /** Refuses nulls. */
    public LimitGranted {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(version, "version");
    }
}
