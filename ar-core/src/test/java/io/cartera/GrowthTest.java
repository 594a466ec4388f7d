package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.Adjustment;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.journal.GlAccount;
import io.cartera.journal.PostingRules;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/**
 * That work grows with the number of discounts, not with its square. It is measured in processor time of this thread, of
 * which a busy machine takes none away, at two sizes: sixteen times the size takes about sixteen times as long, where the
 * square would take 256 times.
 */
class GrowthTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final int SMALL = 750;
    private static final int LARGE = 16 * SMALL;
    private static final int MOST = 64;

    private static Receivables books() {
        Receivables books = Receivables.over(new InMemoryStore());
        books.customers().register(Customer.organisation(ACME, "Growth").build());
        return books;
    }

    /** Invoices and, where wanted, payments short by just the discount. */
    private static Receivables books(int size, boolean arePaid) {
        Receivables books = books();
        PaymentTerms terms = PaymentTerms.parse("net 30 less 2% net 10");
        books.accounts().inOneUnit(ACME, unit -> {
            for (int i = 0; i < size; i++) {
                unit.issue(Invoice.draft(InvoiceId.of("D" + i), ACME, DAY)
                        .terms(terms)
                        .line("Goods", Money.parse("EUR 100"))
                        .build());
                if (arePaid) {
                    unit.receive(Payment.received(PaymentId.of("P" + i), ACME, Money.parse("EUR 98"), DAY)
                            .withReference("D" + i));
                }
            }
            return size;
        });
        return books;
    }

    private static <T> void assertGrowth(IntFunction<T> prepared, Consumer<T> work) {
        long small = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            small = Math.min(small, nanos(prepared.apply(SMALL), work));
        }
        long large = Long.MAX_VALUE;
        for (int i = 0; i < 3 && large > MOST * small; i++) {
            large = Math.min(large, nanos(prepared.apply(LARGE), work));
        }
        assertThat((double) large / small).as("times as long").isLessThan(MOST);
    }

    private static <T> long nanos(T prepared, Consumer<T> work) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.accept(prepared);
        return threads.getCurrentThreadCpuTime() - start;
    }

    @Test
    void discounts_in_one_application() {
        assertGrowth(
                size -> books(size, true),
                books -> assertThat(books.cash().apply(ACME, DAY).orElseThrow().entries())
                        .isNotEmpty());
    }

    @Test
    void proposals_that_take_discounts() {
        assertGrowth(
                size -> books(size, true),
                books -> assertThat(books.cash()
                                .propose(ACME, DAY, AllocationPolicy.oldest())
                                .adjustments())
                        .isNotEmpty());
    }

    @Test
    void adjustments_in_one_settlement_and_the_journal_that_corrects_their_tax() {
        PostingRules rules = PostingRules.builder(GlAccount.of("1200"), GlAccount.of("1210"))
                .tax(rate -> GlAccount.of("2200"))
                .otherwise(GlAccount.of("9999"))
                .build();
        assertGrowth(size -> new Object[] {books(size, false), writingOff(size)}, prepared -> {
            Receivables books = (Receivables) prepared[0];
            books.cash()
                    .settle(CommandId.of("W"), ACME, (Settlement) prepared[1])
                    .orElseThrow();
            assertThat(books.generalLedger().journal(ACME, rules, DateRange.upTo(DAY)))
                    .isNotEmpty();
        });
    }

    private static Settlement writingOff(int size) {
        var entries = new ArrayList<Entry>();
        var matches = new ArrayList<Settlement.Match>();
        for (int i = 0; i < size; i++) {
            ItemId id = new ItemId(Side.CREDIT, "W", i + 1);
            entries.add(Entry.builder(id, EntryKind.CONCESSION, Money.parse("EUR 1"), DAY)
                    .build());
            matches.add(new Settlement.Match(id, ItemId.debit("D" + i), Money.parse("EUR 1"), DAY));
        }
        return Settlement.of(entries, matches);
    }

    @Test
    void adjustments_that_the_account_numbers_itself() {
        assertGrowth(
                size -> books(size, false),
                books -> books.cash()
                        .settle(CommandId.of("W"), ACME, Settlement.closing(List.of(), ofEach(books)))
                        .orElseThrow());
    }

    private static List<Adjustment> ofEach(Receivables books) {
        return books.accounts().openItems(ACME, DAY).stream()
                .map(item -> Adjustment.concession(item.id(), DAY).of(Money.parse("EUR 1")))
                .toList();
    }
}
