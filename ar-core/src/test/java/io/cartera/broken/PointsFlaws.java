package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.contract.PointsRepositoryContract;
import io.cartera.customer.CustomerId;
import io.cartera.points.PointsAccount;
import io.cartera.points.PointsEntry;
import io.cartera.points.PointsKind;
import io.cartera.points.PointsMove;
import io.cartera.points.PointsRecorded;
import io.cartera.points.Reward;
import io.cartera.points.RewardProgramId;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Flaws in the keeping of points. */
final class PointsFlaws {

    private PointsFlaws() {}

    static List<Flaw> all() {
        return List.of(
                keeping(
                        "keeps milliseconds of points",
                        recorded -> PointsRecorded.of(
                                recorded.account(),
                                recorded.command(),
                                recorded.entry(),
                                recorded.at().truncatedTo(ChronoUnit.MILLIS)),
                        "every_kind_of_entry_comes_back"),
                keeping(
                        "forgets in which tier points were earned",
                        PointsFlaws::withoutTier,
                        "every_kind_of_entry_comes_back"),
                keeping(
                        "keeps points by customer, whatever the ledger",
                        recorded -> PointsRecorded.of(
                                AccountId.of(LedgerId.MAIN, recorded.account().customer()),
                                recorded.command(),
                                recorded.entry(),
                                recorded.at()),
                        "programmes_accounts_and_ledgers_are_kept_apart"),
                keeping(
                        "sorts the lots that an entry moves",
                        PointsFlaws::sortingMoves,
                        "moves_of_one_entry_come_in_their_order"),
                behaving(
                        "sorts points by command",
                        parts -> reading(
                                parts,
                                all -> all.stream()
                                        .sorted(Comparator.<PointsRecorded, Boolean>comparing(recorded ->
                                                        recorded.entry().kind() != PointsKind.EARNED)
                                                .thenComparing(recorded ->
                                                        recorded.command().id()))
                                        .toList()),
                        "entries_come_in_the_order_of_recording_even_at_one_instant"),
                behaving("begins with a gift", PointsFlaws::begun, "an_account_without_points_is_empty"),
                behaving("shows points with the next session only", PointsFlaws::late, "what_a_session_adds_it_reads"),
                behaving(
                        "adds points of all programmes up",
                        PointsFlaws::allInOne,
                        "programmes_accounts_and_ledgers_are_kept_apart"),
                behaving(
                        "passes over what earned already",
                        PointsFlaws::ignoringDuplicates,
                        "a_command_records_once_and_the_first_entry_stays",
                        "a_document_earns_once_in_a_programme"),
                behaving(
                        "finds points by identifier, whatever the kind of command",
                        parts -> parts.with(new Pointing(parts) {
                            @Override
                            public Optional<PointsRecorded> find(
                                    AccountId account, CommandKind kind, CommandId command) {
                                return super.find(account, CommandKind.EARN_POINTS, command)
                                        .or(() -> super.find(account, kind, command));
                            }
                        }),
                        "what_a_command_recorded_is_found_by_kind_and_identifier_in_any_programme"),
                behaving(
                        "takes the first points for the last",
                        parts -> parts.with(new Pointing(parts) {
                            @Override
                            public Optional<Instant> lastRecordedAt(AccountId account) {
                                return super.find(account, RewardProgramId.of("CLUB")).recorded().stream()
                                        .map(PointsRecorded::at)
                                        .findFirst();
                            }
                        }),
                        "the_last_instant_is_that_of_the_last_entry_in_any_programme"),
                behaving(
                        "adds points without asking for the lock",
                        PointsFlaws::locking,
                        "an_entry_is_added_under_the_lock_of_its_account_only"));
    }

    private static Flaw keeping(String name, UnaryOperator<PointsRecorded> kept, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new Pointing(parts) {
                    @Override
                    public void add(PointsRecorded recorded) {
                        super.add(kept.apply(recorded));
                    }
                }),
                cases);
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, PointsRepositoryContract.class, flaw, cases);
    }

    private static PointsRecorded with(PointsRecorded recorded, PointsEntry entry) {
        return PointsRecorded.of(recorded.account(), recorded.command(), entry, recorded.at());
    }

    private static PointsRecorded withoutTier(PointsRecorded recorded) {
        PointsEntry entry = recorded.entry();
        if (entry.tier().isEmpty()) {
            return recorded;
        }
        PointsEntry again = PointsEntry.of(entry.program(), entry.customer(), entry.effectiveOn())
                .earned(entry.moves().get(0).source(), entry.basis())
                .usableThrough(entry.usableThrough().orElseThrow());
        return with(recorded, again.booked(entry.effectiveOn(), entry.moves(), entry.owed()));
    }

    private static PointsRecorded sortingMoves(PointsRecorded recorded) {
        PointsEntry entry = recorded.entry();
        List<PointsMove> moves = entry.moves().stream()
                .sorted(Comparator.comparing(PointsMove::source))
                .toList();
        return with(recorded, entry.booked(entry.effectiveOn(), moves, entry.owed()));
    }

    private static Parts reading(Parts parts, UnaryOperator<List<PointsRecorded>> read) {
        return parts.with(new Pointing(parts) {
            @Override
            public PointsAccount find(AccountId account, RewardProgramId program) {
                return PointsAccount.of(
                        account,
                        program,
                        read.apply(super.find(account, program).recorded()));
            }
        });
    }

    private static Parts begun(Parts parts) {
        return parts.with(new Pointing(parts) {
            @Override
            public PointsAccount find(AccountId account, RewardProgramId program) {
                PointsEntry gift = PointsEntry.of(program, account.customer(), LocalDate.EPOCH)
                        .giftGranted(Reward.gift("PEN", 1))
                        .booked(LocalDate.EPOCH, List.of(), 0);
                Command command =
                        Command.of(CommandKind.GRANT_GIFT, CommandId.of("first"), Actor.SYSTEM, Optional.empty());
                List<PointsRecorded> all = new ArrayList<>();
                all.add(PointsRecorded.of(account, command, gift, Instant.EPOCH));
                all.addAll(super.find(account, program).recorded());
                return PointsAccount.of(account, program, all);
            }
        });
    }

    private static Parts late(Parts parts) {
        List<PointsRecorded> added = new ArrayList<>();
        return parts.with(new Pointing(parts) {
            @Override
            public PointsAccount find(AccountId account, RewardProgramId program) {
                return PointsAccount.of(
                        account,
                        program,
                        super.find(account, program).recorded().stream()
                                .filter(recorded -> !added.contains(recorded))
                                .toList());
            }

            @Override
            public void add(PointsRecorded recorded) {
                super.add(recorded);
                added.add(recorded);
            }
        });
    }

    private static Parts allInOne(Parts parts) {
        return parts.with(new Pointing(parts) {
            @Override
            public SortedMap<CustomerId, PointsAccount> all(LedgerId ledger, RewardProgramId program) {
                SortedMap<CustomerId, PointsAccount> all = new TreeMap<>(super.all(ledger, RewardProgramId.of("CLUB")));
                super.all(ledger, program).forEach(all::putIfAbsent);
                return all;
            }
        });
    }

    private static Parts ignoringDuplicates(Parts parts) {
        return parts.with(new Pointing(parts) {
            @Override
            public void add(PointsRecorded recorded) {
                PointsEntry entry = recorded.entry();
                PointsAccount there = find(recorded.account(), entry.program());
                boolean isTaken =
                        there.find(recorded.command().kind(), recorded.command().id())
                                        .isPresent()
                                || entry.subject()
                                        .flatMap(subject -> there.find(entry.kind(), subject))
                                        .isPresent();
                if (!isTaken) {
                    super.add(recorded);
                }
            }
        });
    }

    private static Parts locking(Parts parts) {
        return parts.with(new Pointing(parts) {
            @Override
            public void add(PointsRecorded recorded) {
                if (parts.allAccounts().stream().noneMatch(recorded.account()::equals)) {
                    parts.accounts().lock(recorded.account());
                }
                super.add(recorded);
            }
        });
    }
}
