package io.cartera.allocation;

import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Rules that look for a reason to believe that a credit is meant for certain debits, one credit at a time. */
enum Evidence {
    BY_REMITTANCE("by-remittance") {
        @Override
        Optional<Explanation> consider(OpenItem credit, Board board) {
            List<String> named = board.named(credit);
            return named.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new NamedDocuments(board, credit, ruleName(), named).weigh());
        }
    },
    EXACT_REFERENCE("exact-reference") {
        @Override
        Optional<Explanation> consider(OpenItem credit, Board board) {
            return board.referenced(credit)
                    .map(document -> new NamedDocuments(board, credit, ruleName(), List.of(document)).weigh());
        }
    },
    EXACT_AMOUNT("exact-amount") {
        @Override
        Optional<Explanation> consider(OpenItem credit, Board board) {
            long money = board.left(credit);
            List<OpenItem> alike = board.debitsOf(money, SubsetSearch.MOST_SOLUTIONS);
            if (alike.isEmpty()) {
                return lessDiscount(credit, board);
            }
            Finding finding = new Finding(board, credit, ruleName()).pay(alike.subList(0, 1));
            // As many payments without a word as debits of one amount: it makes no difference which pays which.
            int debits = board.countDebitsOf(money);
            boolean isClear =
                    debits == 1 || (credit.reference().isEmpty() && debits <= board.countSilentCreditsOf(money));
            return Optional.of(
                    isClear
                            ? finding.because(AllocationReason.EXACT, 950)
                            : finding.orElse(each(alike)).because(AllocationReason.AMBIGUOUS, 600));
        }
    },
    CLEAR_ACCOUNT("clear-account") {
        @Override
        Optional<Explanation> consider(OpenItem credit, Board board) {
            return board.isAllOpen(board.left(credit))
                    ? Optional.of(new Finding(board, credit, ruleName())
                            .pay(board.openDebits())
                            .because(AllocationReason.EXACT, 940))
                    : allLessDiscounts(credit, board);
        }
    },
    CLEAR_PAST_DUE("clear-past-due") {
        @Override
        Optional<Explanation> consider(OpenItem credit, Board board) {
            return board.isAllPastDue(board.left(credit))
                    ? Optional.of(new Finding(board, credit, ruleName())
                            .pay(board.debitsPastDue())
                            .because(AllocationReason.EXACT, 920))
                    : Optional.empty();
        }
    },
    INSTALMENT_GROUP("instalment-group") {
        @Override
        Optional<Explanation> consider(OpenItem credit, Board board) {
            List<String> documents = board.documentsInPartsOf(board.left(credit), SubsetSearch.MOST_SOLUTIONS);
            if (documents.isEmpty()) {
                return Optional.empty();
            }
            Finding finding = new Finding(board, credit, ruleName()).pay(board.ofDocument(documents.get(0)));
            List<List<ItemId>> groups = documents.stream()
                    .map(document -> ids(board.ofDocument(document)))
                    .toList();
            return Optional.of(
                    documents.size() == 1
                            ? finding.because(AllocationReason.EXACT, 930)
                            : finding.orElse(groups).because(AllocationReason.AMBIGUOUS, 600));
        }
    },
    SUBSET_SUM("subset-sum") {
        @Override
        Optional<Explanation> consider(OpenItem credit, Board board) {
            long money = board.left(credit);
            if (board.stepsFor(MOST_STEPS) <= 0) {
                return Optional.of(givenUp(credit, board, board.countOpenDebits(), 0));
            }
            SubsetSearch search = board.subsets();
            int count = search.countUpTo(money);
            if (count == 0) {
                board.stepsTaken(1);
                return Optional.empty();
            }
            SubsetSearch.Result result = search.find(money, Math.max(0, board.stepsFor(MOST_STEPS)));
            board.stepsTaken(1 + result.steps());
            List<List<ItemId>> sets = inOrder(board.debits(), result.solutions());
            Finding finding = new Finding(board, credit, ruleName());
            if (sets.size() > 1) {
                return Optional.of(finding.orElse(sets).because(AllocationReason.AMBIGUOUS, 400));
            }
            if (!result.isComplete()) {
                return Optional.of(givenUp(credit, board, count, result.steps()));
            }
            return result.solutions().stream()
                    .findFirst()
                    .map(only -> finding.pay(Arrays.stream(only)
                                    .mapToObj(board.debits()::get)
                                    .toList())
                            .because(AllocationReason.EXACT, 850));
        }

        private Explanation givenUp(OpenItem credit, Board board, int debits, long steps) {
            return new Finding(board, credit, ruleName())
                    .givenUp(new SearchGivenUp(credit.id(), debits, steps))
                    .because(AllocationReason.SEARCH_GIVEN_UP, 0);
        }
    };

    private static final long MOST_STEPS = 250_000;

    private final String ruleName;

    Evidence(String ruleName) {
        this.ruleName = ruleName;
    }

    String ruleName() {
        return ruleName;
    }

    /** What the rule finds for a credit in what is left; empty where it has nothing to say. */
    abstract Optional<Explanation> consider(OpenItem credit, Board board);

    /** A payment that is, to the minor unit, what is open of one debit less the discount it may take. */
    Optional<Explanation> lessDiscount(OpenItem credit, Board board) {
        long money = board.left(credit);
        List<OpenItem> alike = board.discountable(credit).stream()
                .filter(debit -> board.left(debit) - discount(credit, debit, board) == money)
                .limit(SubsetSearch.MOST_SOLUTIONS)
                .toList();
        if (alike.isEmpty()) {
            return Optional.empty();
        }
        Finding finding = new Finding(board, credit, ruleName());
        if (alike.size() > 1) {
            return Optional.of(finding.orElse(each(alike)).because(AllocationReason.AMBIGUOUS, 600));
        }
        finding.discount(alike.get(0), board.offer(credit, alike.get(0)).orElseThrow());
        return Optional.of(finding.pay(alike).because(AllocationReason.DISCOUNT_TAKEN, 930));
    }

    /** A payment that is, to the minor unit, all that is open less all discounts it may take. */
    Optional<Explanation> allLessDiscounts(OpenItem credit, Board board) {
        List<OpenItem> discountable = board.discountable(credit);
        long less = Board.sum(discountable, debit -> discount(credit, debit, board));
        if (less == 0 || !board.isAllOpenLess(board.left(credit), less)) {
            return Optional.empty();
        }
        Finding finding = new Finding(board, credit, ruleName());
        discountable.forEach(
                debit -> finding.discount(debit, board.offer(credit, debit).orElseThrow()));
        return Optional.of(finding.pay(board.openDebits()).because(AllocationReason.DISCOUNT_TAKEN, 925));
    }

    private static long discount(OpenItem credit, OpenItem debit, Board board) {
        return board.offer(credit, debit).map(Offered::minor).orElse(0L);
    }

    /** The rule alone: one credit after another takes what the rule finds for it, however sure that is. */
    AllocationProposal proposeAll(Board board) {
        List<Explanation> explanations = new ArrayList<>();
        for (OpenItem credit : board.credits()) {
            if (board.left(credit) > 0) {
                consider(credit, board).ifPresent(found -> {
                    boolean isBooked = !found.matches().isEmpty();
                    board.take(found);
                    explanations.add(found.weighed(found.perMille(), found.reason(), isBooked));
                });
            }
        }
        return AllocationProposal.explained(explanations);
    }

    private static List<ItemId> ids(List<OpenItem> items) {
        return items.stream().map(OpenItem::id).toList();
    }

    private static List<List<ItemId>> each(List<OpenItem> items) {
        return items.stream().map(item -> List.of(item.id())).toList();
    }

    // By the position of the first item that differs, so that the list does not depend on how it was searched.
    private static List<List<ItemId>> inOrder(List<OpenItem> debits, List<int[]> solutions) {
        TreeSet<int[]> sorted = new TreeSet<>(Arrays::compare);
        sorted.addAll(solutions);
        return sorted.stream()
                .map(set -> Arrays.stream(set).mapToObj(i -> debits.get(i).id()).toList())
                .toList();
    }
}
