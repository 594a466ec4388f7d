package io.cartera.account;

import com.google.common.collect.Iterators;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
    private final LocalDate on;

    OpenView(CustomerAccount account, AccountState state, CurrencyUnit currency, Side side, LocalDate on) {
        this.account = account;
        this.state = state;
        this.currency = Objects.requireNonNull(currency, "currency");
        this.side = Objects.requireNonNull(side, "side");
        this.on = Require.date(on, "on");
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
        Iterator<@Nullable OpenItem> usable =
                Iterators.transform(state.open(currency, side).iterator(), this::usable);
        return Iterators.filter(usable, Objects::nonNull);
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
        if (item.entry().effectiveOn().isAfter(on)) {
            return null;
        }
        long minor = state.lowestOpenFrom(item, on);
        return minor == 0 ? null : asSettled(OpenItem.of(account.id().customer(), item.entry(), minor));
    }

    private OpenItem asSettled(OpenItem item) {
        OpenItem settled = item;
        for (Link link : item.offers().isEmpty() ? List.<Link>of() : state.links(item.id())) {
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
