package io.cartera.architecture.wrong.aging;

import io.cartera.architecture.wrong.statement.Sheet;

/** Half of a circle. */
public interface Age {

    /** The other half. */
    Sheet sheet();
}
