package io.cartera.examples.monthend;

import java.util.Arrays;
import java.util.Locale;

/** Collects HTML: markup as it is, or a template with an escaped text for each {@code %s}. */
final class Markup {

    private final StringBuilder out = new StringBuilder();

    Markup add(String markup) {
        out.append(markup).append('\n');
        return this;
    }

    Markup add(String template, Object... texts) {
        Object[] escaped = Arrays.stream(texts).map(Markup::escaped).toArray();
        return add(String.format(Locale.ROOT, template, escaped));
    }

    private static String escaped(Object text) {
        return text.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
