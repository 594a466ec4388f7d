package io.cartera.reward;

import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceLine;
import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.points.EarnedBy;
import io.cartera.points.Reward;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * By which rules documents earn, by how much more in which tier, how long points can be used, and what a point is worth.
 * <p>
 * Each line earns by the first rule that is for it and its customer, so put those for groups and tiers before those for all. Bases are net of
 * tax. What is put on the whole document, such as freight, raises the base of the rule for all lines where a line earned by it, and else earns
 * nothing: freight on lines of a product group with a rule of its own earns none. What is taken off, a
 * voucher above all, first lowers what no rule covers, then the base of the rule for all lines, then the others in their order, so what
 * is paid with points earns none. Points are rounded down for each rule.
 * Defaults: no rule, no multipliers, points and vouchers without an end, no grace, at least 1 point at once, and points without a value, which become gifts only.
 * Immutable. Worked: 1 point per EUR 1,000 with 200 % for GOLD gives 20 on an invoice of EUR 10,000 net.
 */
public final class RewardTerms {

    private static final Percentage WHOLE = Percentage.of("100");

    private final List<EarnRule> rules;
    private final Map<String, Percentage> multipliers;
    private final @Nullable Period lifetime;
    private final int graceDays;
    private final int voucherDays;
    private final long leastPoints;
    private final @Nullable Money pointValue;
    private final Percentage breakage;

    private RewardTerms(Builder builder) {
        this.rules = List.copyOf(builder.rules);
        this.multipliers = new TreeMap<>(builder.multipliers);
        this.lifetime = builder.lifetime;
        this.graceDays = builder.graceDays;
        this.voucherDays = builder.voucherDays;
        this.leastPoints = builder.leastPoints;
        this.pointValue = builder.pointValue;
        this.breakage = builder.breakage;
    }

    /** Terms with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Terms with one rule and the defaults. */
    public static RewardTerms of(EarnRule rule) {
        return builder().rule(rule).build();
    }

    /** The rules, in their order. */
    public List<EarnRule> rules() {
        return rules;
    }

    /** By how much points are multiplied in a tier; 100 where the terms do not say. */
    public Percentage multiplier(RewardProfile profile) {
        return profile.tier().map(multipliers::get).orElse(WHOLE);
    }

    /** The last day on which points that are earned on a day can be used; empty where there is none. */
    public Optional<LocalDate> usableThrough(LocalDate earnedOn) {
        return Optional.ofNullable(lifetime).map(period -> lastDay(earnedOn, period));
    }

    private static LocalDate lastDay(LocalDate from, Period period) {
        LocalDate latest = Require.LAST_DAY.minus(period);
        return from.isAfter(latest) ? Require.LAST_DAY : from.plus(period);
    }

    /** Through which day points that are given back on a day can be used at least. */
    public Optional<LocalDate> graceThrough(LocalDate on) {
        return graceDays == 0 ? Optional.empty() : Optional.of(lastDay(on, Period.ofDays(graceDays)));
    }

    /** The last day of use of a voucher that is given on a day; empty where there is none. */
    public Optional<LocalDate> voucherThrough(LocalDate on) {
        return voucherDays == 0 ? Optional.empty() : Optional.of(lastDay(on, Period.ofDays(voucherDays)));
    }

    /** How many points are redeemed at once, at least. */
    public long leastPoints() {
        return leastPoints;
    }

    /** What a point is worth as a discount, net of tax; empty where points become gifts only. */
    public Optional<Money> pointValue() {
        return Optional.ofNullable(pointValue);
    }

    /** Which part of the points is expected never to be used. */
    public Percentage breakage() {
        return breakage;
    }

    /**
     * The voucher that so many points are worth on a day, with its last day of use.
     *
     * @throws IllegalArgumentException if they are less than 1, or points have no value
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public Reward voucher(long points, LocalDate on) {
        if (points < 1 || pointValue == null) {
            throw new IllegalArgumentException(points + " points at " + pointValue + " are worth no voucher");
        }
        Reward voucher = Reward.voucher(pointValue.multipliedBy(points));
        return voucherThrough(on).map(voucher::validThrough).orElse(voucher);
    }

    /** What a document earns, rule by rule; rules that no line is for are left out. Empty for a document in another currency. */
    public List<EarnedBy> earnedBy(Invoice document, RewardProfile profile) {
        Map<EarnRule, Money> bases = new LinkedHashMap<>();
        List<EarnRule> open = rules.stream().filter(rule -> rule.isFor(profile)).toList();
        for (InvoiceLine line : document.lines()) {
            open.stream()
                    .filter(rule -> rule.isFor(line))
                    .findFirst()
                    .ifPresent(rule -> bases.merge(rule, line.net(), Money::plus));
        }
        takeOff(bases, document);
        List<EarnedBy> earned = new ArrayList<>();
        for (EarnRule rule : open) {
            Money base = bases.get(rule);
            if (base != null) {
                earned.add(rule.on(base, multiplier(profile)));
            }
        }
        return earned;
    }

    private static void takeOff(Map<EarnRule, Money> bases, Invoice document) {
        Money rest = Money.zero(document.currency());
        for (AllowanceCharge adjustment : document.adjustments()) {
            rest = adjustment.isCharge() ? rest.plus(adjustment.amount()) : rest.minus(adjustment.amount());
        }
        List<EarnRule> inOrder = new ArrayList<>();
        bases.keySet().stream().filter(rule -> rule.productGroup().isEmpty()).forEach(inOrder::add);
        rest = inOrder.isEmpty() || rest.isNegative() ? besideBases(bases, document, rest) : rest;
        bases.keySet().stream().filter(rule -> rule.productGroup().isPresent()).forEach(inOrder::add);
        for (EarnRule rule : inOrder) {
            Money base = bases.get(rule).plus(rest);
            rest = base.isNegative() ? base : Money.zero(document.currency());
            bases.put(rule, base.isNegative() ? Money.zero(document.currency()) : base);
        }
    }

    // What no rule covers bears first what is taken off, and all that is put on where no rule is for all lines.
    private static Money besideBases(Map<EarnRule, Money> bases, Invoice document, Money rest) {
        Money beside = rest;
        for (InvoiceLine line : document.lines()) {
            beside = beside.plus(line.net());
        }
        for (Money base : bases.values()) {
            beside = beside.minus(base);
        }
        Money none = Money.zero(document.currency());
        Money least = rest.isNegative() ? rest : none;
        return beside.isNegative() ? (beside.isLessThan(least) ? least : beside) : none;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RewardTerms that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return Objects.hash(rules, leastPoints);
    }

    @Override
    public String toString() {
        return "RewardTerms[" + rules + ", " + multipliers + ", " + lifetime + ", grace " + graceDays + ", vouchers "
                + voucherDays + ", least " + leastPoints + ", " + pointValue + ", breakage " + breakage + "]";
    }

    /** Collects terms. Not thread-safe. */
    public static final class Builder {

        private final List<EarnRule> rules = new ArrayList<>();
        private final Map<String, Percentage> multipliers = new TreeMap<>();
        private @Nullable Period lifetime;
        private int graceDays;
        private int voucherDays;
        private long leastPoints = 1;
        private @Nullable Money pointValue;
        private Percentage breakage = new Percentage(BigDecimal.ZERO);

        private Builder() {}

        /**
         * Adds a rule after those before it.
         *
         * @throws IllegalArgumentException if there is one with its name
         */
        public Builder rule(EarnRule rule) {
            if (rules.stream().anyMatch(other -> other.name().equals(rule.name()))) {
                throw new IllegalArgumentException("there are two rules " + rule.name());
            }
            rules.add(rule);
            return this;
        }

        /** Multiplies the points of customers in a tier; 200 doubles them. */
        public Builder multiplier(String tier, Percentage multiplier) {
            multipliers.put(Require.id(tier, "tier"), Objects.requireNonNull(multiplier, "multiplier"));
            return this;
        }

        /**
         * How long points can be used after the day of the document, that of the end included: one year for 31 January 2026 is
         * through 31 January 2027, and a month through the last day of February.
         *
         * @throws IllegalArgumentException if it is negative or longer than 100 years
         */
        public Builder lifetime(Period lifetime) {
            if (lifetime.isNegative() || lifetime.toTotalMonths() > 1200 || lifetime.getDays() > 36_525) {
                throw new IllegalArgumentException("lifetime is " + lifetime + ", 0 to 100 years are allowed");
            }
            this.lifetime = lifetime;
            return this;
        }

        /**
         * For how many days at least points can be used that are given back.
         *
         * @throws IllegalArgumentException if it is negative or more than 3,660
         */
        public Builder graceDays(int days) {
            this.graceDays = days(days, "grace");
            return this;
        }

        /**
         * For how many days after its day a voucher can be used; 0 for no end.
         *
         * @throws IllegalArgumentException if it is negative or more than 3,660
         */
        public Builder voucherDays(int days) {
            this.voucherDays = days(days, "voucher");
            return this;
        }

        private static int days(int days, String name) {
            if (days < 0 || days > 3660) {
                throw new IllegalArgumentException(name + " is " + days + " days, 0 to 3660 are allowed");
            }
            return days;
        }

        /**
         * How many points are redeemed at once, at least.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder leastPoints(long points) {
            if (points < 1 || points > MinorUnits.MAX) {
                throw new IllegalArgumentException("least points are " + points + ", at least 1 is required");
            }
            this.leastPoints = points;
            return this;
        }

        /**
         * What a point is worth as a discount, net of tax.
         *
         * @throws IllegalArgumentException if it is not greater than zero
         * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
         */
        public Builder pointValue(Money value) {
            if (MinorUnits.of(value) <= 0) {
                throw new IllegalArgumentException("point value is " + value + ", it must be positive");
            }
            this.pointValue = value;
            return this;
        }

        /**
         * Which part of the points is expected never to be used.
         *
         * @throws IllegalArgumentException if it is more than 100
         */
        public Builder breakage(Percentage breakage) {
            if (breakage.compareTo(WHOLE) > 0) {
                throw new IllegalArgumentException("breakage is " + breakage + ", at most 100 is allowed");
            }
            this.breakage = breakage;
            return this;
        }

        /** The terms. */
        public RewardTerms build() {
            return new RewardTerms(this);
        }
    }
}
