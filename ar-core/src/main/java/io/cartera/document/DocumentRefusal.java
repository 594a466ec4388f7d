package io.cartera.document;

import io.cartera.external.Referent;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.List;

/**
 * Why something about a document is refused. Of several, the first of these is given, in the order in which they stand here;
 * besides there is {@link io.cartera.external.ExternalRefRefusal.UnknownReferent}, after all but the last. Further refusals
 * may come with later versions.
 */
public interface DocumentRefusal extends Refusal {

    /**
     * No such document is filed under the account.
     *
     * @param document the document that was named
     */
    record UnknownDocument(DocumentId document) implements DocumentRefusal {}

    /**
     * The document is gone; nothing more is recorded about it.
     *
     * @param document the document
     * @param on when it was disposed of
     */
    record AlreadyDisposed(DocumentId document, LocalDate on) implements DocumentRefusal {}

    /**
     * No such hold is on the document.
     *
     * @param hold the hold that was named
     */
    record UnknownHold(String hold) implements DocumentRefusal {}

    /**
     * The hold is lifted already.
     *
     * @param hold the hold
     * @param on since when
     */
    record AlreadyLifted(String hold, LocalDate on) implements DocumentRefusal {}

    /**
     * The fact would count before the document was issued, or the hold be lifted before it was placed.
     *
     * @param effectiveOn the day wanted
     * @param earliest the first possible day
     */
    record TooEarly(LocalDate effectiveOn, LocalDate earliest) implements DocumentRefusal {}

    /**
     * What is under a hold on that day or later is not disposed of.
     *
     * @param document the document
     * @param holds the holds, in the order of recording
     */
    record UnderHold(DocumentId document, List<String> holds) implements DocumentRefusal {

        /** Copies the list. */
        public UnderHold {
            holds = List.copyOf(holds);
        }
    }

    /**
     * The document has that tag already.
     *
     * @param tag the tag
     */
    record AlreadyTagged(String tag) implements DocumentRefusal {}

    /**
     * The document is linked with that already.
     *
     * @param subject what it is about
     */
    record AlreadyLinked(Referent subject) implements DocumentRefusal {}
}
