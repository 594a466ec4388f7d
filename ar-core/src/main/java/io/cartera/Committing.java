package io.cartera;

import io.cartera.account.AccountFacts;
import io.cartera.account.CustomerAccount;
import io.cartera.account.ItemId;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.HeadroomFact;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.HeadroomRefusal;
import io.cartera.store.Session;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Difference;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.joda.money.Money;

/** What the documents of a unit of work take of reservations. */
final class Committing {

    private final Session session;
    private final CustomerAccount account;
    private final AccountFacts books;
    private final Instant now;
    private final Holding holding;

    Committing(Desk desk, Session session, CustomerAccount account, AccountFacts books, Instant now) {
        this.session = session;
        this.account = account;
        this.books = books;
        this.now = now;
        this.holding = new Holding(desk, session, account.id(), books, now);
    }

    /** In what a commitment differs from the one that was recorded with this document, or from there being none. */
    Optional<Difference> differenceFrom(CommandId id, Commitment commitment, boolean isRepeat) {
        Optional<HeadroomRecorded> recorded = session.headroom().find(account.id(), CommandKind.COMMIT_RESERVATION, id);
        if (recorded.isPresent()) {
            Map<String, String> fields =
                    new LinkedHashMap<>(recorded.get().fact().fields());
            if (isRepeat) {
                // What else differs, the document itself says.
                fields.keySet().retainAll(Set.of("reservation"));
                return Difference.between(
                        fields, Map.of("reservation", commitment.reservation().value()));
            }
            return Difference.between(fields, commitment.fields());
        }
        // What it would take now it would have taken then: less is left from step to step.
        boolean isIdle = !isRepeat
                || refusalOf(commitment)
                        .filter(why -> !(why instanceof HeadroomRefusal.UnknownReservation))
                        .isPresent();
        return isIdle
                ? Optional.empty()
                : Optional.of(new Difference(
                        "reservation", "", commitment.reservation().value()));
    }

    /** Why a document that is new is not issued in the place of its reservation; nothing left is no reason. */
    Optional<Refusal> refusalToIssue(Commitment commitment) {
        // Whoever knows the document knows the reservation that it takes the place of.
        session.headroom().lastRecordedAt(account.id()).ifPresent(account::notBefore);
        Optional<Refusal> why = refusalOf(commitment);
        return why.isEmpty()
                ? holding.notDecided(commitment)
                : why.filter(idle -> !(idle instanceof HeadroomRefusal.NothingLeft));
    }

    /** Whether anything is left for it to take. */
    boolean hasAnyLeft(Commitment commitment) {
        return refusalOf(commitment).isEmpty();
    }

    private Optional<Refusal> refusalOf(Commitment commitment) {
        return session.headroom()
                .find(account.id(), commitment.reservation())
                .refusalOf(commitment, books, document -> true, now);
    }

    /**
     * A document that is there, or is to be, takes its part.
     *
     * @param latest when the unit recorded last on the account
     */
    Outcome<HeadroomRecorded> commit(
            CommandId id, Commitment commitment, Optional<Instant> latest, Consumer<? super Event> events) {
        return record(id, commitment, latest, at -> verdict(commitment), events);
    }

    private Holding.Verdict verdict(Commitment commitment) {
        return holding.notDecided(commitment)
                .map(Holding.Verdict::refused)
                .orElseGet(() -> commitment.kind() == SalesDocumentKind.INVOICE
                        ? asInvoiced(commitment)
                        : Holding.Verdict.NOTHING_ASKED);
    }

    /** What an invoice takes counts as taken only where the invoice counts in its place: on its day, and by no more than it is. */
    private Holding.Verdict asInvoiced(Commitment commitment) {
        String document = commitment.document();
        LocalDate day =
                account.item(ItemId.debit(document)).orElseThrow().entry().effectiveOn();
        if (!day.equals(commitment.effectiveOn())) {
            return Holding.Verdict.refused(new HeadroomRefusal.NotOnDay(commitment.effectiveOn(), day));
        }
        Money stands = account.standing(CommandId.of(document)).orElseThrow();
        if (!stands.isSameCurrency(commitment.amount())) {
            return Holding.Verdict.refused(new HeadroomRefusal.CurrencyDiffers(
                    commitment.amount().getCurrencyUnit(), stands.getCurrencyUnit()));
        }
        Money left = stands.minus(session.headroom()
                .find(account.id())
                .takenBy(document, commitment.amount().getCurrencyUnit()));
        return commitment.amount().isGreaterThan(left)
                ? Holding.Verdict.refused(new HeadroomRefusal.MoreThanInvoiced(commitment.amount(), left))
                : Holding.Verdict.NOTHING_ASKED;
    }

    /** Records a step of a reservation; what is recorded on the account afterwards is known not before it. */
    Outcome<HeadroomRecorded> record(
            CommandId id,
            HeadroomFact fact,
            Optional<Instant> latest,
            Function<Instant, Holding.Verdict> verdict,
            Consumer<? super Event> events) {
        Outcome<HeadroomRecorded> outcome = holding.record(
                id,
                fact,
                latest,
                document -> account.item(ItemId.debit(document)).isPresent()
                        && account.standing(CommandId.of(document)).isPresent(),
                verdict,
                events::accept);
        outcome.applied().ifPresent(recorded -> account.notBefore(recorded.at()));
        return outcome;
    }
}
