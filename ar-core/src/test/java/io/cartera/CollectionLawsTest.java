package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingReport;
import io.cartera.aging.AgingSpec;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.DisputeResolution;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseState;
import io.cartera.collection.PromiseState.Standing;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.PromiseWithdrawal;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Random disputes, promises, payments and their undoing, beside books without disputes and promises and a naive model. */
class CollectionLawsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate BASE = LocalDate.parse("2026-01-01");
    private static final int DAYS = 25;
    private static final AgingSpec PLAIN = AgingSpec.byDueDate(AgingBuckets.days(3, 8));

    @Property(tries = 60)
    void D04_L03_T01_T05_disputes_and_promises_move_no_balance_and_no_earlier_answer(
            @ForAll @Size(min = 5, max = 35) List<@LongRange(min = 0, max = 1_000_000_000L) Long> script) {
        Run run = new Run();
        script.forEach(run::step);
        run.finish();
    }

    /** A clock that goes on by a second whenever it is asked. */
    private static final class Ticking extends Clock {

        private Instant now = Instant.parse("2026-06-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }
    }

    private record Disputed(String item, int from, long amount, int until) {}

    private record Promised(int from, long amount, int payBy, boolean isForItems, int until) {}

    private record Paid(int on, long amount, int until) {}

    private static final class Run {

        private static final int NEVER = Integer.MAX_VALUE;

        private final Ticking clock = new Ticking();
        private final Receivables books = Receivables.over(new InMemoryStore(), clock);
        private final Receivables plain = Receivables.over(new InMemoryStore(), new Ticking());
        private final Map<String, Long> invoices = new LinkedHashMap<>();
        private final Map<String, Paid> payments = new LinkedHashMap<>();
        private final Map<String, Disputed> disputes = new LinkedHashMap<>();
        private final Map<String, Promised> promises = new TreeMap<>();
        private final Map<Instant, List<String>> answers = new LinkedHashMap<>();
        private int steps;

        Run() {
            both(door -> door.customers()
                    .register(Customer.organisation(ACME, "Acme").build()));
        }

        private boolean both(Function<Receivables, Outcome<?>> command) {
            boolean applied = command.apply(books).applied().isPresent();
            assertThat(command.apply(plain).applied().isPresent()).isEqualTo(applied);
            return applied;
        }

        private static LocalDate on(int day) {
            return BASE.plusDays(day);
        }

        private static Money cents(long minor) {
            return Money.ofMinor(CurrencyUnit.EUR, minor);
        }

        void step(long seed) {
            Random random = new Random((seed + 1) * 0x9E3779B97F4A7C15L + steps);
            int day = random.nextInt(15);
            long amount = 1 + random.nextInt(100);
            String id = "N" + ++steps;
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> issue(id, amount, day, day + random.nextInt(5));
                case 3, 4 -> receive(id, amount, day);
                case 5 -> both(door -> door.cash().apply(CommandId.of(id), ACME, on(day), AllocationPolicy.oldest()));
                case 6 -> takeBack(id, pick(payments, random), day);
                case 7, 8 -> dispute(id, pick(invoices, random), random.nextBoolean() ? 0 : amount, day);
                case 9 -> resolve(pick(disputes, random), random.nextInt(4), amount, day);
                case 10 -> promise(id, amount, day, day + random.nextInt(6), random);
                default -> withdraw(pick(promises, random), day);
            }
            answers.put(clock.instant(), answersKnownAt(clock.now));
        }

        private static String pick(Map<String, ?> known, Random random) {
            List<String> ids = List.copyOf(known.keySet());
            int index = random.nextInt(ids.size() + 1);
            return index == ids.size() ? "UNKNOWN" : ids.get(index);
        }

        private void issue(String id, long amount, int day, int due) {
            both(door -> door.invoicing()
                    .issue(Invoice.draft(InvoiceId.of(id), ACME, on(day))
                            .line("Goods", cents(amount))
                            .dueOn(on(due))
                            .build()));
            invoices.put(id, amount);
        }

        private void receive(String id, long amount, int day) {
            both(door -> door.cash().receive(Payment.received(PaymentId.of(id), ACME, cents(amount), on(day))));
            payments.put(id, new Paid(day, amount, NEVER));
        }

        private void takeBack(String id, String payment, int day) {
            boolean applied = both(door -> door.cash()
                    .returned(
                            PaymentReturn.bounced(CommandId.of(id), ACME, PaymentId.of(payment), on(day), "no funds")));
            if (applied) {
                // A return does not count before what the account has used of the payment.
                LocalDate from = books.accounts()
                        .history(ACME)
                        .entries()
                        .filter(entry -> entry.id().equals(ItemId.debit(id)))
                        .findFirst()
                        .orElseThrow()
                        .effectiveOn();
                Paid paid = payments.get(payment);
                payments.put(payment, new Paid(paid.on, paid.amount, (int) (from.toEpochDay() - BASE.toEpochDay())));
            }
        }

        private void dispute(String id, String item, long amount, int day) {
            Dispute whole = Dispute.opened(DisputeId.of(id), ACME, ItemId.debit(item), DisputeReason.QUANTITY, on(day));
            Dispute dispute = amount == 0 ? whole : whole.of(cents(amount));
            boolean isLegal = invoices.containsKey(item) && amount <= invoices.get(item);
            expect(isLegal, day, () -> books.collections().dispute(dispute));
            if (isLegal) {
                disputes.put(id, new Disputed(item, day, amount == 0 ? NEVER : amount, NEVER));
            }
        }

        private void resolve(String id, int kind, long amount, int day) {
            DisputeId dispute = DisputeId.of(id);
            DisputeResolution resolution = switch (kind) {
                case 0 -> DisputeResolution.upheld(dispute, ACME, on(day));
                case 1 -> DisputeResolution.rejected(dispute, ACME, on(day));
                case 2 -> DisputeResolution.withdrawn(dispute, ACME, on(day));
                default -> DisputeResolution.partlyUpheld(dispute, ACME, on(day), cents(amount));
            };
            Disputed known = disputes.get(id);
            boolean isLegal = known != null
                    && known.until == NEVER
                    && day >= known.from
                    && (kind < 3 || amount <= Math.min(known.amount, invoices.get(known.item)));
            expect(isLegal, day, () -> books.collections().resolve(resolution));
            if (isLegal) {
                disputes.put(id, new Disputed(known.item, known.from, known.amount, day));
            }
        }

        private void promise(String id, long amount, int day, int payBy, Random random) {
            PromiseToPay promise = PromiseToPay.of(PromiseId.of(id), ACME, cents(amount), on(day), on(payBy));
            boolean isForItems = random.nextInt(4) == 0;
            boolean isLegal = true;
            if (isForItems) {
                String item = pick(invoices, random);
                promise = promise.forItems(List.of(ItemId.debit(item)));
                isLegal = invoices.containsKey(item) && amount <= invoices.get(item);
            }
            String replaced = random.nextInt(3) == 0 ? pick(promises, random) : "";
            if (!replaced.isEmpty()) {
                promise = promise.replacing(PromiseId.of(replaced));
                isLegal &= canEnd(replaced, day);
            }
            PromiseToPay offered = promise;
            expect(isLegal, day, () -> books.collections().promise(offered));
            if (isLegal) {
                promises.put(id, new Promised(day, amount, payBy, isForItems, NEVER));
                if (!replaced.isEmpty()) {
                    end(replaced, day);
                }
            }
        }

        private void withdraw(String id, int day) {
            boolean isLegal = canEnd(id, day);
            expect(
                    isLegal,
                    day,
                    () -> books.collections().withdraw(PromiseWithdrawal.of(PromiseId.of(id), ACME, on(day))));
            if (isLegal) {
                end(id, day);
            }
        }

        private boolean canEnd(String id, int day) {
            Promised known = promises.get(id);
            return known != null && known.until == NEVER && day >= known.from;
        }

        private void end(String id, int day) {
            Promised known = promises.get(id);
            promises.put(id, new Promised(known.from, known.amount, known.payBy, known.isForItems, day));
        }

        private interface Command {
            Outcome<?> give();
        }

        private void expect(boolean isLegal, int day, Command command) {
            CollectionFile file = books.collections().file(ACME);
            List<String> earlier = answers(0, day - 1);

            assertThat(command.give().applied().isPresent()).isEqualTo(isLegal);

            if (!isLegal) {
                assertThat(books.collections().file(ACME)).isEqualTo(file);
            }
            assertThat(answers(0, day - 1)).isEqualTo(earlier);
        }

        private List<String> answers(int first, int last) {
            List<String> all = new ArrayList<>();
            for (int day = first; day <= last; day++) {
                all.add(answer(AsOf.of(on(day))));
            }
            return all;
        }

        private List<String> answersKnownAt(Instant instant) {
            return List.of(
                    answer(AsOf.of(on(4)).knownAt(instant)),
                    answer(AsOf.of(on(11)).knownAt(instant)),
                    answer(AsOf.of(on(DAYS)).knownAt(instant)));
        }

        private String answer(AsOf asOf) {
            return books.collections().disputes(ACME, asOf) + "\n"
                    + books.collections().promises(ACME, asOf, 1) + "\n"
                    + books.collections().collectable(ACME, asOf) + "\n"
                    + books.collections().outstanding(ACME, asOf) + "\n"
                    + books.accounts()
                            .aging(PLAIN.withDisputesApart().withPromisesApart(), asOf)
                            .rows();
        }

        void finish() {
            answers.forEach((instant, answer) -> assertThat(answersKnownAt(instant))
                    .as("as known at %s", instant)
                    .isEqualTo(answer));
            for (int day = 0; day < DAYS; day++) {
                LocalDate on = on(day);
                List<OpenItem> open = books.accounts().openItems(ACME, on);
                assertThat(open).isEqualTo(plain.accounts().openItems(ACME, on));
                assertThat(books.accounts().balance(ACME, on))
                        .isEqualTo(plain.accounts().balance(ACME, on));
                checkColumns(day, open);
                checkPromises(day);
            }
        }

        private void checkColumns(int day, List<OpenItem> open) {
            long disputed = open.stream()
                    .filter(item -> item.side() == Side.DEBIT)
                    .mapToLong(item -> Math.min(
                            item.openMinor(),
                            disputes.values().stream()
                                    .filter(dispute ->
                                            dispute.item.equals(item.id().document())
                                                    && dispute.from <= day
                                                    && day < dispute.until)
                                    .mapToLong(Disputed::amount)
                                    .sum()))
                    .sum();
            for (AgingSpec spec :
                    List.of(PLAIN, PLAIN.withCreditsNetted(), PLAIN.withCreditsToOldest(), PLAIN.withGraceDays(2))) {
                AgedAmounts whole = total(spec, day);
                AgedAmounts both = total(spec.withDisputesApart().withPromisesApart(), day);
                AgedAmounts disputes = total(spec.withDisputesApart(), day);
                AgedAmounts promises = total(spec.withPromisesApart(), day);
                for (AgedAmounts apart : List.of(both, disputes, promises)) {
                    assertThat(apart.balance()).isEqualTo(whole.balance());
                    assertThat(apart.notDue()
                                    .plus(apart.overdueTotal())
                                    .plus(apart.disputed())
                                    .plus(apart.promised())
                                    .minus(apart.unapplied()))
                            .isEqualTo(whole.balance());
                    assertThat(apart.futurePayments().isZero()).isTrue();
                }
                assertThat(both.disputed()).isEqualTo(cents(disputed)).isEqualTo(disputes.disputed());
                assertThat(both.promised()).isEqualTo(promises.promised());
                assertThat(whole.disputed().plus(whole.promised()).isZero()).isTrue();
            }
            AgedAmounts whole = total(PLAIN, day);
            AgedAmounts both = total(PLAIN.withDisputesApart().withPromisesApart(), day);
            assertThat(both.unapplied()).isEqualTo(whole.unapplied());
            assertThat(both.notDue().isNegative()).isFalse();
            assertThat(both.notDue().isGreaterThan(whole.notDue())).isFalse();
            for (int bucket = 0; bucket < 3; bucket++) {
                assertThat(both.overdue().get(bucket).isNegative()).isFalse();
                assertThat(both.overdue()
                                .get(bucket)
                                .isGreaterThan(whole.overdue().get(bucket)))
                        .isFalse();
            }
            checkGroups(day, open, both);
        }

        private void checkGroups(int day, List<OpenItem> open, AgedAmounts both) {
            AgingSpec apart = PLAIN.withDisputesApart().withPromisesApart();
            var groups = apart.ageBy(
                    OpenItemSource.of(open),
                    on(day),
                    books.collections().heldBack(AsOf.of(on(day))),
                    item -> item.id().document());
            assertThat(groups.totals()).isEqualTo(open.isEmpty() ? List.of() : List.of(both));
        }

        private AgedAmounts total(AgingSpec spec, int day) {
            AgingReport report = books.accounts().aging(spec, AsOf.of(on(day)));
            return report.total(CurrencyUnit.EUR);
        }

        private void checkPromises(int day) {
            Map<String, PromiseState> states = new LinkedHashMap<>();
            books.collections()
                    .promises(ACME, AsOf.of(on(day)))
                    .forEach(state -> states.put(state.promise().id().value(), state));
            List<Map.Entry<String, Promised>> inOrder = promises.entrySet().stream()
                    .filter(promise -> promise.getValue().from <= day)
                    .sorted((a, b) -> a.getValue().payBy != b.getValue().payBy
                            ? Integer.compare(a.getValue().payBy, b.getValue().payBy)
                            : a.getValue().from != b.getValue().from
                                    ? Integer.compare(a.getValue().from, b.getValue().from)
                                    : a.getKey().compareTo(b.getKey()))
                    .toList();
            assertThat(List.copyOf(states.keySet()))
                    .isEqualTo(inOrder.stream().map(Map.Entry::getKey).toList());
            long came = payments.values().stream()
                    .filter(paid -> paid.on <= day && day < paid.until)
                    .mapToLong(Paid::amount)
                    .sum();
            assertThat(states.values().stream()
                            .mapToLong(state -> state.received().getAmountMinorLong())
                            .sum())
                    .isLessThanOrEqualTo(came);
            if (inOrder.stream().noneMatch(promise -> promise.getValue().isForItems)) {
                checkReceived(day, inOrder, states);
            }
        }

        private void checkReceived(
                int day, List<Map.Entry<String, Promised>> inOrder, Map<String, PromiseState> states) {
            Map<String, Long> left = new LinkedHashMap<>();
            payments.entrySet().stream()
                    .sorted((a, b) -> a.getValue().on != b.getValue().on
                            ? Integer.compare(a.getValue().on, b.getValue().on)
                            : a.getKey().compareTo(b.getKey()))
                    .filter(paid -> paid.getValue().on <= day && day < paid.getValue().until)
                    .forEach(paid -> left.put(paid.getKey(), paid.getValue().amount));
            inOrder.forEach(entry -> {
                Promised promise = entry.getValue();
                PromiseState state = states.get(entry.getKey());
                if (promise.until <= Math.min(day, promise.payBy)) {
                    assertThat(state.standing()).isEqualTo(Standing.WITHDRAWN);
                    return;
                }
                long received = 0;
                for (String id : left.keySet()) {
                    int on = payments.get(id).on;
                    if (on >= promise.from && on <= promise.payBy) {
                        long taken = Math.min(left.get(id), promise.amount - received);
                        left.put(id, left.get(id) - taken);
                        received += taken;
                    }
                }
                assertThat(state.received()).isEqualTo(cents(received));
                assertThat(state.standing())
                        .isEqualTo(
                                received == promise.amount
                                        ? Standing.KEPT
                                        : day <= promise.payBy
                                                ? Standing.PENDING
                                                : received == 0 ? Standing.BROKEN : Standing.PARTLY_KEPT);
            });
        }
    }
}
