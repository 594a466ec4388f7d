package io.cartera.access;

import io.cartera.trace.Refusal;
import java.util.Objects;
import java.util.Optional;

/**
 * Says who may do what: a port for the host, which knows its users and roles.
 * <p>
 * It is asked once for each command and reading (once for each customer where there are two), by the door only, before
 * the store is touched; in a unit of several commands for each command, and for what a settlement writes off, under the lock of the
 * account: it must not ask the same books there, but know the roles and whose customers they are by itself. It may be asked by many threads at once. What it throws comes through to the caller. Example, a policy
 * by which only the credit department grants limits:
 * <pre>{@code
 * AccessPolicy policy = request ->
 *         request.permission() == Permission.GRANT_CREDIT_LIMITS && !isCreditDepartment(request.actor())
 *                 ? Optional.of(NotPermitted.INSTANCE) : Optional.empty();
 * }</pre>
 */
@FunctionalInterface
public interface AccessPolicy {

    /** Why the request is refused, as a type of the host's own or {@link NotPermitted}; empty where it is allowed. */
    Optional<? extends Refusal> refusal(AccessRequest request);

    /** The policy of a door that was given none: everything is allowed. */
    static AccessPolicy allowAll() {
        return request -> Optional.empty();
    }

    /**
     * Whatever {@linkplain Permission#recordsSomething records something} needs a basis; else it is refused with
     * {@link BasisMissing}. Reading needs none.
     */
    static AccessPolicy requiringBasis() {
        return request ->
                request.permission().recordsSomething() && request.basis().isEmpty()
                        ? Optional.of(new BasisMissing(request.permission()))
                        : Optional.empty();
    }

    /** Both policies: this one is asked first, the other where it allows. */
    default AccessPolicy and(AccessPolicy other) {
        Objects.requireNonNull(other, "other");
        return request -> {
            Optional<? extends Refusal> own = refusal(request);
            return own.isPresent() ? own : other.refusal(request);
        };
    }
}
