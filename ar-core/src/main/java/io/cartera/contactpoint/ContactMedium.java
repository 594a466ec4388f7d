package io.cartera.contactpoint;

/** By what a contact point is reached. */
public enum ContactMedium {
    /** A telephone number. */
    PHONE,
    /** An e-mail address. */
    EMAIL,
    /** A name or number at a messaging service. */
    MESSAGING,
    /** A name at a social network. */
    SOCIAL,
    /** Letters, to what the value says; the address with its parts is a fact of its own. */
    POST
}
