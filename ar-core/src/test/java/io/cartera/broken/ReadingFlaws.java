package io.cartera.broken;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.Allocation;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.aging.AgingReport;
import io.cartera.aging.AgingSpec;
import io.cartera.contract.OpenItemsContract;
import io.cartera.store.AccountRepository;
import io.cartera.time.AsOf;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** Flaws in what is said to be open. */
final class ReadingFlaws {

    static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private ReadingFlaws() {}

    static List<Flaw> all() {
        return List.of(
                asked(
                        "answers for a past day with what is open in the end",
                        asOf -> asOf.knownAt().map(AsOf.of(LAST_DAY)::knownAt).orElse(AsOf.of(LAST_DAY)),
                        "a_past_day_is_as_it_was_then",
                        "a_future_dated_fact_does_not_count_yet"),
                asked(
                        "answers with all it knows now",
                        asOf -> AsOf.of(asOf.date()),
                        "what_was_known_at_an_instant_is_not_changed_by_anything_recorded_later",
                        "what_was_known_begins_with_the_microsecond_of_recording",
                        "every_answer_is_the_fold_of_the_history"),
                asked(
                        "does not count what was recorded at the very instant",
                        asOf -> asOf.knownAt()
                                .map(at -> asOf.knownAt(at.minusNanos(1000)))
                                .orElse(asOf),
                        "what_was_known_begins_with_the_microsecond_of_recording"),
                folding(
                        "ignores releases",
                        ReadingFlaws::withoutReleases,
                        "a_released_allocation_counts_until_its_release",
                        "a_reversal_and_a_returned_payment_leave_earlier_days_as_they_were"),
                folding(
                        "counts allocations in the order of recording",
                        ReadingFlaws::neverBackDated,
                        "a_back_dated_allocation_counts_from_its_day_on"),
                listing(
                        "sorts open items by text",
                        ReadingFlaws::sortedByText,
                        "items_come_by_currency_side_due_date_document_date_and_code_point"),
                listing(
                        "loses what an open item refers to",
                        ReadingFlaws::withoutReferences,
                        "an_open_item_comes_with_all_that_the_entry_says"),
                listing(
                        "loses value dates and offers of open items",
                        ReadingFlaws::withoutReferences,
                        "an_open_item_comes_with_the_value_date_and_what_is_offered"),
                listing(
                        "leaves out what is small",
                        items -> items.stream()
                                .filter(item -> item.openMinor() > 99)
                                .toList(),
                        "the_smallest_and_largest_amounts_of_any_currency_come_back"),
                Flaw.of(
                        "fails where nothing is recorded",
                        OpenItemsContract.class,
                        ReadingFlaws::failingOnEmpty,
                        "an_account_without_facts_has_nothing_open"),
                Flaw.of(
                        "goes through the accounts of a ledger backwards",
                        OpenItemsContract.class,
                        ReadingFlaws::backwards,
                        "the_open_items_of_a_ledger_are_those_of_its_accounts_by_customer"),
                Flaw.of(
                        "has sources that run dry",
                        OpenItemsContract.class,
                        parts -> sources(parts, ReadingFlaws::once),
                        "a_source_can_be_gone_through_again_from_the_start"),
                aging(
                        "ages a past day by what is open in the end",
                        (sound, ledger, spec, asOf) ->
                                spec.age(sound.openItems(ledger, AsOf.of(LAST_DAY)), asOf.date())),
                aging(
                        "ages by what it knows now",
                        (sound, ledger, spec, asOf) -> sound.aging(ledger, spec, AsOf.of(asOf.date()))),
                aging("ages by the day before", (sound, ledger, spec, asOf) -> {
                    LocalDate before = asOf.date().minusDays(asOf.date().equals(LocalDate.of(1, 1, 1)) ? 0 : 1);
                    return spec.age(sound.openItems(ledger, asOf), before);
                }),
                aging(
                        "ages in one way",
                        (sound, ledger, spec, asOf) -> sound.aging(ledger, AgingSpec.byDueDate(spec.buckets()), asOf)),
                aging("forgets that deposits stand apart", (sound, ledger, spec, asOf) -> {
                    OpenItemSource open = sound.openItems(ledger, asOf);
                    return spec.age(
                            action -> open.forEach(item -> {
                                if (!spec.showsDeposits() || !item.isDeposit()) {
                                    action.accept(item);
                                }
                            }),
                            asOf.date());
                }),
                Flaw.of(
                        "ages without what is to stand apart",
                        OpenItemsContract.class,
                        parts -> parts.with(new Accounts(parts) {
                            @Override
                            public AgingReport aging(LedgerId ledger, AgingSpec spec, AsOf asOf) {
                                return sound.aging(ledger, AgingSpec.byDueDate(spec.buckets()), asOf);
                            }
                        }),
                        "an_aging_with_disputes_or_promises_apart_is_refused"));
    }

    /** What makes a report. */
    private interface Aging {
        AgingReport of(AccountRepository sound, LedgerId ledger, AgingSpec spec, AsOf asOf);
    }

    private static Flaw aging(String name, Aging flawed) {
        return Flaw.of(
                name,
                OpenItemsContract.class,
                parts -> parts.with(new Accounts(parts) {
                    @Override
                    public AgingReport aging(LedgerId ledger, AgingSpec spec, AsOf asOf) {
                        return flawed.of(sound, ledger, spec, asOf);
                    }
                }),
                "the_aging_of_a_ledger_is_that_of_its_open_items");
    }

    private static Flaw asked(String name, UnaryOperator<AsOf> asked, String... cases) {
        return Flaw.of(name, OpenItemsContract.class, parts -> asked(parts, asked), cases);
    }

    static Parts asked(Parts parts, UnaryOperator<AsOf> asked) {
        return parts.with(new Accounts(parts) {
            @Override
            public OpenItemSource openItems(AccountId account, AsOf asOf) {
                return super.openItems(account, asked.apply(asOf));
            }

            @Override
            public OpenItemSource openItems(LedgerId ledger, AsOf asOf) {
                return super.openItems(ledger, asked.apply(asOf));
            }
        });
    }

    /** Answers that are folded from a history which is not the recorded one. */
    private static Flaw folding(String name, UnaryOperator<AccountHistory> folded, String... cases) {
        return Flaw.of(
                name,
                OpenItemsContract.class,
                parts -> parts.with(new Accounts(parts) {
                    @Override
                    public OpenItemSource openItems(AccountId account, AsOf asOf) {
                        AccountHistory known =
                                history(account).knownAt(asOf.knownAt().orElse(Instant.parse("9999-12-31T23:59:59Z")));
                        return OpenItemSource.of(folded.apply(known).openItems(asOf.date()));
                    }
                }),
                cases);
    }

    private static AccountHistory withoutReleases(AccountHistory history) {
        return AccountHistory.of(
                history.account(),
                history.changes().stream()
                        .map(change ->
                                AccountChange.of(change.recording(), change.entries(), change.allocations(), List.of()))
                        .toList());
    }

    private static AccountHistory neverBackDated(AccountHistory history) {
        List<AccountChange> changes = new ArrayList<>();
        LocalDate latest = LocalDate.MIN;
        for (AccountChange change : history.changes()) {
            List<Allocation> allocations = new ArrayList<>();
            for (Allocation allocation : change.allocations()) {
                latest = latest.isAfter(allocation.effectiveOn()) ? latest : allocation.effectiveOn();
                allocations.add(Allocation.of(
                        allocation.id(), allocation.credit(), allocation.debit(), allocation.amount(), latest));
            }
            changes.add(AccountChange.of(change.recording(), change.entries(), allocations, change.releases()));
        }
        return AccountHistory.of(history.account(), changes);
    }

    private static Flaw listing(String name, UnaryOperator<List<OpenItem>> listed, String... cases) {
        return Flaw.of(name, OpenItemsContract.class, parts -> listed(parts, listed), cases);
    }

    static Parts listed(Parts parts, UnaryOperator<List<OpenItem>> listed) {
        return sources(parts, source -> OpenItemSource.of(listed.apply(list(source))));
    }

    static Parts sources(Parts parts, UnaryOperator<OpenItemSource> given) {
        return parts.with(new Accounts(parts) {
            @Override
            public OpenItemSource openItems(AccountId account, AsOf asOf) {
                return given.apply(super.openItems(account, asOf));
            }

            @Override
            public OpenItemSource openItems(LedgerId ledger, AsOf asOf) {
                return given.apply(super.openItems(ledger, asOf));
            }
        });
    }

    static List<OpenItem> list(OpenItemSource source) {
        List<OpenItem> items = new ArrayList<>();
        source.forEach(items::add);
        return items;
    }

    private static List<OpenItem> sortedByText(List<OpenItem> items) {
        return items.stream()
                .sorted(Comparator.comparing(item -> item.id().toString()))
                .toList();
    }

    /** Items built from their figures alone; a credit then falls due on its document date, as it did. */
    private static List<OpenItem> withoutReferences(List<OpenItem> items) {
        return items.stream()
                .map(item -> OpenItem.debit(
                        item.customer(), item.id().document(), item.open(), item.documentOn(), item.dueOn()))
                .toList();
    }

    private static Parts failingOnEmpty(Parts parts) {
        return parts.with(new Accounts(parts) {
            @Override
            public OpenItemSource openItems(AccountId account, AsOf asOf) {
                if (history(account).changes().isEmpty()) {
                    throw new NoSuchElementException("nothing is recorded on " + account);
                }
                return super.openItems(account, asOf);
            }
        });
    }

    private static Parts backwards(Parts parts) {
        return parts.with(new Accounts(parts) {
            @Override
            public OpenItemSource openItems(LedgerId ledger, AsOf asOf) {
                List<AccountId> accounts = new ArrayList<>(accounts(ledger));
                Collections.reverse(accounts);
                return action ->
                        accounts.forEach(account -> openItems(account, asOf).forEach(action));
            }
        });
    }

    private static OpenItemSource once(OpenItemSource source) {
        AtomicBoolean isDry = new AtomicBoolean();
        return action -> {
            if (!isDry.getAndSet(true)) {
                source.forEach(action);
            }
        };
    }
}
