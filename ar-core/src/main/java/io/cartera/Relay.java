package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountChanged;
import io.cartera.account.AccountId;
import io.cartera.trace.internal.Require;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Hands on what was recorded, to a queue or another system: one message for each applied command on an account of the
 * ledger, in the order of its versions.
 * <p>
 * Unlike a {@link ReceivablesListener}, which hears of a change once and only while the process lives, every message comes
 * at least once, whatever fails: it comes again until it was handed over and acknowledged. Account and version name a
 * message for ever, so whoever gets one with a version that is not above the last one of its account has had it. Several
 * relays may run at once: each account's versions are first handed over in their order all the same, only more often.
 * Thread-safe. Example, again and again:
 * <pre>{@code
 * while (books.outbox().relay(100, queue::send) > 0) {}
 * }</pre>
 */
public final class Relay {

    private final Desk desk;

    Relay(Desk desk) {
        this.desk = desk;
    }

    /**
     * What is still to be handed on, account by account, each in the order of its versions; the account comes first that
     * has waited longest.
     *
     * @param most the most messages, at least 1
     */
    public List<AccountChanged> pending(int most) {
        Require.positive(most, "most");
        return desk.read(Permission.RELAY_EVENTS, session -> session.outbox().pending(desk.ledger(), most));
    }

    /**
     * Hands over what is still to be handed on, and acknowledges of each account what the consumer has returned from. The
     * consumer is called outside any transaction and may use the door. If it throws, the exception comes through; that
     * message and all after it, those of other accounts too, come again, and the same one first.
     * <p>
     * Over a store that joins the host's transaction it runs in that transaction, and sees what the host has not committed:
     * call it in one of its own that writes nothing else.
     *
     * @param most the most messages, at least 1
     * @return how many were handed over; none where nothing waits
     */
    public int relay(int most, Consumer<? super AccountChanged> consumer) {
        List<AccountChanged> messages = pending(most);
        Map<AccountId, List<AccountChanged>> byAccount = messages.stream()
                .collect(Collectors.groupingBy(AccountChanged::account, LinkedHashMap::new, Collectors.toList()));
        byAccount.forEach((account, waiting) -> relay(account, waiting, consumer));
        return messages.size();
    }

    private void relay(AccountId account, List<AccountChanged> waiting, Consumer<? super AccountChanged> consumer) {
        long through = 0;
        try {
            for (AccountChanged message : waiting) {
                consumer.accept(message);
                through = message.change().recording().version();
            }
        } finally {
            if (through > 0) {
                acknowledge(account, through);
            }
        }
    }

    private void acknowledge(AccountId account, long throughVersion) {
        desk.store().write(session -> {
            session.accounts().lock(account);
            session.outbox().acknowledge(account, throughVersion);
            return true;
        });
    }
}
