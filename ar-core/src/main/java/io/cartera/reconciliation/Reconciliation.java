package io.cartera.reconciliation;

import io.cartera.account.EntrySource;
import io.cartera.money.MoneyBag;
import io.cartera.payment.BankLine;
import io.cartera.payment.PlatformPayout;
import io.cartera.time.DateRange;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Our statement against another one of the same account: the customer's, the bank's, the general ledger's.
 * <p>
 * Lines for one document, of one day, currency and sign, are one line, as the parts of an invoice are. Lines are paired one
 * to one, within a currency, in four steps: the same document and amount on days near enough; the same document and
 * amount; the same document; and where a side names no document, the same amount on days near enough, first where both
 * name none. Documents are the same where they differ in case and outer spaces only. Of several that would do the earlier ones are
 * paired, whatever the order in which they are given. {@code total of theirs − total of ours = sum of the differences}.
 * Immutable. Worked: we have INV-7 of 100.00 and INV-9 of 50.00, they have INV-7 of 90.00; INV-7 differs by −10.00, INV-9
 * is missing on their side, −50.00, and their total is 60.00 below ours.
 */
public final class Reconciliation {

    /** The most days that may be let pass. */
    public static final int MAX_DAYS = 366;

    private final List<Pair> agreed;
    private final List<Discrepancy> discrepancies;

    private Reconciliation(List<Pair> agreed, List<Discrepancy> discrepancies) {
        this.agreed = List.copyOf(agreed);
        this.discrepancies = List.copyOf(discrepancies);
    }

    /**
     * Compares two statements.
     *
     * @param mostDays by how many days the two sides may date a line differently, as the post and the bank take time
     * @throws IllegalArgumentException if the days are not 0 to {@value #MAX_DAYS}
     */
    public static Reconciliation of(Collection<StatedLine> ours, Collection<StatedLine> theirs, int mostDays) {
        Objects.requireNonNull(ours, "ours");
        Objects.requireNonNull(theirs, "theirs");
        if (mostDays < 0 || mostDays > MAX_DAYS) {
            throw new IllegalArgumentException("days is " + mostDays + ", 0 to " + MAX_DAYS + " are allowed");
        }
        Pairing pairing = new Pairing(ours, theirs);
        pairing.pair(Reconciliation::documentAndAmount, Reconciliation::documentAndAmount, mostDays);
        pairing.pair(Reconciliation::documentAndAmount, Reconciliation::documentAndAmount, Long.MAX_VALUE);
        pairing.pair(Reconciliation::documentOnly, Reconciliation::documentOnly, Long.MAX_VALUE);
        Function<StatedLine, @Nullable Object> nameless =
                line -> line.document().isEmpty() ? line.amount() : null;
        pairing.pair(nameless, nameless, mostDays);
        pairing.pair(nameless, StatedLine::amount, mostDays);
        pairing.pair(StatedLine::amount, nameless, mostDays);
        return of(pairing, mostDays);
    }

    /**
     * Compares the money of our books with the statements of our banks over a period: receipts, deposits, refunds and
     * returned payments against lines.
     * <p>
     * Money in is negative, since it lowers what is owed. A line whose payment we have is paired by its name
     * ({@link BankLine#paymentId}), every other one by amount and day. The payout of a platform that arrived, as a line
     * of just its net amount with its number, or where no line has that, on a day near enough without being a payment of
     * ours or having the number of another payout, is taken apart into what customers paid and got
     * back, as far as that is of the period; so our payments agree gross, and {@link PlatformPayout#fees()} are what
     * the bank has less. A mistake and what undid it in the period are left out. What is missing on their side may be
     * under way.
     *
     * @param ours entries of our books, of all accounts; those of other days and kinds do not count
     * @param lines lines of all our accounts at banks; those booked on other days do not count
     * @param payouts what platforms paid out; those that did not arrive are not taken apart
     * @param mostDays by how many days the two sides may date a line differently
     * @throws IllegalArgumentException if the days are not 0 to {@value #MAX_DAYS}, or a payout comes twice
     */
    public static Reconciliation withBank(
            EntrySource ours,
            DateRange period,
            Collection<BankLine> lines,
            Collection<PlatformPayout> payouts,
            int mostDays) {
        Objects.requireNonNull(period, "period");
        List<StatedLine> own = OurLines.of(ours, period, OurLines::isMoney).lines();
        return of(own, new BankLines(lines, own, period, mostDays).with(payouts).lines(), mostDays);
    }

    private static Reconciliation of(Pairing pairing, int mostDays) {
        List<Pair> agreed = new ArrayList<>();
        List<Discrepancy> discrepancies = new ArrayList<>();
        for (Pair pair : pairing.pairs()) {
            if (!pair.ours().amount().equals(pair.theirs().amount())) {
                discrepancies.add(new Discrepancy.AmountDiffers(pair.ours(), pair.theirs()));
            } else if (days(pair.ours(), pair.theirs()) > mostDays) {
                discrepancies.add(new Discrepancy.DateDiffers(pair.ours(), pair.theirs()));
            } else {
                agreed.add(pair);
            }
        }
        pairing.oursLeft().forEach(line -> discrepancies.add(new Discrepancy.MissingTheirs(line)));
        pairing.theirsLeft().forEach(line -> discrepancies.add(new Discrepancy.MissingOurs(line)));
        return new Reconciliation(agreed, discrepancies);
    }

    private static @Nullable Object documentAndAmount(StatedLine line) {
        return line.document()
                .map(document -> List.of(normal(document), line.amount()))
                .orElse(null);
    }

    private static @Nullable Object documentOnly(StatedLine line) {
        CurrencyUnit currency = line.amount().getCurrencyUnit();
        return line.document()
                .map(document -> List.of(normal(document), currency))
                .orElse(null);
    }

    /** What the parts of a document have in common; null where the line names none. */
    static @Nullable Object documentOfDay(StatedLine line) {
        CurrencyUnit currency = line.amount().getCurrencyUnit();
        return line.document()
                .map(document -> List.of(
                        normal(document), currency, line.on(), line.amount().isPositive()))
                .orElse(null);
    }

    private static String normal(String document) {
        return document.strip().toUpperCase(Locale.ROOT);
    }

    static long days(StatedLine a, StatedLine b) {
        return Math.abs(ChronoUnit.DAYS.between(a.on(), b.on()));
    }

    /** The lines on which both sides agree. */
    public List<Pair> agreed() {
        return agreed;
    }

    /** The others: pairs that differ, then what is missing on their side, then what is missing on ours, each by day. */
    public List<Discrepancy> discrepancies() {
        return discrepancies;
    }

    /** Whether both sides agree on every line. */
    public boolean isAgreed() {
        return discrepancies.isEmpty();
    }

    /** By how much their total is above ours, by currency. */
    public MoneyBag difference() {
        return discrepancies.stream().map(Discrepancy::difference).collect(MoneyBag.collector());
    }

    @Override
    public String toString() {
        return "Reconciliation[" + agreed.size() + " agreed, " + discrepancies + "]";
    }

    /**
     * A line of ours and the line of theirs that says the same. Immutable.
     *
     * @param ours our line
     * @param theirs their line
     */
    public record Pair(StatedLine ours, StatedLine theirs) {

        /** Refuses nulls. */
        public Pair {
            Objects.requireNonNull(ours, "ours");
            Objects.requireNonNull(theirs, "theirs");
        }
    }
}
