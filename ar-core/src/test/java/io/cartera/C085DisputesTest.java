package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.AccountRefusal;
import io.cartera.account.ItemId;
import io.cartera.collection.CollectionFact;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.CollectionRecorded;
import io.cartera.collection.CollectionRefusal;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.DisputeResolution;
import io.cartera.collection.DisputeState;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.PromiseWithdrawal;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class C085DisputesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-03-10");
    private static final ItemId INV = ItemId.debit("INV-1");
    private static final Instant MORNING = Instant.parse("2026-03-12T08:00:00Z");

    private final InMemoryStore store = new InMemoryStore();
    private final Receivables books = at(MORNING);

    private Receivables at(Instant instant) {
        return Receivables.over(store, Clock.fixed(instant, ZoneOffset.UTC));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private static Dispute dispute(String id) {
        return Dispute.opened(DisputeId.of(id), ACME, INV, DisputeReason.PRICE, DAY);
    }

    private static DisputeResolution rejected(String id, LocalDate on) {
        return DisputeResolution.rejected(DisputeId.of(id), ACME, on);
    }

    @BeforeEach
    void an_invoice_of_100() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line("Goods", eur("100"))
                        .build())
                .orElseThrow();
    }

    private void pay(String id, String amount, LocalDate on) {
        books.cash()
                .receive(Payment.received(PaymentId.of(id), ACME, eur(amount), on)
                        .withReference("INV-1"))
                .orElseThrow();
        books.cash().apply(ACME, on).orElseThrow();
    }

    private List<Optional<Money>> disputed(AsOf asOf) {
        return books.collections().disputes(ACME, asOf).stream()
                .map(DisputeState::disputed)
                .toList();
    }

    private static <F extends CollectionFact> Refusal refusal(Outcome<F> outcome) {
        return ((Outcome.Refused<F>) outcome).refusal();
    }

    @Test
    void a_dispute_is_of_all_that_is_open_or_of_so_much_of_it_as_the_day_leaves() {
        books.collections().dispute(dispute("D-1").of(eur("40"))).orElseThrow();
        pay("P-1", "75", DAY.plusDays(5));
        pay("P-2", "25", DAY.plusDays(9));

        assertThat(disputed(AsOf.of(DAY.minusDays(1)))).isEmpty();
        assertThat(disputed(AsOf.of(DAY))).containsExactly(Optional.of(eur("40")));
        assertThat(disputed(AsOf.of(DAY.plusDays(4)))).containsExactly(Optional.of(eur("40")));
        assertThat(disputed(AsOf.of(DAY.plusDays(5)))).containsExactly(Optional.of(eur("25")));
        assertThat(disputed(AsOf.of(DAY.plusDays(9)))).containsExactly(Optional.empty());
    }

    @Test
    void several_disputes_of_one_item_are_together_at_most_what_is_open_the_earlier_first() {
        books.collections().dispute(dispute("D-2")).orElseThrow();
        books.collections().dispute(dispute("D-1").of(eur("70"))).orElseThrow();
        books.collections().dispute(dispute("D-3").of(eur("10"))).orElseThrow();

        assertThat(disputed(AsOf.of(DAY)))
                .containsExactly(Optional.of(eur("70")), Optional.of(eur("30")), Optional.empty());
    }

    @Test
    void a_resolution_ends_it_from_its_day_on_and_changes_no_earlier_answer() {
        books.collections().dispute(dispute("D-1")).orElseThrow();
        DisputeResolution partly =
                DisputeResolution.partlyUpheld(DisputeId.of("D-1"), ACME, DAY.plusDays(3), eur("20"));
        at(MORNING.plusSeconds(60)).collections().resolve(partly).orElseThrow();

        assertThat(disputed(AsOf.of(DAY.plusDays(2)))).containsExactly(Optional.of(eur("100")));
        assertThat(disputed(AsOf.of(DAY.plusDays(3)))).containsExactly(Optional.empty());
        assertThat(disputed(AsOf.of(DAY.plusDays(3)).knownAt(MORNING.plusSeconds(59))))
                .containsExactly(Optional.of(eur("100")));
        DisputeState state =
                books.collections().disputes(ACME, AsOf.of(DAY.plusDays(3))).get(0);
        assertThat(state.isOpen()).isFalse();
        assertThat(state.resolution()).contains(partly);
        assertThat(partly.amount()).contains(eur("20"));
        assertThat(books.accounts().balance(ACME, DAY.plusDays(3)).in(CurrencyUnit.EUR))
                .isEqualTo(eur("100"));
    }

    @Test
    void a_fact_has_its_command_actor_basis_and_instant_and_is_told() {
        List<Event> told = new ArrayList<>();
        Outcome<Dispute> outcome = books.actingAs(Actor.of("clerk"))
                .onBasis(Basis.of("letter"))
                .notifying(told::add)
                .collections()
                .dispute(dispute("D-1"));

        CollectionRecorded recorded = books.collections().file(ACME).facts().get(0);
        assertThat(recorded.fact()).isEqualTo(dispute("D-1"));
        assertThat(recorded.command().id()).isEqualTo(CommandId.of("D-1"));
        assertThat(recorded.command().actor()).isEqualTo(Actor.of("clerk"));
        assertThat(recorded.command().basis()).contains(Basis.of("letter"));
        assertThat(recorded.at()).isAfterOrEqualTo(MORNING);
        assertThat(outcome.events()).containsExactly(recorded);
        assertThat(told).containsExactly(recorded);
    }

    @Test
    void what_is_recorded_never_comes_before_what_it_is_about_even_where_the_clock_falls() {
        Receivables before = at(MORNING.minusSeconds(3600));
        before.collections().dispute(dispute("D-1")).orElseThrow();
        before.collections().resolve(rejected("D-1", DAY)).orElseThrow();

        List<CollectionRecorded> facts = books.collections().file(ACME).facts();
        assertThat(facts.get(0).at()).isEqualTo(MORNING);
        assertThat(facts.get(1).at()).isEqualTo(MORNING);
    }

    @Test
    void D04_every_illegal_step_is_refused_by_name_and_nothing_changes() {
        books.collections().dispute(dispute("D-1").of(eur("40"))).orElseThrow();
        books.collections().dispute(dispute("D-0")).orElseThrow();
        books.collections().resolve(rejected("D-0", DAY.plusDays(1))).orElseThrow();
        pay("PAY-1", "1", DAY);
        CollectionFile file = books.collections().file(ACME);
        int rows = books.audit().trail(ACME).size();
        CustomerId nobody = CustomerId.of("NOBODY");
        Money usd = Money.parse("USD 1");

        var all = books.collections();
        assertThat(refusal(all.dispute(Dispute.opened(DisputeId.of("D"), nobody, INV, DisputeReason.OTHER, DAY))))
                .isEqualTo(new UnknownCustomer(nobody));
        assertThat(refusal(all.dispute(
                        Dispute.opened(DisputeId.of("D"), ACME, ItemId.debit("X"), DisputeReason.OTHER, DAY))))
                .isEqualTo(new AccountRefusal.UnknownItem(ItemId.debit("X")));
        assertThat(refusal(all.dispute(
                        Dispute.opened(DisputeId.of("D"), ACME, ItemId.credit("PAY-1"), DisputeReason.OTHER, DAY))))
                .isEqualTo(new CollectionRefusal.NotADebit(ItemId.credit("PAY-1")));
        assertThat(refusal(all.dispute(dispute("D").of(eur("100.01")))))
                .isEqualTo(new CollectionRefusal.AboveAmount(eur("100.01"), eur("100")));
        assertThat(refusal(all.dispute(dispute("D").of(usd))))
                .isEqualTo(new CollectionRefusal.CurrencyDiffers(INV, CurrencyUnit.EUR, CurrencyUnit.USD));
        assertThat(refusal(all.resolve(rejected("D", DAY))))
                .isEqualTo(new CollectionRefusal.UnknownDispute(DisputeId.of("D")));
        assertThat(refusal(all.resolve(rejected("D-0", DAY.plusDays(2)))))
                .isEqualTo(new CollectionRefusal.AlreadyResolved(DisputeId.of("D-0"), DAY.plusDays(1)));
        assertThat(refusal(all.resolve(rejected("D-1", DAY.minusDays(1)))))
                .isEqualTo(new CollectionRefusal.TooEarly(DAY.minusDays(1), DAY));
        assertThat(refusal(all.resolve(DisputeResolution.partlyUpheld(DisputeId.of("D-1"), ACME, DAY, eur("40.01")))))
                .isEqualTo(new CollectionRefusal.AboveAmount(eur("40.01"), eur("40")));
        assertThat(refusal(all.resolve(DisputeResolution.partlyUpheld(DisputeId.of("D-1"), ACME, DAY, usd))))
                .isEqualTo(new CollectionRefusal.CurrencyDiffers(INV, CurrencyUnit.EUR, CurrencyUnit.USD));
        books.accounts().close(DAY).orElseThrow();
        assertThat(refusal(all.dispute(dispute("D")))).isEqualTo(new AccountRefusal.PeriodClosed(DAY, DAY));
        assertThat(refusal(all.resolve(rejected("D-1", DAY)))).isEqualTo(new AccountRefusal.PeriodClosed(DAY, DAY));

        assertThat(all.file(ACME)).isEqualTo(file);
        assertThat(books.audit().trail(ACME)).hasSize(rows + 11);
        assertThat(all.resolve(CommandId.of("R"), rejected("D-1", DAY)).applied())
                .isEmpty();
        assertThat(all.resolve(CommandId.of("R"), rejected("D-1", DAY.plusDays(1)))
                        .applied())
                .isPresent();
    }

    @Test
    void a_file_takes_only_what_its_account_could_have_recorded() {
        books.collections().dispute(dispute("D-1")).orElseThrow();
        books.collections().resolve(rejected("D-1", DAY)).orElseThrow();
        CollectionFile file = books.collections().file(ACME);
        CollectionRecorded opened = file.facts().get(0);
        CollectionRecorded resolved = file.facts().get(1);

        assertThat(CollectionFile.of(file.account(), file.facts())).isEqualTo(file);
        for (List<CollectionRecorded> wrong : List.of(
                List.of(resolved),
                List.of(resolved, opened),
                List.of(opened, opened),
                List.of(opened, resolved, resolved))) {
            assertThatThrownBy(() -> CollectionFile.of(file.account(), wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(
                        () -> CollectionRecorded.of(opened.account(), resolved.command(), opened.fact(), opened.at()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CollectionRecorded.of(opened.account(), opened.command(), dispute("D-2"), opened.at()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void values_refuse_what_makes_no_sense() {
        assertThatThrownBy(() -> dispute("D").of(eur("0"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dispute("D").answerBy(DAY.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-03-09");
        assertThatThrownBy(() -> PromiseToPay.of(PromiseId.of("P"), ACME, eur("1"), DAY, DAY.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PromiseToPay.of(PromiseId.of("P"), ACME, eur("1"), DAY, DAY)
                        .replacing(PromiseId.of("P")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(PromiseWithdrawal.of(PromiseId.of("P"), ACME, DAY).fields()).containsEntry("promise", "P");
    }
}
