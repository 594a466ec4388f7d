package io.cartera.allocation;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import io.cartera.account.Settlement.Match;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pairs of one credit and one debit with the same open amount. That the credits take turns to choose comes to the same
 * as that the first debit of an amount goes to the first credit of it, the second to the second, and so on; so the
 * credits wait by amount, and the debits are gone through once, until no credit waits.
 */
final class ExactAmounts {

    private final Map<Long, Deque<Waiting>> waiting = new HashMap<>();
    private final TreeMap<Integer, Match> matches = new TreeMap<>();

    private ExactAmounts(OpenSet credits) {
        int turn = 0;
        for (OpenItem credit : credits) {
            waiting.computeIfAbsent(credit.openMinor(), amount -> new ArrayDeque<>())
                    .add(new Waiting(turn, credit));
            turn++;
        }
    }

    static AllocationProposal propose(OpenSet credits, OpenSet debits, LocalDate on) {
        ExactAmounts pairs = new ExactAmounts(credits);
        for (OpenItem debit : debits) {
            if (pairs.waiting.isEmpty()) {
                break;
            }
            pairs.offer(debit, on);
        }
        return AllocationProposal.of(pairs.matches.values().stream().toList());
    }

    private void offer(OpenItem debit, LocalDate on) {
        Deque<Waiting> ofAmount = waiting.get(debit.openMinor());
        if (ofAmount != null) {
            Waiting first = ofAmount.remove();
            matches.put(first.turn, new Match(first.credit.id(), debit.id(), debit.open(), on));
            if (ofAmount.isEmpty()) {
                waiting.remove(debit.openMinor());
            }
        }
    }

    private record Waiting(int turn, OpenItem credit) {}
}
