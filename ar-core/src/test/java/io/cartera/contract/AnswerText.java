package io.cartera.contract;

import io.cartera.account.EntryKind;
import io.cartera.account.Side;
import io.cartera.aging.AgingBuckets;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.List;

/** The lines of an answer, for those who read the books and those who add up lists: amounts in minor units. */
final class AnswerText {

    static final AgingBuckets BUCKETS = AgingBuckets.days(30, 60, 90);

    private static final int WEEKS_AS_DAYS = 28;

    private AnswerText() {}

    /** The four weeks that end with a day. */
    static DateRange weeksTo(LocalDate day) {
        return DateRange.ofClosed(day.minusDays(WEEKS_AS_DAYS - 1), day);
    }

    static void item(
            StringBuilder out,
            String customer,
            Side side,
            String id,
            EntryKind kind,
            String currency,
            long amount,
            long open,
            LocalDate documentOn,
            LocalDate dueOn,
            String reference) {
        row(out, "open", customer, currency, side, id, kind, amount, open, documentOn, dueOn, reference);
    }

    static void aging(
            StringBuilder out,
            String basis,
            String customer,
            String currency,
            long notDue,
            List<Long> overdue,
            long unapplied,
            long balance) {
        row(out, "age by " + basis, customer, currency, notDue, overdue, unapplied, balance);
    }

    static void balance(StringBuilder out, String customer, String currency, long owed) {
        row(out, "balance", customer, currency, owed);
    }

    static void opening(StringBuilder out, String customer, String currency, long opening) {
        row(out, "statement", customer, currency, opening);
    }

    static void line(
            StringBuilder out,
            LocalDate effectiveOn,
            EntryKind kind,
            String id,
            long signed,
            LocalDate documentOn,
            LocalDate dueOn,
            LocalDate valueOn,
            String reference,
            String reverses,
            long balance) {
        row(out, "line", effectiveOn, kind, id, signed, documentOn, dueOn, valueOn, reference, reverses, balance);
    }

    static void closing(StringBuilder out, long debits, long credits, long closing) {
        row(out, "closing", debits, credits, closing);
    }

    static void total(StringBuilder out, String currency, EntryKind kind, long count, long sum) {
        row(out, "total", currency, kind, count, sum);
    }

    private static void row(StringBuilder out, Object... cells) {
        for (Object cell : cells) {
            out.append(cell).append('|');
        }
        out.append('\n');
    }
}
