package io.cartera.campaign;

import io.cartera.contactpoint.ContactPurpose;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.ContactRoute;
import io.cartera.segment.CustomerCondition;
import io.cartera.segment.CustomerPicture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is to be addressed for a purpose and who is not, each with the reason: those for whom a condition holds, who consented,
 * whom we deal with and whom we can reach. Everybody that was looked at is in exactly one of the two lists, both by customer.
 * Prospects count as customers do. Personal as the contact points are. Immutable.
 */
public final class Audience {

    private final ContactPurpose purpose;
    private final List<Member> members;
    private final List<LeftOut> leftOut;

    private Audience(ContactPurpose purpose, List<Member> members, List<LeftOut> leftOut) {
        this.purpose = purpose;
        this.members = members;
        this.leftOut = leftOut;
    }

    /**
     * Somebody to be addressed. Personal, so {@link #toString()} shows neither ways nor reason. Immutable.
     *
     * @param customer who
     * @param routes how, the best way first; at least one
     * @param why what the condition found
     */
    public record Member(CustomerId customer, List<ContactRoute> routes, String why) {

        /** Refuses nulls, and keeps a copy of the list. */
        public Member {
            Objects.requireNonNull(customer, "customer");
            routes = List.copyOf(routes);
            Objects.requireNonNull(why, "why");
        }

        @Override
        public String toString() {
            return "Member[" + customer + "]";
        }
    }

    /**
     * Somebody not to be addressed. Immutable.
     *
     * @param customer who
     * @param why the first thing that is against it: the condition, what is not on file, standing, consent, or no way to reach it
     */
    public record LeftOut(CustomerId customer, String why) {

        /** Refuses nulls. */
        public LeftOut {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * Selects an audience. Where a way names the purpose only such ways are given, else those for any purpose, which only a
     * consent of another kind than {@link ConsentCheck#byNamedPurpose} lets in.
     *
     * @param pictures everybody that is looked at, in any order, each once
     * @param condition who is wanted
     * @param purpose for what, such as {@link ContactPurpose#MARKETING}
     * @param consent who may be contacted for it
     * @throws IllegalArgumentException if a customer comes twice
     */
    public static Audience select(
            Collection<CustomerPicture> pictures,
            CustomerCondition condition,
            ContactPurpose purpose,
            ConsentCheck consent) {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(consent, "consent");
        List<Member> members = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        Set<CustomerId> seen = new TreeSet<>();
        pictures.stream()
                .sorted(Comparator.comparing(CustomerPicture::customer))
                .forEach(picture -> {
                    if (!seen.add(picture.customer())) {
                        throw new IllegalArgumentException(picture.customer() + " comes twice");
                    }
                    CustomerCondition.Finding finding = condition.find(picture);
                    Optional<String> against =
                            finding.holds() ? refusal(picture, purpose, consent) : Optional.of(finding.says());
                    against.ifPresentOrElse(
                            why -> leftOut.add(new LeftOut(picture.customer(), why)),
                            () -> members.add(
                                    new Member(picture.customer(), routes(picture, purpose), finding.says())));
                });
        return new Audience(purpose, List.copyOf(members), List.copyOf(leftOut));
    }

    private static Optional<String> refusal(CustomerPicture picture, ContactPurpose purpose, ConsentCheck consent) {
        return picture.file()
                .flatMap(file -> picture.asOf().map(asOf -> Routes.refusal(file, consent, purpose, asOf)))
                .orElseGet(() -> Optional.of("no file, so no consent"));
    }

    private static List<ContactRoute> routes(CustomerPicture picture, ContactPurpose purpose) {
        return picture.file()
                .flatMap(file -> picture.asOf().map(asOf -> {
                    List<ContactRoute> naming = Routes.naming(file, purpose, asOf);
                    return naming.isEmpty() ? file.contactsFor(purpose, asOf) : naming;
                }))
                .orElseGet(List::of);
    }

    /** For what it is addressed. */
    public ContactPurpose purpose() {
        return purpose;
    }

    /** Who is to be addressed, by customer. */
    public List<Member> members() {
        return members;
    }

    /** Who is not, by customer. */
    public List<LeftOut> leftOut() {
        return leftOut;
    }

    /** Shows how many there are. */
    @Override
    public String toString() {
        return "Audience[" + purpose + ", " + members.size() + " in, " + leftOut.size() + " out]";
    }
}
