package io.cartera.examples.monthend;

import io.cartera.account.ItemId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.InvoiceType;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentMethod;
import io.cartera.terms.PaymentTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Reads the files of a ledger, each row checked column by column: the first fault is the reason to reject it. */
final class LedgerReader {

    private static final CsvTable CUSTOMERS = new CsvTable(
            "customers.csv",
            List.of("customer"),
            List.of("name", "country", "industry", "terms", "credit_limit", "currency"));
    private static final CsvTable DOCUMENTS = new CsvTable(
            "documents.csv",
            List.of("document", "type", "customer", "issued", "currency", "amount"),
            List.of("due", "reference", "product_group"));
    private static final CsvTable PAYMENTS = new CsvTable(
            "payments.csv",
            List.of("payment", "customer", "received", "currency", "amount"),
            List.of("reference", "method"));
    static final CsvTable ALLOCATIONS =
            new CsvTable("allocations.csv", List.of("payment", "document", "amount", "on"), List.of());
    static final List<String> FILES =
            List.of(CUSTOMERS.file(), DOCUMENTS.file(), PAYMENTS.file(), ALLOCATIONS.file());
    private static final PaymentTerms TERMS_OTHERWISE = PaymentTerms.netDays(30);

    private final Ledger ledger;

    private LedgerReader(Ledger ledger) {
        this.ledger = ledger;
    }

    static Ledger read(LedgerFiles files, Rejections rejections) {
        Ledger ledger = new Ledger(files.has(ALLOCATIONS.file()));
        LedgerReader reader = new LedgerReader(ledger);
        CUSTOMERS.read(files, rejections, reader::customer);
        DOCUMENTS.read(files, rejections, reader::document);
        PAYMENTS.read(files, rejections, reader::payment);
        if (ledger.hasAllocations()) {
            ALLOCATIONS.read(files, rejections, reader::allocation);
        }
        return ledger;
    }

    private void customer(CsvRow row) throws BadRowException {
        CustomerId id = RowChecks.identifier(row, "customer", CustomerId::of);
        if (ledger.customer(id.value()).isPresent()) {
            throw row.bad("customer", "duplicate identifier");
        }
        Customer.Builder file =
                Customer.organisation(id, RowChecks.text(row, "name").orElse(id.value()));
        RowChecks.text(row, "country").ifPresent(file::country);
        RowChecks.text(row, "industry").ifPresent(file::industry);
        RowChecks.terms(row, "terms").ifPresent(file::terms);
        ledger.add(new LedgerCustomer(file.build(), limit(row)));
    }

    private static Optional<Money> limit(CsvRow row) throws BadRowException {
        if (row.isEmpty("currency")) {
            if (row.isEmpty("credit_limit")) {
                return Optional.empty();
            }
            throw row.bad("currency", "credit limit without a currency");
        }
        CurrencyUnit currency = RowChecks.currency(row, "currency");
        return row.isEmpty("credit_limit")
                ? Optional.empty()
                : Optional.of(RowChecks.amount(row, "credit_limit", currency));
    }

    private void document(CsvRow row) throws BadRowException {
        InvoiceId id = RowChecks.identifier(row, "document", InvoiceId::of);
        if (ledger.document(id.value()).isPresent()) {
            throw row.bad("document", "duplicate identifier");
        }
        InvoiceType type = type(row);
        LedgerCustomer customer = customer(row, "customer");
        LocalDate issued = RowChecks.date(row, "issued");
        CurrencyUnit currency = RowChecks.currency(row, "currency");
        Money amount = RowChecks.positive(row, "amount", currency);
        Optional<LocalDate> due = due(row, issued);
        Invoice.Builder draft = draft(type, id, customer.file().id(), issued);
        if (type != InvoiceType.CREDIT_NOTE) {
            if (due.isEmpty()) {
                requireDueDate(row, customer.file().terms().orElse(TERMS_OTHERWISE), issued);
            }
            due.ifPresent(draft::dueOn);
        }
        RowChecks.text(row, "reference").ifPresent(draft::reference);
        InvoiceLine line = InvoiceLine.of("Total", amount);
        draft.line(RowChecks.text(row, "product_group").map(line::inGroup).orElse(line));
        ledger.add(customer, draft.build());
    }

    private static InvoiceType type(CsvRow row) throws BadRowException {
        for (InvoiceType type : InvoiceType.values()) {
            if (type.name().equals(row.text("type"))) {
                return type;
            }
        }
        throw row.bad("type", "type is not INVOICE, CREDIT_NOTE or DEBIT_NOTE");
    }

    private static Optional<LocalDate> due(CsvRow row, LocalDate issued) throws BadRowException {
        if (row.isEmpty("due")) {
            return Optional.empty();
        }
        LocalDate due = RowChecks.date(row, "due");
        if (due.isBefore(issued)) {
            throw row.bad("due", "due before issued");
        }
        return Optional.of(due);
    }

    private static void requireDueDate(CsvRow row, PaymentTerms terms, LocalDate issued) throws BadRowException {
        try {
            terms.dueOn(issued);
        } catch (IllegalArgumentException tooLate) {
            throw row.bad("due", "due date by " + terms + " is after the year 9999");
        }
    }

    private static Invoice.Builder draft(InvoiceType type, InvoiceId id, CustomerId customer, LocalDate issued) {
        return switch (type) {
            case INVOICE -> Invoice.draft(id, customer, issued);
            case DEBIT_NOTE -> Invoice.debitNote(id, customer, issued);
            case CREDIT_NOTE -> Invoice.creditNote(id, customer, issued);
        };
    }

    private void payment(CsvRow row) throws BadRowException {
        PaymentId id = RowChecks.identifier(row, "payment", PaymentId::of);
        if (ledger.payment(id.value()).isPresent()) {
            throw row.bad("payment", "duplicate identifier");
        }
        if (creditNote(id.value()).isPresent()) {
            throw row.bad("payment", "identifier of a credit note");
        }
        LedgerCustomer customer = customer(row, "customer");
        LocalDate received = RowChecks.date(row, "received");
        Money amount = RowChecks.positive(row, "amount", RowChecks.currency(row, "currency"));
        Payment payment = Payment.received(id, customer.file().id(), amount, received);
        payment = RowChecks.text(row, "reference").map(payment::withReference).orElse(payment);
        payment = RowChecks.word(row, "method")
                .map(PaymentMethod::of)
                .map(payment::withMethod)
                .orElse(payment);
        ledger.add(customer, payment);
    }

    private void allocation(CsvRow row) throws BadRowException {
        String creditId = row.text("payment");
        Optional<Payment> payment = ledger.payment(creditId);
        Optional<Invoice> note = creditNote(creditId);
        if (payment.isEmpty() && note.isEmpty()) {
            throw row.bad("payment", "unknown payment or credit note");
        }
        Invoice debit = ledger.document(row.text("document"))
                .filter(document -> document.type() != InvoiceType.CREDIT_NOTE)
                .orElseThrow(() -> row.bad("document", "unknown invoice or debit note"));
        Money whole = payment.map(Payment::amount).orElseGet(() -> note.orElseThrow().total());
        Money amount = RowChecks.positive(row, "amount", whole.getCurrencyUnit());
        LocalDate on = RowChecks.date(row, "on");
        CustomerId payer = payment.map(Payment::customer).orElseGet(() -> note.orElseThrow().customer());
        if (!payer.equals(debit.customer())) {
            throw row.bad("document", "account differs");
        }
        customer(payer)
                .allocations()
                .add(new AllocationRow(
                        row.line(),
                        ItemId.credit(creditId),
                        ItemId.debit(debit.id().value()),
                        amount,
                        on,
                        row.text("amount")));
    }

    private Optional<Invoice> creditNote(String id) {
        return ledger.document(id).filter(document -> document.type() == InvoiceType.CREDIT_NOTE);
    }

    private LedgerCustomer customer(CsvRow row, String column) throws BadRowException {
        return ledger.customer(row.text(column)).orElseThrow(() -> row.bad(column, "unknown customer"));
    }

    private LedgerCustomer customer(CustomerId id) {
        return ledger.customer(id.value()).orElseThrow();
    }
}
