package io.cartera.segment;

import io.cartera.customer.CustomerId;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** PurchaseTotals in few words. */
final class Bought {

    static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    static final DateRange YEAR = DateRange.of(FIRST, LocalDate.parse("2027-01-01"));

    private Bought() {}

    static PurchaseTotals bought(String customer, long count, long minor, int day) {
        return PurchaseTotals.of(
                CustomerId.of(customer), count, Money.ofMinor(CurrencyUnit.EUR, minor), FIRST.plusDays(day));
    }

    static Purchasers euros(List<PurchaseTotals> purchases) {
        return Purchasers.of(YEAR, CurrencyUnit.EUR, purchases);
    }

    /** Customers C01, C02 and on with these totals in whole units, one purchase each on the first day. */
    static Purchasers totals(long... units) {
        List<PurchaseTotals> all = new ArrayList<>();
        for (long unit : units) {
            all.add(bought(String.format(java.util.Locale.ROOT, "C%02d", all.size() + 1), 1, unit * 100, 0));
        }
        return euros(all);
    }

    static List<String> segments(Classification classification) {
        return classification.purchasers().all().stream()
                .map(each -> classification.find(each.customer()).orElseThrow().segment())
                .toList();
    }
}
