package io.cartera.trace;

import java.time.Instant;
import java.util.Map;

/**
 * A fact beside an account that a package brings which the audit trail does not know: it says by itself what the trail
 * commits to. Implementations are values; what they say never changes.
 */
public interface RecordedFact {

    /** By which command, by whom and on what basis it was recorded. */
    Command command();

    /** When it was recorded, in microseconds. */
    Instant at();

    /** Its name in the canonical form. */
    String form();

    /** What it says, by name, in a fixed order; nothing personal, and what is absent is left out. */
    Map<String, String> content();
}
