package io.cartera.allocation;

import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.account.Settlement.Match;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found for a credit, how sure it is, and why.
 * <p>
 * The score is in [0, 1] with three decimals. It is no probability: it puts the rules in an order, and a chain books
 * what reaches its threshold, 0.900 unless told otherwise. The scores are
 * <ul>
 * <li>by the payer's words, for {@code by-remittance} and {@code exact-reference}: exact 1.000, amounts stated for each
 * document 0.980, less credit notes named 0.975, discount taken in time 0.970, credit note 0.960, within tolerance or
 * bank fee 0.950 (also beside a discount), instalment 0.930, overpayment 0.910, deduction stated 0.880, short payment
 * 0.800, discount not earned 0.780;
 * <li>by the amount: {@code exact-amount} 0.950, less a discount in time 0.930, {@code clear-account} 0.940, less all
 * discounts 0.925, {@code instalment-group} 0.930, {@code clear-past-due} 0.920, {@code subset-sum} 0.850; where several
 * would do as well 0.600, for subset sums 0.400; of a credit note, which does not say what it lowers, 0.700;
 * <li>by an order, such as {@code oldest}: 0.500; nothing found 0.000.
 * </ul>
 * A chain lowers a score to 0.700 where the payer names other documents than the rule found, where the text has a
 * number that is nothing open here (unless the documents named are paid exactly, as stated, net or with discount),
 * words that are not known to it or an amount that is none of those found, where another open credit names what
 * was found, and where a name is uncertain. Such doubt is never booked, whatever its score; nor is what is on hold,
 * ambiguous, or a discount not earned.
 * <p>
 * <b>A name is uncertain</b> where
 * <ul>
 * <li>money is left over, or lacks within the tolerance, and the number of another open document begins or ends with the
 * one named, or another debit in the place of the one named comes to the payment: INV-100 of 300 is not paid by 500 for
 * "INV-100" where INV-1001, or any debit of 500, is open;
 * <li>the amounts agree, but the text ends (or begins) with the number, another open number begins (or ends) with it or
 * differs in blanks or leading zeros alone, and that document, by itself or with others, comes to the same;
 * <li>a number that is nothing known stands beside it, as in "INV-1 0";
 * <li>the name is up to four figures without a word such as "invoice" before, and more is paid than is open of it, or so
 * much less that it is neither an instalment nor within the tolerance;
 * <li>no document is named and the text speaks of a part, as in "instalment 1 of 3", "part payment" or "on account", and
 * what has the amount is no part of a document in several.
 * </ul>
 * A credit note that names several documents and is less than they come to is ambiguous among them. Figures beside a currency, a percent sign or a month are no name. A year, a month and year, the amount paid and what
 * follows "account" or "cheque" are none either: they count as a number that is nothing open, unless what was found by
 * the amount is just that document.
 * <p>
 * <b>Amounts alone are ambiguous</b> where other debits, each whole or less a discount in time, come to the same: looked
 * for among all sets of up to 13 open debits, those of up to three of 39, pairs of 140, and not at all where more are
 * open when the first rule by amount begins, since then some set comes to any amount. What is ambiguous by one rule is
 * booked by no later one that looks at amounts alone. Payments without a word, as many as there are debits of their
 * amount, are not ambiguous among themselves. Immutable.
 */
public final class Explanation {

    private final ItemId credit;
    private final String rule;
    private final int perMille;
    private final AllocationReason reason;
    private final boolean booked;
    private final List<Match> matches;
    private final List<Adjustment> adjustments;
    private final Money leftOver;
    private final Money shortBy;
    private final List<List<ItemId>> alternatives;
    private final @Nullable SearchGivenUp givenUp;

    private Explanation(Draft draft, int perMille, AllocationReason reason, boolean booked) {
        this.credit = draft.credit;
        this.rule = draft.rule;
        this.perMille = perMille;
        this.reason = reason;
        this.booked = booked;
        this.matches = draft.matches;
        this.adjustments = draft.adjustments;
        this.leftOver = draft.leftOver;
        this.shortBy = draft.shortBy;
        this.alternatives = draft.alternatives;
        this.givenUp = draft.givenUp;
    }

    static Explanation of(Draft draft, int perMille, AllocationReason reason, boolean booked) {
        return new Explanation(draft, perMille, reason, booked);
    }

    Explanation weighed(int otherPerMille, AllocationReason otherReason, boolean isBooked) {
        Draft draft = new Draft(credit, rule, matches, adjustments, leftOver, shortBy, alternatives, givenUp);
        return new Explanation(draft, otherPerMille, otherReason, isBooked);
    }

    /** The credit it is about. */
    public ItemId credit() {
        return credit;
    }

    /** The name of the rule; {@code none} where none found anything. */
    public String rule() {
        return rule;
    }

    /** How sure the rule is, from 0 to 1, with three decimals. */
    public BigDecimal score() {
        return BigDecimal.valueOf(perMille, 3);
    }

    int perMille() {
        return perMille;
    }

    /** Why. */
    public AllocationReason reason() {
        return reason;
    }

    /** Whether the allocations are among those that the proposal would record. */
    public boolean isBooked() {
        return booked;
    }

    /**
     * The allocations found; those of credit notes that the payer names are among them, before those of the payment.
     */
    public List<Match> matches() {
        return matches;
    }

    /** The documents found, each once, in the order of the allocations. */
    public List<String> documents() {
        return matches.stream()
                .map(match -> match.debit().document())
                .distinct()
                .toList();
    }

    /**
     * What closes the rest of debits once the allocations are recorded, by the order of the debits: cash discounts, bank
     * fees, small differences.
     */
    public List<Adjustment> adjustments() {
        return adjustments;
    }

    /** What the credit has left after these allocations; zero or more. */
    public Money leftOver() {
        return leftOver;
    }

    /** What stays open of the debits it pays, after these allocations and adjustments; zero or more. */
    public Money shortBy() {
        return shortBy;
    }

    /** Where several would do as well, up to ten of them, each a set of debits in the open order; else empty. */
    public List<List<ItemId>> alternatives() {
        return alternatives;
    }

    /** That the search was stopped, where it was. */
    public Optional<SearchGivenUp> givenUp() {
        return Optional.ofNullable(givenUp);
    }

    /**
     * The settlement that records all this, booked or not: what a person does who agrees.
     *
     * @throws IllegalArgumentException if a policy proposes a refund that
     *     {@linkplain Adjustment#hasCommandOfItsOwn() is a command of its own}
     */
    public Settlement toSettlement() {
        return Settlement.closing(matches, adjustments);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Explanation that
                && credit.equals(that.credit)
                && rule.equals(that.rule)
                && perMille == that.perMille
                && reason == that.reason
                && booked == that.booked
                && matches.equals(that.matches)
                && adjustments.equals(that.adjustments)
                && leftOver.equals(that.leftOver)
                && shortBy.equals(that.shortBy)
                && alternatives.equals(that.alternatives)
                && Objects.equals(givenUp, that.givenUp);
    }

    @Override
    public int hashCode() {
        return Objects.hash(credit, rule, perMille, reason);
    }

    /** In one line, such as {@code PAY-1 pays INV-1, left USD 0.00, short USD 0.00: EXACT by by-remittance, 1.000}. */
    @Override
    public String toString() {
        return credit + (booked ? " pays " : " might pay ") + documents()
                + (adjustments.isEmpty() ? "" : " closing " + adjustments) + ", left " + leftOver + ", short " + shortBy
                + ": " + reason + " by " + rule + ", " + score();
    }

    /** The parts of an explanation that do not depend on how it is weighed. */
    record Draft(
            ItemId credit,
            String rule,
            List<Match> matches,
            List<Adjustment> adjustments,
            Money leftOver,
            Money shortBy,
            List<List<ItemId>> alternatives,
            @Nullable SearchGivenUp givenUp) {

        Draft {
            matches = List.copyOf(matches);
            adjustments = List.copyOf(adjustments);
            alternatives = List.copyOf(alternatives);
        }
    }
}
