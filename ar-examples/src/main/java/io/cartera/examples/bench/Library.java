package io.cartera.examples.bench;

import io.cartera.Receivables;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountId;
import io.cartera.account.Allocation;
import io.cartera.account.CustomerAccount;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSnapshot;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgedBalance;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingReport;
import io.cartera.aging.AgingSpec;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.statement.Statement;
import io.cartera.statement.StatementLine;
import io.cartera.statement.StatementStyle;
import io.cartera.statement.TAccount;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The library, through its public API, with all its laws on. */
final class Library {

    private static final AgingSpec SPEC = AgingSpec.byDueDate(AgingBuckets.days(30, 60, 90));

    private Library() {}

    /** The books in a store in memory, through the door. */
    static Contender<?> live(Workload workload, Columns trade) {
        InMemoryStore store = FilledBooks.of(workload, trade);
        LocalDate day = LocalDate.ofEpochDay(workload.asOf(trade));
        return switch (workload) {
            case W1A, W1B -> new Aging(Receivables.over(store), AsOf.of(day));
            case W2 -> new Application(store, FilledBooks.customers(trade), day);
            case W3 -> new Statements(Receivables.over(store), FilledBooks.customers(trade), day);
        };
    }

    /** The open items that the door gives for the day, held in a list: aging alone, no store. */
    static Contender<?> list(Workload workload, Columns trade) {
        LocalDate day = LocalDate.ofEpochDay(workload.asOf(trade));
        return new HeldAging(OpenItemSource.of(openItems(FilledBooks.of(workload, trade), day)), day);
    }

    /** The same open items in a snapshot: aging over columns. */
    static Contender<?> snapshot(Workload workload, Columns trade) {
        LocalDate day = LocalDate.ofEpochDay(workload.asOf(trade));
        return new HeldAging(snapshot(FilledBooks.of(workload, trade), day), day);
    }

    /** Cash application that is recorded in the store too, through the door. */
    static Contender<?> door(Workload workload, Columns trade) {
        return new RecordedApplication(FilledBooks.of(workload, trade), FilledBooks.customers(trade), trade.lastDate());
    }

    static List<OpenItem> openItems(InMemoryStore store, LocalDate day) {
        List<OpenItem> items = new ArrayList<>();
        Receivables.over(store).accounts().openItems(AsOf.of(day), items::add);
        return items;
    }

    static OpenItemSnapshot snapshot(InMemoryStore store, LocalDate day) {
        return OpenItemSnapshot.of(action -> Receivables.over(store).accounts().openItems(AsOf.of(day), action));
    }

    private static Rows rows(AgingReport report) {
        Rows rows = new Rows(Workload.W1A.width);
        for (AgedBalance balance : report.rows()) {
            AgedAmounts amounts = balance.amounts();
            List<Money> overdue = amounts.overdue();
            rows.add(
                    Names.number(balance.customer().value()),
                    Columns.CURRENCIES.indexOf(amounts.currency()),
                    amounts.notDue().getAmountMinorLong(),
                    overdue.get(0).getAmountMinorLong(),
                    overdue.get(1).getAmountMinorLong(),
                    overdue.get(2).getAmountMinorLong(),
                    overdue.get(3).getAmountMinorLong(),
                    amounts.unapplied().getAmountMinorLong());
        }
        return rows;
    }

    private static Rows allocations(List<AccountChange> changes) {
        Rows rows = new Rows(Workload.W2.width);
        for (AccountChange change : changes) {
            for (Allocation allocation : change.allocations()) {
                rows.add(
                        Names.number(allocation.credit().document()),
                        Names.number(allocation.debit().document()),
                        allocation.amountMinor());
            }
        }
        return rows;
    }

    private record Aging(Receivables books, AsOf asOf) implements Contender<AgingReport> {

        @Override
        public AgingReport run() {
            return books.accounts().aging(SPEC, asOf);
        }

        @Override
        public Rows rows(AgingReport report) {
            return Library.rows(report);
        }
    }

    private record HeldAging(OpenItemSource items, LocalDate day) implements Contender<AgingReport> {

        @Override
        public AgingReport run() {
            return SPEC.age(items, day);
        }

        @Override
        public Rows rows(AgingReport report) {
            return Library.rows(report);
        }
    }

    /** Policy and account, every law on, an allocation object each; the store is asked but not written to. */
    private record Application(InMemoryStore store, List<CustomerId> customers, LocalDate on)
            implements Contender<List<AccountChange>> {

        @Override
        public List<AccountChange> run() {
            return store.write(session -> {
                Instant now = Instant.EPOCH;
                List<AccountChange> changes = new ArrayList<>();
                Command command = Command.of(CommandKind.APPLY, CommandId.of("all"), Actor.SYSTEM, Optional.empty());
                for (CustomerId customer : customers) {
                    AccountId id = AccountId.of(LedgerId.MAIN, customer);
                    CustomerAccount account =
                            CustomerAccount.over(id, session.accounts().lock(id), now);
                    changes.add(account.apply(command, () -> proposed(account)).orElseThrow());
                }
                return changes;
            });
        }

        private Settlement proposed(CustomerAccount account) {
            List<Settlement.Match> matches = new ArrayList<>();
            for (CurrencyUnit currency : account.openCurrencies(Side.CREDIT)) {
                matches.addAll(AllocationPolicy.oldest()
                        .propose(account.open(currency, Side.CREDIT, on), account.open(currency, Side.DEBIT, on), on)
                        .matches());
            }
            return Settlement.of(List.of(), matches);
        }

        @Override
        public Rows rows(List<AccountChange> changes) {
            return allocations(changes);
        }
    }

    private static final class RecordedApplication implements Contender<List<AccountChange>> {

        private final InMemoryStore filled;
        private final List<CustomerId> customers;
        private final LocalDate on;
        private InMemoryStore fresh;

        RecordedApplication(InMemoryStore filled, List<CustomerId> customers, LocalDate on) {
            this.filled = filled;
            this.customers = customers;
            this.on = on;
            this.fresh = filled;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public void prepare() {
            fresh = filled.copy();
        }

        @Override
        public List<AccountChange> run() {
            Receivables books = Receivables.over(fresh);
            CommandId command = CommandId.of("all");
            List<AccountChange> changes = new ArrayList<>();
            for (CustomerId customer : customers) {
                changes.add(books.cash()
                        .apply(command, customer, on, AllocationPolicy.oldest())
                        .orElseThrow());
            }
            return changes;
        }

        @Override
        public Rows rows(List<AccountChange> changes) {
            return allocations(changes);
        }
    }

    private record Statements(Receivables books, List<CustomerId> customers, LocalDate last)
            implements Contender<List<Statement>> {

        @Override
        public List<Statement> run() {
            DateRange ever = DateRange.upTo(last);
            List<Statement> statements = new ArrayList<>();
            for (CustomerId customer : customers) {
                statements.add(books.accounts().statement(customer, StatementStyle.BALANCE_FORWARD, ever, SPEC));
            }
            return statements;
        }

        @Override
        public Rows rows(List<Statement> statements) {
            Rows rows = new Rows(Workload.W3.width);
            for (Statement statement : statements) {
                for (TAccount account : statement.accounts()) {
                    for (StatementLine line : account.lines()) {
                        rows.add(
                                line.entry().side() == Side.DEBIT ? 0 : 1,
                                Names.number(line.entry().id().document()),
                                line.balance().getAmountMinorLong());
                    }
                }
            }
            return rows;
        }
    }
}
