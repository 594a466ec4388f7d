package io.cartera.jdbc.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Scripts as they lie in the jar, one for each version of the tables, and the names of what they make. */
public final class SchemaScript {

    private static final Pattern TABLE = Pattern.compile("create table (\\w+) \\((.*?)\\n\\)[^;]*;", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("^    (?!constraint )([a-z_]+) ", Pattern.MULTILINE);
    private static final Pattern CONSTRAINT = Pattern.compile("constraint (\\w+) ");
    private static final Pattern VIEW = Pattern.compile("create view (\\w+) as");
    private static final Pattern ROW = Pattern.compile("\\([^()]+\\)");
    private static final Pattern INDEX = Pattern.compile("create index (\\w+) on");
    private static final Pattern ADDED_COLUMN = Pattern.compile("alter table (\\w+) add column (\\w+) ");
    private static final Pattern ADDED_CONSTRAINT = Pattern.compile("alter table \\w+ add constraint (\\w+) ");
    /** The versions in their order. A script that was released never changes; what comes later is a script of its own. */
    private static final List<String> VERSIONS = List.of(
            "V1__cartera",
            "V2__customer_file",
            "V3__invoice_detail",
            "V4__documents",
            "V5__imports",
            "V6__headroom",
            "V7__sent_notices",
            "V8__credit_log",
            "V9__rewards",
            "V10__refund_requests",
            "V11__points_restored");
    /** What a table is said to lack where the script fills it. */
    static final String ROWS = "rows of";

    private static final Map<Engine, List<SchemaScript>> EACH = new EnumMap<>(Engine.class);
    private static final Map<Engine, SchemaScript> ALL = new EnumMap<>(Engine.class);

    static {
        for (Engine engine : Engine.values()) {
            List<SchemaScript> each = VERSIONS.stream()
                    .map(version -> new SchemaScript(
                            version, read("/io/cartera/jdbc/schema/" + engine.folder() + "/" + version + ".sql")))
                    .toList();
            EACH.put(engine, each);
            ALL.put(
                    engine,
                    new SchemaScript(
                            "the schema", each.stream().map(SchemaScript::text).collect(Collectors.joining("\n"))));
        }
    }

    private final String name;
    private final String text;
    private final List<Name> names = new ArrayList<>();
    private final List<String> constraints = new ArrayList<>();
    private final Map<String, Long> rows = new LinkedHashMap<>();

    private SchemaScript(String name, String text) {
        this.name = name;
        this.text = text;
        Matcher tables = TABLE.matcher(text);
        while (tables.find()) {
            String table = tables.group(1);
            names.add(new Name("table", table));
            each(COLUMN, tables.group(2), column -> names.add(new Name("column", table + "." + column)));
            each(CONSTRAINT, tables.group(2), constraint -> {
                names.add(new Name("constraint", constraint));
                constraints.add(constraint);
            });
            long count = rows(table);
            if (count > 0) {
                names.add(new Name(ROWS, table));
                rows.put(table, count);
            }
        }
        Matcher added = ADDED_COLUMN.matcher(text);
        while (added.find()) {
            names.add(new Name("column", added.group(1) + "." + added.group(2)));
        }
        each(ADDED_CONSTRAINT, text, constraint -> {
            names.add(new Name("constraint", constraint));
            constraints.add(constraint);
        });
        each(INDEX, text, index -> names.add(new Name("index", index)));
        each(VIEW, text, view -> names.add(new Name("view", view)));
    }

    /** All versions for a database product, one after the other. */
    public static SchemaScript of(Engine engine) {
        return ALL.get(engine);
    }

    /** The script of each version for a database product, in their order. */
    public static List<SchemaScript> each(Engine engine) {
        return EACH.get(engine);
    }

    /** The name of its file, without the ending. */
    String name() {
        return name;
    }

    /** The whole script. */
    public String text() {
        return text;
    }

    /** Its statements, without comments. */
    List<String> statements() {
        List<String> statements = new ArrayList<>();
        for (String statement : text.replaceAll("(?m)^--.*$", "").split(";\\s*\\n")) {
            if (!statement.isBlank()) {
                statements.add(statement.strip());
            }
        }
        return statements;
    }

    /** What it makes, in its order. */
    List<Name> names() {
        return names;
    }

    /** How many rows it puts into which tables. */
    Map<String, Long> rows() {
        return rows;
    }

    /** The names of its constraints. */
    List<String> constraints() {
        return constraints;
    }

    private long rows(String table) {
        Matcher insert = Pattern.compile("insert into " + table + " \\([^)]*\\) values(.*?);", Pattern.DOTALL)
                .matcher(text);
        return insert.find() ? ROW.matcher(insert.group(1)).results().count() : 0;
    }

    private static void each(Pattern pattern, String text, Consumer<String> action) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            action.accept(matcher.group(1));
        }
    }

    /** A text that lies in the jar. */
    static String read(String path) {
        try (InputStream in = SchemaScript.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something that a script makes: what it is, and its name in lower case. */
    record Name(String what, String name) {
        @Override
        public String toString() {
            return what + " " + name;
        }
    }
}
