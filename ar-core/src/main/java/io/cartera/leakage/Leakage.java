package io.cartera.leakage;

import io.cartera.account.AccountHistory;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.interest.AccruedInterest;
import io.cartera.money.MoneyBag;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * Revenue that was lost in a period without anybody having decided so, line by line and by kind:
 * <ul>
 *   <li>charges of the host that were to be billed in the period and are not billed by its end;
 *   <li>cash discounts given in it to who paid after the last window of the document, or on a document that offered none;
 *   <li>small differences given up on debits in it;
 *   <li>interest for lateness that the host says was not asked for.
 * </ul>
 * What was reversed by the end of the period never was. A discount is late by the latest date of value of what had been paid when it was given; where it
 * was earned by nothing that was paid, by the day on which it was given. Lines are by day, customer and reference. Currencies are never added up. Immutable.
 * <p>
 * Worked: EUR 1,000.00 with 2 % until the 10th, paid with 980.00 on the 12th and discounted nevertheless: 20.00 leaked.
 */
public final class Leakage {

    private final DateRange period;
    private final List<LeakageLine> unbilled;
    private final List<LeakageLine> lateDiscounts;
    private final List<LeakageLine> shortPayments;
    private final List<LeakageLine> unclaimedInterest;

    private Leakage(Reading reading) {
        this.period = reading.period;
        this.unbilled = sorted(reading.unbilled);
        this.lateDiscounts = sorted(reading.lateDiscounts);
        this.shortPayments = sorted(reading.shortPayments);
        this.unclaimedInterest = sorted(reading.unclaimedInterest);
    }

    private static List<LeakageLine> sorted(List<LeakageLine> lines) {
        return lines.stream().sorted(LeakageLine.ORDER).toList();
    }

    /** Starts to read account after account. */
    public static Reading in(DateRange period) {
        return new Reading(period);
    }

    /** The period. */
    public DateRange period() {
        return period;
    }

    /** Charges past their billing day. */
    public List<LeakageLine> unbilled() {
        return unbilled;
    }

    /** Cash discounts that were not due any more, or never were. */
    public List<LeakageLine> lateDiscounts() {
        return lateDiscounts;
    }

    /** Small differences on debits. */
    public List<LeakageLine> shortPayments() {
        return shortPayments;
    }

    /** Interest and compensation for lateness that were not asked for. */
    public List<LeakageLine> unclaimedInterest() {
        return unclaimedInterest;
    }

    /** All four kinds together, by currency. */
    public MoneyBag total() {
        return List.of(unbilled, lateDiscounts, shortPayments, unclaimedInterest).stream()
                .flatMap(List::stream)
                .map(LeakageLine::amount)
                .collect(MoneyBag.collector());
    }

    @Override
    public String toString() {
        return "Leakage[" + period + ", unbilled " + unbilled + ", late discounts " + lateDiscounts
                + ", short payments " + shortPayments + ", unclaimed interest " + unclaimedInterest + "]";
    }

    /** Gathers the lines. Not thread-safe. */
    public static final class Reading {

        private final DateRange period;
        private final List<LeakageLine> unbilled = new ArrayList<>();
        private final List<LeakageLine> lateDiscounts = new ArrayList<>();
        private final List<LeakageLine> shortPayments = new ArrayList<>();
        private final List<LeakageLine> unclaimedInterest = new ArrayList<>();

        private Reading(DateRange period) {
            this.period = Objects.requireNonNull(period, "period");
        }

        /** Adds charges that are not billed at the end of the period; those whose billing day is outside it leak not now. */
        public Reading unbilled(Collection<UnbilledCharge> charges) {
            for (UnbilledCharge charge : charges) {
                if (period.contains(charge.billableOn())) {
                    unbilled.add(new LeakageLine(
                            charge.customer(), charge.reference(), charge.amount(), charge.billableOn()));
                }
            }
            return this;
        }

        /** Adds interest on a customer's debits that was not asked for, with its compensation; what is zero is left out. */
        public Reading unclaimed(CustomerId customer, Collection<AccruedInterest> interest) {
            Objects.requireNonNull(customer, "customer");
            for (AccruedInterest accrued : interest) {
                Money amount =
                        accrued.compensation().map(accrued.amount()::plus).orElse(accrued.amount());
                if (!amount.isZero()) {
                    unclaimedInterest.add(
                            new LeakageLine(customer, accrued.item().document(), amount, accrued.dueOn()));
                }
            }
            return this;
        }

        /** Adds the discounts and small differences of an account. */
        public Reading add(AccountHistory history) {
            CustomerId customer = history.account().customer();
            List<Entry> entries = history.entries()
                    .filter(entry -> entry.effectiveOn().isBefore(period.endExclusive()))
                    .toList();
            Set<ItemId> undone = new HashSet<>();
            entries.forEach(entry -> entry.reversal().ifPresent(reversal -> undone.add(reversal.item())));
            Map<ItemId, Entry> byId = entries.stream().collect(Collectors.toMap(Entry::id, Function.identity()));
            Map<AllocationId, Link> links = new HashMap<>();
            Map<ItemId, ItemId> debits = new HashMap<>();
            for (Link link : history.links()) {
                links.put(link.allocation().id(), link);
                debits.putIfAbsent(link.allocation().credit(), link.allocation().debit());
            }
            for (Entry entry : entries) {
                ItemId debit = debits.get(entry.id());
                boolean counts = period.contains(entry.effectiveOn())
                        && entry.side() == Side.CREDIT
                        && debit != null
                        && !undone.contains(entry.id());
                if (counts && entry.kind() == EntryKind.SMALL_DIFFERENCE) {
                    shortPayments.add(line(customer, debit, entry));
                } else if (counts
                        && entry.kind() == EntryKind.CASH_DISCOUNT
                        && isLate(entry, Objects.requireNonNull(byId.get(debit), "debit"), links, byId)) {
                    lateDiscounts.add(line(customer, debit, entry));
                }
            }
            return this;
        }

        private static LeakageLine line(CustomerId customer, ItemId debit, Entry entry) {
            return new LeakageLine(customer, debit.document(), entry.amount(), entry.effectiveOn());
        }

        private static boolean isLate(
                Entry discount, Entry debit, Map<AllocationId, Link> links, Map<ItemId, Entry> byId) {
            LocalDate paidOn = discount.earnedBy().stream()
                    .map(links::get)
                    .filter(Objects::nonNull)
                    .map(link -> Optional.ofNullable(byId.get(link.allocation().credit())))
                    .flatMap(Optional::stream)
                    .map(Entry::valueOn)
                    .max(Comparator.naturalOrder())
                    .orElse(discount.effectiveOn());
            return debit.offers().stream().noneMatch(offer -> offer.holdsOn(paidOn));
        }

        /** What the accounts come to. */
        public Leakage result() {
            return new Leakage(this);
        }
    }
}
