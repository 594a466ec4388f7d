package io.cartera.document;

import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Why a fact cannot be recorded about a document that is there. */
final class Refusing {

    private Refusing() {}

    static Optional<Refusal> of(DocumentState state, DocumentFact fact) {
        LocalDate earliest = state.record().issuedOn();
        if (fact instanceof LegalHold.Lift lift) {
            Optional<LegalHold> placed = state.holds().stream()
                    .filter(hold -> hold.hold().equals(lift.hold()))
                    .findFirst();
            if (placed.isEmpty()) {
                return Optional.of(new DocumentRefusal.UnknownHold(lift.hold()));
            }
            Optional<LegalHold.Lift> lifted = state.lift(lift.hold());
            if (lifted.isPresent()) {
                return Optional.of(new DocumentRefusal.AlreadyLifted(
                        lift.hold(), lifted.get().effectiveOn()));
            }
            earliest = placed.get().effectiveOn();
        }
        return fact.effectiveOn().isBefore(earliest)
                ? Optional.of(new DocumentRefusal.TooEarly(fact.effectiveOn(), earliest))
                : ofState(state, fact);
    }

    private static Optional<Refusal> ofState(DocumentState state, DocumentFact fact) {
        if (fact instanceof Disposal) {
            List<LegalHold> holds = state.holdsFrom(fact.effectiveOn());
            return holds.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DocumentRefusal.UnderHold(
                            fact.document(), holds.stream().map(LegalHold::hold).toList()));
        }
        if (fact instanceof DocumentTag tag && state.tags().contains(tag.tag())) {
            return Optional.of(new DocumentRefusal.AlreadyTagged(tag.tag()));
        }
        return fact instanceof DocumentLink link && state.subjects().contains(link.subject())
                ? Optional.of(new DocumentRefusal.AlreadyLinked(link.subject()))
                : Optional.empty();
    }
}
