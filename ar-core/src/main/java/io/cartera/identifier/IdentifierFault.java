package io.cartera.identifier;

/**
 * What is wrong with an identifier. The earliest of these that applies is told, in the order in which they stand here.
 * The list is closed.
 */
public enum IdentifierFault {
    /** It holds a character that no number of any known scheme has, such as {@code #} or a letter beyond A to Z. */
    WRONG_CHARACTERS,
    /** No number of the scheme is as long or as short; nothing at all is too short too. */
    WRONG_LENGTH,
    /** Letters and digits are not where the scheme has them, or the country is not the scheme's. */
    WRONG_FORMAT,
    /** The check digits do not fit the rest, or the day of birth in it is no day. */
    WRONG_CHECK_DIGITS,
    /** The check digits fit, and the scheme gives out no such number, such as one of zeros only. */
    NOT_ASSIGNED
}
