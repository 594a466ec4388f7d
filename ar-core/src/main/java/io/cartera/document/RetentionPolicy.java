package io.cartera.document;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How long documents are kept: rules by kind and jurisdiction. Where several apply to a document, it is kept as long as the
 * longest of them says; where none does, nothing is said of it. Immutable. Example:
 * <pre>{@code
 * RetentionPolicy.of(List.of(RetentionPolicy.Rule.of(
 *         DocumentKind.CONTRACT, "ES", Period.ofYears(6), RetentionPolicy.Start.END_OF_YEAR, "our retention plan, 3.2")));
 * }</pre>
 */
public final class RetentionPolicy {

    private final List<Rule> rules;

    private RetentionPolicy(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** These rules. */
    public static RetentionPolicy of(List<Rule> rules) {
        return new RetentionPolicy(rules);
    }

    /**
     * Rules of AT, CH, CN, DE, ES, FR, GB, IT, NL, PT and RU, each with the provision it is taken from and each to be verified by
     * the host's counsel before it is relied upon ({@link Rule#isToVerify}). All run from the end of the calendar year of issue, while
     * some provisions count from the last entry in the books, from the end of the financial year or from the end of the period for the
     * return, which may be later. Special periods (real property, records of investments, open disputes) are not among
     * them. A rule speaks only of documents of its jurisdiction. An invoice of Spain is kept for six years (commercial code), although
     * the tax code would do with four.
     */
    public static RetentionPolicy shipped() {
        return new RetentionPolicy(ShippedRetention.rules());
    }

    /** These rules, and those of another policy after them. */
    public RetentionPolicy and(RetentionPolicy other) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(other.rules);
        return new RetentionPolicy(all);
    }

    /** The rules, in their order. */
    public List<Rule> rules() {
        return rules;
    }

    /** The rules that apply to a document, in their order. */
    public List<Rule> rulesFor(DocumentRecord document) {
        return rules.stream()
                .filter(rule -> rule.kind().equals(document.kind())
                        && document.jurisdiction()
                                .filter(rule.jurisdiction()::equals)
                                .isPresent())
                .toList();
    }

    /** The last day on which a document must be kept; empty where no rule applies. */
    public Optional<LocalDate> keepThrough(DocumentRecord document) {
        return rulesFor(document).stream()
                .map(rule -> rule.keepThrough(document.issuedOn()))
                .max(LocalDate::compareTo);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RetentionPolicy that && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    @Override
    public String toString() {
        return "RetentionPolicy" + rules;
    }

    /** From which day a period runs. */
    public enum Start {
        /** The day of issue. */
        ISSUE,
        /** The last day of the calendar year of issue. */
        END_OF_YEAR
    }

    /**
     * How long documents of one kind are kept in one jurisdiction.
     *
     * @param kind the kind of document
     * @param jurisdiction where
     * @param period how long
     * @param start from which day
     * @param legalBasis by which provision
     * @param isToVerify whether it was shipped and must be verified before it is relied upon
     */
    public record Rule(
            DocumentKind kind, String jurisdiction, Period period, Start start, String legalBasis, boolean isToVerify) {

        /** Refuses nulls, texts that are none, and periods that are not positive or beyond 1,000 years. */
        public Rule {
            Objects.requireNonNull(kind, "kind");
            Require.id(jurisdiction, "jurisdiction");
            Objects.requireNonNull(start, "start");
            Require.text(legalBasis, "legalBasis");
            if (period.isNegative()
                    || period.isZero()
                    || period.toTotalMonths() > 12_000
                    || period.getDays() > 366_000) {
                throw new IllegalArgumentException("period is " + period);
            }
        }

        /** A rule of the host's own. */
        public static Rule of(DocumentKind kind, String jurisdiction, Period period, Start start, String legalBasis) {
            return new Rule(kind, jurisdiction, period, start, legalBasis, false);
        }

        LocalDate keepThrough(LocalDate issuedOn) {
            LocalDate from = start == Start.ISSUE ? issuedOn : LocalDate.of(issuedOn.getYear(), 12, 31);
            return from.plus(period);
        }
    }
}
