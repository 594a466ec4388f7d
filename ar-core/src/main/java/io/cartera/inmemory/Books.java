package io.cartera.inmemory;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.freshness.SourceImported;
import io.cartera.payment.BankLineId;
import io.cartera.store.LedgerClosing;
import io.cartera.store.PaymentRepository.BankLineClaim;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that a store in memory holds. */
final class Books {

    final TreeMap<CustomerId, Customer> customers = new TreeMap<>();
    final Map<CustomerId, List<CustomerFactRecorded>> customerFacts = new HashMap<>();
    private final TreeMap<AccountId, MemoryAccount> accounts = new TreeMap<>();
    private final Map<AccountId, MemoryAccount> accountsById = new HashMap<>();
    final TreeMap<LedgerId, List<LedgerClosing>> closings = new TreeMap<>();
    final TreeMap<LedgerId, List<SourceImported>> imports = new TreeMap<>();

    final TreeMap<MemoryNumberSeries.Key, MemoryNumberSeries.Book> numberSeries = new TreeMap<>();

    final Map<BankLineId, BankLineClaim> bankLines = new HashMap<>();
    final MemoryExternalRefs.Book externalRefs = new MemoryExternalRefs.Book();

    /** The roots under which a group was opened. */
    final Set<AccountId> groups = new HashSet<>();
    /** Who was ever said to belong to the group under a root. */
    final Map<AccountId, List<CustomerId>> members = new HashMap<>();

    private final Map<LedgerId, LedgerColumns> columns = new ConcurrentHashMap<>();

    Stream<MemoryAccount> in(LedgerId ledger) {
        return accounts.values().stream().filter(account -> account.id.ledger().equals(ledger));
    }

    LedgerColumns columns(LedgerId ledger) {
        return columns.computeIfAbsent(ledger, key -> new LedgerColumns(in(key).toList()));
    }

    @Nullable
    MemoryAccount find(AccountId id) {
        return accountsById.get(id);
    }

    /** All accounts, by identifier. */
    Collection<MemoryAccount> accounts() {
        return accounts.values();
    }

    void open(MemoryAccount account) {
        put(account);
        changeColumns(account, true);
    }

    private void put(MemoryAccount account) {
        accounts.put(account.id, account);
        accountsById.put(account.id, account);
    }

    /** Undoes {@link #open}. */
    void remove(MemoryAccount account) {
        accounts.remove(account.id);
        accountsById.remove(account.id);
        changeColumns(account, false);
    }

    private void changeColumns(MemoryAccount account, boolean isThere) {
        LedgerColumns made = columns.get(account.id.ledger());
        if (made != null) {
            made.change(account, isThere);
        }
    }

    Books copy() {
        Books copy = new Books();
        copy.customers.putAll(customers);
        customerFacts.forEach((customer, facts) -> copy.customerFacts.put(customer, new ArrayList<>(facts)));
        accounts.values().forEach(account -> copy.put(account.copy()));
        closings.forEach((ledger, made) -> copy.closings.put(ledger, new ArrayList<>(made)));
        imports.forEach((ledger, recorded) -> copy.imports.put(ledger, new ArrayList<>(recorded)));
        numberSeries.forEach((key, series) -> copy.numberSeries.put(key, series.copy()));
        copy.bankLines.putAll(bankLines);
        externalRefs.copyTo(copy.externalRefs);
        copy.groups.addAll(groups);
        members.forEach((root, named) -> copy.members.put(root, new ArrayList<>(named)));
        return copy;
    }
}
