package io.cartera.examples.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.cartera.Imports;
import io.cartera.Receivables;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.jdbc.JdbcStore;
import io.cartera.jdbc.Schema;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The library: its tables, all laws on, with the audit trail; the trade as an import. */
final class CarteraKeeper implements Keeper {

    private final HikariDataSource pool;
    private final Receivables books;
    private LocalDate lastDay = LocalDate.MIN;

    CarteraKeeper(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url + "&reWriteBatchedInserts=true");
        config.setMaximumPoolSize(1);
        this.pool = new HikariDataSource(config);
        Schema.apply(pool);
        this.books = Receivables.over(JdbcStore.using(pool));
    }

    @Override
    public void prepare(Columns trade) {
        lastDay = trade.lastDate();
        IntStream.of(trade.pairCustomer)
                .distinct()
                .forEach(customer -> books.customers()
                        .register(Customer.organisation(CustomerId.of(Names.customer(customer)), "Customer " + customer)
                                .build())
                        .orElseThrow());
    }

    @Override
    public void keep(Columns trade) {
        Stream<Imports.Line> lines = IntStream.range(0, trade.pairs())
                .boxed()
                .flatMap(pair -> Stream.concat(invoices(trade, pair), payments(trade, pair)));
        books.imports().run(lines.iterator(), (line, outcome) -> outcome.orElseThrow());
    }

    private static Stream<Imports.Line> invoices(Columns trade, int pair) {
        CustomerId customer = CustomerId.of(Names.customer(trade.pairCustomer[pair]));
        CurrencyUnit currency = trade.currency(pair);
        return IntStream.range(trade.firstInvoice[pair], trade.firstInvoice[pair + 1])
                .mapToObj(i -> {
                    long freight = trade.billed[i] / 10;
                    return Imports.Line.document(
                            Invoice.draft(InvoiceId.of(Names.invoice(i)), customer, date(trade.issued[i]))
                                    .line("Goods", Money.ofMinor(currency, trade.billed[i] - freight))
                                    .line("Freight", Money.ofMinor(currency, freight))
                                    .dueOn(date(trade.due[i]))
                                    .build());
                });
    }

    private static Stream<Imports.Line> payments(Columns trade, int pair) {
        CustomerId customer = CustomerId.of(Names.customer(trade.pairCustomer[pair]));
        CurrencyUnit currency = trade.currency(pair);
        return IntStream.range(trade.firstPayment[pair], trade.firstPayment[pair + 1])
                .boxed()
                .flatMap(i -> Stream.of(
                        Imports.Line.payment(Payment.received(
                                PaymentId.of(Names.payment(i)),
                                customer,
                                Money.ofMinor(currency, trade.paid[i]),
                                date(trade.received[i]))),
                        Imports.Line.settlement(
                                CommandId.of("A" + Names.payment(i)), customer, applied(trade, i, currency))));
    }

    private static Settlement applied(Columns trade, int payment, CurrencyUnit currency) {
        List<Settlement.Match> matches = new ArrayList<>();
        for (int k = trade.firstAllocation[payment]; k < trade.firstAllocation[payment + 1]; k++) {
            matches.add(new Settlement.Match(
                    ItemId.credit(Names.payment(payment)),
                    ItemId.debit(Names.invoice(trade.allocatedTo[k])),
                    Money.ofMinor(currency, trade.allocated[k]),
                    date(trade.allocatedOn[k])));
        }
        return Settlement.of(List.of(), matches);
    }

    private static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    @Override
    public void open(int customer, Rows rows) {
        books.accounts()
                .openItems(CustomerId.of(Names.customer(customer)), lastDay)
                .forEach(item -> add(item, rows));
    }

    @Override
    public void stream(Rows rows) {
        books.accounts().openItems(AsOf.of(lastDay), item -> add(item, rows));
    }

    private static void add(OpenItem item, Rows rows) {
        rows.add(item.side() == Side.DEBIT ? 0 : 1, Names.number(item.id().document()), item.openMinor());
    }

    @Override
    public long rows() {
        try (Connection connection = pool.getConnection()) {
            return LeanTables.rows(connection, "cartera_");
        } catch (SQLException e) {
            throw new IllegalStateException("rows are not counted", e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
