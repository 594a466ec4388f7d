package io.cartera.examples.monthend;

import java.util.ArrayList;
import java.util.List;

/** Collects the rows that did not go in. */
final class Rejections {

    private final List<Rejected> rows = new ArrayList<>();

    void add(String file, long line, BadRowException bad) {
        rows.add(new Rejected(file, line, bad.column(), bad.value(), bad.reason()));
    }

    /** All of them, by file and line. */
    List<Rejected> rows() {
        return rows.stream().sorted(Rejected.ORDER).toList();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int count() {
        return rows.size();
    }
}
