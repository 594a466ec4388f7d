package io.cartera.jdbc.sealing;

import io.cartera.customer.CustomerId;
import java.util.List;
import java.util.Objects;

/**
 * Where a sensitive text lies: table, column, customer, and the row among the rows of the customer. No two texts of a store
 * have the same place, but an entry's reference, which lies beside the entry and its item. Identifiers only. Immutable.
 */
public final class SensitivePlace {

    private final String table;
    private final String column;
    private final CustomerId customer;
    private final List<String> row;

    private SensitivePlace(String table, String column, CustomerId customer, List<String> row) {
        this.table = Objects.requireNonNull(table, "table");
        this.column = Objects.requireNonNull(column, "column");
        this.customer = Objects.requireNonNull(customer, "customer");
        this.row = List.copyOf(row);
    }

    /** The place in this row, whose key is given without the customer. */
    public static SensitivePlace of(String table, String column, CustomerId customer, List<String> row) {
        return new SensitivePlace(table, column, customer, row);
    }

    /** The table, in lower case. */
    public String table() {
        return table;
    }

    /** The column, in lower case. */
    public String column() {
        return column;
    }

    /** Whom the text is about. */
    public CustomerId customer() {
        return customer;
    }

    /** The key of the row without the customer: such as ledger and document. */
    public List<String> row() {
        return row;
    }

    /**
     * Table, column, customer and row as bytes: each part is its length in UTF-8, as four bytes with the highest first, and
     * then itself. No two places have the same.
     */
    public byte[] bytes() {
        Context context = new Context().with(table).with(column).with(customer.value());
        row.forEach(context::with);
        return context.bytes();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SensitivePlace that
                && table.equals(that.table)
                && column.equals(that.column)
                && customer.equals(that.customer)
                && row.equals(that.row);
    }

    @Override
    public int hashCode() {
        return Objects.hash(table, column, customer, row);
    }

    @Override
    public String toString() {
        return table + "." + column + " of " + customer + " " + row;
    }
}
