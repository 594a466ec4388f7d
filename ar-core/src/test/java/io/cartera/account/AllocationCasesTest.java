package io.cartera.account;

import static io.cartera.account.OneAccount.ACME;
import static io.cartera.account.OneAccount.DAY;
import static io.cartera.account.OneAccount.eur;
import static io.cartera.account.OneAccount.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.allocation.AllocationPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases of allocation which other systems have settled, with what ours makes of them. */
class AllocationCasesTest {

    private final OneAccount account = new OneAccount();

    private void applyOldest() {
        account.books
                .cash()
                .apply(account.next(), ACME, DAY, AllocationPolicy.oldest())
                .orElseThrow();
    }

    @Test
    void D1_a_receipt_of_180_pays_an_invoice_of_100_and_80_of_one_of_150() {
        ItemId first = account.invoice("INV-1", "100");
        ItemId second = account.invoice("INV-2", "150");
        account.receipt("PAY-1", "180");

        applyOldest();

        assertThat(account.open(first)).isEqualTo(eur("0"));
        assertThat(account.open(second)).isEqualTo(eur("70"));
    }

    @Test
    void D3_what_is_paid_beyond_two_invoices_stays_open_on_the_receipt() {
        ItemId first = account.invoice("INV-1", "5.95");
        ItemId second = account.invoice("INV-2", "5.95");
        ItemId receipt = account.receipt("PAY-1", "14.00");

        applyOldest();

        assertThat(account.allocated(first)).containsExactly(eur("5.95"));
        assertThat(account.allocated(second)).containsExactly(eur("5.95"));
        assertThat(account.open(receipt)).isEqualTo(eur("2.10"));
    }

    @Test
    void D5_the_rest_of_an_invoice_is_written_off() {
        ItemId invoice = account.invoice("INV-1", "10.00");
        account.allocate(account.receipt("PAY-1", "7.10"), invoice, "7.10");

        account.adjust(Adjustment.concession(invoice, DAY).of(eur("2.90")));

        assertThat(account.open(DAY)).isEmpty();
    }

    @Test
    void D7_a_rest_of_cents_is_written_off_as_a_small_difference() {
        ItemId invoice = account.invoice("INV-1", "5.95");
        account.allocate(account.receipt("PAY-1", "5.75"), invoice, "5.75");

        ItemId difference = account.adjust(Adjustment.smallDifference(invoice, DAY));

        assertThat(account.allocated(difference)).containsExactly(eur("0.20"));
        assertThat(account.open(DAY)).isEmpty();
    }

    @Test
    void D9_reversing_a_bank_fee_opens_the_invoice_by_that_much_and_nothing_else_remains() {
        ItemId invoice = account.invoice("INV-1", "5.95");
        account.allocate(account.receipt("PAY-1", "5.75"), invoice, "5.75");
        ItemId fee = account.adjust(Adjustment.bankFee(invoice, DAY).of(eur("0.20")));
        assertThat(account.open(DAY)).isEmpty();

        account.reverse(fee, DAY);

        assertThat(account.open(DAY)).containsOnlyKeys("INV-1").containsValue(eur("0.20"));
        assertThat(account.balance(DAY)).isEqualTo(eur("0.20"));
    }

    @Test
    void D11_three_invoices_two_payments_a_credit_note_discounts_and_write_offs_in_one_settlement() {
        ItemId first = account.invoice("INV-1", "8000");
        ItemId second = account.invoice("INV-2", "7100");
        ItemId third = account.invoice("INV-3", "1600");
        ItemId note = account.creditNote("CN-1", "500");
        ItemId one = account.receipt("PAY-1", "5000");
        ItemId other = account.receipt("PAY-2", "5000");

        Settlement settlement = Settlement.none()
                .matching(note, third, eur("500"), DAY)
                .matching(one, third, eur("1000"), DAY)
                .matching(one, second, eur("3000"), DAY)
                .matching(one, first, eur("1000"), DAY)
                .matching(other, first, eur("5000"), DAY);
        settlement = adjusting(settlement, EntryKind.CASH_DISCOUNT, "D-3", third, "100");
        settlement = adjusting(settlement, EntryKind.CASH_DISCOUNT, "D-2", second, "50");
        settlement = adjusting(settlement, EntryKind.SMALL_DIFFERENCE, "W-2", second, "50");
        settlement = adjusting(settlement, EntryKind.SMALL_DIFFERENCE, "W-1", first, "1");
        settlement = adjusting(settlement, EntryKind.CASH_DISCOUNT, "D-1", first, "1599");
        account.settle(settlement).orElseThrow();

        assertThat(account.open(first)).isEqualTo(eur("400"));
        assertThat(account.open(second)).isEqualTo(eur("4000"));
        assertThat(account.open(third)).isEqualTo(eur("0"));
        assertThat(account.open(DAY)).containsOnlyKeys("INV-1", "INV-2");
    }

    private static Settlement adjusting(Settlement settlement, EntryKind kind, String id, ItemId debit, String amount) {
        Entry entry = Entry.builder(ItemId.credit(id), kind, eur(amount), DAY).build();
        return settlement.posting(entry).matching(entry.id(), debit, eur(amount), DAY);
    }

    @Test
    void D13_a_partial_payment_leaves_the_rest_open() {
        ItemId invoice = account.invoice("INV-1", "100");

        account.allocate(account.receipt("PAY-1", "10"), invoice, "10");

        assertThat(account.open(invoice)).isEqualTo(eur("90"));
    }

    /** The day is the caller's: there is one, not a booking date beside it that falls into another period. */
    @Test
    void D15_Q_what_is_left_of_an_invoice_is_written_off_on_the_day_the_caller_says() {
        ItemId invoice = account.invoice("INV-1", "100");
        account.allocate(account.receipt("PAY-1", "10"), invoice, "10");

        account.adjust(Adjustment.badDebt(invoice, DAY.plusDays(3)));

        assertThat(account.open(invoice, DAY.plusDays(2))).isEqualTo(eur("90"));
        assertThat(account.open(invoice, DAY.plusDays(3))).isEqualTo(eur("0"));
    }

    /** Whoever pays too much has paid too much: the rest is theirs, and never refused. */
    @Test
    void D19_Q_a_payment_beyond_all_invoices_is_taken_and_the_rest_is_unapplied() {
        account.invoice("INV-1", "25");
        account.invoice("INV-2", "75");
        ItemId receipt = account.receipt("PAY-1", "150");

        applyOldest();

        assertThat(account.open(receipt)).isEqualTo(eur("50"));
        assertThat(refusal(account.tryToAllocate(receipt, ItemId.debit("INV-1"), "0.01")))
                .isEqualTo(new AccountRefusal.OverApplied(ItemId.debit("INV-1"), eur("0.01"), eur("0"), DAY));
    }

    @Test
    void D21_applying_where_there_is_nothing_to_apply_changes_nothing() {
        applyOldest();

        assertThat(account.open(DAY)).isEmpty();
    }

    @Test
    void D23_cancelling_one_of_two_payments_opens_the_invoice_by_its_amount() {
        ItemId invoice = account.invoice("INV-1", "200");
        ItemId first = account.receipt("PAY-1", "55");
        account.allocate(first, invoice, "55");
        account.allocate(account.receipt("PAY-2", "35"), invoice, "35");
        assertThat(account.open(invoice)).isEqualTo(eur("110"));

        account.reverse(first, DAY);

        assertThat(account.open(DAY)).containsOnlyKeys("INV-1").containsValue(eur("165"));
    }

    @Test
    void D27_a_deposit_goes_to_invoices_in_parts_and_never_beyond_itself() {
        ItemId order = account.deposit("DEP-1", "2000");
        ItemId free = account.receipt("PAY-1", "1000");
        ItemId first = account.invoice("INV-1", "1000");
        ItemId second = account.invoice("INV-2", "1000");

        account.allocate(order, first, "100");
        account.allocate(order, second, "1000");
        assertThat(account.open(order)).isEqualTo(eur("900"));

        account.allocate(order, first, "900");
        assertThat(account.allocated(first)).containsExactly(eur("100"), eur("900"));
        assertThat(account.allocated(second)).containsExactly(eur("1000"));
        assertThat(account.open(DAY)).containsOnlyKeys("PAY-1").containsValue(eur("-1000"));
        ItemId third = account.invoice("INV-3", "1");
        assertThat(refusal(account.tryToAllocate(order, third, "1")))
                .isEqualTo(new AccountRefusal.OverApplied(order, eur("1"), eur("0"), DAY));
        assertThat(account.open(free)).isEqualTo(eur("1000"));
    }

    @Test
    void D29_an_invoice_is_paid_by_three_payments_and_a_write_off_of_the_last_unit() {
        ItemId invoice = account.invoice("INV-1", "240");
        account.allocate(account.receipt("PAY-1", "120"), invoice, "120");
        account.allocate(account.receipt("PAY-2", "20"), invoice, "20");
        account.allocate(account.receipt("PAY-3", "99"), invoice, "99");

        account.adjust(Adjustment.smallDifference(invoice, DAY));

        assertThat(account.allocated(invoice)).containsExactly(eur("1"), eur("20"), eur("99"), eur("120"));
        assertThat(account.open(DAY)).isEmpty();
    }

    @Test
    void D31_the_rest_of_an_overpayment_is_written_off_by_a_debit() {
        ItemId invoice = account.invoice("INV-1", "100");
        ItemId receipt = account.receipt("PAY-1", "110");
        account.allocate(receipt, invoice, "100");

        ItemId difference = account.adjust(Adjustment.smallDifference(receipt, DAY));

        assertThat(difference.side()).isEqualTo(Side.DEBIT);
        assertThat(account.allocated(difference)).containsExactly(eur("10"));
        assertThat(account.open(DAY)).isEmpty();
    }

    @Test
    void D33_a_credit_note_is_refunded_in_two_parts_and_no_more() {
        ItemId note = account.creditNote("CN-1", "220");

        account.adjust(Adjustment.refund(note, DAY).of(eur("120")));
        assertThat(account.open(note)).isEqualTo(eur("100"));
        assertThat(refusal(account.tryTo(Adjustment.refund(note, DAY).of(eur("100.01")))))
                .isEqualTo(new AccountRefusal.OverApplied(note, eur("100.01"), eur("100"), DAY));
        account.adjust(Adjustment.refund(note, DAY));

        assertThat(account.open(DAY)).isEmpty();
        assertThat(refusal(account.tryTo(Adjustment.refund(note, DAY))))
                .isEqualTo(new AccountRefusal.NothingOpen(note, DAY));
    }

    /** An overflow is the customer's money and stays on the receipt; no account of nobody takes it. */
    @Test
    void D37_Q_what_a_bank_line_has_beyond_the_invoice_stays_open_on_the_receipt() {
        ItemId invoice = account.invoice("INV-1", "50");
        ItemId receipt = account.receipt("PAY-1", "100");

        account.allocate(receipt, invoice, "50");

        assertThat(account.open(DAY)).containsOnlyKeys("PAY-1").containsValue(eur("-50"));
    }

    @Test
    void D39_a_bank_line_of_50_and_a_fee_of_2_pay_an_invoice_of_52() {
        ItemId invoice = account.invoice("INV-1", "52.00");
        account.allocate(account.receipt("PAY-1", "50.00"), invoice, "50.00");

        ItemId fee = account.adjust(Adjustment.bankFee(invoice, DAY).of(eur("2.00")));

        assertThat(account.allocated(fee)).containsExactly(eur("2.00"));
        assertThat(account.open(DAY)).isEmpty();
    }

    @Test
    void D41_a_payment_of_110_on_100_leaves_10_and_one_of_95_with_a_write_off_of_5_leaves_nothing() {
        ItemId invoice = account.invoice("INV-1", "100");
        ItemId mistaken = account.receipt("PAY-1", "110");
        account.allocate(mistaken, invoice, "100");
        assertThat(account.open(mistaken)).isEqualTo(eur("10"));

        account.reverse(mistaken, DAY);
        account.allocate(account.receipt("PAY-2", "95"), invoice, "95");
        account.adjust(Adjustment.concession(invoice, DAY).of(eur("5")));

        assertThat(account.open(DAY)).isEmpty();
        assertThat(account.balance(DAY)).isEqualTo(eur("0"));
    }

    @Test
    void D43_a_payment_a_discount_and_a_write_off_leave_30_of_100() {
        ItemId invoice = account.invoice("INV-1", "100");
        Settlement settlement = Settlement.none().matching(account.receipt("PAY-1", "50"), invoice, eur("50"), DAY);
        settlement = adjusting(settlement, EntryKind.CASH_DISCOUNT, "D-1", invoice, "10");
        settlement = adjusting(settlement, EntryKind.CONCESSION, "W-1", invoice, "10");

        account.settle(settlement).orElseThrow();

        assertThat(account.open(DAY)).containsOnlyKeys("INV-1").containsValue(eur("30"));
    }

    @Test
    void D47_releasing_a_credit_note_from_an_invoice_opens_both_and_offers_the_note_again() {
        ItemId invoice = account.invoice("INV-1", "100");
        ItemId note = account.creditNote("CN-1", "100");
        AllocationId allocation =
                account.allocate(note, invoice, "100").allocations().get(0).id();

        account.books.cash().release(account.next(), ACME, allocation, DAY).orElseThrow();

        assertThat(account.open(invoice)).isEqualTo(eur("100"));
        assertThat(account.open(note)).isEqualTo(eur("100"));
        assertThat(account.allocate(note, invoice, "100").allocations()).hasSize(1);
        assertThat(account.allocated(invoice)).isEqualTo(List.of(eur("100")));
    }
}
