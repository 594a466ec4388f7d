package io.cartera.jdbc.race;

import io.cartera.jdbc.race.RacingCommand.Pair;
import io.cartera.store.ReceivablesStore;

/** A command that races with another one, on books that both begin with. */
interface Racing {

    /** What came of it: the type of the outcome, and why. */
    String run(ReceivablesStore store, Pair pair);

    /** The books as they are before. */
    void prepare(ReceivablesStore store, Pair pair);

    /** All that is kept that the commands could have changed. */
    String state(ReceivablesStore store, Pair pair);
}
