package io.cartera.examples.monthend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes maps, lists, numbers and texts as JSON, indented by two spaces, members in the order of the map. */
final class Json {

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
        return write(value, "\n");
    }

    private static String write(Object value, String newLine) {
        String inner = newLine + "  ";
        if (value instanceof Map<?, ?> map) {
            return block(
                    "{",
                    map.entrySet().stream().map(it -> text(it.getKey()) + ": " + write(it.getValue(), inner)),
                    "}",
                    newLine);
        }
        if (value instanceof List<?> list) {
            return block("[", list.stream().map(element -> write(element, inner)), "]", newLine);
        }
        if (value instanceof Optional<?> maybe) {
            return maybe.map(it -> write(it, newLine)).orElse("null");
        }
        return value instanceof Number ? value.toString() : text(value);
    }

    private static String block(String open, Stream<String> parts, String close, String newLine) {
        String inner = parts.map(part -> newLine + "  " + part).collect(Collectors.joining(","));
        return open + inner + (inner.isEmpty() ? "" : newLine) + close;
    }

    private static String text(Object text) {
        StringBuilder out = new StringBuilder("\"");
        text.toString().chars().forEach(c -> {
            if (c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.append(c == '"' || c == '\\' ? "\\" : "").append((char) c);
            }
        });
        return out.append('"').toString();
    }
}
