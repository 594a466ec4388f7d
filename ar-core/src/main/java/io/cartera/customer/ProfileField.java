package io.cartera.customer;

import io.cartera.money.Percentage;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.internal.Require;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A field for which a {@link ProfileClass} has a default, and a customer may have a value of its own. There will be more.
 * Immutable.
 *
 * @param <T> the type of its values
 */
public final class ProfileField<T> {

    private static final Map<String, ProfileField<?>> ALL = new LinkedHashMap<>();

    /** The terms of payment where neither document nor agreement states any. */
    public static final ProfileField<PaymentTerms> PAYMENT_TERMS =
            field("PAYMENT_TERMS", PaymentTerms::toString, PaymentTerms::parse);

    /** A credit limit to be proposed; limits are granted, never assumed. */
    public static final ProfileField<Money> CREDIT_LIMIT_PROPOSAL =
            field("CREDIT_LIMIT_PROPOSAL", Money::toString, Money::parse);

    /** By which procedure reminders go out: the caller's identifier of it. */
    public static final ProfileField<String> DUNNING_PROCEDURE =
            field("DUNNING_PROCEDURE", text -> Require.id(text, "dunning procedure"), Function.identity());

    /** In which style statements are made: the caller's identifier of it. */
    public static final ProfileField<String> STATEMENT_STYLE =
            field("STATEMENT_STYLE", text -> Require.id(text, "statement style"), Function.identity());

    /** By which methods the customer has agreed to pay. */
    public static final ProfileField<PaymentPreference> PAYMENT_PREFERENCE =
            field("PAYMENT_PREFERENCE", PaymentPreference::text, PaymentPreference::parse);

    /** By what the points of a purchase are multiplied: 150 % are half as many again. */
    public static final ProfileField<Percentage> REWARD_MULTIPLIER =
            field("REWARD_MULTIPLIER", share -> share.value().toPlainString(), Percentage::of);

    /** After how many days without contact the customer is to be called again, 1 to 3660. */
    public static final ProfileField<Integer> CONTACT_CADENCE_DAYS =
            field("CONTACT_CADENCE_DAYS", ProfileField::cadence, text -> Integer.valueOf(text));

    /** How well the customer is served: the caller's identifier of it. */
    public static final ProfileField<String> SERVICE_LEVEL =
            field("SERVICE_LEVEL", text -> Require.id(text, "service level"), Function.identity());

    private static final int LONGEST_CADENCE = 3660;

    private final String name;
    private final Function<T, String> writing;
    private final Function<String, T> reading;

    private ProfileField(String name, Function<T, String> writing, Function<String, T> reading) {
        this.name = name;
        this.writing = writing;
        this.reading = reading;
    }

    private static <T> ProfileField<T> field(String name, Function<T, String> writing, Function<String, T> reading) {
        ProfileField<T> field = new ProfileField<>(name, writing, reading);
        ALL.put(name, field);
        return field;
    }

    private static String cadence(int days) {
        if (Require.positive(days, "contact cadence") > LONGEST_CADENCE) {
            throw new IllegalArgumentException("contact cadence is " + days + ", at most " + LONGEST_CADENCE);
        }
        return Integer.toString(days);
    }

    /** All fields, in a fixed order. */
    public static List<ProfileField<?>> all() {
        return List.copyOf(ALL.values());
    }

    /**
     * The field of this name.
     *
     * @throws IllegalArgumentException if there is none, with those there are
     */
    public static ProfileField<?> of(String name) {
        @Nullable ProfileField<?> field = ALL.get(Objects.requireNonNull(name, "name"));
        if (field == null) {
            throw new IllegalArgumentException(
                    "no field of a profile is " + Require.shown(name) + ", there are " + ALL.keySet());
        }
        return field;
    }

    /** The name that is stored, and the key of a value of a customer's own. */
    public String name() {
        return name;
    }

    String text(T value) {
        return writing.apply(Objects.requireNonNull(value, "value"));
    }

    T parse(String text) {
        return reading.apply(text);
    }

    @Override
    public String toString() {
        return name;
    }
}
