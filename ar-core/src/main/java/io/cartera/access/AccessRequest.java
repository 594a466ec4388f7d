package io.cartera.access;

import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.trace.Actor;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who asks for what: the actor of the door, the permission, the ledger, and the customer where it concerns one. Immutable. */
public final class AccessRequest {

    private final Actor actor;
    private final Permission permission;
    private final LedgerId ledger;
    private final @Nullable CustomerId customer;

    private AccessRequest(Actor actor, Permission permission, LedgerId ledger, @Nullable CustomerId customer) {
        this.actor = Objects.requireNonNull(actor, "actor");
        this.permission = Objects.requireNonNull(permission, "permission");
        this.ledger = Objects.requireNonNull(ledger, "ledger");
        this.customer = customer;
    }

    /** A request that concerns all customers of a ledger, or one that is not known before it is looked up. */
    public static AccessRequest of(Actor actor, Permission permission, LedgerId ledger) {
        return new AccessRequest(actor, permission, ledger, null);
    }

    /** This request for one customer. */
    public AccessRequest about(CustomerId one) {
        return new AccessRequest(actor, permission, ledger, Objects.requireNonNull(one, "customer"));
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

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessRequest that
                && actor.equals(that.actor)
                && permission == that.permission
                && ledger.equals(that.ledger)
                && Objects.equals(customer, that.customer);
    }

    @Override
    public int hashCode() {
        return Objects.hash(actor, permission, ledger, customer);
    }

    @Override
    public String toString() {
        return "AccessRequest[" + actor + ", " + permission + ", " + ledger + (customer == null ? "" : ", " + customer)
                + "]";
    }
}
