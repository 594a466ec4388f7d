package io.cartera.relationship;

import io.cartera.trace.internal.Require;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The administrative status of a customer, and why. The reason has 1 to 1000 characters and may be personal, so
 * {@link #toString()} leaves it out. Immutable. Example: {@code Standing.closed("out of business")}.
 */
public final class Standing {

    private final AdministrativeStatus status;
    private final @Nullable String reason;

    private Standing(AdministrativeStatus status, @Nullable String reason) {
        this.status = Objects.requireNonNull(status, "status");
        this.reason = reason == null ? null : Require.text(reason, "reason");
    }

    /** We deal with it, as is so of every customer of whom nothing was said. */
    public static Standing open() {
        return of(AdministrativeStatus.OPEN);
    }

    /** To be looked at, for this reason. */
    public static Standing onHold(String reason) {
        return of(AdministrativeStatus.ON_HOLD).because(reason);
    }

    /** Closed, for this reason. */
    public static Standing closed(String reason) {
        return of(AdministrativeStatus.CLOSED).because(reason);
    }

    /** A status without a reason. */
    public static Standing of(AdministrativeStatus status) {
        return new Standing(status, null);
    }

    /** This status, for this reason. */
    public Standing because(String text) {
        return new Standing(status, Objects.requireNonNull(text, "text"));
    }

    /** The status. */
    public AdministrativeStatus status() {
        return status;
    }

    /** Why. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Standing that && status == that.status && Objects.equals(reason, that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, reason);
    }

    /** Shows the status only. */
    @Override
    public String toString() {
        return "Standing[" + status + "]";
    }
}
