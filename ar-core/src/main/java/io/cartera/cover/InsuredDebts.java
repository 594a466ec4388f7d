package io.cartera.cover;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.EntryKind;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.creditfile.CreditInsurance;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyBag;
import io.cartera.time.AsOf;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What of a customer's open debits is insured.
 * <p>
 * A debit is under the policy that held on the date of its document, of several the first by number that covers it; where
 * none does, what the first lacks is told. It is covered where it
 * comes from an invoice, a debit note or a balance taken over, in the currency of the policy, on terms no longer than the
 * policy has them, and dated before the insurer withdrew. A withdrawal that is on file from a later day than the one it names
 * counts from the one it names; cover that the insurer grants again is a later fact without a withdrawal. Debits take the insured limit in the order of document date, due
 * date and identifier, each what it has open and the limit of its date leaves. Of that the insurer pays the share, rounded
 * down to the minor unit for each debit, and the first loss is then taken off the earliest ones. Nothing is ever converted:
 * a debit in another currency than its policy is not covered. Credits that are not applied yet lower nothing. Content
 * that was erased covers nothing.
 * <p>
 * Hence {@code 0 ≤ insured ≤ open}, what is within a limit is at most the limit, and the withdrawal of the only policy never raises what is
 * covered of any debit. Worked, for a limit of 100,000 at 90 % with a first loss of 1,000 and terms of at most 60 days: 70,000 of
 * January, 50,000 of February and 10,000 at 90 days are open. January is within the limit with 70,000, February with 30,000;
 * 90 % are 63,000 and 27,000; the first loss leaves 62,000 and 27,000. Insured are 89,000, uncovered 41,000 of 130,000.
 * Immutable.
 */
public final class InsuredDebts {

    private static final Comparator<OpenItem> BY_DOCUMENT_DATE = Comparator.comparing(OpenItem::documentOn)
            .thenComparing(OpenItem::dueOn)
            .thenComparing(OpenItem::id);

    private final List<InsuredItem> items;
    private final List<CoverDeadline> deadlines;

    private InsuredDebts(List<InsuredItem> items, List<CoverDeadline> deadlines) {
        this.items = List.copyOf(items);
        this.deadlines = List.copyOf(deadlines);
    }

    /**
     * What is insured of what is open in {@link LedgerId#MAIN}; of another ledger it tells
     * {@linkplain #of(CustomerFile, LedgerId, List, AsOf) its own}.
     *
     * @param file the customer file; policies are read from it as they held on the date of each document, and as known then
     *     where the question says when
     * @param open what the customer has open as of then; credits are passed over
     * @throws IllegalArgumentException if an item is another customer's
     */
    public static InsuredDebts of(CustomerFile file, List<OpenItem> open, AsOf asOf) {
        return of(file, LedgerId.MAIN, open, asOf);
    }

    /**
     * What is insured of what is open in a ledger, and what the insurers were told through it.
     *
     * @param file the customer file; policies are read from it as they held on the date of each document, and as known then
     *     where the question says when
     * @param ledger whose items they are; a notice that was recorded through another ledger tells of none of them
     * @param open what the customer has open as of then; credits are passed over
     * @throws IllegalArgumentException if an item is another customer's
     */
    public static InsuredDebts of(CustomerFile file, LedgerId ledger, List<OpenItem> open, AsOf asOf) {
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(asOf, "asOf");
        List<OpenItem> debits = new ArrayList<>();
        for (OpenItem item : open) {
            if (!item.customer().equals(file.customer().id())) {
                throw new IllegalArgumentException(item.id() + " is of " + item.customer() + ", the file of "
                        + file.customer().id());
            }
            if (item.side() == Side.DEBIT) {
                debits.add(item);
            }
        }
        Covering covering = new Covering(file, asOf);
        List<InsuredItem> items =
                debits.stream().sorted(BY_DOCUMENT_DATE).map(covering::cover).toList();
        ToldInsurers told = ToldInsurers.of(file, ledger, asOf);
        return new InsuredDebts(
                items,
                items.stream()
                        .flatMap(item -> deadlines(item, told, asOf.date()))
                        .sorted()
                        .toList());
    }

    /**
     * What was insured of a document when it was issued, beside all else that was open then: by what was on file and on the
     * account at the instant at which it was recorded. Whatever is recorded later, of whichever day, leaves it as it is.
     *
     * @param history the history of the account, in the ledger in which the document was issued
     * @param document the identifier of the document
     * @return empty where the account has no such debit
     * @throws IllegalArgumentException if the history is another customer's
     */
    public static Optional<InsuredDebts> atInvoicing(CustomerFile file, AccountHistory history, String document) {
        Objects.requireNonNull(document, "document");
        if (!history.account().customer().equals(file.customer().id())) {
            throw new IllegalArgumentException("the history is of " + history.account() + ", the file of "
                    + file.customer().id());
        }
        for (AccountChange change : history.changes()) {
            Optional<AsOf> issued = change.entries().stream()
                    .filter(entry ->
                            entry.side() == Side.DEBIT && entry.id().document().equals(document))
                    .findFirst()
                    .map(entry -> AsOf.of(entry.effectiveOn())
                            .knownAt(change.recording().at()));
            if (issued.isPresent()) {
                AsOf asOf = issued.get();
                List<OpenItem> open = history.knownAt(asOf).openItems(asOf.date());
                return Optional.of(
                        of(file, history.account().ledger(), open, asOf).of(document));
            }
        }
        return Optional.empty();
    }

    private InsuredDebts of(String document) {
        return new InsuredDebts(
                items.stream()
                        .filter(item -> item.item().id().document().equals(document))
                        .toList(),
                deadlines.stream()
                        .filter(deadline -> deadline.item().id().document().equals(document))
                        .toList());
    }

    /** Each open debit, by document date, due date and identifier. */
    public List<InsuredItem> items() {
        return items;
    }

    /** What is insured, in every currency. */
    public MoneyBag insured() {
        return items.stream().map(InsuredItem::insured).collect(MoneyBag.collector());
    }

    /** What is insured in a currency: what relieves exposure in it. */
    public Money insured(CurrencyUnit currency) {
        return insured().in(currency);
    }

    /** What is owed and not insured, in every currency. */
    public MoneyBag uncovered() {
        return items.stream().map(InsuredItem::uncovered).collect(MoneyBag.collector());
    }

    /**
     * What is insured of debits of which a deadline was missed, in every currency: a part of {@link #insured()}, which counts it
     * still. Whether it is lost is the insurer's to say: many pay all the same, or less, where the delay did no harm; so it is told and nothing is
     * set to zero by itself. Who would rather be careful takes it off.
     */
    public MoneyBag atRisk() {
        return deadlines.stream()
                .filter(deadline -> deadline.state() == CoverDeadline.State.MISSED)
                .map(CoverDeadline::insured)
                .distinct()
                .map(InsuredItem::insured)
                .collect(MoneyBag.collector());
    }

    /**
     * By when the insurers are to be told of, and asked for, what is covered: of each debit that is, as its policy has it, by
     * the last day, notification before claim, and identifier. Each says whether it is done, missed or due by the
     * {@linkplain io.cartera.creditfile.InsurerNotice notices} that hold then under the policy that covers the debit. Those that have passed are
     * among them, and so is what the first loss or rounding leaves nothing of: the insurer is to be told all the same, with nothing at stake.
     */
    public List<CoverDeadline> deadlines() {
        return deadlines;
    }

    private static Stream<CoverDeadline> deadlines(InsuredItem item, ToldInsurers told, LocalDate on) {
        if (!item.withinLimit().isPositive()) {
            return Stream.empty();
        }
        CreditInsurance insurance = item.insurance().orElseThrow();
        List<CoverDeadline> deadlines = new ArrayList<>();
        insurance
                .notifyWithinDays()
                .ifPresent(
                        days -> deadlines.add(CoverDeadline.of(CoverDeadline.Kind.NOTIFICATION, item, days, told, on)));
        insurance
                .claimWithinDays()
                .ifPresent(days -> deadlines.add(CoverDeadline.of(CoverDeadline.Kind.CLAIM, item, days, told, on)));
        return deadlines.stream();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InsuredDebts that && items.equals(that.items) && deadlines.equals(that.deadlines);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return "InsuredDebts[insured " + insured() + ", uncovered " + uncovered() + "]";
    }

    /** Covers one debit after the other, and knows what the ones before have taken. */
    private static final class Covering {

        private final CustomerFile file;
        private final AsOf asOf;
        private final Map<String, Long> within = new HashMap<>();
        private final Map<String, Long> retained = new HashMap<>();

        Covering(CustomerFile file, AsOf asOf) {
            this.file = file;
            this.asOf = asOf;
        }

        InsuredItem cover(OpenItem item) {
            if (!isSale(item.kind())) {
                return InsuredItem.uncovered(item, null, InsuredItem.Gap.NOT_A_SALE);
            }
            List<CreditInsurance> policies = policiesOf(item);
            if (policies.isEmpty()) {
                return InsuredItem.uncovered(item, null, InsuredItem.Gap.NO_POLICY);
            }
            CreditInsurance first = policies.get(0);
            return policies.stream()
                    .filter(insurance -> refused(item, insurance).isEmpty())
                    .findFirst()
                    .map(insurance -> covered(item, insurance))
                    .orElseGet(() -> InsuredItem.uncovered(
                            item, first, refused(item, first).orElseThrow()));
        }

        private static boolean isSale(EntryKind kind) {
            return kind == EntryKind.INVOICE || kind == EntryKind.DEBIT_NOTE || kind == EntryKind.OPENING_BALANCE;
        }

        /** The policies that held on the date of the document, by number, each with the withdrawals stated since. */
        private List<CreditInsurance> policiesOf(OpenItem item) {
            AsOf then = new AsOf(item.documentOn(), asOf.knownAt());
            return file.contents(CustomerFactKind.CREDIT_INSURANCE, then).values().stream()
                    .map(insurance -> withdrawnSince(insurance, item.documentOn()))
                    .toList();
        }

        // An insurer's letter often arrives after the day it names. What took the place of a fact of the same day is
        // not asked.
        private CreditInsurance withdrawnSince(CreditInsurance held, LocalDate documentOn) {
            return file.facts().stream()
                    .filter(recorded -> recorded.fact().kind() == CustomerFactKind.CREDIT_INSURANCE
                            && recorded.fact().key().equals(held.policy())
                            && recorded.fact().from().isAfter(documentOn)
                            && asOf.counts(recorded.fact().from(), recorded.at())
                            && isLastOfItsDay(recorded))
                    .flatMap(recorded -> recorded.fact().content(CustomerFactKind.CREDIT_INSURANCE).find().stream())
                    .flatMap(insurance -> insurance.withdrawnFrom().stream())
                    .filter(from -> !from.isAfter(documentOn))
                    .min(LocalDate::compareTo)
                    .filter(from -> !held.isWithdrawn(from))
                    .map(held::withdrawnFrom)
                    .orElse(held);
        }

        private boolean isLastOfItsDay(CustomerFactRecorded recorded) {
            AsOf itsDay = new AsOf(recorded.fact().from(), asOf.knownAt());
            return file.timeline(
                            CustomerFactKind.CREDIT_INSURANCE, recorded.fact().key())
                    .at(itsDay)
                    .filter(recorded::equals)
                    .isPresent();
        }

        private static Optional<InsuredItem.Gap> refused(OpenItem item, CreditInsurance insurance) {
            if (insurance.isWithdrawn(item.documentOn())) {
                return Optional.of(InsuredItem.Gap.WITHDRAWN);
            }
            if (!insurance.limit().getCurrencyUnit().equals(item.currency())) {
                return Optional.of(InsuredItem.Gap.OTHER_CURRENCY);
            }
            long term = ChronoUnit.DAYS.between(item.documentOn(), item.dueOn());
            return insurance.maximumTermDays().isPresent()
                            && term > insurance.maximumTermDays().getAsInt()
                    ? Optional.of(InsuredItem.Gap.TERMS_TOO_LONG)
                    : Optional.empty();
        }

        private InsuredItem covered(OpenItem item, CreditInsurance insurance) {
            // What was taken is kept by policy; one that changed its currency since is another one.
            String taker = insurance.policy() + " " + item.currency();
            long taken = within.getOrDefault(taker, 0L);
            long room = Math.max(0, MinorUnits.of(insurance.limit()) - taken);
            long own = Math.min(room, item.openMinor());
            within.put(taker, taken + own);
            long shared =
                    MinorUnits.of(insurance.share().of(MinorUnits.toMoney(item.currency(), own), RoundingMode.DOWN));
            long before = retained.getOrDefault(taker, 0L);
            long loss = Math.min(shared, Math.max(0, MinorUnits.of(insurance.firstLoss()) - before));
            retained.put(taker, before + loss);
            return InsuredItem.covered(
                    item,
                    insurance,
                    MinorUnits.toMoney(item.currency(), own),
                    MinorUnits.toMoney(item.currency(), shared - loss),
                    own < item.openMinor() ? InsuredItem.Gap.LIMIT_USED : InsuredItem.Gap.RETAINED);
        }
    }
}
