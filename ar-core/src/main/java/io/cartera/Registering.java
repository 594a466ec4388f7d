package io.cartera;

import io.cartera.account.AccountId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.AccountOpeningPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerNumber;
import io.cartera.customer.CustomerRegistered;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.external.Referent;
import io.cartera.store.Session;
import io.cartera.trace.Command;
import io.cartera.trace.Difference;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Puts one customer on file, within a session that has locked an account of it. What a registration says besides the
 * customer itself are facts of the file, recorded under the same identifier.
 */
final class Registering {

    private final Desk desk;
    private final Session session;
    private final AccountId account;
    private final Command command;
    private final List<Event> told = new ArrayList<>();

    Registering(Desk desk, Session session, AccountId account, Command command) {
        this.desk = desk;
        this.session = session;
        this.account = account;
        this.command = command;
    }

    /** What listeners are to be told. */
    List<Event> told() {
        return told;
    }

    Outcome<Customer> register(Customer offered) {
        Optional<Customer> existing = session.customers().find(offered.id());
        if (existing.isPresent()) {
            Outcome<Customer> outcome =
                    repeated(existing.get(), numbered(offered, existing.get().number()));
            if (outcome.applied().isEmpty()) {
                audit(desk.now(), outcome, AuditFacts.none());
            }
            return outcome;
        }
        Attaching attaching = new Attaching(session, account);
        Customer customer = numbered(
                offered,
                desk.numbers()
                        .filter(numbers -> offered.number().isEmpty())
                        .flatMap(numbers -> free(numbers, attaching)));
        Instant now = desk.now();
        Optional<Refusal> taken = attaching.taken(Referent.Kind.CUSTOMER, customer.externalRefs());
        if (taken.isPresent()) {
            Outcome<Customer> refused = new Outcome.Refused<>(command.id(), taken.get());
            audit(now, refused, AuditFacts.none());
            return refused;
        }
        session.customers().add(customer);
        attaching.keep(Referent.customer(customer.id()), customer.externalRefs(), command, now);
        audit(now, applied(customer, List.of()), AuditFacts.of(customer));
        Outcome<Customer> outcome = applied(customer, facts(customer, now));
        told.addAll(outcome.events());
        return outcome;
    }

    /** A file with the number that it has, or this one where it has none. */
    private static Customer numbered(Customer offered, Optional<CustomerNumber> number) {
        return number.filter(any -> offered.number().isEmpty())
                .map(given -> offered.toBuilder().number(given).build())
                .orElse(offered);
    }

    /** The next number that is no other customer's, such as one that came from the system before. */
    private static Optional<CustomerNumber> free(Supplier<CustomerNumber> numbers, Attaching attaching) {
        CustomerNumber number = numbers.get();
        while (attaching.taken(Referent.Kind.CUSTOMER, List.of(number.ref())).isPresent()) {
            number = numbers.get();
        }
        return Optional.of(number);
    }

    private List<CustomerFactRecorded> facts(Customer customer, Instant now) {
        List<CustomerFact> facts = new ArrayList<>();
        customer.firstProfile().ifPresent(facts::add);
        if (desk.opening() == AccountOpeningPolicy.ON_FIRST_SALE) {
            facts.add(CustomerFact.of(
                    customer.id(),
                    CustomerFactKind.ACCOUNT_OPENING,
                    desk.opening(),
                    now.atZone(ZoneOffset.UTC).toLocalDate()));
        }
        List<CustomerFactRecorded> recorded = new ArrayList<>();
        if (!facts.isEmpty()) {
            Filing filing = new Filing(desk, session, account);
            // An empty file, since the customer is new, but it has to be locked.
            filing.locked(customer);
            for (CustomerFact fact : facts) {
                recorded.add(filing.add(CustomerFile.of(customer, recorded), command.id(), fact, now));
            }
        }
        return recorded;
    }

    private Outcome<Customer> repeated(Customer existing, Customer offered) {
        Optional<Difference> difference = existing.differenceFrom(offered.withoutFirstProfile());
        if (difference.isPresent()) {
            return Outcome.Conflicting.of(command.id(), difference.get());
        }
        List<CustomerFactRecorded> first = session.customers().facts(existing.id()).stream()
                .filter(recorded -> isOfRegistration(recorded.fact().kind())
                        && recorded.command().id().equals(command.id()))
                .toList();
        return otherProfile(first, offered)
                .or(() -> otherOpening(first))
                .<Outcome<Customer>>map(other -> Outcome.Conflicting.of(command.id(), other))
                .orElseGet(() -> applied(offered, first));
    }

    private static boolean isOfRegistration(CustomerFactKind<?> kind) {
        return kind == CustomerFactKind.FISCAL_PROFILE || kind == CustomerFactKind.ACCOUNT_OPENING;
    }

    private static Optional<Difference> otherProfile(List<CustomerFactRecorded> first, Customer offered) {
        Optional<CustomerFact> profile = first.stream()
                .map(CustomerFactRecorded::fact)
                .filter(fact -> fact.kind() == CustomerFactKind.FISCAL_PROFILE)
                .findFirst();
        if (profile.isPresent() && offered.firstProfile().isPresent()) {
            return profile.get().differenceFrom(offered.firstProfile().get());
        }
        return Difference.between(day(profile), day(offered.firstProfile()));
    }

    private static Map<String, String> day(Optional<CustomerFact> profile) {
        return profile.map(fact -> Map.of("profile", fact.from().toString())).orElseGet(Map::of);
    }

    private Optional<Difference> otherOpening(List<CustomerFactRecorded> first) {
        AccountOpeningPolicy existing =
                first.stream().anyMatch(recorded -> recorded.fact().kind() == CustomerFactKind.ACCOUNT_OPENING)
                        ? AccountOpeningPolicy.ON_FIRST_SALE
                        : AccountOpeningPolicy.ON_REGISTRATION;
        return existing == desk.opening()
                ? Optional.empty()
                : Optional.of(new Difference(
                        "opening", existing.name(), desk.opening().name()));
    }

    private Outcome<Customer> applied(Customer file, List<CustomerFactRecorded> facts) {
        List<Event> events = new ArrayList<>();
        events.add(CustomerRegistered.of(command.id(), file));
        events.addAll(facts);
        return new Outcome.Applied<>(command.id(), file, events);
    }

    private void audit(Instant at, Outcome<Customer> outcome, AuditFacts recorded) {
        desk.audit(session, AuditRecord.of(account, at, command, outcome), recorded);
    }
}
