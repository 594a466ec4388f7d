package io.cartera.account;

import io.cartera.money.MinorUnits;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Entries, the allocations that belong to them, and adjustments of what is then open, recorded together or not at all.
 * <p>
 * Entries come first, then the matches in their order, then the adjustments; a match may name an entry of the same
 * settlement or one already on the account. No two entries have the same identifier. An
 * {@linkplain EntryKind#isAdjustment() adjustment} among the entries comes with one match of its whole amount on its own
 * day; the {@link Adjustment}s need neither entry nor match, the account makes both. Immutable. Example:
 * {@code Settlement.none().matching(ItemId.credit("PAY-1"), ItemId.debit("INV-1"), Money.parse("EUR 1200"), day)}
 * applies a receipt that is on the account.
 */
public final class Settlement {

    private static final Settlement NONE = new Settlement(List.of(), List.of(), List.of());

    private final List<Entry> entries;
    private final List<Match> matches;
    private final List<Adjustment> adjustments;

    private Settlement(List<Entry> entries, List<Match> matches, List<Adjustment> adjustments) {
        this.entries = List.copyOf(entries);
        this.matches = List.copyOf(matches);
        this.adjustments = List.copyOf(adjustments);
        if (this.entries.size() > 1) {
            requireDifferent(this.entries);
        }
        this.adjustments.forEach(Settlement::requireNoCommandOfItsOwn);
    }

    private static void requireNoCommandOfItsOwn(Adjustment adjustment) {
        if (adjustment.hasCommandOfItsOwn()) {
            throw new IllegalArgumentException("a refund that says "
                    + adjustment
                            .requester()
                            .map(requester -> requester + " asked for it")
                            .orElse("how it was paid")
                    + " is a command of its own, an adjustment of " + adjustment.item());
        }
    }

    private static void requireDifferent(List<Entry> entries) {
        Set<ItemId> ids = new HashSet<>();
        for (Entry entry : entries) {
            if (!ids.add(entry.id())) {
                throw new IllegalArgumentException(entry.id() + " is posted twice");
            }
        }
    }

    /** The settlement that records nothing. */
    public static Settlement none() {
        return NONE;
    }

    /** The settlement of these entries and matches. */
    public static Settlement of(List<Entry> entries, List<Match> matches) {
        return new Settlement(entries, matches, List.of());
    }

    /**
     * The settlement of these matches, and then of these adjustments.
     *
     * @throws IllegalArgumentException if one {@linkplain Adjustment#hasCommandOfItsOwn() is a command of its own}
     */
    public static Settlement closing(List<Match> matches, List<Adjustment> adjustments) {
        return new Settlement(List.of(), matches, adjustments);
    }

    /** This settlement with one more entry. */
    public Settlement posting(Entry entry) {
        List<Entry> all = new ArrayList<>(entries);
        all.add(entry);
        return new Settlement(all, matches, adjustments);
    }

    /** This settlement with one more match. */
    public Settlement matching(ItemId credit, ItemId debit, Money amount, LocalDate on) {
        List<Match> all = new ArrayList<>(matches);
        all.add(new Match(credit, debit, amount, on));
        return new Settlement(entries, all, adjustments);
    }

    /**
     * This settlement with one more adjustment. The entry that it makes has the identifier of the command, as a part that
     * follows those of the settlement's entries with that identifier on that side.
     *
     * @throws IllegalArgumentException if it {@linkplain Adjustment#hasCommandOfItsOwn() is a command of its own}
     */
    public Settlement adjusting(Adjustment adjustment) {
        List<Adjustment> all = new ArrayList<>(adjustments);
        all.add(Objects.requireNonNull(adjustment, "adjustment"));
        return new Settlement(entries, matches, all);
    }

    /** The entries to post. */
    public List<Entry> entries() {
        return entries;
    }

    /** The allocations to record. */
    public List<Match> matches() {
        return matches;
    }

    /** The adjustments to record after the allocations. */
    public List<Adjustment> adjustments() {
        return adjustments;
    }

    /**
     * Refuses adjustments that would leave anything of them open, or that adjust each other.
     *
     * @throws IllegalArgumentException if an adjustment has not exactly one match here, of its amount and on its day,
     *     or a cash discount says itself what earned it
     */
    void requireWholeAdjustments() {
        Map<ItemId, List<Match>> ofAdjustments = new HashMap<>();
        for (Entry entry : entries) {
            if (entry.kind().isAdjustment()) {
                ofAdjustments.put(entry.id(), new ArrayList<>(1));
            }
        }
        for (Match match : ofAdjustments.isEmpty() ? List.<Match>of() : matches) {
            ofAdjustments.computeIfPresent(match.credit(), (id, own) -> with(own, match));
            ofAdjustments.computeIfPresent(match.debit(), (id, own) -> with(own, match));
        }
        for (Entry entry : entries) {
            if (!entry.earnedBy().isEmpty()) {
                throw new IllegalArgumentException("what earned " + entry + " is for the account to say");
            }
            if (entry.kind().isAdjustment()) {
                requireWhole(entry, ofAdjustments);
            }
        }
    }

    private static List<Match> with(List<Match> own, Match match) {
        own.add(match);
        return own;
    }

    private static void requireWhole(Entry entry, Map<ItemId, List<Match>> ofAdjustments) {
        boolean isDebit = entry.side() == Side.DEBIT;
        List<Match> own = ofAdjustments.get(entry.id());
        boolean isWhole = own.size() == 1
                && own.get(0).amount().equals(entry.amount())
                && own.get(0).on().equals(entry.effectiveOn())
                && !ofAdjustments.containsKey(
                        isDebit ? own.get(0).credit() : own.get(0).debit());
        if (!isWhole) {
            throw new IllegalArgumentException(
                    entry.kind() + " " + entry.id() + " must be matched to one item, all of it and on its own day");
        }
    }

    /**
     * The content by which a repeat of a command that records this is recognised. Of entries it names the identifiers;
     * the rest of them is compared with the recorded facts, since references may be personal.
     */
    public Map<String, String> content() {
        Map<String, String> content = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            content.put("entry " + (i + 1), entries.get(i).id().content());
        }
        for (int i = 0; i < matches.size(); i++) {
            Match match = matches.get(i);
            String name = "match " + (i + 1) + " ";
            content.put(name + "credit", match.credit().content());
            content.put(name + "debit", match.debit().content());
            content.put(name + "amount", match.amount().toString());
            content.put(name + "on", match.on().toString());
        }
        for (int i = 0; i < adjustments.size(); i++) {
            String name = "adjustment " + (i + 1) + " ";
            adjustments.get(i).content().forEach((field, value) -> content.put(name + field, value));
        }
        return content;
    }

    /** An allocation to be recorded: so much of a credit to a debit, from a day on. The amount is greater than zero. Immutable. */
    public static final class Match {

        private final ItemId credit;
        private final ItemId debit;
        private final CurrencyUnit currency;
        private final long amountMinor;
        private final LocalDate on;

        /**
         * The allocation.
         *
         * @param amount how much, greater than zero
         * @param on the day from which it counts
         */
        public Match(ItemId credit, ItemId debit, Money amount, LocalDate on) {
            Objects.requireNonNull(amount, "amount");
            Allocation.requireSides(credit, debit);
            this.credit = credit;
            this.debit = debit;
            this.currency = amount.getCurrencyUnit();
            this.amountMinor = Allocation.requirePositive(amount);
            this.on = Require.date(on, "on");
        }

        private Match(ItemId credit, ItemId debit, CurrencyUnit currency, long amountMinor, LocalDate on) {
            Allocation.requireSides(credit, debit);
            this.credit = credit;
            this.debit = debit;
            this.currency = Objects.requireNonNull(currency, "currency");
            if (amountMinor <= 0) {
                throw new IllegalArgumentException("amount is " + amountMinor + " minor units, it must be positive");
            }
            this.amountMinor = MinorUnits.inRange(amountMinor);
            this.on = Require.date(on, "on");
        }

        /**
         * The same by minor units: policies propose by the million.
         *
         * @param amountMinor how much in minor units of the currency, greater than zero
         * @param on the day from which it counts
         * @throws io.cartera.money.AmountOutOfRangeException if the amount is out of range
         */
        public static Match ofMinor(
                ItemId credit, ItemId debit, CurrencyUnit currency, long amountMinor, LocalDate on) {
            return new Match(credit, debit, currency, amountMinor, on);
        }

        /** The credit. */
        public ItemId credit() {
            return credit;
        }

        /** The debit. */
        public ItemId debit() {
            return debit;
        }

        /** How much, greater than zero. */
        public Money amount() {
            return Money.ofMinor(currency, amountMinor);
        }

        /** The currency of the amount. */
        public CurrencyUnit currency() {
            return currency;
        }

        /** How much in minor units, greater than zero. */
        public long amountMinor() {
            return amountMinor;
        }

        /** The day from which it counts. */
        public LocalDate on() {
            return on;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Match that
                    && credit.equals(that.credit)
                    && debit.equals(that.debit)
                    && currency.equals(that.currency)
                    && amountMinor == that.amountMinor
                    && on.equals(that.on);
        }

        @Override
        public int hashCode() {
            return Objects.hash(credit, debit, amountMinor, on);
        }

        @Override
        public String toString() {
            return "Match[credit=" + credit + ", debit=" + debit + ", amount=" + amount() + ", on=" + on + "]";
        }
    }
}
