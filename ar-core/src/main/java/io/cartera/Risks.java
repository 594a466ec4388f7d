package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountId;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.collection.DunningLevels;
import io.cartera.cover.Collateral;
import io.cartera.cover.CoverDeadline;
import io.cartera.cover.InsuredDebts;
import io.cartera.cover.StrayNotice;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFile;
import io.cartera.invoice.InvoiceId;
import io.cartera.risk.Measure;
import io.cartera.risk.RiskAssessment;
import io.cartera.risk.RiskMeasures;
import io.cartera.risk.RiskPicture;
import io.cartera.risk.RiskRules;
import io.cartera.settlement.Recovery;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What could be lost with a customer: what is insured and secured, how firmly the customer was asked, what was found about it
 * and what would answer that. All of it is read, and nothing recorded: insurances, what insurers were told and securities are facts of the customer file, notices to the customer of the collection file. Thread-safe.
 * Example:
 * <pre>{@code
 * books.customers().record(CommandId.of("C-1"), FileEntry.of(acme, day).insurance(
 *         CreditInsurance.of("POL-7", "Insurer A", Money.parse("EUR 100000"), Percentage.of("90"))));
 * books.risks().insured(acme, AsOf.of(today)).map(InsuredDebts::uncovered);
 * }</pre>
 */
public final class Risks {

    private final Desk desk;

    Risks(Desk desk) {
        this.desk = desk;
    }

    /** What of a customer's open debits is insured, and why not all; empty for a customer that is not on file. */
    public Optional<InsuredDebts> insured(CustomerId customer, AsOf asOf) {
        AccountId account = desk.account(customer);
        return read(
                customer,
                session -> file(session, customer)
                        .map(file -> InsuredDebts.of(
                                file, desk.ledger(), HeldBackReading.open(session, account, asOf), asOf)));
    }

    /**
     * What was insured of a document when it was issued, by what was known then: see {@link InsuredDebts#atInvoicing}. Empty
     * where the account has no such debit.
     */
    public Optional<InsuredDebts> insuredAtInvoicing(CustomerId customer, InvoiceId document) {
        AccountId account = desk.account(customer);
        return read(
                customer,
                session -> file(session, customer)
                        .flatMap(file -> InsuredDebts.atInvoicing(
                                file, session.accounts().history(account), document.value())));
    }

    /** The securities of a customer, and by how much they relieve what is owed; empty for a customer that is not on file. */
    public Optional<Collateral> collateral(CustomerId customer, AsOf asOf) {
        return read(customer, session -> file(session, customer).map(file -> Collateral.of(file, asOf)));
    }

    /**
     * By when insurers are to be told of, and asked for, the debits of all customers that are insured and past due, as
     * {@link InsuredDebts#deadlines} has them, each due, done or missed by what insurers were told through this ledger and is on file. They stay until the
     * debit is settled: who works through the list takes those that are {@linkplain CoverDeadline#state() due}.
     */
    public List<CoverDeadline> deadlines(AsOf asOf) {
        desk.ask(Permission.READ_ACCOUNTS);
        desk.ask(Permission.READ_CUSTOMERS);
        return desk.read(Permission.READ_CREDIT, session -> {
            Set<CustomerId> overdue = new TreeSet<>();
            session.accounts().openItems(desk.ledger(), asOf).forEach(item -> {
                if (isOverdue(item, asOf)) {
                    overdue.add(item.customer());
                }
            });
            List<CoverDeadline> deadlines = new ArrayList<>();
            for (CustomerId customer : overdue) {
                List<OpenItem> open = HeldBackReading.open(session, desk.account(customer), asOf);
                file(session, customer)
                        .ifPresent(file -> InsuredDebts.of(file, desk.ledger(), open, asOf).deadlines().stream()
                                .filter(deadline -> isOverdue(deadline.item(), asOf))
                                .forEach(deadlines::add));
            }
            return deadlines.stream().sorted().toList();
        });
    }

    /**
     * Of which debits insurers were told, through this ledger, that the account never had by then, or under policies that were never on file: see
     * {@link StrayNotice}. None for a customer that is not on file.
     */
    public List<StrayNotice> strayNotices(CustomerId customer, AsOf asOf) {
        AccountId account = desk.account(customer);
        return read(
                customer,
                session -> file(session, customer)
                        .map(file -> StrayNotice.of(file, session.accounts().history(account), asOf))
                        .orElse(List.of()));
    }

    private static boolean isOverdue(OpenItem item, AsOf asOf) {
        return item.side() == Side.DEBIT && item.overdueDays(asOf.date()) > 0;
    }

    /** What is found about a customer by {@link RiskRules#ofDefaults()}; empty for a customer that is not on file. */
    public Optional<RiskAssessment> assess(CustomerId customer, AsOf asOf) {
        return assess(customer, asOf, RiskRules.ofDefaults());
    }

    /** What is found about a customer by these rules, on the limit in force; empty for a customer that is not on file. */
    public Optional<RiskAssessment> assess(CustomerId customer, AsOf asOf, RiskRules rules) {
        Objects.requireNonNull(rules, "rules");
        return picture(customer, asOf).map(picture -> RiskAssessment.of(picture, rules));
    }

    /** What would answer that, by {@link RiskMeasures#ofDefaults()}, from the gentlest to the hardest; nothing is done. None for a customer that is not on file. */
    public List<Measure> measures(CustomerId customer, AsOf asOf) {
        return measures(customer, asOf, RiskRules.ofDefaults(), RiskMeasures.ofDefaults());
    }

    /**
     * What would answer what these rules find, by this policy of measures, from the gentlest to the hardest; nothing is done.
     * None for a customer that is not on file, whose {@link #assess} is empty.
     */
    public List<Measure> measures(CustomerId customer, AsOf asOf, RiskRules rules, RiskMeasures measures) {
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(measures, "measures");
        return picture(customer, asOf)
                .map(picture -> measures.propose(RiskAssessment.of(picture, rules), picture))
                .orElse(List.of());
    }

    /** It asks for the disputes, promises and notices too. */
    private Optional<RiskPicture> picture(CustomerId customer, AsOf asOf) {
        AccountId account = desk.account(customer);
        desk.ask(Permission.READ_COLLECTIONS, customer);
        return read(
                customer,
                session -> file(session, customer)
                        .map(file -> RiskPicture.of(
                                file,
                                session.accounts().history(account),
                                session.collections().find(account),
                                session.creditLimits().find(account).at(asOf),
                                asOf)));
    }

    /** What came in on debits of a customer that had been written off: see {@link Recovery}. */
    public List<Recovery> recoveries(CustomerId customer, AsOf asOf) {
        return desk.read(
                Permission.READ_ACCOUNTS,
                customer,
                session -> Recovery.of(session.accounts().history(desk.account(customer)), asOf));
    }

    /** Which level of dunning was reached of what a customer has open, by the notices that were sent. */
    public DunningLevels dunning(CustomerId customer, AsOf asOf) {
        AccountId account = desk.account(customer);
        return desk.read(
                Permission.READ_COLLECTIONS,
                customer,
                session -> session.collections()
                        .find(account)
                        .dunning(asOf, HeldBackReading.open(session, account, asOf)));
    }

    /** It asks for all that it shows besides: the file, with who answers for the customer, and the account. */
    private <T> T read(CustomerId customer, Function<Session, T> reading) {
        desk.ask(Permission.READ_ACCOUNTS, customer);
        desk.ask(Permission.READ_CUSTOMERS, customer);
        return desk.read(Permission.READ_CREDIT, customer, reading::apply);
    }

    private static Optional<CustomerFile> file(Session session, CustomerId customer) {
        return session.customers()
                .find(customer)
                .map(found -> CustomerFile.of(found, session.customers().facts(customer)));
    }
}
