package io.cartera.rating;

/**
 * A way to score a customer: one of ours, or a host's own.
 * <p>
 * It looks at nothing but the inputs, so the same inputs give the same score, and it is safe for many threads. What it
 * lacks lowers its confidence and is named; it never counts as zero. The score is 0 to 100, the higher the better.
 */
public interface ScoringMethod {

    /** The name under which its score is told, with its version where it has one; 1 to 128 characters. */
    String name();

    /** The score of a customer on these inputs, with what it is made of. */
    CreditScore rate(CreditInputs inputs);
}
