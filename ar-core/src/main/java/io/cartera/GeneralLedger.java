package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.customer.CustomerId;
import io.cartera.exchange.RealisedDifference;
import io.cartera.exchange.Revaluation;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.journal.Journal;
import io.cartera.journal.JournalEntry;
import io.cartera.journal.PostingRules;
import io.cartera.money.ExchangeRates;
import io.cartera.money.MoneyBag;
import io.cartera.reconciliation.ReconciliationAct;
import io.cartera.reconciliation.StatedLine;
import io.cartera.statement.BalanceTable;
import io.cartera.statement.BalanceTotal;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * The accounts as the general ledger sees them: what to post, and what the control account must show. Readings; nothing
 * is kept. Thread-safe.
 */
public final class GeneralLedger {

    private final Desk desk;

    GeneralLedger(Desk desk) {
        this.desk = desk;
    }

    /** What a customer's account posts in a period, by version, then day: see {@link Journal}. */
    public List<JournalEntry> journal(CustomerId customer, PostingRules rules, DateRange period) {
        return desk.read(
                Permission.READ_GENERAL_LEDGER,
                customer,
                session -> journal(session, desk.account(customer), rules, period));
    }

    /**
     * Hands over what all accounts post in a period, by customer, then version and day. It holds the history of one
     * account at a time; where the rules post tax apart, every document is looked up. The action must not call the door.
     */
    public void journal(PostingRules rules, DateRange period, Consumer<? super JournalEntry> action) {
        Objects.requireNonNull(action, "action");
        desk.read(Permission.READ_GENERAL_LEDGER, session -> {
            session.accounts()
                    .accounts(desk.ledger())
                    .forEach(account -> journal(session, account, rules, period).forEach(action));
            return true;
        });
    }

    private static List<JournalEntry> journal(
            Session session, AccountId account, PostingRules rules, DateRange period) {
        AccountHistory history = session.accounts().history(account);
        Function<InvoiceId, Optional<Invoice>> documents =
                id -> session.invoices().find(account, id);
        return Journal.of(history, rules, period, documents);
    }

    /**
     * What a customer's allocations gained or lost by exchange rates, in the currency of our books: see
     * {@link RealisedDifference#of}.
     */
    public List<RealisedDifference> realisedDifferences(CustomerId customer, CurrencyUnit base, ExchangeRates rates) {
        return desk.read(
                Permission.READ_GENERAL_LEDGER,
                customer,
                session -> RealisedDifference.of(session.accounts().history(desk.account(customer)), base, rates));
    }

    /** What all customers have open in foreign currencies, at the closing rates of a day: see {@link Revaluation#of}. */
    public List<Revaluation> revaluations(CurrencyUnit base, ExchangeRates rates, LocalDate day) {
        return desk.read(
                Permission.READ_GENERAL_LEDGER,
                session -> Revaluation.of(session.accounts().openItems(desk.ledger(), AsOf.of(day)), base, rates, day));
    }

    /** The balances of all customers over a period, in one pass over the entries. */
    public BalanceTable balances(DateRange period) {
        return desk.read(
                Permission.READ_GENERAL_LEDGER,
                session -> BalanceTable.of(session.accounts().entries(desk.ledger(), period.withAllBefore()), period));
    }

    /**
     * What the control account must show on a day, by currency: the sum of all customers' balances, which is what
     * {@link #journal} has posted to receivables and unapplied by then.
     */
    public MoneyBag controlTotal(LocalDate asOf) {
        return balances(DateRange.ofClosed(asOf, asOf)).totals().stream()
                .map(BalanceTotal::closing)
                .collect(MoneyBag.collector());
    }

    /**
     * All accounts together beside the control account of the general ledger, receivables and unapplied credits in one:
     * see {@link ReconciliationAct}. It reads all entries up to the end of the period once and holds those of the
     * period.
     *
     * @param theirOpening what the control account had at the beginning of the period
     * @param theirs its postings in the period, debits positive, each with the document it is for
     * @param mostDays by how many days the two sides may date a line differently
     */
    public ReconciliationAct reconcile(
            DateRange period, MoneyBag theirOpening, Collection<StatedLine> theirs, int mostDays) {
        Objects.requireNonNull(period, "period");
        return desk.read(
                Permission.READ_GENERAL_LEDGER,
                session -> ReconciliationAct.of(
                        session.accounts().entries(desk.ledger(), period.withAllBefore()),
                        period,
                        theirOpening,
                        theirs,
                        mostDays));
    }

    /**
     * A customer's account beside the one that the customer keeps with us: see {@link ReconciliationAct}.
     *
     * @param theirOpening what the customer has at the beginning of the period, positive where it owes
     * @param theirs the customer's lines of the period, positive where it owes
     * @param mostDays by how many days the two sides may date a line differently
     */
    public ReconciliationAct reconcile(
            CustomerId customer, DateRange period, MoneyBag theirOpening, Collection<StatedLine> theirs, int mostDays) {
        Objects.requireNonNull(period, "period");
        return desk.read(
                Permission.READ_GENERAL_LEDGER,
                customer,
                session -> ReconciliationAct.of(
                        session.accounts().entries(desk.account(customer), period.withAllBefore()),
                        period,
                        theirOpening,
                        theirs,
                        mostDays));
    }
}
