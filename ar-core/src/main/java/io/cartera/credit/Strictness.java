package io.cartera.credit;

/** What a check that is not met does to a sale, from the mildest on. */
public enum Strictness {
    /** Nothing: the check is not asked. */
    IGNORE,
    /** It is told beside an approval. */
    WARN,
    /** A human being has to decide: {@link CreditDecision.Referred}. */
    HOLD,
    /** The sale is refused: {@link CreditDecision.Declined}. */
    STOP;

    /** This one, or the other where that is milder. */
    Strictness atMost(Strictness other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
