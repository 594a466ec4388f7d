package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.care.CareOutcome;
import io.cartera.care.CareRules;
import io.cartera.care.CareRun;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.purchasing.PurchaseRhythm;
import io.cartera.relationship.CareFinding;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who should be seen to: customers at risk of leaving, and strong new ones. What is found is a proposal; what is recorded of it is a fact of
 * the customer file, of which listeners hear as {@code CustomerAtRisk} and {@code SignificantCustomerGained}. Thread-safe. Example:
 * <pre>{@code
 * CareRun run = books.care().find(CommandId.of("care 2026-03"), CareRules.ofDefaults(), LocalDate.parse("2026-03-31"));
 * books.care().record(run);
 * }</pre>
 */
public final class Care {

    private final Desk desk;

    Care(Desk desk) {
        this.desk = desk;
    }

    /**
     * What changes by these rules on a day, through which all of the books counts. The entries are read once, and twice more where the rules look for
     * significant customers; all files are held at once. Nothing is recorded. The rules must not call the door.
     *
     * @param id of the run, under which its facts are to be recorded
     */
    public CareRun find(CommandId id, CareRules rules, LocalDate on) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(rules, "rules");
        DateRange through = DateRange.upTo(on);
        desk.ask(Permission.READ_CUSTOMERS);
        return desk.read(
                Permission.READ_ANALYSES,
                session -> rules.run(
                        id,
                        session.accounts().entries(desk.ledger(), through),
                        files(session).toList(),
                        on));
    }

    private static Stream<CustomerFile> files(Session session) {
        return session.customers().all().stream()
                .map(customer -> CustomerFile.of(customer, session.customers().facts(customer.id())));
    }

    /**
     * Records what a run proposes, customer after customer, each in a transaction of its own, all facts of it or none. So a run that was
     * interrupted is recorded again, and what is there is a repeat. One outcome for each customer, in their order, of its first fact; its
     * events tell of all. One that is not on file is refused with {@link UnknownCustomer}; another content under the identifier of the run
     * is {@link Outcome.Conflicting}.
     */
    public List<Outcome<CustomerFactRecorded>> record(CareRun run) {
        // All are asked for first, so that a run is not refused halfway.
        run.facts().keySet().forEach(customer -> desk.ask(Permission.MAINTAIN_CUSTOMERS, customer));
        List<Outcome<CustomerFactRecorded>> outcomes = new ArrayList<>();
        run.facts().forEach((customer, facts) -> {
            AccountId account = desk.account(customer);
            outcomes.add(desk.write(Permission.MAINTAIN_CUSTOMERS, customer, account, (session, told) -> {
                AccountFacts books = session.accounts().lock(account);
                return new Filing(desk, session, account).recordAll(run.id(), facts, books, told);
            }));
        });
        return List.copyOf(outcomes);
    }

    /** Who is at risk by what is on file, by customer, and why; read customer after customer. What was erased is not in it. */
    public SortedMap<CustomerId, CareFinding> atRisk(AsOf asOf) {
        Objects.requireNonNull(asOf, "asOf");
        return desk.read(Permission.READ_CUSTOMERS, session -> {
            SortedMap<CustomerId, CareFinding> found = new TreeMap<>();
            files(session)
                    .forEach(file -> file.find(CustomerFactKind.AT_RISK, CustomerFact.ONLY, asOf)
                            .flatMap(recorded -> recorded.fact()
                                    .content(CustomerFactKind.AT_RISK)
                                    .find())
                            .ifPresent(finding -> found.put(file.customer().id(), finding)));
            return Collections.unmodifiableSortedMap(found);
        });
    }

    /**
     * What became of those who were found at risk from a day of a period on: who bought again within so many days after it, as the books of
     * this ledger stand on a day; read customer after customer. Needs {@link Permission#READ_CUSTOMERS} besides.
     *
     * @throws IllegalArgumentException if days is below 1
     */
    public CareOutcome outcome(DateRange found, int days, LocalDate asOf) {
        CareOutcome.Reading reading = CareOutcome.in(found, days);
        desk.ask(Permission.READ_CUSTOMERS);
        return desk.read(Permission.READ_ANALYSES, session -> {
            files(session)
                    .filter(reading::concerns)
                    .forEach(file ->
                            reading.add(file, rhythm(session, file.customer().id(), asOf)));
            return reading.result();
        });
    }

    private PurchaseRhythm rhythm(Session session, CustomerId customer, LocalDate asOf) {
        return PurchaseRhythm.of(customer, Portfolio.entries(session, desk.account(customer), asOf), asOf);
    }
}
