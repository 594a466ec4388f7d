package io.cartera.collection;

import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandKind;
import java.time.LocalDate;
import java.util.Map;

/**
 * Something that happened while money was asked for: a dispute or a promise, the end of one, a notice that was sent, or its withdrawal; or while it is
 * asked back: a refund that is asked for, and the answer.
 * <p>
 * Facts are recorded once and never edited. Each counts from its effective day on, and as known from the instant at which
 * it was recorded. Sealed, since a store must keep every kind. Implementations are immutable.
 */
public sealed interface CollectionFact
        permits Dispute,
                DisputeResolution,
                NoticeWithdrawal,
                PromiseToPay,
                PromiseWithdrawal,
                RefundAnswer,
                RefundRequest,
                SentNotice {

    /** Whom it concerns. */
    CustomerId customer();

    /** The day from which it counts. */
    LocalDate effectiveOn();

    /** The kind of the command that records it. */
    CommandKind recordedBy();

    /** The fields by which a repeat is told from a conflict, in a fixed order, without the identifier of the command. */
    Map<String, String> fields();
}
