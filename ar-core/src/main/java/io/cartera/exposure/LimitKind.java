package io.cartera.exposure;

/** Why a limit is as high as it is. Of two granted from the same day the one whose kind comes later here holds. */
public enum LimitKind {
    /** The usual one. */
    STANDARD,
    /** What an insurer covers. */
    INSURED,
    /** For the time of year in which the customer buys most. */
    SEASONAL,
    /** For an occasion. */
    TEMPORARY
}
