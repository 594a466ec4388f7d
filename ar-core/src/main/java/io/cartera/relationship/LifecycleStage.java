package io.cartera.relationship;

/** How alive the trade with a customer is, read from the days of its sales: see {@link LifecycleRules}. */
public enum LifecycleStage {
    /** It has bought nothing yet. */
    PROSPECT,
    /** It has bought for the first time lately. */
    NEW,
    /** It buys. */
    ACTIVE,
    /** It has not bought for some time. */
    AT_RISK,
    /** It has not bought for long. */
    DORMANT,
    /** It is counted as gone. */
    LOST,
    /** It was counted as gone, and has bought again lately. */
    REACTIVATED
}
