package io.cartera.allocation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text as runs of letters and runs of digits, so that "INV-01/7", "inv 01 7" and "Inv01-7" read alike, and "INV-1-2"
 * and "INV-12" do not. Compatibility forms, such as full-width digits, and case make no difference.
 */
final class Runs {

    /**
     * A run of letters or of digits.
     *
     * @param text in upper case
     * @param isNumber whether it is of digits
     * @param start where it begins in the text
     * @param end where it has ended
     */
    record Run(String text, boolean isNumber, int start, int end) {}

    private final String text;
    private final List<Run> all;

    private Runs(String text, List<Run> all) {
        this.text = text;
        this.all = all;
    }

    static Runs of(String raw) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFKC);
        List<Run> runs = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int start = at;
            int kind = kindAt(text, at);
            while (at < text.length() && kindAt(text, at) == kind) {
                at += Character.charCount(text.codePointAt(at));
            }
            if (kind != OTHER) {
                runs.add(new Run(text.substring(start, at).toUpperCase(Locale.ROOT), kind == DIGIT, start, at));
            }
        }
        return new Runs(text, runs);
    }

    private static final int OTHER = 0;
    private static final int DIGIT = 1;
    private static final int LETTER = 2;

    private static int kindAt(String text, int at) {
        int c = text.codePointAt(at);
        if (Character.isDigit(c)) {
            return DIGIT;
        }
        int type = Character.getType(c);
        boolean isMark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return Character.isLetter(c) || isMark ? LETTER : OTHER;
    }

    /** The text as it was read. */
    String text() {
        return text;
    }

    List<Run> all() {
        return all;
    }

    int size() {
        return all.size();
    }

    Run get(int index) {
        return all.get(index);
    }

    /** What stands between a run and the next; after the last and before the first, what stands there. */
    String gapAfter(int index) {
        int from = index < 0 ? 0 : all.get(index).end();
        int to = index + 1 < all.size() ? all.get(index + 1).start() : text.length();
        return text.substring(from, to);
    }

    /** The runs from one on, as a key. */
    String key(int from, int count) {
        StringBuilder key = new StringBuilder();
        for (int i = from; i < from + count; i++) {
            key.append(i == from ? "" : "-").append(all.get(i).text());
        }
        return key.toString();
    }

    String key() {
        return key(0, all.size());
    }
}
