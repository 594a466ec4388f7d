package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.ItemId;
import io.cartera.customer.CustomerId;
import io.cartera.payment.BankLineId;
import io.cartera.time.DateRange;
import io.cartera.trace.Basis;
import io.cartera.trace.ExternalRef;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Gives the values of a row one after another, each always with the same SQL type. */
final class Parameters {

    /** The instants that every database keeps. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final Values values;
    private final SensitiveTexts texts;
    private int index;

    Parameters(Values values, SensitiveTexts texts) {
        this.values = values;
        this.texts = texts;
    }

    /** What gives the values of a statement or of a row. */
    @FunctionalInterface
    interface Binding {
        void to(Parameters parameters) throws SQLException;
    }

    Parameters text(@Nullable String value) throws SQLException {
        values.text(++index, value);
        return this;
    }

    /** A text that may be personal, in a row of the customer with this key. */
    Parameters sensitive(SensitiveColumn column, CustomerId customer, @Nullable String value, Object... row)
            throws SQLException {
        return text(texts.kept(column, customer, value, row));
    }

    /** What a command rests on, in a row of the customer with this key. */
    Parameters basis(SensitiveColumn column, CustomerId customer, Optional<Basis> value, Object... row)
            throws SQLException {
        return sensitive(column, customer, value.map(Basis::reference).orElse(null), row);
    }

    /** An array, where the engine takes them. */
    Parameters texts(List<String> value) throws SQLException {
        values.texts(++index, value);
        return this;
    }

    /** The shard keys of these customers, as an array. */
    Parameters shardsOf(List<AccountId> values) throws SQLException {
        return texts(values.stream().map(account -> account.customer().value()).toList());
    }

    Parameters code(@Nullable Enum<?> value) throws SQLException {
        return text(value == null ? null : value.name());
    }

    Parameters number(long value) throws SQLException {
        values.number(++index, value);
        return this;
    }

    Parameters numberOrNone(@Nullable Number value) throws SQLException {
        if (value == null) {
            values.noNumber(++index);
            return this;
        }
        return number(value.longValue());
    }

    Parameters bytes(byte @Nullable [] value) throws SQLException {
        values.bytes(++index, value);
        return this;
    }

    Parameters decimal(@Nullable BigDecimal value) throws SQLException {
        values.decimal(++index, value);
        return this;
    }

    Parameters date(@Nullable LocalDate value) throws SQLException {
        values.date(++index, value);
        return this;
    }

    /**
     * The first and the last day of a period, its end included, since the day after the last of all is too far for some
     * databases. For an empty period no day lies between the two.
     */
    Parameters period(DateRange value) throws SQLException {
        boolean isEmpty = value.start().equals(value.endExclusive());
        return isEmpty
                ? date(LAST_DAY).date(FIRST_DAY)
                : date(value.start()).date(value.endExclusive().minusDays(1));
    }

    /**
     * An instant that is kept.
     *
     * @throws IllegalArgumentException if it lies outside the years 1 to 9999
     */
    Parameters instant(Instant value) throws SQLException {
        if (value.isBefore(FIRST) || value.isAfter(LAST)) {
            throw new IllegalArgumentException("instant " + value + " is outside the years 1 to 9999");
        }
        values.instant(++index, value);
        return this;
    }

    /** An instant to compare with those that are kept. */
    Parameters bound(Instant value) throws SQLException {
        return instant(value.isBefore(FIRST) ? FIRST : value.isAfter(LAST) ? LAST : value);
    }

    Parameters currency(CurrencyUnit value) throws SQLException {
        return text(value.getCode());
    }

    /** Currency and minor units. */
    Parameters money(Money value) throws SQLException {
        return currency(value.getCurrencyUnit()).number(value.getAmountMinorLong());
    }

    /** Shard key, ledger and customer: the first columns of every key. */
    Parameters account(AccountId value) throws SQLException {
        return shardOf(value.customer())
                .text(value.ledger().value())
                .text(value.customer().value());
    }

    /** The customer is its own shard key until there are groups. */
    Parameters shardOf(CustomerId value) throws SQLException {
        return text(value.value());
    }

    /** Our account as the shard key, the line there, the occurrence. */
    Parameters bankLine(BankLineId value) throws SQLException {
        return text(value.account()).text(value.reference()).number(value.occurrence());
    }

    /** All of them in one text; none where there are none. */
    Parameters externalRefs(List<ExternalRef> value) throws SQLException {
        return text(value.isEmpty() ? null : ExternalRef.text(value));
    }

    /** Side, document and part. */
    Parameters item(ItemId value) throws SQLException {
        return code(value.side()).document(value);
    }

    /** Document and part, where the column says on which side. */
    Parameters document(ItemId value) throws SQLException {
        return text(value.document()).number(value.part());
    }
}
