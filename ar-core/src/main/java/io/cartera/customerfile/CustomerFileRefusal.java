package io.cartera.customerfile;

import io.cartera.customer.CustomerId;
import io.cartera.relationship.AttributeType;
import io.cartera.trace.Actor;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/** Why a fact of the customer file is refused, with the figures. There will be more reasons. */
public interface CustomerFileRefusal extends Refusal {

    /**
     * No fiscal profile holds on the day, so there is none to be confirmed. Immutable.
     *
     * @param customer the customer
     * @param on the day
     */
    record NoFiscalProfile(CustomerId customer, LocalDate on) implements CustomerFileRefusal {
        /** Refuses nulls. */
        public NoFiscalProfile {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(on, "on");
        }
    }

    /**
     * The customer is closed on the day of issue, so no invoice and no debit note is issued to it. Immutable.
     *
     * @param customer the customer
     * @param issuedOn the day of issue
     * @param since the first day of that standing
     */
    record CustomerClosed(CustomerId customer, LocalDate issuedOn, LocalDate since) implements CustomerFileRefusal {
        /** Refuses nulls. */
        public CustomerClosed {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(issuedOn, "issuedOn");
            Objects.requireNonNull(since, "since");
        }
    }

    /**
     * The fiscal profile that holds on the day of issue is erased, so the document could never be shown to say to whom it is
     * billed. A profile that is recorded anew mends it. Immutable.
     *
     * @param customer the customer
     * @param issuedOn the day of issue
     * @param profile the number of the fact that had the profile
     */
    record ProfileErased(CustomerId customer, LocalDate issuedOn, long profile) implements CustomerFileRefusal {
        /** Refuses nulls. */
        public ProfileErased {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(issuedOn, "issuedOn");
        }
    }

    /**
     * The schema of the door has no attribute of this name, or has it with another type. Immutable.
     *
     * @param customer the customer
     * @param key the name of the attribute
     * @param offered the type that was offered
     * @param expected the type it has; empty where the schema has no such name
     */
    record AttributeNotAllowed(CustomerId customer, String key, AttributeType offered, Optional<AttributeType> expected)
            implements CustomerFileRefusal {
        /** Refuses nulls. */
        public AttributeNotAllowed {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(offered, "offered");
            Objects.requireNonNull(expected, "expected");
        }
    }

    /**
     * Who records that a customer is listed as a defaulter, or no longer, is named as the one who approved it. Immutable.
     *
     * @param customer the customer
     * @param actor who
     */
    record ApprovedByProposer(CustomerId customer, Actor actor) implements CustomerFileRefusal {
        /** Refuses nulls. */
        public ApprovedByProposer {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(actor, "actor");
        }
    }

    /**
     * A listing as a defaulter is to be lifted that is not in force on the day. Immutable.
     *
     * @param customer the customer
     * @param on the day
     */
    record NotListed(CustomerId customer, LocalDate on) implements CustomerFileRefusal {
        /** Refuses nulls. */
        public NotListed {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(on, "on");
        }
    }

    /**
     * A membership says that the customer comes from another segment than the one that it is in, or from none: somebody else
     * was faster. Or the scheme has a membership from a later day, which would not follow from this one. Immutable.
     *
     * @param customer the customer
     * @param scheme the scheme
     * @param expected the segment before, as the membership says it
     * @param found the segment from the first later day where there is one, else that which holds on the day; empty where none does
     * @param since the day from which the one that was found counts; empty where none was
     */
    record SegmentMoved(
            CustomerId customer,
            String scheme,
            Optional<String> expected,
            Optional<String> found,
            Optional<LocalDate> since)
            implements CustomerFileRefusal {
        /** Refuses nulls. */
        public SegmentMoved {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(scheme, "scheme");
            Objects.requireNonNull(expected, "expected");
            Objects.requireNonNull(found, "found");
            Objects.requireNonNull(since, "since");
        }
    }
}
