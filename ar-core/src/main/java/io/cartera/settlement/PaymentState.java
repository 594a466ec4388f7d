package io.cartera.settlement;

import io.cartera.account.AccountHistory;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.payment.PaymentId;
import io.cartera.payment.ReturnKind;
import io.cartera.time.AsOf;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a payment by a day, and since when.
 * <p>
 * It is received from the day on which it enters the account, cleared from the bank's value date where that is later,
 * and then until the bank takes it back or a clerk's mistake is undone. Immutable. Worked: received on 1 March with
 * value on 3 March and bounced on 5 March: RECEIVED on 2 March, CLEARED on 4 March, BOUNCED from 5 March.
 */
public final class PaymentState {

    /** What became of a payment. More may come; programs that switch on them should have a default. */
    public enum Status {
        /** It is on the account, and the bank's value date is still to come. */
        RECEIVED,
        /** The money is ours: the bank's value date has come. */
        CLEARED,
        /** The bank could not collect it. */
        BOUNCED,
        /** The payer had the bank take it back. */
        CHARGED_BACK,
        /** It was recorded by mistake and undone. */
        REVERSED
    }

    private final PaymentId payment;
    private final Status status;
    private final LocalDate since;

    private PaymentState(PaymentId payment, Status status, LocalDate since) {
        this.payment = payment;
        this.status = status;
        this.since = since;
    }

    /** What became of a payment by a day; empty where no payment of that identifier counts on the account by then. */
    public static Optional<PaymentState> of(AccountHistory history, PaymentId payment, LocalDate on) {
        ItemId item = ItemId.credit(Objects.requireNonNull(payment, "payment").value());
        Require.date(on, "on");
        Map<ItemId, Entry> entries = new HashMap<>();
        history.entries()
                .filter(entry -> !entry.effectiveOn().isAfter(on))
                .forEach(entry -> entries.put(entry.id(), entry));
        Entry receipt = entries.get(item);
        if (receipt == null || !receipt.kind().isMoneyIn()) {
            return Optional.empty();
        }
        Optional<PaymentState> undone = entries.values().stream()
                .filter(entry -> entry.reversal()
                        .filter(reversal -> reversal.item().equals(item))
                        .isPresent())
                .findFirst()
                .map(reversal -> new PaymentState(payment, Status.REVERSED, reversal.effectiveOn()));
        return Optional.of(undone.or(() -> returned(history, payment, entries, AsOf.of(on)))
                .orElseGet(() -> standing(payment, receipt, on)));
    }

    /** The bank's return is the debit that takes back all of the receipt. */
    private static Optional<PaymentState> returned(
            AccountHistory history, PaymentId payment, Map<ItemId, Entry> entries, AsOf asOf) {
        ItemId item = ItemId.credit(payment.value());
        return history.links().stream()
                .filter(link -> link.minorAt(asOf) > 0)
                .map(Link::allocation)
                .filter(allocation -> allocation.credit().equals(item) && entries.containsKey(allocation.debit()))
                .map(allocation -> entries.get(allocation.debit()))
                .filter(debit -> debit.kind() == EntryKind.RETURNED_PAYMENT)
                .findFirst()
                .map(debit -> new PaymentState(
                        payment,
                        debit.returned().filter(ReturnKind.CHARGEBACK::equals).isPresent()
                                ? Status.CHARGED_BACK
                                : Status.BOUNCED,
                        debit.effectiveOn()));
    }

    private static PaymentState standing(PaymentId payment, Entry receipt, LocalDate on) {
        LocalDate received = receipt.effectiveOn();
        if (receipt.valueOn().isAfter(on)) {
            return new PaymentState(payment, Status.RECEIVED, received);
        }
        LocalDate cleared = receipt.valueOn().isAfter(received) ? receipt.valueOn() : received;
        return new PaymentState(payment, Status.CLEARED, cleared);
    }

    /** The payment. */
    public PaymentId payment() {
        return payment;
    }

    /** What became of it. */
    public Status status() {
        return status;
    }

    /** The day from which it is so. */
    public LocalDate since() {
        return since;
    }

    /** Whether the bank or a clerk took it back. */
    public boolean isTakenBack() {
        return status == Status.BOUNCED || status == Status.CHARGED_BACK || status == Status.REVERSED;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PaymentState that
                && payment.equals(that.payment)
                && status == that.status
                && since.equals(that.since);
    }

    @Override
    public int hashCode() {
        return Objects.hash(payment, status, since);
    }

    @Override
    public String toString() {
        return "PaymentState[" + payment + ", " + status + " since " + since + "]";
    }
}
