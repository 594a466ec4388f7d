package io.cartera.examples.monthend;

import io.cartera.account.ItemId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.examples.monthend.CsvTable.Row;
import io.cartera.examples.monthend.Rejections.BadRow;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.InvoiceType;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.terms.PaymentTerms;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Reads the files of a ledger, each row checked column by column: the first fault is the reason to reject it. */
final class LedgerReader {

    static final List<String> FILES = List.of("customers.csv", "documents.csv", "payments.csv", "allocations.csv");
    static final String ALLOCATIONS = FILES.get(3);
    private static final PaymentTerms TERMS_OTHERWISE = PaymentTerms.netDays(30);

    private final LedgerFiles files;
    private final Rejections rejections;
    private final Progress progress;
    private final Map<String, LedgerCustomer> customers = new LinkedHashMap<>();
    private final Map<String, Invoice> documents = new HashMap<>();
    private final Map<String, Payment> payments = new HashMap<>();
    // Of a million rows few differ in these.
    private final Map<String, LocalDate> dates = new HashMap<>();
    private final Map<String, PaymentMethod> methods = new HashMap<>();

    private LedgerReader(LedgerFiles files, Rejections rejections, Progress progress) {
        this.files = files;
        this.rejections = rejections;
        this.progress = progress;
    }

    static Ledger read(LedgerFiles files, Rejections rejections, Progress progress) {
        LedgerReader reader = new LedgerReader(files, rejections, progress);
        reader.read(0, "customer", "name,country,industry,terms,credit_limit,currency", reader::customer);
        reader.read(
                1, "document,type,customer,issued,currency,amount", "due,reference,product_group", reader::document);
        reader.read(2, "payment,customer,received,currency,amount", "reference,method", reader::payment);
        if (files.has(ALLOCATIONS)) {
            reader.read(3, "payment,document,amount,on", "", reader::allocation);
        }
        return new Ledger(reader.customers, reader.lastDay());
    }

    private Optional<LocalDate> lastDay() {
        return Stream.concat(
                        documents.values().stream().map(Invoice::issuedOn),
                        payments.values().stream().map(Payment::receivedOn))
                .max(LocalDate::compareTo);
    }

    private void read(int file, String required, String optional, CsvTable.RowAction action) {
        new CsvTable(FILES.get(file), names(required), names(optional)).read(files, rejections, progress, action);
    }

    private static List<String> names(String columns) {
        return columns.isEmpty() ? List.of() : List.of(columns.split(","));
    }

    private void customer(Row row) throws BadRow {
        CustomerId id = RowChecks.identifier(row, "customer", CustomerId::of);
        requireNew(customers, row, "customer");
        Customer.Builder file =
                Customer.organisation(id, RowChecks.text(row, "name").orElse(id.value()));
        RowChecks.text(row, "country").ifPresent(file::country);
        RowChecks.text(row, "industry").ifPresent(file::industry);
        if (!row.text("terms").isEmpty()) {
            file.terms(RowChecks.terms(row, "terms"));
        }
        customers.put(id.value(), new LedgerCustomer(file.build(), limit(row)));
    }

    private static Optional<Money> limit(Row row) throws BadRow {
        boolean hasLimit = !row.text("credit_limit").isEmpty();
        if (row.text("currency").isEmpty()) {
            if (hasLimit) {
                throw row.bad("currency", "credit limit without a currency");
            }
            return Optional.empty();
        }
        CurrencyUnit currency = RowChecks.currency(row, "currency");
        return hasLimit ? Optional.of(RowChecks.amount(row, "credit_limit", currency)) : Optional.empty();
    }

    private void document(Row row) throws BadRow {
        InvoiceId id = RowChecks.identifier(row, "document", InvoiceId::of);
        requireNew(documents, row, "document");
        if (!List.of("INVOICE", "DEBIT_NOTE", "CREDIT_NOTE").contains(row.text("type"))) {
            throw row.bad("type", "type is not INVOICE, CREDIT_NOTE or DEBIT_NOTE");
        }
        InvoiceType type = InvoiceType.valueOf(row.text("type"));
        LedgerCustomer customer = known(customers, row, "customer", "unknown customer");
        LocalDate issued = date(row, "issued");
        Money amount = RowChecks.positive(row, "amount", RowChecks.currency(row, "currency"));
        LocalDate due = due(row, issued, customer, type);
        CustomerId debtor = customer.file().id();
        Invoice.Builder draft = switch (type) {
            case INVOICE -> Invoice.draft(id, debtor, issued).dueOn(due);
            case DEBIT_NOTE -> Invoice.debitNote(id, debtor, issued).dueOn(due);
            case CREDIT_NOTE -> Invoice.creditNote(id, debtor, issued);
        };
        RowChecks.text(row, "reference").ifPresent(draft::reference);
        InvoiceLine line = InvoiceLine.of("Total", amount);
        Invoice document = draft.line(
                        RowChecks.text(row, "product_group").map(line::inGroup).orElse(line))
                .build();
        documents.put(id.value(), document);
        customer.documents().add(document);
    }

    private LocalDate due(Row row, LocalDate issued, LedgerCustomer customer, InvoiceType type) throws BadRow {
        if (row.text("due").isEmpty()) {
            PaymentTerms terms = customer.file().terms().orElse(TERMS_OTHERWISE);
            try {
                return type == InvoiceType.CREDIT_NOTE ? issued : terms.dueOn(issued);
            } catch (IllegalArgumentException tooLate) {
                throw row.bad("due", "due date by " + terms + " is after the year 9999");
            }
        }
        LocalDate due = date(row, "due");
        if (due.isBefore(issued)) {
            throw row.bad("due", "due before issued");
        }
        return due;
    }

    private void payment(Row row) throws BadRow {
        PaymentId id = RowChecks.identifier(row, "payment", PaymentId::of);
        requireNew(payments, row, "payment");
        if (creditNote(id.value()).isPresent()) {
            throw row.bad("payment", "identifier of a credit note");
        }
        LedgerCustomer customer = known(customers, row, "customer", "unknown customer");
        LocalDate received = date(row, "received");
        Money amount = RowChecks.positive(row, "amount", RowChecks.currency(row, "currency"));
        Payment bare = Payment.received(id, customer.file().id(), amount, received);
        Payment named =
                RowChecks.text(row, "reference").map(bare::withReference).orElse(bare);
        Payment payment = RowChecks.word(row, "method")
                .map(method -> methods.computeIfAbsent(method, PaymentMethod::of))
                .map(named::withMethod)
                .orElse(named);
        payments.put(id.value(), payment);
        customer.payments().add(payment);
    }

    private void allocation(Row row) throws BadRow {
        String credit = row.text("payment");
        Optional<Payment> payment = Optional.ofNullable(payments.get(credit));
        Money whole = payment.map(Payment::amount)
                .or(() -> creditNote(credit).map(Invoice::total))
                .orElseThrow(() -> row.bad("payment", "unknown payment or credit note"));
        Invoice debit = known(documents, row, "document", "unknown invoice or debit note");
        if (debit.type() == InvoiceType.CREDIT_NOTE) {
            throw row.bad("document", "unknown invoice or debit note");
        }
        Money amount = RowChecks.positive(row, "amount", whole.getCurrencyUnit());
        LocalDate on = date(row, "on");
        CustomerId payer = payment.map(Payment::customer)
                .or(() -> creditNote(credit).map(Invoice::customer))
                .orElseThrow();
        if (!payer.equals(debit.customer())) {
            throw row.bad("document", "account differs");
        }
        ItemId paying = ItemId.credit(credit);
        ItemId paid = ItemId.debit(debit.id().value());
        long line = row.cells().getStartingLineNumber();
        customers
                .get(payer.value())
                .allocations()
                .add(new AllocationRow(line, paying, paid, amount, on, row.text("amount")));
    }

    private LocalDate date(Row row, String column) throws BadRow {
        LocalDate known = dates.get(row.text(column));
        if (known != null) {
            return known;
        }
        LocalDate date = RowChecks.date(row, column);
        dates.put(row.text(column), date);
        return date;
    }

    private Optional<Invoice> creditNote(String id) {
        return Optional.ofNullable(documents.get(id)).filter(document -> document.type() == InvoiceType.CREDIT_NOTE);
    }

    private static void requireNew(Map<String, ?> known, Row row, String column) throws BadRow {
        if (known.containsKey(row.text(column))) {
            throw row.bad(column, "duplicate identifier");
        }
    }

    private static <T> T known(Map<String, T> known, Row row, String column, String reason) throws BadRow {
        return Optional.ofNullable(known.get(row.text(column))).orElseThrow(() -> row.bad(column, reason));
    }
}
