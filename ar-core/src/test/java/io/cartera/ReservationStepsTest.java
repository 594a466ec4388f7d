package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.credit.CreditNotGranted;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.HeadroomRefusal.GroupInGroup;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationState;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C073: invoices that take the place of reservations, and when members of groups may become roots. */
class ReservationStepsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final CustomerId ROOT = CustomerId.of("ROOT");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final ReservationId R = ReservationId.of("SO-1");

    private final InMemoryStore store = new InMemoryStore();
    private final Receivables books = Receivables.over(store, new Ticking());

    @BeforeEach
    void register() {
        for (CustomerId customer : List.of(ACME, BOLT, ROOT)) {
            books.customers()
                    .register(Customer.organisation(customer, "Some S.L.").build())
                    .orElseThrow();
        }
        books.credit().grant(ACME, CreditLimit.of(eur("1000")), DAY).orElseThrow();
        reserve("SO-1");
        reserve("SO-2");
    }

    private void reserve(String id) {
        books.reservations()
                .reserve(Reservation.of(
                        ReservationId.of(id), ACME, eur("100"), SalesDocumentKind.ORDER, DAY, DAY.plusDays(7)))
                .orElseThrow();
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private static Invoice invoice(String amount) {
        return Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                .line("Goods", eur(amount))
                .build();
    }

    private Outcome<AccountChange> issue(ReservationId reservation) {
        return books.reservations().issue(invoice("100"), reservation);
    }

    private Money net(Instant knownAt) {
        return books.credit()
                .exposure(ACME, CurrencyUnit.EUR, AsOf.of(DAY).knownAt(knownAt))
                .net();
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal();
    }

    @Test
    void at_no_instant_both_the_reservation_and_its_invoice_are_known() {
        Instant before = books.reservations().file(ACME).facts().get(1).at();

        Instant at = issue(R).orElseThrow().recording().at();

        assertThat(at).isAfter(before);
        assertThat(net(before)).isEqualTo(eur("200"));
        assertThat(net(at)).isEqualTo(eur("200"));
        assertThat(books.reservations().file(ACME).facts().get(2).at()).isEqualTo(at);
    }

    @Test
    void nor_where_both_are_given_in_a_unit_of_several_commands() {
        Instant at = books.accounts().inOneUnit(ACME, batch -> {
            AccountChange issued = batch.issue(invoice("100")).orElseThrow();
            batch.commit(CommandId.of("C"), Commitment.to(SalesDocumentKind.INVOICE, "INV-1", ACME, R, eur("100"), DAY))
                    .orElseThrow();
            return issued.recording().at();
        });

        assertThat(net(at)).isEqualTo(eur("200"));
    }

    @Test
    void an_invoice_that_was_issued_alone_is_none_that_takes_the_place_of_a_reservation() {
        books.invoicing().issue(invoice("100")).orElseThrow();

        assertThat(issue(R)).isEqualTo(new Outcome.Conflicting<>(CommandId.of("INV-1"), "", "SO-1", "reservation"));
        assertThat(issue(ReservationId.of("none"))).isInstanceOf(Outcome.Conflicting.class);
        assertThat(books.reservations().live(ACME, AsOf.of(DAY))).hasSize(2);
    }

    @Test
    void nor_is_one_that_took_the_place_of_another_one() {
        Outcome<AccountChange> first = issue(R);

        assertThat(issue(ReservationId.of("SO-2")))
                .isEqualTo(new Outcome.Conflicting<>(CommandId.of("INV-1"), "SO-1", "SO-2", "reservation"));
        assertThat(issue(R)).isEqualTo(first);
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void a_repeat_after_the_period_was_closed_changes_nothing() {
        issue(R).orElseThrow();
        books.accounts().close(DAY).orElseThrow();

        assertThat(issue(R).applied()).isPresent();
    }

    @Test
    void an_order_and_an_invoice_with_one_number_are_a_conflict() {
        books.reservations()
                .commit(
                        CommandId.of("INV-1"),
                        Commitment.to(SalesDocumentKind.ORDER, "INV-1", ACME, R, eur("100"), DAY))
                .orElseThrow();

        assertThat(issue(R)).isEqualTo(new Outcome.Conflicting<>(CommandId.of("INV-1"), "ORDER", "INVOICE", "kind"));
        assertThat(books.accounts().history(ACME).changes()).isEmpty();
    }

    @Test
    void what_was_live_is_told_as_known_at_an_instant() {
        Instant before = books.reservations().file(ACME).facts().get(1).at();
        issue(R).orElseThrow();

        assertThat(books.reservations().live(ACME, AsOf.of(DAY)))
                .extracting(ReservationState::reservation)
                .extracting(Reservation::id)
                .containsExactly(ReservationId.of("SO-2"));
        assertThat(books.reservations().live(ACME, AsOf.of(DAY).knownAt(before)))
                .hasSize(2);
        assertThat(books.reservations().live(ACME, AsOf.of(DAY.plusDays(8)))).isEmpty();
        assertThat(books.reservations().live(ACME, AsOf.of(DAY.minusDays(1)))).isEmpty();
    }

    private Outcome<?> join(String command, GroupMembership membership) {
        return books.reservations().join(CommandId.of(command), membership);
    }

    @Test
    void a_membership_that_holds_again_after_another_one_makes_no_group_of_two_levels() {
        join("1", GroupMembership.of(ACME, ROOT, DAY)).orElseThrow();
        join("2", GroupMembership.none(ACME, DAY.plusDays(10)).until(DAY.plusDays(20)))
                .orElseThrow();

        assertThat(refusal(join("3", GroupMembership.of(BOLT, ACME, DAY.plusDays(10)))))
                .isEqualTo(new GroupInGroup(ACME, DAY.plusDays(20)));
        assertThat(refusal(join("4", GroupMembership.of(ROOT, BOLT, DAY.plusDays(15)))))
                .isEqualTo(new GroupInGroup(ROOT, DAY.plusDays(20)));
    }

    @Test
    void a_member_may_be_a_root_while_it_belongs_to_no_other_group() {
        join("1", GroupMembership.of(ACME, ROOT, DAY)).orElseThrow();
        join("2", GroupMembership.none(ACME, DAY.plusDays(10)).until(DAY.plusDays(20)))
                .orElseThrow();

        GroupMembership between = GroupMembership.of(BOLT, ACME, DAY.plusDays(10));

        assertThat(refusal(join("3", between.until(DAY.plusDays(21)))))
                .isEqualTo(new GroupInGroup(ACME, DAY.plusDays(20)));
        assertThat(join("3", between.until(DAY.plusDays(20))).applied()).isPresent();
    }

    @Test
    void joining_one_who_is_not_on_file_opens_no_group() {
        CustomerId nobody = CustomerId.of("NOBODY");

        assertThat(refusal(join("1", GroupMembership.of(ACME, nobody, DAY)))).isEqualTo(new UnknownCustomer(nobody));
        assertThat(refusal(join("2", GroupMembership.of(nobody, ACME, DAY)))).isEqualTo(new UnknownCustomer(nobody));

        for (CustomerId each : List.of(ACME, nobody)) {
            AccountId account = AccountId.of(LedgerId.MAIN, each);
            boolean isGroup = store.read(session -> session.headroom().isGroup(account));
            assertThat(isGroup).as("%s", each).isFalse();
        }
    }

    @Test
    void no_reservation_takes_what_another_one_left_to_an_invoice() {
        issue(R).orElseThrow();
        Reservation tooMuch = Reservation.of(
                ReservationId.of("SO-3"), ACME, eur("801"), SalesDocumentKind.ORDER, DAY, DAY.plusDays(1));

        assertThat(refusal(books.reservations().reserve(tooMuch))).isInstanceOf(CreditNotGranted.class);
    }

    /** A second later each time it is asked. */
    private static final class Ticking extends Clock {

        private Instant next = Instant.parse("2026-03-01T08:00:00Z");

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
            next = next.plusSeconds(1);
            return next;
        }
    }
}
