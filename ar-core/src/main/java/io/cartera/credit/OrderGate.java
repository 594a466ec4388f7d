package io.cartera.credit;

import io.cartera.exposure.SalesDocumentKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an order system asks before each step of a sale: may it go on, go on with a warning, or is it to be held, and why. The
 * version of the policy is the one in force on the day of the request. It answers; the order system holds. Immutable and thread-safe.
 */
public final class OrderGate {

    private final CreditPolicies policies;

    private OrderGate(CreditPolicies policies) {
        this.policies = Objects.requireNonNull(policies, "policies");
    }

    /** The gate that goes by these policies. */
    public static OrderGate by(CreditPolicies policies) {
        return new OrderGate(policies);
    }

    /**
     * Whether this step of a sale may go on.
     *
     * @throws IllegalArgumentException if no version of the policy is in force on the day, or the picture is in another
     *     currency than the sale
     */
    public SupplyHold check(CreditRequest request, CreditPicture picture) {
        CreditPolicy policy = policies.inForceOn(request.on())
                .orElseThrow(() -> new IllegalArgumentException("no credit policy is in force on " + request.on()));
        return SupplyHold.of(policy.decide(request, picture));
    }

    /** The same sale at each of its steps, so that one sees before an order whether its delivery would be held. */
    public Map<SalesDocumentKind, SupplyHold> checkEachStep(CreditRequest request, CreditPicture picture) {
        Map<SalesDocumentKind, SupplyHold> steps = new EnumMap<>(SalesDocumentKind.class);
        for (SalesDocumentKind kind : SalesDocumentKind.values()) {
            steps.put(kind, check(request.at(kind), picture));
        }
        return steps;
    }
}
