package io.cartera.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.money.AmountOutOfRangeException;
import io.cartera.money.MinorUnits;
import io.cartera.trace.CommandId;
import io.cartera.trace.Difference;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final PaymentId ID = PaymentId.of("PAY-1");
    private static final LocalDate DAY = LocalDate.parse("2026-02-20");
    private static final Money AMOUNT = Money.parse("EUR 1200");

    private static Payment plain() {
        return Payment.received(ID, ACME, AMOUNT, DAY);
    }

    @Test
    void a_payment_says_who_paid_how_much_and_when() {
        Payment payment = plain();

        assertThat(payment.id()).isEqualTo(ID);
        assertThat(payment.customer()).isEqualTo(ACME);
        assertThat(payment.amount()).isEqualTo(AMOUNT);
        assertThat(payment.receivedOn()).isEqualTo(DAY);
        assertThat(payment.valueOn())
                .as("the value date defaults to the day of receipt")
                .isEqualTo(DAY);
        assertThat(payment.reference()).isEmpty();
        assertThat(payment.method()).isEmpty();
    }

    @Test
    void what_is_added_leaves_the_rest_and_the_payment_it_was_added_to_as_they_were() {
        Payment before = plain();
        Payment payment = before.withReference("INV-1")
                .withMethod(PaymentMethod.of("cheque"))
                .withValueOn(DAY.minusDays(2));

        assertThat(payment.reference()).contains("INV-1");
        assertThat(payment.method()).contains(PaymentMethod.of("cheque"));
        assertThat(payment.valueOn()).isEqualTo(DAY.minusDays(2));
        assertThat(payment.receivedOn()).isEqualTo(DAY);
        assertThat(before).isEqualTo(plain()).hasSameHashCodeAs(plain()).isNotEqualTo(payment);
    }

    @Test
    void I01_the_first_field_that_differs_is_named() {
        Payment payment = plain();

        assertThat(payment.differenceFrom(plain())).isEmpty();
        assertDiffers(Payment.received(PaymentId.of("PAY-2"), ACME, AMOUNT, DAY), "id", "PAY-1", "PAY-2");
        assertDiffers(Payment.received(ID, CustomerId.of("B"), AMOUNT, DAY), "customer", "ACME", "B");
        assertDiffers(
                Payment.received(ID, ACME, Money.parse("EUR 1200.01"), DAY), "amount", "EUR 1200.00", "EUR 1200.01");
        assertDiffers(Payment.received(ID, ACME, Money.parse("USD 1200"), DAY), "amount", "EUR 1200.00", "USD 1200.00");
        assertDiffers(Payment.received(ID, ACME, AMOUNT, DAY.plusDays(1)), "receivedOn", "2026-02-20", "2026-02-21");
        assertDiffers(payment.withValueOn(DAY.plusDays(1)), "valueOn", "2026-02-20", "2026-02-21");
        assertDiffers(payment.withReference("X"), "reference", "", "X");
        assertDiffers(payment.withMethod(PaymentMethod.of("cash")), "method", "", "cash");
    }

    private static void assertDiffers(Payment offered, String field, String existing, String value) {
        assertThat(plain().differenceFrom(offered)).contains(new Difference(field, existing, value));
        assertThat(plain()).isNotEqualTo(offered);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -MinorUnits.MAX})
    void an_amount_that_is_not_positive_is_refused(long minor) {
        Money amount = Money.ofMinor(CurrencyUnit.EUR, minor);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Payment.received(ID, ACME, amount, DAY))
                .withMessageContainingAll("PAY-1", amount.toString());
    }

    @Test
    void M05_an_amount_at_the_bound_is_received_and_one_beyond_is_refused() {
        Money most = Money.ofMinor(CurrencyUnit.EUR, MinorUnits.MAX);

        assertThat(Payment.received(ID, ACME, most, DAY).amount()).isEqualTo(most);
        assertThatThrownBy(() -> Payment.received(ID, ACME, most.plusMinor(1), DAY))
                .isInstanceOf(AmountOutOfRangeException.class);
    }

    @Test
    void dates_lie_in_the_years_1_to_9999() {
        LocalDate last = LocalDate.of(9999, 12, 31);

        assertThat(Payment.received(ID, ACME, AMOUNT, last).valueOn()).isEqualTo(last);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Payment.received(ID, ACME, AMOUNT, last.plusDays(1)))
                .withMessageContaining("receivedOn");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain().withValueOn(LocalDate.of(0, 12, 31)))
                .withMessageContaining("valueOn");
    }

    @Test
    void references_that_no_store_could_keep_are_refused_by_name() {
        for (String text : new String[] {"", "\t", "a\u0000", "\uDE00", "x".repeat(1001)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> plain().withReference(text))
                    .withMessageStartingWith("reference");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PaymentReturn.bounced(CommandId.of("R-1"), ACME, ID, DAY, text))
                    .withMessageStartingWith("reason");
        }
        assertThat(plain().withReference("x".repeat(1000)).reference()).contains("x".repeat(1000));
    }

    @Test
    void nothing_that_may_be_personal_is_shown() {
        assertThat(plain().withReference("Maria")).hasToString("Payment[PAY-1, ACME, 2026-02-20, EUR 1200.00]");
        assertThat(PaymentReturn.bounced(CommandId.of("R-1"), ACME, ID, DAY, "account of Maria closed"))
                .hasToString("PaymentReturn[R-1, ACME, PAY-1, BOUNCED, 2026-02-20]");
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        refusesNull("id", () -> Payment.received(null, ACME, AMOUNT, DAY));
        refusesNull("customer", () -> Payment.received(ID, null, AMOUNT, DAY));
        refusesNull("amount", () -> Payment.received(ID, ACME, null, DAY));
        refusesNull("receivedOn", () -> Payment.received(ID, ACME, AMOUNT, null));
        refusesNull("reference", () -> plain().withReference(null));
        refusesNull("method", () -> plain().withMethod(null));
        refusesNull("valueOn", () -> plain().withValueOn(null));
        refusesNull("offered", () -> plain().differenceFrom(null));
        refusesNull("id", () -> PaymentReturn.bounced(null, ACME, ID, DAY, "x"));
        refusesNull("customer", () -> PaymentReturn.bounced(CommandId.of("R-1"), null, ID, DAY, "x"));
        refusesNull("payment", () -> PaymentReturn.bounced(CommandId.of("R-1"), ACME, null, DAY, "x"));
        refusesNull("on", () -> PaymentReturn.bounced(CommandId.of("R-1"), ACME, ID, null, "x"));
        refusesNull("reason", () -> PaymentReturn.bounced(CommandId.of("R-1"), ACME, ID, DAY, null));
    }

    private static void refusesNull(String name, Runnable call) {
        assertThatNullPointerException().isThrownBy(call::run).withMessageContaining(name);
    }
}
