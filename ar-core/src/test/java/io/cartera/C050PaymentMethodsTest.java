package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.analysis.PaymentMethodFigures;
import io.cartera.analysis.PaymentMethodNotAllowed;
import io.cartera.analysis.PaymentMethods;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.customer.PaymentPreference;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C050: by which methods customers have agreed to pay, and by which they do. */
class C050PaymentMethodsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final PaymentMethod TRANSFER = PaymentMethod.of("transfer");
    private static final PaymentMethod CARD = PaymentMethod.of("card");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final LocalDate LATER = LocalDate.parse("2026-04-30");

    private final Receivables books = Receivables.over(new InMemoryStore());

    @BeforeEach
    void register() {
        books.customers()
                .register(Customer.organisation(ACME, "Acme")
                        .paymentPreference(PaymentPreference.allowing(TRANSFER, PaymentMethod.of("cheque"))
                                .preferring(TRANSFER))
                        .build());
        books.customers().register(Customer.organisation(BOLT, "Bolt").build());
    }

    private void issue(CustomerId customer, String id, String amount, LocalDate on) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), customer, on)
                        .line("goods", Money.parse(amount))
                        .build())
                .orElseThrow();
    }

    private static Payment payment(CustomerId customer, String id, String amount, LocalDate on) {
        return Payment.received(PaymentId.of(id), customer, Money.parse(amount), on);
    }

    private PaymentMethodFigures figures(PaymentMethod method, LocalDate asOf) {
        return books.analysis()
                .paymentMethods(asOf)
                .of(method, CurrencyUnit.EUR)
                .orElseThrow();
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    /** The example of {@link PaymentMethods}. */
    private void workedExample() {
        issue(ACME, "INV-1", "EUR 100", DAY.minusDays(10));
        issue(BOLT, "INV-2", "EUR 300", DAY.minusDays(30));
        books.cash()
                .receive(payment(ACME, "PAY-1", "EUR 100", DAY)
                        .withReference("INV-1")
                        .withMethod(TRANSFER));
        books.cash()
                .receive(payment(BOLT, "PAY-2", "EUR 300", DAY)
                        .withReference("INV-2")
                        .withMethod(TRANSFER));
        books.cash().receive(payment(BOLT, "PAY-3", "EUR 150", DAY).withMethod(CARD));
        books.cash().receive(payment(BOLT, "PAY-4", "EUR 50", DAY).withMethod(CARD));
        books.cash().apply(ACME, DAY);
        books.cash().apply(CommandId.of("A"), BOLT, DAY, AllocationPolicy.exactAmount());
        books.cash()
                .returned(PaymentReturn.chargeback(
                        CommandId.of("RET-1"), BOLT, PaymentId.of("PAY-4"), DAY.plusDays(9), "not authorised"))
                .orElseThrow();
    }

    @Test
    void each_method_has_count_amount_days_to_pay_and_returned_share() {
        workedExample();

        PaymentMethodFigures transfer = figures(TRANSFER, LATER);
        assertThat(transfer.count()).isEqualTo(2);
        assertThat(transfer.amount()).isEqualTo(eur("400"));
        assertThat(transfer.daysToPay()).contains(new BigDecimal("25.00"));
        assertThat(transfer.returnedShare()).isEqualTo(new BigDecimal("0.0000"));
        PaymentMethodFigures card = figures(CARD, LATER);
        assertThat(card.count()).isEqualTo(2);
        assertThat(card.amount()).isEqualTo(eur("200"));
        assertThat(card.returnedCount()).isEqualTo(1);
        assertThat(card.returned()).isEqualTo(eur("50"));
        assertThat(card.returnedShare()).isEqualTo(new BigDecimal("0.2500"));
        assertThat(card.daysToPay()).isEmpty();
    }

    @Test
    void a_past_day_is_as_it_was_then() {
        workedExample();

        assertThat(figures(CARD, DAY.plusDays(8)).returned()).isEqualTo(eur("0"));
        assertThat(figures(CARD, DAY.plusDays(9)).returned()).isEqualTo(eur("50"));
        assertThat(books.analysis().paymentMethods(DAY.minusDays(1)).figures()).isEmpty();
    }

    @Test
    void a_customer_has_figures_of_its_own_in_every_currency() {
        workedExample();
        books.cash().receive(payment(ACME, "PAY-9", "USD 7", DAY).withMethod(TRANSFER));
        books.cash().receive(payment(ACME, "PAY-8", "EUR 1", DAY));

        PaymentMethods acme = books.analysis().paymentMethods(ACME, LATER);
        assertThat(acme.of(TRANSFER, CurrencyUnit.EUR))
                .map(PaymentMethodFigures::amount)
                .contains(eur("100"));
        assertThat(acme.of(TRANSFER, CurrencyUnit.EUR))
                .flatMap(PaymentMethodFigures::daysToPay)
                .contains(new BigDecimal("10.00"));
        assertThat(acme.of(CARD, CurrencyUnit.EUR)).isEmpty();
        assertThat(acme.figures())
                .extracting(each -> each.method().map(PaymentMethod::value).orElse("?") + " " + each.amount())
                .as("by method and currency, those of no stated method last")
                .containsExactly("transfer EUR 100.00", "transfer USD 7.00", "? EUR 1.00");
    }

    @Test
    void a_payment_by_a_method_that_is_not_agreed_is_received_and_found() {
        Payment card = payment(ACME, "PAY-1", "EUR 10", DAY).withMethod(CARD);
        Outcome<?> received = books.cash().receive(card);
        books.cash().receive(payment(ACME, "PAY-2", "EUR 10", DAY).withMethod(TRANSFER));
        books.cash().receive(payment(ACME, "PAY-3", "EUR 10", DAY));
        books.cash().receive(payment(BOLT, "PAY-1", "EUR 10", DAY).withMethod(CARD));

        assertThat(received.applied()).as("money that came is money").isPresent();
        assertThat(books.accounts().balance(ACME, DAY).in(CurrencyUnit.EUR)).isEqualTo(eur("-30"));
        assertThat(books.analysis().paymentMethods(DAY).notAllowed())
                .extracting(PaymentMethodNotAllowed::payment)
                .containsExactly(card);
        assertThat(books.analysis().paymentMethods(ACME, DAY.minusDays(1)).notAllowed())
                .isEmpty();
    }

    @Test
    void what_was_reversed_never_came_from_that_day_on() {
        books.cash().receive(payment(ACME, "PAY-1", "EUR 10", DAY).withMethod(CARD));
        books.accounts()
                .reverse(CommandId.of("R"), ACME, ItemId.credit("PAY-1"), DAY.plusDays(5))
                .orElseThrow();

        assertThat(books.analysis().paymentMethods(DAY.plusDays(4)).figures()).hasSize(1);
        assertThat(books.analysis().paymentMethods(DAY.plusDays(5)).figures()).isEmpty();
        assertThat(books.analysis().paymentMethods(DAY.plusDays(5)).notAllowed())
                .isEmpty();
    }

    @Test
    void money_that_came_before_the_document_was_paid_in_less_than_no_days_and_a_refund_pays_no_document() {
        issue(BOLT, "INV-1", "EUR 10", DAY.plusDays(4));
        books.cash()
                .receive(payment(BOLT, "PAY-1", "EUR 30", DAY).withMethod(CARD).asDeposit());
        books.cash().apply(CommandId.of("A"), BOLT, DAY.plusDays(4), AllocationPolicy.oldest());
        books.adjustments()
                .adjust(CommandId.of("REF"), BOLT, Adjustment.refund(ItemId.credit("PAY-1"), DAY.plusDays(20)))
                .orElseThrow();

        assertThat(figures(CARD, LATER).daysToPay()).contains(new BigDecimal("-4.00"));
        assertThat(figures(CARD, DAY).daysToPay()).as("nothing is applied yet").isEmpty();
    }

    @Test
    void a_customer_without_an_agreement_may_pay_by_any_method() {
        PaymentPreference any = books.customers().find(BOLT).orElseThrow().paymentPreference();

        assertThat(any).isEqualTo(PaymentPreference.any());
        assertThat(any.allows(CARD)).isTrue();
        assertThat(any.preferred()).isEmpty();
        assertThat(any.preferring(CARD).preferred()).contains(CARD);
        assertThat(any.preferring(CARD).allows(TRANSFER)).isTrue();
    }

    @Test
    void what_is_preferred_is_allowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaymentPreference.allowing(TRANSFER).preferring(CARD));
        assertThatIllegalArgumentException().isThrownBy(PaymentPreference::allowing);
        assertThat(PaymentPreference.allowing(TRANSFER, CARD, CARD).allowed()).containsExactly(CARD, TRANSFER);
    }

    @Test
    void another_preference_under_the_same_customer_conflicts_and_names_the_field() {
        Outcome<Customer> other =
                books.customers().register(Customer.organisation(ACME, "Acme").build());

        assertThat(other)
                .isEqualTo(new Outcome.Conflicting<>(
                        CommandId.of("ACME"), "transfer\ncheque\ntransfer", "", "paymentPreference"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "card", "card\ncard", "\ncard\ntransfer", "card\ncard\ntransfer"})
    void the_text_of_a_preference_gives_the_same_one_back(String text) {
        assertThat(PaymentPreference.parse(text).text()).isEqualTo(text);
        assertThat(PaymentPreference.parse(text)).isEqualTo(PaymentPreference.parse(text));
        assertThat(Optional.of(text).map(PaymentPreference::parse).map(PaymentPreference::toString))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"card\ntransfer", "card\n", "\n", " ", "card\ttransfer"})
    void a_text_that_is_no_preference_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PaymentPreference.parse(text));
    }
}
