package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.access.AccessDeniedException;
import io.cartera.access.NotPermitted;
import io.cartera.access.Permission;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.settlement.Recovery;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** C079: what is written off, by whom, and what comes in of it later. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class C079BadDebtsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final LocalDate LATER = DAY.plusDays(30);
    private static final ItemId DEBIT = ItemId.debit("INV-1");

    private final Receivables books =
            Receivables.over(new InMemoryStore(), Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC));

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    @BeforeEach
    void a_debit_of_100() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY.minusDays(90))
                        .line("Goods", eur("100"))
                        .dueOn(DAY.minusDays(60))
                        .build())
                .orElseThrow();
    }

    private void writeOff(String id, LocalDate on) {
        books.adjustments()
                .adjust(CommandId.of(id), ACME, Adjustment.badDebt(DEBIT, on).because("bankrupt"))
                .orElseThrow();
    }

    private void undo(String writeOff, LocalDate on) {
        books.accounts()
                .reverse(CommandId.of("UNDO " + writeOff), ACME, ItemId.credit(writeOff), on)
                .orElseThrow();
    }

    private void receive(String id, String amount, LocalDate on) {
        books.cash()
                .receive(Payment.received(PaymentId.of(id), ACME, eur(amount), on)
                        .withReference("INV-1"))
                .orElseThrow();
        books.cash().apply(ACME, on).orElseThrow();
    }

    private List<Recovery> recoveries(LocalDate on) {
        return books.risks().recoveries(ACME, AsOf.of(on));
    }

    @Test
    void C079_a_write_off_is_for_who_may_adjust_accounts_and_says_who_did_it() {
        Receivables clerk = books.actingAs(Actor.of("clerk"))
                .admitting(request -> request.permission() == Permission.ADJUST_ACCOUNTS
                                && request.actor().equals(Actor.of("clerk"))
                        ? Optional.of(NotPermitted.INSTANCE)
                        : Optional.empty());
        Adjustment loss = Adjustment.badDebt(DEBIT, DAY);

        assertThatThrownBy(() -> clerk.adjustments().adjust(CommandId.of("W-1"), ACME, loss))
                .isInstanceOf(AccessDeniedException.class);
        clerk.actingAs(Actor.of("head of credit"))
                .adjustments()
                .adjust(CommandId.of("W-1"), ACME, loss)
                .orElseThrow();

        assertThat(books.accounts().openItems(ACME, DAY)).isEmpty();
        assertThat(books.audit().trail(ACME))
                .filteredOn(row -> row.command().equals(CommandId.of("W-1")))
                .singleElement()
                .extracting(row -> row.actor())
                .isEqualTo(Actor.of("head of credit"));
    }

    @Test
    void C079_a_write_off_keeps_who_asked_for_it_and_who_approved_it_and_nobody_approves_alone() {
        Actor clerk = Actor.of("clerk");
        Adjustment asked = Adjustment.badDebt(DEBIT, DAY).requested(DAY.minusDays(3), clerk);

        assertThat(books.adjustments().adjust(CommandId.of("W-1"), ACME, asked.approved(DAY.minusDays(1), clerk)))
                .isEqualTo(new Outcome.Refused<>(CommandId.of("W-1"), new Adjustment.ApprovedByRequester(clerk)));
        Adjustment approved = asked.approved(DAY.minusDays(1), Actor.of("head"));
        books.adjustments().adjust(CommandId.of("W-1"), ACME, approved).orElseThrow();

        assertThat(books.accounts()
                        .history(ACME)
                        .changes()
                        .get(1)
                        .recording()
                        .command()
                        .content())
                .containsEntry("requester", "clerk")
                .containsEntry("requestedOn", "2026-02-27")
                .containsEntry("approver", "head")
                .containsEntry("approvedOn", "2026-03-01");
        assertThat(books.adjustments().adjust(CommandId.of("W-1"), ACME, asked))
                .isInstanceOf(Outcome.Conflicting.class);
        assertThat(books.adjustments().refunds(ACME)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adjustment.concession(DEBIT, DAY).requested(DAY.plusDays(1), clerk))
                .withMessageContaining("written off on 2026-03-02, before it was requested on 2026-03-03");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adjustment.smallDifference(DEBIT, DAY).requested(DAY, clerk))
                .withMessageContaining("a SMALL_DIFFERENCE is not requested");
    }

    @Test
    void C079_money_that_comes_on_a_debit_that_was_written_off_is_recovered() {
        writeOff("W-1", DAY);
        undo("W-1", LATER);
        receive("PAY-1", "30", LATER);
        writeOff("W-2", LATER);

        assertThat(recoveries(LATER.minusDays(1))).isEmpty();
        Recovery recovery = recoveries(LATER).get(0);
        assertThat(recoveries(LATER)).hasSize(1);
        assertThat(recovery.debit()).isEqualTo(DEBIT);
        assertThat(recovery.receipt()).isEqualTo(ItemId.credit("PAY-1"));
        assertThat(recovery.writtenOff()).isEqualTo(eur("100"));
        assertThat(recovery.recovered()).isEqualTo(eur("30"));
        assertThat(recovery.receivedOn()).isEqualTo(LATER);
        assertThat(books.accounts().openItems(ACME, LATER)).isEmpty();
    }

    @Test
    void C079_several_payments_recover_together_at_most_what_was_written_off() {
        receive("EARLY", "40", DAY.minusDays(1));
        writeOff("W-1", DAY);
        undo("W-1", LATER);
        receive("PAY-1", "50", LATER);
        receive("PAY-2", "50", LATER.plusDays(1));

        assertThat(recoveries(LATER.plusDays(9)))
                .extracting(recovery -> recovery.receipt().document() + " " + recovery.recovered())
                .containsExactly("PAY-1 EUR 50.00", "PAY-2 EUR 10.00");
    }

    @Test
    void C079_each_write_off_is_recovered_by_what_comes_after_it_was_undone() {
        adjust("W-1", "40", DAY);
        adjust("W-2", "30", DAY.plusDays(1));
        undo("W-1", LATER);
        receive("PAY-1", "50", LATER);
        undo("W-2", LATER.plusDays(5));
        receive("PAY-2", "50", LATER.plusDays(6));

        assertThat(recoveries(LATER.plusDays(9)))
                .extracting(recovery ->
                        recovery.receipt().document() + " " + recovery.recovered() + " of " + recovery.writtenOff())
                .containsExactly("PAY-1 EUR 40.00 of EUR 40.00", "PAY-2 EUR 30.00 of EUR 70.00");
    }

    private void adjust(String id, String amount, LocalDate on) {
        books.adjustments()
                .adjust(CommandId.of(id), ACME, Adjustment.badDebt(DEBIT, on).of(eur(amount)))
                .orElseThrow();
    }

    @Test
    void C079_what_came_on_the_rest_before_a_write_off_was_undone_recovers_nothing_of_it() {
        adjust("W-1", "40", DAY);
        receive("REST", "60", DAY.plusDays(1));
        undo("W-1", LATER);
        assertThat(recoveries(LATER)).isEmpty();
        receive("PAY-1", "40", LATER);

        assertThat(recoveries(LATER))
                .extracting(recovery -> recovery.receipt().document() + " " + recovery.recovered())
                .containsExactly("PAY-1 EUR 40.00");
    }

    @Test
    void C079_a_write_off_that_is_undone_the_same_day_is_none() {
        writeOff("W-1", DAY);
        undo("W-1", DAY);
        receive("PAY-1", "100", DAY);

        assertThat(recoveries(LATER)).isEmpty();
    }

    @Test
    void C079_what_the_bank_takes_back_and_a_write_off_that_stays_recover_nothing() {
        writeOff("W-1", DAY);
        assertThat(recoveries(LATER)).isEmpty();
        undo("W-1", LATER);
        receive("PAY-1", "30", LATER);
        books.cash()
                .returned(PaymentReturn.bounced(
                        CommandId.of("R-1"), ACME, PaymentId.of("PAY-1"), LATER.plusDays(2), "no funds"))
                .orElseThrow();

        assertThat(recoveries(LATER.plusDays(1))).hasSize(1);
        assertThat(recoveries(LATER.plusDays(2))).isEmpty();
    }

    @Test
    void C079_who_never_had_a_loss_recovers_none() {
        receive("PAY-1", "100", DAY);

        assertThat(recoveries(LATER)).isEmpty();
        assertThat(books.risks().recoveries(CustomerId.of("NOBODY"), AsOf.of(LATER)))
                .isEmpty();
    }
}
