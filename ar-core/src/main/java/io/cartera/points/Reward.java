package io.cartera.points;

import io.cartera.invoice.AllowanceCharge;
import io.cartera.money.MinorUnits;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is given: a voucher, which becomes a discount on a later document, or so many of a gift, which the host
 * sends. By itself it moves no balance. Immutable. Worked: a voucher of EUR 50.00 is {@link #discount} of 50.00 on the next
 * invoice, which is then lower by it and earns no points on it.
 */
public final class Reward {

    private final @Nullable Money value;
    private final @Nullable LocalDate validThrough;
    private final @Nullable String gift;
    private final int quantity;

    private Reward(@Nullable Money value, @Nullable LocalDate validThrough, @Nullable String gift, int quantity) {
        this.value = value;
        this.validThrough = validThrough;
        this.gift = gift;
        this.quantity = quantity;
    }

    /**
     * A voucher of this value, net of tax.
     *
     * @throws IllegalArgumentException if it is not greater than zero
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public static Reward voucher(Money value) {
        if (MinorUnits.of(value) <= 0) {
            throw new IllegalArgumentException("value is " + value + ", it must be positive");
        }
        return new Reward(value, null, null, 0);
    }

    /**
     * The same voucher with a last day of use.
     *
     * @throws IllegalArgumentException if it is no voucher
     */
    public Reward validThrough(LocalDate day) {
        if (value == null) {
            throw new IllegalArgumentException("gift " + gift + " has no last day");
        }
        return new Reward(value, Require.date(day, "validThrough"), null, 0);
    }

    /**
     * So many of a gift.
     *
     * @param gift what the host calls it, such as the number of an article
     */
    public static Reward gift(String gift, int quantity) {
        return new Reward(null, null, Require.id(gift, "gift"), Require.positive(quantity, "quantity"));
    }

    /** The value of a voucher; empty for a gift. */
    public Optional<Money> value() {
        return Optional.ofNullable(value);
    }

    /** The last day on which a voucher can be used; empty where there is none, and for a gift. */
    public Optional<LocalDate> validThrough() {
        return Optional.ofNullable(validThrough);
    }

    /** Which gift; empty for a voucher. */
    public Optional<String> gift() {
        return Optional.ofNullable(gift);
    }

    /** How many of a gift; 0 for a voucher. */
    public int quantity() {
        return quantity;
    }

    /**
     * The voucher as something taken off a document, with its identifier as the reason: at most what the document comes to
     * before it, so that it takes nothing below zero; what is beyond is lost.
     *
     * @param voucher the identifier of the redemption
     * @param net what the document comes to, net of tax
     * @throws IllegalArgumentException if it is no voucher, or in another currency
     */
    public AllowanceCharge discount(String voucher, Money net) {
        if (value == null || !value.getCurrencyUnit().equals(net.getCurrencyUnit()) || net.isNegativeOrZero()) {
            throw new IllegalArgumentException(this + " is no discount on " + net);
        }
        return AllowanceCharge.allowance(value.isGreaterThan(net) ? net : value)
                .because(Require.id(voucher, "voucher"));
    }

    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        value().ifPresent(money -> fields.put("value", money.toString()));
        validThrough().ifPresent(day -> fields.put("validThrough", day.toString()));
        gift().ifPresent(name -> fields.put("gift", name));
        if (gift != null) {
            fields.put("quantity", Integer.toString(quantity));
        }
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reward that && fields().equals(that.fields());
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, gift);
    }

    @Override
    public String toString() {
        return "Reward" + fields();
    }
}
