package io.cartera.collection;

import io.cartera.account.ItemId;
import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The host sent a customer a notice about debits that are not paid: a reminder, a dunning letter, a last warning.
 * <p>
 * The library sends nothing. It keeps that a notice of a level was sent, on which day, by which way and about which items, and
 * reads from it which level was reached: see {@link CollectionFile#dunning}. Levels are 1, 2, 3, …, the higher the firmer; what
 * they mean is the host's, and a level may be passed over. Immutable. Example:
 * <pre>{@code
 * books.collections().sent(SentNotice.of(NoticeId.of("N-1"), acme, 1, today, SentNotice.Channel.E_MAIL, List.of(ItemId.debit("INV-1"))));
 * }</pre>
 */
public final class SentNotice implements CollectionFact {

    /** The highest level. */
    public static final int MAX_LEVEL = 99;

    /** The most items that a notice may name. */
    public static final int MAX_ITEMS = 1000;

    /**
     * The way by which a notice went, as a code: the usual ones are constants, and the list is the caller's own to extend.
     * It must not be personal, so it is no address and no number. Compared exactly and ordered by code point. Immutable.
     *
     * @param value the code as text, one to 128 characters, not blank, without control characters
     */
    public record Channel(String value) implements Comparable<Channel> {

        /** By e-mail. */
        public static final Channel E_MAIL = new Channel("E_MAIL");
        /** By a text message. */
        public static final Channel SMS = new Channel("SMS");
        /** By letter. */
        public static final Channel LETTER = new Channel("LETTER");
        /** By a letter whose delivery is proved. */
        public static final Channel REGISTERED_LETTER = new Channel("REGISTERED_LETTER");
        /** By telephone. */
        public static final Channel TELEPHONE = new Channel("TELEPHONE");

        /** Checks the text. */
        public Channel {
            Require.id(value, "channel");
        }

        /** The channel with this code. */
        public static Channel of(String value) {
            return new Channel(value);
        }

        @Override
        public int compareTo(Channel other) {
            return CodePoints.compare(value, other.value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    private final NoticeId id;
    private final CustomerId customer;
    private final int level;
    private final LocalDate sentOn;
    private final Channel channel;
    private final List<ItemId> items;
    private final @Nullable String reference;

    private SentNotice(
            NoticeId id,
            CustomerId customer,
            int level,
            LocalDate sentOn,
            Channel channel,
            List<ItemId> items,
            @Nullable String reference) {
        this.id = Objects.requireNonNull(id, "id");
        this.customer = Objects.requireNonNull(customer, "customer");
        this.level = level;
        this.sentOn = Require.date(sentOn, "sentOn");
        this.channel = Objects.requireNonNull(channel, "channel");
        this.items = items;
        this.reference = reference == null ? null : Require.id(reference, "reference");
    }

    /**
     * A notice of a level that was sent on a day about these debits; one that is named twice counts once.
     *
     * @throws IllegalArgumentException if the level is not from 1 to {@value #MAX_LEVEL}, or there is no item or more than
     *     {@value #MAX_ITEMS}
     */
    public static SentNotice of(
            NoticeId id, CustomerId customer, int level, LocalDate sentOn, Channel channel, List<ItemId> items) {
        if (level < 1 || level > MAX_LEVEL) {
            throw new IllegalArgumentException("level is " + level + ", 1 to " + MAX_LEVEL + " is allowed");
        }
        List<ItemId> sorted = items.stream().sorted().distinct().toList();
        if (sorted.isEmpty() || sorted.size() > MAX_ITEMS) {
            throw new IllegalArgumentException(sorted.size() + " items, 1 to " + MAX_ITEMS + " are allowed");
        }
        return new SentNotice(id, customer, level, sentOn, channel, sorted, null);
    }

    /** The same, which the host keeps under this reference; it must not be personal. */
    public SentNotice withReference(String kept) {
        return new SentNotice(id, customer, level, sentOn, channel, items, Objects.requireNonNull(kept, "kept"));
    }

    /** The identifier. */
    public NoticeId id() {
        return id;
    }

    @Override
    public CustomerId customer() {
        return customer;
    }

    /** How firm it was, from 1 on. */
    public int level() {
        return level;
    }

    /** When it was sent. */
    public LocalDate sentOn() {
        return sentOn;
    }

    /** By which way it went. */
    public Channel channel() {
        return channel;
    }

    /** What it was about, in order; at least one. */
    public List<ItemId> items() {
        return items;
    }

    /** Under what the host keeps it. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    @Override
    public LocalDate effectiveOn() {
        return sentOn;
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.RECORD_NOTICE;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("level", Integer.toString(level));
        fields.put("sentOn", sentOn.toString());
        fields.put("channel", channel.value());
        reference().ifPresent(kept -> fields.put("reference", kept));
        int number = 0;
        for (ItemId item : items) {
            fields.put("item " + ++number, Dispute.named(item));
        }
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SentNotice that
                && id.equals(that.id)
                && customer.equals(that.customer)
                && level == that.level
                && sentOn.equals(that.sentOn)
                && channel.equals(that.channel)
                && items.equals(that.items)
                && Objects.equals(reference, that.reference);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, customer);
    }

    @Override
    public String toString() {
        return "SentNotice[" + id + ", level " + level + ", sent " + sentOn + ", " + channel + ", about " + items + "]";
    }
}
