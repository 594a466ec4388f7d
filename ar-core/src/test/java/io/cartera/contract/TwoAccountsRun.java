package io.cartera.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cartera.Receivables;
import io.cartera.account.Adjustment;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.account.TwoLegs;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.ExchangeRate;
import io.cartera.money.MoneyBag;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.store.ReceivablesStore;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Drives random commands over two accounts of a ledger through the door and through the {@link NaivePair}, transfers,
 * nettings, conversions and their undoing above all, and compares each outcome, and what is open on every day of both accounts. L02:
 * where only something is moved, no sum of balances moves on any day.
 */
public final class TwoAccountsRun {

    private static final LocalDate DAY_0 = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 20;
    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final List<AllocationPolicy> POLICIES =
            List.of(AllocationPolicy.oldest(), AllocationPolicy.largest(), AllocationPolicy.exactAmount());
    private static final List<Integer> BOTH = List.of(0, 1);
    private static final List<CustomerId> CUSTOMERS = List.of(CustomerId.of("LEFT"), CustomerId.of("RIGHT"));

    private final Receivables books;
    private final boolean isApplying;
    private final NaivePair model = new NaivePair();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int steps;

    /** A run on an empty store. */
    public TwoAccountsRun(ReceivablesStore store) {
        this(store, true);
    }

    /** A run on an empty store, with or without applications by policies. */
    public TwoAccountsRun(ReceivablesStore store, boolean isApplying) {
        this.isApplying = isApplying;
        books = Receivables.over(store, Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));
        CUSTOMERS.forEach(customer -> books.customers()
                .register(Customer.organisation(customer, "Model").build()));
    }

    /** How often each outcome came, by kind of command. */
    public Map<String, Integer> outcomes() {
        return outcomes;
    }

    /** One random command; then every day of both accounts is compared. */
    public void step(RandomGenerator random) {
        steps++;
        int at = random.nextInt(2);
        int day = random.nextInt(DAYS);
        long minor = 1 + random.nextInt(40);
        String currency = random.nextInt(8) == 0 ? "JPY" : "EUR";
        int kind = random.nextInt(100);
        List<MoneyBag> before = sums();
        boolean onlyMoves = false;
        if (kind < 16) {
            issue("D" + steps, at, currency, minor, day);
        } else if (kind < 30) {
            receive("P" + steps, at, currency, minor, day);
        } else if (kind < 49) {
            transfer(random, at, currency, random.nextInt(3) == 0 ? 0 : 1 + minor / 3, day);
            onlyMoves = true;
        } else if (kind < 58) {
            net(random, at, currency, random.nextBoolean() ? 0 : 1 + minor / 3, day);
            onlyMoves = true;
        } else if (kind < 66) {
            convert(random, at, currency, random.nextBoolean() ? 0 : 1 + minor / 3, day);
        } else if (kind < 72) {
            discount(random, at, day);
        } else if (kind < 81) {
            onlyMoves = undo(random, at, day);
        } else if (kind < 85) {
            settle(random, at, currency, 1 + minor / 4, day);
            onlyMoves = true;
        } else if (kind < 88) {
            reverse(random, at, day);
        } else if (kind < 91) {
            returned(random, at, day);
        } else if (kind < 96) {
            adjust(random, at, day);
        } else if (kind < 99) {
            int items = model.accounts[at].items.size();
            release(random, at, day);
            // It takes back a discount that the allocation earned.
            onlyMoves = model.accounts[at].items.size() == items;
        } else {
            books.accounts().close(date(day / 4));
            model.accounts[0].close(day / 4);
            model.accounts[1].close(day / 4);
        }
        if (onlyMoves) {
            assertEquals(before, sums(), "L02 at step " + steps);
        }
        if (isApplying && random.nextInt(16) == 0) {
            apply(random, at, day);
        }
        compareEveryDay();
    }

    /** Receives, for a debit that arrived with an offer, what closes it with the discount. */
    private void payLess(int at, int day) {
        NaiveAccount account = model.accounts[at];
        for (NaiveAccount.Item item : List.copyOf(account.items)) {
            long less = account.lowest(item, day) - account.offerLeft(item, day, List.of());
            boolean isOffered = account.was.containsKey(item) && account.offers.containsKey(item);
            if (isOffered && less > 0 && less < account.lowest(item, day)) {
                // Named apart from what the step itself has received: the same again would be a repeat.
                receive("Q" + steps, at, item.currency(), less, day);
                return;
            }
        }
    }

    /** Issues, for a payment that arrived, what it closes with the discount. */
    private void askMore(int at, int day) {
        NaiveAccount account = model.accounts[at];
        for (NaiveAccount.Item item : List.copyOf(account.items)) {
            long money = account.was.containsKey(item) && account.isMoney(item) ? account.lowest(item, day) : 0;
            for (long minor = money; money > 0 && minor <= 2 * money; minor++) {
                if (minor - (minor + 2) / 4 == money && minor > money) {
                    issue("E" + steps, at, item.currency(), minor, day);
                    return;
                }
            }
        }
    }

    private void apply(RandomGenerator random, int at, int day) {
        String id = "A" + steps;
        AllocationPolicy policy = POLICIES.get(random.nextInt(POLICIES.size()));
        if (random.nextBoolean()) {
            payLess(at, day);
        } else {
            askMore(at, day);
        }
        int items = model.accounts[at].items.size();
        compare(
                "apply",
                model.accounts[at].apply(id, day, policy.policyName()),
                books.cash().apply(CommandId.of(id), CUSTOMERS.get(at), date(day), policy));
        for (NaiveAccount.Item discount : model.accounts[at].items.subList(items, model.accounts[at].items.size())) {
            boolean onArrived = model.accounts[at].links.stream()
                    .anyMatch(link -> link.credit == discount && link.debit.kind() == EntryKind.TRANSFER);
            boolean byArrived = model.accounts[at].links.stream()
                    .filter(link -> link.credit == discount)
                    .anyMatch(own -> model.accounts[at].links.stream()
                            .anyMatch(link ->
                                    link.debit == own.debit && model.accounts[at].was.containsKey(link.credit)));
            if (onArrived) {
                outcomes.merge("apply Applied, discount on what arrived", 1, Integer::sum);
            }
            if (byArrived) {
                outcomes.merge("apply Applied, discount by what arrived", 1, Integer::sum);
            }
        }
    }

    private List<MoneyBag> sums() {
        List<MoneyBag> sums = new ArrayList<>();
        for (int day = 0; day <= NaiveAccount.LAST_DAY; day += 3) {
            sums.add(books.generalLedger().controlTotal(date(day)));
        }
        return sums;
    }

    private ItemId some(RandomGenerator random, int at, Side side) {
        List<NaiveAccount.Item> known = model.accounts[at].items.stream()
                .filter(item -> item.side() == side)
                .toList();
        if (known.isEmpty() || random.nextInt(12) == 0) {
            return new ItemId(side, "NONE", 1);
        }
        int from = random.nextBoolean() ? known.size() / 2 : 0;
        return idOf(known.get(from + random.nextInt(known.size() - from)));
    }

    private static ItemId idOf(NaiveAccount.Item item) {
        String[] parts = item.id().split("#");
        return new ItemId(item.side(), parts[0], parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
    }

    private static Side side(RandomGenerator random) {
        return random.nextBoolean() ? Side.DEBIT : Side.CREDIT;
    }

    private void issue(String id, int at, String currency, long minor, int day) {
        NaiveAccount.Item item =
                new NaiveAccount.Item(id, Side.DEBIT, EntryKind.INVOICE, currency, minor, day, day + 5, "");
        // A quarter of the amount, half-up, for who pays in time.
        long discount = (minor + 2) / 4;
        int due = 2 + (int) minor % 12;
        compare(
                "issue",
                discount > 0
                        ? model.accounts[at].issue(item, new NaiveAccount.Offer(day + due, discount))
                        : model.accounts[at].post(item),
                books.invoicing()
                        .issue(Invoice.draft(InvoiceId.of(id), CUSTOMERS.get(at), date(day))
                                .dueOn(date(day + 5))
                                .terms(PaymentTerms.parse("net 30 less 25% net " + due))
                                .line("Goods", money(currency, minor))
                                .build()));
    }

    private void receive(String id, int at, String currency, long minor, int day) {
        NaiveAccount.Item item =
                new NaiveAccount.Item(id, Side.CREDIT, EntryKind.RECEIPT, currency, minor, day, day, "");
        compare(
                "receive",
                model.accounts[at].post(item),
                books.cash()
                        .receive(Payment.received(
                                PaymentId.of(id), CUSTOMERS.get(at), money(currency, minor), date(day))));
    }

    private void takeOver(int at, ItemId id, int day) {
        NaiveAccount.Item item =
                new NaiveAccount.Item(id.toString(), Side.DEBIT, EntryKind.OPENING_BALANCE, "EUR", 1, day, day, "");
        Entry entry = Entry.builder(id, EntryKind.OPENING_BALANCE, money("EUR", 1), date(day))
                .build();
        compare(
                "take over",
                model.accounts[at].post(item),
                books.adjustments().takeOver(CommandId.of("O" + steps), CUSTOMERS.get(at), List.of(entry)));
    }

    /** A credit, one that arrived where there is any, pays a debit short, and the rest is a discount that it earned. */
    private void discount(RandomGenerator random, int at, int day) {
        NaiveAccount account = model.accounts[at];
        List<NaiveAccount.Item> arrived = account.items.stream()
                .filter(item -> item.side() == Side.CREDIT && item.kind() == EntryKind.TRANSFER)
                .filter(item -> item.currency().equals("EUR") && item.from() <= day && account.lowest(item, day) > 0)
                .toList();
        List<NaiveAccount.Item> open = account.items.stream()
                .filter(item -> item.side() == Side.DEBIT && item.currency().equals("EUR"))
                .filter(item -> item.from() <= day && account.lowest(item, day) > 1)
                .toList();
        ItemId credit =
                arrived.isEmpty() ? some(random, at, Side.CREDIT) : idOf(arrived.get(random.nextInt(arrived.size())));
        ItemId debit = open.isEmpty() ? some(random, at, Side.DEBIT) : idOf(open.get(random.nextInt(open.size())));
        String by = "S" + steps;
        compare(
                "discount",
                account.allOrNothing(
                        List.of(
                                () -> account.settle(credit.toString(), debit.toString(), "EUR", 1, day),
                                () -> account.adjust(
                                        by, EntryKind.CASH_DISCOUNT, Side.DEBIT, debit.toString(), "EUR", 1, day)),
                        NaiveAccount.Command::run),
                books.cash()
                        .settle(
                                CommandId.of(by),
                                CUSTOMERS.get(at),
                                Settlement.none()
                                        .matching(credit, debit, money("EUR", 1), date(day))
                                        .adjusting(Adjustment.cashDiscount(debit, date(day))
                                                .of(money("EUR", 1)))));
    }

    // Identifiers from a small pool: repeats and conflicts happen.
    private String command(RandomGenerator random, String prefix) {
        return prefix + (random.nextInt(8) == 0 ? random.nextInt(4) : steps);
    }

    private void transfer(RandomGenerator random, int at, String currency, long amount, int day) {
        String by = command(random, "T");
        ItemId item = some(random, at, side(random));
        TwoLegs legs = TwoLegs.transfer(CUSTOMERS.get(at), item, CUSTOMERS.get(1 - at), date(day));
        TwoLegs asked = amount == 0 ? legs : legs.of(money(currency, amount));
        compare(
                "transfer",
                model.command(
                        BOTH,
                        "transfer " + by,
                        asked + " " + item.side(),
                        () -> model.transfer(at, by, item.side(), item.toString(), currency, amount, day)),
                books.adjustments().record(CommandId.of(by), asked));
    }

    private void net(RandomGenerator random, int at, String currency, long amount, int day) {
        String by = command(random, "T");
        ItemId debit = some(random, at, Side.DEBIT);
        ItemId credit = some(random, 1 - at, Side.CREDIT);
        TwoLegs legs = TwoLegs.netting(CUSTOMERS.get(at), debit, CUSTOMERS.get(1 - at), credit, date(day));
        TwoLegs asked = amount == 0 ? legs : legs.of(money(currency, amount));
        compare(
                "net",
                model.command(
                        BOTH,
                        "net " + by,
                        asked.toString(),
                        () -> model.net(at, by, debit.toString(), credit.toString(), currency, amount, day)),
                books.adjustments().record(CommandId.of(by), asked));
    }

    private void convert(RandomGenerator random, int at, String currency, long amount, int day) {
        String by = command(random, "T");
        ItemId credit = some(random, at, Side.CREDIT);
        // A cent is nothing, a yen and a bit, or many.
        long hundredths = List.of(1L, 107L, 15_000L).get(random.nextInt(3));
        ExchangeRate rate = ExchangeRate.of(EUR, CurrencyUnit.JPY, BigDecimal.valueOf(hundredths), date(day));
        TwoLegs legs = TwoLegs.conversion(CUSTOMERS.get(at), credit, rate, date(day));
        TwoLegs asked = amount == 0 ? legs : legs.of(money(currency, amount));
        compare(
                "convert",
                model.command(
                        List.of(at),
                        "convert " + by,
                        asked.toString(),
                        () -> model.convert(at, by, credit.toString(), currency, amount, hundredths, day)),
                books.adjustments().record(CommandId.of(by), asked));
    }

    /** Whether it only moves something: an undoing takes write-offs of what arrived back, too. */
    private boolean undo(RandomGenerator random, int at, int day) {
        List<NaiveAccount.Item> known = model.accounts[at].items.stream()
                .filter(item -> item.kind().isLeg())
                .toList();
        List<NaiveAccount.Item> earning =
                known.stream().filter(model.accounts[at]::earns).toList();
        List<NaiveAccount.Item> legs = earning.isEmpty() || random.nextInt(4) == 0 ? known : earning;
        // Of the names of the reversals the second is taken now and then: that of a lost discount finds it so.
        boolean isTaken = !earning.isEmpty() && random.nextBoolean();
        String by = isTaken ? "U" + steps : command(random, "U");
        if (isTaken) {
            takeOver(at, new ItemId(Side.DEBIT, by, 2), day);
        }
        ItemId leg = legs.isEmpty() || random.nextInt(5) == 0
                ? some(random, at, side(random))
                : idOf(legs.get(random.nextInt(legs.size())));
        boolean isMove = model.accounts[at].items.stream()
                .filter(item -> item.kind() == EntryKind.TRANSFER || item.kind() == EntryKind.NETTING)
                .anyMatch(item -> idOf(item).equals(leg));
        int discounts = lostDiscounts();
        int items = model.accounts[0].items.size() + model.accounts[1].items.size();
        compare(
                "undo",
                model.command(
                        isMove ? BOTH : List.of(at),
                        "undo " + by,
                        at + " " + leg.side() + " " + leg + " " + day,
                        () -> model.undo(at, by, leg.side(), leg.toString(), day)),
                books.adjustments().undo(CommandId.of(by), CUSTOMERS.get(at), leg, date(day)));
        if (lostDiscounts() > discounts) {
            outcomes.merge("undo Applied, losing a discount", 1, Integer::sum);
        }
        return !isTaken && isMove && model.accounts[0].items.size() + model.accounts[1].items.size() <= items + 2;
    }

    private int lostDiscounts() {
        int lost = 0;
        for (NaiveAccount account : model.accounts) {
            lost += (int) account.links.stream()
                    .filter(link -> link.credit.kind() == EntryKind.CASH_DISCOUNT)
                    .filter(link -> link.debit.kind() == EntryKind.REVERSAL)
                    .count();
        }
        return lost;
    }

    private void settle(RandomGenerator random, int at, String currency, long minor, int day) {
        ItemId credit = some(random, at, Side.CREDIT);
        ItemId debit = some(random, at, Side.DEBIT);
        compare(
                "settle",
                model.accounts[at].settle(credit.toString(), debit.toString(), currency, minor, day),
                books.cash()
                        .settle(
                                CommandId.of("S" + steps),
                                CUSTOMERS.get(at),
                                Settlement.none().matching(credit, debit, money(currency, minor), date(day))));
    }

    private void reverse(RandomGenerator random, int at, int day) {
        String by = "V" + steps;
        ItemId item = some(random, at, side(random));
        compare(
                "reverse",
                model.accounts[at].reverse(by, item.side(), item.toString(), day),
                books.accounts().reverse(CommandId.of(by), CUSTOMERS.get(at), item, date(day)));
    }

    private void returned(RandomGenerator random, int at, int day) {
        String by = "B" + steps;
        ItemId item = some(random, at, Side.CREDIT);
        if (item.part() == 1) {
            compare(
                    "return",
                    model.accounts[at].returned(by, item.toString(), day),
                    books.cash()
                            .returned(PaymentReturn.bounced(
                                    CommandId.of(by),
                                    CUSTOMERS.get(at),
                                    PaymentId.of(item.document()),
                                    date(day),
                                    NaiveAccount.REASON)));
        }
    }

    private void adjust(RandomGenerator random, int at, int day) {
        String by = "W" + steps;
        ItemId item = some(random, at, side(random));
        Adjustment adjustment =
                Adjustment.smallDifference(item, date(day)).of(money("EUR", 1)).because(NaiveAccount.REASON);
        compare(
                "adjust",
                model.accounts[at].adjust(by, EntryKind.SMALL_DIFFERENCE, item.side(), item.toString(), "EUR", 1, day),
                books.adjustments().adjust(CommandId.of(by), CUSTOMERS.get(at), adjustment));
    }

    // The links of the model are numbered as the books number theirs: in the order of recording.
    private void release(RandomGenerator random, int at, int day) {
        var links = books.accounts().history(CUSTOMERS.get(at)).links();
        if (!links.isEmpty()) {
            int index = random.nextInt(links.size());
            compare(
                    "release",
                    model.accounts[at].release("R" + steps, index, day),
                    books.cash()
                            .release(
                                    CommandId.of("R" + steps),
                                    CUSTOMERS.get(at),
                                    links.get(index).allocation().id(),
                                    date(day)));
        }
    }

    private void compare(String command, String expected, Outcome<?> outcome) {
        String found = outcome instanceof Outcome.Refused<?> refused
                ? refused.refusal().code()
                : outcome instanceof Outcome.Conflicting<?> ? "Conflicting" : "Applied";
        boolean isOverLost = expected.equals(NaivePair.OVER_LOST_DISCOUNT);
        assertEquals(
                isOverLost ? "Conflicting" : expected, found, () -> "step " + steps + ", " + command + ": " + outcome);
        outcomes.merge(command + " " + (isOverLost ? expected : found), 1, Integer::sum);
    }

    private void compareEveryDay() {
        for (int at = 0; at < 2; at++) {
            for (int day = 0; day <= NaiveAccount.LAST_DAY; day += day < DAYS + 6 ? 1 : 10) {
                Map<String, Long> found = new TreeMap<>();
                for (OpenItem item : books.accounts().openItems(CUSTOMERS.get(at), date(day))) {
                    found.put(item.side() + " " + item.id() + " " + item.currency(), item.openMinor());
                }
                assertEquals(model.accounts[at].open(day), found, "step " + steps + ", open on day " + day);
            }
        }
    }

    private static Money money(String currency, long minor) {
        return Money.ofMinor(CurrencyUnit.of(currency), minor);
    }

    private static LocalDate date(int day) {
        return DAY_0.plusDays(day);
    }
}
