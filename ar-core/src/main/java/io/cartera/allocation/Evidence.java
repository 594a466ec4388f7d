package io.cartera.allocation;

import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            List<OpenItem> discounted =
                    alike.isEmpty() || board.hasFewOffers() ? board.lessDiscount(credit, money) : List.of();
            if (alike.isEmpty()) {
                return discounted.isEmpty() ? Optional.empty() : Optional.of(lessDiscount(credit, discounted, board));
            }
            // As many payments without a word as debits of one amount: it makes no difference which pays which.
            int debits = board.countDebitsOf(money);
            boolean isClear =
                    debits == 1 || (credit.reference().isEmpty() && debits <= board.countSilentCreditsOf(money));
            List<OpenItem> found = alike.subList(0, 1);
            List<List<ItemId>> others = others(found, 2, credit, board);
            Finding finding = new Finding(board, credit, ruleName()).pay(found);
            return Optional.of(
                    isClear && discounted.isEmpty() && others.isEmpty()
                            ? finding.because(AllocationReason.EXACT, sure(credit, 950))
                            : finding.orElse(first(first(each(alike), each(discounted)), others))
                                    .because(AllocationReason.AMBIGUOUS, 600));
        }
    },
    CLEAR_ACCOUNT("clear-account") {
        @Override
        Optional<Explanation> consider(OpenItem credit, Board board) {
            return board.isAllOpen(board.left(credit))
                    ? Optional.of(only(board.openDebits(), 940, credit, board))
                    : allLessDiscounts(credit, board);
        }
    },
    CLEAR_PAST_DUE("clear-past-due") {
        @Override
        Optional<Explanation> consider(OpenItem credit, Board board) {
            return board.isAllPastDue(board.left(credit))
                    ? Optional.of(only(board.debitsPastDue(), 920, credit, board))
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
            if (documents.size() == 1) {
                return Optional.of(only(board.ofDocument(documents.get(0)), 930, credit, board));
            }
            List<List<ItemId>> groups = documents.stream()
                    .map(document -> ids(board.ofDocument(document)))
                    .toList();
            return Optional.of(new Finding(board, credit, ruleName())
                    .pay(board.ofDocument(documents.get(0)))
                    .orElse(groups)
                    .because(AllocationReason.AMBIGUOUS, 600));
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
                            .because(AllocationReason.EXACT, sure(credit, 850)));
        }

        private Explanation givenUp(OpenItem credit, Board board, int debits, long steps) {
            return new Finding(board, credit, ruleName())
                    .givenUp(new SearchGivenUp(credit.id(), debits, steps))
                    .because(AllocationReason.SEARCH_GIVEN_UP, 0);
        }
    };

    private static final long MOST_STEPS = 250_000;
    private static final int CREDIT_NOTE_BY_AMOUNT = 700;
    private static final Set<String> BY_AMOUNT = Stream.of(
                    EXACT_AMOUNT, CLEAR_ACCOUNT, CLEAR_PAST_DUE, INSTALMENT_GROUP, SUBSET_SUM)
            .map(Evidence::ruleName)
            .collect(Collectors.toUnmodifiableSet());

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
    Explanation lessDiscount(OpenItem credit, List<OpenItem> discounted, Board board) {
        List<OpenItem> found = discounted.subList(0, 1);
        List<List<ItemId>> others = others(found, 2, credit, board);
        Finding finding = new Finding(board, credit, ruleName());
        if (discounted.size() > 1 || !others.isEmpty()) {
            return finding.orElse(first(each(discounted), others)).because(AllocationReason.AMBIGUOUS, 600);
        }
        finding.discount(found.get(0), board.offer(credit, found.get(0)).orElseThrow());
        return finding.pay(found).because(AllocationReason.DISCOUNT_TAKEN, 930);
    }

    /** What was found, unless other debits come to the same amount: then nothing says which are meant. */
    Explanation only(List<OpenItem> found, int perMille, OpenItem credit, Board board) {
        Finding finding = new Finding(board, credit, ruleName()).pay(found);
        List<List<ItemId>> others = others(found, 1, credit, board);
        return others.isEmpty()
                ? finding.because(AllocationReason.EXACT, sure(credit, perMille))
                : finding.orElse(first(List.of(ids(found)), others)).because(AllocationReason.AMBIGUOUS, 600);
    }

    private static List<List<ItemId>> others(List<OpenItem> found, int least, OpenItem credit, Board board) {
        return inOrder(board.debits(), OtherSets.than(found, least, credit, board));
    }

    // A credit note says which document it lowers; where it does not, its amount is no sign of it.
    private static int sure(OpenItem credit, int perMille) {
        return credit.kind() == EntryKind.CREDIT_NOTE ? CREDIT_NOTE_BY_AMOUNT : perMille;
    }

    private static List<List<ItemId>> first(List<List<ItemId>> sets, List<List<ItemId>> others) {
        return Stream.concat(sets.stream(), others.stream())
                .limit(SubsetSearch.MOST_SOLUTIONS)
                .toList();
    }

    /** Whether the rule looks at amounts alone, and not at what the payer writes. */
    static boolean isByAmount(String ruleName) {
        return BY_AMOUNT.contains(ruleName);
    }

    /** A payment that is, to the minor unit, all that is open less all discounts it may take. */
    Optional<Explanation> allLessDiscounts(OpenItem credit, Board board) {
        List<OpenItem> discountable = board.discountable(credit);
        long less = Board.sum(discountable, debit -> discount(credit, debit, board));
        if (less == 0 || !board.isAllOpenLess(board.left(credit), less)) {
            return Optional.empty();
        }
        Finding finding = new Finding(board, credit, ruleName());
        List<OpenItem> all = board.openDebits();
        List<List<ItemId>> others = others(all, 1, credit, board);
        if (!others.isEmpty()) {
            return Optional.of(
                    finding.orElse(first(List.of(ids(all)), others)).because(AllocationReason.AMBIGUOUS, 600));
        }
        discountable.forEach(
                debit -> finding.discount(debit, board.offer(credit, debit).orElseThrow()));
        return Optional.of(finding.pay(all).because(AllocationReason.DISCOUNT_TAKEN, 925));
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
