package io.cartera.customerfile;

import io.cartera.customer.CustomerId;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.Objects;

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
}
