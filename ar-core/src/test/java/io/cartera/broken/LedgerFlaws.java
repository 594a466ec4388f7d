package io.cartera.broken;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHead;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.Entry;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Link;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.contract.LedgerContract;
import io.cartera.contract.RepeatContract;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimits;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.time.AsOf;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Flaws of a store that show in the books of a ledger. */
final class LedgerFlaws {

    private LedgerFlaws() {}

    static List<Flaw> all() {
        return List.of(
                books(
                        "loses documents",
                        LedgerFlaws::withoutDocuments,
                        "documents_come_back_as_they_were_issued_and_received"),
                books(
                        "loses references when it records",
                        parts -> AccountFlaws.recorded(parts, LedgerFlaws::withoutReferences),
                        "cash_is_applied_by_reference_and_then_by_due_date"),
                books(
                        "makes everything due at once",
                        parts -> ReadingFlaws.listed(parts, LedgerFlaws::dueAtOnce),
                        "a_returned_payment_opens_the_invoice_again_with_its_own_due_date",
                        "instalments_are_open_one_by_one_each_with_its_own_due_date"),
                facts(
                        "forgets when it recorded last",
                        Undated::new,
                        "recorded_instants_rise_though_the_clock_stands_still_or_goes_back",
                        "a_closed_period_refuses_by_name_and_only_in_its_ledger",
                        "a_refused_fact_does_not_burn_its_identifier"),
                books(
                        "loses microseconds of its records",
                        parts -> Rewriting.changes(parts, Rewriting.instants(at -> at.truncatedTo(ChronoUnit.MILLIS))),
                        "versions_are_1_to_n_one_for_each_command"),
                books(
                        "tells what it knows now",
                        parts -> ReadingFlaws.asked(parts, asOf -> AsOf.of(asOf.date())),
                        "what_was_known_at_an_instant_is_not_changed_by_later_commands"),
                facts(
                        "takes an invoice for a payment of that name",
                        FactFlaws.EitherSide::new,
                        "an_invoice_and_a_payment_may_share_an_identifier"),
                facts(
                        "does not find what is recorded",
                        Blind::new,
                        "a_payment_and_a_credit_note_may_not_share_an_identifier"),
                books(
                        "keeps the books of all ledgers in one",
                        parts -> AccountFlaws.named(parts, id -> AccountId.of(LedgerId.MAIN, id.customer())),
                        "the_same_document_in_another_ledger_or_of_another_customer_is_another"),
                books(
                        "knows everybody",
                        LedgerFlaws::knowingEverybody,
                        "an_unknown_customer_is_refused_and_nothing_is_recorded"),
                Flaw.of(
                        "keeps half of a unit that fails",
                        LedgerContract.class,
                        BrokenStores.CommittingEachCall::new,
                        "a_unit_that_fails_leaves_nothing"),
                books(
                        "keeps the first two changes of a unit",
                        parts -> AccountFlaws.recorded(parts, LedgerFlaws::firstTwo),
                        "a_refused_command_leaves_the_rest_of_its_unit_as_it_is"),
                facts(
                        "does not know what is allocated later",
                        Unlinked::new,
                        "more_than_is_open_on_any_later_day_is_refused_with_the_figures"),
                books(
                        "knows the first limit only",
                        LedgerFlaws::firstLimitOnly,
                        "limits_hold_from_their_days_and_none_on_file_is_said_so"),
                books(
                        "sorts the open items of a ledger by UTF-16",
                        LedgerFlaws::sortedByUtf16,
                        "the_ledger_is_the_sum_of_its_accounts"),
                Flaw.of(
                        "forgets which commands it applied",
                        RepeatContract.class,
                        parts -> FactFlaws.answering(parts, FactFlaws.Forgetful::new),
                        "every_command_given_again_has_one_effect_and_an_equal_outcome",
                        "every_command_given_twice_on_the_spot_has_one_effect_and_an_equal_outcome",
                        "a_repeat_by_somebody_else_is_still_a_repeat"),
                Flaw.of(
                        "forgets the content of commands",
                        RepeatContract.class,
                        parts -> Rewriting.changes(parts, Rewriting.commands(command -> command.withContent(Map.of()))),
                        "a_command_given_again_with_other_content_conflicts_and_names_the_field"),
                Flaw.of(
                        "does not list closings",
                        RepeatContract.class,
                        Closings::unlisted,
                        "a_closing_given_again_has_one_effect_and_an_equal_outcome",
                        "a_closing_given_again_with_another_day_conflicts"),
                Flaw.of(
                        "loses the basis of closings in the books",
                        RepeatContract.class,
                        Closings::withoutBasis,
                        "every_closing_says_by_whom_on_what_basis_and_when_those_that_change_nothing_too"));
    }

    private static Flaw books(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, LedgerContract.class, flaw, cases);
    }

    private static Flaw facts(String name, UnaryOperator<AccountFacts> facts, String... cases) {
        return books(name, parts -> FactFlaws.answering(parts, facts), cases);
    }

    private static Parts withoutDocuments(Parts parts) {
        return parts.with(new Invoices(parts) {
            @Override
            public Optional<Invoice> find(AccountId account, InvoiceId id) {
                return Optional.empty();
            }
        });
    }

    private static AccountWrites withoutReferences(AccountWrites writes) {
        UnaryOperator<Entry> bare = entry -> Rewriting.entry(entry, entry.id(), entry.amount());
        return new AccountWrites(
                writes.account(),
                writes.fromVersion(),
                writes.changes().stream().map(Rewriting.entries(bare)).toList(),
                writes.items().stream()
                        .map(item -> new Item(
                                bare.apply(item.entry()), item.recordedAt(), item.openMinor(), item.lastChangeOn()))
                        .toList());
    }

    private static AccountWrites firstTwo(AccountWrites writes) {
        List<AccountChange> changes = writes.changes();
        return new AccountWrites(
                writes.account(),
                writes.fromVersion(),
                changes.subList(0, Math.min(2, changes.size())),
                writes.items());
    }

    private static List<OpenItem> dueAtOnce(List<OpenItem> items) {
        return items.stream()
                .map(item -> OpenItem.debit(
                        item.customer(), item.id().document(), item.open(), item.documentOn(), item.documentOn()))
                .toList();
    }

    private static Parts knowingEverybody(Parts parts) {
        return parts.with(new Customers(parts) {
            @Override
            public Optional<Customer> find(CustomerId id) {
                return super.find(id)
                        .or(() -> id.value().equals("BETA")
                                ? Optional.of(Customer.person(id, "Somebody").build())
                                : Optional.empty());
            }
        });
    }

    private static Parts firstLimitOnly(Parts parts) {
        return parts.with(new Limits(parts) {
            @Override
            public CreditLimits find(AccountId account) {
                return CreditLimits.of(
                        super.find(account).grants().stream().limit(1).toList());
            }
        });
    }

    private static Parts sortedByUtf16(Parts parts) {
        return parts.with(new Accounts(parts) {
            @Override
            public OpenItemSource openItems(LedgerId ledger, AsOf asOf) {
                return OpenItemSource.of(ReadingFlaws.list(super.openItems(ledger, asOf)).stream()
                        .sorted(Comparator.comparing(item -> item.customer().value()))
                        .toList());
            }
        });
    }

    private static final class Undated extends Facts {
        Undated(AccountFacts sound) {
            super(sound);
        }

        @Override
        public AccountHead head() {
            long version = super.head().version();
            return version == 0 ? AccountHead.empty() : AccountHead.at(version, Instant.EPOCH);
        }
    }

    private static final class Blind extends Facts {
        Blind(AccountFacts sound) {
            super(sound);
        }

        @Override
        public Optional<Item> item(ItemId id) {
            return Optional.empty();
        }
    }

    private static final class Unlinked extends Facts {
        Unlinked(AccountFacts sound) {
            super(sound);
        }

        @Override
        public List<Link> links(ItemId id) {
            return List.of();
        }
    }
}
