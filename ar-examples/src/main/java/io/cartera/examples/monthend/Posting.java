package io.cartera.examples.monthend;

import io.cartera.AccountBatch;
import io.cartera.Receivables;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountRefusal;
import io.cartera.account.Settlement;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.examples.monthend.Rejections.BadRow;
import io.cartera.exposure.CreditLimit;
import io.cartera.invoice.Invoice;
import io.cartera.payment.Payment;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Posts a ledger to empty books, one transaction for each customer's account: dates in order, on each date all documents
 * and payments, then the cash application by a policy, or afterwards as the ledger says itself.
 */
final class Posting {

    // The files do not say since when a limit is granted.
    private static final LocalDate EVER = LocalDate.of(1, 1, 1);

    private final Receivables books;
    private final Optional<AllocationPolicy> policy;
    private final Rejections rejections;
    private final Progress progress;
    private Optional<LocalDate> lastDay = Optional.empty();

    Posting(Receivables books, Optional<AllocationPolicy> policy, Rejections rejections, Progress progress) {
        this.books = books;
        this.policy = policy;
        this.rejections = rejections;
        this.progress = progress;
    }

    /** Posts all of the ledger, rejects the allocations that the accounts refuse, and returns the last event's day. */
    Optional<LocalDate> post(Ledger ledger) {
        lastDay = ledger.lastDay();
        int whole = ledger.customers().size();
        Iterator<LedgerCustomer> customers = ledger.customers().values().iterator();
        for (int done = 0; customers.hasNext(); done++) {
            progress.at("posting", done, whole, "customers");
            post(customers.next());
            customers.remove();
        }
        return lastDay;
    }

    private void post(LedgerCustomer customer) {
        var id = customer.file().id();
        books.customers().register(customer.file()).orElseThrow();
        customer.limit()
                .map(limit -> books.credit().grant(CommandId.of("limit"), id, CreditLimit.of(limit), EVER))
                .ifPresent(Outcome::orElseThrow);
        if (customer.documents().isEmpty() && customer.payments().isEmpty()) {
            return;
        }
        Map<AllocationRow, Refusal> refused = books.accounts().inOneUnit(id, batch -> post(customer, batch));
        for (AllocationRow row : customer.allocations()) {
            Refusal refusal = refused.get(row);
            if (refusal != null) {
                rejections.add(LedgerReader.ALLOCATIONS, row.line(), explained(row, refusal));
            } else if (row.on().isAfter(lastDay.orElseThrow())) {
                lastDay = Optional.of(row.on());
            }
        }
    }

    private Map<AllocationRow, Refusal> post(LedgerCustomer customer, AccountBatch batch) {
        Map<LocalDate, List<Invoice>> issued = byDay(customer.documents(), Invoice::issuedOn);
        Map<LocalDate, List<Payment>> received = byDay(customer.payments(), Payment::receivedOn);
        TreeSet<LocalDate> dates = new TreeSet<>(issued.keySet());
        dates.addAll(received.keySet());
        for (LocalDate date : dates) {
            issued.getOrDefault(date, List.of()).forEach(row -> batch.issue(row).orElseThrow());
            received.getOrDefault(date, List.of())
                    .forEach(row -> batch.receive(row).orElseThrow());
            if (policy.isPresent() && batch.canApply(date)) {
                batch.apply(CommandId.of("apply " + date), date, policy.get()).orElseThrow();
            }
        }
        Map<AllocationRow, Refusal> refused = new LinkedHashMap<>();
        customer.allocations().stream().sorted(AllocationRow.ORDER).forEach(row -> {
            Settlement settlement = Settlement.none().matching(row.credit(), row.debit(), row.amount(), row.on());
            Outcome<AccountChange> outcome = batch.settle(CommandId.of("line " + row.line()), settlement);
            if (outcome instanceof Outcome.Refused<AccountChange> no) {
                refused.put(row, no.refusal());
            } else {
                outcome.orElseThrow();
            }
        });
        return refused;
    }

    private static <T> Map<LocalDate, List<T>> byDay(List<T> rows, Function<T, LocalDate> day) {
        Map<LocalDate, List<T>> byDay = new HashMap<>();
        for (T row : rows) {
            byDay.computeIfAbsent(day.apply(row), first -> new ArrayList<>(2)).add(row);
        }
        return byDay;
    }

    private static BadRow explained(AllocationRow row, Refusal refusal) {
        if (refusal instanceof AccountRefusal.CurrencyDiffers) {
            return new BadRow("document", row.debit().document(), "currency differs");
        }
        if (refusal instanceof AccountRefusal.TooEarly early) {
            String reason = "before " + early.item().document() + " of " + early.earliest();
            return new BadRow("on", row.on().toString(), reason);
        }
        String reason = refusal instanceof AccountRefusal.OverApplied over
                ? "over-applied: " + over.open() + " open of " + over.item().document()
                : refusal.code();
        return new BadRow("amount", row.amountText(), reason);
    }
}
