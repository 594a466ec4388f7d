package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountRefusal;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.account.OpenSet;
import io.cartera.account.Settlement;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.allocation.AllocationProposal;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C052: a refund says when and by whom it was asked for and approved, and how it was paid. */
class C052RefundTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-03-10");
    private static final ItemId CREDIT = ItemId.credit("PAY-1");
    private static final CommandId ID = CommandId.of("REF-1");
    private static final Actor CLERK = Actor.of("clerk-7");
    private static final Actor HEAD = Actor.of("head of accounts");
    private static final PaymentMethod TRANSFER = PaymentMethod.of("transfer");

    private final Receivables books = Receivables.over(new InMemoryStore()).actingAs(CLERK);

    @BeforeEach
    void payTooMuch() {
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        books.cash().receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 100"), DAY.minusDays(9)));
    }

    private static Adjustment refund() {
        return Adjustment.refund(CREDIT, DAY)
                .of(Money.parse("EUR 60"))
                .because("paid twice")
                .requested(DAY.minusDays(7), CLERK)
                .approved(DAY.minusDays(2), HEAD)
                .paidBy(TRANSFER);
    }

    @Test
    void a_refund_that_somebody_asked_for_is_no_part_of_a_settlement() {
        Adjustment asked = Adjustment.refund(ItemId.credit("PAY-1"), LocalDate.parse("2026-03-01"))
                .requested(LocalDate.parse("2026-03-01"), Actor.of("alice"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settlement.none().adjusting(asked))
                .withMessageContaining("a command of its own");
    }

    @Test
    void nor_where_the_settlement_closes_a_proposal_or_the_refund_says_how_it_was_paid() {
        Adjustment alone = Adjustment.refund(CREDIT, DAY).requested(DAY, CLERK).approved(DAY, CLERK);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settlement.closing(List.of(), List.of(alone)))
                .withMessageContaining("clerk-7 asked for it");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> AllocationProposal.of(List.of(), List.of(alone)).toSettlement())
                .withMessageContaining("a command of its own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settlement.none()
                        .adjusting(Adjustment.refund(CREDIT, DAY).paidBy(TRANSFER)))
                .withMessageContaining("how it was paid");
    }

    @Test
    void a_policy_that_proposes_a_refund_somebody_asked_for_is_refused_and_told_so() {
        Adjustment alone = Adjustment.refund(CREDIT, DAY).requested(DAY, CLERK).approved(DAY, CLERK);
        AllocationPolicy refunding = new AllocationPolicy() {
            @Override
            public String policyName() {
                return "refunding";
            }

            @Override
            public AllocationProposal propose(OpenSet credits, OpenSet debits, LocalDate on) {
                return AllocationProposal.of(List.of(), List.of(alone));
            }
        };

        assertThat(books.cash().apply(ID, ACME, DAY, refunding))
                .isEqualTo(new Outcome.Refused<>(ID, new AccountRefusal.RefundApart(CREDIT)));
        assertThat(books.accounts().history(ACME).changes()).hasSize(1);
        assertThat(books.audit().trail(ACME)).extracting(AuditRecord::outcome).endsWith("Refused:RefundApart");
    }

    @Test
    void a_refund_comes_back_with_all_its_steps() {
        AccountChange change = books.adjustments().adjust(ID, ACME, refund()).orElseThrow();

        assertThat(books.adjustments().refunds(ACME)).containsExactly(Map.entry(change, refund()));
        Adjustment kept = books.adjustments().refunds(ACME).get(change);
        assertThat(kept.requestedOn()).contains(DAY.minusDays(7));
        assertThat(kept.requester()).contains(CLERK);
        assertThat(kept.approvedOn()).contains(DAY.minusDays(2));
        assertThat(kept.approver()).contains(HEAD);
        assertThat(kept.method()).contains(TRANSFER);
        assertThat(kept.on()).isEqualTo(DAY);
        assertThat(kept.reason()).contains("paid twice");
        assertThat(books.accounts().balance(ACME, DAY).in(CurrencyUnit.EUR)).isEqualTo(Money.parse("EUR -40"));
    }

    @Test
    void a_refund_without_steps_is_as_before_and_other_adjustments_are_no_refunds() {
        AccountChange change = books.adjustments()
                .adjust(ID, ACME, Adjustment.refund(CREDIT, DAY))
                .orElseThrow();
        books.cash().receive(Payment.received(PaymentId.of("PAY-2"), ACME, Money.parse("EUR 0.01"), DAY));
        books.adjustments()
                .adjust(CommandId.of("S"), ACME, Adjustment.smallDifference(ItemId.credit("PAY-2"), DAY))
                .orElseThrow();

        assertThat(books.adjustments().refunds(ACME).values())
                .containsExactly(Adjustment.refund(CREDIT, DAY).of(Money.parse("EUR 100")));
        assertThat(change.recording().command().content()).doesNotContainKeys("requester", "approver", "method");
    }

    @Test
    void nobody_approves_what_they_asked_for_themselves() {
        Adjustment alone = Adjustment.refund(CREDIT, DAY).requested(DAY, CLERK).approved(DAY, CLERK);

        assertThat(books.adjustments().adjust(ID, ACME, alone))
                .isEqualTo(new Outcome.Refused<>(ID, new Adjustment.ApprovedByRequester(CLERK)));
        assertThat(books.accounts().history(ACME).changes()).hasSize(1);
        assertThat(books.audit().trail(ACME)).extracting(AuditRecord::outcome).endsWith("Refused:ApprovedByRequester");
        assertThat(books.adjustments().adjust(ID, ACME, refund()).applied())
                .as("what was refused does not use up its identifier")
                .isPresent();
        assertThat(books.adjustments().adjust(ID, ACME, alone))
                .as("a conflict comes before a refusal")
                .isInstanceOf(Outcome.Conflicting.class);
    }

    @Test
    void a_repeat_with_another_step_conflicts_and_names_it() {
        Outcome<AccountChange> first = books.adjustments().adjust(ID, ACME, refund());

        assertThat(books.adjustments().adjust(ID, ACME, refund())).isEqualTo(first);
        assertThat(field(refund().requested(DAY.minusDays(6), CLERK))).isEqualTo("requestedOn");
        assertThat(field(refund().requested(DAY.minusDays(7), Actor.of("clerk-8"))))
                .isEqualTo("requester");
        assertThat(field(refund().approved(DAY.minusDays(1), HEAD))).isEqualTo("approvedOn");
        assertThat(field(refund().approved(DAY.minusDays(2), Actor.of("owner"))))
                .isEqualTo("approver");
        assertThat(field(refund().paidBy(PaymentMethod.of("cheque")))).isEqualTo("method");
    }

    private String field(Adjustment other) {
        return books.adjustments().adjust(ID, ACME, other) instanceof Outcome.Conflicting<AccountChange> conflict
                ? conflict.field()
                : "";
    }

    @Test
    void steps_follow_one_another_and_are_those_of_a_refund() {
        Adjustment refund = Adjustment.refund(CREDIT, DAY);
        Adjustment badDebt = Adjustment.badDebt(ItemId.debit("INV-1"), DAY);

        assertThatIllegalArgumentException().isThrownBy(() -> refund.requested(DAY.plusDays(1), CLERK));
        assertThatIllegalArgumentException().isThrownBy(() -> refund.approved(DAY, HEAD));
        Adjustment requested = refund.requested(DAY.minusDays(1), CLERK);
        assertThatIllegalArgumentException().isThrownBy(() -> requested.approved(DAY.minusDays(2), HEAD));
        assertThatIllegalArgumentException().isThrownBy(() -> requested.approved(DAY.plusDays(1), HEAD));
        Adjustment approved = requested.approved(DAY.minusDays(1), HEAD);
        assertThatIllegalArgumentException().isThrownBy(() -> approved.requested(DAY, CLERK));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adjustment.bankFee(badDebt.item(), DAY).requested(DAY, CLERK));
        assertThatIllegalArgumentException().isThrownBy(() -> badDebt.paidBy(TRANSFER));
    }
}
