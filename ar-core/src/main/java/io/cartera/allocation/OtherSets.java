package io.cartera.allocation;

import io.cartera.account.OpenItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Other sets of open debits that a payment may be meant for because they come to its amount as well, each debit as a whole
 * or less the discount that the payment may take.
 * <p>
 * Looked for among at most 10,000 sets, the small ones: of 13 open debits all sets, of 39 those of up to three, of 140 the
 * pairs, and of more none. Among so many sets one of any amount is to be found, and it says nothing.
 */
final class OtherSets {

    /** Of how many debits pairs are looked at. */
    static final int MOST_DEBITS = 140;

    private static final long MOST_SETS = 10_000;

    private final List<Part> parts = new ArrayList<>();
    private final List<int[]> sets = new ArrayList<>();
    private final int[] chosen;
    private final int most;

    /** A debit, by its position, as a whole or less its discount. */
    private record Part(int position, long minor) {}

    private OtherSets(Board board, OpenItem credit, Predicate<OpenItem> isWanted) {
        for (OpenItem debit : board.fewOpenDebits()) {
            if (isWanted.test(debit)) {
                int position = board.position(debit);
                long left = board.left(debit);
                parts.add(new Part(position, left));
                board.offer(credit, debit).ifPresent(offer -> parts.add(new Part(position, left - offer.minor())));
            }
        }
        parts.sort(Comparator.comparingLong(Part::minor).thenComparingInt(Part::position));
        most = mostOf(parts.size());
        chosen = new int[Math.max(1, most)];
    }

    private static int mostOf(int size) {
        long sets = 0;
        long ofSize = 1;
        int most = 0;
        for (int k = 1; k <= size; k++) {
            ofSize = ofSize * (size - k + 1) / k;
            sets += ofSize;
            if (sets > MOST_SETS) {
                break;
            }
            most = k;
        }
        return most;
    }

    /**
     * Other sets than this one, by position in the open order, ten at most.
     *
     * @param least of how many debits they are at least
     */
    static List<int[]> than(List<OpenItem> found, int least, OpenItem credit, Board board) {
        if (!board.wereDebitsFew()) {
            return List.of();
        }
        OtherSets others = new OtherSets(board, credit, any -> true);
        int[] own = found.stream().mapToInt(board::position).sorted().toArray();
        others.search(board.left(credit), 0, 0, least, own);
        return others.sets;
    }

    /** Whether nothing, or a set of debits apart from those of these documents, comes to the amount. */
    static boolean reach(long minor, Set<String> documents, OpenItem credit, Board board) {
        if (minor == 0) {
            return true;
        }
        OtherSets others = new OtherSets(
                board, credit, debit -> !documents.contains(debit.id().document()));
        others.search(minor, 0, 0, 1, new int[0]);
        return !others.sets.isEmpty();
    }

    private void search(long rest, int from, int count, int least, int[] own) {
        for (int i = from; i < parts.size() && count < most; i++) {
            Part part = parts.get(i);
            if (part.minor() > rest || sets.size() >= SubsetSearch.MOST_SOLUTIONS) {
                return;
            }
            chosen[count] = part.position();
            if (part.minor() < rest) {
                search(rest - part.minor(), i + 1, count + 1, least, own);
            } else if (count + 1 >= least) {
                keep(Arrays.copyOf(chosen, count + 1), own);
            }
        }
    }

    private void keep(int[] set, int[] own) {
        Arrays.sort(set);
        Set<Integer> positions = new HashSet<>();
        boolean isEachOnce = Arrays.stream(set).allMatch(positions::add);
        if (isEachOnce && !Arrays.equals(set, own) && sets.stream().noneMatch(known -> Arrays.equals(known, set))) {
            sets.add(set);
        }
    }
}
