package io.cartera.account;

import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import org.joda.money.Money;

/**
 * An entry together with what is still open of it once every recorded fact is effective.
 * <p>
 * {@code 0 ≤ open ≤ amount}. From {@code lastChangeOn} on the open amount is exact as it stands; before, it follows
 * from the item's links. Immutable.
 */
public final class Item {

    private final Entry entry;
    private final Instant recordedAt;
    private final long openMinor;
    private final int lastChangeDay;

    /**
     * The item.
     *
     * @param entry the entry
     * @param recordedAt when the entry was recorded
     * @param openMinor what is open in the end, in minor units
     * @param lastChangeOn the last day on which the open amount changes
     * @throws IllegalArgumentException if the open amount is below zero or above the entry's, or the day is outside the years 1
     *     to 9999
     */
    public Item(Entry entry, Instant recordedAt, long openMinor, LocalDate lastChangeOn) {
        this(entry, recordedAt, openMinor, dayOf(Require.date(lastChangeOn, "lastChangeOn")));
    }

    private Item(Entry entry, Instant recordedAt, long openMinor, int lastChangeDay) {
        this.entry = Objects.requireNonNull(entry, "entry");
        this.recordedAt = Objects.requireNonNull(recordedAt, "recordedAt");
        this.openMinor = openMinor;
        this.lastChangeDay = lastChangeDay;
        if (openMinor < 0 || openMinor > entry.amountMinor()) {
            throw new IllegalArgumentException(
                    "open of " + entry.id() + " is " + openMinor + " of " + entry.amountMinor());
        }
    }

    static int dayOf(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    /** The entry. */
    public Entry entry() {
        return entry;
    }

    /** When the entry was recorded. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** What is open in the end, in minor units. */
    public long openMinor() {
        return openMinor;
    }

    /** The last day on which the open amount changes. */
    public LocalDate lastChangeOn() {
        return LocalDate.ofEpochDay(lastChangeDay);
    }

    /** The same as epoch day. */
    public int lastChangeDay() {
        return lastChangeDay;
    }

    /** The order of open items: due date, document date, identifier. */
    public static Comparator<Item> openOrder() {
        return Item::compareOpen;
    }

    /** The item that a newly recorded entry makes: all of it is open. */
    public static Item opened(Entry entry, Instant recordedAt) {
        return new Item(entry, recordedAt, entry.amountMinor(), entry.effectiveDay());
    }

    /** The identifier. */
    public ItemId id() {
        return entry.id();
    }

    /** What is open in the end. */
    public Money open() {
        return Money.ofMinor(entry.currency(), openMinor);
    }

    /** This item after its open amount changes by so much from a day on. */
    Item changed(long byMinor, int day) {
        return new Item(entry, recordedAt, openMinor + byMinor, Math.max(day, lastChangeDay));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item that
                && entry.equals(that.entry)
                && recordedAt.equals(that.recordedAt)
                && openMinor == that.openMinor
                && lastChangeDay == that.lastChangeDay;
    }

    @Override
    public int hashCode() {
        return Objects.hash(entry, openMinor);
    }

    @Override
    public String toString() {
        return "Item[entry=" + entry + ", recordedAt=" + recordedAt + ", openMinor=" + openMinor + ", lastChangeOn="
                + lastChangeOn() + "]";
    }

    // Written out: the open sets of an account compare millions of times.
    private static int compareOpen(Item a, Item b) {
        int order = Integer.compare(a.entry.dueDay(), b.entry.dueDay());
        if (order == 0) {
            order = Integer.compare(a.entry.documentDay(), b.entry.documentDay());
        }
        return order == 0 ? a.id().compareTo(b.id()) : order;
    }
}
