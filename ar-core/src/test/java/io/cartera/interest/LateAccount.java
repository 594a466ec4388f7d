package io.cartera.interest;

import io.cartera.Receivables;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.AllocationId;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.joda.money.Money;

/** The account of a customer who pays late, and the rates of the worked cases. */
public final class LateAccount {

    /** The European Central Bank's rate of main refinancing, by the semesters it holds for; the second of 2026 is not known. */
    public static final ReferenceRates ECB_BY_SEMESTER = ReferenceRateTable.of(
            "ECB main refinancing",
            rate("2023-07-01", "2023-12-31", "4.00"),
            rate("2024-01-01", "2024-06-30", "4.50"),
            rate("2024-07-01", "2024-12-31", "4.25"),
            rate("2025-01-01", "2025-06-30", "3.15"),
            rate("2025-07-01", "2025-12-31", "2.15"),
            rate("2026-01-01", "2026-06-30", "2.15"));

    public static final CustomerId ACME = CustomerId.of("ACME");

    public final Receivables books = Receivables.over(new InMemoryStore());
    private int commands;

    public LateAccount() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
    }

    static ReferenceRate rate(String first, String last, String percent) {
        return ReferenceRate.of(DateRange.ofClosed(day(first), day(last)), new BigDecimal(percent));
    }

    static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    CommandId next() {
        return CommandId.of("C" + ++commands);
    }

    public ItemId owes(String id, String amount, String dueOn) {
        return owes(id, Money.parse(amount), day(dueOn));
    }

    ItemId owes(String id, Money amount, LocalDate dueOn) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), ACME, dueOn.minusDays(30))
                        .dueOn(dueOn)
                        .line("goods", amount)
                        .build())
                .orElseThrow();
        return ItemId.debit(id);
    }

    public AllocationId pays(ItemId debit, String amount, String on) {
        return pays(debit, Money.parse(amount), day(on));
    }

    AllocationId pays(ItemId debit, Money amount, LocalDate on) {
        String id = "P" + ++commands;
        books.cash()
                .receive(Payment.received(PaymentId.of(id), ACME, amount, on))
                .orElseThrow();
        return settle(Settlement.none().matching(ItemId.credit(id), debit, amount, on));
    }

    AllocationId settle(Settlement settlement) {
        AccountChange change = books.cash().settle(next(), ACME, settlement).orElseThrow();
        return change.allocations().get(0).id();
    }

    void release(AllocationId allocation, LocalDate on) {
        books.cash().release(next(), ACME, allocation, on).orElseThrow();
    }

    /** The bank takes a payment back. */
    void bounce(String payment, LocalDate on) {
        books.cash()
                .returned(PaymentReturn.bounced(next(), ACME, PaymentId.of(payment), on, "no funds"))
                .orElseThrow();
    }

    public AccountHistory history() {
        return books.accounts().history(ACME);
    }

    public AccruedInterest through(LateInterest policy, ItemId item, String last) {
        return policy.accrued(history(), item, DateRange.upTo(day(last))).orElseThrow();
    }
}
