package io.cartera.statement;

import io.cartera.account.Entry;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.aging.AgedAmounts;
import io.cartera.money.MoneyTally;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One currency of an account in a period: debits on the left, credits on the right.
 * {@code opening + debitTotal − creditTotal = closing = aging().balance()}. The style of the statement decides whether
 * {@link #lines()} and {@link #openItems()} are filled; all figures are there in every style. Immutable.
 */
public final class TAccount {

    private final CurrencyUnit currency;
    // Filled before the account is made and never changed since, so that amounts are made only for those who ask.
    private final MoneyTally opening;
    private final MoneyTally closing;
    private final Movements movements;
    private final List<StatementLine> lines;
    private final List<OpenItem> openItems;
    private final AgesLater ages;

    private TAccount(
            MoneyTally opening,
            MoneyTally closing,
            Movements movements,
            List<StatementLine> lines,
            List<OpenItem> openItems,
            AgesLater ages) {
        this.currency = opening.currency();
        this.opening = opening;
        this.closing = closing;
        this.movements = movements;
        this.lines = lines;
        this.openItems = List.copyOf(openItems);
        this.ages = ages;
    }

    /**
     * From one currency of an account.
     *
     * @param sheet what was owed before the period, its entries, and what is open at its end
     * @param ages what is open by age
     */
    static TAccount of(StatementStyle style, Sheet sheet, AgesLater ages) {
        Entry[] entries = sheet.inOrder();
        Movements movements = new Movements(sheet.currency);
        MoneyTally opening = whole(sheet.opening);
        MoneyTally closing = whole(sheet.opening);
        for (Entry entry : entries) {
            closing.addMinor(entry.signedMinor());
            movements.add(entry);
        }
        List<StatementLine> lines = style.listsEntries() ? lines(opening, entries) : List.of();
        return new TAccount(opening, closing, movements, lines, style.listsOpenItems() ? sheet.open : List.of(), ages);
    }

    /** A tally of one sum, whatever the steps that led there. */
    private static MoneyTally whole(MoneyTally sum) {
        MoneyTally whole = MoneyTally.in(sum.currency());
        OptionalLong minor = sum.minor();
        if (minor.isPresent()) {
            whole.addMinor(minor.getAsLong());
        } else {
            whole.addSum(sum.total());
        }
        return whole;
    }

    private static List<StatementLine> lines(MoneyTally opening, Entry[] entries) {
        long[] balances = new long[entries.length];
        OptionalLong before = opening.minor();
        long balance = before.orElse(0);
        boolean isInRange = before.isPresent();
        for (int i = 0; i < balances.length && isInRange; i++) {
            long change = entries[i].signedMinor();
            long after = balance + change;
            isInRange = ((balance ^ after) & (change ^ after)) >= 0;
            balance = after;
            balances[i] = after;
        }
        return isInRange ? new StatementLines(opening.currency(), entries, balances) : wideLines(opening, entries);
    }

    /** Where the balance leaves the range of a long. */
    private static List<StatementLine> wideLines(MoneyTally opening, Entry[] entries) {
        MoneyTally balance = MoneyTally.in(opening.currency());
        balance.addSum(opening.total());
        List<StatementLine> lines = new ArrayList<>();
        for (Entry entry : entries) {
            balance.addMinor(entry.signedMinor());
            lines.add(new StatementLine(entry, balance.total()));
        }
        return List.copyOf(lines);
    }

    /** The currency of all amounts. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** What was owed before the period; negative where we owed. */
    public Money opening() {
        return opening.total();
    }

    /** What moved the balance in the period: debits before credits, then by kind; none of zero entries. */
    public List<Movement> movements() {
        return movements.all();
    }

    /** The sum of the debits of the period. */
    public Money debitTotal() {
        return movements.total(Side.DEBIT);
    }

    /** The sum of the credits of the period. */
    public Money creditTotal() {
        return movements.total(Side.CREDIT);
    }

    /** What is owed at the end of the period; negative where we owe. */
    public Money closing() {
        return closing.total();
    }

    /**
     * The entries of the period, by the day from which they count, then in the order of recording; none in a style that
     * does not {@linkplain StatementStyle#listsEntries() list} them.
     */
    public List<StatementLine> lines() {
        return lines;
    }

    /** The lines on one side, in the same order. */
    public List<StatementLine> lines(Side side) {
        return lines.stream().filter(line -> line.entry().side() == side).toList();
    }

    /**
     * What is open at the end of the period: debits before credits, then due date, document date, identifier; none in a
     * style that does not {@linkplain StatementStyle#listsOpenItems() list} them.
     */
    public List<OpenItem> openItems() {
        return openItems;
    }

    /** What is open at the end of the period by age; all zero where nothing is. */
    public AgedAmounts aging() {
        return ages.in(currency);
    }

    /** Whether there is nothing to state. With nothing owed, open credits come with open debits. */
    boolean isEmpty(boolean isAnythingOpen) {
        return movements.isEmpty() && opening().isZero() && (!isAnythingOpen || ages.isNothingIn(currency));
    }

    @Override
    public String toString() {
        return "TAccount[" + opening() + ", " + lines.size() + " lines, " + openItems.size() + " open items, "
                + closing() + "]";
    }
}
