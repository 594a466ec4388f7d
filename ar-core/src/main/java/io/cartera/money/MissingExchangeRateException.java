package io.cartera.money;

import java.time.LocalDate;
import java.util.Objects;
import org.joda.money.CurrencyUnit;

/** There is no rate of a pair of currencies on or before a day. */
public final class MissingExchangeRateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CurrencyUnit from;
    private final CurrencyUnit to;
    private final LocalDate day;

    /** The pair and the day. */
    public MissingExchangeRateException(CurrencyUnit from, CurrencyUnit to, LocalDate day) {
        super("no rate " + from + "/" + to + " on or before " + day);
        this.from = Objects.requireNonNull(from, "from");
        this.to = Objects.requireNonNull(to, "to");
        this.day = Objects.requireNonNull(day, "day");
    }

    /** The currency to be converted. */
    public CurrencyUnit from() {
        return from;
    }

    /** The currency wanted. */
    public CurrencyUnit to() {
        return to;
    }

    /** The day. */
    public LocalDate day() {
        return day;
    }
}
