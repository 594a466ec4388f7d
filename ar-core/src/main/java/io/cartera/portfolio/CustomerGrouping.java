package io.cartera.portfolio;

import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.FiscalProfile;
import io.cartera.customerfile.CustomerFile;
import io.cartera.party.IndustryCode;
import io.cartera.party.PostalAddress;
import io.cartera.party.Region;
import io.cartera.party.Sensitive;
import io.cartera.relationship.AttributeKey;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import java.util.Optional;

/**
 * By what customers are grouped: the host's own, or what the customer file says as of a day. A customer of which the file does not say it
 * is in no group. Implementations are thread-safe, and say the same of the same file.
 */
@FunctionalInterface
public interface CustomerGrouping {

    /** The group of a customer; empty where it is in none. */
    Optional<String> groupOf(CustomerFile file, AsOf asOf);

    /** By the country of the address in the fiscal profile, such as {@code ES}, else by that of the registration; none where they were erased. */
    static CustomerGrouping byCountry() {
        return (file, asOf) -> file.fiscalProfile(asOf)
                .flatMap(Sensitive::find)
                .flatMap(FiscalProfile::address)
                .map(PostalAddress::country)
                .or(() -> file.customer().country());
    }

    /** By region. */
    static CustomerGrouping byRegion() {
        return (file, asOf) -> file.content(CustomerFactKind.REGION, asOf).map(Region::code);
    }

    /**
     * By industry, with the scheme of its code: {@code NACE 46.73}; by the first scheme in order where the file has several, and in the
     * words of the registration where it has none.
     */
    static CustomerGrouping byIndustry() {
        return (file, asOf) -> file.contents(CustomerFactKind.INDUSTRY, asOf).values().stream()
                .findFirst()
                .map(IndustryCode::toString)
                .or(() -> file.customer().industry());
    }

    /** By who owns the relationship. */
    static CustomerGrouping byOwner() {
        return (file, asOf) -> file.owner(asOf).map(Actor::value);
    }

    /** By an attribute of the host, such as where the customer came from. */
    static CustomerGrouping byAttribute(AttributeKey<?> key) {
        return (file, asOf) -> file.attribute(key, asOf).map(Object::toString);
    }
}
