package io.cartera.jdbc;

import io.cartera.AccountBatch;
import io.cartera.Receivables;
import io.cartera.account.AccountChange;
import io.cartera.account.Adjustment;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.ItemId;
import io.cartera.account.TwoLegs;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.store.ReceivablesStore;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A year and a half of trade of many customers, drawn by chance from a fixed seed and recorded through the door: whatever
 * the store, the same commands, days and instants. A few customers have most of it; days of facts lie before and after
 * the instants at which they are recorded.
 */
final class GeneratedTrade {

    static final LocalDate FIRST = LocalDate.parse("2025-01-01");
    static final LocalDate LAST = LocalDate.parse("2026-06-30");

    static final int QUARTERS = 6;
    private static final int DAYS = 91;
    private static final List<CurrencyUnit> CURRENCIES =
            List.of(CurrencyUnit.EUR, CurrencyUnit.USD, CurrencyUnit.of("JPY"), CurrencyUnit.of("BHD"));
    private static final List<String> ODD_NAMES = List.of("\uD83D\uDE00", "\uFF5E", "a", "Z ", "C-1", "c-1");

    private final Receivables books;
    private final Ticks clock = new Ticks();
    private final int documents;
    private final List<Dealings> all = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(20261122);
    private final Map<String, Integer> outcomes = new TreeMap<>();

    private GeneratedTrade(ReceivablesStore store, int documents) {
        this.books = Receivables.over(store, clock);
        this.documents = documents;
    }

    /** Records about so many documents and payments, and gives how often each command had which outcome. */
    static Map<String, Integer> record(ReceivablesStore store, int documents) {
        GeneratedTrade trade = new GeneratedTrade(store, documents);
        trade.run();
        return trade.outcomes;
    }

    /** The customers, those with most trade first. */
    static List<CustomerId> customers(int documents) {
        List<CustomerId> customers = new ArrayList<>();
        for (int i = 0; i < Math.max(20, documents / 40); i++) {
            customers.add(CustomerId.of(i < ODD_NAMES.size() ? ODD_NAMES.get(i) : "C-" + (10_000 + i)));
        }
        return customers;
    }

    /** When the recording of a quarter begins; it goes on until the next one. */
    static Instant begin(int quarter) {
        return FIRST.plusDays((long) quarter * DAYS)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private void run() {
        clock.now = begin(0);
        for (CustomerId id : customers(documents)) {
            books.customers()
                    .register(Customer.organisation(id, "Customer").build())
                    .orElseThrow();
            all.add(new Dealings(id));
        }
        double weights = 0;
        for (int rank = 1; rank <= all.size(); rank++) {
            weights += weight(rank);
        }
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            for (int rank = 1; rank <= all.size(); rank++) {
                Dealings dealings = all.get(rank - 1);
                clock.now = begin(quarter)
                        .plus(Duration.ofDays(DAYS).multipliedBy(rank).dividedBy(all.size() + 1L));
                double share = documents * weight(rank) / weights / QUARTERS;
                deal(dealings, quarter, (int) Math.ceil(share));
            }
        }
    }

    private static double weight(int rank) {
        return Math.pow(rank, -0.8);
    }

    private void deal(Dealings dealings, int quarter, int papers) {
        LocalDate from = FIRST.plusDays((long) quarter * DAYS);
        books.accounts().inOneUnit(dealings.customer, batch -> {
            for (int i = 0; i < papers; i++) {
                paper(batch, dealings, from.plusDays(random.nextInt(DAYS)));
            }
            return true;
        });
        if (random.nextInt(6) == 0) {
            beside(dealings, from.plusDays(random.nextInt(DAYS)));
        }
    }

    private void paper(AccountBatch batch, Dealings dealings, LocalDate day) {
        int roll = random.nextInt(100);
        if (roll < 48 || dealings.invoices.isEmpty()) {
            issue(batch, dealings, day);
        } else if (roll < 85) {
            receive(batch, dealings, day);
        } else if (roll < 89) {
            Invoice note = Invoice.creditNote(InvoiceId.of(dealings.next("CN")), dealings.customer, day)
                    .line("Back", amount(dealings, 5_000))
                    .build();
            count("credit note", batch.issue(note));
        } else if (roll < 91) {
            reverse(batch, dealings, day);
        } else if (roll < 93 && !dealings.payments.isEmpty()) {
            PaymentId payment = drawn(dealings.payments);
            CommandId id = CommandId.of(dealings.next("RET"));
            count("return", batch.returned(PaymentReturn.bounced(id, dealings.customer, payment, day, "no funds")));
        } else if (roll < 96 && !dealings.allocations.isEmpty()) {
            AllocationId allocation = drawn(dealings.allocations);
            count("release", batch.release(CommandId.of(dealings.next("REL")), allocation, day));
        } else {
            Adjustment lost = Adjustment.badDebt(ItemId.debit(drawn(dealings.invoices)), day);
            count("bad debt", batch.adjust(CommandId.of(dealings.next("BAD")), lost));
        }
    }

    private void issue(AccountBatch batch, Dealings dealings, LocalDate day) {
        String id = dealings.next("INV");
        Invoice invoice = Invoice.draft(InvoiceId.of(id), dealings.customer, day)
                .line("Goods", amount(dealings, 20_000))
                .terms(PaymentTerms.parse("net " + random.nextInt(100)))
                .build();
        count("invoice", batch.issue(invoice));
        dealings.invoices.add(id);
    }

    private void receive(AccountBatch batch, Dealings dealings, LocalDate day) {
        String id = dealings.next("PAY");
        // Now and then a cheque of a later day.
        LocalDate on = random.nextInt(10) == 0 ? day.plusDays(60) : day;
        Payment payment = Payment.received(PaymentId.of(id), dealings.customer, amount(dealings, 30_000), on)
                .withReference(drawn(dealings.invoices));
        boolean isAhead = dealings.last % 5 == 0;
        count(isAhead ? "deposit" : "payment", batch.receive(isAhead ? payment.asDeposit() : payment));
        if (isAhead) {
            dealings.deposit = PaymentId.of(id);
        }
        dealings.payments.add(PaymentId.of(id));
        if (random.nextInt(4) > 0) {
            AllocationPolicy policy =
                    random.nextBoolean() ? AllocationPolicy.oldest() : AllocationPolicy.referenceThenDue();
            LocalDate applied = random.nextInt(8) == 0 ? on.minusDays(20) : on.plusDays(random.nextInt(15));
            Outcome<AccountChange> outcome = batch.apply(CommandId.of(dealings.next("APP")), applied, policy);
            count("application", outcome);
            outcome.applied()
                    .ifPresent(change ->
                            change.allocations().stream().map(Allocation::id).forEach(dealings.allocations::add));
        }
    }

    private void reverse(AccountBatch batch, Dealings dealings, LocalDate day) {
        CommandId id = CommandId.of(dealings.next("REV"));
        boolean isPayment = random.nextBoolean() && !dealings.payments.isEmpty();
        ItemId item =
                isPayment ? ItemId.credit(drawn(dealings.payments).value()) : ItemId.debit(drawn(dealings.invoices));
        count("reversal", batch.reverse(id, item, day));
    }

    /** What is no part of a unit: disputes, promises, and what goes to another customer. */
    private void beside(Dealings dealings, LocalDate day) {
        if (dealings.invoices.isEmpty()) {
            return;
        }
        ItemId invoice = ItemId.debit(drawn(dealings.invoices));
        switch (random.nextInt(3)) {
            case 0 ->
                count(
                        "dispute",
                        books.collections()
                                .dispute(Dispute.opened(
                                        DisputeId.of(dealings.next("DIS")),
                                        dealings.customer,
                                        invoice,
                                        DisputeReason.PRICE,
                                        day)));
            case 1 ->
                count(
                        "promise",
                        books.collections()
                                .promise(PromiseToPay.of(
                                        PromiseId.of(dealings.next("PRO")),
                                        dealings.customer,
                                        amount(dealings, 10_000),
                                        day,
                                        day.plusDays(40))));
            default -> {
                PaymentId ahead = dealings.deposit;
                ItemId moved = ahead == null ? invoice : ItemId.credit(ahead.value());
                count(
                        ahead == null ? "transfer" : "transfer of a deposit",
                        books.adjustments()
                                .record(
                                        CommandId.of(dealings.next("TRA")),
                                        TwoLegs.transfer(dealings.customer, moved, drawn(all).customer, day)));
            }
        }
    }

    private Money amount(Dealings dealings, int most) {
        int kinds = 1 + Math.floorMod(dealings.customer.value().hashCode(), CURRENCIES.size());
        return Money.ofMinor(CURRENCIES.get(random.nextInt(kinds)), 1 + random.nextInt(most));
    }

    private <T> T drawn(List<T> list) {
        // Of late more than of old.
        int back = Math.min(random.nextInt(list.size()), random.nextInt(list.size()));
        return list.get(list.size() - 1 - back);
    }

    private void count(String command, Outcome<?> outcome) {
        outcomes.merge(command + " " + outcome.getClass().getSimpleName(), 1, Integer::sum);
    }

    /** What there is of a customer so far. */
    private static final class Dealings {

        private final CustomerId customer;
        private final List<String> invoices = new ArrayList<>();
        private final List<PaymentId> payments = new ArrayList<>();
        private final List<AllocationId> allocations = new ArrayList<>();
        private @Nullable PaymentId deposit;
        private int last;

        Dealings(CustomerId customer) {
            this.customer = customer;
        }

        String next(String kind) {
            last++;
            return kind + "-" + customer.value().strip() + "-" + last;
        }
    }

    /** A clock that stands until it is set. */
    private static final class Ticks extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the books ask for instants only");
        }
    }
}
