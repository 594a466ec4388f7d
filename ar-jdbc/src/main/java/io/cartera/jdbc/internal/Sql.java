package io.cartera.jdbc.internal;

import io.cartera.jdbc.internal.Columns.Type;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final String VALUES = " values (";
    private static final String PASSING = "for passing";
    private static final String SHARING = "for sharing";
    private static final Pattern TABLE = Pattern.compile("(?:insert into|update) (\\w+)");

    private final String name;
    private final String table;
    private final boolean isUpdate;
    private final Map<Engine, String> texts = new EnumMap<>(Engine.class);
    private final Map<List<Type>, String> ofArrays = new ConcurrentHashMap<>();

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

    boolean isInsert() {
        return texts.get(Engine.POSTGRESQL).startsWith("insert ");
    }

    /** An insert of one row as an insert of many, out of an array for each of its places. */
    String ofArrays(List<Type> types) {
        return ofArrays.computeIfAbsent(types, this::insertOfArrays);
    }

    private String insertOfArrays(List<Type> types) {
        String text = texts.get(Engine.POSTGRESQL);
        int values = text.lastIndexOf(VALUES);
        String[] between =
                text.substring(values + VALUES.length(), text.length() - 1).split("\\?", -1);
        StringBuilder rows = new StringBuilder(text.substring(0, values)).append(" select ");
        for (int i = 0; i < types.size(); i++) {
            Type type = types.get(i);
            // Among the columns, not as a table, of which the server would make a copy for each array.
            rows.append(between[i]).append(type.from("unnest(cast(? as " + type.element() + "[]))"));
        }
        return rows.append(between[types.size()]).toString();
    }

    String text(Engine engine) {
        return texts.get(engine);
    }
}
