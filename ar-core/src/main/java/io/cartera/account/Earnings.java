package io.cartera.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which allocations earn a cash discount, and which discounts are lost with an allocation. */
final class Earnings {

    private Earnings() {}

    /** All that stands on a debit by now, but for adjustments: correcting what we gave takes nothing else back. */
    static List<AllocationId> standingOn(ItemId debit, AccountState state) {
        List<AllocationId> standing = new ArrayList<>();
        for (Link link : state.links(debit)) {
            boolean earns = link.ended().isEmpty()
                    && state.item(link.allocation().credit())
                            .filter(credit -> credit.entry().kind().earns())
                            .isPresent();
            if (earns) {
                standing.add(link.allocation().id());
            }
        }
        return standing;
    }

    /** What the offers of a debit come to after all that stands on it by now. */
    static OffersLeft offersLeft(Entry debit, AccountState state) {
        return offersLeft(debit, state, link -> link.ended().isEmpty());
    }

    /** What they came to right before an instant of the account. */
    static OffersLeft offersLeftBefore(Instant instant, Entry debit, AccountState state) {
        return offersLeft(
                debit,
                state,
                link -> link.recordedAt().isBefore(instant)
                        && link.ended()
                                .filter(end -> end.recordedAt().isBefore(instant))
                                .isEmpty());
    }

    private static OffersLeft offersLeft(Entry debit, AccountState state, Predicate<Link> stands) {
        OffersLeft left = OffersLeft.of(debit);
        for (Link link : debit.offers().isEmpty() ? List.<Link>of() : state.links(debit.id())) {
            Optional<Item> credit =
                    stands.test(link) ? state.item(link.allocation().credit()) : Optional.empty();
            if (credit.isPresent()) {
                Entry by = credit.get().entry();
                left = left.settledBy(
                        by.origin(), by.valueOn(), link.allocation().amountMinor());
            }
        }
        return left;
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
        Set<ItemId> adjustments = settlement.entries().stream()
                .filter(posted -> !posted.kind().earns())
                .map(Entry::id)
                .collect(Collectors.toSet());
        List<AllocationId> by = standingOn(debit, state);
        for (int i = 0; i < matches.size(); i++) {
            Settlement.Match match = matches.get(i);
            if (match.debit().equals(debit) && !adjustments.contains(match.credit())) {
                by.add(new AllocationId(version, i + 1));
            }
        }
        return Entry.builder(entry.id(), entry.kind(), entry.amount(), entry.effectiveOn())
                .like(entry)
                .earnedBy(by)
                .build();
    }

    /**
     * The live discounts on a debit that were earned by one of these allocations, in the order of recording, each with
     * the first day on which one of them ends. It goes through the debit once, however many have ended.
     */
    static Map<ItemId, LocalDate> lostWith(Map<AllocationId, LocalDate> ended, ItemId debit, AccountState state) {
        Map<ItemId, LocalDate> lost = new LinkedHashMap<>();
        for (Link link : state.links(debit)) {
            ItemId credit = link.allocation().credit();
            if (link.ended().isEmpty()) {
                state.item(credit).stream()
                        .flatMap(item -> item.entry().earnedBy().stream())
                        .filter(ended::containsKey)
                        .forEach(by -> lost.merge(credit, ended.get(by), (a, b) -> a.isBefore(b) ? a : b));
            }
        }
        return lost;
    }
}
