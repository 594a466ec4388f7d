package io.cartera.customer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of a fact as named fields, and those as one text: the version of the form of its kind, then a line
 * {@code name=value} for each field, in their order. In a value a backslash, a line feed and a carriage return are written
 * {@code \\}, {@code \n} and {@code \r}. Forms are in {@code docs/customer-facts.md}; a form is frozen once it is released.
 */
final class FactFields {

    private final Map<String, String> values;

    private FactFields(Map<String, String> values) {
        this.values = values;
    }

    static FactFields none() {
        return new FactFields(new LinkedHashMap<>());
    }

    FactFields with(String name, String value) {
        values.put(name, value);
        return this;
    }

    FactFields with(String name, Optional<String> value) {
        value.ifPresent(text -> values.put(name, text));
        return this;
    }

    Map<String, String> values() {
        return values;
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String require(String name) {
        @Nullable String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no field " + name);
        }
        return value;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(int version) {
        StringBuilder text = new StringBuilder().append(version);
        values.forEach(
                (name, value) -> text.append('\n').append(name).append('=').append(escaped(value)));
        return text.toString();
    }

    static FactFields parse(int version, String text) {
        String[] lines = text.split("\n", -1);
        if (!lines[0].equals(Integer.toString(version))) {
            throw new IllegalArgumentException("the text is not of form " + version);
        }
        FactFields fields = none();
        for (int i = 1; i < lines.length; i++) {
            int end = lines[i].indexOf('=');
            if (end < 1) {
                throw new IllegalArgumentException("line " + (i + 1) + " has no field");
            }
            fields.with(lines[i].substring(0, end), plain(lines[i].substring(end + 1)));
        }
        return fields;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String plain(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            i++;
            char escaped = i < value.length() ? value.charAt(i) : ' ';
            switch (escaped) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case '\\' -> plain.append('\\');
                default -> throw new IllegalArgumentException("a backslash stands for nothing");
            }
        }
        return plain.toString();
    }
}
