package io.cartera.care;

import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.relationship.CareFinding;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run of {@link CareRules} proposes to record: only what changes, by customer. Nothing is recorded by it.
 * <p>
 * Who is found at risk and is not so on file, or for another action, is at risk from the day of the run. Who is so on file and not found any more is so
 * no longer: the same fact with its end. One that began on the day of the run itself, or a day after it, is left as it is. A customer is significant once: one with
 * such a fact on file is not found again. So a run after a run that was recorded proposes nothing. Immutable.
 */
public final class CareRun {

    private final CommandId id;
    private final LocalDate on;
    private final SortedMap<CustomerId, List<CustomerFact>> facts;

    private CareRun(CommandId id, LocalDate on, SortedMap<CustomerId, List<CustomerFact>> facts) {
        this.id = id;
        this.on = on;
        this.facts = Collections.unmodifiableSortedMap(facts);
    }

    /** The identifier of the run. */
    public CommandId id() {
        return id;
    }

    /** Its day. */
    public LocalDate on() {
        return on;
    }

    /** What is to be recorded of each customer, all or nothing: at risk, at risk no longer, significant. By customer. */
    public SortedMap<CustomerId, List<CustomerFact>> facts() {
        return facts;
    }

    @Override
    public String toString() {
        return "CareRun[" + id + ", " + on + ", " + facts.values() + "]";
    }

    /** Gathers what changes. */
    static final class Proposals {

        private final LocalDate on;
        private final SortedMap<CustomerId, List<CustomerFact>> facts = new TreeMap<>();

        Proposals(LocalDate on) {
            this.on = on;
        }

        void add(CustomerFile file, Optional<CareFinding> atRisk, Optional<CareFinding> strong) {
            CustomerId customer = file.customer().id();
            FileEntry entry = FileEntry.of(customer, on);
            List<CustomerFact> changes = new ArrayList<>();
            risk(file, entry, atRisk).ifPresent(changes::add);
            strong.filter(found -> isNever(file, CustomerFactKind.SIGNIFICANT))
                    .map(entry::significant)
                    .ifPresent(changes::add);
            if (facts.put(customer, List.copyOf(changes)) != null) {
                throw new IllegalArgumentException(customer + " has two files");
            }
        }

        private Optional<CustomerFact> risk(CustomerFile file, FileEntry entry, Optional<CareFinding> found) {
            Optional<CustomerFact> onFile = file.find(CustomerFactKind.AT_RISK, CustomerFact.ONLY, AsOf.of(on))
                    .map(CustomerFactRecorded::fact);
            if (isLater(file)) {
                return Optional.empty();
            }
            if (found.isPresent()) {
                return found.filter(finding -> !hasAction(onFile, finding)).map(entry::atRisk);
            }
            return onFile.filter(fact -> fact.from().isBefore(on)).map(fact -> fact.until(on));
        }

        private boolean isLater(CustomerFile file) {
            return file.facts().stream()
                    .map(CustomerFactRecorded::fact)
                    .anyMatch(fact -> fact.kind() == CustomerFactKind.AT_RISK
                            && fact.from().isAfter(on));
        }

        // What is erased may have been anything: it is found anew.
        private static boolean hasAction(Optional<CustomerFact> onFile, CareFinding finding) {
            return onFile.flatMap(fact -> fact.content(CustomerFactKind.AT_RISK).find())
                    .map(CareFinding::action)
                    .filter(finding.action()::equals)
                    .isPresent();
        }

        private static boolean isNever(CustomerFile file, CustomerFactKind<?> kind) {
            return file.facts().stream().noneMatch(recorded -> recorded.fact().kind() == kind);
        }

        CareRun run(CommandId id) {
            facts.values().removeIf(List::isEmpty);
            return new CareRun(Objects.requireNonNull(id, "id"), on, facts);
        }
    }
}
