package io.cartera.aging;

import io.cartera.customer.CustomerId;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;

/** Rows of sums in minor units, each of a customer and a currency, in blocks that are never copied. Rows are only added. */
final class AgeRows {

    private static final int BITS = 5;
    private static final int BLOCK = 1 << BITS;

    private final int buckets;
    private final int width;
    private final List<Block> blocks = new ArrayList<>();
    private int count;

    AgeRows(int buckets) {
        this.buckets = buckets;
        this.width = AgeColumns.width(buckets);
    }

    /** Adds a row of zeros and gives its number. */
    int append(CustomerId customer, CurrencyUnit currency) {
        int place = count & BLOCK - 1;
        if (place == 0) {
            blocks.add(new Block(new CustomerId[BLOCK], new CurrencyUnit[BLOCK], new long[BLOCK * width]));
        }
        Block block = blocks.get(count >> BITS);
        block.customers[place] = customer;
        block.currencies[place] = currency;
        return count++;
    }

    int count() {
        return count;
    }

    CustomerId customer(int row) {
        return blocks.get(row >> BITS).customers[row & BLOCK - 1];
    }

    CurrencyUnit currency(int row) {
        return blocks.get(row >> BITS).currencies[row & BLOCK - 1];
    }

    /** The array in which the row lies, from {@link #first} on. */
    long[] minor(int row) {
        return blocks.get(row >> BITS).minor;
    }

    int first(int row) {
        return (row & BLOCK - 1) * width;
    }

    AgedAmounts amounts(int row) {
        return AgedAmounts.inMinor(currency(row), buckets, minor(row), first(row));
    }

    private record Block(CustomerId[] customers, CurrencyUnit[] currencies, long[] minor) {}
}
