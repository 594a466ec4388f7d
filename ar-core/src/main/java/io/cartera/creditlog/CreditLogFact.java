package io.cartera.creditlog;

import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditOverride;
import io.cartera.credit.CreditPicture;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.DecisionId;
import io.cartera.customer.CustomerId;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.joda.money.Money;

/**
 * Something that the log of credit decisions holds: a decision with all that it was made of, or somebody's word that
 * overrides one. Stores and the audit trail keep it by its {@link #fields}. Immutable.
 */
public sealed interface CreditLogFact {

    /** Whose account. */
    CustomerId customer();

    /** The decision that was made or is overridden. */
    DecisionId decision();

    /** From which day it counts. */
    LocalDate effectiveOn();

    /** By what kind of command it is recorded. */
    CommandKind recordedBy();

    /** What it says besides customer and day, by name, in a fixed order. */
    Map<String, String> fields();

    /**
     * A decision that was made; its identifier is that of the command.
     *
     * @param decision which
     * @param made the decision, which holds request, picture and policy
     */
    record Decided(DecisionId decision, CreditDecision made) implements CreditLogFact {

        /** Refuses nulls. */
        public Decided {
            Objects.requireNonNull(decision, "decision");
            Objects.requireNonNull(made, "made");
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

        /** The answer: {@code APPROVED}, {@code REFERRED} or {@code DECLINED}. */
        public String outcome() {
            if (made instanceof CreditDecision.Approved) {
                return "APPROVED";
            }
            return made instanceof CreditDecision.Referred ? "REFERRED" : "DECLINED";
        }

        @Override
        public Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("decision", decision.value());
            fields.put("outcome", outcome());
            fields.put("request", made.request().toString());
            fields.put("picture", made.picture().toString());
            fields.put("policy", made.policy().toString());
            return fields;
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
     * The fact that a command of this kind recorded, of what {@link #fields} gave, as a store kept it. A decision is made
     * again of what it was made of.
     *
     * @throws IllegalArgumentException if no fact has these fields, or the decision made again is another one
     */
    static CreditLogFact of(CommandKind kind, CustomerId customer, LocalDate effectiveOn, Map<String, String> fields) {
        CreditLogFact fact =
                kind == CommandKind.DECIDE_CREDIT ? decided(fields) : overridden(kind, customer, effectiveOn, fields);
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
        return new Decided(DecisionId.of(field(fields, "decision")), made);
    }

    private static Overridden overridden(
            CommandKind kind, CustomerId customer, LocalDate effectiveOn, Map<String, String> fields) {
        if (kind != CommandKind.OVERRIDE_CREDIT) {
            throw new IllegalArgumentException(kind + " records nothing about credit decisions");
        }
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
