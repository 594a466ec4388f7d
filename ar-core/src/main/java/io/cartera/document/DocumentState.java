package io.cartera.document;

import io.cartera.external.Referent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One document with all that is recorded about it: what it is about, its tags, its holds, and whether it is gone. Lists are
 * in the order of recording. Immutable.
 */
public final class DocumentState {

    private final DocumentRecord record;
    private final List<DocumentFact> facts;

    private DocumentState(DocumentRecord record, List<DocumentFact> facts) {
        this.record = record;
        this.facts = facts;
    }

    static DocumentState of(DocumentRecord record) {
        return new DocumentState(record, List.of());
    }

    DocumentState with(DocumentFact fact) {
        List<DocumentFact> more = new ArrayList<>(facts);
        more.add(fact);
        return new DocumentState(record, more);
    }

    private <F extends DocumentFact> List<F> all(Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What was filed. */
    public DocumentRecord record() {
        return record;
    }

    /** What the document is about, besides the customer it is filed under. */
    public List<Referent> subjects() {
        return all(DocumentLink.class).stream().map(DocumentLink::subject).toList();
    }

    /** How it is classified. */
    public List<String> tags() {
        return all(DocumentTag.class).stream().map(DocumentTag::tag).toList();
    }

    /** All holds that were ever placed. */
    public List<LegalHold> holds() {
        return all(LegalHold.class);
    }

    /** When and why a hold was lifted. */
    public Optional<LegalHold.Lift> lift(String hold) {
        return all(LegalHold.Lift.class).stream()
                .filter(lift -> lift.hold().equals(hold))
                .findFirst();
    }

    /** The holds that hold on that day or begin after it. */
    public List<LegalHold> holdsFrom(LocalDate day) {
        Objects.requireNonNull(day, "day");
        return holds().stream()
                .filter(hold -> lift(hold.hold())
                        .filter(lift -> !lift.effectiveOn().isAfter(day))
                        .isEmpty())
                .toList();
    }

    /** How it was disposed of. */
    public Optional<Disposal> disposal() {
        return all(Disposal.class).stream().findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DocumentState that && record.equals(that.record) && facts.equals(that.facts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(record, facts);
    }

    @Override
    public String toString() {
        return "DocumentState[" + record + ", " + facts.size() + " facts]";
    }
}
