package io.cartera.creditfile;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That the credit of a customer was reviewed, and what came of it. The day is that of the fact, and who did it is said by
 * its command. The note is free text and may be personal, so {@link #toString()} leaves it out. Immutable. Example:
 * {@code CreditReview.of(CreditReview.Outcome.TIGHTENED).withNote("net 30 instead of net 60")}.
 */
public final class CreditReview {

    /** What came of a review. */
    public enum Outcome {
        /** Grade, terms and limit stay. */
        CONFIRMED,
        /** The grade was lowered, the terms shortened or the limit cut. */
        TIGHTENED,
        /** The grade was raised, the terms lengthened or the limit raised. */
        RELIEVED
    }

    private final Outcome outcome;
    private final @Nullable String note;
    private final @Nullable LocalDate nextOn;

    private CreditReview(Outcome outcome, @Nullable String note, @Nullable LocalDate nextOn) {
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.note = note == null ? null : Require.text(note, "note");
        this.nextOn = nextOn == null ? null : Require.date(nextOn, "nextOn");
    }

    /** A review with this outcome. */
    public static CreditReview of(Outcome outcome) {
        return new CreditReview(outcome, null, null);
    }

    /** The same with a note. */
    public CreditReview withNote(String newNote) {
        return new CreditReview(outcome, Objects.requireNonNull(newNote, "note"), nextOn);
    }

    /** The same with the day by which the next one is wanted, whatever the calendar says. */
    public CreditReview nextOn(LocalDate day) {
        return new CreditReview(outcome, note, Objects.requireNonNull(day, "nextOn"));
    }

    /** What came of it. */
    public Outcome outcome() {
        return outcome;
    }

    /** What was noted. */
    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    /** The day by which the next one is wanted; empty where the calendar decides. */
    public Optional<LocalDate> nextOn() {
        return Optional.ofNullable(nextOn);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditReview that
                && outcome == that.outcome
                && Objects.equals(note, that.note)
                && Objects.equals(nextOn, that.nextOn);
    }

    @Override
    public int hashCode() {
        return Objects.hash(outcome, nextOn);
    }

    @Override
    public String toString() {
        return "CreditReview[" + outcome + (nextOn == null ? "" : ", next on " + nextOn) + "]";
    }
}
