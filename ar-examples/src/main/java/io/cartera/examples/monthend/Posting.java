package io.cartera.examples.monthend;

import io.cartera.AccountBatch;
import io.cartera.Receivables;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountRefusal;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.exposure.CreditLimit;
import io.cartera.invoice.Invoice;
import io.cartera.payment.Payment;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Posts a ledger to empty books, one transaction for each customer's account: dates in order, on each date all documents
 * and payments, then the cash application.
 */
final class Posting {

    // The files do not say since when a limit is granted.
    private static final LocalDate EVER = LocalDate.of(1, 1, 1);

    private final Receivables books;
    private final Optional<AllocationPolicy> policy;
    private final Rejections rejections;
    private Optional<LocalDate> lastAllocation = Optional.empty();

    private Posting(Receivables books, Optional<AllocationPolicy> policy, Rejections rejections) {
        this.books = books;
        this.policy = policy;
        this.rejections = rejections;
    }

    /**
     * Posts all of the ledger and rejects the allocations that the accounts refuse.
     *
     * @param policy how cash is applied; empty where the ledger says so itself
     * @return the day of the last accepted event
     */
    static Optional<LocalDate> post(
            Ledger ledger, Receivables books, Optional<AllocationPolicy> policy, Rejections rejections) {
        Posting posting = new Posting(books, policy, rejections);
        ledger.customers().forEach(posting::post);
        Optional<LocalDate> lastDay = ledger.lastDay();
        return posting.lastAllocation
                .filter(day -> lastDay.isEmpty() || day.isAfter(lastDay.get()))
                .or(() -> lastDay);
    }

    private void post(LedgerCustomer customer) {
        var id = customer.file().id();
        books.customers().register(customer.file()).orElseThrow();
        customer.limit()
                .map(CreditLimit::of)
                .ifPresent(limit -> books.credit()
                        .grant(CommandId.of("customers.csv"), id, limit, EVER)
                        .orElseThrow());
        if (customer.documents().isEmpty() && customer.payments().isEmpty()) {
            return;
        }
        Map<AllocationRow, Refusal> refused = books.accounts().inOneUnit(id, batch -> post(customer, batch));
        for (AllocationRow row : customer.allocations()) {
            Refusal refusal = refused.get(row);
            if (refusal != null) {
                rejections.add(LedgerReader.ALLOCATIONS.file(), row.line(), explained(row, refusal));
            } else if (lastAllocation.filter(day -> !day.isBefore(row.on())).isEmpty()) {
                lastAllocation = Optional.of(row.on());
            }
        }
    }

    private Map<AllocationRow, Refusal> post(LedgerCustomer customer, AccountBatch batch) {
        Map<LocalDate, List<Invoice>> issued = customer.documents().stream()
                .collect(Collectors.groupingBy(Invoice::issuedOn, TreeMap::new, Collectors.toList()));
        Map<LocalDate, List<Payment>> received = customer.payments().stream()
                .collect(Collectors.groupingBy(Payment::receivedOn, TreeMap::new, Collectors.toList()));
        TreeSet<LocalDate> dates = new TreeSet<>(issued.keySet());
        dates.addAll(received.keySet());
        for (LocalDate date : dates) {
            issued.getOrDefault(date, List.of())
                    .forEach(document -> batch.issue(document).orElseThrow());
            received.getOrDefault(date, List.of())
                    .forEach(payment -> batch.receive(payment).orElseThrow());
            policy.ifPresent(rule -> batch.apply(CommandId.of("apply " + date), date, rule)
                    .orElseThrow());
        }
        Map<AllocationRow, Refusal> refused = new LinkedHashMap<>();
        customer.allocations().stream().sorted(AllocationRow.ORDER).forEach(row -> {
            CommandId command = CommandId.of(LedgerReader.ALLOCATIONS.file() + ":" + row.line());
            Outcome<AccountChange> outcome = batch.settle(command, row.settlement());
            if (outcome instanceof Outcome.Refused<AccountChange> no) {
                refused.put(row, no.refusal());
            } else {
                outcome.orElseThrow();
            }
        });
        return refused;
    }

    private static BadRowException explained(AllocationRow row, Refusal refusal) {
        if (refusal instanceof AccountRefusal.CurrencyDiffers) {
            return new BadRowException("document", row.debit().document(), "currency differs");
        }
        if (refusal instanceof AccountRefusal.TooEarly early) {
            return new BadRowException(
                    "on", row.on().toString(), "before " + early.item().document() + " of " + early.earliest());
        }
        if (refusal instanceof AccountRefusal.OverApplied over) {
            return new BadRowException(
                    "amount",
                    row.amountText(),
                    "over-applied: " + over.open() + " open of " + over.item().document());
        }
        return new BadRowException("", row.amountText(), refusal.code());
    }
}
