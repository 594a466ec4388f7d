package io.cartera.account;

import java.util.ArrayList;
import java.util.List;

/** Which allocations earn a cash discount, and which discounts are lost with an allocation. */
final class Earnings {

    private Earnings() {}

    /** All that stands on a debit by now. */
    static List<AllocationId> standingOn(ItemId debit, AccountState state) {
        List<AllocationId> standing = new ArrayList<>();
        for (Link link : state.links(debit)) {
            if (link.ended().isEmpty()) {
                standing.add(link.allocation().id());
            }
        }
        return standing;
    }

    /** A cash discount that is posted by a settlement, earned by all that will stand on its debit; else the entry. */
    static Entry earned(Entry entry, Settlement settlement, AccountState state, long version) {
        if (entry.kind() != EntryKind.CASH_DISCOUNT) {
            return entry;
        }
        List<Settlement.Match> matches = settlement.matches();
        ItemId debit = matches.stream()
                .filter(match -> match.credit().equals(entry.id()))
                .map(Settlement.Match::debit)
                .findFirst()
                .orElseThrow();
        List<AllocationId> by = standingOn(debit, state);
        for (int i = 0; i < matches.size(); i++) {
            Settlement.Match match = matches.get(i);
            if (match.debit().equals(debit) && !match.credit().equals(entry.id())) {
                by.add(new AllocationId(version, i + 1));
            }
        }
        return Entry.builder(entry.id(), entry.kind(), entry.amount(), entry.effectiveOn())
                .like(entry)
                .earnedBy(by)
                .build();
    }

    /** The live discounts on the debit of an allocation that were earned by it. */
    static List<ItemId> lostWith(Allocation allocation, AccountState state) {
        List<ItemId> lost = new ArrayList<>();
        for (Link link : state.links(allocation.debit())) {
            // What earned a discount was recorded with it or before.
            boolean mayBe = link.ended().isEmpty()
                    && link.allocation().id().version() >= allocation.id().version();
            if (mayBe && isEarned(link.allocation().credit(), allocation.id(), state)) {
                lost.add(link.allocation().credit());
            }
        }
        return lost;
    }

    private static boolean isEarned(ItemId credit, AllocationId by, AccountState state) {
        return state.item(credit)
                .filter(item -> item.entry().earnedBy().contains(by))
                .isPresent();
    }
}
