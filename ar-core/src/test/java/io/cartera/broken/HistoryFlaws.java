package io.cartera.broken;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.contract.AccountHistoryContract;
import io.cartera.customer.CustomerId;
import io.cartera.payment.ReturnKind;
import io.cartera.statement.HistoryLine;
import io.cartera.statement.HistoryPage;
import io.cartera.statement.HistoryQuery;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import java.text.Normalizer;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Flaws in how the facts of an account are given back. */
final class HistoryFlaws {

    private HistoryFlaws() {}

    static List<Flaw> all() {
        Map<HistoryQuery, Integer> linesBefore = new ConcurrentHashMap<>();
        return List.of(
                changing(
                        "gives back the facts of a command in another order",
                        HistoryFlaws::reversed,
                        "the_facts_of_a_command_come_back_in_the_order_in_which_it_made_them",
                        "a_history_with_all_that_can_happen_comes_back"),
                changing(
                        "loses the releases of a command",
                        change ->
                                AccountChange.of(change.recording(), change.entries(), change.allocations(), List.of()),
                        "a_history_with_all_that_can_happen_comes_back",
                        "the_first_and_the_last_day_come_back"),
                Flaw.of(
                        "records no command that had nothing to do",
                        AccountHistoryContract.class,
                        parts -> AccountFlaws.recorded(parts, HistoryFlaws::withoutEmptyChanges),
                        "a_command_with_nothing_to_do_is_recorded_all_the_same"),
                changing(
                        "loses the bank's date",
                        Rewriting.entries(HistoryFlaws::withoutValueDate),
                        "an_entry_comes_back_with_all_its_dates_and_its_reference"),
                changing(
                        "forgets what is offered for paying early",
                        Rewriting.entries(entry -> Rewriting.withoutDiscounts(entry, true)),
                        "what_an_entry_offers_for_paying_early_comes_back",
                        "a_cash_discount_comes_back_with_the_offer_taken_and_what_earned_it"),
                changing(
                        "forgets what earned a cash discount",
                        Rewriting.entries(entry -> Rewriting.withoutDiscounts(entry, false)),
                        "a_cash_discount_comes_back_with_the_offer_taken_and_what_earned_it"),
                changing(
                        "takes every return for a bounced payment",
                        Rewriting.entries(HistoryFlaws::bounced),
                        "a_returned_payment_comes_back_with_the_way_it_was_returned"),
                changing(
                        "takes every write-off for a bad debt",
                        Rewriting.entries(HistoryFlaws::badDebt),
                        "adjustments_of_every_kind_come_back"),
                changing(
                        "takes every counterpart for one of the same customer",
                        Rewriting.entries(HistoryFlaws::withCounterpartOfMe),
                        "legs_come_back_with_their_counterparts"),
                changing(
                        "keeps amounts of entries in floating point",
                        Rewriting.entries(
                                entry -> Rewriting.entry(entry, entry.id(), FloatingPoint.of(entry.amount()))),
                        "the_smallest_and_largest_amounts_of_any_currency_come_back"),
                changing(
                        "trims what an entry refers to",
                        Rewriting.entries(HistoryFlaws::trimmed),
                        "texts_come_back_character_by_character"),
                changing(
                        "takes composed and decomposed names of commands for one",
                        Rewriting.commands(HistoryFlaws::normalised),
                        "identifiers_that_look_alike_are_different_facts_and_commands"),
                changing(
                        "knows no parts of documents",
                        Rewriting.entries(entry -> Rewriting.entry(
                                entry, new ItemId(entry.side(), entry.id().document(), 1), entry.amount())),
                        "parts_of_a_document_come_back_as_parts"),
                changing(
                        "drops the basis of a command",
                        Rewriting.commands(command -> rebuilt(command, Optional.empty())),
                        "a_command_comes_back_with_its_actor_and_its_basis",
                        "texts_come_back_character_by_character"),
                changing(
                        "gives every command a basis",
                        Rewriting.commands(command -> rebuilt(command, Optional.of(Basis.of("none")))),
                        "a_command_without_a_basis_comes_back_without_one"),
                changing(
                        "sorts the content of a command",
                        Rewriting.commands(command -> command.withContent(new TreeMap<>(command.content()))),
                        "the_content_of_a_command_comes_back_in_its_order"),
                changing(
                        "keeps a hundred facts of a command",
                        HistoryFlaws::ofAtMostAHundredFacts,
                        "a_settlement_of_many_matches_comes_back"),
                changing(
                        "loses microseconds",
                        Rewriting.instants(at -> at.truncatedTo(ChronoUnit.MILLIS)),
                        "instants_come_back_to_the_microsecond"),
                Flaw.of(
                        "finds references whatever their case",
                        AccountHistoryContract.class,
                        parts -> parts.with(new Pages(parts) {
                            @Override
                            boolean finds(HistoryQuery query, HistoryLine line) {
                                return query.matches(line)
                                        || query.reference().isPresent()
                                                && line.entry().reference().isPresent();
                            }
                        }),
                        "the_lines_of_a_history_are_found_by_each_condition_and_by_several"),
                Flaw.of(
                        "begins a page with the last line of the page before",
                        AccountHistoryContract.class,
                        parts -> parts.with(new Pages(parts) {
                            @Override
                            boolean finds(HistoryQuery query, HistoryLine line) {
                                return query.matches(line)
                                        || query.afterVersion().equals(Optional.of(line.version()));
                            }
                        }),
                        "the_pages_of_a_history_follow_one_another_both_ways"),
                Flaw.of(
                        "counts the lines of the pages before",
                        AccountHistoryContract.class,
                        parts -> parts.with(new CountedPages(parts, linesBefore)),
                        "what_is_recorded_meanwhile_moves_no_page_that_follows"));
    }

    /** Pages made of the whole history. */
    private abstract static class Pages extends Accounts {

        Pages(Parts parts) {
            super(parts);
        }

        abstract boolean finds(HistoryQuery query, HistoryLine line);

        @Override
        public HistoryPage history(AccountId account, HistoryQuery query) {
            return HistoryPage.of(
                    query,
                    all(account, query).stream()
                            .filter(line -> finds(query, line))
                            .toList());
        }

        List<HistoryLine> all(AccountId account, HistoryQuery query) {
            HistoryQuery whole = HistoryQuery.all().inPagesOf(HistoryQuery.MAX_PAGE_SIZE);
            return sound.history(account, query.isLatestFirst() ? whole.latestFirst() : whole)
                    .lines();
        }
    }

    /** Pages that begin after so many lines. */
    private static final class CountedPages extends Pages {

        private final Map<HistoryQuery, Integer> before;

        CountedPages(Parts parts, Map<HistoryQuery, Integer> before) {
            super(parts);
            this.before = before;
        }

        @Override
        boolean finds(HistoryQuery query, HistoryLine line) {
            return true;
        }

        @Override
        public HistoryPage history(AccountId account, HistoryQuery query) {
            List<HistoryLine> all = all(account, query);
            int passed = before.getOrDefault(query, 0);
            HistoryPage page = HistoryPage.of(query, all.subList(passed, all.size()));
            page.next().ifPresent(next -> before.put(next, passed + query.pageSize()));
            return page;
        }
    }

    private static Flaw changing(String name, UnaryOperator<AccountChange> rewritten, String... cases) {
        return Flaw.of(name, AccountHistoryContract.class, parts -> Rewriting.changes(parts, rewritten), cases);
    }

    private static AccountChange reversed(AccountChange change) {
        List<Entry> entries = new ArrayList<>(change.entries());
        Collections.reverse(entries);
        return AccountChange.of(change.recording(), entries, change.allocations(), change.releases());
    }

    private static AccountWrites withoutEmptyChanges(AccountWrites writes) {
        return new AccountWrites(
                writes.account(),
                writes.fromVersion(),
                writes.changes().stream()
                        .filter(change -> !change.entries().isEmpty()
                                || !change.allocations().isEmpty()
                                || !change.releases().isEmpty())
                        .toList(),
                writes.items());
    }

    private static Entry withoutValueDate(Entry entry) {
        Entry.Builder builder =
                Rewriting.builder(entry, entry.id(), entry.amount(), entry.dueOn(), entry.effectiveOn());
        entry.reference().ifPresent(builder::reference);
        return builder.build();
    }

    private static Entry withCounterpartOfMe(Entry entry) {
        Entry.Builder builder = Rewriting.builder(entry, entry.id(), entry.amount(), entry.dueOn(), entry.valueOn());
        entry.reference().ifPresent(builder::reference);
        entry.counterpart().ifPresent(leg -> builder.counterpart(CustomerId.of("ME"), leg.item()));
        return builder.build();
    }

    private static Entry bounced(Entry entry) {
        Entry.Builder builder = Rewriting.builder(entry, entry.id(), entry.amount(), entry.dueOn(), entry.valueOn());
        entry.reference().ifPresent(builder::reference);
        entry.returned().ifPresent(kind -> builder.returned(ReturnKind.BOUNCED));
        return builder.build();
    }

    private static Entry badDebt(Entry entry) {
        return entry.kind() == EntryKind.CONCESSION
                ? Entry.builder(entry.id(), EntryKind.BAD_DEBT, entry.amount(), entry.effectiveOn())
                        .reference(entry.reference().orElseThrow())
                        .build()
                : entry;
    }

    private static Entry trimmed(Entry entry) {
        Entry.Builder builder = Rewriting.builder(entry, entry.id(), entry.amount(), entry.dueOn(), entry.valueOn());
        entry.reference().map(String::strip).ifPresent(builder::reference);
        return builder.build();
    }

    private static Command normalised(Command command) {
        String id = Normalizer.normalize(command.id().value(), Normalizer.Form.NFC);
        return Command.of(command.kind(), CommandId.of(id), command.actor(), command.basis());
    }

    private static Command rebuilt(Command command, Optional<Basis> basis) {
        return Command.of(command.kind(), command.id(), Actor.SYSTEM, basis).withContent(command.content());
    }

    private static AccountChange ofAtMostAHundredFacts(AccountChange change) {
        return AccountChange.of(
                change.recording(),
                change.entries().stream().limit(100).toList(),
                change.allocations().stream().limit(100).toList(),
                change.releases());
    }
}
