package io.cartera.allocation;

import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import io.cartera.allocation.EarlyPayment.Left;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of one credit and one debit with the same open amount. That the credits take turns to choose comes to the same
 * as that the first debit of an amount goes to the first credit of it, the second to the second, and so on; so the
 * credits wait by amount, and the debits are gone through once, until no credit waits. What then waits may still be, to
 * the minor unit, what is open of a debit less its discount.
 */
final class ExactAmounts {

    private final EarlyPayment payment;
    private final Map<Long, Deque<Waiting>> waiting = new HashMap<>();
    private final TreeMap<Integer, Pair> pairs = new TreeMap<>();
    private final Set<ItemId> paired = new HashSet<>();
    private boolean areOffers;

    private ExactAmounts(OpenSet credits, EarlyPayment payment) {
        this.payment = payment;
        int turn = 0;
        for (OpenItem credit : credits) {
            waiting.computeIfAbsent(credit.openMinor(), amount -> new ArrayDeque<>())
                    .add(new Waiting(turn, credit));
            turn++;
        }
    }

    static AllocationProposal propose(OpenSet credits, OpenSet debits, LocalDate on) {
        ExactAmounts exact = new ExactAmounts(credits, EarlyPayment.of(debits, on));
        for (OpenItem debit : debits) {
            if (exact.waiting.isEmpty()) {
                break;
            }
            exact.offer(debit);
        }
        if (exact.areOffers && !exact.waiting.isEmpty()) {
            LessDiscount waiting = exact.lessDiscount(debits);
            debits.forEach(debit -> exact.offerLessDiscount(debit, waiting));
        }
        exact.pairs.values().forEach(exact::pay);
        return exact.payment.proposal();
    }

    private void offer(OpenItem debit) {
        Deque<Waiting> ofAmount = waiting.get(debit.openMinor());
        areOffers |= !debit.offers().isEmpty();
        if (ofAmount != null) {
            pair(ofAmount.remove(), debit, 0);
            if (ofAmount.isEmpty()) {
                waiting.remove(debit.openMinor());
            }
        }
    }

    private LessDiscount lessDiscount(OpenSet debits) {
        LessDiscount still = new LessDiscount();
        for (Deque<Waiting> ofAmount : waiting.values()) {
            for (Waiting credit : ofAmount) {
                List<OpenItem> named = EarlyPayment.named(credit.credit, debits);
                still.add(credit, named.isEmpty() ? "" : named.get(0).id().document());
            }
        }
        return still;
    }

    private void offerLessDiscount(OpenItem debit, LessDiscount still) {
        if (paired.contains(debit.id())) {
            return;
        }
        Set<Long> offered = new HashSet<>();
        debit.offers().forEach(offer -> offered.add(debit.leftOf(offer).getAmountMinorLong()));
        @Nullable Deque<Waiting> first = null;
        long discount = 0;
        for (long minor : offered) {
            for (Deque<Waiting> alike :
                    still.of(debit.openMinor() - minor, debit.id().document())) {
                Waiting candidate = alike.element();
                boolean isFirst = first == null || candidate.turn < first.element().turn;
                if (isFirst && payment.offered(candidate.credit, new Left(debit, debit.openMinor())) == minor) {
                    first = alike;
                    discount = minor;
                }
            }
        }
        if (first != null) {
            pair(first.remove(), debit, discount);
        }
    }

    private void pair(Waiting waiting, OpenItem debit, long discount) {
        paired.add(debit.id());
        pairs.put(waiting.turn, new Pair(waiting.credit, debit, discount));
    }

    private void pay(Pair pair) {
        long open = pair.debit.openMinor();
        payment.add(pair.credit, new Left(pair.debit, open), open - pair.discount, pair.discount);
    }

    private record Waiting(int turn, OpenItem credit) {}

    private record Pair(OpenItem credit, OpenItem debit, long discount) {}

    /**
     * What waits, by amount, by the document that is named (none is the empty text) and by value date: those alike in all
     * three may take the same of a debit, so the first of them stands for all.
     */
    private static final class LessDiscount {

        private final Map<Long, Map<String, Map<LocalDate, Deque<Waiting>>>> waiting = new HashMap<>();

        void add(Waiting credit, String named) {
            if (credit.credit.isMoneyIn()) {
                waiting.computeIfAbsent(credit.credit.openMinor(), amount -> new HashMap<>())
                        .computeIfAbsent(named, document -> new TreeMap<>())
                        .computeIfAbsent(credit.credit.valueOn(), day -> new ArrayDeque<>())
                        .add(credit);
            }
        }

        List<Deque<Waiting>> of(long minor, String document) {
            Map<String, Map<LocalDate, Deque<Waiting>>> ofAmount = waiting.getOrDefault(minor, Map.of());
            return Stream.of("", document)
                    .flatMap(named -> ofAmount.getOrDefault(named, Map.of()).values().stream())
                    .filter(alike -> !alike.isEmpty())
                    .toList();
        }
    }
}
