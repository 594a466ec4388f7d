package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingSpec;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseState;
import io.cartera.collection.PromiseToPay;
import io.cartera.contactpoint.ContactPoint;
import io.cartera.contactpoint.ContactPurpose;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.customerfile.ContactRoute;
import io.cartera.customerfile.CustomerFile;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditLimits;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.overview.CustomerOverview;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** One customer at a glance. */
class C035CustomerOverviewTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate JANUARY = LocalDate.parse("2026-01-10");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-31");
    private static final AgingSpec SPEC = AgingSpec.byDueDate(AgingBuckets.days(30, 60, 90))
            .withDisputesApart()
            .withPromisesApart();

    private final InMemoryStore store = new InMemoryStore();
    private final Receivables books = Receivables.over(store);

    private void begin() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        books.credit().grant(ACME, CreditLimit.of(eur("5000")), JANUARY).orElseThrow();
        issue("INV-1", "3000", JANUARY);
        issue("INV-2", "200", JANUARY.plusDays(60));
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, eur("1200"), LocalDate.parse("2026-02-20"))
                        .withReference("INV-1"))
                .orElseThrow();
        books.cash().apply(ACME, LocalDate.parse("2026-02-20")).orElseThrow();
    }

    private void issue(String id, String amount, LocalDate on) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), ACME, on)
                        .line("goods", eur(amount))
                        .build())
                .orElseThrow();
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private CustomerOverview overview(LocalDate on) {
        return books.customers().overview(ACME, AsOf.of(on)).orElseThrow();
    }

    @Test
    void C035_all_that_concerns_a_customer_is_told_at_once() {
        begin();
        books.collections()
                .dispute(Dispute.opened(
                                DisputeId.of("D-1"),
                                ACME,
                                ItemId.debit("INV-1"),
                                DisputeReason.PRICE,
                                JANUARY.plusDays(70))
                        .of(eur("300")))
                .orElseThrow();
        books.collections()
                .promise(PromiseToPay.of(PromiseId.of("P-1"), ACME, eur("500"), TODAY.minusDays(3), TODAY.plusDays(3)))
                .orElseThrow();

        CustomerOverview overview = overview(TODAY);

        assertThat(overview.customer().id()).isEqualTo(ACME);
        assertThat(overview.openItems())
                .extracting(item -> item.id().document() + " " + item.open())
                .containsExactly("INV-1 EUR 1800.00", "INV-2 EUR 200.00");
        assertThat(overview.balance().in(CurrencyUnit.EUR)).isEqualTo(eur("2000"));
        assertThat(overview.oldestDueOn()).contains(LocalDate.parse("2026-02-09"));
        assertThat(overview.limit()).contains(CreditLimit.of(eur("5000")));
        assertThat(overview.headroom()).contains(eur("3000"));
        assertThat(overview.disputes())
                .singleElement()
                .satisfies(dispute -> assertThat(dispute.disputed()).contains(eur("300")));
        assertThat(overview.promises())
                .extracting(PromiseState::standing)
                .containsExactly(PromiseState.Standing.PENDING);
        assertThat(overview.facts().lastActivity(EntryKind.RECEIPT)).contains(LocalDate.parse("2026-02-20"));
        AgedAmounts aged = overview.aging(SPEC).get(0);
        assertThat(aged.disputed()).isEqualTo(eur("300"));
        assertThat(aged.promised()).isEqualTo(eur("500"));
        assertThat(aged.balance()).isEqualTo(eur("2000"));
    }

    @Test
    void it_says_of_a_past_day_what_the_readings_say_of_it() {
        begin();
        for (LocalDate day : List.of(JANUARY.minusDays(1), JANUARY, LocalDate.parse("2026-02-19"), TODAY)) {
            CustomerOverview overview = overview(day);
            assertThat(overview.openItems()).isEqualTo(books.accounts().openItems(ACME, day));
            assertThat(overview.balance()).isEqualTo(books.accounts().balance(ACME, day));
            assertThat(overview.exposure(CurrencyUnit.EUR))
                    .isEqualTo(books.credit().exposure(ACME, CurrencyUnit.EUR, day));
            assertThat(overview.aging(SPEC))
                    .isEqualTo(books.accounts().aging(SPEC, AsOf.of(day)).rows().stream()
                            .map(row -> row.amounts())
                            .toList());
        }
        assertThat(overview(JANUARY.minusDays(1)).limit()).isEmpty();
        assertThat(overview(JANUARY.minusDays(1)).headroom()).isEmpty();
    }

    @Test
    void as_known_earlier_it_knows_nothing_of_what_came_later() {
        begin();
        var firsts = books.accounts().history(ACME).changes().get(0).recording().at();

        CustomerOverview then =
                books.customers().overview(ACME, AsOf.of(TODAY).knownAt(firsts)).orElseThrow();

        assertThat(then.balance().in(CurrencyUnit.EUR)).isEqualTo(eur("3000"));
        assertThat(then.facts().lastActivity(EntryKind.RECEIPT)).isEmpty();
    }

    @Test
    void it_asks_the_store_five_times_however_much_there_is() {
        begin();
        List<String> asked = new ArrayList<>();
        Receivables counted = Receivables.over(listening(store, asked));
        counted.customers().overview(ACME, AsOf.of(TODAY)).orElseThrow().promises();
        List<String> few = List.copyOf(asked);
        for (int i = 0; i < 100; i++) {
            issue("MORE-" + i, "10", TODAY);
            books.collections()
                    .promise(PromiseToPay.of(PromiseId.of("P-" + i), ACME, eur("1"), TODAY, TODAY.plusDays(i)))
                    .orElseThrow();
        }
        asked.clear();
        counted.customers().overview(ACME, AsOf.of(TODAY)).orElseThrow().promises();

        assertThat(asked).isEqualTo(few).containsExactly("find", "facts", "history", "find", "find");
    }

    private static ReceivablesStore listening(ReceivablesStore store, List<String> asked) {
        return told(ReceivablesStore.class, store, asked);
    }

    /** The same, every repository it hands out telling by which methods it is asked. */
    private static <T> T told(Class<T> type, T sound, List<String> asked) {
        Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                if (type == ReceivablesStore.class && args != null) {
                    return ((InMemoryStore) sound).read(session -> work(args[0], told(Session.class, session, asked)));
                }
                Object answer = method.invoke(sound, args);
                if (type != Session.class) {
                    asked.add(method.getName());
                    return answer;
                }
                return repository(method.getReturnType(), answer, asked);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return type.cast(proxy);
    }

    private static <R> Object repository(Class<R> type, Object answer, List<String> asked) {
        return told(type, type.cast(answer), asked);
    }

    @SuppressWarnings("unchecked")
    private static Object work(Object function, Session session) {
        return ((java.util.function.Function<Session, Object>) function).apply(session);
    }

    @Test
    void it_tells_how_the_customer_was_to_be_reached_on_the_day() {
        begin();
        FileEntry january = FileEntry.of(ACME, JANUARY);
        FileEntry later = FileEntry.of(ACME, TODAY.plusDays(1));
        ContactPoint old = ContactPoint.phone("+34 910 000 000");
        record("C-1", january.contactPoint("office", old));
        record("C-2", later.contactPoint("office", ContactPoint.phone("+34 910 999 999")));

        assertThat(overview(TODAY).contactsFor(ContactPurpose.REMINDERS))
                .extracting(ContactRoute::point)
                .containsExactly(old);
        assertThat(overview(JANUARY.minusDays(1)).contactsFor(ContactPurpose.REMINDERS))
                .isEmpty();
        assertThat(overview(TODAY).file())
                .isEqualTo(books.customers().file(ACME).orElseThrow());
    }

    private void record(String command, CustomerFact fact) {
        books.customers().record(CommandId.of(command), fact).orElseThrow();
    }

    @Test
    void a_customer_that_is_not_on_file_has_none_and_one_without_account_has_an_empty_one() {
        assertThat(books.customers().overview(ACME, AsOf.of(TODAY))).isEmpty();
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();

        CustomerOverview overview = overview(TODAY);

        assertThat(overview.openItems()).isEmpty();
        assertThat(overview.aging(SPEC)).isEmpty();
        assertThat(overview.oldestDueOn()).isEmpty();
        assertThat(overview.limit()).isEmpty();
    }

    @Test
    void parts_of_two_customers_make_none() {
        AccountId beta = AccountId.of(LedgerId.MAIN, CustomerId.of("BETA"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerOverview.of(
                        CustomerFile.of(Customer.organisation(ACME, "Acme").build(), List.of()),
                        AccountHistory.of(beta, List.of()),
                        CollectionFile.of(beta, List.of()),
                        CreditLimits.none(),
                        AsOf.of(TODAY)))
                .withMessageContaining("ACME")
                .withMessageContaining("BETA");
    }
}
