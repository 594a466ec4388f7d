package io.cartera;

import io.cartera.trace.Event;

/**
 * Somebody who wants to hear what was recorded: see {@link Receivables#notifying}.
 * <p>
 * An event is handed over after the store has kept it, at most once, on the thread of a command that has just ended.
 * Events that concern one account come one at a time in the order in which they were recorded, whatever the number of
 * threads; so do the closings of a ledger. Events of different accounts have no order among them and may come at the
 * same time, so a listener for more than one account must be thread-safe. Refused, conflicting,
 * repeated and failed commands have nothing to tell.
 * <p>
 * A listener may call the door. The events of a command that it gives come after those that are being handed over, not
 * inside of them. As long as it is at work the next event of the account waits, and so does the command that hands it
 * over, which need not be the one that made it; a slow one should put events aside and return.
 * <p>
 * It cannot undo anything, and whatever it throws, every listener is told everything. An exception is logged as an
 * error and stops nothing. The first {@link Error} comes out of the command that handed the events over, after the last
 * of them and although that command stands, with up to ten others suppressed in it; more are logged. A command that
 * fails by itself keeps its own exception, and the error is logged.
 * <p>
 * Where the store takes part in a transaction of the host, an event is handed over after the host has committed it, on
 * the thread that ends the transaction; of one that is rolled back nothing is told. A listener that gives commands then
 * needs a transaction of its own, since that of the command has ended. A host that goes back to a savepoint of its own
 * behind a command, and then commits, must not use listeners: they would be told of it.
 * <p>
 * Where a commit was lost and the door has found out that it was kept, the event is handed over as if nothing had
 * happened. What is handed over is not kept: an event is lost where the process ends after the commit, or where a command
 * ends with {@link io.cartera.store.OutcomeUnknownException}. Who must miss nothing compares with
 * {@link io.cartera.account.AccountHistory}, which has every change of an account by version.
 */
@FunctionalInterface
public interface ReceivablesListener {

    /** Takes note of an event. */
    void on(Event event);
}
