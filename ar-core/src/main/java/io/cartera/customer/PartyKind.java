package io.cartera.customer;

/** Whether a customer is a human being or an organisation. */
public enum PartyKind {
    /** A natural person. */
    PERSON,
    /** A company, public body, association or other legal person. */
    ORGANISATION
}
