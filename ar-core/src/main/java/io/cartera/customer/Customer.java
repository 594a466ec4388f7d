package io.cartera.customer;

import io.cartera.party.PersonName;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.Difference;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A customer as it was registered: who it is, and the terms it buys on. What became of it since, such as another name or a
 * company where there was a sole trader, is in its file: {@code customers().file(customer)}.
 * <p>
 * Texts have 1 to 1000 characters. {@link #toString()} shows the identifier only, since the rest may be personal.
 * Immutable; changed copies come from {@link #toBuilder()}. Example:
 * <pre>{@code
 * Customer.organisation(CustomerId.of("ACME"), "Acme S.L.").terms(PaymentTerms.netDays(30)).build();
 * }</pre>
 */
public final class Customer {

    private final CustomerId id;
    private final PartyKind kind;
    private final String name;
    private final @Nullable PersonName personName;
    private final @Nullable String country;
    private final @Nullable String industry;
    private final @Nullable PaymentTerms terms;
    private final PaymentPreference paymentPreference;
    private final List<ExternalRef> externalRefs;
    private final @Nullable CustomerFact firstProfile;

    private Customer(Builder builder) {
        this.id = builder.id;
        this.kind = builder.kind;
        this.name = builder.name;
        this.personName = builder.personName;
        this.country = builder.country;
        this.industry = builder.industry;
        this.terms = builder.terms;
        this.paymentPreference = builder.paymentPreference;
        this.externalRefs = List.copyOf(builder.externalRefs);
        this.firstProfile = builder.firstProfile;
    }

    /** Starts the file of a company or other organisation. */
    public static Builder organisation(CustomerId id, String name) {
        return new Builder(id, PartyKind.ORGANISATION, name);
    }

    /** Starts the file of a natural person. */
    public static Builder person(CustomerId id, String name) {
        return new Builder(id, PartyKind.PERSON, name);
    }

    /** Starts the file of a natural person by the parts of its name. */
    public static Builder person(CustomerId id, PersonName name) {
        Builder builder = new Builder(id, PartyKind.PERSON, name.displayed());
        return builder.personName(name);
    }

    /** The identifier. */
    public CustomerId id() {
        return id;
    }

    /** Person or organisation. */
    public PartyKind kind() {
        return kind;
    }

    /** The name as it is addressed. */
    public String name() {
        return name;
    }

    /** The parts of the name; empty for an organisation, and for a person whose name was given whole. */
    public Optional<PersonName> personName() {
        return Optional.ofNullable(personName);
    }

    /** The country, in the caller's own notation. */
    public Optional<String> country() {
        return Optional.ofNullable(country);
    }

    /** The industry, in the caller's own notation. */
    public Optional<String> industry() {
        return Optional.ofNullable(industry);
    }

    /** The terms of payment where a document states none. */
    public Optional<PaymentTerms> terms() {
        return Optional.ofNullable(terms);
    }

    /** By which methods the customer has agreed to pay; by any where nothing is agreed. */
    public PaymentPreference paymentPreference() {
        return paymentPreference;
    }

    /**
     * What other systems called the customer when it was registered, in their order. Those that were attached later are
     * in {@code customers().externalRefs(customer)}.
     */
    public List<ExternalRef> externalRefs() {
        return externalRefs;
    }

    /** The number under which people know the customer, with which it was registered; empty where it had none then. */
    public Optional<CustomerNumber> number() {
        return CustomerNumber.among(externalRefs);
    }

    /**
     * The fiscal profile with which the customer is registered, and from when on it holds. It is a fact of the customer file
     * from then on: a customer that was found has none here.
     */
    public Optional<CustomerFact> firstProfile() {
        return Optional.ofNullable(firstProfile);
    }

    /** This customer without the {@linkplain #firstProfile() first profile}: what a store keeps beside the facts. */
    public Customer withoutFirstProfile() {
        if (firstProfile == null) {
            return this;
        }
        Builder builder = toBuilder();
        builder.firstProfile = null;
        return builder.build();
    }

    /** The first field in which an offered file differs from this one. */
    public Optional<Difference> differenceFrom(Customer offered) {
        return Difference.between(
                fields(), Objects.requireNonNull(offered, "offered").fields());
    }

    /** A builder that starts with this file. */
    public Builder toBuilder() {
        Builder builder = new Builder(id, kind, name);
        builder.personName = personName;
        builder.firstProfile = firstProfile;
        builder.country = country;
        builder.industry = industry;
        builder.terms = terms;
        builder.paymentPreference = paymentPreference;
        builder.externalRefs.addAll(externalRefs);
        return builder;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Customer that && fields().equals(that.fields());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Customer[" + id + "]";
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", id.value());
        fields.put("kind", kind.name());
        fields.put("name", name);
        personName().ifPresent(value -> fields.put("personName", value.text()));
        country().ifPresent(value -> fields.put("country", value));
        industry().ifPresent(value -> fields.put("industry", value));
        terms().ifPresent(value -> fields.put("terms", value.toString()));
        if (!paymentPreference.equals(PaymentPreference.any())) {
            fields.put("paymentPreference", paymentPreference.text());
        }
        if (!externalRefs.isEmpty()) {
            fields.put("externalRefs", ExternalRef.text(externalRefs));
        }
        firstProfile()
                .ifPresent(fact -> fact.fields().forEach((field, value) -> fields.put("profile " + field, value)));
        return fields;
    }

    /** Collects the parts of a customer file. Not thread-safe. */
    public static final class Builder {

        private final CustomerId id;
        private final PartyKind kind;
        private final String name;
        private @Nullable PersonName personName;
        private @Nullable CustomerFact firstProfile;
        private @Nullable String country;
        private @Nullable String industry;
        private @Nullable PaymentTerms terms;
        private PaymentPreference paymentPreference = PaymentPreference.any();
        private final SortedSet<ExternalRef> externalRefs = new TreeSet<>();

        private Builder(CustomerId id, PartyKind kind, String name) {
            this.id = Objects.requireNonNull(id, "id");
            this.kind = kind;
            this.name = Require.text(name, "name");
        }

        /**
         * Sets the parts of the name of a person, whose {@linkplain Customer#name() name} stays as it was given.
         *
         * @throws IllegalArgumentException if it is an organisation
         */
        public Builder personName(PersonName name) {
            if (kind != PartyKind.PERSON) {
                throw new IllegalArgumentException(id + " is no person");
            }
            this.personName = Objects.requireNonNull(name, "name");
            return this;
        }

        /** Sets the country. */
        public Builder country(String country) {
            this.country = Require.text(country, "country");
            return this;
        }

        /** Sets the industry. */
        public Builder industry(String industry) {
            this.industry = Require.text(industry, "industry");
            return this;
        }

        /** Sets the terms of payment where a document states none. */
        public Builder terms(PaymentTerms terms) {
            this.terms = Objects.requireNonNull(terms, "terms");
            return this;
        }

        /** Sets by which methods the customer has agreed to pay, in place of any. */
        public Builder paymentPreference(PaymentPreference paymentPreference) {
            this.paymentPreference = Objects.requireNonNull(paymentPreference, "paymentPreference");
            return this;
        }

        /**
         * Sets the first fiscal profile, and the day from which it holds, such as that of the registration. Later ones come
         * by {@code customers().changeFiscalProfile(…)}.
         */
        public Builder fiscal(FiscalProfile profile, LocalDate from) {
            this.firstProfile = CustomerFact.of(id, CustomerFactKind.FISCAL_PROFILE, profile, from);
            return this;
        }

        /** Adds what another system calls the customer. */
        public Builder externalRef(ExternalRef ref) {
            externalRefs.add(Objects.requireNonNull(ref, "ref"));
            return this;
        }

        /** Sets the number under which people know the customer, in place of one that was set before. */
        public Builder number(CustomerNumber number) {
            externalRefs.removeIf(CustomerNumber::isNumber);
            return externalRef(number.ref());
        }

        /** The customer file. */
        public Customer build() {
            return new Customer(this);
        }
    }
}
