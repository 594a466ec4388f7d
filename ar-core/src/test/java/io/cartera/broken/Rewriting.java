package io.cartera.broken;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.account.ItemId;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Recording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.joda.money.Money;

/** Changes of an account that are given back as something else than what was recorded. */
final class Rewriting {

    private Rewriting() {}

    /** Accounts whose changes are rewritten wherever they are given back. */
    static Parts changes(Parts parts, UnaryOperator<AccountChange> rewritten) {
        return parts.with(new Accounts(parts) {
            @Override
            public AccountHistory history(AccountId account) {
                return AccountHistory.of(
                        account,
                        super.history(account).changes().stream().map(rewritten).toList());
            }

            @Override
            public AccountFacts lock(AccountId account) {
                return new Facts(super.lock(account)) {
                    @Override
                    public Optional<AccountChange> change(CommandKind kind, CommandId id) {
                        return super.change(kind, id).map(rewritten);
                    }
                };
            }
        });
    }

    static UnaryOperator<AccountChange> entries(UnaryOperator<Entry> rewritten) {
        return change -> AccountChange.of(
                change.recording(),
                change.entries().stream().map(rewritten).toList(),
                change.allocations(),
                change.releases());
    }

    static UnaryOperator<AccountChange> commands(UnaryOperator<Command> rewritten) {
        return change -> recorded(
                change,
                new Recording(
                        change.recording().version(),
                        change.recording().at(),
                        rewritten.apply(change.recording().command())));
    }

    static UnaryOperator<AccountChange> instants(UnaryOperator<Instant> rewritten) {
        return change -> recorded(
                change,
                new Recording(
                        change.recording().version(),
                        rewritten.apply(change.recording().at()),
                        change.recording().command()));
    }

    private static AccountChange recorded(AccountChange change, Recording recording) {
        return AccountChange.of(recording, change.entries(), change.allocations(), change.releases());
    }

    /** The entry without what it says about discounts: the offers, or what earned it. */
    static Entry withoutDiscounts(Entry entry, boolean isOffered) {
        Entry.Builder builder = builder(entry, entry.id(), entry.amount(), entry.dueOn(), entry.valueOn());
        entry.reference().ifPresent(builder::reference);
        return (isOffered ? builder.offers(List.of()) : builder.earnedBy(List.of())).build();
    }

    static Entry entry(Entry entry, ItemId id, Money amount) {
        return builder(entry, id, amount, entry.dueOn(), entry.valueOn()).build();
    }

    static Entry.Builder builder(Entry entry, ItemId id, Money amount, LocalDate dueOn, LocalDate valueOn) {
        Entry.Builder builder = Entry.builder(id, entry.kind(), amount, entry.effectiveOn())
                .documentOn(entry.documentOn())
                .dueOn(dueOn)
                .valueOn(valueOn)
                .offers(entry.offers())
                .earnedBy(entry.earnedBy());
        entry.reversal().ifPresent(reversal -> builder.reversing(reversal.item(), reversal.kind()));
        entry.returned().ifPresent(builder::returned);
        entry.counterpart().ifPresent(leg -> builder.counterpart(leg.customer(), leg.item()));
        entry.moved().ifPresent(builder::moved);
        return builder;
    }
}
