package io.cartera.party;

import java.util.Optional;

/**
 * Somebody one can do business with: a natural {@link Person}, also one who trades as a sole trader, or an
 * {@link Organisation}. There is no third, so the type is sealed. Immutable; personal, so {@code toString()} shows
 * nothing but which of the two it is.
 */
public sealed interface Party permits Person, Organisation {

    /** The name in law: that of the person as displayed, or of the organisation. */
    String legalName();

    /** The name under which it trades, where that is another one. */
    Optional<String> tradeName();

    /** The legal form; empty for a person who does not trade, and where it is not known. */
    Optional<LegalForm> legalForm();

    /** A natural person without a trade. */
    static Person person(PersonName name) {
        return Person.of(name);
    }

    /** An organisation without a trade name and with no known legal form. */
    static Organisation organisation(String legalName) {
        return Organisation.of(legalName);
    }
}
