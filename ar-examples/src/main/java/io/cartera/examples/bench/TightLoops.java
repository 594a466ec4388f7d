package io.cartera.examples.bench;

/**
 * Loops over the primitive columns, as tight as they come: about what one core can do. Sums are checked for overflow;
 * nothing else is checked, kept or explained.
 */
final class TightLoops {

    private static final int COLUMNS = 6;
    private static final int UNAPPLIED = 5;
    private static final byte[] COLUMN_OF_AGE = new byte[92];

    static {
        for (int age = 1; age <= 91; age++) {
            COLUMN_OF_AGE[age] = (byte) Math.min((age + 29) / 30, 4);
        }
    }

    private TightLoops() {}

    static Contender<?> of(Workload workload, Columns trade) {
        return switch (workload) {
            case W1A, W1B -> new Aging(workload, trade);
            case W2 -> new Application(trade);
            case W3 -> new Balances(trade);
        };
    }

    private record Aging(Workload workload, Columns trade) implements Contender<long[]> {

        @Override
        public long[] run() {
            return workload == Workload.W1A ? allOpen(workload.asOf(trade)) : openOn(workload.asOf(trade));
        }

        private long[] allOpen(int day) {
            long[] sums = new long[trade.pairs() * COLUMNS];
            int[] due = trade.due;
            long[] billed = trade.billed;
            for (int pair = 0; pair < trade.pairs(); pair++) {
                int row = pair * COLUMNS;
                for (int i = trade.firstInvoice[pair]; i < trade.firstInvoice[pair + 1]; i++) {
                    int column = row + column(day - due[i]);
                    sums[column] = Math.addExact(sums[column], billed[i]);
                }
            }
            return sums;
        }

        private long[] openOn(int day) {
            long[] sums = new long[trade.pairs() * COLUMNS];
            for (int pair = 0; pair < trade.pairs(); pair++) {
                int row = pair * COLUMNS;
                int lastInvoice = trade.firstInvoice[pair + 1];
                for (int i = trade.firstInvoice[pair]; i < lastInvoice && trade.issued[i] <= day; i++) {
                    long open = trade.billed[i];
                    for (int k = trade.firstSettled[i]; k < trade.firstSettled[i + 1]; k++) {
                        if (trade.settledOn[k] <= day) {
                            open -= trade.settled[k];
                        }
                    }
                    int column = row + column(day - trade.due[i]);
                    sums[column] = Math.addExact(sums[column], open);
                }
                int lastPayment = trade.firstPayment[pair + 1];
                for (int i = trade.firstPayment[pair]; i < lastPayment && trade.received[i] <= day; i++) {
                    long open = trade.paid[i];
                    for (int k = trade.firstAllocation[i]; k < trade.firstAllocation[i + 1]; k++) {
                        if (trade.allocatedOn[k] <= day) {
                            open -= trade.allocated[k];
                        }
                    }
                    sums[row + UNAPPLIED] = Math.addExact(sums[row + UNAPPLIED], open);
                }
            }
            return sums;
        }

        private static int column(int age) {
            return age <= 0 ? 0 : COLUMN_OF_AGE[Math.min(age, 91)];
        }

        @Override
        public Rows rows(long[] sums) {
            Rows rows = new Rows(workload.width);
            for (int pair = 0; pair < trade.pairs(); pair++) {
                int row = pair * COLUMNS;
                long any = 0;
                for (int column = 0; column < COLUMNS; column++) {
                    any |= sums[row + column];
                }
                if (any != 0) {
                    rows.add(
                            trade.pairCustomer[pair],
                            trade.pairCurrency[pair],
                            sums[row],
                            sums[row + 1],
                            sums[row + 2],
                            sums[row + 3],
                            sums[row + 4],
                            sums[row + UNAPPLIED]);
                }
            }
            return rows;
        }
    }

    /** Allocations in columns, as many as the count says. */
    private record Allocations(int[] payment, int[] invoice, long[] minor, int count) {}

    private record Application(Columns trade) implements Contender<Allocations> {

        @Override
        public Allocations run() {
            int most = trade.payments() + trade.invoices;
            int[] payments = new int[most];
            int[] invoices = new int[most];
            long[] minors = new long[most];
            int count = 0;
            for (int pair = 0; pair < trade.pairs(); pair++) {
                int invoice = trade.firstInvoice[pair];
                int lastInvoice = trade.firstInvoice[pair + 1];
                int payment = trade.firstPayment[pair];
                int lastPayment = trade.firstPayment[pair + 1];
                long open = trade.billed[invoice];
                long money = payment < lastPayment ? trade.paid[payment] : 0;
                while (invoice < lastInvoice && payment < lastPayment) {
                    long part = Math.min(open, money);
                    payments[count] = payment;
                    invoices[count] = invoice;
                    minors[count++] = part;
                    open -= part;
                    money -= part;
                    if (open == 0 && ++invoice < lastInvoice) {
                        open = trade.billed[invoice];
                    }
                    if (money == 0 && ++payment < lastPayment) {
                        money = trade.paid[payment];
                    }
                }
            }
            return new Allocations(payments, invoices, minors, count);
        }

        @Override
        public Rows rows(Allocations made) {
            Rows rows = new Rows(Workload.W2.width);
            for (int i = 0; i < made.count(); i++) {
                rows.add(made.payment()[i], made.invoice()[i], made.minor()[i]);
            }
            return rows;
        }
    }

    /** The balance after each entry, invoices and payments by number. */
    private record Balance(long[] afterInvoice, long[] afterPayment) {}

    private record Balances(Columns trade) implements Contender<Balance> {

        @Override
        public Balance run() {
            long[] afterInvoice = new long[trade.invoices];
            long[] afterPayment = new long[trade.payments()];
            for (int pair = 0; pair < trade.pairs(); pair++) {
                int invoice = trade.firstInvoice[pair];
                int lastInvoice = trade.firstInvoice[pair + 1];
                int payment = trade.firstPayment[pair];
                int lastPayment = trade.firstPayment[pair + 1];
                long balance = 0;
                while (invoice < lastInvoice || payment < lastPayment) {
                    if (payment == lastPayment
                            || invoice < lastInvoice && trade.issued[invoice] <= trade.received[payment]) {
                        balance = Math.addExact(balance, trade.billed[invoice]);
                        afterInvoice[invoice++] = balance;
                    } else {
                        balance = Math.subtractExact(balance, trade.paid[payment]);
                        afterPayment[payment++] = balance;
                    }
                }
            }
            return new Balance(afterInvoice, afterPayment);
        }

        @Override
        public Rows rows(Balance balance) {
            Rows rows = new Rows(Workload.W3.width);
            for (int i = 0; i < balance.afterInvoice().length; i++) {
                rows.add(0, i, balance.afterInvoice()[i]);
            }
            for (int i = 0; i < balance.afterPayment().length; i++) {
                rows.add(1, i, balance.afterPayment()[i]);
            }
            return rows;
        }
    }
}
