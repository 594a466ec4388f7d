package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.contract.HeadroomRepositoryContract;
import io.cartera.customer.CustomerId;
import io.cartera.headroom.HeadroomFile;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.ReservationId;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Flaws in reservations and groups. */
final class HeadroomFlaws {

    private HeadroomFlaws() {}

    static List<Flaw> all() {
        return List.of(
                keeping(
                        "forgets on which figures a reservation was approved",
                        recorded -> copy(recorded, recorded.command(), recorded.at()),
                        "every_kind_of_fact_comes_back"),
                keeping(
                        "forgets on what a reservation rests",
                        recorded -> copy(
                                recorded,
                                Command.of(
                                        recorded.command().kind(),
                                        recorded.command().id(),
                                        recorded.command().actor(),
                                        Optional.empty()),
                                recorded.at()),
                        "every_kind_of_fact_comes_back"),
                keeping(
                        "keeps milliseconds of a fact",
                        recorded ->
                                copy(recorded, recorded.command(), recorded.at().truncatedTo(ChronoUnit.MILLIS)),
                        "every_kind_of_fact_comes_back"),
                behaving(
                        "looks at reservations that are used up",
                        HeadroomFlaws::lookingAtAll,
                        "what_holds_through_a_day_is_live_through_it",
                        "what_is_given_back_is_live_before_its_last_step_only",
                        "the_live_reservations_of_a_ledger_come_by_customer"),
                behaving(
                        "lets a reservation expire on its last day",
                        HeadroomFlaws::aDayLess,
                        "what_holds_through_a_day_is_live_through_it",
                        "what_is_given_back_is_live_before_its_last_step_only"),
                behaving(
                        "gives all steps for one reservation",
                        HeadroomFlaws::wholeFile,
                        "one_reservation_comes_with_its_own_steps_only",
                        "identifiers_that_look_alike_are_different"),
                behaving(
                        "knows a member by its last group only",
                        HeadroomFlaws::lastGroup,
                        "memberships_are_found_from_the_member_and_from_the_root"),
                behaving(
                        "passes over what is there",
                        HeadroomFlaws::ignoringDuplicates,
                        "a_command_records_once_and_a_reservation_begins_once"),
                behaving(
                        "keeps reservations by customer, whatever the ledger",
                        HeadroomFlaws::inOneLedger,
                        "the_same_identifier_on_another_account_or_ledger_is_another"),
                behaving(
                        "opens every group that is asked for",
                        HeadroomFlaws::opening,
                        "a_group_is_there_once_it_is_opened_whoever_belongs_to_it"),
                behaving(
                        "locks groups without an order",
                        HeadroomFlaws::withoutLocks,
                        "groups_are_locked_in_their_order_and_before_all_accounts"),
                behaving(
                        "does not know when it recorded last",
                        HeadroomFlaws::timeless,
                        "every_kind_of_fact_comes_back"),
                behaving(
                        "loses the fact of a command",
                        HeadroomFlaws::forgetfulOfCommands,
                        "every_kind_of_fact_comes_back"),
                behaving(
                        "takes everybody for a group",
                        HeadroomFlaws::everyoneIsAGroup,
                        "an_account_without_facts_has_an_empty_file_and_no_group"),
                behaving(
                        "locks the account where nobody did",
                        HeadroomFlaws::lockingByTheWay,
                        "nothing_is_added_without_the_lock_of_the_account"));
    }

    private static Flaw keeping(String name, UnaryOperator<HeadroomRecorded> kept, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new Headroom(parts) {
                    @Override
                    public void add(HeadroomRecorded recorded) {
                        super.add(kept.apply(recorded));
                    }
                }),
                cases);
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, HeadroomRepositoryContract.class, flaw, cases);
    }

    private static HeadroomRecorded copy(HeadroomRecorded recorded, Command command, Instant at) {
        return HeadroomRecorded.of(recorded.account(), command, recorded.fact(), at, recorded.left());
    }

    private static HeadroomFile reservationsOf(HeadroomFile file) {
        return HeadroomFile.of(
                file.account(),
                file.facts().stream()
                        .filter(recorded -> recorded.reservation().isPresent())
                        .toList());
    }

    private static Parts lookingAtAll(Parts parts) {
        return parts.with(new Headroom(parts) {
            @Override
            public HeadroomFile live(AccountId account, LocalDate day) {
                return reservationsOf(find(account));
            }

            @Override
            public SortedMap<CustomerId, HeadroomFile> live(LedgerId ledger, LocalDate day) {
                SortedMap<CustomerId, HeadroomFile> all = new TreeMap<>();
                parts.accounts().accounts(ledger).forEach(account -> all.put(account.customer(), find(account)));
                return all;
            }
        });
    }

    private static Parts aDayLess(Parts parts) {
        return parts.with(new Headroom(parts) {
            @Override
            public HeadroomFile live(AccountId account, LocalDate day) {
                return super.live(account, day.plusDays(1));
            }
        });
    }

    private static Parts wholeFile(Parts parts) {
        return parts.with(new Headroom(parts) {
            @Override
            public HeadroomFile find(AccountId account, ReservationId reservation) {
                return find(account);
            }
        });
    }

    private static Parts lastGroup(Parts parts) {
        return parts.with(new Headroom(parts) {
            @Override
            public SortedMap<CustomerId, HeadroomFile> group(AccountId root) {
                SortedMap<CustomerId, HeadroomFile> all = new TreeMap<>();
                super.group(root).forEach((customer, file) -> {
                    int last = file.facts().size() - 1;
                    all.put(
                            customer,
                            HeadroomFile.of(file.account(), List.of(file.facts().get(last))));
                });
                return all;
            }
        });
    }

    private static Parts ignoringDuplicates(Parts parts) {
        return parts.with(new Headroom(parts) {
            @Override
            public void add(HeadroomRecorded recorded) {
                if (!find(recorded.account()).excludes(recorded)) {
                    super.add(recorded);
                }
            }
        });
    }

    private static Parts inOneLedger(Parts parts) {
        return parts.with(new Headroom(parts) {
            @Override
            public HeadroomFile find(AccountId account) {
                return super.find(AccountId.of(LedgerId.MAIN, account.customer()));
            }
        });
    }

    private static Parts opening(Parts parts) {
        return parts.with(new Headroom(parts) {
            @Override
            public boolean lockGroup(AccountId root) {
                openGroup(root);
                return true;
            }
        });
    }

    private static Parts withoutLocks(Parts parts) {
        return parts.with(new Headroom(parts) {
            @Override
            public boolean lockGroup(AccountId root) {
                return isGroup(root);
            }
        });
    }

    private static Parts timeless(Parts parts) {
        return parts.with(new Headroom(parts) {
            @Override
            public Optional<Instant> lastRecordedAt(AccountId account) {
                return Optional.empty();
            }
        });
    }

    private static Parts everyoneIsAGroup(Parts parts) {
        return parts.with(new Headroom(parts) {
            @Override
            public boolean isGroup(AccountId root) {
                return true;
            }
        });
    }

    private static Parts lockingByTheWay(Parts parts) {
        return parts.with(new Headroom(parts) {
            @Override
            public void add(HeadroomRecorded recorded) {
                parts.accounts().lock(recorded.account());
                super.add(recorded);
            }
        });
    }

    private static Parts forgetfulOfCommands(Parts parts) {
        return parts.with(new Headroom(parts) {
            @Override
            public Optional<HeadroomRecorded> find(AccountId account, CommandKind kind, CommandId command) {
                return kind == CommandKind.CHANGE_GROUP ? Optional.empty() : super.find(account, kind, command);
            }
        });
    }
}
