package io.cartera.terms;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The longest terms the law allows, as a check that finds and changes nothing.
 * <p>
 * A cap is so many calendar days from a date; no day is moved for weekends or holidays. The cap counts from the first of
 * its start dates that is known, in the end from the invoice date; a finding says from which. Whether a law applies to a
 * document, and whether its exceptions hold, is not decided here: a finding is a question, not a verdict. Sources:
 * Directive 2011/7/EU, art. 3(5) and 4; Ley 3/2004 as changed by Ley 15/2010, art. 4; the Chinese regulation on
 * payments to small and medium-sized enterprises. Immutable and thread-safe.
 */
public final class StatutoryCaps {

    private static final int LONGEST_PERIOD_IN_SPAIN = 15;

    private final List<Cap> caps;

    /** The middle of a period counts where that has at most so many days. */
    private record Cap(String rule, int days, int longestPeriod, List<TermStart> starts) {}

    private StatutoryCaps(List<Cap> caps) {
        this.caps = List.copyOf(caps);
    }

    /** No cap at all; the start of caps of one's own. */
    public static StatutoryCaps none() {
        return new StatutoryCaps(List.of());
    }

    /** Between businesses in the European Union: 60 days from the invoice, unless agreed otherwise and fair. */
    public static StatutoryCaps euBusinesses() {
        return none().and("EU 60 days (Directive 2011/7/EU)", 60, TermStart.INVOICE);
    }

    /** Public authorities in the European Union: 30 days from the invoice. */
    public static StatutoryCaps euAuthorities() {
        return none().and("EU authorities 30 days (Directive 2011/7/EU)", 30, TermStart.INVOICE);
    }

    /**
     * Spain: 60 days from the receipt of goods or services, which no agreement can extend; for a collective invoice over
     * at most 15 days from the middle of that period.
     */
    public static StatutoryCaps spain() {
        return new StatutoryCaps(List.of(new Cap(
                "ES 60 days (Ley 15/2010)",
                60,
                LONGEST_PERIOD_IN_SPAIN,
                List.of(TermStart.PERIOD_MIDPOINT, TermStart.GOODS_RECEIPT, TermStart.DELIVERY))));
    }

    /** China, authorities that buy from small and medium-sized enterprises: 30 days from delivery. */
    public static StatutoryCaps chinaAuthorities() {
        return none().and("CN SME 30 days", 30, TermStart.GOODS_RECEIPT, TermStart.DELIVERY);
    }

    /** China, the longest term that may be agreed with a small or medium-sized enterprise: 60 days from delivery. */
    public static StatutoryCaps chinaLongestAgreed() {
        return none().and("CN SME 60 days", 60, TermStart.GOODS_RECEIPT, TermStart.DELIVERY);
    }

    /**
     * These caps and one more.
     *
     * @param rule its name, for people
     * @param days the calendar days allowed, 0 or more
     * @param starts the dates from which they count, the first that is known; without any the invoice date. The middle of
     *     the period counts however long that is
     */
    public StatutoryCaps and(String rule, int days, TermStart... starts) {
        if (days < 0 || days > DueDateRule.MAX_DAYS) {
            throw new IllegalArgumentException("days are " + days + ", 0 to " + DueDateRule.MAX_DAYS + " are allowed");
        }
        List<Cap> more = new ArrayList<>(caps);
        more.add(new Cap(Require.text(rule, "rule"), days, Integer.MAX_VALUE, List.of(starts)));
        return new StatutoryCaps(more);
    }

    /** These caps and others. */
    public StatutoryCaps and(StatutoryCaps others) {
        List<Cap> all = new ArrayList<>(caps);
        all.addAll(others.caps);
        return new StatutoryCaps(all);
    }

    /**
     * Where instalments fall due later than the caps allow; in the order of the caps, then of the instalments. Empty
     * where all is well. A due date on the last day allowed is well.
     */
    public List<Finding> check(List<Instalment> instalments, TermDates dates) {
        Objects.requireNonNull(instalments, "instalments");
        Objects.requireNonNull(dates, "dates");
        List<Finding> findings = new ArrayList<>();
        for (Cap cap : caps) {
            TermStart start = startOf(cap, dates);
            LocalDate limit = dates.find(start).orElseThrow().plusDays(cap.days());
            for (Instalment instalment : instalments) {
                if (instalment.dueOn().isAfter(limit)) {
                    findings.add(new Finding(cap.rule(), instalment, start, limit));
                }
            }
        }
        return List.copyOf(findings);
    }

    private static TermStart startOf(Cap cap, TermDates dates) {
        for (TermStart start : cap.starts()) {
            boolean counts = start != TermStart.PERIOD_MIDPOINT
                    || dates.period()
                            .map(period -> ChronoUnit.DAYS.between(period.start(), period.endExclusive()))
                            .filter(days -> days <= cap.longestPeriod())
                            .isPresent();
            if (counts && dates.find(start).isPresent()) {
                return start;
            }
        }
        return TermStart.INVOICE;
    }

    /** An instalment that falls due later than a cap allows. Immutable. */
    public static final class Finding {

        private final String rule;
        private final Instalment instalment;
        private final TermStart countedFrom;
        private final LocalDate limit;

        private Finding(String rule, Instalment instalment, TermStart countedFrom, LocalDate limit) {
            this.rule = rule;
            this.instalment = instalment;
            this.countedFrom = countedFrom;
            this.limit = limit;
        }

        /** The name of the cap. */
        public String rule() {
            return rule;
        }

        /** The instalment, with its due date as it is. */
        public Instalment instalment() {
            return instalment;
        }

        /** The date from which the cap counts. */
        public TermStart countedFrom() {
            return countedFrom;
        }

        /** The last day allowed. */
        public LocalDate limit() {
            return limit;
        }

        /** By how many days the due date is later, 1 or more. */
        public long exceededBy() {
            return ChronoUnit.DAYS.between(limit, instalment.dueOn());
        }

        @Override
        public String toString() {
            return rule + ": instalment " + instalment.number() + " is due " + instalment.dueOn() + ", " + exceededBy()
                    + " days after " + limit;
        }
    }
}
