package io.cartera.exposure;

import io.cartera.customer.CustomerId;
import io.cartera.trace.Actor;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A credit limit as it is granted: how much, from which day until which, of what kind, for whom, for which part of the
 * exposure, why, and who approved it. The modifiers give copies. Immutable. Example:
 * <pre>{@code
 * LimitGrant.of(acme, CreditLimit.of(Money.parse("EUR 8000")), LocalDate.parse("2026-11-01"))
 *         .until(LocalDate.parse("2027-01-01")).ofKind(LimitKind.SEASONAL).because("CHRISTMAS").approvedBy(Actor.of("cfo"));
 * }</pre>
 */
public final class LimitGrant {

    private final CustomerId customer;
    private final CreditLimit limit;
    private final LocalDate from;
    private final @Nullable LocalDate until;
    private final LimitKind kind;
    private final boolean isForGroup;
    private final @Nullable ExposureTerm term;
    private final @Nullable String reason;
    private final @Nullable Actor approver;

    private LimitGrant(Parts parts) {
        this.customer = Objects.requireNonNull(parts.customer, "customer");
        this.limit = Objects.requireNonNull(parts.limit, "limit");
        this.from = Require.date(parts.from, "from");
        this.until = parts.until;
        this.kind = Objects.requireNonNull(parts.kind, "kind");
        this.isForGroup = parts.isForGroup;
        this.term = parts.term;
        this.reason = parts.reason;
        this.approver = parts.approver;
    }

    /** What a grant is made of while a copy is changed. */
    private static final class Parts {
        final CustomerId customer;
        final CreditLimit limit;
        final LocalDate from;

        @Nullable
        LocalDate until;

        LimitKind kind = LimitKind.STANDARD;
        boolean isForGroup;

        @Nullable
        ExposureTerm term;

        @Nullable
        String reason;

        @Nullable
        Actor approver;

        Parts(CustomerId customer, CreditLimit limit, LocalDate from) {
            this.customer = customer;
            this.limit = limit;
            this.from = from;
        }
    }

    private Parts parts() {
        Parts parts = new Parts(customer, limit, from);
        parts.until = until;
        parts.kind = kind;
        parts.isForGroup = isForGroup;
        parts.term = term;
        parts.reason = reason;
        parts.approver = approver;
        return parts;
    }

    /** A standard limit on the whole exposure of a customer, from a day on, without an end. */
    public static LimitGrant of(CustomerId customer, CreditLimit limit, LocalDate from) {
        return new LimitGrant(new Parts(customer, limit, from));
    }

    /**
     * The same until a day, on which it holds no more; then the one before holds again.
     *
     * @throws IllegalArgumentException if the day is not later than the first one
     */
    public LimitGrant until(LocalDate day) {
        if (!Require.date(day, "until").isAfter(from)) {
            throw new IllegalArgumentException("until " + day + ", not later than from " + from);
        }
        Parts parts = parts();
        parts.until = day;
        return new LimitGrant(parts);
    }

    /** The same, of another kind. */
    public LimitGrant ofKind(LimitKind kind) {
        Parts parts = parts();
        parts.kind = kind;
        return new LimitGrant(parts);
    }

    /**
     * The same for the group of which the customer is the root: for the exposures of all its members together, or for one term of
     * them.
     */
    public LimitGrant forGroup() {
        Parts parts = parts();
        parts.isForGroup = true;
        return new LimitGrant(parts);
    }

    /**
     * The same on one term of the exposure only, beside the limit on the whole. Reservations count as open orders. The limit of each
     * term is asked at its own step: of open orders by an order, of open debits by an invoice. A step that is taken under a
     * reservation is not decided again.
     *
     * @throws IllegalArgumentException if the term relieves, or is that of the reservations
     */
    public LimitGrant on(ExposureTerm term) {
        if (term.relieves() || term == ExposureTerm.RESERVATIONS) {
            throw new IllegalArgumentException("no limit is set on " + term);
        }
        Parts parts = parts();
        parts.term = term;
        return new LimitGrant(parts);
    }

    /** The same with the code of a reason; it must not be personal. */
    public LimitGrant because(String reason) {
        Parts parts = parts();
        parts.reason = Require.id(reason, "reason");
        return new LimitGrant(parts);
    }

    /** The same with who approved it. */
    public LimitGrant approvedBy(Actor approver) {
        Parts parts = parts();
        parts.approver = Objects.requireNonNull(approver, "approver");
        return new LimitGrant(parts);
    }

    /** To whom; for a group its root. */
    public CustomerId customer() {
        return customer;
    }

    /** How much. */
    public CreditLimit limit() {
        return limit;
    }

    /** The first day on which it holds. */
    public LocalDate from() {
        return from;
    }

    /** The first day on which it holds no more; empty where it has no end. */
    public Optional<LocalDate> until() {
        return Optional.ofNullable(until);
    }

    /** Of what kind. */
    public LimitKind kind() {
        return kind;
    }

    /** Whether it is for a group. */
    public boolean isForGroup() {
        return isForGroup;
    }

    /** The term it is on; empty where it is on the whole exposure. */
    public Optional<ExposureTerm> term() {
        return Optional.ofNullable(term);
    }

    /** The code of the reason. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Who approved it. */
    public Optional<Actor> approver() {
        return Optional.ofNullable(approver);
    }

    /** Whether it holds on a day, were there no other. */
    public boolean holdsOn(LocalDate day) {
        return !from.isAfter(day) && (until == null || until.isAfter(day));
    }

    /** The fields by which a repeat is told from a conflict, in a fixed order; what is usual is left out. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("limit", limit.toString());
        fields.put("from", from.toString());
        fields.putAll(modifiers());
        return fields;
    }

    /** What differs from a standard limit on the whole exposure without an end, by name, in a fixed order. */
    public Map<String, String> modifiers() {
        Map<String, String> fields = new LinkedHashMap<>();
        until().ifPresent(value -> fields.put("until", value.toString()));
        if (kind != LimitKind.STANDARD) {
            fields.put("kind", kind.name());
        }
        if (isForGroup) {
            fields.put("scope", "GROUP");
        }
        term().ifPresent(value -> fields.put("term", value.name()));
        reason().ifPresent(value -> fields.put("reason", value));
        approver().ifPresent(value -> fields.put("approver", value.value()));
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LimitGrant that
                && customer.equals(that.customer)
                && limit.equals(that.limit)
                && from.equals(that.from)
                && modifiers().equals(that.modifiers());
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, limit, from);
    }

    @Override
    public String toString() {
        return "LimitGrant[" + customer + ", " + fields() + "]";
    }
}
