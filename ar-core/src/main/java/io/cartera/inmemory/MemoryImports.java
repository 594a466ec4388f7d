package io.cartera.inmemory;

import io.cartera.account.LedgerId;
import io.cartera.freshness.SourceImported;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.outer.ImportRepository;
import java.util.ArrayList;
import java.util.List;

/** Through which days sources were imported. */
final class MemoryImports implements ImportRepository {

    private final MemorySession session;

    MemoryImports(MemorySession session) {
        this.session = session;
    }

    @Override
    public List<SourceImported> all(LedgerId ledger) {
        return session.books().imports.getOrDefault(ledger, List.of()).stream()
                .sorted(SourceImported.inOrderOfRecording())
                .toList();
    }

    @Override
    public void add(SourceImported imported) {
        List<SourceImported> kept =
                session.booksToWrite().imports.computeIfAbsent(imported.ledger(), none -> new ArrayList<>());
        if (kept.stream().anyMatch(other -> other.command().equals(imported.command()))) {
            throw session.failed(new DuplicateKeyException("import " + imported.command() + " is taken"));
        }
        session.add(kept, imported);
    }
}
