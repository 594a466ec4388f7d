package io.cartera.account;

import static io.cartera.account.OneAccount.ACME;
import static io.cartera.account.OneAccount.DAY;
import static io.cartera.account.OneAccount.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.settlement.SettlementState;
import io.cartera.settlement.SettlementState.Status;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import java.time.Instant;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** How far items and documents are settled, as of any day. */
class SettlementStateTest {

    private final OneAccount account = new OneAccount();

    private SettlementState state(String invoice, LocalDate on) {
        return account.books
                .invoicing()
                .settlement(ACME, InvoiceId.of(invoice), on)
                .orElseThrow();
    }

    private SettlementState state(ItemId item) {
        return account.books.invoicing().settlement(ACME, item, AsOf.of(DAY)).orElseThrow();
    }

    @Test
    void C034_every_way_of_settling_has_its_own_term() {
        ItemId invoice = account.invoice("INV-1", "100");
        assertThat(state(invoice)).hasToString(told("UNPAID", "0.00", "0.00", "0.00", "0.00", "0.00", "100.00"));

        account.allocate(account.creditNote("CN-1", "11"), invoice, "10");
        account.allocate(account.receipt("PAY-1", "20"), invoice, "20");
        account.allocate(account.deposit("DEP-1", "5"), invoice, "5");
        account.adjust(Adjustment.bankFee(invoice, DAY).of(eur("1")));
        Entry discount = Entry.builder(ItemId.credit("DIS-1"), EntryKind.CASH_DISCOUNT, eur("3"), DAY)
                .build();
        account.settle(Settlement.none().posting(discount).matching(discount.id(), invoice, eur("3"), DAY))
                .orElseThrow();
        account.adjust(Adjustment.smallDifference(invoice, DAY).of(eur("0.50")));
        assertThat(state(invoice)).hasToString(told("PART", "10.00", "26.00", "3.00", "0.50", "0.00", "60.50"));

        account.adjust(Adjustment.concession(invoice, DAY).of(eur("20")));
        account.adjust(Adjustment.badDebt(invoice, DAY));
        assertThat(state(invoice)).hasToString(told("WRITTEN_OFF", "10.00", "26.00", "3.00", "61.00", "0.00", "0.00"));

        account.reverse(invoice, DAY);
        assertThat(state(invoice)).hasToString(told("WITHDRAWN", "0.00", "0.00", "0.00", "0.00", "100.00", "0.00"));
    }

    private static String told(
            String status,
            String credited,
            String paid,
            String discounted,
            String writtenOff,
            String withdrawn,
            String open) {
        return status + "[charged EUR 100.00, credited EUR " + credited + ", paid EUR " + paid + ", discounted EUR "
                + discounted + ", written off EUR " + writtenOff + ", withdrawn EUR " + withdrawn + ", open EUR " + open
                + "]";
    }

    @Test
    void a_past_day_is_as_it_was_and_what_was_known_then_too() {
        ItemId invoice = account.invoice("INV-1", "100");
        Instant known = account.allocate(account.receipt("PAY-1", "100"), invoice, "100")
                .recording()
                .at();
        account.books
                .cash()
                .returned(PaymentReturn.bounced(
                        CommandId.of("RET-1"), ACME, PaymentId.of("PAY-1"), DAY.plusDays(5), "no funds"))
                .orElseThrow();

        assertThat(account.books.invoicing().settlement(ACME, InvoiceId.of("INV-1"), DAY.minusDays(1)))
                .isEmpty();
        assertThat(state("INV-1", DAY).status()).isEqualTo(Status.PAID);
        assertThat(state("INV-1", DAY.plusDays(5)).status()).isEqualTo(Status.UNPAID);
        AsOf then = AsOf.of(DAY.plusDays(5)).knownAt(known);
        assertThat(account.books.invoicing().settlement(ACME, InvoiceId.of("INV-1"), then))
                .contains(state("INV-1", DAY));
        assertThat(account.books.invoicing().settlement(ACME, invoice, then)).contains(state("INV-1", DAY));
        assertThat(account.books.invoicing().settlement(ACME, ItemId.credit("PAY-1"), AsOf.of(DAY.plusDays(5))))
                .map(SettlementState::status)
                .contains(Status.WITHDRAWN);
    }

    @Test
    void E1_open_as_of_a_day_computed_later_is_what_was_open_then() {
        ItemId invoice = account.invoice("INV-1", "200");
        ItemId receipt = account.receipt("PAY-1", "200");
        account.settle(Settlement.none()
                        .matching(receipt, invoice, eur("100"), DAY.plusDays(7))
                        .matching(receipt, invoice, eur("100"), DAY.plusDays(14)))
                .orElseThrow();

        assertThat(state("INV-1", DAY).open()).isEqualTo(eur("200"));
        assertThat(state("INV-1", DAY.plusDays(7)).open()).isEqualTo(eur("100"));
        assertThat(state("INV-1", DAY.plusDays(7)).status()).isEqualTo(Status.PART);
        assertThat(state("INV-1", DAY.plusDays(14)).open()).isEqualTo(eur("0"));
    }

    @Test
    void instalments_have_states_of_their_own_and_the_document_has_their_sum() {
        ItemId first = new ItemId(Side.DEBIT, "PLAN", 1);
        ItemId second = new ItemId(Side.DEBIT, "PLAN", 2);
        account.settle(Settlement.none()
                        .posting(part(first, "40", DAY))
                        .posting(part(second, "60", DAY.plusDays(1)))
                        .posting(part(new ItemId(Side.DEBIT, "PLAN", 3), "7", DAY.plusDays(2))))
                .orElseThrow();
        account.allocate(account.receipt("PAY-1", "40"), first, "40");
        AccountHistory history = account.books.accounts().history(ACME);

        assertThat(state(first).status()).isEqualTo(Status.PAID);
        assertThat(SettlementState.of(history, second, DAY)).isEmpty();
        SettlementState document = SettlementState.of(history, Side.DEBIT, "PLAN", CurrencyUnit.EUR, DAY.plusDays(1))
                .orElseThrow();
        assertThat(document.charged()).isEqualTo(eur("100"));
        assertThat(document.paid()).isEqualTo(eur("40"));
        assertThat(document.open()).isEqualTo(eur("60"));
        assertThat(document.status()).isEqualTo(Status.PART);
        assertThat(SettlementState.of(history, Side.DEBIT, "PLAN", CurrencyUnit.USD, DAY))
                .isEmpty();
        assertThat(SettlementState.of(history, Side.CREDIT, "PLAN", CurrencyUnit.EUR, DAY))
                .isEmpty();
    }

    private static Entry part(ItemId id, String amount, LocalDate on) {
        return Entry.builder(id, EntryKind.INVOICE, eur(amount), on).build();
    }

    @Test
    void a_document_of_many_largest_parts_has_their_exact_sum() {
        Settlement settlement = Settlement.none();
        for (int part = 1; part <= 20; part++) {
            settlement = settlement.posting(part(new ItemId(Side.DEBIT, "HUGE", part), "9999999999999999.99", DAY));
        }
        account.settle(settlement).orElseThrow();

        AccountHistory history = account.books.accounts().history(ACME);
        assertThat(SettlementState.of(history, Side.DEBIT, "HUGE", CurrencyUnit.EUR, DAY)
                        .map(SettlementState::open))
                .contains(eur("199999999999999999.80"));
    }

    @Test
    void D25_an_invoice_whose_credit_note_is_cancelled_is_unpaid() {
        ItemId invoice = account.invoice("INV-1", "100");
        ItemId note = account.creditNote("CN-1", "100");
        account.allocate(note, invoice, "100");
        assertThat(state(invoice).status()).isEqualTo(Status.CREDITED);
        assertThat(state(note).credited()).isEqualTo(eur("100"));

        account.reverse(note, DAY);

        assertThat(state(invoice).status()).isEqualTo(Status.UNPAID);
        assertThat(state(invoice).open()).isEqualTo(eur("100"));
    }

    @Test
    void C036_only_credit_notes_make_an_item_credited() {
        ItemId invoice = account.invoice("INV-1", "100");
        ItemId receipt = account.receipt("PAY-1", "100");
        account.allocate(receipt, invoice, "100");
        assertThat(state(invoice).status()).isEqualTo(Status.PAID);
        assertThat(state(receipt).credited()).isEqualTo(eur("100"));
        assertThat(state(receipt).status()).isEqualTo(Status.PAID);

        ItemId second = account.invoice("INV-2", "100");
        ItemId takenOver = ItemId.credit("OPENING");
        account.settle(Settlement.none()
                        .posting(Entry.builder(takenOver, EntryKind.OPENING_BALANCE, eur("100"), DAY)
                                .build()))
                .orElseThrow();
        account.allocate(takenOver, second, "100");
        assertThat(state(second).credited()).isEqualTo(eur("100"));
        assertThat(state(second).status()).isEqualTo(Status.PAID);
        assertThat(state(takenOver).status()).isEqualTo(Status.PAID);

        ItemId third = account.invoice("INV-3", "100");
        ItemId note = account.creditNote("CN-1", "100");
        account.allocate(note, third, "100");
        assertThat(state(third).status()).isEqualTo(Status.CREDITED);
        assertThat(state(note).status()).isEqualTo(Status.CREDITED);
    }

    @Test
    void D29_a_write_off_of_a_small_difference_leaves_an_invoice_paid() {
        ItemId invoice = account.invoice("INV-1", "240");
        account.allocate(account.receipt("PAY-1", "239"), invoice, "239");

        account.adjust(Adjustment.smallDifference(invoice, DAY));

        assertThat(state(invoice).status()).isEqualTo(Status.PAID);
        assertThat(state(invoice).writtenOff()).isEqualTo(eur("1"));
    }

    @Test
    void D33_a_credit_note_that_is_refunded_in_full_is_paid() {
        ItemId note = account.creditNote("CN-1", "220");
        account.adjust(Adjustment.refund(note, DAY).of(eur("120")));
        assertThat(state("CN-1", DAY).status()).isEqualTo(Status.PART);

        account.adjust(Adjustment.refund(note, DAY));

        assertThat(state("CN-1", DAY).status()).isEqualTo(Status.PAID);
        assertThat(state(note).paid()).isEqualTo(eur("220"));
    }

    /** A document of nothing raises no debt: there is nothing to issue, and so nothing that could be unpaid. */
    @Test
    void D45_Q_a_document_of_zero_is_refused_when_it_is_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line("Nothing", eur("0"))
                        .build());
        assertThat(account.books.invoicing().settlement(ACME, InvoiceId.of("INV-1"), DAY))
                .isEmpty();
    }
}
