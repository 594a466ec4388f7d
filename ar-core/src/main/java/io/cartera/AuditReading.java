package io.cartera;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountId;
import io.cartera.audit.AuditAnchor;
import io.cartera.audit.AuditChain;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditFinding;
import io.cartera.audit.AuditFinding.Kind;
import io.cartera.audit.AuditKey;
import io.cartera.audit.AuditLink;
import io.cartera.audit.AuditRecord;
import io.cartera.collection.CollectionRecorded;
import io.cartera.creditlog.CreditLogRecorded;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.exposure.LimitGranted;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.invoice.Invoice;
import io.cartera.payment.Payment;
import io.cartera.store.Session;
import io.cartera.store.UnreadableException;
import io.cartera.store.outer.OuterSession;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds what is recorded of one account against its audit trail. */
final class AuditReading {

    private final Session session;
    private final AccountId account;
    private final List<AuditFinding> findings = new ArrayList<>();

    private AuditReading(Session session, AccountId account) {
        this.session = session;
        this.account = account;
    }

    static AuditReading of(Session session, AccountId account) {
        return new AuditReading(session, account);
    }

    /** What is wrong with the account, and with the chain of which an anchor says how it ended. */
    List<AuditFinding> findings(AuditAnchor.@Nullable Head anchored) {
        List<AuditLink> links = session.audit().links(account);
        if (anchored != null) {
            against(anchored, links);
        }
        // Whoever writes behind our back may leave what no fact can be: the types, or the store, refuse it when it is
        // read.
        try {
            List<AuditRecord> records = session.audit().of(account);
            findings.addAll(AuditChain.check(account, records, links));
            facts(records, links);
        } catch (IllegalArgumentException | ArithmeticException | UnreadableException e) {
            findings.add(AuditFinding.of(account, 0, Kind.UNREADABLE));
        }
        return findings;
    }

    private void against(AuditAnchor.Head anchored, List<AuditLink> links) {
        Optional<AuditLink> then = links.stream()
                .filter(link -> link.sequence() == anchored.sequence())
                .findFirst();
        if (then.isEmpty()) {
            findings.add(AuditFinding.of(account, anchored.sequence(), Kind.TRUNCATED));
        } else if (!then.get().hash().equals(anchored.hash())) {
            findings.add(AuditFinding.of(account, anchored.sequence(), Kind.REPLACED));
        }
    }

    private void facts(List<AuditRecord> records, List<AuditLink> links) {
        Map<Ordered, AuditFacts> kept = kept();
        Optional<AuditKey> key = session.audit().key(account);
        Set<Ordered> applied = new HashSet<>();
        for (int i = 0; i < Math.min(records.size(), links.size()); i++) {
            AuditRecord record = records.get(i);
            Ordered ordered = new Ordered(record.kind(), record.command());
            AuditFacts facts = record.isApplied() ? facts(ordered, kept) : AuditFacts.none();
            findings.addAll(AuditChain.check(record, links.get(i), facts, key));
            if (record.isApplied() && !applied.add(ordered)) {
                findings.add(AuditFinding.of(record, links.get(i).sequence(), Kind.APPLIED_TWICE));
            }
        }
        for (Ordered ordered : kept.keySet()) {
            if (!applied.contains(ordered)) {
                findings.add(AuditFinding.notAudited(account, ordered.kind(), ordered.id()));
            }
        }
    }

    private AuditFacts facts(Ordered ordered, Map<Ordered, AuditFacts> kept) {
        AuditFacts facts = kept.get(ordered);
        if (facts != null) {
            return facts;
        }
        Optional<AuditFacts> looked = switch (ordered.kind()) {
            case REGISTER_CUSTOMER ->
                session.customers().find(CustomerId.of(ordered.id().value())).map(AuditFacts::of);
            case ATTACH_REF ->
                session.externalRefs().attachedBy(account, ordered.id()).map(AuditFacts::of);
            default -> Optional.empty();
        };
        return looked.orElse(AuditFacts.none());
    }

    /** All that is recorded under commands of this account. */
    private Map<Ordered, AuditFacts> kept() {
        Map<Ordered, AuditFacts> kept = new LinkedHashMap<>();
        for (AccountChange change : session.accounts().history(account).changes()) {
            kept.put(
                    new Ordered(
                            change.recording().command().kind(),
                            change.recording().command().id()),
                    AuditFacts.of(change));
        }
        for (Invoice invoice : session.invoices().of(account)) {
            Ordered issuing =
                    new Ordered(CommandKind.ISSUE, CommandId.of(invoice.id().value()));
            kept.put(issuing, withDocument(kept.get(issuing), change -> AuditFacts.of(change, invoice)));
        }
        for (Payment payment : session.payments().of(account)) {
            Ordered receiving =
                    new Ordered(CommandKind.RECEIVE, CommandId.of(payment.id().value()));
            kept.put(receiving, withDocument(kept.get(receiving), change -> AuditFacts.of(change, payment)));
        }
        for (LimitGranted granted : session.creditLimits().find(account).grants()) {
            kept.put(new Ordered(CommandKind.GRANT_LIMIT, granted.command()), AuditFacts.of(granted));
        }
        for (HeadroomRecorded recorded : session.headroom().find(account).facts()) {
            kept.put(new Ordered(recorded.command().kind(), recorded.command().id()), AuditFacts.of(recorded));
        }
        for (CollectionRecorded recorded : session.collections().find(account).facts()) {
            kept.put(new Ordered(recorded.command().kind(), recorded.command().id()), AuditFacts.of(recorded));
        }
        for (CreditLogRecorded recorded : session.creditLog().find(account).facts()) {
            kept.put(new Ordered(recorded.command().kind(), recorded.command().id()), AuditFacts.of(recorded));
        }
        OuterSession.within(session)
                .ifPresent(outer -> outer.documents()
                        .find(account)
                        .facts()
                        .forEach(recorded -> kept.put(
                                new Ordered(
                                        recorded.command().kind(),
                                        recorded.command().id()),
                                AuditFacts.of(recorded))));
        OuterSession.within(session)
                .ifPresent(outer -> outer.points()
                        .of(account)
                        .forEach(recorded -> kept.put(
                                new Ordered(
                                        recorded.command().kind(),
                                        recorded.command().id()),
                                AuditFacts.of(recorded))));
        for (CustomerFactRecorded recorded : session.customers().facts(account.customer())) {
            if (recorded.account().equals(account)) {
                kept.put(
                        new Ordered(
                                recorded.command().kind(), recorded.command().id()),
                        AuditFacts.of(recorded));
            }
        }
        return kept;
    }

    // A document that nothing was posted for is nothing that a command leaves.
    private static AuditFacts withDocument(
            @Nullable AuditFacts posted, Function<AccountChange, AuditFacts> withDocument) {
        return Optional.ofNullable(posted)
                .flatMap(AuditFacts::change)
                .map(withDocument)
                .orElse(AuditFacts.none());
    }

    /** What a command was to do, and under which identifier. */
    private record Ordered(CommandKind kind, CommandId id) {}
}
