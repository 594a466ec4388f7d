package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.invoice.BilledTo;
import io.cartera.invoice.DocumentTotals;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.InvoiceType;
import io.cartera.invoice.RemittanceReference;
import io.cartera.invoice.SeriesId;
import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.store.InvoiceRepository;
import io.cartera.store.UnreadableException;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TermDates;
import io.cartera.terms.TermStart;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The documents and their lines. */
final class InvoiceTable implements InvoiceRepository {

    static final Sql INSERT = Sql.of(
            "insert invoice",
            "insert into cartera_invoice (shard_key, ledger, customer, document, kind, addressee, issued_on, due_on,"
                    + " terms, term_dates, reference, credits, series, currency, external_refs, billed_to)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    static final Sql INSERT_DETAILED = Sql.of(
            "insert detailed invoice",
            "insert into cartera_invoice (shard_key, ledger, customer, document, kind, addressee, issued_on, due_on,"
                    + " terms, term_dates, reference, credits, series, currency, external_refs, billed_to,"
                    + " detailed, rounding_minor, prepaid_minor, remittance)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)");

    static final Sql INSERT_LINE = Sql.of(
            "insert invoice line",
            "insert into cartera_invoice_line (shard_key, ledger, customer, document, line_no, description, net_minor,"
                    + " tax_rate, product_group) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final String COLUMNS =
            "kind, addressee, issued_on, due_on, terms, term_dates, reference, credits, series, currency, external_refs,"
                    + " billed_to, detailed, rounding_minor, prepaid_minor, remittance";

    private static final Sql OF_ACCOUNT = Sql.of(
            "read invoices",
            "select document, " + COLUMNS + " from cartera_invoice"
                    + " where shard_key = ? and ledger = ? and customer = ?");

    private static final Sql ALL_LINES = Sql.of(
            "read lines of invoices",
            "select document, line_no, description, net_minor, tax_rate, product_group from cartera_invoice_line"
                    + " where shard_key = ? and ledger = ? and customer = ? order by document, line_no");

    private static final Sql FIND = Sql.of(
            "find invoice",
            "select " + COLUMNS + " from cartera_invoice"
                    + " where shard_key = ? and ledger = ? and customer = ? and document = ?");

    private static final Sql LINES = Sql.of(
            "read invoice lines",
            "select line_no, description, net_minor, tax_rate, product_group from cartera_invoice_line"
                    + " where shard_key = ? and ledger = ? and customer = ? and document = ? order by line_no");

    private static final Sql CREDIT_NOTES = Sql.of(
            "find credit notes",
            "select document from cartera_invoice where shard_key = ? and ledger = ? and customer = ? and credits = ?"
                    + " order by document");

    private static final InvoiceDetails NO_DETAILS = InvoiceDetails.none();

    private final Transaction transaction;
    private final Accounts accounts;
    private final WriteBuffer documents;
    private final NumbersOfDocuments numbers;
    private final CustomerFactTable facts;

    InvoiceTable(Transaction transaction, Accounts accounts, WriteBuffer documents, CustomerFactTable facts) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.documents = documents;
        this.numbers = new NumbersOfDocuments(transaction);
        this.facts = facts;
    }

    @Override
    public Optional<Invoice> find(AccountId account, InvoiceId id) {
        transaction.requireUsable();
        documents.flush();
        transaction.texts().expect(account.customer());
        Optional<Draft> draft = transaction.find(
                FIND, parameters -> parameters.account(account).text(id.value()), row -> draft(account, id, row));
        return draft.map(found -> {
            InvoiceDetails details =
                    found.isDetailed() ? InvoiceDetails.of(transaction, account, id, found.currency()) : NO_DETAILS;
            details.adjustments(id).forEach(found.builder()::adjusted);
            transaction
                    .list(
                            LINES,
                            parameters -> parameters.account(account).text(id.value()),
                            row -> line(account, id, found.currency(), details, row))
                    .forEach(found.builder()::line);
            return numbers.numbered(
                    account,
                    found.invoice(
                            number -> facts.find(account.customer(), number).orElse(null)));
        });
    }

    @Override
    public List<Invoice> creditNotesTo(AccountId account, InvoiceId id) {
        transaction.requireUsable();
        documents.flush();
        List<InvoiceId> found = transaction.list(
                CREDIT_NOTES,
                parameters -> parameters.account(account).text(id.value()),
                row -> InvoiceId.of(row.text()));
        return found.stream().map(note -> find(account, note).orElseThrow()).toList();
    }

    @Override
    public List<Invoice> of(AccountId account) {
        transaction.requireUsable();
        documents.flush();
        transaction.texts().expect(account.customer());
        SortedMap<InvoiceId, Draft> drafts = new TreeMap<>();
        transaction.each(
                OF_ACCOUNT,
                parameters -> parameters.account(account),
                row -> {
                    InvoiceId id = InvoiceId.of(row.text());
                    return Map.entry(id, draft(account, id, row));
                },
                headed -> drafts.put(headed.getKey(), headed.getValue()));
        InvoiceDetails details = InvoiceDetails.of(transaction, account, detailed(drafts));
        drafts.forEach((id, draft) -> details.adjustments(id).forEach(draft.builder()::adjusted));
        transaction.each(
                ALL_LINES,
                parameters -> parameters.account(account),
                row -> {
                    InvoiceId id = InvoiceId.of(row.text());
                    Draft draft = drafts.get(id);
                    return draft.builder().line(line(account, id, draft.currency(), details, row));
                },
                lined -> {});
        Map<Long, CustomerFactRecorded> profiles = new HashMap<>();
        if (drafts.values().stream().anyMatch(draft -> draft.fact() != 0)) {
            facts.of(account.customer()).forEach(recorded -> profiles.put(recorded.number(), recorded));
        }
        return numbers.numbered(
                account,
                drafts.values().stream()
                        .map(draft -> draft.invoice(profiles::get))
                        .toList());
    }

    @Override
    public void add(AccountId account, Invoice invoice) {
        accounts.requireLocked(account);
        String id = invoice.id().value();
        if (invoice.isDetailed()) {
            DocumentTotals totals = invoice.totals();
            documents.add(
                    INSERT_DETAILED,
                    parameters -> head(parameters, account, invoice)
                            .numberOrNone(minorUnlessZero(totals.rounding()))
                            .numberOrNone(minorUnlessZero(totals.prepaid()))
                            .text(invoice.statedRemittance()
                                    .map(RemittanceReference::value)
                                    .orElse(null)));
            InvoiceDetails.add(documents, account, invoice);
        } else {
            documents.add(INSERT, parameters -> head(parameters, account, invoice));
        }
        for (int i = 0; i < invoice.lines().size(); i++) {
            InvoiceLine line = invoice.lines().get(i);
            int number = i + 1;
            documents.add(
                    INSERT_LINE,
                    parameters -> parameters
                            .account(account)
                            .text(id)
                            .number(number)
                            .sensitive(
                                    SensitiveColumn.LINE_DESCRIPTION,
                                    account.customer(),
                                    line.description(),
                                    account.ledger().value(),
                                    id,
                                    number)
                            .number(MinorUnits.of(line.net()))
                            .decimal(line.taxRate().map(Percentage::value).orElse(null))
                            .sensitive(
                                    SensitiveColumn.LINE_PRODUCT_GROUP,
                                    account.customer(),
                                    line.productGroup().orElse(null),
                                    account.ledger().value(),
                                    id,
                                    number));
        }
    }

    private static Parameters head(Parameters parameters, AccountId account, Invoice invoice) throws SQLException {
        String id = invoice.id().value();
        return parameters
                .account(account)
                .text(id)
                .code(invoice.type())
                .text(invoice.customer().value())
                .date(invoice.issuedOn())
                .date(invoice.statedDueOn().orElse(null))
                .text(invoice.statedTerms().map(PaymentTerms::toString).orElse(null))
                .text(dates(invoice))
                .sensitive(
                        SensitiveColumn.INVOICE_REFERENCE,
                        account.customer(),
                        invoice.reference().orElse(null),
                        account.ledger().value(),
                        id)
                .text(credited(invoice))
                .text(invoice.series().map(SeriesId::value).orElse(null))
                .currency(invoice.currency())
                .externalRefs(invoice.externalRefs())
                .numberOrNone(invoice.billedTo().map(BilledTo::fact).orElse(null));
    }

    private static @Nullable Long minorUnlessZero(Money amount) {
        return amount.isZero() ? null : MinorUnits.of(amount);
    }

    private static Map<InvoiceId, CurrencyUnit> detailed(Map<InvoiceId, Draft> drafts) {
        Map<InvoiceId, CurrencyUnit> detailed = new HashMap<>();
        drafts.forEach((id, draft) -> {
            if (draft.isDetailed()) {
                detailed.put(id, draft.currency());
            }
        });
        return detailed;
    }

    private static Draft draft(AccountId account, InvoiceId id, Row row) throws SQLException {
        InvoiceType type = row.code(InvoiceType.class);
        CustomerId addressee = CustomerId.of(row.text());
        LocalDate issuedOn = row.date();
        Invoice.Builder builder = switch (type) {
            case INVOICE -> Invoice.draft(id, addressee, issuedOn);
            case DEBIT_NOTE -> Invoice.debitNote(id, addressee, issuedOn);
            case CREDIT_NOTE -> Invoice.creditNote(id, addressee, issuedOn);
        };
        Optional.ofNullable(row.dateOrNone()).ifPresent(builder::dueOn);
        Optional.ofNullable(row.textOrNone()).map(PaymentTerms::parse).ifPresent(builder::terms);
        Optional.ofNullable(row.textOrNone()).map(TermDates::parse).ifPresent(dates -> state(dates, builder));
        Optional.ofNullable(row.sensitiveOrNone(
                        SensitiveColumn.INVOICE_REFERENCE,
                        account.customer(),
                        account.ledger().value(),
                        id.value()))
                .ifPresent(builder::reference);
        Optional.ofNullable(row.textOrNone()).map(InvoiceId::of).ifPresent(builder::crediting);
        Optional.ofNullable(row.textOrNone()).map(SeriesId::of).ifPresent(builder::numberedBy);
        CurrencyUnit currency = row.currency();
        row.externalRefs().forEach(builder::externalRef);
        long fact = row.number();
        boolean isDetailed = row.count() == 1;
        builder.rounding(MinorUnits.toMoney(currency, row.number()))
                .prepaid(MinorUnits.toMoney(currency, row.number()));
        Optional.ofNullable(row.textOrNone()).map(RemittanceReference::parse).ifPresent(builder::remittance);
        return new Draft(builder, currency, fact, isDetailed);
    }

    private static @Nullable String credited(Invoice invoice) {
        return invoice.credits().map(InvoiceId::value).orElse(null);
    }

    // Most documents state no other date than that of their issue.
    private static @Nullable String dates(Invoice invoice) {
        TermDates dates = invoice.dates();
        return dates.equals(TermDates.of(invoice.issuedOn())) ? null : dates.toString();
    }

    private static void state(TermDates dates, Invoice.Builder builder) {
        for (TermStart start : TermStart.values()) {
            if (start != TermStart.INVOICE && start != TermStart.PERIOD_MIDPOINT) {
                dates.find(start).ifPresent(date -> builder.date(start, date));
            }
        }
        dates.period().ifPresent(builder::period);
    }

    private static InvoiceLine line(
            AccountId account, InvoiceId id, CurrencyUnit currency, InvoiceDetails details, Row row)
            throws SQLException {
        int number = row.count();
        CustomerId customer = account.customer();
        String ledger = account.ledger().value();
        String description = row.sensitive(SensitiveColumn.LINE_DESCRIPTION, customer, ledger, id.value(), number);
        Money net = MinorUnits.toMoney(currency, row.number());
        BigDecimal rate = row.decimalOrNone();
        String group = row.sensitiveOrNone(SensitiveColumn.LINE_PRODUCT_GROUP, customer, ledger, id.value(), number);
        InvoiceLine line = details.line(id, number, description, net, rate == null ? null : new Percentage(rate));
        return group == null ? line : line.inGroup(group);
    }

    private static BilledTo billedTo(CustomerFactRecorded recorded) {
        return BilledTo.of(
                recorded.number(), recorded.fact().from(), recorded.fact().content(CustomerFactKind.FISCAL_PROFILE));
    }

    /** A document before its lines, and which fact has the profile it is billed to; 0 for none. */
    private record Draft(Invoice.Builder builder, CurrencyUnit currency, long fact, boolean isDetailed) {
        /** The document, once its lines are there. */
        Invoice invoice(Function<Long, @Nullable CustomerFactRecorded> profiles) {
            Invoice invoice = builder.build();
            if (fact == 0) {
                return invoice;
            }
            @Nullable CustomerFactRecorded profile = profiles.apply(fact);
            if (profile == null) {
                throw new UnreadableException(
                        "document " + invoice.id() + " is billed to fact " + fact + ", which is not there");
            }
            return invoice.billedTo(InvoiceTable.billedTo(profile));
        }
    }
}
