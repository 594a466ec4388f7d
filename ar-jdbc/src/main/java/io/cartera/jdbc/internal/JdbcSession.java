package io.cartera.jdbc.internal;

import io.cartera.jdbc.sealing.SensitiveCodec;
import io.cartera.store.AccountRepository;
import io.cartera.store.AuditTrail;
import io.cartera.store.CollectionRepository;
import io.cartera.store.CreditLimitRepository;
import io.cartera.store.CreditLogRepository;
import io.cartera.store.CustomerRepository;
import io.cartera.store.ExternalRefRepository;
import io.cartera.store.HeadroomRepository;
import io.cartera.store.InvoiceRepository;
import io.cartera.store.NumberSeriesRepository;
import io.cartera.store.Outbox;
import io.cartera.store.PaymentRepository;
import io.cartera.store.outer.DocumentRepository;
import io.cartera.store.outer.ImportRepository;
import io.cartera.store.outer.OuterSession;
import io.cartera.store.outer.PointsRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One transaction on the database, through its repositories. */
public final class JdbcSession implements OuterSession, AutoCloseable {

    private static final List<Sql> DOCUMENTS = List.of(
            InvoiceTable.INSERT,
            InvoiceTable.INSERT_DETAILED,
            InvoiceDetails.INSERT_LINE,
            InvoiceDetails.INSERT_ADJUSTMENT,
            InvoiceTable.INSERT_LINE,
            PaymentTable.INSERT,
            LimitGrantTable.INSERT,
            CollectionTable.INSERT,
            CollectionTable.INSERT_ITEM,
            CollectionTable.INSERT_NOTICED,
            CreditLogTable.INSERT,
            DocumentTable.INSERT,
            HeadroomTable.BEGIN,
            HeadroomTable.INSERT,
            HeadroomTable.GO_ON,
            PointsTable.INSERT,
            PointsTable.INSERT_MOVE,
            AuditTable.INSERT);

    private final Transaction transaction;
    private final WriteBuffer books;
    private final WriteBuffer documents;
    private final Accounts accounts;
    private final CustomerTable customers;
    private final InvoiceTable invoices;
    private final NumberSeriesTable numberSeries;
    private final PaymentTable payments;
    private final ExternalRefTable externalRefs;
    private final LimitGrantTable creditLimits;
    private final CollectionTable collections;
    private final HeadroomTable headroom;
    private final CreditLogTable creditLog;
    private final DocumentTable filing;
    private final ImportTable imports;
    private final PointsTable points;
    private final AuditTable audit;
    private final OutboxTable outbox;

    private JdbcSession(Transaction transaction) {
        this.transaction = transaction;
        this.books = new WriteBuffer(transaction, Accounts.INSERTS);
        // A buffer of its own: questions about the books, asked between commands, leave the documents waiting.
        this.documents = new WriteBuffer(transaction, DOCUMENTS);
        this.accounts = new Accounts(transaction, books);
        CustomerFactTable facts = new CustomerFactTable(transaction, accounts);
        this.customers = new CustomerTable(transaction, facts);
        this.invoices = new InvoiceTable(transaction, accounts, documents, facts);
        this.numberSeries = new NumberSeriesTable(transaction, accounts, this::flush);
        this.payments = new PaymentTable(transaction, accounts, documents);
        this.externalRefs = new ExternalRefTable(transaction, accounts);
        this.collections = new CollectionTable(transaction, accounts, documents);
        HeadroomTable groups = new HeadroomTable(transaction, accounts, documents);
        this.headroom = groups;
        this.creditLimits = new LimitGrantTable(transaction, accounts, documents, groups);
        this.creditLog = new CreditLogTable(transaction, accounts, documents);
        this.filing = new DocumentTable(transaction, accounts, documents);
        this.imports = new ImportTable(transaction);
        this.points = new PointsTable(transaction, accounts, documents);
        this.audit = new AuditTable(transaction, accounts, documents);
        this.outbox = new OutboxTable(transaction, accounts, books);
    }

    /** A session that may write; without a codec texts are kept as they are. */
    public static JdbcSession writing(Lease lease, @Nullable SensitiveCodec codec) {
        return new JdbcSession(new Transaction(lease, true, codec));
    }

    /** A session that only reads. */
    public static JdbcSession reading(Lease lease, @Nullable SensitiveCodec codec) {
        return new JdbcSession(new Transaction(lease, false, codec));
    }

    /** The keys under which the texts of customers are sealed. */
    public SubjectKeyTable subjectKeys() {
        transaction.requireUsable();
        return transaction.texts().keys();
    }

    /** Throws the failure that a statement had, whether the caller let it through or not. */
    public void requireSound() {
        transaction.requireSound();
    }

    /** Sends what is waiting and commits. */
    public void commit() {
        transaction.requireSound();
        flush();
        transaction.commit();
    }

    private void flush() {
        books.flush();
        documents.flush();
    }

    @Override
    public void close() {
        transaction.close();
        books.close();
        documents.close();
        numberSeries.close();
    }

    @Override
    public AccountRepository accounts() {
        transaction.requireUsable();
        return accounts;
    }

    @Override
    public CustomerRepository customers() {
        transaction.requireUsable();
        return customers;
    }

    @Override
    public InvoiceRepository invoices() {
        transaction.requireUsable();
        return invoices;
    }

    @Override
    public NumberSeriesRepository numberSeries() {
        transaction.requireUsable();
        return numberSeries;
    }

    @Override
    public PaymentRepository payments() {
        transaction.requireUsable();
        return payments;
    }

    @Override
    public ExternalRefRepository externalRefs() {
        transaction.requireUsable();
        return externalRefs;
    }

    @Override
    public CreditLimitRepository creditLimits() {
        transaction.requireUsable();
        return creditLimits;
    }

    @Override
    public HeadroomRepository headroom() {
        transaction.requireUsable();
        return headroom;
    }

    @Override
    public CollectionRepository collections() {
        transaction.requireUsable();
        return collections;
    }

    @Override
    public CreditLogRepository creditLog() {
        transaction.requireUsable();
        return creditLog;
    }

    @Override
    public DocumentRepository documents() {
        transaction.requireUsable();
        return filing;
    }

    @Override
    public ImportRepository imports() {
        transaction.requireUsable();
        return imports;
    }

    @Override
    public PointsRepository points() {
        transaction.requireUsable();
        return points;
    }

    @Override
    public AuditTrail audit() {
        transaction.requireUsable();
        return audit;
    }

    @Override
    public Outbox outbox() {
        transaction.requireUsable();
        return outbox;
    }
}
