package io.cartera.store;

import io.cartera.account.AccountId;
import io.cartera.external.ExternalRefAttached;
import io.cartera.external.Referent;
import io.cartera.trace.CommandId;
import io.cartera.trace.ExternalRef;
import java.util.List;
import java.util.Optional;

/** What other systems call our customers, documents and payments, in all ledgers. Facts are only ever added. */
public interface ExternalRefRepository {

    /** How this reference was attached to the one thing of this kind that it names in the whole store. */
    Optional<ExternalRefAttached> find(Referent.Kind kind, ExternalRef ref);

    /** The references of a thing, by system and identifier, by code point. */
    List<ExternalRefAttached> of(Referent referent);

    /** What the {@link io.cartera.trace.CommandKind#ATTACH_REF} command with this identifier on the account attached. */
    Optional<ExternalRefAttached> attachedBy(AccountId account, CommandId command);

    /**
     * Attaches a reference that names nothing of that kind yet. The caller holds the lock of the fact's account. Who
     * attaches the same reference under another account's lock meanwhile waits, or fails.
     *
     * @throws DuplicateKeyException if it names something already
     */
    void add(ExternalRefAttached attached);
}
