package io.cartera.exposure;

import io.cartera.time.AsOf;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All limits that were ever granted on an account, in the order of recording, and which of them holds.
 * <p>
 * Of those that hold on a day the one granted from the latest day is in force; of several from one day the one whose
 * {@link LimitKind} comes last, and of these the one that was recorded last. Limits of the account, of the group under
 * it, and on each term of the exposure are told apart. Nothing is ever removed: a limit is released by one with an end, or
 * by another one. Immutable and thread-safe. Worked: 5000 from January, 8000 as a temporary one from 1 March until 1
 * April: in March 8000 holds, on 1 April 5000 again.
 */
public final class CreditLimits {

    private static final CreditLimits NONE = new CreditLimits(List.of());
    // A stable sort keeps the order of recording among equals.
    private static final Comparator<LimitGranted> BY_FORCE = Comparator.comparing(
                    (LimitGranted granted) -> granted.grant().from())
            .thenComparing(granted -> granted.grant().kind());

    private final List<LimitGranted> grants;

    private CreditLimits(List<LimitGranted> grants) {
        this.grants = List.copyOf(Objects.requireNonNull(grants, "grants"));
        Instant last = Instant.MIN;
        for (LimitGranted granted : this.grants) {
            if (granted.recordedAt().isBefore(last)
                    || !granted.account().equals(this.grants.get(0).account())) {
                throw new IllegalArgumentException(granted + " cannot follow what is granted on the account");
            }
            last = granted.recordedAt();
        }
    }

    /** No limit was ever granted. */
    public static CreditLimits none() {
        return NONE;
    }

    /**
     * These grants, in the order of recording.
     *
     * @throws IllegalArgumentException if one was recorded before the one before it, or they are of several accounts
     */
    public static CreditLimits of(List<LimitGranted> grants) {
        return grants.isEmpty() ? NONE : new CreditLimits(grants);
    }

    /** All grants, in the order of recording. */
    public List<LimitGranted> grants() {
        return grants;
    }

    /** The account's own limit that is in force on a day, with all that is recorded; empty where none is. */
    public Optional<CreditLimit> on(LocalDate day) {
        return at(AsOf.of(day));
    }

    /** The account's own limit that is in force as of a day and as known at an instant; empty where none is. */
    public Optional<CreditLimit> at(AsOf asOf) {
        return inForce(asOf).map(granted -> granted.grant().limit());
    }

    /** The grant of the account's own limit that is in force. */
    public Optional<LimitGranted> inForce(AsOf asOf) {
        return last(asOf, grant -> !grant.isForGroup() && grant.term().isEmpty());
    }

    /** The grant of the limit that is in force for the group under the account. */
    public Optional<LimitGranted> ofGroup(AsOf asOf) {
        return last(asOf, grant -> grant.isForGroup() && grant.term().isEmpty());
    }

    /** The limits in force on single terms of the account's own exposure, in the order of the terms. */
    public Map<ExposureTerm, CreditLimit> onTerms(AsOf asOf) {
        return onTerms(asOf, false);
    }

    /** The limits in force on single terms of what is at stake in the group under the account, in the order of the terms. */
    public Map<ExposureTerm, CreditLimit> ofGroupOnTerms(AsOf asOf) {
        return onTerms(asOf, true);
    }

    private Map<ExposureTerm, CreditLimit> onTerms(AsOf asOf, boolean isOfGroup) {
        Map<ExposureTerm, CreditLimit> limits = new EnumMap<>(ExposureTerm.class);
        for (ExposureTerm term : ExposureTerm.values()) {
            last(asOf, grant -> grant.isForGroup() == isOfGroup && grant.term().equals(Optional.of(term)))
                    .ifPresent(granted -> limits.put(term, granted.grant().limit()));
        }
        return limits;
    }

    private Optional<LimitGranted> last(AsOf asOf, Predicate<LimitGrant> wanted) {
        @Nullable LimitGranted last = null;
        for (LimitGranted granted : grants) {
            boolean holds = asOf.counts(granted.grant().from(), granted.recordedAt())
                    && granted.grant().holdsOn(asOf.date())
                    && wanted.test(granted.grant());
            if (holds && (last == null || BY_FORCE.compare(granted, last) >= 0)) {
                last = granted;
            }
        }
        return Optional.ofNullable(last);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditLimits that && grants.equals(that.grants);
    }

    @Override
    public int hashCode() {
        return grants.hashCode();
    }

    @Override
    public String toString() {
        return "CreditLimits" + grants;
    }
}
