package io.cartera.invoice;

import io.cartera.customer.FiscalProfile;
import io.cartera.party.Sensitive;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;

/**
 * To whom an issued document is billed: the fiscal profile of the customer that was valid on the date of issue, as it was
 * known then.
 * <p>
 * It names the fact of the customer file that has the profile. Facts are only ever added, so what it names is what it was,
 * whatever is recorded afterwards. Once the customer's key is erased it says that the profile is
 * {@linkplain Sensitive#isErased() erased}. {@link #toString()} shows nothing personal. Immutable.
 */
public final class BilledTo {

    private final long fact;
    private final LocalDate from;
    private final Sensitive<FiscalProfile> profile;

    private BilledTo(long fact, LocalDate from, Sensitive<FiscalProfile> profile) {
        if (fact < 1) {
            throw new IllegalArgumentException("fact is " + fact + ", at least 1 is required");
        }
        this.fact = fact;
        this.from = Require.date(from, "from");
        this.profile = Objects.requireNonNull(profile, "profile");
    }

    /**
     * The profile that a fact of the customer file has.
     *
     * @param fact the number of the fact, from 1 on
     * @param from the first day on which the profile holds
     */
    public static BilledTo of(long fact, LocalDate from, Sensitive<FiscalProfile> profile) {
        return new BilledTo(fact, from, profile);
    }

    /** The number of the fact in the customer file. */
    public long fact() {
        return fact;
    }

    /** The first day on which the profile holds. */
    public LocalDate from() {
        return from;
    }

    /** The profile, or that it is erased. */
    public Sensitive<FiscalProfile> profile() {
        return profile;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BilledTo that
                && fact == that.fact
                && from.equals(that.from)
                && profile.equals(that.profile);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fact, from);
    }

    /** Shows the number of the fact and the day. */
    @Override
    public String toString() {
        return "BilledTo[" + fact + ", " + from + "]";
    }
}
