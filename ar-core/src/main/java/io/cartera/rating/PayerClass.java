package io.cartera.rating;

/** What kind of payer a customer is, the best first. Which rule makes it so is in {@link PayerRules}. */
public enum PayerClass {
    /** Nearly all is paid on time, and nothing is overdue for long. */
    ALWAYS_ON_TIME,
    /** Most is paid on time. */
    OCCASIONALLY_LATE,
    /** Much is paid late, or not at all so far. */
    HABITUALLY_LATE,
    /** Listed as a defaulter, by somebody's approval; no rule makes anybody one. */
    DEFAULTER,
    /** There is no history to go by, or too little. */
    UNKNOWN
}
