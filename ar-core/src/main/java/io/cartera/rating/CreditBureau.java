package io.cartera.rating;

import io.cartera.creditfile.BureauReport;
import io.cartera.customer.Customer;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Port to a credit bureau, or to a public list of those who do not pay: implemented by the host, which does the asking,
 * has the contract and the right to ask, and translates the bureau's scale to 0 to 100.
 * <p>
 * The library never calls it by itself: the host asks when it wants a report, best outside of any unit of work, since a
 * bureau may take its time. What it answers is kept by {@code ratings().record}; a listing there puts nobody on our own
 * list.
 */
public interface CreditBureau {

    /**
     * What the bureau has on a customer.
     *
     * @param on the day of the question
     * @return the report; empty where the bureau does not know the customer
     */
    Optional<BureauReport> report(Customer customer, LocalDate on);
}
