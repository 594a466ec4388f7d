package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cartera.access.AccessDeniedException;
import io.cartera.access.AccessPolicy;
import io.cartera.access.BasisMissing;
import io.cartera.access.Permission;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.audit.AuditRecord;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C086: everything that is recorded rests on something, and says on what. */
class C086BasisTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final Basis BASIS = Basis.of("contract 17");

    private static List<Supplier<Outcome<?>>> commands(Receivables books) {
        return List.of(
                () -> books.customers()
                        .register(Customer.organisation(ACME, "Acme").build()),
                () -> books.credit().grant(ACME, CreditLimit.of(Money.parse("EUR 500")), DAY),
                () -> books.invoicing()
                        .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                                .line("Goods", Money.parse("EUR 100"))
                                .build()),
                () -> books.cash().receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 60"), DAY)),
                () -> books.cash().apply(ACME, DAY),
                () -> books.adjustments()
                        .adjust(
                                CommandId.of("BD"),
                                ACME,
                                Adjustment.badDebt(ItemId.debit("INV-1"), DAY).of(Money.parse("EUR 1"))),
                () -> books.collections()
                        .dispute(Dispute.opened(
                                DisputeId.of("D-1"), ACME, ItemId.debit("INV-1"), DisputeReason.PRICE, DAY)),
                () -> books.accounts()
                        .inOneUnit(
                                ACME,
                                batch -> batch.receive(
                                        Payment.received(PaymentId.of("PAY-2"), ACME, Money.parse("EUR 1"), DAY))),
                () -> books.accounts().close(CommandId.of("CL"), DAY.minusDays(1)));
    }

    @Test
    void a_door_that_requires_a_basis_records_nothing_without_one() {
        InMemoryStore store = new InMemoryStore();
        Receivables books = Receivables.over(store).admitting(AccessPolicy.requiringBasis());

        for (Supplier<Outcome<?>> command : commands(books)) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(command::get)
                    .satisfies(denied -> assertThat(denied.refusal())
                            .isEqualTo(new BasisMissing(denied.request().permission())));
        }
        assertThat(books.customers().all()).isEmpty();
        assertThat(books.accounts().closings()).isEmpty();
        assertThat(books.accounts().openItems(ACME, DAY)).isEmpty();
    }

    @Test
    void with_one_everything_that_is_recorded_carries_it() {
        Receivables books = Receivables.over(new InMemoryStore())
                .admitting(AccessPolicy.requiringBasis())
                .onBasis(BASIS);

        for (Supplier<Outcome<?>> command : commands(books)) {
            assertThat(command.get().applied()).isPresent();
        }

        List<AuditRecord> trail = books.audit().trail(ACME);
        assertThat(trail).hasSize(8).allMatch(row -> row.basis().equals(Optional.of(BASIS)));
        assertThat(books.accounts().closings())
                .hasSize(1)
                .allMatch(closing -> closing.basis().equals(Optional.of(BASIS)));
        assertThat(books.accounts().history(ACME).changes())
                .isNotEmpty()
                .allMatch(change -> change.recording().command().basis().equals(Optional.of(BASIS)));
    }

    @Test
    void a_policy_may_ask_for_a_basis_of_a_kind_and_for_more_than_that() {
        Receivables books = Receivables.over(new InMemoryStore())
                .admitting(AccessPolicy.requiringBasis())
                .admitting(request -> request.permission() == Permission.GRANT_CREDIT_LIMITS
                                && request.basis()
                                        .filter(basis -> basis.reference().startsWith("approval "))
                                        .isEmpty()
                        ? Optional.of(new BasisMissing(request.permission()))
                        : Optional.empty())
                .actingAs(Actor.of("ann"));
        Receivables onContract = books.onBasis(BASIS);
        onContract.customers().register(Customer.organisation(ACME, "Acme").build());

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> onContract.credit().grant(ACME, CreditLimit.of(Money.parse("EUR 5")), DAY))
                .satisfies(denied -> {
                    assertThat(denied.request().basis()).contains(BASIS);
                    assertThat(denied.request().actor()).isEqualTo(Actor.of("ann"));
                });
        assertThat(books.onBasis(Basis.of("approval 9"))
                        .credit()
                        .grant(ACME, CreditLimit.of(Money.parse("EUR 5")), DAY)
                        .applied())
                .isPresent();
    }

    @Test
    void only_reading_and_handing_on_need_none() {
        for (Permission permission : Permission.values()) {
            boolean isReading = permission.name().startsWith("READ_") || permission == Permission.RELAY_EVENTS;
            assertThat(permission.recordsSomething()).as(permission.name()).isNotEqualTo(isReading);
        }
    }
}
