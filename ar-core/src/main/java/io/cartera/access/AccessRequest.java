package io.cartera.access;

import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for what: the actor of the door, the permission, the ledger, the customer where it concerns one, and the
 * basis on which the door acts. Immutable.
 */
public final class AccessRequest {

    private final Actor actor;
    private final Permission permission;
    private final LedgerId ledger;
    private final @Nullable CustomerId customer;
    private final @Nullable Basis basis;

    private AccessRequest(
            Actor actor, Permission permission, LedgerId ledger, @Nullable CustomerId customer, @Nullable Basis basis) {
        this.actor = Objects.requireNonNull(actor, "actor");
        this.permission = Objects.requireNonNull(permission, "permission");
        this.ledger = Objects.requireNonNull(ledger, "ledger");
        this.customer = customer;
        this.basis = basis;
    }

    /** A request that concerns all customers of a ledger, or one that is not known before it is looked up. */
    public static AccessRequest of(Actor actor, Permission permission, LedgerId ledger) {
        return new AccessRequest(actor, permission, ledger, null, null);
    }

    /** This request for one customer. */
    public AccessRequest about(CustomerId one) {
        return new AccessRequest(actor, permission, ledger, Objects.requireNonNull(one, "customer"), basis);
    }

    /** This request on a basis. */
    public AccessRequest on(Basis what) {
        return new AccessRequest(actor, permission, ledger, customer, Objects.requireNonNull(what, "basis"));
    }

    /** Who asks. */
    public Actor actor() {
        return actor;
    }

    /** What for. */
    public Permission permission() {
        return permission;
    }

    /** In which ledger. The customer file is shared by all ledgers; there it is the ledger of the door. */
    public LedgerId ledger() {
        return ledger;
    }

    /** About which customer; empty where it concerns all, or one that is not known before it is looked up. */
    public Optional<CustomerId> customer() {
        return Optional.ofNullable(customer);
    }

    /** On what basis; empty where the door has none. */
    public Optional<Basis> basis() {
        return Optional.ofNullable(basis);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessRequest that
                && actor.equals(that.actor)
                && permission == that.permission
                && ledger.equals(that.ledger)
                && Objects.equals(customer, that.customer)
                && Objects.equals(basis, that.basis);
    }

    @Override
    public int hashCode() {
        return Objects.hash(actor, permission, ledger, customer, basis);
    }

    @Override
    public String toString() {
        return "AccessRequest[" + actor + ", " + permission + ", " + ledger + (customer == null ? "" : ", " + customer)
                + "]";
    }
}
