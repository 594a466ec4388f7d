package io.cartera;

import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.account.CustomerAccount;
import io.cartera.account.ItemId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceType;
import io.cartera.points.PointsEntry;
import io.cartera.points.PointsKind;
import io.cartera.points.PointsLedger;
import io.cartera.points.PointsRefusal;
import io.cartera.points.Reward;
import io.cartera.reward.RewardProfile;
import io.cartera.reward.RewardProgram;
import io.cartera.reward.RewardTerms;
import io.cartera.store.Session;
import io.cartera.trace.CommandId;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** What documents of an account earn and claw back. */
final class PointedDocuments {

    private final Session session;
    private final AccountId account;
    private final AccountFacts facts;
    private final CustomerAccount books;

    PointedDocuments(Session session, AccountId account, AccountFacts books, Instant now) {
        this.session = session;
        this.account = account;
        this.facts = books;
        this.books = CustomerAccount.over(account, books, now);
    }

    Optional<Invoice> find(InvoiceId id) {
        return session.invoices().find(account, id);
    }

    /** The day from which all parts of a document were undone as a mistake; empty while one stands, or where it has none. */
    Optional<LocalDate> reversedOn(Invoice document) {
        ItemId part = InvoiceEntries.first(document);
        Optional<LocalDate> latest = Optional.empty();
        while (facts.item(part).isPresent()) {
            Optional<LocalDate> reversed = books.reversedOn(part);
            if (reversed.isEmpty()) {
                return Optional.empty();
            }
            latest = latest.filter(day -> day.isAfter(reversed.get())).or(() -> reversed);
            part = new ItemId(part.side(), part.document(), part.part() + 1);
        }
        return latest;
    }

    /** Whether a document stands on a day, which one that is reversed later still does. */
    boolean stands(InvoiceId id, LocalDate on) {
        return find(id).filter(document ->
                        reversedOn(document).filter(day -> !day.isAfter(on)).isEmpty())
                .isPresent();
    }

    /** Why a voucher cannot be used on a document; what there is to say of the voucher itself is left to its account. */
    Optional<Refusal> refusalToUse(PointsLedger points, PointsEntry use) {
        InvoiceId id = use.document().orElseThrow();
        Optional<Invoice> document = find(id);
        if (document.isEmpty()) {
            return Optional.of(new PointsRefusal.UnknownDocument(id));
        }
        CommandId redemption = CommandId.of(use.subject().orElseThrow());
        return points.find(PointsKind.REDEEMED.recordedBy(), redemption)
                .flatMap(redeemed -> redeemed.entry().reward().flatMap(Reward::value))
                .filter(value -> !takesOff(document.get(), value, redemption))
                .map(value -> new PointsRefusal.NotOnDocument(redemption, id));
    }

    private boolean takesOff(Invoice document, Money value, CommandId redemption) {
        return document.type() != InvoiceType.CREDIT_NOTE
                && reversedOn(document).isEmpty()
                && document.currency().equals(value.getCurrencyUnit())
                && document.adjustments().stream()
                        .anyMatch(adjustment ->
                                !adjustment.isCharge() && adjustment.reason().equals(Optional.of(redemption.value())));
    }

    boolean earns(Invoice document) {
        return document.type() == InvoiceType.INVOICE && reversedOn(document).isEmpty();
    }

    Optional<Refusal> refusalToEarn(RewardProgram program, InvoiceId id) {
        Optional<Invoice> document = find(id);
        if (document.isEmpty()) {
            return Optional.of(new PointsRefusal.UnknownDocument(id));
        }
        LocalDate day = document.get().issuedOn();
        if (program.termsOn(day).isEmpty()) {
            return Optional.of(new PointsRefusal.NoTerms(program.id(), day));
        }
        return earns(document.get()) ? Optional.empty() : Optional.of(new PointsRefusal.EarnsNothing(id));
    }

    PointsEntry earned(RewardProgram program, InvoiceId id, RewardProfile profile) {
        Invoice document = find(id).orElseThrow();
        LocalDate day = document.issuedOn();
        RewardTerms terms = program.termsOn(day).orElseThrow();
        PointsEntry entry =
                PointsEntry.of(program.id(), account.customer(), day).earned(id, terms.earnedBy(document, profile));
        entry = profile.tier().map(entry::inTier).orElse(entry);
        return terms.usableThrough(day).map(entry::usableThrough).orElse(entry);
    }

    Optional<Refusal> refusalToClawBack(InvoiceId by) {
        Optional<Invoice> document = find(by);
        if (document.isEmpty()) {
            return Optional.of(new PointsRefusal.UnknownDocument(by));
        }
        return clawsBackOn(document.get()).isPresent()
                ? Optional.empty()
                : Optional.of(new PointsRefusal.CreditsNothing(by));
    }

    /**
     * From which day a document takes something from what one earned: a standing credit note, or a document that was reversed itself; empty
     * where it does not.
     */
    Optional<LocalDate> clawsBackOn(Invoice document) {
        return switch (document.type()) {
            case CREDIT_NOTE ->
                Optional.of(document)
                        .filter(note -> reversedOn(note).isEmpty() && creditsInvoice(note))
                        .map(Invoice::issuedOn);
            case INVOICE -> reversedOn(document);
            case DEBIT_NOTE -> Optional.empty();
        };
    }

    private boolean creditsInvoice(Invoice note) {
        return note.credits()
                .flatMap(this::find)
                .filter(credited -> credited.type() == InvoiceType.INVOICE
                        && credited.currency().equals(note.currency()))
                .isPresent();
    }

    /** From which day what a document clawed back is restored: a credit note that was reversed; empty where it is none. */
    Optional<LocalDate> restoresOn(Invoice document) {
        return document.type() == InvoiceType.CREDIT_NOTE ? reversedOn(document) : Optional.empty();
    }

    /** Of which document. */
    InvoiceId earnedBefore(Invoice document) {
        return document.credits()
                .filter(credited -> document.type() == InvoiceType.CREDIT_NOTE)
                .orElse(document.id());
    }

    PointsEntry clawedBack(PointsLedger points, InvoiceId by) {
        Invoice document = find(by).orElseThrow();
        InvoiceId earned = earnedBefore(document);
        PointsEntry.Dated dated = PointsEntry.of(
                points.program(), account.customer(), clawsBackOn(document).orElseThrow());
        return dated.clawedBack(
                earned,
                by,
                points.find(PointsKind.EARNED, earned.value())
                        .map(entry -> document.type() == InvoiceType.CREDIT_NOTE
                                ? points.toClawBack(find(earned).orElseThrow(), document, notesTo(earned))
                                : entry.entry().points() - points.clawedBack(earned))
                        .orElse(0L));
    }

    Optional<Refusal> refusalToRestore(InvoiceId note) {
        Optional<Invoice> document = find(note);
        if (document.isEmpty()) {
            return Optional.of(new PointsRefusal.UnknownDocument(note));
        }
        return restoresOn(document.get()).isPresent()
                ? Optional.empty()
                : Optional.of(new PointsRefusal.NothingToRestore(note));
    }

    PointsEntry restored(PointsLedger points, RewardProgram program, InvoiceId note) {
        Invoice reversed = find(note).orElseThrow();
        LocalDate day = restoresOn(reversed).orElseThrow();
        InvoiceId earned = earnedBefore(reversed);
        long back = points.find(PointsKind.EARNED, earned.value())
                .flatMap(entry -> find(earned))
                // What is reversed itself keeps nothing.
                .filter(document -> reversedOn(document).isEmpty())
                .map(document -> points.toRestore(document, reversed, notesTo(earned)))
                .orElse(0L);
        PointsEntry entry =
                PointsEntry.of(program.id(), account.customer(), day).restored(earned, note, back);
        return program.termsOn(day)
                .flatMap(terms -> terms.graceThrough(day))
                .map(entry::usableThrough)
                .orElse(entry);
    }

    // A note that was reversed credits nothing; what it clawed back counts until it is restored.
    private List<Invoice> notesTo(InvoiceId document) {
        return session.invoices().creditNotesTo(account, document).stream()
                .filter(note -> reversedOn(note).isEmpty())
                .toList();
    }
}
