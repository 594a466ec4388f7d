package io.cartera.account;

import static io.cartera.account.OneAccount.ACME;
import static io.cartera.account.OneAccount.DAY;
import static io.cartera.account.OneAccount.eur;
import static io.cartera.account.OneAccount.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.payment.ReturnKind;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Write-offs, bank fees and refunds: how they are born, and when they fall. */
class AdjustmentTest {

    private final OneAccount account = new OneAccount();
    private final ItemId invoice = account.invoice("INV-1", "100");
    private final ItemId receipt = account.receipt("PAY-1", "60");

    @Test
    void all_that_is_open_is_what_is_open_from_that_day_on() {
        account.settle(Settlement.none().matching(receipt, invoice, eur("60"), DAY.plusDays(10)))
                .orElseThrow();

        ItemId writeOff =
                account.adjust(Adjustment.badDebt(invoice, DAY.plusDays(1)).because("bankrupt"));

        assertThat(account.books.accounts().history(ACME).entries().reduce((first, last) -> last))
                .contains(Entry.builder(writeOff, EntryKind.BAD_DEBT, eur("40"), DAY.plusDays(1))
                        .reference("bankrupt")
                        .build());
        assertThat(account.open(invoice, DAY.plusDays(1))).isEqualTo(eur("60"));
        assertThat(account.open(invoice, DAY.plusDays(10))).isEqualTo(eur("0"));
    }

    @Test
    void all_that_is_open_leaves_out_what_is_spoken_for_until_a_later_release() {
        AllocationId allocation =
                account.allocate(receipt, invoice, "60").allocations().get(0).id();
        account.books
                .cash()
                .release(account.next(), ACME, allocation, DAY.plusDays(20))
                .orElseThrow();

        account.adjust(Adjustment.badDebt(invoice, DAY.plusDays(10)));

        assertThat(account.open(invoice, DAY.plusDays(10))).isEqualTo(eur("0"));
        assertThat(account.open(invoice, DAY.plusDays(20))).isEqualTo(eur("60"));
    }

    @Test
    void refusals_come_with_figures_and_leave_nothing() {
        Map<String, Money> before = account.open(DAY);

        assertThat(refusal(account.tryTo(Adjustment.badDebt(ItemId.debit("NONE"), DAY))))
                .isEqualTo(new AccountRefusal.UnknownItem(ItemId.debit("NONE")));
        assertThat(refusal(account.tryTo(Adjustment.badDebt(invoice, DAY.minusDays(1)))))
                .isEqualTo(new AccountRefusal.TooEarly(invoice, DAY.minusDays(1), DAY));
        assertThat(refusal(account.tryTo(
                        Adjustment.bankFee(invoice, DAY.minusDays(1)).of(eur("1")))))
                .isEqualTo(new AccountRefusal.TooEarly(invoice, DAY.minusDays(1), DAY));
        assertThat(refusal(account.tryTo(Adjustment.concession(invoice, DAY).of(eur("100.01")))))
                .isEqualTo(new AccountRefusal.OverApplied(invoice, eur("100.01"), eur("100"), DAY));
        assertThat(refusal(account.tryTo(Adjustment.refund(receipt, DAY).of(Money.parse("USD 1")))))
                .isEqualTo(new AccountRefusal.CurrencyDiffers(
                        receipt, ItemId.debit("C5"), CurrencyUnit.EUR, CurrencyUnit.USD, CurrencyUnit.USD));
        account.books.accounts().close(DAY);
        assertThat(refusal(account.tryTo(Adjustment.badDebt(invoice, DAY))))
                .isEqualTo(new AccountRefusal.PeriodClosed(DAY, DAY));
        assertThat(refusal(account.tryTo(Adjustment.badDebt(invoice, DAY).of(eur("1000")))))
                .isEqualTo(new AccountRefusal.PeriodClosed(DAY, DAY));

        assertThat(account.open(DAY)).isEqualTo(before);
        assertThat(account.books.accounts().history(ACME).changes()).hasSize(2);
    }

    @Test
    void an_adjustment_does_not_adjust_the_wrong_side_nor_a_nonpositive_amount() {
        assertThatIllegalArgumentException().isThrownBy(() -> Adjustment.badDebt(receipt, DAY));
        assertThatIllegalArgumentException().isThrownBy(() -> Adjustment.concession(receipt, DAY));
        assertThatIllegalArgumentException().isThrownBy(() -> Adjustment.bankFee(receipt, DAY));
        assertThatIllegalArgumentException().isThrownBy(() -> Adjustment.refund(invoice, DAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adjustment.smallDifference(invoice, DAY).of(eur("0")));
        assertThat(Adjustment.badDebt(invoice, DAY).because("Maria is bankrupt"))
                .hasToString("BAD_DEBT[all of INV-1 on 2026-02-01]");
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void kinds_that_would_break_a_law_when_posted_alone_are_not(EntryKind kind) {
        Side side = kind.standsOn(Side.DEBIT) ? Side.DEBIT : Side.CREDIT;
        Entry.Builder draft = Entry.builder(new ItemId(side, "X", 1), kind, eur("1"), DAY);
        if (kind == EntryKind.REVERSAL) {
            draft.reversing(receipt, EntryKind.RECEIPT);
        } else if (kind == EntryKind.RETURNED_PAYMENT) {
            draft.returned(ReturnKind.BOUNCED);
        } else if (kind.isLeg()) {
            draft.counterpart(ACME, new ItemId(side.opposite(), "X", 1));
        }
        Settlement alone = Settlement.none().posting(draft.build());
        Set<EntryKind> free = EnumSet.of(
                EntryKind.INVOICE,
                EntryKind.DEBIT_NOTE,
                EntryKind.RECEIPT,
                EntryKind.DEPOSIT,
                EntryKind.CREDIT_NOTE,
                EntryKind.OPENING_BALANCE,
                EntryKind.LATE_CHARGE);

        if (free.contains(kind)) {
            assertThat(account.settle(alone).applied()).isPresent();
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> account.settle(alone))
                    .withMessageContaining("X");
            assertThat(account.books.accounts().history(ACME).changes()).hasSize(2);
        }
    }

    @Test
    void an_adjustment_in_a_settlement_is_matched_to_one_item_all_of_it_on_its_day() {
        Entry writeOff = Entry.builder(ItemId.credit("W"), EntryKind.BAD_DEBT, eur("10"), DAY)
                .build();
        Entry opposite = Entry.builder(ItemId.debit("X"), EntryKind.SMALL_DIFFERENCE, eur("10"), DAY)
                .build();
        Settlement posting = Settlement.none().posting(writeOff);
        List<Settlement> flawed = List.of(
                posting.matching(writeOff.id(), invoice, eur("9"), DAY),
                posting.matching(writeOff.id(), invoice, eur("10"), DAY.plusDays(1)),
                posting.matching(writeOff.id(), invoice, eur("5"), DAY).matching(writeOff.id(), invoice, eur("5"), DAY),
                posting.posting(opposite).matching(writeOff.id(), opposite.id(), eur("10"), DAY));

        for (Settlement settlement : flawed) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> account.settle(settlement))
                    .withMessageContaining("BAD_DEBT W");
        }
        assertThat(account.settle(posting.matching(writeOff.id(), invoice, eur("10"), DAY))
                        .applied())
                .isPresent();
    }

    @Test
    void the_allocation_of_an_adjustment_is_not_released_it_is_reversed() {
        AccountChange change = account.tryTo(Adjustment.badDebt(invoice, DAY)).orElseThrow();
        AllocationId allocation = change.allocations().get(0).id();
        ItemId writeOff = change.entries().get(0).id();

        assertThat(refusal(account.books.cash().release(account.next(), ACME, allocation, DAY)))
                .isEqualTo(new AccountRefusal.NotReleasable(allocation, writeOff));

        account.reverse(writeOff, DAY.plusDays(5));
        assertThat(account.open(invoice, DAY.plusDays(4))).isEqualTo(eur("0"));
        assertThat(account.open(invoice, DAY.plusDays(5))).isEqualTo(eur("100"));
    }

    @Test
    void a_mistaken_invoice_takes_its_adjustments_with_it() {
        ItemId fee = account.adjust(Adjustment.bankFee(invoice, DAY).of(eur("3")));
        ItemId late =
                account.adjust(Adjustment.badDebt(invoice, DAY.plusDays(20)).of(eur("7")));

        AccountChange reversal = account.reverse(invoice, DAY.plusDays(10));

        CommandId command = reversal.recording().command().id();
        assertThat(reversal.entries())
                .containsExactly(
                        Entry.builder(ItemId.credit(command.value()), EntryKind.REVERSAL, eur("100"), DAY.plusDays(10))
                                .reversing(invoice, EntryKind.INVOICE)
                                .build(),
                        Entry.builder(ItemId.debit(command.value()), EntryKind.REVERSAL, eur("3"), DAY.plusDays(10))
                                .reversing(fee, EntryKind.BANK_FEE)
                                .build(),
                        Entry.builder(
                                        new ItemId(Side.DEBIT, command.value(), 2),
                                        EntryKind.REVERSAL,
                                        eur("7"),
                                        DAY.plusDays(20))
                                .reversing(late, EntryKind.BAD_DEBT)
                                .build());
        assertThat(account.open(invoice, DAY.plusDays(9))).isEqualTo(eur("97"));
        assertThat(account.balance(DAY.plusDays(10))).isEqualTo(eur("-60"));
        assertThat(account.balance(DAY.plusDays(20))).isEqualTo(eur("-60"));
        assertThat(account.open(DAY.plusDays(20))).containsOnlyKeys("PAY-1");
    }

    @Test
    void a_reversal_whose_parts_would_take_a_name_that_is_taken_is_a_conflict() {
        account.adjust(Adjustment.bankFee(invoice, DAY).of(eur("3")));
        account.invoice("V-1", "1");

        assertThat(account.books.accounts().reverse(CommandId.of("V-1"), ACME, invoice, DAY))
                .isEqualTo(new Outcome.Conflicting<>(CommandId.of("V-1"), "INVOICE", "REVERSAL", "kind"));
    }

    @Test
    void C052_a_refund_of_a_payment_that_bounces_is_owed_again_and_the_rest_that_was_written_off_falls() {
        account.adjust(Adjustment.refund(receipt, DAY).of(eur("59.99")));
        account.adjust(Adjustment.smallDifference(receipt, DAY));
        assertThat(account.open(receipt)).isEqualTo(eur("0"));

        account.books
                .cash()
                .returned(PaymentReturn.chargeback(
                        CommandId.of("RET-1"), ACME, PaymentId.of("PAY-1"), DAY.plusDays(3), "not authorised"))
                .orElseThrow();

        assertThat(account.open(DAY.plusDays(3))).isEqualTo(Map.of("INV-1", eur("100"), "C1", eur("59.99")));
        assertThat(account.balance(DAY.plusDays(2))).isEqualTo(eur("100"));
        assertThat(account.balance(DAY.plusDays(3))).isEqualTo(eur("159.99"));
    }

    @Test
    void C052_a_refund_that_is_open_again_is_a_debit_like_any() {
        ItemId refund = account.adjust(Adjustment.refund(receipt, DAY).of(eur("60")));
        account.reverse(receipt, DAY);
        ItemId second = account.receipt("PAY-2", "60");
        AllocationId allocation =
                account.allocate(second, refund, "20").allocations().get(0).id();

        account.books.cash().release(account.next(), ACME, allocation, DAY).orElseThrow();
        ItemId writeOff = account.adjust(Adjustment.badDebt(refund, DAY));
        assertThat(account.open(refund)).isEqualTo(eur("0"));

        account.reverse(refund, DAY);
        assertThat(account.open(writeOff)).isEqualTo(eur("0"));
        assertThat(account.balance(DAY)).isEqualTo(eur("40"));
    }

    @Test
    void C049_a_deposit_is_a_credit_that_waits_and_the_bank_may_take_it_back() {
        ItemId deposit = account.deposit("DEP-1", "30");
        assertThat(account.balance(DAY)).isEqualTo(eur("10"));
        account.allocate(deposit, invoice, "30");

        account.books
                .cash()
                .returned(PaymentReturn.bounced(CommandId.of("RET-1"), ACME, PaymentId.of("DEP-1"), DAY, "no funds"))
                .orElseThrow();

        assertThat(account.open(DAY)).isEqualTo(Map.of("INV-1", eur("100"), "PAY-1", eur("-60")));
    }

    @Test
    void C025_opening_balances_come_with_document_and_due_date_on_either_side_or_not_at_all() {
        LocalDate old = DAY.minusDays(70);
        Entry debit = Entry.builder(ItemId.debit("OLD-1"), EntryKind.OPENING_BALANCE, eur("12"), DAY)
                .documentOn(old)
                .dueOn(old.plusDays(30))
                .build();
        Entry credit = Entry.builder(ItemId.credit("OLD-2"), EntryKind.OPENING_BALANCE, eur("5"), DAY)
                .documentOn(old)
                .build();
        Entry taken =
                Entry.builder(invoice, EntryKind.OPENING_BALANCE, eur("5"), DAY).build();

        assertThat(account.books.adjustments().takeOver(CommandId.of("T-0"), ACME, List.of(debit, taken)))
                .isEqualTo(new Outcome.Conflicting<>(CommandId.of("T-0"), "INVOICE", "OPENING_BALANCE", "kind"));
        assertThat(account.open(DAY)).containsOnlyKeys("INV-1", "PAY-1");
        account.books
                .adjustments()
                .takeOver(CommandId.of("T-1"), ACME, List.of(debit, credit))
                .orElseThrow();

        assertThat(account.open(DAY)).containsEntry("OLD-1", eur("12")).containsEntry("OLD-2", eur("-5"));
        assertThat(account.books.accounts().openItems(ACME, DAY).get(0)).isEqualTo(OpenItem.of(ACME, debit, 1200));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account.books
                        .adjustments()
                        .takeOver(CommandId.of("T-2"), ACME, List.of(Bookings.receipt("PAY-9", eur("1"), DAY))))
                .withMessageContaining("PAY-9");
    }

    /** Allocate then release is the identity on all balances, and no answer for a day before moves, whatever the kinds. */
    @Property(tries = 300)
    void A02_A03_allocate_then_release_is_the_identity_for_every_kind(
            @ForAll @IntRange(min = 0, max = 4) int debitKind,
            @ForAll @IntRange(min = 0, max = 4) int creditKind,
            @ForAll @IntRange(min = 1, max = 5000) int minor,
            @ForAll @IntRange(min = 0, max = 20) int from,
            @ForAll @IntRange(min = 0, max = 40) int until) {
        OneAccount own = new OneAccount();
        ItemId debit = Bookings.debit(own, debitKind);
        ItemId credit = Bookings.credit(own, creditKind);
        List<Map<String, Money>> before = days(own);
        Money amount = Money.ofMinor(CurrencyUnit.EUR, minor);

        AccountChange allocated = own.settle(Settlement.none().matching(credit, debit, amount, DAY.plusDays(from)))
                .orElseThrow();
        List<Map<String, Money>> between = days(own);
        own.books
                .cash()
                .release(own.next(), ACME, allocated.allocations().get(0).id(), DAY.plusDays(until))
                .orElseThrow();
        List<Map<String, Money>> after = days(own);

        int end = Math.max(from, until);
        assertThat(after.subList(end, after.size())).isEqualTo(before.subList(end, before.size()));
        assertThat(after.subList(0, end)).isEqualTo(between.subList(0, end));
        assertThat(between.subList(0, from)).isEqualTo(before.subList(0, from));
        assertThat(between.get(from)).isNotEqualTo(before.get(from));
    }

    private static List<Map<String, Money>> days(OneAccount own) {
        List<Map<String, Money>> days = new ArrayList<>();
        for (int day = 0; day <= 45; day++) {
            days.add(own.open(DAY.plusDays(day)));
        }
        return days;
    }

    /** Open items of 50.00 of each kind that can be open. */
    private static final class Bookings {

        static Entry receipt(String id, Money amount, LocalDate on) {
            return Entry.builder(ItemId.credit(id), EntryKind.RECEIPT, amount, on)
                    .build();
        }

        static ItemId debit(OneAccount own, int kind) {
            return switch (kind) {
                case 0 -> own.invoice("D", "50");
                case 1 -> posted(own, Side.DEBIT, EntryKind.DEBIT_NOTE);
                case 2 -> posted(own, Side.DEBIT, EntryKind.OPENING_BALANCE);
                case 3 -> {
                    ItemId mistaken = own.receipt("MISTAKEN", "50");
                    ItemId refund = own.adjust(Adjustment.refund(mistaken, DAY));
                    own.reverse(mistaken, DAY);
                    yield refund;
                }
                default -> {
                    ItemId written = own.invoice("WRITTEN", "50");
                    own.reverse(own.adjust(Adjustment.badDebt(written, DAY)), DAY);
                    yield written;
                }
            };
        }

        static ItemId credit(OneAccount own, int kind) {
            return switch (kind) {
                case 0 -> own.receipt("C", "50");
                case 1 -> own.deposit("C", "50");
                case 2 -> own.creditNote("C", "50");
                case 3 -> posted(own, Side.CREDIT, EntryKind.OPENING_BALANCE);
                default -> {
                    ItemId refunded = own.creditNote("REFUNDED", "50");
                    own.reverse(own.adjust(Adjustment.refund(refunded, DAY)), DAY);
                    yield refunded;
                }
            };
        }

        private static ItemId posted(OneAccount own, Side side, EntryKind kind) {
            ItemId id = new ItemId(side, "X", 1);
            own.settle(Settlement.none()
                            .posting(Entry.builder(id, kind, eur("50"), DAY).build()))
                    .orElseThrow();
            return id;
        }
    }
}
