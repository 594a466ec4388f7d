package io.cartera.contract;

import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;

import io.cartera.account.AccountChange;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.trace.CommandKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * A year of one account with all that can happen to it: partial payments, several currencies and parts, back-dated and
 * future-dated facts, releases, reversals of both sides, a returned payment, and a command that had nothing to do.
 */
final class Story {

    /** Days on which something changes, the days around them, and days far away. */
    static final List<LocalDate> DAYS = List.of(
            Samples.FIRST_DAY,
            day("2026-01-09"),
            day("2026-01-10"),
            day("2026-01-15"),
            day("2026-01-24"),
            day("2026-01-25"),
            day("2026-02-04"),
            day("2026-02-05"),
            day("2026-02-06"),
            day("2026-02-19"),
            day("2026-02-20"),
            day("2026-02-28"),
            day("2026-03-01"),
            day("2026-03-04"),
            day("2026-03-05"),
            day("2026-03-10"),
            day("2029-12-31"),
            day("2030-01-01"),
            Samples.LAST_DAY);

    private Story() {}

    /** Tells all of it and gives the changes as they were when they were recorded. */
    static List<AccountChange> tell(Bookkeeper keeper) {
        List<AccountChange> changes = new ArrayList<>(begin(keeper));
        changes.addAll(goOn(keeper));
        return List.copyOf(changes);
    }

    /** The first half: documents, receipts and their application. */
    static List<AccountChange> begin(Bookkeeper keeper) {
        return List.of(
                keeper.debit("INV-1", eur("100"), day("2026-01-10"), day("2026-02-09")),
                keeper.debit("INV-2", eur("250.50"), day("2026-01-20"), day("2026-02-19")),
                keeper.debit("INV-3", Money.parse("JPY 5000"), day("2026-01-20"), day("2026-01-20")),
                keeper.post(
                        CommandKind.ISSUE,
                        Entry.builder(
                                        ItemId.debit("DN-1"),
                                        EntryKind.DEBIT_NOTE,
                                        Money.parse("KWD 1.234"),
                                        day("2026-01-21"))
                                .build()),
                keeper.post(
                        CommandKind.RECEIVE,
                        Entry.builder(ItemId.credit("PAY-1"), EntryKind.RECEIPT, eur("120"), day("2026-02-01"))
                                .valueOn(day("2026-02-03"))
                                .reference("INV-1 \u2013 thanks " + Samples.GRINNING_FACE)
                                .build()),
                keeper.settle(
                        "S-1",
                        Settlement.none()
                                .matching(ItemId.credit("PAY-1"), ItemId.debit("INV-1"), eur("90"), day("2026-02-05"))
                                .matching(ItemId.credit("PAY-1"), ItemId.debit("INV-2"), eur("20"), day("2026-02-06"))
                                .matching(ItemId.credit("PAY-1"), ItemId.debit("INV-1"), eur("10"), day("2026-02-05"))),
                keeper.settle("S-0", Settlement.none()));
    }

    /** The second half: what is found out later, and mistakes put right. */
    static List<AccountChange> goOn(Bookkeeper keeper) {
        long applied = keeper.history().changes().stream()
                .filter(change -> change.allocations().size() == 3)
                .findFirst()
                .orElseThrow()
                .recording()
                .version();
        return List.of(
                keeper.release("R-1", new AllocationId(applied, 1), day("2026-02-20")),
                keeper.credit("PAY-2", eur("60"), day("2026-01-15")),
                keeper.match("S-2", "PAY-2", "INV-2", eur("60"), day("2026-01-25")),
                keeper.debit("INV-4", eur("10"), day("2030-01-01"), day("2030-01-31")),
                keeper.settle("S-3", creditNoteInTwoParts()),
                keeper.reverse("REV-1", ItemId.credit("PAY-2"), day("2026-03-01")),
                keeper.reverse("REV-2", ItemId.debit("INV-3"), day("2026-01-01")),
                keeper.returned("RET-1", "PAY-1", day("2026-03-05"), "insufficient funds"),
                keeper.credit("PAY-3", eur("33.33"), day("2026-03-10")));
    }

    private static Settlement creditNoteInTwoParts() {
        ItemId first = ItemId.credit("CN-1");
        ItemId second = new ItemId(Side.CREDIT, "CN-1", 2);
        LocalDate on = day("2026-02-28");
        // The second part comes first: a store keeps the order in which a command made its facts.
        return Settlement.none()
                .posting(Entry.builder(second, EntryKind.CREDIT_NOTE, eur("5"), on)
                        .build())
                .posting(Entry.builder(first, EntryKind.CREDIT_NOTE, eur("50"), on)
                        .documentOn(day("2026-02-27"))
                        .reference("INV-2")
                        .build())
                .matching(first, ItemId.debit("INV-2"), eur("50"), on)
                .matching(second, ItemId.debit("INV-1"), eur("5"), on);
    }
}
