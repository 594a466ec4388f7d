package io.cartera.relationship;

/** On what an agreement rests; its terms apply either way. */
public enum AgreementBasis {
    /** By word of mouth. */
    VERBAL,
    /** In writing. */
    WRITTEN
}
