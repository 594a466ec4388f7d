package io.cartera.inmemory;

import io.cartera.credit.DecisionId;
import io.cartera.creditlog.CreditLogFact;
import io.cartera.creditlog.CreditLogRecorded;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The credit decisions of an account in the order of recording, and what each is found by. */
final class CreditLogFacts {

    private final List<CreditLogRecorded> all = new ArrayList<>();
    private final Map<Key, CreditLogRecorded> byCommand = new HashMap<>();
    // With what overrides each, and what went on under it; most have one fact.
    private final Map<DecisionId, List<CreditLogRecorded>> byDecision = new HashMap<>();

    CreditLogFacts copy() {
        CreditLogFacts copy = new CreditLogFacts();
        all.forEach(copy::add);
        return copy;
    }

    List<CreditLogRecorded> all() {
        return Collections.unmodifiableList(all);
    }

    @Nullable
    CreditLogRecorded find(CommandKind kind, CommandId command) {
        return byCommand.get(new Key(kind, command));
    }

    List<CreditLogRecorded> of(DecisionId decision) {
        return byDecision.getOrDefault(decision, List.of());
    }

    void add(CreditLogRecorded recorded) {
        all.add(recorded);
        byCommand.put(Key.of(recorded), recorded);
        decisions(recorded)
                .forEach(decision -> byDecision
                        .computeIfAbsent(decision, first -> new ArrayList<>(1))
                        .add(recorded));
    }

    void removeLast() {
        CreditLogRecorded last = all.remove(all.size() - 1);
        byCommand.remove(Key.of(last));
        for (DecisionId decision : decisions(last)) {
            List<CreditLogRecorded> facts = byDecision.get(decision);
            facts.remove(facts.size() - 1);
            if (facts.isEmpty()) {
                byDecision.remove(decision);
            }
        }
    }

    private static List<DecisionId> decisions(CreditLogRecorded recorded) {
        DecisionId decision = recorded.fact().decision();
        return recorded.fact() instanceof CreditLogFact.Decided decided
                        && decided.under().isPresent()
                ? List.of(decision, decided.under().get())
                : List.of(decision);
    }

    private record Key(CommandKind kind, CommandId command) {
        static Key of(CreditLogRecorded recorded) {
            return new Key(recorded.command().kind(), recorded.command().id());
        }
    }
}
