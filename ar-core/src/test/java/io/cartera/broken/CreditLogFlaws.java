package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.contract.CreditLogRepositoryContract;
import io.cartera.credit.CreditOverride;
import io.cartera.credit.CreditPicture;
import io.cartera.credit.DecisionId;
import io.cartera.creditlog.CreditLog;
import io.cartera.creditlog.CreditLogFact;
import io.cartera.creditlog.CreditLogRecorded;
import io.cartera.customer.CustomerId;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** Flaws in the log of credit decisions. */
final class CreditLogFlaws {

    private CreditLogFlaws() {}

    static List<Flaw> all() {
        return List.of(
                keeping(
                        "keeps of a decision the limit and not the rest of the picture",
                        CreditLogFlaws::ofLimitsOnly,
                        "a_decision_comes_back_with_all_that_it_was_made_of"),
                keeping(
                        "keeps another reason of an override",
                        CreditLogFlaws::withoutReason,
                        "an_override_comes_back_with_who_said_so_and_why"),
                keeping(
                        "keeps milliseconds of a decision",
                        recorded -> stamped(recorded, recorded.at().truncatedTo(ChronoUnit.MILLIS)),
                        "an_override_comes_back_with_who_said_so_and_why"),
                behaving(
                        "gives all decisions for one",
                        parts -> parts.with(new CreditLogs(parts) {
                            @Override
                            public CreditLog find(AccountId account, DecisionId decision) {
                                return find(account);
                            }
                        }),
                        "one_decision_comes_without_the_others"),
                behaving(
                        "gives of one decision its own facts alone",
                        parts -> parts.with(new CreditLogs(parts) {
                            @Override
                            public CreditLog find(AccountId account, DecisionId decision) {
                                return CreditLog.of(
                                        account,
                                        super.find(account, decision).facts().stream()
                                                .filter(recorded -> recorded.fact()
                                                        .decision()
                                                        .equals(decision))
                                                .toList());
                            }
                        }),
                        "what_was_let_through_under_a_decision_comes_with_it_and_so_does_a_withdrawal"),
                behaving(
                        "gives all decisions for those of some days",
                        parts -> parts.with(new CreditLogs(parts) {
                            @Override
                            public SortedMap<CustomerId, CreditLog> all(LedgerId ledger, DateRange days) {
                                return all(ledger);
                            }
                        }),
                        "the_decisions_of_some_days_come_with_what_is_about_them_and_without_the_others"),
                keeping(
                        "keeps no words of a decision and makes them again",
                        CreditLogFlaws::toldAgain,
                        "outcome_and_words_of_a_decision_come_back_as_they_were_kept"),
                behaving(
                        "takes a command of any kind for the one that is asked for",
                        parts -> parts.with(new CreditLogs(parts) {
                            @Override
                            public Optional<CreditLogRecorded> find(
                                    AccountId account, CommandKind kind, CommandId command) {
                                return find(account).facts().stream()
                                        .filter(recorded ->
                                                recorded.command().id().equals(command))
                                        .findFirst();
                            }
                        }),
                        "one_decision_comes_without_the_others"),
                behaving(
                        "sorts decisions by command",
                        CreditLogFlaws::sorted,
                        "facts_come_in_the_order_of_recording_even_at_one_instant"),
                behaving(
                        "does not know when it recorded last",
                        parts -> parts.with(new CreditLogs(parts) {
                            @Override
                            public Optional<Instant> lastRecordedAt(AccountId account) {
                                return Optional.empty();
                            }
                        }),
                        "an_override_comes_back_with_who_said_so_and_why"),
                behaving(
                        "tells of a recording where there was none",
                        parts -> parts.with(new CreditLogs(parts) {
                            @Override
                            public Optional<Instant> lastRecordedAt(AccountId account) {
                                return Optional.of(super.lastRecordedAt(account).orElse(Instant.EPOCH));
                            }
                        }),
                        "an_account_without_decisions_has_an_empty_log"),
                behaving(
                        "passes over a decision that is there",
                        parts -> parts.with(new CreditLogs(parts) {
                            @Override
                            public void add(CreditLogRecorded recorded) {
                                if (!find(recorded.account()).excludes(recorded)) {
                                    super.add(recorded);
                                }
                            }
                        }),
                        "a_command_records_once_and_the_first_fact_stays"),
                behaving(
                        "keeps decisions by customer, whatever the ledger",
                        CreditLogFlaws::inOneLedger,
                        "the_same_identifier_for_another_kind_of_fact_or_on_another_account_is_another",
                        "all_logs_come_by_customer_and_only_of_the_ledger"));
    }

    private static Flaw keeping(String name, UnaryOperator<CreditLogRecorded> kept, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new CreditLogs(parts) {
                    @Override
                    public void add(CreditLogRecorded recorded) {
                        super.add(kept.apply(recorded));
                    }
                }),
                cases);
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, CreditLogRepositoryContract.class, flaw, cases);
    }

    private static CreditLogRecorded stamped(CreditLogRecorded recorded, Instant at) {
        return CreditLogRecorded.of(recorded.account(), recorded.command(), recorded.fact(), at);
    }

    private static CreditLogRecorded holding(CreditLogRecorded recorded, CreditLogFact fact) {
        return CreditLogRecorded.of(recorded.account(), recorded.command(), fact, recorded.at());
    }

    private static CreditLogRecorded ofLimitsOnly(CreditLogRecorded recorded) {
        if (!(recorded.fact() instanceof CreditLogFact.Decided decided)) {
            return recorded;
        }
        CreditPicture.Builder bare = CreditPicture.in(decided.made().picture().currency());
        decided.made().picture().measures().forEach(bare::measure);
        return holding(
                recorded,
                new CreditLogFact.Decided(
                        decided.decision(),
                        decided.made().policy().decide(decided.made().request(), bare.build())));
    }

    private static CreditLogRecorded toldAgain(CreditLogRecorded recorded) {
        return recorded.fact() instanceof CreditLogFact.Decided decided
                ? holding(
                        recorded,
                        decided.under()
                                .map(new CreditLogFact.Decided(decided.decision(), decided.made())::under)
                                .orElse(new CreditLogFact.Decided(decided.decision(), decided.made())))
                : recorded;
    }

    private static CreditLogRecorded withoutReason(CreditLogRecorded recorded) {
        if (!(recorded.fact() instanceof CreditLogFact.Overridden overridden)) {
            return recorded;
        }
        CreditOverride override = overridden.override();
        return holding(
                recorded,
                new CreditLogFact.Overridden(
                        overridden.customer(),
                        overridden.effectiveOn(),
                        CreditOverride.of(
                                override.decision(),
                                override.approver(),
                                override.amount(),
                                override.through(),
                                "none")));
    }

    private static Parts sorted(Parts parts) {
        return parts.with(new CreditLogs(parts) {
            @Override
            public CreditLog find(AccountId account) {
                return CreditLog.of(
                        account,
                        super.find(account).facts().stream()
                                .sorted(Comparator.comparing(CreditLogRecorded::at)
                                        .thenComparing(
                                                recorded -> recorded.command().id()))
                                .toList());
            }
        });
    }

    private static Parts inOneLedger(Parts parts) {
        return parts.with(new CreditLogs(parts) {
            @Override
            public void add(CreditLogRecorded recorded) {
                AccountId main = AccountId.of(LedgerId.MAIN, recorded.account().customer());
                super.add(CreditLogRecorded.of(main, recorded.command(), recorded.fact(), recorded.at()));
            }
        });
    }
}
