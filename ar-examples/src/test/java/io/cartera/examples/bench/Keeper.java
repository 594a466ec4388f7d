package io.cartera.examples.bench;

/**
 * One way to keep a trade in a PostgreSQL and to read from it what is open. The rows of open items are: 0 for an invoice and
 * 1 for a payment, its number, the open minor units.
 */
interface Keeper extends AutoCloseable {

    int WIDTH = 3;

    /** What is there before anything is measured: tables, customers. */
    void prepare(Columns trade);

    /** Writes the trade: invoices with two lines each, payments, allocations, durably. */
    void keep(Columns trade);

    /** Reads what one customer has open. */
    void open(int customer, Rows rows);

    /** Reads all that is open, row after row. */
    void stream(Rows rows);

    /** How many rows the trade takes. */
    long rows();

    @Override
    void close();
}
