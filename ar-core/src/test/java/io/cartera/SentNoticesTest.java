package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.AccountRefusal;
import io.cartera.account.ItemId;
import io.cartera.collection.CollectionRecorded;
import io.cartera.collection.CollectionRefusal;
import io.cartera.collection.DunningLevels;
import io.cartera.collection.NoticeId;
import io.cartera.collection.NoticeWithdrawal;
import io.cartera.collection.SentNotice;
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
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** C062: which notices the host sent, and which level of dunning they reached. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SentNoticesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final ItemId ONE = ItemId.debit("INV-1");
    private static final ItemId TWO = ItemId.debit("INV-2");

    private final List<Event> told = new ArrayList<>();
    private final Receivables books = Receivables.over(
                    new InMemoryStore(), Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC))
            .notifying(told::add);

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    @BeforeEach
    void two_invoices() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        for (ItemId item : List.of(ONE, TWO)) {
            books.invoicing()
                    .issue(Invoice.draft(InvoiceId.of(item.document()), ACME, DAY.minusDays(30))
                            .line("Goods", eur("100"))
                            .dueOn(DAY.minusDays(10))
                            .build())
                    .orElseThrow();
        }
        told.clear();
    }

    private static SentNotice notice(String id, int level, LocalDate on, ItemId... items) {
        return SentNotice.of(NoticeId.of(id), ACME, level, on, SentNotice.Channel.E_MAIL, List.of(items));
    }

    private void sent(SentNotice notice) {
        books.collections().sent(notice).orElseThrow();
    }

    private DunningLevels dunning(LocalDate on) {
        return books.risks().dunning(ACME, AsOf.of(on));
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal();
    }

    @Test
    void C062_an_item_is_at_the_highest_level_that_named_it_and_the_customer_at_that_of_what_is_open() {
        sent(notice("N-1", 1, DAY, ONE, TWO));
        sent(notice("N-2", 2, DAY.plusDays(10), ONE));
        sent(notice("N-3", 1, DAY.plusDays(20), ONE));

        assertThat(dunning(DAY.minusDays(1)).highest()).isEmpty();
        assertThat(dunning(DAY).highest()).hasValue(1);
        DunningLevels levels = dunning(DAY.plusDays(30));
        assertThat(levels.highest()).hasValue(2);
        assertThat(levels.of(ONE)).hasValue(2);
        assertThat(levels.of(TWO)).hasValue(1);
        assertThat(levels.of(ItemId.debit("INV-3"))).isEmpty();
        assertThat(levels.items())
                .extracting(reached -> reached.last().id().value())
                .containsExactly("N-3", "N-1");
    }

    @Test
    void C062_what_is_settled_counts_no_longer_and_a_return_brings_its_level_back() {
        sent(notice("N-1", 1, DAY, ONE, TWO));
        sent(notice("N-2", 3, DAY.plusDays(5), ONE));
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, eur("100"), DAY.plusDays(6))
                        .withReference("INV-1"))
                .orElseThrow();
        books.cash().apply(ACME, DAY.plusDays(6)).orElseThrow();

        assertThat(dunning(DAY.plusDays(5)).highest()).hasValue(3);
        assertThat(dunning(DAY.plusDays(6)).highest()).hasValue(1);

        books.cash()
                .returned(PaymentReturn.bounced(
                        CommandId.of("R-1"), ACME, PaymentId.of("PAY-1"), DAY.plusDays(9), "no funds"))
                .orElseThrow();

        assertThat(dunning(DAY.plusDays(8)).highest()).hasValue(1);
        assertThat(dunning(DAY.plusDays(9)).of(ONE)).hasValue(3);
    }

    @Test
    void C062_a_level_is_as_it_was_known() {
        sent(notice("N-1", 1, DAY, ONE));

        assertThat(books.risks()
                        .dunning(ACME, AsOf.of(DAY).knownAt(Instant.parse("2026-01-01T00:00:00Z")))
                        .highest())
                .isEqualTo(OptionalInt.empty());
    }

    @Test
    void C062_a_notice_is_told_and_audited_once_and_conflicts_by_the_field_that_differs() {
        SentNotice notice = notice("N-1", 1, DAY, ONE, TWO).withReference("DMS-7");
        sent(notice);
        sent(notice);

        assertThat(told).hasSize(1);
        assertThat(((CollectionRecorded) told.get(0)).fact()).isEqualTo(notice);
        assertThat(books.collections().file(ACME).facts())
                .extracting(CollectionRecorded::fact)
                .containsExactly(notice);
        assertThat(conflict(notice("N-1", 2, DAY, ONE, TWO).withReference("DMS-7")))
                .isEqualTo("level");
        assertThat(conflict(notice("N-1", 1, DAY.plusDays(1), ONE, TWO).withReference("DMS-7")))
                .isEqualTo("sentOn");
        assertThat(conflict(notice("N-1", 1, DAY, ONE, TWO))).isEqualTo("reference");
        assertThat(conflict(notice("N-1", 1, DAY, ONE).withReference("DMS-7"))).isEqualTo("item 2");
        assertThat(books.audit().trail(ACME))
                .filteredOn(row -> row.command().equals(CommandId.of("N-1")))
                .extracting(row -> row.outcome())
                .containsExactly(
                        "Applied",
                        "Conflicting:level",
                        "Conflicting:sentOn",
                        "Conflicting:reference",
                        "Conflicting:item 2");
        assertThat(books.audit().verify()).isEmpty();
    }

    private String conflict(SentNotice notice) {
        return ((Outcome.Conflicting<?>) books.collections().sent(notice)).field();
    }

    @Test
    void C062_a_notice_is_refused_by_name() {
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, eur("1"), DAY))
                .orElseThrow();
        ItemId unknown = ItemId.debit("INV-9");
        ItemId credit = ItemId.credit("PAY-1");

        assertThat(refusal(books.collections().sent(notice("N-1", 1, DAY, ONE, unknown))))
                .isEqualTo(new AccountRefusal.UnknownItem(unknown));
        assertThat(refusal(books.collections().sent(notice("N-2", 1, DAY, credit))))
                .isEqualTo(new CollectionRefusal.NotADebit(credit));
        LocalDate before = DAY.minusDays(31);
        assertThat(refusal(books.collections().sent(notice("N-3", 1, before, ONE))))
                .isEqualTo(new CollectionRefusal.TooEarly(before, DAY.minusDays(30)));
        LocalDate tomorrow = LocalDate.parse("2026-07-01");
        assertThat(refusal(books.collections().sent(notice("N-3", 1, tomorrow.plusDays(1), ONE))))
                .isEqualTo(new CollectionRefusal.TooLate(tomorrow.plusDays(1), tomorrow));
        CustomerId nobody = CustomerId.of("NOBODY");
        assertThat(refusal(books.collections()
                        .sent(SentNotice.of(NoticeId.of("N-4"), nobody, 1, DAY, SentNotice.Channel.SMS, List.of(ONE)))))
                .isEqualTo(new UnknownCustomer(nobody));
        assertThat(told).noneMatch(CollectionRecorded.class::isInstance);
    }

    @Test
    void C062_a_closed_period_refuses_no_notice_and_none_is_too_late_where_the_day_has_begun() {
        books.accounts().close(DAY.plusDays(30));

        sent(notice("N-1", 1, DAY.minusDays(30), ONE));
        sent(notice("N-2", 2, LocalDate.parse("2026-07-01"), ONE));
        books.collections().withdraw(withdrawal("N-1", DAY)).orElseThrow();

        assertThat(dunning(DAY.minusDays(1)).highest()).hasValue(1);
    }

    private static NoticeWithdrawal withdrawal(String notice, LocalDate on) {
        return NoticeWithdrawal.of(NoticeId.of(notice), ACME, on, "never went out");
    }

    @Test
    void C062_a_notice_that_is_withdrawn_counts_until_then_and_the_others_go_on() {
        sent(notice("N-1", 1, DAY, ONE, TWO));
        sent(notice("N-2", 3, DAY.plusDays(5), ONE));
        told.clear();

        NoticeWithdrawal gone = withdrawal("N-2", DAY.plusDays(9));
        books.collections().withdraw(CommandId.of("W-1"), gone).orElseThrow();
        books.collections().withdraw(CommandId.of("W-1"), gone).orElseThrow();

        assertThat(told).hasSize(1);
        assertThat(dunning(DAY.plusDays(8)).highest()).hasValue(3);
        assertThat(dunning(DAY.plusDays(9)).highest()).hasValue(1);
        assertThat(dunning(DAY.plusDays(9)).items())
                .extracting(reached -> reached.last().id().value())
                .containsExactly("N-1", "N-1");
        books.collections().withdraw(withdrawal("N-1", DAY)).orElseThrow();
        assertThat(dunning(DAY).highest()).as("it never counted").isEmpty();
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void C062_a_withdrawal_is_refused_by_name_and_conflicts_by_the_field_that_differs() {
        sent(notice("N-1", 1, DAY, ONE));

        assertThat(refusal(books.collections().withdraw(withdrawal("N-9", DAY))))
                .isEqualTo(new CollectionRefusal.UnknownNotice(NoticeId.of("N-9")));
        assertThat(refusal(books.collections().withdraw(withdrawal("N-1", DAY.minusDays(1)))))
                .isEqualTo(new CollectionRefusal.TooEarly(DAY.minusDays(1), DAY));
        CommandId first = CommandId.of("W-1");
        books.collections().withdraw(first, withdrawal("N-1", DAY)).orElseThrow();
        assertThat(refusal(books.collections().withdraw(withdrawal("N-1", DAY))))
                .isEqualTo(new CollectionRefusal.NoticeAlreadyWithdrawn(NoticeId.of("N-1"), DAY));
        NoticeWithdrawal other = NoticeWithdrawal.of(NoticeId.of("N-1"), ACME, DAY, "came back");
        assertThat(books.collections().withdraw(first, other))
                .isInstanceOfSatisfying(
                        Outcome.Conflicting.class,
                        conflicting -> assertThat(conflicting.field()).isEqualTo("reason"));
    }

    @Test
    void C062_a_notice_moves_no_balance_and_holds_nothing_back() {
        var before = books.collections().collectable(ACME, AsOf.of(DAY));
        sent(notice("N-1", 1, DAY, ONE, TWO));

        assertThat(books.collections().collectable(ACME, AsOf.of(DAY))).isEqualTo(before);
        assertThat(books.collections().disputes(ACME, AsOf.of(DAY))).isEmpty();
        assertThat(books.collections().promises(ACME, AsOf.of(DAY))).isEmpty();
    }

    @Test
    void what_is_no_notice_is_refused_by_name() {
        for (int level : new int[] {0, SentNotice.MAX_LEVEL + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> notice("N", level, DAY, ONE))
                    .withMessageContaining("level is " + level);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notice("N", 1, DAY))
                .withMessageContaining("0 items");
        ItemId[] many = items(SentNotice.MAX_ITEMS + 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notice("N", 1, DAY, many))
                .withMessageContaining("1001 items");
        assertThat(notice("N", SentNotice.MAX_LEVEL, DAY, items(SentNotice.MAX_ITEMS))
                        .items())
                .hasSize(SentNotice.MAX_ITEMS);
        assertThat(notice("N", 1, DAY, TWO, ONE, TWO).items()).containsExactly(ONE, TWO);
    }

    private static ItemId[] items(int count) {
        return IntStream.range(0, count).mapToObj(i -> ItemId.debit("I-" + i)).toArray(ItemId[]::new);
    }
}
