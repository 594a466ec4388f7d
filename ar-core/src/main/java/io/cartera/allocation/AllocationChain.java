package io.cartera.allocation;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.cartera.account.ItemId;
import io.cartera.account.OpenSet;
import io.cartera.terms.DiscountOffer;
import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Rules one after another, of which each takes what the earlier ones leave: the strongest evidence first. What a rule
 * finds with a score that reaches the threshold is booked; of what does not, the best is proposed for a person to look
 * at, and nothing of it is booked. The scores and what lowers them are in {@link Explanation}. A document that an open
 * credit names is taken by no other credit that does not. Where what was found for a credit has been taken by another
 * meanwhile, it is looked for once more, to be proposed.
 * <p>
 * A rule goes through all credits, by date, then identifier, before the next rule begins. Credit notes go through all
 * rules before payments unless told otherwise. What was said about a payment never changes by the order in which items
 * were recorded. The chain lays out all that is open once, sorts nothing, and each rule asks by name, amount or sum: with
 * <i>c</i> credits and <i>d</i> debits a proposal takes time in proportion to c + d, apart from subset sums, which have
 * a bound of their own, and from looking for other debits that come to the same amount, at 10,000 sets for a credit at
 * most, where no more than 140 debits are open.
 * <p>
 * Immutable and thread-safe; every method that changes something gives another chain. The
 * {@linkplain #policyName() name} says by a digest what the chain was told, so a command repeated with another chain is
 * seen to be another command. Example:
 * <pre>{@code
 * AllocationPolicy chain = AllocationChain.standard().tolerating(Tolerance.upTo(Money.parse("USD 25")));
 * books.cash().propose(acme, today, chain).forReview();
 * books.cash().apply(CommandId.of("cash 31 July"), acme, today, chain);
 * }</pre>
 */
public final class AllocationChain implements AllocationPolicy {

    private static final AllocationChain STANDARD = new AllocationChain(
            List.of(
                    AllocationPolicies.BY_REMITTANCE,
                    AllocationPolicies.EXACT_REFERENCE,
                    AllocationPolicies.EXACT_AMOUNT,
                    AllocationPolicies.CLEAR_ACCOUNT,
                    AllocationPolicies.INSTALMENT_GROUP,
                    AllocationPolicies.CLEAR_PAST_DUE,
                    AllocationPolicies.SUBSET_SUM),
            Settings.USUAL);

    private final List<AllocationPolicy> rules;
    private final Settings settings;

    private AllocationChain(List<AllocationPolicy> rules, Settings settings) {
        this.rules = List.copyOf(rules);
        this.settings = settings;
    }

    /**
     * The chain {@code standard}: by remittance, exact reference, exact amount, clear the account, instalment group,
     * clear what is past due, subset sum.
     */
    public static AllocationChain standard() {
        return STANDARD;
    }

    /**
     * A chain of these rules, in this order.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static AllocationChain of(AllocationPolicy... rules) {
        if (Objects.requireNonNull(rules, "rules").length == 0) {
            throw new IllegalArgumentException("a chain needs a rule");
        }
        return new AllocationChain(Arrays.asList(rules), Settings.USUAL);
    }

    /** The policy itself if it is a chain, else a chain of it alone that books all it finds, and says why. */
    public static AllocationChain explaining(AllocationPolicy policy) {
        return policy instanceof AllocationChain chain
                ? chain
                : new AllocationChain(
                        List.of(Objects.requireNonNull(policy, "policy")),
                        Settings.USUAL.withCreditNotes(CreditNotes.BY_DATE).withThreshold(Settings.NONE));
    }

    /**
     * This chain with one more rule at its end. A rule that takes debits by order, such as {@link
     * AllocationPolicy#oldest()}, or that gives no reasons, is asked for what the others leave, and what it proposes is
     * booked whatever the threshold, unless the payer's text or another credit speaks against it: {@code
     * standard().then(oldest())} books 70.00 without a text on the oldest debit, and nothing of a payment for "invoice
     * 4711" that is not known.
     */
    public AllocationChain then(AllocationPolicy rule) {
        List<AllocationPolicy> more = new ArrayList<>(rules);
        more.add(Objects.requireNonNull(rule, "rule"));
        return new AllocationChain(more, settings);
    }

    /**
     * Books what reaches this score. What only a person can tell is never booked, however low it is: several that would
     * do as well, any doubt, and a discount that was not earned.
     *
     * @throws IllegalArgumentException if it is not within 0 and 1 or has more than three decimals
     */
    public AllocationChain threshold(BigDecimal score) {
        // The range first: moving the point of 1E+2000000000 would overflow.
        if (Objects.requireNonNull(score, "score").signum() < 0
                || score.compareTo(BigDecimal.ONE) > 0
                || score.stripTrailingZeros().scale() > 3) {
            throw new IllegalArgumentException("threshold is out of range, 0 to 1 with three decimals are allowed");
        }
        return new AllocationChain(
                rules, settings.withThreshold(score.movePointRight(3).intValueExact()));
    }

    /** Calls a difference up to this a small one. */
    public AllocationChain tolerating(Tolerance tolerance) {
        return new AllocationChain(rules, settings.withTolerance(tolerance));
    }

    /** Applies credit notes before, after or among payments. */
    public AllocationChain creditNotes(CreditNotes when) {
        return new AllocationChain(rules, settings.withCreditNotes(when));
    }

    /**
     * Knows of a discount on a debit, beside those that the debit itself offers and those it knows of already: one that
     * was agreed by letter, or stands in other books. It is taken as it is told, whatever was credited or moved, where a
     * payment has its value date in time, and booked as a discount without an offer, since the account knows of none; its
     * tax is the share of the document's.
     *
     * @throws IllegalArgumentException if the discount is not positive
     */
    public AllocationChain offering(ItemId debit, DiscountOffer offer) {
        if (!offer.amount().isPositive()) {
            throw new IllegalArgumentException(
                    "discount on " + debit + " is " + offer.amount() + ", it must be positive");
        }
        ListMultimap<ItemId, DiscountOffer> all =
                MultimapBuilder.treeKeys().arrayListValues().build(settings.offers());
        List<DiscountOffer> ofDebit = all.get(Objects.requireNonNull(debit, "debit"));
        if (ofDebit.contains(offer)) {
            return this;
        }
        ofDebit.add(offer);
        ofDebit.sort(Comparator.comparing(DiscountOffer::until)
                .thenComparing(known -> known.amount().toString()));
        return new AllocationChain(rules, settings.withOffers(ImmutableListMultimap.copyOf(all)));
    }

    /** Books nothing on these documents, such as those in dispute; what is found for them is for a person to look at. */
    public AllocationChain holding(Collection<String> documents) {
        return new AllocationChain(rules, settings.withOnHold(with(settings.onHold(), documents, "documents")));
    }

    /**
     * Understands these phrases in what payers write, as they stand: names of the customer and of ourselves.
     *
     * @throws IllegalArgumentException if one is blank or longer than 1000 characters
     */
    public AllocationChain understanding(Collection<String> phrases) {
        Objects.requireNonNull(phrases, "phrases").forEach(phrase -> Require.text(phrase, "phrase"));
        return new AllocationChain(rules, settings.withUnderstood(with(settings.understood(), phrases, "phrases")));
    }

    private static ImmutableSortedSet<String> with(
            ImmutableSortedSet<String> known, Collection<String> more, String name) {
        return ImmutableSortedSet.orderedBy(CodePoints::compare)
                .addAll(known)
                .addAll(Objects.requireNonNull(more, name))
                .build();
    }

    /** {@code standard} for the standard chain as it is, else {@code chain-} and a digest of all it was told. */
    @Override
    public String policyName() {
        return isStandard() ? AllocationPolicies.STANDARD.policyName() : "chain-" + told().substring(0, 32);
    }

    private boolean isStandard() {
        return rules.equals(STANDARD.rules) && settings.equals(Settings.USUAL);
    }

    // Every field with its length, every list with its size, so that no two chains are told the same.
    private String told() {
        Hasher hasher = Hashing.sha256().newHasher();
        put(hasher, rules.stream().map(AllocationPolicy::policyName).toList());
        hasher.putInt(settings.threshold());
        put(
                hasher,
                List.of(settings.tolerance().toString(), settings.creditNotes().name()));
        hasher.putInt(settings.offers().size());
        settings.offers().forEach((debit, offer) -> {
            hasher.putInt(debit.part());
            put(
                    hasher,
                    List.of(
                            debit.side().name(),
                            debit.document(),
                            offer.amount().toString(),
                            offer.until().toString()));
        });
        put(hasher, settings.onHold());
        put(hasher, settings.understood());
        return hasher.hash().toString();
    }

    private static void put(Hasher hasher, Collection<String> fields) {
        hasher.putInt(fields.size());
        fields.forEach(field -> hasher.putInt(field.length()).putUnencodedChars(field));
    }

    @Override
    public AllocationProposal propose(OpenSet credits, OpenSet debits, LocalDate on) {
        AllocationPolicies.requireSides(credits, debits, on);
        return new ChainRun(rules, new Board(credits, debits, on, settings)).proposal();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AllocationChain that && rules.equals(that.rules) && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rules, settings);
    }

    @Override
    public String toString() {
        return "AllocationChain"
                + rules.stream().map(AllocationPolicy::policyName).toList();
    }
}
