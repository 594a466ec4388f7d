package io.cartera;

import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.points.PointsAccount;
import io.cartera.points.PointsEntry;
import io.cartera.points.PointsKind;
import io.cartera.points.PointsRecorded;
import io.cartera.points.PointsRefusal;
import io.cartera.points.RewardProgramId;
import io.cartera.reward.RewardProgram;
import io.cartera.store.Session;
import io.cartera.store.outer.OuterSession;
import io.cartera.store.outer.PointsRepository;
import io.cartera.time.DateRange;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.Difference;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Books entries on a points account, within one session that has locked the customer's account. */
final class PointsBooking {

    private final Desk desk;
    private final Session session;
    private final PointsRepository points;
    private final AccountId account;
    private final AccountFacts books;
    private final PointedDocuments documents;
    private final Map<RewardProgramId, PointsAccount> files = new HashMap<>();

    PointsBooking(Desk desk, Session session, AccountId account) {
        this.desk = desk;
        this.session = session;
        this.points = OuterSession.of(session).points();
        this.account = account;
        this.books = session.accounts().lock(account);
        this.documents = new PointedDocuments(session, account, books, desk.now());
    }

    /** What makes an entry of an order, with what the books know, or says why there is none. */
    interface Making {

        /** Why nothing can be made; asked first. */
        Optional<Refusal> refusal(PointedDocuments documents, PointsAccount points);

        /** The entry. */
        PointsEntry entry(PointedDocuments documents, PointsAccount points);
    }

    /** An entry that says all there is to say, and why it may not be made. */
    static Making as(PointsEntry ordered, BiFunction<PointedDocuments, PointsAccount, Optional<Refusal>> refusing) {
        return new Making() {
            @Override
            public Optional<Refusal> refusal(PointedDocuments documents, PointsAccount points) {
                return refusing.apply(documents, points);
            }

            @Override
            public PointsEntry entry(PointedDocuments documents, PointsAccount points) {
                return ordered;
            }
        };
    }

    /** Books what is made of an order, by a command of its own. */
    Outcome<PointsRecorded> book(CommandId id, PointsEntry ordered, Making making, Consumer<? super Event> told) {
        PointsKind kind = ordered.kind();
        Command command = desk.command(kind.recordedBy(), id);
        Optional<PointsRecorded> existing = points.find(account, kind.recordedBy(), id);
        if (existing.isPresent()) {
            Outcome<PointsRecorded> outcome = repeated(existing.get(), ordered);
            return outcome.applied().isPresent() ? outcome : notApplied(command, outcome);
        }
        PointsAccount file = file(ordered.program());
        Optional<Refusal> refusal = session.customers().find(account.customer()).isEmpty()
                ? Optional.of(new UnknownCustomer(account.customer()))
                : making.refusal(documents, file);
        PointsEntry entry = refusal.isPresent() ? ordered : making.entry(documents, file);
        refusal = refusal.or(() -> tooLate(entry)).or(() -> file.refusalOf(entry));
        if (refusal.isPresent()) {
            return notApplied(command, new Outcome.Refused<>(id, refusal.get()));
        }
        PointsRecorded recorded = PointsRecorded.of(account, command, file.booked(entry), stamp());
        points.add(recorded);
        files.put(ordered.program(), file.with(recorded));
        Outcome<PointsRecorded> outcome = new Outcome.Applied<>(id, recorded, List.of(recorded));
        desk.audit(session, AuditRecord.of(account, recorded.at(), command, outcome), AuditFacts.of(recorded));
        told.accept(recorded);
        return outcome;
    }

    // What comes after an entry cannot be recorded before its day.
    private Optional<Refusal> tooLate(PointsEntry entry) {
        LocalDate latest = LocalDate.ofInstant(desk.now(), ZoneOffset.UTC).plusDays(1);
        return entry.effectiveOn().isAfter(latest)
                ? Optional.of(new PointsRefusal.TooLate(entry.effectiveOn(), latest))
                : Optional.empty();
    }

    private Outcome<PointsRecorded> notApplied(Command command, Outcome<PointsRecorded> outcome) {
        desk.audit(session, AuditRecord.of(account, desk.now(), command, outcome), AuditFacts.none());
        return outcome;
    }

    private static Outcome<PointsRecorded> repeated(PointsRecorded existing, PointsEntry offered) {
        CommandId id = existing.command().id();
        return Difference.between(existing.entry().ordered(), offered.ordered())
                .<Outcome<PointsRecorded>>map(difference -> Outcome.Conflicting.of(id, difference))
                .orElseGet(() -> new Outcome.Applied<>(id, existing, List.of(existing)));
    }

    // Never before the entry before it, nor before the documents that it rests on.
    private Instant stamp() {
        return Stream.of(
                        Stream.of(desk.now()),
                        points.lastRecordedAt(account).stream(),
                        books.head().lastRecordedAt().stream())
                .flatMap(instants -> instants)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    // Read once: a run adds many entries to one.
    private PointsAccount file(RewardProgramId program) {
        return files.computeIfAbsent(program, of -> points.find(account, of));
    }

    /** A document that is due to earn or to claw back, and from which day. */
    record Due(LocalDate on, boolean isEarning, InvoiceId document) {}

    /**
     * What of the account's documents is due in a period, earnings, or by its end, claw-backs: by day, earnings first, then document.
     * Nothing dated after today, in UTC, is due: no command of today could come after it.
     */
    List<Due> due(RewardProgram program, DateRange period) {
        PointsAccount file = file(program.id());
        List<Due> due = new ArrayList<>();
        Set<InvoiceId> earned = new HashSet<>();
        for (Invoice document : session.invoices().of(account)) {
            LocalDate day = document.issuedOn();
            if (file.find(PointsKind.EARNED, document.id().value()).isPresent()) {
                earned.add(document.id());
            } else if (period.contains(day) && program.termsOn(day).isPresent() && documents.earns(document)) {
                due.add(new Due(day, true, document.id()));
                earned.add(document.id());
            }
        }
        for (Invoice document : session.invoices().of(account)) {
            if (earned.contains(documents.earnedBefore(document))
                    && documents.clawsBack(document)
                    && documents.clawsBackOn(document).isBefore(period.endExclusive())
                    && file.find(PointsKind.CLAWED_BACK, document.id().value()).isEmpty()) {
                due.add(new Due(documents.clawsBackOn(document), false, document.id()));
            }
        }
        LocalDate today = LocalDate.ofInstant(desk.now(), ZoneOffset.UTC);
        due.removeIf(each -> each.on().isAfter(today));
        due.sort(Comparator.comparing(Due::on)
                .thenComparing(each -> !each.isEarning())
                .thenComparing(Due::document));
        return due;
    }
}
