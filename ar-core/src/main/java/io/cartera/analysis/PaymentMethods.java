package io.cartera.analysis;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.Allocation;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.customer.PaymentMethod;
import io.cartera.customer.PaymentPreference;
import io.cartera.payment.Payment;
import io.cartera.time.AsOf;
import io.cartera.trace.internal.CodePoints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * By which methods the money came as of a day: how often, how much, how soon, and how much of it was returned; and what
 * came by a method that is not agreed with its customer.
 * <p>
 * Counted are payments received on or before the day that were not reversed by then; one that was reversed never came.
 * One that was returned came and went: it counts, and counts as returned from the day of its return on. Days to pay are
 * those from the date of an invoice, a debit note or an opening balance to the day on which the money applied to it was
 * received, by what is applied on the day asked about; what is not applied has none. Currencies are never added up.
 * Immutable.
 * <p>
 * Worked: by transfer came EUR 100.00 for an invoice of ten days before and EUR 300.00 for one of thirty days before, by
 * card EUR 150.00, and EUR 50.00 which were returned. Transfer: 2, EUR 400.00, none returned, days to pay
 * (100·10 + 300·30) / 400 = 25.00. Card: 2, EUR 200.00, of which EUR 50.00 returned, a share of 0.2500.
 */
public final class PaymentMethods {

    private final AsOf asOf;
    private final List<PaymentMethodFigures> figures;
    private final List<PaymentMethodNotAllowed> notAllowed;

    private PaymentMethods(AsOf asOf, List<PaymentMethodFigures> figures, List<PaymentMethodNotAllowed> notAllowed) {
        this.asOf = asOf;
        this.figures = List.copyOf(figures);
        this.notAllowed = List.copyOf(notAllowed);
    }

    /** Starts to read account after account, as of a day and, where stated, as known at an instant. */
    public static Reading asOf(AsOf asOf) {
        return new Reading(asOf);
    }

    /** As of when. */
    public AsOf asOf() {
        return asOf;
    }

    /** The figures by method, those of no stated method last, and currency. */
    public List<PaymentMethodFigures> figures() {
        return figures;
    }

    /** The figures of a method in a currency; empty where nothing came so. */
    public Optional<PaymentMethodFigures> of(PaymentMethod method, CurrencyUnit currency) {
        Objects.requireNonNull(method, "method");
        return figures.stream()
                .filter(each -> each.method().filter(method::equals).isPresent()
                        && each.currency().equals(currency))
                .findFirst();
    }

    /** Payments that came by a method which is not allowed, account after account, each by day and identifier. */
    public List<PaymentMethodNotAllowed> notAllowed() {
        return notAllowed;
    }

    @Override
    public String toString() {
        return "PaymentMethods[" + asOf + ", " + figures + "]";
    }

    /** Adds up the accounts. Not thread-safe. */
    public static final class Reading {

        // The empty text stands for no stated method.
        private static final Comparator<String> STATED_FIRST =
                Comparator.comparing(String::isEmpty).thenComparing(CodePoints::compare);

        private final AsOf asOf;
        private final TreeMap<String, TreeMap<CurrencyUnit, PaymentMethodFigures.Sum>> sums =
                new TreeMap<>(STATED_FIRST);
        private final List<PaymentMethodNotAllowed> notAllowed = new ArrayList<>();

        private Reading(AsOf asOf) {
            this.asOf = Objects.requireNonNull(asOf, "asOf");
        }

        /**
         * Adds an account.
         *
         * @param history all that was recorded on it
         * @param payments all payments received on it
         * @param preference what is agreed with the customer
         */
        public Reading add(AccountHistory history, List<Payment> payments, PaymentPreference preference) {
            Objects.requireNonNull(preference, "preference");
            Map<ItemId, Payment> byItem = new HashMap<>();
            payments.forEach(payment -> byItem.put(ItemId.credit(payment.id().value()), payment));
            Map<ItemId, Entry> entries = counted(history);
            Map<ItemId, Long> returned = new HashMap<>();
            List<Link> links = history.links().stream()
                    .filter(link -> link.minorAt(asOf) > 0)
                    .toList();
            for (Link link : links) {
                Allocation allocation = link.allocation();
                Entry debit = entries.get(allocation.debit());
                if (debit != null && debit.kind() == EntryKind.RETURNED_PAYMENT) {
                    returned.merge(allocation.credit(), allocation.amountMinor(), Long::sum);
                }
            }
            List<PaymentMethodNotAllowed> found = new ArrayList<>();
            byItem.forEach((item, payment) -> {
                if (entries.containsKey(item)) {
                    sum(payment).receive(payment.amount().getAmountMinorLong(), returned.getOrDefault(item, 0L));
                    payment.method()
                            .filter(method -> !preference.allows(method))
                            .ifPresent(method -> found.add(PaymentMethodNotAllowed.of(payment, method)));
                }
            });
            found.sort(Comparator.comparing(
                            (PaymentMethodNotAllowed each) -> each.payment().receivedOn())
                    .thenComparing(each -> each.payment().id()));
            notAllowed.addAll(found);
            links.forEach(link -> apply(link.allocation(), entries, byItem));
            return this;
        }

        /** The entries that count by then, less those that are reversed by then. */
        private Map<ItemId, Entry> counted(AccountHistory history) {
            Map<ItemId, Entry> entries = new HashMap<>();
            Set<ItemId> reversed = new HashSet<>();
            for (AccountChange change : history.changes()) {
                for (Entry entry : change.entries()) {
                    if (asOf.counts(entry.effectiveOn(), change.recording().at())) {
                        entries.put(entry.id(), entry);
                        entry.reversal().ifPresent(reversal -> reversed.add(reversal.item()));
                    }
                }
            }
            entries.keySet().removeAll(reversed);
            return entries;
        }

        private void apply(Allocation allocation, Map<ItemId, Entry> entries, Map<ItemId, Payment> byItem) {
            Payment payment = byItem.get(allocation.credit());
            Entry receipt = entries.get(allocation.credit());
            Entry debit = entries.get(allocation.debit());
            if (payment != null && receipt != null && debit != null && isDebt(debit.kind())) {
                long days =
                        receipt.effectiveOn().toEpochDay() - debit.documentOn().toEpochDay();
                sum(payment).apply(allocation.amountMinor(), days);
            }
        }

        private static boolean isDebt(EntryKind kind) {
            return kind == EntryKind.INVOICE || kind == EntryKind.DEBIT_NOTE || kind == EntryKind.OPENING_BALANCE;
        }

        private PaymentMethodFigures.Sum sum(Payment payment) {
            CurrencyUnit currency = payment.amount().getCurrencyUnit();
            return sums.computeIfAbsent(
                            payment.method().map(PaymentMethod::value).orElse(""), name -> new TreeMap<>())
                    .computeIfAbsent(currency, PaymentMethodFigures.Sum::new);
        }

        /** What the accounts come to. */
        public PaymentMethods result() {
            List<PaymentMethodFigures> figures = new ArrayList<>();
            sums.forEach((name, byCurrency) -> byCurrency
                    .values()
                    .forEach(sum -> figures.add(sum.figures(name.isEmpty() ? null : PaymentMethod.of(name)))));
            return new PaymentMethods(asOf, figures, notAllowed);
        }
    }
}
