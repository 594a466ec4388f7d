package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.external.ExternalRefAttached;
import io.cartera.external.Referent;
import io.cartera.store.ExternalRefRepository;
import io.cartera.trace.CommandId;
import io.cartera.trace.ExternalRef;
import java.util.List;
import java.util.Optional;

/** References of other systems that are passed on as they are. */
class ExternalRefs implements ExternalRefRepository {

    final ExternalRefRepository sound;

    ExternalRefs(Parts parts) {
        this.sound = parts.externalRefs();
    }

    @Override
    public Optional<ExternalRefAttached> find(Referent.Kind kind, ExternalRef ref) {
        return sound.find(kind, ref);
    }

    @Override
    public List<ExternalRefAttached> of(Referent referent) {
        return sound.of(referent);
    }

    @Override
    public Optional<ExternalRefAttached> attachedBy(AccountId account, CommandId command) {
        return sound.attachedBy(account, command);
    }

    @Override
    public void add(ExternalRefAttached attached) {
        sound.add(attached);
    }
}
