package io.cartera.risk;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found about a customer which may be the beginning of trouble: what was measured, from which threshold on it is
 * told, the money it is about and the evidence. It may be right all the same. What concerns money is found currency by currency.
 * <p>
 * In order by kind, then currency. Made by {@link RiskAssessment}. Immutable.
 */
public final class RiskSignal implements Comparable<RiskSignal> {

    /** What is looked for, in the order in which it is told; more may come, and programs should have a default. */
    public enum Kind {
        /** Paid later than before: by how many days, weighted by amount, recent payments against those of the window before. */
        LATE_TREND("days"),
        /** Overdue for so many days: the oldest open debit. */
        OVERDUE("days"),
        /** Promises that fell due in the window and were not kept, or not whole. */
        BROKEN_PROMISES("promises"),
        /** Payments that the bank took back in the window. */
        RETURNED_PAYMENTS("payments"),
        /** How much of the limit in force is used, in percent; where no credit is granted, anything owed is 100. */
        HIGH_UTILISATION("percent"),
        /** The level of dunning that was reached of what is open. */
        DUNNING_LEVEL("level"),
        /** Disputes that were opened in the window. */
        MANY_DISPUTES("disputes"),
        /** Sales of the window in percent of the average of the four windows before it. */
        SALES_GROWTH("percent"),
        /** Policies that hold, but of which the insurer has withdrawn. */
        INSURER_WITHDRAWAL("policies"),
        /** Policies and securities that end within the coming window while something is owed. */
        COVER_ENDING("covers"),
        /** The share of the largest open debit in all that is owed, in percent. */
        CONCENTRATION("percent"),
        /** Days without a sale before the one in the window. */
        ORDER_AFTER_SILENCE("days"),
        /** A sale of the window in percent of the average before it, while data of the customer changed in the same window. */
        DATA_CHANGE("percent");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        /** In what it is measured, in English: days, percent, promises, and so on. */
        public String unit() {
            return unit;
        }
    }

    private static final Comparator<RiskSignal> IN_ORDER = Comparator.comparing(RiskSignal::kind)
            .thenComparing(
                    signal -> signal.currency().map(CurrencyUnit::getCode).orElse(""));

    private final Kind kind;
    private final BigDecimal measured;
    private final RiskRule rule;
    private final @Nullable Money amount;
    private final List<String> evidence;

    private RiskSignal(Kind kind, BigDecimal measured, RiskRule rule, @Nullable Money amount, List<String> evidence) {
        this.kind = kind;
        this.measured = measured;
        this.rule = rule;
        this.amount = amount;
        this.evidence = List.copyOf(evidence);
    }

    static RiskSignal of(Kind kind, BigDecimal measured, RiskRule rule, @Nullable Money amount, List<String> evidence) {
        return new RiskSignal(kind, measured, rule, amount, evidence);
    }

    /** What was found. */
    public Kind kind() {
        return kind;
    }

    /** How much of it, in the unit of the kind; averages and percentages half-up to two decimals. */
    public BigDecimal measured() {
        return measured;
    }

    /** From how much on it is told, over which window, and how grave it is. */
    public RiskRule rule() {
        return rule;
    }

    /** The money it is about: what is overdue, owed, sold or paid; empty where it is about none. */
    public Optional<Money> amount() {
        return Optional.ofNullable(amount);
    }

    /** The currency, where it is about money. */
    public Optional<CurrencyUnit> currency() {
        return amount().map(Money::getCurrencyUnit);
    }

    /** What shows it: identifiers of documents, promises, payments, disputes, notices, policies or facts, in their order. */
    public List<String> evidence() {
        return evidence;
    }

    /** The same in words, in English, with the figures: as it can be told to whom it concerns. */
    public String inWords() {
        String figure = measured.toPlainString();
        String told = switch (kind) {
            case LATE_TREND -> "Payments came " + figure + " days later than before";
            case OVERDUE -> "The oldest open debit is " + figure + " days overdue";
            case BROKEN_PROMISES -> "Promises to pay that were not kept: " + figure;
            case RETURNED_PAYMENTS -> "Payments that the bank took back: " + figure;
            case HIGH_UTILISATION -> figure + " % of the credit limit is used";
            case DUNNING_LEVEL -> "Notices reached level " + figure;
            case MANY_DISPUTES -> "Disputes that were opened: " + figure;
            case SALES_GROWTH -> "Sales are " + figure + " % of what they were on average";
            case INSURER_WITHDRAWAL -> "Credit insurances of which the insurer has withdrawn: " + figure;
            case COVER_ENDING -> "Insurances and securities that end soon: " + figure;
            case CONCENTRATION -> figure + " % of what is owed is one debit";
            case ORDER_AFTER_SILENCE -> "A sale came after " + figure + " days without one";
            case DATA_CHANGE -> "Customer data changed near a sale of " + figure + " % of the average";
        };
        return told
                + amount().map(money -> ", " + money).orElse("")
                + (evidence.isEmpty() ? "" : " (" + String.join(", ", evidence) + ")")
                + "; told from "
                + rule.threshold().toPlainString() + " " + kind.unit()
                + (rule.windowDays() == 0 ? "" : " within " + rule.windowDays() + " days") + ".";
    }

    @Override
    public int compareTo(RiskSignal other) {
        return IN_ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RiskSignal that
                && kind == that.kind
                && measured.equals(that.measured)
                && rule.equals(that.rule)
                && Objects.equals(amount, that.amount)
                && evidence.equals(that.evidence);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, measured, amount);
    }

    @Override
    public String toString() {
        return "RiskSignal[" + inWords() + "]";
    }
}
