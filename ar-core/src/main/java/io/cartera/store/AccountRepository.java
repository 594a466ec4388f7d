package io.cartera.store;

import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItemSource;
import io.cartera.aging.AgingReport;
import io.cartera.aging.AgingSpec;
import io.cartera.statement.HistoryPage;
import io.cartera.statement.HistoryQuery;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts and their facts.
 * <p>
 * Facts are only ever added. The sources that readings get are usable inside the session; items and entries that they
 * hand out stay valid. Where a reading goes over several accounts, it goes account by account, in the order of customer
 * identifiers; within an account items come by currency code, debits before credits, due date, document date and
 * identifier, and entries in the order of recording.
 */
public interface AccountRepository {

    /**
     * Locks an account until the session ends, opens it if it is new, and gives its facts. Whoever else locks it waits.
     * The facts are read after the lock.
     *
     * @throws IllegalStateException if an account with a later identifier is locked already, or the account is not and a
     *     {@linkplain NumberSeriesRepository#lock number series} is: everybody locks in the order of identifiers, and
     *     series after accounts, so nobody waits for ever
     */
    AccountFacts lock(AccountId account);

    /**
     * Locks several accounts, each as {@link #lock} does, in the order of their identifiers; what is foreseen to be asked of
     * them can be read together. Whatever else is asked is answered as ever. Accounts that are locked already stay so.
     *
     * @throws IllegalStateException as {@link #lock} does
     */
    default void lockAll(Collection<Foreseen> accounts) {
        accounts.stream().map(Foreseen::account).sorted().forEach(this::lock);
    }

    /**
     * Records what a unit of work on a locked account wrote.
     *
     * @throws IllegalStateException if the account is not locked
     * @throws StaleVersionException if the account is not at the version on which the work is based; where accounts are
     *     {@linkplain #lockAll locked together}, a store may find that out only when it sends what was recorded, at the
     *     latest when the session ends
     */
    void record(AccountWrites writes);

    /** All that was ever recorded on the account; empty for an account that is not open. */
    AccountHistory history(AccountId account);

    /** A page of the entries of an account, as the query wants them; empty for an account that is not open. */
    HistoryPage history(AccountId account, HistoryQuery query);

    /** What is open on one account as of a day, and as known at an instant. */
    OpenItemSource openItems(AccountId account, AsOf asOf);

    /** What is open on all accounts of a ledger as of a day, and as known at an instant. */
    OpenItemSource openItems(LedgerId ledger, AsOf asOf);

    /**
     * What is open on all accounts of a ledger by age, as of a day, and as known at an instant: exactly what the spec makes
     * of {@link #openItems(LedgerId, AsOf)}, which is what is done here. A store that can add up where the items lie
     * overrides it: see {@link AgingSpec#sums}.
     *
     * @throws IllegalArgumentException if the spec shows disputes or promises apart
     */
    default AgingReport aging(LedgerId ledger, AgingSpec spec, AsOf asOf) {
        return spec.age(openItems(ledger, asOf), asOf.date());
    }

    /** The entries of an account that count from a day in the period on; none for an account that is not open. */
    EntrySource entries(AccountId account, DateRange period);

    /** The entries of all accounts of a ledger that count from a day in the period on. */
    EntrySource entries(LedgerId ledger, DateRange period);

    /** The accounts of a ledger, by customer. */
    List<AccountId> accounts(LedgerId ledger);

    /** The latest day through which the ledger was ever closed; empty if it never was. */
    Optional<LocalDate> closedThrough(LedgerId ledger);

    /**
     * The closings of a ledger, in the order of recording. In a session that may write, nobody else posts in the ledger
     * or closes it until the session ends, so that what is decided on the list still holds when one is added.
     */
    List<LedgerClosing> closings(LedgerId ledger);

    /**
     * Closes a ledger through a day: from now on nothing becomes effective on or before it. A closing through a day
     * before the one through which the ledger is closed already is kept as a fact and changes nothing.
     *
     * @throws DuplicateKeyException if a closing of the ledger has the same command identifier
     */
    void close(LedgerId ledger, LedgerClosing closing);

    /** An account that is about to be locked, and which of its facts will be asked for. Immutable. */
    final class Foreseen {

        private final AccountId account;
        private final Set<ItemId> documents;
        private final Set<CommandId> commands;

        private Foreseen(AccountId account, Set<ItemId> documents, Set<CommandId> commands) {
            this.account = Objects.requireNonNull(account, "account");
            this.documents = Set.copyOf(documents);
            this.commands = Set.copyOf(commands);
        }

        /**
         * What is foreseen.
         *
         * @param documents the items that may be asked for; each stands for all parts of its document on its side
         * @param commands the commands that may be asked for, of whatever kind
         */
        public static Foreseen of(AccountId account, Set<ItemId> documents, Set<CommandId> commands) {
            return new Foreseen(account, documents, commands);
        }

        /** The account. */
        public AccountId account() {
            return account;
        }

        /** The items that may be asked for; each stands for all parts of its document on its side. */
        public Set<ItemId> documents() {
            return documents;
        }

        /** The commands that may be asked for, of whatever kind. */
        public Set<CommandId> commands() {
            return commands;
        }
    }
}
