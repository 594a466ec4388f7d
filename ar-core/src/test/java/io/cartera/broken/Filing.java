package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.document.DocumentFile;
import io.cartera.document.DocumentId;
import io.cartera.document.DocumentRecorded;
import io.cartera.external.Referent;
import io.cartera.store.outer.DocumentRepository;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A register of documents that is passed on as it is. */
class Filing implements DocumentRepository {

    final DocumentRepository sound;

    Filing(Parts parts) {
        this.sound = parts.documents();
    }

    @Override
    public DocumentFile find(AccountId account) {
        return sound.find(account);
    }

    @Override
    public DocumentFile find(AccountId account, DocumentId document) {
        return sound.find(account, document);
    }

    @Override
    public Optional<DocumentRecorded> find(AccountId account, CommandKind kind, CommandId command) {
        return sound.find(account, kind, command);
    }

    @Override
    public Optional<Instant> lastRecordedAt(AccountId account) {
        return sound.lastRecordedAt(account);
    }

    @Override
    public SortedMap<CustomerId, DocumentFile> all(LedgerId ledger) {
        return sound.all(ledger);
    }

    @Override
    public List<DocumentRecorded> linksTo(LedgerId ledger, Referent subject) {
        return sound.linksTo(ledger, subject);
    }

    @Override
    public void add(DocumentRecorded recorded) {
        sound.add(recorded);
    }
}
