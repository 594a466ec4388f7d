package io.cartera.allocation;

import com.google.common.math.LongMath;
import io.cartera.account.Adjustment;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** An explanation in the making: what a rule takes of a credit, and of the credit notes named with it. */
final class Finding {

    private final Board board;
    private final OpenItem credit;
    private final String rule;
    private final List<Match> matches = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();
    private final Map<ItemId, Long> taken = new HashMap<>();
    private final Map<ItemId, OpenItem> debits = new LinkedHashMap<>();
    private List<List<ItemId>> alternatives = List.of();
    private @Nullable SearchGivenUp givenUp;

    Finding(Board board, OpenItem credit, String rule) {
        this.board = board;
        this.credit = credit;
        this.rule = rule;
    }

    long left(OpenItem item) {
        return board.left(item) - taken.getOrDefault(item.id(), 0L);
    }

    /** Pays the debits one after another with what is left of a credit. */
    Finding pay(OpenItem payer, List<OpenItem> toPay) {
        for (OpenItem debit : toPay) {
            pay(payer, debit, left(debit));
        }
        return this;
    }

    Finding pay(List<OpenItem> toPay) {
        return pay(credit, toPay);
    }

    /** Pays of a debit so much, as far as it goes. */
    Finding pay(OpenItem payer, OpenItem debit, long wanted) {
        debits.put(debit.id(), debit);
        long part = Math.min(wanted, Math.min(left(payer), left(debit)));
        if (part > 0) {
            matches.add(new Match(payer.id(), debit.id(), board.money(part), board.on()));
            taken.merge(payer.id(), part, Long::sum);
            taken.merge(debit.id(), part, Long::sum);
        }
        return this;
    }

    /** Takes over what another policy proposes. */
    Finding matching(List<Match> others, Map<ItemId, OpenItem> items) {
        for (Match match : others) {
            matches.add(match);
            long part = match.amount().getAmountMinorLong();
            taken.merge(match.credit(), part, Long::sum);
            taken.merge(match.debit(), part, Long::sum);
            OpenItem debit = items.get(match.debit());
            if (debit != null) {
                debits.put(debit.id(), debit);
            }
        }
        return this;
    }

    /** Takes over what another policy would close. */
    Finding closing(List<Adjustment> others) {
        others.forEach(this::close);
        return this;
    }

    /** Closes so much of a debit. */
    Finding close(Adjustment adjustment) {
        adjustments.add(adjustment);
        long minor = adjustment.amount().orElseThrow().getAmountMinorLong();
        taken.merge(adjustment.item(), minor, Long::sum);
        return this;
    }

    Finding discount(OpenItem debit, Offered offer) {
        debits.put(debit.id(), debit);
        return close(offer.taken(debit.id(), board.on()));
    }

    /** Closes so much of a debit as a fee that a bank kept, or as a small difference. */
    Finding close(OpenItem debit, boolean isFee, long minor) {
        if (minor > 0) {
            debits.put(debit.id(), debit);
            Adjustment all = isFee
                    ? Adjustment.bankFee(debit.id(), board.on())
                    : Adjustment.smallDifference(debit.id(), board.on());
            close(all.of(board.money(minor)));
        }
        return this;
    }

    /** Whether something stays open of a debit that offers a discount: then this was no payment that earns it. */
    boolean leavesDiscounts() {
        return debits.values().stream().anyMatch(debit -> board.hasOffers(debit) && left(debit) > 0);
    }

    boolean takesDiscounts() {
        return adjustments.stream().anyMatch(adjustment -> adjustment.kind() == EntryKind.CASH_DISCOUNT);
    }

    Finding orElse(List<List<ItemId>> others) {
        alternatives = others;
        return this;
    }

    Finding givenUp(SearchGivenUp what) {
        givenUp = what;
        return this;
    }

    Explanation because(AllocationReason reason, int perMille) {
        long shortBy = 0;
        for (OpenItem debit : debits.values()) {
            shortBy = LongMath.saturatedAdd(shortBy, left(debit));
        }
        Money leftOver = board.money(left(credit));
        Explanation.Draft draft = new Explanation.Draft(
                credit.id(), rule, matches, adjustments, leftOver, board.money(shortBy), alternatives, givenUp);
        return Explanation.of(draft, perMille, reason, true);
    }
}
