package io.cartera.settlement;

import io.cartera.account.AccountHistory;
import io.cartera.account.Entry;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.settlement.SettlementTally.Term;
import io.cartera.time.AsOf;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How far an item, or all parts of a document in one currency, are settled on a day, and by what.
 * <p>
 * {@code charged = credited + paid + discounted + writtenOff + withdrawn + open}, none of them below zero. Of a debit:
 * <ul>
 *   <li>credited: credit notes, and credits taken over from the books kept before;
 *   <li>paid: receipts and deposits, bank fees that we bore, nettings, and credits that came from another customer or
 *       currency;
 *   <li>discounted: cash discounts;
 *   <li>written off: bad debts, concessions and small differences;
 *   <li>withdrawn: what was reversed, or moved to another customer or currency.
 * </ul>
 * Of a credit: charged is its amount, credited what was applied to debits, paid what was refunded or netted, written off
 * its small differences, withdrawn what was reversed, returned by the bank or moved. Immutable.
 */
public final class SettlementState {

    /** How far something is settled. More may come; programs that switch on them should have a default. */
    public enum Status {
        /** Nothing is settled yet. */
        UNPAID,
        /** Some is open, and some is not. */
        PART,
        /** Nothing is open; at most a small difference was written off. */
        PAID,
        /** Nothing is open, and a bad debt or a concession is among what settled it. */
        WRITTEN_OFF,
        /**
         * Nothing is open, and credit notes alone settled it: the document is void by them. Of a credit note: all of it was
         * applied to debits. A receipt that was, and a document that a credit taken over settled, are {@link #PAID}.
         */
        CREDITED,
        /** Nothing is open, since all of it was reversed, returned or moved. */
        WITHDRAWN
    }

    private final Map<Term, Money> terms;
    private final Money open;
    private final boolean isGivenUp;
    private final boolean isByNotes;

    private SettlementState(SettlementTally tally) {
        this.terms = new EnumMap<>(tally.terms());
        this.isGivenUp = tally.isGivenUp();
        this.isByNotes = tally.isByNotes();
        Money left = charged();
        for (Map.Entry<Term, Money> term : terms.entrySet()) {
            left = term.getKey() == Term.CHARGED ? left : left.minus(term.getValue());
        }
        this.open = left;
    }

    /** How far an item is settled on a day, and by what; empty where it does not count by then. */
    public static Optional<SettlementState> of(AccountHistory history, ItemId item, LocalDate on) {
        Objects.requireNonNull(item, "item");
        return of(history, entry -> entry.id().equals(item), on);
    }

    /**
     * How far a document is settled on a day, and by what: all its parts together that are in this currency and count by
     * then; empty where there are none.
     */
    public static Optional<SettlementState> of(
            AccountHistory history, Side side, String document, CurrencyUnit currency, LocalDate on) {
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(currency, "currency");
        return of(
                history,
                entry -> entry.side() == side
                        && entry.id().document().equals(document)
                        && entry.currency().equals(currency),
                on);
    }

    private static Optional<SettlementState> of(AccountHistory history, Predicate<Entry> isAskedAbout, LocalDate on) {
        Objects.requireNonNull(history, "history");
        SettlementTally tally = SettlementTally.of(history, isAskedAbout, AsOf.of(on));
        return tally.isEmpty() ? Optional.empty() : Optional.of(new SettlementState(tally));
    }

    private Money term(Term term) {
        return terms.getOrDefault(term, Money.zero(charged().getCurrencyUnit()));
    }

    /** The whole amount. */
    public Money charged() {
        return terms.get(Term.CHARGED);
    }

    /** What was credited; of a credit, what was applied to debits. */
    public Money credited() {
        return term(Term.CREDITED);
    }

    /** What was paid; of a credit, what was paid back. */
    public Money paid() {
        return term(Term.PAID);
    }

    /** The cash discounts. */
    public Money discounted() {
        return term(Term.DISCOUNTED);
    }

    /** What was written off. */
    public Money writtenOff() {
        return term(Term.WRITTEN_OFF);
    }

    /** What was reversed, returned by the bank, or moved to another customer or currency. */
    public Money withdrawn() {
        return term(Term.WITHDRAWN);
    }

    /** What is open. */
    public Money open() {
        return open;
    }

    /** How far it is settled. */
    public Status status() {
        if (open.isPositive()) {
            return open.isEqual(charged()) ? Status.UNPAID : Status.PART;
        }
        if (withdrawn().isEqual(charged())) {
            return Status.WITHDRAWN;
        }
        if (isByNotes && credited().isEqual(charged())) {
            return Status.CREDITED;
        }
        return isGivenUp ? Status.WRITTEN_OFF : Status.PAID;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SettlementState that
                && terms.equals(that.terms)
                && open.equals(that.open)
                && isGivenUp == that.isGivenUp
                && isByNotes == that.isByNotes;
    }

    @Override
    public int hashCode() {
        return Objects.hash(terms, open);
    }

    @Override
    public String toString() {
        return status() + "[charged " + charged() + ", credited " + credited() + ", paid " + paid() + ", discounted "
                + discounted() + ", written off " + writtenOff() + ", withdrawn " + withdrawn() + ", open " + open
                + "]";
    }
}
