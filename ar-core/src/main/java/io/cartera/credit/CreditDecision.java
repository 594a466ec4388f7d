package io.cartera.credit;

import io.cartera.customer.CustomerId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * The answer to a sale on credit: approved, referred to a human being, or declined; a value that blocks nothing by
 * itself. Reasons are collected in the order in which {@link CreditReason} lists them. Immutable.
 */
public sealed interface CreditDecision {

    /** The customer. */
    CustomerId customer();

    /** The amount of the sale. */
    Money asked();

    /** Why it is not approved; empty where it is. */
    List<CreditReason> reasons();

    /**
     * The sale fits.
     *
     * @param customer the customer
     * @param asked the amount of the sale
     * @param headroom what is left of the limit after the sale; empty where there is no end to it
     */
    record Approved(CustomerId customer, Money asked, Optional<Money> headroom) implements CreditDecision {

        /** Refuses nulls. */
        public Approved {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(asked, "asked");
            Objects.requireNonNull(headroom, "headroom");
        }

        @Override
        public List<CreditReason> reasons() {
            return List.of();
        }
    }

    /**
     * The figures do not decide it: somebody has to.
     *
     * @param customer the customer
     * @param asked the amount of the sale
     * @param reasons why, at least one
     */
    record Referred(CustomerId customer, Money asked, List<CreditReason> reasons) implements CreditDecision {

        /** Copies the reasons; refuses none. */
        public Referred {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(asked, "asked");
            reasons = given(reasons);
        }
    }

    /**
     * The sale does not fit.
     *
     * @param customer the customer
     * @param asked the amount of the sale
     * @param reasons why, at least one
     */
    record Declined(CustomerId customer, Money asked, List<CreditReason> reasons) implements CreditDecision {

        /** Copies the reasons; refuses none. */
        public Declined {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(asked, "asked");
            reasons = given(reasons);
        }
    }

    private static List<CreditReason> given(List<CreditReason> reasons) {
        List<CreditReason> copy = List.copyOf(Objects.requireNonNull(reasons, "reasons"));
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("a decision that is no approval has a reason");
        }
        return copy;
    }
}
