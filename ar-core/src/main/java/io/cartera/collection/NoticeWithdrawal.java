package io.cartera.collection;

import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A notice counts no longer: it was recorded by mistake, never went out, or came back. From its day on it raises no level of
 * dunning; withdrawn from the day on which it was sent it never did. Immutable. Example:
 * <pre>{@code
 * books.collections().withdraw(NoticeWithdrawal.of(NoticeId.of("N-1"), acme, notice.sentOn(), "wrong customer"));
 * }</pre>
 */
public final class NoticeWithdrawal implements CollectionFact {

    private final NoticeId notice;
    private final CustomerId customer;
    private final LocalDate on;
    private final String reason;

    private NoticeWithdrawal(NoticeId notice, CustomerId customer, LocalDate on, String reason) {
        this.notice = Objects.requireNonNull(notice, "notice");
        this.customer = Objects.requireNonNull(customer, "customer");
        this.on = Require.date(on, "on");
        this.reason = Require.id(reason, "reason");
    }

    /**
     * The withdrawal of a notice from a day on.
     *
     * @param reason why, in one to 128 characters, in words or a code of the host's; it must not be personal
     */
    public static NoticeWithdrawal of(NoticeId notice, CustomerId customer, LocalDate on, String reason) {
        return new NoticeWithdrawal(notice, customer, on, reason);
    }

    /** Which notice. */
    public NoticeId notice() {
        return notice;
    }

    @Override
    public CustomerId customer() {
        return customer;
    }

    /** The first day on which it no longer counts. */
    public LocalDate on() {
        return on;
    }

    /** Why. */
    public String reason() {
        return reason;
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.WITHDRAW_NOTICE;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("notice", notice.value());
        fields.put("on", on.toString());
        fields.put("reason", reason);
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoticeWithdrawal that
                && notice.equals(that.notice)
                && customer.equals(that.customer)
                && on.equals(that.on)
                && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(notice, customer, on);
    }

    @Override
    public String toString() {
        return "NoticeWithdrawal[" + notice + ", " + on + ", " + reason + "]";
    }
}
