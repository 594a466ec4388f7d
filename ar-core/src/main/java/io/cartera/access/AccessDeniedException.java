package io.cartera.access;

import io.cartera.trace.Refusal;
import java.util.Objects;

/**
 * The access policy refused a command or reading before the books were touched: nothing was read, locked, recorded or
 * audited. The message has identifiers and codes only.
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
