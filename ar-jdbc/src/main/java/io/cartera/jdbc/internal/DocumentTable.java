package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.document.DocumentFact;
import io.cartera.document.DocumentFile;
import io.cartera.document.DocumentId;
import io.cartera.document.DocumentRecorded;
import io.cartera.external.Referent;
import io.cartera.store.UnreadableException;
import io.cartera.store.outer.DocumentRepository;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The register of documents: each fact with what it says in columns of its own, so that the tables can be read without us. */
final class DocumentTable implements DocumentRepository {

    /** The fields of a fact, in the order of their columns. */
    private static final List<String> FIELDS = List.of(
            "document",
            "documentKind",
            "contentHash",
            "storageRef",
            "accessLabel",
            "jurisdiction",
            "subjectKind",
            "subjectLedger",
            "subjectCustomer",
            "subject",
            "tag",
            "hold",
            "reason",
            "certificate");

    private static final String COLUMNS = FactStamp.COLUMNS
            + ", document, document_kind, content_hash, storage_ref, access_label, jurisdiction, subject_kind, subject_ledger,"
            + " subject_customer, subject, tag, hold, reason, certificate";

    static final Sql INSERT = Sql.of(
            "insert document fact",
            "insert into cartera_document_fact (shard_key, ledger, customer, " + COLUMNS + ", lifted, disposed)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final Sql OF_ACCOUNT = Sql.of(
            "read document facts",
            "select " + COLUMNS + " from cartera_document_fact"
                    + " where shard_key = ? and ledger = ? and customer = ? order by seq");

    private static final Sql OF_DOCUMENT = Sql.of(
            "read document facts of one document",
            "select " + COLUMNS + " from cartera_document_fact"
                    + " where shard_key = ? and ledger = ? and customer = ? and document = ? order by seq");

    private static final Sql OF_COMMAND = Sql.of(
            "read the document fact of a command",
            "select " + COLUMNS + " from cartera_document_fact"
                    + " where shard_key = ? and ledger = ? and customer = ? and kind = ? and command = ?");

    private static final Sql LAST_AT = Sql.of(
            "read the instant of the last document fact",
            "select recorded_at from cartera_document_fact where shard_key = ? and ledger = ? and customer = ?"
                    + " order by shard_key desc, ledger desc, customer desc, seq desc limit 1");

    private static final Sql OF_LEDGER = Sql.of(
            "read document facts of a ledger",
            "select customer, " + COLUMNS + " from cartera_document_fact where ledger = ? order by customer, seq");

    private static final String LINKS = "select customer, " + COLUMNS + " from cartera_document_fact"
            + " where subject_customer = ? and subject = ? and subject_kind = ? and ledger = ?";

    private static final Sql LINKS_TO_CUSTOMER =
            Sql.of("read document links to a customer", LINKS + " order by customer, seq");

    private static final Sql LINKS_TO_ITEM =
            Sql.of("read document links", LINKS + " and subject_ledger = ? order by customer, seq");

    private static final Sql LAST = Sql.of(
            "count document facts",
            "select seq from cartera_document_fact where shard_key = ? and ledger = ? and customer = ?"
                    + " order by shard_key desc, ledger desc, customer desc, seq desc limit 1");

    private final Transaction transaction;
    private final Accounts accounts;
    private final WriteBuffer documents;
    private final Positions positions;

    DocumentTable(Transaction transaction, Accounts accounts, WriteBuffer documents) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.documents = documents;
        this.positions = new Positions(transaction, accounts, LAST);
    }

    @Override
    public DocumentFile find(AccountId account) {
        return file(account, ofAccount(OF_ACCOUNT, account, parameters -> parameters.account(account)));
    }

    @Override
    public DocumentFile find(AccountId account, DocumentId document) {
        return file(
                account,
                ofAccount(
                        OF_DOCUMENT,
                        account,
                        parameters -> parameters.account(account).text(document.value())));
    }

    @Override
    public Optional<DocumentRecorded> find(AccountId account, CommandKind kind, CommandId command) {
        return ofAccount(
                        OF_COMMAND,
                        account,
                        parameters -> parameters.account(account).code(kind).text(command.value()))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Instant> lastRecordedAt(AccountId account) {
        transaction.requireUsable();
        documents.flush();
        return transaction.find(LAST_AT, parameters -> parameters.account(account), Row::instant);
    }

    private List<DocumentRecorded> ofAccount(Sql sql, AccountId account, Parameters.Binding scope) {
        transaction.requireUsable();
        documents.flush();
        transaction.texts().expect(account.customer());
        return transaction.list(sql, scope, row -> recorded(account, row));
    }

    private static DocumentFile file(AccountId account, List<DocumentRecorded> facts) {
        try {
            return DocumentFile.of(account, facts);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("the document facts of " + account + " make no file", e);
        }
    }

    @Override
    public SortedMap<CustomerId, DocumentFile> all(LedgerId ledger) {
        Map<CustomerId, List<DocumentRecorded>> facts = new HashMap<>();
        inLedger(OF_LEDGER, parameters -> parameters.text(ledger.value()), ledger)
                .forEach(recorded -> facts.computeIfAbsent(recorded.account().customer(), customer -> new ArrayList<>())
                        .add(recorded));
        SortedMap<CustomerId, DocumentFile> files = new TreeMap<>();
        facts.forEach((customer, all) -> files.put(customer, file(AccountId.of(ledger, customer), all)));
        return files;
    }

    @Override
    public List<DocumentRecorded> linksTo(LedgerId ledger, Referent subject) {
        return inLedger(
                subject.ledger().isPresent() ? LINKS_TO_ITEM : LINKS_TO_CUSTOMER,
                parameters -> {
                    parameters
                            .text(subject.customer().value())
                            .text(subject.id())
                            .code(subject.kind())
                            .text(ledger.value());
                    if (subject.ledger().isPresent()) {
                        parameters.text(subject.ledger().get().value());
                    }
                },
                ledger);
    }

    private List<DocumentRecorded> inLedger(Sql sql, Parameters.Binding scope, LedgerId ledger) {
        transaction.requireUsable();
        documents.flush();
        transaction.texts().expectAll();
        // Not every database orders by code point.
        return transaction
                .list(sql, scope, row -> recorded(AccountId.of(ledger, CustomerId.of(row.text())), row))
                .stream()
                .sorted(Comparator.comparing(recorded -> recorded.account().customer()))
                .toList();
    }

    @Override
    public void add(DocumentRecorded recorded) {
        AccountId account = recorded.account();
        accounts.requireLocked(account);
        long position = positions.next(account);
        Command command = recorded.command();
        FactStamp stamp =
                new FactStamp(position, command, recorded.at(), recorded.fact().effectiveOn());
        Map<String, String> fields = recorded.fact().fields();
        documents.add(INSERT, parameters -> {
            stamp.bind(parameters, account, SensitiveColumn.DOCUMENT_BASIS);
            for (String field : FIELDS) {
                parameters.text(fields.get(field));
            }
            parameters
                    .text(command.kind() == CommandKind.LIFT_HOLD ? fields.get("hold") : null)
                    .text(command.kind() == CommandKind.RECORD_DISPOSAL ? fields.get("document") : null);
        });
    }

    private static DocumentRecorded recorded(AccountId account, Row row) throws SQLException {
        FactStamp stamp = FactStamp.read(row, account, SensitiveColumn.DOCUMENT_BASIS);
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : FIELDS) {
            String value = row.textOrNone();
            if (value != null) {
                fields.put(field, value);
            }
        }
        try {
            DocumentFact fact = DocumentFact.of(stamp.command().kind(), account.customer(), stamp.on(), fields);
            return DocumentRecorded.of(account, stamp.command(), fact, stamp.at());
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(
                    "row " + stamp.position() + " of the document facts of " + account + " is no fact", e);
        }
    }
}
