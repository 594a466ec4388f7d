package io.cartera.risk;

/** How much could go wrong with a customer, from little to much: see {@link RiskAssessment#riskClass()}. */
public enum RiskClass {
    /** Nothing was found. */
    LOW,
    /** Something was found, and none of it is grave. */
    MODERATE,
    /** Something grave was found, or much. */
    HIGH
}
