package io.cartera.party;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A postal address: one to {@value #MAX_LINES} lines, a city, and a country by its two letters of ISO 3166-1; besides a
 * region and a postal code where there are. Lines are in the order in which they are written. That a country of these
 * letters exists is not checked, nor that there is such a place. Personal: {@link #toString()} shows the country only.
 * Immutable. Example:
 * <pre>{@code
 * PostalAddress.in("ES").line("Calle Mayor 1").postalCode("28013").city("Madrid").build();
 * }</pre>
 */
public final class PostalAddress {

    /** The most lines an address has. */
    public static final int MAX_LINES = 6;

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final List<String> lines;
    private final String city;
    private final @Nullable String region;
    private final @Nullable String postalCode;
    private final String country;

    private PostalAddress(Builder builder) {
        this.lines = List.copyOf(builder.lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an address has at least one line");
        }
        this.city = Objects.requireNonNull(builder.city, "city");
        this.region = builder.region;
        this.postalCode = builder.postalCode;
        this.country = builder.country;
    }

    /**
     * Starts an address in a country.
     *
     * @param country two capital letters of ISO 3166-1
     * @throws IllegalArgumentException if it is not two capital letters
     */
    public static Builder in(String country) {
        return new Builder(country);
    }

    /** The lines above the city, in their order. */
    public List<String> lines() {
        return lines;
    }

    /** The city or other place. */
    public String city() {
        return city;
    }

    /** The region, province or state. */
    public Optional<String> region() {
        return Optional.ofNullable(region);
    }

    /** The postal code. */
    public Optional<String> postalCode() {
        return Optional.ofNullable(postalCode);
    }

    /** The country by its two letters. */
    public String country() {
        return country;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PostalAddress that
                && lines.equals(that.lines)
                && city.equals(that.city)
                && Objects.equals(region, that.region)
                && Objects.equals(postalCode, that.postalCode)
                && country.equals(that.country);
    }

    @Override
    public int hashCode() {
        return Objects.hash(lines, city, country);
    }

    /** Shows the country only. */
    @Override
    public String toString() {
        return "PostalAddress[" + country + "]";
    }

    /** Collects the parts of an address. Not thread-safe. */
    public static final class Builder {

        private final String country;
        private final List<String> lines = new ArrayList<>();
        private @Nullable String city;
        private @Nullable String region;
        private @Nullable String postalCode;

        private Builder(String country) {
            if (!COUNTRY.matcher(Objects.requireNonNull(country, "country")).matches()) {
                throw new IllegalArgumentException("country is not two capital letters");
            }
            this.country = country;
        }

        /**
         * Adds a line.
         *
         * @throws IllegalArgumentException beyond {@link #MAX_LINES} lines
         */
        public Builder line(String line) {
            if (lines.size() == MAX_LINES) {
                throw new IllegalArgumentException("an address has at most " + MAX_LINES + " lines");
            }
            lines.add(Line.of(line, "line"));
            return this;
        }

        /** Sets the city. */
        public Builder city(String city) {
            this.city = Line.of(city, "city");
            return this;
        }

        /** Sets the region. */
        public Builder region(String region) {
            this.region = Line.of(region, "region");
            return this;
        }

        /** Sets the postal code. */
        public Builder postalCode(String postalCode) {
            this.postalCode = Line.of(postalCode, "postal code");
            return this;
        }

        /**
         * The address.
         *
         * @throws IllegalArgumentException if it has no line
         * @throws NullPointerException if no city was given
         */
        public PostalAddress build() {
            return new PostalAddress(this);
        }
    }
}
