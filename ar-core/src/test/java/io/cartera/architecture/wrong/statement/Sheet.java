package io.cartera.architecture.wrong.statement;

import io.cartera.architecture.wrong.aging.Age;
import io.cartera.architecture.wrong.reward.Points;

/** Half of a circle; of the inner ring, and knows the outer one. */
public interface Sheet {

    /** The other half. */
    Age age();

    /** The outer ring. */
    Points points();
}
