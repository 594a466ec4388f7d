package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountChanged;
import io.cartera.account.Adjustment;
import io.cartera.account.CustomerAccount;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.TwoLegs;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyBag;
import io.cartera.statement.HistoryQuery;
import io.cartera.time.DateRange;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What we book ourselves, without a document of the customer's: write-offs, bank fees, refunds, opening balances,
 * transfers, nettings and conversions.
 * Thread-safe. Example:
 * <pre>{@code
 * books.adjustments().adjust(CommandId.of("WO-1"), acme, Adjustment.badDebt(ItemId.debit("INV-1"), day).because("bankrupt"));
 * }</pre>
 */
public final class Adjustments {

    private static final DateRange ALWAYS = DateRange.upTo(LocalDate.of(9999, 12, 31));

    private final Desk desk;

    Adjustments(Desk desk) {
        this.desk = desk;
    }

    /**
     * Writes off what is open of an item, bears a bank's fee, or refunds a credit: see
     * {@link io.cartera.account.CustomerAccount#adjust}. Refused with {@link UnknownCustomer} besides, and with
     * {@link Adjustment.ApprovedByRequester} where who asked for a refund or write-off approved it. A refund under the identifier of one
     * that was {@linkplain Refunding#request asked for} is refused unless it is that one, approved, and as {@link Refunding#pay} is.
     *
     * @param command the identifier of the command, and of the entry it makes
     */
    public Outcome<AccountChange> adjust(CommandId command, CustomerId customer, Adjustment adjustment) {
        return desk.inOneUnit(Permission.ADJUST_ACCOUNTS, customer, batch -> batch.adjust(command, adjustment));
    }

    /**
     * The refunds of a customer, each with its amount, the credit it was paid from, reason, steps and method, in the order
     * of recording; those undone later too. A settlement may refund as well, but never what was asked for or says how it was
     * paid: such refunds are among its entries and not here. By whom, on what basis and when each was recorded is in the change.
     */
    public Map<AccountChange, Adjustment> refunds(CustomerId customer) {
        return desk.read(Permission.READ_ACCOUNTS, customer, session -> {
            Map<AccountChange, Adjustment> refunds = new LinkedHashMap<>();
            for (AccountChange change :
                    session.accounts().history(desk.account(customer)).changes()) {
                Adjustment.refundIn(change).ifPresent(refund -> refunds.put(change, refund));
            }
            return Collections.unmodifiableMap(refunds);
        });
    }

    /**
     * Takes over what a customer had open in the books that were kept before, all or nothing: entries of the kind
     * {@link io.cartera.account.EntryKind#OPENING_BALANCE} on either side, each with the document, its date and its due
     * date, counting from the day of the take-over. Refused with {@link UnknownCustomer} or
     * {@link io.cartera.account.AccountRefusal.PeriodClosed}; in conflict where the identifier of an entry is taken.
     *
     * @throws IllegalArgumentException if an entry is of another kind
     */
    public Outcome<AccountChange> takeOver(CommandId command, CustomerId customer, List<Entry> entries) {
        return desk.inOneUnit(Permission.TAKE_OVER_BALANCES, customer, batch -> batch.takeOver(command, entries));
    }

    /**
     * Moves what is open of an item to another customer, offsets one customer's debit with another's credit, or moves a
     * credit to another currency, both legs or none: see {@link CustomerAccount#record}. Refused with {@link UnknownCustomer} besides. Both
     * accounts are audited; listeners hear of both, in the order of accounts, with nothing of the two in between.
     *
     * <p>
     * Two customers that the store {@linkplain io.cartera.store.ReceivablesStore#keepsTogether keeps apart} are netted
     * never: {@link KeptApart}. A transfer between them is recorded first where it takes away, and then, by a write of its
     * own, where it arrives; each leg is told of as it is recorded. Where the process ends in between, what is moved is
     * {@linkplain #inTransit in transit}, on neither balance, until the command is given again or {@link #arrive} is called.
     * It then arrives as it was sent, but not before the first day that is open. Only where a document of the other account
     * or another transfer of it has taken the identifier since does that refuse it
     * ({@link io.cartera.account.AccountRefusal.LegInTransit}), so name a transfer as nothing else is named.
     *
     * @param command the identifier of the command, and of both legs
     * @return the changes, in the order of accounts
     */
    public Outcome<List<AccountChanged>> record(CommandId command, TwoLegs legs) {
        Command order = desk.command(
                switch (legs.kind()) {
                    case TRANSFER -> CommandKind.TRANSFER;
                    case NETTING -> CommandKind.NET;
                    default -> CommandKind.CONVERT;
                },
                command);
        return new TwoAccounts(desk, legs.from(), legs.to())
                .run(
                        order,
                        (from, to) -> refusal(order, legs, from)
                                .<Outcome<List<AccountChanged>>>map(apart -> new Outcome.Refused<>(command, apart))
                                .orElseGet(() -> CustomerAccount.record(order, legs, from, to)));
    }

    // Whoever repeats one that was recorded when both were kept together gets what it came to then.
    private Optional<Refusal> refusal(Command order, TwoLegs legs, CustomerAccount from) {
        boolean isApart = legs.kind() == EntryKind.NETTING
                && !desk.store().keepsTogether(legs.from(), legs.to())
                && from.earlier(order).isEmpty();
        return isApart ? Optional.of(KeptApart.of(legs.from(), legs.to())) : Optional.empty();
    }

    /**
     * Records what is missing of a transfer, or of the undoing of one, of which one part is recorded: what a relay calls
     * with each message of the outbox where customers are kept apart, so that nothing stays in transit. Where nothing is
     * missing it changes nothing, and says what is recorded. By whom the command was ordered, and on what basis, stays;
     * the ledger is the part's. A relay that drops a refusal acknowledges the message, and nobody comes back to it:
     * <pre>{@code
     * books.outbox().relay(100, message -> books.adjustments().arrive(message).ifPresent(Outcome::orElseThrow));
     * }</pre>
     *
     * @param part a part of any command
     * @return empty where the command is no transfer and undoes none, or the part is not on record
     */
    public Optional<Outcome<List<AccountChanged>>> arrive(AccountChanged part) {
        Desk there = desk.inLedger(part.account().ledger());
        there.ask(Permission.TRANSFER_ITEMS, part.account().customer());
        Command order = part.change().recording().command();
        boolean isOfLegs = order.kind() == CommandKind.TRANSFER || order.kind() == CommandKind.UNDO_LEGS;
        return isOfLegs && isOnRecord(there.asked(Permission.TRANSFER_ITEMS), part)
                ? Optional.of(TwoAccounts.rest(there, order))
                : Optional.empty();
    }

    private static boolean isOnRecord(Desk desk, AccountChanged part) {
        String document = part.change().recording().command().id().value();
        return desk.read(
                Permission.TRANSFER_ITEMS,
                session ->
                        session
                                .accounts()
                                .history(part.account(), HistoryQuery.all().ofDocument(document))
                                .lines()
                                .stream()
                                .anyMatch(line -> part.change().entries().contains(line.entry())));
    }

    /**
     * What has left an account by a transfer and is not on the other one, or has come back by half of its undoing: by the
     * transfer that moved it, debits positive; of several with one identifier between different customers the sum. Nothing
     * where the store keeps all customers together. It reads every entry of the ledger.
     */
    public Map<CommandId, MoneyBag> inTransit() {
        return desk.read(Permission.READ_ACCOUNTS, session -> {
            InTransit moved = new InTransit();
            session.accounts().entries(desk.ledger(), ALWAYS).forEach(moved::add);
            return moved.byCommand();
        });
    }

    /**
     * Undoes a transfer, a netting or a conversion, both legs together: see {@link CustomerAccount#undoLegs}. Afterwards the items are
     * open as before, and can be reversed, returned by the bank, or moved again. Refused with {@link UnknownCustomer}
     * besides.
     *
     * @param command the identifier of the command, and of the opposite entries
     * @param customer on whose account the leg is
     * @param leg either of the two legs
     * @return the changes, in the order of accounts
     */
    public Outcome<List<AccountChanged>> undo(CommandId command, CustomerId customer, ItemId leg, LocalDate on) {
        Command order = desk.command(CommandKind.UNDO_LEGS, command);
        return TwoAccounts.undo(desk, order, customer, leg, on);
    }
}
