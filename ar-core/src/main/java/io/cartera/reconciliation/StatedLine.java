package io.cartera.reconciliation;

import io.cartera.account.Entry;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line of a statement, ours or theirs: so much, on a day, for a document where one is named.
 * <p>
 * The amount is positive where the customer owes it, negative where we do, and never zero; a customer who states the same
 * in the mirror, as their payables, turns the signs first. {@link #toString()} leaves the document out. Immutable.
 */
public final class StatedLine {

    private final @Nullable String document;
    private final Money amount;
    private final LocalDate on;

    private StatedLine(@Nullable String document, Money amount, LocalDate on) {
        this.document = document;
        this.amount = Objects.requireNonNull(amount, "amount");
        this.on = Require.date(on, "on");
        if (amount.isZero()) {
            throw new IllegalArgumentException("a line of zero says nothing");
        }
    }

    /**
     * A line for a document.
     *
     * @throws IllegalArgumentException if the amount is zero or the document is no identifier
     */
    public static StatedLine of(String document, Money amount, LocalDate on) {
        return new StatedLine(Require.id(document, "document"), amount, on);
    }

    /**
     * A line that names no document, as a bank may have it.
     *
     * @throws IllegalArgumentException if the amount is zero
     */
    public static StatedLine of(Money amount, LocalDate on) {
        return new StatedLine(null, amount, on);
    }

    /** An entry of our books, with its whole amount and the date on the document. */
    public static StatedLine of(Entry entry) {
        Money amount =
                entry.side() == Side.DEBIT ? entry.amount() : entry.amount().negated();
        return of(entry.id().document(), amount, entry.documentOn());
    }

    /** What is open of an item of our books, with the date on the document. */
    public static StatedLine of(OpenItem item) {
        return of(item.id().document(), item.signedOpen(), item.documentOn());
    }

    /** This line and another one for the same document on the same day. */
    StatedLine with(StatedLine part) {
        return new StatedLine(document, amount.plus(part.amount), on);
    }

    /** The document; empty where none is named. */
    public Optional<String> document() {
        return Optional.ofNullable(document);
    }

    /** The amount: positive where the customer owes it, negative where we do. */
    public Money amount() {
        return amount;
    }

    /** The day. */
    public LocalDate on() {
        return on;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StatedLine that
                && Objects.equals(document, that.document)
                && amount.equals(that.amount)
                && on.equals(that.on);
    }

    @Override
    public int hashCode() {
        return Objects.hash(document, amount, on);
    }

    @Override
    public String toString() {
        return "StatedLine[" + on + ", " + amount + "]";
    }
}
