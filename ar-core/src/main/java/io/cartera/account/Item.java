package io.cartera.account;

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
 *
 * @param entry the entry
 * @param recordedAt when the entry was recorded
 * @param openMinor what is open in the end, in minor units
 * @param lastChangeOn the last day on which the open amount changes
 */
public record Item(Entry entry, Instant recordedAt, long openMinor, LocalDate lastChangeOn) {

    /** Checks the bounds of the open amount. */
    public Item {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(lastChangeOn, "lastChangeOn");
        if (openMinor < 0 || openMinor > entry.amountMinor()) {
            throw new IllegalArgumentException(
                    "open of " + entry.id() + " is " + openMinor + " of " + entry.amountMinor());
        }
    }

    /** The order of open items: due date, document date, identifier. */
    public static Comparator<Item> openOrder() {
        return Item::compareOpen;
    }

    /** The item that a newly recorded entry makes: all of it is open. */
    public static Item opened(Entry entry, Instant recordedAt) {
        return new Item(entry, recordedAt, entry.amountMinor(), entry.effectiveOn());
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
    Item changed(long byMinor, LocalDate on) {
        return new Item(entry, recordedAt, openMinor + byMinor, on.isAfter(lastChangeOn) ? on : lastChangeOn);
    }

    // Written out: the open sets of an account compare millions of times.
    private static int compareOpen(Item a, Item b) {
        int order = a.entry.dueOn().compareTo(b.entry.dueOn());
        if (order == 0) {
            order = a.entry.documentOn().compareTo(b.entry.documentOn());
        }
        return order == 0 ? a.id().compareTo(b.id()) : order;
    }
}
