package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.account.EntrySource;
import io.cartera.aging.AgingHistory;
import io.cartera.aging.AgingSpec;
import io.cartera.analysis.BalanceHistory;
import io.cartera.analysis.CustomerFacts;
import io.cartera.analysis.DaysSalesOutstanding;
import io.cartera.analysis.PaymentMethods;
import io.cartera.analysis.RecordingLag;
import io.cartera.analysis.SalesFacts;
import io.cartera.analysis.Turnover;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentPreference;
import io.cartera.interest.AccruedInterest;
import io.cartera.interest.LateInterest;
import io.cartera.overview.ReceivablesReading;
import io.cartera.overview.ReceivablesReport;
import io.cartera.reconciliation.Anomaly;
import io.cartera.reconciliation.AnomalyRules;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;

/**
 * Behaviour and key figures over all accounts. All count what is effective on or before the day asked about, whatever was
 * recorded when. Each answer is read from the books in one go, none is kept. Thread-safe.
 */
public final class Analysis {

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final Desk desk;

    Analysis(Desk desk) {
        this.desk = desk;
    }

    /** What was billed to each customer in a period. */
    public Turnover turnover(DateRange period) {
        return desk.read(
                Permission.READ_ANALYSES,
                session -> Turnover.of(session.accounts().entries(desk.ledger(), period), period));
    }

    /** What was sold to each customer in a period, net of tax and of credit notes, read account after account. */
    public SalesFacts sales(DateRange period) {
        return desk.read(Permission.READ_ANALYSES, session -> {
            SalesFacts.Reading reading = SalesFacts.in(period);
            for (AccountId account : session.accounts().accounts(desk.ledger())) {
                reading.add(
                        session.accounts().history(account), session.invoices().of(account));
            }
            return reading.result();
        });
    }

    /** Sales and balance by month, up to a day, in one pass over the entries. */
    public BalanceHistory balances(LocalDate through) {
        return desk.read(Permission.READ_ANALYSES, session -> BalanceHistory.of(entries(session, through), through));
    }

    /** Days sales outstanding by countback, of every currency in which anything happened up to the day, by code. */
    public SortedMap<CurrencyUnit, DaysSalesOutstanding> daysSalesOutstanding(LocalDate asOf) {
        BalanceHistory balances = balances(asOf);
        SortedMap<CurrencyUnit, DaysSalesOutstanding> result = new TreeMap<>();
        balances.currencies().forEach(currency -> result.put(currency, balances.daysSalesOutstanding(currency)));
        return result;
    }

    /**
     * What is open on all accounts, aged on each of the days. Each day is a reading of all accounts as of then, and all
     * of them are made on one state of the store, which in memory takes no command meanwhile.
     *
     * @throws IllegalArgumentException if the spec shows disputes or promises apart
     */
    public AgingHistory aging(AgingSpec spec, Collection<LocalDate> days) {
        return desk.read(
                Permission.READ_ANALYSES,
                session -> AgingHistory.ofReports(
                        spec, days, day -> session.accounts().aging(desk.ledger(), spec, AsOf.of(day))));
    }

    /**
     * What the receivables come to on a day, with the latest months: see {@link ReceivablesReport}. It is read on one
     * state of the store: the entries once, what is open at the end of each month, and the accounts one after another
     * for the roll rates.
     *
     * @param months how many calendar months are told, that of the day included; 1 to {@value
     *     ReceivablesReading#MAX_MONTHS}
     * @throws IllegalArgumentException if months is out of that range, or the spec shows disputes or promises apart
     */
    public ReceivablesReport receivables(AgingSpec spec, LocalDate asOf, int months) {
        return desk.read(Permission.READ_ANALYSES, session -> {
            ReceivablesReading reading = ReceivablesReading.of(spec, asOf, months);
            session.accounts()
                    .accounts(desk.ledger())
                    .forEach(account -> reading.add(session.accounts().history(account)));
            return reading.result(
                    entries(session, asOf), day -> session.accounts().aging(desk.ledger(), spec, AsOf.of(day)));
        });
    }

    /** What looks odd in the books as of a day: see {@link AnomalyRules#find}. */
    public List<Anomaly> anomalies(AnomalyRules rules, LocalDate asOf) {
        return desk.read(
                Permission.READ_ANALYSES,
                session -> rules.find(
                        entries(session, LAST_DAY), session.accounts().openItems(desk.ledger(), AsOf.of(asOf)), asOf));
    }

    /**
     * How late entries are recorded, over all accounts, one after another: see {@link RecordingLag}.
     *
     * @param zone where the books are kept
     */
    public RecordingLag recordingLag(DateRange period, ZoneId zone) {
        return desk.read(
                Permission.READ_ANALYSES,
                session -> RecordingLag.of(
                        session.accounts().accounts(desk.ledger()).stream().map(session.accounts()::history),
                        period,
                        zone));
    }

    /** What a customer's account tells about the customer as of a day. */
    public CustomerFacts customerFacts(CustomerId customer, LocalDate asOf) {
        return desk.read(Permission.READ_ANALYSES, customer, session -> {
            List<Entry> entries = new ArrayList<>();
            session.accounts()
                    .entries(desk.account(customer), DateRange.upTo(asOf))
                    .forEach((same, entry) -> entries.add(entry));
            return CustomerFacts.of(customer, entries, asOf);
        });
    }

    /**
     * What the lateness of each of a customer's debits cost through a day, by a policy, as of a day and as known at an
     * instant; nothing is posted. See {@link LateInterest#accrued(io.cartera.account.AccountHistory, AsOf)}.
     */
    public List<AccruedInterest> lateInterest(CustomerId customer, LateInterest policy, AsOf asOf) {
        return policy.accrued(
                desk.read(
                        Permission.READ_ANALYSES,
                        customer,
                        session -> session.accounts().history(desk.account(customer))),
                asOf);
    }

    /**
     * Hands over the facts of all customers with an entry on or before the day, one after another, by customer. The action
     * must not call the door.
     */
    public void customerFacts(LocalDate asOf, Consumer<? super CustomerFacts> action) {
        desk.read(Permission.READ_ANALYSES, session -> {
            CustomerFacts.each(entries(session, asOf), asOf, action);
            return true;
        });
    }

    /**
     * By which methods a customer's money came as of a day, and what came by one that is not agreed: see
     * {@link PaymentMethods}.
     */
    public PaymentMethods paymentMethods(CustomerId customer, LocalDate asOf) {
        return desk.read(
                Permission.READ_ANALYSES,
                customer,
                session -> read(session, desk.account(customer), PaymentMethods.asOf(AsOf.of(asOf)))
                        .result());
    }

    /** By which methods the money of all customers came as of a day, read account after account. */
    public PaymentMethods paymentMethods(LocalDate asOf) {
        return desk.read(Permission.READ_ANALYSES, session -> {
            PaymentMethods.Reading reading = PaymentMethods.asOf(AsOf.of(asOf));
            session.accounts().accounts(desk.ledger()).forEach(account -> read(session, account, reading));
            return reading.result();
        });
    }

    private static PaymentMethods.Reading read(Session session, AccountId account, PaymentMethods.Reading reading) {
        return reading.add(
                session.accounts().history(account),
                session.payments().of(account),
                session.customers()
                        .find(account.customer())
                        .map(Customer::paymentPreference)
                        .orElse(PaymentPreference.any()));
    }

    private EntrySource entries(Session session, LocalDate through) {
        return session.accounts().entries(desk.ledger(), DateRange.upTo(through));
    }
}
