package io.cartera.allocation;

import io.cartera.account.Adjustment;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement.Match;
import io.cartera.account.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One proposal of a chain: its rules over a board, what they book, and the best of what they do not. */
final class ChainRun {

    private static final int BY_ORDER = 500;
    private static final int DOUBTFUL = 700;
    private static final int AMBIGUOUS = 600;
    private static final String NO_RULE = "none";

    private final List<AllocationPolicy> rules;
    private final Board board;
    private final Doubt doubt;
    private final Map<ItemId, List<Explanation>> booked = new HashMap<>();
    private final Map<ItemId, Unbooked> best = new HashMap<>();
    private final Set<ItemId> ambiguous = new HashSet<>();
    private final Map<ItemId, OpenItem> items = new HashMap<>();

    /** What was found when so much had been taken from the board. */
    private record Unbooked(Explanation found, long at) {}

    ChainRun(List<AllocationPolicy> rules, Board board) {
        this.rules = rules;
        this.board = board;
        this.doubt = new Doubt(board);
    }

    AllocationProposal proposal() {
        List<List<OpenItem>> rounds = rounds();
        boolean isAsked = board.hasOpenDebits();
        rounds.forEach(this::run);
        List<Explanation> explanations = new ArrayList<>();
        for (List<OpenItem> round : rounds) {
            for (OpenItem credit : round) {
                List<Explanation> done = booked.getOrDefault(credit.id(), List.of());
                explanations.addAll(done);
                if (isAsked && board.left(credit) > 0) {
                    forReview(credit)
                            .or(() -> done.isEmpty() ? Optional.of(nothing(credit)) : Optional.empty())
                            .ifPresent(explanations::add);
                }
            }
        }
        return AllocationProposal.explained(explanations);
    }

    /** The best that was found and not booked; looked for again where what was found has been taken meanwhile. */
    private Optional<Explanation> forReview(OpenItem credit) {
        Unbooked known = best.get(credit.id());
        if (known == null || isStill(known)) {
            return Optional.ofNullable(known).map(Unbooked::found);
        }
        best.remove(credit.id());
        for (AllocationPolicy rule : rules) {
            evidence(rule)
                    .flatMap(evidence -> evidence.consider(credit, board))
                    .map(found -> weighed(credit, found))
                    .ifPresent(found -> keep(found.weighed(found.perMille(), found.reason(), false)));
        }
        return Optional.ofNullable(best.get(credit.id())).map(Unbooked::found);
    }

    private boolean isStill(Unbooked known) {
        Explanation found = known.found();
        return found.matches().stream()
                        .allMatch(match -> board.lastTaken(match.debit()) <= known.at()
                                && board.lastTaken(match.credit()) <= known.at())
                && found.adjustments().stream().allMatch(rest -> board.lastTaken(rest.item()) <= known.at())
                && found.alternatives().stream()
                        .flatMap(List::stream)
                        .allMatch(debit -> board.lastTaken(debit) <= known.at())
                && board.lastTaken(found.credit()) <= known.at();
    }

    private Explanation nothing(OpenItem credit) {
        return new Finding(board, credit, NO_RULE)
                .because(AllocationReason.NOTHING_FOUND, 0)
                .weighed(0, AllocationReason.NOTHING_FOUND, false);
    }

    private List<List<OpenItem>> rounds() {
        CreditNotes when = board.settings().creditNotes();
        if (when == CreditNotes.BY_DATE) {
            return List.of(board.credits());
        }
        Predicate<OpenItem> isNote = credit -> credit.kind() == EntryKind.CREDIT_NOTE;
        List<OpenItem> notes = board.credits().stream().filter(isNote).toList();
        List<OpenItem> cash = board.credits().stream().filter(isNote.negate()).toList();
        return when == CreditNotes.BEFORE_CASH ? List.of(notes, cash) : List.of(cash, notes);
    }

    private void run(List<OpenItem> credits) {
        for (AllocationPolicy rule : rules) {
            Optional<Evidence> evidence = evidence(rule);
            if (evidence.isPresent()) {
                run(evidence.get(), credits);
            } else {
                run(rule, credits);
            }
        }
    }

    private static Optional<Evidence> evidence(AllocationPolicy rule) {
        return rule instanceof AllocationPolicies known ? known.evidence() : Optional.empty();
    }

    private void run(Evidence evidence, List<OpenItem> credits) {
        for (OpenItem credit : credits) {
            if (!board.hasOpenDebits()) {
                return;
            }
            if (board.left(credit) > 0) {
                evidence.consider(credit, board)
                        .map(found -> weighed(credit, found))
                        .map(this::withDoubtKept)
                        .ifPresent(this::keep);
            }
        }
    }

    // Where one rule found several that would do, no weaker one can tell which is meant.
    private Explanation withDoubtKept(Explanation found) {
        if (!Evidence.isByAmount(found.rule()) || board.settings().booksAll()) {
            return found;
        }
        if (found.reason() == AllocationReason.AMBIGUOUS) {
            ambiguous.add(found.credit());
        }
        return found.perMille() > AMBIGUOUS && ambiguous.contains(found.credit())
                ? found.weighed(AMBIGUOUS, AllocationReason.AMBIGUOUS, false)
                : found;
    }

    // Another policy sees what is left, and nothing of what is on hold: by order it would always come upon it.
    private void run(AllocationPolicy rule, List<OpenItem> credits) {
        Set<ItemId> ofRound = new HashSet<>();
        credits.forEach(credit -> ofRound.add(credit.id()));
        AllocationProposal proposal = rule.propose(
                board.leftOf(Side.CREDIT, credit -> ofRound.contains(credit.id())),
                board.leftOf(Side.DEBIT, debit -> !isOnHold(debit.id())),
                board.on());
        if (proposal.explanations().isEmpty()) {
            byOrder(rule, proposal, credits);
        } else {
            Map<ItemId, OpenItem> byId = new HashMap<>();
            credits.forEach(credit -> byId.put(credit.id(), credit));
            for (Explanation found : proposal.explanations()) {
                OpenItem credit = byId.get(found.credit());
                if (credit != null) {
                    keep(weighed(credit, found));
                }
            }
        }
    }

    private void byOrder(AllocationPolicy rule, AllocationProposal proposal, List<OpenItem> credits) {
        List<Match> matches = proposal.matches();
        if (matches.isEmpty()) {
            return;
        }
        if (items.isEmpty()) {
            board.debits().forEach(debit -> items.put(debit.id(), debit));
        }
        Map<ItemId, List<Match>> byCredit = new LinkedHashMap<>();
        matches.forEach(match -> byCredit.computeIfAbsent(match.credit(), first -> new ArrayList<>())
                .add(match));
        Map<ItemId, ItemId> lastPayers = new HashMap<>();
        matches.forEach(match -> lastPayers.put(match.debit(), match.credit()));
        Map<ItemId, List<Adjustment>> closedBy = new HashMap<>();
        for (Adjustment adjustment : proposal.adjustments()) {
            ItemId payer = lastPayers.get(adjustment.item());
            if (payer != null) {
                closedBy.computeIfAbsent(payer, first -> new ArrayList<>()).add(adjustment);
            }
        }
        for (OpenItem credit : credits) {
            List<Match> own = byCredit.getOrDefault(credit.id(), List.of());
            if (!own.isEmpty()) {
                Finding found = new Finding(board, credit, rule.policyName())
                        .matching(own, items)
                        .closing(closedBy.getOrDefault(credit.id(), List.of()));
                keep(weighed(credit, found.because(reasonOf(found), BY_ORDER)));
            }
        }
    }

    private static AllocationReason reasonOf(Finding found) {
        if (found.takesDiscounts()) {
            return AllocationReason.DISCOUNT_TAKEN;
        }
        return found.leavesDiscounts() ? AllocationReason.DISCOUNT_NOT_EARNED : AllocationReason.BY_ORDER;
    }

    private void keep(Explanation found) {
        if (found.isBooked()) {
            board.take(found);
            booked.computeIfAbsent(found.credit(), first -> new ArrayList<>()).add(found);
        } else {
            best.merge(
                    found.credit(),
                    new Unbooked(found, board.taken()),
                    (known, next) ->
                            next.found().perMille() > known.found().perMille() || !isStill(known) ? next : known);
        }
    }

    /** The score after all that speaks against it, and whether it is booked. */
    private Explanation weighed(OpenItem credit, Explanation found) {
        boolean isHeld = found.matches().stream().anyMatch(match -> isOnHold(match.debit()) || isOnHold(match.credit()))
                || isOnHold(credit.id());
        if (isHeld) {
            return found.weighed(found.perMille(), AllocationReason.ON_HOLD, false);
        }
        AllocationReason own = found.reason();
        boolean isSettled = (own.isForAPerson() && found.perMille() <= DOUBTFUL)
                || (own == AllocationReason.BY_ORDER && board.settings().booksAll());
        AllocationReason reason = isSettled ? own : doubt.about(credit, found).orElse(own);
        int score = reason == own ? found.perMille() : Math.min(DOUBTFUL, found.perMille());
        boolean isBooked = found.isBooked() && !found.matches().isEmpty() && books(reason, score);
        return found.weighed(score, reason, isBooked);
    }

    // Whoever puts a rule by order into a chain wants what it proposes; no score could say more.
    private boolean books(AllocationReason reason, int score) {
        return board.settings().booksAll()
                || reason == AllocationReason.BY_ORDER
                || (!reason.isForAPerson() && score >= board.settings().threshold());
    }

    private boolean isOnHold(ItemId id) {
        return board.settings().onHold().contains(id.document());
    }
}
