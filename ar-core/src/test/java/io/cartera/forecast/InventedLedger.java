package io.cartera.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ledgers of different kinds of payers, each drawn from a seed. */
enum InventedLedger {
    /** Each customer pays around days of its own. */
    STEADY(120, 25) {
        @Override
        LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance) {
            return due.plusDays(Math.round(payer.usual + payer.spread * chance.nextGaussian()));
        }
    },
    /** The same for a few customers with few invoices. */
    SMALL(20, 9) {
        @Override
        LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance) {
            return STEADY.settled(payer, issued, due, chance);
        }
    },
    /** Late payments are much later than prompt ones are early. */
    SKEWED(100, 20) {
        @Override
        LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance) {
            double late = Math.exp(Math.log(Math.max(3, payer.usual + 10)) + 0.8 * chance.nextGaussian());
            return due.plusDays(Math.round(late) - 5);
        }
    },
    /** Customers get better or worse as time goes by. */
    DRIFTING(80, 40) {
        @Override
        LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance) {
            double years = (issued.toEpochDay() - FIRST.toEpochDay()) / 365.0;
            double late = payer.usual + payer.trend * 20 * years + payer.spread * chance.nextGaussian();
            return due.plusDays(Math.round(Math.max(-10, late)));
        }
    },
    /** Cheques go out once a week, or at the end of the month. */
    PAY_RUNS(80, 25) {
        @Override
        LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance) {
            LocalDate ready = due.plusDays(Math.round(payer.usual / 3 + 3 * chance.nextGaussian()));
            return payer.trend > 0
                    ? ready.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(1 + (int) (payer.spread * 3) % 5)))
                    : ready.with(TemporalAdjusters.lastDayOfMonth());
        }
    },
    /** Mostly prompt, at times very late. */
    TWO_WAYS(100, 25) {
        @Override
        LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance) {
            boolean isLate = chance.nextDouble() < 0.1 + Math.abs(payer.trend) / 3;
            return due.plusDays(isLate ? 30 + chance.nextInt(60) : chance.nextInt(6) - 3);
        }
    },
    /** Some take very long, some never pay. */
    HEAVY_TAIL(120, 20) {
        @Override
        LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance) {
            if (chance.nextDouble() < 0.06) {
                return Bill.NEVER;
            }
            double late = 4 * Math.pow(1 - chance.nextDouble(), -0.7) + payer.usual - 10;
            return due.plusDays(Math.min(400, Math.round(late)));
        }
    },
    /** Paid so many days after the invoice, whatever the terms say. */
    BY_AGE(100, 20) {
        @Override
        LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance) {
            return issued.plusDays(Math.round(25 + payer.usual + payer.spread * chance.nextGaussian()));
        }
    },
    /** Most customers are new, and pay as their industries do. */
    NEWCOMERS(300, 3) {
        @Override
        LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance) {
            return due.plusDays(Math.round(payer.ofGroup + 5 + 8 * chance.nextGaussian()));
        }
    },
    /** Everybody pays on the day. */
    PUNCTUAL(40, 12) {
        @Override
        LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance) {
            return chance.nextDouble() < 0.85 ? due : due.plusDays(1 + chance.nextInt(10));
        }
    },
    /** Paid any day from ten to seventy-five after the invoice, by all alike. */
    EVEN(150, 20) {
        @Override
        LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance) {
            return chance.nextDouble() < 0.1 ? Bill.NEVER : issued.plusDays(10 + chance.nextInt(66));
        }
    },
    /** Customers of all these kinds in one ledger. */
    MIXED(200, 20) {
        @Override
        LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance) {
            InventedLedger[] kinds = {STEADY, SKEWED, DRIFTING, PAY_RUNS, TWO_WAYS, HEAVY_TAIL, PUNCTUAL};
            return kinds[(int) (payer.spread * 1_000) % kinds.length].settled(payer, issued, due, chance);
        }
    },
    /** One customer has about as many debits as all others. */
    GIANT(60, 12) {
        @Override
        LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance) {
            return STEADY.settled(payer, issued, due, chance);
        }
    },
    /** A handful of customers that differ. */
    HANDFUL(8, 15) {
        @Override
        LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance) {
            return STEADY.settled(payer, issued, due, chance);
        }
    },
    /** Everybody pays on Fridays. */
    FRIDAYS(100, 20) {
        @Override
        LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance) {
            return STEADY.settled(payer, issued, due, chance).with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
        }
    };

    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    static final int DAYS = 730;
    private static final int[] TERMS = {14, 30, 30, 45, 60};

    private final int customers;
    private final int bills;

    InventedLedger(int customers, int bills) {
        this.customers = customers;
        this.bills = bills;
    }

    abstract LocalDate settled(Payer payer, LocalDate issued, LocalDate due, Random chance);

    /** How a customer pays. */
    record Payer(double ofGroup, double usual, double spread, double trend) {}

    List<Bill> bills(long seed) {
        Random chance = new Random((seed * 31 + ordinal()) * 0x9E3779B97F4A7C15L);
        double[] groups = {-2, 4, 12, 20};
        List<Bill> drawn = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            int group = chance.nextInt(groups.length);
            double usual = groups[group] + 9 * chance.nextGaussian();
            Payer payer = new Payer(
                    groups[group],
                    usual,
                    1.5 + 8 * chance.nextDouble() * chance.nextDouble(),
                    chance.nextDouble() * 2 - 1);
            int most = this == GIANT && i == 0 ? bills * customers : bills;
            int count = 1 + (int) (most * 2 * chance.nextDouble());
            int from = this == NEWCOMERS ? chance.nextInt(DAYS) : chance.nextInt(DAYS / 3);
            int[] terms = {TERMS[chance.nextInt(TERMS.length)], TERMS[chance.nextInt(TERMS.length)]};
            for (int n = 0; n < count; n++) {
                LocalDate issued = FIRST.plusDays(from + chance.nextInt(DAYS - from));
                LocalDate due = issued.plusDays(this == BY_AGE ? terms[n % 2] : terms[0]);
                LocalDate settled = settled(payer, issued, due, chance);
                drawn.add(new Bill(
                        "C" + i,
                        "G" + group,
                        drawn.size(),
                        issued,
                        due,
                        settled.isBefore(issued) ? issued : settled,
                        1_000 + chance.nextInt(500_000)));
            }
        }
        return drawn;
    }
}
