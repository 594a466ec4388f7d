package io.cartera.audit;

import com.google.common.hash.Hashing;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditFinding.Kind;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.SeriesId;
import io.cartera.trace.internal.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The chain over the numbers of one series, issued and void: each follows from the one before, so that whoever changes,
 * drops, swaps or inserts one breaks it there.
 * <p>
 * {@code hash(n) = SHA-256(hash(n-1) || row(n))}, with positions 1, 2, 3, … through all years. {@code hash(0)} is the
 * SHA-256 of the form's version, the ledger and the series. The row has a SHA-256 of the facts of the document, without
 * texts, and what the host's own log answered. Numbers that were taken before there was a chain have no link, and the first
 * that has one follows {@code hash(0)}; the series says from which position on there is one. How bytes are made is frozen: see {@code docs/canonical-form.md}. A tail that is cut
 * off is found with an {@link AuditAnchor}. Pure functions, thread-safe.
 */
public final class SeriesChain {

    private static final int FORM = 1;

    private SeriesChain() {}

    /** What the first row of a series follows: {@code hash(0)}. */
    public static Fingerprint origin(LedgerId ledger, SeriesId series) {
        return Fingerprint.sha256(new Fields()
                .text("cartera series chain")
                .number(FORM)
                .text(ledger.value())
                .text(series.value())
                .bytes());
    }

    /** The SHA-256 of the facts of a document, without texts and without its number. */
    public static Fingerprint factsOf(Invoice document) {
        return CanonicalForm.of(AuditFacts.document(document))
                .facts()
                .orElseThrow()
                .hashed(Hashing.sha256());
    }

    /**
     * The link of a number that is taken.
     *
     * @param facts the facts of its document; empty where it is void
     * @param own what the host's log answered; empty where there is none
     * @param before the link of the number before; empty where that has none
     * @throws IllegalArgumentException if the answer is empty or too long
     */
    public static SeriesLink next(
            SeriesRow row, Optional<Fingerprint> facts, Optional<String> own, Optional<SeriesLink> before) {
        own.ifPresent(answer -> Require.text(answer, "answer of the log"));
        Fingerprint last = before.map(SeriesLink::hash)
                .orElseGet(() -> origin(row.ledger(), row.number().series()));
        return SeriesLink.of(FORM, facts, own, last.followedBy(bytes(row, facts, own)));
    }

    static byte[] bytes(SeriesRow row, Optional<Fingerprint> facts, Optional<String> own) {
        OptionalInt year = row.number().year();
        return new Fields()
                .text("cartera series row")
                .number(FORM)
                .number(row.position())
                .text(year.isPresent() ? Optional.of(Integer.toString(year.getAsInt())) : Optional.empty())
                .number(row.number().ordinal())
                .text(row.number().text())
                .instant(row.at())
                .date(row.on())
                .code(row.command().kind())
                .text(row.command().id().value())
                .text(row.command().actor().value())
                .text(row.customer().map(customer -> customer.value()))
                .text(row.document().map(document -> document.value()))
                .text(row.reason())
                .fingerprint(facts)
                .text(own)
                .bytes();
    }

    /**
     * What is wrong with the chain of a series, the lowest position first; empty where it is right. Each row is held
     * against the link before it as it is kept, so what follows a broken link is not found wrong for it.
     *
     * @param rows the rows in the order of their positions
     * @param links the link of each; null where it has none
     * @param chainedFrom from which position on there are links: 1 where the series was defined with its chain. What comes
     *     before has a link only where the chain has begun already
     * @throws IllegalArgumentException if there are not as many links as rows
     */
    public static List<AuditFinding> check(
            LedgerId ledger,
            SeriesId series,
            List<SeriesRow> rows,
            List<@Nullable SeriesLink> links,
            long chainedFrom) {
        if (rows.size() != links.size()) {
            throw new IllegalArgumentException(rows.size() + " rows and " + links.size() + " links of " + series);
        }
        List<AuditFinding> findings = new ArrayList<>();
        Fingerprint before = origin(ledger, series);
        boolean hasBegun = false;
        long expected = 1;
        for (int i = 0; i < rows.size(); i++) {
            SeriesRow row = rows.get(i);
            SeriesLink link = links.get(i);
            if (row.position() != expected) {
                findings.add(AuditFinding.ofSeries(ledger, series, expected, Kind.NUMBERING));
            } else if (link != null || hasBegun || row.position() >= chainedFrom) {
                fault(before, row, link)
                        .ifPresent(kind -> findings.add(AuditFinding.ofSeries(ledger, series, row.position(), kind)));
            }
            expected = row.position() + 1;
            hasBegun |= link != null;
            before = link == null ? before : link.hash();
        }
        return findings;
    }

    private static Optional<Kind> fault(Fingerprint before, SeriesRow row, @Nullable SeriesLink link) {
        if (link == null) {
            return Optional.of(Kind.BROKEN_LINK);
        }
        if (link.form() != FORM) {
            return Optional.of(Kind.UNKNOWN_FORM);
        }
        boolean follows =
                before.followedBy(bytes(row, link.facts(), link.own())).equals(link.hash());
        return follows ? Optional.empty() : Optional.of(Kind.BROKEN_LINK);
    }

    /**
     * What is wrong with the document that bears a number: whether it is gone, or another one than when it was numbered.
     *
     * @param document the document as it is kept; empty where it is not there
     */
    public static Optional<AuditFinding> check(SeriesRow row, SeriesLink link, Optional<Invoice> document) {
        if (link.form() != FORM || link.facts().isEmpty()) {
            return Optional.empty();
        }
        Optional<Kind> kind = document.isEmpty()
                ? Optional.of(Kind.FACTS_MISSING)
                : document.map(SeriesChain::factsOf)
                        .filter(now -> !Optional.of(now).equals(link.facts()))
                        .map(now -> Kind.FACTS_CHANGED);
        return kind.map(
                found -> AuditFinding.ofSeries(row.ledger(), row.number().series(), row.position(), found));
    }
}
