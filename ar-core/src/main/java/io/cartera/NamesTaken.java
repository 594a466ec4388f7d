package io.cartera;

import io.cartera.external.Referent;
import io.cartera.payment.BankLineId;
import io.cartera.store.PaymentRepository.BankLineClaim;
import io.cartera.trace.ExternalRef;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session has given away that is unique over all accounts: references of other systems, lines of bank statements. A
 * store may keep what was added to it for itself until the end. For one thread.
 */
final class NamesTaken {

    private final Map<Referent.Kind, Map<ExternalRef, Referent>> refs = new EnumMap<>(Referent.Kind.class);
    private final Map<BankLineId, BankLineClaim> lines = new HashMap<>();

    @Nullable
    Referent holder(Referent.Kind kind, ExternalRef ref) {
        return refs.getOrDefault(kind, Map.of()).get(ref);
    }

    void attach(ExternalRef ref, Referent referent) {
        refs.computeIfAbsent(referent.kind(), kind -> new HashMap<>()).put(ref, referent);
    }

    @Nullable
    BankLineClaim claimOf(BankLineId line) {
        return lines.get(line);
    }

    void claim(BankLineClaim claim) {
        lines.put(claim.line(), claim);
    }
}
