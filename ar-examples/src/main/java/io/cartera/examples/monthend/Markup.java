package io.cartera.examples.monthend;

import java.util.Locale;

/** Collects HTML; whatever is filled into a template is escaped, the template is not. */
final class Markup {

    private final StringBuilder out = new StringBuilder();

    /** Adds a template, with {@code %s} for each text to be filled in. */
    Markup add(String template, Object... texts) {
        Object[] escaped = new Object[texts.length];
        for (int i = 0; i < texts.length; i++) {
            escaped[i] = escaped(texts[i].toString());
        }
        out.append(String.format(Locale.ROOT, template, escaped)).append('\n');
        return this;
    }

    /** Adds markup as it is. */
    Markup raw(String markup) {
        out.append(markup).append('\n');
        return this;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
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
