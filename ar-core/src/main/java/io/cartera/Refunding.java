package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountId;
import io.cartera.account.Adjustment;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.CollectionRefusal;
import io.cartera.collection.RefundAnswer;
import io.cartera.collection.RefundId;
import io.cartera.collection.RefundRequest;
import io.cartera.collection.RefundState;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Paying money back: asked for, approved by somebody else, paid in time. Asking and answering move no balance; the refund that
 * is paid does, and is an adjustment like any other, with all that came before it. Nobody approves what they asked for. Nothing is
 * transferred here: that is the host's.
 * <p>
 * Whoever may adjust accounts may also refund without being asked ({@link Adjustments#adjust}); who is to pay approved refunds
 * only is given {@code PAY_REFUNDS} and not {@code ADJUST_ACCOUNTS}. Thread-safe. Example:
 * <pre>{@code
 * books.actingAs(clerk).refunds().request(RefundRequest.of(id, acme, ItemId.credit("PAY-1"), Money.parse("EUR 60"), day, "paid twice").payBy(day.plusDays(14)));
 * books.actingAs(head).refunds().answer(RefundAnswer.approved(id, acme, day));
 * books.refunds().pay(id, acme, day.plusDays(1), PaymentMethod.of("transfer"));
 * books.refunds().waiting(AsOf.of(today));   // what is asked for and not paid, the most urgent first
 * }</pre>
 */
public final class Refunding {

    private static final Comparator<RefundState> MOST_URGENT_FIRST = Comparator.<RefundState, LocalDate>comparing(
                    state -> state.request().payBy().orElse(Require.LAST_DAY))
            .thenComparing(state -> state.request().requestedOn())
            .thenComparing(state -> state.request().customer())
            .thenComparing(state -> state.request().id());

    private final Desk desk;

    Refunding(Desk desk) {
        this.desk = desk;
    }

    /**
     * Records that a refund is asked for; its identifier is that of the command. Refused with {@link UnknownCustomer} or as
     * {@link CollectionRefusal} says: identifier taken, unknown item, before the credit counts, currency differs, more than is open of the
     * credit and not asked back already, later than today. What is open is so at the moment: that somebody applies the credit
     * before the refund is paid is not prevented, and {@link #pay} is then refused by the account.
     */
    public Outcome<RefundRequest> request(RefundRequest request) {
        return new Collecting(desk)
                .record(Permission.REQUEST_REFUNDS, CommandId.of(request.id().value()), request);
    }

    /**
     * Records that a refund is approved or declined, or that its approval is taken back by declining it. Refused with
     * {@link UnknownCustomer} or as {@link CollectionRefusal} says: unknown refund, paid, already answered, before it was asked
     * for or approved, later than today; and with {@link Adjustment.ApprovedByRequester} where who asked would approve it. Who
     * asked may decline it: that takes the request back.
     */
    public Outcome<RefundAnswer> answer(CommandId command, RefundAnswer answer) {
        return new Collecting(desk).record(Permission.APPROVE_REFUNDS, command, answer);
    }

    /** Records an answer under an identifier of its own. */
    public Outcome<RefundAnswer> answer(RefundAnswer answer) {
        return answer(desk.mint(), answer);
    }

    /**
     * Records that a refund that was approved is paid, all of it, under its identifier: an adjustment of the account with its
     * reason, who asked when, who approved when, and the method. Refused with {@link CollectionRefusal.UnknownRefund}, with
     * {@link CollectionRefusal.RefundNotApproved} where it is not approved by that day, with {@link CollectionRefusal.TooLate} for a
     * day after today, and as {@link Adjustments#adjust} is:
     * where the credit has been used meanwhile, with the figures.
     */
    public Outcome<AccountChange> pay(RefundId refund, CustomerId customer, LocalDate on, PaymentMethod method) {
        return desk.inOneUnit(Permission.PAY_REFUNDS, customer, batch -> batch.pay(refund, on, method));
    }

    /** All refunds that a customer asked for, by the day of the request, then identifier: see {@link CollectionFile#refunds}. */
    public List<RefundState> of(CustomerId customer, AsOf asOf) {
        AccountId account = desk.account(customer);
        return desk.read(
                Permission.READ_COLLECTIONS,
                customer,
                session -> session.collections()
                        .find(account)
                        .refunds(asOf, session.accounts().history(account)));
    }

    /**
     * The refunds that somebody has to do something about, over all customers: asked for or approved, and not paid. The one to
     * be paid first comes first, those without a day last; then by day of the request, customer, identifier. Reads the
     * history of each customer who ever asked for one.
     */
    public List<RefundState> waiting(AsOf asOf) {
        return desk.read(Permission.READ_COLLECTIONS, session -> {
            List<RefundState> waiting = new ArrayList<>();
            session.collections().all(desk.ledger(), asOf).values().stream()
                    .filter(file -> file.facts().stream().anyMatch(fact -> fact.fact() instanceof RefundRequest))
                    .forEach(file -> file.refunds(asOf, session.accounts().history(file.account())).stream()
                            .filter(RefundState::isWaiting)
                            .forEach(waiting::add));
            waiting.sort(MOST_URGENT_FIRST);
            return List.copyOf(waiting);
        });
    }
}
