package io.cartera.credit;

import io.cartera.credit.CreditCheck.Subject;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which a sale on credit is decided, as data: a name, a version, the day from which it holds, and the checks.
 * <p>
 * Every policy begins with the limit: exposure plus the sale may reach it and not exceed it. Declined if it would, or if there
 * is no credit at all; a limit of zero is none in every currency. Referred if no limit is on file, the customer's own or its
 * group's, if a limit is in another currency than the sale, or if the sale fits but something is owed in other currencies.
 * Further checks are added with {@link #checking}, which also replaces those three. All reasons are collected in the order of
 * {@link Subject}, whatever the order of the checks; one that stops outweighs those that hold, and those outweigh warnings.
 * <p>
 * A correction ({@link CreditRequest#isCorrection()}) is always approved. Of a sale that is paid in full before or on delivery
 * only standing and settlement are asked, since it adds nothing to what is owed.
 * <p>
 * Immutable and thread-safe. Worked: limit 5000, exposure 1800; asked 3200 is approved with headroom 0, asked 4000
 * declined, over by 800.
 */
public final class CreditPolicy {

    private static final int MAX_VERSION = 999_999;
    private static final int USUAL_OVERRIDE_DAYS = 90;
    private static final int MOST_OVERRIDE_DAYS = 3660;
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final CreditPolicy DEFAULTS = named("limit only", 1, FIRST_DAY);

    private final String name;
    private final int version;
    private final LocalDate from;
    private final Rules rules;
    private final Map<Subject, CreditCheck> checks;
    // With each decision on record the text is asked for, and whether it reads back: whoever finds out, it is the same.
    private @Nullable String text;
    private boolean isReadable;

    private CreditPolicy(String name, int version, LocalDate from, Rules rules, Map<Subject, CreditCheck> checks) {
        this.name = Require.id(name, "name");
        this.version = version;
        this.from = Require.date(from, "from");
        this.rules = rules;
        this.checks = checks;
        if (version < 1 || version > MAX_VERSION) {
            throw new IllegalArgumentException("version is " + version + ", 1 to " + MAX_VERSION + " is allowed");
        }
    }

    /** What a policy says besides its checks. */
    private record Rules(boolean countsDisputed, boolean allowsAtLimit, int overrideDays) {

        static final Rules USUAL = new Rules(true, true, USUAL_OVERRIDE_DAYS);
    }

    /** The policy that checks the limit only, and holds for ever. */
    public static CreditPolicy ofDefaults() {
        return DEFAULTS;
    }

    /** A version of a policy that holds from a day on, and checks the limit only as yet. */
    public static CreditPolicy named(String name, int version, LocalDate from) {
        CreditPolicy bare = new CreditPolicy(name, version, from, Rules.USUAL, Map.of());
        return bare.checking(CreditCheck.limit(), CreditCheck.limitOnFile(), CreditCheck.currency());
    }

    /**
     * This policy with these checks too, each in place of the one there may be on its subject.
     *
     * @throws IllegalArgumentException if two of these are on one subject, of which one would be lost
     */
    public CreditPolicy checking(CreditCheck... more) {
        Map<Subject, CreditCheck> all = new EnumMap<>(Subject.class);
        all.putAll(checks);
        Set<Subject> given = EnumSet.noneOf(Subject.class);
        for (CreditCheck check : more) {
            if (!given.add(check.subject())) {
                throw new IllegalArgumentException(
                        "two checks of " + CheckText.word(check.subject()) + " in one policy");
            }
            all.put(check.subject(), check);
        }
        return new CreditPolicy(name, version, from, rules, all);
    }

    /** The same where what is disputed is not at stake; by default it is, since it may turn out to be owed. */
    public CreditPolicy leavingOutDisputes() {
        return with(new Rules(false, rules.allowsAtLimit, rules.overrideDays));
    }

    /** The same where a limit must not even be reached; by default it may be. */
    public CreditPolicy stayingBelowLimits() {
        return with(new Rules(rules.countsDisputed, false, rules.overrideDays));
    }

    /**
     * The same whose decisions are overridden for at most so many days: through the day of the decision and that many more, whenever
     * the override begins and however often one is granted. By default 90. An override is for the one sale that somebody looked at; what goes on longer is a limit, and is granted as one.
     *
     * @throws IllegalArgumentException if it is negative or more than 3,660
     */
    public CreditPolicy overriddenForAtMost(int days) {
        if (days < 0 || days > MOST_OVERRIDE_DAYS) {
            throw new IllegalArgumentException(
                    "override days are " + days + ", 0 to " + MOST_OVERRIDE_DAYS + " are allowed");
        }
        return with(new Rules(rules.countsDisputed, rules.allowsAtLimit, days));
    }

    private CreditPolicy with(Rules changed) {
        return new CreditPolicy(name, version, from, changed, checks);
    }

    /** For how many days after that of the decision an override of it holds at most. */
    public int overrideDays() {
        return rules.overrideDays;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** Which version of it this is. */
    public int version() {
        return version;
    }

    /** The day from which this version holds. */
    public LocalDate from() {
        return from;
    }

    /** Whether what is disputed is part of the exposure that this policy is to be given. */
    public boolean countsDisputes() {
        return rules.countsDisputed;
    }

    /** Whether exposure and sale may come to the limit exactly. */
    public boolean allowsAtLimit() {
        return rules.allowsAtLimit;
    }

    /** The checks, in the order of their subjects. */
    public Collection<CreditCheck> checks() {
        return List.copyOf(checks.values());
    }

    /** Whether a sale of this kind is looked at in this regard, so that the picture should say how it stands. */
    public boolean asks(Subject subject, SalesDocumentKind kind) {
        CreditCheck check = checks.get(Objects.requireNonNull(subject, "subject"));
        return check != null && check.strictness(kind) != Strictness.IGNORE;
    }

    /**
     * Decides a sale. The same request and picture are always answered alike.
     *
     * @throws IllegalArgumentException if the picture is in another currency than the sale, or the policy is not in force yet on
     *     its day
     */
    public CreditDecision decide(CreditRequest request, CreditPicture picture) {
        if (Objects.requireNonNull(request, "request").on().isBefore(from)) {
            throw new IllegalArgumentException("policy '" + name + "', version " + version + ", is in force from "
                    + from + ", not on " + request.on());
        }
        return CreditDecision.of(request, picture, this, new Checking(request, picture, this).findings());
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static CreditPolicy parse(String text) {
        TextLines lines = TextLines.of(text, "credit policy");
        String name = lines.take("policy");
        int version = TextLines.number(lines.take("version"));
        LocalDate from = TextLines.date(lines.take("from"));
        boolean counts = lines.take("disputes").equals("counted");
        boolean allows = lines.take("reaching the limit").equals("allowed");
        int days = lines.find("overridden for days").map(TextLines::number).orElse(USUAL_OVERRIDE_DAYS);
        CreditPolicy policy = new CreditPolicy(name, version, from, new Rules(counts, allows, 0), Map.of())
                .overriddenForAtMost(days)
                .checking(lines.all("check").stream().map(CreditCheck::parse).toArray(CreditCheck[]::new));
        lines.requireSame(policy.toString());
        return policy;
    }

    /** Makes sure, once for each policy, that its text form can be read. */
    void requireReadable() {
        if (!isReadable) {
            parse(toString());
            isReadable = true;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditPolicy that
                && name.equals(that.name)
                && version == that.version
                && from.equals(that.from)
                && rules.equals(that.rules)
                && checks.equals(that.checks);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, version, from, checks);
    }

    /**
     * Its text form, in which a host may keep it: a line each for {@code policy}, {@code version}, {@code from},
     * {@code disputes} (counted or left out), {@code reaching the limit} (allowed or not allowed), {@code overridden for days} where
     * that is not 90, and a line
     * {@code check: …} for each check in the order of the subjects, as {@link CreditCheck#toString()} has it.
     */
    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            known = print();
            text = known;
        }
        return known;
    }

    private String print() {
        StringBuilder text = new StringBuilder();
        TextLines.add(text, "policy", name);
        TextLines.add(text, "version", String.valueOf(version));
        TextLines.add(text, "from", from.toString());
        TextLines.add(text, "disputes", rules.countsDisputed ? "counted" : "left out");
        TextLines.add(text, "reaching the limit", rules.allowsAtLimit ? "allowed" : "not allowed");
        if (rules.overrideDays != USUAL_OVERRIDE_DAYS) {
            TextLines.add(text, "overridden for days", String.valueOf(rules.overrideDays));
        }
        checks.values().forEach(check -> TextLines.add(text, "check", check.toString()));
        return text.toString();
    }
}
