package io.cartera.allocation;

import com.google.common.math.LongMath;
import io.cartera.account.Adjustment;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import io.cartera.account.Settlement.Match;
import io.cartera.invoice.RemittanceReference;
import io.cartera.terms.DiscountOffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How the money of a credit goes over debits in an order, and which discounts it earns on its way: see
 * {@link AllocationPolicy}. Collects what is proposed.
 */
final class EarlyPayment {

    private final @Nullable Function<OpenItem, List<OpenItem>> named;
    private final LocalDate on;
    private final List<Match> matches = new ArrayList<>();
    private final List<Adjustment> discounts = new ArrayList<>();

    private EarlyPayment(@Nullable Function<OpenItem, List<OpenItem>> named, LocalDate on) {
        this.named = named;
        this.on = on;
    }

    /** Discounts for payments that name these debits, or none of them. */
    static EarlyPayment of(OpenSet debits, LocalDate on) {
        // It is asked for each debit that the money reaches.
        Map<ItemId, List<OpenItem>> known = new HashMap<>();
        return new EarlyPayment(credit -> known.computeIfAbsent(credit.id(), first -> named(credit, debits)), on);
    }

    /** No discounts: nobody says which debit a payment is meant for. */
    static EarlyPayment withoutDiscounts(LocalDate on) {
        return new EarlyPayment(null, on);
    }

    /** The open parts of the document whose identifier is the credit's reference, or which asks a payer to quote it. */
    static List<OpenItem> named(OpenItem credit, OpenSet debits) {
        Optional<String> meant = DocumentNames.meantBy(credit);
        List<OpenItem> named = meant.map(debits::ofDocument).orElse(List.of());
        return named.isEmpty()
                ? meant.flatMap(RemittanceReference::read)
                        .map(reference -> quoted(reference, debits))
                        .orElse(List.of())
                : named;
    }

    private static List<OpenItem> quoted(RemittanceReference reference, OpenSet debits) {
        NameIndex<String> documents = new NameIndex<>();
        debits.forEach(debit -> {
            documents.add(debit.id().document(), debit.id().document());
            if (debit.kind() == EntryKind.INVOICE || debit.kind() == EntryKind.DEBIT_NOTE) {
                debit.reference()
                        .map(DocumentNames::of)
                        .orElse(List.of())
                        .forEach(own -> documents.add(own, debit.id().document()));
            }
        });
        List<String> found = documents.in(Runs.of(reference.value())).stream()
                .flatMap(each -> each.targets().stream())
                .distinct()
                .toList();
        return found.size() == 1 ? debits.ofDocument(found.get(0)) : List.of();
    }

    /** A debit, and what is left of it while a proposal grows. */
    static final class Left {
        OpenItem debit;
        long minor;

        Left(OpenItem debit, long minor) {
            this.debit = debit;
            this.minor = minor;
        }
    }

    /** The offer of which a payment may take most; none for what is no money that came in. */
    private static Optional<DiscountOffer> offer(OpenItem credit, OpenItem debit) {
        return !debit.hasOffers() || !credit.isMoneyIn()
                ? Optional.empty()
                : debit.offersFor(credit.valueOn()).stream()
                        .reduce((best, next) -> left(debit, next) > left(debit, best) ? next : best);
    }

    private static long left(OpenItem debit, DiscountOffer offer) {
        return debit.leftOf(offer).getAmountMinorLong();
    }

    /** The most that a payment may take off a debit which it may be meant for: something must be paid. */
    long offered(OpenItem credit, Left left) {
        long offered = offer(credit, left.debit)
                .map(offer -> Math.min(left(left.debit, offer), left.minor - 1))
                .orElse(0L);
        return offered > 0 && isMeant(credit, left.debit) ? offered : 0;
    }

    // A payment that names something open is not meant for anything else.
    private boolean isMeant(OpenItem credit, OpenItem debit) {
        if (named == null) {
            return false;
        }
        List<OpenItem> meant = named.apply(credit);
        return meant.isEmpty() || meant.stream().anyMatch(item -> item.id().equals(debit.id()));
    }

    /**
     * Pays debits in their order as far as the money goes, and lowers what is left of each by what it gets.
     *
     * @param at the debits by position; null after the last
     * @return what is left of the money
     */
    long pay(OpenItem credit, long money, IntFunction<@Nullable Left> at) {
        long left = money;
        int paid = 0;
        Left next = at.apply(paid);
        // Where nothing is offered, nothing that comes later changes what a debit gets.
        while (next != null && left > 0 && !next.debit.hasOffers()) {
            long part = Math.min(left, next.minor);
            add(credit, next, part, 0);
            left -= part;
            next = left > 0 ? at.apply(++paid) : null;
        }
        int from = paid;
        return next == null ? left : payReckoned(credit, left, index -> at.apply(from + index));
    }

    /** The same where discounts are reckoned with. */
    private long payReckoned(OpenItem credit, long money, IntFunction<@Nullable Left> at) {
        List<Left> reached = new ArrayList<>();
        List<Long> offered = new ArrayList<>();
        long full = 0;
        long less = 0;
        int enough = 0;
        boolean isInFull = false;
        while (less < money) {
            Left next = at.apply(reached.size());
            if (next == null) {
                break;
            }
            reached.add(next);
            offered.add(offered(credit, next));
            enough += full < money ? 1 : 0;
            full = LongMath.saturatedAdd(full, next.minor);
            isInFull |= full == money;
            less = LongMath.saturatedAdd(less, next.minor - offered.get(offered.size() - 1));
        }
        // What comes out in full takes no discount; what comes out with all of them is what the payer has reckoned.
        int paid = less == money && !isInFull ? reached.size() : enough;
        long[] taken = taken(reached.subList(0, paid), offered, money);
        long left = money;
        for (int i = 0; i < paid && left > 0; i++) {
            Left debit = reached.get(i);
            long part = Math.min(left, debit.minor - taken[i]);
            add(credit, debit, part, taken[i]);
            left -= part;
        }
        return left;
    }

    /** What lacks of debits that the money nearly pays, taken off the last ones first; nothing if it lacks too much. */
    private static long[] taken(List<Left> debits, List<Long> offered, long money) {
        long[] taken = new long[debits.size()];
        long lacking = 0;
        long most = 0;
        for (int i = 0; i < taken.length; i++) {
            lacking = LongMath.saturatedAdd(lacking, debits.get(i).minor);
            most = LongMath.saturatedAdd(most, offered.get(i));
        }
        lacking -= money;
        if (lacking <= 0 || lacking > most) {
            return taken;
        }
        for (int i = taken.length - 1; i >= 0; i--) {
            taken[i] = Math.min(lacking, offered.get(i));
            lacking -= taken[i];
        }
        return taken;
    }

    /** Pays a debit so much, and takes a discount off it. */
    void add(OpenItem credit, Left left, long paid, long discount) {
        OpenItem debit = left.debit;
        matches.add(Match.ofMinor(credit.id(), debit.id(), debit.currency(), paid, on));
        left.minor -= paid + discount;
        if (discount > 0) {
            DiscountOffer offer = offer(credit, debit).orElseThrow();
            discounts.add(Adjustment.cashDiscount(debit.id(), on).taking(offer).of(money(debit, discount)));
        }
        left.debit = debit.settledBy(credit, paid);
    }

    private static Money money(OpenItem debit, long minor) {
        return Money.ofMinor(debit.currency(), minor);
    }

    AllocationProposal proposal() {
        return AllocationProposal.of(matches, discounts);
    }
}
