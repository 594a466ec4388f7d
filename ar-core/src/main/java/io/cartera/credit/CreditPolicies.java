package io.cartera.credit;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The versions of a credit policy over time. In force on a day is the one that holds from the latest day not after it, of those
 * that hold from one day the highest version. A later version may hold from an earlier day, as a correction does.
 * Immutable and thread-safe.
 */
public final class CreditPolicies {

    private static final int MOST = 1000;

    private final List<CreditPolicy> versions;

    private CreditPolicies(List<CreditPolicy> given) {
        this.versions = given.stream()
                .sorted(Comparator.comparingInt(CreditPolicy::version))
                .toList();
        if (versions.isEmpty() || versions.size() > MOST) {
            throw new IllegalArgumentException(versions.size() + " versions of a policy, 1 to " + MOST);
        }
        for (int i = 1; i < versions.size(); i++) {
            CreditPolicy before = versions.get(i - 1);
            CreditPolicy next = versions.get(i);
            if (!before.name().equals(next.name()) || before.version() == next.version()) {
                throw new IllegalArgumentException("not two versions of one policy: '" + before.name() + "' "
                        + before.version() + " and '" + next.name() + "' " + next.version());
            }
        }
    }

    /**
     * These versions of one policy.
     *
     * @throws IllegalArgumentException if there is none, they are not all of one name, or two have one number
     */
    public static CreditPolicies of(CreditPolicy... versions) {
        return new CreditPolicies(List.of(versions));
    }

    /** With one version more. */
    public CreditPolicies with(CreditPolicy version) {
        List<CreditPolicy> more = new ArrayList<>(versions);
        more.add(version);
        return new CreditPolicies(more);
    }

    /** All versions, by number. */
    public List<CreditPolicy> versions() {
        return versions;
    }

    /** The version in force on a day; empty before the first. */
    public Optional<CreditPolicy> inForceOn(LocalDate day) {
        Require.date(day, "day");
        return versions.stream()
                .filter(policy -> !policy.from().isAfter(day))
                .max(Comparator.comparing(CreditPolicy::from).thenComparing(CreditPolicy::version));
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static CreditPolicies parse(String text) {
        CreditPolicies policies = of(Stream.of(text.split("\n(?=policy: )", -1))
                .map(part -> CreditPolicy.parse(part.endsWith("\n") ? part : part + "\n"))
                .toArray(CreditPolicy[]::new));
        if (!policies.toString().equals(text)) {
            throw new IllegalArgumentException("no credit policies in their documented form");
        }
        return policies;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditPolicies that && versions.equals(that.versions);
    }

    @Override
    public int hashCode() {
        return versions.hashCode();
    }

    /** Its text form: the text of each version, by number. */
    @Override
    public String toString() {
        return versions.stream().map(CreditPolicy::toString).collect(Collectors.joining());
    }
}
