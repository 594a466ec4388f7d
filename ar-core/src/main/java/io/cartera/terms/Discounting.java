package io.cartera.terms;

import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyTally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A discount taken of amounts by rate; rounding as {@link CashDiscount} has it. */
final class Discounting {

    private final List<TaxedAmount> amounts;
    private final CashDiscount discount;
    private final CurrencyUnit currency;
    private final long net;
    private final long gross;

    private Discounting(List<TaxedAmount> amounts, CashDiscount discount) {
        this.amounts = List.copyOf(amounts);
        this.discount = discount;
        this.currency = amounts.get(0).net().getCurrencyUnit();
        MoneyTally nets = MoneyTally.in(currency);
        MoneyTally grosses = MoneyTally.in(currency);
        for (TaxedAmount amount : amounts) {
            nets.add(amount.net());
            grosses.add(amount.gross());
        }
        this.net = MinorUnits.of(nets.total());
        this.gross = MinorUnits.of(grosses.total());
    }

    static Discounting of(List<TaxedAmount> amounts, CashDiscount discount) {
        if (amounts.isEmpty()) {
            throw new IllegalArgumentException("there are no amounts to discount");
        }
        return new Discounting(amounts, discount);
    }

    Optional<DiscountOffer> offer(DiscountTier tier, LocalDate until) {
        BigDecimal exact = exact(tier);
        long amount = rounded(exact);
        if (amount == 0) {
            return Optional.empty();
        }
        return Optional.of(DiscountOffer.of(
                until,
                MinorUnits.toMoney(currency, amount),
                MinorUnits.toMoney(currency, gross),
                parts(exact, amount)));
    }

    private BigDecimal exact(DiscountTier tier) {
        return tier.exactMinor(currency, discount.base == DiscountOn.NET ? net : gross, most());
    }

    // Where the tax stays as it is, no more than the net amount can be discounted, and never more than is to be paid.
    private long most() {
        if (discount.tax == TaxTreatment.REDUCED_ON_PAYMENT) {
            return gross;
        }
        if (Long.signum(net) * Long.signum(gross) < 0) {
            return 0;
        }
        return Math.abs(net) < Math.abs(gross) ? net : gross;
    }

    private List<TaxedAmount> parts(BigDecimal exact, long amount) {
        long[] taxes = new long[amounts.size()];
        long[] nets = new long[amounts.size()];
        boolean isTaxReduced = discount.tax == TaxTreatment.REDUCED_ON_PAYMENT && gross != 0;
        long left = amount;
        for (int i = 0; i < taxes.length; i++) {
            taxes[i] = isTaxReduced ? share(exact, MinorUnits.of(amounts.get(i).tax()), gross, currency) : 0;
            left = MinorUnits.inRange(left - taxes[i]);
        }
        long netDiscount = left;
        int largest = largestNet(amounts);
        for (int i = 0; i < nets.length; i++) {
            long own = MinorUnits.of(amounts.get(i).net());
            nets[i] = i == largest || net == 0 ? 0 : share(BigDecimal.valueOf(netDiscount), own, net, currency);
            left = MinorUnits.inRange(left - nets[i]);
        }
        nets[largest] = left;
        List<TaxedAmount> parts = new ArrayList<>();
        for (int i = 0; i < nets.length; i++) {
            parts.add(TaxedAmount.of(amounts.get(i).rate(), money(nets[i]), money(taxes[i])));
        }
        return parts;
    }

    /** The parts of an offer of which less is taken. */
    static List<TaxedAmount> parts(List<TaxedAmount> offered, Money whole, Money taken) {
        if (offered.isEmpty()) {
            return List.of();
        }
        CurrencyUnit currency = taken.getCurrencyUnit();
        BigDecimal minor = BigDecimal.valueOf(MinorUnits.of(taken));
        long[] taxes = new long[offered.size()];
        long[] nets = new long[offered.size()];
        long left = MinorUnits.of(taken);
        int largest = largestNet(offered);
        for (int i = 0; i < taxes.length; i++) {
            TaxedAmount part = offered.get(i);
            taxes[i] = share(minor, MinorUnits.of(part.tax()), MinorUnits.of(whole), currency);
            nets[i] = i == largest ? 0 : share(minor, MinorUnits.of(part.net()), MinorUnits.of(whole), currency);
            left -= taxes[i] + nets[i];
        }
        nets[largest] = left;
        List<TaxedAmount> parts = new ArrayList<>();
        for (int i = 0; i < nets.length; i++) {
            Money net = MinorUnits.toMoney(currency, nets[i]);
            parts.add(TaxedAmount.of(offered.get(i).rate(), net, MinorUnits.toMoney(currency, taxes[i])));
        }
        return parts;
    }

    private static int largestNet(List<TaxedAmount> amounts) {
        int largest = 0;
        for (int i = 1; i < amounts.size(); i++) {
            if (amounts.get(i)
                    .net()
                    .abs()
                    .isGreaterThan(amounts.get(largest).net().abs())) {
                largest = i;
            }
        }
        return largest;
    }

    List<TaxedAmount> taxedLess(DiscountTier tier) {
        BigDecimal exact = exact(tier);
        List<TaxedAmount> reduced = new ArrayList<>();
        for (TaxedAmount amount : amounts) {
            long tax = MinorUnits.of(amount.tax());
            long stated = net == 0 ? tax : share(BigDecimal.valueOf(net).subtract(exact), tax, net, currency);
            reduced.add(TaxedAmount.of(amount.rate(), amount.net(), money(stated)));
        }
        return List.copyOf(reduced);
    }

    private Money money(long minor) {
        return MinorUnits.toMoney(currency, minor);
    }

    // A share is beyond the range where parts of either sign nearly cancel out in the whole.
    private static long share(BigDecimal of, long part, long whole, CurrencyUnit currency) {
        BigDecimal minor =
                of.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP);
        return MinorUnits.of(Money.of(currency, minor.movePointLeft(currency.getDecimalPlaces())));
    }

    private static long rounded(BigDecimal exact) {
        return exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
