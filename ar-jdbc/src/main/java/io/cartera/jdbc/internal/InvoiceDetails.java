package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.TaxCategory;
import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What few documents state beyond plain lines, as it was read: how amounts of lines come about, allowances and charges. */
final class InvoiceDetails {

    static final Sql INSERT_LINE = Sql.of(
            "insert detail of an invoice line",
            "insert into cartera_invoice_line_detail (shard_key, ledger, customer, document, line_no, product, quantity,"
                    + " unit, price, base_quantity, tax_category, exemption_reason)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    static final Sql INSERT_ADJUSTMENT = Sql.of(
            "insert invoice adjustment",
            "insert into cartera_invoice_adjustment (shard_key, ledger, customer, document, line_no, adjustment_no,"
                    + " kind, amount_minor, percentage, percentage_base_minor, reason, tax_category, tax_rate,"
                    + " exemption_reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final String OF_ACCOUNT = " where shard_key = ? and ledger = ? and customer = ?";
    private static final String IN_ORDER = " order by document, line_no";

    private static final String LINE_COLUMNS =
            "select document, line_no, product, quantity, unit, price, base_quantity, tax_category, exemption_reason"
                    + " from cartera_invoice_line_detail" + OF_ACCOUNT;

    private static final String ADJUSTMENT_COLUMNS =
            "select document, line_no, adjustment_no, kind, amount_minor, percentage, percentage_base_minor, reason,"
                    + " tax_category, tax_rate, exemption_reason from cartera_invoice_adjustment" + OF_ACCOUNT;

    private static final Sql ALL_LINES = Sql.of("read details of invoice lines", LINE_COLUMNS + IN_ORDER);

    private static final Sql LINES =
            Sql.of("read details of an invoice's lines", LINE_COLUMNS + " and document = ?" + IN_ORDER);

    private static final Sql ALL_ADJUSTMENTS =
            Sql.of("read invoice adjustments", ADJUSTMENT_COLUMNS + IN_ORDER + ", adjustment_no");

    private static final Sql ADJUSTMENTS = Sql.of(
            "read adjustments of an invoice", ADJUSTMENT_COLUMNS + " and document = ?" + IN_ORDER + ", adjustment_no");

    private static final String ALLOWANCE = "ALLOWANCE";
    private static final String CHARGE = "CHARGE";
    private static final int DOCUMENT = 0;

    private final Map<Key, LineDetail> lines = new HashMap<>();
    private final Map<Key, List<AllowanceCharge>> adjustments = new HashMap<>();

    private record Key(InvoiceId document, int line) {}

    private record LineDetail(
            @Nullable String product,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable BigDecimal price,
            @Nullable BigDecimal baseQuantity,
            @Nullable TaxCategory category,
            @Nullable String exemptionReason) {}

    /** Those of plain documents. */
    static InvoiceDetails none() {
        return new InvoiceDetails();
    }

    /** Of one document that has some. */
    static InvoiceDetails of(Transaction transaction, AccountId account, InvoiceId document, CurrencyUnit currency) {
        InvoiceDetails details = new InvoiceDetails();
        Parameters.Binding one = parameters -> parameters.account(account).text(document.value());
        transaction.each(LINES, one, row -> details.readLine(account, row), read -> {});
        transaction.each(
                ADJUSTMENTS, one, row -> details.readAdjustment(account, Map.of(document, currency), row), read -> {});
        return details;
    }

    /** Of all documents of an account, of which these have some. */
    static InvoiceDetails of(Transaction transaction, AccountId account, Map<InvoiceId, CurrencyUnit> detailed) {
        InvoiceDetails details = new InvoiceDetails();
        if (!detailed.isEmpty()) {
            Parameters.Binding all = parameters -> parameters.account(account);
            transaction.each(ALL_LINES, all, row -> details.readLine(account, row), read -> {});
            transaction.each(ALL_ADJUSTMENTS, all, row -> details.readAdjustment(account, detailed, row), read -> {});
        }
        return details;
    }

    private Key readLine(AccountId account, Row row) throws SQLException {
        Key key = new Key(InvoiceId.of(row.text()), row.count());
        lines.put(
                key,
                new LineDetail(
                        row.textOrNone(),
                        row.decimalOrNone(),
                        row.textOrNone(),
                        row.decimalOrNone(),
                        row.decimalOrNone(),
                        category(row.textOrNone()),
                        row.sensitiveOrNone(
                                SensitiveColumn.LINE_EXEMPTION_REASON,
                                account.customer(),
                                account.ledger().value(),
                                key.document().value(),
                                key.line())));
        return key;
    }

    private Key readAdjustment(AccountId account, Map<InvoiceId, CurrencyUnit> currencies, Row row)
            throws SQLException {
        Key key = new Key(InvoiceId.of(row.text()), row.count());
        Object[] place = {account.ledger().value(), key.document().value(), key.line(), row.count()};
        CustomerId customer = account.customer();
        CurrencyUnit currency = Optional.ofNullable(currencies.get(key.document()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "document " + key.document() + " is not said to have an allowance or charge"));
        boolean isCharge = row.text().equals(CHARGE);
        Money amount = MinorUnits.toMoney(currency, row.number());
        AllowanceCharge read = isCharge ? AllowanceCharge.charge(amount) : AllowanceCharge.allowance(amount);
        BigDecimal percentage = row.decimalOrNone();
        long base = row.number();
        if (percentage != null) {
            read = read.by(new Percentage(percentage), MinorUnits.toMoney(currency, base));
        }
        String reason = row.sensitiveOrNone(SensitiveColumn.ADJUSTMENT_REASON, customer, place);
        read = reason == null ? read : read.because(reason);
        TaxCategory category = category(row.textOrNone());
        BigDecimal rate = row.decimalOrNone();
        String exempt = row.sensitiveOrNone(SensitiveColumn.ADJUSTMENT_EXEMPTION_REASON, customer, place);
        if (rate != null) {
            Percentage taxed = new Percentage(rate);
            read = read.taxed(category == null ? TaxCategory.usualAt(taxed) : category, taxed);
            read = exempt == null ? read : read.exemptBecause(exempt);
        }
        adjustments.computeIfAbsent(key, first -> new ArrayList<>()).add(read);
        return key;
    }

    private static @Nullable TaxCategory category(@Nullable String code) {
        return code == null ? null : TaxCategory.ofCode(code);
    }

    /** What is taken off the document or put on it. */
    List<AllowanceCharge> adjustments(InvoiceId document) {
        return adjustments.getOrDefault(new Key(document, DOCUMENT), List.of());
    }

    /** A line with what is known of it. */
    InvoiceLine line(InvoiceId document, int number, String description, Money net, @Nullable Percentage rate) {
        Key key = new Key(document, number);
        LineDetail detail = lines.get(key);
        InvoiceLine line = detail == null ? InvoiceLine.of(description, net) : line(detail, description, net);
        line = line.explainedBy(adjustments.getOrDefault(key, List.of()));
        if (rate == null) {
            return line;
        }
        if (detail == null) {
            return line.taxedAt(rate);
        }
        line = detail.category() == null ? line.taxedAt(rate) : line.taxed(detail.category(), rate);
        return detail.exemptionReason() == null ? line : line.exemptBecause(detail.exemptionReason());
    }

    private static InvoiceLine line(LineDetail detail, String description, Money net) {
        // Computed again in another order than the caller's, an amount could be out of range on the way.
        InvoiceLine line = InvoiceLine.of(description, net);
        line = detail.quantity() == null || detail.price() == null
                ? line
                : line.explainedBy(detail.quantity(), detail.price(), Optional.ofNullable(detail.baseQuantity()));
        line = detail.unit() == null ? line : line.inUnits(detail.unit());
        return detail.product() == null ? line : line.product(detail.product());
    }

    /** Adds what a document states beyond plain lines. */
    static void add(WriteBuffer documents, AccountId account, Invoice invoice) {
        addAdjustments(documents, account, invoice.id().value(), DOCUMENT, invoice.adjustments());
        for (int i = 0; i < invoice.lines().size(); i++) {
            InvoiceLine line = invoice.lines().get(i);
            if (line.isDetailed()) {
                addLine(documents, account, invoice.id().value(), i + 1, line);
                addAdjustments(documents, account, invoice.id().value(), i + 1, line.adjustments());
            }
        }
    }

    private static void addLine(
            WriteBuffer documents, AccountId account, String document, int number, InvoiceLine line) {
        documents.add(
                INSERT_LINE,
                parameters -> parameters
                        .account(account)
                        .text(document)
                        .number(number)
                        .text(line.product().orElse(null))
                        .decimal(line.quantity().orElse(null))
                        .text(line.unit().orElse(null))
                        .decimal(line.price().orElse(null))
                        .decimal(line.baseQuantity().orElse(null))
                        .text(code(line.taxCategory(), line.taxRate()))
                        .sensitive(
                                SensitiveColumn.LINE_EXEMPTION_REASON,
                                account.customer(),
                                line.exemptionReason().orElse(null),
                                account.ledger().value(),
                                document,
                                number));
    }

    private static void addAdjustments(
            WriteBuffer documents, AccountId account, String document, int line, List<AllowanceCharge> adjustments) {
        for (int i = 0; i < adjustments.size(); i++) {
            AllowanceCharge each = adjustments.get(i);
            int number = i + 1;
            Object[] place = {account.ledger().value(), document, line, number};
            documents.add(
                    INSERT_ADJUSTMENT,
                    parameters -> parameters
                            .account(account)
                            .text(document)
                            .number(line)
                            .number(number)
                            .text(each.isCharge() ? CHARGE : ALLOWANCE)
                            .number(MinorUnits.of(each.amount()))
                            .decimal(each.percentage().map(Percentage::value).orElse(null))
                            .numberOrNone(
                                    each.percentageBase().map(MinorUnits::of).orElse(null))
                            .sensitive(
                                    SensitiveColumn.ADJUSTMENT_REASON,
                                    account.customer(),
                                    each.reason().orElse(null),
                                    place)
                            .text(code(each.taxCategory(), each.taxRate()))
                            .decimal(each.taxRate().map(Percentage::value).orElse(null))
                            .sensitive(
                                    SensitiveColumn.ADJUSTMENT_EXEMPTION_REASON,
                                    account.customer(),
                                    each.exemptionReason().orElse(null),
                                    place));
        }
    }

    // What the rate says is not said twice: the checks in SQL sum by what is kept.
    private static @Nullable String code(Optional<TaxCategory> category, Optional<Percentage> rate) {
        return category.filter(stated -> stated != TaxCategory.usualAt(rate.orElseThrow()))
                .map(TaxCategory::code)
                .orElse(null);
    }
}
