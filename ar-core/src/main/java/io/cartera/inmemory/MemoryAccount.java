package io.cartera.inmemory;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHead;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.OpenItem;
import io.cartera.account.Release;
import io.cartera.account.Side;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.AuditRecord;
import io.cartera.store.CreditLimitRepository.LimitGrant;
import io.cartera.time.AsOf;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** One account with its documents, as a store in memory holds it; every write says how it is undone. */
final class MemoryAccount {

    final AccountId id;
    final Map<InvoiceId, Invoice> invoices = new HashMap<>();
    final Map<PaymentId, Payment> payments = new HashMap<>();
    final List<LimitGrant> grants = new ArrayList<>();
    final List<AuditRecord> audit = new ArrayList<>();
    final List<AccountChange> changes = new ArrayList<>();
    final Map<ItemId, Item> items = new HashMap<>();
    final Map<AllocationId, Link> links = new HashMap<>();
    private final Map<ItemId, List<AllocationId>> linksOf = new HashMap<>();
    private final Map<CommandKey, AccountChange> commands = new HashMap<>();
    private final Map<Side, Map<CurrencyUnit, TreeSet<Item>>> open =
            Map.of(Side.DEBIT, new TreeMap<>(), Side.CREDIT, new TreeMap<>());

    MemoryAccount(AccountId id) {
        this.id = id;
    }

    MemoryAccount copy() {
        MemoryAccount copy = new MemoryAccount(id);
        copy.invoices.putAll(invoices);
        copy.payments.putAll(payments);
        copy.grants.addAll(grants);
        copy.audit.addAll(audit);
        copy.record(new AccountWrites(id, 0, changes, List.copyOf(items.values())), undoing -> {});
        return copy;
    }

    AccountHead head() {
        return changes.isEmpty()
                ? AccountHead.empty()
                : AccountHead.at(
                        changes.size(),
                        changes.get(changes.size() - 1).recording().at());
    }

    AccountHistory history() {
        return AccountHistory.of(id, changes);
    }

    List<Link> links(ItemId item) {
        return linksOf.getOrDefault(item, List.of()).stream().map(links::get).toList();
    }

    TreeSet<Item> open(CurrencyUnit currency, Side side) {
        return open.get(side).getOrDefault(currency, new TreeSet<>(Item.openOrder()));
    }

    Map<CurrencyUnit, TreeSet<Item>> open(Side side) {
        return open.get(side);
    }

    @Nullable
    AccountChange change(CommandKind kind, CommandId command) {
        return commands.get(new CommandKey(kind, command));
    }

    /** Records the writes; each step hands over what undoes it, so that a failure in the middle can be undone too. */
    void record(AccountWrites writes, Consumer<Runnable> undo) {
        for (AccountChange change : writes.changes()) {
            changes.add(change);
            undo.accept(() -> changes.remove(changes.size() - 1));
            Command command = change.recording().command();
            CommandKey key = new CommandKey(command.kind(), command.id());
            commands.put(key, change);
            undo.accept(() -> commands.remove(key));
            Instant at = change.recording().at();
            for (Allocation allocation : change.allocations()) {
                link(allocation, at, undo);
            }
            for (Release release : change.releases()) {
                Link live = links.get(release.allocation());
                links.put(release.allocation(), live.released(release, at));
                undo.accept(() -> links.put(release.allocation(), live));
            }
        }
        for (Item item : writes.items()) {
            Item before = items.put(item.id(), item);
            show(before, item);
            undo.accept(() -> {
                if (before == null) {
                    items.remove(item.id());
                } else {
                    items.put(item.id(), before);
                }
                show(item, before);
            });
        }
    }

    /** What is open as of then, in the order of readings. */
    List<OpenItem> openItems(AsOf asOf) {
        List<OpenItem> result = new ArrayList<>();
        for (Item item : items.values()) {
            if (asOf.counts(item.entry().effectiveOn(), item.recordedAt())) {
                long minor = openMinor(item, asOf);
                if (minor > 0) {
                    result.add(OpenItem.of(id.customer(), item.entry(), minor));
                }
            }
        }
        result.sort(OpenItem.readingOrder());
        return result;
    }

    private long openMinor(Item item, AsOf asOf) {
        if (asOf.knownAt().isEmpty() && !item.lastChangeOn().isAfter(asOf.date())) {
            return item.openMinor();
        }
        long minor = item.entry().amountMinor();
        for (AllocationId link : linksOf.getOrDefault(item.id(), List.of())) {
            minor -= links.get(link).minorAt(asOf);
        }
        return minor;
    }

    private void link(Allocation allocation, Instant at, Consumer<Runnable> undo) {
        links.put(allocation.id(), Link.live(allocation, at));
        undo.accept(() -> links.remove(allocation.id()));
        for (ItemId side : List.of(allocation.credit(), allocation.debit())) {
            List<AllocationId> all = linksOf.computeIfAbsent(side, item -> new ArrayList<>());
            all.add(allocation.id());
            undo.accept(() -> all.remove(all.size() - 1));
        }
    }

    private void show(@Nullable Item before, @Nullable Item after) {
        if (before != null) {
            set(before).remove(before);
        }
        if (after != null && after.openMinor() > 0) {
            set(after).add(after);
        }
    }

    private TreeSet<Item> set(Item item) {
        return open.get(item.entry().side())
                .computeIfAbsent(item.entry().currency(), currency -> new TreeSet<>(Item.openOrder()));
    }

    private record CommandKey(CommandKind kind, CommandId id) {}
}
