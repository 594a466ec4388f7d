package io.cartera;

import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.points.PointsEntry;
import io.cartera.points.PointsKind;
import io.cartera.points.PointsLedger;
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
import org.jspecify.annotations.Nullable;

/** Books entries on a points account, within one session that has locked the customer's account. */
final class PointsBooking {

    private final Desk desk;
    private final Session session;
    private final PointsRepository points;
    private final AccountId account;
    private final AccountFacts books;
    private final PointedDocuments documents;
    private final Map<RewardProgramId, PointsLedger> ledgers = new HashMap<>();
    private @Nullable Instant lastAt;

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
        Optional<Refusal> refusal(PointedDocuments documents, PointsLedger points);

        /** The entry. */
        PointsEntry entry(PointedDocuments documents, PointsLedger points);
    }

    /** An entry that says all there is to say, and why it may not be made. */
    static Making as(PointsEntry ordered, BiFunction<PointedDocuments, PointsLedger, Optional<Refusal>> refusing) {
        return new Making() {
            @Override
            public Optional<Refusal> refusal(PointedDocuments documents, PointsLedger points) {
                return refusing.apply(documents, points);
            }

            @Override
            public PointsEntry entry(PointedDocuments documents, PointsLedger points) {
                return ordered;
            }
        };
    }

    /** Books what is made of an order, unless its command has recorded something before. */
    Outcome<PointsRecorded> book(CommandId id, PointsEntry ordered, Making making, Consumer<? super Event> told) {
        Command command = desk.command(ordered.kind().recordedBy(), id);
        Optional<PointsRecorded> existing = points.find(account, command.kind(), id);
        if (existing.isPresent()) {
            Outcome<PointsRecorded> outcome = repeated(existing.get(), ordered);
            return outcome.applied().isPresent() ? outcome : notApplied(command, outcome);
        }
        return book(command, ordered, making, told);
    }

    /** Books what is made of an order, by a command that nobody has given before. */
    Outcome<PointsRecorded> bookNew(PointsEntry ordered, Making making, Consumer<? super Event> told) {
        return book(desk.command(ordered.kind().recordedBy(), desk.mint()), ordered, making, told);
    }

    private Outcome<PointsRecorded> book(
            Command command, PointsEntry ordered, Making making, Consumer<? super Event> told) {
        CommandId id = command.id();
        PointsLedger ledger = ledger(ordered.program());
        Optional<Refusal> refusal = session.customers().find(account.customer()).isEmpty()
                ? Optional.of(new UnknownCustomer(account.customer()))
                : making.refusal(documents, ledger);
        PointsEntry entry = refusal.isPresent() ? ordered : making.entry(documents, ledger);
        refusal = refusal.or(() -> tooLate(entry)).or(() -> ledger.refusalOf(entry));
        if (refusal.isPresent()) {
            return notApplied(command, new Outcome.Refused<>(id, refusal.get()));
        }
        PointsRecorded recorded = PointsRecorded.of(account, command, ledger.booked(entry), stamp());
        points.add(recorded);
        ledger.add(recorded);
        lastAt = recorded.at();
        Outcome<PointsRecorded> outcome = new Outcome.Applied<>(id, recorded, List.of(recorded));
        desk.audit(session, AuditRecord.of(account, recorded.at(), command, outcome), AuditFacts.of(recorded));
        told.accept(recorded);
        return outcome;
    }

    // What comes after an entry cannot be recorded before its day.
    private Optional<Refusal> tooLate(PointsEntry entry) {
        LocalDate latest = Desk.latestDay(desk.now());
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
        if (lastAt == null) {
            lastAt = Stream.concat(points.lastRecordedAt(account).stream(), books.head().lastRecordedAt().stream())
                    .max(Instant::compareTo)
                    .orElse(Instant.MIN);
        }
        Instant now = desk.now();
        return now.isBefore(lastAt) ? lastAt : now;
    }

    // Read once: a run adds many entries to one.
    private PointsLedger ledger(RewardProgramId program) {
        return ledgers.computeIfAbsent(
                program,
                of -> PointsLedger.of(account, of, points.find(account, of).recorded()));
    }

    /** A document about which an entry of a kind is due, and from which day. */
    record Due(LocalDate on, PointsKind kind, InvoiceId document) {}

    /**
     * What of the account's documents is due in a period, earnings, or by its end, claw-backs and what of them is restored: by day,
     * then in this order, then document. Nothing dated after today, in UTC, is due: no command of today could come after it.
     */
    List<Due> due(RewardProgram program, DateRange period) {
        PointsLedger ledger = ledger(program.id());
        List<Due> due = new ArrayList<>();
        Set<InvoiceId> earned = new HashSet<>();
        List<Invoice> all = List.copyOf(session.invoices().of(account));
        for (Invoice document : all) {
            LocalDate day = document.issuedOn();
            if (has(ledger, PointsKind.EARNED, document)) {
                earned.add(document.id());
            } else if (period.contains(day) && program.termsOn(day).isPresent() && documents.earns(document)) {
                due.add(new Due(day, PointsKind.EARNED, document.id()));
                earned.add(document.id());
            }
        }
        for (Invoice document : all) {
            if (!earned.contains(documents.earnedBefore(document))) {
                continue;
            }
            if (!has(ledger, PointsKind.CLAWED_BACK, document)) {
                documents
                        .clawsBackOn(document)
                        .ifPresent(day -> due.add(new Due(day, PointsKind.CLAWED_BACK, document.id())));
            } else if (!has(ledger, PointsKind.RESTORED, document)) {
                documents
                        .restoresOn(document)
                        .ifPresent(day -> due.add(new Due(day, PointsKind.RESTORED, document.id())));
            }
        }
        LocalDate today = LocalDate.ofInstant(desk.now(), ZoneOffset.UTC);
        due.removeIf(each -> each.on().isAfter(today) || !each.on().isBefore(period.endExclusive()));
        due.sort(Comparator.comparing(Due::on).thenComparing(Due::kind).thenComparing(Due::document));
        return due;
    }

    private static boolean has(PointsLedger ledger, PointsKind kind, Invoice document) {
        return ledger.find(kind, document.id().value()).isPresent();
    }
}
