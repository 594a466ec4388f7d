package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.CustomerNumber;
import io.cartera.customer.FiscalProfile;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.external.ExternalRefAttached;
import io.cartera.external.Referent;
import io.cartera.overview.CustomerOverview;
import io.cartera.purchasing.PurchaseRhythm;
import io.cartera.relationship.LifecycleRules;
import io.cartera.relationship.LifecycleStage;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The use cases of the customer file. Thread-safe. */
public final class Customers {

    private final Desk desk;

    Customers(Desk desk) {
        this.desk = desk;
    }

    /**
     * Puts a customer on file, with its {@linkplain Customer#firstProfile() first fiscal profile} where it has one, which is
     * told and audited as a change of it, under the identifier of the customer: no other change of a fiscal profile of the
     * customer in this ledger may have that. A repeat with the same file changes nothing; another file under the same
     * identifier is {@link Outcome.Conflicting}, one with another first profile or none where it had one, and one
     * through a door that opens accounts otherwise ({@code opening}) too. Refused with
     * {@link io.cartera.external.ExternalRefRefusal.Taken} where another customer has a reference of the file.
     * <p>
     * Through a door that is {@link Receivables#opening} accounts on the first sale, the customer is a prospect until then,
     * from the day of the registration in UTC.
     */
    public Outcome<Customer> register(Customer customer) {
        Command command = desk.command(
                CommandKind.REGISTER_CUSTOMER, CommandId.of(customer.id().value()));
        AccountId account = desk.account(customer.id());
        return desk.write(Permission.MAINTAIN_CUSTOMERS, customer.id(), account, (session, told) -> {
            session.accounts().lock(account);
            Registering registering = new Registering(desk, session, account, command);
            Outcome<Customer> outcome = registering.register(customer);
            registering.told().forEach(told);
            return outcome;
        });
    }

    /** The customer with this identifier. */
    public Optional<Customer> find(CustomerId id) {
        return desk.read(
                Permission.READ_CUSTOMERS, id, session -> session.customers().find(id));
    }

    /** The customer that another system calls so. */
    public Optional<Customer> find(ExternalRef ref) {
        return desk.read(
                Permission.READ_CUSTOMERS,
                session -> session.externalRefs()
                        .find(Referent.Kind.CUSTOMER, ref)
                        .flatMap(attached ->
                                session.customers().find(attached.referent().customer())));
    }

    /** The customer with this number, given at the registration or attached later. */
    public Optional<Customer> find(CustomerNumber number) {
        return find(number.ref());
    }

    /**
     * Attaches one more reference of another system to a customer; what is attached stays. A repeat changes nothing;
     * another reference or customer under the same identifier is {@link Outcome.Conflicting}. Refused with
     * {@link UnknownCustomer} or {@link io.cartera.external.ExternalRefRefusal.Taken}.
     */
    public Outcome<ExternalRefAttached> attach(CommandId command, CustomerId customer, ExternalRef ref) {
        return Attaching.attach(
                desk, Permission.MAINTAIN_CUSTOMERS, command, Referent.customer(customer), ref, session -> true);
    }

    /** What other systems call the customer, with those of the registration, by system and identifier. */
    public List<ExternalRefAttached> externalRefs(CustomerId customer) {
        return desk.read(
                Permission.READ_CUSTOMERS,
                customer,
                session -> session.externalRefs().of(Referent.customer(customer)));
    }

    /**
     * All that concerns a customer in this ledger, as of a day: file and contacts, open items, aging, balance, credit limit, disputes,
     * promises and facts. It needs the permissions of all of these: {@code READ_CUSTOMERS}, {@code READ_ACCOUNTS},
     * {@code READ_CREDIT} and {@code READ_COLLECTIONS}. It asks the store five things, however much there is: the customer, the facts of
     * its file, the history of the account, the disputes and promises, the limits. Empty for a customer that is not on file.
     */
    public Optional<CustomerOverview> overview(CustomerId customer, AsOf asOf) {
        AccountId account = desk.account(customer);
        desk.ask(Permission.READ_ACCOUNTS, customer);
        desk.ask(Permission.READ_CREDIT, customer);
        desk.ask(Permission.READ_COLLECTIONS, customer);
        return desk.read(
                Permission.READ_CUSTOMERS,
                customer,
                session -> session.customers()
                        .find(customer)
                        .map(found -> CustomerOverview.of(
                                CustomerFile.of(found, session.customers().facts(customer)),
                                session.accounts().history(account),
                                session.collections().find(account),
                                session.creditLimits().find(account),
                                asOf)));
    }

    /**
     * Records that a fiscal profile holds from a day on, which may be in the past or in the future; documents that are issued
     * keep the one they have. A repeat changes nothing; another profile or day under the same identifier is
     * {@link Outcome.Conflicting}; of a profile that is erased since, only the day is compared. The identifier of the
     * customer is taken by a registration with a profile. Refused with {@link UnknownCustomer}. Example: a sole trader becomes a company, on the same
     * account.
     */
    public Outcome<CustomerFactRecorded> changeFiscalProfile(
            CommandId command, CustomerId customer, FiscalProfile profile, LocalDate from) {
        return record(command, CustomerFact.of(customer, CustomerFactKind.FISCAL_PROFILE, profile, from));
    }

    /**
     * Records that the fiscal profile that holds on a day was found correct on that day: see
     * {@link CustomerFile#fiscalProfileConfirmedOn}. A repeat changes nothing; another day under the same identifier is
     * {@link Outcome.Conflicting}. Refused with {@link UnknownCustomer} or
     * {@link io.cartera.customerfile.CustomerFileRefusal.NoFiscalProfile}.
     */
    public Outcome<CustomerFactRecorded> confirmFiscalProfile(CommandId command, CustomerId customer, LocalDate on) {
        Require.date(on, "on");
        return record(
                command,
                customer,
                CustomerFactKind.PROFILE_CONFIRMED,
                file -> CustomerFact.of(
                        customer,
                        CustomerFactKind.PROFILE_CONFIRMED,
                        file.fiscalProfileFact(AsOf.of(on))
                                .map(CustomerFactRecorded::number)
                                .orElse(0L),
                        on));
    }

    /**
     * Records a fact of the customer file, such as an address. Facts are unique by the identifier of the command, the kind of
     * the fact and the ledger: a repeat changes nothing, another fact under them is {@link Outcome.Conflicting}. Refused with
     * {@link UnknownCustomer}, a confirmation besides as {@link #confirmFiscalProfile}.
     *
     * @throws IllegalArgumentException if it is a fact about the opening of an account, which only happens, or a rating,
     *     what ratings rest on, a review or a listing as a defaulter, which {@link Ratings} records
     */
    public Outcome<CustomerFactRecorded> record(CommandId command, CustomerFact fact) {
        if (fact.kind() == CustomerFactKind.ACCOUNT_OPENING || fact.kind() == CustomerFactKind.ACCOUNT_OPENED) {
            throw new IllegalArgumentException(fact + " is recorded by what opens an account");
        }
        if (Ratings.KINDS.contains(fact.kind()) || fact.kind() == CustomerFactKind.DEFAULTER_LISTING) {
            throw new IllegalArgumentException(fact + " is recorded by ratings()");
        }
        return record(command, fact.customer(), fact.kind(), file -> fact);
    }

    private Outcome<CustomerFactRecorded> record(
            CommandId command,
            CustomerId customer,
            CustomerFactKind<?> kind,
            Function<? super CustomerFile, CustomerFact> making) {
        AccountId account = desk.account(customer);
        return desk.write(Permission.MAINTAIN_CUSTOMERS, customer, account, (session, told) -> {
            AccountFacts books = session.accounts().lock(account);
            return new Filing(desk, session, account).record(command, kind, making, books, told);
        });
    }

    /** The file of a customer through time: profiles, addresses, what was recorded by whom and when; empty where unknown. */
    public Optional<CustomerFile> file(CustomerId customer) {
        return desk.read(
                Permission.READ_CUSTOMERS,
                customer,
                session -> session.customers()
                        .find(customer)
                        .map(found -> CustomerFile.of(found, session.customers().facts(customer))));
    }

    /** All customers on file, by identifier. */
    public List<Customer> all() {
        return desk.read(
                Permission.READ_CUSTOMERS, session -> session.customers().all());
    }

    /**
     * In which stage of its life every customer is on a day, by customer: read from the days of its deals in this
     * ledger that stand by then, see {@link PurchaseRhythm}. Who has none is a prospect, who was taken over with a
     * balance too. The entries are read once; needs {@link Permission#READ_ANALYSES} besides.
     */
    public SortedMap<CustomerId, LifecycleStage> lifecycle(LifecycleRules rules, LocalDate asOf) {
        Objects.requireNonNull(rules, "rules");
        desk.ask(Permission.READ_ANALYSES);
        return desk.read(Permission.READ_CUSTOMERS, session -> {
            SortedMap<CustomerId, LifecycleStage> stages = new TreeMap<>();
            session.customers().all().forEach(customer -> stages.put(customer.id(), rules.stage(List.of(), asOf)));
            PurchaseRhythm.each(
                    session.accounts().entries(desk.ledger(), DateRange.upTo(asOf)),
                    asOf,
                    rhythm -> stages.put(
                            rhythm.customer(), rules.stage(rhythm.dealsByDay().keySet(), asOf)));
            return Collections.unmodifiableSortedMap(stages);
        });
    }
}
