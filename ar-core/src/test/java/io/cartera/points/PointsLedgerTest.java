package io.cartera.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class PointsLedgerTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final AccountId ACCOUNT = AccountId.of(LedgerId.MAIN, ACME);
    private static final RewardProgramId CLUB = RewardProgramId.of("CLUB");
    private static final LocalDate DAY = LocalDate.parse("2026-02-01");
    private static final Percentage WHOLE = Percentage.of("100");

    private final PointsLedger ledger = PointsLedger.of(ACCOUNT, CLUB, List.of());
    private final List<PointsRecorded> all = new ArrayList<>();

    private void book(PointsEntry ordered) {
        Command command = Command.of(
                ordered.kind().recordedBy(), CommandId.of("C-" + all.size()), Actor.SYSTEM, Optional.empty());
        all.add(PointsRecorded.of(ACCOUNT, command, ledger.booked(ordered), Instant.EPOCH));
        ledger.add(all.get(all.size() - 1));
    }

    private static PointsEntry.Dated on(int day) {
        return PointsEntry.of(CLUB, ACME, DAY.plusDays(day));
    }

    private static PointsEntry earned(String document, int points, int day) {
        return on(day).earned(
                        InvoiceId.of(document),
                        List.of(EarnedBy.of("all", Money.parse("EUR " + points), Money.parse("EUR 1"), 1, WHOLE)))
                .usableThrough(DAY.plusDays(day + 30));
    }

    @Test
    void an_entry_looks_at_the_lots_that_it_moves_however_many_there_are() {
        for (int i = 0; i < 4000; i++) {
            book(earned("INV-" + i, 10, 0));
        }
        assertThat(ledger.looks()).isZero();

        for (int i = 0; i < 4000; i++) {
            book(on(1).clawedBack(InvoiceId.of("INV-" + i), InvoiceId.of("CN-" + i), 4));
        }
        assertThat(ledger.looks()).isEqualTo(4000);

        // Each takes one whole lot of 6 and a part of the next.
        for (int i = 0; i < 3000; i++) {
            book(on(2).redeemed(8, Reward.gift("MUG", 1)));
        }
        assertThat(ledger.looks()).isBetween(8000L, 12_000L);
        assertThat(ledger.balance(DAY.plusDays(2))).isZero();
    }

    @Test
    void it_says_the_same_as_the_account_with_its_entries() {
        book(earned("INV-1", 10, 0));
        book(earned("INV-2", 20, 5));
        book(on(6).redeemed(12, Reward.gift("MUG", 1)));
        book(on(7).clawedBack(InvoiceId.of("INV-1"), InvoiceId.of("CN-1"), 10));

        PointsAccount account = PointsAccount.of(ACCOUNT, CLUB, all);

        for (int i = 7; i < 50; i++) {
            LocalDate day = DAY.plusDays(i);
            assertThat(ledger.balance(day)).isEqualTo(account.balance(AsOf.of(day)));
        }
        assertThat(ledger.clawedBack(InvoiceId.of("INV-1"))).isEqualTo(10);
        assertThat(ledger.find(PointsKind.REDEEMED.recordedBy(), CommandId.of("C-2")))
                .contains(all.get(2));
        assertThat(ledger.find(PointsKind.EARNED, "INV-2")).contains(all.get(1));
    }

    @Test
    void more_than_was_clawed_back_is_never_restored() {
        book(earned("INV-1", 10, 0));
        book(on(1).clawedBack(InvoiceId.of("INV-1"), InvoiceId.of("CN-1"), 4));
        PointsEntry restored = ledger.booked(on(2).restored(InvoiceId.of("INV-1"), InvoiceId.of("CN-1"), 5));
        Command command = Command.of(restored.kind().recordedBy(), CommandId.of("R"), Actor.SYSTEM, Optional.empty());
        List<PointsRecorded> more = new ArrayList<>(all);
        more.add(PointsRecorded.of(ACCOUNT, command, restored, Instant.EPOCH));

        assertThatThrownBy(() -> PointsAccount.of(ACCOUNT, CLUB, more))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot follow");
    }

    @Test
    void nothing_is_restored_of_another_document_than_the_note_has_clawed_back_from() {
        book(earned("INV-1", 10, 0));
        book(earned("INV-2", 10, 0));
        book(on(1).clawedBack(InvoiceId.of("INV-1"), InvoiceId.of("CN-1"), 4));

        assertThat(ledger.refusalOf(on(2).restored(InvoiceId.of("INV-2"), InvoiceId.of("CN-1"), 4)))
                .contains(new PointsRefusal.NothingToRestore(InvoiceId.of("CN-1")));
    }
}
