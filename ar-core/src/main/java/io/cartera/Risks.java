package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountId;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.collection.DunningLevels;
import io.cartera.cover.Collateral;
import io.cartera.cover.CoverDeadline;
import io.cartera.cover.InsuredDebts;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFile;
import io.cartera.invoice.InvoiceId;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What could be lost with a customer: what is insured and secured, and how firmly the customer was asked. All of it is read, and
 * nothing recorded: insurances and securities are facts of the customer file, notices of the collection file. Thread-safe.
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
                        .map(file -> InsuredDebts.of(file, HeldBackReading.open(session, account, asOf), asOf)));
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
     * {@link InsuredDebts#deadlines} has them; those that have passed are among them.
     */
    public List<CoverDeadline> deadlines(AsOf asOf) {
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
                        .ifPresent(file -> InsuredDebts.of(file, open, asOf).deadlines().stream()
                                .filter(deadline -> isOverdue(deadline.item(), asOf))
                                .forEach(deadlines::add));
            }
            return deadlines.stream().sorted().toList();
        });
    }

    private static boolean isOverdue(OpenItem item, AsOf asOf) {
        return item.side() == Side.DEBIT && item.overdueDays(asOf.date()) > 0;
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

    private <T> T read(CustomerId customer, Function<Session, T> reading) {
        return desk.read(Permission.READ_CREDIT, customer, reading::apply);
    }

    private static Optional<CustomerFile> file(Session session, CustomerId customer) {
        return session.customers()
                .find(customer)
                .map(found -> CustomerFile.of(found, session.customers().facts(customer)));
    }
}
