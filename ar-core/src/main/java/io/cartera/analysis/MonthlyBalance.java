package io.cartera.analysis;

import java.time.LocalDate;
import java.time.YearMonth;
import org.joda.money.Money;

/** What a calendar month came to in one currency, on all accounts together. Immutable. */
public final class MonthlyBalance {

    private final LocalDate on;
    private final Money sales;
    private final Money balance;

    MonthlyBalance(LocalDate on, Money sales, Money balance) {
        this.on = on;
        this.sales = sales;
        this.balance = balance;
    }

    /** The month. */
    public YearMonth month() {
        return YearMonth.from(on);
    }

    /** The last day that counts: the month's last, or in the last month the day up to which the history goes. */
    public LocalDate on() {
        return on;
    }

    /** What was billed in the month up to that day: invoices and debit notes less credit notes; may be negative. */
    public Money sales() {
        return sales;
    }

    /** What all customers together owe at the end of that day, open debits less open credits; negative where we owe. */
    public Money balance() {
        return balance;
    }

    @Override
    public String toString() {
        return on + ": sales " + sales + ", balance " + balance;
    }
}
