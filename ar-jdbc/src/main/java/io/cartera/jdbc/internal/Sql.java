package io.cartera.jdbc.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with the name under which its failures are told. In its text {@code codepoints(x)} stands for what sorts
 * and compares x by code point on each database, {@code as bigint} for a cast to a whole number, {@code for passing}
 * for a lock that many may hold at once or pass over, and {@code for sharing} for one that readers of the same row share.
 */
final class Sql {

    private static final Pattern CODE_POINTS = Pattern.compile("codepoints\\(([^)]+)\\)");

    private static final String WHOLE_NUMBER = "as bigint";
    private static final String PASSING = "for passing";
    private static final String SHARING = "for sharing";
    private static final Pattern TABLE = Pattern.compile("(?:insert into|update) (\\w+)");

    private final String name;
    private final String table;
    private final boolean isUpdate;
    private final Map<Engine, String> texts = new EnumMap<>(Engine.class);

    private Sql(String name, String text) {
        this.name = name;
        this.isUpdate = text.startsWith("update ");
        Matcher written = TABLE.matcher(text);
        this.table = written.lookingAt() ? written.group(1) : "";
        for (Engine engine : Engine.values()) {
            String ordered = CODE_POINTS.matcher(text).replaceAll(m -> engine.inCodePointOrder(m.group(1)));
            texts.put(
                    engine,
                    ordered.replace(WHOLE_NUMBER, "as " + engine.wholeNumber())
                            .replace(PASSING, engine.lockToPass())
                            .replace(SHARING, engine.lockToShare()));
        }
    }

    static Sql of(String name, String text) {
        return new Sql(name, text);
    }

    String name() {
        return name;
    }

    /** The table to which it writes; empty if it only reads. */
    String table() {
        return table;
    }

    boolean isUpdate() {
        return isUpdate;
    }

    String text(Engine engine) {
        return texts.get(engine);
    }
}
