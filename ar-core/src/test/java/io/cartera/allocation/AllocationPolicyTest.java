package io.cartera.allocation;

import static io.cartera.allocation.Listed.ACME;
import static io.cartera.allocation.Listed.DAY;
import static io.cartera.allocation.Listed.credit;
import static io.cartera.allocation.Listed.credits;
import static io.cartera.allocation.Listed.debit;
import static io.cartera.allocation.Listed.debits;
import static io.cartera.allocation.Listed.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import io.cartera.account.Settlement;
import io.cartera.account.Settlement.Match;
import io.cartera.account.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationPolicyTest {

    private static final AllocationPolicy BY_REFERENCE = AllocationPolicy.referenceThenDue();
    private static final AllocationPolicy OLDEST = AllocationPolicy.oldest();
    private static final AllocationPolicy EXACT = AllocationPolicy.exactAmount();
    private static final AllocationPolicy LARGEST = AllocationPolicy.largest();
    private static final AllocationPolicy PRO_RATA = AllocationPolicy.proRata();
    private static final AllocationPolicy EVEN_DOCUMENTS_FIRST = AllocationPolicy.imputation(
            "even-first", debit -> debit.id().document().hashCode() % 2);
    private static final List<AllocationPolicy> TOTAL =
            List.of(BY_REFERENCE, OLDEST, LARGEST, PRO_RATA, EVEN_DOCUMENTS_FIRST);
    private static final AllocationPolicy CHAIN = AllocationChain.standard()
            .tolerating(Tolerance.upTo(Money.parse("EUR 0.02")))
            .holding(List.of("N3"))
            .threshold(new BigDecimal("0.5"))
            .then(PRO_RATA);
    private static final List<AllocationPolicy> ALL = List.of(
            BY_REFERENCE,
            OLDEST,
            EXACT,
            LARGEST,
            PRO_RATA,
            EVEN_DOCUMENTS_FIRST,
            AllocationPolicy.byRemittance(),
            AllocationPolicy.exactReference(),
            AllocationPolicy.clearAccount(),
            AllocationPolicy.clearPastDue(),
            AllocationPolicy.instalmentGroup(),
            AllocationPolicy.subsetSum(),
            AllocationChain.standard(),
            CHAIN);

    @Test
    void debits_are_paid_by_due_date_then_document_date_then_identifier() {
        OpenItem earlierDocument = OpenItem.debit(ACME, "Z", Money.parse("EUR 10"), DAY.minusDays(91), DAY.plusDays(5));
        OpenSet debits =
                debits(debit("LAST", "EUR 10", 9), debit("B", "EUR 10", 5), debit("A", "EUR 10", 5), earlierDocument);

        AllocationProposal proposal = OLDEST.propose(credits(credit("P", "EUR 35", 0, "")), debits, DAY);

        assertThat(told(proposal)).containsExactly("P > Z 10.00", "P > A 10.00", "P > B 10.00", "P > LAST 5.00");
        assertThat(proposal.matches()).allMatch(match -> match.on().equals(DAY));
    }

    @Test
    void credits_are_used_by_date_then_identifier_receipts_and_credit_notes_alike() {
        Entry note = Entry.builder(ItemId.credit("CN"), EntryKind.CREDIT_NOTE, Money.parse("EUR 4"), DAY.minusDays(3))
                .build();
        OpenSet credits =
                credits(credit("P2", "EUR 4", -2, ""), credit("P1", "EUR 4", -2, ""), OpenItem.of(ACME, note, 400));

        assertThat(told(OLDEST.propose(credits, debits(debit("I", "EUR 10", 0)), DAY)))
                .containsExactly("CN > I 4.00", "P1 > I 4.00", "P2 > I 2.00");
    }

    @Test
    void a_reference_is_paid_first_and_the_rest_goes_by_due_date() {
        OpenSet debits = debits(debit("I1", "EUR 10", 1), debit("I2", "EUR 10", 2), debit("I3", "EUR 10", 3));
        OpenSet credits = credits(credit("P", "EUR 25", 0, "I3"));

        assertThat(told(BY_REFERENCE.propose(credits, debits, DAY)))
                .containsExactly("P > I3 10.00", "P > I1 10.00", "P > I2 5.00");
        assertThat(told(OLDEST.propose(credits, debits, DAY)))
                .containsExactly("P > I1 10.00", "P > I2 10.00", "P > I3 5.00");
    }

    @Test
    void a_reference_to_what_is_not_open_is_ignored() {
        OpenSet debits = debits(debit("I1", "EUR 10", 1), debit("I2", "EUR 10", 2));

        for (String reference : new String[] {"I9", "i2", "I2 ", "I2\n", "invoice I2"}) {
            assertThat(told(BY_REFERENCE.propose(credits(credit("P", "EUR 5", 0, reference)), debits, DAY)))
                    .as(reference)
                    .containsExactly("P > I1 5.00");
        }
    }

    @Test
    void two_credits_with_one_reference_share_it_and_the_debit_is_not_paid_twice() {
        OpenSet debits = debits(debit("I1", "EUR 10", 1), debit("I2", "EUR 10", 2), debit("I3", "EUR 10", 3));
        OpenSet credits = credits(
                credit("P1", "EUR 7", -2, "I2"), credit("P2", "EUR 7", -1, "I2"), credit("P3", "EUR 7", 0, "I1"));

        assertThat(told(BY_REFERENCE.propose(credits, debits, DAY)))
                .containsExactly("P1 > I2 7.00", "P2 > I2 3.00", "P2 > I1 4.00", "P3 > I1 6.00", "P3 > I3 1.00");
    }

    @Test
    void what_finds_no_debit_stays_unapplied_and_what_finds_no_credit_stays_open() {
        assertThat(OLDEST.propose(credits(credit("P", "EUR 5", 0, "")), debits(), DAY)
                        .matches())
                .isEmpty();
        assertThat(OLDEST.propose(credits(), debits(debit("I", "EUR 5", 0)), DAY)
                        .matches())
                .isEmpty();
        assertThat(told(OLDEST.propose(
                        credits(credit("P1", "EUR 5", 0, ""), credit("P2", "EUR 5", 0, "I")),
                        debits(debit("I", "EUR 3", 0)),
                        DAY)))
                .containsExactly("P1 > I 3.00");
    }

    @Test
    void exact_amount_pays_the_earliest_debit_of_the_same_open_amount_and_nothing_in_part() {
        OpenSet debits = debits(
                debit("I1", "EUR 10", 3), debit("I2", "EUR 7", 2), debit("I3", "EUR 10", 1), debit("I4", "EUR 10", 2));
        OpenSet credits = credits(
                credit("P1", "EUR 10", -4, "I1"),
                credit("P2", "EUR 17", -3, ""),
                credit("P3", "EUR 10", -2, ""),
                credit("P4", "EUR 9.99", -1, ""),
                credit("P5", "EUR 7", 0, ""));

        assertThat(told(EXACT.propose(credits, debits, DAY)))
                .containsExactly("P1 > I3 10.00", "P3 > I4 10.00", "P5 > I2 7.00");
    }

    @Test
    void exact_amount_compares_what_is_open_and_not_what_the_documents_say() {
        Entry invoice = Entry.builder(ItemId.debit("I"), EntryKind.INVOICE, Money.parse("EUR 10"), DAY)
                .dueOn(DAY)
                .build();
        OpenSet debits = debits(OpenItem.of(ACME, invoice, 400));

        assertThat(told(EXACT.propose(
                        credits(credit("P1", "EUR 10", -1, ""), credit("P2", "EUR 4", 0, "")), debits, DAY)))
                .containsExactly("P2 > I 4.00");
    }

    @Test
    void largest_pays_the_debit_of_which_most_is_open_at_that_moment() {
        OpenSet debits = debits(debit("I1", "EUR 100", 1), debit("I2", "EUR 80", 2), debit("I3", "EUR 60", 3));
        OpenSet credits = credits(credit("P1", "EUR 40", -1, "I3"), credit("P2", "EUR 100", 0, "I3"));

        assertThat(told(LARGEST.propose(credits, debits, DAY)))
                .containsExactly("P1 > I1 40.00", "P2 > I2 80.00", "P2 > I1 20.00");
    }

    @Test
    void largest_takes_debits_of_one_amount_by_due_date_then_document_date_then_identifier() {
        OpenItem earlierDocument = OpenItem.debit(ACME, "Z", Money.parse("EUR 10"), DAY.minusDays(91), DAY.plusDays(5));
        OpenSet debits =
                debits(debit("LAST", "EUR 10", 9), debit("B", "EUR 10", 5), debit("A", "EUR 10", 5), earlierDocument);

        assertThat(told(LARGEST.propose(credits(credit("P", "EUR 35", 0, "")), debits, DAY)))
                .containsExactly("P > Z 10.00", "P > A 10.00", "P > B 10.00", "P > LAST 5.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference-then-due", "oldest", "exact-amount", "largest", "pro-rata", "standard"})
    @Timeout(30)
    void a_hundred_thousand_debits_and_credits_are_no_matter(String name) {
        List<OpenItem> debits = new ArrayList<>();
        List<OpenItem> credits = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            Money amount = Money.ofMinor(CurrencyUnit.EUR, 1 + i);
            debits.add(OpenItem.debit(ACME, "I" + i, amount, DAY, DAY.plusDays(i % 1000)));
            credits.add(OpenItem.credit(ACME, "P" + i, amount, DAY.plusDays(i % 777)));
        }

        assertThat(proposed(AllocationPolicy.of(name), credits, debits)).hasSizeGreaterThanOrEqualTo(100_000);
    }

    @Provide
    Arbitrary<List<OpenItem>> someDebits() {
        return items(Side.DEBIT);
    }

    @Provide
    Arbitrary<List<OpenItem>> someCredits() {
        return items(Side.CREDIT);
    }

    private static Arbitrary<List<OpenItem>> items(Side side) {
        Arbitrary<Integer> documents = Arbitraries.integers().between(1, 12);
        Arbitrary<Integer> parts = Arbitraries.integers().between(1, 2);
        Arbitrary<Long> minors = Arbitraries.longs().between(1, 20);
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 3);
        Arbitrary<Integer> references = Arbitraries.integers().between(0, 14);
        return Combinators.combine(documents, parts, minors, days, references)
                .as((document, part, minor, day, reference) -> {
                    ItemId id = new ItemId(side, "N" + document, part);
                    EntryKind kind = side == Side.DEBIT ? EntryKind.INVOICE : EntryKind.RECEIPT;
                    Entry entry = Entry.builder(id, kind, Money.ofMinor(CurrencyUnit.EUR, minor + day), DAY)
                            .documentOn(side == Side.DEBIT ? DAY : DAY.plusDays(day))
                            .dueOn(DAY.plusDays(day))
                            .reference("N" + reference)
                            .build();
                    return OpenItem.of(ACME, entry, minor);
                })
                .list()
                .uniqueElements(OpenItem::id)
                .ofMaxSize(10);
    }

    @Property
    void A08_a_proposal_is_that_of_a_plain_walk_through_lists(
            @ForAll("someCredits") List<OpenItem> credits, @ForAll("someDebits") List<OpenItem> debits) {
        OpenSet creditSet = new Listed(Side.CREDIT, CurrencyUnit.EUR, credits);
        OpenSet debitSet = new Listed(Side.DEBIT, CurrencyUnit.EUR, debits);

        assertThat(BY_REFERENCE.propose(creditSet, debitSet, DAY).matches())
                .isEqualTo(plainWalk(creditSet, debitSet, true));
        assertThat(OLDEST.propose(creditSet, debitSet, DAY).matches()).isEqualTo(plainWalk(creditSet, debitSet, false));
    }

    private static List<Match> plainWalk(OpenSet credits, OpenSet debits, boolean byReference) {
        Map<ItemId, Long> open = new HashMap<>();
        debits.forEach(debit -> open.put(debit.id(), debit.openMinor()));
        List<Match> matches = new ArrayList<>();
        for (OpenItem credit : credits) {
            List<OpenItem> order = new ArrayList<>();
            if (byReference) {
                credit.reference().map(debits::ofDocument).ifPresent(order::addAll);
            }
            debits.forEach(order::add);
            long money = credit.openMinor();
            for (OpenItem debit : order) {
                long part = Math.min(money, open.get(debit.id()));
                if (part > 0) {
                    matches.add(new Match(credit.id(), debit.id(), Money.ofMinor(CurrencyUnit.EUR, part), DAY));
                    open.merge(debit.id(), -part, Long::sum);
                    money -= part;
                }
            }
        }
        return matches;
    }

    @Property
    void A08_the_sum_is_all_that_can_be_applied(
            @ForAll("someCredits") List<OpenItem> credits, @ForAll("someDebits") List<OpenItem> debits) {
        for (AllocationPolicy policy : TOTAL) {
            assertThat(proposed(policy, credits, debits).stream()
                            .mapToLong(match -> match.amount().getAmountMinorLong())
                            .sum())
                    .isEqualTo(Math.min(total(credits), total(debits)));
        }
    }

    @Property
    void A08_no_item_is_over_applied(
            @ForAll("someCredits") List<OpenItem> credits, @ForAll("someDebits") List<OpenItem> debits) {
        for (AllocationPolicy policy : ALL) {
            Map<ItemId, Long> applied = new HashMap<>();
            for (Match match : proposed(policy, credits, debits)) {
                long minor = match.amount().getAmountMinorLong();
                assertThat(minor).isPositive();
                assertThat(match.on()).isEqualTo(DAY);
                assertThat(match.amount().getCurrencyUnit()).isEqualTo(CurrencyUnit.EUR);
                applied.merge(match.credit(), minor, Long::sum);
                applied.merge(match.debit(), minor, Long::sum);
            }
            assertNotOverApplied(credits, applied);
            assertNotOverApplied(debits, applied);
        }
    }

    private static void assertNotOverApplied(List<OpenItem> items, Map<ItemId, Long> applied) {
        for (OpenItem item : items) {
            assertThat(applied.getOrDefault(item.id(), 0L)).isLessThanOrEqualTo(item.openMinor());
        }
    }

    @Property
    void A08_exact_amount_settles_both_sides_in_full_and_leaves_no_pair_of_one_amount(
            @ForAll("someCredits") List<OpenItem> credits, @ForAll("someDebits") List<OpenItem> debits) {
        Map<ItemId, Long> openCredits = open(credits);
        Map<ItemId, Long> openDebits = open(debits);
        for (Match match : proposed(EXACT, credits, debits)) {
            long minor = match.amount().getAmountMinorLong();
            assertThat(openCredits.remove(match.credit())).isEqualTo(minor);
            assertThat(openDebits.remove(match.debit())).isEqualTo(minor);
        }

        openCredits.values().retainAll(openDebits.values());
        assertThat(openCredits).isEmpty();
    }

    private static Map<ItemId, Long> open(List<OpenItem> items) {
        Map<ItemId, Long> open = new HashMap<>();
        items.forEach(item -> open.put(item.id(), item.openMinor()));
        return open;
    }

    @Property
    void A08_exact_amount_is_that_of_credits_that_choose_one_after_another(
            @ForAll("someCredits") List<OpenItem> credits, @ForAll("someDebits") List<OpenItem> debits) {
        OpenSet creditSet = new Listed(Side.CREDIT, CurrencyUnit.EUR, credits);
        List<OpenItem> left = new ArrayList<>();
        new Listed(Side.DEBIT, CurrencyUnit.EUR, debits).forEach(left::add);
        List<Match> chosen = new ArrayList<>();
        for (OpenItem credit : creditSet) {
            left.stream()
                    .filter(debit -> debit.openMinor() == credit.openMinor())
                    .findFirst()
                    .ifPresent(debit -> {
                        left.remove(debit);
                        chosen.add(new Match(credit.id(), debit.id(), credit.open(), DAY));
                    });
        }

        assertThat(proposed(EXACT, credits, debits)).isEqualTo(chosen);
    }

    @Property
    void A08_largest_is_that_of_credits_that_look_again_for_the_largest_at_every_step(
            @ForAll("someCredits") List<OpenItem> credits, @ForAll("someDebits") List<OpenItem> debits) {
        Map<ItemId, Long> open = open(debits);
        List<OpenItem> inOrder = new ArrayList<>();
        new Listed(Side.DEBIT, CurrencyUnit.EUR, debits).forEach(inOrder::add);
        List<Match> expected = new ArrayList<>();
        for (OpenItem credit : new Listed(Side.CREDIT, CurrencyUnit.EUR, credits)) {
            long money = credit.openMinor();
            long most = most(open);
            while (money > 0 && most > 0) {
                for (OpenItem debit : inOrder) {
                    if (money > 0 && open.get(debit.id()) == most) {
                        long part = Math.min(money, most);
                        expected.add(new Match(credit.id(), debit.id(), Money.ofMinor(CurrencyUnit.EUR, part), DAY));
                        open.merge(debit.id(), -part, Long::sum);
                        money -= part;
                    }
                }
                most = most(open);
            }
        }

        assertThat(proposed(LARGEST, credits, debits)).isEqualTo(expected);
    }

    private static long most(Map<ItemId, Long> open) {
        return open.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static List<Match> proposed(AllocationPolicy policy, List<OpenItem> credits, List<OpenItem> debits) {
        return policy.propose(
                        new Listed(Side.CREDIT, CurrencyUnit.EUR, credits),
                        new Listed(Side.DEBIT, CurrencyUnit.EUR, debits),
                        DAY)
                .matches();
    }

    private static long total(List<OpenItem> items) {
        return items.stream().mapToLong(OpenItem::openMinor).sum();
    }

    @Property
    void A08_the_order_in_which_items_are_given_makes_no_difference(
            @ForAll("someCredits") List<OpenItem> credits,
            @ForAll("someDebits") List<OpenItem> debits,
            @ForAll Random random) {
        List<OpenItem> otherCredits = new ArrayList<>(credits);
        List<OpenItem> otherDebits = new ArrayList<>(debits);
        Collections.shuffle(otherCredits, random);
        Collections.shuffle(otherDebits, random);

        for (AllocationPolicy policy : ALL) {
            assertThat(policy.propose(
                            new Listed(Side.CREDIT, CurrencyUnit.EUR, otherCredits),
                            new Listed(Side.DEBIT, CurrencyUnit.EUR, otherDebits),
                            DAY))
                    .isEqualTo(policy.propose(
                            new Listed(Side.CREDIT, CurrencyUnit.EUR, credits),
                            new Listed(Side.DEBIT, CurrencyUnit.EUR, debits),
                            DAY));
        }
    }

    @Property
    void E05_a_payment_split_in_two_leaves_the_same_open_in_total(
            @ForAll("someCredits") List<OpenItem> credits,
            @ForAll("someDebits") List<OpenItem> debits,
            @ForAll Random random) {
        List<OpenItem> split = new ArrayList<>();
        for (OpenItem credit : credits) {
            long first = credit.openMinor() == 1 ? 0 : 1 + random.nextInt((int) credit.openMinor() - 1);
            split.add(credit.withOpen(credit.openMinor() - first));
            if (first > 0) {
                split.add(OpenItem.of(
                        ACME,
                        Entry.builder(
                                        ItemId.credit("second of " + credit.id() + " "
                                                + credit.id().part()),
                                        EntryKind.RECEIPT,
                                        Money.ofMinor(CurrencyUnit.EUR, first),
                                        credit.documentOn())
                                .build(),
                        first));
            }
        }
        for (AllocationPolicy policy : TOTAL) {
            assertThat(sum(proposed(policy, split, debits)))
                    .as(policy.policyName())
                    .isEqualTo(sum(proposed(policy, credits, debits)));
        }
        assertThat(paidOfEach(proposed(PRO_RATA, split, debits)))
                .isEqualTo(paidOfEach(proposed(PRO_RATA, credits, debits)));
    }

    private static long sum(List<Match> matches) {
        return matches.stream()
                .mapToLong(match -> match.amount().getAmountMinorLong())
                .sum();
    }

    private static Map<ItemId, Long> paidOfEach(List<Match> matches) {
        Map<ItemId, Long> paid = new HashMap<>();
        matches.forEach(match -> paid.merge(match.debit(), match.amount().getAmountMinorLong(), Long::sum));
        return paid;
    }

    @Test
    void pro_rata_gives_units_left_over_to_the_largest_remainders_then_to_the_earlier() {
        OpenSet debits = debits(debit("I1", "EUR 50", 1), debit("I2", "EUR 50", 2), debit("I3", "EUR 50", 3));

        assertThat(told(PRO_RATA.propose(credits(credit("P", "EUR 100", 0, "")), debits, DAY)))
                .containsExactly("P > I1 33.34", "P > I2 33.33", "P > I3 33.33");
        assertThat(told(PRO_RATA.propose(
                        credits(credit("P", "EUR 0.05", 0, "")),
                        debits(debit("I1", "EUR 0.30", 1), debit("I2", "EUR 0.70", 2)),
                        DAY)))
                .containsExactly("P > I1 0.02", "P > I2 0.03");
    }

    @Property
    void M02_each_share_of_pro_rata_is_within_one_minor_unit_of_the_exact_one(
            @ForAll("someCredits") List<OpenItem> credits, @ForAll("someDebits") List<OpenItem> debits) {
        long owed = total(debits);
        long money = Math.min(owed, total(credits));
        Map<ItemId, Long> paid = paidOfEach(proposed(PRO_RATA, credits, debits));
        for (OpenItem debit : debits) {
            long difference = paid.getOrDefault(debit.id(), 0L) * owed - debit.openMinor() * money;
            assertThat(Math.abs(difference)).isLessThan(owed);
        }
    }

    @Test
    void imputation_pays_costs_before_interest_before_principal() {
        AllocationPolicy imputation = AllocationPolicy.imputation(
                "costs-interest-principal",
                debit -> List.of("COST", "INT", "I").indexOf(debit.id().document()));
        OpenSet debits = debits(debit("I", "EUR 100", 0), debit("INT", "EUR 5", 20), debit("COST", "EUR 40", 30));

        assertThat(told(imputation.propose(credits(credit("P", "EUR 60", 0, "I")), debits, DAY)))
                .containsExactly("P > COST 40.00", "P > INT 5.00", "P > I 15.00");
        assertThat(imputation.policyName()).isEqualTo("costs-interest-principal");
    }

    @Test
    void E05_a_payment_split_in_two_pays_as_much() {
        OpenSet debits = debits(debit("I1", "EUR 10", 1), debit("I2", "EUR 10", 2));
        List<Match> whole = OLDEST.propose(credits(credit("P", "EUR 15", 0, "")), debits, DAY)
                .matches();
        List<Match> split = OLDEST.propose(
                        credits(credit("P1", "EUR 8", 0, ""), credit("P2", "EUR 7", 0, "")), debits, DAY)
                .matches();

        assertThat(paid(split, "I1")).isEqualTo(paid(whole, "I1")).isEqualTo(1000);
        assertThat(paid(split, "I2")).isEqualTo(paid(whole, "I2")).isEqualTo(500);
    }

    private static long paid(List<Match> matches, String document) {
        return matches.stream()
                .filter(match -> match.debit().document().equals(document))
                .mapToLong(match -> match.amount().getAmountMinorLong())
                .sum();
    }

    @Test
    void M07_credits_in_one_currency_are_never_applied_to_debits_in_another() {
        OpenItem dollars = debit("I", "USD 10", 0);
        OpenSet inDollars = new Listed(Side.DEBIT, CurrencyUnit.USD, List.of(dollars));

        for (AllocationPolicy policy : ALL) {
            assertThatThrownBy(() -> policy.propose(credits(credit("P", "EUR 10", 0, "I")), inDollars, DAY))
                    .isInstanceOf(CurrencyMismatchException.class);
        }
    }

    @Test
    void sides_that_are_swapped_are_refused() {
        OpenSet credits = credits(credit("P", "EUR 10", 0, ""));
        OpenSet debits = debits(debit("I", "EUR 10", 0));

        for (AllocationPolicy policy : ALL) {
            assertThatIllegalArgumentException().isThrownBy(() -> policy.propose(debits, credits, DAY));
            assertThatIllegalArgumentException().isThrownBy(() -> policy.propose(credits, credits, DAY));
            assertThatIllegalArgumentException().isThrownBy(() -> policy.propose(debits, debits, DAY));
        }
    }

    @Test
    void a_credit_that_is_not_needed_is_not_asked_for() {
        OpenSet endless = new OpenSet() {
            private int given;

            @Override
            public Side side() {
                return Side.CREDIT;
            }

            @Override
            public CurrencyUnit currency() {
                return CurrencyUnit.EUR;
            }

            @Override
            public Iterator<OpenItem> iterator() {
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return true;
                    }

                    @Override
                    public OpenItem next() {
                        given++;
                        assertThat(given).as("credits asked for").isLessThan(10);
                        return credit("P" + given, "EUR 1", 0, "");
                    }
                };
            }

            @Override
            public List<OpenItem> ofDocument(String document) {
                return List.of();
            }
        };

        assertThat(OLDEST.propose(endless, debits(debit("I", "EUR 3", 0)), DAY).matches())
                .hasSize(3);
    }

    @Test
    void policies_are_found_by_the_name_they_are_stored_under() {
        assertThat(AllocationPolicy.of("reference-then-due")).isSameAs(BY_REFERENCE);
        assertThat(AllocationPolicy.of("oldest")).isSameAs(OLDEST);
        assertThat(AllocationPolicy.of("exact-amount")).isSameAs(EXACT);
        assertThat(AllocationPolicy.of("largest")).isSameAs(LARGEST);
        assertThat(BY_REFERENCE.policyName()).isEqualTo("reference-then-due");
        assertThat(OLDEST.policyName()).isEqualTo("oldest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OLDEST", "Oldest", "oldest ", "newest"})
    void an_unknown_name_is_refused_with_the_known_ones(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllocationPolicy.of(name))
                .withMessageContainingAll("'" + name + "'", "reference-then-due, oldest, exact-amount, largest");
    }

    @Test
    void a_proposal_becomes_a_settlement_of_the_same_matches_and_no_entries() {
        AllocationProposal proposal =
                OLDEST.propose(credits(credit("P", "EUR 10", 0, "")), debits(debit("I", "EUR 10", 0)), DAY);
        Settlement settlement = proposal.toSettlement();

        assertThat(settlement.matches()).isEqualTo(proposal.matches());
        assertThat(settlement.entries()).isEmpty();
        assertThatThrownBy(() -> proposal.matches().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        OpenSet credits = credits(credit("P", "EUR 10", 0, ""));
        OpenSet debits = debits(debit("I", "EUR 10", 0));

        refusesNull("credits", () -> OLDEST.propose(null, debits, DAY));
        refusesNull("debits", () -> OLDEST.propose(credits, null, DAY));
        refusesNull("on", () -> OLDEST.propose(credits, debits, null));
        ALL.forEach(policy -> refusesNull("on", () -> policy.propose(credits(), debits(), null)));
        refusesNull("name", () -> AllocationPolicy.of(null));
        refusesNull("matches", () -> AllocationProposal.of(null));
    }

    private static void refusesNull(String name, Runnable call) {
        assertThatNullPointerException().isThrownBy(call::run).withMessageMatching("(.*\")?" + name + "(\".*)?");
    }
}
