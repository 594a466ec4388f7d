package io.cartera.jdbc.internal;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the values of one row go, by their place in the statement, counted from 1. */
interface Values {

    void text(int place, @Nullable String value) throws SQLException;

    void number(int place, long value) throws SQLException;

    void noNumber(int place) throws SQLException;

    void bytes(int place, byte @Nullable [] value) throws SQLException;

    void decimal(int place, @Nullable BigDecimal value) throws SQLException;

    void date(int place, @Nullable LocalDate value) throws SQLException;

    void instant(int place, Instant value) throws SQLException;

    /** An array of texts, for a question about many things. */
    void texts(int place, List<String> values) throws SQLException;
}
