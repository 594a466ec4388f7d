package io.cartera.allocation;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Open items in their order, as an account shows them. */
record Listed(Side side, CurrencyUnit currency, List<OpenItem> items) implements OpenSet {

    static final CustomerId ACME = CustomerId.of("ACME");
    static final LocalDate DAY = LocalDate.parse("2026-03-31");

    Listed {
        items = items.stream().sorted(OpenItem.openOrder()).toList();
    }

    @Override
    public Iterator<OpenItem> iterator() {
        return items.iterator();
    }

    @Override
    public List<OpenItem> ofDocument(String document) {
        return items.stream()
                .filter(item -> item.id().document().equals(document))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    static OpenSet credits(OpenItem... items) {
        return new Listed(Side.CREDIT, CurrencyUnit.EUR, List.of(items));
    }

    static OpenSet debits(OpenItem... items) {
        return new Listed(Side.DEBIT, CurrencyUnit.EUR, List.of(items));
    }

    static OpenItem debit(String id, String open, int dueInDays) {
        return OpenItem.debit(ACME, id, Money.parse(open), DAY.minusDays(90), DAY.plusDays(dueInDays));
    }

    static OpenItem credit(String id, String open, int dayOffset, String reference) {
        Entry.Builder entry =
                Entry.builder(ItemId.credit(id), EntryKind.RECEIPT, Money.parse(open), DAY.plusDays(dayOffset));
        if (!reference.isEmpty()) {
            entry.reference(reference);
        }
        Entry built = entry.build();
        return OpenItem.of(ACME, built, built.amountMinor());
    }

    static List<String> told(AllocationProposal proposal) {
        return proposal.matches().stream()
                .map(match -> match.credit() + " > " + match.debit() + " "
                        + match.amount().getAmount())
                .toList();
    }
}
