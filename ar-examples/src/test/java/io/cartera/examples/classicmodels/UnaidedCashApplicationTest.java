package io.cartera.examples.classicmodels;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.AccountBatch;
import io.cartera.Receivables;
import io.cartera.allocation.AllocationChain;
import io.cartera.allocation.AllocationProposal;
import io.cartera.allocation.Explanation;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.examples.reconciliation.NaiveBooks.Item;
import io.cartera.examples.reconciliation.SharedData;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.trace.CommandId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The cheques of classicmodels, which name no order, applied day by day by the standard chain, and at the end once more
 * without a threshold for the proposals. Which orders a cheque pays is worked out from the source files alone.
 */
class UnaidedCashApplicationTest {

    private static final LocalDate LAST_EVENT = LocalDate.parse("2005-06-09");
    private static final Map<String, Set<String>> BOOKED = new TreeMap<>();
    private static final Map<String, Explanation> FOR_REVIEW = new TreeMap<>();
    private static NaiveClassicModels source;

    @BeforeAll
    static void apply_day_by_day() throws IOException {
        source = NaiveClassicModels.of(SharedData.folder("classicmodels"));
        Receivables books = Receivables.over(new InMemoryStore());
        for (String name : source.limits().keySet()) {
            CustomerId customer = CustomerId.of(name);
            books.customers().register(Customer.organisation(customer, name).build());
            Map<LocalDate, List<Item>> days = new TreeMap<>();
            for (List<Item> items : List.of(source.invoices(), source.cheques())) {
                items.stream()
                        .filter(item -> item.customer().equals(name))
                        .forEach(item -> days.computeIfAbsent(item.on(), first -> new ArrayList<>())
                                .add(item));
            }
            books.accounts().inOneUnit(customer, unit -> {
                days.forEach((day, items) -> {
                    items.forEach(item -> post(unit, customer, item));
                    unit.apply(CommandId.of("apply " + day), day, AllocationChain.standard())
                            .orElseThrow()
                            .allocations()
                            .forEach(allocation -> BOOKED.computeIfAbsent(
                                            allocation.credit().document(), first -> new HashSet<>())
                                    .add(allocation.debit().document()));
                });
                return days.size();
            });
            AllocationProposal left = books.cash().propose(customer, LAST_EVENT, AllocationChain.standard());
            assertThat(left.matches()).isEmpty();
            left.forReview().forEach(found -> FOR_REVIEW.put(found.credit().document(), found));
        }
    }

    private static void post(AccountBatch unit, CustomerId customer, Item item) {
        Money amount = Money.of(CurrencyUnit.USD, item.amount());
        if (item.isDebit()) {
            unit.issue(Invoice.draft(InvoiceId.of(item.id()), customer, item.on())
                            .line("Total", amount)
                            .build())
                    .orElseThrow();
        } else {
            unit.receive(Payment.received(PaymentId.of(item.id()), customer, amount, item.on()))
                    .orElseThrow();
        }
    }

    /** The orders of the cheque's customer that come to just its amount. */
    private static Set<String> ordersOf(Item cheque) {
        return source.invoices().stream()
                .filter(order -> order.customer().equals(cheque.customer()))
                .filter(order -> order.amount().compareTo(cheque.amount()) == 0)
                .map(Item::id)
                .collect(Collectors.toSet());
    }

    @Test
    void it_books_none_wrongly() {
        Map<String, BigDecimal> orders = new HashMap<>();
        source.invoices().forEach(order -> orders.put(order.id(), order.amount()));
        assertThat(BOOKED).isNotEmpty();
        for (Item cheque : source.cheques()) {
            Set<String> booked = BOOKED.getOrDefault(cheque.id(), Set.of());
            Set<String> equal = ordersOf(cheque);
            if (!booked.isEmpty() && !equal.isEmpty()) {
                assertThat(booked).as(cheque.toString()).isEqualTo(equal).hasSize(1);
            } else if (!booked.isEmpty()) {
                assertThat(booked.stream().map(orders::get).reduce(BigDecimal.ZERO, BigDecimal::add))
                        .as(cheque.toString())
                        .isEqualByComparingTo(cheque.amount());
            }
        }
    }

    @Test
    void it_finds_every_cheque_that_pays_exactly_one_order_and_reports_what_it_proposes(TestReporter reporter) {
        Map<String, LocalDate> dates = new HashMap<>();
        source.invoices().forEach(order -> dates.put(order.id(), order.on()));
        Set<String> possible = source.cheques().stream()
                .filter(cheque -> ordersOf(cheque).stream()
                                .filter(order -> !dates.get(order).isAfter(cheque.on()))
                                .count()
                        == 1)
                .map(Item::id)
                .collect(Collectors.toSet());
        long severalOrders =
                BOOKED.values().stream().filter(orders -> orders.size() > 1).count();
        reporter.publishEntry(
                "classicmodels",
                possible.size() + " cheques pay exactly one order; booked unaided " + BOOKED.size() + ", of them "
                        + severalOrders + " on several orders; proposed " + FOR_REVIEW.size() + "; without a proposal "
                        + (source.cheques().size() - BOOKED.size() - FOR_REVIEW.size()));
        FOR_REVIEW.forEach((cheque, found) -> reporter.publishEntry(cheque, found.toString()));

        assertThat(source.cheques()).hasSize(273);
        assertThat(possible).hasSize(248);
        assertThat(BOOKED.keySet()).containsAll(possible);
        assertThat(BOOKED).hasSize(271);
    }
}
