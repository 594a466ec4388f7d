package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingReport;
import io.cartera.aging.AgingSpec;
import io.cartera.aging.OverdueCustomer;
import io.cartera.aging.OverdueStages;
import io.cartera.analysis.EntryTotals;
import io.cartera.collection.HeldBack;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.money.MoneyBag;
import io.cartera.statement.HistoryPage;
import io.cartera.statement.HistoryQuery;
import io.cartera.statement.Statement;
import io.cartera.statement.StatementStyle;
import io.cartera.store.LedgerClosing;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.Difference;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The accounts and their readings. Readings count what is effective on or before the day asked about, whatever was
 * recorded when; with {@link AsOf#knownAt} also only what was known then. Thread-safe.
 */
public final class Accounts {

    private final Desk desk;

    Accounts(Desk desk) {
        this.desk = desk;
    }

    /** Ages what is open on all accounts by due date, as of a day. */
    public AgingReport aging(AgingBuckets buckets, LocalDate asOf) {
        return aging(AgingSpec.byDueDate(buckets), AsOf.of(asOf));
    }

    /** Ages what is open on all accounts. */
    public AgingReport aging(AgingSpec spec, AsOf asOf) {
        return desk.read(
                Permission.READ_ACCOUNTS,
                session -> showsApart(spec)
                        ? spec.age(
                                session.accounts().openItems(desk.ledger(), asOf),
                                asOf.date(),
                                HeldBackReading.of(session, desk.ledger(), asOf))
                        : session.accounts().aging(desk.ledger(), spec, asOf));
    }

    private static boolean showsApart(AgingSpec spec) {
        return spec.showsDisputes() || spec.showsPromises();
    }

    /**
     * Who is overdue and in which stage, the longest overdue first; what is disputed or promised is left out. See
     * {@link OverdueStages#read(io.cartera.account.OpenItemSource, LocalDate, HeldBack)}.
     */
    public List<OverdueCustomer> overdue(OverdueStages stages, AsOf asOf) {
        return desk.read(
                Permission.READ_ACCOUNTS,
                session -> stages.read(
                        session.accounts().openItems(desk.ledger(), asOf),
                        asOf.date(),
                        HeldBackReading.of(session, desk.ledger(), asOf)));
    }

    /** What a customer has open on a day, by currency, debits before credits, due date, document date, identifier. */
    public List<OpenItem> openItems(CustomerId customer, LocalDate asOf) {
        return openItems(customer, AsOf.of(asOf));
    }

    /** What a customer has open, by currency, debits before credits, due date, document date, identifier. */
    public List<OpenItem> openItems(CustomerId customer, AsOf asOf) {
        return desk.read(Permission.READ_ACCOUNTS, customer, session -> {
            List<OpenItem> items = new ArrayList<>();
            session.accounts().openItems(desk.account(customer), asOf).forEach(items::add);
            return List.copyOf(items);
        });
    }

    /**
     * Hands over what all customers have open, one after another, by customer, then as {@link #openItems(CustomerId,
     * AsOf)} has them. The action must not call the door.
     */
    public void openItems(AsOf asOf, Consumer<? super OpenItem> action) {
        desk.read(Permission.READ_ACCOUNTS, session -> {
            session.accounts().openItems(desk.ledger(), asOf).forEach(action);
            return true;
        });
    }

    /** What a customer owes on a day, by currency; negative where we owe. Currencies are never netted. */
    public MoneyBag balance(CustomerId customer, LocalDate asOf) {
        return openItems(customer, asOf).stream().map(OpenItem::signedOpen).collect(MoneyBag.collector());
    }

    /** All that was ever recorded on a customer's account. */
    public AccountHistory history(CustomerId customer) {
        return desk.read(
                Permission.READ_ACCOUNTS,
                customer,
                session -> session.accounts().history(desk.account(customer)));
    }

    /** A page of what was recorded on a customer's account, as the query wants it. */
    public HistoryPage history(CustomerId customer, HistoryQuery query) {
        return desk.read(
                Permission.READ_ACCOUNTS,
                customer,
                session -> session.accounts().history(desk.account(customer), query));
    }

    /**
     * The same for the documents with a line of which this is true: a product, a product group, a word in the
     * description. The documents of the customer are read for it; the page that follows is asked for with the query of
     * this one, {@link HistoryPage#next()}, which names the documents, and no line.
     *
     * @param line which lines; it must not call the door
     */
    public HistoryPage history(CustomerId customer, HistoryQuery query, Predicate<? super InvoiceLine> line) {
        Objects.requireNonNull(line, "line");
        desk.ask(Permission.READ_DOCUMENTS, customer);
        return desk.read(Permission.READ_ACCOUNTS, customer, session -> {
            AccountId account = desk.account(customer);
            List<String> documents = session.invoices().of(account).stream()
                    .filter(document -> document.lines().stream().anyMatch(line))
                    .map(document -> document.id().value())
                    .toList();
            return session.accounts().history(account, query.ofDocuments(documents));
        });
    }

    /**
     * A customer's account in a period, in a style, with what is open at its end by age: see {@link Statement}. It reads what
     * is open at the end and the entries of the period, however long the account was open before.
     */
    public Statement statement(CustomerId customer, StatementStyle style, DateRange period, AgingSpec aging) {
        AccountId account = desk.account(customer);
        AsOf last = AsOf.of(period.endExclusive().minusDays(1));
        return desk.read(Permission.READ_ACCOUNTS, customer, session -> {
            List<OpenItem> open = HeldBackReading.open(session, account, last);
            HeldBack held = showsApart(aging) ? HeldBackReading.of(session, account, last, open) : HeldBack.nothing();
            return Statement.of(account, open, session.accounts().entries(account, period), style, period, aging, held);
        });
    }

    /** How many entries of each kind all accounts have in a period, and what they add up to. */
    public EntryTotals totals(DateRange period) {
        return desk.read(
                Permission.READ_ACCOUNTS,
                session -> EntryTotals.of(session.accounts().entries(desk.ledger(), period), period));
    }

    /**
     * Undoes a clerk's mistake by an opposite entry: see {@link io.cartera.account.CustomerAccount#reverse}.
     * Refused besides with {@link io.cartera.invoice.CreditedDocument} or {@link io.cartera.payment.ReceivedByBankLine}.
     *
     * @param command the identifier of the command, and of the opposite entry
     */
    public Outcome<AccountChange> reverse(CommandId command, CustomerId customer, ItemId item, LocalDate on) {
        return desk.inOneUnit(Permission.REVERSE_ENTRIES, customer, batch -> batch.reverse(command, item, on));
    }

    /** Closes the ledger through a day, under a new command identifier: see {@link #close(CommandId, LocalDate)}. */
    public Outcome<LocalDate> close(LocalDate through) {
        return close(desk.mint(), through);
    }

    /**
     * Closes the ledger through a day: from now on nothing becomes effective on or before it. A day before the one
     * through which it is closed is recorded and changes nothing. A repeat with the same day changes nothing either;
     * another day under the same identifier is {@link Outcome.Conflicting}.
     * <p>
     * Every command on an account is audited, refused ones included; a closing is its own record, with actor and
     * basis: see {@link #closings}.
     *
     * @throws IllegalArgumentException if the day is outside the years 1 to 9999
     */
    public Outcome<LocalDate> close(CommandId command, LocalDate through) {
        Objects.requireNonNull(command, "command");
        Require.date(through, "through");
        return desk.write(Permission.CLOSE_LEDGER, desk.ledger(), (session, told) -> {
            List<LedgerClosing> closings = session.accounts().closings(desk.ledger());
            Optional<LedgerClosing> existing = closings.stream()
                    .filter(closing -> closing.command().equals(command))
                    .findFirst();
            LedgerClosing closing = existing.orElseGet(() -> closing(command, through, closings));
            Event closed = LedgerClosed.of(desk.ledger(), closing);
            if (existing.isEmpty()) {
                session.accounts().close(desk.ledger(), closing);
                told.accept(closed);
            }
            return Difference.between(content(closing.through()), content(through))
                    .<Outcome<LocalDate>>map(difference -> Outcome.Conflicting.of(command, difference))
                    .orElseGet(() -> new Outcome.Applied<>(command, through, List.of(closed)));
        });
    }

    // The instants of closings never fall, even where the clock does.
    private LedgerClosing closing(CommandId command, LocalDate through, List<LedgerClosing> before) {
        Instant now = desk.now();
        Instant last = before.isEmpty() ? now : before.get(before.size() - 1).recordedAt();
        return new LedgerClosing(command, through, last.isAfter(now) ? last : now, desk.actor(), desk.basis());
    }

    private static Map<String, String> content(LocalDate through) {
        return Map.of("through", through.toString());
    }

    /** The latest day through which the ledger was ever closed; empty if it never was. */
    public Optional<LocalDate> closedThrough() {
        return desk.read(Permission.READ_ACCOUNTS, session -> session.accounts().closedThrough(desk.ledger()));
    }

    /** The closings of the ledger, in the order of recording: by whom, on what basis and when. */
    public List<LedgerClosing> closings() {
        return desk.read(Permission.READ_ACCOUNTS, session -> session.accounts().closings(desk.ledger()));
    }

    /**
     * Works on one account with several commands in one transaction, under one lock. The function may be run again from
     * the start where the store asks for it, so it should touch nothing but the batch; each run may mint identifiers of its own,
     * of which only those of one run are kept. If it throws, nothing is kept.
     * <p>
     * Whoever may not see the account is refused before it is locked. Each command asks for its own permission under the lock:
     * one that is refused records nothing, and where its exception leaves the function nothing of the unit is kept; a
     * function that catches it goes on with what is allowed.
     *
     * @return what the function returned when it was kept
     */
    public <T> T inOneUnit(CustomerId customer, Function<? super AccountBatch, ? extends T> work) {
        return desk.inOneUnit(customer, work);
    }
}
