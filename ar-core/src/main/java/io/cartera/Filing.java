package io.cartera;

import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.creditfile.DefaulterListing;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.customerfile.CustomerFileRefusal;
import io.cartera.relationship.SegmentMembership;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import io.cartera.trace.Recording;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Records facts of the customer file through an account, within one session that has locked it; the file is locked next. */
final class Filing {

    private final Desk desk;
    private final Session session;
    private final AccountId account;

    Filing(Desk desk, Session session, AccountId account) {
        this.desk = desk;
        this.session = session;
        this.account = account;
    }

    /** Records several facts of one customer and of different kinds under one identifier, all or none; gives the first. */
    Outcome<CustomerFactRecorded> recordAll(
            CommandId id, List<CustomerFact> facts, AccountFacts books, Consumer<? super Event> told) {
        Command command = desk.command(facts.get(0).kind().recordedBy(), id);
        Optional<Customer> customer = session.customers().find(account.customer());
        if (customer.isEmpty()) {
            return notApplied(command, new Outcome.Refused<>(id, new UnknownCustomer(account.customer())));
        }
        CustomerFile file = locked(customer.get());
        for (CustomerFact fact : facts) {
            Optional<CustomerFactRecorded> existing =
                    file.find(account, fact.kind().recordedBy(), id);
            Optional<Outcome<CustomerFactRecorded>> hindrance = existing.isPresent()
                    ? existing.map(other -> repeated(other, fact))
                            .filter(outcome -> outcome.applied().isEmpty())
                    : refusal(file, fact).map(refusal -> new Outcome.Refused<>(id, refusal));
            if (hindrance.isPresent()) {
                return notApplied(desk.command(fact.kind().recordedBy(), id), hindrance.get());
            }
        }
        List<CustomerFactRecorded> onFile = new ArrayList<>(file.facts());
        List<CustomerFactRecorded> all = new ArrayList<>();
        for (CustomerFact fact : facts) {
            Optional<CustomerFactRecorded> existing =
                    file.find(account, fact.kind().recordedBy(), id);
            if (existing.isEmpty()) {
                onFile.add(add(CustomerFile.of(customer.get(), onFile), id, fact, after(books)));
                told.accept(onFile.get(onFile.size() - 1));
            }
            all.add(existing.orElseGet(() -> onFile.get(onFile.size() - 1)));
        }
        return new Outcome.Applied<>(id, all.get(0), List.copyOf(all));
    }

    /** Records a fact by a command of its own. */
    Outcome<CustomerFactRecorded> record(
            CommandId id,
            CustomerFactKind<?> kind,
            Function<? super CustomerFile, CustomerFact> making,
            AccountFacts books,
            Consumer<? super Event> told) {
        Command command = desk.command(kind.recordedBy(), id);
        Optional<Customer> customer = session.customers().find(account.customer());
        if (customer.isEmpty()) {
            return notApplied(command, new Outcome.Refused<>(id, new UnknownCustomer(account.customer())));
        }
        CustomerFile file = locked(customer.get());
        Optional<CustomerFactRecorded> existing = file.find(account, command.kind(), id);
        if (existing.isPresent()) {
            Outcome<CustomerFactRecorded> outcome =
                    repeated(existing.get(), making.apply(before(existing.get(), file)));
            return outcome.applied().isPresent() ? outcome : notApplied(command, outcome);
        }
        CustomerFact fact = making.apply(file);
        Optional<Refusal> refusal = refusal(file, fact);
        if (refusal.isPresent()) {
            return notApplied(command, new Outcome.Refused<>(id, refusal.get()));
        }
        CustomerFactRecorded recorded = add(file, id, fact, after(books));
        told.accept(recorded);
        return applied(recorded);
    }

    // Later than the last change of the account, so that what was known when a document was issued never grows.
    private Instant after(AccountFacts books) {
        Instant now = desk.now();
        return books.head()
                .lastRecordedAt()
                .filter(last -> !last.isBefore(now))
                .map(last -> last.plus(1, ChronoUnit.MICROS))
                .orElse(now);
    }

    /** The file of the customer, to which nobody else adds from now on. */
    CustomerFile locked(Customer customer) {
        return CustomerFile.of(customer, session.customers().lockFacts(customer.id()));
    }

    /** Adds a fact to a file that is locked. */
    CustomerFactRecorded add(CustomerFile file, CommandId id, CustomerFact fact, Instant notBefore) {
        Command command = desk.command(fact.kind().recordedBy(), id);
        CustomerFactRecorded recorded = CustomerFactRecorded.of(
                account, fact, new Recording(file.nextNumber(), file.stampAfter(notBefore), command));
        session.customers().append(recorded);
        desk.audit(
                session, AuditRecord.of(account, recorded.at(), command, applied(recorded)), AuditFacts.of(recorded));
        return recorded;
    }

    private Outcome<CustomerFactRecorded> notApplied(Command command, Outcome<CustomerFactRecorded> outcome) {
        desk.audit(session, AuditRecord.of(account, desk.now(), command, outcome), AuditFacts.none());
        return outcome;
    }

    // What was to be confirmed then is told by what was on file then.
    private static CustomerFile before(CustomerFactRecorded recorded, CustomerFile file) {
        return CustomerFile.of(
                file.customer(),
                file.facts().stream()
                        .filter(other -> other.number() < recorded.number())
                        .toList());
    }

    private static Outcome<CustomerFactRecorded> repeated(CustomerFactRecorded existing, CustomerFact offered) {
        return existing.fact()
                .differenceFrom(offered)
                .<Outcome<CustomerFactRecorded>>map(
                        difference -> Outcome.Conflicting.of(existing.command().id(), difference))
                .orElseGet(() -> applied(existing));
    }

    private static Outcome<CustomerFactRecorded> applied(CustomerFactRecorded recorded) {
        return new Outcome.Applied<>(recorded.command().id(), recorded, List.of(recorded));
    }

    private Optional<Refusal> refusal(CustomerFile file, CustomerFact fact) {
        if (fact.kind() == CustomerFactKind.ATTRIBUTE) {
            return fact.content(CustomerFactKind.ATTRIBUTE)
                    .find()
                    .filter(value -> !desk.attributes().allows(fact.key(), value))
                    .map(value -> new CustomerFileRefusal.AttributeNotAllowed(
                            fact.customer(),
                            fact.key(),
                            value.type(),
                            desk.attributes().type(fact.key())));
        }
        if (fact.kind() == CustomerFactKind.DEFAULTER_LISTING) {
            return fact.content(CustomerFactKind.DEFAULTER_LISTING)
                    .find()
                    .flatMap(listing -> refusal(file, listing, fact));
        }
        if (fact.kind() == CustomerFactKind.SEGMENT) {
            return fact.content(CustomerFactKind.SEGMENT).find().flatMap(membership -> refusal(file, membership, fact));
        }
        if (fact.kind() != CustomerFactKind.PROFILE_CONFIRMED) {
            return Optional.empty();
        }
        boolean holds = file.fiscalProfileFact(AsOf.of(fact.from()))
                .filter(profile -> fact.content(CustomerFactKind.PROFILE_CONFIRMED)
                        .find()
                        .filter(number -> number == profile.number())
                        .isPresent())
                .isPresent();
        return holds
                ? Optional.empty()
                : Optional.of(new CustomerFileRefusal.NoFiscalProfile(fact.customer(), fact.from()));
    }

    private Optional<Refusal> refusal(CustomerFile file, SegmentMembership membership, CustomerFact fact) {
        Optional<CustomerFact> later = file.facts().stream()
                .map(CustomerFactRecorded::fact)
                .filter(other -> other.kind() == fact.kind() && other.key().equals(fact.key()))
                .map(CustomerFact::from)
                .filter(day -> day.isAfter(fact.from()))
                .sorted()
                .flatMap(day -> inSegment(file, fact.key(), day).stream())
                .findFirst();
        Optional<CustomerFact> found = later.or(() -> inSegment(file, fact.key(), fact.from()));
        Optional<String> segment = found.flatMap(Filing::segment);
        return later.isEmpty() && segment.equals(membership.before())
                ? Optional.empty()
                : Optional.of(new CustomerFileRefusal.SegmentMoved(
                        fact.customer(), fact.key(), membership.before(), segment, found.map(CustomerFact::from)));
    }

    private static Optional<CustomerFact> inSegment(CustomerFile file, String scheme, LocalDate day) {
        return file.find(CustomerFactKind.SEGMENT, scheme, AsOf.of(day))
                .map(CustomerFactRecorded::fact)
                .filter(fact -> segment(fact).isPresent());
    }

    private static Optional<String> segment(CustomerFact fact) {
        return fact.content(CustomerFactKind.SEGMENT).find().map(SegmentMembership::segment);
    }

    private Optional<Refusal> refusal(CustomerFile file, DefaulterListing listing, CustomerFact fact) {
        if (listing.approver().equals(desk.actor())) {
            return Optional.of(new CustomerFileRefusal.ApprovedByProposer(fact.customer(), desk.actor()));
        }
        return listing.isListed() || file.isListedAsDefaulter(AsOf.of(fact.from()))
                ? Optional.empty()
                : Optional.of(new CustomerFileRefusal.NotListed(fact.customer(), fact.from()));
    }
}
