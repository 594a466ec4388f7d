package io.cartera.settlement;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.Allocation;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.Side;
import io.cartera.time.AsOf;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.joda.money.Money;

/** Adds up the parts of what is asked about, and what settled them, over a history. */
final class SettlementTally {

    /** What an amount was. */
    enum Term {
        CHARGED,
        CREDITED,
        PAID,
        DISCOUNTED,
        WRITTEN_OFF,
        WITHDRAWN
    }

    private final Map<ItemId, Posted> posted = new HashMap<>();
    private final Map<ItemId, Entry> parts = new HashMap<>();
    private final Map<Term, Money> terms = new EnumMap<>(Term.class);
    private boolean isGivenUp;
    private boolean isByNotes = true;

    private SettlementTally() {}

    /** The tally of the entries that are asked about and count by then; they are in one currency. */
    static SettlementTally of(AccountHistory history, Predicate<Entry> isAskedAbout, AsOf asOf) {
        SettlementTally tally = new SettlementTally();
        for (AccountChange change : history.changes()) {
            for (Entry entry : change.entries()) {
                tally.posted.put(
                        entry.id(), new Posted(entry, change.recording().version()));
                if (isAskedAbout.test(entry) && !entry.effectiveOn().isAfter(asOf.date())) {
                    tally.parts.put(entry.id(), entry);
                    tally.add(Term.CHARGED, entry.amount());
                    tally.isByNotes &= entry.side() == Side.DEBIT || entry.kind() == EntryKind.CREDIT_NOTE;
                }
            }
        }
        if (!tally.parts.isEmpty()) {
            history.links().stream()
                    .filter(link -> link.minorAt(asOf) > 0)
                    .map(Link::allocation)
                    .forEach(tally::settle);
        }
        return tally;
    }

    private void settle(Allocation allocation) {
        boolean isOfCredit = parts.containsKey(allocation.credit());
        if (isOfCredit || parts.containsKey(allocation.debit())) {
            Posted by = posted.get(isOfCredit ? allocation.debit() : allocation.credit());
            boolean cameWithIt = by.version() == allocation.id().version();
            add(term(by.entry(), cameWithIt), allocation.amount());
            EntryKind kind = by.entry().kind();
            isByNotes &= isOfCredit || kind == EntryKind.CREDIT_NOTE;
            isGivenUp |= kind == EntryKind.BAD_DEBT || kind == EntryKind.CONCESSION;
        }
    }

    private static Term term(Entry by, boolean cameWithIt) {
        return switch (by.kind()) {
            case REVERSAL, RETURNED_PAYMENT -> Term.WITHDRAWN;
            // The leg that takes an item away is allocated to it at once; the one that arrives waits like any receipt.
            case TRANSFER, CONVERSION -> cameWithIt ? Term.WITHDRAWN : applied(by);
            case NETTING -> cameWithIt ? Term.PAID : applied(by);
            case CASH_DISCOUNT -> Term.DISCOUNTED;
            case BAD_DEBT, CONCESSION, SMALL_DIFFERENCE -> Term.WRITTEN_OFF;
            case REFUND -> Term.PAID;
            case CREDIT_NOTE, OPENING_BALANCE -> Term.CREDITED;
            case INVOICE, DEBIT_NOTE, LATE_CHARGE, RECEIPT, DEPOSIT, BANK_FEE -> applied(by);
        };
    }

    // A credit that settles a debit pays it; a debit that takes up a credit is what the credit was for.
    private static Term applied(Entry by) {
        return by.side() == Side.CREDIT ? Term.PAID : Term.CREDITED;
    }

    private void add(Term term, Money amount) {
        terms.merge(term, amount, Money::plus);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    Map<Term, Money> terms() {
        return terms;
    }

    /** Whether a bad debt or a concession took part. */
    boolean isGivenUp() {
        return isGivenUp;
    }

    /** Whether credit notes are all that settled a debit, or all that is asked about of a credit. */
    boolean isByNotes() {
        return isByNotes;
    }

    private record Posted(Entry entry, long version) {}
}
