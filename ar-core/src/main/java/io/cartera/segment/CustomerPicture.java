package io.cartera.segment;

import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFile;
import io.cartera.party.Region;
import io.cartera.relationship.SegmentMembership;
import io.cartera.time.AsOf;
import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer when a {@link CustomerCondition} is asked: what it bought, its file as of a day, and words that
 * others have for it, such as its payer class. A prospect has no purchases. What is not here is unknown, not false. Immutable.
 */
public final class CustomerPicture {

    private final CustomerId customer;
    private final @Nullable PurchaseTotals purchases;
    private final @Nullable CustomerFile file;
    private final @Nullable AsOf asOf;
    private final SortedMap<String, String> words;

    private CustomerPicture(
            CustomerId customer,
            @Nullable PurchaseTotals purchases,
            @Nullable CustomerFile file,
            @Nullable AsOf asOf,
            SortedMap<String, String> words) {
        this.customer = customer;
        this.purchases = purchases;
        this.file = file;
        this.asOf = asOf;
        this.words = words;
    }

    /** A customer of which nothing else is known. */
    public static CustomerPicture of(CustomerId customer) {
        return new CustomerPicture(
                Objects.requireNonNull(customer, "customer"), null, null, null, new TreeMap<>(CodePoints::compare));
    }

    /** A customer by its file, as of a day. */
    public static CustomerPicture of(CustomerFile file, AsOf asOf) {
        return new CustomerPicture(
                file.customer().id(),
                null,
                file,
                Objects.requireNonNull(asOf, "asOf"),
                new TreeMap<>(CodePoints::compare));
    }

    /**
     * The same with what the customer bought.
     *
     * @throws IllegalArgumentException if it is another customer's
     */
    public CustomerPicture with(PurchaseTotals bought) {
        if (!bought.customer().equals(customer)) {
            throw new IllegalArgumentException(bought + " is not of " + customer);
        }
        return new CustomerPicture(customer, bought, file, asOf, words);
    }

    /** The same with a word for the customer, such as {@code "payer class"} and {@code "GOOD"}; 1 to 128 characters each. */
    public CustomerPicture with(String name, String word) {
        SortedMap<String, String> more = new TreeMap<>(words);
        more.put(Require.id(name, "name"), Require.id(word, "word"));
        return new CustomerPicture(customer, purchases, file, asOf, more);
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** What it bought; empty where that is unknown. */
    public Optional<PurchaseTotals> purchases() {
        return Optional.ofNullable(purchases);
    }

    /** Its file; empty where that is unknown. */
    public Optional<CustomerFile> file() {
        return Optional.ofNullable(file);
    }

    /** As of when the file is read; empty without a file. */
    public Optional<AsOf> asOf() {
        return Optional.ofNullable(asOf);
    }

    /** The word of this name; empty where there is none. */
    public Optional<String> word(String name) {
        return Optional.ofNullable(words.get(Objects.requireNonNull(name, "name")));
    }

    /** In which segment of a scheme it is by its file. */
    public Optional<String> segment(String scheme) {
        return asOf().flatMap(day -> file().flatMap(
                        known -> known.find(CustomerFactKind.SEGMENT, Require.id(scheme, "scheme"), day))
                .flatMap(recorded ->
                        recorded.fact().content(CustomerFactKind.SEGMENT).find())
                .map(SegmentMembership::segment));
    }

    /** Where it is counted by its file. */
    public Optional<Region> region() {
        return asOf().flatMap(day -> file().flatMap(known -> known.content(CustomerFactKind.REGION, day)));
    }

    /** Shows the customer only. */
    @Override
    public String toString() {
        return "CustomerPicture[" + customer + "]";
    }
}
