package io.cartera.customer;

import io.cartera.trace.internal.Require;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Defaults for customers of a kind, under a name: terms, a limit to propose, procedures.
 * <p>
 * A customer is assigned the class with the values that it has then, from a day on. So what was in force on a day stays
 * answered for ever; a class that changes is assigned again, to those customers for which it is to change. A field without a
 * value has no default. Not personal. Immutable. Example:
 * {@code ProfileClass.named("wholesale").with(ProfileField.PAYMENT_TERMS, PaymentTerms.netDays(60))}.
 */
public final class ProfileClass {

    private final String name;
    private final Map<ProfileField<?>, String> values;

    private ProfileClass(String name, Map<ProfileField<?>, String> values) {
        this.name = Require.id(name, "profile class");
        this.values = values;
    }

    /** A class of this name, 1 to 128 characters, without defaults. */
    public static ProfileClass named(String name) {
        return new ProfileClass(name, Map.of());
    }

    /** This class with a default for a field. */
    public <T> ProfileClass with(ProfileField<T> field, T value) {
        return parsed(field, field.text(value));
    }

    private ProfileClass parsed(ProfileField<?> field, String text) {
        Map<ProfileField<?>, String> more = new LinkedHashMap<>();
        for (ProfileField<?> each : ProfileField.all()) {
            @Nullable String value = each == field ? text : values.get(each);
            if (value != null) {
                more.put(each, value);
            }
        }
        return new ProfileClass(name, more);
    }

    static FactFields fields(ProfileClass profile) {
        FactFields fields = FactFields.none().with("name", profile.name);
        profile.values.forEach((field, text) -> fields.with(field.name(), text));
        return fields;
    }

    static ProfileClass parse(FactFields fields) {
        ProfileClass profile = named(fields.require("name"));
        for (ProfileField<?> field : ProfileField.all()) {
            Optional<String> text = fields.find(field.name());
            if (text.isPresent()) {
                field.parse(text.get());
                profile = profile.parsed(field, text.get());
            }
        }
        return profile;
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The default for a field. */
    public <T> Optional<T> find(ProfileField<T> field) {
        return Optional.ofNullable(values.get(field)).map(field::parse);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProfileClass that && name.equals(that.name) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, values.size());
    }

    @Override
    public String toString() {
        return "ProfileClass[" + name + ", " + values + "]";
    }
}
