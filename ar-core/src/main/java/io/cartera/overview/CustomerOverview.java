package io.cartera.overview;

import io.cartera.account.AccountHistory;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgingSpec;
import io.cartera.analysis.CustomerFacts;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.DisputeState;
import io.cartera.collection.HeldBack;
import io.cartera.collection.PromiseState;
import io.cartera.contactpoint.ContactPurpose;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.ContactRoute;
import io.cartera.customerfile.CustomerFile;
import io.cartera.exposure.CreditExposure;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditLimits;
import io.cartera.money.MoneyBag;
import io.cartera.time.AsOf;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * All that concerns one customer in one ledger, as of a day and as known at an instant: the file, what is open and how
 * old it is, the balance, the credit limit and what it leaves, disputes and promises, and what the account tells of the
 * customer. All of it is of one moment, since it is made of what one session read.
 * <p>
 * Currencies are never added up. The customer is as it was registered, whatever the day; its
 * file answers for the day. Thread-safe. Example:
 * <pre>{@code
 * CustomerOverview overview = books.customers().overview(acme, AsOf.of(today)).orElseThrow();
 * overview.aging(AgingSpec.byDueDate(AgingBuckets.days(30, 60, 90)).withDisputesApart());
 * overview.headroom();        // EUR 3200.00: a limit of 5000.00 less 1800.00 at stake
 * overview.oldestDueOn();     // 2026-02-09
 * }</pre>
 */
public final class CustomerOverview {

    private final CustomerFile file;
    private final AsOf asOf;
    private final AccountHistory history;
    private final CollectionFile collections;
    private final CreditLimits limits;
    private final List<OpenItem> open;

    private CustomerOverview(
            CustomerFile file, AccountHistory history, CollectionFile collections, CreditLimits limits, AsOf asOf) {
        this.file = Objects.requireNonNull(file, "file");
        this.collections = Objects.requireNonNull(collections, "collections");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.asOf = Objects.requireNonNull(asOf, "asOf");
        this.history = history.knownAt(asOf);
        CustomerId customer = file.customer().id();
        if (!history.account().customer().equals(customer)
                || !collections.account().equals(history.account())) {
            throw new IllegalArgumentException("the file of " + customer + " with the account " + history.account()
                    + " and the disputes and promises of " + collections.account());
        }
        this.open = this.history.openItems(asOf.date());
    }

    /**
     * The overview of a customer.
     *
     * @param file who the customer is, with the facts of its file
     * @param history all that was recorded on the account
     * @param collections the disputes and promises of the account
     * @param limits the credit limits over time
     * @param asOf the day, and the instant as known at which the rest is told
     * @throws IllegalArgumentException if they are not of one customer and account
     */
    public static CustomerOverview of(
            CustomerFile file, AccountHistory history, CollectionFile collections, CreditLimits limits, AsOf asOf) {
        return new CustomerOverview(file, history, collections, limits, asOf);
    }

    /** The customer as it was registered. */
    public Customer customer() {
        return file.customer();
    }

    /** The facts of the customer file, to be asked with {@link #asOf()}. */
    public CustomerFile file() {
        return file;
    }

    /** How to reach the customer for a purpose, the best way first: see {@link CustomerFile#contactsFor}. */
    public List<ContactRoute> contactsFor(ContactPurpose purpose) {
        return file.contactsFor(purpose, asOf);
    }

    /** The day, and the instant as known at which it is told. */
    public AsOf asOf() {
        return asOf;
    }

    /** What is open, by currency, debits first, due date, document date and identifier. */
    public List<OpenItem> openItems() {
        return open;
    }

    /** What the customer owes, in every currency; negative where we owe. */
    public MoneyBag balance() {
        return history.balance(asOf.date());
    }

    /** What was paid ahead and is not used yet, in every currency; it is in the {@link #balance()} already. */
    public MoneyBag deposits() {
        return open.stream().filter(OpenItem::isDeposit).map(OpenItem::open).collect(MoneyBag.collector());
    }

    /** What is open by age, one for each currency, by code; what stands apart as the spec has it. */
    public List<AgedAmounts> aging(AgingSpec spec) {
        HeldBack held = HeldBack.of(collections.collectable(asOf, open, promises()));
        return spec.age(source(), asOf.date(), held).rows().stream()
                .map(row -> row.amounts())
                .toList();
    }

    /** The due date of the oldest open debit, past or not; empty where nothing is owed. */
    public Optional<LocalDate> oldestDueOn() {
        return open.stream()
                .filter(item -> item.side() == Side.DEBIT)
                .map(OpenItem::dueOn)
                .min(Comparator.naturalOrder());
    }

    /** The credit limit in force on the day; empty where none was ever granted. */
    public Optional<CreditLimit> limit() {
        return limits.at(asOf);
    }

    /** What is at stake on open items, told in a currency; disputes count. */
    public CreditExposure exposure(CurrencyUnit currency) {
        return CreditExposure.of(source(), currency);
    }

    /**
     * What an amount as limit leaves, in its currency: the limit less what is at stake; negative where it is exceeded.
     * Empty without a limit, and where it is no amount.
     */
    public Optional<Money> headroom() {
        return limit().filter(CreditLimit.UpTo.class::isInstance)
                .map(CreditLimit.UpTo.class::cast)
                .map(limit -> limit.amount()
                        .minus(exposure(limit.amount().getCurrencyUnit()).net()));
    }

    /** The disputes, resolved ones too, by opening day and identifier. */
    public List<DisputeState> disputes() {
        return collections.disputes(asOf, open);
    }

    /** The promises to pay and whether they are kept, without days of grace. */
    public List<PromiseState> promises() {
        return collections.promises(asOf, history, 0);
    }

    /** When something last happened and of what kind, how many deals there were and what they brought. */
    public CustomerFacts facts() {
        return CustomerFacts.of(customer().id(), history.entries().toList(), asOf.date());
    }

    /** What of it the customer may see; empty where the grant is another customer's, or holds no longer. */
    public Optional<CustomerSelfView> sharedBy(ShareGrant grant, Instant now) {
        return grant.customer().equals(customer().id()) && grant.holdsAt(now)
                ? Optional.of(new CustomerSelfView(this, grant))
                : Optional.empty();
    }

    private OpenItemSource source() {
        return OpenItemSource.of(open);
    }

    @Override
    public String toString() {
        return "CustomerOverview[" + customer().id() + ", " + asOf + ", " + balance() + "]";
    }
}
