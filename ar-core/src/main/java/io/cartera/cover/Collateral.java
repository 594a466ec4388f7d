package io.cartera.cover;

import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.creditfile.Security;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customerfile.CustomerFile;
import io.cartera.money.MoneyBag;
import io.cartera.time.AsOf;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The securities that a customer's file has as of a day, and by how much they relieve exposure: the {@linkplain Security#value()
 * value} of the liquid ones, at most what is owed. Currency by currency, nothing is converted. Immutable. Worked: EUR 9,000.00
 * are owed; a bank guarantee of EUR 10,000.00 counts with 80 % and a retention of title of EUR 5,000.00 is not liquid: the
 * value is EUR 8,000.00, the relief EUR 8,000.00, and with EUR 6,000.00 owed EUR 6,000.00.
 */
public final class Collateral {

    private final SortedMap<String, Security> held;

    private Collateral(SortedMap<String, Security> held) {
        this.held = held;
    }

    /** The securities that hold then; those that were erased count for nothing. */
    public static Collateral of(CustomerFile file, AsOf asOf) {
        return new Collateral(file.contents(CustomerFactKind.SECURITY, asOf));
    }

    /** All of them, the illiquid too, by key. */
    public SortedMap<String, Security> held() {
        return Collections.unmodifiableSortedMap(held);
    }

    /** What the liquid ones are worth, in every currency. */
    public MoneyBag value() {
        return liquid().collect(MoneyBag.collector());
    }

    private Stream<Money> liquid() {
        return held.values().stream().filter(Security::isLiquid).map(Security::value);
    }

    /** By how much an amount that is owed is relieved: what the liquid ones in its currency are worth, at most the amount. */
    public Money relief(Money owed) {
        Money worth = value().in(Objects.requireNonNull(owed, "owed").getCurrencyUnit());
        Money most = owed.isNegative() ? Money.zero(owed.getCurrencyUnit()) : owed;
        return worth.isGreaterThan(most) ? most : worth;
    }

    /** By how much the open debits in a currency are relieved, without regard to credits. */
    public Money relief(List<OpenItem> open, CurrencyUnit currency) {
        MoneyBag owed = open.stream()
                .filter(item -> item.side() == Side.DEBIT)
                .map(OpenItem::open)
                .collect(MoneyBag.collector());
        return relief(owed.in(currency));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Collateral that && held.equals(that.held);
    }

    @Override
    public int hashCode() {
        return held.hashCode();
    }

    @Override
    public String toString() {
        return "Collateral" + held;
    }
}
