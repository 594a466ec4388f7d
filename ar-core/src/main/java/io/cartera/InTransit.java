package io.cartera;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyBag;
import io.cartera.trace.CommandId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What transfers took from one account and brought to the other, less what was undone of it: nothing, once both legs are
 * there. Each account's entries come in the order of recording. For one thread.
 */
final class InTransit {

    private final Map<Leg, Between> legs = new HashMap<>();
    private final Map<Between, MoneyBag> moved = new LinkedHashMap<>();

    /** One of the two legs, on one of the two accounts. */
    private record Leg(CustomerId customer, ItemId item) {}

    /** A transfer: a command has its identifier for its two accounts only. */
    private record Between(CommandId command, Set<CustomerId> customers) {}

    void add(CustomerId customer, Entry entry) {
        Between transfer = transferOf(customer, entry);
        if (transfer != null) {
            MoneyBag sum = moved.getOrDefault(transfer, MoneyBag.empty());
            moved.put(transfer, entry.side() == Side.DEBIT ? sum.minus(entry.amount()) : sum.plus(entry.amount()));
        }
    }

    private @Nullable Between transferOf(CustomerId customer, Entry entry) {
        if (entry.kind() == EntryKind.TRANSFER) {
            CustomerId other = entry.counterpart().orElseThrow().customer();
            Between transfer = new Between(CommandId.of(entry.id().document()), Set.of(customer, other));
            legs.put(new Leg(customer, entry.id()), transfer);
            return transfer;
        }
        return entry.reversal()
                .map(reversed -> legs.get(new Leg(customer, reversed.item())))
                .orElse(null);
    }

    Map<CommandId, MoneyBag> byCommand() {
        Map<CommandId, MoneyBag> found = new LinkedHashMap<>();
        moved.forEach((transfer, sum) -> {
            if (!sum.isEmpty()) {
                MoneyBag all = found.getOrDefault(transfer.command(), MoneyBag.empty());
                for (Money amount : sum.amounts()) {
                    all = all.plus(amount);
                }
                found.put(transfer.command(), all);
            }
        });
        return Collections.unmodifiableMap(found);
    }
}
