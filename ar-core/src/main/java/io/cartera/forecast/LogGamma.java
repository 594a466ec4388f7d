package io.cartera.forecast;

/** The logarithm of the gamma function for arguments greater than zero, by Stirling's series. */
final class LogGamma {

    private static final double FAR_ENOUGH = 12;
    private static final double HALF_LOG_TWO_PI = 0.918938533204672741780329736406;
    private static final double[] SERIES = {
        1.0 / 12, -1.0 / 360, 1.0 / 1_260, -1.0 / 1_680, 1.0 / 1_188, -691.0 / 360_360, 1.0 / 156
    };

    private LogGamma() {}

    static double of(double value) {
        double shifted = value;
        double product = 1;
        while (shifted < FAR_ENOUGH) {
            product *= shifted;
            shifted++;
        }
        double sum = 0;
        double power = 1 / shifted;
        for (double term : SERIES) {
            sum += term * power;
            power /= shifted * shifted;
        }
        return (shifted - 0.5) * StrictMath.log(shifted) - shifted + HALF_LOG_TWO_PI + sum - StrictMath.log(product);
    }

    /** The logarithm of the beta function. */
    static double ofBeta(double first, double second) {
        return of(first) + of(second) - of(first + second);
    }
}
