package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.analysis.PaymentBehaviour;
import io.cartera.creditfile.AssignedRating;
import io.cartera.creditfile.BureauReport;
import io.cartera.creditfile.DefaulterListing;
import io.cartera.creditfile.FinancialStatements;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.exposure.CreditLimits;
import io.cartera.rating.AssessmentPlan;
import io.cartera.rating.CreditAssessment;
import io.cartera.rating.CreditInputs;
import io.cartera.rating.Evidence;
import io.cartera.rating.PayerFinding;
import io.cartera.rating.PayerRules;
import io.cartera.review.CreditFile;
import io.cartera.review.DueReview;
import io.cartera.review.LimitProposal;
import io.cartera.review.ReviewPolicy;
import io.cartera.review.ReviewProposal;
import io.cartera.review.ReviewSchedule;
import io.cartera.review.ReviewTriggers;
import io.cartera.review.UrgentReview;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/**
 * How customers pay, what they are rated, and who is listed as a defaulter. Readings are made from the books in one go, none
 * is kept; what is decided is recorded in the customer file. Thread-safe.
 */
public final class Ratings {

    /** What {@link #record} records. */
    static final Set<CustomerFactKind<?>> KINDS = Set.of(
            CustomerFactKind.RATING,
            CustomerFactKind.FINANCIAL_STATEMENTS,
            CustomerFactKind.BUREAU_REPORT,
            CustomerFactKind.CREDIT_REVIEW);

    private static final int NO_GRACE = 0;

    private final Desk desk;

    Ratings(Desk desk) {
        this.desk = desk;
    }

    /** How a customer pays, as of a day and as known at an instant; promises are broken when their last day is over. */
    public PaymentBehaviour behaviour(CustomerId customer, AsOf asOf) {
        return desk.read(
                Permission.READ_RATINGS, customer, session -> behaviour(session, desk.account(customer), asOf));
    }

    /**
     * Hands over how each customer with an account pays, one after another, by customer: two questions to the store for
     * each. The action must not call the door.
     */
    public void behaviour(AsOf asOf, Consumer<? super PaymentBehaviour> action) {
        Objects.requireNonNull(action, "action");
        desk.read(Permission.READ_RATINGS, session -> {
            session.accounts()
                    .accounts(desk.ledger())
                    .forEach(account -> action.accept(behaviour(session, account, asOf)));
            return true;
        });
    }

    static PaymentBehaviour behaviour(Session session, AccountId account, AsOf asOf) {
        AccountHistory history = session.accounts().history(account);
        return PaymentBehaviour.of(
                history, session.collections().find(account).promises(asOf, history, NO_GRACE), asOf);
    }

    /**
     * What a plan makes of a customer: of how it pays in the currency of what is given, of its yearly accounts from the
     * latest year and the reports of bureaus that hold as of then, and of the figures that are given. The grade before is
     * the one on file.
     *
     * @param given currency, day, and the host's own figures, such as the years it has been known. What is given goes before
     *     what is on file: a payment record in place of the one of the books, yearly accounts unless those on file are of a
     *     later year; reports are looked at besides those on file, the given one first where both are of one bureau and day
     */
    public CreditAssessment assess(CustomerId customer, AssessmentPlan plan, CreditInputs given) {
        Objects.requireNonNull(plan, "plan");
        AsOf asOf = given.asOf();
        return desk.read(Permission.READ_RATINGS, customer, session -> {
            CreditInputs inputs = withBehaviour(given, behaviour(session, desk.account(customer), asOf));
            Optional<CustomerFile> file = file(session, customer);
            return plan.assess(
                    file.map(found -> withFile(inputs, found)).orElse(inputs),
                    file.flatMap(found -> found.content(CustomerFactKind.RATING, asOf))
                            .map(AssignedRating::grade));
        });
    }

    private static CreditInputs withBehaviour(CreditInputs given, PaymentBehaviour behaviour) {
        return given.behaviour().isPresent() ? given : given.withBehaviour(behaviour.in(given.currency()));
    }

    private static CreditInputs withFile(CreditInputs given, CustomerFile file) {
        CreditInputs inputs = file.contents(CustomerFactKind.FINANCIAL_STATEMENTS, given.asOf()).values().stream()
                .max(Comparator.comparing(FinancialStatements::yearEnd))
                .filter(last -> given.statements()
                        .filter(own -> !own.yearEnd().isBefore(last.yearEnd()))
                        .isEmpty())
                .map(given::withStatements)
                .orElse(given);
        for (BureauReport report :
                file.contents(CustomerFactKind.BUREAU_REPORT, given.asOf()).values()) {
            inputs = inputs.withReport(report);
        }
        return inputs;
    }

    static Optional<CustomerFile> file(Session session, CustomerId customer) {
        return session.customers()
                .find(customer)
                .map(found -> CustomerFile.of(found, session.customers().facts(customer)));
    }

    /** What kind of payer a customer is, by these rules, as of a day. */
    public PayerFinding payerClass(CustomerId customer, PayerRules rules, AsOf asOf) {
        Objects.requireNonNull(rules, "rules");
        return desk.read(
                Permission.READ_RATINGS,
                customer,
                session -> rules.classify(
                        behaviour(session, desk.account(customer), asOf),
                        file(session, customer)
                                .filter(file -> file.isListedAsDefaulter(asOf))
                                .isPresent()));
    }

    /**
     * Records a rating, yearly accounts, the report of a bureau, or that the credit was reviewed, made by
     * {@link FileEntry}. A repeat changes nothing; another fact under the same identifier and kind is
     * {@link Outcome.Conflicting}. Refused with {@link UnknownCustomer}.
     *
     * @throws IllegalArgumentException if it is a fact of another kind
     */
    public Outcome<CustomerFactRecorded> record(CommandId command, CustomerFact fact) {
        desk.ask(Permission.RATE_CUSTOMERS, fact.customer());
        if (!KINDS.contains(fact.kind())) {
            throw new IllegalArgumentException(fact + " is not recorded by ratings().record");
        }
        return record(Permission.RATE_CUSTOMERS, command, fact);
    }

    /**
     * Puts a customer on the list of defaulters from a day on, or takes it off, with the approval of somebody else than the
     * actor of this door, who has the permission too: the policy is asked for both. A repeat changes nothing; another listing or day under the same identifier is
     * {@link Outcome.Conflicting}. Refused with {@link UnknownCustomer},
     * {@link io.cartera.customerfile.CustomerFileRefusal.ApprovedByProposer} or, where one that is not in force is lifted,
     * {@link io.cartera.customerfile.CustomerFileRefusal.NotListed}.
     */
    public Outcome<CustomerFactRecorded> list(
            CommandId command, CustomerId customer, DefaulterListing listing, LocalDate from) {
        desk.ask(Permission.LIST_DEFAULTERS, customer);
        desk.actingAs(listing.approver()).ask(Permission.LIST_DEFAULTERS, customer);
        return record(
                Permission.LIST_DEFAULTERS,
                command,
                FileEntry.of(customer, from).defaulterListing(listing));
    }

    private Outcome<CustomerFactRecorded> record(Permission permission, CommandId command, CustomerFact fact) {
        AccountId account = desk.account(fact.customer());
        return desk.write(permission, fact.customer(), account, (session, told) -> {
            AccountFacts books = session.accounts().lock(account);
            return new Filing(desk, session, account).record(command, fact.kind(), file -> fact, books, told);
        });
    }

    /** The listings as defaulter that are in force, by customer; read customer after customer. */
    public List<CustomerFactRecorded> defaulters(AsOf asOf) {
        return desk.read(Permission.READ_RATINGS, session -> {
            List<CustomerFactRecorded> listed = new ArrayList<>();
            for (Customer customer : session.customers().all()) {
                CustomerFile file =
                        CustomerFile.of(customer, session.customers().facts(customer.id()));
                if (file.isListedAsDefaulter(asOf)) {
                    file.find(CustomerFactKind.DEFAULTER_LISTING, CustomerFact.ONLY, asOf)
                            .ifPresent(listed::add);
                }
            }
            return List.copyOf(listed);
        });
    }

    /**
     * What a review of a customer would propose: the assessment as {@link #assess} makes it, with what the policy makes of
     * it. Besides what is given it looks at promises broken and insurers that withdrew since the last review, the use of the
     * limit, and by how much the score of a bureau fell; each is left as it is where the host gives it itself.
     *
     * @param given currency, day and the host's own figures, which go before what is on file as for {@link #assess}
     * @param limits what limits other formulas than the table of the policy propose
     */
    public ReviewProposal propose(CustomerId customer, ReviewPolicy policy, CreditInputs given, LimitProposal limits) {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(limits, "limits");
        desk.ask(Permission.READ_RATINGS, customer);
        return desk.read(Permission.READ_CREDIT, customer, session -> {
            ReviewReading reading = new ReviewReading(session, desk.account(customer), given.asOf());
            CreditInputs inputs = withBehaviour(given, reading.behaviour());
            inputs =
                    reading.file().isPresent() ? withFile(inputs, reading.file().get()) : inputs;
            return policy.propose(reading.withFigures(inputs), reading.grade(), reading.limit(), limits);
        });
    }

    /**
     * The reviews that are due as of a day of customers with an account in this ledger, what is due first before the rest;
     * read customer after customer. A review is of the customer: one that was recorded through another ledger counts too.
     */
    public List<DueReview> reviewsDue(ReviewSchedule schedule, AsOf asOf) {
        Objects.requireNonNull(schedule, "schedule");
        desk.ask(Permission.READ_RATINGS);
        return desk.read(Permission.READ_CREDIT, session -> {
            Set<CustomerId> here = session.accounts().accounts(desk.ledger()).stream()
                    .map(AccountId::customer)
                    .collect(Collectors.toSet());
            SortedMap<CustomerId, CreditLimits> limits = session.creditLimits().all(desk.ledger());
            return session.customers().all().stream()
                    .filter(customer -> here.contains(customer.id()))
                    .map(customer ->
                            CustomerFile.of(customer, session.customers().facts(customer.id())))
                    .flatMap(file ->
                            schedule
                                    .next(
                                            file,
                                            limits.getOrDefault(file.customer().id(), CreditLimits.none()),
                                            asOf)
                                    .stream())
                    .filter(review -> review.isDue(asOf.date()))
                    .sorted(DueReview.order())
                    .toList();
        });
    }

    /**
     * The customers with an account in this ledger whose review is urgent by these rules, whatever the calendar says; by
     * customer, and read customer after customer. It looks at what {@link #propose} looks at.
     *
     * @param currency in which the payments are looked at for their trend
     */
    public List<UrgentReview> urgentReviews(ReviewTriggers triggers, CurrencyUnit currency, AsOf asOf) {
        Objects.requireNonNull(triggers, "triggers");
        CreditInputs given = CreditInputs.of(currency, asOf);
        desk.ask(Permission.READ_RATINGS);
        return desk.read(Permission.READ_CREDIT, session -> {
            List<UrgentReview> urgent = new ArrayList<>();
            for (AccountId account : session.accounts().accounts(desk.ledger())) {
                ReviewReading reading = new ReviewReading(session, account, asOf);
                CreditInputs inputs = withBehaviour(given, reading.behaviour());
                CreditInputs all = reading.withFigures(
                        reading.file().map(file -> withFile(inputs, file)).orElse(inputs));
                List<Evidence> evidence = triggers.find(all);
                if (!evidence.isEmpty()) {
                    urgent.add(UrgentReview.of(account.customer(), evidence, triggers.unknown(all)));
                }
            }
            urgent.sort(Comparator.comparing(UrgentReview::customer));
            return List.copyOf(urgent);
        });
    }

    /** All that is on record of a customer's credit, with what its file has besides; empty for one that is not on file. */
    public Optional<CreditFile> creditFile(CustomerId customer, AsOf asOf) {
        AccountId account = desk.account(customer);
        desk.ask(Permission.READ_RATINGS, customer);
        desk.ask(Permission.READ_CUSTOMERS, customer);
        return desk.read(
                Permission.READ_CREDIT,
                customer,
                session -> file(session, customer)
                        .map(file -> CreditFile.of(
                                file,
                                behaviour(session, account, asOf),
                                session.creditLimits().find(account),
                                asOf)));
    }
}
