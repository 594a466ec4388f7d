package io.cartera.examples.cashapplication;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.cartera.Receivables;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Settlement;
import io.cartera.allocation.AllocationChain;
import io.cartera.allocation.AllocationProposal;
import io.cartera.allocation.DebtorMatch;
import io.cartera.allocation.RemittanceMatcher;
import io.cartera.allocation.Tolerance;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.payment.BankLine;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.terms.DiscountOffer;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A batch of bank lines against open invoices, put through the door as a clerk would: what is open is posted, the payer
 * of each line is looked up, the payment received and applied by the standard chain. The notes are not looked at.
 */
final class Batch {

    private static final Set<String> FREE = Set.of("OPEN", "PARTIAL", "CLOSED");

    /** What came of a bank line: the documents booked with what is open of them afterwards, and what is proposed. */
    record Result(
            String line,
            String text,
            String note,
            Money amount,
            List<String> booked,
            boolean closesRest,
            Money bookedAmount,
            Optional<DebtorMatch> debtor,
            AllocationProposal proposal) {}

    private final JsonObject ledger;
    private final JsonObject statement;
    private final Receivables books = Receivables.over(new InMemoryStore());
    private final Map<String, CustomerId> owners = new LinkedHashMap<>();
    private final Map<CustomerId, String> names = new LinkedHashMap<>();

    private Batch(JsonObject ledger, JsonObject statement) {
        this.ledger = ledger;
        this.statement = statement;
    }

    static Batch of(Path folder) throws IOException {
        Batch batch = new Batch(read(folder, "open_ar.json"), read(folder, "bank_statement.json"));
        batch.post();
        return batch;
    }

    private static JsonObject read(Path folder, String file) throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve(file))).getAsJsonObject();
    }

    List<JsonObject> invoices() {
        return objects(ledger, "invoices");
    }

    private void post() {
        for (JsonObject row : invoices()) {
            CustomerId customer = CustomerId.of(text(row, "customer_id"));
            owners.put(text(row, "invoice_id"), customer);
            if (names.put(customer, text(row, "customer_name")) == null) {
                books.customers()
                        .register(Customer.organisation(customer, text(row, "customer_name"))
                                .build())
                        .orElseThrow();
            }
            Money amount = money(row, "original_amount");
            LocalDate issued = LocalDate.parse(text(row, "invoice_date"));
            Invoice.Builder draft = Invoice.draft(InvoiceId.of(text(row, "invoice_id")), customer, issued)
                    .dueOn(LocalDate.parse(text(row, "due_date")))
                    .line("Total", amount);
            optional(row, "po_reference").ifPresent(draft::reference);
            books.invoicing().issue(draft.build()).orElseThrow();
            payEarlier(customer, row, amount.minus(money(row, "open_amount")), issued);
        }
    }

    private void payEarlier(CustomerId customer, JsonObject row, Money paid, LocalDate on) {
        if (paid.isPositive()) {
            String id = text(row, "invoice_id");
            books.cash()
                    .receive(Payment.received(PaymentId.of("before " + id), customer, paid, on))
                    .orElseThrow();
            Settlement settlement =
                    Settlement.none().matching(ItemId.credit("before " + id), ItemId.debit(id), paid, on);
            books.cash()
                    .settle(CommandId.of("before " + id), customer, settlement)
                    .orElseThrow();
        }
    }

    List<Result> applied() {
        List<JsonObject> rows = objects(statement, "transactions");
        List<BankLine> lines = BankLine.numbered(rows.stream().map(this::line).toList());
        RemittanceMatcher matcher = matcher(rows);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            results.add(applied(rows.get(i), lines.get(i), matcher));
        }
        return results;
    }

    private BankLine line(JsonObject row) {
        Money amount = money(row, "amount");
        boolean isOut = text(row, "payment_type").endsWith("RETURN");
        BankLine.Builder line = BankLine.builder(
                        text(statement, "account"),
                        LocalDate.parse(text(row, "date")),
                        isOut ? amount.negated() : amount)
                .payer(text(row, "payer_raw"));
        optional(row, "bank_reference").ifPresent(line::reference);
        optional(row, "remittance_text").ifPresent(line::text);
        return line.build();
    }

    private RemittanceMatcher matcher(List<JsonObject> rows) {
        Map<String, List<CustomerId>> payers = new LinkedHashMap<>();
        names.forEach((customer, name) -> add(payers, name, customer));
        for (JsonObject alias : objects(ledger, "payer_alias_registry")) {
            add(payers, text(alias, "payer_alias"), CustomerId.of(text(alias, "canonical_customer_id")));
        }
        for (JsonObject parent : objects(ledger, "parent_child_hierarchy")) {
            for (JsonElement child : parent.getAsJsonArray("children")) {
                add(payers, text(parent, "parent_name"), CustomerId.of(child.getAsString()));
            }
        }
        LocalDate last = rows.stream()
                .map(row -> LocalDate.parse(text(row, "date")))
                .max(LocalDate::compareTo)
                .orElseThrow();
        List<OpenItem> open = new ArrayList<>();
        books.accounts().openItems(AsOf.of(last), open::add);
        return RemittanceMatcher.over(OpenItemSource.of(open)).knowing(payers);
    }

    private static void add(Map<String, List<CustomerId>> payers, String name, CustomerId customer) {
        payers.computeIfAbsent(name, first -> new ArrayList<>()).add(customer);
    }

    private Result applied(JsonObject row, BankLine line, RemittanceMatcher matcher) {
        String id = text(row, "txn_id");
        Optional<DebtorMatch> debtor = line.amount().isPositive() ? Optional.of(matcher.find(line)) : Optional.empty();
        Optional<CustomerId> customer = debtor.flatMap(DebtorMatch::debtor);
        AllocationProposal proposal = AllocationProposal.none();
        if (customer.isPresent()) {
            books.cash().receive(line.toPayment(customer.get())).orElseThrow();
            AllocationChain chain = chain(customer.get(), line.amount().getCurrencyUnit());
            proposal = books.cash().propose(customer.get(), line.bookedOn(), chain);
            books.cash()
                    .apply(CommandId.of("apply " + id), customer.get(), line.bookedOn(), chain)
                    .orElseThrow();
        }
        Money booked = proposal.matches().stream()
                .map(Settlement.Match::amount)
                .reduce(Money.zero(line.amount().getCurrencyUnit()), Money::plus);
        return new Result(
                id,
                optional(row, "remittance_text").orElse(""),
                text(row, "note"),
                line.amount(),
                proposal.matches().stream()
                        .map(match -> match.debit().document())
                        .distinct()
                        .toList(),
                proposal.explanations().stream()
                        .anyMatch(found ->
                                found.isBooked() && !found.adjustments().isEmpty()),
                booked,
                debtor,
                proposal);
    }

    private AllocationChain chain(CustomerId customer, CurrencyUnit currency) {
        JsonObject writeOff = ledger.getAsJsonObject("auto_writeoff_config");
        Tolerance tolerance = writeOff == null
                ? Tolerance.none()
                : Tolerance.upTo(Money.of(currency, writeOff.get("threshold").getAsBigDecimal()));
        return offering(AllocationChain.standard())
                .tolerating(tolerance)
                .holding(onHold())
                .understanding(List.of(names.get(customer), text(ledger, "company")));
    }

    private AllocationChain offering(AllocationChain chain) {
        AllocationChain told = chain;
        for (JsonObject row : invoices()) {
            Optional<String> until = optional(row, "discount_deadline");
            if (until.isPresent()) {
                Percentage share = new Percentage(row.get("discount_pct").getAsBigDecimal());
                Money amount = share.of(money(row, "original_amount"), RoundingMode.HALF_UP);
                DiscountOffer offer = DiscountOffer.of(LocalDate.parse(until.get()), amount);
                told = told.offering(ItemId.debit(text(row, "invoice_id")), offer);
            }
        }
        return told;
    }

    // What the source flags: held, disputed or blocked documents and customers, and credit memos still to be set off.
    private Set<String> onHold() {
        JsonObject compliance = ledger.getAsJsonObject("compliance_config");
        Set<String> held = new TreeSet<>();
        Set<String> blocked = new TreeSet<>();
        if (compliance != null) {
            held.addAll(strings(compliance, "disputed_invoice_ids"));
            held.addAll(strings(compliance, "legal_hold_invoice_ids"));
            blocked.addAll(strings(compliance, "do_not_auto_apply_customer_ids"));
        }
        objects(ledger, "credit_memos")
                .forEach(memo -> optional(memo, "customer_id").ifPresent(blocked::add));
        for (JsonObject row : invoices()) {
            boolean isCredited = row.has("existing_credit_memo")
                    && row.get("existing_credit_memo").getAsBigDecimal().signum() != 0;
            if (!FREE.contains(text(row, "status")) || isCredited || blocked.contains(text(row, "customer_id"))) {
                held.add(text(row, "invoice_id"));
            }
        }
        return held;
    }

    private static List<JsonObject> objects(JsonObject parent, String name) {
        List<JsonObject> objects = new ArrayList<>();
        if (parent.has(name)) {
            parent.getAsJsonArray(name).forEach(element -> objects.add(element.getAsJsonObject()));
        }
        return objects;
    }

    private static List<String> strings(JsonObject parent, String name) {
        List<String> strings = new ArrayList<>();
        if (parent.has(name)) {
            parent.getAsJsonArray(name).forEach(element -> strings.add(element.getAsString()));
        }
        return strings;
    }

    static String text(JsonObject row, String name) {
        return row.get(name).getAsString();
    }

    static Optional<String> optional(JsonObject row, String name) {
        return Optional.ofNullable(row.get(name))
                .filter(element -> !element.isJsonNull())
                .map(JsonElement::getAsString)
                .filter(value -> !value.isBlank());
    }

    static Money money(JsonObject row, String name) {
        return Money.of(CurrencyUnit.of(text(row, "currency")), row.get(name).getAsBigDecimal());
    }
}
