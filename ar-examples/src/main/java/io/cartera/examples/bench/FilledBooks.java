package io.cartera.examples.bench;

import io.cartera.AccountBatch;
import io.cartera.Receivables;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Books in memory, filled with a trade through the door, one transaction for each customer. */
final class FilledBooks {

    private final InMemoryStore store = new InMemoryStore();
    private final Receivables books = Receivables.over(store);
    private final Columns trade;

    private FilledBooks(Columns trade) {
        this.trade = trade;
    }

    /** What a workload starts from: invoices, for all but the first payments too, and what was applied of them. */
    static InMemoryStore of(Workload workload, Columns trade) {
        FilledBooks filled = new FilledBooks(trade);
        int pair = 0;
        for (int customer = 0; customer < trade.customers; customer++) {
            CustomerId id = CustomerId.of(Names.customer(customer));
            filled.books
                    .customers()
                    .register(Customer.organisation(id, "Customer " + customer).build())
                    .orElseThrow();
            int from = pair;
            while (pair < trade.pairs() && trade.pairCustomer[pair] == customer) {
                pair++;
            }
            int to = pair;
            if (from < to) {
                filled.books.accounts().inOneUnit(id, batch -> filled.fill(workload, batch, id, from, to));
            }
        }
        return filled.store;
    }

    private boolean fill(Workload workload, AccountBatch batch, CustomerId customer, int from, int to) {
        for (int pair = from; pair < to; pair++) {
            CurrencyUnit currency = trade.currency(pair);
            for (int i = trade.firstInvoice[pair]; i < trade.firstInvoice[pair + 1]; i++) {
                batch.issue(Invoice.draft(InvoiceId.of(Names.invoice(i)), customer, date(trade.issued[i]))
                                .line("Goods", Money.ofMinor(currency, trade.billed[i]))
                                .dueOn(date(trade.due[i]))
                                .build())
                        .orElseThrow();
            }
            if (workload != Workload.W1A) {
                pay(workload, batch, customer, pair);
            }
        }
        return true;
    }

    private void pay(Workload workload, AccountBatch batch, CustomerId customer, int pair) {
        CurrencyUnit currency = trade.currency(pair);
        for (int i = trade.firstPayment[pair]; i < trade.firstPayment[pair + 1]; i++) {
            PaymentId id = PaymentId.of(Names.payment(i));
            Money amount = Money.ofMinor(currency, trade.paid[i]);
            batch.receive(Payment.received(id, customer, amount, date(trade.received[i])))
                    .orElseThrow();
            if (workload != Workload.W2) {
                batch.settle(CommandId.of("apply " + i), applied(i, currency)).orElseThrow();
            }
        }
    }

    private Settlement applied(int payment, CurrencyUnit currency) {
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

    /** The customers that have an account, in order. */
    static List<CustomerId> customers(Columns trade) {
        return IntStream.of(trade.pairCustomer)
                .distinct()
                .mapToObj(number -> CustomerId.of(Names.customer(number)))
                .toList();
    }
}
