package io.cartera.access;

import io.cartera.trace.Refusal;

/** The plain reason: the actor does not have the permission. */
public enum NotPermitted implements Refusal {
    /** The one value. */
    INSTANCE;

    @Override
    public String code() {
        return "NotPermitted";
    }
}
