package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.CustomerId;
import io.cartera.external.ExternalRefAttached;
import io.cartera.external.ExternalRefRefusal;
import io.cartera.external.Referent;
import io.cartera.store.Session;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Attaches references of other systems, each to one thing of a kind, within one session. */
final class Attaching {

    private final Session session;
    private final AccountId account;
    private final NamesTaken names;

    Attaching(Session session, AccountId account) {
        this(session, account, new NamesTaken());
    }

    /** In a session that works on several accounts, which share what it has given away. */
    Attaching(Session session, AccountId account, NamesTaken names) {
        this.session = session;
        this.account = account;
        this.names = names;
    }

    /** Why a new thing of this kind cannot have these references: the first of them that names another one already. */
    Optional<Refusal> taken(Referent.Kind kind, List<ExternalRef> refs) {
        for (ExternalRef ref : refs) {
            Optional<Referent> holder = holder(kind, ref);
            if (holder.isPresent()) {
                return Optional.of(new ExternalRefRefusal.Taken(ref, holder.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<Referent> holder(Referent.Kind kind, ExternalRef ref) {
        @Nullable Referent own = names.holder(kind, ref);
        return own != null
                ? Optional.of(own)
                : session.externalRefs().find(kind, ref).map(ExternalRefAttached::referent);
    }

    /** Keeps the references with which a thing came. */
    void keep(Referent referent, List<ExternalRef> refs, Command command, Instant at) {
        for (ExternalRef ref : refs) {
            names.attach(ref, referent);
            session.externalRefs().add(ExternalRefAttached.of(account, referent, ref, command, at));
        }
    }

    /** Attaches one more reference to a thing that is there, as a command of its own. */
    static Outcome<ExternalRefAttached> attach(
            Desk desk,
            Permission permission,
            CommandId id,
            Referent referent,
            ExternalRef ref,
            Predicate<Session> isThere) {
        Command command = desk.command(CommandKind.ATTACH_REF, id);
        AccountId account = desk.account(referent.customer());
        return desk.write(permission, referent.customer(), account, (session, told) -> {
            session.accounts().lock(account);
            Instant now = desk.now();
            Optional<ExternalRefAttached> existing = session.externalRefs().attachedBy(account, id);
            Outcome<ExternalRefAttached> outcome = existing.map(attached -> attached.differenceFrom(referent, ref)
                            .<Outcome<ExternalRefAttached>>map(difference -> Outcome.Conflicting.of(id, difference))
                            .orElseGet(() -> applied(attached)))
                    .orElseGet(() -> refusal(session, referent, ref, isThere)
                            .<Outcome<ExternalRefAttached>>map(refusal -> new Outcome.Refused<>(id, refusal))
                            .orElseGet(() -> applied(ExternalRefAttached.of(account, referent, ref, command, now))));
            boolean isNew = existing.isEmpty() && outcome.applied().isPresent();
            if (isNew) {
                outcome.applied().ifPresent(session.externalRefs()::add);
                outcome.events().forEach(told);
            }
            if (isNew || outcome.applied().isEmpty()) {
                AuditFacts recorded = outcome.applied().map(AuditFacts::of).orElse(AuditFacts.none());
                desk.audit(session, AuditRecord.of(account, now, command, outcome), recorded);
            }
            return outcome;
        });
    }

    private static Outcome<ExternalRefAttached> applied(ExternalRefAttached attached) {
        return new Outcome.Applied<>(attached.command().id(), attached, List.of(attached));
    }

    private static Optional<Refusal> refusal(
            Session session, Referent referent, ExternalRef ref, Predicate<Session> isThere) {
        CustomerId customer = referent.customer();
        if (session.customers().find(customer).isEmpty()) {
            return Optional.of(new UnknownCustomer(customer));
        }
        if (!isThere.test(session)) {
            return Optional.of(new ExternalRefRefusal.UnknownReferent(referent));
        }
        return session.externalRefs()
                .find(referent.kind(), ref)
                .map(holder -> new ExternalRefRefusal.Taken(ref, holder.referent()));
    }
}
