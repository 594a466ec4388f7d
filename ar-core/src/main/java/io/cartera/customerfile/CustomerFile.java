package io.cartera.customerfile;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.contactpoint.ContactPurpose;
import io.cartera.contactpoint.ContactValidator;
import io.cartera.creditfile.DefaulterListing;
import io.cartera.customer.AccountOpeningPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.FiscalProfile;
import io.cartera.customer.PaymentPreference;
import io.cartera.customer.ProfileField;
import io.cartera.party.AddressRole;
import io.cartera.party.PostalAddress;
import io.cartera.party.Sensitive;
import io.cartera.party.TaxId;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.relationship.AttributeKey;
import io.cartera.relationship.Standing;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.time.Timeline;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.CodePoints;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A customer with all that was recorded of it, to be read on two axes: as of a day, and as known at an instant.
 * <p>
 * Facts are in the order of recording, which is that of their numbers. Of several of a kind and key the one from the latest
 * day not after the day asked about holds, of those from one day the last recorded, each to its end where it has one; what
 * it has replaced does not come back then. Changes may be of the past or of the future; nothing is ever replaced, so an
 * answer as known at an instant stays. Immutable.
 * <p>
 * Worked: a profile from 1 January, another from 1 June, and then, recorded in July, a corrected one from 1 March: on 1 May
 * the corrected one holds; as known in June it was still the one from January.
 */
public final class CustomerFile {

    private final Customer customer;
    private final List<CustomerFactRecorded> facts;

    private CustomerFile(Customer customer, List<CustomerFactRecorded> facts) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.facts = List.copyOf(facts);
    }

    /**
     * The file of a customer with its facts in the order of recording.
     *
     * @throws IllegalArgumentException if a fact is of another customer, or they are not numbered 1, 2, 3, …
     */
    public static CustomerFile of(Customer customer, List<CustomerFactRecorded> facts) {
        long next = 1;
        for (CustomerFactRecorded recorded : facts) {
            if (recorded.number() != next || !recorded.account().customer().equals(customer.id())) {
                throw new IllegalArgumentException(recorded + " is not fact " + next + " of " + customer.id());
            }
            next++;
        }
        return new CustomerFile(customer, facts);
    }

    /** The customer as it was registered. */
    public Customer customer() {
        return customer;
    }

    /** All facts, in the order of recording: by whom, on what basis and when. */
    public List<CustomerFactRecorded> facts() {
        return facts;
    }

    /** What a command recorded through an account. */
    public Optional<CustomerFactRecorded> find(AccountId account, CommandKind kind, CommandId command) {
        return facts.stream()
                .filter(recorded -> recorded.account().equals(account)
                        && recorded.command().kind() == kind
                        && recorded.command().id().equals(command))
                .findFirst();
    }

    /** The facts of a kind and key through time. */
    public Timeline<CustomerFactRecorded> timeline(CustomerFactKind<?> kind, String key) {
        Timeline<CustomerFactRecorded> timeline = Timeline.empty();
        for (CustomerFactRecorded recorded : facts) {
            CustomerFact fact = recorded.fact();
            if (fact.kind() == kind && fact.key().equals(key)) {
                timeline = timeline.with(fact.from(), recorded, recorded.at());
            }
        }
        return timeline;
    }

    /** The fact of a kind and key that holds. */
    public Optional<CustomerFactRecorded> find(CustomerFactKind<?> kind, String key, AsOf asOf) {
        return timeline(kind, key).at(asOf).filter(recorded -> recorded.fact().lasts(asOf.date()));
    }

    /** The facts of a kind that hold, by key in the order of code points. */
    public SortedMap<String, CustomerFactRecorded> all(CustomerFactKind<?> kind, AsOf asOf) {
        SortedMap<String, CustomerFactRecorded> all = new TreeMap<>(CodePoints::compare);
        facts.stream()
                .map(CustomerFactRecorded::fact)
                .filter(fact -> fact.kind() == kind)
                .map(CustomerFact::key)
                .distinct()
                .forEach(key -> find(kind, key, asOf).ifPresent(recorded -> all.put(key, recorded)));
        return all;
    }

    /** The fiscal profile that holds; empty before the first, and erased where it is. */
    public Optional<Sensitive<FiscalProfile>> fiscalProfile(AsOf asOf) {
        return fiscalProfileFact(asOf).map(recorded -> recorded.fact().content(CustomerFactKind.FISCAL_PROFILE));
    }

    /** The fact with the fiscal profile that holds. */
    public Optional<CustomerFactRecorded> fiscalProfileFact(AsOf asOf) {
        return find(CustomerFactKind.FISCAL_PROFILE, CustomerFact.ONLY, asOf);
    }

    /**
     * The last day, not after the one asked about, on which the fiscal profile that holds then was known to be correct: its
     * own first day, or one on which that very profile was confirmed. Empty where none holds.
     */
    public Optional<LocalDate> fiscalProfileConfirmedOn(AsOf asOf) {
        return fiscalProfileFact(asOf)
                .map(profile -> facts.stream()
                        .filter(recorded -> recorded.fact().kind() == CustomerFactKind.PROFILE_CONFIRMED
                                && asOf.counts(recorded.fact().from(), recorded.at())
                                && recorded.fact()
                                        .content(CustomerFactKind.PROFILE_CONFIRMED)
                                        .find()
                                        .filter(number -> number == profile.number())
                                        .isPresent())
                        .map(recorded -> recorded.fact().from())
                        .max(LocalDate::compareTo)
                        .filter(profile.fact().from()::isBefore)
                        .orElse(profile.fact().from()));
    }

    /** The addresses for a purpose that hold, by their keys. */
    public List<Sensitive<PostalAddress>> addresses(AddressRole role, AsOf asOf) {
        String first = CustomerFactKind.addressKey(role);
        return all(CustomerFactKind.ADDRESS, asOf).entrySet().stream()
                .filter(entry -> entry.getKey().equals(first) || entry.getKey().startsWith(first + " "))
                .map(entry -> entry.getValue().fact().content(CustomerFactKind.ADDRESS))
                .toList();
    }

    /** The contents of a kind that hold, by key in the order of code points, without those that were erased. */
    public <T> SortedMap<String, T> contents(CustomerFactKind<T> kind, AsOf asOf) {
        SortedMap<String, T> contents = new TreeMap<>(CodePoints::compare);
        all(kind, asOf)
                .forEach((key, recorded) ->
                        recorded.fact().content(kind).find().ifPresent(content -> contents.put(key, content)));
        return contents;
    }

    /** The content of a kind of which there is one at a time; empty where none holds, or it was erased. */
    public <T> Optional<T> content(CustomerFactKind<T> kind, AsOf asOf) {
        return find(kind, CustomerFact.ONLY, asOf)
                .flatMap(recorded -> recorded.fact().content(kind).find());
    }

    /**
     * How to reach the customer for a purpose, the best way first: those of which the person or the point names the purpose
     * before those for any; among these, points of persons before the customer's own; preferred persons before others;
     * preferred points before others; then by key, and the points of one person as they were stated. A way that is only for
     * other purposes is none.
     */
    public List<ContactRoute> contactsFor(ContactPurpose purpose, AsOf asOf) {
        return ContactRouting.of(
                purpose,
                contents(CustomerFactKind.CONTACT_PERSON, asOf),
                contents(CustomerFactKind.CONTACT_POINT, asOf));
    }

    /**
     * What a register says of each tax number of the fiscal profile that holds, in the order of the profile; empty where none
     * holds, or it was erased.
     */
    public Map<TaxId, RegisterAnswer> taxIdsVerified(TaxIdVerifier verifier, AsOf asOf) {
        Objects.requireNonNull(verifier, "verifier");
        Map<TaxId, RegisterAnswer> answers = new LinkedHashMap<>();
        content(CustomerFactKind.FISCAL_PROFILE, asOf)
                .ifPresent(profile -> profile.taxIds()
                        .forEach(id -> answers.put(
                                id, Objects.requireNonNull(verifier.verify(id, profile), "answer of the verifier"))));
        return Collections.unmodifiableMap(answers);
    }

    /** What a register says of the party of the fiscal profile that holds; empty where none holds, or it was erased. */
    public Optional<RegisterAnswer> partyVerified(PartyVerifier verifier, AsOf asOf) {
        Objects.requireNonNull(verifier, "verifier");
        return content(CustomerFactKind.FISCAL_PROFILE, asOf)
                .map(profile -> Objects.requireNonNull(verifier.verify(profile), "answer of the verifier"));
    }

    /** What a host's validator finds wrong with the customer's own contact points and those of its contact persons. */
    public List<ContactFinding> contactFaults(ContactValidator validator, AsOf asOf) {
        List<ContactFinding> findings = new ArrayList<>();
        contents(CustomerFactKind.CONTACT_PERSON, asOf)
                .forEach((key, person) -> person.points()
                        .forEach(point -> validator
                                .fault(point)
                                .map(fault ->
                                        new ContactFinding(CustomerFactKind.CONTACT_PERSON.name(), key, point, fault))
                                .ifPresent(findings::add)));
        contents(CustomerFactKind.CONTACT_POINT, asOf)
                .forEach((key, point) -> validator
                        .fault(point)
                        .map(fault -> new ContactFinding(CustomerFactKind.CONTACT_POINT.name(), key, point, fault))
                        .ifPresent(findings::add));
        return findings;
    }

    /**
     * The terms of payment for a document that states none, and from where they come: an agreement that is valid on the day
     * (of several with terms the one from the latest day, of those from one day the last recorded), a value on the customer
     * file, the registration, the class of the customer, and otherwise net 30.
     */
    public EffectiveValue<PaymentTerms> terms(AsOf asOf) {
        return new EffectiveProfile(this, asOf).terms();
    }

    /** By which methods the customer has agreed to pay: by its file, its registration, its class, and otherwise by any. */
    public EffectiveValue<PaymentPreference> paymentPreference(AsOf asOf) {
        return new EffectiveProfile(this, asOf).preference();
    }

    /**
     * The value of a field that is in force, and from where it comes: the customer file before the class; empty where neither
     * says one. Of terms and preference it is that of {@link #terms} and {@link #paymentPreference}.
     */
    public <T> Optional<EffectiveValue<T>> effective(ProfileField<T> field, AsOf asOf) {
        return new EffectiveProfile(this, asOf).value(field);
    }

    /** Whether we deal with the customer: open where nothing was said, and closed where what was said is erased. */
    public Standing standing(AsOf asOf) {
        return find(CustomerFactKind.STANDING, CustomerFact.ONLY, asOf)
                .map(recorded -> recorded.fact()
                        .content(CustomerFactKind.STANDING)
                        .find()
                        .orElseGet(() -> Standing.of(AdministrativeStatus.CLOSED)))
                .orElseGet(Standing::open);
    }

    /** Whether the customer is on our list of defaulters; not where what was said is erased. */
    public boolean isListedAsDefaulter(AsOf asOf) {
        return content(CustomerFactKind.DEFAULTER_LISTING, asOf)
                .filter(DefaulterListing::isListed)
                .isPresent();
    }

    /** Who of ours is responsible for the customer. */
    public Optional<Actor> owner(AsOf asOf) {
        return content(CustomerFactKind.OWNER, asOf);
    }

    /**
     * A field of the host's own; empty where there is none, or it was erased.
     *
     * @throws IllegalArgumentException if it is kept as another type
     */
    public <T> Optional<T> attribute(AttributeKey<T> key, AsOf asOf) {
        return find(CustomerFactKind.ATTRIBUTE, key.name(), asOf)
                .flatMap(recorded ->
                        recorded.fact().content(CustomerFactKind.ATTRIBUTE).find())
                .map(key::read);
    }

    /** The occasions in a window of days that hold on their day, by day and then by key. */
    public List<UpcomingOccasion> upcoming(DateRange window) {
        List<UpcomingOccasion> upcoming = new ArrayList<>();
        for (LocalDate day = window.start(); day.isBefore(window.endExclusive()); day = day.plusDays(1)) {
            LocalDate on = day;
            contents(CustomerFactKind.OCCASION, AsOf.of(on)).forEach((key, occasion) -> {
                if (occasion.next(on).equals(on)) {
                    upcoming.add(new UpcomingOccasion(key, occasion, on));
                }
            });
        }
        return upcoming;
    }

    /** Whether the accounts of the customer are opened by the first sale in their ledger, not with the registration. */
    public boolean opensOnFirstSale() {
        return facts.stream().anyMatch(recorded -> recorded.fact().kind() == CustomerFactKind.ACCOUNT_OPENING);
    }

    /**
     * The fact that the account in a ledger was opened by a first sale: of the invoices and debit notes that were recorded,
     * the one with the earliest date of issue. Empty for an account that still waits, and for one that never did: see
     * {@link #isOpen}.
     */
    public Optional<CustomerFactRecorded> accountOpened(LedgerId ledger) {
        return facts.stream()
                .filter(recorded -> recorded.fact().kind() == CustomerFactKind.ACCOUNT_OPENED
                        && recorded.fact().key().equals(ledger.value()))
                .min(Comparator.comparing(recorded -> recorded.fact().from()));
    }

    /**
     * Whether the account in a ledger waits for no first sale: because it never did, or because an invoice or debit note was
     * issued to it by then.
     */
    public boolean isOpen(LedgerId ledger, AsOf asOf) {
        return !opensOnFirstSale()
                || find(CustomerFactKind.ACCOUNT_OPENED, ledger.value(), asOf).isPresent();
    }

    /**
     * Whether the customer has no open account in any ledger: it was registered to be opened
     * {@link AccountOpeningPolicy#ON_FIRST_SALE}, and no invoice or debit note was issued to it by then. A credit note opens
     * nothing.
     */
    public boolean isProspect(AsOf asOf) {
        return find(CustomerFactKind.ACCOUNT_OPENING, CustomerFact.ONLY, asOf).isPresent()
                && all(CustomerFactKind.ACCOUNT_OPENED, asOf).isEmpty();
    }

    /** The number of the next fact. */
    public long nextNumber() {
        return facts.size() + 1L;
    }

    /** The instant at which the next fact is recorded: not before that of the last one. */
    public Instant stampAfter(Instant now) {
        return facts.isEmpty() || !facts.get(facts.size() - 1).at().isAfter(now)
                ? now
                : facts.get(facts.size() - 1).at();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerFile that && customer.equals(that.customer) && facts.equals(that.facts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, facts.size());
    }

    /** Shows the customer's identifier and how many facts there are. */
    @Override
    public String toString() {
        return "CustomerFile[" + customer.id() + ", " + facts.size() + " facts]";
    }
}
