package io.cartera.account;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** The open set of a unit of work on a day. */
final class OpenView implements OpenSet {

    private final CustomerAccount account;
    private final AccountState state;
    private final CurrencyUnit currency;
    private final Side side;
    private final int day;

    OpenView(CustomerAccount account, AccountState state, CurrencyUnit currency, Side side, LocalDate on) {
        this.account = account;
        this.state = state;
        this.currency = Objects.requireNonNull(currency, "currency");
        this.side = Objects.requireNonNull(side, "side");
        this.day = Item.dayOf(Require.date(on, "on"));
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public CurrencyUnit currency() {
        return currency;
    }

    @Override
    public Iterator<OpenItem> iterator() {
        Iterator<Item> items = state.open(currency, side).iterator();
        return new Iterator<>() {
            private @Nullable OpenItem ahead;

            @Override
            public boolean hasNext() {
                while (ahead == null && items.hasNext()) {
                    ahead = usable(items.next());
                }
                return ahead != null;
            }

            @Override
            public OpenItem next() {
                OpenItem result = hasNext() ? ahead : null;
                if (result == null) {
                    throw new NoSuchElementException();
                }
                ahead = null;
                return result;
            }
        };
    }

    @Override
    public List<OpenItem> ofDocument(String document) {
        List<OpenItem> items = new ArrayList<>();
        if (Require.isId(document)) {
            int part = 1;
            Optional<Item> item = state.item(new ItemId(side, document, part));
            while (item.isPresent()) {
                item.filter(known -> known.entry().currency().equals(currency))
                        .map(this::usable)
                        .ifPresent(items::add);
                item = state.item(new ItemId(side, document, ++part));
            }
        }
        return items;
    }

    private @Nullable OpenItem usable(Item item) {
        if (item.entry().effectiveDay() > day) {
            return null;
        }
        long minor = state.lowestOpenFrom(item, day);
        return minor == 0 ? null : asSettled(OpenItem.of(account.id().customer(), item.entry(), minor));
    }

    private OpenItem asSettled(OpenItem item) {
        OpenItem settled = item;
        for (Link link : item.hasOffers() ? state.links(item.id()) : List.<Link>of()) {
            Optional<Item> credit = link.ended().isPresent()
                    ? Optional.empty()
                    : state.item(link.allocation().credit());
            if (credit.isPresent()) {
                settled = settled.settledBy(
                        credit.get().entry(), link.allocation().amountMinor());
            }
        }
        return settled;
    }
}
