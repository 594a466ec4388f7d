package io.cartera.examples.monthend;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The generator of the bundled sample ledger: eighteen months of an invented wholesaler of industrial supplies.
 * The same bytes on every machine and JDK; the committed files are its output.
 */
public final class SampleLedger {
    static final LocalDate FIRST = LocalDate.of(2024, 7, 1);
    static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final long SEED = 20_240_701;
    private static final List<String> PRODUCT_GROUPS =
            List.of("Fasteners", "Power tools", "Safety wear", "Lubricants", "Spare parts", "Services");

    private record Document(
            String id,
            String type,
            SampleCustomer customer,
            LocalDate issued,
            Optional<LocalDate> agreedDue,
            CurrencyUnit currency,
            long amount,
            String reference,
            String productGroup) {
        LocalDate due() {
            return agreedDue.orElse(issued.plusDays(customer.netDays().orElse(30)));
        }
    }

    private record Payment(
            SampleCustomer customer, LocalDate received, CurrencyUnit currency, long amount, String reference) {}

    private final SplitMix64 chance = new SplitMix64(SEED);
    private final List<SampleCustomer> customers = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private final Map<String, Document> awaitingPair = new HashMap<>();
    private int lastNumber = 10_000;

    private SampleLedger() {
        enrol();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            for (SampleCustomer customer : customers) {
                if (day.equals(workday(day)) && customer.buysOn(day)) {
                    trade(customer, day);
                }
            }
        }
        documents.sort(Comparator.comparing(Document::issued).thenComparing(Document::id));
        payments.sort(Comparator.comparing(Payment::received)); // stable, and the ids follow this order
    }

    /**
     * Writes the three files of the sample ledger.
     *
     * @param args the folder to write to, created when absent
     * @throws IOException when a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("one argument expected, the folder to write to, but got " + args.length);
        }
        new SampleLedger().write(Files.createDirectories(Path.of(args[0])));
    }

    private void enrol() {
        record Seat(SampleCountry country, int nth) {}
        List<Seat> seats = new ArrayList<>();
        for (SampleCountry country : SampleCountry.ALL) {
            for (int nth = 0; nth < country.customers(); nth++) {
                seats.add(chance.below(seats.size() + 1), new Seat(country, nth));
            }
        }
        for (Seat seat : seats) {
            customers.add(SampleCustomer.draw(customers.size(), seat.country(), seat.nth(), chance));
        }
    }

    private void trade(SampleCustomer customer, LocalDate day) {
        if (chance.below(1000) < customer.size().invoices()) {
            long low = customer.size().low();
            // the lesser of two draws: small orders are more frequent than large ones
            long cents = Math.min(
                    chance.between(low, customer.size().high()),
                    chance.between(low, customer.size().high()));
            String group = PRODUCT_GROUPS.get(chance.below(PRODUCT_GROUPS.size()));
            bill("INV-", "INVOICE", customer, day, cents, group);
        }
        if (chance.onceIn(1100)) {
            bill(
                    "DN-",
                    "DEBIT_NOTE",
                    customer,
                    day,
                    chance.between(2_500, customer.size().low()),
                    "Freight");
        }
        if (!customer.method().equals(SampleCustomer.COLLECTED) && chance.onceIn(700)) {
            long amount =
                    SampleCustomer.inMinor(customer.currency(), customer.size().low() * chance.between(1, 4));
            pay(customer, day, customer.currency(), amount, chance.percent(50) ? "" : "ADVANCE");
        }
    }

    private void bill(String prefix, String type, SampleCustomer customer, LocalDate day, long cents, String group) {
        lastNumber++;
        CurrencyUnit currency = customer.importer() && chance.percent(30) ? CurrencyUnit.USD : customer.currency();
        Optional<LocalDate> agreedDue =
                chance.percent(12) ? Optional.of(day.plusDays(chance.between(7, 90))) : Optional.empty();
        Document debit = new Document(
                prefix + lastNumber,
                type,
                customer,
                day,
                agreedDue,
                currency,
                SampleCustomer.inMinor(currency, cents),
                "",
                group);
        documents.add(debit);
        settle(debit, debit.amount() - credit(debit));
    }

    /** Now and then something is returned or was priced wrongly; answers what the customer need not pay. */
    private long credit(Document debit) {
        LocalDate day = workday(debit.issued().plusDays(chance.between(3, 40)));
        if (!chance.percent(6) || day.isAfter(LAST)) {
            return 0;
        }
        boolean whole = chance.percent(15);
        boolean referring = whole || chance.percent(65);
        long amount = whole ? debit.amount() : debit.amount() * chance.between(5, 40) / 100;
        documents.add(new Document(
                debit.id().replaceFirst("^[A-Z]+", "CN"),
                "CREDIT_NOTE",
                debit.customer(),
                day,
                Optional.empty(),
                debit.currency(),
                amount,
                referring ? debit.id() : "",
                debit.productGroup()));
        return referring ? amount : 0;
    }

    private void settle(Document debit, long owed) {
        SampleCustomer customer = debit.customer();
        LocalDate day = workday(debit.due()
                .plusDays(chance.between(
                        customer.habit().earliest(), customer.habit().latest())));
        day = day.isAfter(debit.issued()) ? day : debit.issued();
        if (owed == 0) {
            return;
        }
        String pair = customer.id() + debit.currency();
        Optional<Document> first = Optional.ofNullable(awaitingPair.remove(pair));
        int behaviour = chance.below(1000);
        if (first.isPresent()) {
            pay(customer, day, debit.currency(), Math.addExact(first.get().amount(), owed), "");
        } else if (behaviour < 400 && owed == debit.amount() && !customer.size().equals(SampleCustomer.SMALL)) {
            awaitingPair.put(pair, debit);
        } else if (behaviour >= 920) {
            long part = owed * chance.between(25, 80) / 100;
            pay(customer, day, debit.currency(), part, debit.id());
            if (chance.percent(70)) {
                pay(customer, workday(day.plusDays(chance.between(10, 70))), debit.currency(), owed - part, debit.id());
            }
        } else {
            long roundedUp = (owed / 10_000 + 1) * 10_000;
            // some quote the number without its prefix, which is no exact reference
            String reference = behaviour >= 895 ? debit.id().replaceFirst("^[A-Z]+-", "") : debit.id();
            pay(customer, day, debit.currency(), behaviour >= 880 && behaviour < 895 ? roundedUp : owed, reference);
            if (behaviour >= 865 && behaviour < 880) {
                pay(
                        customer,
                        workday(day.plusDays(chance.between(1, 12))),
                        debit.currency(),
                        owed,
                        reference); // paid twice
            }
        }
    }

    private void pay(SampleCustomer customer, LocalDate day, CurrencyUnit currency, long amount, String reference) {
        if (!day.isAfter(customer.paysUntil())) {
            payments.add(new Payment(customer, day, currency, amount, reference));
        }
    }

    private static LocalDate workday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    private void write(Path folder) throws IOException {
        try (CsvWriter csv = open(folder.resolve("customers.csv"))) {
            csv.writeRecord("customer", "name", "country", "industry", "terms", "credit_limit", "currency");
            for (SampleCustomer c : customers) {
                String terms = c.netDays().isPresent() ? "net " + c.netDays().getAsInt() : "";
                String limit =
                        c.limit().isPresent() ? decimal(c.currency(), c.limit().getAsLong()) : "";
                csv.writeRecord(
                        c.id(),
                        c.name(),
                        c.country(),
                        c.industry(),
                        terms,
                        limit,
                        c.currency().getCode());
            }
        }
        try (CsvWriter csv = open(folder.resolve("documents.csv"))) {
            csv.writeRecord(
                    "document",
                    "type",
                    "customer",
                    "issued",
                    "due",
                    "currency",
                    "amount",
                    "reference",
                    "product_group");
            for (Document d : documents) {
                String due = d.agreedDue().map(LocalDate::toString).orElse("");
                String amount = decimal(d.currency(), d.amount());
                csv.writeRecord(
                        d.id(),
                        d.type(),
                        d.customer().id(),
                        d.issued().toString(),
                        due,
                        d.currency().getCode(),
                        amount,
                        d.reference(),
                        d.productGroup());
            }
        }
        try (CsvWriter csv = open(folder.resolve("payments.csv"))) {
            csv.writeRecord("payment", "customer", "received", "currency", "amount", "reference", "method");
            int number = 50_000;
            for (Payment p : payments) {
                number++;
                String amount = decimal(p.currency(), p.amount());
                csv.writeRecord(
                        "PAY-" + number,
                        p.customer().id(),
                        p.received().toString(),
                        p.currency().getCode(),
                        amount,
                        p.reference(),
                        p.customer().method());
            }
        }
    }

    private static CsvWriter open(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
    }

    private static String decimal(CurrencyUnit currency, long minor) {
        return Money.ofMinor(currency, minor).getAmount().toPlainString();
    }
}
