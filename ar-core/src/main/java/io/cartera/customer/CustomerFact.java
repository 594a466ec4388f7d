package io.cartera.customer;

import io.cartera.party.Sensitive;
import io.cartera.trace.Difference;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is so of a customer from a day on: a fiscal profile, an address, that its account is open.
 * <p>
 * It has a kind, a key that tells several of the kind apart (empty where there is one at a time), the first day on which it
 * holds and, where it is known to end, the first on which it no longer does; and content of the kind's type, which may be
 * personal and so may have been erased. Of several facts of a kind and key the one from the latest day holds, of those from
 * one day the last recorded. Facts are recorded once and never edited. Immutable.
 */
public final class CustomerFact {

    /** The key where there is one fact of a kind at a time. */
    public static final String ONLY = "";

    private final CustomerId customer;
    private final Content<?> content;
    private final String key;
    private final LocalDate from;
    private final @Nullable LocalDate until;

    private CustomerFact(
            CustomerId customer, Content<?> content, String key, LocalDate from, @Nullable LocalDate until) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.content = content;
        this.key = key.isEmpty() ? key : Require.id(key, "key");
        this.from = Require.date(from, "from");
        this.until = until;
        if (until != null && !Require.date(until, "until").isAfter(from)) {
            throw new IllegalArgumentException("until " + until + " is not after " + from);
        }
        if (until != null && !content.kind().mayEnd()) {
            throw new IllegalArgumentException("a " + content.kind() + " has no end, another one follows it");
        }
    }

    /** A fact of a kind of which there is one at a time, from a day on. */
    public static <T> CustomerFact of(CustomerId customer, CustomerFactKind<T> kind, T content, LocalDate from) {
        return of(customer, kind, ONLY, content, from);
    }

    /**
     * A fact of a kind, told apart by a key, from a day on.
     *
     * @throws IllegalArgumentException if the kind gives such a content another key
     */
    public static <T> CustomerFact of(
            CustomerId customer, CustomerFactKind<T> kind, String key, T content, LocalDate from) {
        kind.requireKey(key, content);
        return new CustomerFact(customer, new Content<>(kind, Sensitive.of(content)), key, from, null);
    }

    /**
     * A fact as a store gives it back.
     *
     * @param until the first day on which it no longer holds; none where no end is known
     * @param text what {@link #text()} gave, or that it is erased
     * @throws IllegalArgumentException if the text is not of the kind's form
     */
    public static CustomerFact stored(
            CustomerId customer,
            CustomerFactKind<?> kind,
            String key,
            LocalDate from,
            @Nullable LocalDate until,
            Sensitive<String> text) {
        return new CustomerFact(customer, Content.parse(kind, text), key, from, until);
    }

    /**
     * This fact, with the first day on which it no longer holds.
     *
     * @throws IllegalArgumentException if that is not after its first day, or facts of its kind have no end: a fiscal
     *     profile and its confirmation, how an account is to be opened, and that it is open
     */
    public CustomerFact until(LocalDate day) {
        return new CustomerFact(customer, content, key, from, Objects.requireNonNull(day, "day"));
    }

    /** Of whom it is so. */
    public CustomerId customer() {
        return customer;
    }

    /** What it is about. */
    public CustomerFactKind<?> kind() {
        return content.kind();
    }

    /** What tells it from others of its kind; empty where there is one at a time. */
    public String key() {
        return key;
    }

    /** The first day on which it holds. */
    public LocalDate from() {
        return from;
    }

    /** The first day on which it no longer holds; empty where no end is known. */
    public Optional<LocalDate> until() {
        return Optional.ofNullable(until);
    }

    /** Whether it has not ended by this day. */
    public boolean lasts(LocalDate day) {
        return until == null || day.isBefore(until);
    }

    /**
     * The content.
     *
     * @param <T> its type
     * @throws IllegalArgumentException if it is a fact of another kind
     */
    public <T> Sensitive<T> content(CustomerFactKind<T> kind) {
        if (kind != content.kind()) {
            throw new IllegalArgumentException("the fact is of kind " + content.kind() + ", not " + kind);
        }
        @SuppressWarnings("unchecked")
        Content<T> own = (Content<T>) content;
        return own.value();
    }

    /** The content as one text, as a store keeps it; erased where it is. */
    public Sensitive<String> text() {
        return content.text();
    }

    /** Key and days, then the content: by these a repeat is told from a conflict. In a fixed order. */
    public Map<String, String> fields() {
        Map<String, String> fields = keyAndDays();
        fields.putAll(contentFields());
        return fields;
    }

    /**
     * In what another fact, given under the identifier of this one, differs from it; empty for a repeat. Where the content
     * of either is erased, it is not compared: whoever gives the same once more is not told that it was another.
     */
    public Optional<Difference> differenceFrom(CustomerFact offered) {
        return content.value().isErased() || offered.content.value().isErased()
                ? Difference.between(keyAndDays(), offered.keyAndDays())
                : Difference.between(fields(), offered.fields());
    }

    private Map<String, String> keyAndDays() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", key);
        fields.put("from", from.toString());
        until().ifPresent(day -> fields.put("until", day.toString()));
        return fields;
    }

    /** The content as named texts, each of which may be personal; empty where it is erased. In a fixed order. */
    public Map<String, String> contentFields() {
        return content.fields();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerFact that
                && customer.equals(that.customer)
                && content.equals(that.content)
                && key.equals(that.key)
                && from.equals(that.from)
                && Objects.equals(until, that.until);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, content.kind().name(), key, from);
    }

    /** Leaves the content out. */
    @Override
    public String toString() {
        return content.kind() + "[" + customer + (key.isEmpty() ? "" : ", " + key) + ", " + from
                + (until == null ? "" : " until " + until) + "]";
    }

    private record Content<T>(CustomerFactKind<T> kind, Sensitive<T> value) {

        Content {
            Objects.requireNonNull(kind, "kind");
        }

        static <T> Content<T> parse(CustomerFactKind<T> kind, Sensitive<String> text) {
            return new Content<>(kind, text.map(kind::parse));
        }

        Sensitive<String> text() {
            return value.map(kind::text);
        }

        Map<String, String> fields() {
            return value.find().map(kind::fields).orElse(Map.of());
        }
    }
}
