package io.cartera.allocation;

import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.allocation.RemittanceText.Name;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the numbers in a payer's text are those of the documents paid, or what is left of others: cut off at the end or the
 * beginning, broken in two, or typed wrong.
 */
final class NameDoubt {

    private final Board board;
    private final OpenItem credit;
    private final Explanation found;
    private final Set<String> documents;

    NameDoubt(Board board, OpenItem credit, Explanation found) {
        this.board = board;
        this.credit = credit;
        this.found = found;
        this.documents = new HashSet<>(found.documents());
    }

    /**
     * Whether a number may be that of another open document.
     *
     * @param amounts all that a payer who means what was found may state
     */
    boolean isUncertain(Set<Long> amounts) {
        return board.text(credit).names().stream()
                .filter(name -> name.found().targets().stream().anyMatch(this::isPaid))
                .anyMatch(name -> isUncertain(name, amounts));
    }

    private boolean isPaid(ItemId id) {
        return id.side() == Side.DEBIT && documents.contains(id.document());
    }

    private boolean isUncertain(Name<ItemId> name, Set<Long> amounts) {
        if (name.needsAmount() && !agrees()) {
            return true;
        }
        if (name.beside().filter(beside -> isBroken(name, beside, amounts)).isPresent()) {
            return true;
        }
        String key = name.found().key();
        if (key.isEmpty()) {
            return false;
        }
        LikeNames<ItemId> names = board.names().likeNames();
        if (isLoose()) {
            return names.of(key, true, true).stream().anyMatch(this::isOther) || isAmountOfAnother(name);
        }
        return names.of(key, name.isFirst(), name.isLast()).stream()
                .filter(this::isOther)
                .anyMatch(other -> wouldDo(other, paidFor(name)));
    }

    /** Whether the amount is that of what is named, of a part of it, or all but a small difference. */
    private boolean agrees() {
        return switch (found.reason()) {
            case INSTALMENT, WITHIN_TOLERANCE, BANK_FEE -> true;
            default -> Doubt.isConclusive(found.reason());
        };
    }

    private boolean isBroken(Name<ItemId> name, RemittanceText.Beside beside, Set<Long> amounts) {
        if (beside.readings().stream().noneMatch(amounts::contains)) {
            return true;
        }
        LikeNames<ItemId> names = board.names().likeNames();
        String key = name.found().key();
        Set<ItemId> joined =
                beside.isBefore() ? names.joined(beside.number(), key) : names.joined(key, beside.number());
        return joined.stream().filter(this::isOther).anyMatch(other -> wouldDo(other, paidFor(name)));
    }

    /** Whether money is left over, or lacks and is given up: the name alone says that it is this document. */
    private boolean isLoose() {
        return switch (found.reason()) {
            case OVERPAYMENT, WITHIN_TOLERANCE, BANK_FEE -> true;
            default -> false;
        };
    }

    private boolean isOther(ItemId id) {
        return id.side() == Side.DEBIT
                && !documents.contains(id.document())
                && !board.ofDocument(id.document()).isEmpty();
    }

    private long paidFor(Name<ItemId> name) {
        return found.matches().stream()
                .filter(match -> name.found().targets().stream()
                        .anyMatch(id -> id.document().equals(match.debit().document())))
                .mapToLong(match -> match.amount().getAmountMinorLong())
                .sum();
    }

    /** Whether another debit, in the place of this one, comes to all of the payment. */
    private boolean isAmountOfAnother(Name<ItemId> name) {
        long wanted = paidFor(name) + found.leftOver().getAmountMinorLong();
        return board.debitsOf(wanted, documents.size() + 1).stream().anyMatch(debit -> isOther(debit.id()))
                || (board.hasFewOffers()
                        && board.lessDiscount(credit, wanted).stream().anyMatch(debit -> isOther(debit.id())));
    }

    /** Whether a document, with others or alone, would take the money that was found for the one named. */
    private boolean wouldDo(ItemId other, long money) {
        List<OpenItem> parts = board.ofDocument(other.document());
        long whole = Board.sum(parts, board::left);
        long discount = Board.sum(
                parts, part -> board.offer(credit, part).map(Offered::minor).orElse(0L));
        Set<String> taken = new HashSet<>(documents);
        taken.add(other.document());
        return reaches(money - whole, taken) || (discount > 0 && reaches(money - whole + discount, taken));
    }

    private boolean reaches(long rest, Set<String> taken) {
        return rest >= 0 && OtherSets.reach(rest, taken, credit, board);
    }
}
