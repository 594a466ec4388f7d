package io.cartera.audit;

import io.cartera.invoice.Invoice;
import java.util.Optional;

/**
 * A chain of the host's own over the documents that a series numbers, such as one that a tax office prescribes: asked once
 * for each number, in the order of the numbers, while nobody else can take one of the series. What it answers is kept with
 * the number and covered by our own chain. A number that is taken through a door without a log is told to none, and the
 * chain goes on after it; each series has a chain of its own, so where one per issuer or system is prescribed, all documents
 * are numbered by one series, or the host links them itself. It is asked again where a transaction runs again, so it must depend on its
 * arguments only and have no effect of its own.
 */
@FunctionalInterface
public interface IssuedDocumentLog {

    /** The longest answer, in UTF-16 units. */
    int MAX_LENGTH = 1000;

    /**
     * The next value of the chain.
     *
     * @param previous what was answered for the latest number of this series for which a log was asked; empty where there
     *     was none
     * @param row the number with its instant
     * @param document the document with the number; empty where it is void
     * @return 1 to {@value #MAX_LENGTH} characters: identifiers, amounts or hashes, nothing personal, since it stays as it is
     */
    String next(Optional<String> previous, SeriesRow row, Optional<Invoice> document);
}
