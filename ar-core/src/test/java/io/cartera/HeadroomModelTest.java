package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.audit.AuditFinding;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditNotGranted;
import io.cartera.credit.CreditReason;
import io.cartera.credit.CreditReason.GroupLimitExceeded;
import io.cartera.credit.CreditReason.LimitExceeded;
import io.cartera.credit.DecisionId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.HeadroomGrounds;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.HeadroomRefusal;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Random reservations, steps, expiries, limits, groups, invoices, payments, credit notes, reversals and cash that is applied, on four
 * customers, two of whom are roots, held against {@link NaiveHeadroom}: C01, C02 and C06. Of histories this random too many could
 * approve nothing or refuse nothing, and then hold nothing against anything: how many do both is asserted.
 */
class HeadroomModelTest {

    private static final List<String> NAMES = List.of("ACME", "BOLT", "ROOT", "SUN");
    private static final List<String> OTHER_NAMES = List.of("ZINC", "OAK", "A", "B");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    @Property(tries = 300)
    void C01_no_headroom_is_sold_twice_and_none_is_withheld(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int length) {
        Run run = new Run(NAMES, seed);

        run.go(length);

        Statistics.label("reservations")
                .collect(run.made.isEmpty() ? "none approved" : run.refused == 0 ? "none refused" : "both")
                .coverage(cases -> cases.check("both").percentage(share -> share > 40));
        collect("cash was applied", run.settled > 0);
        collect("an invoice was credited", run.credited > 0);
        collect("an invoice or a payment was reversed", run.reversed > 0);
        assertThat(run.books.audit().verify()).isEqualTo(List.<AuditFinding>of());
    }

    @Property(tries = 150)
    void C02_every_decision_used_what_was_at_stake_when_it_was_made(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int length) {
        Run run = new Run(NAMES, seed);

        run.go(length);

        Statistics.label("decisions looked at again")
                .collect(run.made.isEmpty() ? "none" : "some")
                .coverage(cases -> cases.check("some").percentage(share -> share > 50));
        Statistics.label("under a limit of a group")
                .collect(run.made.stream()
                        .anyMatch(made -> made.recorded()
                                .grounds()
                                .flatMap(HeadroomGrounds::root)
                                .isPresent()))
                .coverage(cases -> cases.check(true).percentage(share -> share > 15));
        for (Made made : run.made) {
            NaiveHeadroom.Finding replayed =
                    run.naive.after(made.facts()).find(made.customer(), made.on(), made.today());
            HeadroomGrounds grounds = made.recorded().grounds().orElseThrow();
            Optional<NaiveHeadroom.Under> group = replayed.groups().stream()
                    .filter(under -> under.most() < NaiveHeadroom.UNLIMITED)
                    .findFirst();
            assertThat(grounds.exposure()).isEqualTo(cents(replayed.exposure()));
            assertThat(grounds.limit())
                    .isEqualTo(replayed.own().stream()
                            .map(NaiveHeadroom.Under::most)
                            .filter(most -> most < NaiveHeadroom.UNLIMITED)
                            .map(HeadroomModelTest::cents)
                            .findFirst());
            assertThat(grounds.root()).isEqualTo(group.map(under -> run.customer(under.root())));
            assertThat(grounds.groupLimit()).isEqualTo(group.map(under -> cents(under.most())));
            assertThat(grounds.groupExposure()).isEqualTo(group.map(under -> cents(under.exposure())));

            CustomerId customer = run.customer(made.customer());
            CreditDecision kept = run.books
                    .decisions()
                    .find(customer, DecisionId.of(made.id()))
                    .orElseThrow();
            assertThat(kept.policy().decide(kept.request(), kept.picture())).isEqualTo(kept);
            assertThat(kept.picture().own().exposure()).isEqualTo(grounds.exposure());
            assertThat(run.books.reservations().file(customer).facts()).contains(made.recorded());
        }
    }

    @Property(tries = 150)
    void C06_a_lower_limit_changes_no_decision_of_before_nor_one_for_an_earlier_day(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int length, @ForAll boolean isForGroup) {
        Run run = new Run(NAMES, seed);
        run.go(length);
        int lowered = isForGroup ? 2 : new Random(seed).nextInt(2);
        LocalDate from = FIRST.plusDays(run.today + 2L);
        List<Object> history = run.history();
        List<CreditDecision> before = run.decisions(run.today, run.today + 1);
        List<CreditDecision> later = run.decisions(run.today + 2, run.today + 4);

        LimitGrant none = LimitGrant.of(run.customer(lowered), CreditLimit.noCredit(), from);
        run.books
                .credit()
                .grant(CommandId.of("LESS"), isForGroup ? none.forGroup() : none)
                .orElseThrow();

        assertThat(run.history()).isEqualTo(history);
        Statistics.label("decisions for a later day")
                .collect(later.stream().anyMatch(CreditDecision.Approved.class::isInstance) ? "some approved" : "none")
                .coverage(cases -> cases.check("some approved").percentage(share -> share > 40));
        List<CreditDecision> beforeAgain = run.decisions(run.today, run.today + 1);
        for (int i = 0; i < before.size(); i++) {
            // Who joins a group later is asked for the limit of then already.
            if (!isForGroup || !run.isEverIn(before.get(i).customer(), lowered)) {
                assertThat(beforeAgain.get(i)).isEqualTo(before.get(i));
            }
        }
        List<CreditDecision> laterAgain = run.decisions(run.today + 2, run.today + 4);
        for (int i = 0; i < later.size(); i++) {
            if (!(later.get(i) instanceof CreditDecision.Approved)) {
                assertThat(laterAgain.get(i)).isNotInstanceOf(CreditDecision.Approved.class);
            }
        }
    }

    @Property(tries = 60)
    void outcomes_do_not_depend_on_the_names_of_customers(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int length) {
        Run run = new Run(NAMES, seed);
        Run renamed = new Run(OTHER_NAMES, seed);

        run.go(length);
        renamed.go(length);

        assertThat(renamed.outcomes).isEqualTo(run.outcomes);
    }

    private static void collect(String what, boolean isSeen) {
        Statistics.label(what)
                .collect(isSeen)
                .coverage(cases -> cases.check(true).percentage(share -> share > 10));
    }

    private static Money cents(long minor) {
        return Money.ofMinor(CurrencyUnit.EUR, minor);
    }

    private record Made(String id, int customer, int on, int today, int facts, HeadroomRecorded recorded) {}

    /** A document or a payment, dated a day. */
    private static final class Posted {
        private final ItemId item;
        private final int customer;
        private final long minor;
        private final int on;
        private long credited;
        private boolean isReversed;

        Posted(ItemId item, int customer, long minor, int on) {
            this.item = item;
            this.customer = customer;
            this.minor = minor;
            this.on = on;
        }
    }

    /** Shows noon of a day. */
    private static final class Noon extends Clock {
        private int day;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return FIRST.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
        }
    }

    /** One random history, in the books and in the lists. What is drawn does not depend on what comes of it. */
    private static final class Run {
        private final List<String> names;
        private final Random random;
        private final Noon clock = new Noon();
        private final Receivables books = Receivables.over(new InMemoryStore(), clock);
        private final NaiveHeadroom naive = new NaiveHeadroom(4);
        private final List<Made> made = new ArrayList<>();
        private final List<String> outcomes = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();
        private final List<Integer> owners = new ArrayList<>();
        private final List<int[]> joined = new ArrayList<>();
        private final List<Posted> posted = new ArrayList<>();
        private int refused;
        private int settled;
        private int credited;
        private int reversed;
        private int today;
        private int commands;

        Run(List<String> names, long seed) {
            this.names = names;
            this.random = new Random(seed);
            names.forEach(name -> books.customers()
                    .register(Customer.organisation(CustomerId.of(name), "One").build())
                    .orElseThrow());
        }

        CustomerId customer(int number) {
            return CustomerId.of(names.get(number));
        }

        boolean isEverIn(CustomerId customer, int root) {
            return customer.equals(customer(root))
                    || joined.stream().anyMatch(pair -> customer(pair[0]).equals(customer) && pair[1] == root);
        }

        private LocalDate date(int day) {
            return FIRST.plusDays(day);
        }

        private int between(int low, int high) {
            return low + random.nextInt(high - low + 1);
        }

        private long amount() {
            return between(1, 45) * 100L + between(0, 1) * 37L;
        }

        void go(int length) {
            for (int i = 0; i < 3; i++) {
                grant();
            }
            for (int i = 0; i < length; i++) {
                int kind = random.nextInt(27);
                if (kind < 7) {
                    reserve();
                } else if (kind < 12) {
                    step();
                } else if (kind < 14) {
                    grant();
                } else if (kind < 15) {
                    join();
                } else if (kind < 19) {
                    post();
                } else if (kind < 21) {
                    apply();
                } else if (kind < 22) {
                    credit();
                } else if (kind < 23) {
                    reverse();
                } else {
                    today += random.nextInt(3);
                    clock.day = today;
                }
            }
        }

        private void reserve() {
            int customer = between(0, 3);
            long minor = amount();
            int from = today + between(-1, 3);
            int through = from + between(0, 4);
            String id = "SO-" + ++commands;
            ids.add(id);
            owners.add(customer);
            int on = Math.max(from, today);
            NaiveHeadroom.Finding found = naive.find(customer, on, today);
            int facts = naive.size();
            Reservation reservation = Reservation.of(
                    ReservationId.of(id),
                    customer(customer),
                    cents(minor),
                    SalesDocumentKind.ORDER,
                    date(from),
                    date(through));
            Outcome<HeadroomRecorded> outcome = books.reservations().reserve(reservation);
            assertThat(outcome.applied().isPresent())
                    .as("%s today %s: %s %s", reservation, date(today), found, outcome)
                    .isEqualTo(found.isApproved(minor));
            outcomes.add(outcome.applied().isPresent() ? "reserved" : "refused");
            if (outcome.applied().isPresent()) {
                naive.reserve(id, customer, minor, from, through);
                made.add(new Made(id, customer, on, today, facts, outcome.orElseThrow()));
                found.own()
                        .forEach(own -> assertThat(books.credit()
                                        .exposure(customer(customer), CurrencyUnit.EUR, date(on))
                                        .net()
                                        .getAmountMinorLong())
                                .isLessThanOrEqualTo(own.most()));
            } else {
                refused++;
                tells(found, minor, ((CreditNotGranted) ((Outcome.Refused<?>) outcome).refusal()).decision());
            }
        }

        /** All limits that are in the way, with their figures. */
        private void tells(NaiveHeadroom.Finding found, long minor, CreditDecision decision) {
            List<CreditReason> expected = new ArrayList<>();
            Money asked = cents(minor);
            for (NaiveHeadroom.Under under : found.groups()) {
                long over = under.exposure() + minor - under.most();
                if (over > 0) {
                    expected.add(new GroupLimitExceeded(
                            names.get(under.root()), cents(under.most()), cents(under.exposure()), asked, cents(over)));
                }
            }
            for (NaiveHeadroom.Under under : found.own()) {
                long over = under.exposure() + minor - under.most();
                if (over > 0) {
                    expected.add(new LimitExceeded(cents(under.most()), cents(under.exposure()), asked, cents(over)));
                }
            }
            if (found.own().isEmpty() && found.groups().isEmpty()) {
                expected.add(new CreditReason.LimitNotSet(cents(found.exposure()), asked));
            }
            assertThat(decision.reasons()).containsExactlyInAnyOrderElementsOf(expected);
        }

        private void step() {
            NaiveHeadroom.Step kind = NaiveHeadroom.Step.values()[random.nextInt(4)];
            long minor = random.nextBoolean() ? amount() : 4_600;
            int on = today + between(-1, 2);
            String command = "S-" + ++commands;
            if (ids.isEmpty()) {
                return;
            }
            int which = random.nextInt(ids.size());
            String id = ids.get(which);
            int owner = owners.get(which);
            Outcome<?> outcome = kind == NaiveHeadroom.Step.INVOICE
                    ? books.reservations().issue(invoice(command, owner, minor, on), ReservationId.of(id))
                    : take(kind, command, which, minor, on);
            boolean isIn = naive.has(id) && !naive.isTooEarly(id, on);
            if (isIn && kind == NaiveHeadroom.Step.INVOICE) {
                naive.step(id, kind, minor, on, today);
                naive.post(owner, minor, on);
            } else if (isIn) {
                isIn = naive.step(id, kind, minor, on, today);
            }
            assertThat(outcome.applied().isPresent())
                    .as("%s of %s on %s: %s", kind, id, date(on), outcome)
                    .isEqualTo(isIn);
            if (!isIn) {
                assertThat(((Outcome.Refused<?>) outcome).refusal()).isInstanceOf(HeadroomRefusal.class);
            }
            outcomes.add(kind + " " + isIn);
        }

        private Outcome<?> take(NaiveHeadroom.Step kind, String command, int which, long minor, int on) {
            CustomerId owner = customer(owners.get(which));
            ReservationId id = ReservationId.of(ids.get(which));
            if (kind == NaiveHeadroom.Step.RELEASE) {
                return books.reservations()
                        .release(
                                CommandId.of(command),
                                ReservationRelease.of(owner, id, date(on)).of(cents(minor)));
            }
            SalesDocumentKind document =
                    kind == NaiveHeadroom.Step.ORDER ? SalesDocumentKind.ORDER : SalesDocumentKind.DELIVERY;
            return books.reservations()
                    .commit(CommandId.of(command), Commitment.to(document, command, owner, id, cents(minor), date(on)));
        }

        private Invoice invoice(String id, int customer, long minor, int on) {
            return Invoice.draft(InvoiceId.of(id), customer(customer), date(on))
                    .line("Goods", cents(minor))
                    .build();
        }

        private void grant() {
            int customer = between(0, 3);
            boolean isForGroup = customer > 1 && random.nextBoolean();
            int from = today + between(-3, 3);
            int until = random.nextInt(4) == 0 ? from + between(1, 6) : Integer.MAX_VALUE;
            int kind = random.nextInt(10);
            long most = between(10, 120) * 100L;
            CreditLimit limit = kind == 0
                    ? CreditLimit.noCredit()
                    : kind == 1 ? CreditLimit.unlimited() : CreditLimit.of(cents(most));
            LimitGrant granted = LimitGrant.of(customer(customer), limit, date(from));
            granted = until == Integer.MAX_VALUE ? granted : granted.until(date(until));
            books.credit()
                    .grant(CommandId.of("G-" + ++commands), isForGroup ? granted.forGroup() : granted)
                    .orElseThrow();
            naive.grant(customer, isForGroup, kind == 0 ? 0 : kind == 1 ? NaiveHeadroom.UNLIMITED : most, from, until);
        }

        private void join() {
            int member = between(0, 1);
            int root = between(1, 3);
            int from = today + between(-1, 3);
            int until = random.nextInt(3) == 0 ? from + between(1, 5) : Integer.MAX_VALUE;
            GroupMembership membership = root == 1
                    ? GroupMembership.none(customer(member), date(from))
                    : GroupMembership.of(customer(member), customer(root), date(from));
            membership = until == Integer.MAX_VALUE ? membership : membership.until(date(until));
            books.reservations()
                    .join(CommandId.of("J-" + ++commands), membership)
                    .orElseThrow();
            joined.add(new int[] {member, root});
            naive.join(member, root == 1 ? member : root, from, until);
        }

        private void post() {
            int customer = between(0, 3);
            long minor = amount();
            int on = today + between(-1, 2);
            String id = "P-" + ++commands;
            boolean isInvoice = random.nextBoolean();
            if (isInvoice) {
                books.invoicing().issue(invoice(id, customer, minor, on)).orElseThrow();
                naive.post(customer, minor, on);
            } else {
                books.cash()
                        .receive(Payment.received(PaymentId.of(id), customer(customer), cents(minor), date(on)))
                        .orElseThrow();
                naive.post(customer, -minor, on);
            }
            posted.add(new Posted(isInvoice ? ItemId.debit(id) : ItemId.credit(id), customer, minor, on));
        }

        /** Applies what everybody has open today, which leaves as much at stake as there was. */
        private void apply() {
            int moved = 0;
            for (int customer = 0; customer < names.size(); customer++) {
                moved += books.cash()
                        .apply(
                                CommandId.of("A-" + ++commands),
                                customer(customer),
                                date(today),
                                AllocationPolicy.oldest())
                        .orElseThrow()
                        .allocations()
                        .size();
            }
            settled += moved;
            outcomes.add("applied " + moved);
        }

        /** Credits some of an invoice that stands, today. */
        private void credit() {
            long minor = between(1, 15) * 100L;
            String id = "C-" + ++commands;
            Optional<Posted> drawn = drawn(List.of(Side.DEBIT));
            if (drawn.isEmpty()) {
                return;
            }
            Posted invoice = drawn.get();
            boolean isIn = !invoice.isReversed && invoice.credited + minor <= invoice.minor;
            Outcome<?> outcome = books.invoicing()
                    .issue(Invoice.creditNote(InvoiceId.of(id), customer(invoice.customer), date(today))
                            .line("Goods back", cents(minor))
                            .crediting(InvoiceId.of(invoice.item.document()))
                            .build());
            assertThat(outcome.applied().isPresent())
                    .as("%s of %s: %s", cents(minor), invoice.item, outcome)
                    .isEqualTo(isIn);
            if (isIn) {
                invoice.credited += minor;
                naive.post(invoice.customer, -minor, today);
                credited++;
            }
            outcomes.add("credited " + isIn);
        }

        /** Undoes an invoice without credit notes, or a payment, today. */
        private void reverse() {
            String id = "R-" + ++commands;
            Optional<Posted> drawn = drawn(List.of(Side.values()));
            if (drawn.isEmpty()) {
                return;
            }
            Posted undone = drawn.get();
            boolean isIn = !undone.isReversed && undone.credited == 0;
            Outcome<?> outcome =
                    books.accounts().reverse(CommandId.of(id), customer(undone.customer), undone.item, date(today));
            assertThat(outcome.applied().isPresent())
                    .as("%s: %s", undone.item, outcome)
                    .isEqualTo(isIn);
            if (isIn) {
                undone.isReversed = true;
                naive.post(undone.customer, undone.item.side() == Side.DEBIT ? -undone.minor : undone.minor, today);
                reversed++;
            }
            outcomes.add("reversed " + isIn);
        }

        /** One of those whose day has come, if there is any: the lists know nothing of what settles what is still to come. */
        private Optional<Posted> drawn(List<Side> sides) {
            int number = random.nextInt(1_000);
            List<Posted> come = posted.stream()
                    .filter(one -> one.on <= today && sides.contains(one.item.side()))
                    .toList();
            return come.isEmpty() ? Optional.empty() : Optional.of(come.get(number % come.size()));
        }

        /** All that is on file and on record of limits. */
        List<Object> history() {
            List<Object> history = new ArrayList<>();
            for (int customer = 0; customer < names.size(); customer++) {
                CustomerId id = customer(customer);
                history.add(books.reservations().file(id).facts());
                history.add(books.decisions().log(id).facts());
                for (int day = 0; day <= today; day++) {
                    history.add(books.reservations().live(id, AsOf.of(date(day))));
                }
            }
            return history;
        }

        /** What everybody would be told who wants a small sale, day by day. */
        List<CreditDecision> decisions(int first, int last) {
            List<CreditDecision> decisions = new ArrayList<>();
            for (int customer = 0; customer < names.size(); customer++) {
                for (int day = first; day <= last; day++) {
                    decisions.add(books.credit().decide(customer(customer), cents(500), date(day)));
                }
            }
            return decisions;
        }
    }
}
