package io.cartera.forecast;

import io.cartera.account.OpenItem;
import io.cartera.customer.CustomerId;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** An invoice and the day on which it was settled in the end, {@link #NEVER} where it was not. */
record Bill(String customer, String group, int number, LocalDate issued, LocalDate due, LocalDate settled, long minor) {

    static final LocalDate NEVER = LocalDate.MAX;

    boolean isOpenOn(LocalDate day) {
        return !issued.isAfter(day) && settled.isAfter(day);
    }

    boolean isSettledBy(LocalDate day) {
        return !settled.isAfter(day);
    }

    boolean isEverSettled() {
        return settled != NEVER;
    }

    CustomerId customerId() {
        return CustomerId.of(customer);
    }

    OpenItem debit() {
        return OpenItem.debit(customerId(), "INV-" + number, Money.ofMinor(CurrencyUnit.EUR, minor), issued, due);
    }

    /** What was known of the bills on a day. */
    static PaymentHistory history(List<Bill> bills, LocalDate asOf) {
        PaymentHistory.Builder history = PaymentHistory.asOf(asOf);
        for (Bill bill : bills) {
            if (bill.isOpenOn(asOf)) {
                history.open(bill.debit());
            } else if (bill.isSettledBy(asOf)) {
                history.settled(bill.debit(), bill.settled());
            }
            if (!bill.group().isEmpty()) {
                history.group(bill.customerId(), bill.group());
            }
        }
        return history.build();
    }
}
