package io.cartera.jdbc.internal;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a statement, each kind always with the same SQL type. */
record StatementValues(PreparedStatement statement, Engine engine) implements Values {

    @Override
    public void text(int place, @Nullable String value) throws SQLException {
        if (value == null) {
            statement.setNull(place, Types.VARCHAR);
        } else {
            statement.setString(place, value);
        }
    }

    @Override
    public void number(int place, long value) throws SQLException {
        statement.setLong(place, value);
    }

    @Override
    public void noNumber(int place) throws SQLException {
        statement.setNull(place, Types.BIGINT);
    }

    @Override
    public void bytes(int place, byte @Nullable [] value) throws SQLException {
        if (value == null) {
            statement.setNull(place, Types.VARBINARY);
        } else {
            statement.setBytes(place, value);
        }
    }

    @Override
    public void decimal(int place, @Nullable BigDecimal value) throws SQLException {
        if (value == null) {
            statement.setNull(place, Types.NUMERIC);
        } else {
            statement.setBigDecimal(place, value);
        }
    }

    @Override
    public void date(int place, @Nullable LocalDate value) throws SQLException {
        if (value == null) {
            statement.setNull(place, Types.DATE);
        } else {
            statement.setObject(place, value, Types.DATE);
        }
    }

    @Override
    public void instant(int place, Instant value) throws SQLException {
        OffsetDateTime utc = value.atOffset(ZoneOffset.UTC);
        if (engine.keepsInstants()) {
            statement.setObject(place, utc, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            // Given the offset, a driver would turn it to the zone of the machine; given a type, one takes MySQL's
            // TIMESTAMP for it, which ends in 2038.
            statement.setObject(place, utc.toLocalDateTime());
        }
    }

    @Override
    public void texts(int place, List<String> values) throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf("varchar", values.toArray(String[]::new)));
    }
}
