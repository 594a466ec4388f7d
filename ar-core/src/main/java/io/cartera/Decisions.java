package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditOverride;
import io.cartera.credit.CreditPicture;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.DecisionId;
import io.cartera.creditlog.CreditLog;
import io.cartera.creditlog.CreditLogFact;
import io.cartera.creditlog.CreditLogRecorded;
import io.cartera.creditlog.OverrideRate;
import io.cartera.customer.CustomerId;
import io.cartera.store.Session;
import io.cartera.time.DateRange;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Difference;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Credit decisions by all that the books know and a policy asks for: made, put on record, and overridden by another than who asked. A
 * figure that the books do not have, such as a class of risk of the host's, is told by the host; what
 * nobody tells is unknown, and never declines. Thread-safe. Example:
 * <pre>{@code
 * var sale = CreditRequest.of(acme, Money.parse("EUR 4000"), day, SalesDocumentKind.DELIVERY);
 * books.decisions().decide(sale, policy).explain();                    // nothing is recorded
 * books.decisions().record(DecisionId.of("D-1"), sale, policy);        // the answer with all its figures
 * books.actingAs(chief).decisions().override(CommandId.of("O-1"), acme, day,
 *         CreditOverride.of(DecisionId.of("D-1"), chief, Money.parse("EUR 4000"), friday, "paid today by courier"));
 * }</pre>
 */
public final class Decisions {

    private final Desk desk;

    Decisions(Desk desk) {
        this.desk = desk;
    }

    /** What a decision on this sale would look at: limits and exposure, and of the rest what the policy asks for. */
    public CreditPicture picture(CreditRequest request, CreditPolicy policy) {
        return desk.read(
                Permission.READ_CREDIT,
                request.customer(),
                session -> made(session, request, policy, nothing -> {}).picture());
    }

    /**
     * Decides a sale as the books are now. It is an answer, not a hold: nothing is recorded. Who asks is the actor of the door where
     * the request names nobody.
     */
    public CreditDecision decide(CreditRequest request, CreditPolicy policy) {
        return decide(request, policy, nothing -> {});
    }

    /**
     * The same for a host that knows more of the customer than the books: what it adds to the picture goes before what the books
     * say.
     */
    public CreditDecision decide(
            CreditRequest request, CreditPolicy policy, Consumer<? super CreditPicture.Builder> known) {
        Objects.requireNonNull(known, "known");
        return desk.read(Permission.READ_CREDIT, request.customer(), session -> made(session, request, policy, known));
    }

    private CreditDecision made(
            Session session,
            CreditRequest request,
            CreditPolicy policy,
            Consumer<? super CreditPicture.Builder> known) {
        return new CreditReading(session, desk.account(request.customer()), policy)
                .decide(asked(request), desk.now(), known)
                .decision();
    }

    private CreditRequest asked(CreditRequest request) {
        return request.askedBy().isPresent() ? request : request.askedBy(desk.actor());
    }

    /**
     * Decides a sale under the lock of the account and puts the decision on record with all its figures, whatever it is; its
     * identifier is that of the command. Who asks is the actor of the door where the request names nobody. The same request and
     * policy again give the same decision, whatever has happened since; asked by somebody else it is another request, which
     * conflicts. Refused with {@link UnknownCustomer}.
     */
    public Outcome<CreditDecision> record(DecisionId id, CreditRequest request, CreditPolicy policy) {
        return record(id, request, policy, nothing -> {});
    }

    /** The same with what the host knows besides, which is kept with the decision. */
    public Outcome<CreditDecision> record(
            DecisionId id, CreditRequest request, CreditPolicy policy, Consumer<? super CreditPicture.Builder> known) {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(known, "known");
        CreditRequest asked = asked(request);
        AccountId account = desk.account(request.customer());
        return desk.write(Permission.RECORD_CREDIT_DECISIONS, request.customer(), account, (session, told) -> {
            AccountFacts books = session.accounts().lock(account);
            Logging log = new Logging(session, account, books);
            CommandId command = CommandId.of(id.value());
            Optional<CreditLogRecorded> existing =
                    session.creditLog().find(account, CommandKind.DECIDE_CREDIT, command);
            if (existing.isPresent()) {
                CreditDecision made = ((CreditLogFact.Decided) existing.get().fact()).made();
                return log.repeated(existing.get(), made, of(made.request(), made.policy()), of(asked, policy));
            }
            CreditDecision made = made(session, asked, policy, known);
            return log.record(command, new CreditLogFact.Decided(id, made), made, told);
        });
    }

    /** Puts a decision on record that was made under the lock for something else, whose identifier is not taken. */
    void keep(
            Session session,
            AccountId account,
            AccountFacts books,
            CreditLogFact.Decided fact,
            Consumer<? super Event> told) {
        CommandId command = CommandId.of(fact.decision().value());
        new Logging(session, account, books).record(command, fact, fact.made(), told);
    }

    private static Map<String, String> of(CreditRequest request, CreditPolicy policy) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("request", request.toString());
        content.put("policy", policy.toString());
        return content;
    }

    /**
     * Records that somebody overrides a decision, from a day on. It lets the sale through once, as a whole or in parts: see
     * {@link CreditLog#lifting}. Actor and approver need the permission, and neither may have asked: neither is named as who asks,
     * nor has put the decision on record. Refused with {@link UnknownCustomer} or as
     * {@link io.cartera.creditlog.CreditLogRefusal} says: unknown decision, an approval or one that its policy lets nobody
     * override, approved by who asked, less than was asked, no such time, for longer than the {@linkplain CreditPolicy#overriddenForAtMost policy}
     * lets it hold.
     */
    public Outcome<CreditOverride> override(
            CommandId command, CustomerId customer, LocalDate from, CreditOverride override) {
        desk.actingAs(override.approver()).ask(Permission.OVERRIDE_CREDIT_DECISIONS, customer);
        return said(command, new CreditLogFact.Overridden(customer, from, override), override);
    }

    /**
     * Records that an override was a mistake and counts no longer from a day on, its own first day at the earliest. What it has let
     * through stays. Refused with {@link UnknownCustomer} or as {@link io.cartera.creditlog.CreditLogRefusal} says: nothing to
     * withdraw, no such time.
     */
    public Outcome<CreditLogFact.Withdrawn> withdraw(CommandId command, CreditLogFact.Withdrawn withdrawal) {
        return said(command, withdrawal, withdrawal);
    }

    private <R> Outcome<R> said(CommandId command, CreditLogFact fact, R result) {
        AccountId account = desk.account(fact.customer());
        return desk.write(Permission.OVERRIDE_CREDIT_DECISIONS, fact.customer(), account, (session, told) -> {
            AccountFacts books = session.accounts().lock(account);
            Logging log = new Logging(session, account, books);
            Optional<CreditLogRecorded> existing = session.creditLog().find(account, fact.recordedBy(), command);
            return existing.isPresent()
                    ? log.repeated(existing.get(), result, dated(existing.get().fact()), dated(fact))
                    : log.record(command, fact, result, told);
        });
    }

    private static Map<String, String> dated(CreditLogFact fact) {
        Map<String, String> fields = new LinkedHashMap<>(fact.fields());
        fields.put("effectiveOn", fact.effectiveOn().toString());
        return fields;
    }

    /** Records facts of the log within one session that has locked the account. */
    private final class Logging {

        private final Session session;
        private final AccountId account;
        private final AccountFacts books;

        Logging(Session session, AccountId account, AccountFacts books) {
            this.session = session;
            this.account = account;
            this.books = books;
        }

        <R> Outcome<R> repeated(
                CreditLogRecorded existing, R result, Map<String, String> kept, Map<String, String> offered) {
            Command command =
                    desk.command(existing.command().kind(), existing.command().id());
            Outcome<R> outcome = Difference.between(kept, offered)
                    .<Outcome<R>>map(difference -> Outcome.Conflicting.of(command.id(), difference))
                    .orElseGet(() -> new Outcome.Applied<>(command.id(), result, List.of(existing)));
            if (outcome.applied().isEmpty()) {
                desk.audit(session, AuditRecord.of(account, desk.now(), command, outcome), AuditFacts.none());
            }
            return outcome;
        }

        <R> Outcome<R> record(CommandId id, CreditLogFact fact, R result, Consumer<? super Event> told) {
            Command command = desk.command(fact.recordedBy(), id);
            requireReadable(fact);
            Instant at = stampAfter();
            Optional<Refusal> refusal =
                    session.customers().find(fact.customer()).isEmpty()
                            ? Optional.of(new UnknownCustomer(fact.customer()))
                            : refusalOf(fact, command);
            if (refusal.isPresent()) {
                Outcome<R> refused = new Outcome.Refused<>(id, refusal.get());
                desk.audit(session, AuditRecord.of(account, at, command, refused), AuditFacts.none());
                return refused;
            }
            CreditLogRecorded recorded = CreditLogRecorded.of(account, command, fact, at);
            Outcome<R> outcome = new Outcome.Applied<>(id, result, List.of(recorded));
            session.creditLog().add(recorded);
            desk.audit(session, AuditRecord.of(account, at, command, outcome), AuditFacts.of(recorded));
            told.accept(recorded);
            return outcome;
        }

        // A decision never is refused, so the log is not asked.
        private Optional<Refusal> refusalOf(CreditLogFact fact, Command command) {
            return fact instanceof CreditLogFact.Decided
                    ? Optional.empty()
                    : session.creditLog().find(account, fact.decision()).refusalOf(fact, command.actor());
        }

        // What does not read back would shut the whole log for ever.
        private static void requireReadable(CreditLogFact fact) {
            if (fact instanceof CreditLogFact.Decided decided) {
                decided.made().requireReadable();
                return;
            }
            CreditLogFact read =
                    CreditLogFact.of(fact.recordedBy(), fact.customer(), fact.effectiveOn(), fact.fields());
            if (!read.equals(fact)) {
                throw new IllegalStateException(fact + " does not read back as what it is");
            }
        }

        // Never before the fact before it, nor before what it rests on: whoever knows it knows that.
        private Instant stampAfter() {
            return Stream.of(
                            Stream.of(desk.now()),
                            session.creditLog().lastRecordedAt(account).stream(),
                            books.head().lastRecordedAt().stream())
                    .flatMap(instants -> instants)
                    .max(Instant::compareTo)
                    .orElseThrow();
        }
    }

    /** All decisions of a customer that are on record, and what overrides them, in the order of recording. */
    public CreditLog log(CustomerId customer) {
        return desk.read(
                Permission.READ_CREDIT, customer, session -> session.creditLog().find(desk.account(customer)));
    }

    /** A decision that is on record, as it was made; empty where there is none. */
    public Optional<CreditDecision> find(CustomerId customer, DecisionId decision) {
        return desk.read(
                Permission.READ_CREDIT,
                customer,
                session -> session.creditLog()
                        .find(desk.account(customer), decision)
                        .decision(decision));
    }

    /** How often the decisions of these days were overridden, by policy, version and approver. */
    public List<OverrideRate> overrideRates(DateRange days) {
        return desk.read(
                Permission.READ_CREDIT,
                session -> OverrideRate.of(
                        session.creditLog().all(desk.ledger(), days).values(), days));
    }
}
