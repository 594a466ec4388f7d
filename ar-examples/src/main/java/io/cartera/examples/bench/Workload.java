package io.cartera.examples.bench;

/** What is measured, and on which trade. */
enum Workload {
    /** Open items into five columns by customer and currency; all invoices are open. */
    W1A("W1a", "aging of open items", 180, 8),
    /** The same as of a day a year back, from invoices, payments and allocations. */
    W1B("W1b", "aging as of a year back", 1_096, 8),
    /** Cash application, oldest first, of all payments to all invoices. */
    W2("W2", "cash application", 1_096, 3),
    /** The running balance after every entry of every account. */
    W3("W3", "running-balance statements", 1_096, 3);

    final String code;
    final String title;
    final int span;
    /**
     * The width of the rows. Aging: customer, currency, not due, 1-30, 31-60, 61-90, 90+, unapplied. Application:
     * payment, invoice, amount. Statements: 0 for an invoice and 1 for a payment, its number, the balance after it.
     */
    final int width;

    Workload(String code, String title, int span, int width) {
        this.code = code;
        this.title = title;
        this.span = span;
        this.width = width;
    }

    /** The day as of which is aged. */
    int asOf(Columns trade) {
        return this == W1B ? trade.lastDay - 365 : trade.lastDay;
    }
}
