package io.cartera.allocation;

import com.google.common.math.LongMath;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.money.MinorUnits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a credit and the documents it names come together: which amounts agree, and if not, what is between them. */
final class NamedDocuments {

    private final Board board;
    private final OpenItem credit;
    private final String rule;
    private final List<String> documents;
    private final List<OpenItem> debits;
    private final RemittanceText<ItemId> text;
    private final long money;
    private final long due;

    NamedDocuments(Board board, OpenItem credit, String rule, List<String> documents) {
        this.board = board;
        this.credit = credit;
        this.rule = rule;
        this.documents = documents;
        this.debits = documents.stream()
                .flatMap(document -> board.ofDocument(document).stream())
                .toList();
        this.text = board.text(credit);
        this.money = board.left(credit);
        this.due = Board.sum(debits, board::left);
    }

    Explanation weigh() {
        if (due == money) {
            return finding().pay(debits).because(AllocationReason.EXACT, 1000);
        }
        if (credit.kind() == EntryKind.CREDIT_NOTE) {
            return creditNote();
        }
        return asStated()
                .or(this::lessCreditNotes)
                .or(this::withDiscount)
                .or(this::withUnearnedDiscount)
                .or(this::withinTolerance)
                .or(this::byInstalments)
                .orElseGet(this::otherwise);
    }

    // A note that lowers one of several does not say which.
    private Explanation creditNote() {
        Finding finding = finding().pay(debits);
        if (documents.size() == 1 || money > due) {
            return finding.because(AllocationReason.CREDIT_NOTE, 960);
        }
        List<List<ItemId>> each = documents.stream()
                .map(document ->
                        board.ofDocument(document).stream().map(OpenItem::id).toList())
                .toList();
        return finding.orElse(each).because(AllocationReason.AMBIGUOUS, 600);
    }

    private Finding finding() {
        return new Finding(board, credit, rule);
    }

    private Optional<Explanation> asStated() {
        Map<String, Long> stated = new HashMap<>();
        long sum = 0;
        for (String document : documents) {
            List<OpenItem> parts = board.ofDocument(document);
            long open = Board.sum(parts, board::left);
            Optional<Long> amount = text.named().stream()
                    .filter(id -> id.document().equals(document)
                            && id.side() == parts.get(0).side())
                    .findFirst()
                    .flatMap(text::statedFor)
                    .flatMap(readings -> onlyUpTo(open, readings));
            if (amount.isEmpty()) {
                return Optional.empty();
            }
            stated.put(document, amount.get());
            sum = LongMath.saturatedAdd(sum, amount.get());
        }
        if (sum != money) {
            return Optional.empty();
        }
        Finding finding = finding();
        for (String document : documents) {
            long wanted = stated.get(document);
            for (OpenItem part : board.ofDocument(document)) {
                long paid = Math.min(wanted, board.left(part));
                finding.pay(credit, part, paid);
                wanted -= paid;
            }
        }
        return Optional.of(finding.because(AllocationReason.STATED_AMOUNTS, 980));
    }

    private static Optional<Long> onlyUpTo(long open, Iterable<Long> readings) {
        List<Long> possible = new ArrayList<>();
        readings.forEach(reading -> {
            if (reading > 0 && reading <= open) {
                possible.add(reading);
            }
        });
        return possible.size() == 1 ? Optional.of(possible.get(0)) : Optional.empty();
    }

    private Optional<Explanation> lessCreditNotes() {
        List<OpenItem> notes = board.namedCreditNotes(credit);
        long credited = Board.sum(notes, board::left);
        if (notes.isEmpty() || LongMath.saturatedAdd(money, credited) != due) {
            return Optional.empty();
        }
        Finding finding = finding();
        notes.forEach(note -> finding.pay(note, debits));
        return Optional.of(finding.pay(debits).because(AllocationReason.LESS_CREDIT_NOTES, 975));
    }

    private Optional<Explanation> withDiscount() {
        Map<OpenItem, Offered> earned = new LinkedHashMap<>();
        for (OpenItem debit : debits) {
            board.offer(credit, debit).ifPresent(offer -> earned.put(debit, offer));
        }
        long discount = earned.values().stream().mapToLong(Offered::minor).reduce(0, LongMath::saturatedAdd);
        long lacking = due - money;
        if (discount == 0 || lacking < discount || lacking - discount > tolerated()) {
            return Optional.empty();
        }
        Finding finding = finding();
        earned.forEach(finding::discount);
        if (givesUpOne(finding, lacking - discount)) {
            return Optional.empty();
        }
        return Optional.of(
                lacking == discount
                        ? finding.pay(debits).because(AllocationReason.DISCOUNT_TAKEN, 970)
                        : closed(finding, lacking - discount).because(AllocationReason.DISCOUNT_TAKEN, 950));
    }

    private Optional<Explanation> withinTolerance() {
        long lacking = due - money;
        if (lacking < 0 || lacking > tolerated() || givesUpOne(finding(), lacking)) {
            return Optional.empty();
        }
        AllocationReason reason = text.speaksOfFee() ? AllocationReason.BANK_FEE : AllocationReason.WITHIN_TOLERANCE;
        return Optional.of(closed(finding(), lacking).because(reason, 950));
    }

    private long tolerated() {
        // What is due may be more than an amount can be; a payment is not, and neither is what it may lack.
        long most = Math.min(due, MinorUnits.MAX);
        return board.settings().tolerance().of(board.money(most)).getAmountMinorLong();
    }

    // A whole debit is no small difference, and a payer who names it means to pay it.
    private boolean givesUpOne(Finding finding, long rest) {
        return rest > 0 && rest >= finding.left(debits.get(debits.size() - 1));
    }

    /** Pays all, and closes what lacks on the last debits. */
    private Finding closed(Finding finding, long lacking) {
        long rest = lacking;
        for (int i = debits.size() - 1; i >= 0 && rest > 0; i--) {
            long part = Math.min(rest, finding.left(debits.get(i)));
            finding.close(debits.get(i), text.speaksOfFee(), part);
            rest -= part;
        }
        return finding.pay(debits);
    }

    /** The first parts that are open, or the part of the whole of which the payer speaks. */
    private Optional<Explanation> byInstalments() {
        if (documents.size() != 1 || money > due) {
            return Optional.empty();
        }
        if (debits.size() > 1 && text.instalment().isPresent()) {
            return thatInstalment();
        }
        if (debits.size() > 1) {
            long sum = 0;
            for (OpenItem part : debits) {
                sum = LongMath.saturatedAdd(sum, board.left(part));
                if (sum == money) {
                    return Optional.of(finding().pay(debits).because(AllocationReason.INSTALMENT, 930));
                }
            }
            return Optional.empty();
        }
        OpenItem only = debits.get(0);
        boolean isOne = text.instalments().isPresent()
                && isPart(only.amount().getAmountMinorLong(), text.instalments().getAsInt());
        return isOne ? Optional.of(finding().pay(debits).because(AllocationReason.INSTALMENT, 930)) : Optional.empty();
    }

    /** The part that the payer says it is, if the document has as many and that one is open at the amount. */
    private Optional<Explanation> thatInstalment() {
        int parts = debits.stream().mapToInt(debit -> debit.id().part()).max().orElse(0);
        return debits.stream()
                .filter(debit -> parts == text.instalments().getAsInt()
                        && debit.id().part() == text.instalment().getAsInt()
                        && board.left(debit) == money)
                .findFirst()
                .map(debit -> finding().pay(List.of(debit)).because(AllocationReason.INSTALMENT, 930));
    }

    // Equal parts differ by one minor unit at most.
    private boolean isPart(long whole, int parts) {
        return money == whole / parts || (whole % parts != 0 && money == whole / parts + 1);
    }

    private Explanation otherwise() {
        Finding finding = finding().pay(debits);
        long lacking = due - money;
        if (lacking < 0) {
            return finding.because(AllocationReason.OVERPAYMENT, 910);
        }
        if (text.states(lacking)) {
            return finding.because(AllocationReason.DEDUCTION_STATED, 880);
        }
        return finding.because(AllocationReason.SHORT_PAYMENT, 800);
    }

    // However small, what a payer takes off as a discount without a right to it is no small difference.
    private Optional<Explanation> withUnearnedDiscount() {
        long lacking = due - money;
        boolean isTaken = lacking > 0 && (isDiscountTooLate(lacking) || text.speaksOfDiscount());
        return isTaken
                ? Optional.of(finding().pay(debits).because(AllocationReason.DISCOUNT_NOT_EARNED, 780))
                : Optional.empty();
    }

    private boolean isDiscountTooLate(long lacking) {
        long offered = 0;
        boolean isLate = false;
        for (OpenItem debit : debits) {
            Optional<Offered> largest = board.largestOffer(debit);
            if (largest.isPresent()) {
                offered = LongMath.saturatedAdd(offered, largest.get().minor());
                isLate |= board.isTooLate(credit, debit, largest.get());
            }
        }
        return isLate && offered == lacking;
    }
}
