package io.cartera.invoice;

import io.cartera.money.Percentage;
import java.util.Optional;

/**
 * Why an amount bears tax as it does: the categories of EN 16931 (BT-95, BT-102, BT-118, BT-151) with their codes.
 * <p>
 * Only {@link #STANDARD}, {@link #CANARY_ISLANDS}, {@link #CEUTA_AND_MELILLA} and {@link #SPLIT_PAYMENT} have a rate of
 * their own; the others are taxed at 0. What of split payment the buyer does not pay to the seller is the host's to post. {@link #NOT_SUBJECT} has no rate at all in the norm: here it counts as 0, and an export leaves it out.
 * Ordered as declared, which is how documents list amounts of one rate.
 */
public enum TaxCategory {
    /** Taxed at a rate above zero (BR-S-05). */
    STANDARD("S"),
    /** Goods taxed at zero. */
    ZERO_RATED("Z"),
    /** Exempt from tax; the norm wants a reason. */
    EXEMPT("E"),
    /** The buyer owes the tax; the norm wants a reason. */
    REVERSE_CHARGE("AE"),
    /** A supply into another country of the European Union; the norm wants a reason. */
    INTRA_COMMUNITY("K"),
    /** An export out of the European Union; the norm wants a reason. */
    EXPORT("G"),
    /** Not subject to tax; the norm wants a reason. */
    NOT_SUBJECT("O"),
    /** IGIC of the Canary Islands, at any rate. */
    CANARY_ISLANDS("L"),
    /** IPSI of Ceuta and Melilla, at any rate. */
    CEUTA_AND_MELILLA("M"),
    /** Split payment, of domestic documents of Italy: taxed at a rate above zero, which the buyer pays to the state (BR-B-01). */
    SPLIT_PAYMENT("B");

    private static final Percentage ZERO = Percentage.of("0");

    private final String code;

    TaxCategory(String code) {
        this.code = code;
    }

    /** The code of the norm, such as {@code AE}. */
    public String code() {
        return code;
    }

    /**
     * The category with this code.
     *
     * @throws IllegalArgumentException if none has it
     */
    public static TaxCategory ofCode(String code) {
        for (TaxCategory category : values()) {
            if (category.code.equals(code)) {
                return category;
            }
        }
        throw new IllegalArgumentException("no tax category has such a code");
    }

    /** What a rate means where nothing else is said: {@link #STANDARD} above zero, {@link #ZERO_RATED} at it. */
    public static TaxCategory usualAt(Percentage rate) {
        return rate.equals(ZERO) ? ZERO_RATED : STANDARD;
    }

    /** Whether amounts of this category may be taxed at this rate (BR-S-05, BR-Z-05, BR-E-05 and their like). */
    public boolean allows(Percentage rate) {
        return switch (this) {
            case STANDARD, SPLIT_PAYMENT -> !rate.equals(ZERO);
            case CANARY_ISLANDS, CEUTA_AND_MELILLA -> true;
            default -> rate.equals(ZERO);
        };
    }

    /** Whether the norm wants to know why no tax is charged (BR-E-10 and its like). */
    public boolean needsReason() {
        return switch (this) {
            case EXEMPT, REVERSE_CHARGE, INTRA_COMMUNITY, EXPORT, NOT_SUBJECT -> true;
            default -> false;
        };
    }

    /** Whether a reason why no tax is charged may be stated: where it is needed (BR-S-10, BR-Z-10 and their like forbid it). */
    public boolean allowsReason() {
        return needsReason() || this == SPLIT_PAYMENT;
    }

    Percentage checked(Percentage rate) {
        if (!allows(rate)) {
            throw new IllegalArgumentException("category " + code + " is not taxed at " + rate);
        }
        return rate;
    }

    /** This category, or nothing where the rate says as much. */
    Optional<TaxCategory> unlessUsualAt(Percentage rate) {
        return this == usualAt(rate) ? Optional.empty() : Optional.of(this);
    }
}
