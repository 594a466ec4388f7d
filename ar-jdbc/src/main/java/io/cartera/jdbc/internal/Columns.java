package io.cartera.jdbc.internal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one statement, kept column by column until they are sent, so that each column may go as one array. What a row puts in
 * a place it puts there in every row. A row counts when it is whole: see {@link #endRow}.
 */
final class Columns implements Values {

    private static final int FEW = 16;
    private static final LocalDate FIRST_OF_CENTURY = LocalDate.of(2000, 1, 1);

    private final List<Column> columns = new ArrayList<>();
    private int rows;

    /** How the values of a column are sent as one array, and what makes a value of the column from an element of it. */
    enum Type {
        TEXT("varchar", "%s", String[]::new, value -> value),
        NUMBER("bigint", "%s", Long[]::new, value -> value),
        BYTES("bytea", "%s", byte[][]::new, value -> value),
        // As a count of days, which takes neither side long; a count of microseconds would not be exact in SQL.
        DAY("integer", "date '" + FIRST_OF_CENTURY + "' + %s", Integer[]::new, Type::days),
        INSTANT("varchar", "cast(%s as timestamp with time zone)", String[]::new, Type::utc),
        DECIMAL("varchar", "cast(%s as numeric)", String[]::new, Object::toString);

        private final String element;
        private final String expression;
        private final Function<Integer, Object[]> arrays;
        private final Function<Object, Object> sent;

        Type(String element, String expression, Function<Integer, Object[]> arrays, Function<Object, Object> sent) {
            this.element = element;
            this.expression = expression;
            this.arrays = arrays;
            this.sent = sent;
        }

        private static Object days(Object day) {
            return Math.toIntExact(((LocalDate) day).toEpochDay() - FIRST_OF_CENTURY.toEpochDay());
        }

        private static Object utc(Object instant) {
            return ((Instant) instant).atOffset(ZoneOffset.UTC).toString();
        }

        /** The SQL type of an element. */
        String element() {
            return element;
        }

        /** What makes the value of the column from an element. */
        String from(String value) {
            return expression.replace("%s", value);
        }
    }

    /** How many rows are whole. */
    int rows() {
        return rows;
    }

    void endRow() {
        rows++;
    }

    void clear() {
        columns.forEach(column -> Arrays.fill(column.values, 0, rows, null));
        rows = 0;
    }

    /** What each column has. */
    List<Type> types() {
        return columns.stream().map(column -> column.type).toList();
    }

    /** Binds an array for each column. */
    void bindArrays(PreparedStatement statement) throws SQLException {
        Connection connection = statement.getConnection();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            statement.setArray(i + 1, connection.createArrayOf(column.type.element, column.array(rows)));
        }
    }

    /** Puts one of the rows elsewhere, value by value. */
    void copyRow(int row, Values to) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Object value = column.values[row];
            int place = i + 1;
            switch (column.type) {
                case TEXT -> to.text(place, (String) value);
                case BYTES -> to.bytes(place, (byte[]) value);
                case DAY -> to.date(place, (LocalDate) value);
                case DECIMAL -> to.decimal(place, (BigDecimal) value);
                case INSTANT -> to.instant(place, (Instant) value);
                case NUMBER -> {
                    if (value == null) {
                        to.noNumber(place);
                    } else {
                        to.number(place, (Long) value);
                    }
                }
            }
        }
    }

    private void put(int place, Type type, @Nullable Object value) {
        if (place > columns.size()) {
            columns.add(new Column(type));
        }
        Column column = columns.get(place - 1);
        if (column.type != type) {
            throw new IllegalStateException("place " + place + " is " + column.type + ", not " + type);
        }
        column.put(rows, value);
    }

    @Override
    public void text(int place, @Nullable String value) {
        put(place, Type.TEXT, value);
    }

    @Override
    public void number(int place, long value) {
        put(place, Type.NUMBER, value);
    }

    @Override
    public void noNumber(int place) {
        put(place, Type.NUMBER, null);
    }

    @Override
    public void bytes(int place, byte @Nullable [] value) {
        put(place, Type.BYTES, value);
    }

    @Override
    public void decimal(int place, @Nullable BigDecimal value) {
        put(place, Type.DECIMAL, value);
    }

    @Override
    public void date(int place, @Nullable LocalDate value) {
        put(place, Type.DAY, value);
    }

    @Override
    public void instant(int place, Instant value) {
        put(place, Type.INSTANT, value);
    }

    @Override
    public void texts(int place, List<String> values) {
        throw new IllegalStateException("place " + place + " of a row is an array");
    }

    private static final class Column {
        private final Type type;
        private @Nullable Object[] values = new Object[FEW];

        Column(Type type) {
            this.type = type;
        }

        void put(int row, @Nullable Object value) {
            if (row == values.length) {
                values = Arrays.copyOf(values, 2 * row);
            }
            values[row] = value;
        }

        Object[] array(int rows) {
            @Nullable Object[] array = type.arrays.apply(rows);
            for (int row = 0; row < rows; row++) {
                Object value = values[row];
                array[row] = value == null ? null : type.sent.apply(value);
            }
            return array;
        }
    }
}
