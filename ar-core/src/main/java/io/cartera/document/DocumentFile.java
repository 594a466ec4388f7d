package io.cartera.document;

import io.cartera.account.AccountId;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that is recorded about the documents filed under one account, in the order of recording. Immutable and thread-safe.
 */
public final class DocumentFile {

    private final AccountId account;
    private final List<DocumentRecorded> facts;
    private final TreeMap<DocumentId, DocumentState> documents = new TreeMap<>();

    private DocumentFile(AccountId account, List<DocumentRecorded> facts) {
        this.account = Objects.requireNonNull(account, "account");
        this.facts = List.copyOf(facts);
        Set<Key> keys = new HashSet<>();
        Instant last = Instant.MIN;
        for (DocumentRecorded recorded : this.facts) {
            boolean isInOrder = !recorded.at().isBefore(last);
            if (!recorded.account().equals(account)
                    || !isInOrder
                    || !keys.add(Key.of(recorded))
                    || endsTwice(recorded.fact())) {
                throw new IllegalArgumentException(recorded + " cannot follow what is on the file of " + account);
            }
            enter(recorded.fact());
            last = recorded.at();
        }
    }

    private void enter(DocumentFact fact) {
        if (fact instanceof DocumentRecord filed) {
            documents.put(filed.document(), DocumentState.of(filed));
        } else if (documents.computeIfPresent(fact.document(), (id, state) -> state.with(fact)) == null) {
            throw new IllegalArgumentException(fact.document() + " is not on the file of " + account);
        }
    }

    private boolean endsTwice(DocumentFact fact) {
        Optional<DocumentState> state = find(fact.document());
        return fact instanceof LegalHold.Lift lift
                        && state.flatMap(document -> document.lift(lift.hold())).isPresent()
                || fact instanceof Disposal
                        && state.flatMap(DocumentState::disposal).isPresent();
    }

    /**
     * The file with these facts, in the order of recording.
     *
     * @throws IllegalArgumentException if one cannot follow those before it
     */
    public static DocumentFile of(AccountId account, List<DocumentRecorded> facts) {
        return new DocumentFile(account, facts);
    }

    /** Whose file it is. */
    public AccountId account() {
        return account;
    }

    /** All facts, in the order of recording. */
    public List<DocumentRecorded> facts() {
        return facts;
    }

    /** The documents, by identifier; those that are gone too. */
    public List<DocumentState> documents() {
        return List.copyOf(documents.values());
    }

    /** One document. */
    public Optional<DocumentState> find(DocumentId document) {
        return Optional.ofNullable(documents.get(document));
    }

    /** What the command of this kind with this identifier recorded. */
    public Optional<DocumentRecorded> find(CommandKind kind, CommandId command) {
        return facts.stream()
                .filter(recorded -> recorded.command().kind() == kind
                        && recorded.command().id().equals(command))
                .findFirst();
    }

    /** Whether a store must not add the fact: its command is taken, or what it ends has ended. */
    public boolean excludes(DocumentRecorded recorded) {
        return find(recorded.command().kind(), recorded.command().id()).isPresent() || endsTwice(recorded.fact());
    }

    /** Why the fact cannot be recorded; empty where it can. */
    public Optional<Refusal> refusalOf(DocumentFact fact) {
        if (fact instanceof DocumentRecord) {
            return Optional.empty();
        }
        DocumentState state = documents.get(fact.document());
        if (state == null) {
            return Optional.of(new DocumentRefusal.UnknownDocument(fact.document()));
        }
        return state.disposal()
                .<Refusal>map(gone -> new DocumentRefusal.AlreadyDisposed(fact.document(), gone.effectiveOn()))
                .or(() -> Refusing.of(state, fact));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DocumentFile that && account.equals(that.account) && facts.equals(that.facts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, facts);
    }

    @Override
    public String toString() {
        return "DocumentFile[" + account + ", " + facts.size() + " facts]";
    }

    private record Key(CommandKind kind, CommandId id) {
        static Key of(DocumentRecorded recorded) {
            return new Key(recorded.command().kind(), recorded.command().id());
        }
    }
}
