package io.cartera.allocation;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import java.time.LocalDate;
import java.util.function.ToIntFunction;

/**
 * A rule by which open credits are applied to open debits.
 * <p>
 * It proposes and changes nothing. Implementations are immutable, thread-safe and deterministic: the same open items on
 * the same day give the same proposal, whatever the order in which they were recorded.
 * <p>
 * <b>Discounts for paying early.</b> A payment earns a discount that a debit {@linkplain OpenItem#offers() offers} when
 * it completes the debit but for what lacks, that is no more than {@linkplain OpenItem#leftOf what is left} of the best
 * offer which holds on its value date and on that of all money that stands on the debit before, and when
 * it is meant for the debit. It is meant for the open document whose identifier is its reference; one that names no open
 * document is meant for what it pays. So a discount is taken by paying less and never given to who pays all: what lacks
 * is granted, at most what is offered, and nothing of the payment is left over for it. Going over several debits, a
 * payment that pays the first ones in full, to the minor unit, takes none; one that comes out with all discounts it may
 * take is taken to do so; else what lacks of the last
 * debits it reaches is taken off them, the last one first. Part payments in time before it lose nothing and earn nothing.
 * Only money that came in earns: a receipt or a deposit, or what arrived of one ({@link OpenItem#isMoneyIn}). {@code
 * pro-rata} grants nothing, since its shares are nobody's
 * intention, nor do {@code clear-past-due}, {@code instalment-group} and {@code subset-sum}. Worked: on 100.00 with 2.00
 * off until the 10th, 98.00 with value on the 10th closes it with 2.00, and 99.00 with 1.00; 97.00, or 98.00 a day later,
 * leaves the rest open; 98.00 that names another open document pays that one. Where 50.00 of it are credited, 49.00 closes
 * the rest with 1.00.
 * <p>
 * What a policy leaves open another one can take: rules follow one another as commands do, such as
 * {@link #exactAmount()} and then {@link #oldest()} on the same day. {@link AllocationChain} puts rules one after another,
 * asks of each how sure it is, and books only what reaches a threshold; alone, a policy books all it finds.
 */
public interface AllocationPolicy {

    /** The unique name under which the policy can be stored. */
    String policyName();

    /**
     * Proposes what to allocate from a day on, in one currency.
     *
     * @param credits the credits that may be used
     * @param debits the debits that may be paid
     * @param on the day from which the allocations are to count
     * @throws IllegalArgumentException if credits and debits are not what they are called
     * @throws org.joda.money.CurrencyMismatchException if credits and debits are in two currencies
     */
    AllocationProposal propose(OpenSet credits, OpenSet debits, LocalDate on);

    /**
     * The default, {@code reference-then-due}: credits by date, then identifier, one after another; each pays first the
     * debit whose document identifier equals its reference, or which asks for it as a
     * {@link io.cartera.invoice.RemittanceReference} (where two open documents ask for the same one, neither does), then debits by due date, document date, identifier.
     */
    static AllocationPolicy referenceThenDue() {
        return AllocationPolicies.REFERENCE_THEN_DUE;
    }

    /**
     * {@code oldest}: credits by date, then identifier, one after another; each pays debits by due date, document date,
     * identifier, whatever its reference says.
     */
    static AllocationPolicy oldest() {
        return AllocationPolicies.OLDEST;
    }

    /**
     * {@code exact-amount}: credits by date, then identifier, one after another; each pays one debit of which exactly as
     * much is open, the first such by due date, document date, identifier; what then is left over pays one of which as
     * much is open less the discount it may take. A credit without such a debit stays as it is,
     * for a person to look at or for another policy; nothing is ever paid in part, and no reference is looked at.
     * <p>
     * A proposal reads each open credit once, and the open debits once until no credit waits for one: with <i>c</i>
     * credits and <i>d</i> debits it takes time in proportion to c + d and memory to c. Example: with debits I1 of 100,
     * I2 of 60 and I3 of 100, the credits 60, 100 and 40 pay I2 and I1, and the 40 stay unapplied.
     */
    static AllocationPolicy exactAmount() {
        return AllocationPolicies.EXACT_AMOUNT;
    }

    /**
     * {@code largest}: credits by date, then identifier, one after another; each pays the debit of which most is open at
     * that moment, then the next, whatever its reference says. Where two are alike the earlier one comes first, by due
     * date, document date, identifier. A debit that was paid in part stands where what is left of it puts it, so two
     * credits are applied in the same way together as one after the other.
     * <p>
     * A proposal reads every open debit: with <i>d</i> debits, of which it touches <i>k</i>, it takes time in proportion
     * to (d + k) log d at most and memory to d. Example: with debits I1 of 100 and I2 of 80, a credit of 40 leaves 60 of
     * I1, and the next one of 90 pays I2 in full and 10 of I1.
     */
    static AllocationPolicy largest() {
        return AllocationPolicies.LARGEST;
    }

    /**
     * {@code by-remittance}: each credit pays the documents whose names are in its reference, whole or within a longer
     * text, in any case and with any separators; the name is the identifier of the document (the number that a series gave
     * is not known to the account: quote what the document asks for), or that of the customer's order,
     * which an invoice or debit note has as its own reference, or what the document asks a payer to quote
     * ({@link io.cartera.invoice.Invoice#remittance()}). Amounts stated for each document are followed where they
     * add up to the payment; credit notes named with the documents are used up first where the sum is right; a credit
     * that names nothing open stays as it is. Figures that stand as an amount, a percentage or a date, or that may be a
     * year or the amount paid, are no name.
     */
    static AllocationPolicy byRemittance() {
        return AllocationPolicies.BY_REMITTANCE;
    }

    /**
     * {@code exact-reference}: each credit pays the document whose identifier is its whole reference, character by
     * character, and nothing else.
     */
    static AllocationPolicy exactReference() {
        return AllocationPolicies.EXACT_REFERENCE;
    }

    /** {@code clear-account}: a credit that is the sum of all that is open pays all of it. */
    static AllocationPolicy clearAccount() {
        return AllocationPolicies.CLEAR_ACCOUNT;
    }

    /** {@code clear-past-due}: a credit that is the sum of all that fell due before the day pays all of that. */
    static AllocationPolicy clearPastDue() {
        return AllocationPolicies.CLEAR_PAST_DUE;
    }

    /**
     * {@code instalment-group}: a credit that is the sum of all open parts of a document, two at least, pays them; of
     * several such documents the first in the open order.
     */
    static AllocationPolicy instalmentGroup() {
        return AllocationPolicies.INSTALMENT_GROUP;
    }

    /**
     * {@code subset-sum}: a credit that is the sum of some open debits pays these, where no others have that sum. Where
     * others have, up to ten such sets are listed and nothing is paid; where the search would take too many steps it
     * says so ({@link SearchGivenUp}). It is exact: what it calls the only set is.
     */
    static AllocationPolicy subsetSum() {
        return AllocationPolicies.SUBSET_SUM;
    }

    /**
     * {@code pro-rata}: all credits together are split over all debits in proportion to what is open of each, by the
     * largest remainder, ties to the earlier debit; each share is paid by the credits one after another. Example: 100.00
     * over three debits of 50.00 pays 33.34, 33.33 and 33.33. With <i>d</i> debits it takes time in proportion to d log
     * d.
     */
    static AllocationPolicy proRata() {
        return AllocationPolicies.PRO_RATA;
    }

    /**
     * Debits by the caller's rank, lowest first, and within a rank by due date, document date, identifier: such as costs
     * before interest before principal, as Spanish and Russian law have it (Código Civil 1173, Гражданский кодекс 319).
     * There is no kind of entry for costs or interest, so only the caller can tell which debits are.
     *
     * @param name the policy's name; another rank needs another name, since repeated commands are recognised by it
     * @param rank the rank of a debit; it must always give the same for the same debit
     * @throws IllegalArgumentException if the name is not one to 128 characters without control characters
     */
    static AllocationPolicy imputation(String name, ToIntFunction<? super OpenItem> rank) {
        return new Imputation(name, rank);
    }

    /**
     * The policy of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the known names
     */
    static AllocationPolicy of(String name) {
        return AllocationPolicies.named(name);
    }
}
