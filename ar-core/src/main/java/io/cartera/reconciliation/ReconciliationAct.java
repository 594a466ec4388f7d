package io.cartera.reconciliation;

import io.cartera.account.EntrySource;
import io.cartera.money.MoneyBag;
import io.cartera.table.TextTable;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Our account of a period beside theirs: what each side has at its beginning, the movements line against line, and what
 * each has at its end. Theirs is a customer's account with us, or the control account of the general ledger.
 * <p>
 * Amounts are as they change what customers owe, debits positive; a customer who keeps us as a creditor turns the signs
 * first. Our movements are the entries by the day from which they count; a mistake and what undid it in the same period
 * are left out, and what undoes an earlier one has the name of its document. Lines of theirs of other days are left out
 * as ours are. On both sides {@code closing = opening + movements}, and
 * {@code closing of theirs − closing of ours = difference of the openings + sum of the discrepancies}. Currencies are
 * never added up. Immutable.
 * <p>
 * Worked: both begin with 100.00; we have INV-7 of 50.00 and PAY-1 of −100.00, they have INV-7 of 45.00 and PAY-1. We
 * end with 50.00, they with 45.00: the difference is −5.00, that of INV-7.
 */
public final class ReconciliationAct {

    private final DateRange period;
    private final MoneyBag ourOpening;
    private final MoneyBag theirOpening;
    private final Reconciliation movements;

    private ReconciliationAct(DateRange period, MoneyBag ourOpening, MoneyBag theirOpening, Reconciliation movements) {
        this.period = period;
        this.ourOpening = ourOpening;
        this.theirOpening = theirOpening;
        this.movements = movements;
    }

    /**
     * The act of a period.
     *
     * @param ours all entries of ours from the first on; those after the period do not count
     * @param theirOpening what they have at the beginning of the period
     * @param theirs their movements; those of other days do not count, as ours do not
     * @param mostDays by how many days the two sides may date a line differently
     * @throws IllegalArgumentException if the days are not 0 to {@value Reconciliation#MAX_DAYS}
     */
    public static ReconciliationAct of(
            EntrySource ours, DateRange period, MoneyBag theirOpening, Collection<StatedLine> theirs, int mostDays) {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(theirOpening, "theirOpening");
        OurLines lines = OurLines.of(ours, period, entry -> true);
        List<StatedLine> moved =
                theirs.stream().filter(line -> period.contains(line.on())).toList();
        Reconciliation movements = Reconciliation.of(lines.lines(), moved, mostDays);
        return new ReconciliationAct(period, lines.before(), theirOpening, movements);
    }

    /** The period. */
    public DateRange period() {
        return period;
    }

    /** The movements, line against line. */
    public Reconciliation movements() {
        return movements;
    }

    /** What we have at the beginning. */
    public MoneyBag ourOpening() {
        return ourOpening;
    }

    /** What they have at the beginning. */
    public MoneyBag theirOpening() {
        return theirOpening;
    }

    /** What we have at the end. */
    public MoneyBag ourClosing() {
        return closing(ourOpening, rows().stream().flatMap(row -> row.ours().stream()));
    }

    /** What they have at the end. */
    public MoneyBag theirClosing() {
        return closing(theirOpening, rows().stream().flatMap(row -> row.theirs().stream()));
    }

    private static MoneyBag closing(MoneyBag opening, Stream<StatedLine> lines) {
        return Stream.concat(opening.amounts().stream(), lines.map(StatedLine::amount))
                .collect(MoneyBag.collector());
    }

    /** By how much theirs is above ours at the end, by currency; without the currencies in which they are equal. */
    public MoneyBag difference() {
        return Stream.concat(
                        theirClosing().amounts().stream(),
                        ourClosing().amounts().stream().map(Money::negated))
                .collect(MoneyBag.collector());
    }

    /** Whether both agree on the beginning and on every line. */
    public boolean isAgreed() {
        return movements.isAgreed() && ourOpening.equals(theirOpening);
    }

    /** The lines of both sides beside one another, by day, those that one side has not alone; in all currencies. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        movements.agreed().forEach(pair -> rows.add(new Row(Optional.of(pair.ours()), Optional.of(pair.theirs()))));
        movements
                .discrepancies()
                .forEach(discrepancy -> rows.add(new Row(discrepancy.ourLine(), discrepancy.theirLine())));
        rows.sort(Row.BY_DAY);
        return List.copyOf(rows);
    }

    /**
     * The act in a currency as both sides sign it: the opening balances, each line as debit or credit of ours and of
     * theirs with the difference, what all lines come to, and the closing balances.
     */
    public TextTable table(CurrencyUnit currency) {
        Objects.requireNonNull(currency, "currency");
        List<List<String>> cells = new ArrayList<>();
        cells.add(balances("Opening", ourOpening.in(currency), theirOpening.in(currency)));
        List<Row> own = rows().stream()
                .filter(row -> row.either().amount().getCurrencyUnit().equals(currency))
                .toList();
        own.forEach(row -> cells.add(row.cells(currency)));
        cells.add(turnover(own, currency));
        cells.add(balances("Closing", ourClosing().in(currency), theirClosing().in(currency)));
        return TextTable.of(
                "Reconciliation from " + period.start() + " to "
                        + period.endExclusive().minusDays(1) + ", " + currency.getCode(),
                List.of("Day", "Document", "Our debit", "Our credit", "Their debit", "Their credit", "Difference"),
                cells);
    }

    private static List<String> balances(String name, Money ours, Money theirs) {
        return Stream.of(Stream.of("", name), sides(ours), sides(theirs), Stream.of(plain(theirs.minus(ours))))
                .flatMap(some -> some)
                .toList();
    }

    private static List<String> turnover(List<Row> rows, CurrencyUnit currency) {
        Money ourDebit = Money.zero(currency);
        Money ourCredit = ourDebit;
        Money theirDebit = ourDebit;
        Money theirCredit = ourDebit;
        for (Row row : rows) {
            Money ours = Row.amount(row.ours(), currency);
            Money theirs = Row.amount(row.theirs(), currency);
            ourDebit = ours.isPositive() ? ourDebit.plus(ours) : ourDebit;
            ourCredit = ours.isNegative() ? ourCredit.minus(ours) : ourCredit;
            theirDebit = theirs.isPositive() ? theirDebit.plus(theirs) : theirDebit;
            theirCredit = theirs.isNegative() ? theirCredit.minus(theirs) : theirCredit;
        }
        Money difference = theirDebit.minus(theirCredit).minus(ourDebit).plus(ourCredit);
        return Stream.concat(
                        Stream.of("", "Turnover"),
                        Stream.of(ourDebit, ourCredit, theirDebit, theirCredit, difference)
                                .map(ReconciliationAct::plain))
                .toList();
    }

    private static Stream<String> sides(Money amount) {
        return Stream.of(amount.isPositive() ? plain(amount) : "", amount.isNegative() ? plain(amount.negated()) : "");
    }

    private static String plain(Money amount) {
        return amount.getAmount().toPlainString();
    }

    /** The currencies in which either side has a balance or a line, by code. */
    public SortedSet<CurrencyUnit> currencies() {
        SortedSet<CurrencyUnit> currencies = new TreeSet<>(ourOpening.currencies());
        currencies.addAll(theirOpening.currencies());
        rows().forEach(row -> currencies.add(row.either().amount().getCurrencyUnit()));
        return currencies;
    }

    @Override
    public String toString() {
        return "ReconciliationAct[" + period + ", ours " + ourClosing() + ", theirs " + theirClosing() + "]";
    }

    /**
     * A line of ours, of theirs, or of both. Immutable.
     *
     * @param ours our line; empty where they alone have it
     * @param theirs their line; empty where we alone have it
     */
    public record Row(Optional<StatedLine> ours, Optional<StatedLine> theirs) {

        private static final Comparator<Row> BY_DAY = Comparator.comparing(
                        (Row row) -> row.either().on())
                .thenComparing(row -> row.either().amount().getCurrencyUnit())
                .thenComparing(row -> row.either().document().orElse(""))
                .thenComparing(row -> row.either().amount().getAmount())
                .thenComparing(row -> row.ours().isEmpty());

        /**
         * Checks the sides.
         *
         * @throws IllegalArgumentException if both are empty
         */
        public Row {
            if (ours.isEmpty() && theirs.isEmpty()) {
                throw new IllegalArgumentException("neither side has a line");
            }
        }

        private StatedLine either() {
            return ours.or(() -> theirs).orElseThrow();
        }

        private static Money amount(Optional<StatedLine> line, CurrencyUnit currency) {
            return line.map(StatedLine::amount).orElse(Money.zero(currency));
        }

        private List<String> cells(CurrencyUnit currency) {
            Money ourAmount = amount(ours, currency);
            Money theirAmount = amount(theirs, currency);
            LocalDate on = either().on();
            String document = ours.flatMap(StatedLine::document)
                    .or(() -> theirs.flatMap(StatedLine::document))
                    .orElse("");
            return Stream.of(
                            Stream.of(on.toString(), document),
                            sides(ourAmount),
                            sides(theirAmount),
                            Stream.of(plain(theirAmount.minus(ourAmount))))
                    .flatMap(some -> some)
                    .toList();
        }
    }
}
