package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.aging.OverdueCustomer;
import io.cartera.aging.OverdueItem;
import io.cartera.aging.OverdueStages;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.MoneyBag;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C060: for how long what is overdue, the oldest item of each customer, and the stage by a table of days. */
class C060OverdueStagesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate DAY = LocalDate.parse("2026-04-02");
    private static final OverdueStages STAGES =
            OverdueStages.from(1, "late").then(31, "reminded").then(61, "final");

    private static OpenItem debit(CustomerId customer, String name, String open, LocalDate dueOn) {
        return OpenItem.debit(customer, name, Money.parse(open), dueOn.minusDays(30), dueOn);
    }

    @Test
    void a_debit_is_in_the_last_stage_whose_days_it_has_reached() {
        LocalDate due = LocalDate.parse("2026-01-31");

        assertThat(stageOn(due, "2026-01-31")).isEmpty();
        assertThat(stageOn(due, "2026-02-01")).containsExactly("late");
        assertThat(stageOn(due, "2026-03-02")).containsExactly("late");
        assertThat(stageOn(due, "2026-03-03")).containsExactly("reminded");
        assertThat(stageOn(due, "2026-04-01")).containsExactly("reminded");
        assertThat(stageOn(due, "2026-04-02")).containsExactly("final");
        assertThat(STAGES.stageAt(Integer.MAX_VALUE)).contains("final");
        assertThat(STAGES.stageAt(0)).isEmpty();
    }

    private static List<String> stageOn(LocalDate due, String on) {
        return STAGES.read(OpenItemSource.of(List.of(debit(ACME, "I", "EUR 1", due))), LocalDate.parse(on)).stream()
                .map(customer -> customer.stage().orElseThrow())
                .toList();
    }

    @Test
    void what_is_overdue_for_fewer_days_than_the_first_stage_takes_is_told_without_a_stage() {
        OverdueStages patient = OverdueStages.from(8, "late");
        OverdueCustomer found = patient.read(
                        OpenItemSource.of(List.of(debit(ACME, "I", "EUR 1", DAY.minusDays(7)))), DAY)
                .get(0);

        assertThat(found.days()).isEqualTo(7);
        assertThat(found.stage()).isEmpty();
        assertThat(patient.stageAt(8)).contains("late");
    }

    @Test
    void a_customer_is_in_the_stage_of_its_oldest_debit_and_the_longest_overdue_customer_comes_first() {
        List<OpenItem> items = new ArrayList<>(List.of(
                debit(ACME, "A-NEW", "EUR 10", DAY.minusDays(3)),
                debit(ACME, "A-OLD", "USD 20", DAY.minusDays(40)),
                debit(ACME, "A-DUE", "EUR 40", DAY),
                debit(CustomerId.of("CITO"), "C", "EUR 5", DAY.minusDays(40)),
                debit(BOLT, "B", "EUR 7", DAY.minusDays(70)),
                debit(CustomerId.of("DORA"), "D", "EUR 7", DAY.plusDays(1)),
                OpenItem.credit(ACME, "P", Money.parse("EUR 4"), DAY.minusDays(50)),
                OpenItem.credit(CustomerId.of("EVA"), "P", Money.parse("EUR 4"), DAY.minusDays(50))));
        List<OverdueCustomer> told = STAGES.read(OpenItemSource.of(items), DAY);

        assertThat(told)
                .extracting(customer -> customer.customer() + " " + customer.days() + " "
                        + customer.stage().orElseThrow())
                .containsExactly("BOLT 70 final", "ACME 40 reminded", "CITO 40 reminded");
        OverdueCustomer acme = told.get(1);
        assertThat(acme.items())
                .extracting(item -> item.item().id().document() + " " + item.days() + " "
                        + item.stage().orElseThrow())
                .containsExactly("A-OLD 40 reminded", "A-NEW 3 late");
        assertThat(acme.overdue()).isEqualTo(MoneyBag.of(Money.parse("EUR 10"), Money.parse("USD 20")));
        assertThat(acme.unapplied()).isEqualTo(MoneyBag.of(Money.parse("EUR 4")));
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(items, new Random(seed));
            assertThat(STAGES.read(OpenItemSource.of(items), DAY)).isEqualTo(told);
        }
        assertThat(STAGES.read(OpenItemSource.of(List.of()), DAY)).isEmpty();
    }

    @Test
    void the_books_leave_out_what_is_disputed_and_promised_and_answer_as_of_any_day() {
        Receivables books = Receivables.over(new InMemoryStore());
        books.customers()
                .register(Customer.organisation(ACME, "Acme")
                        .terms(PaymentTerms.netDays(30))
                        .build());
        for (String name : List.of("OLD", "NEW")) {
            LocalDate on = DAY.minusDays(name.equals("OLD") ? 91 : 35);
            books.invoicing()
                    .issue(Invoice.draft(InvoiceId.of(name), ACME, on)
                            .line("Goods", Money.parse("EUR 100"))
                            .build());
        }
        assertThat(overdue(books, DAY)).containsExactly("OLD 61 final EUR 100.00", "NEW 5 late EUR 100.00");

        books.collections()
                .dispute(Dispute.opened(DisputeId.of("D"), ACME, ItemId.debit("OLD"), DisputeReason.PRICE, DAY));
        books.collections()
                .promise(PromiseToPay.of(PromiseId.of("P"), ACME, Money.parse("EUR 30"), DAY, DAY.plusDays(9)));

        assertThat(overdue(books, DAY)).containsExactly("NEW 5 late EUR 70.00");
        assertThat(overdue(books, DAY.minusDays(1)))
                .containsExactly("OLD 60 reminded EUR 100.00", "NEW 4 late EUR 100.00");

        books.cash().receive(Payment.received(PaymentId.of("PAY"), ACME, Money.parse("EUR 200"), DAY.plusDays(1)));
        assertThat(books.accounts()
                        .overdue(STAGES, AsOf.of(DAY.plusDays(1)))
                        .get(0)
                        .unapplied())
                .isEqualTo(MoneyBag.of(Money.parse("EUR 200")));
    }

    private static List<String> overdue(Receivables books, LocalDate on) {
        return books.accounts().overdue(STAGES, AsOf.of(on)).stream()
                .flatMap(customer -> customer.items().stream())
                .map(C060OverdueStagesTest::told)
                .toList();
    }

    private static String told(OverdueItem item) {
        return item.item().id().document() + " " + item.days() + " "
                + item.stage().orElse("-") + " " + item.overdue();
    }

    @Test
    void days_rise_and_names_differ() {
        assertThatIllegalArgumentException().isThrownBy(() -> OverdueStages.from(0, "late"));
        assertThatIllegalArgumentException().isThrownBy(() -> OverdueStages.from(1, " "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STAGES.then(61, "again"))
                .withMessage("days is 61, the stage before takes 61");
        assertThatIllegalArgumentException().isThrownBy(() -> STAGES.then(62, "late"));
        OverdueStages most = OverdueStages.from(1, "1");
        for (int days = 2; days <= OverdueStages.MAX_STAGES; days++) {
            most = most.then(days, String.valueOf(days));
        }
        OverdueStages full = most;
        assertThat(full.names()).hasSize(20);
        assertThatIllegalArgumentException().isThrownBy(() -> full.then(21, "21"));
    }
}
