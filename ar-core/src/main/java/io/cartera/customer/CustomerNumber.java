package io.cartera.customer;

import io.cartera.trace.ExternalRef;
import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Mod97;
import io.cartera.trace.internal.Require;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The number under which people know a customer: on paper, on the telephone, in the payer's reference.
 * <p>
 * It is not the {@link CustomerId}, which is for programs: a customer may be registered without a number and get one later,
 * or several where two files became one. No two customers of a store have the same number. It is kept as what a system of the
 * name {@link #SYSTEM} calls the customer, and has the form of an {@link ExternalRef}'s identifier: one to 128 characters, not
 * blank, without control characters, compared exactly and ordered by code point. It must not be personal, since it survives
 * erasure. Immutable. Example: {@code books.customers().find(CustomerNumber.of("C-000017-45"))}.
 */
public final class CustomerNumber implements Comparable<CustomerNumber> {

    /** The name under which numbers are among the references of a customer. */
    public static final String SYSTEM = "customer number";

    private final ExternalRef ref;

    private CustomerNumber(ExternalRef ref) {
        this.ref = ref;
    }

    /**
     * The number with this text.
     *
     * @throws IllegalArgumentException if it is blank, longer than 128 characters or has control characters
     */
    public static CustomerNumber of(String text) {
        return new CustomerNumber(ExternalRef.of(SYSTEM, text));
    }

    /** The first number among references, by their order; empty where none of them is a number. */
    public static Optional<CustomerNumber> among(Collection<ExternalRef> refs) {
        return refs.stream()
                .filter(CustomerNumber::isNumber)
                .sorted()
                .findFirst()
                .map(CustomerNumber::new);
    }

    static boolean isNumber(ExternalRef ref) {
        return ref.system().equals(SYSTEM);
    }

    /** The number as text. */
    public String value() {
        return ref.id();
    }

    /** The number as a reference, by which it is attached to a customer who has none yet. */
    public ExternalRef ref() {
        return ref;
    }

    @Override
    public int compareTo(CustomerNumber other) {
        return CodePoints.compare(value(), other.value());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerNumber that && ref.equals(that.ref);
    }

    @Override
    public int hashCode() {
        return ref.hashCode();
    }

    @Override
    public String toString() {
        return value();
    }

    /**
     * How numbers look: a prefix, digits filled up with zeros to a width, and two check digits where they are wanted.
     * <p>
     * The check digits are those of ISO 7064, MOD 97-10, over the capital letters and digits of prefix and number (what else
     * the prefix has does not count); they find every single wrong digit and every two neighbours swapped. A number that
     * needs more digits than the width has them. Immutable. Worked: {@code of("C-", 6).withCheckDigits()} makes 17 into
     * {@code C-000017-45}, since C is 12, and 12 000017 00 leaves 53 when divided by 97, and 98 less 53 is 45.
     */
    public static final class NumberingPolicy {

        private static final int MOST_DIGITS = 18;
        private static final int CHECKED = 98;

        private final String prefix;
        private final int width;
        private final boolean isChecked;

        private NumberingPolicy(String prefix, int width, boolean isChecked) {
            this.prefix = prefix;
            this.width = width;
            this.isChecked = isChecked;
        }

        /**
         * Numbers of a prefix, which may be empty, and digits.
         *
         * @param width the least number of digits, 1 to 18
         * @throws IllegalArgumentException if the width is another one, or the prefix is longer than 100 characters, begins with
         *     a blank or has control characters
         */
        public static NumberingPolicy of(String prefix, int width) {
            if (!prefix.isEmpty() && (Require.id(prefix, "prefix").length() > 100 || prefix.isBlank())) {
                throw new IllegalArgumentException("prefix is longer than 100 characters");
            }
            if (width < 1 || width > MOST_DIGITS) {
                throw new IllegalArgumentException("width is " + width + ", it must be 1 to " + MOST_DIGITS);
            }
            return new NumberingPolicy(prefix, width, false);
        }

        /** The same with a hyphen and two check digits at the end. */
        public NumberingPolicy withCheckDigits() {
            return new NumberingPolicy(prefix, width, true);
        }

        /**
         * The number at a place of the sequence.
         *
         * @throws IllegalArgumentException if the place is negative
         */
        public CustomerNumber number(long place) {
            if (place < 0) {
                throw new IllegalArgumentException("place is " + place + ", it must not be negative");
            }
            String plain = prefix + String.format(Locale.ROOT, "%0" + width + "d", place);
            return CustomerNumber.of(isChecked ? plain + "-" + checkDigits(plain) : plain);
        }

        /** Whether a text can be a number of this policy: its prefix, its digits, its check digits. */
        public boolean accepts(String text) {
            Objects.requireNonNull(text, "text");
            String plain = isChecked ? text.substring(0, Math.max(0, text.length() - 3)) : text;
            String digits = plain.startsWith(prefix) ? plain.substring(prefix.length()) : "";
            boolean isOfWidth = digits.length() == width
                    || digits.length() > width && digits.length() <= MOST_DIGITS + 1 && digits.charAt(0) != '0';
            boolean isNumber = isOfWidth && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            return isNumber && (!isChecked || text.equals(plain + "-" + checkDigits(plain)));
        }

        private static String checkDigits(String plain) {
            String counted = plain.chars()
                    .filter(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            return String.format(Locale.ROOT, "%02d", CHECKED - Mod97.rest(counted + "00"));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NumberingPolicy that
                    && prefix.equals(that.prefix)
                    && width == that.width
                    && isChecked == that.isChecked;
        }

        @Override
        public int hashCode() {
            return Objects.hash(prefix, width, isChecked);
        }

        @Override
        public String toString() {
            return "NumberingPolicy[" + prefix + ", " + width + (isChecked ? ", check digits]" : "]");
        }
    }

    /**
     * Where the places of numbers come from; a port of the host, who has a sequence of its database. A place is given once, to
     * any number of threads; places may be left out, so customer numbers have gaps. It is asked while a registration runs, again
     * where that is run again or the number is another customer's already.
     */
    @FunctionalInterface
    public interface NumberSequence {

        /** The next place, zero or more. */
        long next();

        /** A sequence within this program, from a place on; thread-safe. After a restart it passes over what is taken. */
        static NumberSequence from(long first) {
            if (first < 0) {
                throw new IllegalArgumentException("first is " + first + ", it must not be negative");
            }
            return new AtomicLong(first)::getAndIncrement;
        }
    }
}
