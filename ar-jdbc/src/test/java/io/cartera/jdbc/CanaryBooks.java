package io.cartera.jdbc;

import io.cartera.Receivables;
import io.cartera.account.AccountId;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditKey;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.DecisionId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FiscalProfile;
import io.cartera.document.DocumentId;
import io.cartera.document.DocumentKind;
import io.cartera.document.DocumentRecord;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.external.Referent;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.invoice.TaxCategory;
import io.cartera.money.Percentage;
import io.cartera.party.Organisation;
import io.cartera.party.PersonName;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.points.PointsEntry;
import io.cartera.points.Reward;
import io.cartera.points.RewardProgramId;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.store.outer.OuterSession;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import io.cartera.trace.ExternalRef;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.joda.money.Money;

/** The books of two people with a canary in every text that may be personal, and what can be seen of them in the tables. */
final class CanaryBooks {

    static final CustomerId ANN = CustomerId.of("C-1");
    static final CustomerId BOB = CustomerId.of("C-2");
    static final String CANARY = "Kanari ";

    /** Every column that is sealed; the key of the audit trail is no text. */
    static final List<String> COLUMNS = List.of(
            "cartera_audit.basis",
            "cartera_collection_fact.basis",
            "cartera_command.basis",
            "cartera_credit_log.basis",
            "cartera_customer.country",
            "cartera_customer.industry",
            "cartera_customer.name",
            "cartera_customer.person_name",
            "cartera_customer_fact.basis",
            "cartera_customer_fact.content",
            "cartera_document_fact.basis",
            "cartera_entry.reference",
            "cartera_external_ref.basis",
            "cartera_headroom_fact.basis",
            "cartera_invoice.reference",
            "cartera_invoice_adjustment.exemption_reason",
            "cartera_invoice_adjustment.reason",
            "cartera_invoice_line.description",
            "cartera_invoice_line.product_group",
            "cartera_invoice_line_detail.exemption_reason",
            "cartera_item.reference",
            "cartera_number.basis",
            "cartera_payment.reference",
            "cartera_points_entry.basis");

    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final RewardProgramId CLUB = RewardProgramId.of("CLUB");
    private static final SeriesId SERIES = SeriesId.of("F");
    private static final List<String> TABLES = Schema.ddl(Dialect.H2)
            .lines()
            .filter(line -> line.startsWith("create table "))
            .map(line -> line.split(" ")[2])
            .toList();

    private CanaryBooks() {}

    static Receivables over(ReceivablesStore store) {
        return Receivables.over(store, Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));
    }

    static AccountId account(CustomerId customer) {
        return AccountId.of(LedgerId.MAIN, customer);
    }

    /** Writes them to an empty store. */
    static void keep(ReceivablesStore store) {
        over(store).numbering().define(NumberSeries.continuous(SERIES, "F")).orElseThrow();
        keep(store, ANN, "1");
        keep(store, BOB, "2");
    }

    private static FiscalProfile profile(String name) {
        return FiscalProfile.of(Organisation.of(CANARY + name)).build();
    }

    private static void keep(ReceivablesStore store, CustomerId who, String n) {
        Receivables books = over(store).onBasis(Basis.of(CANARY + "basis " + n));
        books.customers()
                .register(Customer.person(who, CANARY + "name " + n)
                        .country(CANARY + "country " + n)
                        .industry(CANARY + "industry " + n)
                        .personName(PersonName.of(CANARY + "given " + n, "Familiar"))
                        .fiscal(profile("first " + n), DAY.minusDays(9))
                        .build())
                .orElseThrow();
        books.customers()
                .changeFiscalProfile(CommandId.of("FP-" + n), who, profile("second " + n), DAY)
                .orElseThrow();
        books.reservations()
                .state(Reservation.ofDocument(
                        ReservationId.of("SO-" + n), who, Money.parse("EUR 3"), SalesDocumentKind.ORDER, DAY))
                .orElseThrow();
        CreditRequest sale = CreditRequest.of(who, Money.parse("EUR 1"), DAY, SalesDocumentKind.ORDER);
        books.decisions()
                .record(DecisionId.of("CD-" + n), sale, CreditPolicy.ofDefaults())
                .orElseThrow();
        for (String document : List.of("INV-A" + n, "INV-B" + n)) {
            books.invoicing()
                    .issue(Invoice.draft(InvoiceId.of(document), who, DAY)
                            .line(InvoiceLine.of(CANARY + "line " + document, Money.parse("EUR 100"))
                                    .adjusted(AllowanceCharge.charge(Money.parse("EUR 2"))
                                            .because(CANARY + "porto " + document))
                                    .taxed(TaxCategory.EXEMPT, Percentage.of("0"))
                                    .exemptBecause(CANARY + "exempt " + document)
                                    .inGroup(CANARY + "group " + document))
                            .line(InvoiceLine.of(CANARY + "other line_no " + document, Money.parse("EUR 1"))
                                    .taxedAt(Percentage.of("0"))
                                    .inGroup(CANARY + "other group " + document))
                            .adjusted(AllowanceCharge.allowance(Money.parse("EUR 0"))
                                    .because(CANARY + "rebate " + document)
                                    .taxedAt(Percentage.of("0"))
                                    .exemptBecause(CANARY + "spared " + document))
                            .reference(CANARY + "order " + document)
                            .numberedBy(SERIES)
                            .build())
                    .orElseThrow();
        }
        for (String payment : List.of("PAY-A" + n, "PAY-B" + n)) {
            books.cash()
                    .receive(Payment.received(PaymentId.of(payment), who, Money.parse("EUR 30"), DAY)
                            .withReference(CANARY + "remittance " + payment))
                    .orElseThrow();
            books.cash()
                    .attach(
                            CommandId.of("REF-" + payment),
                            who,
                            PaymentId.of(payment),
                            ExternalRef.of("bank", "B-" + payment))
                    .orElseThrow();
            books.collections()
                    .dispute(Dispute.opened(
                            DisputeId.of("D-" + payment), who, ItemId.debit("INV-A" + n), DisputeReason.PRICE, DAY))
                    .orElseThrow();
            books.documents()
                    .register(DocumentRecord.of(
                            who, DocumentId.of("CT-" + payment), DocumentKind.CONTRACT, DAY, "0".repeat(64), "vault"))
                    .orElseThrow();
            books.rewards()
                    .grantGift(
                            CommandId.of("GIFT-" + payment),
                            PointsEntry.of(CLUB, who, DAY).giftGranted(Reward.gift("MUG", 1)))
                    .orElseThrow();
            books.adjustments()
                    .adjust(
                            CommandId.of("BACK-" + payment),
                            who,
                            Adjustment.refund(ItemId.credit(payment), DAY)
                                    .of(Money.parse("EUR 1"))
                                    .requested(DAY, Actor.of("who asked " + n)))
                    .orElseThrow();
        }
    }

    /** All that the store can tell of both, in words; the texts among it. */
    static List<String> told(ReceivablesStore store) {
        List<String> told = new ArrayList<>();
        store.read(session -> {
            told.add(session.customers().all().stream()
                    .map(each -> each + " " + each.name() + each.country() + each.industry())
                    .toList()
                    .toString());
            session.accounts()
                    .openItems(LedgerId.MAIN, AsOf.of(DAY))
                    .forEach(item -> told.add(item + " " + item.reference()));
            session.numberSeries()
                    .forEach(
                            LedgerId.MAIN,
                            SERIES,
                            number -> told.add(
                                    number + " " + number.claim().command().basis()));
            told.addAll(of(session, ANN));
            told.addAll(of(session, BOB));
            return told.size();
        });
        return told;
    }

    private static List<String> of(Session session, CustomerId who) {
        List<String> told = new ArrayList<>();
        AccountId account = account(who);
        session.invoices().of(account).forEach(document -> {
            told.add(document + " " + document.reference());
            document.lines().forEach(line -> told.add(line.description() + line.productGroup()));
        });
        session.payments().of(account).forEach(payment -> told.add(payment + " " + payment.reference()));
        session.accounts().history(account).changes().forEach(change -> {
            told.add(change.recording().command().basis() + " "
                    + change.recording().command().content());
            change.entries().forEach(entry -> told.add(entry + " " + entry.reference()));
        });
        OuterSession.of(session)
                .documents()
                .find(account)
                .facts()
                .forEach(
                        recorded -> told.add(recorded + " " + recorded.command().basis()));
        OuterSession.of(session)
                .points()
                .find(account, CLUB)
                .recorded()
                .forEach(
                        recorded -> told.add(recorded + " " + recorded.command().basis()));
        session.collections()
                .find(account)
                .facts()
                .forEach(fact -> told.add(fact.fact() + " " + fact.command().basis()));
        session.headroom()
                .find(account)
                .facts()
                .forEach(fact -> told.add(fact.fact() + " " + fact.command().basis()));
        session.creditLog()
                .find(account)
                .facts()
                .forEach(fact -> told.add(fact.fact() + " " + fact.command().basis()));
        session.audit().of(account).forEach(row -> told.add(row + " " + row.basis()));
        told.add("key " + session.audit().key(account).map(AuditKey::toString).orElse("none"));
        for (String payment : List.of("PAY-A", "PAY-B")) {
            PaymentId id = PaymentId.of(payment + who.value().charAt(2));
            session.externalRefs()
                    .of(Referent.payment(account, id))
                    .forEach(ref -> told.add(ref + " " + ref.command().basis()));
        }
        return told;
    }

    /** The columns in which the bytes of a text lie somewhere. */
    static SortedSet<String> columnsWith(DataSource database, String text) throws SQLException {
        SortedSet<String> found = new TreeSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet row = statement.executeQuery("select * from " + table)) {
                    while (row.next()) {
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            if (shown(row, i).contains(text)) {
                                found.add(table + "."
                                        + row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
                            }
                        }
                    }
                }
            }
        }
        return found;
    }

    private static String shown(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        return value instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                : String.valueOf(row.getString(column));
    }

    /** All rows of all tables but some, as they lie there. */
    static List<String> rows(DataSource database, String except) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                if (!table.equals(except)) {
                    try (ResultSet row = statement.executeQuery("select * from " + table)) {
                        while (row.next()) {
                            StringBuilder cells = new StringBuilder(table);
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                cells.append('|').append(shown(row, i));
                            }
                            rows.add(cells.toString());
                        }
                    }
                }
            }
        }
        return rows.stream().sorted().toList();
    }

    /** What lies in a column for a customer, one of each. */
    static List<String> kept(DataSource database, String column, CustomerId of) throws SQLException {
        String[] name = column.split("\\.");
        SortedSet<String> kept = new TreeSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select " + name[1] + " from " + name[0] + " where customer = ?")) {
            statement.setString(1, of.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getString(1) != null && !row.getString(1).isEmpty()) {
                        kept.add(row.getString(1));
                    }
                }
            }
        }
        return List.copyOf(kept);
    }

    /** Puts either of two texts where the other one lies in a column; done again, all is as it was. */
    static void exchange(DataSource database, String column, String one, String other) throws SQLException {
        String[] name = column.split("\\.");
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("update " + name[0] + " set " + name[1]
                        + " = case when " + name[1] + " = ? then ? else ? end where " + name[1] + " in (?, ?)")) {
            statement.setString(1, one);
            statement.setString(2, other);
            statement.setString(3, one);
            statement.setString(4, one);
            statement.setString(5, other);
            if (statement.executeUpdate() == 0) {
                throw new AssertionError(column + " has neither");
            }
        }
    }
}
