package io.cartera.reward;

import io.cartera.points.RewardProgramId;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A programme that rewards customers, with its terms by day: a document earns by those of its date of issue, a redemption is made by those of
 * its day. Terms hold until the next ones. The library does not keep it: the host gives it to each call, and what it made of a
 * document stands in the ledger. Immutable. Example:
 * <pre>{@code
 * RewardProgram club = RewardProgram.of(RewardProgramId.of("CLUB"))
 *         .from(LocalDate.parse("2026-01-01"), RewardTerms.of(EarnRule.of("all", Money.parse("EUR 1000"), 1)));
 * }</pre>
 */
public final class RewardProgram {

    private final RewardProgramId id;
    private final TreeMap<LocalDate, RewardTerms> terms;

    private RewardProgram(RewardProgramId id, TreeMap<LocalDate, RewardTerms> terms) {
        this.id = Objects.requireNonNull(id, "id");
        this.terms = terms;
    }

    /** A programme without terms. */
    public static RewardProgram of(RewardProgramId id) {
        return new RewardProgram(id, new TreeMap<>());
    }

    /** The same with other terms from a day on. */
    public RewardProgram from(LocalDate day, RewardTerms from) {
        TreeMap<LocalDate, RewardTerms> with = new TreeMap<>(terms);
        with.put(Require.date(day, "day"), Objects.requireNonNull(from, "terms"));
        return new RewardProgram(id, with);
    }

    /** The identifier. */
    public RewardProgramId id() {
        return id;
    }

    /** The terms of a day; empty before the first. */
    public Optional<RewardTerms> termsOn(LocalDate day) {
        return Optional.ofNullable(terms.floorEntry(day)).map(Map.Entry::getValue);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RewardProgram that && id.equals(that.id) && terms.equals(that.terms);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "RewardProgram[" + id + ", " + terms + "]";
    }
}
