package io.cartera.relationship;

import io.cartera.trace.internal.CodePoints;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes a host keeps on its customers, by name, and of what type each is. A door with a schema refuses others and
 * other types; what is on file already stays, as it is read by who knows it. Immutable.
 */
public final class AttributeSchema {

    private static final AttributeSchema ANY = new AttributeSchema(null);

    private final @Nullable SortedMap<String, AttributeType> types;

    private AttributeSchema(@Nullable SortedMap<String, AttributeType> types) {
        this.types = types;
    }

    /** Attributes of any name and type. */
    public static AttributeSchema any() {
        return ANY;
    }

    /**
     * These attributes, and no others.
     *
     * @throws IllegalArgumentException if two have one name
     */
    public static AttributeSchema of(List<AttributeKey<?>> keys) {
        SortedMap<String, AttributeType> types = new TreeMap<>(CodePoints::compare);
        for (AttributeKey<?> key : keys) {
            if (types.putIfAbsent(key.name(), key.type()) != null) {
                throw new IllegalArgumentException("attribute " + key.name() + " is there twice");
            }
        }
        return new AttributeSchema(types);
    }

    /** Whether a value may be kept under this name. */
    public boolean allows(String name, AttributeValue value) {
        return types == null || types.get(name) == value.type();
    }

    /** The type that values under this name must have; empty where there is no such name, or any may be. */
    public Optional<AttributeType> type(String name) {
        return types == null ? Optional.empty() : Optional.ofNullable(types.get(name));
    }

    @Override
    public String toString() {
        return "AttributeSchema[" + (types == null ? "any" : types) + "]";
    }
}
