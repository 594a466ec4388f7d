package io.cartera.examples.monthend;

import java.util.Locale;

/** Colours that differ in lightness too, so that they can be told apart without colour vision and on paper. */
final class Palette {

    static final String CALM = "#2f6f9f";
    static final String ALERT = "#8c2d3a";

    private static final int[] YOUNG = {0xE3, 0xA2, 0x2E};
    private static final int[] OLD = {0x5A, 0x14, 0x2B};

    private Palette() {}

    /** The colour of an age: blue for what is not due, then from amber to dark red. */
    static String ofAge(int index, int ages) {
        if (index == 0) {
            return CALM;
        }
        int steps = Math.max(1, ages - 2);
        int[] mixed = new int[YOUNG.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = YOUNG[i] + (OLD[i] - YOUNG[i]) * (index - 1) / steps;
        }
        return String.format(Locale.ROOT, "#%02x%02x%02x", mixed[0], mixed[1], mixed[2]);
    }
}
