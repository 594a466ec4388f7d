package io.cartera.audit;

import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.DocumentNumber;
import io.cartera.invoice.InvoiceId;
import io.cartera.trace.Command;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number that a series gave, as its chain covers it: which, when, by whom, and for what. Of a document that bears it the
 * customer and the identifier are here, of a void number the reason. Immutable.
 */
public final class SeriesRow {

    private final LedgerId ledger;
    private final DocumentNumber number;
    private final long position;
    private final Instant at;
    private final LocalDate on;
    private final Command command;
    private final @Nullable CustomerId customer;
    private final @Nullable InvoiceId document;
    private final @Nullable String reason;

    private SeriesRow(
            LedgerId ledger,
            DocumentNumber number,
            long position,
            Instant at,
            LocalDate on,
            Command command,
            @Nullable CustomerId customer,
            @Nullable InvoiceId document,
            @Nullable String reason) {
        this.ledger = Objects.requireNonNull(ledger, "ledger");
        this.number = Objects.requireNonNull(number, "number");
        this.position = position;
        this.at = Require.instant(at, "at");
        this.on = Require.date(on, "on");
        this.command = Objects.requireNonNull(command, "command");
        this.customer = customer;
        this.document = document;
        this.reason = reason;
    }

    /**
     * A number that a document bears.
     *
     * @param position the how manieth of its series to be taken
     * @param at when it was taken
     * @param on the date of issue
     */
    public static SeriesRow issued(
            LedgerId ledger,
            DocumentNumber number,
            long position,
            Instant at,
            LocalDate on,
            Command command,
            CustomerId customer,
            InvoiceId document) {
        return new SeriesRow(
                ledger,
                number,
                position,
                at,
                on,
                command,
                Objects.requireNonNull(customer, "customer"),
                Objects.requireNonNull(document, "document"),
                null);
    }

    /**
     * A number that no document bears.
     *
     * @param position the how manieth of its series to be taken
     * @param at when it was taken
     * @param on the day among the dates of issue
     */
    public static SeriesRow voided(
            LedgerId ledger,
            DocumentNumber number,
            long position,
            Instant at,
            LocalDate on,
            Command command,
            String reason) {
        return new SeriesRow(
                ledger, number, position, at, on, command, null, null, Objects.requireNonNull(reason, "reason"));
    }

    /** The ledger of the series. */
    public LedgerId ledger() {
        return ledger;
    }

    /** The number, and with it the series. */
    public DocumentNumber number() {
        return number;
    }

    /** The how manieth of its series it was to be taken, from 1 on. */
    public long position() {
        return position;
    }

    /** When it was taken. */
    public Instant at() {
        return at;
    }

    /** The date of issue, or that of the void. */
    public LocalDate on() {
        return on;
    }

    /** What took it. */
    public Command command() {
        return command;
    }

    /** Whose document bears it; empty where it is void. */
    public Optional<CustomerId> customer() {
        return Optional.ofNullable(customer);
    }

    /** The document that bears it; empty where it is void. */
    public Optional<InvoiceId> document() {
        return Optional.ofNullable(document);
    }

    /** Why it is void; empty where a document bears it. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The number and the position; not the reason, which may be personal. */
    @Override
    public String toString() {
        return "SeriesRow[" + number + ", " + position + "]";
    }
}
