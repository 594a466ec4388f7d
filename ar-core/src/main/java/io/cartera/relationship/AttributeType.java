package io.cartera.relationship;

/** Of what type an attribute is. */
public enum AttributeType {
    /** A text of 1 to 1000 characters. */
    TEXT,
    /** A decimal number. */
    NUMBER,
    /** A day. */
    DATE,
    /** Yes or no. */
    FLAG,
    /** An amount of money. */
    MONEY
}
