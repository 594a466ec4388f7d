package io.cartera.examples.bench;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Rows of whole numbers, all of one width: a result in the form in which the results of all contenders are compared. */
final class Rows {

    private final int width;
    private long[] numbers;
    private int size;

    Rows(int width) {
        this.width = width;
        this.numbers = new long[1_024 * width];
    }

    void add(long... row) {
        if (row.length != width) {
            throw new IllegalArgumentException(row.length + " columns, " + width + " expected");
        }
        if (size + width > numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        System.arraycopy(row, 0, numbers, size, width);
        size += width;
    }

    int count() {
        return size / width;
    }

    /** A row as a line of a CSV file. */
    String csv(int row) {
        return Arrays.stream(numbers, row * width, (row + 1) * width)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(","));
    }

    /** What the rows come to in whatever order they are: equal rows give the same, others almost never do. */
    Answer answer() {
        long sum = 0;
        for (int row = 0; row < size; row += width) {
            long hash = width;
            for (int column = 0; column < width; column++) {
                hash = (hash ^ numbers[row + column]) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
            sum += hash * 0xBF58476D1CE4E5B9L;
        }
        return new Answer(count(), sum);
    }

    /**
     * What a contender found.
     *
     * @param rows how many rows
     * @param checksum over all of their numbers
     */
    record Answer(int rows, long checksum) {}
}
