package io.cartera.allocation;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSortedSet;
import io.cartera.account.ItemId;
import io.cartera.terms.DiscountOffer;
import java.util.Objects;

/** What a chain is told beside its rules. Immutable. */
record Settings(
        int threshold,
        Tolerance tolerance,
        CreditNotes creditNotes,
        ImmutableListMultimap<ItemId, DiscountOffer> offers,
        ImmutableSortedSet<String> onHold,
        ImmutableSortedSet<String> understood) {

    /** What reaches 0.900 is booked, no tolerance, credit notes before cash, and nothing more known. */
    static final Settings USUAL = new Settings(
            900,
            Tolerance.none(),
            CreditNotes.BEFORE_CASH,
            ImmutableListMultimap.of(),
            ImmutableSortedSet.of(),
            ImmutableSortedSet.of());

    /** The threshold of a chain that books all its rules find. */
    static final int NONE = -1;

    Settings {
        Objects.requireNonNull(tolerance, "tolerance");
        Objects.requireNonNull(creditNotes, "creditNotes");
    }

    boolean booksAll() {
        return threshold == NONE;
    }

    Settings withThreshold(int perMille) {
        return new Settings(perMille, tolerance, creditNotes, offers, onHold, understood);
    }

    Settings withTolerance(Tolerance other) {
        return new Settings(threshold, other, creditNotes, offers, onHold, understood);
    }

    Settings withCreditNotes(CreditNotes other) {
        return new Settings(threshold, tolerance, other, offers, onHold, understood);
    }

    Settings withOffers(ImmutableListMultimap<ItemId, DiscountOffer> other) {
        return new Settings(threshold, tolerance, creditNotes, other, onHold, understood);
    }

    Settings withOnHold(ImmutableSortedSet<String> other) {
        return new Settings(threshold, tolerance, creditNotes, offers, other, understood);
    }

    Settings withUnderstood(ImmutableSortedSet<String> other) {
        return new Settings(threshold, tolerance, creditNotes, offers, onHold, other);
    }
}
