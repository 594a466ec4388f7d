package io.cartera.credit;

import io.cartera.exposure.SalesDocumentKind;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a {@link CreditPolicy} looks at, with its threshold, how strictly it is taken for each kind of document,
 * and whether a refusal by it can be overridden.
 * <p>
 * A new check holds a sale of any kind, save {@link #limit()}, which stops it. A figure that reaches a threshold is within
 * it, except the dunning level, which names the first level that is too high. A figure that is not known never stops a
 * sale: it holds it where the check holds or stops, and is warned of where it warns. Immutable and thread-safe. Example:
 * {@code CreditCheck.overdueDays(30).warning(QUOTATION, ORDER).stopping(DELIVERY)}.
 */
public final class CreditCheck {

    /** What a check looks at, in the order in which reasons are told. */
    public enum Subject {
        /** Exposure and sale against each limit: the group's, the customer's own, those on a part. */
        LIMIT,
        /** The same against a share of the limit. */
        UTILISATION,
        /** The same against a share of the customer's own limit while the customer is new. */
        RAMP,
        /** Whether there is any limit. */
        LIMIT_ON_FILE,
        /** Whether limit and exposure are in the currency of the sale. */
        CURRENCY,
        /** Whether we deal with the customer. */
        STANDING,
        /** Whether the customer is to have open credit at all. */
        SETTLEMENT,
        /** How long the oldest item is overdue. */
        OVERDUE_DAYS,
        /** Which share of what is open is overdue. */
        OVERDUE_SHARE,
        /** The highest dunning level that an open item has reached. */
        DUNNING_LEVEL,
        /** Promises to pay that were broken. */
        BROKEN_PROMISES,
        /** Payments that the bank took back. */
        RETURNED_PAYMENTS,
        /** The terms that are asked for against those that are agreed. */
        TERMS,
        /** Whether the customer should have been reviewed. */
        REVIEW,
        /** The class of risk into which somebody put the customer. */
        RISK_CLASS
    }

    /** The most days, times or levels that a threshold can have. */
    public static final int MAX_THRESHOLD = 100_000;

    private static final Pattern RISK = Pattern.compile("[A-Za-z0-9+_-]{1,30}");
    private static final int MOST_CLASSES = 50;

    final Subject subject;
    final int number;
    final int days;
    private final @Nullable Percentage share;
    final SortedSet<String> classes;
    private final Map<SalesDocumentKind, Strictness> strictness;
    private final boolean overridable;

    private CreditCheck(Subject subject, int number, int days, @Nullable Percentage share, SortedSet<String> classes) {
        this.subject = subject;
        this.number = inRange(number, "threshold");
        this.days = inRange(days, "days");
        this.share = share;
        this.classes = classes;
        this.strictness = all(subject == Subject.LIMIT ? Strictness.STOP : Strictness.HOLD);
        this.overridable = false;
    }

    private CreditCheck(CreditCheck check, Map<SalesDocumentKind, Strictness> strictness, boolean overridable) {
        this.subject = check.subject;
        this.number = check.number;
        this.days = check.days;
        this.share = check.share;
        this.classes = check.classes;
        this.strictness = strictness;
        this.overridable = overridable;
    }

    private static Map<SalesDocumentKind, Strictness> all(Strictness one) {
        Map<SalesDocumentKind, Strictness> all = new EnumMap<>(SalesDocumentKind.class);
        for (SalesDocumentKind kind : SalesDocumentKind.values()) {
            all.put(kind, one);
        }
        return Collections.unmodifiableMap(all);
    }

    private static int inRange(int value, String name) {
        if (value < 0 || value > MAX_THRESHOLD) {
            throw new IllegalArgumentException(name + " is " + value + ", 0 to " + MAX_THRESHOLD + " is allowed");
        }
        return value;
    }

    private static CreditCheck of(Subject subject, int number) {
        return new CreditCheck(subject, number, 0, null, Collections.emptySortedSet());
    }

    private static CreditCheck of(Subject subject, int days, Percentage share) {
        if (Objects.requireNonNull(share, "share").value().compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("share is " + share + ", at most 100 is allowed");
        }
        return new CreditCheck(subject, 0, days, share, Collections.emptySortedSet());
    }

    /** Exposure and sale within each limit; stops a sale until it is said otherwise. */
    public static CreditCheck limit() {
        return of(Subject.LIMIT, 0);
    }

    /** Exposure and sale at most this share of each limit, 0 to 100 %; the amount is rounded down. */
    public static CreditCheck utilisation(Percentage share) {
        return of(Subject.UTILISATION, 0, share);
    }

    /**
     * Exposure and sale at most this share of the customer's own limit until so many days after the first sale, rounded
     * down; a customer without a sale is new.
     */
    public static CreditCheck ramp(int days, Percentage share) {
        return of(Subject.RAMP, days, share);
    }

    /** A limit is on file, the customer's own or its group's. */
    public static CreditCheck limitOnFile() {
        return of(Subject.LIMIT_ON_FILE, 0);
    }

    /** Limit and exposure are in the currency of the sale, since nothing is converted without a rate. */
    public static CreditCheck currency() {
        return of(Subject.CURRENCY, 0);
    }

    /** The customer is neither on hold nor closed. */
    public static CreditCheck standing() {
        return of(Subject.STANDING, 0);
    }

    /** The sale is settled at least as firmly as the customer's settlement mode wants. */
    public static CreditCheck settlement() {
        return of(Subject.SETTLEMENT, 0);
    }

    /** No open item is overdue by more days than this. */
    public static CreditCheck overdueDays(int most) {
        return of(Subject.OVERDUE_DAYS, most);
    }

    /** At most this share of the open debits is overdue, 0 to 100 %. */
    public static CreditCheck overdueShare(Percentage most) {
        return of(Subject.OVERDUE_SHARE, 0, most);
    }

    /** No open item has reached this dunning level, 1 or more. */
    public static CreditCheck dunningLevel(int level) {
        if (level < 1) {
            throw new IllegalArgumentException("level is " + level + ", at least 1 is required");
        }
        return of(Subject.DUNNING_LEVEL, level);
    }

    /** At most so many promises are broken, in part or as a whole, and not made good: something they were about is open. */
    public static CreditCheck brokenPromises(int most) {
        return of(Subject.BROKEN_PROMISES, most);
    }

    /**
     * At most so many payments were returned in the days before the sale, its own day included, and not made good: something that
     * they had paid is open.
     */
    public static CreditCheck returnedPayments(int most, int days) {
        return new CreditCheck(Subject.RETURNED_PAYMENTS, most, days, null, Collections.emptySortedSet());
    }

    /** What is asked for falls due at most so many days after what the agreed terms would give. */
    public static CreditCheck terms(int longerBy) {
        return of(Subject.TERMS, longerBy);
    }

    /** The next review of the customer is due at most so many days ago. */
    public static CreditCheck review(int overdueBy) {
        return of(Subject.REVIEW, overdueBy);
    }

    /**
     * The customer is in none of these classes of risk, as the host calls them: one to 50 names of up to 30 letters,
     * digits, plus, minus and underscore.
     */
    public static CreditCheck riskClass(String... refused) {
        SortedSet<String> classes = new TreeSet<>();
        for (String name : refused) {
            classes.add(riskName(name));
        }
        if (classes.isEmpty() || classes.size() > MOST_CLASSES) {
            throw new IllegalArgumentException(classes.size() + " classes of risk, 1 to " + MOST_CLASSES);
        }
        return new CreditCheck(Subject.RISK_CLASS, 0, 0, null, Collections.unmodifiableSortedSet(classes));
    }

    static String riskName(String name) {
        if (!RISK.matcher(Objects.requireNonNull(name, "risk class")).matches()) {
            throw new IllegalArgumentException("risk class is not 1 to 30 letters, digits, plus, minus and underscore");
        }
        return name;
    }

    /** This check, not asked for these kinds of documents, or for any where none is named. */
    public CreditCheck ignoring(SalesDocumentKind... kinds) {
        return taking(Strictness.IGNORE, kinds);
    }

    /** This check, a warning only for these kinds of documents, or for any where none is named. */
    public CreditCheck warning(SalesDocumentKind... kinds) {
        return taking(Strictness.WARN, kinds);
    }

    /** This check, which refers a sale for these kinds of documents, or for any where none is named. */
    public CreditCheck holding(SalesDocumentKind... kinds) {
        return taking(Strictness.HOLD, kinds);
    }

    /** This check, which declines a sale for these kinds of documents, or for any where none is named. */
    public CreditCheck stopping(SalesDocumentKind... kinds) {
        return taking(Strictness.STOP, kinds);
    }

    private CreditCheck taking(Strictness one, SalesDocumentKind... kinds) {
        Map<SalesDocumentKind, Strictness> changed = new EnumMap<>(kinds.length == 0 ? all(one) : strictness);
        for (SalesDocumentKind kind : kinds) {
            changed.put(Objects.requireNonNull(kind, "kind"), one);
        }
        return new CreditCheck(this, Collections.unmodifiableMap(changed), overridable);
    }

    /** This check, of which a refusal can be overridden too; what is only held always can. */
    public CreditCheck overridable() {
        return new CreditCheck(this, strictness, true);
    }

    /** What it looks at. */
    public Subject subject() {
        return subject;
    }

    /** How strictly it is taken for a kind of document. */
    public Strictness strictness(SalesDocumentKind kind) {
        return strictness.get(Objects.requireNonNull(kind, "kind"));
    }

    /** Whether a refusal by it can be overridden. */
    public boolean isOverridable() {
        return overridable;
    }

    Percentage most() {
        return Objects.requireNonNull(share, "share");
    }

    /** The most days, times or, of a dunning level, the first that is too high; 0 for checks that have none. */
    public int threshold() {
        return number;
    }

    /** The most of a limit or of what is open; empty for checks that have none. */
    public Optional<Percentage> share() {
        return Optional.ofNullable(share);
    }

    /** The classes of risk that are not accepted, in order; none for other checks. */
    public List<String> riskClasses() {
        return List.copyOf(classes);
    }

    /** How many days back returned payments are counted, or how long a customer is new; 0 for other checks. */
    public int windowDays() {
        return days;
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static CreditCheck parse(String text) {
        return CheckText.parse(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditCheck that
                && subject == that.subject
                && number == that.number
                && days == that.days
                && Objects.equals(share, that.share)
                && List.copyOf(classes).equals(List.copyOf(that.classes))
                && strictness.equals(that.strictness)
                && overridable == that.overridable;
    }

    @Override
    public int hashCode() {
        return Objects.hash(subject, number, days, share, strictness, overridable);
    }

    /**
     * Its text form, such as {@code overdue over 30 days: quotation warn, order hold, delivery stop, invoice stop}, with
     * {@code , overridable} behind it where it is.
     */
    @Override
    public String toString() {
        return CheckText.print(this);
    }
}
