package io.cartera.creditfile;

import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a policy of credit insurance covers of one debtor: up to which amount, which share of a loss, for documents on which
 * terms, and by when the insurer is to be told.
 * <p>
 * From when to when it holds is said by the fact of the customer file that has it; an insurer who will cover no new documents
 * {@linkplain #withdrawnFrom withdraws}, and those from before stay covered. All amounts are in one currency, none is
 * negative, a limit of zero covers nothing. The share is above 0 % and at most 100 %. Policy and insurer must not be
 * personal, since they survive erasure. What is covered of what is open is read by {@code cover.InsuredDebts}. Immutable.
 * Example: 100,000 at 90 % with a first loss of 1,000, for terms of at most 60 days, to be notified 30 days and claimed 180
 * days after the due date:
 * <pre>{@code
 * CreditInsurance.of("POL-7", "Insurer A", Money.parse("EUR 100000"), Percentage.of("90")).firstLoss(Money.parse("EUR 1000"))
 *         .maximumTermDays(60).notifyWithin(30).claimWithin(180);
 * }</pre>
 */
public final class CreditInsurance {

    /** The most days that a term or a deadline may have. */
    public static final int MAX_DAYS = 3660;

    private static final Percentage ALL = new Percentage(new BigDecimal(100));

    private final String policy;
    private final String insurer;
    private final Money limit;
    private final Percentage share;
    private final Terms terms;

    /** What a policy need not have. */
    private record Terms(
            Money firstLoss,
            @Nullable Money aggregate,
            @Nullable Integer termDays,
            @Nullable Integer notifyDays,
            @Nullable Integer claimDays,
            @Nullable LocalDate withdrawn) {}

    private CreditInsurance(String policy, String insurer, Money limit, Percentage share, Terms terms) {
        this.policy = Require.id(policy, "policy");
        this.insurer = Require.id(insurer, "insurer");
        this.limit = limit;
        this.share = Objects.requireNonNull(share, "share");
        this.terms = terms;
        if (share.value().signum() == 0 || share.compareTo(ALL) > 0) {
            throw new IllegalArgumentException("the share is " + share + ", above 0 and at most 100 % is allowed");
        }
        if (terms.notifyDays() != null && terms.claimDays() != null && terms.claimDays() < terms.notifyDays()) {
            throw new IllegalArgumentException("to be claimed within " + terms.claimDays()
                    + " days, before it is to be notified within " + terms.notifyDays());
        }
    }

    /**
     * A policy that covers this share of what one debtor owes, up to a limit, without a first loss or any other condition.
     *
     * @param policy its number, by which facts of several policies are told apart
     * @param limit the most that the debtor may owe with cover, before the share is taken
     * @throws IllegalArgumentException if the limit is negative, or the share not above 0 and at most 100 %
     */
    public static CreditInsurance of(String policy, String insurer, Money limit, Percentage share) {
        Money checked = notNegative(limit, "limit");
        Terms none = new Terms(Money.zero(checked.getCurrencyUnit()), null, null, null, null, null);
        return new CreditInsurance(policy, insurer, checked, share, none);
    }

    /**
     * The same, of which this much of every loss by the debtor stays with us, taken off after the share.
     *
     * @throws IllegalArgumentException if it is negative or in another currency than the limit
     */
    public CreditInsurance firstLoss(Money retained) {
        Money own = inCurrency(retained, "first loss");
        return with(new Terms(
                own, terms.aggregate(), terms.termDays(), terms.notifyDays(), terms.claimDays(), terms.withdrawn()));
    }

    /**
     * The same, of which this much of all losses of a policy year, by any debtor, stays with us. It is on file and told, and
     * taken off no debtor's cover, since it is no single debtor's.
     *
     * @throws IllegalArgumentException if it is negative or in another currency than the limit
     */
    public CreditInsurance aggregateDeductible(Money retained) {
        Money own = inCurrency(retained, "aggregate deductible");
        return with(new Terms(
                terms.firstLoss(), own, terms.termDays(), terms.notifyDays(), terms.claimDays(), terms.withdrawn()));
    }

    /** The same for documents that fall due at most so many days after their date, 0 to {@value #MAX_DAYS}. */
    public CreditInsurance maximumTermDays(int days) {
        int most = days(days, "maximum term");
        return with(new Terms(
                terms.firstLoss(), terms.aggregate(), most, terms.notifyDays(), terms.claimDays(), terms.withdrawn()));
    }

    /** The same, to be notified of what is not paid at most so many days after its due date, 0 to {@value #MAX_DAYS}. */
    public CreditInsurance notifyWithin(int days) {
        int most = days(days, "days to notify");
        return with(new Terms(
                terms.firstLoss(), terms.aggregate(), terms.termDays(), most, terms.claimDays(), terms.withdrawn()));
    }

    /**
     * The same, to be claimed at most so many days after the due date, 0 to {@value #MAX_DAYS}.
     *
     * @throws IllegalArgumentException if that is before it is to be notified
     */
    public CreditInsurance claimWithin(int days) {
        int most = days(days, "days to claim");
        return with(new Terms(
                terms.firstLoss(), terms.aggregate(), terms.termDays(), terms.notifyDays(), most, terms.withdrawn()));
    }

    /** The same, withdrawn by the insurer: what is dated from this day on is not covered, what is dated before it stays so. */
    public CreditInsurance withdrawnFrom(LocalDate day) {
        LocalDate first = Require.date(day, "day");
        return with(new Terms(
                terms.firstLoss(), terms.aggregate(), terms.termDays(), terms.notifyDays(), terms.claimDays(), first));
    }

    private CreditInsurance with(Terms changed) {
        return new CreditInsurance(policy, insurer, limit, share, changed);
    }

    private static Money notNegative(Money amount, String name) {
        if (MinorUnits.of(Objects.requireNonNull(amount, name)) < 0) {
            throw new IllegalArgumentException(name + " is " + amount + ", it must not be negative");
        }
        return amount;
    }

    private Money inCurrency(Money amount, String name) {
        Money checked = notNegative(amount, name);
        if (!checked.isSameCurrency(limit)) {
            throw new IllegalArgumentException(name + " " + checked + " is not in the currency of the limit " + limit);
        }
        return checked;
    }

    private static int days(int days, String name) {
        if (days < 0 || days > MAX_DAYS) {
            throw new IllegalArgumentException(name + " is " + days + ", 0 to " + MAX_DAYS + " days are allowed");
        }
        return days;
    }

    private static OptionalInt some(@Nullable Integer days) {
        return days == null ? OptionalInt.empty() : OptionalInt.of(days);
    }

    /** The number of the policy, the key of its facts. */
    public String policy() {
        return policy;
    }

    /** Who insures. */
    public String insurer() {
        return insurer;
    }

    /** The most that the debtor may owe with cover, before the share is taken. */
    public Money limit() {
        return limit;
    }

    /** Which part of a loss is paid. */
    public Percentage share() {
        return share;
    }

    /** How much of a loss by the debtor stays with us; zero where nothing does. */
    public Money firstLoss() {
        return terms.firstLoss();
    }

    /** How much of all losses of a policy year stays with us; empty where nothing was said. */
    public Optional<Money> aggregateDeductible() {
        return Optional.ofNullable(terms.aggregate());
    }

    /** The longest term of a document with cover, in days from its date; empty where any is covered. */
    public OptionalInt maximumTermDays() {
        return some(terms.termDays());
    }

    /** By how many days after the due date the insurer is to be told; empty where it need not be. */
    public OptionalInt notifyWithinDays() {
        return some(terms.notifyDays());
    }

    /** By how many days after the due date a claim is to be made; empty where nothing was said. */
    public OptionalInt claimWithinDays() {
        return some(terms.claimDays());
    }

    /** The first date of a document that is not covered, since the insurer withdrew; empty where it did not. */
    public Optional<LocalDate> withdrawnFrom() {
        return Optional.ofNullable(terms.withdrawn());
    }

    /** Whether the insurer covers no document of this date, since it withdrew. */
    public boolean isWithdrawn(LocalDate documentOn) {
        Objects.requireNonNull(documentOn, "documentOn");
        return terms.withdrawn() != null && !documentOn.isBefore(terms.withdrawn());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditInsurance that
                && policy.equals(that.policy)
                && insurer.equals(that.insurer)
                && limit.equals(that.limit)
                && share.equals(that.share)
                && terms.equals(that.terms);
    }

    @Override
    public int hashCode() {
        return Objects.hash(policy, insurer, limit, share);
    }

    @Override
    public String toString() {
        return "CreditInsurance[" + policy + " of " + insurer + ", " + share + " up to " + limit
                + withdrawnFrom().map(day -> ", withdrawn from " + day).orElse("") + "]";
    }
}
