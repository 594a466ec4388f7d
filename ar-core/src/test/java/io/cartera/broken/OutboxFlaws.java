package io.cartera.broken;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountChanged;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.LedgerId;
import io.cartera.contract.OutboxContract;
import io.cartera.store.Outbox;
import io.cartera.store.ReceivablesStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Flaws in the outbox. */
final class OutboxFlaws {

    private static final int ALL = 100_000;

    private OutboxFlaws() {}

    static List<Flaw> all() {
        return List.of(
                giving(
                        "has nothing to hand on",
                        messages -> List.of(),
                        "H04_every_applied_command_of_an_account_is_one_message_in_the_order_of_versions",
                        "H04_several_commands_of_one_unit_are_as_many_messages",
                        "what_is_recorded_after_all_was_acknowledged_is_pending",
                        "accounts_that_have_waited_equally_long_come_by_identifier",
                        "H04_a_relay_that_dies_before_it_acknowledges_hands_over_again",
                        "H04_clerks_and_two_relays_at_once_lose_no_message_and_hand_over_first_in_order"),
                giving(
                        "gives the last message first",
                        OutboxFlaws::reversed,
                        "H04_every_applied_command_of_an_account_is_one_message_in_the_order_of_versions",
                        "the_account_that_has_waited_longest_comes_first",
                        "a_relay_hands_over_all_that_waits_and_acknowledges_it",
                        "H04_a_relay_that_fails_hands_over_again_what_it_failed_at"),
                giving(
                        "hands on the last change of an account only",
                        OutboxFlaws::lastOnly,
                        "H04_several_commands_of_one_unit_are_as_many_messages",
                        "an_acknowledgement_that_is_undone_counts_for_nothing"),
                behaving(
                        "forgets every acknowledgement",
                        parts -> acknowledging(parts, (outbox, account, version) -> {}),
                        "what_is_acknowledged_does_not_come_again",
                        "what_is_not_recorded_yet_is_not_acknowledged",
                        "an_acknowledgement_is_given_under_the_lock_of_the_account_only"),
                behaving(
                        "acknowledges as far as there is",
                        OutboxFlaws::asFarAsThereIs,
                        "what_is_not_recorded_yet_is_not_acknowledged"),
                Flaw.of(
                        "keeps acknowledgements for itself",
                        OutboxContract.class,
                        OutboxFlaws::besidesTheTransaction,
                        "an_acknowledgement_that_is_undone_counts_for_nothing"),
                Flaw.of(
                        "goes back to an earlier acknowledgement",
                        OutboxContract.class,
                        OutboxFlaws::goingBack,
                        "an_earlier_acknowledgement_given_again_changes_nothing"),
                behaving(
                        "gives all there is",
                        parts -> asking(parts, most -> ALL),
                        "no_more_messages_come_than_are_asked_for_and_the_rest_comes_after_them"),
                behaving(
                        "goes by identifier and not by time",
                        parts -> giving(parts, OutboxFlaws::byIdentifier),
                        "the_account_that_has_waited_longest_comes_first"),
                giving(
                        "goes by UTF-16",
                        OutboxFlaws::byUtf16,
                        "accounts_that_have_waited_equally_long_come_by_identifier"),
                behaving("has one outbox for all ledgers", OutboxFlaws::ofMain, "messages_are_those_of_the_ledger"),
                Flaw.of(
                        "notes messages outside the transaction",
                        OutboxContract.class,
                        OutboxFlaws::notedAtOnce,
                        "H04_what_was_undone_has_no_message"),
                Flaw.of(
                        "has a message for each row of the audit trail",
                        OutboxContract.class,
                        OutboxFlaws::ofEveryRow,
                        "H04_refused_and_repeated_commands_have_no_message"),
                giving(
                        "has always something to hand on",
                        messages -> {
                            throw new IllegalStateException("there must be something");
                        },
                        "nothing_is_pending_where_nothing_was_recorded"));
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, OutboxContract.class, flaw, cases);
    }

    private static Flaw giving(String name, UnaryOperator<List<AccountChanged>> given, String... cases) {
        return behaving(name, parts -> giving(parts, given), cases);
    }

    private static Parts giving(Parts parts, UnaryOperator<List<AccountChanged>> given) {
        return parts.with(new Relaying(parts) {
            @Override
            public List<AccountChanged> pending(LedgerId ledger, int most) {
                return given.apply(super.pending(ledger, most));
            }
        });
    }

    private static List<AccountChanged> reversed(List<AccountChanged> messages) {
        List<AccountChanged> all = new ArrayList<>(messages);
        Collections.reverse(all);
        return all;
    }

    private static List<AccountChanged> lastOnly(List<AccountChanged> messages) {
        Map<AccountId, AccountChanged> last = new HashMap<>();
        messages.forEach(message -> last.put(message.account(), message));
        return List.copyOf(last.values());
    }

    private static List<AccountChanged> byIdentifier(List<AccountChanged> messages) {
        return messages.stream()
                .sorted(Comparator.comparing(AccountChanged::account))
                .toList();
    }

    private static List<AccountChanged> byUtf16(List<AccountChanged> messages) {
        return messages.stream()
                .sorted(Comparator.comparing(
                        message -> message.account().customer().value()))
                .toList();
    }

    private interface Acknowledging {
        void through(Outbox sound, AccountId account, long version);
    }

    private static Parts acknowledging(Parts parts, Acknowledging acknowledging) {
        return parts.with(new Relaying(parts) {
            @Override
            public void acknowledge(AccountId account, long throughVersion) {
                acknowledging.through(sound, account, throughVersion);
            }
        });
    }

    private static Parts asFarAsThereIs(Parts parts) {
        return acknowledging(parts, (outbox, account, version) -> {
            int there = parts.accounts().history(account).changes().size();
            outbox.acknowledge(account, Math.min(version, there));
        });
    }

    private interface Most {
        int of(int asked);
    }

    private static Parts asking(Parts parts, Most most) {
        return parts.with(new Relaying(parts) {
            @Override
            public List<AccountChanged> pending(LedgerId ledger, int asked) {
                return super.pending(ledger, most.of(asked));
            }
        });
    }

    private static Parts ofMain(Parts parts) {
        return parts.with(new Relaying(parts) {
            @Override
            public List<AccountChanged> pending(LedgerId ledger, int most) {
                return parts.allAccounts().stream()
                        .map(AccountId::ledger)
                        .distinct()
                        .flatMap(any -> super.pending(any, most).stream())
                        .toList();
            }
        });
    }

    /** The changes of a ledger after what these numbers say. */
    private static List<AccountChanged> after(Parts parts, Map<AccountId, Long> acknowledged, LedgerId ledger) {
        List<AccountChanged> messages = new ArrayList<>();
        for (AccountId account : parts.accounts().accounts(ledger)) {
            for (AccountChange change : parts.accounts().history(account).changes()) {
                if (change.recording().version() > acknowledged.getOrDefault(account, 0L)) {
                    messages.add(AccountChanged.of(account, change));
                }
            }
        }
        return messages;
    }

    private static ReceivablesStore besidesTheTransaction() {
        Map<AccountId, Long> acknowledged = new HashMap<>();
        return counting(acknowledged, (account, version) -> acknowledged.merge(account, version, Math::max));
    }

    private static ReceivablesStore goingBack() {
        Map<AccountId, Long> acknowledged = new HashMap<>();
        return counting(acknowledged, acknowledged::put);
    }

    private interface Counting {
        void through(AccountId account, long version);
    }

    private static ReceivablesStore counting(Map<AccountId, Long> acknowledged, Counting counting) {
        return new FlawedStore(parts -> parts.with(new Relaying(parts) {
            @Override
            public List<AccountChanged> pending(LedgerId ledger, int most) {
                return after(parts, acknowledged, ledger).stream().limit(most).toList();
            }

            @Override
            public void acknowledge(AccountId account, long throughVersion) {
                counting.through(account, throughVersion);
            }
        }));
    }

    private static ReceivablesStore notedAtOnce() {
        List<AccountChanged> noted = new ArrayList<>();
        return new FlawedStore(parts -> parts.with(new Accounts(parts) {
                    @Override
                    public void record(AccountWrites writes) {
                        super.record(writes);
                        writes.changes().forEach(change -> noted.add(AccountChanged.of(writes.account(), change)));
                    }
                })
                .with(new Relaying(parts) {
                    @Override
                    public List<AccountChanged> pending(LedgerId ledger, int most) {
                        return List.copyOf(noted);
                    }
                }));
    }

    private static ReceivablesStore ofEveryRow() {
        return new FlawedStore(parts -> parts.with(new Relaying(parts) {
            @Override
            public List<AccountChanged> pending(LedgerId ledger, int most) {
                List<AccountChanged> messages = new ArrayList<>();
                for (AccountChanged message : super.pending(ledger, most)) {
                    parts.audit().of(message.account()).forEach(row -> messages.add(message));
                }
                return messages;
            }
        }));
    }
}
