package io.cartera.document;

import io.cartera.account.AccountId;
import io.cartera.trace.Command;
import io.cartera.trace.Event;
import io.cartera.trace.RecordedFact;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A fact with its stamp: on which account, by which command, by whom, on what basis and when it was recorded. It is what a
 * store keeps and what listeners are told. Immutable.
 */
public final class DocumentRecorded implements Event, RecordedFact {

    private final AccountId account;
    private final Command command;
    private final DocumentFact fact;
    private final Instant at;

    private DocumentRecorded(AccountId account, Command command, DocumentFact fact, Instant at) {
        this.account = Objects.requireNonNull(account, "account");
        this.command = command.withContent(Map.of());
        this.fact = Objects.requireNonNull(fact, "fact");
        this.at = Require.instant(at, "at");
        if (command.kind() != fact.recordedBy()
                || !identifierOf(fact, command).equals(command.id().value())
                || !fact.customer().equals(account.customer())) {
            throw new IllegalArgumentException(
                    fact.recordedBy() + " is not what " + command + " records on " + account);
        }
    }

    /**
     * This fact, recorded by this command on this account at this instant; the fact holds the content of the command.
     *
     * @throws IllegalArgumentException if the command is of another kind, has another identifier than the document that
     *     is filed or the hold that is placed, or the account is that of another customer
     */
    public static DocumentRecorded of(AccountId account, Command command, DocumentFact fact, Instant at) {
        return new DocumentRecorded(account, command, fact, at);
    }

    private static String identifierOf(DocumentFact fact, Command command) {
        if (fact instanceof DocumentRecord filed) {
            return filed.document().value();
        }
        return fact instanceof LegalHold placed ? placed.hold() : command.id().value();
    }

    /** On which account. */
    public AccountId account() {
        return account;
    }

    @Override
    public Command command() {
        return command;
    }

    /** The fact. */
    public DocumentFact fact() {
        return fact;
    }

    /** When it was recorded, in microseconds. */
    @Override
    public Instant at() {
        return at;
    }

    /** {@code filing}. */
    @Override
    public String form() {
        return "filing";
    }

    /** Customer and day, and what the fact says. */
    @Override
    public Map<String, String> content() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("customer", fact.customer().value());
        content.put("effectiveOn", fact.effectiveOn().toString());
        content.putAll(fact.fields());
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DocumentRecorded that
                && account.equals(that.account)
                && command.equals(that.command)
                && fact.equals(that.fact)
                && at.equals(that.at);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, command, fact);
    }

    @Override
    public String toString() {
        return "DocumentRecorded[" + account + ", " + command + ", " + fact.document() + ", " + at + "]";
    }
}
