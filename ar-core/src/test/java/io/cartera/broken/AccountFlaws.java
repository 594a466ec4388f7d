package io.cartera.broken;

import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHead;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.LedgerId;
import io.cartera.contract.AccountRepositoryContract;
import io.cartera.customer.CustomerId;
import io.cartera.time.DateRange;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Flaws in how accounts are opened, locked, recorded on and closed. */
final class AccountFlaws {

    private AccountFlaws() {}

    static List<Flaw> all() {
        return List.of(
                behaving("lists an account with its first posting", Listing::withChanges, "a_lock_opens_a_new_account"),
                behaving(
                        "has no history where nothing is recorded",
                        Listing::failingOnEmpty,
                        "an_account_that_is_not_open_has_an_empty_history_and_reading_does_not_open_it"),
                behaving(
                        "sorts accounts by UTF-16",
                        Listing::sortedByUtf16,
                        "accounts_come_by_customer_and_only_of_the_ledger"),
                naming(
                        "takes composed and decomposed customers for one account",
                        id -> AccountId.of(
                                LedgerId.of(nfc(id.ledger().value())),
                                CustomerId.of(nfc(id.customer().value()))),
                        "customers_that_look_alike_have_accounts_of_their_own",
                        "ledgers_that_look_alike_are_different"),
                naming(
                        "has one ledger",
                        id -> AccountId.of(LedgerId.MAIN, id.customer()),
                        "a_customer_in_another_ledger_is_another_account"),
                behaving(
                        "locks accounts in any order",
                        Locking::inAnyOrder,
                        "accounts_are_locked_in_the_order_of_identifiers"),
                behaving("locks an account once in a session", Locking::once, "an_account_may_be_locked_again"),
                behaving(
                        "locks one account in a session", Locking::oneOnly, "a_session_may_record_on_several_accounts"),
                behaving("counts to one", Locking::countingToOne, "versions_are_1_to_n"),
                recording(
                        "keeps a hundred changes of a unit",
                        writes -> new AccountWrites(
                                writes.account(),
                                writes.fromVersion(),
                                writes.changes()
                                        .subList(
                                                0,
                                                Math.min(100, writes.changes().size())),
                                writes.items()),
                        "a_unit_of_many_commands_raises_the_version_by_as_many"),
                behaving(
                        "records once in a session",
                        Locking::recordingOnce,
                        "a_session_may_record_twice_on_an_account"),
                behaving(
                        "locks what is recorded on if it must",
                        Locking::whenRecording,
                        "recording_without_the_lock_is_refused"),
                behaving(
                        "takes work based on any version",
                        Locking::takingStaleWork,
                        "work_based_on_a_version_that_is_gone_is_refused_and_leaves_nothing",
                        "work_based_on_a_version_that_never_was_is_refused_and_leaves_nothing"),
                recording(
                        "numbers changes itself",
                        Numbering::anew,
                        "changes_that_are_not_numbered_in_sequence_are_refused_and_leave_nothing"),
                recording(
                        "passes over items without an entry",
                        Numbering::withoutStrayItems,
                        "work_with_an_item_that_no_entry_opened_is_refused_and_leaves_nothing"),
                closing(
                        "is closed from the start",
                        (accounts, ledger) -> Optional.of(LocalDate.EPOCH),
                        "a_ledger_that_was_never_closed_is_open"),
                closing(
                        "closes all ledgers at once",
                        (accounts, ledger) -> accounts.sound.closedThrough(LedgerId.MAIN),
                        "a_ledger_is_closed_through_a_day_and_no_other_ledger_is"),
                behaving("closes once", Closings::once, "a_closed_ledger_is_never_opened_again"),
                behaving(
                        "loses the basis of closings",
                        Closings::withoutBasis,
                        "closings_come_back_with_all_their_parts_in_the_order_of_recording"),
                behaving(
                        "forgets closings that change nothing",
                        Closings::onlyLater,
                        "closings_come_back_with_all_their_parts_in_the_order_of_recording"),
                behaving(
                        "closes under a command that is taken",
                        Closings::underAnyCommand,
                        "a_command_closes_a_ledger_once_and_the_first_closing_stays"),
                entries(
                        "counts the day after the period",
                        period -> DateRange.ofClosed(period.start(), period.endExclusive()),
                        "entries_of_a_period_come_account_by_account_in_the_order_of_recording"),
                behaving(
                        "hides reversals",
                        AccountFlaws::withoutReversals,
                        "entries_of_all_time_are_those_of_the_history"),
                behaving(
                        "gives all entries of an account for any period",
                        AccountFlaws::wholeAccounts,
                        "entries_of_an_account_in_a_period_are_those_of_the_ledger_that_are_its_own"));
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, AccountRepositoryContract.class, flaw, cases);
    }

    private static Flaw naming(String name, UnaryOperator<AccountId> named, String... cases) {
        return behaving(name, parts -> named(parts, named), cases);
    }

    static Parts named(Parts parts, UnaryOperator<AccountId> named) {
        return parts.with(new Accounts(parts) {
            @Override
            public AccountFacts lock(AccountId account) {
                return super.lock(named.apply(account));
            }

            @Override
            public void record(AccountWrites writes) {
                super.record(new AccountWrites(
                        named.apply(writes.account()), writes.fromVersion(), writes.changes(), writes.items()));
            }

            @Override
            public AccountHistory history(AccountId account) {
                return AccountHistory.of(
                        account, super.history(named.apply(account)).changes());
            }
        });
    }

    static Flaw recording(String name, UnaryOperator<AccountWrites> recorded, String... cases) {
        return behaving(name, parts -> recorded(parts, recorded), cases);
    }

    static Parts recorded(Parts parts, UnaryOperator<AccountWrites> recorded) {
        return parts.with(new Accounts(parts) {
            @Override
            public void record(AccountWrites writes) {
                super.record(recorded.apply(writes));
            }
        });
    }

    private interface Closing {
        Optional<LocalDate> through(Accounts accounts, LedgerId ledger);
    }

    private static Flaw closing(String name, Closing closing, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new Accounts(parts) {
                    @Override
                    public Optional<LocalDate> closedThrough(LedgerId ledger) {
                        return closing.through(this, ledger);
                    }
                }),
                cases);
    }

    private static Flaw entries(String name, UnaryOperator<DateRange> asked, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new Accounts(parts) {
                    @Override
                    public EntrySource entries(LedgerId ledger, DateRange period) {
                        return super.entries(ledger, asked.apply(period));
                    }
                }),
                cases);
    }

    private static Parts wholeAccounts(Parts parts) {
        return parts.with(new Accounts(parts) {
            @Override
            public EntrySource entries(AccountId account, DateRange period) {
                return super.entries(account, DateRange.upTo(ReadingFlaws.LAST_DAY));
            }
        });
    }

    private static Parts withoutReversals(Parts parts) {
        return parts.with(new Accounts(parts) {
            @Override
            public EntrySource entries(LedgerId ledger, DateRange period) {
                EntrySource all = super.entries(ledger, period);
                return action -> all.forEach((customer, entry) -> {
                    if (entry.kind() != EntryKind.REVERSAL) {
                        action.accept(customer, entry);
                    }
                });
            }
        });
    }

    /** Flaws in which accounts there are and what they have. */
    private static final class Listing {

        static Parts withChanges(Parts parts) {
            return parts.with(new Accounts(parts) {
                @Override
                public List<AccountId> accounts(LedgerId ledger) {
                    return super.accounts(ledger).stream()
                            .filter(account -> !history(account).changes().isEmpty())
                            .toList();
                }
            });
        }

        static Parts failingOnEmpty(Parts parts) {
            return parts.with(new Accounts(parts) {
                @Override
                public AccountHistory history(AccountId account) {
                    AccountHistory history = super.history(account);
                    if (history.changes().isEmpty()) {
                        throw new NoSuchElementException("no history of " + account);
                    }
                    return history;
                }
            });
        }

        static Parts sortedByUtf16(Parts parts) {
            return parts.with(new Accounts(parts) {
                @Override
                public List<AccountId> accounts(LedgerId ledger) {
                    return super.accounts(ledger).stream()
                            .sorted(Comparator.comparing(id -> id.customer().value()))
                            .toList();
                }
            });
        }
    }

    /** Flaws in how accounts are locked and recorded on. */
    private static final class Locking {

        static Parts inAnyOrder(Parts parts) {
            return parts.with(new Accounts(parts) {
                private AccountFacts last;

                @Override
                public AccountFacts lock(AccountId account) {
                    try {
                        last = super.lock(account);
                    } catch (IllegalStateException passedOver) {
                        return last;
                    }
                    return last;
                }
            });
        }

        static Parts once(Parts parts) {
            Set<AccountId> locked = new HashSet<>();
            return parts.with(new Accounts(parts) {
                @Override
                public AccountFacts lock(AccountId account) {
                    if (!locked.add(account)) {
                        throw new IllegalStateException("account " + account + " is locked");
                    }
                    return super.lock(account);
                }
            });
        }

        static Parts oneOnly(Parts parts) {
            Set<AccountId> locked = new HashSet<>();
            return parts.with(new Accounts(parts) {
                @Override
                public AccountFacts lock(AccountId account) {
                    locked.add(account);
                    if (locked.size() > 1) {
                        throw new IllegalStateException("another account is locked than " + account);
                    }
                    return super.lock(account);
                }
            });
        }

        static Parts countingToOne(Parts parts) {
            return parts.with(new Accounts(parts) {
                @Override
                public AccountFacts lock(AccountId account) {
                    return new Facts(super.lock(account)) {
                        @Override
                        public AccountHead head() {
                            return super.head()
                                    .lastRecordedAt()
                                    .map(last -> AccountHead.at(1, last))
                                    .orElse(AccountHead.empty());
                        }
                    };
                }
            });
        }

        static Parts recordingOnce(Parts parts) {
            List<AccountWrites> recorded = new ArrayList<>();
            return parts.with(new Accounts(parts) {
                @Override
                public void record(AccountWrites writes) {
                    recorded.add(writes);
                    if (recorded.size() > 1) {
                        throw new IllegalStateException("account " + writes.account() + " was recorded on");
                    }
                    super.record(writes);
                }
            });
        }

        static Parts whenRecording(Parts parts) {
            return parts.with(new Accounts(parts) {
                @Override
                public void record(AccountWrites writes) {
                    try {
                        lock(writes.account());
                        super.record(writes);
                    } catch (IllegalStateException passedOver) {
                        close(writes.account().ledger(), Closings.renamed("passed over", LocalDate.EPOCH));
                    }
                }
            });
        }

        static Parts takingStaleWork(Parts parts) {
            return parts.with(new Accounts(parts) {
                @Override
                public void record(AccountWrites writes) {
                    long version = lock(writes.account()).head().version();
                    super.record(new AccountWrites(writes.account(), version, writes.changes(), writes.items()));
                }
            });
        }
    }
}
