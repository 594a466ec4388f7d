package io.cartera.risk;

import io.cartera.account.AccountHistory;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.collection.CollectionFile;
import io.cartera.cover.Collateral;
import io.cartera.cover.InsuredDebts;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFile;
import io.cartera.exposure.CreditLimit;
import io.cartera.money.MoneyBag;
import io.cartera.time.AsOf;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * All that risk is read from, of one customer in one ledger as of a day and as known at an instant: its file, the history of its
 * account, disputes, promises and notices, and the limit in force. Immutable.
 */
public final class RiskPicture {

    private final CustomerFile file;
    private final AccountHistory history;
    private final CollectionFile collections;
    private final @Nullable CreditLimit limit;
    private final AsOf asOf;
    private final List<OpenItem> open;

    private RiskPicture(
            CustomerFile file,
            AccountHistory history,
            CollectionFile collections,
            @Nullable CreditLimit limit,
            AsOf asOf) {
        this.file = Objects.requireNonNull(file, "file");
        this.collections = Objects.requireNonNull(collections, "collections");
        this.limit = limit;
        this.asOf = Objects.requireNonNull(asOf, "asOf");
        this.history = history.knownAt(asOf);
        if (!history.account().customer().equals(file.customer().id())
                || !collections.account().equals(history.account())) {
            throw new IllegalArgumentException("the file of " + file.customer().id() + " with the account "
                    + history.account() + " and the disputes and promises of " + collections.account());
        }
        this.open = this.history.openItems(asOf.date());
    }

    /**
     * The picture of a customer.
     *
     * @param limit the limit in force; empty where none is on file, so that nothing is known of how far it is used
     * @throws IllegalArgumentException if they are not of one customer and account
     */
    public static RiskPicture of(
            CustomerFile file,
            AccountHistory history,
            CollectionFile collections,
            Optional<CreditLimit> limit,
            AsOf asOf) {
        return new RiskPicture(file, history, collections, limit.orElse(null), asOf);
    }

    /** Whose picture it is. */
    public CustomerId customer() {
        return file.customer().id();
    }

    /** As of when. */
    public AsOf asOf() {
        return asOf;
    }

    /** What is open, by currency, debits first, due date, document date and identifier. */
    public List<OpenItem> openItems() {
        return open;
    }

    /** What of the open debits is insured. */
    public InsuredDebts insured() {
        return InsuredDebts.of(file, history.account().ledger(), open, asOf);
    }

    /** The securities that hold. */
    public Collateral collateral() {
        return Collateral.of(file, asOf);
    }

    /** What is owed less what is insured and secured, at least zero, in every currency in which something is owed. */
    public MoneyBag uncovered() {
        MoneyBag insured = insured().insured();
        Collateral collateral = collateral();
        return owed().amounts().stream()
                .map(owed -> atLeastZero(
                        owed.minus(insured.in(owed.getCurrencyUnit())).minus(collateral.relief(owed))))
                .collect(MoneyBag.collector());
    }

    /** All open debits, without regard to credits, in every currency. */
    MoneyBag owed() {
        return open.stream()
                .filter(item -> item.side() == Side.DEBIT)
                .map(OpenItem::open)
                .collect(MoneyBag.collector());
    }

    /** Open debits less open credits in a currency, at least zero. */
    Money atStake(CurrencyUnit currency) {
        return atLeastZero(open.stream()
                .map(OpenItem::signedOpen)
                .collect(MoneyBag.collector())
                .in(currency));
    }

    /** The open debits that are past due, in every currency. */
    MoneyBag overdue() {
        return open.stream()
                .filter(item -> item.side() == Side.DEBIT && item.overdueDays(asOf.date()) > 0)
                .map(OpenItem::open)
                .collect(MoneyBag.collector());
    }

    static Money atLeastZero(Money amount) {
        return amount.isNegative() ? Money.zero(amount.getCurrencyUnit()) : amount;
    }

    CustomerFile file() {
        return file;
    }

    AccountHistory history() {
        return history;
    }

    CollectionFile collections() {
        return collections;
    }

    Optional<CreditLimit> limit() {
        return Optional.ofNullable(limit);
    }

    @Override
    public String toString() {
        return "RiskPicture[" + customer() + ", " + asOf + "]";
    }
}
