package io.cartera.risk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Gathers what is found by rules, and what could not be answered, as of a day. */
final class Findings {

    private final LocalDate day;
    private final List<RiskSignal> signals = new ArrayList<>();
    private final List<RiskAssessment.Unanswered> unanswered = new ArrayList<>();

    Findings(LocalDate day) {
        this.day = day;
    }

    void found(RiskSignal.Kind kind, RiskRule rule, BigDecimal measured, List<String> evidence) {
        if (measured.compareTo(rule.threshold()) >= 0) {
            signals.add(RiskSignal.of(kind, measured, rule, null, evidence));
        }
    }

    void found(RiskSignal.Kind kind, RiskRule rule, BigDecimal measured, Money amount, List<String> evidence) {
        if (measured.compareTo(rule.threshold()) >= 0) {
            signals.add(RiskSignal.of(kind, measured, rule, amount, evidence));
        }
    }

    void count(RiskSignal.Kind kind, RiskRule rule, List<String> evidence) {
        found(kind, rule, BigDecimal.valueOf(evidence.size()), evidence);
    }

    void unknown(RiskSignal.Kind kind, String lacking) {
        unanswered.add(new RiskAssessment.Unanswered(kind, lacking));
    }

    /** Whether a day is in the window that ends with the day asked about, or so many windows earlier. */
    boolean isWithin(RiskRule rule, int windowsEarlier, LocalDate on) {
        long age = ChronoUnit.DAYS.between(on, day);
        long from = (long) rule.windowDays() * windowsEarlier;
        return age >= from && age < from + rule.windowDays();
    }

    static Money sum(CurrencyUnit currency, Stream<Long> minors) {
        BigInteger sum = minors.map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        return Money.of(currency, new BigDecimal(sum, currency.getDecimalPlaces()));
    }

    static BigDecimal percent(Money part, Money whole) {
        return part.getAmount().movePointRight(2).divide(whole.getAmount(), 2, RoundingMode.HALF_UP);
    }

    List<RiskSignal> signals() {
        return signals;
    }

    List<RiskAssessment.Unanswered> unanswered() {
        return unanswered;
    }
}
