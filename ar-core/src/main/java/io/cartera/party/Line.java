package io.cartera.party;

import io.cartera.trace.internal.Require;
import org.jspecify.annotations.Nullable;

/** Texts of one line: not blank, without control characters, at most {@value Require#MAX_TEXT} characters. */
final class Line {

    private Line() {}

    static String of(String text, String name) {
        Require.text(text, name);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(name + " has a control character");
        }
        return text;
    }

    static @Nullable String orNone(@Nullable String text, String name) {
        return text == null ? null : of(text, name);
    }

    /** An open code: an identifier without white space. */
    static String code(String code, String name) {
        Require.id(code, name);
        if (code.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(name + " " + Require.shown(code) + " has white space");
        }
        return code;
    }
}
