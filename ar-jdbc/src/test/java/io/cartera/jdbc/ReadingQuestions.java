package io.cartera.jdbc;

import io.cartera.Receivables;
import io.cartera.account.EntryKind;
import io.cartera.account.OpenItem;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingSpec;
import io.cartera.analysis.CustomerFacts;
import io.cartera.customer.CustomerId;
import io.cartera.statement.BalanceTable;
import io.cartera.statement.HistoryLine;
import io.cartera.statement.HistoryPage;
import io.cartera.statement.HistoryQuery;
import io.cartera.statement.Statement;
import io.cartera.statement.StatementStyle;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Questions to the books of a {@link GeneratedTrade}, each with an answer that can be compared. */
final class ReadingQuestions {

    static final List<LocalDate> DAYS = days();

    private static final AgingBuckets BUCKETS = AgingBuckets.days(7, 30, 60, 90);
    private static final List<AgingSpec> SPECS = Stream.of(
                    AgingSpec.byDueDate(BUCKETS),
                    AgingSpec.byDocumentDate(BUCKETS),
                    AgingSpec.byDueDate(BUCKETS).withGraceDays(10))
            .flatMap(spec -> Stream.of(
                    spec,
                    spec.withCreditsNetted(),
                    spec.withCreditsToOldest(),
                    spec.withDepositsApart(),
                    spec.withDisputesApart().withPromisesApart()))
            .toList();

    private final int specsADay;
    private final List<CustomerId> sample;

    /**
     * Questions of so many customers one by one, from the largest to the smallest.
     *
     * @param specsADay how many ways of aging each day is asked in; all come in turn
     */
    ReadingQuestions(List<CustomerId> customers, int ofCustomers, int specsADay) {
        this.specsADay = specsADay;
        this.sample = Stream.iterate(0, i -> i + 1)
                .limit(ofCustomers)
                .map(i -> customers.get(
                        (int) ((long) i * i * (customers.size() - 1) / ((long) ofCustomers * ofCustomers))))
                .distinct()
                .toList();
    }

    private static List<LocalDate> days() {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = GeneratedTrade.FIRST.minusDays(1);
                day.isBefore(GeneratedTrade.LAST.plusDays(60));
                day = day.plusDays(29)) {
            days.add(day);
        }
        days.add(LocalDate.of(1, 1, 1));
        days.add(LocalDate.of(9999, 12, 31));
        return List.copyOf(days);
    }

    /** What is asked, of which kind, and how to find the answer. */
    record Question(String kind, String words, Function<Receivables, ?> answer) {

        boolean isAnsweredAlike(Receivables one, Receivables other) {
            return answer.apply(one).equals(answer.apply(other));
        }

        @Override
        public String toString() {
            return kind + ": " + words;
        }
    }

    /** The questions to which the two give different answers. */
    List<Question> differences(Receivables one, Receivables other) {
        return all().filter(question -> !question.isAnsweredAlike(one, other)).toList();
    }

    Stream<Question> all() {
        return Stream.iterate(0, place -> place + 1).limit(DAYS.size()).flatMap(this::onDay);
    }

    private Stream<Question> onDay(int place) {
        LocalDate day = DAYS.get(place);
        AsOf now = AsOf.of(day);
        AsOf known = now.knownAt(instant(place));
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < specsADay; i++) {
            AgingSpec spec = SPECS.get((place * specsADay + i) % SPECS.size());
            boolean isApart = spec.showsDisputes();
            String kind = isApart ? "aging with disputes apart" : "aging";
            add(questions, kind, spec + " on " + day, books -> rows(books, spec, now));
            add(questions, kind + " as known", spec + " as of " + known, books -> rows(books, spec, known));
        }
        add(questions, "candidates", "on " + day, books -> overdue(books, now));
        add(questions, "candidates as known", "as of " + known, books -> overdue(books, known));
        add(questions, "balances", "on " + day, books -> balances(books, DateRange.ofClosed(before(day), day)));
        add(questions, "facts of all", "on " + day, books -> {
            List<String> facts = new ArrayList<>();
            books.analysis().customerFacts(day, found -> facts.add(told(found)));
            return facts;
        });
        sample.forEach(customer -> ofCustomer(questions, customer, place));
        return questions.stream();
    }

    private void ofCustomer(List<Question> questions, CustomerId customer, int place) {
        LocalDate day = DAYS.get(place);
        AsOf known = AsOf.of(day).knownAt(instant(place));
        String whom = "of " + customer + " on " + day;
        DateRange month = DateRange.ofClosed(before(day), day);
        StatementStyle style = StatementStyle.values()[place % StatementStyle.values().length];
        AgingSpec spec = SPECS.get(place % SPECS.size());
        add(
                questions,
                "statement",
                style + " " + whom + " by " + spec,
                books -> told(books.accounts().statement(customer, style, month, spec)));
        add(questions, "balance", whom, books -> books.accounts().balance(customer, day));
        add(questions, "open items", whom, books -> books.accounts().openItems(customer, day));
        add(questions, "open items as known", whom, books -> books.accounts().openItems(customer, known));
        add(questions, "collectable", whom, books -> books.collections().collectable(customer, AsOf.of(day)));
        add(questions, "facts", whom, books -> told(books.analysis().customerFacts(customer, day)));
        HistoryQuery query = queries(day).get(place % queries(day).size());
        add(questions, "history", whom + " by " + query, books -> pages(books, customer, query));
    }

    private static void add(List<Question> questions, String kind, String words, Function<Receivables, ?> answer) {
        questions.add(new Question(kind, words, answer));
    }

    // In the middle of a quarter of recording, so that of some customers more was known than of others.
    private static Instant instant(int place) {
        int quarter = place % GeneratedTrade.QUARTERS;
        return GeneratedTrade.begin(quarter).plus(Duration.ofDays(15 + 13 * (place % 5)));
    }

    private static LocalDate before(LocalDate day) {
        return day.getYear() == 1 ? day : day.minusDays(30);
    }

    private static List<HistoryQuery> queries(LocalDate day) {
        HistoryQuery small = HistoryQuery.all().inPagesOf(40);
        return List.of(
                small,
                small.latestFirst(),
                small.in(DateRange.upTo(day)).ofKinds(EntryKind.RECEIPT, EntryKind.REVERSAL),
                small.ofAmounts(Money.parse("EUR 20"), Money.parse("EUR 120")).latestFirst());
    }

    private static List<HistoryLine> pages(Receivables books, CustomerId customer, HistoryQuery query) {
        List<HistoryLine> lines = new ArrayList<>();
        Optional<HistoryQuery> next = Optional.of(query);
        while (next.isPresent()) {
            HistoryPage page = books.accounts().history(customer, next.get());
            lines.addAll(page.lines());
            next = page.next();
        }
        return lines;
    }

    private static List<?> rows(Receivables books, AgingSpec spec, AsOf asOf) {
        return List.copyOf(books.accounts().aging(spec, asOf).rows());
    }

    private static List<OpenItem> overdue(Receivables books, AsOf asOf) {
        List<OpenItem> found = new ArrayList<>();
        books.accounts().openItems(asOf, item -> {
            if (item.overdueDays(asOf.date()) > 0) {
                found.add(item);
            }
        });
        return found;
    }

    private static List<?> balances(Receivables books, DateRange period) {
        BalanceTable table = books.generalLedger().balances(period);
        return List.of(table.rows(), table.totals());
    }

    private static List<?> told(Statement statement) {
        return statement.accounts().stream()
                .map(account -> List.of(
                        account.opening(),
                        account.closing(),
                        account.debitTotal(),
                        account.creditTotal(),
                        account.movements(),
                        account.lines(),
                        account.openItems(),
                        account.aging()))
                .toList();
    }

    private static String told(CustomerFacts facts) {
        return facts + " " + facts.lastActivity()
                + Arrays.stream(EntryKind.values()).map(facts::lastActivity).toList();
    }
}
