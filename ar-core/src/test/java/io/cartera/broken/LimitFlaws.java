package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.contract.CreditLimitRepositoryContract;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditLimits;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.LimitGranted;
import io.cartera.trace.CommandId;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Flaws in the credit limits. */
final class LimitFlaws {

    private LimitFlaws() {}

    static List<Flaw> all() {
        return List.of(
                keeping("keeps a limit of zero as no credit", LimitFlaws::zeroAsNone, "every_kind_of_limit_comes_back"),
                keeping(
                        "forgets what a limit is granted for",
                        granted -> granted(granted, plain(granted)),
                        "everything_that_a_limit_is_granted_for_comes_back"),
                keeping(
                        "keeps milliseconds of a grant",
                        granted -> LimitGranted.of(
                                granted.account(),
                                granted.command(),
                                granted.grant(),
                                granted.recordedAt().truncatedTo(ChronoUnit.MILLIS)),
                        "limits_as_known_at_an_instant_do_not_change_later"),
                keeping(
                        "takes composed and decomposed commands for one",
                        granted -> LimitGranted.of(
                                granted.account(),
                                CommandId.of(
                                        Normalizer.normalize(granted.command().value(), Normalizer.Form.NFC)),
                                granted.grant(),
                                granted.recordedAt()),
                        "commands_that_look_alike_are_different"),
                behaving(
                        "sorts grants by command",
                        LimitFlaws::sorted,
                        "grants_come_in_the_order_of_recording_even_at_one_instant"),
                behaving(
                        "knows the latest limit only",
                        LimitFlaws::latestOnly,
                        "the_limit_of_the_latest_day_is_in_force",
                        "all_limits_come_by_customer_and_only_of_the_ledger"),
                behaving("grants by default", LimitFlaws::byDefault, "an_account_without_a_grant_has_no_limits"),
                behaving(
                        "passes over a grant that is there",
                        LimitFlaws::ignoringDuplicates,
                        "a_command_grants_once_and_the_first_limit_stays"),
                keeping(
                        "keeps limits by customer, whatever the ledger",
                        granted -> LimitGranted.of(
                                AccountId.of(LedgerId.MAIN, granted.account().customer()),
                                granted.command(),
                                granted.grant(),
                                granted.recordedAt()),
                        "a_command_on_another_account_or_ledger_is_another",
                        "all_limits_come_by_customer_and_only_of_the_ledger"));
    }

    private static Flaw keeping(String name, UnaryOperator<LimitGranted> kept, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new Limits(parts) {
                    @Override
                    public void add(LimitGranted granted) {
                        super.add(kept.apply(granted));
                    }
                }),
                cases);
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, CreditLimitRepositoryContract.class, flaw, cases);
    }

    private static LimitGranted zeroAsNone(LimitGranted granted) {
        return granted.grant().limit() instanceof CreditLimit.UpTo upTo
                        && upTo.amount().isZero()
                ? granted(
                        granted,
                        LimitGrant.of(
                                granted.account().customer(),
                                CreditLimit.noCredit(),
                                granted.grant().from()))
                : granted;
    }

    private static LimitGrant plain(LimitGranted granted) {
        LimitGrant grant = granted.grant();
        return LimitGrant.of(grant.customer(), grant.limit(), grant.from());
    }

    private static LimitGranted granted(LimitGranted granted, LimitGrant grant) {
        return LimitGranted.of(granted.account(), granted.command(), grant, granted.recordedAt());
    }

    private static Parts sorted(Parts parts) {
        return parts.with(new Limits(parts) {
            @Override
            public CreditLimits find(AccountId account) {
                return CreditLimits.of(super.find(account).grants().stream()
                        .sorted(Comparator.comparing(LimitGranted::recordedAt).thenComparing(LimitGranted::command))
                        .toList());
            }
        });
    }

    private static CreditLimits latest(CreditLimits limits) {
        List<LimitGranted> grants = limits.grants();
        return CreditLimits.of(grants.subList(Math.max(0, grants.size() - 1), grants.size()));
    }

    private static Parts latestOnly(Parts parts) {
        return parts.with(new Limits(parts) {
            @Override
            public CreditLimits find(AccountId account) {
                return latest(super.find(account));
            }

            @Override
            public SortedMap<CustomerId, CreditLimits> all(LedgerId ledger) {
                SortedMap<CustomerId, CreditLimits> all = new TreeMap<>(super.all(ledger));
                all.replaceAll((customer, limits) -> latest(limits));
                return all;
            }
        });
    }

    private static Parts byDefault(Parts parts) {
        return parts.with(new Limits(parts) {
            @Override
            public CreditLimits find(AccountId account) {
                CreditLimits found = super.find(account);
                LimitGrant grant = LimitGrant.of(account.customer(), CreditLimit.unlimited(), LocalDate.EPOCH);
                return found.grants().isEmpty()
                        ? CreditLimits.of(
                                List.of(LimitGranted.of(account, CommandId.of("default"), grant, Instant.EPOCH)))
                        : found;
            }
        });
    }

    private static Parts ignoringDuplicates(Parts parts) {
        return parts.with(new Limits(parts) {
            @Override
            public void add(LimitGranted granted) {
                if (find(granted.account()).grants().stream()
                        .noneMatch(other -> other.command().equals(granted.command()))) {
                    super.add(granted);
                }
            }
        });
    }
}
