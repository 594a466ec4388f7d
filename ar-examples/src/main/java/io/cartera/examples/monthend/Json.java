package io.cartera.examples.monthend;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Writes maps, lists, numbers and texts as JSON, indented by two spaces, members in the order of the map. */
final class Json {

    private final StringBuilder out = new StringBuilder();

    private Json() {}

    /** An object with these members: name, value, name, value and so on. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }

    static String write(Object value) {
        Json json = new Json();
        json.value(value, "\n");
        return json.out.append('\n').toString();
    }

    private void value(Object value, String newLine) {
        if (value instanceof Map<?, ?> members) {
            Iterator<? extends Map.Entry<?, ?>> rest = members.entrySet().iterator();
            block('{', '}', rest, newLine, member -> {
                text(member.getKey().toString());
                out.append(": ");
                value(member.getValue(), newLine + "  ");
            });
        } else if (value instanceof List<?> elements) {
            block('[', ']', elements.iterator(), newLine, element -> value(element, newLine + "  "));
        } else if (value instanceof Number) {
            out.append(value);
        } else {
            text(value.toString());
        }
    }

    private <T> void block(
            char open, char close, Iterator<T> rest, String newLine, Consumer<T> element) {
        out.append(open);
        boolean isEmpty = !rest.hasNext();
        while (rest.hasNext()) {
            out.append(newLine).append("  ");
            element.accept(rest.next());
            out.append(rest.hasNext() ? "," : "");
        }
        out.append(isEmpty ? "" : newLine).append(close);
    }

    private void text(String text) {
        out.append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.append((char) c);
            }
        });
        out.append('"');
    }
}
