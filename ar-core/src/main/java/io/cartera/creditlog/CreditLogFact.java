package io.cartera.creditlog;

import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditOverride;
import io.cartera.credit.CreditPicture;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.DecisionId;
import io.cartera.customer.CustomerId;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something that the log of credit decisions holds: a decision with all that it was made of, somebody's word that
 * overrides one, or that such a word was a mistake. Stores and the audit trail keep it by its {@link #fields}. Immutable.
 */
public sealed interface CreditLogFact {

    /** Whose account. */
    CustomerId customer();

    /** The decision that was made, or is or was overridden. */
    DecisionId decision();

    /** From which day it counts. */
    LocalDate effectiveOn();

    /** By what kind of command it is recorded. */
    CommandKind recordedBy();

    /** What it says besides customer and day, by name, in a fixed order. */
    Map<String, String> fields();

    /**
     * A decision that was made; its identifier is that of the command. Outcome and words are those of then, whatever a later
     * version would make of the same figures. Immutable.
     */
    final class Decided implements CreditLogFact {

        private static final List<String> OUTCOMES = List.of("APPROVED", "REFERRED", "DECLINED");

        private final DecisionId decision;
        private final CreditDecision made;
        private final @Nullable DecisionId under;
        private final String outcome;
        private final List<String> explained;

        /** A decision as it has just been made. */
        public Decided(DecisionId decision, CreditDecision made) {
            this(decision, made, null, outcomeOf(made), made.explain());
        }

        private Decided(
                DecisionId decision,
                CreditDecision made,
                @Nullable DecisionId under,
                String outcome,
                List<String> explained) {
            this.decision = Objects.requireNonNull(decision, "decision");
            this.made = Objects.requireNonNull(made, "made");
            this.under = under;
            this.outcome = outcome;
            this.explained = List.copyOf(explained);
            if (decision.equals(under)) {
                throw new IllegalArgumentException(decision + " is no decision under itself");
            }
        }

        /** The same, whose sale went on because that other decision on it had been overridden. */
        public Decided under(DecisionId overridden) {
            return new Decided(decision, made, Objects.requireNonNull(overridden, "overridden"), outcome, explained);
        }

        private static String outcomeOf(CreditDecision made) {
            if (made instanceof CreditDecision.Approved) {
                return "APPROVED";
            }
            return made instanceof CreditDecision.Referred ? "REFERRED" : "DECLINED";
        }

        @Override
        public DecisionId decision() {
            return decision;
        }

        /** The decision, which holds request, picture and policy: made again of these where it was kept by a store. */
        public CreditDecision made() {
            return made;
        }

        /** The overridden decision that let this sale go on; empty where none did. */
        public Optional<DecisionId> under() {
            return Optional.ofNullable(under);
        }

        @Override
        public CustomerId customer() {
            return made.customer();
        }

        @Override
        public LocalDate effectiveOn() {
            return made.request().on();
        }

        @Override
        public CommandKind recordedBy() {
            return CommandKind.DECIDE_CREDIT;
        }

        /** The answer that was given: {@code APPROVED}, {@code REFERRED} or {@code DECLINED}. */
        public String outcome() {
            return outcome;
        }

        /** What the person was told then: {@link CreditDecision#explain()}. */
        public List<String> explained() {
            return explained;
        }

        @Override
        public Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("decision", decision.value());
            fields.put("outcome", outcome);
            fields.put("request", made.request().toString());
            fields.put("picture", made.picture().toString());
            fields.put("policy", made.policy().toString());
            fields.put("explained", String.join("\n", explained));
            under().ifPresent(other -> fields.put("under", other.value()));
            return fields;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Decided that && fields().equals(that.fields());
        }

        @Override
        public int hashCode() {
            return Objects.hash(decision, made);
        }

        @Override
        public String toString() {
            return "Decided[" + decision + ", " + outcome + "]";
        }
    }

    /**
     * A decision that was overridden.
     *
     * @param customer whose account
     * @param effectiveOn from which day
     * @param override who says so, up to which amount, through which day, and why
     */
    record Overridden(CustomerId customer, LocalDate effectiveOn, CreditOverride override) implements CreditLogFact {

        /** Refuses nulls, and days beyond the years 1 to 9999. */
        public Overridden {
            Objects.requireNonNull(customer, "customer");
            Require.date(effectiveOn, "effectiveOn");
            Objects.requireNonNull(override, "override");
        }

        @Override
        public DecisionId decision() {
            return override.decision();
        }

        @Override
        public CommandKind recordedBy() {
            return CommandKind.OVERRIDE_CREDIT;
        }

        @Override
        public Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("decision", override.decision().value());
            fields.put("approver", override.approver().value());
            fields.put("amount", override.amount().toString());
            fields.put("through", override.through().toString());
            fields.put("reason", override.reason());
            return fields;
        }
    }

    /**
     * An override that was a mistake and counts no longer. What was let through meanwhile stays.
     *
     * @param customer whose account
     * @param effectiveOn from which day it counts no longer
     * @param decision what was overridden
     * @param override the command that recorded the override
     * @param reason why, in 1 to 1000 characters, not personal
     */
    record Withdrawn(CustomerId customer, LocalDate effectiveOn, DecisionId decision, CommandId override, String reason)
            implements CreditLogFact {

        /** Refuses nulls, days beyond the years 1 to 9999 and reasons without text. */
        public Withdrawn {
            Objects.requireNonNull(customer, "customer");
            Require.date(effectiveOn, "effectiveOn");
            Objects.requireNonNull(decision, "decision");
            Objects.requireNonNull(override, "override");
            Require.text(reason, "reason");
        }

        @Override
        public CommandKind recordedBy() {
            return CommandKind.WITHDRAW_OVERRIDE;
        }

        @Override
        public Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("decision", decision.value());
            fields.put("withdraws", override.value());
            fields.put("reason", reason);
            return fields;
        }

        /** Leaves out the reason. */
        @Override
        public String toString() {
            return "Withdrawn[" + override + " of " + decision + " from " + effectiveOn + "]";
        }
    }

    /**
     * The fact that a command of this kind recorded, of what {@link #fields} gave, as a store kept it. A decision is made
     * again of what it was made of; its outcome and its words are those that were kept.
     *
     * @throws IllegalArgumentException if no fact has these fields
     */
    static CreditLogFact of(CommandKind kind, CustomerId customer, LocalDate effectiveOn, Map<String, String> fields) {
        CreditLogFact fact = switch (kind) {
            case DECIDE_CREDIT -> decided(fields);
            case OVERRIDE_CREDIT -> overridden(customer, effectiveOn, fields);
            case WITHDRAW_OVERRIDE ->
                new Withdrawn(
                        customer,
                        effectiveOn,
                        DecisionId.of(field(fields, "decision")),
                        CommandId.of(field(fields, "withdraws")),
                        field(fields, "reason"));
            default -> throw new IllegalArgumentException(kind + " records nothing about credit decisions");
        };
        if (!fact.customer().equals(customer)
                || !fact.effectiveOn().equals(effectiveOn)
                || !fact.fields().equals(fields)) {
            throw new IllegalArgumentException("no " + kind + " says what is kept");
        }
        return fact;
    }

    private static Decided decided(Map<String, String> fields) {
        CreditPolicy policy = CreditPolicy.parse(field(fields, "policy"));
        CreditDecision made = policy.decide(
                CreditRequest.parse(field(fields, "request")), CreditPicture.parse(field(fields, "picture")));
        String outcome = field(fields, "outcome");
        if (!Decided.OUTCOMES.contains(outcome)) {
            throw new IllegalArgumentException("no such outcome");
        }
        String under = fields.get("under");
        return new Decided(
                DecisionId.of(field(fields, "decision")),
                made,
                under == null ? null : DecisionId.of(under),
                outcome,
                List.of(field(fields, "explained").split("\n", -1)));
    }

    private static Overridden overridden(CustomerId customer, LocalDate effectiveOn, Map<String, String> fields) {
        try {
            CreditOverride override = CreditOverride.of(
                    DecisionId.of(field(fields, "decision")),
                    Actor.of(field(fields, "approver")),
                    Money.parse(field(fields, "amount")),
                    LocalDate.parse(field(fields, "through")),
                    field(fields, "reason"));
            return new Overridden(customer, effectiveOn, override);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no day: through", e);
        }
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }
}
