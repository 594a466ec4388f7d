package io.cartera.statement;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.money.MinorUnits;
import io.cartera.time.DateRange;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of an account to show, page by page.
 * <p>
 * All conditions hold together. Entries come in the order in which they were recorded, or the other way round; what is
 * recorded meanwhile moves no page that follows, since a page begins after a line and not after a number of lines.
 * Immutable. Example, and what a screen does with it:
 * <pre>{@code
 * HistoryQuery query = HistoryQuery.all().ofKinds(EntryKind.RECEIPT).latestFirst().inPagesOf(20);
 * HistoryPage page = books.accounts().history(acme, query);
 * page.next().map(next -> books.accounts().history(acme, next));
 * }</pre>
 */
public final class HistoryQuery {

    /** The most lines on a page. */
    public static final int MAX_PAGE_SIZE = 1000;

    private static final HistoryQuery ALL = new HistoryQuery(new Parts());

    private final Parts parts;

    private HistoryQuery(Parts parts) {
        this.parts = parts;
    }

    /** All entries in the order of recording, a hundred to a page. */
    public static HistoryQuery all() {
        return ALL;
    }

    /** Only entries that count from a day in the period on. */
    public HistoryQuery in(DateRange period) {
        Parts changed = parts.copy();
        changed.period = Objects.requireNonNull(period, "period");
        return new HistoryQuery(changed);
    }

    /**
     * Only entries of these kinds.
     *
     * @throws IllegalArgumentException if there are none
     */
    public HistoryQuery ofKinds(EntryKind... kinds) {
        if (kinds.length == 0) {
            throw new IllegalArgumentException("no kinds");
        }
        Parts changed = parts.copy();
        changed.kinds = EnumSet.copyOf(Arrays.asList(kinds));
        return new HistoryQuery(changed);
    }

    /**
     * Only entries of these amounts, both included, in their currency.
     *
     * @throws CurrencyMismatchException if the amounts are in two currencies
     * @throws IllegalArgumentException if the least is negative or the most is less than it
     * @throws io.cartera.money.AmountOutOfRangeException if an amount is out of range
     */
    public HistoryQuery ofAmounts(Money least, Money most) {
        if (!least.getCurrencyUnit().equals(most.getCurrencyUnit())) {
            throw new CurrencyMismatchException(least.getCurrencyUnit(), most.getCurrencyUnit());
        }
        Parts changed = parts.copy();
        changed.currency = least.getCurrencyUnit();
        changed.least = MinorUnits.of(least);
        changed.most = MinorUnits.of(most);
        if (changed.least < 0 || changed.most < changed.least) {
            throw new IllegalArgumentException("amounts from " + least + " to " + most);
        }
        return new HistoryQuery(changed);
    }

    /** Only the entries of a document: its parts, debits and credits of that identifier. */
    public HistoryQuery ofDocument(String document) {
        Parts changed = parts.copy();
        changed.document = Require.id(document, "document");
        return new HistoryQuery(changed);
    }

    /**
     * Only entries that refer to exactly this: the payer's reference, the credited document, the bank's reason. What a
     * document says that it refers to is {@link io.cartera.invoice.Invoice#postedReference()}.
     */
    public HistoryQuery withReference(String reference) {
        Parts changed = parts.copy();
        changed.reference = Require.text(reference, "reference");
        return new HistoryQuery(changed);
    }

    /**
     * Only entries whose reference has this text somewhere in it, whatever the case: a part of what the payer wrote, of
     * the bank's reason.
     *
     * @throws IllegalArgumentException if the text is blank or longer than a reference
     */
    public HistoryQuery mentioning(String text) {
        Parts changed = parts.copy();
        changed.mentioned = folded(Require.text(text, "text"));
        return new HistoryQuery(changed);
    }

    /**
     * Only the entries of any of these documents: of those that sold a product, say. None where there are no documents.
     *
     * @throws IllegalArgumentException if one is no identifier
     */
    public HistoryQuery ofDocuments(Collection<String> documents) {
        Parts changed = parts.copy();
        changed.documents = new TreeSet<>();
        for (String document : documents) {
            changed.documents.add(Require.id(document, "document"));
        }
        return new HistoryQuery(changed);
    }

    /** Upper case first: what differs in case only is one then, however many letters its upper case has. */
    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** The entry recorded last comes first. */
    public HistoryQuery latestFirst() {
        Parts changed = parts.copy();
        changed.latestFirst = true;
        return new HistoryQuery(changed);
    }

    /**
     * So many lines to a page.
     *
     * @throws IllegalArgumentException if lines is not 1 to {@value #MAX_PAGE_SIZE}
     */
    public HistoryQuery inPagesOf(int lines) {
        if (lines < 1 || lines > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE_SIZE + " lines, not " + lines);
        }
        Parts changed = parts.copy();
        changed.pageSize = lines;
        return new HistoryQuery(changed);
    }

    /** What follows a line, in the order of this query. */
    public HistoryQuery after(HistoryLine line) {
        return after(line.version(), line.position());
    }

    /**
     * What follows a line, in the order of this query; a caller may keep the two numbers between two requests.
     *
     * @param version the line's version
     * @param position the line's position
     * @throws IllegalArgumentException if one of them is less than 1
     */
    public HistoryQuery after(long version, int position) {
        if (version < 1 || position < 1) {
            throw new IllegalArgumentException("no such entry: " + version + "." + position);
        }
        Parts changed = parts.copy();
        changed.afterVersion = version;
        changed.afterPosition = position;
        return new HistoryQuery(changed);
    }

    /** The period; empty where any day will do. */
    public Optional<DateRange> period() {
        return Optional.ofNullable(parts.period);
    }

    /** The kinds; all where any kind will do. */
    public Set<EntryKind> kinds() {
        return Collections.unmodifiableSet(parts.kinds);
    }

    /** The currency of the amounts; empty where any amount will do. */
    public Optional<CurrencyUnit> currency() {
        return Optional.ofNullable(parts.currency);
    }

    /** The least amount in minor units; zero where any will do. */
    public long leastMinor() {
        return parts.least;
    }

    /** The greatest amount in minor units; {@link Long#MAX_VALUE} where any will do. */
    public long mostMinor() {
        return parts.most;
    }

    /** The document; empty where any will do. */
    public Optional<String> document() {
        return Optional.ofNullable(parts.document);
    }

    /** The reference; empty where any or none will do. */
    public Optional<String> reference() {
        return Optional.ofNullable(parts.reference);
    }

    /**
     * Whether there are conditions that {@link #matches} alone decides: a text mentioned, a choice of documents. A
     * store that lets a database choose by the others asks it for the rest.
     */
    public boolean isMatchedAlone() {
        return parts.mentioned != null || parts.documents != null;
    }

    /** Whether the entry recorded last comes first. */
    public boolean isLatestFirst() {
        return parts.latestFirst;
    }

    /** How many lines there are to a page. */
    public int pageSize() {
        return parts.pageSize;
    }

    /** The version of the line after which the page begins; empty where it begins with the first line. */
    public Optional<Long> afterVersion() {
        return parts.afterVersion == 0 ? Optional.empty() : Optional.of(parts.afterVersion);
    }

    /** The position of the line after which the page begins; zero where it begins with the first line. */
    public int afterPosition() {
        return parts.afterPosition;
    }

    /** Whether a line is on this page or one that follows. */
    public boolean matches(HistoryLine line) {
        return follows(line) && matches(line.entry());
    }

    private boolean follows(HistoryLine line) {
        if (parts.afterVersion == 0) {
            return true;
        }
        int order = Long.compare(line.version(), parts.afterVersion);
        order = order == 0 ? Integer.compare(line.position(), parts.afterPosition) : order;
        return parts.latestFirst ? order < 0 : order > 0;
    }

    private boolean matches(Entry entry) {
        LocalDate day = entry.effectiveOn();
        return period().map(period -> period.contains(day)).orElse(true)
                && parts.kinds.contains(entry.kind())
                && currency().map(entry.currency()::equals).orElse(true)
                && entry.amountMinor() >= parts.least
                && entry.amountMinor() <= parts.most
                && document().map(entry.id().document()::equals).orElse(true)
                && (parts.reference == null
                        || entry.reference().map(parts.reference::equals).orElse(false))
                && (parts.documents == null
                        || parts.documents.contains(entry.id().document()))
                && (parts.mentioned == null
                        || entry.reference()
                                .map(text -> folded(text).contains(parts.mentioned))
                                .orElse(false));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HistoryQuery that && parts.key().equals(that.parts.key());
    }

    @Override
    public int hashCode() {
        return parts.key().hashCode();
    }

    /** Leaves the reference and the text mentioned out: they may be personal. */
    @Override
    public String toString() {
        return "HistoryQuery[" + parts.key().subList(0, 11) + "]";
    }

    /** What may be set; never changed once a query has it. */
    private static final class Parts {

        private @Nullable DateRange period;
        private Set<EntryKind> kinds = EnumSet.allOf(EntryKind.class);
        private @Nullable CurrencyUnit currency;
        private long least;
        private long most = Long.MAX_VALUE;
        private @Nullable String document;
        private @Nullable String reference;
        private @Nullable String mentioned;
        private @Nullable SortedSet<String> documents;
        private boolean latestFirst;
        private int pageSize = 100;
        private long afterVersion;
        private int afterPosition;

        Parts copy() {
            Parts copy = new Parts();
            copy.period = period;
            copy.kinds = kinds;
            copy.currency = currency;
            copy.least = least;
            copy.most = most;
            copy.document = document;
            copy.reference = reference;
            copy.mentioned = mentioned;
            copy.documents = documents;
            copy.latestFirst = latestFirst;
            copy.pageSize = pageSize;
            copy.afterVersion = afterVersion;
            copy.afterPosition = afterPosition;
            return copy;
        }

        List<@Nullable Object> key() {
            return Arrays.asList(
                    period,
                    kinds,
                    currency,
                    least,
                    most,
                    document,
                    latestFirst,
                    pageSize,
                    afterVersion,
                    afterPosition,
                    documents,
                    reference,
                    mentioned);
        }
    }
}
