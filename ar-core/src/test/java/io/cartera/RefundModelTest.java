package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountRefusal;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.audit.AuditFinding;
import io.cartera.collection.RefundAnswer;
import io.cartera.collection.RefundId;
import io.cartera.collection.RefundRequest;
import io.cartera.collection.RefundState;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Random requests for refunds of two credits, answers, payments, plain refunds, settlements and reversals, dated before and after
 * they are recorded, held against {@link NaiveRefunds}: what is applied and what is not, what is open of each credit, and where each
 * refund stands, as of every day and as known at every moment.
 */
class RefundModelTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final long[] CREDITS = {10_000, 8_000};
    private static final List<String> PEOPLE = List.of("clerk", "head of accounts");

    @Property(tries = 300)
    void C052_no_more_is_asked_back_than_is_open_and_nothing_paid_that_no_other_approved(
            @ForAll long seed, @ForAll @IntRange(min = 60, max = 140) int length) {
        Run run = new Run(seed);

        run.go(length);

        collect("paid", run.naive.count("PAID") > 0, 15);
        collect("declined", run.naive.count("DECLINED") > 0, 60);
        collect("reversed", run.naive.count("REVERSED") > 0, 7);
        collect("approved, and the credit used meanwhile", run.unpaid > 0, 0);
        for (int day = -1; day <= run.today + 5; day++) {
            assertThat(run.stands(AsOf.of(date(day)))).as("day %s", day).isEqualTo(run.naive.stands(day));
            for (int credit = 0; credit < CREDITS.length; credit++) {
                assertThat(run.open(credit, day))
                        .as("credit %s, day %s", credit, day)
                        .isEqualTo(day < 0 ? 0 : run.naive.open(credit, day));
            }
        }
        run.told.forEach(told -> assertThat(run.stands(told.asOf())).isEqualTo(told.stands()));
        assertThat(run.books.refunds().waiting(AsOf.of(date(run.today))))
                .extracting(state -> state.request().id().value())
                .containsExactlyInAnyOrderElementsOf(run.naive.stands(run.today).stream()
                        .filter(stand -> stand.standing().equals("ASKED")
                                || stand.standing().equals("APPROVED"))
                        .map(NaiveRefunds.Stand::id)
                        .toList());
        assertThat(run.books.audit().verify()).isEqualTo(List.<AuditFinding>of());
    }

    private static void collect(String what, boolean isSeen, double share) {
        Statistics.label(what)
                .collect(isSeen)
                .coverage(cases -> cases.check(true).percentage(seen -> seen > share));
    }

    private static LocalDate date(int day) {
        return FIRST.plusDays(day);
    }

    private static Money cents(long minor) {
        return Money.ofMinor(CurrencyUnit.EUR, minor);
    }

    private static ItemId credit(int number) {
        return ItemId.credit("PAY-" + number);
    }

    /** What was answered at a moment. */
    private record Told(AsOf asOf, List<NaiveRefunds.Stand> stands) {}

    /** Goes on by a second with every step. */
    private static final class Steps extends Clock {
        private Instant now = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("this clock tells the time of UTC");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** One random history, in the books and in the lists. */
    private static final class Run {
        private final Random random;
        private final Steps clock = new Steps();
        private final Receivables books = Receivables.over(new InMemoryStore(), clock);
        private final NaiveRefunds naive = new NaiveRefunds(CREDITS);
        private final List<Told> told = new ArrayList<>();
        private int requests;
        private int commands;
        private int unpaid;
        private int today;

        Run(long seed) {
            this.random = new Random(seed);
            books.customers()
                    .register(Customer.organisation(ACME, "Acme").build())
                    .orElseThrow();
            for (int i = 0; i < CREDITS.length; i++) {
                books.cash()
                        .receive(Payment.received(PaymentId.of("PAY-" + i), ACME, cents(CREDITS[i]), FIRST))
                        .orElseThrow();
            }
            books.invoicing()
                    .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, FIRST)
                            .line("Goods", cents(1_000_000))
                            .build())
                    .orElseThrow();
        }

        void go(int length) {
            for (int i = 0; i < length; i++) {
                clock.now = clock.now.plusSeconds(1);
                int kind = random.nextInt(20);
                if (kind < 4) {
                    ask();
                } else if (kind < 9) {
                    answer();
                } else if (kind < 13) {
                    pay();
                } else if (kind < 14) {
                    refund();
                } else if (kind < 16) {
                    settle();
                } else if (kind < 18) {
                    reverse();
                } else {
                    today += random.nextInt(3);
                    clock.now =
                            date(today).atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(i);
                }
                AsOf asOf = AsOf.of(date(day()));
                told.add(new Told(asOf.knownAt(clock.now), stands(asOf)));
            }
        }

        /** Mostly today, or some day around it: two days on is later than today wherever one is. */
        private int day() {
            return random.nextInt(3) > 0 ? today : today + random.nextInt(6) - 3;
        }

        /** One of the last, or now and then the next one, which nobody has asked for yet. */
        private String anyRefund() {
            return id(random.nextInt(12) == 0 ? requests + 1 : Math.max(1, requests - random.nextInt(3)));
        }

        private static String id(int number) {
            return String.format(Locale.ROOT, "REF-%03d", number);
        }

        private Receivables as(String person) {
            return books.actingAs(Actor.of(person));
        }

        /** Mostly one of two people. */
        private String mostly(int person) {
            return PEOPLE.get(random.nextInt(4) > 0 ? person : 1 - person);
        }

        private void check(String what, Outcome<?> outcome, boolean isIn) {
            assertThat(outcome.applied().isPresent())
                    .as("%s, today %s: %s", what, date(today), outcome)
                    .isEqualTo(isIn);
        }

        private void ask() {
            String id = id(++requests);
            int credit = random.nextInt(CREDITS.length);
            long minor = 1 + random.nextInt(2_000);
            int on = day();
            String by = mostly(0);
            Outcome<?> outcome = as(by).refunds()
                    .request(RefundRequest.of(
                            RefundId.of(id), ACME, credit(credit), cents(minor), date(on), "paid twice"));
            check("ask for " + id, outcome, naive.ask(id, credit, minor, on, by, today));
        }

        private void answer() {
            String id = anyRefund();
            int on = day();
            String by = mostly(1);
            CommandId command = CommandId.of("ANSWER-" + ++commands);
            if (random.nextInt(3) < 2) {
                Outcome<?> outcome =
                        as(by).refunds().answer(command, RefundAnswer.approved(RefundId.of(id), ACME, date(on)));
                check("approve " + id, outcome, naive.approve(id, on, by, today));
            } else {
                Outcome<?> outcome =
                        as(by).refunds().answer(command, RefundAnswer.declined(RefundId.of(id), ACME, date(on), "no"));
                check("decline " + id, outcome, naive.decline(id, on, today));
            }
        }

        private void pay() {
            String id = anyRefund();
            int on = day();
            Outcome<?> outcome =
                    as(mostly(1)).refunds().pay(RefundId.of(id), ACME, date(on), PaymentMethod.of("transfer"));
            check("pay " + id, outcome, naive.pay(id, on, today));
            boolean isOfAccount =
                    outcome instanceof Outcome.Refused<?> refused && refused.refusal() instanceof AccountRefusal;
            unpaid += isOfAccount ? 1 : 0;
        }

        /** A refund that nobody asked for; under the name of one that somebody did it is none. */
        private void refund() {
            int credit = random.nextInt(CREDITS.length);
            long minor = 1 + random.nextInt(500);
            int on = day();
            String asked = anyRefund();
            boolean isNamedLikeOne = random.nextInt(4) == 0 && naive.isOnFile(asked);
            String id = isNamedLikeOne ? asked : "PLAIN-" + ++commands;
            Outcome<?> outcome = books.adjustments()
                    .adjust(
                            CommandId.of(id),
                            ACME,
                            Adjustment.refund(credit(credit), date(on)).of(cents(minor)));
            check("refund as " + id, outcome, !isNamedLikeOne && naive.take(credit, minor, on));
        }

        private void settle() {
            int credit = random.nextInt(CREDITS.length);
            boolean isAll = random.nextInt(5) == 0;
            long some = 1 + random.nextInt(500);
            long minor = isAll ? Math.max(1, naive.open(credit, today)) : some;
            int on = day();
            Outcome<?> outcome = books.cash()
                    .settle(
                            CommandId.of("SETTLE-" + ++commands),
                            ACME,
                            Settlement.none().matching(credit(credit), ItemId.debit("INV-1"), cents(minor), date(on)));
            check("settle", outcome, naive.take(credit, minor, on));
        }

        private void reverse() {
            String id = id(1 + random.nextInt(requests + 1));
            int on = day();
            Outcome<?> outcome =
                    books.accounts().reverse(CommandId.of("BACK-" + ++commands), ACME, ItemId.debit(id), date(on));
            check("reverse " + id, outcome, naive.reverse(id, on));
        }

        List<NaiveRefunds.Stand> stands(AsOf asOf) {
            return books.refunds().of(ACME, asOf).stream().map(Run::stand).toList();
        }

        private static NaiveRefunds.Stand stand(RefundState state) {
            return new NaiveRefunds.Stand(
                    state.request().id().value(), state.standing().name(), state.waitedDays());
        }

        long open(int credit, int day) {
            return books.accounts().openItems(ACME, date(day)).stream()
                    .filter(item -> item.id().equals(credit(credit)))
                    .map(OpenItem::open)
                    .mapToLong(Money::getAmountMinorLong)
                    .sum();
        }
    }
}
