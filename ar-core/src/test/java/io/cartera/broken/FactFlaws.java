package io.cartera.broken;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHead;
import io.cartera.account.AccountId;
import io.cartera.account.AllocationId;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Link;
import io.cartera.account.Side;
import io.cartera.contract.AccountFactsContract;
import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/** Flaws in what the facts of a locked account answer. */
final class FactFlaws {

    private FactFlaws() {}

    static List<Flaw> all() {
        return List.of(
                answering(
                        "knows the day of the last recording only",
                        HeadByDay::new,
                        "the_head_says_version_and_last_recording"),
                answering(
                        "does not know when an item changed last",
                        NeverChanged::new,
                        "an_item_is_found_with_what_is_open_and_when_that_changed_last",
                        "items_stand_as_the_unit_of_work_left_them"),
                answering(
                        "has items without their offers",
                        facts -> new WithoutDiscounts(facts, true),
                        "an_item_is_found_with_its_offers_and_a_discount_with_what_earned_it"),
                answering(
                        "has discounts without what earned them",
                        facts -> new WithoutDiscounts(facts, false),
                        "an_item_is_found_with_its_offers_and_a_discount_with_what_earned_it"),
                answering(
                        "forgets settled items",
                        WithoutSettled::new,
                        "a_settled_item_is_found_but_is_not_among_the_open_ones"),
                answering(
                        "does not open what was released",
                        WithoutReleased::new,
                        "a_released_item_is_among_the_open_ones_again"),
                answering(
                        "finds a credit for a debit",
                        EitherSide::new,
                        "an_unknown_item_has_neither_an_answer_nor_links"),
                answering(
                        "forgets released links",
                        LiveLinks::new,
                        "links_come_in_the_order_of_recording_released_ones_too",
                        "a_link_is_found_by_its_allocation"),
                answering(
                        "gives links in another order",
                        LatestLinkFirst::new,
                        "links_of_one_command_come_in_its_order",
                        "links_come_in_the_order_of_recording_released_ones_too"),
                answering(
                        "sorts open items by UTF-16",
                        SortedByText::new,
                        "open_items_come_by_due_date_document_date_and_code_point",
                        "parts_of_a_document_come_by_number"),
                answering("knows euros only", EurosOnly::new, "open_items_are_those_of_the_currency_and_side"),
                answering(
                        "has one cursor",
                        OneCursor::new,
                        "open_items_may_be_read_as_far_as_they_are_needed_and_beside_other_questions"),
                answering(
                        "knows the currencies of both sides only together",
                        BothSides::new,
                        "open_currencies_are_those_with_something_open_on_that_side"),
                answering(
                        "forgets what a command changed",
                        Forgetful::new,
                        "a_command_is_found_by_kind_and_identifier_with_all_it_changed"),
                answering(
                        "knows commands by identifier, whatever their kind",
                        AnyKind::new,
                        "commands_of_different_kinds_may_share_an_identifier"),
                Flaw.of(
                        "answers for one account whatever is locked",
                        AccountFactsContract.class,
                        FactFlaws::ofOneAccount,
                        "the_facts_of_one_account_are_not_those_of_another"));
    }

    private static Flaw answering(String name, UnaryOperator<AccountFacts> facts, String... cases) {
        return Flaw.of(name, AccountFactsContract.class, parts -> answering(parts, facts), cases);
    }

    static Parts answering(Parts parts, UnaryOperator<AccountFacts> facts) {
        return parts.with(new Accounts(parts) {
            @Override
            public AccountFacts lock(AccountId account) {
                return facts.apply(super.lock(account));
            }
        });
    }

    private static Parts ofOneAccount(Parts parts) {
        AccountId one = AccountId.of(LedgerId.MAIN, CustomerId.of("ACME"));
        return parts.with(new Accounts(parts) {
            @Override
            public AccountFacts lock(AccountId account) {
                if (account.compareTo(one) < 0) {
                    super.lock(account);
                    return super.lock(one);
                }
                AccountFacts facts = super.lock(one);
                super.lock(account);
                return facts;
            }
        });
    }

    private static final class HeadByDay extends Facts {
        HeadByDay(AccountFacts sound) {
            super(sound);
        }

        @Override
        public AccountHead head() {
            AccountHead head = super.head();
            return head.lastRecordedAt()
                    .map(last -> AccountHead.at(head.version(), last.truncatedTo(ChronoUnit.DAYS)))
                    .orElse(head);
        }
    }

    private static final class NeverChanged extends Facts {
        NeverChanged(AccountFacts sound) {
            super(sound);
        }

        @Override
        public Optional<Item> item(ItemId id) {
            return super.item(id)
                    .map(item -> new Item(
                            item.entry(),
                            item.recordedAt(),
                            item.openMinor(),
                            item.entry().effectiveOn()));
        }
    }

    private static final class WithoutDiscounts extends Facts {
        private final boolean isOffered;

        WithoutDiscounts(AccountFacts sound, boolean isOffered) {
            super(sound);
            this.isOffered = isOffered;
        }

        @Override
        public Optional<Item> item(ItemId id) {
            return super.item(id)
                    .map(item -> new Item(
                            Rewriting.withoutDiscounts(item.entry(), isOffered),
                            item.recordedAt(),
                            item.openMinor(),
                            item.lastChangeOn()));
        }
    }

    private static final class WithoutSettled extends Facts {
        WithoutSettled(AccountFacts sound) {
            super(sound);
        }

        @Override
        public Optional<Item> item(ItemId id) {
            return super.item(id).filter(item -> item.openMinor() > 0);
        }
    }

    private static final class WithoutReleased extends Facts {
        WithoutReleased(AccountFacts sound) {
            super(sound);
        }

        @Override
        public Iterator<Item> open(CurrencyUnit currency, Side side) {
            List<Item> items = list(super.open(currency, side));
            items.removeIf(item ->
                    links(item.id()).stream().anyMatch(link -> link.ended().isPresent()));
            return items.iterator();
        }
    }

    static final class EitherSide extends Facts {
        EitherSide(AccountFacts sound) {
            super(sound);
        }

        @Override
        public Optional<Item> item(ItemId id) {
            return super.item(id).or(() -> super.item(new ItemId(id.side().opposite(), id.document(), id.part())));
        }
    }

    private static final class LiveLinks extends Facts {
        LiveLinks(AccountFacts sound) {
            super(sound);
        }

        @Override
        public List<Link> links(ItemId id) {
            return super.links(id).stream()
                    .filter(link -> link.ended().isEmpty())
                    .toList();
        }

        @Override
        public Optional<Link> link(AllocationId id) {
            return super.link(id).filter(link -> link.ended().isEmpty());
        }
    }

    private static final class LatestLinkFirst extends Facts {
        LatestLinkFirst(AccountFacts sound) {
            super(sound);
        }

        @Override
        public List<Link> links(ItemId id) {
            List<Link> links = new ArrayList<>(super.links(id));
            Collections.reverse(links);
            return links;
        }
    }

    private static final class SortedByText extends Facts {
        SortedByText(AccountFacts sound) {
            super(sound);
        }

        @Override
        public Iterator<Item> open(CurrencyUnit currency, Side side) {
            List<Item> items = list(super.open(currency, side));
            items.sort(Comparator.comparing((Item item) -> item.entry().dueOn())
                    .thenComparing(item -> item.entry().documentOn())
                    .thenComparing(item -> item.id().toString()));
            return items.iterator();
        }
    }

    private static final class EurosOnly extends Facts {
        EurosOnly(AccountFacts sound) {
            super(sound);
        }

        @Override
        public Iterator<Item> open(CurrencyUnit currency, Side side) {
            return super.open(CurrencyUnit.EUR, side);
        }
    }

    private static final class OneCursor extends Facts {
        private Iterator<Item> cursor = Collections.emptyIterator();

        OneCursor(AccountFacts sound) {
            super(sound);
        }

        @Override
        public Iterator<Item> open(CurrencyUnit currency, Side side) {
            cursor = super.open(currency, side);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return cursor.hasNext();
                }

                @Override
                public Item next() {
                    return cursor.next();
                }
            };
        }
    }

    private static final class BothSides extends Facts {
        BothSides(AccountFacts sound) {
            super(sound);
        }

        @Override
        public Set<CurrencyUnit> openCurrencies(Side side) {
            Set<CurrencyUnit> both = new HashSet<>(super.openCurrencies(side));
            both.addAll(super.openCurrencies(side.opposite()));
            return both;
        }
    }

    static final class Forgetful extends Facts {
        Forgetful(AccountFacts sound) {
            super(sound);
        }

        @Override
        public Optional<AccountChange> change(CommandKind kind, CommandId id) {
            return Optional.empty();
        }
    }

    private static final class AnyKind extends Facts {
        AnyKind(AccountFacts sound) {
            super(sound);
        }

        @Override
        public Optional<AccountChange> change(CommandKind kind, CommandId id) {
            return Stream.of(CommandKind.values())
                    .flatMap(any -> super.change(any, id).stream())
                    .findFirst();
        }
    }

    private static List<Item> list(Iterator<Item> items) {
        List<Item> list = new ArrayList<>();
        items.forEachRemaining(list::add);
        return list;
    }
}
