package io.cartera.purchasing;

/** Where a series of months goes. */
public enum TrendClass {
    /** It rises by more than the threshold a month. */
    IMPROVING,
    /** It neither rises nor falls by more than the threshold. */
    STABLE,
    /** It falls by more than the threshold a month. */
    WORSENING
}
