package io.cartera.account;

import io.cartera.trace.Difference;
import io.cartera.trace.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the repeat of a command comes to, beyond what the content of the command tells: the content names neither due
 * dates nor texts, since these may be personal, so they are compared with the facts that the first one recorded.
 */
final class Repeat {

    private Repeat() {}

    /** The outcome of the first, or a conflict where the entries or the reasons of the settlement are other ones. */
    static Outcome<AccountChange> of(Settlement offered, Outcome<AccountChange> earlier) {
        return earlier.applied()
                .flatMap(first -> difference(first, offered))
                .<Outcome<AccountChange>>map(difference -> Outcome.Conflicting.of(earlier.command(), difference))
                .orElse(earlier);
    }

    /** The outcome of the first, or a conflict where its first entry was given another reason. */
    static Outcome<AccountChange> ofReason(String offered, Outcome<AccountChange> earlier) {
        return earlier.applied()
                .flatMap(first -> differentReason(first.entries().get(0), offered))
                .<Outcome<AccountChange>>map(difference -> Outcome.Conflicting.of(earlier.command(), difference))
                .orElse(earlier);
    }

    private static Optional<Difference> difference(AccountChange first, Settlement offered) {
        // What adjustments made follows the entries.
        int own = Math.max(0, first.entries().size() - offered.adjustments().size());
        Optional<Difference> ofEntries =
                Difference.between(fields(first.entries().subList(0, own)), fields(offered.entries()));
        if (ofEntries.isPresent()) {
            return ofEntries;
        }
        for (int i = own; i < first.entries().size(); i++) {
            String reason = offered.adjustments().get(i - own).reason().orElse("");
            Optional<Difference> ofReason = differentReason(first.entries().get(i), reason);
            if (ofReason.isPresent()) {
                return ofReason;
            }
        }
        return Optional.empty();
    }

    private static Optional<Difference> differentReason(Entry first, String offered) {
        String recorded = first.reference().orElse("");
        return recorded.equals(offered) ? Optional.empty() : Optional.of(new Difference("reason", recorded, offered));
    }

    private static Map<String, String> fields(List<Entry> entries) {
        if (entries.size() == 1) {
            return entries.get(0).fields();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Entry entry : entries) {
            entry.fields().forEach((name, value) -> fields.put(entry.id().content() + " " + name, value));
        }
        return fields;
    }
}
