package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountId;
import io.cartera.account.AccountRefusal;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.credit.CreditNotGranted;
import io.cartera.credit.CreditReason;
import io.cartera.credit.CreditReason.GroupLimitExceeded;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.ExposureTerm;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.HeadroomRefusal;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.MoneyBag;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.AccountRepository;
import io.cartera.store.HeadroomRepository;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** C01: no headroom is sold twice by naming a day in the past or in the future, nor by a commit between two readings. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeadroomOverTimeTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final CustomerId ROOT = CustomerId.of("ROOT");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final HandSet clock = new HandSet();
    private final InMemoryStore store = new InMemoryStore();
    private final Receivables books = Receivables.over(store, clock);

    /** Shows noon of the day that it was set to. */
    private static final class HandSet extends Clock {
        private Instant now = Instant.EPOCH;

        void on(LocalDate day) {
            now = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        }

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
            return now;
        }
    }

    @BeforeEach
    void register() {
        clock.on(DAY);
        for (CustomerId customer : List.of(ACME, BOLT, ROOT)) {
            books.customers()
                    .register(Customer.organisation(customer, "Some S.L.").build())
                    .orElseThrow();
        }
    }

    private static LocalDate day(int days) {
        return DAY.plusDays(days);
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private void limit(CustomerId customer, String amount, LocalDate from) {
        books.credit().grant(customer, CreditLimit.of(eur(amount)), from).orElseThrow();
    }

    private void groupLimit(String amount) {
        books.credit()
                .grant(
                        CommandId.of("GROUP"),
                        LimitGrant.of(ROOT, CreditLimit.of(eur(amount)), DAY).forGroup())
                .orElseThrow();
    }

    private void join(CustomerId customer, LocalDate from) {
        books.reservations()
                .join(CommandId.of("J-" + customer), GroupMembership.of(customer, ROOT, from))
                .orElseThrow();
    }

    private static Reservation of(CustomerId customer, String id, String amount, int from, int through) {
        return Reservation.of(
                ReservationId.of(id), customer, eur(amount), SalesDocumentKind.ORDER, day(from), day(through));
    }

    private Outcome<HeadroomRecorded> reserve(String id, String amount, int from, int through) {
        return books.reservations().reserve(of(ACME, id, amount, from, through));
    }

    private Outcome<HeadroomRecorded> commit(
            String command, SalesDocumentKind kind, String document, String reservation, String amount, int on) {
        return books.reservations()
                .commit(
                        CommandId.of(command),
                        Commitment.to(kind, document, ACME, ReservationId.of(reservation), eur(amount), day(on)));
    }

    private static Invoice invoice(CustomerId customer, String id, String amount, LocalDate on) {
        return Invoice.draft(InvoiceId.of(id), customer, on)
                .line("Goods", eur(amount))
                .build();
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal();
    }

    private static List<CreditReason> reasons(Outcome<?> outcome) {
        return ((CreditNotGranted) refusal(outcome)).decision().reasons();
    }

    private Money exposure(LocalDate on) {
        return books.credit().exposure(ACME, CurrencyUnit.EUR, on).net();
    }

    @Test
    void C01_a_credit_that_will_settle_a_debit_to_come_relieves_once() {
        limit(ACME, "100", DAY);
        books.invoicing().issue(bill("INV-1", 0)).orElseThrow();
        books.invoicing().issue(bill("INV-2", 4)).orElseThrow();
        books.cash()
                .receive(Payment.received(PaymentId.of("P-1"), ACME, eur("100"), DAY)
                        .withReference("INV-2"))
                .orElseThrow();
        assertThat(reserve("SO-1", "50", 0, 9).applied()).isEmpty();

        books.cash()
                .apply(CommandId.of("A-1"), ACME, day(4), AllocationPolicy.referenceThenDue())
                .orElseThrow();

        assertThat(books.accounts().openItems(ACME, day(4))).hasSize(1);
        assertThat(reserve("SO-1", "50", 0, 9).applied()).isEmpty();
        assertThat(reserve("SO-2", "0.01", 4, 9).applied()).isEmpty();
    }

    private static Invoice bill(String id, int on) {
        return Invoice.draft(InvoiceId.of(id), ACME, day(on))
                .line("Goods", eur("100"))
                .build();
    }

    @Test
    void what_has_expired_is_not_brought_back_by_a_step_of_an_earlier_day() {
        limit(ACME, "1000", DAY);
        reserve("R1", "1000", 0, 5).orElseThrow();
        clock.on(day(6));
        reserve("R2", "1000", 6, 20).orElseThrow();

        assertThat(refusal(commit("O-1", SalesDocumentKind.ORDER, "O-1", "R1", "1000", 3)))
                .isEqualTo(new HeadroomRefusal.NothingLeft(ReservationId.of("R1"), day(3)));
        books.reservations()
                .issue(invoice(ACME, "INV-1", "1", day(3)), ReservationId.of("R1"))
                .orElseThrow();
        assertThat(exposure(day(6))).isEqualTo(eur("1001"));
    }

    @Test
    void what_can_still_be_committed_counts_for_a_day_on_which_it_will_have_expired() {
        limit(ACME, "1000", DAY);
        reserve("R1", "1000", 0, 5).orElseThrow();

        assertThat(refusal(reserve("R2", "1", 20, 30))).isInstanceOf(CreditNotGranted.class);
        assertThat(books.credit().decide(ACME, eur("1"), day(20)).reasons()).isNotEmpty();
        clock.on(day(6));
        assertThat(reserve("R3", "1000", 20, 30).applied()).isPresent();
    }

    @Test
    void a_past_day_brings_back_neither_the_limit_nor_the_headroom_of_then() {
        limit(ACME, "1000", DAY);
        limit(ACME, "10", day(5));
        clock.on(day(7));
        books.invoicing().issue(invoice(ACME, "INV-1", "4", day(6))).orElseThrow();

        assertThat(books.credit().decide(ACME, eur("1000"), DAY).reasons()).isEmpty();
        assertThat(refusal(reserve("R1", "7", 0, 30))).isInstanceOf(CreditNotGranted.class);
        assertThat(reserve("R2", "6", 0, 30)
                        .orElseThrow()
                        .grounds()
                        .orElseThrow()
                        .limit())
                .contains(eur("10"));
    }

    @Test
    void a_reservation_and_its_invoice_of_a_later_day_count_once_before() {
        limit(ACME, "1000", DAY);
        reserve("R1", "600", 3, 10).orElseThrow();
        books.reservations()
                .issue(invoice(ACME, "INV-1", "600", day(3)), ReservationId.of("R1"))
                .orElseThrow();
        reserve("R2", "300", 0, 10).orElseThrow();
        books.reservations()
                .issue(invoice(ACME, "INV-2", "200", day(4)), ReservationId.of("R2"))
                .orElseThrow();
        books.cash()
                .receive(Payment.received(PaymentId.of("P-1"), ACME, eur("800"), day(8)))
                .orElseThrow();

        assertThat(refusal(reserve("R3", "100.01", 0, 10))).isInstanceOf(CreditNotGranted.class);
        assertThat(reserve("R4", "100", 0, 10)
                        .orElseThrow()
                        .grounds()
                        .orElseThrow()
                        .exposure())
                .isEqualTo(eur("900"));
    }

    @Test
    void whoever_joins_a_group_later_counts_already_and_is_asked_for_it() {
        groupLimit("100");
        limit(ACME, "1000", DAY);
        limit(BOLT, "1000", DAY);
        join(ACME, DAY);
        books.reservations().reserve(of(BOLT, "B1", "60", 0, 30)).orElseThrow();
        join(BOLT, day(10));

        assertThat(reasons(reserve("A1", "50", 0, 30)))
                .containsExactly(new GroupLimitExceeded("ROOT", eur("100"), eur("60"), eur("50"), eur("10")));
        reserve("A2", "40", 0, 30).orElseThrow();
        assertThat(reasons(books.reservations().reserve(of(BOLT, "B2", "1", 0, 30))))
                .containsExactly(new GroupLimitExceeded("ROOT", eur("100"), eur("100"), eur("1"), eur("1")));
    }

    @Test
    void an_invoice_takes_its_part_on_its_day_and_no_more_than_it_is() {
        limit(ACME, "3000", DAY);
        reserve("R1", "1000", 0, 30).orElseThrow();
        reserve("R2", "1000", 0, 30).orElseThrow();
        books.invoicing().issue(invoice(ACME, "INV-1", "100", day(1))).orElseThrow();

        assertThat(refusal(commit("C-1", SalesDocumentKind.INVOICE, "INV-1", "R1", "100", 2)))
                .isEqualTo(new HeadroomRefusal.NotOnDay(day(2), day(1)));
        assertThat(refusal(commit("C-2", SalesDocumentKind.INVOICE, "INV-1", "R1", "1000", 1)))
                .isEqualTo(new HeadroomRefusal.MoreThanInvoiced(eur("1000"), eur("100")));
        commit("C-3", SalesDocumentKind.INVOICE, "INV-1", "R1", "70", 1).orElseThrow();
        assertThat(refusal(commit("C-4", SalesDocumentKind.INVOICE, "INV-1", "R2", "31", 1)))
                .isEqualTo(new HeadroomRefusal.MoreThanInvoiced(eur("31"), eur("30")));
        commit("C-5", SalesDocumentKind.INVOICE, "INV-1", "R2", "30", 1).orElseThrow();
        assertThat(exposure(day(1))).isEqualTo(eur("2000"));
    }

    @Test
    void what_was_reversed_or_is_no_invoice_takes_nothing() {
        limit(ACME, "3000", DAY);
        reserve("R1", "1000", 0, 30).orElseThrow();
        books.invoicing().issue(invoice(ACME, "INV-1", "100", DAY)).orElseThrow();
        books.accounts()
                .reverse(CommandId.of("REV"), ACME, ItemId.debit("INV-1"), DAY)
                .orElseThrow();
        books.cash()
                .receive(Payment.received(PaymentId.of("P-1"), ACME, eur("50"), DAY))
                .orElseThrow();

        assertThat(refusal(commit("C-1", SalesDocumentKind.INVOICE, "INV-1", "R1", "100", 0)))
                .isEqualTo(new HeadroomRefusal.MoreThanInvoiced(eur("100"), eur("0")));
        assertThat(refusal(commit("C-2", SalesDocumentKind.INVOICE, "P-1", "R1", "50", 0)))
                .isInstanceOf(AccountRefusal.UnknownItem.class);
    }

    @Test
    void a_limit_on_a_term_sees_what_is_owed_in_other_currencies() {
        books.credit().grant(ACME, CreditLimit.unlimited(), DAY).orElseThrow();
        books.credit()
                .grant(
                        CommandId.of("TERM"),
                        LimitGrant.of(ACME, CreditLimit.of(eur("100")), DAY).on(ExposureTerm.OPEN_DEBITS))
                .orElseThrow();
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("USD"), ACME, DAY)
                        .line("Goods", Money.parse("USD 70"))
                        .build())
                .orElseThrow();

        assertThat(books.credit().decide(ACME, eur("1"), DAY).reasons())
                .containsExactly(new CreditReason.ExposureInOtherCurrencies(MoneyBag.of(Money.parse("USD 70"))));
    }

    @Test
    void a_reservation_is_never_known_before_what_it_rests_on() {
        groupLimit("100");
        limit(ACME, "100", DAY);
        join(ACME, DAY);
        join(BOLT, DAY);
        clock.on(day(2));
        limit(ROOT, "100", DAY);
        Instant limited = clock.instant();
        clock.on(DAY);
        assertThat(reserve("R1", "1", 0, 30).orElseThrow().at()).isEqualTo(limited);

        clock.on(day(3));
        books.invoicing().issue(invoice(BOLT, "INV-1", "10", DAY)).orElseThrow();
        Instant invoiced = clock.instant();
        clock.on(DAY);
        assertThat(reserve("R2", "1", 0, 30).orElseThrow().at()).isEqualTo(invoiced);

        clock.on(day(4));
        Instant reserved = books.reservations()
                .reserve(of(ROOT, "R3", "1", 0, 30))
                .orElseThrow()
                .at();
        clock.on(DAY);
        assertThat(reserve("R4", "1", 0, 30).orElseThrow().at()).isEqualTo(reserved);
    }

    @Test
    void an_invoice_that_takes_a_reservation_between_two_readings_counts_twice_and_never_nowhere() {
        groupLimit("100");
        limit(ACME, "1000", DAY);
        limit(BOLT, "1000", DAY);
        join(ACME, DAY);
        join(BOLT, DAY);
        reserve("R1", "80", 0, 30).orElseThrow();
        InMemoryStore later = store.copy();
        Receivables.over(later, clock)
                .reservations()
                .issue(invoice(ACME, "INV-1", "80", DAY), ReservationId.of("R1"))
                .orElseThrow();
        Receivables between = Receivables.over(new Overtaken(store, later), clock);

        assertThat(reasons(between.reservations().reserve(of(BOLT, "R2", "30", 0, 30))))
                .containsExactly(new GroupLimitExceeded("ROOT", eur("100"), eur("160"), eur("30"), eur("90")));
    }

    /** A store in which somebody else commits after the first reading of what an account has reserved or owes. */
    private static final class Overtaken implements ReceivablesStore {

        private static final AccountId WATCHED = AccountId.of(LedgerId.MAIN, ACME);

        private final ReceivablesStore before;
        private final ReceivablesStore after;
        private boolean isOvertaken;

        Overtaken(ReceivablesStore before, ReceivablesStore after) {
            this.before = before;
            this.after = after;
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return before.read(work);
        }

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            return before.write(session -> work.apply(watched(session)));
        }

        private Session watched(Session session) {
            return watching(Session.class, session, (name, arguments) -> switch (name) {
                case "headroom" -> watching(HeadroomRepository.class, session.headroom(), this::headroom);
                case "accounts" -> watching(AccountRepository.class, session.accounts(), this::accounts);
                default -> null;
            });
        }

        private Object headroom(String name, Object... arguments) {
            return name.equals("live") && WATCHED.equals(arguments[0]) && overtaken()
                    ? after.read(session -> session.headroom().live(WATCHED, (LocalDate) arguments[1]))
                    : null;
        }

        private Object accounts(String name, Object... arguments) {
            if (!name.equals("openItems") || !WATCHED.equals(arguments[0]) || !overtaken()) {
                return null;
            }
            List<OpenItem> items = new ArrayList<>();
            after.read(session -> {
                session.accounts().openItems(WATCHED, (AsOf) arguments[1]).forEach(items::add);
                return items;
            });
            return (OpenItemSource) items::forEach;
        }

        private boolean overtaken() {
            boolean was = isOvertaken;
            isOvertaken = true;
            return was;
        }

        private static <T> T watching(Class<T> type, T sound, BiFunction<String, Object[], Object> instead) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        Object other = instead.apply(method.getName(), arguments);
                        try {
                            return other != null ? other : method.invoke(sound, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }
}
