package io.cartera.architecture.wrong.common;

import io.cartera.architecture.wrong.reward.Points;

/** Named after nothing in the trade, in a package that is not in the plan. */
public final class PriceHelper {

    /** A type of the same kind. */
    public static final class AccountServiceImpl implements Points {}

    /** A trade word that only begins like one of the others. */
    public static final class Modelling {}
}
