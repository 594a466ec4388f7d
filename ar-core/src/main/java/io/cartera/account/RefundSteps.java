package io.cartera.account;

import io.cartera.customer.PaymentMethod;
import io.cartera.trace.Actor;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What came before a refund was paid, and how it was; of a write-off, what came before it. */
record RefundSteps(
        Optional<LocalDate> requestedOn,
        Optional<Actor> requester,
        Optional<LocalDate> approvedOn,
        Optional<Actor> approver,
        Optional<PaymentMethod> method) {

    static final RefundSteps NONE =
            new RefundSteps(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static RefundSteps in(Map<String, String> content) {
        return new RefundSteps(
                Optional.ofNullable(content.get("requestedOn")).map(LocalDate::parse),
                Optional.ofNullable(content.get("requester")).map(Actor::of),
                Optional.ofNullable(content.get("approvedOn")).map(LocalDate::parse),
                Optional.ofNullable(content.get("approver")).map(Actor::of),
                Optional.ofNullable(content.get("method")).map(PaymentMethod::of));
    }

    void putInto(Map<String, String> content) {
        requestedOn.ifPresent(value -> content.put("requestedOn", value.toString()));
        requester.ifPresent(value -> content.put("requester", value.value()));
        approvedOn.ifPresent(value -> content.put("approvedOn", value.toString()));
        approver.ifPresent(value -> content.put("approver", value.value()));
        method.ifPresent(value -> content.put("method", value.value()));
    }
}
