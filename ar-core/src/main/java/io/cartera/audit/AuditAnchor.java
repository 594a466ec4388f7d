package io.cartera.audit;

import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.SeriesId;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ends of the chains of all accounts and number series of a ledger at an instant, with one hash over them.
 * <p>
 * Kept where those who can write to the store cannot (another system, an archive, a notary, a newspaper: the hash alone
 * is 64 characters), it proves later that no chain was cut or made anew: what followed the anchor may be anything, what
 * came before is as it was. {@link #text()} writes it and {@link #parse} reads it. It holds identifiers and hashes only.
 * Immutable. Example of a text:
 * <pre>
 * cartera anchor 1
 * ledger main
 * at 2026-06-30T22:00:00Z
 * account 12 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 ACME
 * hash 60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752
 * </pre>
 */
public final class AuditAnchor {

    private static final String FIRST_LINE = "cartera anchor 1";
    private static final String LEDGER = "ledger ";
    private static final String AT = "at ";
    private static final String ACCOUNT = "account ";
    private static final String SERIES = "series ";
    private static final String HASH = "hash ";

    private final LedgerId ledger;
    private final Instant at;
    private final SortedMap<CustomerId, Head> heads;
    private final SortedMap<SeriesId, Head> series;
    private final Fingerprint hash;

    private AuditAnchor(LedgerId ledger, Instant at, Map<CustomerId, Head> heads, Map<SeriesId, Head> series) {
        this.ledger = Objects.requireNonNull(ledger, "ledger");
        this.at = Require.instant(at, "at");
        this.heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
        Fields fields = new Fields().text("cartera audit anchor").number(1).text(ledger.value());
        fields.instant(this.at).number(this.heads.size());
        this.heads.forEach((customer, head) -> fields.text(customer.value())
                .number(head.sequence())
                .text(head.hash().toString()));
        this.series = Collections.unmodifiableSortedMap(new TreeMap<>(series));
        if (!series.isEmpty()) {
            fields.text("series").number(this.series.size());
            this.series.forEach((id, head) -> fields.text(id.value())
                    .number(head.sequence())
                    .text(head.hash().toString()));
        }
        this.hash = Fingerprint.sha256(fields.bytes());
    }

    /** The anchor of a ledger whose chains end so. */
    public static AuditAnchor of(LedgerId ledger, Instant at, Map<CustomerId, Head> heads) {
        return new AuditAnchor(ledger, at, heads, Map.of());
    }

    /** The anchor of a ledger whose chains end so, those of accounts and those of number series. */
    public static AuditAnchor of(LedgerId ledger, Instant at, Map<CustomerId, Head> heads, Map<SeriesId, Head> series) {
        return new AuditAnchor(ledger, at, heads, series);
    }

    /**
     * The anchor that {@link #text()} wrote.
     *
     * @throws IllegalArgumentException if it is no such text, or its hash is not that of its lines
     */
    public static AuditAnchor parse(String text) {
        String[] lines = text.split("\n", -1);
        int last = lines.length - 2;
        if (last < 3 || !lines[0].equals(FIRST_LINE)) {
            throw new IllegalArgumentException("the text is no anchor of this form");
        }
        Map<CustomerId, Head> heads = new TreeMap<>();
        Map<SeriesId, Head> series = new TreeMap<>();
        for (int i = 3; i < last; i++) {
            boolean isSeries = lines[i].startsWith(SERIES);
            String[] words = after(isSeries ? SERIES : ACCOUNT, lines[i]).split(" ", 3);
            if (words.length != 3 || !words[0].matches("[1-9][0-9]{0,17}")) {
                throw new IllegalArgumentException("line " + (i + 1) + " of the anchor is no account's and no series'");
            }
            Head head = new Head(Long.parseLong(words[0]), Fingerprint.parse(words[1]));
            if (isSeries) {
                series.put(SeriesId.of(words[2]), head);
            } else {
                heads.put(CustomerId.of(words[2]), head);
            }
        }
        AuditAnchor anchor = of(LedgerId.of(after(LEDGER, lines[1])), instant(after(AT, lines[2])), heads, series);
        if (!anchor.text().equals(text)) {
            throw new IllegalArgumentException("the anchor was changed: its hash is that of other lines");
        }
        return anchor;
    }

    private static String after(String word, String line) {
        if (!line.startsWith(word)) {
            throw new IllegalArgumentException("a line of the anchor does not begin with '" + word + "'");
        }
        return line.substring(word.length());
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("the anchor has no instant", e);
        }
    }

    /** The ledger. */
    public LedgerId ledger() {
        return ledger;
    }

    /** When it was made, in microseconds. */
    public Instant at() {
        return at;
    }

    /** The ends of the chains by customer; accounts without rows are not in it. */
    public SortedMap<CustomerId, Head> heads() {
        return heads;
    }

    /** The ends of the chains of number series; those without a number that is chained are not in it. */
    public SortedMap<SeriesId, Head> series() {
        return series;
    }

    /** The hash over all of it. */
    public Fingerprint hash() {
        return hash;
    }

    /** The anchor as a text, to be kept elsewhere: a line for each account, by customer, then one for each number series, each line ended by a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        text.append(LEDGER).append(ledger).append('\n');
        text.append(AT).append(at).append('\n');
        heads.forEach((customer, head) -> text.append(ACCOUNT)
                .append(head.sequence())
                .append(' ')
                .append(head.hash())
                .append(' ')
                .append(customer)
                .append('\n'));
        series.forEach((id, head) -> text.append(SERIES)
                .append(head.sequence())
                .append(' ')
                .append(head.hash())
                .append(' ')
                .append(id)
                .append('\n'));
        return text.append(HASH).append(hash).append('\n').toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuditAnchor that
                && ledger.equals(that.ledger)
                && at.equals(that.at)
                && heads.equals(that.heads)
                && series.equals(that.series);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "AuditAnchor[" + ledger + ", " + at + ", " + heads.size() + " accounts, " + hash + "]";
    }

    /**
     * The end of a chain. Immutable.
     *
     * @param sequence the number of its last row
     * @param hash the hash of that row
     */
    public record Head(long sequence, Fingerprint hash) {

        /** Checks the number. */
        public Head {
            Objects.requireNonNull(hash, "hash");
            if (sequence < 1) {
                throw new IllegalArgumentException("sequence is " + sequence + ", at least 1 is required");
            }
        }

        /** The end of a chain whose last link is this. */
        public static Head of(AuditLink last) {
            return new Head(last.sequence(), last.hash());
        }
    }
}
