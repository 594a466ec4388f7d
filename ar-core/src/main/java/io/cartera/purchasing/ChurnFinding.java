package io.cartera.purchasing;

import io.cartera.customer.CustomerId;
import io.cartera.rating.Evidence;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Whether a customer is still one, and by which figures: see {@link ChurnRule}. Immutable. */
public final class ChurnFinding {

    private final PurchaseRhythm rhythm;
    private final boolean isStillCustomer;
    private final List<Evidence> evidence;

    private ChurnFinding(PurchaseRhythm rhythm, boolean isStillCustomer, List<Evidence> evidence) {
        this.rhythm = Objects.requireNonNull(rhythm, "rhythm");
        this.isStillCustomer = isStillCustomer;
        this.evidence = List.copyOf(evidence);
    }

    /** What a rule found, with the figures that it compared; none where the customer never bought. */
    public static ChurnFinding of(PurchaseRhythm rhythm, boolean isStillCustomer, List<Evidence> evidence) {
        return new ChurnFinding(rhythm, isStillCustomer, evidence);
    }

    /** The customer. */
    public CustomerId customer() {
        return rhythm.customer();
    }

    /** As of when. */
    public LocalDate asOf() {
        return rhythm.asOf();
    }

    /** Whether the customer is still one. */
    public boolean isStillCustomer() {
        return isStillCustomer;
    }

    /** The day of its last deal; empty for one that never was a customer. */
    public Optional<LocalDate> lastDeal() {
        return rhythm.last();
    }

    /** The figures by which it was found. */
    public List<Evidence> evidence() {
        return evidence;
    }

    @Override
    public String toString() {
        return "ChurnFinding[" + customer() + ", " + asOf() + ", "
                + (isStillCustomer ? "still a customer" : "no customer") + ", " + evidence + "]";
    }
}
