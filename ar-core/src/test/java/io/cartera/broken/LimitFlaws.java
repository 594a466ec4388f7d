package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.contract.CreditLimitRepositoryContract;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.store.CreditLimitRepository.LimitGrant;
import io.cartera.time.Timeline;
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
                keeping(
                        "keeps a limit of zero as no credit",
                        grant -> grant(
                                grant,
                                isZero(grant.version().value())
                                        ? CreditLimit.noCredit()
                                        : grant.version().value(),
                                grant.version().recordedAt()),
                        "every_kind_of_limit_comes_back"),
                keeping(
                        "keeps milliseconds of a grant",
                        grant -> grant(
                                grant,
                                grant.version().value(),
                                grant.version().recordedAt().truncatedTo(ChronoUnit.MILLIS)),
                        "limits_as_known_at_an_instant_do_not_change_later"),
                keeping(
                        "takes composed and decomposed commands for one",
                        grant -> new LimitGrant(
                                CommandId.of(
                                        Normalizer.normalize(grant.command().value(), Normalizer.Form.NFC)),
                                grant.version()),
                        "commands_that_look_alike_are_different"),
                behaving(
                        "sorts grants by command",
                        LimitFlaws::sorted,
                        "grants_come_in_the_order_of_recording_even_at_one_instant",
                        "the_timeline_is_that_of_the_grants"),
                behaving(
                        "knows the latest limit only",
                        LimitFlaws::latestOnly,
                        "the_timeline_is_that_of_the_grants",
                        "all_limits_come_by_customer_and_only_of_the_ledger"),
                behaving(
                        "grants by default", LimitFlaws::byDefault, "an_account_without_a_grant_has_an_empty_timeline"),
                behaving(
                        "passes over a grant that is there",
                        LimitFlaws::ignoringDuplicates,
                        "a_command_grants_once_and_the_first_limit_stays"),
                behaving(
                        "keeps limits by customer, whatever the ledger",
                        LimitFlaws::inOneLedger,
                        "a_command_on_another_account_or_ledger_is_another",
                        "all_limits_come_by_customer_and_only_of_the_ledger"));
    }

    private static Flaw keeping(String name, UnaryOperator<LimitGrant> kept, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new CreditLimits(parts) {
                    @Override
                    public void add(AccountId account, LimitGrant grant) {
                        super.add(account, kept.apply(grant));
                    }
                }),
                cases);
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, CreditLimitRepositoryContract.class, flaw, cases);
    }

    private static boolean isZero(CreditLimit limit) {
        return limit instanceof CreditLimit.UpTo upTo && upTo.amount().isZero();
    }

    private static LimitGrant grant(LimitGrant grant, CreditLimit limit, Instant recordedAt) {
        return new LimitGrant(
                grant.command(), new Timeline.Version<>(grant.version().from(), limit, recordedAt));
    }

    private static Timeline<CreditLimit> timeline(List<LimitGrant> grants) {
        Timeline<CreditLimit> timeline = Timeline.empty();
        for (LimitGrant grant : grants) {
            timeline = timeline.with(grant.version().from(), grant.version().value(), Instant.EPOCH);
        }
        return timeline;
    }

    private static Parts sorted(Parts parts) {
        return parts.with(new CreditLimits(parts) {
            @Override
            public List<LimitGrant> grants(AccountId account) {
                return super.grants(account).stream()
                        .sorted(Comparator.comparing(LimitGrant::command))
                        .toList();
            }

            @Override
            public Timeline<CreditLimit> find(AccountId account) {
                return timeline(grants(account));
            }
        });
    }

    private static Parts latestOnly(Parts parts) {
        return parts.with(new CreditLimits(parts) {
            @Override
            public Timeline<CreditLimit> find(AccountId account) {
                List<LimitGrant> grants = grants(account);
                return timeline(grants.subList(Math.max(0, grants.size() - 1), grants.size()));
            }

            @Override
            public SortedMap<CustomerId, Timeline<CreditLimit>> all(LedgerId ledger) {
                SortedMap<CustomerId, Timeline<CreditLimit>> all = new TreeMap<>(super.all(ledger));
                all.replaceAll((customer, limits) -> find(AccountId.of(ledger, customer)));
                return all;
            }
        });
    }

    private static Parts byDefault(Parts parts) {
        return parts.with(new CreditLimits(parts) {
            @Override
            public Timeline<CreditLimit> find(AccountId account) {
                Timeline<CreditLimit> found = super.find(account);
                return found.versions().isEmpty()
                        ? found.with(LocalDate.EPOCH, CreditLimit.unlimited(), Instant.EPOCH)
                        : found;
            }
        });
    }

    private static Parts ignoringDuplicates(Parts parts) {
        return parts.with(new CreditLimits(parts) {
            @Override
            public void add(AccountId account, LimitGrant grant) {
                if (grants(account).stream().noneMatch(other -> other.command().equals(grant.command()))) {
                    super.add(account, grant);
                }
            }
        });
    }

    private static Parts inOneLedger(Parts parts) {
        return parts.with(new CreditLimits(parts) {
            @Override
            public void add(AccountId account, LimitGrant grant) {
                super.add(AccountId.of(LedgerId.MAIN, account.customer()), grant);
            }
        });
    }
}
