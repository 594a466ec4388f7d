package io.cartera.membership;

import io.cartera.customer.ProfileClass;
import io.cartera.segment.SegmentationScheme;
import io.cartera.trace.internal.Require;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What being in a segment brings: for each segment the class with the defaults of the customer, such as terms, procedures,
 * points and how often it is called.
 * <p>
 * A default is used where nothing goes before it: an agreement, a value of the customer's own and what it was registered with
 * all win, and no document that is issued changes. A customer has one class, whichever scheme brought it: of two schemes with
 * policies the last change wins, so give one only to one scheme. A policy that is added to a scheme with members reaches each with its
 * next change of segment; to bring it to all at once, record the classes yourself. Immutable. Example:
 * {@code SegmentPolicy.none().assign("high", ProfileClass.named("high").with(ProfileField.PAYMENT_TERMS, PaymentTerms.netDays(60)))}.
 */
public final class SegmentPolicy {

    private static final SegmentPolicy NONE = new SegmentPolicy(Map.of());

    private final Map<String, ProfileClass> classes;

    private SegmentPolicy(Map<String, ProfileClass> classes) {
        this.classes = classes;
    }

    /** No segment brings anything. */
    public static SegmentPolicy none() {
        return NONE;
    }

    /** The same, with the class that a segment brings; one that was there is replaced. */
    public SegmentPolicy assign(String segment, ProfileClass profileClass) {
        Map<String, ProfileClass> more = new LinkedHashMap<>(classes);
        more.put(Require.id(segment, "segment"), Objects.requireNonNull(profileClass, "profileClass"));
        return new SegmentPolicy(more);
    }

    /** The class that a segment brings; empty where the policy has none for it. */
    public Optional<ProfileClass> of(String segment) {
        @Nullable ProfileClass found = classes.get(Objects.requireNonNull(segment, "segment"));
        return Optional.ofNullable(found);
    }

    /** Refuses a policy that leaves a segment out: who falls into it would keep what the better one brought. */
    void requireAllOf(SegmentationScheme scheme) {
        if (!classes.isEmpty() && !classes.keySet().equals(Set.copyOf(scheme.segments()))) {
            throw new IllegalArgumentException("the policy has classes for " + classes.keySet() + ", the scheme "
                    + scheme.name() + " has the segments " + scheme.segments());
        }
    }

    @Override
    public String toString() {
        return "SegmentPolicy" + classes.keySet();
    }
}
