package io.cartera.identifier;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One form that numbers of a scheme have, with its check digits.
 * <p>
 * A shape is written as standards of banks write theirs: capital letters stand for themselves, and a count (or two, the
 * least and the most) with a small letter for characters of a class, so {@code ATU8n} is ATU and eight digits. What stands
 * for itself is left out before the check sees the number.
 */
final class Form {

    private static final Pattern STEP = Pattern.compile("([A-Z]+)|([0-9]+)(?:-([0-9]+))?([a-z])");

    private static final Map<String, String> CLASSES = Map.of(
            "n", "[0-9]",
            "a", "[A-Z]",
            "c", "[0-9A-Z]",
            // Letters without those that look like a digit: French keys, and the wider set that Chinese codes leave
            // out.
            "k", "[0-9A-HJ-NP-Z]",
            "u", "[0-9A-HJ-NPQRTUWXY]",
            "i", "[0-9A-Z+*]",
            "z", "[0-9A-Z<]");

    private final Pattern pattern;
    private final int least;
    private final int most;
    private final Predicate<String> fits;
    private final Predicate<String> isGivenOut;

    private Form(Pattern pattern, int least, int most, Predicate<String> fits, Predicate<String> isGivenOut) {
        this.pattern = pattern;
        this.least = least;
        this.most = most;
        this.fits = fits;
        this.isGivenOut = isGivenOut;
    }

    /** Numbers of this shape whose free part has the right check digits. */
    static Form of(String shape, Predicate<String> fits) {
        StringBuilder regex = new StringBuilder();
        int least = 0;
        int most = 0;
        Matcher steps = STEP.matcher(shape);
        int end = 0;
        while (steps.find() && steps.start() == end) {
            end = steps.end();
            if (steps.group(1) != null) {
                regex.append(steps.group(1));
                least += steps.group(1).length();
                most += steps.group(1).length();
            } else {
                String few = steps.group(2);
                String many = steps.group(3) == null ? few : steps.group(3);
                regex.append('(').append(CLASSES.get(steps.group(4)));
                regex.append('{').append(few).append(',').append(many).append("})");
                least += Integer.parseInt(few);
                most += Integer.parseInt(many);
            }
        }
        if (end != shape.length()) {
            throw new IllegalArgumentException("no shape: " + shape);
        }
        return new Form(Pattern.compile(regex.toString()), least, most, fits, free -> true);
    }

    /** This form, of which only numbers whose free part matches are given out. */
    Form only(String regex) {
        return only(Pattern.compile(regex).asMatchPredicate());
    }

    /** This form, of which only these numbers are given out. */
    Form only(Predicate<String> givenOut) {
        return new Form(pattern, least, most, fits, isGivenOut.and(givenOut));
    }

    boolean isAsLongAs(String number) {
        return number.length() >= least && number.length() <= most;
    }

    /** What the number has where the shape is free; empty where it is not of this shape. */
    Optional<String> freePartOf(String number) {
        Matcher matcher = pattern.matcher(number);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        StringBuilder free = new StringBuilder();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            free.append(matcher.group(i));
        }
        return Optional.of(free.toString());
    }

    Optional<IdentifierFault> faultOf(String free) {
        if (!fits.test(free)) {
            return Optional.of(IdentifierFault.WRONG_CHECK_DIGITS);
        }
        return isGivenOut.test(free) ? Optional.empty() : Optional.of(IdentifierFault.NOT_ASSIGNED);
    }
}
