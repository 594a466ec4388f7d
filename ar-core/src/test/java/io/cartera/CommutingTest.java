package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.Allocation;
import io.cartera.account.ItemId;
import io.cartera.aging.AgingBuckets;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** I04: commands on accounts of two customers come to the same in whatever order those of the one and the other are given. */
class CommutingTest {

    private static final List<CustomerId> CUSTOMERS = List.of(CustomerId.of("ACME"), CustomerId.of("BOLT"));
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
    private static final int COMMANDS = 24;

    /** The n-th command on the account of a customer, recorded at an instant of its own whenever it is given. */
    private record Given(int customer, int place, int kind, int number, int amount, int days) {}

    @Property(tries = 60)
    void I04_commands_on_different_customers_commute(@ForAll long seed) {
        Random random = new Random(seed);
        List<Given> oneByOne = new ArrayList<>();
        for (int customer = 0; customer < 2; customer++) {
            for (int place = 0; place < COMMANDS; place++) {
                oneByOne.add(new Given(
                        customer,
                        place,
                        random.nextInt(6),
                        random.nextInt(6),
                        1 + random.nextInt(9_999),
                        random.nextInt(60)));
            }
        }
        List<Given> otherFirst = new ArrayList<>(oneByOne);
        otherFirst.sort(Comparator.comparing((Given given) -> -given.customer()));
        List<Given> inTurns = new ArrayList<>(oneByOne);
        inTurns.sort(Comparator.comparing((Given given) -> given.place() + (given.customer() * (seed % 7))));

        String expected = run(oneByOne);
        assertThat(run(otherFirst)).isEqualTo(expected);
        assertThat(run(inTurns)).isEqualTo(expected);
    }

    private static String run(List<Given> commands) {
        SetClock clock = new SetClock();
        Receivables books = Receivables.over(new InMemoryStore(), clock);
        for (CustomerId customer : CUSTOMERS) {
            books.customers()
                    .register(Customer.organisation(customer, "Customer").build())
                    .orElseThrow();
        }
        TreeMap<String, String> outcomes = new TreeMap<>();
        for (Given given : commands) {
            clock.now = BEGIN.plusSeconds(given.place() * 2L + given.customer());
            outcomes.put(given.customer() + "/" + given.place(), String.valueOf(give(books, given)));
        }
        StringBuilder digest = new StringBuilder(outcomes.toString());
        for (CustomerId customer : CUSTOMERS) {
            digest.append(books.accounts().history(customer).changes());
            for (int day = 0; day < 70; day += 7) {
                digest.append(books.accounts().openItems(customer, DAY.plusDays(day)));
                digest.append(books.accounts().balance(customer, DAY.plusDays(day)));
            }
        }
        digest.append(
                books.accounts().aging(AgingBuckets.days(30), DAY.plusDays(65)).total(CurrencyUnit.EUR));
        return digest.toString();
    }

    private static Outcome<?> give(Receivables books, Given given) {
        CustomerId customer = CUSTOMERS.get(given.customer());
        LocalDate day = DAY.plusDays(given.days());
        Money amount = Money.ofMinor(CurrencyUnit.EUR, given.amount());
        CommandId command = CommandId.of("C" + given.customer() + "-" + given.place());
        String name = given.customer() + "-" + given.number();
        return switch (given.kind()) {
            case 0, 1 ->
                books.invoicing()
                        .issue(Invoice.draft(InvoiceId.of("I" + name), customer, day)
                                .line("Goods", amount)
                                .build());
            case 2 -> books.cash().receive(Payment.received(PaymentId.of("P" + name), customer, amount, day));
            case 3 -> books.accounts().reverse(command, customer, ItemId.debit("I" + name), day);
            case 4 -> {
                List<Allocation> made = books.accounts().history(customer).changes().stream()
                        .flatMap(change -> change.allocations().stream())
                        .toList();
                yield made.isEmpty()
                        ? books.accounts().reverse(command, customer, ItemId.credit("P" + name), day)
                        : books.cash()
                                .release(
                                        command,
                                        customer,
                                        made.get(given.number() % made.size()).id(),
                                        day);
            }
            default -> books.cash().apply(command, customer, day, AllocationPolicy.oldest());
        };
    }

    private static final class SetClock extends Clock {
        private Instant now = BEGIN.minusSeconds(1);

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
