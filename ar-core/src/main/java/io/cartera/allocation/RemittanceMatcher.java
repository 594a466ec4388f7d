package io.cartera.allocation;

import com.google.common.collect.Sets;
import com.google.common.math.LongMath;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.allocation.RemittanceText.Name;
import io.cartera.customer.CustomerId;
import io.cartera.payment.BankLine;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/**
 * Finds whose payment a line of a bank statement is: by the payer's name, as far as it is known who pays for whom, and by
 * the documents of all customers that the text names.
 * <p>
 * Names are compared without case, punctuation and spaces; nothing is guessed from likeness. A payment that names a
 * document of a customer for whom the payer is not known to pay is proposed for a person to look at, never booked; so is
 * one with a number in its text that is nothing open here. Where a payer pays for several customers, a number may be cut
 * off: "INV-100" of one is not certain where another has INV-1001, unless the line is, to the minor unit, what is open of
 * what it names and the other document is of another amount, or the text does not end with it. Figures that are an
 * amount, a date or a year name nothing. Where customers have documents of one number, it is that of
 * whom the payer pays for, and of the line's currency. The open debits are read once; a line then takes time in
 * proportion to its text. Immutable and thread-safe.
 * <p>
 * <b>A line that is read twice.</b> What is open changes between two readings of a line, and so may the answer. A line
 * that was received for one customer is refused for another, so overlapping statements may be read again as they are.
 * Example:
 * <pre>{@code
 * RemittanceMatcher matcher = RemittanceMatcher.over(OpenItemSource.of(openItems))
 *         .knowing("Omega West Division", west)
 *         .knowing("Omega Global Holdings LLC", west);        // the parent pays for it
 * matcher.find(line).debtor().ifPresent(debtor -> books.cash().receive(line.toPayment(debtor)));
 * }</pre>
 */
public final class RemittanceMatcher {

    private record Named(CustomerId customer, ItemId item, CurrencyUnit currency, long open) {

        String document() {
            return item.document();
        }

        boolean isOfSameDocument(Named other) {
            return customer.equals(other.customer) && document().equals(other.document());
        }
    }

    private final NameIndex<Named> documents;
    private final Map<String, SortedSet<CustomerId>> payers;

    private RemittanceMatcher(NameIndex<Named> documents, Map<String, SortedSet<CustomerId>> payers) {
        this.documents = documents;
        this.payers = payers;
    }

    /** A matcher over the open debits among these items, which knows no payer yet. */
    public static RemittanceMatcher over(OpenItemSource items) {
        NameIndex<Named> documents = new NameIndex<>();
        Objects.requireNonNull(items, "items").forEach(item -> {
            if (item.side() == Side.DEBIT) {
                Named named = new Named(item.customer(), item.id(), item.currency(), item.openMinor());
                documents.add(named.document(), named);
                if (item.kind() == EntryKind.INVOICE || item.kind() == EntryKind.DEBIT_NOTE) {
                    item.reference()
                            .map(DocumentNames::of)
                            .orElse(List.of())
                            .forEach(name -> documents.add(name, named));
                }
            }
        });
        return new RemittanceMatcher(documents, Map.of());
    }

    /**
     * A matcher that knows one name more: payments under it may be for that customer. A name may pay for several.
     *
     * @throws IllegalArgumentException if the name has neither letters nor digits
     */
    public RemittanceMatcher knowing(String payer, CustomerId customer) {
        return knowing(Map.of(payer, List.of(customer)));
    }

    /**
     * A matcher that knows these names too, each with the customers for whom payments under it may be.
     *
     * @throws IllegalArgumentException if a name has neither letters nor digits
     */
    public RemittanceMatcher knowing(Map<String, List<CustomerId>> names) {
        Map<String, SortedSet<CustomerId>> more = new HashMap<>();
        payers.forEach((key, customers) -> more.put(key, new TreeSet<>(customers)));
        names.forEach((payer, customers) -> {
            String key = Runs.of(Objects.requireNonNull(payer, "payer")).key();
            if (key.isEmpty()) {
                throw new IllegalArgumentException("payer has neither letters nor digits");
            }
            more.computeIfAbsent(key, first -> new TreeSet<>()).addAll(customers);
        });
        return new RemittanceMatcher(documents, more);
    }

    /** Whose payment the line is. */
    public DebtorMatch find(BankLine line) {
        SortedSet<CustomerId> payer =
                line.payer().map(name -> payers.get(Runs.of(name).key())).orElse(new TreeSet<>());
        RemittanceText<Named> text = RemittanceText.of(line.text().orElse(""), documents, line.amount(), List.of());
        CurrencyUnit currency = line.amount().getCurrencyUnit();
        List<Set<Named>> meant =
                text.names().stream().map(name -> meant(name, payer, currency)).toList();
        List<Named> named = meant.stream().flatMap(Set::stream).toList();
        if (payer.isEmpty()) {
            return ofUnknown(named);
        }
        SortedSet<CustomerId> owners = customers(named);
        SortedSet<CustomerId> possible = new TreeSet<>(owners.isEmpty() ? payer : owners);
        if (payer.size() > 1) {
            long over = line.amount().getAmountMinorLong() - open(named);
            for (int i = 0; i < meant.size(); i++) {
                possible.addAll(mistakable(text.names().get(i), meant.get(i), payer, over));
            }
        }
        boolean hasUnknownNumbers = text.hasUnknownNumbers()
                || text.guesses().stream()
                        .anyMatch(guess -> Collections.disjoint(customers(meant(guess, payer, currency)), possible));
        return ofKnown(payer, possible, named, hasUnknownNumbers);
    }

    private static Set<Named> meant(Name<Named> name, Set<CustomerId> payer, CurrencyUnit currency) {
        Set<Named> inCurrency =
                narrowed(name.found().targets(), each -> each.currency().equals(currency));
        return narrowed(inCurrency, each -> payer.contains(each.customer()));
    }

    /**
     * Those for whom the payer pays whose document may be meant as well: where the amounts do not agree with what is
     * named, one whose number is like it; where they do, one of the same amount of whose number this may be the rest.
     */
    private SortedSet<CustomerId> mistakable(
            Name<Named> name, Set<Named> meant, SortedSet<CustomerId> payer, long over) {
        String key = name.found().key();
        if (name.needsAmount() && over != 0) {
            return payer;
        }
        if (key.isEmpty()) {
            return new TreeSet<>();
        }
        CurrencyUnit currency = meant.iterator().next().currency();
        SortedSet<CustomerId> owners = customers(meant);
        Set<Named> like = Sets.filter(
                documents.likeNames().of(key, over != 0 || name.isFirst(), over != 0 || name.isLast()),
                each -> each.currency().equals(currency)
                        && payer.contains(each.customer())
                        && !owners.contains(each.customer()));
        long open = open(meant);
        return customers(like.stream()
                .filter(other -> over != 0 || open(Sets.filter(like, other::isOfSameDocument)) == open)
                .toList());
    }

    private static long open(Collection<Named> named) {
        long sum = 0;
        for (Named each : named) {
            sum = LongMath.saturatedAdd(sum, each.open());
        }
        return sum;
    }

    private static Set<Named> narrowed(Set<Named> targets, Predicate<Named> isWanted) {
        Set<Named> wanted = Sets.filter(targets, isWanted::test);
        return wanted.isEmpty() ? targets : wanted;
    }

    private static DebtorMatch ofUnknown(List<Named> named) {
        SortedSet<CustomerId> customers = customers(named);
        return DebtorMatch.of(
                DebtorMatch.Reason.PAYER_UNKNOWN, customers.size() == 1 ? 500 : 0, customers, documents(named));
    }

    private static DebtorMatch ofKnown(
            SortedSet<CustomerId> payer, SortedSet<CustomerId> possible, List<Named> named, boolean hasUnknownNumbers) {
        if (possible.size() > 1) {
            return DebtorMatch.of(DebtorMatch.Reason.SEVERAL_DEBTORS, 0, possible, documents(named));
        }
        CustomerId only = possible.first();
        if (!payer.contains(only)) {
            return DebtorMatch.of(DebtorMatch.Reason.OTHER_DEBTOR, 600, possible, documents(named));
        }
        return hasUnknownNumbers
                ? DebtorMatch.of(DebtorMatch.Reason.DOCUMENT_NOT_FOUND, 700, possible, documents(named))
                : DebtorMatch.certain(only, named.isEmpty() ? 950 : 1000, documents(named));
    }

    private static SortedSet<CustomerId> customers(Collection<Named> named) {
        return named.stream().map(Named::customer).collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> documents(List<Named> named) {
        return named.stream().map(Named::document).collect(Collectors.toCollection(TreeSet::new));
    }
}
