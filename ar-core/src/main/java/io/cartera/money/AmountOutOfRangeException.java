package io.cartera.money;

import java.math.BigInteger;

/** Thrown where an amount exceeds {@link MinorUnits#MAX} minor units. Carries the number. */
public final class AmountOutOfRangeException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    private static final int MOST_BITS_SHOWN = 128;

    private final BigInteger minor;

    AmountOutOfRangeException(BigInteger minor) {
        super("amount of " + shown(minor) + " minor units is beyond 10^18 - 1");
        this.minor = minor;
    }

    /** The number of minor units that was refused. */
    public BigInteger minor() {
        return minor;
    }

    // A million digits take a second to write.
    private static String shown(BigInteger minor) {
        return minor.bitLength() <= MOST_BITS_SHOWN
                ? minor.toString()
                : "about " + (minor.signum() < 0 ? "-" : "") + "2^" + minor.bitLength();
    }
}
