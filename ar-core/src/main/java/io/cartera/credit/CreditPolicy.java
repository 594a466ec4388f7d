package io.cartera.credit;

import io.cartera.credit.CreditDecision.Approved;
import io.cartera.credit.CreditDecision.Declined;
import io.cartera.credit.CreditDecision.Referred;
import io.cartera.credit.CreditReason.ExposureInOtherCurrencies;
import io.cartera.credit.CreditReason.LimitExceeded;
import io.cartera.credit.CreditReason.LimitInOtherCurrency;
import io.cartera.credit.CreditReason.LimitNotSet;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditExposure;
import io.cartera.exposure.CreditLimit;
import io.cartera.money.MinorUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * The rules by which a sale on credit is decided: the limit.
 * <p>
 * Exposure plus the sale may reach the limit and not exceed it. Declined if it would, or if there is no credit at all;
 * a limit of zero is none in every currency. Referred if no limit is on file, if the limit is in another currency than
 * the sale, or if the sale fits but the customer also owes in other currencies. All reasons are collected; one that
 * declines outweighs those that refer.
 * Immutable and thread-safe. Worked: limit 5000, exposure 1800; asked 3200 is approved with headroom 0, asked 4000
 * declined, over by 800.
 */
public final class CreditPolicy {

    private static final CreditPolicy DEFAULTS = new CreditPolicy(true);

    private final boolean countsDisputed;

    private CreditPolicy(boolean countsDisputed) {
        this.countsDisputed = countsDisputed;
    }

    /** The policy that checks the limit only. */
    public static CreditPolicy ofDefaults() {
        return DEFAULTS;
    }

    /** The same where what is disputed is not at stake; by default it is, since it may turn out to be owed. */
    public CreditPolicy leavingOutDisputes() {
        return new CreditPolicy(false);
    }

    /** Whether what is disputed is part of the exposure that this policy is to be given. */
    public boolean countsDisputes() {
        return countsDisputed;
    }

    /**
     * Decides a sale.
     *
     * @param customer the customer
     * @param asked the amount of the sale, greater than zero
     * @param limit the limit in force; empty where none is on file
     * @param exposure the exposure in the currency of the sale
     * @throws IllegalArgumentException if the amount is not positive or the exposure is told in another currency
     */
    public CreditDecision decide(
            CustomerId customer, Money asked, Optional<CreditLimit> limit, CreditExposure exposure) {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(exposure, "exposure");
        if (MinorUnits.of(Objects.requireNonNull(asked, "asked")) <= 0) {
            throw new IllegalArgumentException("asked is " + asked + ", it must be positive");
        }
        if (!exposure.net().isSameCurrency(asked)) {
            throw new IllegalArgumentException("exposure " + exposure.net() + " is not in the currency of " + asked);
        }
        if (limit.isPresent() && limit.get() instanceof CreditLimit.Unlimited) {
            return new Approved(customer, asked, Optional.empty());
        }
        List<CreditReason> referring = new ArrayList<>();
        Optional<Money> measured = Optional.empty();
        if (limit.isEmpty()) {
            referring.add(new LimitNotSet(exposure.net(), asked));
        } else if (limit.get() instanceof CreditLimit.UpTo upTo
                && !upTo.amount().isZero()
                && !upTo.amount().isSameCurrency(asked)) {
            referring.add(new LimitInOtherCurrency(upTo.amount(), asked));
        } else {
            measured = Optional.of(
                    limit.get() instanceof CreditLimit.UpTo upTo
                                    && !upTo.amount().isZero()
                            ? upTo.amount()
                            : Money.zero(asked.getCurrencyUnit()));
        }
        if (!exposure.otherCurrencies().isEmpty()) {
            referring.add(new ExposureInOtherCurrencies(exposure.otherCurrencies()));
        }
        return decide(customer, asked, measured, exposure.net(), referring);
    }

    private static CreditDecision decide(
            CustomerId customer, Money asked, Optional<Money> limit, Money exposure, List<CreditReason> referring) {
        Optional<Money> headroom = limit.map(amount -> amount.minus(exposure).minus(asked));
        if (headroom.isPresent() && headroom.get().isNegative()) {
            List<CreditReason> all = new ArrayList<>();
            all.add(new LimitExceeded(
                    limit.get(), exposure, asked, headroom.get().negated()));
            all.addAll(referring);
            return new Declined(customer, asked, all);
        }
        return referring.isEmpty() ? new Approved(customer, asked, headroom) : new Referred(customer, asked, referring);
    }
}
