package io.cartera.allocation;

import com.google.common.math.LongMath;
import io.cartera.account.Adjustment;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import io.cartera.account.Settlement.Match;
import io.cartera.account.Side;
import io.cartera.invoice.RemittanceReference;
import io.cartera.terms.DiscountOffer;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Open credits and debits of one currency, with what is left of each while rules take from them; found by position,
 * document and amount, and summed, without going through them again.
 */
final class Board {

    private static final long MOST_STEPS_OF_ALL = 10_000_000;

    private final LocalDate on;
    private final CurrencyUnit currency;
    private final Settings settings;
    private final List<OpenItem> credits = new ArrayList<>();
    private final List<OpenItem> debits = new ArrayList<>();
    private final Map<ItemId, Long> left = new HashMap<>();
    private final Map<ItemId, Integer> positions = new HashMap<>();
    private final Map<String, List<OpenItem>> documents = new LinkedHashMap<>();
    private final Map<Long, TreeSet<Integer>> debitsByAmount = new HashMap<>();
    private final Map<Long, Integer> silentByAmount = new HashMap<>();
    private final Set<ItemId> silent = new HashSet<>();
    private final Map<BigInteger, TreeMap<Integer, String>> severalPartsByAmount = new HashMap<>();
    private final Map<String, OpenParts> openParts = new HashMap<>();
    private final Map<ItemId, RemittanceText<ItemId>> texts = new HashMap<>();
    private final List<Runs> understood;
    private final Map<ItemId, Integer> creditNotes = new HashMap<>();
    private final Map<ItemId, Long> lastTaken = new HashMap<>();
    private long taken;
    private @Nullable Map<String, Deque<OpenItem>> namers;
    private @Nullable SubsetSearch subsets;
    private @Nullable List<OpenItem> few;
    private @Nullable Boolean wereFew;
    private final Map<ItemId, OpenItem> creditsById = new HashMap<>();
    private final Map<ItemId, OpenItem> settled = new HashMap<>();
    private final List<OpenItem> withOffers = new ArrayList<>();
    private BigInteger total = BigInteger.ZERO;
    private BigInteger pastDue = BigInteger.ZERO;
    private int openDebits;
    private int openPastDue;
    private long stepsLeft = MOST_STEPS_OF_ALL;
    private @Nullable NameIndex<ItemId> names;

    Board(OpenSet credits, OpenSet debits, LocalDate on, Settings settings) {
        this.on = on;
        this.currency = credits.currency();
        this.settings = settings;
        this.understood = settings.understood().stream().map(Runs::of).toList();
        for (OpenItem credit : credits) {
            if (credit.kind() == EntryKind.CREDIT_NOTE) {
                creditNotes.put(credit.id(), this.credits.size());
            }
            this.credits.add(credit);
            creditsById.put(credit.id(), credit);
            left.put(credit.id(), credit.openMinor());
            if (credit.reference().isEmpty()) {
                silentByAmount.merge(credit.openMinor(), 1, Integer::sum);
                silent.add(credit.id());
            }
        }
        for (OpenItem debit : debits) {
            positions.put(debit.id(), this.debits.size());
            this.debits.add(debit);
            documents
                    .computeIfAbsent(debit.id().document(), first -> new ArrayList<>(1))
                    .add(debit);
            put(debit, debit.openMinor());
            if (hasOffers(debit)) {
                withOffers.add(debit);
            }
        }
    }

    Settings settings() {
        return settings;
    }

    LocalDate on() {
        return on;
    }

    List<OpenItem> credits() {
        return credits;
    }

    List<OpenItem> debits() {
        return debits;
    }

    Money money(long minor) {
        return Money.ofMinor(currency, minor);
    }

    long left(OpenItem item) {
        return left.getOrDefault(item.id(), 0L);
    }

    /** Debits of which something is left, in the open order. */
    List<OpenItem> openDebits() {
        return debits.stream().filter(debit -> left(debit) > 0).toList();
    }

    boolean hasOpenDebits() {
        return openDebits > 0;
    }

    /** Debits past due of which something is left, in the open order. */
    List<OpenItem> debitsPastDue() {
        return debits.stream()
                .filter(debit -> left(debit) > 0 && isPastDue(debit))
                .toList();
    }

    boolean isAllOpen(long minor) {
        return openDebits > 0 && total.equals(BigInteger.valueOf(minor));
    }

    boolean isAllOpenLess(long minor, long less) {
        return openDebits > 0 && total.equals(BigInteger.valueOf(minor).add(BigInteger.valueOf(less)));
    }

    boolean isAllPastDue(long minor) {
        return openPastDue > 0 && pastDue.equals(BigInteger.valueOf(minor));
    }

    /** The debits of which just as much is left, in the open order, at most so many. */
    List<OpenItem> debitsOf(long minor, int most) {
        TreeSet<Integer> at = debitsByAmount.getOrDefault(minor, new TreeSet<>());
        return at.stream().limit(most).map(debits::get).toList();
    }

    int countDebitsOf(long minor) {
        return debitsByAmount.getOrDefault(minor, new TreeSet<>()).size();
    }

    /** How many credits, of which just as much is left, come without any text. */
    int countSilentCreditsOf(long minor) {
        return silentByAmount.getOrDefault(minor, 0);
    }

    /** The documents of several open parts with just as much left in all, in the open order of their first; so many. */
    List<String> documentsInPartsOf(long minor, int most) {
        return severalPartsByAmount.getOrDefault(BigInteger.valueOf(minor), new TreeMap<>()).values().stream()
                .limit(most)
                .toList();
    }

    /** The open debits of a document by due date, document date, part. */
    List<OpenItem> ofDocument(String document) {
        return documents.getOrDefault(document, List.of()).stream()
                .filter(debit -> left(debit) > 0)
                .toList();
    }

    /** What is written with a credit, read against all that was open when the board was laid. */
    RemittanceText<ItemId> text(OpenItem credit) {
        return texts.computeIfAbsent(
                credit.id(),
                id -> RemittanceText.of(
                        DocumentNames.meantBy(credit).orElse(""), names(), credit.amount(), understood));
    }

    NameIndex<ItemId> names() {
        NameIndex<ItemId> known = names;
        if (known == null) {
            known = new NameIndex<>();
            for (OpenItem debit : debits) {
                if (debit.id().part()
                        == documents.get(debit.id().document()).get(0).id().part()) {
                    known.add(debit.id().document(), debit.id());
                    if (debit.kind() == EntryKind.INVOICE || debit.kind() == EntryKind.DEBIT_NOTE) {
                        NameIndex<ItemId> index = known;
                        debit.reference()
                                .map(DocumentNames::of)
                                .orElse(List.of())
                                .forEach(name -> index.add(name, debit.id()));
                    }
                }
            }
            for (OpenItem credit : credits) {
                if (credit.kind() == EntryKind.CREDIT_NOTE) {
                    NameIndex<ItemId> index = known;
                    index.add(credit.id().document(), credit.id());
                    DocumentNames.askedBy(credit).ifPresent(asked -> index.add(asked, credit.id()));
                }
            }
            names = known;
        }
        return known;
    }

    /** The documents that the payer names, of which something is left. */
    List<String> named(OpenItem credit) {
        return text(credit).named().stream()
                .filter(id -> id.side() == Side.DEBIT)
                .map(ItemId::document)
                .distinct()
                .filter(document -> !ofDocument(document).isEmpty())
                .toList();
    }

    /** The open document that is the whole of what the payer wrote: its identifier, or what a payer is asked to quote. */
    Optional<String> referenced(OpenItem credit) {
        String reference = DocumentNames.meantBy(credit).orElse("");
        if (!ofDocument(reference).isEmpty()) {
            return Optional.of(reference);
        }
        List<String> quoted =
                RemittanceReference.read(reference).map(sound -> named(credit)).orElse(List.of());
        return quoted.size() == 1 ? Optional.of(quoted.get(0)) : Optional.empty();
    }

    /** The open credit notes that the payer names, beside the credit itself. */
    List<OpenItem> namedCreditNotes(OpenItem credit) {
        return text(credit).named().stream()
                .filter(id -> creditNotes.containsKey(id) && !id.equals(credit.id()))
                .map(creditNotes::get)
                .sorted()
                .map(credits::get)
                .filter(note -> left(note) > 0)
                .toList();
    }

    /** Whether another credit, of which something is left, names the document. */
    boolean isNamedByAnother(String document, OpenItem credit) {
        Deque<OpenItem> all = namers().getOrDefault(document, new ArrayDeque<>());
        while (!all.isEmpty() && left(all.getFirst()) == 0) {
            all.removeFirst();
        }
        return all.stream().anyMatch(other -> !other.id().equals(credit.id()) && left(other) > 0);
    }

    private Map<String, Deque<OpenItem>> namers() {
        Map<String, Deque<OpenItem>> known = namers;
        if (known == null) {
            known = new HashMap<>();
            for (OpenItem credit : credits) {
                if (credit.reference().isPresent()) {
                    for (ItemId id : text(credit).named()) {
                        if (id.side() == Side.DEBIT) {
                            known.computeIfAbsent(id.document(), first -> new ArrayDeque<>())
                                    .add(credit);
                        }
                    }
                }
            }
            namers = known;
        }
        return known;
    }

    /** How many allocations were taken so far. */
    long taken() {
        return taken;
    }

    /** Which of the allocations taken was the last of the item, from 1 on; 0 for none. */
    long lastTaken(ItemId item) {
        return lastTaken.getOrDefault(item, 0L);
    }

    int countOpenDebits() {
        return openDebits;
    }

    int position(OpenItem debit) {
        return positions.get(debit.id());
    }

    /** Whether few debits were open when this was first asked: what rules take meanwhile makes no amount more telling. */
    boolean wereDebitsFew() {
        if (wereFew == null) {
            wereFew = openDebits <= OtherSets.MOST_DEBITS;
        }
        return wereFew;
    }

    /** The open debits in their order where they are few; none where sets of them are too many to be looked at. */
    List<OpenItem> fewOpenDebits() {
        if (openDebits > OtherSets.MOST_DEBITS) {
            return List.of();
        }
        List<OpenItem> among = few == null ? debits : few;
        List<OpenItem> open = among.stream().filter(debit -> left(debit) > 0).toList();
        few = open;
        return open;
    }

    /** The search over what is left of the debits, by their positions; set up anew, and paid for, when that changes. */
    SubsetSearch subsets() {
        SubsetSearch known = subsets;
        if (known == null) {
            int[] open = IntStream.range(0, debits.size())
                    .filter(i -> left(debits.get(i)) > 0)
                    .toArray();
            known = SubsetSearch.over(
                    Arrays.stream(open).mapToLong(i -> left(debits.get(i))).toArray(), open);
            stepsTaken(SubsetSearch.STEPS_TO_SET_UP + debits.size());
            subsets = known;
        }
        return known;
    }

    /** How many steps a search may take now. */
    long stepsFor(long wanted) {
        return Math.min(wanted, stepsLeft);
    }

    void stepsTaken(long steps) {
        stepsLeft -= steps;
    }

    /** How many steps all searches took. */
    long stepsTaken() {
        return MOST_STEPS_OF_ALL - stepsLeft;
    }

    /** Whether something is offered on a debit, by itself or as the chain was told. */
    boolean hasOffers(OpenItem debit) {
        return !debit.offers().isEmpty() || settings.offers().containsKey(debit.id());
    }

    /** The most that a payment may take off what is left of a debit, where it leaves something to pay. */
    Optional<Offered> offer(OpenItem credit, OpenItem debit) {
        return offersFor(credit, debit).stream()
                .filter(offer -> offer.minor() < left(debit))
                .reduce((best, next) -> next.minor() > best.minor() ? next : best);
    }

    private List<Offered> offersFor(OpenItem credit, OpenItem debit) {
        return credit.isMoneyIn()
                ? offers(debit, settled(debit).offersFor(credit.valueOn()), offer -> offer.holdsOn(credit.valueOn()))
                : List.of();
    }

    // What the chain was told is taken as it was told: whoever tells it knows what was credited or came too late.
    private List<Offered> offers(OpenItem debit, List<DiscountOffer> own, Predicate<DiscountOffer> holds) {
        List<Offered> offers = new ArrayList<>();
        own.forEach(offer -> offers.add(new Offered(settled(debit).leftOf(offer), Optional.of(offer))));
        settings.offers().get(debit.id()).stream()
                .filter(holds)
                .forEach(told -> offers.add(new Offered(told.amount(), Optional.empty())));
        offers.removeIf(offer -> !offer.amount().getCurrencyUnit().equals(currency) || offer.minor() <= 0);
        return offers;
    }

    /** The largest offer of a debit, whatever the day. */
    Optional<Offered> largestOffer(OpenItem debit) {
        return offers(debit, debit.offers(), any -> true).stream()
                .reduce((best, next) -> next.minor() > best.minor() ? next : best);
    }

    /** Whether a payment comes too late to take so much, or money that came before it did. */
    boolean isTooLate(OpenItem credit, OpenItem debit, Offered largest) {
        return offersFor(credit, debit).stream().noneMatch(offer -> offer.minor() == largest.minor());
    }

    private OpenItem settled(OpenItem debit) {
        return settled.getOrDefault(debit.id(), debit);
    }

    /** The debits with something left on which a payment may take a discount, in the open order. */
    List<OpenItem> discountable(OpenItem credit) {
        return withOffers.stream()
                .filter(debit -> offer(credit, debit).isPresent())
                .toList();
    }

    /** Whether so few debits offer something that each payment may be held against all of them. */
    boolean hasFewOffers() {
        return withOffers.size() <= OtherSets.MOST_DEBITS;
    }

    /** The debits of which as much is left less the discount that a payment may take, in the open order, ten at most. */
    List<OpenItem> lessDiscount(OpenItem credit, long minor) {
        return withOffers.stream()
                .filter(debit -> offer(credit, debit)
                        .filter(offer -> left(debit) - offer.minor() == minor)
                        .isPresent())
                .limit(SubsetSearch.MOST_SOLUTIONS)
                .toList();
    }

    /** Takes what a rule has matched, and what it closes. */
    void take(Explanation found) {
        take(found.matches());
        for (Adjustment adjustment : found.adjustments()) {
            Integer at = positions.get(adjustment.item());
            long minor = adjustment.amount().orElseThrow().getAmountMinorLong();
            if (at == null || minor > left(debits.get(at))) {
                throw new IllegalStateException("a rule of the chain closes more than there is: " + adjustment);
            }
            put(debits.get(at), left(debits.get(at)) - minor);
        }
    }

    private void take(List<Match> matches) {
        for (Match match : matches) {
            long minor = match.amount().getAmountMinorLong();
            long ofCredit = left.getOrDefault(match.credit(), 0L);
            Integer at = positions.get(match.debit());
            if (at == null || minor > ofCredit || minor > left(debits.get(at))) {
                throw new IllegalStateException("a rule of the chain takes more than there is: " + match);
            }
            if (silent.contains(match.credit())) {
                silentByAmount.merge(ofCredit, -1, Integer::sum);
                silentByAmount.merge(ofCredit - minor, 1, Integer::sum);
            }
            taken++;
            lastTaken.put(match.credit(), taken);
            lastTaken.put(match.debit(), taken);
            subsets = null;
            left.put(match.credit(), ofCredit - minor);
            settle(debits.get(at), match, minor);
            put(debits.get(at), left(debits.get(at)) - minor);
        }
    }

    private void settle(OpenItem debit, Match match, long minor) {
        OpenItem credit = debit.offers().isEmpty() ? null : creditsById.get(match.credit());
        if (credit != null) {
            settled.put(debit.id(), settled(debit).settledBy(credit, minor));
        }
    }

    private void put(OpenItem debit, long minor) {
        Long known = left.put(debit.id(), minor);
        long before = known == null ? 0 : known;
        int at = positions.get(debit.id());
        if (before > 0) {
            debitsByAmount.get(before).remove(at);
        }
        if (minor > 0) {
            debitsByAmount.computeIfAbsent(minor, first -> new TreeSet<>()).add(at);
        }
        int opened = (minor > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
        BigInteger change = BigInteger.valueOf(minor - before);
        total = total.add(change);
        openDebits += opened;
        if (isPastDue(debit)) {
            pastDue = pastDue.add(change);
            openPastDue += opened;
        }
        putDocument(debit.id().document(), change, opened);
    }

    private void putDocument(String document, BigInteger change, int opened) {
        int first = positions.get(documents.get(document).get(0).id());
        OpenParts before = openParts.getOrDefault(document, OpenParts.NONE);
        OpenParts after = new OpenParts(before.sum().add(change), before.count() + opened);
        openParts.put(document, after);
        if (before.count() > 1) {
            severalPartsByAmount.get(before.sum()).remove(first);
        }
        if (after.count() > 1) {
            severalPartsByAmount
                    .computeIfAbsent(after.sum(), none -> new TreeMap<>())
                    .put(first, document);
        }
    }

    private record OpenParts(BigInteger sum, int count) {
        static final OpenParts NONE = new OpenParts(BigInteger.ZERO, 0);
    }

    private boolean isPastDue(OpenItem debit) {
        return debit.dueDay() < on.toEpochDay();
    }

    /** The sum; the greatest number there is where it is beyond it, and then more than any payment. */
    static long sum(List<OpenItem> items, Function<OpenItem, Long> amount) {
        long sum = 0;
        for (OpenItem item : items) {
            sum = LongMath.saturatedAdd(sum, amount.apply(item));
        }
        return sum;
    }

    /** What is left of one side, as an open set. */
    OpenSet leftOf(Side side, Predicate<OpenItem> isWanted) {
        List<OpenItem> items = new ArrayList<>();
        for (OpenItem item : side == Side.CREDIT ? credits : debits) {
            if (left(item) > 0 && isWanted.test(item)) {
                items.add(settled(item).withOpen(left(item)));
            }
        }
        return new LeftSet(side, currency, items);
    }
}
