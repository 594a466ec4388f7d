package io.cartera.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.audit.AuditAnchor;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.LimitGranted;
import io.cartera.headroom.HeadroomGrounds;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.SeriesId;
import io.cartera.jdbc.internal.SchemaWork;
import io.cartera.store.ReceivablesStore;
import io.cartera.time.AsOf;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * T20: rows that an earlier version of the library wrote are read as they were meant, and verify. The rows and the answers of
 * version 1 lie beside the tests and are frozen: the tables of version 1 get the rows, then the later scripts are run over
 * them. {@code -Dcartera.golden=<n>} writes those of a version that is not frozen yet.
 */
class GoldenSchemaTest {

    private static final int WRITES = Integer.getInteger("cartera.golden", 0);
    private static final Path FOLDER = Path.of("src/test/resources/io/cartera/jdbc/golden");
    private static final List<CustomerId> CUSTOMERS = List.of(YearOfBooks.ACME, YearOfBooks.BOLT);
    private static final List<CustomerId> IN_A_GROUP = List.of(YearOfBooks.CREW, YearOfBooks.CREW_MEMBER);
    private static final String NONE = "\\N";

    @ParameterizedTest
    @EnumSource
    void T20_the_books_of_version_1_are_read_as_they_were_written(TestDatabase kind) throws SQLException, IOException {
        isReadAsItWasWritten(kind, 1);
    }

    @ParameterizedTest
    @EnumSource
    void T20_the_books_of_version_5_are_read_as_they_were_written(TestDatabase kind) throws SQLException, IOException {
        isReadAsItWasWritten(kind, 5);
    }

    /** With reservations, groups and limits, notices, decisions, points, and refunds that were asked for. */
    @ParameterizedTest
    @EnumSource
    void T20_the_books_of_version_10_are_read_as_they_were_written(TestDatabase kind) throws SQLException, IOException {
        isReadAsItWasWritten(kind, 10);
    }

    /** With points that were restored. */
    @ParameterizedTest
    @EnumSource
    void T20_the_books_of_version_11_are_read_as_they_were_written(TestDatabase kind) throws SQLException, IOException {
        isReadAsItWasWritten(kind, 11);
    }

    private static void isReadAsItWasWritten(TestDatabase kind, int version) throws SQLException, IOException {
        if (WRITES == version && kind == TestDatabase.H2) {
            write(kind, version);
        }
        DataSource database = kind.empty();
        SchemaWork.apply(database, version);
        load(database, kept(version, "rows"));
        Schema.upgrade(database);
        assertThat(Schema.verify(database)).isEmpty();

        ReceivablesStore store = JdbcStore.using(database);
        Receivables books = Receivables.over(store);
        assertThat(String.join("\n", answers(books, version)) + "\n").isEqualTo(kept(version, "answers"));
        assertThat(books.audit().verify(AuditAnchor.parse(kept(version, "anchor"))))
                .isEmpty();
    }

    private static List<String> answers(Receivables books, int version) {
        List<String> answers = answers(books);
        if (version > 1) {
            for (CustomerId customer : CUSTOMERS) {
                books.customers()
                        .file(customer)
                        .orElseThrow()
                        .facts()
                        .forEach(fact -> answers.add(fact + " " + fact.fact().fields()));
                books.documents().file(customer).facts().forEach(fact -> answers.add(fact.toString()));
                books.accounts().history(customer).changes().stream()
                        .map(change -> change.recording().command().id().value())
                        .distinct()
                        .flatMap(id -> books.invoicing().find(customer, InvoiceId.of(id)).stream())
                        .forEach(document ->
                                answers.add(document + " " + document.totals() + " " + document.billedTo()));
            }
            books.imports().imported().forEach(imported -> answers.add(imported.toString()));
        }
        if (version > 5) {
            for (CustomerId customer :
                    Stream.concat(CUSTOMERS.stream(), IN_A_GROUP.stream()).toList()) {
                answers.addAll(ofCredit(books, customer));
            }
            books.rewards()
                    .points(RewardedBooks.CLUB.id(), RewardedBooks.MEMBER)
                    .recorded()
                    .forEach(entry -> answers.add(entry + " " + entry.entry()));
            CUSTOMERS.forEach(customer -> answers.add(books.refunds()
                    .of(customer, AsOf.of(LocalDate.parse("2026-12-30")))
                    .toString()));
        }
        return answers;
    }

    private static List<String> ofCredit(Receivables books, CustomerId customer) {
        List<String> answers = new ArrayList<>();
        books.credit().limits(customer).grants().forEach(granted -> answers.add(granted.toString()));
        books.reservations()
                .file(customer)
                .facts()
                .forEach(fact -> answers.add(fact + " " + fact.fact().fields() + " " + fact.left() + " "
                        + fact.grounds().map(HeadroomGrounds::toString).orElse("")));
        books.decisions()
                .log(customer)
                .facts()
                .forEach(fact -> answers.add(fact + " " + fact.fact().fields()));
        for (LocalDate day : List.of(LocalDate.parse("2026-06-30"), LocalDate.parse("2026-12-30"))) {
            answers.add(day + " " + books.credit().exposure(customer, CurrencyUnit.EUR, day));
            answers.add(day + " " + books.reservations().live(customer, AsOf.of(day)));
            answers.add(day + " " + books.reservations().group(customer, CurrencyUnit.EUR, AsOf.of(day)));
        }
        return answers;
    }

    private static List<String> answers(Receivables books) {
        List<String> answers = new ArrayList<>();
        for (CustomerId customer : CUSTOMERS) {
            books.accounts()
                    .history(customer)
                    .changes()
                    .forEach(change -> answers.add(change.recording() + " " + change));
            for (LocalDate day = LocalDate.parse("2026-01-09"); day.getMonthValue() < 4; day = day.plusDays(1)) {
                answers.add(day + " " + books.accounts().openItems(customer, AsOf.of(day)));
            }
            books.audit().links(customer).forEach(link -> answers.add(link.toString()));
            books.collections().file(customer).facts().forEach(fact -> answers.add(fact.toString()));
            answers.add(books.credit().limits(customer).grants().stream()
                    .map(LimitGranted::version)
                    .toList()
                    .toString());
        }
        books.numbering().numbers(SeriesId.of("F")).forEach(number -> answers.add(number.toString()));
        return answers;
    }

    private static void write(TestDatabase kind, int version) throws SQLException, IOException {
        DataSource database = kind.fresh();
        ReceivablesStore store = JdbcStore.using(database);
        YearOfBooks.keep(store);
        if (version > 5) {
            YearOfBooks.reserve(store);
            RewardedBooks.keep(store);
        }
        Receivables books = Receivables.over(store);
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(file(version, "rows")), dump(database), UTF_8);
        Files.writeString(
                FOLDER.resolve(file(version, "answers")), String.join("\n", answers(books, version)) + "\n", UTF_8);
        Files.writeString(
                FOLDER.resolve(file(version, "anchor")), books.audit().anchor().text(), UTF_8);
    }

    private static String kept(int version, String what) throws IOException {
        String name = file(version, what);
        if (WRITES == version) {
            return Files.readString(FOLDER.resolve(name), UTF_8);
        }
        try (InputStream in =
                Objects.requireNonNull(GoldenSchemaTest.class.getResourceAsStream("golden/" + name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static String file(int version, String what) {
        return "v" + version + "-" + what + ".txt";
    }

    /** The rows of all tables but those that the script fills, a value to a cell, independent of the database. */
    private static String dump(DataSource database) throws SQLException {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables()) {
                try (ResultSet row = statement.executeQuery("select * from " + table)) {
                    ResultSetMetaData columns = row.getMetaData();
                    rows.append(table).append('\t').append(names(columns)).append('\n');
                    while (row.next()) {
                        List<String> cells = new ArrayList<>();
                        for (int i = 1; i <= columns.getColumnCount(); i++) {
                            cells.add(cell(row, columns.getColumnType(i), i));
                        }
                        rows.append('\t').append(String.join("\t", cells)).append('\n');
                    }
                }
            }
        }
        return rows.toString();
    }

    private static List<String> tables() {
        return Schema.ddl(Dialect.H2)
                .lines()
                .filter(line -> line.startsWith("create table "))
                .map(line -> line.split(" ")[2])
                .filter(table -> !table.equals("cartera_gate") && !table.equals("cartera_currency"))
                .toList();
    }

    private static String names(ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnName(i).toLowerCase(Locale.ROOT));
        }
        return String.join(",", names);
    }

    private static String cell(ResultSet row, int type, int index) throws SQLException {
        if (row.getObject(index) == null) {
            return NONE;
        }
        return switch (type) {
            case Types.VARBINARY, Types.BINARY -> HexFormat.of().formatHex(row.getBytes(index));
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                row.getObject(index, OffsetDateTime.class).toInstant().toString();
            default -> row.getString(index).replace("\n", "\\n").replace("\t", "\\t");
        };
    }

    private static void load(DataSource database, String rows) throws SQLException {
        try (Connection connection = database.getConnection()) {
            String insert = "";
            for (String line : rows.split("\n")) {
                String[] cells = line.split("\t", -1);
                if (!cells[0].isEmpty()) {
                    String places = IntStream.range(0, cells[1].split(",").length)
                            .mapToObj(i -> "?")
                            .collect(Collectors.joining(", "));
                    insert = cells[0] + " (" + cells[1] + ") values (" + places + ")";
                } else {
                    insert(connection, insert, cells);
                }
            }
        }
    }

    private static void insert(Connection connection, String into, String[] cells) throws SQLException {
        String columns = into.substring(into.indexOf('(') + 1, into.indexOf(')'));
        String table = into.substring(0, into.indexOf(' '));
        try (PreparedStatement types = connection.prepareStatement("select " + columns + " from " + table);
                PreparedStatement statement = connection.prepareStatement("insert into " + into)) {
            ResultSetMetaData known = types.getMetaData();
            for (int i = 1; i < cells.length; i++) {
                statement.setObject(i, value(cells[i], known.getColumnType(i), known.getColumnTypeName(i)));
            }
            statement.executeUpdate();
        }
    }

    private static @Nullable Object value(String cell, int type, String name) {
        if (cell.equals(NONE)) {
            return null;
        }
        return switch (type) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> Long.valueOf(cell);
            case Types.NUMERIC, Types.DECIMAL -> new BigDecimal(cell);
            case Types.DATE -> LocalDate.parse(cell);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
                LocalDateTime utc = LocalDateTime.ofInstant(Instant.parse(cell), ZoneOffset.UTC);
                yield name.toLowerCase(Locale.ROOT).startsWith("datetime") ? utc : utc.atOffset(ZoneOffset.UTC);
            }
            case Types.VARBINARY, Types.BINARY, Types.LONGVARBINARY ->
                HexFormat.of().parseHex(cell);
            default -> cell.replace("\\n", "\n").replace("\\t", "\t");
        };
    }
}
