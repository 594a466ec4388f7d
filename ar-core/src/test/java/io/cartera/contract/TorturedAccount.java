package io.cartera.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cartera.AccountBatch;
import io.cartera.account.AccountChange;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One account under torture: it invents the next command on it, and holds what the books make of that against the
 * {@link NaiveAccount}. Which items a policy chooses is the policy's; that no more is applied than there was is not.
 */
final class TorturedAccount {

    static final LocalDate DAY_0 = LocalDate.of(2026, 1, 1);

    private static final List<AllocationPolicy> POLICIES = knownPolicies();
    private static final List<Integer> TERMS = List.of(0, 7, 14, 30, 60, 90);
    private static final int BACK_DATED = 120;
    private static final int AHEAD = 60;
    private static final int END = Integer.MAX_VALUE - 1;

    /** A command, and what it comes to on the lists, given what the books did. */
    record Order(
            String name,
            String content,
            Function<AccountBatch, Outcome<AccountChange>> books,
            Function<Outcome<AccountChange>, String> lists) {}

    final NaiveAccount model = new NaiveAccount();
    private final CustomerId customer;
    private final Random random;
    private final List<Order> given = new ArrayList<>();
    private final List<AllocationId> allocations = new ArrayList<>();
    private final Map<String, Outcome<AccountChange>> applied = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int today;

    TorturedAccount(CustomerId customer, Random random) {
        this.customer = customer;
        this.random = random;
    }

    // The refusal of an unknown name lists the known ones: a policy that is new is tortured from the first day.
    private static List<AllocationPolicy> knownPolicies() {
        try {
            AllocationPolicy.of("none of them");
        } catch (IllegalArgumentException refused) {
            String names = refused.getMessage().substring(refused.getMessage().indexOf("known are ") + 10);
            return List.of(names.split(", ")).stream().map(AllocationPolicy::of).toList();
        }
        throw new AssertionError("a policy has that name");
    }

    /** The next command, on what is on the account before the unit in which it is given. */
    Order next(int businessDay) {
        today = businessDay;
        Order order = !given.isEmpty() && chance(5) ? given.get(random.nextInt(given.size())) : invented();
        given.add(order);
        return order;
    }

    /** Holds what came of a command against the lists, and gives the outcome's name. */
    String compare(Order order, Outcome<AccountChange> outcome) {
        String found = nameOf(outcome);
        boolean isRepeat = applied.containsKey(order.name());
        String expected =
                model.command(order.name(), order.content(), () -> order.lists().apply(outcome));
        assertEquals(expected, found, () -> order + ": " + outcome);
        if (isRepeat && found.equals("Applied")) {
            assertEquals(applied.get(order.name()), outcome, () -> "the outcome of " + order + " again");
        } else if (found.equals("Applied")) {
            applied.put(order.name(), outcome);
            AccountChange change = outcome.orElseThrow();
            assertEquals(applied.size(), change.recording().version(), () -> "the version after " + order);
            change.allocations().stream().map(Allocation::id).forEach(allocations::add);
            assertEquals(model.links.size(), allocations.size(), () -> "allocations after " + order);
        }
        return found;
    }

    static String nameOf(Outcome<AccountChange> outcome) {
        return outcome instanceof Outcome.Refused<AccountChange> refused
                ? refused.refusal().code()
                : outcome instanceof Outcome.Conflicting<AccountChange> ? "Conflicting" : "Applied";
    }

    private Order invented() {
        int kind = random.nextInt(100);
        if (kind < 24) {
            return issue("D", EntryKind.INVOICE);
        } else if (kind < 28) {
            return issue("N", EntryKind.DEBIT_NOTE);
        } else if (kind < 35) {
            return issue("C", EntryKind.CREDIT_NOTE);
        } else if (kind < 54) {
            return receive();
        } else if (kind < 58) {
            return apply();
        } else if (kind < 76) {
            return settle();
        } else if (kind < 80) {
            return settleWithEntry();
        } else if (kind < 88) {
            return release();
        } else if (kind < 94) {
            return reverse();
        }
        return returned();
    }

    private Order issue(String prefix, EntryKind kind) {
        String id = id(prefix);
        String currency = currency();
        long minor = minor();
        int day = day();
        int due = kind == EntryKind.CREDIT_NOTE ? day : day + terms();
        String reference = reference();
        Invoice.Builder draft = switch (kind) {
            case INVOICE -> Invoice.draft(InvoiceId.of(id), customer, date(day)).dueOn(date(due));
            case DEBIT_NOTE ->
                Invoice.debitNote(InvoiceId.of(id), customer, date(day)).dueOn(date(due));
            default -> Invoice.creditNote(InvoiceId.of(id), customer, date(day));
        };
        draft.line("Goods", money(currency, minor));
        if (!reference.isEmpty()) {
            draft.reference(reference);
            if (kind == EntryKind.CREDIT_NOTE) {
                draft.crediting(InvoiceId.of(reference));
            }
        }
        Invoice document = draft.build();
        Side side = kind == EntryKind.CREDIT_NOTE ? Side.CREDIT : Side.DEBIT;
        NaiveAccount.Item item = new NaiveAccount.Item(id, side, kind, currency, minor, day, due, reference);
        return new Order("issue " + id, item.toString(), unit -> unit.issue(document), done -> model.issue(item));
    }

    private Order receive() {
        // Now and then under the identifier of a credit note, which a payment may not share.
        String id = chance(2) ? "C1" : id("P");
        String currency = currency();
        long minor = minor();
        int day = day();
        String reference = reference();
        Payment payment = Payment.received(PaymentId.of(id), customer, money(currency, minor), date(day));
        Payment referring = reference.isEmpty() ? payment : payment.withReference(reference);
        NaiveAccount.Item item =
                new NaiveAccount.Item(id, Side.CREDIT, EntryKind.RECEIPT, currency, minor, day, day, reference);
        return new Order("receive " + id, item.toString(), unit -> unit.receive(referring), done -> model.post(item));
    }

    private Order apply() {
        CommandId id = CommandId.of(id("A"));
        int day = day();
        AllocationPolicy policy = POLICIES.get(random.nextInt(POLICIES.size()));
        return new Order(
                "apply " + id,
                day + " " + policy.policyName(),
                unit -> unit.apply(id, date(day), policy),
                done -> allocated(done, day));
    }

    private String allocated(Outcome<AccountChange> done, int day) {
        if (nameOf(done).equals("PeriodClosed") && model.isClosed(day)) {
            return "PeriodClosed";
        }
        List<Allocation> chosen = done.applied().map(AccountChange::allocations).orElse(List.of());
        return model.allOrNothing(
                chosen,
                allocation -> matched(
                        allocation.credit(),
                        allocation.debit(),
                        allocation.amount(),
                        Math.toIntExact(allocation.effectiveOn().toEpochDay() - DAY_0.toEpochDay())));
    }

    private Order settle() {
        Settlement settlement = Settlement.none();
        for (int i = random.nextInt(3); i >= 0; i--) {
            settlement = matchingSome(settlement);
        }
        return settle(settlement, List.of());
    }

    private Order settleWithEntry() {
        String id = id("T");
        boolean isCredit = random.nextBoolean();
        String currency = currency();
        long minor = minor();
        int day = day();
        int document = day - random.nextInt(45);
        int due = isCredit ? document : document + terms();
        ItemId item = isCredit ? ItemId.credit(id) : ItemId.debit(id);
        EntryKind kind = isCredit ? EntryKind.CREDIT_NOTE : EntryKind.DEBIT_NOTE;
        Entry entry = Entry.builder(item, kind, money(currency, minor), date(day))
                .documentOn(date(document))
                .dueOn(date(due))
                .build();
        Settlement settlement = Settlement.none().posting(entry);
        if (random.nextBoolean()) {
            settlement = matchingSome(settlement);
        }
        return settle(
                settlement,
                List.of(new NaiveAccount.Item(id, item.side(), kind, currency, minor, day, document, due, day, "")));
    }

    private Order settle(Settlement settlement, List<NaiveAccount.Item> entries) {
        CommandId id = CommandId.of(id("S"));
        List<Function<NaiveAccount, String>> parts = new ArrayList<>();
        entries.forEach(item -> parts.add(lists -> lists.post(item)));
        settlement
                .matches()
                .forEach(match -> parts.add(lists -> matched(
                        match.credit(),
                        match.debit(),
                        match.amount(),
                        Math.toIntExact(match.on().toEpochDay() - DAY_0.toEpochDay()))));
        return new Order(
                "settle " + id,
                entries + " " + settlement.matches(),
                unit -> unit.settle(id, settlement),
                done -> model.allOrNothing(parts, part -> part.apply(model)));
    }

    private Settlement matchingSome(Settlement settlement) {
        NaiveAccount.Item credit = openOne(Side.CREDIT, currency());
        NaiveAccount.Item debit = openOne(Side.DEBIT, credit.currency());
        int begun = Math.max(credit.from(), debit.from());
        int on = chance(85) ? Math.max(begun, day()) : day();
        long most = Math.max(1, Math.min(leastOpen(credit, on), leastOpen(debit, on)));
        long part = chance(50) ? most : 1 + Math.floorMod(random.nextLong(), most + most / 5 + 1);
        String currency = chance(4) ? currency() : credit.currency();
        return settlement.matching(
                ItemId.credit(credit.id()), ItemId.debit(debit.id()), money(currency, part), date(on));
    }

    private long leastOpen(NaiveAccount.Item item, int on) {
        return Math.min(model.open(item, on), model.open(item, END));
    }

    /** From somewhere on the first item with anything open in the end; else any; else one that is unknown. */
    private NaiveAccount.Item openOne(Side side, String currency) {
        NaiveAccount.Item found = new NaiveAccount.Item("X", side, EntryKind.REVERSAL, currency, 1, today, today, "");
        int start = random.nextInt(model.items.size() + 1);
        for (int i = 0; i < model.items.size(); i++) {
            NaiveAccount.Item item = model.items.get((start + i) % model.items.size());
            if (item.side() == side && (item.currency().equals(currency) || chance(1))) {
                found = item;
                if (model.open(item, END) > 0) {
                    return item;
                }
            }
        }
        return found;
    }

    private String matched(ItemId credit, ItemId debit, Money amount, int on) {
        return model.settle(
                credit.document(),
                debit.document(),
                amount.getCurrencyUnit().getCode(),
                amount.getAmountMinorLong(),
                on);
    }

    private Order release() {
        CommandId id = CommandId.of(id("R"));
        int day = day();
        boolean isKnown = !allocations.isEmpty() && !chance(4);
        int index = isKnown ? random.nextInt(allocations.size()) : Integer.MAX_VALUE;
        AllocationId allocation = isKnown ? allocations.get(index) : new AllocationId(999_999, 1);
        return new Order(
                "release " + id,
                allocation + " " + day,
                unit -> unit.release(id, allocation, date(day)),
                done -> model.release(id.value(), index, day));
    }

    private Order reverse() {
        // Now and then under the identifier of a debit or a credit, which may be taken.
        String id = chance(4) ? (chance(50) ? "D1" : "P1") : id("V");
        int day = day();
        NaiveAccount.Item any = any();
        ItemId item = any.side() == Side.DEBIT ? ItemId.debit(any.id()) : ItemId.credit(any.id());
        return new Order(
                "reverse " + id,
                item.side() + " " + item + " " + day,
                unit -> unit.reverse(CommandId.of(id), item, date(day)),
                done -> model.reverse(id, item.side(), item.document(), day));
    }

    private Order returned() {
        String id = chance(4) ? "D1" : id("B");
        int day = day();
        String receipt = chance(8) ? "C1" : "P" + (1 + random.nextInt(numbers.getOrDefault("P", 0) + 1));
        PaymentReturn back = PaymentReturn.bounced(
                CommandId.of(id), customer, PaymentId.of(receipt), date(day), NaiveAccount.REASON);
        return new Order(
                "return " + id,
                receipt + " " + day,
                unit -> unit.returned(back),
                done -> model.returned(id, receipt, day));
    }

    private NaiveAccount.Item any() {
        return model.items.isEmpty() || chance(4)
                ? new NaiveAccount.Item("X", Side.DEBIT, EntryKind.INVOICE, "EUR", 1, today, today, "")
                : model.items.get(random.nextInt(model.items.size()));
    }

    /** A new identifier, or now and then one that was given before, with other content. */
    private String id(String prefix) {
        int last = numbers.getOrDefault(prefix, 0);
        if (last > 0 && chance(6)) {
            return prefix + (1 + random.nextInt(last));
        }
        numbers.put(prefix, last + 1);
        return prefix + (last + 1);
    }

    /** Today, or before, or to come, or any day there was, or one that may be closed. */
    private int day() {
        int kind = random.nextInt(100);
        if (kind < 42) {
            return today;
        } else if (kind < 70) {
            return Math.max(0, today - random.nextInt(BACK_DATED));
        } else if (kind < 84) {
            return today + 1 + random.nextInt(AHEAD);
        }
        return random.nextInt(kind < 95 ? today + 1 : today / 3);
    }

    private String reference() {
        return chance(50) ? "D" + (1 + random.nextInt(numbers.getOrDefault("D", 0) + 1)) : "";
    }

    private String currency() {
        int kind = random.nextInt(20);
        return kind < 12 ? "EUR" : kind < 17 ? "JPY" : "KWD";
    }

    private long minor() {
        return 1 + random.nextInt(chance(10) ? 2_000_000_000 : 20_000);
    }

    private int terms() {
        return TERMS.get(random.nextInt(TERMS.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private static Money money(String currency, long minor) {
        return Money.ofMinor(CurrencyUnit.of(currency), minor);
    }

    private static LocalDate date(int day) {
        return DAY_0.plusDays(day);
    }
}
