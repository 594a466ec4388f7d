package io.cartera.inmemory;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.document.DocumentFile;
import io.cartera.document.DocumentId;
import io.cartera.document.DocumentLink;
import io.cartera.document.DocumentRecorded;
import io.cartera.external.Referent;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.outer.DocumentRepository;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The register of documents of a store in memory. */
final class MemoryDocuments implements DocumentRepository {

    private final MemorySession session;

    MemoryDocuments(MemorySession session) {
        this.session = session;
    }

    @Override
    public DocumentFile find(AccountId account) {
        return DocumentFile.of(account, filing(account));
    }

    @Override
    public DocumentFile find(AccountId account, DocumentId document) {
        return DocumentFile.of(
                account,
                filing(account).stream()
                        .filter(recorded -> recorded.fact().document().equals(document))
                        .toList());
    }

    @Override
    public Optional<DocumentRecorded> find(AccountId account, CommandKind kind, CommandId command) {
        return filing(account).stream()
                .filter(recorded -> recorded.command().kind() == kind
                        && recorded.command().id().equals(command))
                .findFirst();
    }

    @Override
    public Optional<Instant> lastRecordedAt(AccountId account) {
        List<DocumentRecorded> filing = filing(account);
        return filing.isEmpty()
                ? Optional.empty()
                : Optional.of(filing.get(filing.size() - 1).at());
    }

    private List<DocumentRecorded> filing(AccountId account) {
        MemoryAccount found = session.find(account);
        return found == null ? List.of() : found.filing;
    }

    @Override
    public SortedMap<CustomerId, DocumentFile> all(LedgerId ledger) {
        SortedMap<CustomerId, DocumentFile> files = new TreeMap<>();
        session.books()
                .in(ledger)
                .filter(account -> !account.filing.isEmpty())
                .forEach(account -> files.put(account.id.customer(), DocumentFile.of(account.id, account.filing)));
        return files;
    }

    @Override
    public List<DocumentRecorded> linksTo(LedgerId ledger, Referent subject) {
        return session.books()
                .in(ledger)
                .flatMap(account -> account.filing.stream())
                .filter(recorded -> recorded.fact() instanceof DocumentLink link
                        && link.subject().equals(subject))
                .toList();
    }

    @Override
    public void add(DocumentRecorded recorded) {
        MemoryAccount account = session.toWrite(recorded.account());
        Command command = recorded.command();
        if (find(account.id, command.kind(), command.id()).isPresent()
                || find(account.id, recorded.fact().document()).excludes(recorded)) {
            throw session.failed(
                    new DuplicateKeyException(recorded.command().id() + " is taken, or what it ends ended"));
        }
        session.add(account.filing, recorded);
    }
}
