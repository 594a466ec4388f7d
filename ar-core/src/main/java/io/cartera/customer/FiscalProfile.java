package io.cartera.customer;

import io.cartera.identifier.IdentifierScheme;
import io.cartera.party.Party;
import io.cartera.party.PostalAddress;
import io.cartera.party.TaxId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a customer is for the tax office while the profile holds: the party with its legal form, its tax identifiers, its
 * fiscal address.
 * <p>
 * It has up to {@value #MAX_TAX_IDS} different tax identifiers, in the caller's order, and an address or none. From when on
 * it holds is said where it is recorded, not here. Addresses for other purposes are facts of their own, each with its own
 * validity: a customer may move its warehouse without a word to the tax office. Personal: {@link #toString()} shows nothing
 * of it. Immutable. Example:
 * <pre>{@code
 * FiscalProfile.of(Organisation.of("García López S.L."))
 *         .taxId(TaxId.of(IdentifierScheme.ES_CIF, "A58818501"))
 *         .address(PostalAddress.in("ES").line("Calle Mayor 1").city("Madrid").build())
 *         .build();
 * }</pre>
 */
public final class FiscalProfile {

    /** The most tax identifiers a profile has. */
    public static final int MAX_TAX_IDS = 20;

    private final Party party;
    private final List<TaxId> taxIds;
    private final @Nullable PostalAddress address;

    private FiscalProfile(Builder builder) {
        this.party = builder.party;
        this.taxIds = List.copyOf(builder.taxIds);
        this.address = builder.address;
    }

    /** Starts the profile of a party. */
    public static Builder of(Party party) {
        return new Builder(party);
    }

    /** Who it is, with the legal form. */
    public Party party() {
        return party;
    }

    /** The tax identifiers, in the order in which they were given. */
    public List<TaxId> taxIds() {
        return taxIds;
    }

    /** The first tax identifier of a scheme. */
    public Optional<TaxId> taxId(IdentifierScheme scheme) {
        return taxIds.stream().filter(id -> id.scheme().equals(scheme)).findFirst();
    }

    /** The fiscal address. */
    public Optional<PostalAddress> address() {
        return Optional.ofNullable(address);
    }

    /** A builder that starts with this profile. */
    public Builder toBuilder() {
        Builder builder = new Builder(party);
        builder.taxIds.addAll(taxIds);
        builder.address = address;
        return builder;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FiscalProfile that
                && party.equals(that.party)
                && taxIds.equals(that.taxIds)
                && Objects.equals(address, that.address);
    }

    @Override
    public int hashCode() {
        return Objects.hash(party, taxIds);
    }

    /** Shows nothing of the profile. */
    @Override
    public String toString() {
        return "FiscalProfile";
    }

    /** Collects the parts of a profile. Not thread-safe. */
    public static final class Builder {

        private final List<TaxId> taxIds = new ArrayList<>();
        private Party party;
        private @Nullable PostalAddress address;

        private Builder(Party party) {
            this.party = Objects.requireNonNull(party, "party");
        }

        /** Sets who it is. */
        public Builder party(Party party) {
            this.party = Objects.requireNonNull(party, "party");
            return this;
        }

        /**
         * Adds a tax identifier.
         *
         * @throws IllegalArgumentException if it is there already, or beyond {@link #MAX_TAX_IDS}
         */
        public Builder taxId(TaxId id) {
            if (taxIds.contains(Objects.requireNonNull(id, "id"))) {
                throw new IllegalArgumentException(id + " is there already");
            }
            if (taxIds.size() == MAX_TAX_IDS) {
                throw new IllegalArgumentException("a profile has at most " + MAX_TAX_IDS + " tax identifiers");
            }
            taxIds.add(id);
            return this;
        }

        /** Takes all tax identifiers out, as of a party that was replaced. */
        public Builder withoutTaxIds() {
            taxIds.clear();
            return this;
        }

        /** Sets the fiscal address. */
        public Builder address(PostalAddress address) {
            this.address = Objects.requireNonNull(address, "address");
            return this;
        }

        /** The profile. */
        public FiscalProfile build() {
            return new FiscalProfile(this);
        }
    }
}
