package io.cartera.allocation;

import com.google.common.math.LongMath;
import io.cartera.account.Adjustment;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement.Match;
import io.cartera.account.Side;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What speaks against what a rule found: the payer's own text, or another credit that names the same document. */
final class Doubt {

    private final Board board;

    Doubt(Board board) {
        this.board = board;
    }

    Optional<AllocationReason> about(OpenItem credit, Explanation found) {
        RemittanceText<ItemId> text = board.text(credit);
        Set<String> named = new HashSet<>();
        text.named().stream().filter(id -> id.side() == Side.DEBIT).forEach(id -> named.add(id.document()));
        List<String> documents = found.documents();
        if (!named.isEmpty() && !named.containsAll(documents)) {
            return Optional.of(AllocationReason.OTHER_DOCUMENT_NAMED);
        }
        if (Evidence.isByAmount(found.rule()) && leavesOut(text, documents)) {
            return Optional.of(AllocationReason.OTHER_DOCUMENT_NAMED);
        }
        if (text.hasUnknownWords()) {
            return Optional.of(AllocationReason.TEXT_NOT_UNDERSTOOD);
        }
        boolean isGuessWrong =
                text.guesses().stream().anyMatch(guess -> !isAmong(guess.found().targets(), documents));
        if ((text.hasUnknownNumbers() || isGuessWrong) && (named.isEmpty() || !isConclusive(found.reason()))) {
            return Optional.of(AllocationReason.DOCUMENT_NOT_FOUND);
        }
        if (documents.stream()
                .anyMatch(document -> !named.contains(document) && board.isNamedByAnother(document, credit))) {
            return Optional.of(AllocationReason.NAMED_BY_ANOTHER);
        }
        Set<Long> amounts = text.looksLikeAmounts() ? amounts(credit, found) : Set.of();
        if (text.hasAmounts() && !text.statesOnly(amounts)) {
            return Optional.of(AllocationReason.OTHER_AMOUNT_STATED);
        }
        boolean isUncertain = (named.isEmpty() && isPartOfUnknown(found, text))
                || isGuessed(credit, found, text)
                || new NameDoubt(board, credit, found).isUncertain(amounts);
        return isUncertain && credit.kind() != EntryKind.CREDIT_NOTE
                ? Optional.of(AllocationReason.NAME_UNCERTAIN)
                : Optional.empty();
    }

    /** Whether what may be a year or an amount is all that says which debit is meant. */
    private boolean isGuessed(OpenItem credit, Explanation found, RemittanceText<ItemId> text) {
        boolean isAlone = Evidence.isByAmount(found.rule()) || board.countDebitsOf(board.left(credit)) <= 1;
        return text.guesses().stream().anyMatch(guess -> isAmong(guess.found().targets(), found.documents()))
                && !(isConclusive(found.reason()) && isAlone);
    }

    /** Whether the payer speaks of a part, and what has the amount is no part of a document in several. */
    private boolean isPartOfUnknown(Explanation found, RemittanceText<ItemId> text) {
        return text.speaksOfPart()
                && Evidence.isByAmount(found.rule())
                && !found.matches().stream().map(Match::debit).allMatch(this::isOneOfSeveral);
    }

    private boolean isOneOfSeveral(ItemId debit) {
        return debit.part() > 1 || board.ofDocument(debit.document()).size() > 1;
    }

    /** Whether the payer names a document that is open still and that a rule by amounts does not pay. */
    private boolean leavesOut(RemittanceText<ItemId> text, List<String> documents) {
        return text.names().stream()
                .map(name -> name.found().targets())
                .anyMatch(targets -> !isAmong(targets, documents)
                        && targets.stream()
                                .anyMatch(id -> id.side() == Side.DEBIT
                                        && !board.ofDocument(id.document()).isEmpty()));
    }

    private static boolean isAmong(Set<ItemId> targets, List<String> documents) {
        return targets.stream().anyMatch(id -> documents.contains(id.document()));
    }

    /** All amounts that a payer who means what was found may state. */
    private Set<Long> amounts(OpenItem credit, Explanation found) {
        Set<Long> amounts = new HashSet<>();
        Map<String, Long> paid = new HashMap<>();
        Map<String, Long> closed = new HashMap<>();
        Map<ItemId, Long> notes = new HashMap<>();
        for (Match match : found.matches()) {
            long minor = match.amount().getAmountMinorLong();
            amounts.add(minor);
            paid.merge(match.debit().document(), minor, LongMath::saturatedAdd);
            notes.merge(match.credit(), minor, LongMath::saturatedAdd);
        }
        closed.putAll(paid);
        for (Adjustment rest : found.adjustments()) {
            long minor = rest.amount().orElseThrow().getAmountMinorLong();
            amounts.add(minor);
            closed.merge(rest.item().document(), minor, LongMath::saturatedAdd);
        }
        amounts.addAll(paid.values());
        amounts.addAll(closed.values());
        amounts.addAll(notes.values());
        long due = 0;
        for (String document : closed.keySet()) {
            List<OpenItem> parts = board.ofDocument(document);
            long open = Board.sum(parts, board::left);
            due = LongMath.saturatedAdd(due, open);
            amounts.add(open);
            amounts.add(Board.sum(parts, part -> part.amount().getAmountMinorLong()));
        }
        long money = board.left(credit);
        amounts.add(due);
        amounts.add(money);
        amounts.add(credit.amount().getAmountMinorLong());
        if (due > money) {
            amounts.add(due - money);
        }
        return amounts;
    }

    /** Whether the amounts agree with what is named, to the minor unit. */
    static boolean isConclusive(AllocationReason reason) {
        return switch (reason) {
            case EXACT, STATED_AMOUNTS, LESS_CREDIT_NOTES, DISCOUNT_TAKEN -> true;
            default -> false;
        };
    }
}
