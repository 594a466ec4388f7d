package io.cartera.jdbc.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A statement with the name under which its failures are told. In its text {@code codepoints(x)} stands for what sorts
 * and compares x by code point on each database.
 */
final class Sql {

    private static final Pattern CODE_POINTS = Pattern.compile("codepoints\\(([^)]+)\\)");

    private final String name;
    private final Map<Engine, String> texts = new EnumMap<>(Engine.class);

    private Sql(String name, String text) {
        this.name = name;
        for (Engine engine : Engine.values()) {
            texts.put(engine, CODE_POINTS.matcher(text).replaceAll(m -> engine.inCodePointOrder(m.group(1))));
        }
    }

    static Sql of(String name, String text) {
        return new Sql(name, text);
    }

    String name() {
        return name;
    }

    String text(Engine engine) {
        return texts.get(engine);
    }
}
