package io.cartera.allocation;

import io.cartera.account.EntryKind;
import io.cartera.account.OpenItem;
import io.cartera.invoice.RemittanceReference;
import java.util.List;
import java.util.Optional;

/**
 * What the reference of an item says: {@link io.cartera.invoice.Invoice#postedReference} has what a document refers to, what
 * it asks a payer to quote, or both, the latter last.
 */
final class DocumentNames {

    private static final String ASKED = " RF";

    private DocumentNames() {}

    /** By what a payer may name the document, beside its identifier: what it refers to, and what it asks for. */
    static List<String> of(String reference) {
        return asked(reference)
                .map(asked -> List.of(withoutAsked(reference, asked), asked.value()))
                .orElse(List.of(reference));
    }

    /** What a credit note asks a payer to quote who takes it off what is paid. */
    static Optional<String> askedBy(OpenItem creditNote) {
        return creditNote
                .reference()
                .flatMap(reference -> asked(reference).or(() -> RemittanceReference.read(reference)))
                .map(RemittanceReference::value);
    }

    /** What a credit says that it is for. What a credit note asks for itself is none of it. */
    static Optional<String> meantBy(OpenItem credit) {
        return credit.kind() == EntryKind.CREDIT_NOTE
                ? credit.reference().map(reference -> of(reference).get(0))
                : credit.reference();
    }

    // A document's own is as machines write it; what somebody else has written into a reference need not be.
    private static Optional<RemittanceReference> asked(String reference) {
        int at = reference.lastIndexOf(ASKED);
        String last = at > 0 ? reference.substring(at + 1) : "";
        return RemittanceReference.read(last).filter(asked -> asked.value().equals(last));
    }

    private static String withoutAsked(String reference, RemittanceReference asked) {
        return reference.substring(0, reference.length() - asked.value().length() - 1);
    }
}
