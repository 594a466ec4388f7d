package io.cartera.examples.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The everyday way: lists of records that hold {@code Money} and dates, grouped and added up with streams. */
final class MoneyStreams {

    private static final int UNAPPLIED = 5;

    private MoneyStreams() {}

    static Contender<?> of(Workload workload, Columns trade) {
        return switch (workload) {
            case W1A, W1B -> Aging.of(workload, trade);
            case W2 -> new Application(billed(trade), received(trade));
            case W3 -> new Balances(entries(trade));
        };
    }

    /** Whose it is and in which currency. */
    private record Account(String customer, CurrencyUnit currency) {}

    private record Applied(Money amount, LocalDate on) {}

    /** An invoice or a payment with what was applied to it or of it. */
    private record Document(
            String number, Account account, Money amount, LocalDate on, LocalDate due, List<Applied> applied) {

        Money open(LocalDate day) {
            return applied.stream()
                    .filter(part -> !part.on().isAfter(day))
                    .map(Applied::amount)
                    .reduce(amount, Money::minus);
        }
    }

    private static List<Document> billed(Columns trade) {
        List<Document> all = new ArrayList<>();
        for (int pair = 0; pair < trade.pairs(); pair++) {
            Account account = account(trade, pair);
            for (int i = trade.firstInvoice[pair]; i < trade.firstInvoice[pair + 1]; i++) {
                List<Applied> applied = IntStream.range(trade.firstSettled[i], trade.firstSettled[i + 1])
                        .mapToObj(k -> new Applied(
                                Money.ofMinor(account.currency(), trade.settled[k]), date(trade.settledOn[k])))
                        .toList();
                Money amount = Money.ofMinor(account.currency(), trade.billed[i]);
                all.add(new Document(
                        Names.invoice(i), account, amount, date(trade.issued[i]), date(trade.due[i]), applied));
            }
        }
        return all;
    }

    private static List<Document> received(Columns trade) {
        List<Document> all = new ArrayList<>();
        for (int pair = 0; pair < trade.pairs(); pair++) {
            Account account = account(trade, pair);
            for (int i = trade.firstPayment[pair]; i < trade.firstPayment[pair + 1]; i++) {
                List<Applied> applied = IntStream.range(trade.firstAllocation[i], trade.firstAllocation[i + 1])
                        .mapToObj(k -> new Applied(
                                Money.ofMinor(account.currency(), trade.allocated[k]), date(trade.allocatedOn[k])))
                        .toList();
                Money amount = Money.ofMinor(account.currency(), trade.paid[i]);
                LocalDate on = date(trade.received[i]);
                all.add(new Document(Names.payment(i), account, amount, on, on, applied));
            }
        }
        return all;
    }

    private static Account account(Columns trade, int pair) {
        return new Account(Names.customer(trade.pairCustomer[pair]), trade.currency(pair));
    }

    private static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    /** An amount in the column of its age. */
    private record Aged(Account account, int column, Money amount) {}

    private record Aging(Workload workload, LocalDate asOf, List<Document> invoices, List<Document> payments)
            implements Contender<Map<Account, Map<Integer, Money>>> {

        static Aging of(Workload workload, Columns trade) {
            List<Document> payments = workload == Workload.W1A ? List.of() : received(trade);
            List<Document> invoices = billed(trade);
            if (workload == Workload.W1A) {
                invoices = invoices.stream()
                        .map(each -> new Document(
                                each.number(), each.account(), each.amount(), each.on(), each.due(), List.of()))
                        .toList();
            }
            return new Aging(workload, date(workload.asOf(trade)), invoices, payments);
        }

        @Override
        public Map<Account, Map<Integer, Money>> run() {
            Stream<Aged> debits = invoices.stream()
                    .filter(invoice -> !invoice.on().isAfter(asOf))
                    .map(invoice -> new Aged(
                            invoice.account(),
                            column(ChronoUnit.DAYS.between(invoice.due(), asOf)),
                            workload == Workload.W1A ? invoice.amount() : invoice.open(asOf)));
            Stream<Aged> credits = payments.stream()
                    .filter(payment -> !payment.on().isAfter(asOf))
                    .map(payment -> new Aged(payment.account(), UNAPPLIED, payment.open(asOf)));
            return Stream.concat(debits, credits)
                    .filter(aged -> !aged.amount().isZero())
                    .collect(groupingBy(Aged::account, toMap(Aged::column, Aged::amount, Money::plus)));
        }

        private static int column(long age) {
            if (age <= 0) {
                return 0;
            }
            return age <= 30 ? 1 : age <= 60 ? 2 : age <= 90 ? 3 : 4;
        }

        @Override
        public Rows rows(Map<Account, Map<Integer, Money>> sums) {
            Rows rows = new Rows(workload.width);
            sums.forEach((account, columns) -> {
                long[] row = new long[workload.width];
                row[0] = Names.number(account.customer());
                row[1] = Columns.CURRENCIES.indexOf(account.currency());
                columns.forEach((column, sum) -> row[2 + column] = sum.getAmountMinorLong());
                rows.add(row);
            });
            return rows;
        }
    }

    private record Allocated(String payment, String invoice, Money amount) {}

    /** A document while it is used up. */
    private static final class Left {
        private final Document document;
        private Money amount;

        Left(Document document) {
            this.document = document;
            this.amount = document.amount();
        }
    }

    private record Application(List<Document> invoices, List<Document> payments) implements Contender<List<Allocated>> {

        @Override
        public List<Allocated> run() {
            Map<Account, List<Document>> billed = invoices.stream().collect(groupingBy(Document::account));
            Map<Account, List<Document>> received = payments.stream().collect(groupingBy(Document::account));
            List<Allocated> made = new ArrayList<>();
            received.forEach((account, credits) -> {
                Deque<Left> open = new ArrayDeque<>();
                billed.getOrDefault(account, List.of()).stream()
                        .sorted(Comparator.comparing(Document::due)
                                .thenComparing(Document::on)
                                .thenComparing(Document::number))
                        .map(Left::new)
                        .forEach(open::add);
                credits.stream()
                        .sorted(Comparator.comparing(Document::on).thenComparing(Document::number))
                        .forEach(credit -> apply(credit, open, made));
            });
            return made;
        }

        private static void apply(Document credit, Deque<Left> open, List<Allocated> made) {
            Money money = credit.amount();
            while (money.isPositive() && !open.isEmpty()) {
                Left first = open.element();
                Money part = money.isLessThan(first.amount) ? money : first.amount;
                made.add(new Allocated(credit.number(), first.document.number(), part));
                money = money.minus(part);
                first.amount = first.amount.minus(part);
                if (first.amount.isZero()) {
                    open.remove();
                }
            }
        }

        @Override
        public Rows rows(List<Allocated> made) {
            Rows rows = new Rows(Workload.W2.width);
            made.forEach(each -> rows.add(
                    Names.number(each.payment()),
                    Names.number(each.invoice()),
                    each.amount().getAmountMinorLong()));
            return rows;
        }
    }

    private record Entry(String number, Account account, Money change, LocalDate on) {}

    private record Line(Entry entry, Money balance) {}

    private static List<Entry> entries(Columns trade) {
        Stream<Entry> debits =
                billed(trade).stream().map(each -> new Entry(each.number(), each.account(), each.amount(), each.on()));
        Stream<Entry> credits = received(trade).stream()
                .map(each ->
                        new Entry(each.number(), each.account(), each.amount().negated(), each.on()));
        return Stream.concat(debits, credits).toList();
    }

    private record Balances(List<Entry> entries) implements Contender<List<Line>> {

        @Override
        public List<Line> run() {
            List<Line> lines = new ArrayList<>();
            entries.stream().collect(groupingBy(Entry::account)).forEach((account, own) -> {
                Money balance = Money.zero(account.currency());
                List<Entry> inOrder = own.stream()
                        .sorted(Comparator.comparing(Entry::on).thenComparing(Entry::number))
                        .toList();
                for (Entry entry : inOrder) {
                    balance = balance.plus(entry.change());
                    lines.add(new Line(entry, balance));
                }
            });
            return lines;
        }

        @Override
        public Rows rows(List<Line> lines) {
            Rows rows = new Rows(Workload.W3.width);
            lines.forEach(line -> rows.add(
                    line.entry().number().startsWith("I") ? 0 : 1,
                    Names.number(line.entry().number()),
                    line.balance().getAmountMinorLong()));
            return rows;
        }
    }
}
