package io.cartera.access;

import io.cartera.trace.Refusal;
import java.util.Objects;

/**
 * The access policy refused a command or reading. Nothing of it was recorded or audited, and outside a unit of several
 * commands nothing was read or locked for it either. In a unit, and for what a settlement writes off, the policy is asked
 * under the lock of the account: where the exception leaves the unit, nothing of the unit is kept; where the unit's function
 * catches it, what was allowed is. The message has identifiers and codes only.
 */
public final class AccessDeniedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // Who sends it to another machine sends the message.
    private final transient AccessRequest request;
    private final transient Refusal refusal;

    /** This request was refused for this reason. */
    public AccessDeniedException(AccessRequest request, Refusal refusal) {
        super(Objects.requireNonNull(request, "request") + " is refused: "
                + Objects.requireNonNull(refusal, "refusal").code());
        this.request = request;
        this.refusal = refusal;
    }

    /** What was refused. */
    public AccessRequest request() {
        return request;
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}
