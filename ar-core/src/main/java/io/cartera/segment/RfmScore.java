package io.cartera.segment;

import java.util.Objects;

/**
 * How recently, how often and for how much a customer bought, each as a class from 1 to the number of classes, the higher
 * the better. Immutable.
 *
 * @param purchases the customer and its figures
 * @param recency the class by the day of the last purchase, the later the better
 * @param frequency the class by the number of purchases
 * @param monetary the class by the total, or by the mean of a purchase where the scheme says so
 */
public record RfmScore(PurchaseTotals purchases, int recency, int frequency, int monetary) {

    private static final int ONE_DIGIT = 9;

    /** Refuses nulls, and classes outside 1 to 10. */
    public RfmScore {
        Objects.requireNonNull(purchases, "purchases");
        requireClass(recency, "recency");
        requireClass(frequency, "frequency");
        requireClass(monetary, "monetary");
    }

    private static void requireClass(int value, String name) {
        if (value < 1 || value > Rfm.MAX_CLASSES) {
            throw new IllegalArgumentException(name + " is " + value + ", 1 to " + Rfm.MAX_CLASSES + " is allowed");
        }
    }

    /** The three as the usual code, such as {@code 545}; with ten classes as {@code 5-10-5}. */
    static String code(int classes, int recency, int frequency, int monetary) {
        String between = classes > ONE_DIGIT ? "-" : "";
        return recency + between + frequency + between + monetary;
    }
}
