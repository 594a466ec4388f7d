package io.cartera;

import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditNotGranted;
import io.cartera.credit.DecisionId;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.HeadroomFact;
import io.cartera.headroom.HeadroomFile;
import io.cartera.headroom.HeadroomGrounds;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationStep;
import io.cartera.store.Session;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Difference;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Records facts about reservations and groups, within one session that has locked the account. */
final class Holding {

    private final Desk desk;
    private final Session session;
    private final AccountId account;
    private final AccountFacts books;
    private final Instant now;

    /** What records at an instant, or at that of the last fact on the account where it is later. */
    Holding(Desk desk, Session session, AccountId account, AccountFacts books, Instant now) {
        this.desk = desk;
        this.session = session;
        this.account = account;
        this.books = books;
        this.now = now;
    }

    /** What is asked last of a fact that could be recorded: why it is refused all the same, or the figures that allow it. */
    record Verdict(Optional<Refusal> refusal, Optional<HeadroomGrounds> grounds) {

        static final Verdict NOTHING_ASKED = new Verdict(Optional.empty(), Optional.empty());

        static Verdict refused(Refusal refusal) {
            return new Verdict(Optional.of(refusal), Optional.empty());
        }
    }

    /**
     * Records a fact, by a command of its own.
     *
     * @param notBefore what the unit of work recorded last; the fact is not known before it
     * @param isThere whether an invoice is on the account
     * @param verdict asked with the instant at which it would be recorded
     */
    Outcome<HeadroomRecorded> record(
            CommandId id,
            HeadroomFact fact,
            Optional<Instant> notBefore,
            Predicate<String> isThere,
            Function<Instant, Verdict> verdict,
            Consumer<? super Event> told) {
        Command command = desk.command(fact.recordedBy(), id);
        Optional<HeadroomRecorded> existing = session.headroom().find(account, command.kind(), id);
        if (existing.isPresent()) {
            Outcome<HeadroomRecorded> outcome = repeated(existing.get(), fact);
            if (outcome.applied().isEmpty()) {
                desk.audit(session, AuditRecord.of(account, now, command, outcome), AuditFacts.none());
            }
            return outcome;
        }
        Instant at = stampAfter(notBefore);
        HeadroomFile file = fileFor(fact);
        Optional<Refusal> refusal = session.customers().find(fact.customer()).isEmpty()
                ? Optional.of(new UnknownCustomer(fact.customer()))
                : file.refusalOf(fact, books, isThere, at);
        Verdict last = refusal.map(Verdict::refused).orElseGet(() -> verdict.apply(at));
        if (last.refusal().isPresent()) {
            Outcome<HeadroomRecorded> refused =
                    new Outcome.Refused<>(id, last.refusal().get());
            desk.audit(session, AuditRecord.of(account, at, command, refused), AuditFacts.none());
            return refused;
        }
        HeadroomRecorded stamped = HeadroomRecorded.of(account, command, fact, at, file.leftAfter(fact, at));
        HeadroomRecorded recorded = last.grounds().map(stamped::approvedOn).orElse(stamped);
        Outcome<HeadroomRecorded> outcome = applied(recorded);
        session.headroom().add(recorded);
        desk.audit(session, AuditRecord.of(account, at, command, outcome), AuditFacts.of(recorded));
        told.accept(recorded);
        return outcome;
    }

    /**
     * Why a quotation does not go on to this step: the policy by which it was reserved does not approve the sale at that step, on
     * what was known then. What it did not ask of a quotation nobody has looked up, so the step is to be asked for anew.
     */
    Optional<Refusal> notDecided(Commitment commitment) {
        CommandId reserving = CommandId.of(commitment.reservation().value());
        boolean isQuotation = session.headroom()
                .find(account, CommandKind.RESERVE, reserving)
                .filter(recorded -> recorded.fact() instanceof Reservation reserved
                        && reserved.kind() == SalesDocumentKind.QUOTATION)
                .isPresent();
        DecisionId id = DecisionId.of(commitment.reservation().value());
        return isQuotation && commitment.kind() != SalesDocumentKind.QUOTATION
                ? session.creditLog()
                        .find(account, id)
                        .decision(id)
                        .map(made -> made.policy().decide(made.request().at(commitment.kind()), made.picture()))
                        .filter(again -> !(again instanceof CreditDecision.Approved))
                        .map(CreditNotGranted::of)
                : Optional.empty();
    }

    private HeadroomFile fileFor(HeadroomFact fact) {
        if (fact instanceof Reservation reservation) {
            return session.headroom().find(account, reservation.id());
        }
        return fact instanceof ReservationStep step
                ? session.headroom().find(account, step.reservation())
                : session.headroom().memberships(account);
    }

    private static Outcome<HeadroomRecorded> applied(HeadroomRecorded recorded) {
        return new Outcome.Applied<>(recorded.command().id(), recorded, List.of(recorded));
    }

    private static Outcome<HeadroomRecorded> repeated(HeadroomRecorded existing, HeadroomFact offered) {
        CommandId id = existing.command().id();
        return Difference.between(existing.fact().fields(), offered.fields())
                .<Outcome<HeadroomRecorded>>map(difference -> Outcome.Conflicting.of(id, difference))
                .orElseGet(() -> applied(existing));
    }

    // Never before the fact before it, nor before what it may rest on: whoever knows it knows that.
    private Instant stampAfter(Optional<Instant> notBefore) {
        return Stream.of(
                        Stream.of(now),
                        notBefore.stream(),
                        session.headroom().lastRecordedAt(account).stream(),
                        books.head().lastRecordedAt().stream())
                .flatMap(instants -> instants)
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
