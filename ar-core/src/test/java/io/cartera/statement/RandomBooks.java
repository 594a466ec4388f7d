package io.cartera.statement;

import io.cartera.AccountBatch;
import io.cartera.Receivables;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.AllocationId;
import io.cartera.account.ItemId;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Books after random commands, in any order of their days; those that the books refuse are part of the game. */
final class RandomBooks {

    /** The day that steps count from. */
    static final LocalDate DAY_0 = LocalDate.parse("2026-03-01");

    private static final CustomerId CUSTOMER = CustomerId.of("ANY");
    private static final int NAMES = 8;

    /** One command: what, of which names, how much, and on which day after {@link #DAY_0}. */
    record Step(What what, int name, int other, CurrencyUnit currency, long minor, int day) {

        Step plusDays(int days) {
            return new Step(what, name, other, currency, minor, day + days);
        }
    }

    enum What {
        INVOICE,
        CREDIT_NOTE,
        RECEIPT,
        APPLY,
        RELEASE,
        REVERSE_CREDIT,
        REVERSE_DEBIT,
        RETURN
    }

    private final Receivables books =
            Receivables.over(new InMemoryStore(), Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));
    private final List<AllocationId> allocations = new ArrayList<>();
    private int commands;

    RandomBooks() {
        books.customers().register(Customer.organisation(CUSTOMER, "Any").build());
    }

    /** Steps on days of this range. */
    static Arbitrary<List<Step>> steps(int firstDay, int lastDay) {
        Arbitrary<What> whats = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(What.INVOICE)),
                Tuple.of(4, Arbitraries.of(What.RECEIPT)),
                Tuple.of(5, Arbitraries.of(What.APPLY)),
                Tuple.of(5, Arbitraries.of(What.class)));
        return Combinators.combine(
                        whats,
                        Arbitraries.integers().between(0, NAMES),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.of(CurrencyUnit.EUR, CurrencyUnit.EUR, CurrencyUnit.JPY),
                        Arbitraries.longs().between(1, 60),
                        Arbitraries.integers().between(firstDay, lastDay))
                .as(Step::new)
                .list()
                .ofMaxSize(40)
                .withSizeDistribution(RandomDistribution.uniform())
                .withoutEdgeCases();
    }

    /** These books after more steps. */
    RandomBooks after(List<Step> steps) {
        books.accounts().inOneUnit(CUSTOMER, batch -> {
            steps.forEach(step -> run(batch, step));
            return true;
        });
        return this;
    }

    AccountHistory history() {
        return books.accounts().history(CUSTOMER);
    }

    private void run(AccountBatch batch, Step step) {
        commands++;
        String id = "X" + commands;
        LocalDate on = DAY_0.plusDays(step.day());
        Money amount = Money.ofMinor(step.currency(), step.minor());
        Outcome<AccountChange> outcome = switch (step.what()) {
            case INVOICE ->
                batch.issue(Invoice.draft(InvoiceId.of("D" + step.name()), CUSTOMER, on)
                        .dueOn(on.plusDays(step.other()))
                        .line("Goods", amount)
                        .build());
            case CREDIT_NOTE ->
                batch.issue(Invoice.creditNote(InvoiceId.of("N" + step.name()), CUSTOMER, on)
                        .line("Goods", amount)
                        .build());
            case RECEIPT -> batch.receive(Payment.received(PaymentId.of("P" + step.name()), CUSTOMER, amount, on));
            case APPLY -> batch.apply(CommandId.of(id), on, AllocationPolicy.oldest());
            case RELEASE -> batch.release(CommandId.of(id), allocation(step.other()), on);
            case REVERSE_CREDIT -> batch.reverse(CommandId.of(id), ItemId.credit("P" + step.name()), on);
            case REVERSE_DEBIT -> batch.reverse(CommandId.of(id), ItemId.debit("D" + step.name()), on);
            case RETURN ->
                batch.returned(PaymentReturn.bounced(
                        CommandId.of(id), CUSTOMER, PaymentId.of("P" + step.name()), on, "no funds"));
        };
        outcome.applied()
                .ifPresent(change -> change.allocations().forEach(allocation -> allocations.add(allocation.id())));
    }

    private AllocationId allocation(int index) {
        return allocations.isEmpty() ? new AllocationId(999_999, 1) : allocations.get(index % allocations.size());
    }
}
