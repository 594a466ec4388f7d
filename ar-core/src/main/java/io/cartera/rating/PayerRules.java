package io.cartera.rating;

import io.cartera.analysis.PaymentBehaviour;
import io.cartera.analysis.PaymentRecord;
import io.cartera.money.Percentage;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * By which figures a customer is which kind of payer.
 * <p>
 * The share on time are the debits paid whole on or before their due dates, over all that are settled, overdue or given up,
 * counted over all currencies, since debits can be counted where amounts cannot be added. From the first share on a customer
 * is always on time, from the second on occasionally late, else habitually late. One with a debit that is overdue for longer
 * than the days allowed is habitually late, whatever the share. A finding by the share shows it against both bounds. Of fewer such debits than
 * needed nothing can be said: the class is {@link PayerClass#UNKNOWN}, the finding shows how many there are against how many are needed.
 * <p>
 * Nobody becomes a defaulter by a rule. A listing is <em>proposed</em> where a debit is overdue for as many days as stated, as
 * many promises are broken, or anything was given up as a bad debt; it is in force where it was recorded with somebody's
 * approval, and then the class is {@link PayerClass#DEFAULTER}. Immutable. The usual rules: 95 %, 75 %, 30 days overdue, three debits, and a
 * listing proposed from 90 days or 3 broken promises on.
 */
public final class PayerRules {

    private static final int DECIMALS = 2;

    private final Percentage always;
    private final Percentage occasionally;
    private final int overdueDays;
    private final int leastDebits;
    private final int listingDays;
    private final int listingPromises;

    private PayerRules(
            Percentage always,
            Percentage occasionally,
            int overdueDays,
            int leastDebits,
            int listingDays,
            int listingPromises) {
        this.always = Objects.requireNonNull(always, "always");
        this.occasionally = Objects.requireNonNull(occasionally, "occasionally");
        if (occasionally.compareTo(always) > 0 || always.compareTo(Percentage.of("100")) > 0) {
            throw new IllegalArgumentException("shares are " + always + " and " + occasionally);
        }
        this.overdueDays = Require.positive(overdueDays, "overdueDays");
        this.leastDebits = Require.positive(leastDebits, "leastDebits");
        this.listingDays = Require.positive(listingDays, "listingDays");
        this.listingPromises = Require.positive(listingPromises, "listingPromises");
    }

    /** The usual rules. */
    public static PayerRules usual() {
        return new PayerRules(Percentage.of("95"), Percentage.of("75"), 30, 3, 90, 3);
    }

    /**
     * The same with other shares.
     *
     * @throws IllegalArgumentException if not {@code occasionally ≤ always ≤ 100}
     */
    public PayerRules withShares(Percentage newAlways, Percentage newOccasionally) {
        return new PayerRules(newAlways, newOccasionally, overdueDays, leastDebits, listingDays, listingPromises);
    }

    /** The same where a debit that is overdue for more than so many days makes a habitually late payer; at least 1. */
    public PayerRules withOverdueDays(int days) {
        return new PayerRules(always, occasionally, days, leastDebits, listingDays, listingPromises);
    }

    /** The same where a share takes so many debits that are settled, overdue or given up; at least 1. */
    public PayerRules withLeastDebits(int debits) {
        return new PayerRules(always, occasionally, overdueDays, debits, listingDays, listingPromises);
    }

    /** The same where a listing is proposed from so many days overdue, or so many broken promises on; each at least 1. */
    public PayerRules proposingFrom(int days, int brokenPromises) {
        return new PayerRules(always, occasionally, overdueDays, leastDebits, days, brokenPromises);
    }

    /**
     * What kind of payer a customer is.
     *
     * @param isListed whether a listing as a defaulter is in force
     */
    public PayerFinding classify(PaymentBehaviour behaviour, boolean isListed) {
        Objects.requireNonNull(behaviour, "behaviour");
        long onTime = 0;
        long debits = 0;
        long overdue = 0;
        long broken = 0;
        long givenUp = 0;
        for (PaymentRecord payments : behaviour.records()) {
            onTime += payments.onTimeCount();
            debits += payments.settledCount() + payments.unpaidCount();
            overdue = Math.max(overdue, payments.overdueDays());
            broken += payments.brokenPromises();
            givenUp += payments.experiences().stream()
                    .filter(each -> each.kind() == PaymentRecord.Experience.Kind.GIVEN_UP)
                    .count();
        }
        List<Evidence> evidence = new ArrayList<>();
        PayerClass found = classOf(onTime, debits, overdue, evidence);
        List<Evidence> proposal = new ArrayList<>();
        addIf(overdue >= listingDays, proposal, Evidence.of(CreditInputs.OVERDUE_DAYS, overdue, listingDays));
        addIf(broken >= listingPromises, proposal, Evidence.of(CreditInputs.BROKEN_PROMISES, broken, listingPromises));
        addIf(givenUp > 0, proposal, Evidence.of("debits given up", givenUp, 1));
        return new PayerFinding(
                behaviour.customer(),
                behaviour.asOf(),
                isListed ? PayerClass.DEFAULTER : found,
                debits,
                evidence,
                isListed ? List.of() : proposal);
    }

    private PayerClass classOf(long onTime, long debits, long overdue, List<Evidence> evidence) {
        if (debits == 0 && overdue == 0) {
            return PayerClass.UNKNOWN;
        }
        if (overdue > overdueDays) {
            evidence.add(Evidence.of(CreditInputs.OVERDUE_DAYS, overdue, overdueDays));
            return PayerClass.HABITUALLY_LATE;
        }
        if (debits == 0) {
            evidence.add(Evidence.of(CreditInputs.OVERDUE_DAYS, overdue, overdueDays));
            return PayerClass.OCCASIONALLY_LATE;
        }
        if (debits < leastDebits) {
            evidence.add(Evidence.of("debits settled or overdue", debits, leastDebits));
            return PayerClass.UNKNOWN;
        }
        // Rounded down and no coarser than the bounds, so that what is shown lies on the same side of them.
        int decimals = Math.max(
                DECIMALS, Math.max(always.value().scale(), occasionally.value().scale()));
        BigDecimal percent = BigDecimal.valueOf(onTime)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(debits), decimals, RoundingMode.DOWN);
        evidence.add(Evidence.of("percent on time", percent, always.value()));
        evidence.add(Evidence.of("percent on time", percent, occasionally.value()));
        if (isAtLeast(onTime, debits, always)) {
            return PayerClass.ALWAYS_ON_TIME;
        }
        return isAtLeast(onTime, debits, occasionally) ? PayerClass.OCCASIONALLY_LATE : PayerClass.HABITUALLY_LATE;
    }

    // Compared without rounding, so that 94.999 % are less than 95 %.
    private static boolean isAtLeast(long part, long whole, Percentage share) {
        return BigDecimal.valueOf(part)
                        .movePointRight(2)
                        .compareTo(share.value().multiply(BigDecimal.valueOf(whole)))
                >= 0;
    }

    private static void addIf(boolean isSo, List<Evidence> list, Evidence evidence) {
        if (isSo) {
            list.add(evidence);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PayerRules that
                && always.equals(that.always)
                && occasionally.equals(that.occasionally)
                && overdueDays == that.overdueDays
                && leastDebits == that.leastDebits
                && listingDays == that.listingDays
                && listingPromises == that.listingPromises;
    }

    @Override
    public int hashCode() {
        return Objects.hash(always, occasionally, overdueDays, leastDebits, listingDays, listingPromises);
    }

    @Override
    public String toString() {
        return "PayerRules[" + always + ", " + occasionally + ", overdue " + overdueDays + ", of " + leastDebits
                + " debits, listing from " + listingDays + " days or " + listingPromises + " promises]";
    }
}
