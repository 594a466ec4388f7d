package io.cartera.interest;

import io.cartera.account.AccountHistory;
import io.cartera.account.Allocation;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.Side;
import io.cartera.money.MinorUnits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What bears interest of a debit: on each day after its due date what was open at the end of the day before.
 * <p>
 * A debit that was reversed, on whatever day, bears none. So once a transfer is undone, the days between it and its undoing
 * bear interest on neither account: what had arrived is reversed, and the debit itself was not open while it was away.
 */
final class Principal {

    private final Entry debit;
    private final TreeMap<LocalDate, Long> changes = new TreeMap<>();

    private Principal(Entry debit) {
        this.debit = debit;
        changes.put(debit.effectiveOn(), debit.amountMinor());
    }

    /** Of all debits of an account that were not reversed and are no claim for lateness, in the order of recording. */
    static Map<ItemId, Principal> of(AccountHistory history) {
        Set<ItemId> reversed = new HashSet<>();
        history.entries().forEach(entry -> entry.reversal().ifPresent(reversal -> reversed.add(reversal.item())));
        Map<ItemId, Principal> byDebit = new LinkedHashMap<>();
        history.entries()
                .filter(entry -> entry.side() == Side.DEBIT
                        && entry.origin() != EntryKind.LATE_CHARGE
                        && !reversed.contains(entry.id()))
                .forEach(entry -> byDebit.put(entry.id(), new Principal(entry)));
        for (Link link : history.links()) {
            Principal principal = byDebit.get(link.allocation().debit());
            if (principal != null) {
                principal.add(link);
            }
        }
        return byDebit;
    }

    private void add(Link link) {
        Allocation allocation = link.allocation();
        changes.merge(allocation.effectiveOn(), -allocation.amountMinor(), Math::addExact);
        link.ended().ifPresent(end -> changes.merge(end.on(), allocation.amountMinor(), Math::addExact));
    }

    Entry debit() {
        return debit;
    }

    /** The day after the due date. */
    LocalDate firstLateDay() {
        return debit.dueOn().plusDays(1);
    }

    /** What bears interest in a step. */
    Money money(Step step) {
        return Money.ofMinor(debit.currency(), step.minor());
    }

    /** The days before an end on which so much bears interest, more than zero; neighbours differ in the amount. */
    List<Step> steps(LocalDate end, @Nullable BiFunction<Entry, LocalDate, Money> leavingOut) {
        List<Step> steps = new ArrayList<>();
        LocalDate from = firstLateDay();
        long open = 0;
        for (Map.Entry<LocalDate, Long> change : changes.entrySet()) {
            LocalDate day = change.getKey().plusDays(1);
            if (day.isAfter(from)) {
                add(steps, new Step(from, day.isBefore(end) ? day : end, open), leavingOut);
                from = day;
            }
            open = Math.addExact(open, change.getValue());
        }
        add(steps, new Step(from, end, open), leavingOut);
        return steps;
    }

    private void add(List<Step> steps, Step step, @Nullable BiFunction<Entry, LocalDate, Money> leavingOut) {
        if (leavingOut == null || step.minor() == 0) {
            add(steps, step);
            return;
        }
        for (LocalDate day = step.start(); day.isBefore(step.end()); day = day.plusDays(1)) {
            Money out = Objects.requireNonNull(leavingOut.apply(debit, day.minusDays(1)), "what is left out");
            add(steps, new Step(day, day.plusDays(1), step.minor() - Math.min(minor(out), step.minor())));
        }
    }

    private long minor(Money out) {
        if (!out.getCurrencyUnit().equals(debit.currency())) {
            throw new CurrencyMismatchException(debit.currency(), out.getCurrencyUnit());
        }
        if (out.isNegative()) {
            throw new IllegalArgumentException("left out of " + debit.id() + " is " + out + ", less than zero");
        }
        return MinorUnits.of(out);
    }

    private static void add(List<Step> steps, Step step) {
        if (step.minor() == 0 || !step.start().isBefore(step.end())) {
            return;
        }
        Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        if (last != null && last.end().equals(step.start()) && last.minor() == step.minor()) {
            steps.set(steps.size() - 1, new Step(last.start(), step.end(), step.minor()));
        } else {
            steps.add(step);
        }
    }

    /** So many minor units on each day from the start up to, and without, the end. */
    record Step(LocalDate start, LocalDate end, long minor) {}
}
