package io.cartera.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cartera.AccountBatch;
import io.cartera.Receivables;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.Adjustment;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Release;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingSpec;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyBag;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.settlement.SettlementState;
import io.cartera.store.ReceivablesStore;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Drives random commands, back-dated ones among them, through the door and through the {@link NaiveAccount}, and
 * compares: each outcome, then what is open on every day, and in the end what was open on every day as known after
 * every command. Commands come from small pools of identifiers, so that repeats and conflicts happen.
 */
public final class ModelRun {

    private static final LocalDate DAY_0 = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 30;
    private static final CustomerId CUSTOMER = CustomerId.of("MODEL");
    private static final AllocationPolicy BY_REFERENCE = AllocationPolicy.referenceThenDue();
    private static final List<AllocationPolicy> OTHER_POLICIES =
            List.of(AllocationPolicy.oldest(), AllocationPolicy.exactAmount(), AllocationPolicy.largest());

    private final Receivables books;
    private final NaiveAccount model = new NaiveAccount();
    private final List<Instant> recordedAt = new ArrayList<>();
    private final List<ItemId> reversals = new ArrayList<>();
    private final List<AllocationId> allocations = new ArrayList<>();
    private final List<List<Map<String, Long>>> known = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int steps;

    /** A run on an empty store. The clock stands still, so that instants rise by the books' own doing. */
    public ModelRun(ReceivablesStore store) {
        books = Receivables.over(store, Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));
        books.customers().register(Customer.organisation(CUSTOMER, "Model").build());
    }

    /** How often each outcome came, by kind of command. */
    public Map<String, Integer> outcomes() {
        return outcomes;
    }

    /** One transaction of one to five random commands; then every day is compared. */
    public void step(RandomGenerator random) {
        if (random.nextInt(70) == 0) {
            close(random.nextInt(DAYS / 2));
        } else {
            int commands = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 1;
            int stepsBefore = steps;
            books.accounts().inOneUnit(CUSTOMER, unit -> {
                assertEquals(stepsBefore, steps, "commands of this run when the work begins");
                for (int i = 0; i < commands; i++) {
                    command(unit, random);
                }
                return commands;
            });
        }
        compareEveryDay();
    }

    private void command(AccountBatch unit, RandomGenerator random) {
        steps++;
        int a = random.nextInt(16);
        int b = random.nextInt(16);
        long minor = 1 + random.nextInt(40);
        int day = random.nextInt(DAYS);
        String currency = random.nextInt(6) == 0 ? "JPY" : "EUR";
        int kind = random.nextInt(125);
        if (kind >= 120) {
            takeOver(unit, "T" + a, b < 8 ? Side.DEBIT : Side.CREDIT, currency, minor, day, b);
        } else if (kind >= 99) {
            adjust(unit, random, a, b, currency, minor, day);
        } else if (kind < 22) {
            issue(unit, "D" + a, false, currency, minor, day, b, "");
        } else if (kind < 28) {
            issue(unit, "C" + a % 6, true, currency, minor, day, 0, b < 8 ? "D" + b : "");
        } else if (kind < 46) {
            boolean isDeposit = minor % 4 == 0;
            receive(unit, b == 15 ? "C" + a % 6 : "P" + a, isDeposit, currency, minor, day, b < 8 ? "D" + b : "");
        } else if (kind < 60) {
            apply(unit, "A" + (a == 0 ? b : steps), day, b < 10 ? BY_REFERENCE : OTHER_POLICIES.get(b % 3));
        } else if (kind < 76) {
            Settlement settlement = Settlement.none();
            for (int i = 0; i <= random.nextInt(3); i++) {
                settlement = settlement.matching(
                        some(random, Side.CREDIT, (b < 4 ? "C" : "P") + (a + i) % 16),
                        some(random, Side.DEBIT, "D" + (b + i) % 16),
                        money(currency, 1 + minor / 2),
                        date(day));
            }
            settle(unit, "S" + (a == 0 ? b : steps), settlement, day);
        } else if (kind < 86) {
            int index = allocations.isEmpty() ? 0 : random.nextInt(allocations.size());
            release(unit, "R" + (a == 0 ? b : steps), index, a < 8 ? day / 4 : day);
        } else if (kind < 92) {
            ItemId item = a < 2 && !reversals.isEmpty()
                    ? reversals.get(random.nextInt(reversals.size()))
                    : some(random, a < 9 ? Side.CREDIT : Side.DEBIT, (a < 9 ? "P" : "D") + b);
            reverse(unit, b == 0 ? "D" + a : b == 2 ? "P" + a : "V" + (b == 1 ? a : steps), item, day);
        } else {
            returned(unit, b == 0 ? "D" + a : "B" + (b < 5 ? a : steps), b == 14 ? "C1" : "P" + a, day);
        }
    }

    /** Mostly an item that is on the account, whatever it is; now and then one that may not be. */
    private ItemId some(RandomGenerator random, Side side, String otherwise) {
        List<NaiveAccount.Item> known =
                model.items.stream().filter(item -> item.side() == side).toList();
        if (known.isEmpty() || random.nextInt(5) == 0) {
            return new ItemId(side, otherwise, 1);
        }
        // The later half more often: what came long ago is settled.
        int from = random.nextBoolean() ? known.size() / 2 : 0;
        return idOf(known.get(from + random.nextInt(known.size() - from)));
    }

    /** What was open on every day as known after every command, asked again at the end. */
    public void compareEveryPrefix() {
        AccountHistory history = books.accounts().history(CUSTOMER);
        assertEquals(recordedAt.size(), history.changes().size(), "versions");
        for (NaiveAccount.Item item : model.items) {
            compareSettlement(history, item);
        }
        history.changes().forEach(this::requireSources);
        for (int i = 0; i < recordedAt.size(); i++) {
            AccountHistory before = history.knownAt(recordedAt.get(i));
            assertEquals(i + 1, before.changes().size(), "changes known after command " + i);
            for (int day = 0; day <= NaiveAccount.LAST_DAY; day++) {
                AsOf asOf = AsOf.of(date(day)).knownAt(recordedAt.get(i));
                String where = "day " + day + " as known after command " + i;
                assertEquals(known.get(i).get(day), shown(books.accounts().openItems(CUSTOMER, asOf)), where);
                assertEquals(known.get(i).get(day), shown(before.openItems(date(day))), where + ", from history");
            }
        }
    }

    /** L05: no entry of nothing, and none without the document, the payment or the command that it comes from. */
    private void requireSources(AccountChange change) {
        Command command = change.recording().command();
        Money sum = null;
        for (Entry entry : change.entries()) {
            assertTrue(entry.amount().isPositive(), () -> "the amount of " + entry);
            assertTrue(
                    command.kind() == CommandKind.TAKE_OVER
                            || command.kind() == CommandKind.SETTLE
                            || entry.id().document().equals(command.id().value()),
                    () -> entry + " of " + command);
            // An application may take discounts in several currencies; a document has one.
            boolean hasOneCurrency = command.kind() == CommandKind.ISSUE || command.kind() == CommandKind.RECEIVE;
            sum = sum == null || !hasOneCurrency ? entry.amount() : sum.plus(entry.amount());
        }
        String id = command.id().value();
        if (command.kind() == CommandKind.ISSUE) {
            assertEquals(
                    books.invoicing().find(CUSTOMER, InvoiceId.of(id)).map(Invoice::total), Optional.ofNullable(sum));
        } else if (command.kind() == CommandKind.RECEIVE) {
            assertEquals(books.cash().find(CUSTOMER, PaymentId.of(id)).map(Payment::amount), Optional.ofNullable(sum));
        }
    }

    // The terms of a settlement state add up, and what is left is what is open.
    private void compareSettlement(AccountHistory history, NaiveAccount.Item item) {
        ItemId id = idOf(item);
        for (int day = 0; day <= NaiveAccount.LAST_DAY; day += 6) {
            Optional<SettlementState> state = SettlementState.of(history, id, date(day));
            assertEquals(item.from() <= day, state.isPresent(), "state of " + id + " on day " + day);
            if (state.isPresent()) {
                Money open = money(item.currency(), model.open(item, day));
                assertEquals(open, state.get().open(), "open of " + id + " on day " + day);
                assertEquals(model.settledBy(item, day), termsOf(state.get()), id + " on day " + day);
            }
        }
    }

    private static Map<String, Long> termsOf(SettlementState state) {
        Map<String, Long> terms = new TreeMap<>();
        terms.put("credited", MinorUnits.of(state.credited()));
        terms.put("paid", MinorUnits.of(state.paid()));
        terms.put("discounted", MinorUnits.of(state.discounted()));
        terms.put("written off", MinorUnits.of(state.writtenOff()));
        terms.put("withdrawn", MinorUnits.of(state.withdrawn()));
        terms.values().removeIf(minor -> minor == 0);
        return terms;
    }

    private static ItemId idOf(NaiveAccount.Item item) {
        String[] parts = item.id().split("#");
        return new ItemId(item.side(), parts[0], parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
    }

    private void issue(
            AccountBatch unit,
            String id,
            boolean credit,
            String currency,
            long minor,
            int day,
            int due,
            String reference) {
        Invoice.Builder document = credit
                ? Invoice.creditNote(InvoiceId.of(id), CUSTOMER, date(day))
                : Invoice.draft(InvoiceId.of(id), CUSTOMER, date(day)).dueOn(date(day + due));
        document.line("Goods", money(currency, minor));
        // A quarter of the amount, half-up, for who pays in time.
        long discount = credit || due % 2 == 0 ? 0 : (minor + 2) / 4;
        if (discount > 0) {
            document.terms(PaymentTerms.parse("net 30 less 25% net " + due));
        }
        NaiveAccount.Offer offer = new NaiveAccount.Offer(day + due, discount);
        if (!reference.isEmpty()) {
            document.reference(reference);
            if (credit) {
                document.crediting(InvoiceId.of(reference));
            }
        }
        NaiveAccount.Item item = new NaiveAccount.Item(
                id,
                credit ? Side.CREDIT : Side.DEBIT,
                credit ? EntryKind.CREDIT_NOTE : EntryKind.INVOICE,
                currency,
                minor,
                day,
                day + due,
                reference);
        compare(
                "issue",
                model.command(
                        "issue " + id,
                        item + " " + offer,
                        () -> discount > 0 ? model.issue(item, offer) : model.issue(item)),
                unit.issue(document.build()));
    }

    private void receive(
            AccountBatch unit, String id, boolean isDeposit, String currency, long minor, int day, String reference) {
        Payment received = Payment.received(PaymentId.of(id), CUSTOMER, money(currency, minor), date(day));
        Payment payment = isDeposit ? received.asDeposit() : received;
        EntryKind kind = isDeposit ? EntryKind.DEPOSIT : EntryKind.RECEIPT;
        NaiveAccount.Item item = new NaiveAccount.Item(id, Side.CREDIT, kind, currency, minor, day, day, reference);
        compare(
                "receive",
                model.command("receive " + id, item.toString(), () -> model.post(item)),
                unit.receive(reference.isEmpty() ? payment : payment.withReference(reference)));
    }

    private void apply(AccountBatch unit, String id, int on, AllocationPolicy policy) {
        String name = policy.policyName();
        compare(
                "apply",
                model.command("apply " + id, on + " " + name, () -> model.apply(id, on, name)),
                unit.apply(CommandId.of(id), date(on), policy));
    }

    private void settle(AccountBatch unit, String id, Settlement settlement, int on) {
        compare(
                "settle",
                model.command(
                        "settle " + id,
                        settlement.matches().toString(),
                        () -> model.allOrNothing(
                                settlement.matches(),
                                match -> model.settle(
                                        match.credit().toString(),
                                        match.debit().toString(),
                                        match.amount().getCurrencyUnit().getCode(),
                                        match.amount().getAmountMinorLong(),
                                        on))),
                unit.settle(CommandId.of(id), settlement));
    }

    private void release(AccountBatch unit, String id, int index, int on) {
        AllocationId allocation = allocations.isEmpty() ? new AllocationId(999_999, 1) : allocations.get(index);
        int known = allocations.isEmpty() ? Integer.MAX_VALUE : index;
        compare(
                "release",
                model.command("release " + id, allocation + " " + on, () -> model.release(id, known, on)),
                unit.release(CommandId.of(id), allocation, date(on)));
    }

    private void reverse(AccountBatch unit, String id, ItemId item, int on) {
        compare(
                "reverse",
                model.command(
                        "reverse " + id,
                        item.side() + " " + item + " " + on,
                        () -> model.reverse(id, item.side(), item.toString(), on)),
                unit.reverse(CommandId.of(id), item, date(on)));
    }

    private void returned(AccountBatch unit, String id, String receipt, int on) {
        compare(
                "return",
                model.command("return " + id, receipt + " " + on, () -> model.returned(id, receipt, on)),
                unit.returned(PaymentReturn.bounced(
                        CommandId.of(id), CUSTOMER, PaymentId.of(receipt), date(on), NaiveAccount.REASON)));
    }

    private void adjust(AccountBatch unit, RandomGenerator random, int a, int b, String currency, long minor, int day) {
        boolean isRefund = random.nextInt(4) == 0;
        boolean isSmall = random.nextInt(4) == 0;
        boolean onCredit = isRefund || (isSmall && b < 5);
        ItemId id = some(random, onCredit ? Side.CREDIT : Side.DEBIT, (onCredit ? "P" : "D") + a);
        LocalDate on = date(day);
        Adjustment adjustment = isRefund
                ? Adjustment.refund(id, on)
                : isSmall
                        ? Adjustment.smallDifference(id, on)
                        : List.of(
                                        Adjustment.badDebt(id, on),
                                        Adjustment.concession(id, on),
                                        Adjustment.bankFee(id, on),
                                        Adjustment.cashDiscount(id, on))
                                .get(minor % 4 == 0 ? 0 : b % 4);
        long amount = minor % 3 == 0 ? 0 : 1 + minor / 3;
        Adjustment asked =
                (amount == 0 ? adjustment : adjustment.of(money(currency, amount))).because(NaiveAccount.REASON);
        String by = b == 3 ? "D" + a : "W" + (b < 8 ? a : steps);
        String family = asked.kind().isWriteOff() ? "write off" : asked.kind().name();
        compare(
                "adjust",
                model.command(
                        family + " " + by,
                        asked.toString() + asked.item().side(),
                        () -> model.adjust(by, asked.kind(), id.side(), id.toString(), currency, amount, day)),
                unit.adjust(CommandId.of(by), asked));
    }

    private void takeOver(AccountBatch unit, String id, Side side, String currency, long minor, int day, int age) {
        int due = side == Side.DEBIT ? day + age - 5 : day - 5;
        Entry entry = Entry.builder(
                        new ItemId(side, id, 1), EntryKind.OPENING_BALANCE, money(currency, minor), date(day))
                .documentOn(date(day - 5))
                .dueOn(date(due))
                .build();
        NaiveAccount.Item item =
                new NaiveAccount.Item(id, side, EntryKind.OPENING_BALANCE, currency, minor, day, day - 5, due, day, "");
        compare(
                "take over",
                model.command("take over " + id, item.toString(), () -> model.post(item)),
                unit.takeOver(CommandId.of(id), List.of(entry)));
    }

    private void close(int day) {
        model.close(day);
        books.accounts().close(date(day));
    }

    private void compare(String command, String expected, Outcome<AccountChange> outcome) {
        String found = outcome instanceof Outcome.Refused<AccountChange> refused
                ? refused.refusal().code()
                : outcome instanceof Outcome.Conflicting<AccountChange> ? "Conflicting" : "Applied";
        assertEquals(expected, found, () -> "step " + steps + ", " + command + ": " + outcome);
        outcomes.merge(command + " " + found, 1, Integer::sum);
        outcome.applied().filter(this::isNew).ifPresent(this::remember);
    }

    private boolean isNew(AccountChange change) {
        return change.recording().version() > recordedAt.size();
    }

    private void remember(AccountChange change) {
        recordedAt.add(change.recording().at());
        change.entries().stream()
                .filter(entry -> entry.kind() == EntryKind.REVERSAL)
                .forEach(entry -> reversals.add(entry.id()));
        change.allocations().stream().map(Allocation::id).forEach(allocations::add);
        if (change.entries().size() > 1) {
            outcomes.merge("item undone with its adjustments", 1, Integer::sum);
        }
        if (change.releases().stream().anyMatch(this::isOfRefund)) {
            outcomes.merge("refund open again", 1, Integer::sum);
        }
        List<Map<String, Long>> days = new ArrayList<>();
        for (int day = 0; day <= NaiveAccount.LAST_DAY; day++) {
            days.add(model.open(day));
        }
        known.add(days);
    }

    private boolean isOfRefund(Release release) {
        NaiveAccount.Item debit = model.links.get(allocations.indexOf(release.allocation())).debit;
        return debit.kind() == EntryKind.REFUND && model.open(debit, NaiveAccount.LAST_DAY) > 0;
    }

    private void compareEveryDay() {
        AccountHistory history = books.accounts().history(CUSTOMER);
        for (int day = 0; day <= NaiveAccount.LAST_DAY; day++) {
            Map<String, Long> expected = model.open(day);
            List<OpenItem> items = books.accounts().openItems(CUSTOMER, date(day));
            assertEquals(expected, shown(items), "step " + steps + ", open on day " + day);
            assertEquals(items, history.openItems(date(day)), "step " + steps + ", from history, day " + day);
            MoneyBag balance = history.balance(date(day));
            assertEquals(balance, books.accounts().balance(CUSTOMER, date(day)), "balance on day " + day);
            compareAging(day, balance);
        }
    }

    // T01: the columns of the aging sum to the balance, on every day.
    private void compareAging(int day, MoneyBag balance) {
        var aging = books.accounts().aging(AgingSpec.byDueDate(AgingBuckets.days(3, 9)), AsOf.of(date(day)));
        for (var row : aging.rows()) {
            CurrencyUnit currency = row.amounts().currency();
            assertEquals(balance.in(currency), row.amounts().balance(), "aging of day " + day);
        }
        for (CurrencyUnit currency : balance.currencies()) {
            assertTrue(aging.find(CUSTOMER, currency).isPresent(), "aging of day " + day);
        }
    }

    private static Map<String, Long> shown(List<OpenItem> items) {
        Map<String, Long> result = new TreeMap<>();
        for (OpenItem item : items) {
            result.put(item.side() + " " + item.id() + " " + item.currency(), item.openMinor());
        }
        return result;
    }

    private static Money money(String currency, long minor) {
        return Money.ofMinor(CurrencyUnit.of(currency), minor);
    }

    private static LocalDate date(int day) {
        return DAY_0.plusDays(day);
    }
}
