package io.cartera.money;

/** Thrown where an amount exceeds {@link MinorUnits#MAX} minor units. Carries the number. */
public final class AmountOutOfRangeException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    private final String minor;

    AmountOutOfRangeException(String minor) {
        super("amount of " + shortened(minor) + " minor units is beyond 10^18 - 1");
        this.minor = minor;
    }

    /** The number of minor units that was refused. */
    public String minor() {
        return minor;
    }

    private static String shortened(String digits) {
        return digits.length() <= 40 ? digits : digits.substring(0, 40) + "… (" + digits.length() + " digits)";
    }
}
