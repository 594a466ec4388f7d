package io.cartera.allocation;

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

    private final List<AllocationPolicy> rules;
    private final Board board;
    private final Map<ItemId, List<Explanation>> booked = new HashMap<>();
    private final Map<ItemId, Explanation> best = new HashMap<>();
    private final Map<ItemId, OpenItem> items = new HashMap<>();

    ChainRun(List<AllocationPolicy> rules, Board board) {
        this.rules = rules;
        this.board = board;
    }

    AllocationProposal proposal() {
        List<List<OpenItem>> rounds = rounds();
        rounds.forEach(this::run);
        List<Explanation> explanations = new ArrayList<>();
        for (List<OpenItem> round : rounds) {
            for (OpenItem credit : round) {
                List<Explanation> done = booked.getOrDefault(credit.id(), List.of());
                explanations.addAll(done);
                Explanation open = best.get(credit.id());
                if (done.isEmpty() && open != null && board.left(credit) > 0) {
                    explanations.add(open);
                }
            }
        }
        return AllocationProposal.explained(explanations);
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
            Optional<Evidence> evidence =
                    rule instanceof AllocationPolicies known ? known.evidence() : Optional.empty();
            if (evidence.isPresent()) {
                run(evidence.get(), credits);
            } else {
                run(rule, credits);
            }
        }
    }

    private void run(Evidence evidence, List<OpenItem> credits) {
        for (OpenItem credit : credits) {
            if (!board.hasOpenDebits()) {
                return;
            }
            if (board.left(credit) > 0) {
                evidence.consider(credit, board)
                        .map(found -> weighed(credit, found))
                        .ifPresent(this::keep);
            }
        }
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
            byOrder(rule, proposal.matches(), credits);
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

    private void byOrder(AllocationPolicy rule, List<Match> matches, List<OpenItem> credits) {
        if (matches.isEmpty()) {
            return;
        }
        if (items.isEmpty()) {
            board.debits().forEach(debit -> items.put(debit.id(), debit));
        }
        Map<ItemId, List<Match>> byCredit = new LinkedHashMap<>();
        matches.forEach(match -> byCredit.computeIfAbsent(match.credit(), first -> new ArrayList<>())
                .add(match));
        for (OpenItem credit : credits) {
            List<Match> own = byCredit.getOrDefault(credit.id(), List.of());
            if (!own.isEmpty()) {
                Explanation found = new Finding(board, credit, rule.policyName())
                        .matching(own, items)
                        .because(AllocationReason.BY_ORDER, BY_ORDER);
                keep(weighed(credit, found));
            }
        }
    }

    private void keep(Explanation found) {
        if (found.isBooked()) {
            board.take(found.matches());
            booked.computeIfAbsent(found.credit(), first -> new ArrayList<>()).add(found);
        } else {
            best.merge(found.credit(), found, (known, next) -> next.perMille() > known.perMille() ? next : known);
        }
    }

    /** The score after all that speaks against it, and whether it is booked. */
    private Explanation weighed(OpenItem credit, Explanation found) {
        boolean isHeld = found.matches().stream().anyMatch(match -> isOnHold(match.debit()) || isOnHold(match.credit()))
                || isOnHold(credit.id());
        if (isHeld) {
            return found.weighed(found.perMille(), AllocationReason.ON_HOLD, false);
        }
        Optional<AllocationReason> doubt = found.perMille() > DOUBTFUL ? doubt(credit, found) : Optional.empty();
        int score = doubt.isPresent() ? DOUBTFUL : found.perMille();
        boolean isBooked = found.isBooked()
                && score >= board.settings().threshold()
                && !found.matches().isEmpty();
        return found.weighed(score, doubt.orElse(found.reason()), isBooked);
    }

    private Optional<AllocationReason> doubt(OpenItem credit, Explanation found) {
        if (credit.reference().isEmpty()) {
            return Optional.empty();
        }
        RemittanceText<ItemId> text = board.text(credit);
        Set<String> named = new HashSet<>();
        text.named().stream().filter(id -> id.side() == Side.DEBIT).forEach(id -> named.add(id.document()));
        if (!named.isEmpty() && !named.containsAll(found.documents())) {
            return Optional.of(AllocationReason.OTHER_DOCUMENT_NAMED);
        }
        if (text.hasUnknownWords()) {
            return Optional.of(AllocationReason.TEXT_NOT_UNDERSTOOD);
        }
        return text.hasUnknownNumbers() && (named.isEmpty() || !isConclusive(found.reason()))
                ? Optional.of(AllocationReason.DOCUMENT_NOT_FOUND)
                : Optional.empty();
    }

    private static boolean isConclusive(AllocationReason reason) {
        return switch (reason) {
            case EXACT, STATED_AMOUNTS, LESS_CREDIT_NOTES, DISCOUNT_TAKEN -> true;
            default -> false;
        };
    }

    private boolean isOnHold(ItemId id) {
        return board.settings().onHold().contains(id.document());
    }
}
