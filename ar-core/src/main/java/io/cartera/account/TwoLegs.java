package io.cartera.account;

import io.cartera.customer.CustomerId;
import io.cartera.money.ExchangeRate;
import io.cartera.trace.Command;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is moved between two customers of a ledger, or two currencies of one: two legs that one command records or none.
 * <ul>
 *   <li>A <em>transfer</em> moves an open item, debit or credit, to another customer. One leg stands against the item and
 *       is allocated to it; the other one arrives, open, on the item's side. It keeps document date, due date and value
 *       date. A debit is known by the document it came from, in the reference; a credit keeps the payer's reference, if
 *       there is one, so that cash application goes on by it. Of the offers of a debit their part goes with it, and what
 *       arrives of a payment is money that came in ({@link Entry#moved}), as far as discounts for paying early go. Its tax
 *       stays where the document is: whoever gives up a part of a debit after its transfer corrects no tax
 *       ({@link io.cartera.journal.Journal}); undo the transfer first, or post the correction yourself. Disputes
 *       and promises stay with the account that it leaves: what is still disputed of a debit is to be disputed anew where it
 *       arrives.
 *   <li>A <em>netting</em> offsets a debit of one customer with a credit of another. Each gets a leg that is allocated to
 *       the item, and refers to the other one's document.
 *   <li>A <em>conversion</em> moves an open credit to another currency on the same account, at a rate that the caller
 *       states. One leg stands against the credit and is allocated to it; the other one arrives, open, in the other
 *       currency, rounded once as {@link ExchangeRate#convert}. It keeps the value date and the payer's reference. The
 *       rate stays with the command, so what rounding left out follows from the books.
 * </ul>
 * Of a transfer and of a netting the sum of all balances is the same on every day. The identifier of both legs is the command's, so the caller chooses
 * under which name an item arrives: that of the invoice, where it is free, is found by payments that name it. Each leg
 * knows its {@linkplain Entry#counterpart() counterpart}. The amount is what is open from the day on, of a netting the less
 * of both, unless it {@linkplain #of(Money) says} less. Immutable. Example:
 * {@code TwoLegs.transfer(acme, ItemId.credit("PAY-1"), beta, day)} moves a payment that was booked on the wrong customer.
 */
public final class TwoLegs {

    private final EntryKind kind;
    private final CustomerId from;
    private final ItemId item;
    private final CustomerId to;
    private final @Nullable ItemId against;
    private final LocalDate on;
    private final @Nullable Money amount;
    private final @Nullable ExchangeRate rate;

    private TwoLegs(
            EntryKind kind, OnAccount from, CustomerId to, @Nullable ItemId against, LocalDate on, Measure measure) {
        this.kind = kind;
        this.from = Objects.requireNonNull(from.customer(), "from");
        this.item = Objects.requireNonNull(from.item(), "item");
        this.to = Objects.requireNonNull(to, "to");
        this.against = against;
        this.on = Require.date(on, "on");
        this.amount = measure.amount();
        this.rate = measure.rate();
        if (amount != null) {
            Allocation.requirePositive(amount);
        }
    }

    private record OnAccount(CustomerId customer, ItemId item) {}

    private record Measure(@Nullable Money amount, @Nullable ExchangeRate rate) {
        static final Measure ALL = new Measure(null, null);
    }

    /**
     * An open item goes to another customer.
     *
     * @throws IllegalArgumentException if it is the same one
     */
    public static TwoLegs transfer(CustomerId from, ItemId item, CustomerId to, LocalDate on) {
        requireDifferent(from, to);
        return new TwoLegs(EntryKind.TRANSFER, new OnAccount(from, item), to, null, on, Measure.ALL);
    }

    /**
     * A debit of one customer is offset with a credit of another.
     *
     * @throws IllegalArgumentException if both are of one customer, which is an allocation, or not a debit and a credit
     */
    public static TwoLegs netting(CustomerId debtor, ItemId debit, CustomerId creditor, ItemId credit, LocalDate on) {
        requireDifferent(debtor, creditor);
        Allocation.requireSides(credit, debit);
        return new TwoLegs(EntryKind.NETTING, new OnAccount(debtor, debit), creditor, credit, on, Measure.ALL);
    }

    /**
     * An open credit goes to another currency at a rate.
     *
     * @throws IllegalArgumentException if it is a debit, or the rate is of a later day
     */
    public static TwoLegs conversion(CustomerId customer, ItemId credit, ExchangeRate rate, LocalDate on) {
        if (credit.side() != Side.CREDIT) {
            throw new IllegalArgumentException(credit + " is a debit, only credits are converted");
        }
        if (rate.on().isAfter(on)) {
            throw new IllegalArgumentException("the rate " + rate + " was not known on " + on);
        }
        return new TwoLegs(
                EntryKind.CONVERSION, new OnAccount(customer, credit), customer, null, on, new Measure(null, rate));
    }

    /**
     * The transfer that a recorded command orders.
     *
     * @throws IllegalArgumentException if it is another command
     */
    public static TwoLegs transferOf(Command command) {
        if (command.kind() != CommandKind.TRANSFER) {
            throw new IllegalArgumentException(command.id() + " is no transfer");
        }
        Map<String, String> content = command.content();
        TwoLegs all = transfer(
                CustomerId.of(content.get("from")),
                ItemId.ofContent(content.get("item")),
                CustomerId.of(content.get("to")),
                LocalDate.parse(content.get("on")));
        return content.containsKey("amount") ? all.of(Money.parse(content.get("amount"))) : all;
    }

    private static void requireDifferent(CustomerId from, CustomerId to) {
        if (from.equals(to)) {
            throw new IllegalArgumentException("both customers are " + from);
        }
    }

    /**
     * These legs, of so much.
     *
     * @throws IllegalArgumentException if the amount is not positive
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public TwoLegs of(Money amount) {
        Objects.requireNonNull(amount, "amount");
        return new TwoLegs(kind, new OnAccount(from, item), to, against, on, new Measure(amount, rate));
    }

    /** The kind of both legs. */
    public EntryKind kind() {
        return kind;
    }

    /** The customer from whom something goes; of a netting the debtor. */
    public CustomerId from() {
        return from;
    }

    /** What goes; of a netting the debit. */
    public ItemId item() {
        return item;
    }

    /** The customer to whom it goes; of a netting the creditor, of a conversion the same one. */
    public CustomerId to() {
        return to;
    }

    /** The credit of a netting. */
    public Optional<ItemId> against() {
        return Optional.ofNullable(against);
    }

    /** The day from which both legs count. */
    public LocalDate on() {
        return on;
    }

    /** The rate of a conversion. */
    public Optional<ExchangeRate> rate() {
        return Optional.ofNullable(rate);
    }

    /** How much, of a conversion in the currency of the credit; empty for all that is open. */
    public Optional<Money> amount() {
        return Optional.ofNullable(amount);
    }

    /** The arguments by which a repeat is recognised. */
    Map<String, String> content() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("from", from.value());
        content.put("item", item.content());
        content.put("to", to.value());
        against().ifPresent(credit -> content.put("against", credit.content()));
        amount().ifPresent(value -> content.put("amount", value.toString()));
        rate().ifPresent(value -> content.put("rate", value.toString()));
        content.put("on", on.toString());
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TwoLegs that && kind == that.kind && content().equals(that.content());
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, from, item, to, on);
    }

    @Override
    public String toString() {
        return kind + "[" + (amount == null ? "all" : amount) + " of " + item + " of " + from
                + (against == null ? " to " : " against " + against + " of ") + to
                + (rate == null ? "" : " at " + rate) + " on " + on + "]";
    }
}
