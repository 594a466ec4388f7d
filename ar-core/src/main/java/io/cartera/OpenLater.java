package io.cartera;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.external.Referent;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.PaymentId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What of an account is open on a day or on a later one that is on record: documents and payments. */
final class OpenLater {

    private OpenLater() {}

    static Set<Referent> of(AccountHistory history, LocalDate asOf) {
        Map<ItemId, TreeMap<LocalDate, Long>> movements = new HashMap<>();
        Map<ItemId, Referent> subjects = new HashMap<>();
        history.entries().forEach(entry -> {
            add(movements, entry.id(), entry.effectiveOn(), entry.amountMinor(), asOf);
            subject(history.account(), entry).ifPresent(subject -> subjects.put(entry.id(), subject));
        });
        Map<AllocationId, Allocation> allocations = new HashMap<>();
        for (AccountChange change : history.changes()) {
            change.allocations().forEach(allocation -> {
                allocations.put(allocation.id(), allocation);
                move(movements, allocation, allocation.effectiveOn(), -allocation.amountMinor(), asOf);
            });
            change.releases().forEach(release -> {
                Allocation released = allocations.get(release.allocation());
                if (released != null) {
                    move(movements, released, release.effectiveOn(), released.amountMinor(), asOf);
                }
            });
        }
        Set<Referent> open = new HashSet<>();
        subjects.forEach((item, subject) -> {
            if (isEverOpen(movements.get(item))) {
                open.add(subject);
            }
        });
        return open;
    }

    // By kind: a debit that is a document and a payment may have the same identifier.
    private static Optional<Referent> subject(AccountId account, Entry entry) {
        String id = entry.id().document();
        if (entry.kind().isMoneyIn()) {
            return Optional.of(Referent.payment(account, PaymentId.of(id)));
        }
        boolean isDocument = entry.kind() == EntryKind.INVOICE
                || entry.kind() == EntryKind.DEBIT_NOTE
                || entry.kind() == EntryKind.CREDIT_NOTE;
        return isDocument ? Optional.of(Referent.document(account, InvoiceId.of(id))) : Optional.empty();
    }

    private static void move(
            Map<ItemId, TreeMap<LocalDate, Long>> movements,
            Allocation allocation,
            LocalDate on,
            long minor,
            LocalDate asOf) {
        add(movements, allocation.credit(), on, minor, asOf);
        add(movements, allocation.debit(), on, minor, asOf);
    }

    // All that counts by the day itself is one movement of that day.
    private static void add(
            Map<ItemId, TreeMap<LocalDate, Long>> movements, ItemId item, LocalDate on, long minor, LocalDate asOf) {
        movements
                .computeIfAbsent(item, any -> new TreeMap<>())
                .merge(on.isBefore(asOf) ? asOf : on, minor, Math::addExact);
    }

    private static boolean isEverOpen(TreeMap<LocalDate, Long> movements) {
        long minor = 0;
        for (long movement : movements.values()) {
            minor = Math.addExact(minor, movement);
            if (minor != 0) {
                return true;
            }
        }
        return false;
    }
}
