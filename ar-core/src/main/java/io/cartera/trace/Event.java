package io.cartera.trace;

/**
 * What an applied command did, as data: implementations are immutable values that name whom it concerns and hold the
 * fact that was recorded. A repeat of the command gives an equal event.
 * <p>
 * There will be more kinds of event; a listener passes over those it does not know. The text of an event shows
 * identifiers, and may show amounts.
 */
public interface Event {

    /** The stable code of the event, such as {@code AccountChanged}: the name of its type. */
    default String code() {
        return getClass().getSimpleName();
    }
}
