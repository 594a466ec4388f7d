package io.cartera.audit;

import io.cartera.invoice.Invoice;
import java.util.Optional;

/**
 * A chain of the host's own over the documents that a series numbers, such as one that a tax office prescribes: asked once
 * for each number, in the order of the numbers, while nobody else can take one of the series. What it answers is kept with
 * the number and covered by our own chain. It is asked again where a transaction runs again, so it must depend on its
 * arguments only and have no effect of its own.
 */
@FunctionalInterface
public interface IssuedDocumentLog {

    /** The longest answer, in UTF-16 units. */
    int MAX_LENGTH = 1000;

    /**
     * The next value of the chain.
     *
     * @param previous what was answered for the number before; empty at the beginning, and where there was no log then
     * @param row the number with its instant
     * @param document the document with the number; empty where it is void
     * @return 1 to {@value #MAX_LENGTH} characters: identifiers, amounts or hashes, nothing personal, since it stays as it is
     */
    String next(Optional<String> previous, SeriesRow row, Optional<Invoice> document);
}
