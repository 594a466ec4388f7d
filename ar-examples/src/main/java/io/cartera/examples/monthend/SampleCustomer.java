package io.cartera.examples.monthend;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.joda.money.CurrencyUnit;

/** A customer of the sample ledger: its master data and how it buys and pays. */
record SampleCustomer(
        String id,
        String name,
        String country,
        String industry,
        OptionalInt netDays,
        OptionalLong limit,
        CurrencyUnit currency,
        Size size,
        Habit habit,
        String method,
        LocalDate buysFrom,
        LocalDate paysUntil,
        boolean importer) {

    /** How often, per thousand working days, an invoice is issued; the span of its amount and the limit, in cents. */
    record Size(int invoices, long low, long high, long limitStep) {}

    /** The days after the due date at which money comes in, both ends included. */
    record Habit(int earliest, int latest) {}

    static final Size SMALL = new Size(23, 20_000, 150_000, 150_000);
    static final String COLLECTED = "DIRECT_DEBIT";
    private static final Size MEDIUM = new Size(47, 80_000, 600_000, 600_000);
    private static final Size LARGE = new Size(92, 300_000, 2_500_000, 3_500_000);
    private static final Size KEY = new Size(368, 1_500_000, 6_000_000, 30_000_000);
    private static final Habit ON_THE_DAY = new Habit(0, 0);
    private static final Habit PROMPT = new Habit(-6, 3);
    private static final Habit SLOW = new Habit(5, 42);
    private static final Habit LATE = new Habit(25, 80);
    private static final Habit ERRATIC = new Habit(-5, 120);
    private static final List<Habit> HABITS = List.of(ON_THE_DAY, PROMPT, PROMPT, SLOW, SLOW, SLOW, LATE, ERRATIC);
    private static final List<Integer> NET_DAYS = List.of(15, 30, 30, 30, 45, 60);

    /** The customer with a running number from 0; a few numbers stand for a story that the sample must tell. */
    static SampleCustomer draw(int number, SampleCountry country, int nth, SplitMix64 chance) {
        boolean key = number == 33;
        boolean insolvent = number % 19 == 9;
        Size size = insolvent || chance.percent(40) ? MEDIUM : chance.percent(20) ? LARGE : SMALL;
        size = key ? KEY : size;
        Habit habit = key ? SLOW : HABITS.get(chance.below(HABITS.size()));
        int net = NET_DAYS.get(chance.below(NET_DAYS.size()));
        long limit = number % 37 == 5 ? 0 : inMinor(country.currency(), size.limitStep() * chance.between(1, 4));
        String method = chance.percent(80) ? "TRANSFER" : chance.percent(60) ? "CHEQUE" : "CARD";
        return new SampleCustomer(
                "C-" + (1001 + number),
                country.name(nth),
                country.code(),
                country.industry(nth),
                chance.percent(10) ? OptionalInt.empty() : OptionalInt.of(net),
                limit > 0 && chance.percent(15) ? OptionalLong.empty() : OptionalLong.of(limit),
                country.currency(),
                size,
                habit,
                habit.equals(ON_THE_DAY) ? COLLECTED : method,
                SampleLedger.FIRST.plusDays(!insolvent && !key && chance.percent(15) ? chance.below(420) : 0),
                insolvent ? SampleLedger.LAST.minusDays(chance.between(120, 330)) : SampleLedger.LAST,
                number % 31 == 3);
    }

    /** Cents as minor units of the currency: eight yen stand for five cents, which keeps prices believable. */
    static long inMinor(CurrencyUnit currency, long cents) {
        return currency.getDecimalPlaces() == 0 ? cents * 8 / 5 : cents;
    }

    /** Deliveries stop some time after the customer has stopped paying. */
    boolean buysOn(LocalDate day) {
        return !day.isBefore(buysFrom) && !day.isAfter(paysUntil.plusDays(90));
    }
}
