package io.cartera.allocation;

import com.google.common.collect.Sets;
import io.cartera.account.EntryKind;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.payment.BankLine;
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
 * one with a number in its text that is nothing open here. Where customers have documents of one number, it is that of
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

    private record Named(CustomerId customer, String document, CurrencyUnit currency) {}

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
                Named named = new Named(item.customer(), item.id().document(), item.currency());
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
        String written = line.text().orElse("");
        CurrencyUnit currency = line.amount().getCurrencyUnit();
        SortedSet<CustomerId> payer =
                line.payer().map(name -> payers.get(Runs.of(name).key())).orElse(new TreeSet<>());
        List<Named> named = documents.in(Runs.of(written)).stream()
                .map(found -> narrowed(found.targets(), each -> each.currency().equals(currency)))
                .map(targets -> narrowed(targets, each -> payer.contains(each.customer())))
                .flatMap(Set::stream)
                .toList();
        if (payer.isEmpty()) {
            return ofUnknown(named);
        }
        boolean hasUnknownNumbers =
                RemittanceText.of(written, documents, currency, List.of()).hasUnknownNumbers();
        return ofKnown(payer, named, hasUnknownNumbers);
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

    private static DebtorMatch ofKnown(SortedSet<CustomerId> payer, List<Named> named, boolean hasUnknownNumbers) {
        SortedSet<CustomerId> owners = customers(named);
        SortedSet<CustomerId> possible = owners.isEmpty() ? payer : owners;
        if (possible.size() > 1) {
            return DebtorMatch.of(DebtorMatch.Reason.SEVERAL_DEBTORS, 0, possible, documents(named));
        }
        CustomerId only = possible.first();
        if (!payer.contains(only)) {
            return DebtorMatch.of(DebtorMatch.Reason.OTHER_DEBTOR, 600, possible, documents(named));
        }
        return hasUnknownNumbers
                ? DebtorMatch.of(DebtorMatch.Reason.DOCUMENT_NOT_FOUND, 700, possible, documents(named))
                : DebtorMatch.certain(only, owners.isEmpty() ? 950 : 1000, documents(named));
    }

    private static SortedSet<CustomerId> customers(List<Named> named) {
        return named.stream().map(Named::customer).collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> documents(List<Named> named) {
        return named.stream().map(Named::document).collect(Collectors.toCollection(TreeSet::new));
    }
}
