package io.cartera.segment;

/** The three classes of an ABC analysis. */
public enum AbcClass {
    /** The few that make most of the turnover. */
    A,
    /** Those in between. */
    B,
    /** The many that make little, and those without any. */
    C
}
