package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.audit.AuditKey;
import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import io.cartera.trace.Basis;
import io.cartera.trace.ExternalRef;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a row one after another. */
final class Row {

    private final ResultSet columns;
    private final Engine engine;
    private final SensitiveTexts texts;
    private @Nullable Calendar utc;
    private int index;

    Row(ResultSet columns, Engine engine, SensitiveTexts texts) {
        this.columns = columns;
        this.engine = engine;
        this.texts = texts;
    }

    /** What makes a value of a row. */
    @FunctionalInterface
    interface Reading<T> {
        T from(Row row) throws SQLException;
    }

    /** The same columns again, for the next row. */
    Row restart() {
        index = 0;
        return this;
    }

    String text() throws SQLException {
        return columns.getString(++index);
    }

    @Nullable
    String textOrNone() throws SQLException {
        return columns.getString(++index);
    }

    /** A text that may be personal, in a row of the customer with this key. */
    @Nullable
    String sensitiveOrNone(SensitiveColumn column, CustomerId customer, Object... row) throws SQLException {
        return texts.read(column, customer, columns.getString(++index), row);
    }

    /** A text that is always there. */
    String sensitive(SensitiveColumn column, CustomerId customer, Object... row) throws SQLException {
        return Objects.requireNonNull(sensitiveOrNone(column, customer, row), column.column());
    }

    /** What a command rests on, in a row of the customer with this key. */
    Optional<Basis> basis(SensitiveColumn column, CustomerId customer, Object... row) throws SQLException {
        return Optional.ofNullable(sensitiveOrNone(column, customer, row)).map(Basis::of);
    }

    /** The key of an account's audit trail; none where it is erased. */
    @Nullable
    AuditKey auditKeyOrNone(AccountId account) throws SQLException {
        return texts.auditKey(
                columns.getBytes(++index), account.customer(), account.ledger().value());
    }

    <E extends Enum<E>> E code(Class<E> type) throws SQLException {
        return Enum.valueOf(type, text());
    }

    long number() throws SQLException {
        return columns.getLong(++index);
    }

    @Nullable
    Long numberOrNone() throws SQLException {
        long number = columns.getLong(++index);
        return columns.wasNull() ? null : number;
    }

    int count() throws SQLException {
        return columns.getInt(++index);
    }

    byte[] bytes() throws SQLException {
        return columns.getBytes(++index);
    }

    byte @Nullable [] bytesOrNone() throws SQLException {
        return columns.getBytes(++index);
    }

    /** A whole number that no long may hold, as a sum is. */
    BigInteger whole() throws SQLException {
        return columns.getBigDecimal(++index).toBigIntegerExact();
    }

    @Nullable
    BigDecimal decimalOrNone() throws SQLException {
        return columns.getBigDecimal(++index);
    }

    LocalDate date() throws SQLException {
        return columns.getObject(++index, LocalDate.class);
    }

    @Nullable
    LocalDate dateOrNone() throws SQLException {
        return columns.getObject(++index, LocalDate.class);
    }

    Instant instant() throws SQLException {
        return Objects.requireNonNull(instantOrNone(), "instant");
    }

    @Nullable
    Instant instantOrNone() throws SQLException {
        index++;
        if (engine.keepsInstants()) {
            OffsetDateTime value = columns.getObject(index, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }
        Timestamp value = columns.getTimestamp(index, utc());
        return value == null ? null : value.toInstant();
    }

    CurrencyUnit currency() throws SQLException {
        return CurrencyUnit.of(text());
    }

    /** Currency and minor units. */
    Money money() throws SQLException {
        CurrencyUnit currency = currency();
        return MinorUnits.toMoney(currency, number());
    }

    // A java.time type would be turned to the zone of the machine, where some times of day are missing.
    private Calendar utc() {
        if (utc == null) {
            GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
            calendar.setGregorianChange(new Date(Long.MIN_VALUE));
            utc = calendar;
        }
        return utc;
    }

    List<ExternalRef> externalRefs() throws SQLException {
        String text = textOrNone();
        return text == null ? List.of() : ExternalRef.parse(text);
    }

    /** Side, document and part. */
    ItemId item() throws SQLException {
        return document(code(Side.class));
    }

    /** Document and part on this side. */
    ItemId document(Side side) throws SQLException {
        String document = text();
        return new ItemId(side, document, count());
    }
}
