package io.cartera.purchasing;

import io.cartera.customer.CustomerId;
import io.cartera.rating.Evidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Whether a customer buys less often than it did, and by which figures: see {@link DeclineRules}. Immutable. */
public final class DeclineFinding {

    private final PurchaseRhythm rhythm;
    private final List<Evidence> broken;
    private final List<Evidence> evidence;

    DeclineFinding(PurchaseRhythm rhythm, List<Evidence> broken, List<Evidence> kept) {
        this.rhythm = Objects.requireNonNull(rhythm, "rhythm");
        this.broken = List.copyOf(broken);
        List<Evidence> all = new ArrayList<>(broken);
        all.addAll(kept);
        this.evidence = List.copyOf(all);
    }

    /** The customer. */
    public CustomerId customer() {
        return rhythm.customer();
    }

    /** As of when. */
    public LocalDate asOf() {
        return rhythm.asOf();
    }

    /** Whether any rule found a decline. */
    public boolean isDeclining() {
        return !broken.isEmpty();
    }

    /** Whether there was enough history for any rule to say something. */
    public boolean isJudged() {
        return !evidence.isEmpty();
    }

    /** The figures that were compared, those that speak of a decline first. */
    public List<Evidence> evidence() {
        return evidence;
    }

    /** The rhythm that was judged. */
    public PurchaseRhythm rhythm() {
        return rhythm;
    }

    @Override
    public String toString() {
        return "DeclineFinding[" + customer() + ", " + asOf() + ", " + (isDeclining() ? "declining" : "not declining")
                + ", " + evidence + "]";
    }
}
